import { readFileSync, renameSync } from "node:fs";
import path from "node:path";
import type { ChapterReport } from "../report";
import { VERDICTS, type Verdict } from "../verdict";
import { root } from "./root";
import { writeWhole } from "./whole-files";

/** What is remembered between two gradings. It can be deleted at any time: only bars and hints begin anew. */
export interface Progress {
  exercises: Record<string, ExerciseProgress>;
}

export interface ExerciseProgress {
  points: number;
  max: number;
  verdict: Verdict;
  /** Hints seen so far. */
  hints: number;
}

const progressFile = () => path.join(root(), ".progress", "progress.json");

/** An unreadable file is put aside, and progress starts anew. */
export function readProgress(file = progressFile()): Progress {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { exercises: {} };
  }
  try {
    const entries = Object.entries(JSON.parse(text).exercises).filter(([, e]) => isProgress(e));
    return { exercises: Object.fromEntries(entries) as Progress["exercises"] };
  } catch {
    try {
      renameSync(file, `${file}.unreadable`);
    } catch {
      // Read-only: then it will be met again next time, with the same result.
    }
    return { exercises: {} };
  }
}

/** Progress is a convenience: where it can't be kept, grading goes on. */
export function writeProgress(progress: Progress, file = progressFile()): void {
  try {
    writeWhole(file, `${JSON.stringify(progress, null, 1)}\n`);
  } catch {
    // A read-only folder, a full disk.
  }
}

/** What could not be measured this time is as it was. */
export function withReport(progress: Progress, report: ChapterReport): Progress {
  const exercises = { ...progress.exercises };
  for (const { id, points, max, verdict, unmeasured } of report.exercises) {
    const known = exercises[id];
    const now = unmeasured ? "not-started" : verdict;
    exercises[id] = unmeasured && known ? known : { points, max, verdict: now, hints: known?.hints ?? 0 };
  }
  return { exercises };
}

/** A report whose exercises that could not be measured this time are as they were at their last grading. */
export function asLastMeasured(report: ChapterReport, { exercises: known }: Progress): ChapterReport {
  const exercises = report.exercises.map((e) => {
    if (!e.unmeasured || !known[e.id]) return e;
    const { points, verdict } = known[e.id];
    return verdict === "pass" ? { ...e, points, verdict, hint: undefined, hints: [] } : { ...e, points };
  });
  return { ...report, exercises, points: exercises.reduce((sum, { points }) => sum + points, 0) };
}

function isProgress(value: unknown): value is ExerciseProgress {
  const { points, max, verdict, hints } = (value ?? {}) as Record<string, unknown>;
  return [points, max, hints].every(Number.isFinite) && VERDICTS.includes(verdict as Verdict);
}
