import { mulAdd } from "./simd";

// Depthwise convolution: every channel has its own kernel, so there is no matrix to multiply. Four neighbouring channels
// share a SIMD register and four neighbouring outputs are made at once, so that what they share is loaded once.
//
// A line need not be a multiple of 4 outputs, nor a pixel a multiple of 4 channels: what is written past the end is
// written again later, because groups of channels go last to first and pixels first to last. Room behind the end of y:
// four pixels.

/**
 * A 3x3 kernel, stride 1, no holes: `blocks` x 4 neighbouring outputs of a line. They share six input columns.
 * The three kernel lines are a real loop: written out, V8 would move all loads to the front and run out of registers.
 * @param x the input pixel under the kernel's top left corner
 * @param w nine taps of all channels
 * @param groups of four channels
 * @param pixel bytes from one pixel to the next, in the input, in the output, and from tap to tap
 * @param line bytes from one input line to the next
 * @param bias a number a channel
 */
export function depthwise3x3(
  x: usize, w: usize, y: usize, blocks: i32, groups: i32, pixel: usize, line: usize, bias: usize,
): void {
  const last: usize = (groups - 1) * 16;
  x += last; w += last; y += last; bias += last;
  do {
    let p = x, q = y, n = blocks;
    do {
      let y0 = v128.load(bias), y1 = y0, y2 = y0, y3 = y0;
      let top = p, tap = w, kh = 3;
      do {
        const w0 = v128.load(tap); tap += pixel;
        const w1 = v128.load(tap); tap += pixel;
        const w2 = v128.load(tap); tap += pixel;
        let c = top;
        const x0 = v128.load(c); c += pixel;
        const x1 = v128.load(c); c += pixel;
        const x2 = v128.load(c); c += pixel;
        const x3 = v128.load(c); c += pixel;
        const x4 = v128.load(c); c += pixel;
        const x5 = v128.load(c);
        y0 = mulAdd(y0, x0, w0); y1 = mulAdd(y1, x1, w0); y2 = mulAdd(y2, x2, w0); y3 = mulAdd(y3, x3, w0);
        y0 = mulAdd(y0, x1, w1); y1 = mulAdd(y1, x2, w1); y2 = mulAdd(y2, x3, w1); y3 = mulAdd(y3, x4, w1);
        y0 = mulAdd(y0, x2, w2); y1 = mulAdd(y1, x3, w2); y2 = mulAdd(y2, x4, w2); y3 = mulAdd(y3, x5, w2);
        top += line;
      } while (--kh);
      v128.store(q, y0); q += pixel;
      v128.store(q, y1); q += pixel;
      v128.store(q, y2); q += pixel;
      v128.store(q, y3); q += pixel;
      p += pixel * 4;
    } while (--n);
    x -= 16; y -= 16; w -= 16; bias -= 16;
  } while (--groups);
}

/**
 * Any kernel, stride and dilation: `blocks` x 4 outputs of a line.
 * @param taps table of `tapCount` distances from x, one a kernel tap
 * @param w `tapCount` taps of all channels, `pixel` apart
 * @param step bytes between the inputs of neighbouring outputs
 * @param pixel bytes from one output, and one tap, to the next
 */
export function depthwise(
  x: usize, taps: usize, tapCount: i32, step: usize, w: usize, y: usize, blocks: i32, groups: i32, pixel: usize, bias: usize,
): void {
  const last: usize = (groups - 1) * 16;
  x += last; w += last; y += last; bias += last;
  do {
    let p = x, q = y, n = blocks;
    do {
      let y0 = v128.load(bias), y1 = y0, y2 = y0, y3 = y0;
      const p1 = p + step, p2 = p1 + step, p3 = p2 + step;
      let tap = taps, v = w, t = tapCount;
      do {
        const offset = load<usize>(tap);
        const k = v128.load(v);
        y0 = mulAdd(y0, v128.load(p + offset), k);
        y1 = mulAdd(y1, v128.load(p1 + offset), k);
        y2 = mulAdd(y2, v128.load(p2 + offset), k);
        y3 = mulAdd(y3, v128.load(p3 + offset), k);
        tap += 4; v += pixel;
      } while (--t);
      v128.store(q, y0); q += pixel;
      v128.store(q, y1); q += pixel;
      v128.store(q, y2); q += pixel;
      v128.store(q, y3); q += pixel;
      p = p3 + step;
    } while (--n);
    x -= 16; y -= 16; w -= 16; bias -= 16;
  } while (--groups);
}
