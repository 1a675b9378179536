/**
 * Chapter 01 · Standard convolution
 *
 * Eight functions, from one line to a whole convolution. Replace a `throw` by your answer, save, and run the grading
 * cell of the notebook (or `npm run grade -- 01` in a terminal). Later exercises may call your earlier ones.
 *
 * All you need of lib: `t.shape`, `t.at(…)`, `t.set(value, …)`, and `zeros(shape)` for a tensor to fill.
 */
import { type Tensor, zeros } from "../lib/index";

/**
 * 1 · How many positions does a kernel find along one side of an image? (1 point)
 *
 *   ⌊(n + 2 · padding − kernel) / stride⌋ + 1
 *
 * By hand: n = 7, kernel 3, stride 2, no padding. The kernel starts at pixel 0, 2 and 4: 3 positions.
 *
 * @param n pixels of input
 * @param kernel taps of the kernel
 * @param stride pixels from one position to the next
 * @param padding zeros added at each of the two ends
 */
export function outputSize(n: number, kernel: number, stride: number, padding: number): number {
  throw new Error("TODO: outputSize");
}

/**
 * 2 · One number: the sum of all products of a window with a filter of the same shape. (1 point)
 *
 *   Σᵢⱼ window[i, j] · filter[i, j]
 *
 * By hand: [[0, 1], [3, 4]] with [[0, 1], [2, 3]] gives 0·0 + 1·1 + 3·2 + 4·3 = 19.
 *
 * @param window [height, width]
 * @param filter [height, width]
 */
export function weightedSum(window: Tensor<[number, number]>, filter: Tensor<[number, number]>): number {
  throw new Error("TODO: weightedSum");
}

/**
 * 3 · Slide a kernel along a line of numbers, `stride` numbers at a time, as long as it fits. (2 points)
 *
 *   output[p] = Σᵢ signal[p · stride + i] · kernel[i]
 *
 * By hand: 1 to 7 with [1, 1, 1] and stride 2: 1+2+3, 3+4+5, 5+6+7 = [6, 12, 18].
 */
export function slide1d(signal: number[], kernel: number[], stride: number): number[] {
  throw new Error("TODO: slide1d");
}

/**
 * 4 · The same in two dimensions: one map, one filter, stride 1, no padding. (2 points)
 *
 *   output[y, x] = Σᵢⱼ map[y + i, x + j] · filter[i, j]
 *
 * By hand: [[0, 1, 2], [3, 4, 5], [6, 7, 8]] with [[0, 1], [2, 3]] gives [[19, 25], [37, 43]].
 *
 * @param map [height, width]
 * @param filter [kernelHeight, kernelWidth], not always square
 * @returns [height − kernelHeight + 1, width − kernelWidth + 1]
 */
export function slide2d(map: Tensor<[number, number]>, filter: Tensor<[number, number]>): Tensor<[number, number]> {
  throw new Error("TODO: slide2d");
}

/**
 * 5 · Put `padding` zeros around an image, on all four sides, in every channel. (1 point)
 *
 * By hand: a 2 × 3 image with padding 1 becomes 4 × 5; its old corner [0, 0] is now at [1, 1].
 *
 * @param image [height, width, channels]
 * @returns [height + 2 · padding, width + 2 · padding, channels]
 */
export function zeroPad(image: Tensor<[number, number, number]>, padding: number): Tensor<[number, number, number]> {
  throw new Error("TODO: zeroPad");
}

/**
 * 6 · One number of a real layer: all channels, the bias, then ReLU. (2 points)
 *
 *   max(0, bias + Σᵢⱼ꜀ window[i, j, c] · filter[i, j, c])
 *
 * By hand: one tap, channels [5, −3], weights [1, 1], bias 0: 5 − 3 = 2, and max(0, 2) = 2.
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
 * 7 · How many numbers does a layer learn, weights and biases together? You may not need every argument. (1 point)
 *
 * By hand: one 3 × 3 filter on a 128 × 128 colour image, output 126 × 126: 3 · 3 · 3 weights and 1 bias, 28 in all.
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
 * 8 · The whole layer, without activation. (4 points)
 *
 *   output[y, x, f] = bias[f] + Σᵢⱼ꜀ padded[y · stride + i, x · stride + j, c] · kernel[i, j, c, f]
 *
 * By hand: input [[[1], [2]], [[3], [4]]], kernel shape [1, 1, 1, 2] with weights 1 and 10, bias [0, 5], stride 1, padding 0:
 * the pixel 3 becomes [3, 35].
 *
 * @param input [height, width, channels]
 * @param kernel [kernelHeight, kernelWidth, channels, filters]
 * @param bias one number a filter
 * @returns [outputSize(height, …), outputSize(width, …), filters]
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
