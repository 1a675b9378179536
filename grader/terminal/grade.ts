import path from "node:path";
import { bundleFromTerminal, gradeClassFromTerminal } from "../class/cli";
import { gradescopeOf } from "../class/student";
import { usage as classUsage } from "../class/words";
import { gradeTargets } from "../node/grade";
import { asLastMeasured, type Progress, readProgress, withReport, writeProgress } from "../node/progress";
import { isOf, unlistedRubrics } from "../node/unlisted";
import { watchAnswers } from "../node/watch";
import { writeWhole } from "../node/whole-files";
import { type ChapterReport, toJson } from "../report";
import { rubrics } from "../rubrics/index";
import { type Target, targetsOf, UsageError } from "../targets";
import { chapterText, findingsText } from "./chapter";
import { runCommand } from "./command";
import { readCommandLine } from "./command-line";
import { overviewText } from "./overview";
import { type Style, styleFor } from "./style";
import { help, marks, proof, usage } from "./words";

// npm run grade -- [chapter | exercise]… [flags]
// Exit code: 0 where every exercise asked for passes, 1 where one does not, 2 where the question was not understood.

const FLAGS = {
  help: { type: "boolean" },
  hint: { type: "boolean" },
  watch: { type: "boolean" },
  json: { type: "boolean" },
  from: { type: "string" },
  seed: { type: "string" },
  class: { type: "string" },
  out: { type: "string" },
  roster: { type: "string" },
  deadline: { type: "string" },
  bundle: { type: "string" },
  gradescope: { type: "string" },
} as const;

/** What would be passed over. */
const NOT_WITH = [
  ["class", ["hint", "watch", "json", "from", "bundle", "gradescope"]],
  ["bundle", ["hint", "watch", "json", "from", "gradescope", "roster", "deadline"]],
] as const;

async function main(line: readonly string[]): Promise<number> {
  const { words, flags } = readCommandLine(line, FLAGS);
  if (flags.help) return say(help, 0);
  for (const [place, strangers] of NOT_WITH) {
    const stranger = strangers.find((name) => flags[name] !== undefined);
    if (flags[place] !== undefined && stranger) throw new UsageError(classUsage.apart(stranger, place));
  }
  if (flags.bundle !== undefined) return bundleFromTerminal(words, { ...flags, bundle: flags.bundle });
  if (flags.class !== undefined) return gradeClassFromTerminal(words, { ...flags, class: flags.class });
  for (const name of ["out", "roster", "deadline"] as const) {
    if (flags[name] !== undefined) throw new UsageError(usage.goesWithClass(name));
  }
  const targets = targetsNamed(words);
  const style = styleFor(process.stdout, process.env);
  const own = flags.from === undefined;
  if (flags.watch) {
    const show = (report: ChapterReport, milliseconds: number, later: boolean) => {
      if (later) return void say(findingsText(report, style), 0);
      if (own) writeProgress(withReport(readProgress(), report));
      say(watchedText(report, milliseconds, style), 0);
    };
    const { begun, folder } = watchAnswers(targets, flags, show);
    await begun;
    say(style.quiet(marks.waits(shortest(folder))), 0);
    return new Promise(() => {}); // It ends with the program.
  }
  const findings = flags.json === true || flags.gradescope !== undefined || words.length > 0;
  const asksForHint = flags.hint === true && words.length > 0 && !flags.json;
  const graded = await gradeTargets(targets, { ...flags, findings, training: !asksForHint });
  const reports = own ? graded.map((report) => asLastMeasured(report, readProgress())) : graded;
  if (flags.gradescope) writeWhole(flags.gradescope, JSON.stringify(gradescopeOf(reports), null, 1));
  const code = reports.every((r) => r.exercises.every((e) => e.verdict === "pass")) ? 0 : 1;
  if (flags.json) return say(JSON.stringify(toJson(reports), null, 2), code);
  let progress = reports.reduce(withReport, readProgress());
  if (flags.hint) progress = withNextHints(progress, reports);
  if (own) writeProgress(progress);
  if (words.length === 0) return say(overviewText(rubrics, progress, style), code);
  const hints = (id: string) => (flags.hint ? (progress.exercises[id]?.hints ?? 0) : 0);
  const texts = reports.map((r) => chapterText(r, style, hints));
  // An exercise whose hints have all been shown needs no offer of one.
  const open = reports.flatMap((r) => r.exercises).find((e) => e.verdict !== "pass" && hints(e.id) < e.hints.length);
  if (open) texts.push(style.quiet(marks.askForHint(open.id, hints(open.id) > 0)));
  if (flags.hint && code === 0) texts.push(style.quiet(marks.noHint));
  return say(texts.join("\n\n"), code);
}

/** A chapter that is there and that nobody finds is told so. */
function targetsNamed(words: readonly string[]): Target[] {
  try {
    return targetsOf(words);
  } catch (error) {
    const file = unlistedRubrics().find((file) => words.some((word) => isOf(word, file)));
    throw file ? new UsageError(proof.unlisted(file)) : error;
  }
}

/** After each save: what has changed is seen best when only open exercises speak. */
function watchedText(report: ChapterReport, milliseconds: number, style: Style): string {
  const open = report.exercises.filter((e) => e.verdict !== "pass");
  const text = chapterText({ ...report, exercises: open }, style, () => 0);
  const sum = marks.watched(report.exercises.length - open.length, open.length);
  return `${text}\n  ${sum} ${style.quiet(`(${Math.round(milliseconds)} ms)`)}\n`;
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

/** A place as one would write it in this folder. */
function shortest(place: string): string {
  const way = path.relative(process.cwd(), place);
  return way.startsWith("..") ? place : way || ".";
}

function say(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}

runCommand(main);
