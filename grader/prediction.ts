import type { Value } from "./rubric";

/**
 * A question the learner answers before running the cell that shows it. The belief behind a wrong guess is worth more
 * than the word "wrong", so each likely wrong guess has its own answer.
 */
export interface Prediction {
  /** "01.stride" */
  id: string;
  question: string;
  /** Computed with lib, never typed in. */
  answer: () => Value;
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
