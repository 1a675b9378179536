/**
 * Chapter 07 · Choosing a convolution
 *
 * Seven functions about what each kind of convolution looks at, costs and
 * overlooks, and two networks to design: they are trained, and get points for
 * what they read on digits that nobody has shown them. The seventh function
 * belongs to the part "For who wants more". Run the grading cell of the
 * notebook (or `npm run grade -- 07` in a terminal).
 *
 * Of lib you need `t.shape`, `t.at(…)`, `t.set(value, …)`, `zeros(shape)`, and
 * the type `Network`.
 */
import { type Network, type Tensor, zeros } from "../lib/index";

/**
 * 1 · How many pixels, and how many channels at each of them, go into one
 * number of the output? (1 point)
 *
 * Every kind is one kernel × kernel convolution with a rate and a number of
 * groups: 1 group is a standard one, as many groups as channels a depthwise
 * one.
 *
 * By hand: kernel 3, rate 2, 12 channels in 4 groups:
 * { pixels: 9, channels: 3 }.
 */
export function looksAt(
  kernel: number,
  rate: number,
  channels: number,
  groups: number,
): { pixels: number; channels: number } {
  throw new Error("TODO: looksAt");
}

export type Kind =
  | "standard"
  | "pointwise"
  | "depthwise"
  | "separable"
  | "grouped"
  | "atrous"
  | "transposed";

/**
 * 2 · What does a layer of this kind cost on a map of size × size? Biases are
 * not counted. (2 points)
 *
 * Kernels are 3 × 3 (pointwise 1 × 1), stride 1, padded so that the size is
 * kept. "grouped" has 4 groups, "atrous" rate 2, "separable" multiplier 1;
 * "depthwise" has one filter a channel, and `filters` says nothing there.
 * "transposed" has stride 2, and makes a larger map of one of size × size.
 *
 * By hand: size 10, 8 channels, 16 filters, separable: 200 weights, 20,000
 * MACs.
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
 * The input is 0 everywhere, except for one number, far from the border. The
 * layer kept the size, has no bias, and none of its weights is 0. Find out what
 * gives each kind away, and answer with its name:
 *
 *   "pointwise"   1×1
 *   "standard"    3×3, all channels
 *   "atrous"      3×3, all channels, at a rate above 1
 *   "grouped"     3×3, two groups or more, each with two channels or more and
 *                 two filters or more
 *   "depthwise"   3×3, one filter a channel
 *   "separable"   3×3 depthwise, then 1×1
 *
 * All numbers are whole, so that no sum is rounded. A standard layer's filters
 * have nothing to do with each other.
 *
 * By hand (a row is enough to see it): of three pixels with two channels, the
 * middle one's channel 0 was 1. If the pixels became [2, 0], [5, 0], [3, 0], it
 * was "depthwise".
 *
 * @param input [height, width, channels]
 * @param output [height, width, filters]; two filters or more
 */
export function whichLayer(
  input: Tensor<[number, number, number]>,
  output: Tensor<[number, number, number]>,
): string {
  throw new Error("TODO: whichLayer");
}

/**
 * 4 · Every layer overlooks something. Take a small network: one layer, a ReLU,
 * then the mean of each map. Find a second picture that it answers exactly as
 * it answers `picture`, but for rounding, whatever the layer's weights and
 * biases are; but the same network with a standard 3×3 layer must tell the two
 * apart, if its weights are random, of both signs. (3 points)
 *
 *   "pointwise"   the layer is 1×1
 *   "depthwise"   the layer is 3×3, one filter a channel
 *   "atrous"      the layer is 3×3, all channels, at rate 2
 *
 * Every layer keeps the size by padding. The outermost four rows and columns of
 * the picture are 0 on all sides; inside them lie two rows or more and three
 * columns or more, whose pixels are 0 in no channel, and no two alike. Many
 * answers are right; any will do, and yours may have fewer rows of 0.
 *
 * By hand, without the border: for "pointwise", the pixels [1, 2], [3, 4] may
 * become [3, 4], [1, 2].
 *
 * @param picture [height, width, channels], two channels or more
 * @returns a picture of the same shape
 */
export function twin(
  picture: Tensor<[number, number, number]>,
  layer: "pointwise" | "depthwise" | "atrous",
): Tensor<[number, number, number]> {
  throw new Error("TODO: twin");
}

/**
 * A convolution in a plan; depthwise where groups is the number of channels it
 * gets. (Not the `Layer` of lib, which the networks below are made of.)
 */
export type Layer = {
  kernel: number;
  stride: number;
  groups: number;
  filters: number;
};

