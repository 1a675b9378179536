import { differenceIn } from "./common";
import { seeded } from "./random";
import { answeredOrRefused, Refusal } from "./refusal";
import type { Exercise, Misconception, Value } from "./rubric";
import { copied } from "./wire";

/** An exercise with everything computed that an answer is held against. */
export interface Prepared {
  readonly exercise: Exercise;
  readonly cases: readonly (readonly Value[])[];
  readonly expected: readonly Value[];
  readonly models: readonly Model[];
}

/** What a misconception answers to the same cases. Undefined where it can't answer: then it explains nothing. */
export interface Model {
  readonly misconception: Misconception;
  readonly answers: readonly (Value | Refusal)[] | undefined;
}

/** Cases depend on the seed of the class and on the exercise, not on the exercises around it. */
export function prepare(exercise: Exercise, seed: string): Prepared {
  const cases = exercise.cases(seeded(`${seed} ${exercise.id}`)).map((args) => [...args]);
  const expected = cases.map((args) => call(exercise.solution, args));
  const models = exercise.misconceptions.map((misconception) => ({
    misconception,
    answers: answersOf(exercise, misconception, cases, expected),
  }));
  return { exercise, cases, expected, models };
}

/** The cases of everybody who is in no class with a seed of its own. */
export const DEFAULT_SEED = "workbook";

const preparations = new WeakMap<Exercise, Map<string, Prepared>>();

/** {@link prepare}, computed once a seed. */
export function prepared(exercise: Exercise, seed: string): Prepared {
  let seeds = preparations.get(exercise);
  if (!seeds) preparations.set(exercise, (seeds = new Map()));
  let found = seeds.get(seed);
  if (!found) seeds.set(seed, (found = prepare(exercise, seed)));
  return found;
}

function answersOf(
  exercise: Exercise,
  { model }: Misconception,
  cases: readonly (readonly Value[])[],
  expected: readonly Value[],
): readonly (Value | Refusal)[] | undefined {
  try {
    const answers = cases.map((args) => answeredOrRefused(() => call(model, args)));
    const wrong = answers.some(
      (answer, i) => answer instanceof Refusal || differenceIn(exercise, cases[i], expected[i], answer),
    );
    return wrong ? answers : undefined;
  } catch {
    return undefined;
  }
}

function call(f: (...args: never[]) => Value, args: readonly Value[]): Value {
  return f(...(args.map(copied) as never[]));
}
