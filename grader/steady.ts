import type { AnswerKey } from "./answer-key";
import { compare } from "./compare";
import type { ExerciseReport } from "./report";
import type { Outcome, Run } from "./run";
import { marks } from "./words";

/**
 * What becomes of an answer that was asked twice. Right both times is right, however it was come by; where one of them is
 * wrong and they differ, that is said, and no belief: a tossed coin has none.
 */
export function steady(
  key: AnswerKey,
  first: ExerciseReport,
  run: Run,
  again: Run,
  second: ExerciseReport,
): ExerciseReport {
  if (first.verdict === "pass" && second.verdict === "pass") return first;
  if (first.verdict === "not-started" || alike(key, run, again)) return first;
  const wrong = first.verdict === "pass" ? second : first;
  const { diagnosis: _, ...rest } = wrong;
  return { ...rest, points: 0, verdict: "wrong", says: marks.unsteady(wrong.says) };
}

/** Whether somebody who was asked twice has said the same. */
export function alike({ exercise }: AnswerKey, { outcomes, end }: Run, again: Run): boolean {
  if (outcomes.length !== again.outcomes.length || end?.verdict !== again.end?.verdict) return false;
  return outcomes.every((one, i) => sameOutcome(one, again.outcomes[i], exercise.tolerance));
}

function sameOutcome(one: Outcome, other: Outcome, tolerance: number | undefined): boolean {
  if (one.kind === "value" && other.kind === "value") {
    // In JSON a NaN is like the other one; to the comparison of answers it equals nothing.
    return !compare(one.value, other.value, tolerance) || JSON.stringify(one.value) === JSON.stringify(other.value);
  }
  if (one.kind === "error" && other.kind === "error") return one.message === other.message;
  return one.kind === other.kind;
}
