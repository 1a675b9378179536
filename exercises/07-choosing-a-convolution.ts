/**
 * Chapter 07 · Choosing a convolution
 *
 * Six short functions about what each kind of convolution looks at, costs and leaves behind, and one network to design:
 * it is trained, and gets points for what it reads on digits it has never seen.
 *
 * Of lib you need `t.shape` and `t.at(…)` in exercise 3, and the type `Network` in exercise 7.
 */
import type { Network, Tensor } from "../lib/index";

/**
 * 1 · How many pixels, and how many channels at each of them, go into one number of the output? (1 point)
 *
 * Every kind is one kernel × kernel convolution with a rate and a number of groups. 1 group is a standard convolution; as
 * many groups as channels is a depthwise one; kernel 1 is a pointwise one; a rate above 1 is an atrous one.
 *
 * By hand: kernel 3, rate 2, 12 channels in 4 groups: { pixels: 9, channels: 3 }.
 *
 * @param kernel taps along one side
 * @param rate distance between two neighbouring taps
 * @param channels of the input
 * @param groups each sees its own share of the channels, and no other
 */
export function looksAt(
  kernel: number,
  rate: number,
  channels: number,
  groups: number,
): { pixels: number; channels: number } {
  throw new Error("TODO: looksAt");
}

export type Kind = "standard" | "pointwise" | "depthwise" | "separable" | "grouped" | "atrous" | "transposed";

/**
 * 2 · What does a layer of this kind cost on a map of size × size? Biases are not counted. (3 points)
 *
 * Kernels are 3 × 3 (pointwise 1 × 1), stride 1, padded so that the size is kept. "grouped" has 4 groups, "atrous" rate 2,
 * "depthwise" one filter a channel, so that it makes as many channels as it gets and `filters` says nothing.
 * "separable" is depthwise, then pointwise. "transposed" has stride 2: every pixel of its *input* is multiplied with
 * every weight.
 *
 * By hand: size 10, 8 channels, 16 filters, separable: weights 9·8 + 8·16 = 200, MACs 10·10·200 = 20,000.
 */
export function countCost(
  kind: Kind,
  size: number,
  channels: number,
  filters: number,
): { weights: number; macs: number } {
  throw new Error("TODO: countCost");
}

/**
 * 3 · Which layer did this? (3 points)
 *
 * The input is 0 everywhere but for one number, far from the border. The layer kept the size, has no bias, and no weight
 * of it is 0. Where is the output not 0, and how do its maps compare? Answer
 *
 *   "pointwise"   one pixel answers
 *   "depthwise"   several pixels of a single map do
 *   "grouped"     those of several maps, but not of all
 *   "atrous"      those of all maps, with holes between them
 *   "separable"   those of all maps, without holes, and each map is the same pattern, larger or smaller
 *   "standard"    those of all maps, without holes, each with a pattern of its own
 *
 * By hand: two maps with [1, 2, 3] and [2, 4, 6] in a row are the same pattern, since 1·4 = 2·2, 1·6 = 3·2, 2·6 = 3·4.
 *
 * @param input [height, width, channels]
 * @param output [height, width, filters]; more than one filter
 */
export function whichLayer(input: Tensor<[number, number, number]>, output: Tensor<[number, number, number]>): string {
  throw new Error("TODO: whichLayer");
}

/** A convolution in a plan; depthwise where groups is the number of channels it gets. */
export type Layer = {
  kernel: number;
  stride: number;
  groups: number;
  filters: number;
};

/**
 * 4 · Which plan is the cheapest of those that do the work? (3 points)
 *
 * A plan is a list of layers, one after the other, on a map of size × size with this many channels. To do the work, it
 * must look at neighbours (some kernel is larger than 1) and mix all channels (some layer has a single group); not
 * necessarily in the same layer. Cheapest is who needs the fewest MACs. A layer makes a map of ⌈size / stride⌉.
 *
 * By hand: size 10, 8 channels. Plan 0: one 3 × 3, 16 filters: 10·10·9·8·16 = 115,200. Plan 1: a depthwise 3 × 3, then
 * a 1 × 1 with 16 filters: 7,200 + 12,800 = 20,000. Plan 2: a depthwise 3 × 3 alone: 7,200, but it mixes nothing. So 1.
 *
 * @returns the place of the plan in the list, from 0; −1 where none does the work
 */
