import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { DEFAULT_SEED } from "../answer-key";
import type { Grader } from "../grader";
import { nodeGrader } from "../node/grade";
import { readChapter } from "../node/root";
import { writeWhole } from "../node/whole-files";
import { toJson } from "../report";
import type { Rubric } from "../rubric";
import { csvOf } from "./csv";
import { type Alike, alikeIn } from "./similar";
import { fingerprintOf, gradescopeOf, type StudentResult } from "./student";
import { answersIn, type Chosen, chosenOf, ignoredIn } from "./submissions";
import { summaryHtml, Tally } from "./summary";

export interface ClassOptions {
  submissions: string;
  out: string;
  deadline?: Date;
  seed?: string;
  /** Called after each student: how many are done, of how many, and how many of those were judged anew. */
  progress?: (done: number, of: number, judged: number) => void;
}

export interface ClassResult {
  students: number;
  judged: number;
  late: number;
  layers: readonly string[];
  /** Names in the folder that are neither a folder nor a zip. */
  ignored: readonly string[];
}

/**
 * Judge a folder of submissions, as many at a time as there are processors. A student's marks are on disk as soon as
 * they are known, so an interrupted run goes on where it stopped, and a second one judges only what has changed.
 */
export async function gradeClass(rubrics: readonly Rubric[], options: ClassOptions): Promise<ClassResult> {
  const { submissions, out, deadline, seed = DEFAULT_SEED, progress = () => {} } = options;
  const students = chosenOf(submissions, deadline);
  for (const folder of ["students", "gradescope"]) mkdirSync(path.join(out, folder), { recursive: true });
  const jobs = availableParallelism();
  const grader = nodeGrader({ spares: jobs });
  let done = 0;
  let judged = 0;
  const queue = [...students];
  const worker = async () => {
    for (let student = queue.shift(); student; student = queue.shift()) {
      if (await gradeStudent(student, rubrics, grader, seed, out)) judged++;
      progress(++done, students.length, judged);
    }
  };
  try {
    await Promise.all(Array.from({ length: jobs }, worker));
  } finally {
    grader.close();
  }
  const ignored = ignoredIn(submissions);
  const tally = await writeSummaries(students, rubrics, out, {
    deadline,
    seed,
    layers: grader.machine.layers,
    ignored,
  });
  return { students: tally.students, judged, late: tally.late, layers: grader.machine.layers, ignored };
}

/** @returns whether it had to be judged, or was known */
async function gradeStudent(
  student: Chosen,
  rubrics: readonly Rubric[],
  grader: Grader,
  seed: string,
  out: string,
): Promise<boolean> {
  const answers = answersIn(student, rubrics);
  const fingerprint = fingerprintOf(answers, seed, student);
  const file = resultFile(out, student.student);
  const submitted = student.time.toISOString();
  const known = readResult(file);
  if (known?.fingerprint === fingerprint) {
    if (known.submitted !== submitted) writeWhole(file, JSON.stringify({ ...known, submitted }, null, 1));
    return false;
  }
  const reports = [];
  for (let i = 0; i < rubrics.length; i++) reports.push(await grader.chapter(rubrics[i], answers[i], seed));
  const { name: submission, late, others } = student;
  const result: StudentResult = {
    student: student.student,
    submission,
    submitted,
    late,
    others,
    fingerprint,
    ...toJson(reports),
  };
  writeWhole(
    path.join(out, "gradescope", `${safe(student.student)}.json`),
    JSON.stringify(gradescopeOf(reports), null, 1),
  );
  writeWhole(file, JSON.stringify(result, null, 1));
  return true;
}

async function writeSummaries(
  students: readonly Chosen[],
  rubrics: readonly Rubric[],
  out: string,
  how: { deadline?: Date; seed: string; layers: readonly string[]; ignored: readonly string[] },
): Promise<Tally> {
  const { deadline, seed, layers, ignored } = how;
  const tally = new Tally();
  const results = function* (): Generator<StudentResult> {
    for (const { student } of students) {
      const result = readResult(resultFile(out, student));
      if (result) yield result;
    }
  };
  for (const result of results()) tally.add(result);
  const exercises = rubrics.flatMap((r) => r.exercises.map((e) => e.id));
  writeWhole(path.join(out, "marks.csv"), csvOf(results(), exercises));
  const alike = await alikeAnswers(students, rubrics);
  const notes = [
    `Seed: ${seed}. ${deadline ? `Deadline: ${deadline.toISOString()}. ` : ""}Of several submissions of one student, the newest that was in time counts.`,
    ...(ignored.length ? [`Not graded, because a folder or a zip is needed: ${ignored.join(", ")}.`] : []),
    `Protections that were on: ${layers.join(", ")}.`,
  ];
  writeWhole(path.join(out, "summary.html"), summaryHtml(tally, rubrics, alike, notes));
  return tally;
}

/** A file at a time, so that a large class needs no more memory than one chapter's texts. */
async function alikeAnswers(students: readonly Chosen[], rubrics: readonly Rubric[]): Promise<Alike[]> {
  const found: Alike[] = [];
  for (const rubric of rubrics) {
    const texts = new Map<string, string>();
    for (const student of students) {
      const [text] = answersIn(student, [rubric]);
      if (typeof text === "string") texts.set(student.student, text);
    }
    found.push(...(await alikeIn(`${rubric.file}.ts`, texts, readChapter("grader/stubs", rubric.file))));
  }
  return found;
}

const resultFile = (out: string, student: string) => path.join(out, "students", `${safe(student)}.json`);

/** A student's name as the name of a file. Where it had to be changed, a few letters of its own keep it apart. */
function safe(student: string): string {
  const name = student.replace(/[^\p{L}\p{M}\p{N}.@ -]/gu, "_").replace(/^\.+/, "_");
  if (name === student && name !== "") return name;
  return `${name}-${createHash("sha256").update(student).digest("hex").slice(0, 8)}`;
}

function readResult(file: string): StudentResult | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
