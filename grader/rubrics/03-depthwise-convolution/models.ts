import type { Kernel } from "../models";

/** The filter that stands at place q when all first filters come first, then all second ones. */
export function misplaced(q: number, { shape: [, , channels, multiplier] }: Kernel): number {
  return (q % channels) * multiplier + Math.floor(q / channels);
}

export function each(count: number, value: (n: number) => number): number[] {
  return Array.from({ length: count }, (_, n) => value(n));
}
