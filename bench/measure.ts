import type { Layer } from "./layers";

export interface Implementation {
  name: string;
  /** Whatever can be done once. */
  prepare(layer: Layer): Promise<Prepared>;
}

export interface Prepared {
  /** Computes the layer. */
  run(): Float32Array | Promise<Float32Array>;
  /** What it computed, channels last, where `run` answers it otherwise. */
  channelsLast?(result: Float32Array): Float32Array;
}

export interface Timing {
  name: string;
  /** Median over the rounds. */
  milliseconds: number;
  /** How many times as fast as the first implementation: the median of the rounds' ratios. */
  ratio: number;
  /** Largest difference to the first implementation, as a share of its largest number. */
  difference: number;
}

/**
 * Time a layer with every implementation, in turns: what slows the machine down for a while slows all of them down, so
 * ratios hold where milliseconds don't.
 *
 * @param rounds turns of each; an implementation that takes longer than a second has three
 * @param slice milliseconds that a turn takes at least
 */
export async function compare(
  layer: Layer,
  implementations: readonly Implementation[],
  { rounds = 9, slice = 100 } = {},
): Promise<Timing[]> {
  const runs = [];
  let expected: Float32Array | undefined;
  for (const { name, prepare } of implementations) {
    const { run, channelsLast } = await prepare(layer);
    const answer = (await run()).slice();
    const result = channelsLast?.(answer) ?? answer;
    expected ??= result;
    const warm = performance.now();
    let count = 0;
    // V8 compiles what has run often enough; until then times say nothing.
    while (count < 2 || (performance.now() - warm < 5 * slice && count < 200)) {
      await run();
      count++;
    }
    const estimate = (performance.now() - warm) / count;
    const difference = largestDifference(result, expected);
    runs.push({
      name,
      run,
      difference,
      estimate,
      repeat: Math.max(1, Math.ceil(slice / estimate)),
      times: [] as number[],
    });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { run, times, repeat, estimate } of runs) {
      if (estimate > 1000 && round >= 3) continue;
      const singles: number[] = [];
      for (let i = 0; i < repeat; i++) {
        const start = performance.now();
        const result = run();
        if (result instanceof Promise) await result;
        singles.push(performance.now() - start);
      }
      times.push(median(singles));
    }
  }
  const base = runs[0].times;
  return runs.map(({ name, difference, times }) => ({
    name,
    difference,
    milliseconds: median(times),
    ratio: median(times.map((time, round) => (base[round] ?? median(base)) / time)),
  }));
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let [worst, largest] = [0, 0];
  for (let i = 0; i < b.length; i++) {
    const difference = Math.abs(a[i] - b[i]);
    if (!(difference <= worst)) worst = difference;
    largest = Math.max(largest, Math.abs(b[i]));
  }
  return worst / largest;
}
