import type { ConvGeometry } from "../products";
import { activate, type Ending } from "./ending";
import { filterPanels } from "./gemm";
import { kernels, Scratch } from "./memory";
import { gemm } from "./multiply";
import { inOneGeneration } from "./resident";
import { copyIn, copyOut, eachStrip, type Strips } from "./strips";
import { distances } from "./tables";

/**
 * A 3x3 convolution with a quarter of the products (kernels/winograd.ts says how): transform tiles of 6x6 pixels, multiply
 * 36 matrices [tiles, channels] by [channels, filters], transform back to tiles of 4x4 outputs.
 *
 * Filters are transformed anew for every strip, eight at a time, and multiplied while they are still in the cache. To keep
 * them transformed would save nothing: they are four times as many numbers, and fetching those takes as long.
 *
 * Rounding is relative to the largest number of a tile, and what is not finite spoils a whole tile, in all filters.
 *
 * With holes between the taps a position sees only every dilation-th pixel, so the image falls into dilation² sub-grids
 * that do not see each other, each a convolution without holes.
 */
export function convolveByTiles(
  geometry: ConvGeometry,
  image: Float32Array,
  kernel: Float32Array,
  { bias, activation }: Ending,
  output: Float32Array,
): void {
  const { height, width, channels, filters, outHeight, outWidth, dilation, top, left } = geometry;
  const [down, across] = dilation;
  const columns = tileStarts(outWidth, across);
  const outWide = reach(outWidth, across);
  const paddedWidth = Math.max(outWide + 2 * across, left + width);
  const source = { data: image, height, width, channels, left, paddedWidth };
  const line = paddedWidth * channels;
  const outLine = outWide * filters;
  const strips = tileStrips(geometry);
  const most = strips.images * tileStarts(strips.rows, down).length * columns.length;
  const vStep = oddLines(most * channels);
  const mStep = oddLines(most * 8);
  const uStep = oddLines(channels * 8);

  const { panels, rows, outs, taps } = inOneGeneration(() => ({
    panels: filterPanels(geometry, kernel),
    rows: distances([most], [channels]),
    outs: distances([most], [8]),
    taps: distances([1], [0]),
  }));
  const scratch = new Scratch();
  const x = scratch.take(strips.images * strips.sourceRows * line);
  const y = scratch.take(strips.images * reach(strips.rows, down) * outLine);
  const v = scratch.take(POINTS * vStep);
  const u = scratch.take(POINTS * uStep);
  const m = scratch.take(POINTS * mStep);
  const temp = scratch.take(4 * POINTS);
  const start = scratch.takeBias(bias, filters);
  const panelStep = 32 * 9 * channels;

  eachStrip(strips, (n, row, images, rowCount) => {
    const outRows = reach(rowCount, down);
    const sourceRows = outRows + 2 * down;
    copyIn(x, source, n, images, row - top, sourceRows);
    const tiles: [image: number, row: number, column: number][] = [];
    for (let i = 0; i < images; i++) {
      for (const r of tileStarts(rowCount, down)) for (const c of columns) tiles.push([i, r, c]);
    }
    tiles.forEach(([i, r, c], t) => {
      const from = x + 4 * ((i * sourceRows + r) * line + c * channels);
      const pixel = 4 * across * channels;
      kernels!.winogradInput(from, 4 * down * line, pixel, v + 4 * t * channels, 4 * vStep, channels / 4, temp);
    });
    for (let panel = 0; panel < filters / 8; panel++) {
      kernels!.winogradKernel(panels + panel * panelStep, channels, u, 4 * uStep, temp);
      for (let point = 0; point < POINTS; point++) {
        gemm({
          a: v + 4 * point * vStep,
          rows,
          taps,
          tapCount: 1,
          run: channels,
          b: u + 4 * point * uStep,
          panelStep: 0,
          panelCount: 1,
          c: m + 4 * point * mStep,
          outs,
          tiles: Math.ceil(tiles.length / 4),
          start: 0,
        });
      }
      const sums = start + 32 * panel;
      tiles.forEach(([i, r, c], t) => {
        const to = y + 4 * ((i * outRows + r) * outLine + c * filters + 8 * panel);
        kernels!.winogradOutput(m + 32 * t, 4 * mStep, to, 4 * down * outLine, 4 * across * filters, 2, sums, temp);
      });
    }
    activate(y, images * outRows * outLine, activation);
    for (let i = 0; i < images; i++) {
      const to = ((n + i) * outHeight + row) * outWidth * filters;
      copyOut(y + 4 * i * outRows * outLine, output, to, rowCount, outWidth * filters, outLine);
    }
  });
}

const SIDE = 4;
const POINTS = 36;

/** Numbers of transformed tiles in a strip: with more they leave the cache before they are multiplied. */
const STRIP = 2 ** 21;

/** Whole images, or whole rows of tiles of one. */
function tileStrips({ batch, channels, filters, outHeight, outWidth, dilation }: ConvGeometry): Strips {
  const [down, across] = dilation;
  // The transformed tile counts; so, where filters are many, do its pixels, its sums and its outputs.
  const tileNumbers = Math.max(POINTS * channels, (52 * channels + 8 * POINTS + 16 * filters) / 2);
  const inRow = tileStarts(outWidth, across).length * tileNumbers;
  const inImage = tileStarts(outHeight, down).length * inRow;
  const images = Math.min(batch, Math.max(1, Math.floor(STRIP / inImage)));
  const fitting = Math.max(1, Math.floor(STRIP / (down * inRow))) * SIDE * down;
  const rows = inImage > STRIP ? Math.min(outHeight, fitting) : outHeight;
  return { batch, height: outHeight, images, rows, sourceRows: reach(rows, down) + 2 * down };
}

/** The rows or columns of output in which tiles begin: every fourth of each sub-grid. */
function tileStarts(size: number, dilation: number): number[] {
  return Array.from({ length: size }, (_, i) => i).filter((i) => Math.floor(i / dilation) % SIDE === 0);
}

/** Rows or columns that the tiles cover together. */
function reach(size: number, dilation: number): number {
  return tileStarts(size, dilation).pop()! + (SIDE - 1) * dilation + 1;
}

/** Numbers from one matrix to the next: an odd number of cache lines, because at a power of two all would share a few sets. */
function oddLines(numbers: number): number {
  return Math.ceil(numbers / 32) * 32 + 16;
}

/**
 * Whether it is quicker. Costs are in products of the matrix kernel; the constants are measured. By tiles: transforming a
 * channel of a tile there and back, calling a kernel (and what is done once, worth 200 calls), transforming a weight.
 * Directly: fetching a weight, which counts where few positions use it.
 */
export function worthTiles(geometry: ConvGeometry): boolean {
  const { batch, kernelHeight, kernelWidth, stride, groups, channels, filters } = geometry;
  const { outHeight, outWidth, dilation } = geometry;
  const fits = kernelHeight === 3 && kernelWidth === 3 && stride[0] === 1 && stride[1] === 1 && groups === 1;
  if (!fits || channels % 4 !== 0 || filters % 8 !== 0) return false;
  const weights = channels * filters;
  const tiles = batch * tileStarts(outHeight, dilation[0]).length * tileStarts(outWidth, dilation[1]).length;
  const calls = 200 + (filters / 8) * (POINTS + tiles);
  const byTiles = tiles * (POINTS * weights + 170 * channels + 110 * filters) + 1000 * calls + 340 * weights;
  const directly = batch * outHeight * outWidth * 9 * weights + 11 * 9 * weights;
  return byTiles < 0.9 * directly;
}
