import path from "node:path";
import { Grader, type GraderOptions } from "../grader";
import type { ChapterReport } from "../report";
import type { Rubric } from "../rubric";
import { type Target, targetOf } from "../targets";
import { type NodeOptions, nodeMachine } from "./machine";
import { readAnswers } from "./read-answers";
import { root } from "./root";

export interface GradeOptions extends GraderOptions, NodeOptions {
  /** Folder with the learner's files; default exercises/. */
  from?: string;
  /** Chooses the random cases; default the workbook's own. */
  seed?: string;
}

/** A grader on this computer. Close it at the end. */
export function nodeGrader(options: GraderOptions & NodeOptions = {}): Grader {
  return new Grader(nodeMachine(options), options);
}

/** The marks of chapters and exercises, as the answers to them stand in a folder now. */
export async function gradeTargets(targets: readonly Target[], options: GradeOptions = {}): Promise<ChapterReport[]> {
  const grader = nodeGrader(options);
  try {
    const reports: ChapterReport[] = [];
    for (const { rubric, only } of targets) {
      reports.push(await grader.chapter(rubric, readAnswers(fileOf(rubric, options.from)), options.seed, only));
    }
    return reports;
  } finally {
    grader.close();
  }
}

/**
 * The marks of one chapter, or of one exercise of it, with everything needed to show them: verdicts, points, diagnoses,
 * hints and each first wrong case.
 *
 * @param word "01", or "01.conv2d"
 * @throws UsageError where there is no such chapter or exercise
 * @example
 * (await gradeChapter("01")).points // 0, as long as exercises/ is untouched
 */
export async function gradeChapter(word: string, options: GradeOptions = {}): Promise<ChapterReport> {
  const [report] = await gradeTargets([targetOf(word)], options);
  return report;
}

/** Where the answers to a chapter lie: in exercises/, or under the same name in another folder. */
export function fileOf({ file }: Rubric, from?: string): string {
  return path.join(from === undefined ? path.join(root(), "exercises") : path.resolve(from), `${file}.ts`);
}
