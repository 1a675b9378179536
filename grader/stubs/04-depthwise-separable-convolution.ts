/**
 * Chapter 04 · Depthwise separable convolution
 *
 * Eight functions: what the two steps compute, which kernels they can replace
 * and how well, and where they pay. No biases in this chapter. Replace a
 * `throw` by your answer, save, and run the grading cell of the notebook (or
 * `npm run grade -- 04` in a terminal). Later exercises may call your earlier
 * ones. The eighth belongs to a part "For who wants more".
 *
 * Of lib you may use what you have built so far (`conv2d`, `pointwiseConv2d`,
 * `depthwiseConv2d`), `zeros`, `tensor`, `t.shape`, `t.at`, `t.set`. What lib
 * has that would be the answer itself (`separableConv2d`, `toStandardKernel`,
 * `toSeparableKernels`) may check yours, not give it.
 */
import {
  depthwiseConv2d,
  pointwiseConv2d,
  type Tensor,
  tensor,
  zeros,
} from "../lib/index";

type Kernel = Tensor<[number, number, number, number]>;
type Depthwise = Tensor<[number, number, number, 1]>;
type Pointwise = Tensor<[1, 1, number, number]>;

/**
 * 1 · The two steps, one after the other; stride 1, no padding. (2 points)
 *
 * By hand: a row of two pixels, [1, 2] and [3, 4]. Channel 0 has the face
 * [1, 1], channel 1 the face [0, 1]; what they see is 4 and 4. A filter that
 * takes channel 0 once and channel 1 twice makes 12 of it. In between, map
 * c · multiplier + m is what channel c's face m sees.
 *
 * @param input [height, width, channels]
 * @param depthwise [kernelHeight, kernelWidth, channels, multiplier]
 * @param pointwise [1, 1, channels · multiplier, filters]
 * @returns [height − kernelHeight + 1, width − kernelWidth + 1, filters]
 */
export function separableConv(
  input: Tensor<[number, number, number]>,
  depthwise: Kernel,
  pointwise: Pointwise,
): Tensor<[number, number, number]> {
  throw new Error("TODO: separableConv");
}

/**
 * 2 · The standard kernel that does in one step what the two do. (2 points)
 *
 * By hand: channel 0 has the face [1, 2]; filter 0 takes it 3 times, filter 1
 * takes it −1 times. Then the standard kernel looks at channel 0 with [3, 6]
 * for filter 0 and with [−1, −2] for filter 1.
 *
 * @param depthwise [kernelHeight, kernelWidth, channels, 1]
 * @param pointwise [1, 1, channels, filters]
 * @returns [kernelHeight, kernelWidth, channels, filters]
 */
export function equivalentKernel(
  depthwise: Depthwise,
  pointwise: Pointwise,
): Kernel {
  throw new Error("TODO: equivalentKernel");
}

/**
 * 3 · The way back: take a kernel apart that can be split. (2 points)
 *
 * Many pairs are right, and any of them will do: graded is the one kernel that
 * your two make together.
 *
 * By hand: one channel, filters [3, 6] and [−1, −2]. The face [1, 2] in amounts
 * 3 and −1 makes them; so does the face [3, 6] in amounts 1 and −1/3.
 *
 * @param kernel [kernelHeight, kernelWidth, channels, filters]; can be split,
 *   and a channel may be all zeros
 * @returns depthwise [kernelHeight, kernelWidth, channels, 1] and pointwise
 *   [1, 1, channels, filters]
 */
export function split(kernel: Kernel): {
  depthwise: Depthwise;
  pointwise: Pointwise;
} {
  throw new Error("TODO: split");
}

/**
 * 4 · Can this kernel be written as one depthwise step with multiplier 1 and
 * one pointwise step? (3 points)
 *
 * By hand: one channel, filters [1, −1, 0, 0] and [2, −2, 0, 0]: yes. Filters
 * [1, −1, 0, 0] and [1, 0, −1, 0]: no.
 *
 * Weights are 32-bit numbers, so what would be equal on paper may differ here
 * in the seventh digit. No case is a close one: a kernel can be split but for
 * such rounding, or every pair of steps misses at least one of its weights by a
 * tenth of the kernel's largest weight, or more.
 *
 * @param kernel [kernelHeight, kernelWidth, channels, filters]
 */
export function isSeparable(kernel: Kernel): boolean {
  throw new Error("TODO: isSeparable");
}

/**
 * 5 · Take any kernel apart, as well as it can be done. (3 points)
 *
 * Of all pairs with multiplier 1, find one that comes closest: take the
 * difference of each weight from the kernel that your two make, square it, add
 * up. Graded is that sum: it may be a thousandth above the least possible.
 *
 * By hand: one channel, filters [1, −1, 0, 0] and [1, 0, −1, 0]. The face
 * [2, −1, −1, 0], half of it for each filter, makes [1, −½, −½, 0] twice. Four
 * weights are off by ½: the sum is 1, and no pair does better.
 *
 * @param kernel [kernelHeight, kernelWidth, channels, filters]; can't be split,
 *   and no channel and no filter is all zeros
 * @returns depthwise [kernelHeight, kernelWidth, channels, 1] and pointwise
 *   [1, 1, channels, filters]
 */
export function nearestSplit(kernel: Kernel): {
  depthwise: Depthwise;
  pointwise: Pointwise;
} {
  throw new Error("TODO: nearestSplit");
}

/**
 * 6 · Up to which multiplier do the two steps cost fewer MACs than the
 * standard layer they stand for? (2 points)
 *
 * By hand: kernel 3, 3 channels, 8 filters. At each position the standard layer
 * takes 216 MACs; the two steps take 51 with multiplier 1, then 102, 153, 204,
 * 255. So 4.
 *
 * @returns 0 where they cost more even with multiplier 1
 */
export function largestMultiplier(
  kernel: number,
  channels: number,
  filters: number,
): number {
  throw new Error("TODO: largestMultiplier");
}

/**
 * 7 · See as far as a budget allows. (3 points)
 *
 * A map of size × size pixels goes through some separable layers, all alike:
 * as many channels out as in, multiplier 1, stride 1, padded so that the size
 * stays. You choose their kernel (3, 5, 7 or any larger odd number, also larger
 * than the map) and how many there are. Together they may take `budget` MACs;
 * taps on the padding count.
 *
 * Graded is how wide a field one number sees in the end: no plan within the
 * budget may see more. Which of several best plans you name doesn't matter.
 *
 * By hand: size 10, 64 channels, 1,000,000 MACs. A 3×3 layer takes 467,200: two
 * of them see 5 pixels. A single 9×9 layer takes 928,000 and sees 9: the best.
 *
 * @param budget enough for one layer of 3×3
 */
export function widestField(
  size: number,
  channels: number,
  budget: number,
): { kernel: number; layers: number } {
  throw new Error("TODO: widestField");
}

/**
 * 8 · For who wants more (“Fewer MACs, but how much faster?”): how many
 * positions must share the weights of a 1×1 layer until it isn't memory that
 * it waits for? (2 points)
 *
 * Wanted is the least number of positions at which it has `bend` MACs or more
 * for each number moved. It reads its input and its weights, and writes its
 * output, each number once.
 *
 * By hand: 4 channels, 4 filters, bend 1.3. With 3 positions there are 48 MACs
 * and 12 + 16 + 12 numbers: 1.2. With 4 there are 64 and 16 + 16 + 16: 1.33. So
 * 4.
 *
 * @returns 0 where no number of positions is enough
 */
export function positionsToBend(
  channels: number,
  filters: number,
  bend: number,
): number {
  throw new Error("TODO: positionsToBend");
}
