import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { root } from "../node/root";
import { textOf } from "../node/text";
import { writeWhole } from "../node/whole-files";
import { chaptersOf, UsageError } from "../targets";
import { gradeClass } from "./grade-class";
import { type Assignment, assignmentsIn, type Person, peopleIn, titlesIn } from "./roster";
import { classroomWorkflow, gradescopeBundle } from "./services";
import { run, usage } from "./words";

/** `npm run grade -- --class DIR --out DIR [--roster FILE] [--deadline ISO] [--seed TEXT] [chapter…]` */
export async function gradeClassFromTerminal(
  words: readonly string[],
  flags: { class: string; out?: string; roster?: string; deadline?: string; seed?: string },
): Promise<number> {
  const { class: submissions, out, seed } = flags;
  if (!out) throw new UsageError(usage.out);
  if (!existsSync(submissions)) throw new UsageError(usage.noFolder(submissions));
  if (!statSync(submissions).isDirectory()) throw new UsageError(usage.file(submissions));
  for (const [flag, folder] of [
    ["class", submissions],
    ["out", out],
  ] as const)
    if (isOfWorkbook(folder)) throw new UsageError(usage.workbook(flag, folder));
  if (isInside(out, submissions)) throw new UsageError(usage.inside(out, submissions));
  const deadline = flags.deadline === undefined ? undefined : deadlineIn(flags.deadline);
  const { people, assignments, titles = [] } = flags.roster === undefined ? {} : rosterIn(flags.roster);
  const chosen = chaptersOf(words);
  const started = performance.now();
  let last = [0, 0];
  const progress = (done: number, of: number, judged: number) => {
    last = [done, of];
    const left = Math.ceil(((performance.now() - started) / 1000 / done) * (of - done));
    const line = run.progress(done, of, judged, left);
    const full = Math.round((done / of) * 30);
    // One line that is written over on a terminal; a line now and then elsewhere.
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${"█".repeat(full)}${"░".repeat(30 - full)} ${line}\u001b[K${done === of ? "\n" : ""}`);
    } else if (done === of || done % 50 === 0) process.stderr.write(`${line}\n`);
  };
  const interrupted = () => process.stderr.write(`\n${run.interrupted(last[0], last[1])}\n`);
  // Before the command's own answer to it, which ends the process.
  for (const signal of SIGNALS) process.prependOnceListener(signal, interrupted);
  const result = await gradeClass(chosen, { submissions, out, people, assignments, deadline, seed, progress });
  for (const signal of SIGNALS) process.off(signal, interrupted);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const files = Object.entries(run.files).filter(([name]) => people || !["canvas.csv", "moodle.csv"].includes(name));
  const width = Math.max(...files.map(([name]) => path.join(out, name).length));
  const lines = [
    run.done(result, seconds),
    ...files.map(([name, what]) => `  ${path.join(out, name).padEnd(width)}  ${what}`),
    ...(people ? [] : [run.noRoster]),
    ...(titles.length ? [run.roster(titles)] : []),
    ...result.into.map(({ chapter, column }) => run.into(chapter, column)),
    ...(result.newColumns.length ? [run.newColumns(result.newColumns)] : []),
    ...(result.dropped.length ? [run.dropped(result.dropped)] : []),
    ...(result.stale.length ? [run.stale(result.stale)] : []),
    ...(result.untimed ? [run.untimed(result.untimed)] : []),
    ...(result.removed.length ? [run.removed(result.removed)] : []),
    ...result.attention,
    run.protections(result.layers),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A moment; a day alone lasts to its end, where the teacher is. */
export function deadlineIn(text: string): Date {
  const time = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T23:59:59.999` : text);
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? [];
  const days = new Date(Number(year), Number(month), 0).getDate();
  if (!day || Number(day) > days || Number.isNaN(time.getTime())) throw new UsageError(usage.deadline(text));
  return time;
}

function rosterIn(file: string): { people: Person[]; assignments: Assignment[]; titles: string[] } {
  if (!existsSync(file) || !statSync(file).isFile()) throw new UsageError(usage.noRoster(file));
  if (/\.(?:xlsx?|ods|numbers)$/i.test(file)) throw new UsageError(usage.sheet(file));
  const text = textOf(readFileSync(file)) ?? "";
  const people = peopleIn(text, file);
  if (!people.length) throw new UsageError(usage.emptyRoster(file));
  return { people, assignments: assignmentsIn(text), titles: titlesIn(text) };
}

/** `npm run grade -- --bundle gradescope --out autograder.zip [chapter…]`, or `--bundle classroom --out classroom.yml` */
export function bundleFromTerminal(
  words: readonly string[],
  { bundle, out, seed }: { bundle: string; out?: string; seed?: string },
): number {
  const chosen = chaptersOf(words);
  if (!out) throw new UsageError(usage.bundleOut);
  const ending = { gradescope: /\.zip$/, classroom: /\.ya?ml$/ }[bundle];
  if (ending && !ending.test(out))
    throw new UsageError(usage.bundleFile(bundle, out, bundle === "gradescope" ? ".zip" : ".yml"));
  if (bundle === "gradescope") writeWhole(out, gradescopeBundle(words, seed));
  else if (bundle === "classroom") writeWhole(out, classroomWorkflow(chosen, seed));
  else throw new UsageError(usage.bundle(bundle));
  process.stdout.write(`${out}: chapters ${chosen.map((r) => r.chapter).join(", ")}\n`);
  return 0;
}

/** Whether a folder is the workbook, or what it comes with. */
function isOfWorkbook(folder: string): boolean {
  const [room] = path.relative(root(), path.resolve(folder)).split(path.sep);
  return room === "" || ROOMS.includes(room);
}

const ROOMS = [
  "exercises",
  "solutions",
  "notebooks",
  "lib",
  "grader",
  "cells",
  "desk",
  "editor",
  "execute",
  "kernel",
  "site",
  "test",
  "bench",
  "node_modules",
];

function isInside(inner: string, outer: string): boolean {
  const way = path.relative(path.resolve(outer), path.resolve(inner));
  return way === "" || !(way.startsWith("..") || path.isAbsolute(way));
}
