import type { Shape } from "./shape";
import { checkTensor, Tensor } from "./tensor";

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
 * Logistic sigmoid, 1 / (1 + e⁻ˣ): squeezes every number between 0 and 1.
 * @returns a new tensor of the same shape
 */
export function sigmoid<S extends Shape>(x: Tensor<S>): Tensor<S> {
  return each("sigmoid", x, (value) => 1 / (1 + Math.exp(-value)));
}

function each<S extends Shape>(who: string, x: Tensor<S>, f: (value: number) => number): Tensor<S> {
  checkTensor(who, "x", x, 1, 2, 3, 4);
  return new Tensor(x.shape, x.data.map(f));
}
