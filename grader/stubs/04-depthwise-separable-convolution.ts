/**
 * Chapter 04 · Depthwise separable convolution
 *
 * Seven functions: what the two steps cost, what they compute, and what they can't. No biases in this chapter.
 *
 * Of lib you may use all you have built so far (`conv2d`, `pointwiseConv2d`, `depthwiseConv2d`), `zeros`, `t.at`, `t.set`.
 */
import { depthwiseConv2d, pointwiseConv2d, type Tensor, zeros } from "../lib/index";

/**
 * 1 · Weights of a depthwise step (multiplier 1) followed by a pointwise step. (1 point)
 *
 *   kernel² · channels + channels · filters
 *
 * By hand: kernel 3, 3 channels, 8 filters: 27 + 24 = 51.
 */
export function separableWeights(kernel: number, channels: number, filters: number): number {
  throw new Error("TODO: separableWeights");
}

/**
 * 2 · Multiply–accumulates of a standard convolution with an output of height × width. (1 point)
 *
 * Each output number costs one whole filter. By hand: output 2 × 3, kernel 3, 4 channels, 5 filters:
 * 2 · 3 positions, 5 maps, 3 · 3 · 4 weights each: 1,080.
 */
export function standardMacs(height: number, width: number, kernel: number, channels: number, filters: number): number {
  throw new Error("TODO: standardMacs");
}

/**
 * 3 · The same for the two steps of a depthwise separable convolution, stride 1, "same" padding. (1 point)
 *
 * By hand: output 2 × 3, kernel 3, 4 channels, 5 filters: 2 · 3 · (9 · 4 + 4 · 5) = 336.
 */
export function separableMacs(
  height: number,
  width: number,
  kernel: number,
  channels: number,
  filters: number,
): number {
  throw new Error("TODO: separableMacs");
}

/**
 * 4 · Exercise 3 divided by exercise 2, simplified. (1 point)
 *
 * Two of the five sizes cancel, and one of the remaining three does too: which? By hand: kernel 3, 3 channels,
 * 64 filters: 0.1267…
 */
export function costRatio(kernel: number, channels: number, filters: number): number {
  throw new Error("TODO: costRatio");
}

/**
 * 5 · The two steps, one after the other; stride 1, no padding. (2 points)
 *
 * @param input [height, width, channels]
 * @param depthwise [kernelHeight, kernelWidth, channels, multiplier]
 * @param pointwise [1, 1, channels · multiplier, filters]
 * @returns [height − kernelHeight + 1, width − kernelWidth + 1, filters]
 */
export function separableConv(
  input: Tensor<[number, number, number]>,
  depthwise: Tensor<[number, number, number, number]>,
  pointwise: Tensor<[1, 1, number, number]>,
): Tensor<[number, number, number]> {
  throw new Error("TODO: separableConv");
}

/**
 * 6 · The standard kernel that computes the same in one step. (2 points)
 *
 *   kernel[i, j, c, n] = depthwise[i, j, c, 0] · pointwise[0, 0, c, n]
 *
 * By hand: channel 0 has the face [[1, 2]]; filter 0 takes it 3 times, filter 1 takes it −1 times. Then the standard
 * kernel looks at channel 0 with [[3, 6]] for filter 0 and with [[−1, −2]] for filter 1.
 *
 * @param depthwise [kernelHeight, kernelWidth, channels, 1]
 * @param pointwise [1, 1, channels, filters]
 * @returns [kernelHeight, kernelWidth, channels, filters]
 */
export function equivalentKernel(
  depthwise: Tensor<[number, number, number, 1]>,
  pointwise: Tensor<[1, 1, number, number]>,
): Tensor<[number, number, number, number]> {
  throw new Error("TODO: equivalentKernel");
}

/**
 * 7 · Can this standard kernel be written as one depthwise step (multiplier 1) and one pointwise step? (3 points)
 *
 * It can if, for every input channel, all filters look at that channel with multiples of one face. Two faces are
 * multiples of one face exactly when, for every two taps a and b of the faces of filters m and n of one channel,
 *
 *   face_m(a) · face_n(b) = face_m(b) · face_n(a)
 *
 * By hand: one channel, two filters [1, −1, 0, 0] and [2, −2, 0, 0]: yes. [1, −1, 0, 0] and [1, 0, −1, 0]: no.
 *
 * @param kernel [kernelHeight, kernelWidth, channels, filters], whole numbers
 */
export function isSeparable(kernel: Tensor<[number, number, number, number]>): boolean {
  throw new Error("TODO: isSeparable");
}
