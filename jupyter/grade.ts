import { gradeChapter } from "../grader/node/grade";
import { showHtml } from "../lib/figures/display";
import { reportHtml, reportText } from "./report-html";

// Not in cells.ts: a notebook's first cell imports that, and should not wait for the whole grader.

/**
 * Grade your answers to a chapter's exercises as they stand in `exercises/`: points, the belief behind a wrong answer,
 * hints when you open them, and the first number that differs.
 *
 * @param chapter "01", or one exercise: "01.conv2d"
 */
export async function grade(chapter: string): Promise<void> {
  const only = chapter.includes(".") ? chapter : undefined;
  const report = await gradeChapter(chapter.slice(0, 2), { only });
  showHtml(reportHtml(report), reportText(report));
}
