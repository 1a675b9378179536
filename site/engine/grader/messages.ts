import type { ChapterTexts } from "../../../grader/machine";
import type { toJson } from "../../../grader/report";
import type { Files } from "../messages";

export type Report = ReturnType<typeof toJson>;

/** What the page and its grader say to each other. */
export type ToGrader =
  | { start: Files; texts: Readonly<Record<string, ChapterTexts>> }
  | { id: number; target: string; text: string }
  | { formulas: string };

export type FromGrader =
  | { ready: true }
  | { id: number; progress: Progress }
  | { id: number; graded: { report: Report; html: string; text: string } }
  | { id: number; failed: string }
  /** It needs engine/formulas.js. */
  | { needs: "formulas" };

export interface Progress {
  /** Of the exercise that has just been judged. */
  id: string;
  done: number;
  of: number;
}
