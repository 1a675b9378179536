import { asBatch, type ConvGeometry, type ConvPlan, checkGroups, type TransposeOptions } from "./conv-options";
import { outputFor } from "./conv-output";
import { checkOptions, type Padding1d, padding1d, type Shape } from "./shape";
import { checkTensor, type Tensor } from "./tensor";
import { paddingPair, pair } from "./window";

/** Check the arguments of `conv2dTranspose`. @internal */
export function planTranspose(who: string, input: Tensor, kernel: Tensor, options: TransposeOptions): ConvPlan {
  checkTensor(who, "input", input, 3, 4);
  checkTensor(who, "kernel", kernel, 4);
  checkOptions(who, options, ["bias", "activation", "stride", "padding", "outputPadding", "dilation", "groups", "out"]);
  const plan = transposeGeometry(who, input.shape, kernel.shape, options);
  return Object.assign(plan, {
    output: outputFor(who, imageShape(plan, input.shape), plan.channels, options, [input, kernel]),
  });
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
  const stride = pair(who, "stride", options.stride ?? 1);
  const dilation = pair(who, "dilation", options.dilation ?? 1);
  const extra = pair(who, "outputPadding", options.outputPadding ?? 0, 0);
  const padding = paddingPair(who, options.padding ?? 0);
  const [[top, bottom, height], [left, right, width]] = [outHeight, outWidth].map((n, axis) =>
    spread(who, n, kernel[axis], stride[axis], dilation[axis], padding[axis], extra[axis]),
  );
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
    channels: depth * groups,
    filters,
    groups,
    depth,
    perGroup: filters / groups,
  };
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
): [before: number, after: number, size: number] {
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
    return [Math.floor(total / 2), Math.ceil(total / 2), n * stride];
  }
  const [before, after] = padding1d(who, padding, n, kernel, stride, dilation);
  const whole = (n - 1) * stride + extent;
  const size = whole + extra - before - after;
  if (size < 1) {
    throw new RangeError(`${who}: padding takes ${before + after} pixels off an output of ${whole + extra}`);
  }
  return [before, after, size];
}

/** Shape of the image of a convolution: with a batch where its positions have one. @internal */
export function imageShape({ batch, height, width, channels }: ConvGeometry, like: Shape): number[] {
  return like.length === 3 ? [height, width, channels] : [batch, height, width, channels];
}
