import { showHtml } from "../lib/figures/display";

/**
 * Grade your answers to a chapter's exercises as they stand in `exercises/`: points, the belief behind a wrong answer,
 * hints when you open them, and the first number that differs.
 *
 * @param chapter "01", or one exercise: "01.conv2d"
 */
export async function grade(chapter: string): Promise<void> {
  // Loaded when called: a notebook's first cell imports this file, and should not wait for the whole grader.
  const { gradeChapter } = await import("../grader/node/grade");
  const { reportHtml, reportText } = await import("./report-html");
  const { readChapter } = await import("../grader/node/root");
  const report = await gradeChapter(chapter);
  showHtml(reportHtml(report, readChapter), reportText(report));
}
