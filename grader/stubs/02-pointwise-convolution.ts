/**
 * Chapter 02 · Pointwise convolution
 *
 * Nine functions about kernels that are one pixel wide. Replace a `throw` by
 * your answer, save, and run the grading cell of the notebook (or
 * `npm run grade -- 02` in a terminal). Later exercises may call your earlier
 * ones. The last two belong to the parts "For who wants more".
 *
 * All you need of lib: `t.shape`, `t.at(…)`, `t.set(value, …)`, `zeros(shape)`
 * for a tensor to fill, and `tensor(values, shape)`. Lib's own layers may check
 * an answer, not give it.
 */
import { type Tensor, tensor, zeros } from "../lib/index";

/**
 * 1 · What a 1×1 layer makes of a single pixel. (1 point)
 *
 * By hand: the pixel [1, 2, 3] and one filter with weights 1, 10, 100 (shape
 * [3, 1]) give [321]. The pixel [1, 10] and weights [[1, 3], [2, 4]] give
 * [21, 43].
 *
 * @param pixel one number a channel
 * @param weights [channels, filters]
 * @returns one number a filter
 */
export function mixPixel(
  pixel: number[],
  weights: Tensor<[number, number]>,
): number[] {
  throw new Error("TODO: mixPixel");
}

/**
 * 2 · The whole layer, stride 1, no padding, no activation. (3 points)
 *
 * By hand: a row of two pixels [1, 10] and [2, 0], with the weights
 * [[1, 3], [2, 4]] and bias [0, 5], gives [21, 48] and [2, 11].
 *
 * @param input [height, width, channels]
 * @param kernel [1, 1, channels, filters]
 * @param bias one number a filter
 * @returns [height, width, filters]
 */
export function pointwise(
  input: Tensor<[number, number, number]>,
  kernel: Tensor<[1, 1, number, number]>,
  bias: number[],
): Tensor<[number, number, number]> {
  throw new Error("TODO: pointwise");
}

/**
 * 3 · A colour transform. Write the kernel of a 1×1 layer, red, green and blue
 * in and out, that makes colours stronger or weaker. The grey of a pixel is
 * here 0.3 red + 0.6 green + 0.1 blue, no plain mean. Amount 0 gives that grey
 * in all three channels, amount 1 the picture as it is; amount 2 takes every
 * channel twice as far from the grey, 0.5 half as far. (2 points)
 *
 * By hand: [1, 0, 0] has grey 0.3. Amount 0 makes it [0.3, 0.3, 0.3], amount 1
 * leaves it [1, 0, 0], amount 2 makes it [1.7, −0.3, −0.3].
 *
 * @returns [1, 1, 3, 3]
 */
export function saturate(amount: number): Tensor<[1, 1, 3, 3]> {
  throw new Error("TODO: saturate");
}

/**
 * 4 · One 1×1 layer can't find the larger of two numbers. Two with a ReLU
 * between them can: a small network, the same one at every pixel. Design it.
 * (3 points)
 *
 * What counts is what comes out of
 *
 *   pointwiseConv2d(relu(pointwiseConv2d(picture, first)), second)
 *
 * at every pixel: the larger of its two channels. Channels may be negative.
 * There are 4 numbers in the middle; not all need be used. Many answers are
 * right. No biases.
 *
 * By hand: [3, 8] → [8], [4, −1] → [4], [−5, −2] → [−2].
 */
export function largerOfTwo(): {
  first: Tensor<[1, 1, 2, 4]>;
  second: Tensor<[1, 1, 4, 1]>;
} {
  throw new Error("TODO: largerOfTwo");
}