/**
 * 5 · Which plan is the cheapest of those that do the work? (2 points)
 *
 * A plan is a list of layers, one after the other, on a map of size × size with
 * this many channels, two or more. It does the work if an output can depend on
 * more than one pixel and on all channels; one layer need not do both. Cheapest
 * is who needs the fewest MACs; no two need equally many. A layer makes a map
 * of ⌈size / stride⌉, and of 3 × 3 pixels or more.
 *
 * By hand: size 10, 8 channels. Plan 0: one 3 × 3 with 16 filters: 115,200.
 * Plan 1: a depthwise 3 × 3, then a 1 × 1 with 16 filters: 20,000. Plan 2: a
 * depthwise 3 × 3 alone: 7,200, but it mixes nothing. So 1.
 *
 * No plan lets groups meet in another way: channels are mixed where a layer has
 * a single group, and only there.
 *
 * @returns the place of the plan in the list, from 0; −1 where none does the
 *   work
 */
export function cheapest(
  plans: Layer[][],
  size: number,
  channels: number,
): number {
  throw new Error("TODO: cheapest");
}

/**
 * 6 · Several networks were trained. Which of them would nobody want? One is
 * out if another one costs no more and reads no less, and is better in one of
 * the two. Give the places of those that are left, in the order of the list.
 * (2 points)
 *
 * By hand: { macs: 200, reads: 95 }, { macs: 100, reads: 90 } and
 * { macs: 300, reads: 94 }: the first beats the third. So [0, 1].
 *
 * @param networks what each costs, and how many digits of 100 it reads
 */
export function worthHaving(
  networks: { macs: number; reads: number }[],
): number[] {
  throw new Error("TODO: worthHaving");
}

/**
 * 7 · For who wants more ("What it takes"): how long does a layer take at
 * least, and what does it wait for? (1 point)
 *
 * A machine multiplies and moves numbers at the same time. Each weight and each
 * input is read once, each output written once, and a number has 4 bytes.
 *
 * By hand: 1,000,000 MACs, 10,000 weights, 20,000 inputs, 20,000 outputs. At
 * 10,000 MACs a microsecond the arithmetic takes 100 µs; at 1,000 bytes a
 * microsecond moving takes 200 µs: { time: 200, waitsFor: "memory" }.
 *
 * @param macsPerMicrosecond how fast the machine multiplies and adds
 * @param bytesPerMicrosecond how fast it moves numbers
 * @returns microseconds, and "arithmetic" or "memory"; the two never take
 *   equally long
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
 * 8 · Your network: read as many digits as you can (up to 8 points)
 *
 * Describe a network for 8 × 8 digits, as data. It may have at most 20,000
 * MACs, 2,000 weights (biases are free), 4,000 numbers written and 12 layers.
 * The grader gives it random weights, trains it for 12 epochs on 1,500 digits,
 * and counts how many of 297 others it reads; four times, with four seeds. The
 * mean counts: each half percent above 89% is a point, up to 8 points at 93%.
 *
 * The 297 are hidden: they are the last ones of `digits()`, `test`. Try your
 * network in the notebook first, on digits that you may look at.
 *
 * Layers to choose from, with the fields that may be left out in brackets:
 *
 *   { type: "conv", kernel: 3, filters: 8,
 *     [stride: 1, padding: 0 or "same", dilation: 1, groups: 1] }
 *   { type: "pointwise", filters: 8, [stride: 1] }
 *   { type: "depthwise", kernel: 3,
 *     [multiplier: 1, stride: 1, padding: 0, dilation: 1] }
 *   { type: "separable", kernel: 3, filters: 8,
 *     [multiplier: 1, stride: 1, padding: 0, dilation: 1] }
 *   { type: "transposed", kernel: 2, filters: 8,
 *     [stride: 1, padding: 0, groups: 1] }
 *   { type: "pool", kernel: 2, [stride: the kernel, padding: 0] }: the largest
 *     number of each window
 *   { type: "globalPool" }: the mean of each map
 *   { type: "dense", units: 10 }
 *
 * A ReLU follows every layer with weights but the last. The network ends in 10
 * numbers, one score a digit. By hand, the smallest that is allowed:
 * { name: "one layer", source: "", input: [8, 8, 1],
 *   layers: [{ type: "dense", units: 10 }] }.
 */
export function digitsNetwork(): Network {
  throw new Error("TODO: digitsNetwork");
}

/**
 * 9 · Your network: 93% with as few MACs as you can (up to 4 points)
 *
 * Trained and judged like the one before, with the same limits. 16,000 MACs or
 * fewer earn 1 point, 12,000 earn 2, 9,000 earn 3, 7,000 earn 4. Below 93% each
 * half percent costs a point as soon as it is begun: 92.8% costs one.
 */
export function leanNetwork(): Network {
  throw new Error("TODO: leanNetwork");
}
