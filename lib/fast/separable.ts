import type { ConvGeometry } from "../products";
import { channelFilter } from "./depthwise";
import { activate, type Ending } from "./ending";
import { filterPanels } from "./gemm";
import { Scratch } from "./memory";
import { multiply } from "./multiply";
import { inOneGeneration } from "./resident";
import { copyOut, eachStrip } from "./strips";
import { distances } from "./tables";

/**
 * Depthwise separable convolution, strip by strip: what the depthwise step answers is multiplied by the pointwise kernel
 * while it is still in the cache, and never copied out.
 */
export function filterAndMix(
  first: ConvGeometry,
  second: ConvGeometry,
  image: Float32Array,
  depthwise: Float32Array,
  pointwise: Float32Array,
  { bias, activation }: Ending,
  output: Float32Array,
): void {
  const { channels, filters, outHeight, outWidth } = second;
  const { filter, z, start, rows, outs, taps, panels } = inOneGeneration(() => {
    const scratch = new Scratch();
    const filter = channelFilter(first, image, depthwise, {}, scratch, 256);
    const most = filter.strips.images * filter.strips.rows * outWidth;
    return {
      filter,
      z: scratch.take(most * filters),
      start: scratch.takeBias(bias, filters),
      rows: distances([most], [channels]),
      outs: distances([most], [filters]),
      taps: distances([1], [0]),
      panels: filterPanels(second, pointwise),
    };
  });
  const panelCount = Math.ceil(filters / 8);
  eachStrip(filter.strips, (n, row, images, rowCount) => {
    const positions = images * rowCount * outWidth;
    const y = filter.run(n, row, images, rowCount);
    multiply({ a: y, rows, taps, tapCount: 1, run: channels, panels, panelCount, c: z, outs, positions, start });
    activate(z, positions * filters, activation);
    copyOut(z, output, (n * outHeight + row) * outWidth * filters, positions, filters);
  });
}
