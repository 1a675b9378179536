import { compare, type Difference } from "./compare";
import { describe } from "./describe";
import type { Value } from "./value";
import { guesses } from "./words";

/**
 * A question the learner answers before running the cell that shows it. The belief behind a wrong guess is worth more
 * than the word "wrong", so each likely wrong guess has its own answer.
 */
export interface Prediction {
  /** "01.stride" */
  id: string;
  question: string;
  /** A list to choose from, shown under the question as a, b, c, …: the guess is then a letter, and so is the answer. */
  choices?: readonly string[];
  /** Computed with lib, never typed in. */
  answer: () => Value;
  /** How many decimals the question asks for. A guess with more of them is rounded, and not held against anybody. */
  decimals?: number;
  /** Said of the right guess: why it is so, in a sentence. */
  because: string;
  beliefs: readonly Belief[];
}

export interface Belief {
  /** The guess this belief leads to. Computed where it can be, so that the arithmetic is seen to be the belief's. */
  guess: Value;
  /** "2 is (7 − 3) / 2: you left out the first position." */
  says: string;
}

/** What is said to a guess. */
export interface Reply {
  right: boolean;
  says: string;
}

/**
 * The reply to a guess: why it is right, or the belief behind it. A guess that no known belief explains is told which
 * way it is off, and not called wrong.
 */
export function replyTo(prediction: Prediction, guess: Value): Reply {
  const given = asAsked(guess, prediction);
  const answer = prediction.answer();
  const difference = compare(answer, given);
  if (!difference) return { right: true, says: prediction.because };
  const belief = prediction.beliefs.find((b) => !compare(b.guess, given));
  return { right: false, says: belief?.says ?? unlisted(prediction, given) ?? unexplained(answer, given, difference) };
}

/** The letter of a line of `choices`: 0 is "a". */
export function letterOf(index: number): string {
  return String.fromCharCode("a".charCodeAt(0) + index);
}

function asAsked(guess: Value, { decimals, choices }: Prediction): Value {
  if (typeof guess === "number" && decimals !== undefined) return Number(guess.toFixed(decimals));
  if (typeof guess !== "string") return guess;
  const word = guess.trim().toLowerCase();
  // "(b)", "b)" and "b." are how lists are answered; 3x3 is how 3×3 is typed.
  return choices ? word.replace(/^\(?([a-z])[).]?$/, "$1") : word.replace(/(?<=\d)\s*x\s*(?=\d)/g, "×");
}

function unlisted({ choices }: Prediction, guess: Value): string | undefined {
  if (!choices) return undefined;
  return guesses.letters(letterOf(choices.length - 1), describe(guess));
}

function unexplained(answer: Value, guess: Value, { kind }: Difference): string {
  if (typeof answer === "number" && typeof guess === "number") {
    return guesses.off(describe(guess), guess > answer);
  }
  if (kind === "kind" || typeof answer === "string") return guesses.kind(kindOf(answer), describe(guess));
  return guesses.other(describe(guess));
}

function kindOf(answer: Value): string {
  if (typeof answer === "number") return guesses.number;
  if (typeof answer === "boolean") return guesses.boolean;
  if (typeof answer === "string") return guesses.word;
  return guesses.list;
}
