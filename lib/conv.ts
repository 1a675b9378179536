import { activate } from "./activation";
import { type ConvGeometry, eachProduct } from "./products";
import { type ConvPlan, planConv, planSeparable } from "./rules/arguments";
import type { ConvOptions, DepthwiseOptions, OutputOptions, PointwiseOptions } from "./rules/options";
import { type Tensor, zerosFor } from "./tensor";
import type { ConvFits, DepthwiseFits, ImageFits, PointwiseFits, SeparableFits } from "./types/conv-fits";
import type { Conv2dShape, DepthwiseShape, SeparableShape } from "./types/conv-shape";
import type { NoOptions } from "./types/options";
import type { Shape } from "./types/shape";

/**
 * Standard convolution: every filter looks at all channels under its window and answers one number a position.
 *
 * output[row, column, f] = bias[f] + Σ over taps (i, j) and channels c of input[row·stride + i, column·stride + j, c] · kernel[i, j, c, f]
 *
 * As everywhere in deep learning the kernel is not flipped (a mathematician says cross-correlation).
 *
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @param kernel [kernelHeight, kernelWidth, channels / groups, filters]
 * @param options bias [filters], activation, stride, padding, dilation, groups, out
 * @returns [outHeight, outWidth, filters], with the batch in front where the input has one
 * @throws where the kernel is not as deep as the input, is larger than the padded input, or an option breaks its rule
 * @example
 * conv2d(zeros([128, 128, 3]), zeros([3, 3, 3, 16])).shape // [126, 126, 16]
 * conv2d(tensor([0, 1, 2, 3, 4, 5, 6, 7, 8], [3, 3, 1]), tensor([0, 1, 2, 3], [2, 2, 1, 1])).data // [19, 25, 37, 43]
 */
export function conv2d<X extends Shape, K extends Shape, const O extends ConvOptions = NoOptions>(
  input: Tensor<X> & ImageFits<"conv2d", X>,
  kernel: Tensor<K> & ConvFits<"conv2d", X, K, O>,
  options?: O,
): Tensor<Conv2dShape<X, K, O>>;
export function conv2d(input: Tensor, kernel: Tensor, options: ConvOptions = {}): Tensor {
  return convolve(planConv("conv2d", input, kernel, options), input, kernel, options);
}

/** What every convolution does: its sums start at the bias, take in their products and go through the activation. */
function convolve(plan: ConvPlan, input: Tensor, kernel: Tensor, options: OutputOptions): Tensor {
  const output = startAtBias(plan, options);
  addProducts(plan, input.data, kernel.data, output.data);
  return activate(output, options.activation);
}

/** The sentence itself: every product is added to its sum. @internal */
export function addProducts(
  geometry: ConvGeometry,
  input: Float32Array,
  kernel: Float32Array,
  output: Float32Array,
): void {
  eachProduct(geometry, (o, i, w) => {
    output[o] += input[i] * kernel[w];
  });
}

/** The output, each of its numbers the bias of its filter. @internal */
export function startAtBias({ operator, outputShape }: ConvPlan, { bias, out }: OutputOptions): Tensor {
  const output = out ?? zerosFor(operator, outputShape);
  for (let i = 0; i < output.data.length; i++) output.data[i] = bias ? bias.data[i % bias.data.length] : 0;
  return output;
}

/**
 * Pointwise convolution, 1x1: every pixel's channels are mixed, and no pixel sees its neighbours.
 *
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @param kernel [1, 1, channels, filters]
 * @param options bias [filters], activation, out
 * @returns [height, width, filters], with the batch in front where the input has one
 * @throws where the kernel is not 1x1 or not as deep as the input
 * @example
 * pointwiseConv2d(tensor([[[1, 2, 3]]]), tensor([1, 10, 100], [1, 1, 3, 1])).data // [321]
 */
export function pointwiseConv2d<X extends Shape, K extends Shape, const O extends PointwiseOptions = NoOptions>(
  input: Tensor<X> & ImageFits<"pointwiseConv2d", X>,
  kernel: Tensor<K> & PointwiseFits<X, K, O>,
  options?: O,
): Tensor<Conv2dShape<X, K, NoOptions>>;
export function pointwiseConv2d(input: Tensor, kernel: Tensor, options: PointwiseOptions = {}): Tensor {
  return convolve(planConv("pointwiseConv2d", input, kernel, options), input, kernel, options);
}

/**
 * Depthwise convolution: every channel has filters of its own, and channels are never summed.
 *
 * output[row, column, c·M + m] = bias[c·M + m] + Σ over taps (i, j) of input[row·stride + i, column·stride + j, c] · kernel[i, j, c, m]
 *
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @param kernel [kernelHeight, kernelWidth, channels, multiplier M]
 * @param options bias [channels · M], activation, stride, padding, dilation, out
 * @returns [outHeight, outWidth, channels · M], with the batch in front where the input has one
 * @throws where the kernel has not as many channels as the input, is larger than the padded input, or an option breaks its rule
 * @example
 * depthwiseConv2d(tensor([[[1, 2]]]), tensor([1, 10, 100, 1000], [1, 1, 2, 2])).data // [1, 10, 200, 2000]
 */
export function depthwiseConv2d<X extends Shape, K extends Shape, const O extends DepthwiseOptions = NoOptions>(
  input: Tensor<X> & ImageFits<"depthwiseConv2d", X>,
  kernel: Tensor<K> & DepthwiseFits<"depthwiseConv2d", "kernel", X, K, O>,
  options?: O,
): Tensor<DepthwiseShape<X, K, O>>;
export function depthwiseConv2d(input: Tensor, kernel: Tensor, options: DepthwiseOptions = {}): Tensor {
  return convolve(planConv("depthwiseConv2d", input, kernel, options), input, kernel, options);
}

/**
 * Depthwise separable convolution: filter every channel by itself, then mix the channels pixel by pixel.
 *
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @param depthwise [kernelHeight, kernelWidth, channels, multiplier]
 * @param pointwise [1, 1, channels · multiplier, filters]
 * @param options stride, padding, dilation (of the depthwise step); bias [filters], activation (of the pointwise step); out
 * @returns [outHeight, outWidth, filters], with the batch in front where the input has one
 * @throws where the three do not fit each other, or an option breaks its rule
 * @example
 * separableConv2d(tensor([[[1, 2]]]), tensor([3, 5], [1, 1, 2, 1]), tensor([1, 100], [1, 1, 2, 1])).data // [1003]
 */
export function separableConv2d<
  X extends Shape,
  D extends Shape,
  P extends Shape,
  const O extends DepthwiseOptions = NoOptions,
>(
  input: Tensor<X> & ImageFits<"separableConv2d", X>,
  depthwise: Tensor<D> & DepthwiseFits<"separableConv2d", "depthwise kernel", X, D, O>,
  pointwise: Tensor<P> & SeparableFits<"separableConv2d", D, P, O>,
  options?: O,
): Tensor<SeparableShape<X, D, P, O>>;
export function separableConv2d(
  input: Tensor,
  depthwise: Tensor,
  pointwise: Tensor,
  options: DepthwiseOptions = {},
): Tensor {
  const [first, second] = planSeparable(input, depthwise, pointwise, options);
  return convolve(second, convolve(first, input, depthwise, {}), pointwise, options);
}
