import { differenceIn } from "./common";
import type { Exercise, Value } from "./rubric";
import type { Outcome } from "./run";
import type { Answer } from "./wire";

/**
 * What lib says to a call that makes no sense: "depthwiseConv2d: kernel is 2 deep but the input has 3 channels". Some
 * beliefs lead there rather than to numbers, and are known by it just as well.
 */
export class Refusal {
  constructor(
    readonly message: string,
    readonly name = "RangeError",
  ) {}
}

/** What `call` answers, or lib's refusal. Other errors are thrown on. */
export function answeredOrRefused(call: () => Value): Value | Refusal {
  try {
    return call();
  } catch (error) {
    if (error instanceof RangeError) return new Refusal(error.message);
    throw error;
  }
}

/** A learner's answers as far as they can be held against a belief's. Undefined where one is neither value nor refusal. */
export function answersOrRefusals(outcomes: readonly Outcome[]): (Answer | Refusal)[] | undefined {
  const answers: (Answer | Refusal)[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind === "value") answers.push(outcome.value);
    else if (outcome.kind === "error" && outcome.name === "RangeError" && !/call stack/.test(outcome.message))
      answers.push(new Refusal(outcome.message));
    else return undefined;
  }
  return answers;
}

/** Whether two say the same in every case. */
export function agree(
  exercise: Exercise,
  cases: readonly (readonly Value[])[],
  theirs: readonly (Value | Refusal)[],
  answers: readonly (Answer | Refusal)[],
): boolean {
  return theirs.every((one, i) => {
    const other = answers[i];
    if (one instanceof Refusal || other instanceof Refusal) {
      return (
        one instanceof Refusal && other instanceof Refusal && one.name === other.name && one.message === other.message
      );
    }
    return !differs(exercise, cases[i], one, other);
  });
}

interface Asked {
  exercise: Exercise;
  cases: readonly (readonly Value[])[];
  expected: readonly Value[];
}

/**
 * Whether a belief leads to what a learner answers to a case. Names beside those that are asked for cost a right answer nothing; but what
 * the belief has no name for, the learner's doesn't come of it.
 */
export function leadsTo(
  { exercise, cases, expected }: Asked,
  i: number,
  theirs: Value | Refusal,
  answer: Answer | Refusal,
): boolean {
  if (!agree(exercise, [cases[i]], [theirs], [answer])) return false;
  const [asked, given, believed] = [expected[i], answer, theirs].map(namesIn);
  return asked.every((name) => !given.includes(name) || believed.includes(name));
}

function namesIn(value: Answer | Refusal): string[] {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? Object.keys(value) : [];
}

/** Two answers without the form of a right one have nothing that could be compared. */
function differs(exercise: Exercise, args: readonly Value[], one: Value, other: Answer): boolean {
  try {
    return differenceIn(exercise, args, one, other) !== undefined;
  } catch {
    return true;
  }
}
