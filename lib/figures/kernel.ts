import type { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { show } from "./display";
import { inRows, planeFigure } from "./map";
import { isSmall, kernelPlane, planeInWords } from "./plane";
import { scaleBetween } from "./scale";
import type { Figure } from "./svg";

export interface KernelOptions {
  /** Which filter; default 0. */
  filter?: number;
  /** Which channel; default all of them, at most 16. */
  channel?: number;
  title?: string;
}

/**
 * Show the numbers of a kernel: red is positive, blue negative.
 *
 * @param kernel [kernelHeight, kernelWidth], or [kernelHeight, kernelWidth, channels, filters]
 */
export function showKernel(kernel: Tensor<Shape>, options: KernelOptions = {}): void {
  show(kernelFigure(kernel, options));
}

/** {@link showKernel}, not displayed. */
export function kernelFigure(kernel: Tensor<Shape>, { filter = 0, channel, title }: KernelOptions = {}): Figure {
  const [, , channels = 1, filters = 1] = kernel.shape;
  const most = Math.max(...kernel.data.map(Math.abs)) || 1;
  const chosen = channel === undefined ? Array.from({ length: Math.min(channels, 16) }, (_, c) => c) : [channel];
  const parts = chosen.map((c) => {
    const plane = kernelPlane("showKernel", kernel, c, filter);
    const place = [filters > 1 ? `filter ${filter}` : "", channels > 1 ? `channel ${c}` : ""]
      .filter(Boolean)
      .join(", ");
    const name = [title ?? (place ? "" : "kernel"), place].filter(Boolean).join(": ");
    const spoken = name.startsWith("kernel") ? name : `kernel ${name}`;
    return planeFigure(
      plane,
      { title: name, role: "kernel", values: isSmall(plane), scale: scaleBetween(-most, most) },
      `${spoken} ${planeInWords(plane)}`,
    );
  });
  const drawn = inRows(parts);
  return chosen.length < channels && channel === undefined
    ? { ...drawn, alt: `${drawn.alt}. ${channels - chosen.length} more channels are not drawn` }
    : drawn;
}
