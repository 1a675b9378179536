import { kernels, words } from "./memory";

/** A product of rows by panels, as `kernels/gemm.ts` takes it: a row for every position, its run's numbers together. */
export interface Product {
  readonly a: number;
  readonly rows: number;
  readonly taps: number;
  readonly tapCount: number;
  readonly run: number;
  readonly panels: number;
  readonly panelCount: number;
  readonly c: number;
  readonly outs: number;
  readonly positions: number;
  readonly start: number;
}

/** Bytes of panels that are fetched at a time. Some of the second-level cache, which has to hold rows and results as well. */
const PIECE = 2 ** 17;

/**
 * Multiply, some panels at a time. A network's weights don't all stay in the cache from one image to the next, and `gemm`
 * would wait at the beginning of every panel for memory to start; fetching many in one go waits once.
 */
export function multiply({
  a,
  rows,
  taps,
  tapCount,
  run,
  panels,
  panelCount,
  c,
  outs,
  positions,
  start,
}: Product): void {
  // One row over would cost as much as a tile of four.
  const alone = positions % 4 === 1;
  const tiles = alone ? (positions - 1) / 4 : Math.ceil(positions / 4);
  const panelStep = 32 * tapCount * run;
  const atOnce = Math.max(1, Math.floor(PIECE / panelStep));
  // Last to first, as `gemm` goes: what a panel writes past its row belongs to those after it, which are done by then.
  for (let end = panelCount; end > 0; end -= atOnce) {
    const first = Math.max(0, end - atOnce);
    const count = end - first;
    const b = panels + first * panelStep;
    const column = 32 * first;
    if (atOnce < panelCount) kernels!.fetch(b, count * panelStep);
    const to = c + column;
    if (tiles) kernels!.gemm(a, rows, taps, tapCount, run, 4, b, 32, panelStep, count, to, outs, tiles, start + column);
    if (alone) {
      const row = a + words[rows / 4 + positions - 1];
      const out = to + words[outs / 4 + positions - 1];
      kernels!.gemmRow(row, taps, tapCount, run, b, 32, panelStep, count, out, start + column);
    }
  }
}
