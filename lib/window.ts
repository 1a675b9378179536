import { checkSize, checkWhole, type Padding1d, padding1d, positions, show } from "./shape";

/** A number for both dimensions, or [vertical, horizontal]. */
export type Pair = number | readonly [vertical: number, horizontal: number];

/**
 * Pixels added around an image: a number for every side, [vertical, horizontal], [[top, bottom], [left, right]],
 * "valid" (none), or "same" (as many as make ⌈size / stride⌉ positions; an odd pixel goes to the end).
 */
export type Padding =
  | number
  | readonly [vertical: number, horizontal: number]
  | readonly [readonly [top: number, bottom: number], readonly [left: number, right: number]]
  | "valid"
  | "same";

/** Where a kernel may stand on an image: everything a convolution knows before it looks at channels. */
export interface Window2d {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly stride: readonly [number, number];
  readonly dilation: readonly [number, number];
  /** Rows above and below, columns left and right of the image. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Visit every meeting of a kernel tap with a pixel of the image, position by position. Taps that hang over the border
 * meet nothing: padding is zero, and a product with zero adds nothing.
 *
 * All three indices count pixels: the output position, the image pixel under the tap, and the tap.
 */
export function slide(window: Window2d, visit: (output: number, pixel: number, tap: number) => void): void {
  const { batch, height, width, kernelHeight, kernelWidth, outHeight, outWidth, stride, dilation, top, left } = window;
  for (let n = 0; n < batch; n++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        for (let i = 0; i < kernelHeight; i++) {
          const y = row * stride[0] + i * dilation[0] - top;
          if (y < 0 || y >= height) continue;
          for (let j = 0; j < kernelWidth; j++) {
            const x = column * stride[1] + j * dilation[1] - left;
            if (x < 0 || x >= width) continue;
            visit((n * outHeight + row) * outWidth + column, (n * height + y) * width + x, i * kernelWidth + j);
          }
        }
      }
    }
  }
}

/** Options that move the window. */
export interface WindowOptions {
  /** Pixels from one position of the kernel to the next; default 1. */
  stride?: Pair;
  /** Default 0. */
  padding?: Padding;
  /** Pixels from one tap of the kernel to the next; default 1, no holes. */
  dilation?: Pair;
}

/** The window of a kernel on an image, its options checked and filled in. @internal */
export function window2d(
  who: string,
  [batch, height, width]: readonly number[],
  [kernelHeight, kernelWidth]: readonly number[],
  options: WindowOptions,
): Window2d {
  const stride = pair(who, "stride", options.stride ?? 1);
  const dilation = pair(who, "dilation", options.dilation ?? 1);
  const [vertical, horizontal] = paddingPair(who, options.padding ?? 0);
  const [top, bottom] = padding1d(who, vertical, height, kernelHeight, stride[0], dilation[0]);
  const [left, right] = padding1d(who, horizontal, width, kernelWidth, stride[1], dilation[1]);
  const outHeight = positions(who, "high", height + top + bottom, kernelHeight, stride[0], dilation[0]);
  const outWidth = positions(who, "wide", width + left + right, kernelWidth, stride[1], dilation[1]);
  return {
    batch,
    height,
    width,
    kernelHeight,
    kernelWidth,
    outHeight,
    outWidth,
    stride,
    dilation,
    top,
    bottom,
    left,
    right,
  };
}

/** A number or a pair, as a checked pair. @internal */
export function pair(who: string, name: string, value: unknown, least = 1): [number, number] {
  const both = Array.isArray(value) ? value : [value, value];
  if (both.length !== 2) {
    throw new TypeError(`${who}: ${name} is ${show(value)}, but it must be a number or [vertical, horizontal]`);
  }
  for (const v of both) least === 1 ? checkSize(who, name, v) : checkWhole(who, name, v, least);
  return [both[0], both[1]];
}

/** Padding of each dimension. @internal */
export function paddingPair(who: string, padding: Padding): [Padding1d, Padding1d] {
  if (typeof padding === "number" || padding === "valid" || padding === "same") return [padding, padding];
  if (!Array.isArray(padding) || padding.length !== 2 || padding.some((p) => Array.isArray(p) && p.length !== 2)) {
    throw new TypeError(
      `${who}: padding is ${show(padding)}, but it must be a number, [vertical, horizontal], [[top, bottom], [left, right]], "valid" or "same"`,
    );
  }
  return [padding[0], padding[1]];
}
