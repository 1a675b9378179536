import { Tensor } from "../lib/tensor";
import { compare, type Difference } from "./compare";
import { numbersOf } from "./numbers";
import type { Exercise, Value } from "./rubric";
import type { Answer } from "./wire";
import { differences } from "./words";

/**
 * The first thing in which an answer differs from what was expected: in itself or, where many answers are right, in what
 * right ones have in common. In that case its own numbers are free, and only its form is held against the solution's.
 */
export function differenceIn(
  exercise: Exercise,
  args: readonly Value[],
  expected: Value,
  actual: Answer,
): Difference | undefined {
  const { common, tolerance } = exercise;
  if (!common) return compare(expected, actual, tolerance);
  const misfit = compare(expected, actual, Number.POSITIVE_INFINITY);
  if (misfit) return misfit;
  const [wanted, given] = [expected, actual].map((answer) => inCommon(exercise, args, expected, answer));
  const difference = compare(wanted, given, tolerance);
  return difference && { ...difference, says: differences.within(common.name, difference.says) };
}

/** What is compared of an answer that has the expected one's form. */
export function inCommon({ common }: Exercise, args: readonly Value[], expected: Value, answer: Answer): Answer {
  return common ? common.of(formedLike(expected, answer) as never, ...(args as never[])) : answer;
}

/** The answer with a tensor or a list wherever the expected one has it, whatever its numbers came as. */
function formedLike(expected: Value, answer: Answer): Answer {
  if (expected instanceof Tensor) return new Tensor(expected.shape, Float32Array.from(numbersOf(answer)!.data));
  if (Array.isArray(expected)) {
    const list = (answer instanceof Tensor ? answer.toArray() : answer) as readonly Answer[];
    return expected.map((v, i) => formedLike(v, list[i]));
  }
  if (expected === null || typeof expected !== "object") return answer;
  const theirs = answer as Record<string, Answer>;
  return Object.fromEntries(Object.entries(expected).map(([name, v]) => [name, formedLike(v, theirs[name])]));
}
