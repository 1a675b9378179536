import * as readable from "../conv-gradient";
import { depthwise, type Kind, planGradInput, planGradKernel, standard, transposed } from "../conv-gradient-options";
import type { ConvGeometry, TransposeOptions } from "../conv-options";
import type { Shape } from "../shape";
import type { Tensor } from "../tensor";
import { gatherChannels, meetChannels } from "./depthwise-gradient";
import { fastOr } from "./fallback";
import { convolve } from "./gemm";
import { meet } from "./gradient";
import { gather } from "./transpose";

/** The gradients of `lib/conv-gradient.ts`, fast; they are documented there. */

/** {@link readable.conv2dGradInput}, fast. */
export const conv2dGradInput = gradientBy(planGradInput, readable.conv2dGradInput, standard, back);

/** {@link readable.conv2dGradKernel}, fast. */
export const conv2dGradKernel = gradientBy(planGradKernel, readable.conv2dGradKernel, standard, backKernel);

/** {@link readable.depthwiseConv2dGradInput}, fast. */
export const depthwiseConv2dGradInput = gradientBy(planGradInput, readable.depthwiseConv2dGradInput, depthwise, back);

/** {@link readable.depthwiseConv2dGradKernel}, fast. */
export const depthwiseConv2dGradKernel = gradientBy(
  planGradKernel,
  readable.depthwiseConv2dGradKernel,
  depthwise,
  backKernel,
);

/** {@link readable.conv2dTransposeGradInput}, fast: a convolution. */
export const conv2dTransposeGradInput = gradientBy(planGradInput, readable.conv2dTransposeGradInput, transposed, forth);

/** {@link readable.conv2dTransposeGradKernel}, fast: of the convolution whose image is the output. */
export const conv2dTransposeGradKernel = gradientBy(
  planGradKernel,
  readable.conv2dTransposeGradKernel,
  transposed,
  (geometry, input, gradOutput, gradient) => backKernel(geometry, gradOutput, input, gradient),
);

/** Adds a gradient up from the two other factors of the convolution's sum. */
type Sum = (geometry: ConvGeometry, a: Tensor, b: Tensor, gradient: Tensor) => void;
type Gradient = (a: Tensor, b: Tensor, shape: Shape, options?: TransposeOptions) => Tensor;

/** `plan` tells the gradients by the input from those by the kernel: which of the three is given by its shape alone. */
function gradientBy<F>(plan: typeof planGradInput, slow: F & { name: string }, kind: Kind, sum: Sum): F {
  const fast: Gradient = (a, b, shape, options = {}) =>
    fastOr(
      () => {
        const planned = plan(slow.name, kind, a, b, shape, options);
        sum(planned, a, b, planned.gradient);
        return planned.gradient;
      },
      () => (slow as Gradient)(a, b, shape, options),
    );
  return named(slow, fast);
}

/** The name shows in stack traces, and where a function is handed over by mistake. */
function named<F>(slow: F & { name: string }, fast: Gradient): F {
  return Object.defineProperty(fast, "name", { value: slow.name }) as F;
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
