import { maxPool2d as maxPool, type PoolOptions, poolGeometry } from "../pool";
import { eachProduct } from "../products";
import { asBatch } from "../rules/geometry";
import type { Pair } from "../rules/options";
import type { NoOptions } from "../types/options";
import type { GlobalPoolShape, PoolFits, PoolShape } from "../types/pool-shape";
import type { Shape } from "../types/shape";
import { asVariable, operation, type Value, type Variable } from "./variable";

/**
 * `globalAveragePool` with gradients: the mean of each channel, what stands between convolutions and a classifier.
 * @param input [batch, height, width, channels] or [height, width, channels]
 * @returns [batch, channels] or [channels]
 */
export function globalAveragePool<X extends Shape>(input: Value<X>): Variable<GlobalPoolShape<X>>;
export function globalAveragePool(input: Value): Variable {
  const x = asVariable("globalAveragePool", "input", input, 3, 4);
  const [batch, height, width, channels] = asBatch(x.shape);
  const pixels = height * width;
  return operation(
    [x],
    (workspace) => {
      const mean = workspace.take(x.shape.length === 3 ? [channels] : [batch, channels]);
      mean.data.fill(0);
      for (let i = 0; i < batch * pixels; i++) {
        const to = Math.floor(i / pixels) * channels;
        for (let c = 0; c < channels; c++) mean.data[to + c] += x.value.data[i * channels + c] / pixels;
      }
      return mean;
    },
    (gradient) =>
      x.accumulate(({ data }) => {
        for (let i = 0; i < batch * pixels; i++) {
          const from = Math.floor(i / pixels) * channels;
          for (let c = 0; c < channels; c++) data[i * channels + c] = gradient.data[from + c] / pixels;
        }
      }),
  );
}

/**
 * `maxPool2d` with gradients: only the largest number under each window feels a change; of equal ones, the first.
 * @param input [batch, height, width, channels] or [height, width, channels]
 * @param size pixels of the window, or [high, wide]
 * @param options stride (default the size), padding
 */
export function maxPool2d<X extends Shape, const S extends Pair, const O extends Omit<PoolOptions, "out"> = NoOptions>(
  input: Value<X> & PoolFits<"maxPool2d", X, S, O>,
  size: S,
  options?: O,
): Variable<PoolShape<X, S, O>>;
export function maxPool2d(input: Value, size: Pair, options: Omit<PoolOptions, "out"> = {}): Variable {
  const x = asVariable("maxPool2d", "input", input, 3, 4);
  const y = maxPool(x.value as never, size, options) as Variable["value"];
  return operation(
    [x],
    () => y,
    (gradient) =>
      x.accumulate(({ data }) => {
        const given = new Uint8Array(y.data.length);
        data.fill(0);
        eachProduct(poolGeometry("maxPool2d", x.value, size, options), (o, i) => {
          if (given[o] || x.value.data[i] !== y.data[o]) return;
          given[o] = 1;
          data[i] += gradient.data[o];
        });
      }),
  );
}
