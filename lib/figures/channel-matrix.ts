import { groupedKernel } from "../equivalence";
import { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { roles } from "./colours";
import { show } from "./display";
import { matrixProduct } from "./matrix-product";
import { numeral } from "./numbers";
import { type Figure, figure } from "./svg";

export interface ChannelMatrixOptions {
  /** Into how many groups channels and filters are cut; default 1. */
  groups?: number;
  title?: string;
}

/**
 * Show who hears whom: a row a channel, a column a filter; in each cell the weights of that pair, and nothing where a
 * filter does not hear a channel. A 1×1 kernel has its weights written, a larger one its size.
 *
 * @param kernel [kernelHeight, kernelWidth, channels / groups, filters]
 * @example
 * showChannelMatrix(kernel, { groups: 2, title: "two groups" })
 */
export function showChannelMatrix(kernel: Tensor<Shape>, options: ChannelMatrixOptions = {}): void {
  show(channelMatrixFigure(kernel, options));
}

/** {@link showChannelMatrix}, not displayed. */
export function channelMatrixFigure(
  kernel: Tensor<Shape>,
  { groups = 1, title = "who hears whom" }: ChannelMatrixOptions = {},
): Figure {
  const full = groupedKernel(kernel as Tensor, groups) as Tensor;
  const ones = new Tensor(kernel.shape, new Float32Array(kernel.data.length).fill(1));
  const [height, width, channels, filters] = full.shape;
  const pairs = groupedKernel(ones as Tensor, groups) as Tensor;
  const hears = (channel: number, filter: number) => pairs.at(0, 0, channel, filter) !== 0;
  const written = (channel: number, filter: number) =>
    height * width === 1 ? numeral(full.at(0, 0, channel, filter) as number) : `${height}×${width}`;
  const drawn = matrixProduct(
    0,
    [
      {
        title,
        role: "kernel",
        rows: channels,
        columns: filters,
        look: () => "empty",
        fill: (c, f) => (hears(c, f) ? roles.kernel.fill : undefined),
        mark: (c, f) => (hears(c, f) ? written(c, f) : undefined),
      },
    ],
    [],
  );
  const heard = Array.from({ length: filters }, (_, f) =>
    Array.from({ length: channels }, (_, c) => c).filter((c) => hears(c, f)),
  );
  const told = heard.map((those, f) => `filter ${f} hears ${those.join(", ")}`).join("; ");
  const size = `${channels} channels by ${filters} filters`;
  return figure(drawn.width + 8, drawn.height, `${title}: ${size}, ${height}x${width} kernels; ${told}`, drawn.svg);
}
