import type { ConvGeometry } from "../products";
import { activate, type Ending } from "./ending";
import { linesOf } from "./lines";
import { floats, kernels, Scratch } from "./memory";
import { packWeights } from "./pack";
import { inOneGeneration } from "./resident";
import { copyIn, copyOut, cut, eachStrip, rowNumbers, type Source, type Strips } from "./strips";
import { distances } from "./tables";

/**
 * Depthwise convolution. Where a channel has several filters (a multiplier), the input is copied in with each channel
 * repeated as often, and then every channel has one. The weights need no packing: a tap's channels lie together.
 */
export function filterChannels(
  geometry: ConvGeometry,
  image: Float32Array,
  kernel: Float32Array,
  ending: Ending,
  output: Float32Array,
): void {
  const { filters, outHeight, outWidth } = geometry;
  const filter = inOneGeneration(() => channelFilter(geometry, image, kernel, ending, new Scratch()));
  eachStrip(filter.strips, (n, row, images, rows) => {
    const y = filter.run(n, row, images, rows);
    copyOut(y, output, (n * outHeight + row) * outWidth * filters, images * rows * outWidth, filters);
  });
}

/**
 * A depthwise convolution a strip at a time: `run` answers where the strip's result lies, pixel by pixel. What it has
 * resident must be built `inOneGeneration` with what else the caller has.
 */
export interface ChannelFilter {
  readonly strips: Strips;
  run(image: number, row: number, images: number, rows: number): number;
}

export function channelFilter(
  geometry: ConvGeometry,
  image: Float32Array,
  kernel: Float32Array,
  { bias, activation }: Ending,
  scratch: Scratch,
  fewest = 1,
): ChannelFilter {
  const { batch, filters, kernelHeight, kernelWidth, outHeight, outWidth, stride, dilation, top } = geometry;
  const source = channelSource(geometry, image);
  const line = rowNumbers(source);
  const { extent } = linesOf(geometry, filters);
  const numbers = { source: line, output: outWidth * filters, positions: outWidth };
  const strips = cut(batch, outHeight, stride[0], extent, numbers, { fewest });

  const x = scratch.take(strips.images * strips.sourceRows * line);
  const y = scratch.take((strips.images * strips.rows * outWidth + 3) * filters);
  const start = scratch.takeBias(bias, filters);
  const taps = distances([kernelHeight, kernelWidth], [dilation[0] * line, dilation[1] * filters]);
  const w = packWeights(kernel, "as it is", kernel.length, (to) => floats.set(kernel, to / 4));
  const tapCount = kernelHeight * kernelWidth;
  const blocks = Math.ceil(outWidth / 4);
  const groups = Math.ceil(filters / 4);
  // Four outputs are made at a time, also where there is one; then the other three must not reach for inputs far away.
  const step = outWidth === 1 ? 0 : 4 * stride[1] * filters;
  const plain = kernelHeight === 3 && kernelWidth === 3 && stride[1] === 1 && dilation[1] === 1;

  const run = (n: number, row: number, images: number, rows: number) => {
    const sourceRows = (rows - 1) * stride[0] + extent;
    copyIn(x, source, n, images, row * stride[0] - top, sourceRows);
    for (let i = 0; i < images; i++) {
      for (let r = 0; r < rows; r++) {
        const from = x + 4 * (i * sourceRows + r * stride[0]) * line;
        const to = y + 4 * (i * rows + r) * outWidth * filters;
        if (plain) {
          kernels!.depthwise3x3(from, 4 * filters, 4 * dilation[0] * line, w, to, 4 * filters, blocks, groups, start);
        } else {
          kernels!.depthwise(from, step, taps, tapCount, w, to, 4 * filters, blocks, groups, start);
        }
      }
    }
    activate(y, images * rows * outWidth * filters, activation);
    return y;
  };
  return { strips, run };
}

/** The image as the depthwise kernels want it: a channel for every filter. */
export function channelSource(geometry: ConvGeometry, image: Float32Array): Source {
  const { height, width, channels, filters, perGroup, left } = geometry;
  const { paddedWidth } = linesOf(geometry, filters);
  return { data: image, height, width, channels, repeat: perGroup, gap: gapOf(filters), left, paddedWidth };
}

/** Room behind a row where its pixels are a multiple of 1024 bytes apart: they evict those of the next row otherwise. */
export function gapOf(channels: number): number {
  return channels % 256 === 0 ? 16 : 0;
}
