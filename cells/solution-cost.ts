import { answerKey, DEFAULT_SEED } from "../grader/answer-key";
import { rubricOf } from "../grader/targets";
import { Tensor } from "../lib/tensor";
import { report } from "./words";

/**
 * What a convolution that passed costs, on the case with the largest output: a MAC for each weight of a filter, at each
 * number of the output. Nothing where the exercise is no standard convolution.
 */
export function solutionCost(chapter: string, id: string): string {
  const exercise = rubricOf(chapter).exercises.find((e) => e.id === id);
  if (!exercise?.window) return "";
  const { cases, expected } = answerKey(exercise, DEFAULT_SEED);
  const sizes = expected.map((output) => (output instanceof Tensor ? output.data.length : 0));
  const largest = sizes.indexOf(Math.max(...sizes));
  const kernel = cases[largest][exercise.window.kernel];
  const output = expected[largest];
  if (!(kernel instanceof Tensor && output instanceof Tensor)) return "";
  const filters = kernel.shape[3] ?? 1;
  if ((output.shape[2] ?? 1) !== filters) return "";
  return report.cost(output.data.length, kernel.data.length / filters);
}
