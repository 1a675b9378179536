import { Tensor } from "../lib/tensor";
import type { Mutable } from "../lib/types/shape";
import type { Random } from "./rubric";

/** The same seed gives the same numbers on every machine, so that a class is judged alike and can be judged again. */
export function seeded(seed: string): Random {
  const next = mulberry32(hash(seed));
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    whole,
    tensor(shape, low = -5, high = 9) {
      const size = shape.reduce((product, n) => product * n, 1);
      const data = new Float32Array(size);
      const steps = shape.map((_, d) => shape.slice(d + 1).reduce((product, n) => product * n, 1));
      for (let i = 0; i < size; i++) {
        const neighbours = steps.filter((step, d) => Math.floor(i / step) % shape[d] > 0).map((step) => data[i - step]);
        data[i] = unlike(neighbours, low, high, whole);
      }
      return new Tensor([...shape] as Mutable<typeof shape>, data);
    },
  };
}

/** A number that none of the neighbours has, as long as there is one. */
function unlike(neighbours: number[], low: number, high: number, whole: (low: number, high: number) => number): number {
  const free: number[] = [];
  for (let v = low; v <= high; v++) if (!neighbours.includes(v)) free.push(v);
  return free.length ? free[whole(0, free.length - 1)] : whole(low, high);
}

/** FNV-1a. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Tommy Ettinger's generator: 32 bits of state, numbers in [0, 1). */
function mulberry32(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
