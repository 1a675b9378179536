import { mulAdd, spread } from "./simd";

// What is left when an image has one position more than its tiles cover, as every square with an odd side has.

/**
 * One row of `gemm`'s product. A tile's eight sums would be two here, each waiting for its last addition to end; so two
 * panels are taken at a time, and an odd one twice.
 *
 * @param a, c where the row begins in A, and in C
 */
export function gemmRow(
  a: usize, taps: usize, tapCount: i32, run: i32, b: usize, bStep: usize, panelStep: usize, panelCount: i32, c: usize, bias: usize,
): void {
  do {
    const next = panelCount > 1 ? panelStep : 0, nextColumn: usize = panelCount > 1 ? 32 : 0;
    let c0 = v128.load(bias), c1 = v128.load(bias, 16);
    let d0 = v128.load(bias + nextColumn), d1 = v128.load(bias + nextColumn, 16);
    let q = b, tap = taps, t = tapCount;
    do {
      let p = a + load<usize>(tap), k = run;
      do {
        const x = spread(p), r = q + next;
        c0 = mulAdd(c0, x, v128.load(q)); c1 = mulAdd(c1, x, v128.load(q, 16));
        d0 = mulAdd(d0, x, v128.load(r)); d1 = mulAdd(d1, x, v128.load(r, 16));
        p += 4; q += bStep;
      } while (--k);
      tap += 4;
    } while (--t);
    v128.store(c, c0); v128.store(c, c1, 16);
    v128.store(c + nextColumn, d0); v128.store(c + nextColumn, d1, 16);
    b += panelStep * 2; c += 64; bias += 64; panelCount -= 2;
  } while (panelCount > 0);
}
