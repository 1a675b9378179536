import { textOf } from "./checks";
import { checkTensor } from "./rules/arguments";
import { ceilings } from "./rules/operators";
import type { Activation } from "./rules/options";
import { Tensor } from "./tensor";
import type { Shape } from "./types/shape";

/**
 * Rectified linear unit: negative numbers become 0, the others stay.
 * @returns a new tensor of the same shape
 * @example
 * relu(tensor([-1, 0, 2])).toArray() // [0, 0, 2]
 */
export function relu<S extends Shape>(x: Tensor<S>): Tensor<S> {
  return each("relu", x, (value) => Math.max(0, value));
}

/**
 * `relu` that stops at 6: what MobileNet's layers end in, so that its numbers fit into eight bits.
 * @returns a new tensor of the same shape
 * @example
 * relu6(tensor([-1, 2, 7])).toArray() // [0, 2, 6]
 */
export function relu6<S extends Shape>(x: Tensor<S>): Tensor<S> {
  return each("relu6", x, (value) => Math.min(Math.max(0, value), 6));
}

/**
 * `relu` that leaks: negative numbers are not lost, only made smaller. The face detector of chapter 08 lets a tenth
 * of them through.
 * @param slope what negative numbers are multiplied by; default 0.1
 * @returns a new tensor of the same shape
 * @throws where slope is not a finite number
 * @example
 * leakyRelu(tensor([-5, 0, 2]), 0.5).toArray() // [-2.5, 0, 2]
 */
export function leakyRelu<S extends Shape>(x: Tensor<S>, slope = 0.1): Tensor<S> {
  if (!Number.isFinite(slope)) {
    throw new RangeError(`leakyRelu: slope is ${textOf(slope)}, but it must be a finite number`);
  }
  return each("leakyRelu", x, (value) => (value < 0 ? slope * value : value));
}

/**
 * Logistic sigmoid, 1 / (1 + e⁻ˣ): squeezes every number between 0 and 1.
 * @returns a new tensor of the same shape
 * @example
 * sigmoid(tensor([-1000, 0, 1000])).data // [0, 0.5, 1]
 */
export function sigmoid<S extends Shape>(x: Tensor<S>): Tensor<S> {
  return each("sigmoid", x, (value) => 1 / (1 + Math.exp(-value)));
}

function each<S extends Shape>(who: string, x: Tensor<S>, f: (value: number) => number): Tensor<S> {
  checkTensor(who, "x", x, 1, 2, 3, 4);
  return new Tensor(x.shape, x.data.map(f));
}

/** Let through what the activation lets through, in place. @internal */
export function activate(sums: Tensor, activation: Activation | undefined): Tensor {
  if (activation) {
    for (let i = 0; i < sums.data.length; i++) sums.data[i] = Math.min(Math.max(0, sums.data[i]), ceilings[activation]);
  }
  return sums;
}
