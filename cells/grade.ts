import { listening, replaceableHtml, showHtml } from "../lib/figures/display";
import { cardHtml } from "./card";
import * as words from "./words";

/** Marks, as HTML and as words for where no notebook is listening. */
export interface Marks {
  html: string;
  text: string;
}

type Grading = (chapter: string) => Promise<Marks>;

const byNode: Grading = async (chapter) => {
  // Loaded when called: a notebook's first cell imports this file, and should not wait for the whole grader.
  const { gradeChapter } = await import("../grader/node/grade");
  const { reportHtml, reportText } = await import("./report-html");
  const { readChapter } = await import("../grader/node/root");
  const report = await gradeChapter(chapter, { findings: true });
  return { html: reportHtml(report, readChapter), text: reportText(report) };
};

let grading = byNode;

/** Let another grade from now on: in a page the grader has a worker of its own. @internal */
export function gradeBy(other: Grading): void {
  grading = other;
}

/**
 * Grade your answers to a chapter's exercises as they stand in `exercises/`: points, the belief behind a wrong answer,
 * hints when you open them, and the first number that differs. In a notebook the marks stay where they are and renew
 * themselves each time you save.
 *
 * @param chapter "01", or one exercise: "01.conv2d"
 */
export async function grade(chapter: string): Promise<void> {
  if (grading === byNode && listening()) {
    const place = replaceableHtml();
    place(cardHtml("blank", [words.report.waits]));
    await new Promise((resolve) => setImmediate(resolve)); // It is seen before the grader is read.
    return (await import("./live-report")).showLiveReport(chapter, place);
  }
  const { html, text } = await grading(chapter);
  showHtml(html, text);
}
