import { checkSize, checkWhole, textOf } from "../checks";
import type { ConvGeometry, Window2d } from "../products";
import { type Padding1d, padding1d, slidingWindow } from "../shape";
import type { Shape } from "../types/shape";
import type {
  ConvOptions,
  DepthwiseOptions,
  Padding,
  Pair,
  PoolOptions,
  TransposeOptions,
  WindowOptions,
} from "./options";

/** What options come to on given shapes: the sizes of each kind of convolution, or the rule that they break. */

/** The window of a kernel on an image. @internal */
export function window2d(
  who: string,
  [batch, height, width]: Shape,
  [kernelHeight, kernelWidth]: Shape,
  options: WindowOptions,
): Window2d {
  const stride = pairOr(1, who, "stride", options.stride);
  const dilation = pairOr(1, who, "dilation", options.dilation);
  const [down, across] = paddingPair(who, options.padding ?? "valid");
  const vertical = slidingWindow(who, "high", height, kernelHeight, stride[0], dilation[0], down);
  const horizontal = slidingWindow(who, "wide", width, kernelWidth, stride[1], dilation[1], across);
  return {
    batch,
    height,
    width,
    kernelHeight,
    kernelWidth,
    outHeight: vertical.positions,
    outWidth: horizontal.positions,
    stride,
    dilation,
    top: vertical.before,
    bottom: vertical.after,
    left: horizontal.before,
    right: horizontal.after,
  };
}

/** The sizes of a standard convolution. @internal */
export function convGeometry(who: string, input: Shape, kernel: Shape, options: ConvOptions): ConvGeometry {
  const image = asBatch(input);
  const channels = image[3];
  const [, , depth, filters] = kernel;
  const groups = options.groups ?? 1;
  checkGroups(who, groups, { "input channels": channels, filters });
  if (depth * groups !== channels) {
    const within = groups > 1 ? ` in ${groups} groups` : "";
    throw new RangeError(`${who}: the kernel is ${depth} deep but the input has ${channels} channels${within}`);
  }
  const window = window2d(who, image, kernel, options);
  return { channels, filters, groups, depth, perGroup: filters / groups, ...window };
}

/** The sizes of a pointwise convolution: a standard one whose kernel is one pixel. @internal */
export function pointwiseGeometry(who: string, input: Shape, kernel: Shape): ConvGeometry {
  checkOneByOne(who, "kernel", kernel);
  return convGeometry(who, input, kernel, {});
}

/**
 * The sizes of a depthwise convolution: a group for every channel. Its kernel [height, width, channels, multiplier]
 * lies in memory exactly as the grouped kernel [height, width, 1, channels · multiplier] does.
 * @internal
 */
export function depthwiseGeometry(
  who: string,
  input: Shape,
  kernel: Shape,
  options: DepthwiseOptions,
  name = "kernel",
): ConvGeometry {
  const image = asBatch(input);
  const channels = image[3];
  const [height, width, depth, multiplier] = kernel;
  if (depth !== channels) {
    throw new RangeError(`${who}: the ${name} has filters for ${depth} channels but the input has ${channels}`);
  }
  return convGeometry(who, image, [height, width, 1, channels * multiplier], { ...options, groups: channels });
}

/**
 * A window that pools sees what a depthwise kernel of its size would; it only has no weights.
 * @internal
 */
export function poolGeometry(who: string, input: Shape, size: Pair, { stride, padding }: PoolOptions): ConvGeometry {
  const window = pair(who, "size", size);
  const image = asBatch(input);
  const geometry = depthwiseGeometry(who, image, [...window, image[3], 1], { stride: stride ?? window, padding });
  const { top, left, bottom, right } = geometry;
  if (Math.max(top, bottom) >= window[0] || Math.max(left, right) >= window[1]) {
    const ends = `[[${top}, ${bottom}], [${left}, ${right}]]`;
    throw new RangeError(`${who}: padding is ${ends}, but a window of ${textOf(window)} must always see a pixel`);
  }
  return geometry;
}

/**
 * The sizes of a transposed convolution, as those of the convolution it turns round: `image` is the transposed
 * convolution's output, and the positions (and filters) are its input's pixels (and channels).
 * @internal
 */
