import * as readable from "../conv-gradient";
import type { ConvGeometry } from "../products";
import { planGradInput, planGradKernel, type WithGradients } from "../rules/gradients";
import type { AnyOptions } from "../rules/options";
import type { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { gatherChannels, meetChannels } from "./depthwise-gradient";
import { fastOr } from "./fallback";
import { convolve } from "./gemm";
import { meet } from "./gradient";
import { gather } from "./transpose";

/** The gradients of `lib/conv-gradient.ts`, fast; they are documented there. */

/** {@link readable.conv2dGradInput}, fast. */
export const conv2dGradInput = fastOr(readable.conv2dGradInput, gradientBy(planGradInput, "conv2d", back));

/** {@link readable.conv2dGradKernel}, fast. */
export const conv2dGradKernel = fastOr(readable.conv2dGradKernel, gradientBy(planGradKernel, "conv2d", backKernel));

/** {@link readable.depthwiseConv2dGradInput}, fast. */
export const depthwiseConv2dGradInput = fastOr(
  readable.depthwiseConv2dGradInput,
  gradientBy(planGradInput, "depthwiseConv2d", back),
);

/** {@link readable.depthwiseConv2dGradKernel}, fast. */
export const depthwiseConv2dGradKernel = fastOr(
  readable.depthwiseConv2dGradKernel,
  gradientBy(planGradKernel, "depthwiseConv2d", backKernel),
);

/** {@link readable.conv2dTransposeGradInput}, fast: a convolution. */
export const conv2dTransposeGradInput = fastOr(
  readable.conv2dTransposeGradInput,
  gradientBy(planGradInput, "conv2dTranspose", forth),
);

/** {@link readable.conv2dTransposeGradKernel}, fast: of the convolution whose image is the output. */
export const conv2dTransposeGradKernel = fastOr(
  readable.conv2dTransposeGradKernel,
  gradientBy(planGradKernel, "conv2dTranspose", (geometry, input, gradOutput, gradient) =>
    backKernel(geometry, gradOutput, input, gradient),
  ),
);

/** Adds a gradient up from the two other factors of the convolution's sum. */
type Sum = (geometry: ConvGeometry, a: Tensor, b: Tensor, gradient: Tensor) => void;

/** `plan` tells the gradients by the input from those by the kernel: which of the three is given by its shape alone. */
function gradientBy(plan: typeof planGradInput, operator: WithGradients, sum: Sum) {
  return (a: Tensor, b: Tensor, shape: Shape, options: AnyOptions = {}): Tensor => {
    const planned = plan(operator, a, b, shape, options);
    sum(planned, a, b, planned.gradient);
    return planned.gradient;
  };
}

function isDepthwise({ depth, groups }: ConvGeometry): boolean {
  return depth === 1 && groups > 1;
}

function back(geometry: ConvGeometry, gradOutput: Tensor, kernel: Tensor, gradient: Tensor): void {
  if (isDepthwise(geometry)) gatherChannels(geometry, gradOutput.data, kernel.data, gradient.data);
  else gather(geometry, gradOutput.data, kernel.data, {}, gradient.data);
}

function forth(geometry: ConvGeometry, gradOutput: Tensor, kernel: Tensor, gradient: Tensor): void {
  convolve(geometry, gradOutput.data, kernel.data, {}, gradient.data);
}

function backKernel(geometry: ConvGeometry, image: Tensor, positions: Tensor, gradient: Tensor): void {
  (isDepthwise(geometry) ? meetChannels : meet)(geometry, image.data, positions.data, gradient.data);
}
