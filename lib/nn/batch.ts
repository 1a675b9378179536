import type { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { Variable } from "./variable";
import type { Workspace } from "./workspace";

/** Some items of a tensor [items, …]: how many is known only when they come. */
export type BatchOf<S extends Shape> = S extends readonly [number, ...infer Item extends number[]]
  ? [number, ...Item]
  : number[];

/** The items with the given indices, as a constant in the workspace. @internal */
export function takeBatch<S extends Shape>(
  items: Tensor<S>,
  indices: Uint32Array,
  workspace: Workspace,
): Variable<BatchOf<S>> {
  const batch = workspace.take([indices.length, ...items.shape.slice(1)]);
  const size = batch.data.length / indices.length;
  indices.forEach((n, i) => {
    batch.data.set(items.data.subarray(n * size, (n + 1) * size), i * size);
  });
  return new Variable(batch as Tensor<BatchOf<S>>, false, workspace);
}
