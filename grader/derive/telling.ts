import { numbersOf } from "../numbers";
import { Refusal } from "../refusal";
import type { Value } from "../value";
import type { Answer } from "../wire";

/** A right answer tells that a change does no harm there. */
const RIGHT = 0.2;
const WRONG_CHOICE = 0.5;
const REFUSAL = 0.5;
/** Many a way leads out of a tensor, and the first place beyond it is the same. */
const OUTSIDE = 0.1;
/** Of a number that isn't whole, or very long: nobody hits it by chance. */
const MOST_DIGITS = 3;

/**
 * How much answers tell of what led to them, in decimal digits: a `false` less than an 8, and both less than 12,443,648.
 * A word that is right tells nothing: there are so few of them that nearly any way leads to it.
 */
export function tellingOf(
  answers: readonly (Answer | Refusal)[],
  expected: readonly Value[],
  wrong: readonly boolean[],
): number {
  const right = (i: number) => (isOfWords(expected[i]) ? 0 : RIGHT);
  return answers.reduce<number>((sum, answer, i) => sum + (wrong[i] ? ofWrong(answer, expected[i]) : right(i)), 0);
}

/** A name, a yes or no, or several of them. */
export function isOfWords(value: Value): boolean {
  if (typeof value === "string" || typeof value === "boolean") return true;
  return !numbersOf(value) && value !== null && typeof value === "object" && Object.values(value).every(isOfWords);
}

function ofWrong(answer: Answer | Refusal, expected: Value): number {
  if (answer instanceof Refusal) return /: index \d+ is /.test(answer.message) ? OUTSIDE : REFUSAL;
  const [given, wanted] = [numbersOf(answer), numbersOf(expected)];
  // An order of the same few is one of few.
  const sorted = (numbers: ArrayLike<number>) => Array.from(numbers).sort().join();
  if (given && wanted && given.shape.length === 1 && sorted(given.data) === sorted(wanted.data)) return WRONG_CHOICE;
  if (given) {
    const off = Array.from(given.data).filter((v, i) => v !== wanted?.data[i]);
    const shape = given.shape.join() === wanted?.shape.join() ? 0 : given.shape.length;
    return off.reduce((sum, v) => sum + digits(v), shape);
  }
  if (answer === null || typeof answer !== "object") return WRONG_CHOICE;
  const theirs = answer as Readonly<Record<string, Answer>>;
  const parts = expected !== null && typeof expected === "object" ? (expected as Readonly<Record<string, Value>>) : {};
  return Object.keys(theirs).reduce((sum, name) => {
    return theirs[name] === parts[name] ? sum : sum + ofWrong(theirs[name], parts[name]);
  }, 0);
}

/** How much a number tells that is wrong. */
export function digits(v: number): number {
  return Number.isInteger(v) ? Math.min(Math.log10(Math.abs(v) + 1) + 0.3, MOST_DIGITS) : MOST_DIGITS;
}
