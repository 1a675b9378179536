import type { AnswerKey } from "./answer-key";
import { generalDiagnosis } from "./general";
import { agree, Refusal } from "./refusal";
import type { Diagnosis } from "./report";
import type { Answer } from "./wire";

/**
 * Which belief leads to exactly these answers? It must explain every case, those it gets right as well as those it
 * gets wrong. A chapter's own beliefs come before the slips anyone can make.
 */
export function diagnose(key: AnswerKey, answers: readonly (Answer | Refusal)[]): Diagnosis | undefined {
  const { exercise, cases, models } = key;
  for (const { misconception, answers: theirs } of models) {
    if (theirs && agree(exercise, cases, theirs, answers)) {
      return { misconception: misconception.id, belief: misconception.belief };
    }
  }
  // The general slips are about numbers that stand for themselves.
  if (exercise.common) return undefined;
  const values = answers.filter((answer): answer is Answer => !(answer instanceof Refusal));
  return values.length === answers.length ? generalDiagnosis(key, values) : undefined;
}
