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

export function withReport(progress: Progress, report: ChapterReport): Progress {
  const exercises = { ...progress.exercises };
  for (const { id, points, max, verdict } of report.exercises) {
    exercises[id] = { points, max, verdict, hints: exercises[id]?.hints ?? 0 };
  }
  return { exercises };
}

function isProgress(value: unknown): value is ExerciseProgress {
  const { points, max, verdict, hints } = (value ?? {}) as Record<string, unknown>;
  return [points, max, hints].every(Number.isFinite) && VERDICTS.includes(verdict as Verdict);
}
