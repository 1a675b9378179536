import path from "node:path";
import { reportWithFindings } from "../findings";
import { Grader, type GraderOptions } from "../grader";
import { untrained } from "../instruments";
import type { ChapterReport } from "../report";
import type { Rubric } from "../rubric";
import { type Target, targetOf } from "../targets";
import type { Ending } from "../verdict";
import { type Found, findAnswers, readAnswers } from "./find-answers";
import { type NodeOptions, nodeMachine } from "./machine";
import { root } from "./root";
import { TypeChecker } from "./type-checker";

export interface GradeOptions extends GraderOptions, NodeOptions {
  /** Folder or zip with the learner's files, wherever in it they lie; default exercises/. */
  from?: string;
  /** Chooses the random cases; default the workbook's own. */
  seed?: string;
  /** Whether what TypeScript says of answers that stopped is shown to somebody: it takes a second to ask. */
  findings?: boolean;
  /** Whether networks are trained; default true. Where they aren't, what needs it stays as it was at the last grading. */
  training?: boolean;
}

/** Where one learner waits, three seconds more tell a slow answer from an endless one. */
export const ONE_LEARNER = { slowTime: 3000 };

/** A grader on this computer. Close it at the end. */
export function nodeGrader(options: GraderOptions & NodeOptions & Pick<GradeOptions, "training"> = {}): Grader {
  const machine = nodeMachine(options);
  return new Grader(options.training === false ? { ...machine, train: untrained } : machine, options);
}

/** The marks of chapters and exercises, as the answers to them stand in a folder now. */
export async function gradeTargets(targets: readonly Target[], options: GradeOptions = {}): Promise<ChapterReport[]> {
  const grader = nodeGrader({ ...options, limits: { ...ONE_LEARNER, ...options.limits } });
  const checker = new TypeChecker();
  try {
    const reports: ChapterReport[] = [];
    for (const { rubric, only } of targets) {
      const { text, choice } = found(rubric, options.from);
      const report = { ...(await grader.chapter(rubric, text, options.seed, only)), choice };
      reports.push(options.findings ? await reportWithFindings(report, text, checker.ask) : report);
    }
    return reports;
  } finally {
    checker.close();
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

/** The answers to a chapter as they are now, or the verdict that their absence earns. */
export function answersTo(rubric: Rubric, from?: string): string | Ending {
  return found(rubric, from).text;
}

function found(rubric: Rubric, from?: string): Pick<Found, "text" | "choice"> {
  return from === undefined ? { text: readAnswers(ownFileOf(rubric)) } : findAnswers(path.resolve(from), rubric);
}

/** Where a learner writes the answers to a chapter. */
export function ownFileOf({ file }: Rubric): string {
  return path.join(root(), "exercises", `${file}.ts`);
}
