import { asBatch } from "../conv-options";
import { maxPool2d as maxPool, type PoolOptions } from "../pool";
import type { GlobalPoolShape, PoolFits, PoolShape } from "../pool-shape";
import type { NoOptions, Shape } from "../shape";
import { type Pair, pair, slide, window2d } from "../window";
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
        const image = asBatch(x.shape);
        const window = window2d("maxPool2d", image, pair("maxPool2d", "size", size), { stride: size, ...options });
        const channels = image[3];
        const given = new Uint8Array(y.data.length);
        data.fill(0);
        slide(window, (position, pixel) => {
          for (let c = 0; c < channels; c++) {
            const [to, from] = [pixel * channels + c, position * channels + c];
            if (given[from] || x.value.data[to] !== y.data[from]) continue;
            given[from] = 1;
            data[to] += gradient.data[from];
          }
        });
      }),
  );
}
