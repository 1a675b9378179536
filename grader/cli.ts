import { type Asked, readArguments, UsageError } from "./arguments";
import { bundleFromTerminal, gradeClassFromTerminal } from "./class/cli";
import { gradescopeOf } from "./class/student";
import { answersTo } from "./node/grade";
import { writeWhole } from "./node/keep";
import { keepProgress, type Progress, readProgress, withReport } from "./node/progress";
import { Judge } from "./node/submission";
import { DEFAULT_SEED } from "./prepare";
import { type ChapterReport, toJson } from "./report";
import { rubrics } from "./rubrics/index";
import { type Target, targetsOf } from "./targets";
import { chapterText } from "./terminal/chapter";
import { runCommand } from "./terminal/command";
import { mapText } from "./terminal/map";
import { type Style, styleFor } from "./terminal/style";
import { watchAnswers } from "./terminal/watch";

// npm run grade -- [chapter | exercise]… [flags]
// Exit code: 0 where every exercise asked for passes, 1 where one does not, 2 where the question was not understood.

const FLAGS = ["json", "hint", "watch", "help"];
const VALUES = ["from", "seed", "class", "out", "deadline", "gradescope", "bundle"];

const HELP = `npm run grade                      grade everything: a map of the chapters, and what to do next
npm run grade -- 03                one chapter
npm run grade -- 03.depthwise      one exercise
  --hint         show the next hint
  --watch        grade again at every save
  --json         one document on standard output
  --from DIR     answers in another folder
  --seed TEXT    other numbers in the cases
  --class DIR --out DIR [--deadline 2031-03-04T18:00Z]  a class: a folder or zip a student
  --bundle gradescope --out FILE.zip | --bundle classroom --out classroom.yml  [--seed TEXT]
  --gradescope FILE  also write the marks for Gradescope
Exit code: 0 all passed, 1 not all, 2 not understood.`;

async function main(line: readonly string[]): Promise<number> {
  const asked = readArguments(line, FLAGS, VALUES);
  if (asked.flags.has("help")) return say(HELP, 0);
  if (asked.values.bundle !== undefined) return bundleFromTerminal(asked);
  if (asked.values.class !== undefined) return gradeClassFromTerminal(asked);
  for (const name of ["out", "deadline"])
    if (asked.values[name] !== undefined) throw new UsageError(`--${name} goes with --class DIR.`);
  const targets = targetsOf(asked.what);
  const style = styleFor(process.stdout, process.env);
  if (asked.flags.has("watch"))
    return watchAnswers(targets, asked.values, (report, milliseconds) => {
      if (asked.values.from === undefined) keepProgress(withReport(readProgress(), report));
      watched(report, milliseconds, style);
    });
  const reports = await gradeAll(targets, asked);
  if (asked.values.gradescope) writeWhole(asked.values.gradescope, JSON.stringify(gradescopeOf(reports), null, 1));
  const passed = reports.every((r) => r.exercises.every((e) => e.verdict === "pass"));
  if (asked.flags.has("json")) return say(JSON.stringify(toJson(reports), null, 2), passed ? 0 : 1);
  let progress = readProgress();
  for (const report of reports) progress = withReport(progress, report);
  if (asked.flags.has("hint")) progress = withNextHints(progress, reports);
  if (asked.values.from === undefined) keepProgress(progress);
  return say(text(asked, reports, progress, style), passed ? 0 : 1);
}

async function gradeAll(targets: readonly Target[], { values }: Asked): Promise<ChapterReport[]> {
  const judge = new Judge();
  try {
    const reports: ChapterReport[] = [];
    for (const { rubric, only } of targets) {
      reports.push(await judge.chapter(rubric, answersTo(rubric, values.from), values.seed ?? DEFAULT_SEED, only));
    }
    return reports;
  } finally {
    judge.close();
  }
}

/** Each save: what has changed is seen best when only open exercises speak. */
function watched(report: ChapterReport, milliseconds: number, style: Style): void {
  const open = report.exercises.filter((e) => e.verdict !== "pass");
  const shown = { ...report, exercises: open };
  const passed = report.exercises.length - open.length;
  say(
    `${chapterText(shown, style, () => 0)}\n  ${passed} passed, ${open.length} open ${style.quiet(`(${Math.round(milliseconds)} ms)`)}\n`,
    0,
  );
}

function text(asked: Asked, reports: readonly ChapterReport[], progress: Progress, style: Style): string {
  if (asked.what.length === 0) return mapText(rubrics, progress, style);
  const hints = (id: string) => (asked.flags.has("hint") ? (progress.exercises[id]?.hints ?? 0) : 0);
  const chapters = reports.map((r) => chapterText(r, style, hints)).join("\n\n");
  const open = reports.flatMap((r) => r.exercises).find((e) => e.verdict !== "pass");
  if (!open) return chapters;
  return `${chapters}\n\n${style.quiet(`A hint: npm run grade -- ${open.id} --hint`)}`;
}

/** Each open exercise that was asked for shows one hint more than last time. */
function withNextHints(progress: Progress, reports: readonly ChapterReport[]): Progress {
  const exercises = { ...progress.exercises };
  for (const e of reports.flatMap((r) => r.exercises)) {
    if (e.verdict !== "pass")
      exercises[e.id] = { ...exercises[e.id], hints: Math.min(exercises[e.id].hints + 1, e.hints.length) };
  }
  return { exercises };
}

function say(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}

runCommand(main);
