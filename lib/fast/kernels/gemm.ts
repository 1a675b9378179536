import { mulAdd, spread } from "./simd";

// Matrix multiplication, the heart of every convolution here.
//
// The output is cut into tiles of 4 rows x 8 columns. A tile lives in eight SIMD registers (two a row, four numbers each)
// while we walk along k; each step loads 8 numbers of B and one number from each of 4 rows of A:
//
//     C[i][0..7] += A[i][k] * B[k][0..7]        i = 0..3
//
// That takes 15 registers (8 sums, 2 of B, 4 of A, 1 product) and V8 has 15 to give. So the loop is not unrolled: V8 moves
// all loads of a straight piece of code to its front, and a second step's loads would not find a register.
//
// A is never copied into a matrix ("im2col"): `rows` says where the first input number of every output row lies, and `taps`
// how far from there each run of numbers lies that the kernel window covers.
//
// Rows of C lie close together even where their length is no multiple of 8: the last panel then writes past the end of its
// row into the next. That does no harm because panels are computed last to first and rows first to last, so whatever was
// spoilt is written later. C needs room for 8 numbers behind its end.

/**
 * All counts are at least 1; addresses and steps are in bytes. Tables hold distances: rows and taps from `a`, outs from `c`.
 * @param taps table of `tapCount` distances to a run of `run` numbers, `aStep` apart
 * @param b panels of 8 columns, `panelStep` apart: 8 numbers every `bStep`
 * @param outs where each row of C begins; ascending
 * @param tiles how many times four rows
 * @param bias where the sums start: 8 numbers a panel, or 0 for none
 */
export function gemm(
  a: usize, rows: usize, taps: usize, tapCount: i32, run: i32, aStep: usize,
  b: usize, bStep: usize, panelStep: usize, panelCount: i32,
  c: usize, outs: usize, tiles: i32, bias: usize,
): void {
  let column: usize = (panelCount - 1) * 32;
  let panel = b + (panelCount - 1) * panelStep;
  do {
    let row = rows, out = outs, tile = tiles;
    const to = c + column;
    do {
      let c00 = f32x4.splat(0), c01 = c00;
      if (bias) { c00 = v128.load(bias + column); c01 = v128.load(bias + column, 16); }
      let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01;
      let q = panel, tap = taps, t = tapCount;
      do {
        const from = a + load<usize>(tap);
        let a0 = from + load<usize>(row), a1 = from + load<usize>(row, 4);
        let a2 = from + load<usize>(row, 8), a3 = from + load<usize>(row, 12);
        let k = run;
        do {
          const b0 = v128.load(q), b1 = v128.load(q, 16);
          let x = spread(a0); c00 = mulAdd(c00, x, b0); c01 = mulAdd(c01, x, b1);
          x = spread(a1);     c10 = mulAdd(c10, x, b0); c11 = mulAdd(c11, x, b1);
          x = spread(a2);     c20 = mulAdd(c20, x, b0); c21 = mulAdd(c21, x, b1);
          x = spread(a3);     c30 = mulAdd(c30, x, b0); c31 = mulAdd(c31, x, b1);
          a0 += aStep; a1 += aStep; a2 += aStep; a3 += aStep; q += bStep;
        } while (--k);
        tap += 4;
      } while (--t);
      let y = to + load<usize>(out);  v128.store(y, c00); v128.store(y, c01, 16);
      y = to + load<usize>(out, 4);   v128.store(y, c10); v128.store(y, c11, 16);
      y = to + load<usize>(out, 8);   v128.store(y, c20); v128.store(y, c21, 16);
      y = to + load<usize>(out, 12);  v128.store(y, c30); v128.store(y, c31, 16);
      row += 16; out += 16;
    } while (--tile);
    panel -= panelStep; column -= 32;
  } while (--panelCount);
}
