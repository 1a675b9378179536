import { addProducts } from "./conv";
import { stamp } from "./conv-transpose";
import { type ConvGeometry, eachProduct } from "./products";
import { planGradInput, planGradKernel } from "./rules/gradients";
import type { DepthwiseGradientOptions, GradientOptions, TransposeOptions } from "./rules/options";
import type { Tensor } from "./tensor";
import type { Mutable, Shape } from "./types/shape";

/**
 * Gradients of the convolutions: how a loss changes with their input and with their kernel, given how it changes with
 * their output (`gradOutput`). Each is the sum of its convolution, read for another of its three factors. The gradient
 * by the bias is the sum of `gradOutput` over all positions.
 *
 * All take the options of the convolution, without its bias and activation; `out` receives the gradient.
 */

/**
 * Gradient of `conv2d` by its input.
 * @param gradOutput the shape `conv2d` answers
 * @param kernel [kernelHeight, kernelWidth, channels / groups, filters]
 * @param inputShape [height, width, channels] or [batch, height, width, channels]
 * @throws where the shapes are not those of one convolution, or an option breaks its rule
 * @example
 * conv2dGradInput(tensor([[[1], [1]]]), tensor([1, 2], [1, 2, 1, 1]), [1, 3, 1]).data // [1, 3, 2]
 */
export function conv2dGradInput<const X extends Shape>(
  gradOutput: Tensor,
  kernel: Tensor,
  inputShape: X,
  options: GradientOptions = {},
): Tensor<Mutable<X>> {
  const plan = planGradInput("conv2d", gradOutput, kernel, inputShape, options);
  stamp(plan, gradOutput.data, kernel.data, plan.gradient.data);
  return plan.gradient as Tensor<Mutable<X>>;
}

/**
 * Gradient of `conv2d` by its kernel.
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @param gradOutput the shape `conv2d` answers
 * @param kernelShape [kernelHeight, kernelWidth, channels / groups, filters]
 * @throws where the shapes are not those of one convolution, or an option breaks its rule
 * @example
 * conv2dGradKernel(tensor([[[1], [2], [3]]]), tensor([[[1], [10]]]), [1, 2, 1, 1]).data // [21, 32]
 */
export function conv2dGradKernel<const K extends Shape>(
  input: Tensor,
  gradOutput: Tensor,
  kernelShape: K,
  options: GradientOptions = {},
): Tensor<Mutable<K>> {
  const plan = planGradKernel("conv2d", input, gradOutput, kernelShape, options);
  meet(plan, input.data, gradOutput.data, plan.gradient.data);
  return plan.gradient as Tensor<Mutable<K>>;
}

/**
 * Gradient of `depthwiseConv2d` by its input.
 * @param gradOutput the shape `depthwiseConv2d` answers
 * @param kernel [kernelHeight, kernelWidth, channels, multiplier]
 * @param inputShape [height, width, channels] or [batch, height, width, channels]
 * @throws where the shapes are not those of one convolution, or an option breaks its rule
 * @example
 * depthwiseConv2dGradInput(tensor([[[1, 1, 1]]]), tensor([1, 10, 100], [1, 1, 1, 3]), [1, 1, 1]).data // [111]
 */
export function depthwiseConv2dGradInput<const X extends Shape>(
  gradOutput: Tensor,
  kernel: Tensor,
  inputShape: X,
  options: DepthwiseGradientOptions = {},
): Tensor<Mutable<X>> {
  const plan = planGradInput("depthwiseConv2d", gradOutput, kernel, inputShape, options);
  stamp(plan, gradOutput.data, kernel.data, plan.gradient.data);
  return plan.gradient as Tensor<Mutable<X>>;
}

/**
 * Gradient of `depthwiseConv2d` by its kernel.
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @param gradOutput the shape `depthwiseConv2d` answers
 * @param kernelShape [kernelHeight, kernelWidth, channels, multiplier]
 * @throws where the shapes are not those of one convolution, or an option breaks its rule
 * @example
 * depthwiseConv2dGradKernel(tensor([[[2, 3]]]), tensor([[[1, 10]]]), [1, 1, 2, 1]).data // [2, 30]
 */
export function depthwiseConv2dGradKernel<const K extends Shape>(
  input: Tensor,
  gradOutput: Tensor,
  kernelShape: K,
  options: DepthwiseGradientOptions = {},
): Tensor<Mutable<K>> {
  const plan = planGradKernel("depthwiseConv2d", input, gradOutput, kernelShape, options);
  meet(plan, input.data, gradOutput.data, plan.gradient.data);
  return plan.gradient as Tensor<Mutable<K>>;
}

/**
 * Gradient of `conv2dTranspose` by its input: a convolution of `gradOutput`.
 * @param gradOutput the shape `conv2dTranspose` answers
 * @param kernel [kernelHeight, kernelWidth, outChannels / groups, channels]
 * @param inputShape [height, width, channels] or [batch, height, width, channels]
 * @throws where the shapes are not those of one transposed convolution, or an option breaks its rule
 * @example
 * conv2dTransposeGradInput(tensor([[[1], [2], [3]]]), tensor([1, 10], [1, 2, 1, 1]), [1, 2, 1]).data // [21, 32]
 */
export function conv2dTransposeGradInput<const X extends Shape>(
  gradOutput: Tensor,
  kernel: Tensor,
  inputShape: X,
  options: Omit<TransposeOptions, "bias" | "activation"> = {},
): Tensor<Mutable<X>> {
  const plan = planGradInput("conv2dTranspose", gradOutput, kernel, inputShape, options);
  addProducts(plan, gradOutput.data, kernel.data, plan.gradient.data);
  return plan.gradient as Tensor<Mutable<X>>;
}

/**
 * Gradient of `conv2dTranspose` by its kernel.
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @param gradOutput the shape `conv2dTranspose` answers
 * @param kernelShape [kernelHeight, kernelWidth, outChannels / groups, channels]
 * @throws where the shapes are not those of one transposed convolution, or an option breaks its rule
 * @example
 * conv2dTransposeGradKernel(tensor([[[1], [10]]]), tensor([[[1], [2], [3]]]), [1, 2, 1, 1]).data // [21, 32]
 */
export function conv2dTransposeGradKernel<const K extends Shape>(
  input: Tensor,
  gradOutput: Tensor,
  kernelShape: K,
  options: Omit<TransposeOptions, "bias" | "activation"> = {},
): Tensor<Mutable<K>> {
  const plan = planGradKernel("conv2dTranspose", input, gradOutput, kernelShape, options);
  meet(plan, gradOutput.data, input.data, plan.gradient.data);
  return plan.gradient as Tensor<Mutable<K>>;
}

/** The same products once more: now they add up in the kernel. */
function meet(geometry: ConvGeometry, input: Float32Array, gradOutput: Float32Array, kernel: Float32Array): void {
  eachProduct(geometry, (o, i, w) => {
    kernel[w] += input[i] * gradOutput[o];
  });
}
