import type { Difference } from "./compare";
import type { Value } from "./value";
import type { Verdict } from "./verdict";
import type { Answer } from "./wire";
import { notes } from "./words";

/** All that is needed to show a chapter's marks, in a terminal, a notebook or a table. */
export interface ChapterReport {
  chapter: string;
  /** "01-standard-convolution" */
  file: string;
  title: string;
  points: number;
  max: number;
  exercises: readonly ExerciseReport[];
  /** Where several files were found: which of them counts. */
  choice?: string;
  /** Protections that were on: "cpu limit", "no network", … */
  layers: readonly string[];
}

export interface ExerciseReport {
  id: string;
  title: string;
  points: number;
  max: number;
  verdict: Verdict;
  /** One sentence: what happened. */
  says: string;
  diagnosis?: Diagnosis;
  /** The first hint, where the exercise isn't passed. */
  hint?: string;
  hints: readonly string[];
  /** Where in the learner's file the error came from. */
  line?: number;
  column?: number;
  /** That line, as it stands there. */
  code?: string;
  /** What TypeScript says of it, where it stopped or gave nothing; once in a file. */
  finding?: Finding;
  firstWrong?: WrongCase;
  /** It would take a training to say more than that there is an answer; `verdict` and `points` mean nothing then. */
  unmeasured?: boolean;
  /** A remark beside the verdict: "it also changed its input". */
  note?: string;
  log: readonly string[];
}

/** Whether an exercise's report says nothing that an earlier one hasn't said: what ails a file ails all of its functions. */
export function saidBefore(exercises: readonly ExerciseReport[], i: number): boolean {
  const { verdict, says, line, column, diagnosis, firstWrong } = exercises[i];
  if (verdict === "pass" || verdict === "not-started" || diagnosis || firstWrong) return false;
  return exercises
    .slice(0, i)
    .some((e) => e.verdict === verdict && e.says === says && e.line === line && e.column === column);
}

/** The belief that explains a wrong answer in every case. */
export interface Diagnosis {
  /** "01.flipped-kernel", or "general.…" for slips that no chapter owns. */
  misconception: string;
  belief: string;
}

export interface WrongCase {
  /** Counted from 0. */
  case: number;
  args: readonly Value[];
  expected: Value;
  actual: Answer;
  difference: Difference;
  /** Which arguments made a number of the output. */
  window?: Window;
}

/** Where among the arguments `input` and `kernel` are, and the options: in one object, or an argument each. */
export interface Window {
  input: number;
  kernel: number;
  options?: number;
  bias?: number;
  stride?: number;
  padding?: number;
  dilation?: number;
}

/** What TypeScript says of a place in a learner's file. */
export interface Finding {
  says: string;
  /** TypeScript's number of it: 2554 is "Expected 0 arguments, but got 1". */
  number: number;
  line: number;
  column: number;
  /** That line, as it stands there. */
  code?: string;
}

const LONGEST_LINE = 200;

/** With the line of the file that it speaks of; a file written small would be one line. */
export function withCode<Placed extends { line?: number; code?: string }>(placed: Placed, text: string): Placed {
  const code = placed.line === undefined ? undefined : text.split(/\r?\n/)[placed.line - 1];
  return code === undefined || code.length > LONGEST_LINE ? placed : { ...placed, code };
}

/** The document of `--json`: small, flat, stable. */
export function toJson(chapters: readonly ChapterReport[]) {
  const sum = (pick: (c: ChapterReport) => number) => chapters.reduce((total, c) => total + pick(c), 0);
  return {
    points: sum((c) => c.points),
    max: sum((c) => c.max),
    exercises: chapters.flatMap((c) => c.exercises.map(exerciseJson)),
    layers: chapters[0]?.layers ?? [],
  };
}

/** The first hint, where there is something that it could be a hint to: not where nothing came, nor where it doesn't compile. */
export function hintOf({ hint, verdict }: Pick<ExerciseReport, "hint" | "verdict">): string | undefined {
  return verdict === "missing" || verdict === "syntax" ? undefined : hint;
}

function exerciseJson(e: ExerciseReport) {
  const { id, points, max, verdict, says, diagnosis, line, note, finding, firstWrong } = e;
  return {
    id,
    points,
    max,
    verdict,
    says,
    diagnosis,
    hint: hintOf(e),
    line,
    note: note ?? (finding && notes.typescript(finding.says, finding.line)),
    firstWrong: firstWrong && {
      case: firstWrong.case,
      index: firstWrong.difference.index,
      expected: finite(firstWrong.difference.expected),
      actual: finite(firstWrong.difference.actual),
    },
  };
}

/** JSON has no NaN. */
function finite(value: number | undefined): number | string | undefined {
  return value === undefined || Number.isFinite(value) ? value : String(value);
}
