import type { ConvGeometry } from "../products";
import { channelSource, gapOf } from "./depthwise";
import { linesOf } from "./lines";
import * as memory from "./memory";
import { packWeights } from "./pack";
import { phasesOf } from "./phases";
import { inOneGeneration } from "./resident";
import { copyIn, copyOut, cut, eachStrip, rowNumbers } from "./strips";
import { distances, table } from "./tables";

/**
 * The gradient of a depthwise convolution by its input: every phase of the image (see phases.ts) is a depthwise
 * convolution of the gradient by the output. A phase is computed as an image of its own and its pixels then put where
 * they belong; the filters of a channel (its multiplier) are added up on the way.
 */
export function gatherChannels(
  geometry: ConvGeometry,
  positions: Float32Array,
  kernel: Float32Array,
  image: Float32Array,
): void {
  // Constants of the call: compiled to CommonJS, an import is looked up again at every use, which shows in a loop.
  const { floats, kernels, Scratch } = memory;
  const { batch, height, width, channels, filters, perGroup, outHeight, outWidth, stride } = geometry;
  const { name, rows: vertical, columns: horizontal, all: phases } = phasesOf(geometry);
  const extent = vertical.last - vertical.first + 1;
  const paddedWidth = horizontal.size + horizontal.last - horizontal.first;
  const left = -horizontal.first;
  const gap = gapOf(filters);
  const source = { data: positions, height: outHeight, width: outWidth, channels: filters, gap, left, paddedWidth };
  const line = rowNumbers(source);
  const across = horizontal.size;
  const numbers = { source: line, output: across * filters, positions: across };
  const strips = cut(batch, vertical.size, 1, extent, numbers, { fewest: 1 });

  const scratch = new Scratch();
  const x = scratch.take(strips.images * strips.sourceRows * line);
  const y = scratch.take((strips.images * strips.rows * across + 3) * filters);
  const start = scratch.takeBias(undefined, filters);
  const { taps, weights } = inOneGeneration(() => ({
    taps: phases.map(({ offsets, row, column }) =>
      offsets.length === 0
        ? 0
        : table(
            `phase ${row},${column} ${name} ${line}`,
            offsets.length,
            (i) => (offsets[i][0] - vertical.first) * line + (offsets[i][1] - horizontal.first) * filters,
          ),
    ),
    weights: packWeights(kernel, `phases ${name} ${filters}`, kernel.length, (to) => {
      for (const tap of phases.flatMap((phase) => phase.taps)) {
        floats.set(kernel.subarray(tap * filters, (tap + 1) * filters), to / 4);
        to += 4 * filters;
      }
    }),
  }));

  image.fill(0);
  eachStrip(strips, (n, row, images, rowCount) => {
    const sourceRows = rowCount - 1 + extent;
    copyIn(x, source, n, images, row + vertical.first, sourceRows);
    let from = weights;
    phases.forEach((phase, i) => {
      if (phase.taps.length === 0) return;
      for (let r = 0; r < images * rowCount; r++) {
        const sourceRow = Math.floor(r / rowCount) * sourceRows + (r % rowCount);
        const to = y + 4 * r * across * filters;
        kernels!.depthwise(
          x + 4 * sourceRow * line,
          4 * filters,
          taps[i],
          phase.taps.length,
          from,
          to,
          4 * filters,
          Math.ceil(across / 4),
          Math.ceil(filters / 4),
          start,
        );
      }
      from += 4 * phase.taps.length * filters;
      for (let r = 0; r < images * rowCount; r++) {
        const p = (row + (r % rowCount)) * stride[0] + phase.row;
        if (p >= height) continue;
        for (let q = phase.column, column = 0; q < width; q += stride[1], column++) {
          const pixel = (((n + Math.floor(r / rowCount)) * height + p) * width + q) * channels;
          const sums = y / 4 + (r * across + column) * filters;
          for (let f = 0, c = 0; c < channels; c++) {
            for (let m = 0; m < perGroup; m++, f++) image[pixel + c] += floats[sums + f];
          }
        }
      }
    });
  });
}

/**
 * The gradient of a depthwise convolution by its kernel: a depthwise convolution of the image with the gradient by the
 * output as its kernel, as large as the image, its stride and dilation swapped.
 */
export function meetChannels(
  geometry: ConvGeometry,
  image: Float32Array,
  positions: Float32Array,
  kernel: Float32Array,
): void {
  const { floats, kernels, Scratch } = memory;
  const { batch, filters, kernelHeight, kernelWidth, outHeight, outWidth, stride, dilation, top } = geometry;
  const source = channelSource(geometry, image);
  const line = rowNumbers(source);
  const { extent } = linesOf(geometry, filters);
  const numbers = { source: line, output: outWidth * filters, positions: outWidth };
  const strips = cut(batch, outHeight, stride[0], extent, numbers, { fewest: 1 });

  const scratch = new Scratch();
  const x = scratch.take(strips.images * strips.sourceRows * line);
  const dy = scratch.take(strips.images * strips.rows * outWidth * filters);
  const sum = scratch.take((kernelHeight * kernelWidth + 3) * filters);
  const start = scratch.takeBias(undefined, filters);
  const part = new Float32Array(kernel.length);
  const taps = distances(
    [strips.images, strips.rows, outWidth],
    [strips.sourceRows * line, stride[0] * line, stride[1] * filters],
  );

  kernel.fill(0);
  eachStrip(strips, (n, row, images, rowCount) => {
    const sourceRows = (rowCount - 1) * stride[0] + extent;
    copyIn(x, source, n, images, row * stride[0] - top, sourceRows);
    const count = images * rowCount * outWidth;
    const first = (n * outHeight + row) * outWidth * filters;
    floats.set(positions.subarray(first, first + count * filters), dy / 4);
    for (let i = 0; i < kernelHeight; i++) {
      kernels!.depthwise(
        x + 4 * i * dilation[0] * line,
        kernelWidth === 1 ? 0 : 4 * dilation[1] * filters,
        taps,
        count,
        dy,
        sum + 4 * i * kernelWidth * filters,
        4 * filters,
        Math.ceil(kernelWidth / 4),
        Math.ceil(filters / 4),
        start,
      );
    }
    copyOut(sum, part, 0, 1, kernel.length);
    for (let i = 0; i < kernel.length; i++) kernel[i] += part[i];
  });
}
