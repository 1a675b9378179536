import type { ConvGeometry } from "../products";
import { pitchOf } from "./gemm";
import { linesOf } from "./lines";
import { floats, Scratch } from "./memory";
import { gemm } from "./multiply";
import { inOneGeneration } from "./resident";
import { copyIn, copyOut, cut, eachStrip } from "./strips";
import { distances } from "./tables";

/**
 * The gradient by the kernel: the same matrix product once more, with its sum running over all positions. A row of A is
 * the image as one weight of the kernel meets it, position by position; B is the gradient by the output as it lies, a
 * row a position.
 */
export function meet(geometry: ConvGeometry, image: Float32Array, positions: Float32Array, kernel: Float32Array): void {
  const { batch, height, width, channels, filters, groups, depth, perGroup } = geometry;
  const { kernelHeight, kernelWidth, outHeight, outWidth, stride, dilation, top, left } = geometry;
  const { extent, paddedWidth, line } = linesOf(geometry, channels);
  const source = { data: image, height, width, channels, left, paddedWidth };
  const numbers = { source: line, output: outWidth * filters, positions: outWidth };
  const strips = cut(batch, outHeight, stride[0], extent, numbers);
  const weights = kernelHeight * kernelWidth * depth;
  const pitch = pitchOf(filters, perGroup);

  const scratch = new Scratch();
  const x = scratch.take(strips.images * strips.sourceRows * line);
  const dy = scratch.take(strips.images * strips.rows * outWidth * filters);
  const sum = scratch.take(weights * pitch);
  const start = scratch.takeBias(undefined, filters);
  const { rows, outs, lines } = inOneGeneration(() => ({
    rows: distances([kernelHeight, kernelWidth, depth], [dilation[0] * line, dilation[1] * channels, 1]),
    outs: distances([weights], [pitch]),
    lines: distances([strips.images, strips.rows], [strips.sourceRows * line, stride[0] * line]),
  }));
  const part = new Float32Array(kernel.length);

  eachStrip(strips, (n, row, images, rowCount) => {
    const sourceRows = (rowCount - 1) * stride[0] + extent;
    copyIn(x, source, n, images, row * stride[0] - top, sourceRows);
    const first = (n * outHeight + row) * outWidth * filters;
    floats.set(positions.subarray(first, first + images * rowCount * outWidth * filters), dy / 4);
    for (let g = 0; g < groups; g++) {
      gemm({
        a: x + 4 * g * depth,
        rows,
        taps: lines,
        tapCount: images * rowCount,
        run: outWidth,
        aStep: 4 * stride[1] * channels,
        b: dy + 4 * g * perGroup,
        bStep: 4 * filters,
        panelStep: 32,
        panelCount: Math.ceil(perGroup / 8),
        c: sum + 4 * g * perGroup,
        outs,
        tiles: Math.ceil(weights / 4),
        start,
      });
    }
    const only = n === 0 && row === 0;
    copyOut(sum, only ? kernel : part, 0, weights, filters, pitch);
    if (!only) for (let i = 0; i < kernel.length; i++) kernel[i] += part[i];
  });
}
