import { conv2d } from "../conv";
import type { Layer, Network } from "../cost/layer";
import type { ConvOptions } from "../rules/options";
import { Tensor, zeros } from "../tensor";
import type { Field, FieldOptions } from "./field";
import { type SlidingStep, type Step, stepsAlong, strideOf } from "./windows";

export interface ImpulseField extends Field {
  /** For each pixel of the field, whether it really reaches the output; false is a hole. */
  reached: boolean[];
}

/**
 * Receptive field by experiment: every pixel of a strip is lit in turn, each strip goes through the layers with kernels
 * of ones, and what one output answers to is its field.
 *
 * @param of a network, or its layers; it ends in front of the first `dense` or `globalPool`
 * @param options size of the input, direction
 * @returns the field behind the last layer, and which of its pixels are reached
 * @throws where `receptiveField` does
 * @example
 * impulseReceptiveField([{ type: "conv", kernel: 3, dilation: 2, filters: 1 }]).reached // [true, false, true, false, true]
 */
export function impulseReceptiveField(of: Network | readonly Layer[], options: FieldOptions = {}): ImpulseField {
  const { steps, size: inputSize } = stepsAlong("impulseReceptiveField", of, options);
  const stride = strideOf(steps);
  const enough = extentOf(steps) + 2 * stride; // for two outputs that see nothing of the border
  const pixels = enough + modulo(inputSize - enough, stride); // so that strides leave over as much as on the input
  const impulses: Tensor = zeros([pixels, 1, pixels, 1]);
  for (let i = 0; i < pixels; i++) impulses.data[i * pixels + i] = 1;
  const answers = steps.reduce(answer, impulses);
  const outputs = answers.shape[2];
  const all = Array.from({ length: pixels }, (_, i) => i);
  const fields = Array.from({ length: outputs }, (_, o) => all.filter((i) => answers.data[i * outputs + o] > 0));
  const whole = Math.max(...fields.map((field) => field.length));
  const first = fields.findIndex((field, o) => field.length === whole && fields[o + 1]?.length === whole);
  const field = fields[first];
  const jump = fields[first + 1][0] - field[0];
  const size = field[whole - 1] - field[0] + 1;
  const padding = first * jump - field[0];
  const reached = Array.from({ length: size }, (_, i) => field.includes(field[0] + i));
  return { size, jump, start: (size - 1) / 2 - padding, padding, reached };
}

/** A length that no field exceeds. */
function extentOf(steps: readonly Step[], stride = 1): number {
  const [step, ...rest] = steps;
  if (!step) return 1;
  const taken =
    "paths" in step
      ? step.paths.reduce((sum, path) => sum + extentOf(path, stride), 0)
      : step.dilation * (step.kernel - 1) * stride;
  return taken + extentOf(rest, stride * strideOf([step]));
}

function modulo(n: number, divisor: number): number {
  return ((n % divisor) + divisor) % divisor;
}

/** 1 where the step's output answers to the lit pixel, else 0: sums would leave the range of floats. */
function answer(strips: Tensor, step: Step): Tensor {
  if (!("paths" in step)) return lit(slideOnes(strips, step));
  const [first, ...others] = step.paths.map((path) => path.reduce(answer, strips));
  const together = first.data.map((value, i) => Math.max(value, ...others.map((other) => other.data[i])));
  return new Tensor(first.shape, together);
}

function slideOnes(strips: Tensor, { kernel, stride, dilation, padding }: SlidingStep): Tensor {
  const ones: Tensor = new Tensor([1, kernel, 1, 1], new Float32Array(kernel).fill(1));
  const options: ConvOptions = { stride: [1, stride], dilation: [1, dilation], padding: [[0, 0], padding] };
  return conv2d(strips, ones, options);
}

function lit({ shape, data }: Tensor): Tensor {
  return new Tensor(
    shape,
    data.map((value) => (value > 0 ? 1 : 0)),
  );
}
