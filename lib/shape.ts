import { checkOptions, checkSize, checkWhole, textOf } from "./checks";
import type { NoOptions, Option } from "./types/options";
import type { OutputSize } from "./types/output-size";

/** Pixels added at the two ends of one dimension: a number for each end, [before, after], or a rule. */
export type Padding1d = number | readonly [before: number, after: number] | "valid" | "same";

export interface Window1d {
  /** Pixels from one position of the kernel to the next. */
  stride?: number;
  padding?: Padding1d;
  /** Pixels from one tap of the kernel to the next: 1 has no holes. */
  dilation?: number;
}

/**
 * How many positions a kernel finds along one dimension: ⌊(n + padding − dilation · (kernel − 1) − 1) / stride⌋ + 1.
 *
 * @param n pixels of input
 * @param kernel taps of the kernel
 * @param options stride (default 1), padding (default 0), dilation (default 1)
 * @returns pixels of output
 * @throws where a size is not a whole number of at least 1, or the kernel is wider than the padded input
 * @example
 * outputSize(7, 3, { stride: 2 }) // 3
 */
export function outputSize<const N extends number, const K extends number, const O extends Window1d = NoOptions>(
  n: N,
  kernel: K,
  options?: O,
): OutputSize<
  N,
  K,
  Extract<Option<O, "stride", 1>, number>,
  Option<O, "padding", 0>,
  Extract<Option<O, "dilation", 1>, number>
> {
  checkOptions("outputSize", options ?? {}, ["stride", "padding", "dilation"]);
  const { stride = 1, padding = 0, dilation = 1 }: Window1d = options ?? {};
  checkSize("outputSize", "n", n);
  checkSize("outputSize", "kernel", kernel);
  checkSize("outputSize", "stride", stride);
  checkSize("outputSize", "dilation", dilation);
  return slidingWindow("outputSize", "wide", n, kernel, stride, dilation, padding).positions as never;
}

/** A kernel that slides along one dimension: the positions it finds, and the pixels added at the two ends. */
export interface SlidingWindow {
  readonly positions: number;
  readonly before: number;
  readonly after: number;
}

/** @internal */
export function slidingWindow(
  who: string,
  way: "high" | "wide",
  n: number,
  kernel: number,
  stride: number,
  dilation: number,
  padding: Padding1d,
): SlidingWindow {
  const [before, after] = padding1d(who, padding, n, kernel, stride, dilation);
  const room = n + before + after;
  const extent = dilation * (kernel - 1) + 1;
  if (extent > room) {
    const holes = dilation > 1 ? ` (${kernel} taps, ${dilation} apart)` : "";
    throw new RangeError(`${who}: the kernel is ${extent} ${way}${holes} but the padded input has only ${room}`);
  }
  return { positions: Math.floor((room - extent) / stride) + 1, before, after };
}

/**
 * Padding as [before, after]. "same" makes ⌈n / stride⌉ positions; an odd pixel goes to the end, as in TensorFlow.
 * @internal
 */
export function padding1d(
  who: string,
  padding: Padding1d,
  n: number,
  kernel: number,
  stride: number,
  dilation: number,
): [before: number, after: number] {
  if (padding === "valid") return [0, 0];
  if (padding === "same") {
    const total = Math.max(0, (Math.ceil(n / stride) - 1) * stride + dilation * (kernel - 1) + 1 - n);
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  }
  const ends = typeof padding === "number" ? [padding, padding] : padding;
  if (!Array.isArray(ends) || ends.length !== 2) {
    throw new TypeError(
      `${who}: padding is ${textOf(padding)}, but it must be a number, [before, after], "valid" or "same"`,
    );
  }
  for (const end of ends) checkWhole(who, "padding", end, 0);
  return [ends[0], ends[1]];
}
