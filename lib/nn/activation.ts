import type { Shape } from "../shape";
import { asVariable, operation, type Value, type Variable } from "./variable";

/** `relu` with gradients: a change passes where the result is positive, and is lost where it is 0. */
export function relu<S extends Shape>(x: Value<S>): Variable<S> {
  const input = asVariable("relu", "x", x);
  const n = input.value.data.length;
  const result: Variable = operation(
    [input],
    (workspace) => {
      const output = workspace.take(input.shape);
      const [to, from] = [output.data, input.value.data];
      for (let i = 0; i < n; i++) to[i] = Math.max(0, from[i]);
      return output;
    },
    (gradient) =>
      input.accumulate((part) => {
        const [to, from, y] = [part.data, gradient.data, result.value.data];
        for (let i = 0; i < n; i++) to[i] = y[i] > 0 ? from[i] : 0;
      }),
  );
  return result as Variable<S>;
}

/** `sigmoid` with gradients: y · (1 − y), at most a quarter, and next to nothing far from 0. */
export function sigmoid<S extends Shape>(x: Value<S>): Variable<S> {
  const input = asVariable("sigmoid", "x", x);
  const n = input.value.data.length;
  const result: Variable = operation(
    [input],
    (workspace) => {
      const output = workspace.take(input.shape);
      const [to, from] = [output.data, input.value.data];
      for (let i = 0; i < n; i++) to[i] = 1 / (1 + Math.exp(-from[i]));
      return output;
    },
    (gradient) =>
      input.accumulate((part) => {
        const [to, from, y] = [part.data, gradient.data, result.value.data];
        for (let i = 0; i < n; i++) to[i] = from[i] * y[i] * (1 - y[i]);
      }),
  );
  return result as Variable<S>;
}
