import type { Tensor } from "../lib/tensor";
import type { Mutable, Shape } from "../lib/types/shape";
import type { LibName } from "./forbidden";
import type { Instruments } from "./instruments";
import type { Diagnosis, Window } from "./report";
import type { Value } from "./value";

export type { Value };

/** A chapter's exercises, in the order in which the notebook asks for them. */
export interface Rubric {
  /** "01" */
  chapter: string;
  /** File name in exercises/ and solutions/, without ".ts": "01-standard-convolution". */
  file: string;
  title: string;
  exercises: readonly Exercise[];
}

/** One function for the learner to write, and all that is needed to judge it. Data only: a teacher can write one. */
export interface Exercise {
  /** Chapter and exported name: "01.conv2d". */
  id: string;
  title: string;
  points: number;
  /** The right function, from solutions/. Runs in the grader's own process, never beside the learner's code. */
  solution: Answering;
  /** Argument lists; small, whole-numbered and lopsided, so that a wrong idea can't give a right answer. `random` is seeded a class. */
  cases: (random: Random) => readonly (readonly Value[])[];
  /** What the stub works "By hand", as data: it is run against the solution, and its numbers are looked for in the text. */
  byHand?: () => readonly Example[];
  /** Weakest first: a question, then where to look, then how. */
  hints: readonly [string, string, string];
  misconceptions: readonly Misconception[];
  /** Kinds of cases that some learners forget. */
  blindSpots?: readonly BlindSpot[];
  /** What wrong answers may have in common, where many are right. */
  traits?: readonly Trait[];
  /** What each quantity of the question is there for: said behind "Your answers come out as if `padding` were left out." */
  terms?: Readonly<Record<string, string>>;
  /** Names of lib that the answer may not use, since writing them is the exercise; nor what gives the same. */
  forbidden?: readonly LibName[];
  /** The stub says that what is given stays as it is: an answer that writes into it is not right. */
  keepsGiven?: true;
  /** Largest |difference| that still counts as equal, relative to the largest expected number; default 1e-5. */
  tolerance?: number;
  /** How to show a first wrong number, where windows under a kernel make it. */
  window?: Window;
  /**
   * An open exercise: many answers are right, some are better. Points for the answer to the first case, at most `points`.
   * It gets whatever the learner returned: check before use, and bound the work that an answer can cause.
   */
  score?: (answer: Value, instruments: Instruments) => Score | Promise<Score>;
  /**
   * Where many answers are right: what right ones have in common, such as the one kernel that two factors make. It is
   * compared in the answer's place, the learner's, the solution's and the models'; it gets nothing that has not the form
   * of the solution's answer (kinds, names, shapes). `name` says what it is, before "at [0, 1] it should be 3".
   */
  common?: { name: string; of: (answer: never, ...args: never[]) => Value };
  /** Processor time a case may take, for exercises that train or search; default 1. */
  seconds?: number;
}

export interface Example {
  args: readonly Value[];
  gives: Value;
  /** What becomes of an answer, where the text shows that instead of the answer itself. */
  seen?: (answer: never) => Value;
}

export interface Score {
  points: number;
  /** Told to the learner: what was measured, and what would earn more. */
  message: string;
  /** The belief that the answer gives away, said where it earns less than all points. */
  doubt?: Diagnosis;
}

/** "01.conv2d" asks for a function called conv2d. */
export function functionName({ id }: Pick<Exercise, "id">): string {
  return id.slice(id.indexOf(".") + 1);
}

/** A wrong idea that learners really have, as a program: what the exercise answers if one believes it. */
export interface Misconception {
  /** "01.flipped-kernel" */
  id: string;
  /** Told to the learner, second person: what their answer says they believe, and what is so. */
  belief: string;
  /** It answers every case; one that throws in a case says that it `refuses`. */
  model: Answering;
  /** Whoever believes it is refused by lib in some case, and known by what lib says there. */
  refuses?: true;
}

/**
 * A kind of case that an idea gets wrong, all of them, whatever it answers there, while it gets all others right. Where no misconception
 * gives an answer's numbers, the place of the wrong ones may still tell. Two cases or more are of the kind, and two or more are not.
 */
export interface BlindSpot {
  /** "06.rates-alike" */
  id: string;
  /** Goes on from "Your answers are right but where": "two layers have the same rate". */
  where: string;
  /** A sentence of its own: what is so there. */
  so: string;
  holds: (...args: never[]) => boolean;
}

/**
 * What is so of an answer itself: it has a face of the right direction, say, and is wrong all the same. Looked for where no
 * misconception gives the answers; of all that are wrong it has to be so.
 */
export interface Trait {
  /** "04.right-face-wrong-length" */
  id: string;
  /** As that of a misconception. */
  belief: string;
  holds: (answer: never, ...args: never[]) => boolean;
  /** Gives answers of which it is so, for the proof. */
  like: Answering;
}

/** A function that an exercise asks for, whatever it takes. */
export type Answering = (...args: never[]) => Value;

/** An exercise as one writes it: its cases and models take what its solution takes. */
type Written<Solution extends Answering> = Omit<
  Exercise,
  "solution" | "cases" | "byHand" | "misconceptions" | "blindSpots" | "traits" | "common"
> & {
  solution: Solution;
  /** `[]` tells the compiler that a case is a list of arguments, each with a type of its own. */
  cases: (random: Random) => readonly (Readonly<Parameters<Solution>> | readonly [])[];
  byHand?: () => readonly {
    args: Readonly<Parameters<Solution>> | readonly [];
    gives: Value;
    seen?: (answer: ReturnType<Solution>) => Value;
  }[];
  misconceptions: readonly (Omit<Misconception, "model"> & { model: (...args: Parameters<Solution>) => Value })[];
  blindSpots?: readonly (Omit<BlindSpot, "holds"> & { holds: (...args: Parameters<Solution>) => boolean })[];
  traits?: readonly (Omit<Trait, "holds" | "like"> & {
    like: (...args: Parameters<Solution>) => Value;
    holds: (answer: ReturnType<Solution>, ...args: Parameters<Solution>) => boolean;
  })[];
  common?: { name: string; of: (answer: ReturnType<Solution>, ...args: Parameters<Solution>) => Value };
};

/**
 * An exercise of a rubric. The compiler knows cases and models by the solution's parameters, so that they need no types of
 * their own. Only words and lists of a fixed length within a case are seen too early; there the cases say what they are:
 * `cases: (): Parameters<typeof solution.flatIndex>[] => […]`.
 */
export function exercise<Solution extends Answering>(written: Written<Solution>): Exercise {
  return written as unknown as Exercise;
}

/** Seeded numbers for cases. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** A tensor of small whole numbers, no two neighbours equal. */
  tensor<const S extends Shape>(shape: S, low?: number, high?: number): Tensor<Mutable<S>>;
}
