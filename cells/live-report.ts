import { readProgress, withReport, writeProgress } from "../grader/node/progress";
import { readChapter } from "../grader/node/root";
import { type Watch, watchAnswers } from "../grader/node/watch";
import type { ChapterReport } from "../grader/report";
import { targetOf } from "../grader/targets";
import { reportHtml } from "./report-html";

/** Milliseconds after the last save at which the judge goes home: it takes memory. The cell calls it again. */
const patience = 30 * 60_000;

/** One a chapter or exercise: where a cell is run again, its new report is the one that goes on. */
const watches = new Map<string, Watch>();

/** The marks of a chapter in a place under the cell, as its file stands now and after every save. */
export async function showLiveReport(word: string, place: (html: string) => void): Promise<void> {
  const target = targetOf(word);
  watches.get(word)?.close();
  let rest: NodeJS.Timeout | undefined;
  const show = (report: ChapterReport) => {
    place(reportHtml(report, readChapter));
    writeProgress(withReport(readProgress(), report));
    clearTimeout(rest);
    rest = setTimeout(() => watch.close(), patience).unref();
  };
  const watch = watchAnswers([target], {}, show, (known, waiting) => place(reportHtml(known, readChapter, waiting)));
  watches.set(word, watch);
  await watch.begun;
}
