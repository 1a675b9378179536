import type { Figure } from "../svg";

/** What a learner can set: a number on a slider, or one of a few words. */
export type Setting = number | string;
export type Settings = Readonly<Record<string, Setting>>;

/**
 * A picture with handles. Pure: the same settings and step make the same picture, in the notebook's kernel (which draws
 * the still picture that GitHub and an untrusted notebook show) and in the browser (which draws all the others).
 */
export interface Explorer<S extends Settings = Settings> {
  /** Also the name of its file in this folder: "sliding". */
  readonly name: string;
  /** One line above the picture. */
  readonly title: string;
  /** One for each setting. */
  readonly controls: readonly Control[];
  /** The settings it starts with. */
  readonly initial: S;
  /** Names what the step buttons move: "position". Left out, there is nothing to step through. */
  readonly step?: string;
  /** How many steps these settings have, at least 1; default 1. */
  steps?(settings: S): number;
  draw(settings: S, step: number): Drawing;
}

export type Control = {
  /** The setting it sets. */
  readonly key: string;
  /** What that is, in a word or two. */
  readonly label: string;
} & ({ readonly min: number; readonly max: number; readonly by?: number } | { readonly choices: readonly string[] });

export interface Drawing {
  /** At most 330 pixels wide each: side by side on a desk, one below the other on a phone. */
  readonly pictures: readonly Figure[];
  /** Sentences under the pictures: the formula with its numbers, the state in words. They are read aloud when they change. */
  readonly words: readonly string[];
}
