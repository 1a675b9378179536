import type { ConvFits, DepthwiseFits, ImageFits, PointwiseFits, SeparableFits } from "./conv-fits";
import {
  type ConvGeometry,
  type ConvOptions,
  type DepthwiseOptions,
  type PointwiseOptions,
  planConv2d,
  planDepthwise,
  planPointwise,
  planSeparable,
} from "./conv-options";
import { finished, started } from "./conv-output";
import type { Conv2dShape, DepthwiseShape, SeparableShape } from "./conv-shape";
import type { NoOptions, Shape } from "./shape";
import { addChannelProducts, addVectorTimesMatrix } from "./tap-matrix";
import type { Tensor } from "./tensor";
import { slide } from "./window";

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
  const plan = planConv2d("conv2d", input, kernel, options);
  correlate(plan, input.data, kernel.data, started(plan.output, options.bias));
  return finished(plan.output, options.activation);
}

/** At every position, the pixel under each tap times the matrix behind the tap. @internal */
export function correlate(plan: ConvGeometry, input: Float32Array, kernel: Float32Array, output: Float32Array): void {
  const { channels, filters, groups, depth, perGroup } = plan;
  const matrix = { rows: depth, columns: perGroup, step: filters };
  slide(plan, (position, pixel, tap) => {
    for (let g = 0; g < groups; g++) {
      const sums = position * filters + g * perGroup;
      const weights = tap * depth * filters + g * perGroup;
      addVectorTimesMatrix(output, sums, input, pixel * channels + g * depth, kernel, weights, matrix);
    }
  });
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
  const plan = planPointwise("pointwiseConv2d", input, kernel, options);
  correlate(plan, input.data, kernel.data, started(plan.output, options.bias));
  return finished(plan.output, options.activation);
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
  const plan = planDepthwise("depthwiseConv2d", input, kernel, options);
  filterChannels(plan, input.data, kernel.data, started(plan.output, options.bias));
  return finished(plan.output, options.activation);
}

/** At every position, each channel of the pixel under a tap times the channel's own weights there. */
function filterChannels(plan: ConvGeometry, input: Float32Array, kernel: Float32Array, output: Float32Array): void {
  const { channels, filters, perGroup } = plan;
  slide(plan, (position, pixel, tap) => {
    addChannelProducts(output, position * filters, input, pixel * channels, kernel, tap * filters, channels, perGroup);
  });
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
  const [first, second] = planSeparable("separableConv2d", input, depthwise, pointwise, options);
  filterChannels(first, input.data, depthwise.data, started(first.output, undefined));
  correlate(second, first.output.data, pointwise.data, started(second.output, options.bias));
  return finished(second.output, options.activation);
}
