import { checkOptions } from "../checks";
import type { ConvGeometry } from "../products";
import { asBatch, poolGeometry } from "../rules/geometry";
import { pools } from "../rules/operators";
import type { Pair, PoolOptions } from "../rules/options";
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
  checkOptions("maxPool2d", options, pools.maxPool2d.options);
  const geometry = poolGeometry("maxPool2d", x.shape, size, options);
  const { outHeight, outWidth, filters } = geometry;
  const shape = [...x.shape.slice(0, -3), outHeight, outWidth, filters];
  let largest: Uint32Array;
  return operation(
    [x],
    (workspace) => {
      const output = workspace.take(shape);
      largest = takeLargest(geometry, x.value.data, output.data);
      return output;
    },
    (gradient) =>
      x.accumulate(({ data }) => {
        data.fill(0);
        for (let o = 0; o < largest.length; o++) data[largest[o]] += gradient.data[o];
      }),
  );
}

/** Writes the largest number under each window to `y`, and answers where in `x` it stood. */
function takeLargest(geometry: ConvGeometry, x: Float32Array, y: Float32Array): Uint32Array {
  const { batch, height, width, filters, kernelHeight, kernelWidth, outHeight, outWidth, stride, top, left } = geometry;
  const places = new Uint32Array(y.length);
  y.fill(Number.NEGATIVE_INFINITY);
  let first = 0; // of the numbers at one position
  for (let n = 0; n < batch; n++) {
    for (let row = -top; row < outHeight * stride[0] - top; row += stride[0]) {
      for (let column = -left; column < outWidth * stride[1] - left; column += stride[1], first += filters) {
        for (let i = Math.max(0, row); i < Math.min(height, row + kernelHeight); i++) {
          for (let j = Math.max(0, column); j < Math.min(width, column + kernelWidth); j++) {
            const pixel = ((n * height + i) * width + j) * filters;
            for (let c = 0; c < filters; c++) {
              const value = x[pixel + c];
              if (!(value > y[first + c] || Number.isNaN(value))) continue;
              y[first + c] = value; // NaN, too: a training that broke must not look sound
              places[first + c] = pixel + c;
            }
          }
        }
      }
    }
  }
  return places;
}
