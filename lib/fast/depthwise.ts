import type { ConvGeometry } from "../conv-options";
import { floats, kernels, prepared, Scratch } from "./memory";
import { packed } from "./pack";
import { copyIn, copyOut, cut, eachStrip } from "./strips";
import { distances } from "./tables";
import { linesOf } from "./window";

/** Outputs of a line that a call computes for all channels: their inputs stay in the first-level cache meanwhile. */
const BLOCKS = 4;

/**
 * Depthwise convolution. Where a channel has several filters (a multiplier), the input is copied in with each channel
 * repeated as often, and then every channel has one.
 */
export function filterChannels(
  geometry: ConvGeometry,
  image: Float32Array,
  kernel: Float32Array,
  bias: Float32Array | undefined,
  output: Float32Array,
): void {
  const { batch, height, width, channels, filters, perGroup } = geometry;
  const { kernelHeight, kernelWidth, outHeight, outWidth, stride, dilation, top, left } = geometry;
  const { extent, paddedWidth, line } = linesOf(geometry, filters);
  const source = { data: image, height, width, channels, repeat: perGroup, left, paddedWidth };
  const numbers = { source: line, output: outWidth * filters, positions: outWidth };
  const strips = cut(batch, outHeight, stride[0], extent, numbers, { fewest: 1 });

  const scratch = new Scratch();
  const x = scratch.take(strips.images * strips.sourceRows * line);
  const y = scratch.take((strips.images * strips.rows * outWidth + 3) * filters);
  const start = scratch.takeBias(bias, filters);
  const { taps, weights } = prepared(() => ({
    taps: distances([kernelHeight, kernelWidth], [dilation[0] * line, dilation[1] * filters]),
    weights: packed(kernel, "as it is", kernel.length, (to) => floats.set(kernel, to)),
  }));

  const pixel = 4 * filters;
  const vectors = Math.ceil(filters / 4);
  const plain = kernelHeight === 3 && kernelWidth === 3 && stride[1] === 1 && dilation[1] === 1;
  const blocks = Math.ceil(outWidth / 4);
  eachStrip(strips, (n, row, images, rowCount) => {
    const sourceRows = (rowCount - 1) * stride[0] + extent;
    copyIn(x, source, n, images, row * stride[0] - top, sourceRows);
    for (let i = 0; i < images; i++) {
      for (let r = 0; r < rowCount; r++) {
        for (let b = 0; b < blocks; b += BLOCKS) {
          const from = x + 4 * ((i * sourceRows + r * stride[0]) * line + b * 4 * stride[1] * filters);
          const to = y + ((i * rowCount + r) * outWidth + b * 4) * pixel;
          const count = Math.min(BLOCKS, blocks - b);
          if (plain) {
            kernels!.depthwise3x3(from, weights, to, count, vectors, pixel, 4 * dilation[0] * line, start);
          } else {
            kernels!.depthwise(
              from,
              taps,
              kernelHeight * kernelWidth,
              stride[1] * pixel,
              weights,
              to,
              count,
              vectors,
              pixel,
              start,
            );
          }
        }
      }
    }
    const positions = images * rowCount * outWidth;
    copyOut(y, output, (n * outHeight + row) * outWidth * filters, positions, filters);
  });
}
