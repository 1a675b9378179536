import { textOf } from "../checks";
import type { Shape } from "../types/shape";
import { asVariable, operation, type Value, type Variable } from "./variable";

/**
 * Mean of (prediction − target)², over every number. Squared, so that errors of opposite sign do not cancel.
 * @param target the same shape as the prediction
 * @example
 * meanSquaredError(tensor([1, 3]), tensor([2, 1])).value.data // [2.5], the mean of 1 and 4
 */
export function meanSquaredError<S extends Shape>(prediction: Value<S>, target: Value<S>): Variable<[1]> {
  const p = asVariable("meanSquaredError", "prediction", prediction);
  const t = asVariable("meanSquaredError", "target", target);
  if (p.shape.join() !== t.shape.join()) {
    throw new RangeError(
      `meanSquaredError: prediction has shape ${textOf(p.shape)} but target has ${textOf(t.shape)}: they must be the same`,
    );
  }
  const n = p.value.data.length;
  /** Twice the mean error, towards the prediction or away from it. */
  const slope = (to: Float32Array, scale: number) => {
    const [a, b] = [p.value.data, t.value.data];
    for (let i = 0; i < n; i++) to[i] = scale * (a[i] - b[i]);
  };
  return operation(
    [p, t],
    (workspace) => {
      const output = workspace.take([1]);
      const [a, b] = [p.value.data, t.value.data];
      let sum = 0;
      for (let i = 0; i < n; i++) sum += (a[i] - b[i]) ** 2;
      output.data[0] = sum / n;
      return output;
    },
    ({ data: [gradient] }) => {
      p.accumulate((part) => slope(part.data, (2 * gradient) / n));
      t.accumulate((part) => slope(part.data, (-2 * gradient) / n));
    },
  ) as Variable<[1]>;
}

/**
 * How surprised a classifier is by the right answers: the mean of −log(probability of the label), with probabilities
 * softmax(logits). Guessing among 10 classes costs log 10 = 2.303.
 * @param logits [batch, classes], one score a class, any numbers
 * @param labels the right class of each, from 0
 */
export function softmaxCrossEntropy(
  logits: Value<readonly [number, number]> | Value,
  labels: ArrayLike<number>,
): Variable<[1]> {
  const x = asVariable("softmaxCrossEntropy", "logits", logits, 2);
  const [batch, classes] = x.shape;
  checkLabels("softmaxCrossEntropy", labels, batch, classes);
  const probabilities = new Float32Array(batch * classes);
  return operation(
    [x],
    (workspace) => {
      const output = workspace.take([1]);
      let sum = 0;
      for (let n = 0; n < batch; n++) {
        const row = probabilities.subarray(n * classes, (n + 1) * classes);
        const logSum = softmax(x.value.data.subarray(n * classes, (n + 1) * classes), row);
        sum += logSum - x.value.data[n * classes + labels[n]];
      }
      output.data[0] = sum / batch;
      return output;
    },
    ({ data: [gradient] }) =>
      x.accumulate(({ data }) => {
        for (let i = 0; i < data.length; i++) data[i] = (gradient / batch) * probabilities[i];
        for (let n = 0; n < batch; n++) data[n * classes + labels[n]] -= gradient / batch;
      }),
  ) as Variable<[1]>;
}

/** Fills in the probabilities and answers log Σ exp(score). The largest score is taken out first: exp(1000) is ∞. */
function softmax(scores: Float32Array, probabilities: Float32Array): number {
  const largest = scores.reduce((a, b) => Math.max(a, b));
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += probabilities[i] = Math.exp(scores[i] - largest);
  for (let i = 0; i < scores.length; i++) probabilities[i] /= sum;
  return largest + Math.log(sum);
}

/** @internal */
export function checkLabels(who: string, labels: ArrayLike<number>, batch: number, classes: number): void {
  if (labels?.length !== batch) {
    throw new RangeError(
      `${who}: there are ${labels?.length ?? "no"} labels but ${batch} rows of scores: one label a row`,
    );
  }
  for (let n = 0; n < batch; n++) {
    if (!(Number.isInteger(labels[n]) && labels[n] >= 0 && labels[n] < classes)) {
      throw new RangeError(
        `${who}: labels[${n}] is ${textOf(labels[n])}, but with ${classes} classes it must be a whole number from 0 to ${classes - 1}`,
      );
    }
  }
}
