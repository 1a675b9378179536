import { type AnswerKey, answerKey } from "../../../grader/answer-key";
import { LIMITS } from "../../../grader/machine";
import type { Exercise } from "../../../grader/rubric";

/** So many times the time of our own answers may pass. */
const GENEROUS = 10;
/** A page's clock (clock.ts) is no exact one: another thread may get a larger share than the one beside it. */
const LEAST = 1.5;

const taken = new Map<string, number>();

/** The answer key of an exercise; what it takes here, the first time, says how fast this device is. */
export function timedKey(exercise: Exercise, seed: string): AnswerKey {
  const before = performance.now();
  const key = answerKey(exercise, seed);
  if (!taken.has(exercise.id)) taken.set(exercise.id, performance.now() - before);
  return key;
}

/**
 * By how much Node's limits are stretched for these exercises. A key holds the solution's answers and those of each belief:
 * where they take longer than a limit allows for, the device is slow, and not the answer.
 */
export function patienceWith(exercises: readonly Exercise[]): number {
  const longest = Math.max(0, ...exercises.map(({ id }) => taken.get(id) ?? 0));
  return Math.max(LEAST, (GENEROUS * longest) / LIMITS.caseTime);
}
