import { checkOptions } from "../checks";
import { checkPointwise, outputShapeOf } from "../rules/arguments";
import { type Operator, type OperatorName, operators } from "../rules/operators";
import type { AnyOptions, ConvOptions, DepthwiseOptions, TransposeOptions } from "../rules/options";
import type { Tensor } from "../tensor";
import type { ConvFits, DepthwiseFits, PointwiseFits, SeparableFits, TransposeFits } from "../types/conv-fits";
import type { Conv2dShape, DepthwiseShape, SeparableShape, TransposedShape } from "../types/conv-shape";
import type { NoOptions } from "../types/options";
import type { Shape } from "../types/shape";
import { addOverPositions } from "./bias";
import type { Tier } from "./tier";
import { asVariable, operation, type Value, type Variable } from "./variable";

/** The options of an operator, with a bias that can be learned. What comes after it is an operator of its own here. */
type Learned<O> = Omit<O, "bias" | "activation" | "out"> & { bias?: Variable; activation?: never; out?: never };

/**
 * `conv2d` with gradients: arguments, shapes and errors are those of the plain one.
 * @param input [batch, height, width, channels] or [height, width, channels]
 * @param kernel [kernelHeight, kernelWidth, channels / groups, filters]
 * @param options bias [filters], stride, padding, dilation, groups
 */
export function conv2d<X extends Shape, K extends Shape, const O extends Learned<ConvOptions> = NoOptions>(
  input: Value<X>,
  kernel: Value<K> & ConvFits<"conv2d", X, K, O>,
  options?: O,
): Variable<Conv2dShape<X, K, O>>;
export function conv2d(input: Value, kernel: Value, options: Learned<ConvOptions> = {}): Variable {
  return convolve("conv2d", "conv2d", input, kernel, options);
}

/**
 * `depthwiseConv2d` with gradients.
 * @param input [batch, height, width, channels] or [height, width, channels]
 * @param kernel [kernelHeight, kernelWidth, channels, multiplier]
 * @param options bias [channels · multiplier], stride, padding, dilation
 */
export function depthwiseConv2d<
  X extends Shape,
  K extends Shape,
  const O extends Learned<DepthwiseOptions> = NoOptions,
>(
  input: Value<X>,
  kernel: Value<K> & DepthwiseFits<"depthwiseConv2d", "kernel", X, K, O>,
  options?: O,
): Variable<DepthwiseShape<X, K, O>>;
export function depthwiseConv2d(input: Value, kernel: Value, options: Learned<DepthwiseOptions> = {}): Variable {
  return convolve("depthwiseConv2d", "depthwiseConv2d", input, kernel, options);
}

/**
 * `pointwiseConv2d` with gradients: `conv2d` with a kernel of one pixel.
 * @param kernel [1, 1, channels, filters]
 * @param options bias [filters]
 */
export function pointwiseConv2d<X extends Shape, K extends Shape, const O extends { bias?: Variable } = NoOptions>(
  input: Value<X>,
  kernel: Value<K> & PointwiseFits<X, K, O>,
  options?: O,
): Variable<Conv2dShape<X, K, NoOptions>>;
export function pointwiseConv2d(input: Value, kernel: Value, options: { bias?: Variable } = {}): Variable {
  return convolve("pointwiseConv2d", "pointwiseConv2d", input, kernel, options);
}

/**
 * `separableConv2d` with gradients: depthwise, then pointwise. The bias comes last, and nothing stands between the two.
 * @param depthwise [kernelHeight, kernelWidth, channels, multiplier]
 * @param pointwise [1, 1, channels · multiplier, filters]
 * @param options bias [filters]; stride, padding, dilation of the depthwise step
 */
export function separableConv2d<
  X extends Shape,
  D extends Shape,
  P extends Shape,
  const O extends Learned<DepthwiseOptions> = NoOptions,
>(
  input: Value<X>,
  depthwise: Value<D> & DepthwiseFits<"separableConv2d", "depthwise kernel", X, D, O>,
  pointwise: Value<P> & SeparableFits<"separableConv2d", D, P, O>,
  options?: O,
): Variable<SeparableShape<X, D, P, O>>;
export function separableConv2d(
  input: Value,
  depthwise: Value,
  pointwise: Value,
  { bias, ...window }: Learned<DepthwiseOptions> = {},
): Variable {
  const between = convolve("depthwiseConv2d", "separableConv2d", input, depthwise, window);
  checkPointwise(
    "separableConv2d",
    asVariable("separableConv2d", "pointwise kernel", pointwise).value,
    between.shape.at(-1)!,
  );
  return convolve("pointwiseConv2d", "separableConv2d", between, pointwise, { bias });
}

/**
 * `conv2dTranspose` with gradients.
 * @param input [batch, height, width, channels] or [height, width, channels]
 * @param kernel [kernelHeight, kernelWidth, outChannels / groups, channels]
 * @param options bias [outChannels], stride, padding, outputPadding, dilation, groups
 */
export function conv2dTranspose<
  X extends Shape,
  K extends Shape,
  const O extends Learned<TransposeOptions> = NoOptions,
>(
  input: Value<X>,
  kernel: Value<K> & TransposeFits<"conv2dTranspose", X, K, O>,
  options?: O,
): Variable<TransposedShape<X, K, O>>;
export function conv2dTranspose(input: Value, kernel: Value, options: Learned<TransposeOptions> = {}): Variable {
  return convolve("conv2dTranspose", "conv2dTranspose", input, kernel, options);
}

/** An operator with gradients, on behalf of `who`. Those of a pointwise one are those of `conv2d`. */
function convolve(name: OperatorName, who: string, input: Value, kernel: Value, given: Learned<AnyOptions>): Variable {
  const operator: Operator = operators[name];
  const forward = name === "pointwiseConv2d" ? "conv2d" : name;
  checkOptions(who, given, ["bias", ...operator.options]);
  const { bias, ...options } = given;
  const x = asVariable(who, "input", input, 3, 4);
  const k = asVariable(who, "kernel", kernel, 4);
  const b = bias === undefined ? undefined : asVariable(who, "bias", bias, 1);
  let tier: Tier;
  return operation(
    b ? [x, k, b] : [x, k],
    (workspace) => {
      tier = workspace.tier;
      const geometry = operator.geometry(who, x.shape, k.shape, options);
      const out = workspace.take(outputShapeOf(operator, geometry, x.shape));
      return tier[forward](x.value, k.value, { ...options, ...(b && { bias: b.value }), out });
    },
    (gradient: Tensor) => {
      x.accumulate((out) => tier[`${forward}GradInput`](gradient, k.value, x.shape, { ...options, out }));
      k.accumulate((out) => tier[`${forward}GradKernel`](x.value, gradient, k.shape, { ...options, out }));
      b?.accumulate((out) => addOverPositions(gradient.data, out.data));
    },
  );
}
