import { checkSize, textOf } from "../checks";
import { checkTensor } from "../rules/arguments";
import { countOf, Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { type BatchOf, takeBatch } from "./batch";
import { checkLabels } from "./loss";
import type { Tier } from "./tier";
import type { Variable } from "./variable";
import { Workspace } from "./workspace";

/** The results of a batch, for all N items. */
type ForAll<N extends number, Y extends Shape> = Y extends readonly [number, ...infer Item extends number[]]
  ? [N, ...Item]
  : number[];

/**
 * What a model answers for many items, computed a batch at a time.
 * @param model from a batch to its results
 * @returns the results of all items, in order
 * @example
 * predict((x) => decode(encode(x)), digits().test.images, { tier: fast })
 */
export function predict<X extends Shape, Y extends Shape>(
  model: (inputs: Variable<BatchOf<X>>) => Variable<Y>,
  inputs: Tensor<X>,
  { tier, batchSize = 100 }: { tier?: Tier; batchSize?: number } = {},
): Tensor<ForAll<X[0], Y>> {
  checkTensor("predict", "inputs", inputs, 2, 3, 4);
  checkSize("predict", "batchSize", batchSize);
  const workspace = new Workspace(tier);
  const items: number = inputs.shape[0];
  let results: Tensor | undefined;
  for (let first = 0; first < items; first += batchSize) {
    workspace.restart();
    const indices = Uint32Array.from({ length: Math.min(batchSize, items - first) }, (_, i) => first + i);
    const { value } = model(takeBatch(inputs, indices, workspace));
    if (value.shape[0] !== indices.length) {
      throw new RangeError(`predict: the model answers shape ${textOf([...value.shape])} for ${indices.length} items`);
    }
    const shape = [items, ...value.shape.slice(1)];
    results ??= new Tensor(shape, new Float32Array(countOf(shape)));
    results.data.set(value.data, first * countOf(shape.slice(1)));
  }
  return results as Tensor as Tensor<ForAll<X[0], Y>>;
}

/**
 * Share of items whose highest score is their label's.
 * @param logits [items, classes]
 * @param labels the right class of each, from 0
 * @example
 * accuracy(tensor([[0.1, 0.9], [2, 1]]), [1, 1]) // 0.5
 */
export function accuracy(logits: Tensor, labels: ArrayLike<number>): number {
  checkTensor("accuracy", "logits", logits, 2);
  const [items, classes] = logits.shape;
  checkLabels("accuracy", labels, items, classes);
  let right = 0;
  for (let n = 0; n < items; n++) {
    const scores = logits.data.subarray(n * classes, (n + 1) * classes);
    if (scores.indexOf(scores.reduce((a, b) => Math.max(a, b))) === labels[n]) right++;
  }
  return right / items;
}
