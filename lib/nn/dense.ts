import { Tensor } from "../tensor";
import type { Differ } from "../types/conv-fits";
import type { Shape } from "../types/shape";
import { addOverPositions } from "./bias";
import type { Tier } from "./tier";
import { asVariable, operation, type Value, type Variable } from "./variable";

/** The features match, or the sentence that says how they don't. */
type DenseFits<X extends Shape, W extends Shape> = Differ<
  W[0],
  X[1],
  `dense: the weights take ${W[0]} features but the input has ${X[1]}`
>;

/**
 * Fully connected layer: every output is a weighted sum of every input, input · weights + bias. The same thing as a 1×1
 * convolution of an image of one pixel, and computed so.
 * @param input [batch, features]
 * @param weights [features, outputs]
 * @param options bias [outputs]
 * @returns [batch, outputs]
 */
export function dense<X extends readonly [number, number], W extends readonly [number, number]>(
  input: Value<X>,
  weights: Value<W> & DenseFits<X, W>,
  options?: { bias?: Variable },
): Variable<[X[0], W[1]]>;
export function dense(input: Value, weights: Value, { bias }: { bias?: Variable } = {}): Variable {
  const x = asVariable("dense", "input", input, 2);
  const w = asVariable("dense", "weights", weights, 2);
  const b = bias === undefined ? undefined : asVariable("dense", "bias", bias, 1);
  const [batch, features] = x.shape;
  const outputs = w.shape[1];
  if (w.shape[0] !== features) {
    throw new RangeError(`dense: the weights take ${w.shape[0]} features but the input has ${features}`);
  }
  if (b && b.shape[0] !== outputs) {
    throw new RangeError(
      `dense: bias has ${b.shape[0]} numbers but there are ${outputs} outputs: one number an output`,
    );
  }
  const pixels = (tensor: Tensor, channels: number) => new Tensor([batch, 1, channels], tensor.data);
  const kernel = (tensor: Tensor) => new Tensor([1, 1, features, outputs], tensor.data);
  let tier: Tier;
  return operation(
    b ? [x, w, b] : [x, w],
    (workspace) => {
      tier = workspace.tier;
      const result = workspace.take([batch, outputs]);
      const options = { ...(b && { bias: b.value }), out: pixels(result, outputs) };
      tier.conv2d(pixels(x.value, features), kernel(w.value), options);
      return result;
    },
    (gradient) => {
      const g = pixels(gradient, outputs);
      x.accumulate((part) => {
        tier.conv2dGradInput(g, kernel(w.value), [batch, 1, features], { out: pixels(part, features) });
      });
      w.accumulate((part) => {
        tier.conv2dGradKernel(pixels(x.value, features), g, [1, 1, features, outputs], { out: kernel(part) });
      });
      b?.accumulate((part) => addOverPositions(gradient.data, part.data));
    },
  );
}
