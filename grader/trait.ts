import type { AnswerKey } from "./answer-key";
import { agree, Refusal } from "./refusal";
import type { Diagnosis } from "./report";
import type { Trait } from "./rubric";
import type { Value } from "./value";
import type { Answer } from "./wire";

/** What all wrong answers have in common by themselves, where many are right and too many wrong for a model of each. */
export function explainedByTrait(
  { exercise, cases, expected }: AnswerKey,
  answers: readonly (Answer | Refusal)[],
): Diagnosis | undefined {
  const wrong = cases.map((args, i) => !agree(exercise, [args], [expected[i]], [answers[i]]));
  const found = (exercise.traits ?? []).find((trait) =>
    cases.every((args, i) => !wrong[i] || isSoOf(trait, answers[i], args)),
  );
  return found && { misconception: found.id, belief: found.belief };
}

/** What is wrong with the traits of an exercise, in sentences: the answers that each is to be so of are wrong, and known by it alone. */
export function flawsOfTraits(key: AnswerKey): string[] {
  const { exercise, cases, expected, models } = key;
  return (exercise.traits ?? []).flatMap(({ id, like }) => {
    const answers = cases.map((args) => like(...(args as never[])) as Answer);
    if (agree(exercise, cases, expected, answers)) return [`${id}: answers like it are right`];
    const known = models.find(({ answers: theirs }) => theirs && agree(exercise, cases, theirs, answers));
    const found = known?.misconception.id ?? explainedByTrait(key, answers)?.misconception;
    return found === id ? [] : [`answers like ${id} are taken for ${found ?? "nothing"}`];
  });
}

/** What has not the form of an answer has none of its traits. */
function isSoOf({ holds }: Trait, answer: Answer | Refusal, args: readonly Value[]): boolean {
  if (answer instanceof Refusal) return false;
  try {
    return holds(answer as never, ...(args as never[]));
  } catch {
    return false;
  }
}
