import { type OutputOptions, outputFor } from "./conv-output";
import { checkOptions, checkSize, type Shape } from "./shape";
import { checkTensor, type Tensor } from "./tensor";
import { type Pair, type Window2d, type WindowOptions, window2d } from "./window";

export interface ConvOptions extends WindowOptions, OutputOptions {
  /** Cut input channels and filters into this many groups that do not see each other; default 1. */
  groups?: number;
}

export type PointwiseOptions = OutputOptions;
export type DepthwiseOptions = Omit<ConvOptions, "groups">;
/** What a gradient is told: the options of the convolution it belongs to, without what comes after the sums. */
export type GradientOptions = Omit<ConvOptions, "bias" | "activation">;

export interface TransposeOptions extends ConvOptions {
  /** Rows and columns added at the end, where several input sizes would have led to the same output; default 0. */
  outputPadding?: Pair;
}

/** A convolution between an image and its positions: all sizes known and checked, every option filled in. */
export interface ConvGeometry extends Window2d {
  readonly channels: number;
  readonly filters: number;
  readonly groups: number;
  /** Channels one filter sees: channels / groups. */
  readonly depth: number;
  /** Filters that see one channel: filters / groups. */
  readonly perGroup: number;
}

/** A convolution ready to run. */
export interface ConvPlan extends ConvGeometry {
  /** Where the result goes. Its numbers are not set yet. */
  readonly output: Tensor;
}

/** Check the arguments of `conv2d`. @internal */
export function planConv2d(who: string, input: Tensor, kernel: Tensor, options: ConvOptions): ConvPlan {
  checkTensor(who, "input", input, 3, 4);
  checkTensor(who, "kernel", kernel, 4);
  checkOptions(who, options, ["bias", "activation", "stride", "padding", "dilation", "groups", "out"]);
  const plan = convGeometry(who, input.shape, kernel.shape, options);
  // Here and below not { ...plan, output }: spreading eighteen fields takes V8 longer than a small convolution.
  return Object.assign(plan, {
    output: outputFor(who, positionsShape(plan, input.shape), plan.filters, options, [input, kernel]),
  });
}

/** Check the arguments of `pointwiseConv2d`. @internal */
export function planPointwise(who: string, input: Tensor, kernel: Tensor, options: PointwiseOptions): ConvPlan {
  checkTensor(who, "kernel", kernel, 4);
  checkOptions(who, options, ["bias", "activation", "out"]);
  checkOneByOne(who, "kernel", kernel.shape);
  return planConv2d(who, input, kernel, options);
}

/** Check the arguments of `depthwiseConv2d`. @internal */
export function planDepthwise(
  who: string,
  input: Tensor,
  kernel: Tensor,
  options: DepthwiseOptions,
  name = "kernel",
): ConvPlan {
  checkTensor(who, "input", input, 3, 4);
  checkTensor(who, name, kernel, 4);
  checkOptions(who, options, ["bias", "activation", "stride", "padding", "dilation", "out"]);
  const plan = depthwiseGeometry(who, input.shape, kernel.shape, options, name);
  return Object.assign(plan, {
    output: outputFor(who, positionsShape(plan, input.shape), plan.filters, options, [input, kernel]),
  });
}

/** Check the arguments of `separableConv2d`: the plans of its two steps. @internal */
export function planSeparable(
  who: string,
  input: Tensor,
  depthwise: Tensor,
  pointwise: Tensor,
  options: DepthwiseOptions,
): [first: ConvPlan, second: ConvPlan] {
  checkOptions(who, options, ["bias", "activation", "stride", "padding", "dilation", "out"]);
  const { bias, activation, out, ...window } = options;
  const first = planDepthwise(who, input, depthwise, window, "depthwise kernel");
  checkPointwise(who, pointwise, first.filters);
  const second = convGeometry(who, first.output.shape, pointwise.shape, {});
  const sources = [input, depthwise, pointwise];
  const output = outputFor(who, positionsShape(second, input.shape), second.filters, options, sources);
  return [first, Object.assign(second, { output })];
}

/** The kernel of a pointwise step: 1x1, and as deep as the depthwise step before it is wide. @internal */
export function checkPointwise(who: string, kernel: Tensor, channels: number): void {
  checkTensor(who, "pointwise kernel", kernel, 4);
  checkOneByOne(who, "pointwise kernel", kernel.shape);
  if (kernel.shape[2] !== channels) {
    throw new RangeError(
      `${who}: the pointwise kernel is ${kernel.shape[2]} deep but the depthwise step gives ${channels} channels`,
    );
  }
}

function checkOneByOne(who: string, name: string, [height, width]: Shape): void {
  if (height !== 1 || width !== 1) {
    throw new RangeError(`${who}: the ${name} is ${height}x${width}, but it must be 1x1`);
  }
}

/** The sizes of a standard convolution, from its shapes. @internal */
export function convGeometry(who: string, input: Shape, kernel: Shape, options: ConvOptions): ConvGeometry {
  const [, , , channels] = asBatch(input);
  const [, , depth, filters] = kernel;
  const groups = options.groups ?? 1;
  checkGroups(who, groups, { "input channels": channels, filters });
  if (depth * groups !== channels) {
    const within = groups > 1 ? ` in ${groups} groups` : "";
    throw new RangeError(`${who}: the kernel is ${depth} deep but the input has ${channels} channels${within}`);
  }
  const window = window2d(who, asBatch(input), kernel, options);
  return Object.assign(window, { channels, filters, groups, depth, perGroup: filters / groups });
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
  const [, , , channels] = asBatch(input);
  const [, , depth, multiplier] = kernel;
  if (depth !== channels) {
    throw new RangeError(`${who}: the ${name} has filters for ${depth} channels but the input has ${channels}`);
  }
  const window = window2d(who, asBatch(input), kernel, options);
  return Object.assign(window, {
    channels,
    filters: channels * multiplier,
    groups: channels,
    depth: 1,
    perGroup: multiplier,
  });
}

/** [height, width, channels] as a batch of one. @internal */
export function asBatch(image: Shape): readonly number[] {
  return image.length === 3 ? [1, ...image] : image;
}

/** Shape of what a convolution answers: with a batch where the image has one. @internal */
export function positionsShape(plan: Pick<ConvGeometry, "batch" | "outHeight" | "outWidth" | "filters">, like: Shape) {
  const { batch, outHeight, outWidth, filters } = plan;
  return like.length === 3 ? [outHeight, outWidth, filters] : [batch, outHeight, outWidth, filters];
}

/** @internal */
export function checkGroups(who: string, groups: unknown, counts: Record<string, number>): asserts groups is number {
  checkSize(who, "groups", groups);
  for (const [what, count] of Object.entries(counts)) {
    if (count % groups) {
      throw new RangeError(`${who}: groups is ${groups} but there are ${count} ${what}: groups must divide them`);
    }
  }
}
