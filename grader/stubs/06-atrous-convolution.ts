/**
 * Chapter 06 · Atrous (dilated) convolution
 *
 * Seven functions about holes: how far a kernel reaches over them, what it computes, and what it misses. `rate` is the
 * distance between two neighbouring taps: 1 means no holes, 2 means one hole between them.
 *
 * Of lib you need `zeros(shape)`, `t.shape`, `t.at(…)` and `t.set(value, …)`.
 */
import { type Tensor, zeros } from "../lib/index";

/**
 * 1 · Over how many pixels does a kernel reach, holes included? (1 point)
 *
 *   kernel + (kernel − 1) · (rate − 1)
 *
 * By hand: 3 taps at rate 4, x···x···x: 9 pixels.
 */
export function effectiveSize(kernel: number, rate: number): number {
  throw new Error("TODO: effectiveSize");
}

/**
 * 2 · How many zeros at each end keep the size of the image, at stride 1 and with an odd kernel? (1 point)
 *
 * By hand: kernel 3 at rate 1 needs 1. At rate 2 the kernel reaches over 5 pixels and needs 2.
 */
export function samePadding(kernel: number, rate: number): number {
  throw new Error("TODO: samePadding");
}

/**
 * 3 · Slide a kernel with holes along a line; stride 1, no padding. (2 points)
 *
 *   output[p] = Σᵢ signal[p + i · rate] · kernel[i]
 *
 * By hand: 1 to 7 with [1, 1, 1] at rate 2: 1+3+5, 2+4+6, 3+5+7 = [9, 12, 15].
 */
export function atrous1d(signal: number[], kernel: number[], rate: number): number[] {
  throw new Error("TODO: atrous1d");
}

/**
 * 4 · The ordinary kernel that computes the same: zeros written where the holes were. (1 point)
 *
 * By hand: [[1, 2]] at rate 3 becomes [[1, 0, 0, 2]].
 *
 * @param kernel [kernelHeight, kernelWidth]
 * @returns [(kernelHeight − 1) · rate + 1, (kernelWidth − 1) · rate + 1]
 */
export function spreadKernel(kernel: Tensor<[number, number]>, rate: number): Tensor<[number, number]> {
  throw new Error("TODO: spreadKernel");
}

/** One layer of a stack, along one dimension. */
export type Layer = {
  kernel: number;
  stride: number;
  rate: number;
};

/**
 * 5 · How many input pixels does one number at the end of a stack depend on, along one dimension? (3 points)
 *
 * Start with a field of 1 and a jump of 1. For each layer, first to last:
 *
 *   field ← field + (effectiveSize − 1) · jump,   then   jump ← jump · stride
 *
 * The jump is the distance, in input pixels, between two neighbouring numbers of the map the layer reads. By hand:
 * kernel 3 stride 2, then kernel 3 stride 1: 1 + 2·1 = 3, jump 2, 3 + 2·2 = 7.
 */
export function receptiveField(layers: Layer[]): number {
  throw new Error("TODO: receptiveField");
}

/**
 * 6 · How many pixels inside its receptive field does a stack of 3-tap layers (stride 1) never look at? (3 points)
 *
 * A layer at rate r reaches from each pixel to the pixels r to the left, 0, and r to the right. Start at pixel 0, apply the
 * layers one after the other, and collect which pixels are reached.
 *
 * By hand: rates [2, 2]: from 0 to −2, 0, 2, from there to −4, −2, 0, 2, 4. The field is −4 … 4, 9 pixels; 5 are reached,
 * 4 are not.
 */
export function countHoles(rates: number[]): number {
  throw new Error("TODO: countHoles");
}

/**
 * 7 · At which share of its positions does a 3 × 3 kernel at this rate lie on the image with all nine taps? (1 point)
 *
 * The map is size × size, padding keeps its size; at the other positions some taps fall on padding and the kernel
 * shrinks towards 1 × 1. By hand: size 5, rate 2: only the centre, 1 of 25 = 0.04. At rate 3: none, 0.
 */
export function fullWindows(size: number, rate: number): number {
  throw new Error("TODO: fullWindows");
}