/**
 * 5 · Weights that travel. PyTorch keeps the kernel of a convolution as
 * [filters, channels, kernelHeight, kernelWidth]. Bring it into our layout, so
 * that lib's conv2d answers what PyTorch answered. (1 point)
 *
 * By hand: one tap, 2 filters, 2 channels: the PyTorch weights
 * [[[[1]], [[2]]], [[[3]], [[4]]]] have filter 0 = 1, 2 and filter 1 = 3, 4.
 * Here they are [[[[1, 3], [2, 4]]]].
 *
 * @param weights [filters, channels, kernelHeight, kernelWidth]
 * @returns [kernelHeight, kernelWidth, channels, filters]
 */
export function fromPyTorch(
  weights: Tensor<[number, number, number, number]>,
): Tensor<[number, number, number, number]> {
  throw new Error("TODO: fromPyTorch");
}

/**
 * 6 · Two 1×1 layers in a row, no bias and no activation between them, do what
 * one 1×1 layer does. Find its kernel. (2 points)
 *
 * By hand: first takes 1 channel to 2 with weights 3 and 4, second takes these
 * 2 to 1 with weights 10 and 100. The number 1 becomes 3 and 4, and these
 * become 30 + 400 = 430. So the folded kernel has shape [1, 1, 1, 1] and the
 * weight 430.
 *
 * @param first [1, 1, channels, middle]
 * @param second [1, 1, middle, filters]
 * @returns [1, 1, channels, filters]
 */
export function foldPointwise(
  first: Tensor<[1, 1, number, number]>,
  second: Tensor<[1, 1, number, number]>,
): Tensor<[1, 1, number, number]> {
  throw new Error("TODO: foldPointwise");
}

/**
 * 7 · A puzzle. You see what went into a layer and what came out of it, not its
 * weights. Are there two pixels that prove that it looked at more than one
 * pixel at a time? Answer true where there are, false where no two pixels prove
 * it. The layer has stride 1 and keeps height and width; it may have a bias and
 * an activation. All numbers are whole. (2 points)
 *
 * By hand: a row of three pixels 5, 7, 5 became 1, 2, 3: true.
 * 5, 7, 5 became 1, 2, 1: false. 5, 7, 9 became 1, 2, 3: false.
 *
 * @param input [height, width, channels]
 * @param output [height, width, filters]
 */
export function looksSideways(
  input: Tensor<[number, number, number]>,
  output: Tensor<[number, number, number]>,
): boolean {
  throw new Error("TODO: looksSideways");
}

/**
 * 8 · A kernelSize × kernelSize layer from `channels` to `filters` is too dear.
 * A 1×1 layer in front shall make the stack thinner, so that both together cost
 * at most half of the MACs. What is the largest number of channels that may be
 * left between them? Both keep height and width. (1 point)
 *
 * By hand: 4 channels, 3×3, 5 filters: straight on, a pixel costs
 * 3·3·4·5 = 180. With 1 channel between, 4 + 45 = 49; with 2, 8 + 90 = 98,
 * which is more than half. So the answer is 1. Where not even 1 is cheap
 * enough, answer 0.
 */
export function widestMiddle(
  channels: number,
  kernelSize: number,
  filters: number,
): number {
  throw new Error("TODO: widestMiddle");
}

/**
 * 9 · For who wants more: a convolution as a matrix product. Write the windows
 * of a picture, into which they fit, below one another, a row for each, stride
 * 1, no padding, so that
 *
 *   im2col(x, kernelHeight, kernelWidth) times
 *   kernel.reshape([kernelHeight * kernelWidth * channels, filters])
 *
 * has the numbers of conv2d(x, kernel) in the order of its `data`. (3 points)
 *
 * By hand: the picture [[1, 2, 3], [4, 5, 6]], one channel, windows of 2 × 2:
 * [[1, 2, 4, 5], [2, 3, 5, 6]].
 *
 * @param input [height, width, channels]
 * @returns one row a window, one column a weight of a filter
 */
export function im2col(
  input: Tensor<[number, number, number]>,
  kernelHeight: number,
  kernelWidth: number,
): Tensor<[number, number]> {
  throw new Error("TODO: im2col");
}
