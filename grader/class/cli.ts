import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { writeWhole } from "../node/whole-files";
import { chaptersOf, UsageError } from "../targets";
import { gradeClass } from "./grade-class";
import { classroomWorkflow, gradescopeBundle } from "./services";

/** `npm run grade -- --class DIR --out DIR [--deadline ISO] [--seed TEXT] [chapter…]` */
export async function gradeClassFromTerminal(
  words: readonly string[],
  flags: { class: string; out?: string; deadline?: string; seed?: string },
): Promise<number> {
  const { class: submissions, out, seed } = flags;
  if (!out) throw new UsageError("Where should the marks go? --class DIR --out DIR");
  if (!existsSync(submissions) || !statSync(submissions).isDirectory())
    throw new UsageError(`There is no folder ${submissions}.`);
  if (isInside(out, submissions))
    throw new UsageError(`--out ${out} lies in --class ${submissions}: it would be taken for a student.`);
  const deadline = flags.deadline === undefined ? undefined : new Date(flags.deadline);
  if (deadline && Number.isNaN(deadline.getTime())) {
    throw new UsageError(`--deadline ${flags.deadline} is no time; write it as 2031-03-04T18:00:00Z`);
  }
  const chosen = chaptersOf(words);
  const started = performance.now();
  const progress = (done: number, of: number, judged: number) => {
    const seconds = (performance.now() - started) / 1000;
    const left = Math.ceil((seconds / done) * (of - done));
    const full = Math.round((done / of) * 30);
    const line = `${"█".repeat(full)}${"░".repeat(30 - full)} ${done} of ${of} students, ${judged} judged, ${left} s left`;
    // One line that is written over on a terminal; a line now and then elsewhere.
    if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K${done === of ? "\n" : ""}`);
    else if (done === of || done % 50 === 0)
      process.stderr.write(`${done} of ${of} students, ${judged} judged, ${left} s left\n`);
  };
  const result = await gradeClass(chosen, { submissions, out, deadline, seed, progress });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const lines = [
    `${result.students} students, ${result.judged} judged now, ${result.late} late, ${seconds} s`,
    `  ${path.join(out, "marks.csv")}        a table for the LMS`,
    `  ${path.join(out, "summary.html")}     what the class believes`,
    `  ${path.join(out, "students")}         one file a student`,
    `  ${path.join(out, "gradescope")}       the same for Gradescope`,
    ...(result.ignored.length ? [`Not graded, because a folder or a zip is needed: ${result.ignored.join(", ")}`] : []),
    `Protections that were on: ${result.layers.join(", ")}`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

/** `npm run grade -- --bundle gradescope --out autograder.zip [chapter…]`, or `--bundle classroom --out classroom.yml` */
export function bundleFromTerminal(
  words: readonly string[],
  { bundle, out, seed }: { bundle: string; out?: string; seed?: string },
): number {
  const chosen = chaptersOf(words);
  if (!out) throw new UsageError("Where should it go? --bundle gradescope --out autograder.zip");
  if (bundle === "gradescope") writeWhole(out, gradescopeBundle(words, seed));
  else if (bundle === "classroom") writeWhole(out, classroomWorkflow(chosen));
  else throw new UsageError(`--bundle knows gradescope and classroom, not "${bundle}".`);
  process.stdout.write(`${out}: chapters ${chosen.map((r) => r.chapter).join(", ")}\n`);
  return 0;
}

function isInside(inner: string, outer: string): boolean {
  const way = path.relative(path.resolve(outer), path.resolve(inner));
  return way === "" || !(way.startsWith("..") || path.isAbsolute(way));
}
