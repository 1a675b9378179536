import * as readable from "../conv";
import {
  type ConvOptions,
  type ConvPlan,
  type DepthwiseOptions,
  type PointwiseOptions,
  planConv2d,
  planDepthwise,
  planPointwise,
  planSeparable,
  type TransposeOptions,
} from "../conv-options";
import type { OutputOptions } from "../conv-output";
import * as readableTranspose from "../conv-transpose";
import { planTranspose } from "../conv-transpose-options";
import type { Shape } from "../shape";
import type { Tensor } from "../tensor";
import { filterChannels } from "./depthwise";
import { endingOf } from "./ending";
import { fastOr } from "./fallback";
import { convolve } from "./gemm";
import { filterAndMix } from "./separable";
import { isSinglePosition, multiplyRow } from "./single";
import { gather } from "./transpose";
import { convolveByTiles, worthTiles } from "./winograd";

/**
 * The operators of `lib/conv.ts`: the same signatures, checks, errors and results, at the speed of the machine. Their
 * documentation is there.
 */

/** {@link readable.conv2d}, fast. */
export const conv2d: typeof readable.conv2d = (input: Tensor, kernel: Tensor, options: ConvOptions = {}): never =>
  fastOr(
    () => run(planConv2d("conv2d", input, kernel, options), input, kernel, options),
    () => readable.conv2d<Shape, Shape, ConvOptions>(input, kernel, options),
  ) as never;

/** {@link readable.pointwiseConv2d}, fast. */
export const pointwiseConv2d: typeof readable.pointwiseConv2d = (
  input: Tensor,
  kernel: Tensor,
  options: PointwiseOptions = {},
): never =>
  fastOr(
    () => run(planPointwise("pointwiseConv2d", input, kernel, options), input, kernel, options),
    () => readable.pointwiseConv2d<Shape, Shape, PointwiseOptions>(input, kernel, options),
  ) as never;

/** {@link readable.depthwiseConv2d}, fast. */
export const depthwiseConv2d: typeof readable.depthwiseConv2d = (
  input: Tensor,
  kernel: Tensor,
  options: DepthwiseOptions = {},
): never =>
  fastOr(
    () => run(planDepthwise("depthwiseConv2d", input, kernel, options), input, kernel, options),
    () => readable.depthwiseConv2d<Shape, Shape, DepthwiseOptions>(input, kernel, options),
  ) as never;

/** {@link readable.separableConv2d}, fast. */
export const separableConv2d: typeof readable.separableConv2d = (
  input: Tensor,
  depthwise: Tensor,
  pointwise: Tensor,
  options: DepthwiseOptions = {},
): never =>
  fastOr(
    () => {
      const [first, second] = planSeparable("separableConv2d", input, depthwise, pointwise, options);
      filterAndMix(first, second, input.data, depthwise.data, pointwise.data, endingOf(options), second.output.data);
      return second.output;
    },
    () => readable.separableConv2d<Shape, Shape, Shape, DepthwiseOptions>(input, depthwise, pointwise, options),
  ) as never;

/** {@link readableTranspose.conv2dTranspose}, fast. */
export const conv2dTranspose: typeof readableTranspose.conv2dTranspose = (
  input: Tensor,
  kernel: Tensor,
  options: TransposeOptions = {},
): never =>
  fastOr(
    () => {
      const plan = planTranspose("conv2dTranspose", input, kernel, options);
      gather(plan, input.data, kernel.data, endingOf(options), plan.output.data);
      return plan.output;
    },
    () => readableTranspose.conv2dTranspose<Shape, Shape, TransposeOptions>(input, kernel, options),
  ) as never;

/** What fits a plan. Groups of one channel are depthwise, whoever asks, and their weights lie in the same order. */
function run(plan: ConvPlan, input: Tensor, kernel: Tensor, options: OutputOptions): Tensor {
  operatorFor(plan)(plan, input.data, kernel.data, endingOf(options), plan.output.data);
  return plan.output;
}

function operatorFor(plan: ConvPlan): typeof convolve {
  if (plan.depth === 1 && plan.groups > 1) return filterChannels;
  if (isSinglePosition(plan)) return multiplyRow;
  return worthTiles(plan) ? convolveByTiles : convolve;
}
