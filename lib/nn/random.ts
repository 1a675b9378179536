import { textOf } from "../checks";

/** Answers the next number, from 0 up to but not including 1. */
export type Random = () => number;

/**
 * Random numbers that are the same on every run and every machine: the generator "mulberry32" (Tommy Ettinger, public
 * domain). It walks through all 2³² states before it repeats, enough for a lesson, not for a lock.
 * @param seed a whole number; another seed, another sequence
 * @example
 * const next = random(1)
 * next() // 0.6270739405881613
 */
export function random(seed: number): Random {
  if (!Number.isSafeInteger(seed))
    throw new RangeError(`random: seed is ${textOf(seed)}, but it must be a whole number`);
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number from the normal distribution with mean 0 and deviation 1 (Box and Muller, 1958). */
export function normal(next: Random): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** The whole numbers from 0 to n − 1 in random order (Fisher and Yates). */
export function shuffled(n: number, next: Random): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
