import { checkOptions, checkSize, textOf } from "../checks";
import { checkTensor } from "../rules/arguments";
import { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { type BatchOf, takeBatch } from "./batch";
import type { Optimiser } from "./optimiser";
import { type OnProgress, watchTraining } from "./progress";
import { random, shuffled } from "./random";
import type { Tier } from "./tier";
import type { Variable } from "./variable";
import { Workspace } from "./workspace";

/** What a batch of targets is: images become a variable, labels stay an array. */
type TargetOf<T> = T extends Tensor<infer S> ? Variable<BatchOf<S>> : number[];

export interface FitOptions<X extends Shape, T> {
  /** What to learn from, a batch: [items, …]. */
  inputs: Tensor<X>;
  /** What is right for each: labels, or a tensor of as many items. Left out, the inputs themselves (an autoencoder). */
  targets?: T;
  /** The loss of a batch, from the parameters that the optimiser holds. */
  loss: (inputs: Variable<BatchOf<X>>, targets: TargetOf<T>) => Variable;
  optimiser: Optimiser;
  /** How many times to go through all items. */
  epochs: number;
  /** Items a step; default 32. */
  batchSize?: number;
  /** Of the order in which items come; default 1. */
  seed?: number;
  /** Learning rate by the share of the training that is done, 0 to 1; such as `cosineDecay(0.01)`; default the optimiser's. */
  learningRate?: (done: number) => number;
  /** Whose convolutions to use: `lib/fast/index`, or by default the readable ones. */
  tier?: Tier;
  /** Called after every epoch, and in between about ten times a second. The training waits for what it answers. */
  onProgress?: OnProgress;
}

/**
 * Train: again and again take a batch in random order, compute its loss, walk back to the gradients, let the optimiser
 * step. The same seed gives the same losses on every run.
 *
 * In a notebook, Interrupt stops it. Variables computed inside `loss` are written over by the next step.
 * @returns mean loss of each epoch, and the seconds it took
 * @throws where an option breaks its rule, the loss is no longer a number, or it is interrupted
 * @example
 * const { losses } = await fit({ inputs: digits().train.images, loss: (x) => meanSquaredError(decode(encode(x)), x), optimiser: adam(parameters), epochs: 10 })
 */
export async function fit<X extends Shape, T extends Tensor | readonly number[] = Tensor<X>>(
  options: FitOptions<X, T>,
): Promise<{ losses: number[]; seconds: number }> {
  const { inputs, targets, loss, optimiser, epochs, learningRate, tier, onProgress } = options;
  const { batchSize = 32, seed = 1 } = options;
  checkArguments(options, { epochs, batchSize });
  const workspace = new Workspace(tier);
  const next = random(seed);
  const items = inputs.shape[0];
  const steps = epochs * Math.ceil(items / batchSize);
  const losses: number[] = [];
  const watch = watchTraining(onProgress);
  let step = 0;
  try {
    for (let epoch = 0; epoch < epochs; epoch++) {
      const order = shuffled(items, next);
      let sum = 0;
      for (let first = 0; first < items; first += batchSize) {
        const batch = order.subarray(first, first + batchSize);
        if (learningRate) optimiser.learningRate = learningRate(step / steps);
        sum += batch.length * trainOn(batch);
        step++;
        const done = first + batch.length;
        if (done === items) losses.push(sum / items);
        await watch.after(step / steps, { epoch: epoch + done / items, epochs, loss: sum / done, losses });
      }
    }
  } finally {
    watch.stop();
  }
  return { losses, seconds: watch.seconds() };

  function trainOn(batch: Uint32Array): number {
    workspace.restart();
    const x = takeBatch(inputs, batch, workspace);
    const target =
      targets === undefined
        ? x
        : targets instanceof Tensor
          ? takeBatch(targets, batch, workspace)
          : Array.from(batch, (n) => targets[n]);
    const result = loss(x, target as TargetOf<T>);
    const value = result.value.data[0];
    if (!Number.isFinite(value)) {
      throw new RangeError(
        `fit: the loss is ${value} at step ${step + 1}: is the learning rate (${optimiser.learningRate}) too large?`,
      );
    }
    result.backward();
    optimiser.step();
    return value;
  }
}

function checkArguments(options: FitOptions<Shape, unknown>, counts: Record<string, number>): void {
  const names = "inputs targets loss optimiser epochs batchSize seed learningRate tier onProgress";
  checkOptions("fit", options, names.split(" "));
  const { inputs, targets, loss, optimiser } = options;
  checkTensor("fit", "inputs", inputs, 2, 3, 4);
  for (const [name, value] of Object.entries(counts)) checkSize("fit", name, value);
  if (typeof loss !== "function") throw new TypeError(`fit: loss is ${textOf(loss)}, but it must be a function`);
  if (typeof optimiser?.step !== "function") {
    throw new TypeError(`fit: optimiser is ${textOf(optimiser)}, but it must be one, such as adam(parameters)`);
  }
  if (targets === undefined) return;
  const count = targets instanceof Tensor ? targets.shape[0] : (targets as readonly number[])?.length;
  if (count !== inputs.shape[0]) {
    throw new RangeError(`fit: there are ${count ?? "no"} targets but ${inputs.shape[0]} inputs: one target an input`);
  }
}
