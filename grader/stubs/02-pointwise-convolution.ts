/**
 * Chapter 02 · Pointwise convolution
 *
 * Eight functions about kernels that are one pixel wide. Replace a `throw` by your answer, save, and run the grading
 * cell of the notebook (or `npm run grade -- 02` in a terminal). Later exercises may call your earlier ones.
 *
 * All you need of lib: `t.shape`, `t.at(…)`, `t.set(value, …)`, and `zeros(shape)` for a tensor to fill.
 */
import { type Tensor, zeros } from "../lib/index";

/**
 * 1 · How many numbers does a 1×1 layer learn, weights and biases together? You may not need every argument. (1 point)
 *
 * By hand: 4 × 5 pixels of 3 channels, 2 filters: each filter has 3 weights and 1 bias, so 8 numbers in all.
 */
export function countParameters(height: number, width: number, channels: number, filters: number): number {
  throw new Error("TODO: countParameters");
}

/**
 * 2 · The shape of what a 1×1 layer answers, without padding. (1 point)
 *
 * With stride 2 the layer stops at pixel 0, 2, 4, … and reads nothing of the pixels between.
 *
 * By hand: 7 × 5 pixels of 3 channels, 4 filters, stride 2: rows 0, 2, 4, 6 and columns 0, 2, 4, so [4, 3, 4].
 *
 * @returns [outHeight, outWidth, outChannels]
 */
export function outputShape(
  height: number,
  width: number,
  channels: number,
  filters: number,
  stride: number,
): [number, number, number] {
  throw new Error("TODO: outputShape");
}

/**
 * 3 · What a 1×1 layer makes of a single pixel. (2 points)
 *
 *   answer[f] = Σ꜀ pixel[c] · weights[c, f]
 *
 * By hand: the pixel [1, 2, 3] and one filter with weights 1, 10, 100 (shape [3, 1]) give [321].
 * The pixel [1, 10] and weights [[1, 3], [2, 4]] give [1·1 + 10·2, 1·3 + 10·4] = [21, 43].
 *
 * @param pixel one number a channel
 * @param weights [channels, filters]: a column is a filter
 * @returns one number a filter
 */
export function mixPixel(pixel: number[], weights: Tensor<[number, number]>): number[] {
  throw new Error("TODO: mixPixel");
}

/**
 * 4 · The whole layer: the same mixture at every pixel, stride 1. (3 points)
 *
 *   output[y, x, f] = bias[f] + Σ꜀ input[y, x, c] · kernel[0, 0, c, f]
 *
 * By hand: a row of two pixels [1, 10] and [2, 0] with the weights above and bias [0, 5] gives [21, 48] and [2, 11].
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
 * 5 · Two 1×1 layers in a row, no bias and no activation between them, do what one 1×1 layer does. Find its kernel.
 * (2 points)
 *
 *   folded[a, c] = Σ over b of first[a, b] · second[b, c]
 *
 * By hand: first takes 1 channel to 2 with weights 3 and 4, second takes these 2 to 1 with weights 10 and 100.
 * The number 1 becomes 3 and 4, then 3·10 + 4·100 = 430. So the folded kernel has shape [1, 1, 1, 1] and the weight 430.
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
 * 6 · A large kernel on many channels is dear. So a 1×1 layer first makes the stack thinner, from `channels` to `narrow`,
 * and then a kernelSize × kernelSize layer with `filters` filters reads the thin stack. How many MACs, both layers
 * together? Height and width are kept by both. (1 point)
 *
 * A MAC is one multiplication and one addition; biases are not counted.
 *
 * By hand: one pixel of 4 channels, narrow 2, kernel 3 × 3, 5 filters: 4·2 + 3·3·2·5 = 98.
 */
export function macsWithReduction(
  height: number,
  width: number,
  channels: number,
  narrow: number,
  kernelSize: number,
  filters: number,
): number {
  throw new Error("TODO: macsWithReduction");
}

/**
 * 7 · How many weights are in a bottleneck of ResNet, biases not counted? It has three layers: 1×1 from `channels` to
 * `narrow`, 3×3 from `narrow` to `narrow`, 1×1 from `narrow` back to `channels`. (1 point)
 *
 * By hand: 4 channels, narrow 1: 4·1 + 3·3·1·1 + 1·4 = 17.
 */
export function bottleneckWeights(channels: number, narrow: number): number {
  throw new Error("TODO: bottleneckWeights");
}

/**
 * 8 · A puzzle. You see what went into a layer and what came out of it, not its weights. Can you prove that it looked
 * at more than one pixel at a time? (2 points)
 *
 * A 1×1 layer has one answer for each mixture of channels, wherever it stands. So: answer true where two pixels of the
 * input are alike in every channel but their outputs are not. Else you have no proof, and the answer is false.
 *
 * By hand: a row of three pixels 5, 7, 5 became 1, 2, 3: the two fives became 1 and 3, so true.
 * 5, 7, 5 became 1, 2, 1: false. 5, 7, 9 became 1, 2, 3: false, since no two pixels are alike.
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
