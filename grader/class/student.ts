import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../node/root";
import { type ChapterReport, hintOf, type toJson } from "../report";
import { chapterText } from "../terminal/chapter";
import { PLAIN } from "../terminal/style";
import type { Ending } from "../verdict";
import { notes } from "../words";
import type { Student } from "./submissions";
import { handingBack } from "./words";

/** One student's marks as they are written to disk. */
export interface StudentResult extends ReturnType<typeof toJson> {
  student: string;
  submission: string;
  submitted: string;
  late: boolean;
  /** Which chapters, "03", where others were in time. */
  lateChapters: readonly string[];
  /** Submissions that were not counted. */
  others: readonly string[];
  /** Chapters without answers, where something that could not be read holds them, or may hold them: "03". */
  unreadable: readonly string[];
  /** What was odd about it, in sentences. */
  remarks: readonly string[];
  /** Changes when the answers, the rubrics or the seed do: only then is it judged again. */
  fingerprint: string;
}

export function fingerprintOf(
  answers: readonly (string | Ending)[],
  seed: string,
  { counts, late, others }: Student,
  remarks: readonly string[],
): string {
  const hash = createHash("sha256");
  return hash.update(JSON.stringify([edition(), seed, counts?.name, late, others, remarks, answers])).digest("hex");
}

/** A student's name as the name of a file. Where it had to be changed, a few letters of its own keep it apart. */
export function fileNameOf(student: string): string {
  const name = student.replace(/[^\p{L}\p{M}\p{N}.@ -]/gu, "_").replace(/^\.+/, "_");
  if (name === student && name !== "") return name;
  return `${name}-${createHash("sha256").update(student).digest("hex").slice(0, 8)}`;
}

let known: string | undefined;

/** Everything that decides what is right and what is said: rubrics, solutions, lib, the grader itself, the compiler's settings. */
function edition(): string {
  if (known) return known;
  const hash = createHash("sha256");
  for (const folder of ["grader", "kernel", "solutions", "lib"]) {
    const at = path.join(root(), folder);
    const names = readdirSync(at, { encoding: "utf8", recursive: true }).filter((name) => /\.(ts|cjs)$/.test(name));
    for (const name of names.sort()) hash.update(name).update(readFileSync(path.join(at, name)));
  }
  known = hash.digest("hex");
  return known;
}

/** What a student may be handed back: the terminal's report, with the first hint where it helps. */
export function textOf(reports: readonly ChapterReport[], more: readonly string[]): string {
  const hinted = new Set(reports.flatMap((r) => r.exercises.filter(hintOf)).map(({ id }) => id));
  return `${[...more, ...reports.map((r) => chapterText(r, PLAIN, (id) => Number(hinted.has(id))))].join("\n\n")}\n`;
}

/**
 * Gradescope's format for one submission. See its documentation, "Autograder specifications".
 * @param more what the student should know of how it was handed in
 */
export function gradescopeOf(reports: readonly ChapterReport[], more: readonly string[] = []) {
  const choices = [...more, ...reports.flatMap(({ choice }) => choice ?? [])];
  const tests = reports
    .flatMap((r) => r.exercises)
    .map((e) => ({
      name: `${e.id} ${e.title}`,
      number: e.id,
      score: e.points,
      max_score: e.max,
      status: e.verdict === "pass" ? "passed" : "failed",
      output: [
        handingBack.says(e.says, e.verdict === "syntax" ? undefined : e.line),
        e.code && `    ${e.code.trim()}`,
        e.finding && notes.typescript(e.finding.says, e.finding.line),
        e.finding?.code && e.finding.line !== e.line && `    ${e.finding.code.trim()}`,
        e.diagnosis?.belief,
        e.note,
        hintOf(e) && handingBack.hint(hintOf(e)!),
      ]
        .filter(Boolean)
        .join("\n\n"),
      output_format: "text",
      visibility: "visible",
    }));
  return {
    score: tests.reduce((sum, t) => sum + t.score, 0),
    output: choices.length ? choices.join("\n") : undefined,
    output_format: "text",
    visibility: "visible",
    tests,
  };
}