export function transposeGeometry(who: string, input: Shape, kernel: Shape, options: TransposeOptions): ConvGeometry {
  const [batch, outHeight, outWidth, filters] = asBatch(input);
  const [kernelHeight, kernelWidth, depth, taken] = kernel;
  const groups = options.groups ?? 1;
  checkGroups(who, groups, { "input channels": filters });
  if (taken !== filters) {
    throw new RangeError(`${who}: the kernel takes ${taken} channels but the input has ${filters}`);
  }
  const stride = pairOr(1, who, "stride", options.stride);
  const dilation = pairOr(1, who, "dilation", options.dilation);
  const extra = pairOr(0, who, "outputPadding", options.outputPadding);
  const [down, across] = paddingPair(who, options.padding ?? "valid");
  const vertical = spread(who, outHeight, kernelHeight, stride[0], dilation[0], down, extra[0]);
  const horizontal = spread(who, outWidth, kernelWidth, stride[1], dilation[1], across, extra[1]);
  const image = [batch, vertical.size, horizontal.size, depth * groups];
  const padding = [vertical.padding, horizontal.padding] as const;
  const turned = convGeometry(who, image, kernel, { stride, dilation, groups, padding });
  return { ...turned, outHeight, outWidth }; // output padding may have made room for one more
}

/** Pixels of output along one dimension, and how many padding takes off its two ends. */
function spread(
  who: string,
  n: number,
  kernel: number,
  stride: number,
  dilation: number,
  padding: Padding1d,
  extra: number,
): { size: number; padding: [before: number, after: number] } {
  if (extra >= stride && extra >= dilation) {
    throw new RangeError(
      `${who}: outputPadding is ${extra}, but it must be smaller than the stride, ${stride}, or the dilation, ${dilation}`,
    );
  }
  const extent = dilation * (kernel - 1) + 1;
  if (padding === "same") {
    if (extra > 0)
      throw new RangeError(`${who}: outputPadding is ${extra}, but padding "same" leaves no choice of size`);
    const total = Math.max(0, extent - stride);
    return { size: n * stride, padding: [Math.floor(total / 2), Math.ceil(total / 2)] };
  }
  const [before, after] = padding1d(who, padding, n, kernel, stride, dilation);
  const whole = (n - 1) * stride + extent + extra;
  if (before + after >= whole) {
    throw new RangeError(`${who}: padding takes ${before + after} pixels off an output of ${whole}`);
  }
  return { size: whole - before - after, padding: [before, after] };
}

/** [height, width, channels] as a batch of one. @internal */
export function asBatch(image: Shape): Shape {
  return image.length === 3 ? [1, ...image] : image;
}

/** @internal */
export function checkOneByOne(who: string, name: string, [height, width]: Shape): void {
  if (height !== 1 || width !== 1) {
    throw new RangeError(`${who}: the ${name} is ${height}x${width}, but it must be 1x1`);
  }
}

/** One group, the default, divides everything. @internal */
export function checkGroups(who: string, groups: unknown, counts: Record<string, number>): asserts groups is number {
  if (groups === 1) return;
  checkSize(who, "groups", groups);
  for (const [what, count] of Object.entries(counts)) {
    if (count % groups) {
      throw new RangeError(`${who}: groups is ${groups} but there are ${count} ${what}: groups must divide them`);
    }
  }
}

/** An option for both dimensions: the usual number, unless a pair of at least that is given. */
function pairOr(usual: 0 | 1, who: string, name: string, value: Pair | undefined): [number, number] {
  return value == null ? [usual, usual] : pair(who, name, value, usual);
}

/** A number or a pair, as a checked pair. @internal */
export function pair(who: string, name: string, value: unknown, least = 1): [vertical: number, horizontal: number] {
  const both = Array.isArray(value) ? value : [value, value];
  if (both.length !== 2) {
    throw new TypeError(`${who}: ${name} is ${textOf(value)}, but it must be a number or [vertical, horizontal]`);
  }
  for (const v of both) checkWhole(who, name, v, least);
  return [both[0], both[1]];
}

/** Padding of each dimension. @internal */
export function paddingPair(who: string, padding: Padding): [vertical: Padding1d, horizontal: Padding1d] {
  if (typeof padding === "number" || padding === "valid" || padding === "same") return [padding, padding];
  if (!Array.isArray(padding) || padding.length !== 2 || padding.some((p) => Array.isArray(p) && p.length !== 2)) {
    throw new TypeError(
      `${who}: padding is ${textOf(padding)}, but it must be a number, [vertical, horizontal], [[top, bottom], [left, right]], "valid" or "same"`,
    );
  }
  return [padding[0], padding[1]];
}
