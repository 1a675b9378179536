/**
 * Chapter 01 · Standard convolution
 *
 * Nine functions. Replace a `throw` by your answer, save, and run the grading
 * cell of the notebook (or `npm run grade -- 01` in a terminal). Later ones may
 * call your earlier ones. 7, 8 and 9 need more thought than code.
 *
 * All you need of lib: `t.shape`, `t.at(…)`, `t.set(value, …)`, `zeros(shape)`
 * for a tensor to fill, and `tensor(values, shape)` for one that you write out.
 * What lib has that would be the answer itself (`conv2d`, `outputSize`) may
 * check yours, not give it.
 */
import { type Tensor, tensor, zeros } from "../lib/index";

/**
 * 1 · How many positions does a kernel find along one side? (1 point)
 *
 * By hand: n = 7, kernel 3, stride 2, no padding. The kernel starts at pixel 0,
 * 2 and 4: 3 positions. The kernel is never longer than the padded line.
 *
 * @param n pixels of input
 * @param kernel taps of the kernel
 * @param stride pixels from one position to the next
 * @param padding zeros added at each of the two ends
 */
export function outputSize(
  n: number,
  kernel: number,
  stride: number,
  padding: number,
): number {
  throw new Error("TODO: outputSize");
}

/**
 * 2 · Somebody wants an output of `size` positions, one or more. Which stride
 * and which padding give it? (2 points)
 *
 * The stride may be 1, 2, … up to n, the padding 0, 1, … up to kernel − 1.
 * Where several pairs do, give the one with the smallest stride; where several
 * of the same stride do, the one with the smallest padding. A kernel longer
 * than the padded line has no position. Some sizes can't be had at all: then
 * give null.
 *
 * By hand: n = 7, kernel 3. Stride 1 makes 5, 7 or 9 positions. For 4 of them
 * it takes { stride: 2, padding: 1 }; nothing makes 6.
 */
export function optionsFor(
  n: number,
  kernel: number,
  size: number,
): { stride: number; padding: number } | null {
  throw new Error("TODO: optionsFor");
}

/**
 * 3 · Slide a filter over a map, into which it fits: stride 1, no padding.
 * (1 point)
 *
 * By hand: [[0, 1, 2], [3, 4, 5], [6, 7, 8]] with [[0, 1], [2, 3]] gives
 * [[19, 25], [37, 43]].
 *
 * @param map [height, width]
 * @param filter [kernelHeight, kernelWidth], not always square
 * @returns [rows of positions, columns of positions]
 */
export function slide2d(
  map: Tensor<[number, number]>,
  filter: Tensor<[number, number]>,
): Tensor<[number, number]> {
  throw new Error("TODO: slide2d");
}

/**
 * 4 · One number of a real layer: all channels, the bias, and ReLU, in the
 * order in which a layer does them. (1 point)
 *
 * By hand: channels [5, −3], weights [1, 1], bias 0 give 2; with bias −3 they
 * give 0.
 *
 * @param window [kernelHeight, kernelWidth, channels]
 * @param filter [kernelHeight, kernelWidth, channels]
 * @param bias the filter's one bias
 */
export function onePixel(
  window: Tensor<[number, number, number]>,
  filter: Tensor<[number, number, number]>,
  bias: number,
): number {
  throw new Error("TODO: onePixel");
}

/**
 * 5 · The whole layer, without activation. The kernel fits into the padded
 * input. (4 points)
 *
 * By hand: input [[[1], [2]], [[3], [4]]], a kernel of shape [1, 1, 1, 2] with
 * weights 1 and 10, bias [0, 5], stride 1, padding 0: the pixel 3 becomes
 * [3, 35].
 *
 * @param input [height, width, channels]
 * @param kernel [kernelHeight, kernelWidth, channels, filters]
 * @param bias one number a filter
 * @param padding zeros on each of the four sides
 * @returns [rows of positions, columns of positions, filters]
 */
export function conv2d(
  input: Tensor<[number, number, number]>,
  kernel: Tensor<[number, number, number, number]>,
  bias: number[],
  stride: number,
  padding: number,
): Tensor<[number, number, number]> {
  throw new Error("TODO: conv2d");
}

/**
 * 6 · How many numbers does a layer learn, weights and biases together? You may
 * not need every argument. (1 point)
 *
 * By hand: one 3 × 3 filter on a 128 × 128 colour image, output 126 × 126,
 * learns 28 numbers.
 */
export function countParameters(
  kernelHeight: number,
  kernelWidth: number,
  channels: number,
  filters: number,
  outputHeight: number,
  outputWidth: number,
): number {
  throw new Error("TODO: countParameters");
}

/**
 * 7 · Nine weights that answer to one diagonal and not to the other. (2 points)
 *
 * Graded on three windows of 3 × 3 pixels, and what is only rounding counts as
 * 0:
 *   a falling line of ones, \, on zeros: the answer is above 0;
 *   a rising line of ones, /, on zeros: the answer is 0 or less;
 *   a plain wall, all nine pixels 1: the answer is 0.
 * Many kernels do. By hand: nine times 0 answers 0, 0 and 0, which is not
 * enough.
 *
 * @returns [3, 3]
 */
export function diagonalKernel(): Tensor<[3, 3]> {
  throw new Error("TODO: diagonalKernel");
}

/**
 * 8 · A layer is locked in a box. What is inside? (3 points)
 *
 * It looks at a line of pixels: one channel, one filter, no activation. Each
 * pixel in turn was set to 1, all others to 0: answers[i] is what came out when
 * it was pixel i.
 *
 * All numbers are whole. Its first and last weights are not 0; those between
 * may be. Its padding is the same at both ends. At least two of its positions
 * lie wholly on the line, none wholly in the padding.
 *
 * By hand: [[3, 1], [4, 1], [1, 3], [1, 4]] came from a line of 4 pixels, and
 * inside is { kernel: [2, 3], bias: 1, stride: 2, padding: 0 }.
 */
export function findLayer(answers: number[][]): {
  kernel: number[];
  bias: number;
  stride: number;
  padding: number;
} {
  throw new Error("TODO: findLayer");
}

/** What may be wrong with somebody's layer. */
export type Bug =
  | "none"
  /** The kernel is turned by half a turn, in each channel. */
  | "flipped"
  /** The weights of the first channel are used for every channel. */
  | "shared"
  /** The bias is added once for each channel. */
  | "bias";

/**
 * 9 · Somebody's layer has one filter, stride 1, no padding, no activation, and
 * at most one bug. Name it from what the layer made. (3 points)
 *
 * All numbers are whole, and exactly one of the four names explains the map.
 *
 * By hand: two pixels with one number each in two channels, [1, 10] and
 * [100, 1000], under the weights [1, 2] and [3, 4], with bias 5. If the map is
 * 4326 there is no bug; 2148 is "flipped", 3316 is "shared", 4331 is "bias".
 *
 * @param image [height, width, channels]
 * @param kernel [kernelHeight, kernelWidth, channels]
 * @param map what came out: [rows of positions, columns of positions]
 */
export function findBug(
  image: Tensor<[number, number, number]>,
  kernel: Tensor<[number, number, number]>,
  bias: number,
  map: Tensor<[number, number]>,
): Bug {
  throw new Error("TODO: findBug");
}
