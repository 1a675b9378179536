import * as readable from "../conv";
import * as readableTranspose from "../conv-transpose";
import { type ConvPlan, planConv, planSeparable } from "../rules/arguments";
import type { OperatorName } from "../rules/operators";
import type { AnyOptions, DepthwiseOptions } from "../rules/options";
import type { Tensor } from "../tensor";
import { filterChannels } from "./depthwise";
import { endingOf } from "./ending";
import { fastOr } from "./fallback";
import { convolve } from "./gemm";
import { outputFor } from "./output";
import { filterAndMix } from "./separable";
import { isSinglePosition, multiplyRow } from "./single";
import { gather } from "./transpose";
import { convolveByTiles, worthTiles } from "./winograd";

/**
 * The operators of `lib/conv.ts`: the same signatures, checks, errors and results, at the speed of the machine. Their
 * documentation is there.
 */

/** {@link readable.conv2d}, fast. */
export const conv2d: typeof readable.conv2d = fastOr(readable.conv2d, runner("conv2d"));

/** {@link readable.pointwiseConv2d}, fast. */
export const pointwiseConv2d: typeof readable.pointwiseConv2d = fastOr(
  readable.pointwiseConv2d,
  runner("pointwiseConv2d"),
);

/** {@link readable.depthwiseConv2d}, fast. */
export const depthwiseConv2d: typeof readable.depthwiseConv2d = fastOr(
  readable.depthwiseConv2d,
  runner("depthwiseConv2d"),
);

/** {@link readableTranspose.conv2dTranspose}, fast. */
export const conv2dTranspose: typeof readableTranspose.conv2dTranspose = fastOr(
  readableTranspose.conv2dTranspose,
  runner("conv2dTranspose"),
);

/** {@link readable.separableConv2d}, fast. */
export const separableConv2d: typeof readable.separableConv2d = fastOr(
  readable.separableConv2d,
  (input: Tensor, depthwise: Tensor, pointwise: Tensor, options: DepthwiseOptions = {}) => {
    const [first, second] = planSeparable(input, depthwise, pointwise, options);
    const output = outputFor(second, options);
    filterAndMix(first, second, input.data, depthwise.data, pointwise.data, endingOf(options), output.data);
    return output;
  },
);

/** Plans an operator of one kernel, and runs what fits the plan. */
function runner(operator: OperatorName) {
  return (input: Tensor, kernel: Tensor, options: AnyOptions = {}): Tensor => {
    const plan = planConv(operator, input, kernel, options);
    const output = outputFor(plan, options);
    whatFits(plan)(plan, input.data, kernel.data, endingOf(options), output.data);
    return output;
  };
}

/** Groups of one channel are depthwise, whoever asks, and their weights lie in the same order. */
function whatFits(plan: ConvPlan): typeof convolve {
  if (plan.operator === "conv2dTranspose") return gather;
  if (plan.depth === 1 && plan.groups > 1) return filterChannels;
  if (isSinglePosition(plan)) return multiplyRow;
  return worthTiles(plan) ? convolveByTiles : convolve;
}