export function cheapest(plans: Layer[][], size: number, channels: number): number {
  throw new Error("TODO: cheapest");
}

/**
 * 5 · How many layers of 3 taps must follow each other until one number has seen `pixels` pixels of a line? (2 points)
 *
 *   "plain"      all at stride 1 and rate 1
 *   "doubling"   stride 1, rates 1, 2, 4, 8 …
 *   "strided"    all at stride 2 and rate 1
 *
 * Each layer adds 2 · rate · jump, where the jump is 1 for the first layer and is multiplied by the stride after each.
 *
 * By hand: to see 15 pixels takes 7 plain layers (3, 5, 7, 9, 11, 13, 15), 3 doubling ones (3, 7, 15), 3 strided ones.
 */
export function layersToSee(pixels: number, how: "plain" | "doubling" | "strided"): number {
  throw new Error("TODO: layersToSee");
}

/**
 * 6 · How long must a layer take at least, and what does it wait for? (2 points)
 *
 * A machine multiplies and moves numbers at the same time; the slower of the two decides. Each weight and each input is
 * read once, each output written once, and a number has 4 bytes.
 *
 * By hand: 1,000,000 MACs, 10,000 weights, 20,000 inputs, 20,000 outputs. At 10,000 MACs a microsecond the arithmetic
 * takes 100 µs; at 1,000 bytes a microsecond the 200,000 bytes take 200 µs: { time: 200, waitsFor: "memory" }.
 *
 * @param macsPerMicrosecond how fast the machine multiplies and adds
 * @param bytesPerMicrosecond how fast it moves numbers
 * @returns microseconds, and "arithmetic" or "memory"
 */
export function estimateTime(
  macs: number,
  weights: number,
  inputs: number,
  outputs: number,
  macsPerMicrosecond: number,
  bytesPerMicrosecond: number,
): { time: number; waitsFor: string } {
  throw new Error("TODO: estimateTime");
}

/**
 * 7 · Your network (up to 8 points)
 *
 * Describe a network that reads 8 × 8 digits, as data. It may have at most 20,000 MACs, 2,000 weights (biases are free),
 * 4,000 numbers written and 12 layers; `costOfNetwork(network).total` in the notebook tells. The grader gives it random
 * weights, trains it for 20 epochs on 1,500 digits, and counts how many of 297 others it reads; three times, with three
 * seeds, and the mean counts: 90% earns 2 points, 91.5% 4, 92.5% 6, 93.5% 8.
 *
 * Layers to choose from, with the fields that may be left out in brackets:
 *
 *   { type: "conv", kernel: 3, filters: 8, [stride: 1, padding: 0 or "same", dilation: 1, groups: 1] }
 *   { type: "pointwise", filters: 8, [stride: 1] }
 *   { type: "depthwise", kernel: 3, [multiplier: 1, stride: 1, padding: 0, dilation: 1] }
 *   { type: "separable", kernel: 3, filters: 8, [multiplier: 1, stride: 1, padding: 0, dilation: 1] }
 *   { type: "transposed", kernel: 2, filters: 8, [stride: 1, padding: 0, groups: 1] }
 *   { type: "pool", kernel: 2, [stride: the kernel, padding: 0] }: the largest number of each window
 *   { type: "globalPool" }: the mean of each map
 *   { type: "dense", units: 10 }
 *
 * A ReLU follows every layer with weights but the last. The network ends in 10 numbers, one score a digit. By hand, the
 * smallest that is allowed: { name: "one layer", source: "", input: [8, 8, 1], layers: [{ type: "dense", units: 10 }] }.
 */
export function digitsNetwork(): Network {
  throw new Error("TODO: digitsNetwork");
}
