import { checkTensor } from "./rules/arguments";
import { asBatch, pair } from "./rules/geometry";
import type { Pair } from "./rules/options";
import { type Tensor, zerosFor } from "./tensor";
import type { ImageFits } from "./types/conv-fits";
import type { UpsampleShape } from "./types/pool-shape";
import type { Shape } from "./types/shape";

/**
 * Enlarge an image by repeating every pixel.
 *
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @param factor how many times as large, or [vertical, horizontal]; whole numbers
 * @returns [height · factor, width · factor, channels], with the batch in front where the input has one
 * @example
 * upsampleNearest(tensor([[[1], [2]]]), [1, 2]).data // [1, 1, 2, 2]
 */
export function upsampleNearest<X extends Shape, const F extends Pair>(
  input: Tensor<X> & ImageFits<"upsampleNearest", X>,
  factor: F,
): Tensor<UpsampleShape<X, F>>;
export function upsampleNearest(input: Tensor, factor: Pair): Tensor {
  return resize("upsampleNearest", input, factor, (place, times) => ({
    low: Math.floor(place / times),
    high: Math.floor(place / times),
    share: 0,
  }));
}

/**
 * Enlarge an image by straight lines between pixel centres; beyond the outermost centres it is constant (PyTorch's
 * `mode="bilinear", align_corners=False`).
 *
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @param factor how many times as large, or [vertical, horizontal]; whole numbers
 * @returns [height · factor, width · factor, channels], with the batch in front where the input has one
 * @example
 * upsampleBilinear(tensor([[[0], [4]]]), [1, 2]).data // [0, 1, 3, 4]
 */
export function upsampleBilinear<X extends Shape, const F extends Pair>(
  input: Tensor<X> & ImageFits<"upsampleBilinear", X>,
  factor: F,
): Tensor<UpsampleShape<X, F>>;
export function upsampleBilinear(input: Tensor, factor: Pair): Tensor {
  return resize("upsampleBilinear", input, factor, (place, times, size) => {
    const centre = Math.max(0, (place + 0.5) / times - 0.5);
    const low = Math.floor(centre);
    return { low, high: Math.min(low + 1, size - 1), share: centre - low };
  });
}

/** Where a pixel of the result comes from along one dimension: two old pixels, and the share of the second. */
interface Source {
  low: number;
  high: number;
  share: number;
}

function resize(
  who: string,
  input: Tensor,
  factor: Pair,
  source: (place: number, times: number, size: number) => Source,
): Tensor {
  checkTensor(who, "input", input, 3, 4);
  const [down, across] = pair(who, "factor", factor);
  const [batch, height, width, channels] = asBatch(input.shape);
  const image = [height * down, width * across, channels];
  const output = zerosFor(who, input.shape.length === 3 ? image : [batch, ...image]);
  const columns = Array.from({ length: width * across }, (_, x) => source(x, across, width));
  let i = 0;
  for (let n = 0; n < batch; n++) {
    for (let y = 0; y < height * down; y++) {
      const row = source(y, down, height);
      for (const column of columns) {
        for (let c = 0; c < channels; c++) {
          const old = (y: number, x: number) => input.data[((n * height + y) * width + x) * channels + c];
          const above = mix(old(row.low, column.low), old(row.low, column.high), column.share);
          const below = mix(old(row.high, column.low), old(row.high, column.high), column.share);
          output.data[i++] = mix(above, below, row.share);
        }
      }
    }
  }
  return output;
}

function mix(a: number, b: number, share: number): number {
  return share === 0 ? a : a + (b - a) * share;
}
