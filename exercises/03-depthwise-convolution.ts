/**
 * Chapter 03 · Depthwise convolution
 *
 * Eight functions about filters that keep to one channel. Replace a `throw` by
 * your answer, save, and run the grading cell of the notebook (or
 * `npm run grade -- 03` in a terminal). Later exercises may call your earlier
 * ones. The eighth belongs to the part "For who wants more".
 *
 * All you need of lib: `t.shape`, `t.at(…)`, `t.set(value, …)`, `zeros(shape)`
 * for a tensor to fill, and `tensor(values, shape)`. Lib's own convolutions may
 * check an answer, not give it. A depthwise kernel has shape
 * [kernelHeight, kernelWidth, channels, multiplier].
 */
import { type Tensor, tensor, zeros } from "../lib/index";

/**
 * 1 · The whole layer, without activation. The kernel fits into the padded
 * input. (4 points)
 *
 * By hand: the pixel [1, 2], kernel shape [1, 1, 2, 2] with weights 1 and 10
 * for channel 0, 100 and 1000 for channel 1, bias [0, 0, 0, 7], stride 1,
 * padding 0: [1, 10, 200, 2007].
 *
 * @param input [height, width, channels]
 * @param kernel [kernelHeight, kernelWidth, channels, multiplier]
 * @param bias one number an output channel
 * @param padding zeros around the image, on all four sides
 * @returns [outHeight, outWidth, channels · multiplier]
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
 * 2 · One standard 3×3 layer, red, green and blue in and out, with padding 1
 * and no bias, that swaps red and blue and blurs green, and only green: each
 * number of the green map is the mean of the 3 × 3 greens around it. Write its
 * kernel. (2 points)
 *
 * By hand: a picture of one pixel [0.9, 0.45, 0.2] becomes [0.2, 0.05, 0.9]:
 * eight of the nine greens are padding.
 *
 * @returns [3, 3, 3, 3]
 */
export function swapRedBlue(): Tensor<[3, 3, 3, 3]> {
  throw new Error("TODO: swapRedBlue");
}

/**
 * 3 · A depthwise layer is a standard layer with zeros in it. Write down the
 * kernel of that standard layer: it must give the same output as the depthwise
 * kernel, for every input. (3 points)
 *
 * By hand: the depthwise kernel of shape [1, 1, 2, 1] with weights 5 and 7
 * becomes the standard kernel of shape [1, 1, 2, 2] with weights
 * [[5, 0], [0, 7]].
 *
 * @param kernel [kernelHeight, kernelWidth, channels, multiplier]
 * @returns [kernelHeight, kernelWidth, channels, channels · multiplier]
 */
export function asStandard(
  kernel: Tensor<[number, number, number, number]>,
): Tensor<[number, number, number, number]> {
  throw new Error("TODO: asStandard");
}

/**
 * 4 · PyTorch has no depthwise layer of its own. There it is a convolution with
 * a group for every channel, and its kernel has shape
 * [channels · multiplier, 1, kernelHeight, kernelWidth]: the first index counts
 * output maps, in the order in which lib has them too. Bring it into our
 * layout. (2 points)
 *
 * By hand: one tap, 2 channels, multiplier 2: PyTorch's filters 1, 2, 3, 4
 * become [[[[1, 2], [3, 4]]]].
 *
 * @param weights [channels · multiplier, 1, kernelHeight, kernelWidth]
 * @returns [kernelHeight, kernelWidth, channels, multiplier]
 */
export function depthwiseFromPyTorch(
  weights: Tensor<[number, 1, number, number]>,
  channels: number,
): Tensor<[number, number, number, number]> {
  throw new Error("TODO: depthwiseFromPyTorch");
}

/**
 * 5 · A standard layer has too many weights, and groups would make it thinner.
 * What is the smallest number of groups with which it has at most `budget`
 * weights? Groups are all alike, in channels and in filters. Biases are not
 * counted. (2 points)
 *
 * By hand: 3 × 3 taps, 4 channels, 4 filters: 144 weights with 1 group, 72 with
 * 2. So a budget of 100 needs 2 groups. Where no number of groups is enough,
 * answer 0.
 */
export function fewestGroups(
  kernelHeight: number,
  kernelWidth: number,
  channels: number,
  filters: number,
  budget: number,
): number {
  throw new Error("TODO: fewestGroups");
}

/**
 * 6 · What the sum hides. You get one filter of a standard layer; it is 2
 * channels deep or more, and none of its weights is 0. Find a window of the
 * same shape that this filter answers with 0, although every channel has
 * something to say: apart, as depthwise would keep them, each channel's answer
 * is 1 or more, or −1 or less. There are many such windows, and rounding costs
 * nothing: the answers' sum may miss 0 by a thousandth of the largest answer,
 * and each its 1 by 0.0001. (2 points)
 *
 * By hand: the filter [2, 3] of one tap: the window [3, −2] gives 6 and −6
 * apart, and 0 together.
 *
 * @param filter [kernelHeight, kernelWidth, channels]
 * @returns a window, [kernelHeight, kernelWidth, channels]
 */
export function hiddenBySum(
  filter: Tensor<[number, number, number]>,
): Tensor<[number, number, number]> {
  throw new Error("TODO: hiddenBySum");
}

/**
 * 7 · Which layer did this? Somebody hid a layer and lets you knock:
 * `answers[c]` is its output for a picture that is zero everywhere, except for
 * a single 1 in the middle of channel c. There is one knock for each input
 * channel, and there are two channels or more. (3 points)
 *
 * The layer has no bias, stride 1, keeps height and width, and none of its
 * weights is zero. Its kernel has odd sides, no higher or wider than those of
 * the picture. Answer with one word:
 *   "pointwise"   1×1, all channels
 *   "standard"    larger than 1×1 (3×1 is), all channels
 *   "depthwise"   larger than 1×1, each output channel hears one input channel
 *   "grouped"     larger than 1×1, each output hears more than one input
 *                 channel, but not all
 *
 * By hand: 2 channels, pictures 1 × 3. answers[0] is
 * [[[0, 0], [4, 6], [0, 0]]], answers[1] is [[[0, 0], [5, 7], [0, 0]]]:
 * "pointwise".
 *
 * @param answers for each input channel a tensor [height, width, filters],
 *   height and width odd
 */
export function whichLayer(
  answers: Tensor<[number, number, number]>[],
): "pointwise" | "standard" | "depthwise" | "grouped" {
  throw new Error("TODO: whichLayer");
}

/**
 * 8 · For who wants more: groups that meet. Two grouped layers in a row, the
 * same groups in both, `channels` channels and maps everywhere. Between them
 * the maps may change places. Find an order after which every filter of the
 * second layer hears all channels that went into the first. (2 points)
 *
 * order[place] is the map of the first layer that comes to stand at `place`.
 * `groups` divides `channels`, and there are at least as many channels in a
 * group as there are groups. Many orders are right.
 *
 * By hand: 4 channels, 2 groups: maps 0 and 1 come from the first group, 2 and
 * 3 from the second. [0, 2, 1, 3] is one right order: the second layer's groups
 * read maps 0 and 2, and maps 1 and 3.
 *
 * @returns each of 0 … channels − 1 once
 */
export function mixGroups(channels: number, groups: number): number[] {
  throw new Error("TODO: mixGroups");
}
