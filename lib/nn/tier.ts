import * as conv from "../conv";
import * as gradients from "../conv-gradient";
import * as transpose from "../conv-transpose";
import type {
  ConvOptions,
  DepthwiseGradientOptions,
  DepthwiseOptions,
  GradientOptions,
  TransposeOptions,
} from "../rules/options";
import type { Tensor } from "../tensor";
import type { Shape } from "../types/shape";

type Forward<O> = (input: Tensor, kernel: Tensor, options?: O) => Tensor;
type GradInput<O> = (gradOutput: Tensor, kernel: Tensor, inputShape: Shape, options?: O) => Tensor;
type GradKernel<O> = (input: Tensor, gradOutput: Tensor, kernelShape: Shape, options?: O) => Tensor;

/**
 * Whose convolutions to train with. The module `lib/fast/index` is one, and so is `lib/index`, the readable default:
 * the same names, the same results, other speeds.
 */
export interface Tier {
  conv2d: Forward<ConvOptions>;
  conv2dGradInput: GradInput<GradientOptions>;
  conv2dGradKernel: GradKernel<GradientOptions>;
  depthwiseConv2d: Forward<DepthwiseOptions>;
  depthwiseConv2dGradInput: GradInput<DepthwiseGradientOptions>;
  depthwiseConv2dGradKernel: GradKernel<DepthwiseGradientOptions>;
  conv2dTranspose: Forward<TransposeOptions>;
  conv2dTransposeGradInput: GradInput<Omit<TransposeOptions, "bias" | "activation">>;
  conv2dTransposeGradKernel: GradKernel<Omit<TransposeOptions, "bias" | "activation">>;
}

/** The sentences of `lib/conv.ts` and its neighbours. @internal */
export const readable: Tier = { ...conv, ...transpose, ...gradients };
