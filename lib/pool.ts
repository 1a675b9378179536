import { checkOptions } from "./checks";
import { type ConvGeometry, eachProduct } from "./products";
import { checkOut, checkTensor, outputShapeOf } from "./rules/arguments";
import { asBatch, poolGeometry } from "./rules/geometry";
import { operators, type PoolName, pools } from "./rules/operators";
import type { Pair, PoolOptions } from "./rules/options";
import { type Tensor, zerosFor } from "./tensor";
import type { ImageFits } from "./types/conv-fits";
import type { NoOptions } from "./types/options";
import type { GlobalPoolShape, PoolFits, PoolShape } from "./types/pool-shape";
import type { Shape } from "./types/shape";

/**
 * Max pooling: the largest number under the window, channel by channel. Padding never wins.
 *
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @param size pixels of the window, or [high, wide]
 * @param options stride (default the size), padding, out
 * @returns [outHeight, outWidth, channels], with the batch in front where the input has one
 * @throws where the window is larger than the padded input, sees only padding, or an option breaks its rule
 * @example
 * maxPool2d(tensor([[[1], [5], [2], [4]], [[3], [0], [7], [6]]]), 2).data // [5, 7]
 */
export function maxPool2d<X extends Shape, const S extends Pair, const O extends PoolOptions = NoOptions>(
  input: Tensor<X> & PoolFits<"maxPool2d", X, S, O>,
  size: S,
  options?: O,
): Tensor<PoolShape<X, S, O>>;
export function maxPool2d(input: Tensor, size: Pair, options: PoolOptions = {}): Tensor {
  const { geometry, output } = planPool("maxPool2d", input, size, options);
  const [x, y] = [input.data, output.data.fill(Number.NEGATIVE_INFINITY)];
  eachProduct(geometry, (o, i) => {
    y[o] = Math.max(y[o], x[i]);
  });
  return output;
}

/**
 * Average pooling: the mean of the pixels under the window, channel by channel. Padding is not counted (TensorFlow's
 * rule; PyTorch's `count_include_pad=False`).
 *
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @param size pixels of the window, or [high, wide]
 * @param options stride (default the size), padding, out
 * @returns [outHeight, outWidth, channels], with the batch in front where the input has one
 * @throws where the window is larger than the padded input, sees only padding, or an option breaks its rule
 * @example
 * averagePool2d(tensor([[[1], [5], [2], [4]], [[3], [0], [7], [6]]]), 2).data // [2.25, 4.75]
 */
export function averagePool2d<X extends Shape, const S extends Pair, const O extends PoolOptions = NoOptions>(
  input: Tensor<X> & PoolFits<"averagePool2d", X, S, O>,
  size: S,
  options?: O,
): Tensor<PoolShape<X, S, O>>;
export function averagePool2d(input: Tensor, size: Pair, options: PoolOptions = {}): Tensor {
  const { geometry, output } = planPool("averagePool2d", input, size, options);
  const [x, y] = [input.data, output.data.fill(0)];
  const seen = new Uint32Array(y.length);
  eachProduct(geometry, (o, i) => {
    y[o] += x[i];
    seen[o]++;
  });
  for (let o = 0; o < y.length; o++) y[o] /= seen[o];
  return output;
}

/**
 * The mean of each channel over the whole image.
 *
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @returns [channels] or [batch, channels]
 * @example
 * globalAveragePool(tensor([[[1, 10], [3, 20]]])).data // [2, 15]
 */
export function globalAveragePool<X extends Shape>(
  input: Tensor<X> & ImageFits<"globalAveragePool", X>,
): Tensor<GlobalPoolShape<X>>;
export function globalAveragePool(input: Tensor): Tensor {
  checkTensor("globalAveragePool", "input", input, 3, 4);
  const [batch, height, width, channels] = asBatch(input.shape);
  const output = zerosFor("globalAveragePool", input.shape.length === 3 ? [channels] : [batch, channels]);
  const pixels = height * width;
  for (let n = 0; n < batch; n++) {
    for (let c = 0; c < channels; c++) {
      let sum = 0;
      for (let p = 0; p < pixels; p++) sum += input.data[(n * pixels + p) * channels + c];
      output.data[n * channels + c] = sum / pixels;
    }
  }
  return output;
}

function planPool(
  who: PoolName,
  input: Tensor,
  size: Pair,
  options: PoolOptions,
): { geometry: ConvGeometry; output: Tensor } {
  checkTensor(who, "input", input, 3, 4);
  checkOptions(who, options, [...pools[who].options, "out"]);
  const geometry = poolGeometry(who, input.shape, size, options);
  const shape = outputShapeOf(operators.depthwiseConv2d, geometry, input.shape);
  const output = options.out === undefined ? zerosFor(who, shape) : checkOut(who, options.out, shape, [input]);
  return { geometry, output };
}
