import type { Tensor } from "../../../lib/index";
import { total } from "../models";

export type Rows = Tensor<[number, number]>;

export function perRow(
  originals: Rows,
  reconstructions: Rows,
  error: (difference: number) => number,
  together: (...errors: number[]) => number = (...errors) => total(errors),
): number[] {
  const [items, numbers] = originals.shape;
  return Array.from({ length: items }, (_, i) =>
    together(...Array.from({ length: numbers }, (_, j) => error(reconstructions.at(i, j) - originals.at(i, j)))),
  );
}

/** A kernel slid over a line, where it fits. */
export function slid(x: number[], k: number[]): number[] {
  return Array.from({ length: Math.max(0, x.length - k.length + 1) }, (_, p) => total(k.map((w, i) => w * x[p + i])));
}

/** A kernel slid over a line, centred, so that the length stays. */
export function slidCentred(x: number[], k: number[]): number[] {
  const half = Math.floor(k.length / 2);
  return x.map((_, p) => total(k.map((w, i) => w * (x[p + i - half] ?? 0))));
}

export function indexOfLargest(values: number[]): number {
  return values.indexOf(Math.max(...values));
}

export function lists(t: Rows): number[][] {
  return Array.from({ length: t.shape[0] }, (_, i) => [...t.at(i).data]);
}
