import type { Shape } from "../shape";
import { asVariable, operation, type Value, type Variable } from "./variable";

/**
 * Mean of each channel over all positions: what stands between convolutions and a classifier.
 * @param x [batch, height, width, channels]
 * @returns [batch, channels]
 */
export function globalAveragePool<X extends Shape>(
  x: Value<X>,
): Variable<[X[0], X extends readonly [number, number, number, infer C extends number] ? C : number]>;
export function globalAveragePool(x: Value): Variable {
  const input = asVariable("globalAveragePool", "x", x, 4);
  const [batch, height, width, channels] = input.shape;
  const pixels = height * width;
  return operation(
    [input],
    (workspace) => {
      const mean = workspace.take([batch, channels]);
      mean.data.fill(0);
      for (let i = 0; i < batch * pixels; i++) {
        const to = Math.floor(i / pixels) * channels;
        for (let c = 0; c < channels; c++) mean.data[to + c] += input.value.data[i * channels + c];
      }
      for (let i = 0; i < mean.data.length; i++) mean.data[i] /= pixels;
      return mean;
    },
    (gradient) =>
      input.accumulate(({ data }) => {
        for (let i = 0; i < batch * pixels; i++) {
          const from = Math.floor(i / pixels) * channels;
          for (let c = 0; c < channels; c++) data[i * channels + c] = gradient.data[from + c] / pixels;
        }
      }),
  );
}
