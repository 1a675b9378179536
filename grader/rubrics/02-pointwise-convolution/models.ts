import type { Tensor } from "../../../lib/index";
import { built4 } from "../models";

export type Pointwise = Tensor<[1, 1, number, number]>;

/** A 1×1 kernel whose weights are computed from those of another. */
export function rewritten(k: Pointwise, weight: (c: number, f: number) => number): Pointwise {
  return built4(k.shape, (_i, _j, c, f) => weight(c, f)) as Pointwise;
}

/** The weights as somebody reads them who takes [channels, filters] for [filters, channels]. */
export function misread(weights: Tensor, channels: number): (c: number, f: number) => number {
  return (c, f) => weights.data[f * channels + c];
}
