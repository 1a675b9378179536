/**
 * Chapter 06 · Atrous (dilated) convolution
 *
 * Nine functions about holes: how far a kernel reaches over them, what it
 * computes and what it misses. Replace a `throw` by your answer, save, and run
 * the grading cell of the notebook (or `npm run grade -- 06` in a terminal).
 * Later exercises may call your earlier ones. The ninth belongs to the part
 * "For who wants more".
 *
 * `rate` is the distance between two neighbouring taps: 1 means no holes, 2
 * means one hole between them. Of lib you need `zeros(shape)`, `t.shape`,
 * `t.at(…)` and `t.set(value, …)`.
 */
import { type Tensor, zeros } from "../lib/index";

/**
 * 1 · Over how many pixels does a kernel reach, holes included? (1 point)
 *
 * By hand: 3 taps at rate 4, x···x···x: 9 pixels.
 */
export function effectiveSize(kernel: number, rate: number): number {
  throw new Error("TODO: effectiveSize");
}

/**
 * 2 · Slide a kernel with holes along a line; stride 1, no padding. It reaches
 * over no more than the line has. (2 points)
 *
 * By hand: 1 to 7 with [1, 1, 1] at rate 2 gives [9, 12, 15].
 */
export function atrous1d(
  signal: number[],
  kernel: number[],
  rate: number,
): number[] {
  throw new Error("TODO: atrous1d");
}

/**
 * 3 · The ordinary kernel that computes the same as this one at that rate, and
 * is no larger than it has to be. (1 point)
 *
 * By hand: [[1, 2]] at rate 3 becomes [[1, 0, 0, 2]].
 *
 * @param kernel [kernelHeight, kernelWidth]
 */
export function spreadKernel(
  kernel: Tensor<[number, number]>,
  rate: number,
): Tensor<[number, number]> {
  throw new Error("TODO: spreadKernel");
}

/** One layer of a stack, along one dimension. */
export type Layer = {
  kernel: number;
  stride: number;
  rate: number;
};

/**
 * 4 · How many input pixels does one number at the end of a stack depend on,
 * along one dimension? Count from the first to the last, holes included. There
 * is one layer or more. (2 points)
 *
 * By hand: kernel 3 at stride 2, then kernel 3. The second kernel reads three
 * numbers, which have seen the pixels 0 to 2, 2 to 4 and 4 to 6: 7 pixels.
 */
export function receptiveField(layers: Layer[]): number {
  throw new Error("TODO: receptiveField");
}

/**
 * 5 · How many pixels inside its receptive field does a stack never look at?
 * Along one dimension; every layer has 3 taps and stride 1. (2 points)
 *
 * By hand: rates 2, 3: a field of 11 pixels, of which 2 are never looked at.
 */
export function countHoles(rates: number[]): number {
  throw new Error("TODO: countHoles");
}

/**
 * 6 · Design a stack of layers with 3 taps and stride 1. Its receptive field
 * must be exactly `field` pixels of a line, every one of them must be looked
 * at, and it must have as few layers as possible. Which rates do it? (3 points)
 *
 * `field` is odd, 3 or more. Often several lists of rates do; any will pass.
 *
 * By hand: for 5 pixels, [1, 1]: one layer with rate 2 would see 3 of the 5.
 *
 * @returns one rate a layer
 */
export function ratesFor(field: number): number[] {
  throw new Error("TODO: ratesFor");
}

/**
 * 7 · A stack is locked in a box. All its layers have the kernel [1, 1, 1],
 * stride 1 and no activation; how many there are (at least one), and their
 * rates, you don't know. A single 1 among zeros was sent in, far from the
 * border, and `answer` came out, from its first number that isn't 0 to its
 * last. Find the rates. (3 points)
 *
 * By hand: [1, 1, 2, 1, 2, 1, 1] came from the rates [1, 2].
 *
 * @returns the rates, smallest first
 */
export function findRates(answer: number[]): number[] {
  throw new Error("TODO: findRates");
}

/** A layer with its padding: so many zeros at each end. */
export type PaddedLayer = Layer & { padding: number };

/**
 * 8 · A trained stack has strides, and its last map is too coarse. Change
 * strides, rates and padding, and nothing else, so that neighbours of the last
 * map lie exactly `apart` input pixels apart, and so that the old numbers are
 * all there: wherever the old stack had an output, the new one has the same
 * number, whatever the weights, and the first is still the first. (3 points)
 *
 * The first layers keep their strides, so many of them that these strides,
 * multiplied, are `apart`; at 1 none is kept. (There always is such a place.)
 * There is a ReLU behind every layer, which changes nothing here.
 *
 * By hand: { kernel: 3, stride: 2, rate: 1, padding: 1 }, then
 * { kernel: 3, stride: 1, rate: 1, padding: 1 }, for `apart` 1: the first gets
 * stride 1, and the second rate 2 and padding 2.
 *
 * @returns layers of its own; those given stay as they are
 */
export function withoutStrides(
  layers: PaddedLayer[],
  apart: number,
): PaddedLayer[] {
  throw new Error("TODO: withoutStrides");
}

/**
 * 9 · For who wants more ("several rates at once"): at which share of its
 * positions does a 3 × 3 kernel lie on the map with all nine taps? The map is
 * size × size, and padding keeps its size. (1 point)
 *
 * By hand: size 5, rate 2: only in the middle, 1 of 25 = 0.04. At rate 3:
 * nowhere, 0.
 */
export function fullWindows(size: number, rate: number): number {
  throw new Error("TODO: fullWindows");
}
