import type { ConvGeometry } from "../products";
import { activate, type Ending } from "./ending";
import { linesOf } from "./lines";
import { kernels, land, Scratch } from "./memory";
import { multiply } from "./multiply";
import { packWeights, panelNumbers } from "./pack";
import { inOneGeneration } from "./resident";
import { copyIn, copyOut, cut, eachStrip } from "./strips";
import { distances } from "./tables";

/**
 * Convolution as one matrix product: a row of A is what the window sees at one position, a column of B is a filter.
 *
 * A is not written down. Without holes between the taps, what a kernel row sees lies together in the image,
 * kernelWidth · channels numbers, so a tap is a whole kernel row; otherwise it is one pixel's channels.
 */
export function convolve(
  geometry: ConvGeometry,
  image: Float32Array,
  kernel: Float32Array,
  { bias, activation }: Ending,
  output: Float32Array,
): void {
  const { batch, height, width, channels, filters, groups, depth, perGroup } = geometry;
  const { kernelHeight, kernelWidth, outHeight, outWidth, stride, dilation, top, left } = geometry;
  const { extent, paddedWidth, line } = linesOf(geometry, channels);
  const source = { data: image, height, width, channels, left, paddedWidth };
  const pitch = pitchOf(filters, perGroup);
  const numbers = { source: line, output: outWidth * pitch, positions: outWidth };
  const strips = cut(batch, outHeight, stride[0], extent, numbers);

  const scratch = new Scratch();
  const x = scratch.take(strips.images * strips.sourceRows * line);
  const y = scratch.take(strips.images * strips.rows * outWidth * pitch);
  const start = scratch.takeBias(bias, filters);

  const merged = groups === 1 && dilation[1] === 1;
  const tapCount = merged ? kernelHeight : kernelHeight * kernelWidth;
  const run = merged ? kernelWidth * channels : depth;
  const { rows, outs, taps, panels } = inOneGeneration(() => ({
    rows: distances(
      [strips.images, strips.rows, outWidth],
      [strips.sourceRows * line, stride[0] * line, stride[1] * channels],
    ),
    outs: distances([strips.images * strips.rows * outWidth], [pitch]),
    taps: distances(merged ? [kernelHeight] : [kernelHeight, kernelWidth], [
      dilation[0] * line,
      dilation[1] * channels,
    ]),
    panels: filterPanels(geometry, kernel),
  }));

  const panelCount = Math.ceil(perGroup / 8);
  const groupNumbers = panelNumbers({ taps: tapCount, run, columns: perGroup });
  eachStrip(strips, (n, row, images, rowCount) => {
    copyIn(x, source, n, images, row * stride[0] - top, (rowCount - 1) * stride[0] + extent);
    const positions = images * rowCount * outWidth;
    for (let g = 0; g < groups; g++) {
      multiply({
        a: x + 4 * g * depth,
        rows,
        taps,
        tapCount,
        run,
        panels: panels + 4 * g * groupNumbers,
        panelCount,
        c: y + 4 * g * perGroup,
        outs,
        positions,
        start: start + 4 * g * perGroup,
      });
    }
    activate(y, positions * pitch, activation);
    copyOut(y, output, (n * outHeight + row) * outWidth * filters, positions, filters, pitch);
  });
}

/** The filters of a kernel as panels, group by group. */
export function filterPanels(geometry: ConvGeometry, kernel: Float32Array): number {
  const { filters, groups, depth, perGroup } = geometry;
  const rows = geometry.kernelHeight * geometry.kernelWidth * depth;
  const numbers = panelNumbers({ taps: 1, run: rows, columns: perGroup });
  return packWeights(kernel, `filters ${rows},${filters},${groups}`, groups * numbers, (to) => {
    const atOnce = Math.max(1, Math.floor(PIECE / filters));
    for (let row = 0; row < rows; row += atOnce) {
      const count = Math.min(atOnce, rows - row);
      const weights = land(kernel.subarray(row * filters, (row + count) * filters));
      for (let g = 0; g < groups; g++) {
        const panels = to + 4 * g * numbers + 32 * row;
        kernels!.packPanels(weights + 4 * g * perGroup, count, 4 * filters, perGroup, 4, panels, 32 * rows);
      }
    }
  });
}

/** Weights that land at a time: a first call waits for every page of memory that it is the first to touch. */
const PIECE = 2 ** 16;

/**
 * Numbers from one row of a result to the next. A group's last panel may write up to 7 numbers past its columns: into the
 * next group, which is computed later, but after the last group into room left for it.
 */
export function pitchOf(columns: number, perGroup: number): number {
  return columns === perGroup || perGroup % 8 === 0 ? columns : columns + 8;
}
