import * as memory from "./memory";

/**
 * An image is worked on a strip at a time: some output rows of one image, or several small images. A strip and its
 * result stay in the processor's cache between copying in, computing and copying out, and the scratch memory is bounded
 * whatever the size of the image.
 */
export interface Strips {
  /** Output rows of all images. */
  readonly height: number;
  readonly batch: number;
  /** Images and output rows in a strip: either one image, or all rows. */
  readonly images: number;
  readonly rows: number;
  /** Input rows that a strip's output rows see. */
  readonly sourceRows: number;
}

/** Numbers of input and output that fit well into the second-level cache together. */
const STRIP = 2 ** 17;
/** Output positions under which re-reading the weights for every strip would cost more than the cache saves. */
const FEWEST_POSITIONS = 256;

/**
 * @param step input rows from one output row to the next
 * @param extent input rows one output row sees
 * @param numbers in an input row and an output row, and output positions in a row
 * @param options fewest output positions in a strip (default 256)
 */
export function cut(
  batch: number,
  height: number,
  step: number,
  extent: number,
  numbers: { source: number; output: number; positions: number },
  { fewest = FEWEST_POSITIONS } = {},
): Strips {
  const wholeImage = ((height - 1) * step + extent) * numbers.source + height * numbers.output;
  const least = Math.ceil(fewest / (numbers.positions * height));
  const images = Math.min(batch, Math.max(least, Math.floor(STRIP / wholeImage), 1));
  if (images > 1 || wholeImage <= STRIP) {
    return { height, batch, images, rows: height, sourceRows: (height - 1) * step + extent };
  }
  const fitting = Math.floor((STRIP - (extent - step) * numbers.source) / (step * numbers.source + numbers.output));
  const wanted = Math.max(fitting, Math.ceil(fewest / numbers.positions), 1);
  const rows = Math.min(height, wanted);
  return { height, batch, images: 1, rows, sourceRows: (rows - 1) * step + extent };
}

/** Visit every strip: its first image and output row, and how many of each it has. */
export function eachStrip(
  { batch, height, images, rows }: Strips,
  visit: (image: number, row: number, images: number, rows: number) => void,
): void {
  for (let image = 0; image < batch; image += images) {
    for (let row = 0; row < height; row += rows) {
      visit(image, row, Math.min(images, batch - image), Math.min(rows, height - row));
    }
  }
}

/** An image to be copied in, with the numbers around it that a window may see: zeros. */
export interface Source {
  readonly data: Float32Array;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** How often each channel is repeated; default 1. */
  readonly repeat?: number;
  /** Numbers left free behind each row; default 0. */
  readonly gap?: number;
  /** Columns of zeros on the left (negative: columns left out), and columns in all. */
  readonly left: number;
  readonly paddedWidth: number;
}

/** Numbers from the beginning of one row that is copied in to the next. */
export function rowNumbers({ channels, repeat = 1, gap = 0, paddedWidth }: Source): number {
  return paddedWidth * channels * repeat + gap;
}

/** Up to so many numbers a loop is quicker than a call. */
const SHORT = 64;

/** Copy rows `first` to `first + rows` of some images to an address. Rows outside the image are zeros. */
export function copyIn(address: number, source: Source, image: number, images: number, first: number, rows: number) {
  const { height, width, channels, left, paddedWidth, repeat = 1, gap = 0 } = source;
  const pixel = channels * repeat;
  const row = rowNumbers(source);
  const start = address / 4;
  const from = Math.max(0, -left);
  const to = Math.min(width, paddedWidth - left);
  const top = Math.max(0, first);
  const bottom = Math.min(height, first + rows);
  // Without padding the rows lie end to end: one long line.
  const whole = left === 0 && paddedWidth === width && gap === 0;
  const lines = to <= from ? 0 : whole ? Math.min(1, bottom - top) : bottom - top;
  const pixels = whole ? (bottom - top) * width : to - from;
  const short =
    pixels === width && width * channels <= SHORT && images * height * width * channels <= memory.MOST_LANDING;
  if (repeat === 1 && lines > 1 && short) return copyShort(address, source, image, images, first, rows);
  let cleared = start;
  for (let n = 0; n < images; n++) {
    for (let line = 0; line < lines; line++) {
      const target = start + (n * rows + top + line - first) * row + (from + left) * pixel;
      const begin = (((image + n) * height + top + line) * width + from) * channels;
      clear(cleared, target);
      if (repeat === 1) copy(target, source.data, begin, pixels * pixel);
      else copyRepeated(target, source.data, begin, pixels * channels, repeat);
      cleared = target + pixels * pixel;
    }
  }
  clear(cleared, start + images * rows * row);
}

/** Many short lines: all come in at once, and a kernel puts them where they belong. */
function copyShort(address: number, source: Source, image: number, images: number, first: number, rows: number): void {
  const { data, height, width, channels, left } = source;
  const row = rowNumbers(source);
  const line = width * channels;
  const top = Math.max(0, first);
  const lines = Math.min(height, first + rows) - top;
  const landed = memory.land(data.subarray(image * height * line, (image + images) * height * line));
  memory.floats.fill(0, address / 4, address / 4 + images * rows * row);
  for (let n = 0; n < images; n++) {
    const begin = landed + 4 * (n * height + top) * line;
    const target = address + 4 * ((n * rows + top - first) * row + left * channels);
    memory.kernels!.copyLines(begin, 4 * line, target, 4 * row, line, lines);
  }
}

function copyRepeated(target: number, data: Float32Array, start: number, length: number, repeat: number): void {
  // A constant of the call: compiled to CommonJS, an import is looked up again at every use, which shows in a loop.
  const { floats } = memory;
  for (let i = 0; i < length; i++) {
    for (let r = 0; r < repeat; r++) floats[target + i * repeat + r] = data[start + i];
  }
}

function clear(from: number, to: number): void {
  const { floats } = memory;
  if (to - from > SHORT) floats.fill(0, from, to);
  else for (let i = from; i < to; i++) floats[i] = 0;
}

function copy(target: number, data: Float32Array, start: number, length: number): void {
  const { floats } = memory;
  if (length > SHORT) floats.set(data.subarray(start, start + length), target);
  else for (let i = 0; i < length; i++) floats[target + i] = data[start + i];
}

/** Copy `count` runs of `length` numbers, `pitch` apart, out to where they lie end to end. */
export function copyOut(
  address: number,
  output: Float32Array,
  start: number,
  count: number,
  length: number,
  pitch = length,
): void {
  if (pitch === length) output.set(memory.floats.subarray(address / 4, address / 4 + count * length), start);
  else if (length <= SHORT && count * length <= memory.MOST_LANDING) {
    const together = memory.LANDING_START;
    memory.kernels!.copyLines(address, 4 * pitch, together, 4 * length, length, count);
    copyOut(together, output, start, 1, count * length);
  } else {
    for (let i = 0; i < count; i++) copyOut(address + 4 * i * pitch, output, start + i * length, 1, length);
  }
}
