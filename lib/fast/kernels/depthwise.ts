import { mulAdd } from "./simd";

// Depthwise convolution: every channel has its own kernel, so there is no matrix to multiply. Four neighbouring channels
// share a SIMD register and four neighbouring outputs are made at once, so that what they share is loaded once.
//
// All channels of four outputs are done before the next four: so memory is read in the order in which it lies. (The other
// way round, a line at a time, is 2 to 3 times slower with many channels: pixels are then a power of two apart and compete
// for the same few places in the cache. For the same reason an input line may have a gap behind it.)
//
// A line need not be a multiple of 4 outputs, nor a pixel a multiple of 4 channels: what is written past the end is
// written again later, because pixels go first to last and, of four pixels, groups of channels last to first. Room behind
// the end of y: four pixels.

// @ts-ignore: decorator
@inline
function storeFour(q: usize, step: usize, y0: v128, y1: v128, y2: v128, y3: v128): void {
  v128.store(q, y0); q += step;
  v128.store(q, y1); q += step;
  v128.store(q, y2); q += step;
  v128.store(q, y3);
}

/**
 * A 3x3 kernel, stride 1, no holes: `blocks` x 4 neighbouring outputs of a line. Four share six input columns.
 * The three kernel lines are a real loop: written out, V8 would move all loads to the front and run out of registers.
 * @param x the input pixel under the kernel's top left corner
 * @param pixel, line bytes from one input pixel, or line, to the next
 * @param w nine taps of all channels
 * @param channels bytes from one output, and one tap, to the next
 * @param groups of four channels
 * @param bias a number a channel
 */
export function depthwise3x3(
  x: usize, pixel: usize, line: usize, w: usize, y: usize, channels: usize, blocks: i32, groups: i32, bias: usize,
): void {
  do {
    let group: usize = groups * 16;
    do {
      group -= 16;
      let y0 = v128.load(bias + group), y1 = y0, y2 = y0, y3 = y0;
      let top = x + group, tap = w + group, kh = 3;
      do {
        const w0 = v128.load(tap); tap += channels;
        const w1 = v128.load(tap); tap += channels;
        const w2 = v128.load(tap); tap += channels;
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
      storeFour(y + group, channels, y0, y1, y2, y3);
    } while (group);
    x += pixel * 4; y += channels * 4;
  } while (--blocks);
}

/**
 * Any kernel, stride and dilation: `blocks` x 4 outputs of a line.
 * @param step bytes between the inputs of neighbouring outputs
 * @param taps table of `tapCount` distances from x, one a kernel tap
 * @param w `tapCount` taps of all channels
 */
export function depthwise(
  x: usize, step: usize, taps: usize, tapCount: i32, w: usize, y: usize, channels: usize, blocks: i32, groups: i32, bias: usize,
): void {
  do {
    let group: usize = groups * 16;
    do {
      group -= 16;
      let y0 = v128.load(bias + group), y1 = y0, y2 = y0, y3 = y0;
      const p0 = x + group, p1 = p0 + step, p2 = p1 + step, p3 = p2 + step;
      let tap = taps, v = w + group, t = tapCount;
      do {
        const offset = load<usize>(tap);
        const k = v128.load(v);
        y0 = mulAdd(y0, v128.load(p0 + offset), k);
        y1 = mulAdd(y1, v128.load(p1 + offset), k);
        y2 = mulAdd(y2, v128.load(p2 + offset), k);
        y3 = mulAdd(y3, v128.load(p3 + offset), k);
        tap += 4; v += channels;
      } while (--t);
      storeFour(y + group, channels, y0, y1, y2, y3);
    } while (group);
    x += step * 4; y += channels * 4;
  } while (--blocks);
}
