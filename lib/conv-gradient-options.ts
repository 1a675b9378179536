import {
  type ConvGeometry,
  convGeometry,
  depthwiseGeometry,
  positionsShape,
  type TransposeOptions,
} from "./conv-options";
import { checkOut } from "./conv-output";
import { imageShape, transposeGeometry } from "./conv-transpose-options";
import { checkOptions, type Shape, show } from "./shape";
import { checkShape, checkTensor, type Tensor, zerosFor } from "./tensor";

/** What the gradients of a convolution need to know of it. @internal */
export interface Kind {
  geometry(who: string, input: Shape, kernel: Shape, options: TransposeOptions): ConvGeometry;
  /** Shape of its output, for an input of the rank of `like`. */
  outputShape(sizes: ConvGeometry, like: Shape): readonly number[];
  options: string[];
}

const window = ["stride", "padding", "dilation", "out"];
/** @internal */
export const standard: Kind = { geometry: convGeometry, outputShape: positionsShape, options: [...window, "groups"] };
/** @internal */
export const depthwise: Kind = { geometry: depthwiseGeometry, outputShape: positionsShape, options: window };
/** @internal */
export const transposed: Kind = {
  geometry: transposeGeometry,
  outputShape: imageShape,
  options: [...window, "groups", "outputPadding"],
};

/** A gradient ready to be added up. @internal */
export interface GradientPlan extends ConvGeometry {
  /** All zero. */
  readonly gradient: Tensor;
}

/** Check the arguments of a gradient by the input. @internal */
export function planGradInput(
  who: string,
  kind: Kind,
  gradOutput: Tensor,
  kernel: Tensor,
  inputShape: Shape,
  options: TransposeOptions,
): GradientPlan {
  checkTensor(who, "kernel", kernel, 4);
  checkShapeOf(who, "inputShape", inputShape, 3, 4);
  const sizes = checkSizes(who, kind, inputShape, kernel.shape, gradOutput, options);
  return Object.assign(sizes, { gradient: gradientFor(who, inputShape, options, [gradOutput, kernel]) });
}

/** Check the arguments of a gradient by the kernel. @internal */
export function planGradKernel(
  who: string,
  kind: Kind,
  input: Tensor,
  gradOutput: Tensor,
  kernelShape: Shape,
  options: TransposeOptions,
): GradientPlan {
  checkTensor(who, "input", input, 3, 4);
  checkShapeOf(who, "kernelShape", kernelShape, 4);
  const sizes = checkSizes(who, kind, input.shape, kernelShape, gradOutput, options);
  return Object.assign(sizes, { gradient: gradientFor(who, kernelShape, options, [input, gradOutput]) });
}

function checkShapeOf(who: string, name: string, shape: unknown, ...ranks: number[]): void {
  checkShape(`${who}: ${name}`, shape);
  if (!ranks.includes(shape.length)) {
    throw new RangeError(`${who}: ${name} is ${show(shape)}, but it must have ${ranks.join(" or ")} sizes`);
  }
}

function checkSizes(
  who: string,
  kind: Kind,
  input: Shape,
  kernel: Shape,
  gradOutput: Tensor,
  options: TransposeOptions,
): ConvGeometry {
  checkOptions(who, options, kind.options);
  const sizes = kind.geometry(who, input, kernel, options);
  checkTensor(who, "gradOutput", gradOutput, 3, 4);
  const expected = kind.outputShape(sizes, input);
  if (gradOutput.shape.join() !== expected.join()) {
    throw new RangeError(`${who}: gradOutput has shape ${show(gradOutput.shape)} but the output has ${show(expected)}`);
  }
  return sizes;
}

function gradientFor(who: string, shape: Shape, { out }: TransposeOptions, sources: Tensor[]): Tensor {
  if (out === undefined) return zerosFor(who, shape);
  checkOut(who, out, shape, sources).data.fill(0);
  return out;
}
