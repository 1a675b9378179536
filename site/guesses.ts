import type { Belief, Prediction } from "../grader/prediction";
import { predictions } from "../grader/predictions/index";

/** A question with its answer worked out: what a page needs to reply to a guess without lib and without a kernel. */
export interface Asked {
  readonly id: string;
  readonly question: string;
  readonly choices?: readonly string[];
  readonly decimals?: number;
  readonly because: string;
  readonly answer: Belief["guess"];
  readonly beliefs: readonly Belief[];
}

/** The prediction that asks this, if one does. */
export function predictionOf(question: string): Prediction | undefined {
  return Object.values(predictions)
    .flat()
    .find((prediction) => prediction.question === question);
}

/** @throws where an answer or a guess is none that JSON can carry */
export function askedOf(prediction: Prediction): Asked {
  const { id, question, choices, decimals, because, beliefs } = prediction;
  const asked: Asked = { id, question, choices, decimals, because, answer: prediction.answer(), beliefs };
  if (![asked.answer, ...beliefs.map(({ guess }) => guess)].every(isPlain)) {
    throw new Error(
      `the answer to ${id}, or a guess that it knows, is neither a number, a word, true or false, nor a list`,
    );
  }
  return asked;
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  return ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
}
