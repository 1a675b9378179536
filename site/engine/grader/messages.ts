import type { ChapterTexts } from "../../../grader/machine";
import type { Finding, toJson } from "../../../grader/report";
import type { Files } from "../messages";

export type Report = ReturnType<typeof toJson>;

/** Marks as `--json` has them, and as HTML and text for whoever reads them; or that they were not wanted any more. */
export type Graded = { report: Report; html: string; text: string; stopped?: undefined } | { stopped: true };

/** What the page and its grader say to each other. */
export type ToGrader =
  | { start: Files; texts: Readonly<Record<string, ChapterTexts>> }
  | { id: number; target: string; text: string }
  | { brought: Part; value: string | Files }
  | { checked: readonly Finding[] }
  | OfChild;

export type FromGrader =
  | { ready: true }
  | { id: number; progress: Progress }
  | { id: number; meanwhile: string }
  | { id: number; graded: { report: Report; html: string; text: string } }
  | { id: number; failed: string }
  | { needs: Part }
  /** What does TypeScript say of these answers? One question at a time. */
  | { check: string }
  | ForChild;

/** What the grader has the page do with a worker, by its number: start it from a script, tell it something, end it. */
export type ForChild = { child: number } & ({ script: string } | { tell: string } | { terminate: true });

/** What the page has heard of such a worker. */
export type OfChild = { child: number } & ({ said: unknown } | { broke: string });

/** What is fetched for the grader when it is needed, each from a script of its own: most answers need none. */
export type Part = "formulas" | "astronaut" | "faceDetector";

/** Who waits for marks. */
export interface Waiting {
  /** Hears of every exercise that has been judged. */
  judged?(progress: Progress): void;
  /** Is shown, where some take longer, what is known of the others, as HTML. */
  meanwhile?(html: string): void;
}

export interface Progress {
  /** Of the exercise that has just been judged. */
  id: string;
  done: number;
  of: number;
}
