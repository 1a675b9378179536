import type { Add, DivideUp, Multiply, Subtract } from "./arithmetic";

/** The size of each dimension, channels last: [height, width, channels], or [batch, height, width, channels]. */
export type Shape = readonly number[];

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
  const [before, after] = padding1d("outputSize", padding, n, kernel, stride, dilation);
  return positions("outputSize", "wide", n + before + after, kernel, stride, dilation) as never;
}

/** The same rule, computed by the compiler. `number` where a size is known only at run time, `never` where nothing fits. */
export type OutputSize<
  N extends number,
  K extends number,
  S extends number = 1,
  P = 0,
  D extends number = 1,
> = S extends 0
  ? number
  : P extends "same"
    ? DivideUp<N, S>
    : Positions<Subtract<Add<N, BothEnds<P>>, Multiply<D, Subtract<K, 1>>>, S>;

/** ⌊(room − 1) / S⌋ + 1, which is room / S rounded up. */
type Positions<Room extends number, S extends number> = Room extends 0 ? never : DivideUp<Room, S>;

/** Padding of a dimension, both ends together. */
export type BothEnds<P> = P extends number
  ? Add<P, P>
  : P extends readonly [infer Before extends number, infer After extends number]
    ? Add<Before, After>
    : P extends "valid"
      ? 0
      : number;

/** An options object that says nothing. */
export type NoOptions = Record<never, never>;

/**
 * What an options object says of Key, or the default where it does not speak of it. An optional Key may or may not speak:
 * then only the kind of thing is known. (Asked through Pick, since a notebook's cells are not compiled strictly and there
 * every type contains undefined.)
 */
export type Option<O, Key extends string, Default> = Key extends keyof O
  ? NoOptions extends Pick<O, Key>
    ? Default extends number
      ? number
      : Exclude<O[Key], undefined> | Default
    : O[Key]
  : Default;

/**
 * Positions of a kernel on `room` pixels, padding included.
 * @internal
 */
export function positions(
  who: string,
  way: "high" | "wide",
  room: number,
  kernel: number,
  stride: number,
  dilation: number,
): number {
  const extent = dilation * (kernel - 1) + 1;
  if (extent > room) {
    const holes = dilation > 1 ? ` (${kernel} taps, ${dilation} apart)` : "";
    throw new RangeError(`${who}: the kernel is ${extent} ${way}${holes} but the padded input has only ${room}`);
  }
  return Math.floor((room - extent) / stride) + 1;
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
): [number, number] {
  if (padding === "valid") return [0, 0];
  if (padding === "same") {
    const total = Math.max(0, (Math.ceil(n / stride) - 1) * stride + dilation * (kernel - 1) + 1 - n);
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  }
  const ends = typeof padding === "number" ? [padding, padding] : padding;
  if (!Array.isArray(ends) || ends.length !== 2) {
    throw new TypeError(
      `${who}: padding is ${show(padding)}, but it must be a number, [before, after], "valid" or "same"`,
    );
  }
  for (const end of ends) checkWhole(who, "padding", end, 0);
  return [ends[0], ends[1]];
}

/** @internal */
export function checkSize(who: string, name: string, value: unknown): asserts value is number {
  checkWhole(who, name, value, 1);
}

/** @internal */
export function checkWhole(who: string, name: string, value: unknown, least: number): asserts value is number {
  if (!Number.isSafeInteger(value) || (value as number) < least) {
    throw new RangeError(`${who}: ${name} is ${show(value)}, but it must be a whole number of at least ${least}`);
  }
}

/** A misspelt option would be ignored in silence, and the learner would look for the fault elsewhere. @internal */
export function checkOptions(who: string, options: unknown, known: string[]): void {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`${who}: options is ${show(options)}, but it must be an object such as { stride: 2 }`);
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name))
      throw new TypeError(`${who}: there is no option "${name}"; there are ${known.join(", ")}`);
  }
}

/** A value as an error message shows it. @internal */
export function show(value: unknown): string {
  if (typeof value === "string") return `"${value}"`;
  if (typeof value === "function") return value.name ? `the function ${value.name}` : "a function";
  if (Array.isArray(value)) {
    return `[${Array.from(value.slice(0, 8), show).join(", ")}${value.length > 8 ? ", …" : ""}]`;
  }
  return typeof value === "object" && value !== null
    ? `an object (${Object.keys(value).slice(0, 3).join(", ")})`
    : String(value);
}
