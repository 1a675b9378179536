import type { Shape } from "../types/shape";
import { asVariable, operation, type Value, type Variable } from "./variable";

/** `relu` with gradients: a change passes where the result is positive, and is lost where it is 0. */
export function relu<S extends Shape>(x: Value<S>): Variable<S> {
  return activate("relu", x, rectify, passPositive) as Variable<S>;
}

/** `sigmoid` with gradients: y · (1 − y), at most a quarter, and next to nothing far from 0. */
export function sigmoid<S extends Shape>(x: Value<S>): Variable<S> {
  return activate("sigmoid", x, squash, passSquashed) as Variable<S>;
}

type Numbers = Float32Array;

/** The gradients of both are found from the result y: `backward` fills in `part`. */
function activate(
  who: string,
  x: Value,
  forward: (x: Numbers, y: Numbers) => void,
  backward: (y: Numbers, gradient: Numbers, part: Numbers) => void,
): Variable {
  const input = asVariable(who, "x", x);
  const result: Variable = operation(
    [input],
    (workspace) => {
      const output = workspace.take(input.shape);
      forward(input.value.data, output.data);
      return output;
    },
    (gradient) => input.accumulate((part) => backward(result.value.data, gradient.data, part.data)),
  );
  return result;
}

/** Without a branch: a processor would guess it wrong for every other number. */
function rectify(x: Numbers, y: Numbers): void {
  for (let i = 0; i < y.length; i++) y[i] = Math.max(0, x[i]);
}

/** No branch here either: true counts as 1, false as 0. */
function passPositive(y: Numbers, gradient: Numbers, part: Numbers): void {
  for (let i = 0; i < part.length; i++) part[i] = gradient[i] * Number(y[i] > 0);
}

function squash(x: Numbers, y: Numbers): void {
  for (let i = 0; i < y.length; i++) y[i] = 1 / (1 + Math.exp(-x[i]));
}

function passSquashed(y: Numbers, gradient: Numbers, part: Numbers): void {
  for (let i = 0; i < part.length; i++) part[i] = gradient[i] * y[i] * (1 - y[i]);
}
