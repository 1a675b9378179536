import { textOf } from "../checks";

/**
 * A learning rate that falls from `start` to 0 along half a cosine: slowly, then fast, then slowly (Loshchilov and
 * Hutter 2017, arXiv 1608.03983). Large steps find the valley, small ones its floor.
 * @returns for `fit`: the rate by the share of the training that is done
 * @example
 * cosineDecay(0.01)(0.5) // 0.005
 */
export function cosineDecay(start: number): (done: number) => number {
  if (!(Number.isFinite(start) && start > 0)) {
    throw new RangeError(`cosineDecay: start is ${textOf(start)}, but it must be a number above 0`);
  }
  return (done) => (start / 2) * (1 + Math.cos(Math.PI * done));
}
