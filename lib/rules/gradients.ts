import { checkOptions, textOf } from "../checks";
import type { ConvGeometry } from "../products";
import { checkedCount, type Tensor, zerosFor } from "../tensor";
import type { Shape } from "../types/shape";
import { checkOut, checkTensor, outputShapeOf } from "./arguments";
import { type Operator, operators } from "./operators";
import type { AnyOptions } from "./options";

/** The operators that have gradients of their own: a pointwise convolution's are those of `conv2d`. */
export type WithGradients = "conv2d" | "depthwiseConv2d" | "conv2dTranspose";

/** A gradient ready to be added up. */
export interface GradientPlan extends ConvGeometry {
  /** All zero. */
  readonly gradient: Tensor;
}

/** Check the arguments of a gradient by the input. @internal */
export function planGradInput(
  name: WithGradients,
  gradOutput: Tensor,
  kernel: Tensor,
  inputShape: Shape,
  options: AnyOptions,
): GradientPlan {
  const who = `${name}GradInput`;
  checkTensor(who, "kernel", kernel, 4);
  checkShapeOf(who, "inputShape", inputShape, 3, 4);
  const geometry = geometryOf(who, operators[name], inputShape, kernel.shape, gradOutput, options);
  return { gradient: gradientFor(who, inputShape, options, [gradOutput, kernel]), ...geometry };
}

/** Check the arguments of a gradient by the kernel. @internal */
export function planGradKernel(
  name: WithGradients,
  input: Tensor,
  gradOutput: Tensor,
  kernelShape: Shape,
  options: AnyOptions,
): GradientPlan {
  const who = `${name}GradKernel`;
  checkTensor(who, "input", input, 3, 4);
  checkShapeOf(who, "kernelShape", kernelShape, 4);
  const geometry = geometryOf(who, operators[name], input.shape, kernelShape, gradOutput, options);
  return { gradient: gradientFor(who, kernelShape, options, [input, gradOutput]), ...geometry };
}

function checkShapeOf(who: string, name: string, shape: Shape, ...ranks: number[]): void {
  checkedCount(`${who}: ${name}`, shape);
  if (!ranks.includes(shape.length)) {
    throw new RangeError(`${who}: ${name} is ${textOf(shape)}, but it must have ${ranks.join(" or ")} sizes`);
  }
}

/** The geometry of the convolution itself, if `gradOutput` has the shape of its output. */
function geometryOf(
  who: string,
  operator: Operator,
  input: Shape,
  kernel: Shape,
  gradOutput: Tensor,
  options: AnyOptions,
): ConvGeometry {
  checkOptions(who, options, [...operator.options, "out"]);
  const geometry = operator.geometry(who, input, kernel, options);
  checkTensor(who, "gradOutput", gradOutput, 3, 4);
  const expected = outputShapeOf(operator, geometry, input);
  if (gradOutput.shape.join() !== expected.join()) {
    throw new RangeError(
      `${who}: gradOutput has shape ${textOf(gradOutput.shape)} but the output has ${textOf(expected)}`,
    );
  }
  return geometry;
}

function gradientFor(who: string, shape: Shape, { out }: AnyOptions, read: Tensor[]): Tensor {
  if (out === undefined) return zerosFor(who, shape);
  checkOut(who, out, shape, read).data.fill(0);
  return out;
}
