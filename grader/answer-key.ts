import { differenceIn } from "./common";
import { seeded } from "./random";
import { answeredOrRefused, Refusal } from "./refusal";
import type { Answering, Exercise, Misconception, Value } from "./rubric";
import { UsageError } from "./usage-error";
import { copied } from "./wire";

/** An exercise with all that an answer is held against, computed for one seed. */
export interface AnswerKey {
  readonly exercise: Exercise;
  readonly cases: readonly (readonly Value[])[];
  readonly expected: readonly Value[];
  readonly models: readonly Model[];
}

/** What a misconception answers to the same cases. Without answers it explains nothing: it is right everywhere, or failed. */
export interface Model {
  readonly misconception: Misconception;
  readonly answers: readonly (Value | Refusal)[] | undefined;
  readonly failure?: Error;
}

/** The cases of everybody who is in no class with a seed of its own. */
export const DEFAULT_SEED = "workbook";

const known = new WeakMap<Exercise, Map<string, AnswerKey>>();

/** The answer key of an exercise. Computed once a seed; cases depend on seed and exercise, not on the exercises around it. */
export function answerKey(exercise: Exercise, seed: string): AnswerKey {
  const seeds = known.get(exercise) ?? new Map<string, AnswerKey>();
  known.set(exercise, seeds);
  const key = seeds.get(seed) ?? computed(exercise, seed);
  seeds.set(seed, key);
  return key;
}

/** Said of a rubric whose solution isn't there: a name misspelt. */
export const noSolution = (id: string) =>
  `its solution is no function: solutions/ of chapter ${id.slice(0, 2)} exports none of the name that the rubric takes`;

function computed(exercise: Exercise, seed: string): AnswerKey {
  if (typeof exercise.solution !== "function") throw new UsageError(`${exercise.id}: ${noSolution(exercise.id)}`);
  const cases = exercise.cases(seeded(`${seed} ${exercise.id}`)).map((args) => [...args]);
  const expected = cases.map((args) => call(exercise.solution, args));
  const models = exercise.misconceptions.map((misconception) => ({
    misconception,
    ...answersOf(exercise, misconception, cases, expected),
  }));
  return { exercise, cases, expected, models };
}

function answersOf(
  exercise: Exercise,
  { model }: Misconception,
  cases: readonly (readonly Value[])[],
  expected: readonly Value[],
): Pick<Model, "answers" | "failure"> {
  try {
    const answers = cases.map((args) => answeredOrRefused(() => call(model, args)));
    const wrong = answers.some(
      (answer, i) => answer instanceof Refusal || differenceIn(exercise, cases[i], expected[i], answer),
    );
    return { answers: wrong ? answers : undefined };
  } catch (failure) {
    return { answers: undefined, failure: failure as Error };
  }
}

function call(f: Answering, args: readonly Value[]): Value {
  return f(...(args.map(copied) as never[]));
}
