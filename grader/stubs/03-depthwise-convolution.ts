/**
 * Chapter 03 · Depthwise convolution
 *
 * Seven functions about filters that keep to one channel. Replace a `throw` by your answer, save, and run the grading
 * cell of the notebook (or `npm run grade -- 03` in a terminal). Later exercises may call your earlier ones.
 *
 * All you need of lib: `t.shape`, `t.at(…)`, `t.set(value, …)`, and `zeros(shape)` for a tensor to fill.
 * A depthwise kernel has shape [kernelHeight, kernelWidth, channels, multiplier]: each channel has `multiplier` filters.
 */
import { type Tensor, zeros } from "../lib/index";

/**
 * 1 · One window, one number a channel: each channel meets its own filter. (1 point)
 *
 *   answer[c] = Σᵢⱼ window[i, j, c] · filters[i, j, c]
 *
 * By hand: one tap, channels [2, 3], weights [10, 100]: [20, 300].
 *
 * @param window [kernelHeight, kernelWidth, channels]
 * @param filters [kernelHeight, kernelWidth, channels], one filter a channel
 */
export function oneWindow(
  window: Tensor<[number, number, number]>,
  filters: Tensor<[number, number, number]>,
): number[] {
  throw new Error("TODO: oneWindow");
}

/**
 * 2 · The shape of what a depthwise layer answers. (1 point)
 *
 * Along each side: ⌊(n + 2 · padding − kernel) / stride⌋ + 1, as always.
 *
 * By hand: input [7, 6, 3], kernel [3, 3, 3, 2], stride 2, padding 1: [4, 3, 6].
 *
 * @param input its shape, [height, width, channels]
 * @param kernel its shape, [kernelHeight, kernelWidth, channels, multiplier]
 */
export function outputShape(
  input: [number, number, number],
  kernel: [number, number, number, number],
  stride: number,
  padding: number,
): [number, number, number] {
  throw new Error("TODO: outputShape");
}

/**
 * 3 · How many numbers does a depthwise layer learn, weights and biases together? There is one bias for each of its
 * output channels. (1 point)
 *
 * By hand: 3 × 3 taps, 4 channels, multiplier 1: 4 filters of 9 weights, and 4 biases: 40.
 */
export function countParameters(
  kernelHeight: number,
  kernelWidth: number,
  channels: number,
  multiplier: number,
): number {
  throw new Error("TODO: countParameters");
}

/**
 * 4 · The whole layer. (4 points)
 *
 *   output[y, x, c · M + m] = bias[c · M + m] + Σᵢⱼ padded[y · stride + i, x · stride + j, c] · kernel[i, j, c, m]
 *
 * By hand: the pixel [1, 2], kernel shape [1, 1, 2, 2] with weights 1 and 10 for channel 0, 100 and 1000 for channel 1,
 * bias [0, 0, 0, 7], stride 1, padding 0: [1, 10, 200, 2007].
 *
 * @param input [height, width, channels]
 * @param kernel [kernelHeight, kernelWidth, channels, multiplier M]
 * @param bias one number an output channel
 * @param padding zeros around the image, on all four sides
 * @returns [outHeight, outWidth, channels · M]
 */
export function depthwise(
  input: Tensor<[number, number, number]>,
  kernel: Tensor<[number, number, number, number]>,
  bias: number[],
  stride: number,
  padding: number,
): Tensor<[number, number, number]> {
  throw new Error("TODO: depthwise");
}

/**
 * 5 · A depthwise layer is a standard layer with zeros in it. Write down the kernel of that standard layer: it must give
 * the same output as the depthwise kernel, for every input. (3 points)
 *
 * By hand: the depthwise kernel of shape [1, 1, 2, 1] with weights 5 and 7 becomes the standard kernel of shape
 * [1, 1, 2, 2] with weights [[5, 0], [0, 7]]: filter 0 is deaf to channel 1, filter 1 is deaf to channel 0.
 *
 * @param kernel [kernelHeight, kernelWidth, channels, multiplier]
 * @returns [kernelHeight, kernelWidth, channels, channels · multiplier]
 */
export function asStandard(kernel: Tensor<[number, number, number, number]>): Tensor<[number, number, number, number]> {
  throw new Error("TODO: asStandard");
}

/**
 * 6 · Between standard and depthwise lies grouped convolution: channels and filters are cut into `groups` equal groups,
 * and a filter sees the channels of its own group only. How many weights (no biases)? (1 point)
 *
 * By hand: 3 × 3 taps, 4 channels, 4 filters, 2 groups: each of the 4 filters sees 2 channels: 3 · 3 · 2 · 4 = 72.
 */
export function groupedWeights(
  kernelHeight: number,
  kernelWidth: number,
  channels: number,
  filters: number,
  groups: number,
): number {
  throw new Error("TODO: groupedWeights");
}

/**
 * 7 · Which layer did this? Somebody hid a layer and lets you knock: `answers[c]` is its output for a picture that is
 * zero everywhere, except for a single 1 in the middle of channel c. There is one knock for each input channel. (3 points)
 *
 * The layer has no bias, stride 1, keeps height and width, and none of its weights is zero. Answer with one word:
 *   "pointwise"   1×1, all channels
 *   "standard"    wider than 1×1, all channels
 *   "depthwise"   wider than 1×1, each output channel hears one input channel
 *   "grouped"     wider than 1×1, each output channel hears more than one input channel, but not all
 *
 * By hand: 2 channels, pictures 1 × 3. answers[0] is [[[0, 0], [4, 6], [0, 0]]], answers[1] is [[[0, 0], [5, 7], [0, 0]]]:
 * nothing but the middle pixel answers, so "pointwise".
 *
 * @param answers for each input channel a tensor [height, width, filters], height and width odd
 */
export function whichLayer(
  answers: Tensor<[number, number, number]>[],
): "pointwise" | "standard" | "depthwise" | "grouped" {
  throw new Error("TODO: whichLayer");
}
