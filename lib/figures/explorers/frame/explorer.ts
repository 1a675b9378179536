import type { Role } from "../../colours";
import type { Plane } from "../../plane";
import type { Scale } from "../../scale";
import type { Figure } from "../../svg";

/** What a learner can set: a number on a slider, one of a few words, or a grid of numbers, row by row. */
export type Setting = number | string | readonly number[];
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
  /** One for each setting that a learner turns. */
  readonly controls: readonly Control[];
  /** Buttons that set several settings at once. */
  readonly presets?: readonly { readonly name: string; readonly settings: Partial<S> }[];
  /** The settings it starts with. */
  readonly initial: S;
  /** Names what the step buttons move: "position". Left out, there is nothing to step through. */
  readonly step?: string;
  /** How many steps these settings have, at least 1; default 1. */
  steps?(settings: S): number;
  /** What else changes when a learner has turned these: new values for other settings. */
  follow?(settings: S, turned: readonly string[]): Partial<S>;
  /** What to try. */
  readonly goals?: readonly Goal<S>[];
  /** @param pixels handed in where an explorer reads photographs */
  draw(settings: S, step: number, pixels: Pixels): Drawing;
}

export type Control = {
  /** The setting it sets. */
  readonly key: string;
  /** What that is, in a word or two. */
  readonly label: string;
} & (
  | { readonly min: number; readonly max: number; readonly by?: number }
  | { readonly choices: readonly string[] }
  /** Numbers that are typed, or dragged sideways; coloured as what they are, a kernel unless it says otherwise. */
  | {
      readonly rows: number;
      readonly columns: number;
      readonly most: number;
      readonly by: number;
      readonly role?: Role;
    }
  /** A sheet to draw on: rows of numbers from 0 (black) to 1 (white). */
  | { readonly rows: number; readonly columns: number; readonly ink: true }
  /** One of the photographs that the explorer was given, or a file of the learner's own. */
  | { readonly photograph: true }
);

/** Something to reach with the controls. It is ticked once it is reached, and stays so while the page is open. */
export interface Goal<S extends Settings = Settings> {
  /** Names it for `explore…`, which may show some goals only: "same". */
  readonly name: string;
  /** One sentence: "Make the output as large as the input." The settings it starts with do not meet it. */
  readonly task: string;
  met(settings: S, step: number): boolean;
  /** What is said when it is met: what did it, and why. */
  readonly answer: string;
}

export interface Drawing {
  /** At most 330 pixels wide each: side by side on a desk, one below the other on a phone. */
  readonly pictures: readonly Picture[];
  /** Sentences under the pictures: the formula with its numbers, the state in words. They are read aloud when they change. */
  readonly words: readonly string[];
}

export interface Picture extends Figure {
  /**
   * What pointing at a place of it sets, and dragging along with it. Sliders must do the same: not everybody has a
   * pointer.
   */
  readonly point?: (x: number, y: number) => Settings;
}

/** Photographs as numbers, and numbers as an image: a page has a canvas for both, the notebook's kernel has decoders. */
export interface Pixels {
  /** The brightness of a photograph, 0 to 1. */
  photograph(name: string): Plane;
  /** A plane as the address of an image, one pixel a value. */
  image(plane: Plane, scale: Scale): string;
}
