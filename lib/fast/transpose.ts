import type { ConvGeometry } from "../products";
import { activate, type Ending } from "./ending";
import { floats, kernels, land, Scratch } from "./memory";
import { multiply } from "./multiply";
import { packWeights, panelNumbers } from "./pack";
import { phasesOf } from "./phases";
import { inOneGeneration } from "./resident";
import { copyIn, copyOut, cut, eachStrip } from "./strips";
import { distances, table } from "./tables";

/**
 * A convolution walked backwards, from its positions to its image: the transposed convolution, and the gradient by the
 * input. The same matrix product as forwards, once a phase: a row of A is the positions that one pixel gathers from, a
 * column of B is one channel of the kernel.
 */
export function gather(
  geometry: ConvGeometry,
  positions: Float32Array,
  kernel: Float32Array,
  { bias, activation }: Ending,
  image: Float32Array,
): void {
  const { batch, height, width, channels, filters, groups, depth, perGroup, outHeight, outWidth, stride } = geometry;
  const { name, rows: vertical, columns: horizontal, all: phases } = phasesOf(geometry);
  const extent = vertical.last - vertical.first + 1;
  const paddedWidth = horizontal.size + horizontal.last - horizontal.first;
  const left = -horizontal.first;
  const source = { data: positions, height: outHeight, width: outWidth, channels: filters, left, paddedWidth };
  const line = paddedWidth * filters;
  // All phases have the same number of pixels, so they share their tables; what lies past the image is not copied out.
  // The next pixel belongs to another phase, so nothing may be written past the end of this one.
  const pitch = depth % 8 === 0 ? channels : groups === 1 ? Math.ceil(channels / 8) * 8 : channels + 8;
  const outWide = horizontal.size * Math.min(stride[1], width);
  const outLine = outWide * pitch;
  const tall = Math.min(stride[0], height);
  const strips = cut(batch, vertical.size, 1, extent, { source: line, output: tall * outLine, positions: outWide });

  const scratch = new Scratch();
  const x = scratch.take(strips.images * strips.sourceRows * line);
  const y = scratch.take(strips.images * strips.rows * tall * outLine);
  const start = scratch.takeBias(bias, channels);

  const sizes = phases.map(({ taps }) => panelNumbers({ taps: taps.length, run: perGroup, columns: depth }));
  const firsts = runningTotal(sizes.map((size) => groups * size));
  const { rows, outs, taps, panels } = inOneGeneration(() => ({
    rows: distances([strips.images, strips.rows, horizontal.size], [strips.sourceRows * line, line, filters]),
    outs: distances(
      [strips.images, strips.rows, horizontal.size],
      [strips.rows * tall * outLine, tall * outLine, Math.min(stride[1], width) * pitch],
    ),
    taps: phases.map(({ offsets, row, column }) =>
      offsets.length === 0
        ? 0
        : table(
            `phase ${row},${column} ${name} ${line},${filters}`,
            offsets.length,
            (i) => (offsets[i][0] - vertical.first) * line + (offsets[i][1] - horizontal.first) * filters,
          ),
    ),
    panels: packWeights(kernel, `phases ${name} ${depth},${filters},${groups}`, firsts[phases.length], (to) => {
      phases.forEach(({ taps }, i) => {
        taps.forEach((tap, t) => {
          const weights = land(kernel.subarray(tap * depth * filters, (tap + 1) * depth * filters));
          const panelStep = 32 * taps.length * perGroup;
          for (let g = 0; g < groups; g++) {
            const panel = to + 4 * (firsts[i] + g * sizes[i]) + 32 * t * perGroup;
            kernels!.packPanels(weights + 4 * g * perGroup, perGroup, 4, depth, 4 * filters, panel, panelStep);
          }
        });
      });
    }),
  }));

  eachStrip(strips, (n, row, images, rowCount) => {
    copyIn(x, source, n, images, row + vertical.first, rowCount - 1 + extent);
    const count = images * rowCount * horizontal.size;
    // Where the stride is larger than the kernel, no tap reaches some phases: nothing but bias is there.
    if (phases.some((phase) => phase.taps.length === 0)) {
      const pixels = images * rowCount * tall * outWide;
      for (let i = 0; i < pixels; i++) floats.copyWithin(y / 4 + i * pitch, start / 4, start / 4 + channels);
    }
    phases.forEach((phase, i) => {
      const to = y + 4 * (phase.row * outLine + phase.column * pitch);
      if (phase.taps.length === 0) return;
      for (let g = 0; g < groups; g++) {
        multiply({
          a: x + 4 * g * perGroup,
          rows,
          taps: taps[i],
          tapCount: phase.taps.length,
          run: perGroup,
          panels: panels + 4 * (firsts[i] + g * sizes[i]),
          panelCount: Math.ceil(depth / 8),
          c: to + 4 * g * depth,
          outs,
          positions: count,
          start: start + 4 * g * depth,
        });
      }
    });
    activate(y, images * strips.rows * tall * outLine, activation);
    const outRows = Math.min(height - row * stride[0], rowCount * tall);
    for (let i = 0; i < images; i++) {
      const from = y + 4 * i * strips.rows * tall * outLine;
      const to = ((n + i) * height + row * stride[0]) * width * channels;
      if (pitch === channels) copyOut(from, image, to, outRows, width * channels, outLine);
      else if (outWide === width) copyOut(from, image, to, outRows * width, channels, pitch);
      else {
        for (let r = 0; r < outRows; r++) {
          copyOut(from + 4 * r * outLine, image, to + r * width * channels, width, channels, pitch);
        }
      }
    }
  });
}

/** Where each of several things begins that lie end to end, and where the last one ends. */
function runningTotal(sizes: readonly number[]): number[] {
  const starts = [0];
  for (const size of sizes) starts.push(starts[starts.length - 1] + size);
  return starts;
}
