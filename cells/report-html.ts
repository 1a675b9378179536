import { type ChapterReport, type ExerciseReport, saidBefore } from "../grader/report";
import { rubrics } from "../grader/rubrics/index";
import { notes, verdicts } from "../grader/words";
import { escapeXml } from "../lib/figures/svg";
import { cardHtml, sentenceHtml } from "./card";
import { solutionCost } from "./solution-cost";
import { type ReadChapter, solutionHtml } from "./solution-html";
import * as words from "./words";
import { wrongCaseHtml } from "./wrong-case";

/**
 * A chapter's marks under the grading cell: what is done in a line each, what is wrong in full.
 * @param read for answers that passed: the solution stands beside them
 * @param waiting ids of exercises that are still being tried
 */
export function reportHtml(report: ChapterReport, read: ReadChapter, waiting: readonly string[] = []): string {
  const { title, points, max, exercises } = report;
  const open = exercises.find((e) => e.verdict !== "pass");
  const total = `${escapeXml(words.report.total(title, points, max))}.`;
  const done = waiting.length ? "" : `${words.report.done} ${nextChapter(report)}`;
  const head = `<p><strong>${total}</strong> ${open ? escapeXml(next(exercises, open)) : done}</p>`;
  const cards = exercises.map((e) => exerciseHtml(report, e, read));
  return head + [...cards, ...waiting.map((id) => cardHtml("blank", [words.report.tried], `○ ${id}.`))].join("");
}

/** The same in a line an exercise, where no notebook is listening. */
export function reportText({ title, points, max, exercises }: ChapterReport): string {
  const lines = exercises.map((e) => `  ${e.id}  ${e.points}/${e.max}  ${verdicts[e.verdict]}`);
  return [words.report.total(title, points, max), ...lines].join("\n");
}

/** Where to go on, once the whole chapter has passed: JupyterLab opens its exercise with it. */
function nextChapter({ chapter, exercises }: ChapterReport): string {
  const at = rubrics.findIndex((rubric) => rubric.chapter === chapter);
  const following = rubrics[at + 1];
  if (!following || exercises.length < rubrics[at].exercises.length) return "";
  // JupyterLab tells links by their colour alone.
  const link = `<a href="${following.file}.ipynb" style="text-decoration:underline">${escapeXml(`${following.chapter} · ${following.title}`)}</a>`;
  return words.report.nextChapter(link);
}

function next(exercises: readonly ExerciseReport[], open: ExerciseReport): string {
  const wrong = exercises.find((e) => e.verdict !== "pass" && e.verdict !== "not-started");
  if (wrong) return words.report.first(wrong.id);
  return words.report.next(open.id, open.title);
}

function exerciseHtml(report: ChapterReport, e: ExerciseReport, read: ReadChapter): string {
  const lead = `${marks[e.verdict] ?? "✗"} ${e.id} · ${e.points}/${e.max} · ${verdicts[e.verdict]}.`;
  if (e.verdict === "pass") {
    const sentences = [`${e.title}.`, solutionCost(report.chapter, e.id), e.note ?? ""].filter(Boolean);
    return cardHtml("right", sentences, lead) + solutionHtml(report.file, e.id, read);
  }
  if (e.verdict === "not-started") return cardHtml("blank", [`${e.title}.`], lead) + hintsHtml(e.hints);
  if (saidBefore(report.exercises, report.exercises.indexOf(e))) return cardHtml("wrong", [`${e.title}.`], lead);
  const where = e.line && !e.says.includes(`line ${e.line}`) ? [words.report.line(e.line)] : [];
  if (e.finding) where.push(notes.typescript(e.finding.says, e.finding.line));
  const said = /[.?!…]$/.test(e.says) ? e.says : `${e.says}.`; // an error's message is no sentence
  const sentences = [e.diagnosis?.belief ?? "", e.note ?? "", said].filter(Boolean);
  return cardHtml("wrong", [...sentences, ...where], lead) + wrongCaseHtml(e) + hintsHtml(e.hints);
}

/** Not told by colour alone. */
const marks: Partial<Record<ExerciseReport["verdict"], string>> = { pass: "✓", "not-started": "○" };

/** Each hint waits inside the one before it. */
function hintsHtml(hints: readonly string[]): string {
  return hints.reduceRight((rest, hint, i) => {
    const label = i === 0 ? words.report.hint : words.report.anotherHint;
    return `<details style="margin-left:19px"><summary>${label}</summary>${sentenceHtml(hint)}${rest}</details>`;
  }, "");
}
