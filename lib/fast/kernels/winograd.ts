// Winograd's F(4x4, 3x3): sixteen neighbouring outputs of a 3x3 kernel with 36 products instead of 144.
//
// In one dimension: a kernel of 3 taps makes 4 outputs from 6 inputs with 12 products. But the outputs are coefficients of
// a product of polynomials, and such a product is known from its values at 6 points (here 0, 1, -1, 2, -2 and infinity):
// evaluate both, multiply 6 pairs, and interpolate. Evaluation and interpolation are sums with small constants. In two
// dimensions: rows, then columns. The sum over channels is taken between, value by value, and is a matrix product.
//
// Each transform takes four channels (or filters) at once, lines down into `temp` and lines across out of it.
// Lavin & Gray, Fast Algorithms for Convolutional Neural Networks, 2015.

// @ts-ignore: decorator
@inline
function add(a: v128, b: v128): v128 { return f32x4.add(a, b); }
// @ts-ignore: decorator
@inline
function sub(a: v128, b: v128): v128 { return f32x4.sub(a, b); }
// @ts-ignore: decorator
@inline
function times(a: v128, factor: f32): v128 { return f32x4.mul(a, f32x4.splat(factor)); }

/** Values of six inputs at the six points. */
function inputLine(p: usize, step: usize, q: usize, qStep: usize): void {
  const d0 = v128.load(p); p += step;
  const d1 = v128.load(p); p += step;
  const d2 = v128.load(p); p += step;
  const d3 = v128.load(p); p += step;
  const d4 = v128.load(p); p += step;
  const d5 = v128.load(p);
  const even = sub(d4, times(d2, 4)), odd = sub(d3, times(d1, 4));
  v128.store(q, add(sub(times(d0, 4), d2), even)); q += qStep;
  v128.store(q, add(even, odd)); q += qStep;
  v128.store(q, sub(even, odd)); q += qStep;
  const e = sub(d4, d2), o = times(sub(d3, d1), 2);
  v128.store(q, add(e, o)); q += qStep;
  v128.store(q, sub(e, o)); q += qStep;
  v128.store(q, add(sub(times(d1, 4), times(d3, 5)), d5));
}

/** Values of three taps at the six points, divided by what interpolation would divide by. */
function kernelLine(p: usize, step: usize, q: usize, qStep: usize): void {
  const g0 = v128.load(p); p += step;
  const g1 = v128.load(p); p += step;
  const g2 = v128.load(p);
  const outer = times(add(g0, g2), -1.0 / 6), middle = times(g1, -1.0 / 6);
  v128.store(q, times(g0, 0.25)); q += qStep;
  v128.store(q, add(outer, middle)); q += qStep;
  v128.store(q, sub(outer, middle)); q += qStep;
  const even = add(times(g0, 1.0 / 24), times(g2, 1.0 / 6)), odd = times(g1, 1.0 / 12);
  v128.store(q, add(even, odd)); q += qStep;
  v128.store(q, sub(even, odd)); q += qStep;
  v128.store(q, g2);
}

/** Four outputs from the values at the six points. */
function outputLine(p: usize, step: usize, q: usize, qStep: usize, start: v128): void {
  const m0 = v128.load(p); p += step;
  const m1 = v128.load(p); p += step;
  const m2 = v128.load(p); p += step;
  const m3 = v128.load(p); p += step;
  const m4 = v128.load(p); p += step;
  const m5 = v128.load(p);
  const s1 = add(add(m1, m2), start), d1 = add(sub(m1, m2), start), s2 = add(m3, m4), d2 = times(sub(m3, m4), 2);
  v128.store(q, add(add(m0, s1), s2)); q += qStep;
  v128.store(q, add(d1, d2)); q += qStep;
  v128.store(q, add(s1, times(s2, 4))); q += qStep;
  v128.store(q, add(add(d1, times(d2, 4)), m5));
}

/**
 * A tile of 6x6 pixels, `groups` x 4 channels.
 * @param rowStep, columnStep bytes between the pixels of the tile
 * @param v, vStep where its 36 values go
 */
export function winogradInput(
  x: usize, rowStep: usize, columnStep: usize, v: usize, vStep: usize, groups: i32, temp: usize,
): void {
  do {
    for (let j: usize = 0; j < 6; j++) inputLine(x + j * columnStep, rowStep, temp + j * 16, 96);
    for (let i: usize = 0; i < 6; i++) inputLine(temp + i * 96, 16, v + i * 6 * vStep, vStep);
    x += 16; v += 16;
  } while (--groups);
}

/** A panel of eight filters, nine taps of all channels, into a panel for each of the 36 matrices. */
export function winogradKernel(w: usize, channels: usize, u: usize, uStep: usize, temp: usize): void {
  const tap = channels * 32;
  for (let c: usize = 0; c < channels; c++) {
    for (let half: usize = 0; half < 32; half += 16) {
      const from = w + c * 32 + half, to = u + c * 32 + half;
      for (let j: usize = 0; j < 3; j++) kernelLine(from + j * tap, 3 * tap, temp + j * 16, 48);
      for (let i: usize = 0; i < 6; i++) kernelLine(temp + i * 48, 16, to + i * 6 * uStep, uStep);
    }
  }
}

/** The 4x4 outputs of a tile, `groups` x 4 filters, from its 36 sums. */
export function winogradOutput(
  m: usize, mStep: usize, y: usize, rowStep: usize, columnStep: usize, groups: i32, bias: usize, temp: usize,
): void {
  do {
    const start = v128.load(bias);
    for (let j: usize = 0; j < 6; j++) outputLine(m + j * mStep, 6 * mStep, temp + j * 16, 96, f32x4.splat(0));
    for (let i: usize = 0; i < 4; i++) outputLine(temp + i * 96, 16, y + i * rowStep, columnStep, start);
    m += 16; y += 16; bias += 16;
  } while (--groups);
}
