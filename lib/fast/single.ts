import type { ConvGeometry } from "../products";
import { activate, type Ending } from "./ending";
import { linesOf } from "./lines";
import { floats, kernels, land, Scratch } from "./memory";
import { distances } from "./tables";

/** Whether the window covers all of one image at its only position, as a classifier's 1x1 does after pooling. */
export function isSinglePosition(geometry: ConvGeometry): boolean {
  const { batch, height, width, channels, groups, kernelHeight, kernelWidth, outHeight, outWidth, top } = geometry;
  if (batch * outHeight * outWidth > 1 || groups > 1 || top > 0) return false;
  const { extent, paddedWidth } = linesOf(geometry, channels);
  return kernelHeight === height && extent === height && kernelWidth === width && paddedWidth === width;
}

/**
 * A row of numbers times a matrix. Every weight is used once, so putting weights in order for the kernels, or comparing
 * them with those of the last call, would take longer than the product. They are multiplied as they lie, a few rows at a
 * time, while these are still in the cache; a piece's sums start where the last one's ended.
 */
export function multiplyRow(
  { filters }: ConvGeometry,
  image: Float32Array,
  kernel: Float32Array,
  { bias, activation }: Ending,
  output: Float32Array,
): void {
  const scratch = new Scratch();
  const x = scratch.take(image.length);
  const sums = scratch.takeBias(bias, filters);
  const here = distances([1], [0]);
  floats.set(image, x / 4);
  const atOnce = Math.max(1, Math.floor(PIECE / filters));
  for (let row = 0; row < image.length; row += atOnce) {
    const count = Math.min(atOnce, image.length - row);
    const weights = land(kernel.subarray(row * filters, (row + count) * filters));
    const panels = Math.ceil(filters / 8);
    kernels!.gemmRow(x + 4 * row, here, 1, count, weights, 4 * filters, 32, panels, sums, sums);
  }
  activate(sums, filters, activation);
  output.set(floats.subarray(sums / 4, sums / 4 + filters));
}

/** Weights in a piece. */
const PIECE = 2 ** 14;
