import path from "node:path";
import type { Prediction } from "../prediction";
import { predictions } from "../predictions/index";
import type { ChapterReport } from "../report";
import type { Rubric } from "../rubric";
import { rubrics } from "../rubrics/index";
import { exercisesFolder } from "./root";
import { Judge, type JudgeOptions, readAnswers } from "./submission";

export interface GradeOptions extends JudgeOptions {
  /** Folder with the learner's files; default exercises/. */
  from?: string;
  /** One exercise's id. */
  only?: string;
  /** Chooses the random cases; default the workbook's own. */
  seed?: string;
}

/**
 * The marks of one chapter, with everything needed to show them: verdicts, points, diagnoses, hints and each first wrong
 * case.
 *
 * @param chapter "01"
 * @throws where there is no such chapter or exercise
 * @example
 * (await gradeChapter("01")).points // 0, as long as exercises/ is untouched
 */
export async function gradeChapter(chapter: string, options: GradeOptions = {}): Promise<ChapterReport> {
  const rubric = rubricOf(chapter);
  if (options.only !== undefined && !rubric.exercises.some((e) => e.id === options.only)) {
    const known = rubric.exercises.map((e) => e.id).join(", ");
    throw new RangeError(`gradeChapter: there is no exercise "${options.only}" in chapter ${chapter}, only ${known}`);
  }
  const judge = new Judge({ spares: 0, ...options });
  try {
    return await judge.chapter(rubric, answersTo(rubric, options.from), options.seed, options.only);
  } finally {
    judge.close();
  }
}

/** @throws where there is no such chapter */
export function rubricOf(chapter: string): Rubric {
  const rubric = rubrics.find((r) => r.chapter === chapter);
  if (rubric) return rubric;
  const known = rubrics.map((r) => r.chapter).join(", ");
  throw new RangeError(`gradeChapter: there is no chapter "${chapter}", only ${known}`);
}

/** The text of a learner's file, or the verdict where there is none. */
export function answersTo(rubric: Rubric, from?: string) {
  return readAnswers(path.join(exercisesFolder(from), `${rubric.file}.ts`));
}

/** The questions a chapter's notebook asks before it shows. */
export function predictionsOf(chapter: string): readonly Prediction[] {
  return predictions[chapter] ?? [];
}
