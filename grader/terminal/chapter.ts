import { type ChapterReport, type ExerciseReport, saidBefore } from "../report";
import { notes, verdicts } from "../words";
import { pictureOf } from "./picture";
import { type Style, wrapped } from "./style";
import { marks } from "./words";

/** One chapter's marks, an exercise a paragraph. `hints` says how many hints of each exercise to show. */
export function chapterText(report: ChapterReport, style: Style, hints: (id: string) => number): string {
  const title = style.strong(marks.title(report.chapter, report.title, report.points, report.max));
  const choice = report.choice ? [wrapped(printable(report.choice), "  ")] : [];
  const exercises = report.exercises.map((e, i) => {
    const head = headOf(e, style);
    return saidBefore(report.exercises, i) ? head : `${head}${exerciseText(e, report.file, style, hints(e.id))}`;
  });
  return [title, ...choice, ...exercises].join("\n");
}

/** What TypeScript says of a chapter, where it comes after the marks. */
export function findingsText({ exercises }: ChapterReport, style: Style): string {
  return exercises.flatMap((e) => (e.finding ? [headOf(e, style), ...findingLines(e)] : [])).join("\n");
}

function headOf(e: ExerciseReport, style: Style): string {
  const colour =
    e.verdict === "pass" ? style.good : e.verdict === "not-started" || e.unmeasured ? style.quiet : style.bad;
  const verdict = e.unmeasured && e.verdict !== "pass" ? marks.open : verdicts[e.verdict];
  return `  ${colour(verdict.padEnd(13))} ${e.id} · ${e.title} (${e.points}/${e.max})`;
}

function findingLines({ finding: f, line, code }: ExerciseReport): string[] {
  if (!f) return [];
  const place = f.line === line && code !== undefined;
  return [
    wrapped(printable(notes.typescript(f.says, f.line)), "     "),
    ...(place || f.code === undefined ? [] : frame(f.line, f.column, printable(f.code))),
  ];
}

function exerciseText(e: ExerciseReport, file: string, style: Style, hints: number): string {
  const lines = [""];
  const place = e.line === undefined ? "" : ` (exercises/${file}.ts:${e.line}:${e.column})`;
  if (e.verdict !== "pass" && e.verdict !== "not-started") lines.push(wrapped(printable(`${e.says}${place}`), "     "));
  if (e.code !== undefined) lines.push(...frame(e.line!, e.column, printable(e.code)));
  lines.push(...findingLines(e));
  if (e.diagnosis) lines.push(wrapped(`→ ${e.diagnosis.belief}`, "     "));
  if (e.note) lines.push(wrapped(e.note, "     "));
  if (e.firstWrong) lines.push(pictureOf(e.firstWrong, style));
  if (e.log.length && e.verdict !== "pass")
    lines.push(`     ${marks.printed}`, ...e.log.slice(0, 8).map((l) => `       ${printable(l.slice(0, 200))}`));
  e.hints.slice(0, hints).forEach((hint, i) => {
    lines.push(wrapped(marks.hint(i + 1, e.hints.length, hint), "     "));
  });
  return lines.join("\n");
}

/** The line, and a caret under the place. */
function frame(line: number, column: number | undefined, code: string): string[] {
  const gutter = `       ${line} │ `;
  if (column === undefined) return [gutter + code];
  const before = code.slice(0, column - 1).replace(/[^\t]/g, " ");
  return [gutter + code, `${" ".repeat(gutter.length - 2)}│ ${before}^`];
}

/** A learner's own words, without what would move the cursor or hide the line above. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, "");
}
