import { countOf } from "../tensor";
import type { Mutable, Shape } from "../types/shape";
import { asVariable, operation, type Value, type Variable } from "./variable";

/** The same numbers under another shape with as many. */
export function reshape<const S extends Shape>(x: Value, shape: S): Variable<Mutable<S>> {
  const input = asVariable("reshape", "x", x);
  return operation(
    [input],
    () => input.value.reshape(shape),
    (gradient) => input.accumulate((part) => part.data.set(gradient.data)),
  ) as Variable<Mutable<S>>;
}

/** Every item of a batch as one row of features: [batch, …] → [batch, product of the rest]. */
export function flatten<X extends Shape>(x: Value<X>): Variable<[X[0], number]> {
  const { shape } = asVariable("flatten", "x", x, 2, 3, 4);
  return reshape(x, [shape[0], countOf(shape.slice(1))]) as Variable<[X[0], number]>;
}

/** a + b, number by number: what joins a skip connection to the way round it. */
export function add<S extends Shape>(a: Value<S>, b: Value<S>): Variable<S> {
  const left = asVariable("add", "a", a);
  const right = asVariable("add", "b", b);
  if (left.shape.join() !== right.shape.join()) {
    throw new RangeError(`add: a has shape [${left.shape.join(", ")}] but b has [${right.shape.join(", ")}]`);
  }
  return operation(
    [left, right],
    (workspace) => {
      const sum = workspace.take(left.shape);
      for (let i = 0; i < sum.data.length; i++) sum.data[i] = left.value.data[i] + right.value.data[i];
      return sum;
    },
    (gradient) => {
      left.accumulate((part) => part.data.set(gradient.data));
      right.accumulate((part) => part.data.set(gradient.data));
    },
  ) as Variable<S>;
}
