import { Tensor } from "../../../lib/index";

/** Eighths between −1 and 1, by a seed: their products and sums are exact in float32, whatever the order. */
export function eighths(shape: readonly number[], seed: number): Tensor {
  let state = seed | 1;
  const count = shape.reduce((a, b) => a * b, 1);
  const next = () => ((state = (Math.imul(state, 1664525) + 1013904223) | 0) >>> 16) % 17;
  return new Tensor(
    [...shape],
    Float32Array.from({ length: count }, () => next() / 8 - 1),
  );
}

/** Numbers between −1 and 1 with all their digits. */
export function uniform(shape: readonly number[], seed: number): Tensor {
  let state = seed | 1;
  const count = shape.reduce((a, b) => a * b, 1);
  const next = () => ((state = (Math.imul(state, 1664525) + 1013904223) | 0) >>> 0) / 2 ** 31 - 1;
  return new Tensor([...shape], Float32Array.from({ length: count }, next));
}

/** Index of the first number that differs, −1 where none does. */
export function firstDifference(a: Tensor, b: Tensor): number {
  return a.data.findIndex((value, i) => value !== b.data[i]);
}

/** The largest difference, as a share of the largest number (or of 1, if that is larger). */
export function largestDifference(a: Tensor, b: Tensor): number {
  let [worst, largest] = [0, 1];
  for (let i = 0; i < b.data.length; i++) {
    const difference = Math.abs(a.data[i] - b.data[i]);
    if (!(difference <= worst)) worst = difference;
    largest = Math.max(largest, Math.abs(b.data[i]));
  }
  return worst / largest;
}
