import * as readable from "../conv-gradient";
import { depthwise, planGradInput, planGradKernel, standard, transposed } from "../conv-gradient-options";
import type { ConvGeometry } from "../conv-options";
import type { Tensor } from "../tensor";
import { gatherChannels, meetChannels } from "./depthwise-gradient";
import { fastOr } from "./fallback";
import { convolve } from "./gemm";
import { meet } from "./gradient";
import { gather } from "./transpose";

/** The gradients of `lib/conv-gradient.ts`, fast; they are documented there. */

/** {@link readable.conv2dGradInput}, fast. */
export const conv2dGradInput: typeof readable.conv2dGradInput = (gradOutput, kernel, inputShape, options = {}) =>
  fastOr(
    () => {
      const plan = planGradInput("conv2dGradInput", standard, gradOutput, kernel, inputShape, options);
      back(plan, gradOutput, kernel, plan.gradient);
      return plan.gradient as never;
    },
    () => readable.conv2dGradInput(gradOutput, kernel, inputShape, options),
  );

/** {@link readable.conv2dGradKernel}, fast. */
export const conv2dGradKernel: typeof readable.conv2dGradKernel = (input, gradOutput, kernelShape, options = {}) =>
  fastOr(
    () => {
      const plan = planGradKernel("conv2dGradKernel", standard, input, gradOutput, kernelShape, options);
      backKernel(plan, input, gradOutput, plan.gradient);
      return plan.gradient as never;
    },
    () => readable.conv2dGradKernel(input, gradOutput, kernelShape, options),
  );

/** {@link readable.depthwiseConv2dGradInput}, fast. */
export const depthwiseConv2dGradInput: typeof readable.depthwiseConv2dGradInput = (
  gradOutput,
  kernel,
  inputShape,
  options = {},
) =>
  fastOr(
    () => {
      const plan = planGradInput("depthwiseConv2dGradInput", depthwise, gradOutput, kernel, inputShape, options);
      back(plan, gradOutput, kernel, plan.gradient);
      return plan.gradient as never;
    },
    () => readable.depthwiseConv2dGradInput(gradOutput, kernel, inputShape, options),
  );

/** {@link readable.depthwiseConv2dGradKernel}, fast. */
export const depthwiseConv2dGradKernel: typeof readable.depthwiseConv2dGradKernel = (
  input,
  gradOutput,
  kernelShape,
  options = {},
) =>
  fastOr(
    () => {
      const plan = planGradKernel("depthwiseConv2dGradKernel", depthwise, input, gradOutput, kernelShape, options);
      backKernel(plan, input, gradOutput, plan.gradient);
      return plan.gradient as never;
    },
    () => readable.depthwiseConv2dGradKernel(input, gradOutput, kernelShape, options),
  );

/** {@link readable.conv2dTransposeGradInput}, fast: a convolution. */
export const conv2dTransposeGradInput: typeof readable.conv2dTransposeGradInput = (
  gradOutput,
  kernel,
  inputShape,
  options = {},
) =>
  fastOr(
    () => {
      const plan = planGradInput("conv2dTransposeGradInput", transposed, gradOutput, kernel, inputShape, options);
      convolve(plan, gradOutput.data, kernel.data, undefined, plan.gradient.data);
      return plan.gradient as never;
    },
    () => readable.conv2dTransposeGradInput(gradOutput, kernel, inputShape, options),
  );

/** {@link readable.conv2dTransposeGradKernel}, fast. */
export const conv2dTransposeGradKernel: typeof readable.conv2dTransposeGradKernel = (
  input,
  gradOutput,
  kernelShape,
  options = {},
) =>
  fastOr(
    () => {
      const plan = planGradKernel("conv2dTransposeGradKernel", transposed, input, gradOutput, kernelShape, options);
      backKernel(plan, gradOutput, input, plan.gradient);
      return plan.gradient as never;
    },
    () => readable.conv2dTransposeGradKernel(input, gradOutput, kernelShape, options),
  );

function isDepthwise({ depth, groups }: ConvGeometry): boolean {
  return depth === 1 && groups > 1;
}

function back(geometry: ConvGeometry, gradOutput: Tensor, kernel: Tensor, gradient: Tensor): void {
  if (isDepthwise(geometry)) gatherChannels(geometry, gradOutput.data, kernel.data, gradient.data);
  else gather(geometry, gradOutput.data, kernel.data, undefined, gradient.data);
}

function backKernel(geometry: ConvGeometry, image: Tensor, positions: Tensor, gradient: Tensor): void {
  (isDepthwise(geometry) ? meetChannels : meet)(geometry, image.data, positions.data, gradient.data);
}
