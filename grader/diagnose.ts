import type { AnswerKey } from "./answer-key";
import type { DerivedModels } from "./derive/derived-models";
import { explain } from "./derive/explain";
import { slipOfForm, slipOfNames, slipOfNumbers } from "./general";
import { agree, Refusal } from "./refusal";
import type { Diagnosis } from "./report";
import type { Answer } from "./wire";

/** Wrong models that follow from a solution. They are asked for only where a chapter's own beliefs explain nothing. */
export type Derive = (key: AnswerKey) => Promise<DerivedModels | undefined>;

/**
 * Which belief leads to exactly these answers? It must explain every case, those it gets right as well as those it gets
 * wrong. A chapter's own beliefs come first, then the solution with one or two things changed; the slips that anyone can
 * make come before that where they are of form, and after it where they are of numbers.
 */
export async function diagnose(
  key: AnswerKey,
  answers: readonly (Answer | Refusal)[],
  derive?: Derive,
): Promise<Diagnosis | undefined> {
  const { exercise, cases, models } = key;
  for (const { misconception, answers: theirs } of models) {
    if (theirs && agree(exercise, cases, theirs, answers)) {
      return { misconception: misconception.id, belief: misconception.belief };
    }
  }
  const values = answers.filter((answer): answer is Answer => !(answer instanceof Refusal));
  // The general slips are about numbers that stand for themselves.
  const general = !exercise.common && values.length === answers.length;
  const slip = general ? slipOfForm(key, values) : undefined;
  const misnamed = values.length === answers.length ? slipOfNames(key, values) : undefined;
  if (slip ?? misnamed) return slip ?? misnamed;
  const derived = await derive?.(key);
  return (derived && (await explain(key, derived, answers))) ?? (general ? slipOfNumbers(key, values) : undefined);
}
