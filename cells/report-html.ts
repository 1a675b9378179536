import type { ChapterReport, ExerciseReport } from "../grader/report";
import { verdicts } from "../grader/words";
import { escapeXml } from "../lib/figures/svg";
import { cardHtml } from "./card";
import { solutionCost } from "./solution-cost";
import { solutionHtml } from "./solution-html";
import { wrongCaseHtml } from "./wrong-case";

/** A chapter's marks under the grading cell: what is done in a line each, what is wrong in full. */
export function reportHtml(report: ChapterReport): string {
  const { title, points, max, exercises } = report;
  const open = exercises.find((e) => e.verdict !== "pass");
  const head = `<p><strong>${escapeXml(title)}: ${points} of ${max} points.</strong> ${escapeXml(next(exercises, open))}</p>`;
  return head + exercises.map((e) => exerciseHtml(report, e)).join("");
}

/** The same in a line an exercise, where no notebook is listening. */
export function reportText({ title, points, max, exercises }: ChapterReport): string {
  const lines = exercises.map((e) => `  ${e.id}  ${e.points}/${e.max}  ${verdicts[e.verdict]}`);
  return [`${title}: ${points} of ${max} points`, ...lines].join("\n");
}

function next(exercises: readonly ExerciseReport[], open: ExerciseReport | undefined): string {
  if (!open) return "All done.";
  const wrong = exercises.find((e) => e.verdict !== "pass" && e.verdict !== "not-started");
  if (wrong) return `Look at ${wrong.id} first.`;
  return `Next: ${open.id}, “${open.title}”.`;
}

function exerciseHtml(report: ChapterReport, e: ExerciseReport): string {
  const lead = `${marks[e.verdict] ?? "✗"} ${e.id} · ${e.points}/${e.max} · ${verdicts[e.verdict]}.`;
  if (e.verdict === "pass") {
    const sentences = [`${e.title}.`, solutionCost(report.chapter, e.id), e.note ?? ""].filter(Boolean);
    return cardHtml("right", sentences, lead) + solutionHtml(report.file, e.id);
  }
  if (e.verdict === "not-started") return cardHtml("blank", [`${e.title}.`], lead) + hintsHtml(e.hints);
  const where = e.line ? [`Line ${e.line}.`] : [];
  const sentences = [e.diagnosis?.belief ?? "", e.note ?? "", e.says].filter(Boolean);
  return cardHtml("wrong", [...sentences, ...where], lead) + wrongCaseHtml(e) + hintsHtml(e.hints);
}

/** Not told by colour alone. */
const marks: Partial<Record<ExerciseReport["verdict"], string>> = { pass: "✓", "not-started": "○" };

/** Each hint waits inside the one before it. */
function hintsHtml(hints: readonly string[]): string {
  return hints.reduceRight((rest, hint, i) => {
    const label = i === 0 ? "A hint" : "Another hint";
    return `<details style="margin-left:19px"><summary>${label}</summary>${escapeXml(hint)}${rest}</details>`;
  }, "");
}
