import { kernels, words } from "./memory";

/** The arguments of `kernels/gemm.ts`, where they are explained, by name: addresses and steps in bytes. */
interface Gemm {
  readonly a: number;
  readonly rows: number;
  readonly taps: number;
  readonly tapCount: number;
  readonly run: number;
  /** Default: the next number. */
  readonly aStep?: number;
  readonly b: number;
  /** Default: the next row of a panel. */
  readonly bStep?: number;
  readonly panelStep: number;
  readonly panelCount: number;
  readonly c: number;
  readonly outs: number;
  readonly tiles: number;
  readonly start: number;
}

export function gemm(given: Gemm): void {
  const {
    a,
    rows,
    taps,
    tapCount,
    run,
    aStep = 4,
    b,
    bStep = 32,
    panelStep,
    panelCount,
    c,
    outs,
    tiles,
    start,
  } = given;
  kernels!.gemm(a, rows, taps, tapCount, run, aStep, b, bStep, panelStep, panelCount, c, outs, tiles, start);
}

/** A product of rows by panels: a row for every position, its run's numbers together. */
type Product = Omit<Gemm, "aStep" | "b" | "bStep" | "panelStep" | "tiles"> & {
  readonly panels: number;
  readonly positions: number;
};

/** Bytes of panels that are fetched at a time. Some of the second-level cache, which has to hold rows and results as well. */
const PIECE = 2 ** 17;

/**
 * Multiply, some panels at a time. A network's weights don't all stay in the cache from one image to the next, and `gemm`
 * would wait at the beginning of every panel for memory to start; fetching many in one go waits once.
 */
export function multiply(product: Product): void {
  const { a, rows, taps, tapCount, run, panels, panelCount, c, outs, positions, start } = product;
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
    if (tiles)
      gemm({
        a,
        rows,
        taps,
        tapCount,
        run,
        b,
        panelStep,
        panelCount: count,
        c: to,
        outs,
        tiles,
        start: start + column,
      });
    if (alone) {
      const row = a + words[rows / 4 + positions - 1];
      const out = to + words[outs / 4 + positions - 1];
      kernels!.gemmRow(row, taps, tapCount, run, b, 32, panelStep, count, out, start + column);
    }
  }
}
