import { type Shape, show } from "./shape";
import { checkTensor, type Tensor, zeros } from "./tensor";
import { type Window2d, type WindowOptions, window2d } from "./window";

export interface ConvOptions extends WindowOptions {
  /** One number a filter, [filters], added at every position; default none. */
  bias?: Tensor;
  /** Cut input channels and filters into this many groups that do not see each other; default 1. */
  groups?: number;
  /** Write the result here instead of into a new tensor. */
  out?: Tensor;
}

/** A convolution ready to run: every argument checked, every option filled in. */
export interface ConvPlan extends Window2d {
  readonly channels: number;
  readonly filters: number;
  readonly groups: number;
  /** Holds the bias already; the operators add to it. */
  readonly output: Tensor;
}

/** Check the arguments of `conv2d`. @internal */
export function planConv2d(who: string, input: Tensor, kernel: Tensor, options: ConvOptions): ConvPlan {
  const image = checkImage(who, input);
  checkTensor(who, "kernel", kernel, 4);
  checkOptions(who, options, ["bias", "stride", "padding", "dilation", "groups", "out"]);
  const channels = image[3];
  const [, , depth, filters] = kernel.shape;
  const groups = options.groups ?? 1;
  checkGroups(who, groups, channels, filters);
  if (depth * groups !== channels) {
    const within = groups > 1 ? ` in ${groups} groups` : "";
    throw new RangeError(`${who}: the kernel is ${depth} deep but the input has ${channels} channels${within}`);
  }
  const window = window2d(who, image, kernel.shape, options);
  return { ...window, channels, filters, groups, output: outputFor(who, input, window, filters, options) };
}

/** Check the arguments of `depthwiseConv2d`. @internal */
export function planDepthwise(
  who: string,
  input: Tensor,
  kernel: Tensor,
  options: Omit<ConvOptions, "groups">,
): ConvPlan {
  const image = checkImage(who, input);
  checkTensor(who, "kernel", kernel, 4);
  checkOptions(who, options, ["bias", "stride", "padding", "dilation", "out"]);
  const channels = image[3];
  const [, , depth, multiplier] = kernel.shape;
  if (depth !== channels) {
    throw new RangeError(`${who}: the kernel has filters for ${depth} channels but the input has ${channels}`);
  }
  const filters = channels * multiplier;
  const window = window2d(who, image, kernel.shape, options);
  return { ...window, channels, filters, groups: channels, output: outputFor(who, input, window, filters, options) };
}

/** [height, width, channels] as a batch of one. @internal */
export function checkImage(who: string, input: Tensor): [number, number, number, number] {
  checkTensor(who, "input", input, 3, 4);
  const [batch, height, width, channels] = input.shape.length === 3 ? [1, ...input.shape] : input.shape;
  return [batch, height, width, channels];
}

/** @internal */
export function checkGroups(who: string, groups: unknown, channels: number, filters: number): void {
  if (!Number.isSafeInteger(groups) || (groups as number) < 1) {
    throw new RangeError(`${who}: groups is ${show(groups)}, but it must be a whole number of at least 1`);
  }
  for (const [count, what] of [
    [channels, "input channels"],
    [filters, "filters"],
  ] as const) {
    if (count % (groups as number)) {
      throw new RangeError(`${who}: groups is ${groups} but there are ${count} ${what}: groups must divide them`);
    }
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

/** The output tensor, filled with the bias. @internal */
export function outputFor(
  who: string,
  input: Tensor,
  { batch, outHeight, outWidth }: Pick<Window2d, "batch" | "outHeight" | "outWidth">,
  filters: number,
  { bias, out }: Pick<ConvOptions, "bias" | "out">,
): Tensor {
  const image: Shape = [outHeight, outWidth, filters];
  const shape = input.shape.length === 3 ? image : [batch, ...image];
  if (bias !== undefined) {
    checkTensor(who, "bias", bias, 1);
    if (bias.data.length !== filters) {
      throw new RangeError(
        `${who}: bias has ${bias.data.length} numbers but there are ${filters} filters: one number a filter`,
      );
    }
  }
  const output = out ?? zeros(shape);
  if (out !== undefined) {
    checkTensor(who, "out", out, shape.length);
    if (out.shape.join() !== shape.join()) {
      throw new RangeError(`${who}: out has shape ${show(out.shape)} but the result has ${show(shape)}`);
    }
    if (out.data.buffer === input.data.buffer) throw new RangeError(`${who}: out shares its numbers with input`);
    out.data.fill(0);
  }
  if (bias) for (let i = 0; i < output.data.length; i += filters) output.data.set(bias.data, i);
  return output;
}
