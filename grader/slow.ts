import type { AnswerKey } from "./answer-key";
import { differenceIn } from "./common";
import type { Run } from "./run";
import type { Ending } from "./verdict";
import { copied } from "./wire";
import { endings } from "./words";

/** Our own time is taken so often, and the shortest counts: the first call is slow for reasons of its own. */
const TIMES = 3;

/** An answer key with one of its cases. */
export function caseOf(key: AnswerKey, i: number): AnswerKey {
  return { ...key, cases: [key.cases[i]], expected: [key.expected[i]] };
}

/**
 * What to say of an answer that ran out of time, after it had much more of it for that case.
 * @param usual milliseconds that our own answer takes
 */
export function lateness(key: AnswerKey, { outcomes, late, took }: Run, usual: number): Ending | undefined {
  if (late) return endings.endless(late.given, late.given / usual);
  const [outcome] = outcomes;
  if (outcome?.kind !== "value" || took === undefined) return undefined;
  const right = !differenceIn(key.exercise, key.cases[0], key.expected[0], outcome.value);
  return endings.slow(took[0], took[0] / usual, right);
}

/** Milliseconds that the solution takes for the first case, here and now. */
export function ours({ exercise, cases: [args] }: AnswerKey): number {
  const times = Array.from({ length: TIMES }, () => {
    const given = args.map(copied) as never[];
    const before = performance.now();
    exercise.solution(...given);
    return performance.now() - before;
  });
  return Math.max(Math.min(...times), 0.001); // A page's clock may stand still for that long.
}
