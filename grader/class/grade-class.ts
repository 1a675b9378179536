import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { DEFAULT_SEED } from "../answer-key";
import { type CheckTypes, reportWithFindings } from "../findings";
import type { Grader } from "../grader";
import { answersAmong } from "../node/find-answers";
import { nodeGrader } from "../node/grade";
import { readChapter } from "../node/root";
import { TypeChecker } from "../node/type-checker";
import { writeWhole } from "../node/whole-files";
import { type ChapterReport, toJson } from "../report";
import type { Rubric } from "../rubric";
import { UsageError } from "../targets";
import { classFolder } from "./class-folder";
import type { Submission } from "./counted";
import { exportedIn } from "./gradescope-export";
import { handedInBy, namingNone } from "./handed-in";
import { marked, readResult, removeFormer, resultFile } from "./results";
import type { Assignment, Person } from "./roster";
import { type Alike, alikeIn } from "./similar";
import { fileNameOf, fingerprintOf, gradescopeOf, type StudentResult, textOf } from "./student";
import { type Student, studentsIn } from "./submissions";
import { summaryHtml, Tally } from "./summary";
import { canvasCsv, columnsFor, hasAnswers, marksCsv, moodleCsv } from "./tables";
import { run, summary, usage } from "./words";
import { worthALook } from "./worth-a-look";

export interface ClassOptions {
  submissions: string;
  out: string;
  /** Everybody who should have handed something in. */
  people?: readonly Person[];
  /** Columns of Canvas' gradebook: "Chapter 01 (501)". */
  assignments?: readonly Assignment[];
  deadline?: Date;
  seed?: string;
  /** Called after each student: how many are done, of how many, and how many of those were judged anew. */
  progress?: (done: number, of: number, judged: number) => void;
}

export interface ClassResult {
  students: number;
  /** Who handed in and is not in the roster. */
  strangers: number;
  /** Columns of Canvas' gradebook that were there, and take a chapter's marks. */
  into: readonly { chapter: string; column: string }[];
  /** Chapters that such a gradebook has no column for. */
  newColumns: readonly string[];
  judged: number;
  late: number;
  /** Whose marks were removed: nobody in the class is called so any more. */
  removed: readonly string[];
  layers: readonly string[];
  /** Chapters whose columns marks.csv had before, and has no more. */
  dropped: readonly string[];
  /** Tables of an earlier run, with a roster, that would have said something else by now. */
  stale: readonly string[];
  /** Submissions against which no deadline was held: the course system gives them the time of the download. */
  untimed: number;
  /** What a teacher should look at, in sentences. */
  attention: readonly string[];
}

/**
 * Judge a folder of submissions, as many at a time as there are processors. A student's marks are on disk as soon as
 * they are known, so an interrupted run goes on where it stopped, and a second one judges only what has changed.
 */
export async function gradeClass(rubrics: readonly Rubric[], options: ClassOptions): Promise<ClassResult> {
  const { submissions, out, people, assignments = [], deadline, seed = DEFAULT_SEED, progress = () => {} } = options;
  const chapters = rubrics.map(({ file }) => file);
  const folder = classFolder(submissions, chapters);
  const { students, ignored } = studentsIn(folder, {
    chapters,
    people,
    exported: await exportedIn(folder),
    deadline,
  });
  if (!students.length) throw new UsageError(usage.nothing(submissions, ignored));
  for (const folder of ["students", "gradescope"]) mkdirSync(path.join(out, folder), { recursive: true });
  const jobs = availableParallelism();
  const grader = nodeGrader({ spares: jobs });
  const { layers } = grader.machine;
  const checker = new TypeChecker();
  let done = 0;
  let judged = 0;
  const queue = [...students];
  const worker = async () => {
    for (let student = queue.shift(); student; student = queue.shift()) {
      if (await gradeStudent(student, rubrics, grader, checker.ask, seed, out)) judged++;
      progress(++done, students.length, judged);
    }
  };
  try {
    await Promise.all(Array.from({ length: jobs }, worker));
  } finally {
    checker.close();
    grader.close();
  }
  const removed = removeFormer(students, out);
  const toLookAt = worthALook([...marked(students, out)], rubrics, { roster: people !== undefined, ignored });
  const dropped = droppedFrom(path.join(out, "marks.csv"), rubrics);
  const untimed = deadline ? students.filter(({ counts }) => counts?.untimed).length : 0;
  const rules = [summary.rule(seed, deadline?.toISOString()), run.protections(layers)];
  await writeSummaries(students, rubrics, out, {
    roster: people !== undefined,
    attention: toLookAt,
    rules,
  });
  const into = columnsFor(rubrics, assignments);
  const stale = people ? [] : GRADEBOOKS.filter((name) => existsSync(path.join(out, name)));
  for (const name of stale) rmSync(path.join(out, name));
  if (people) {
    writeWhole(path.join(out, "canvas.csv"), canvasCsv(marked(students, out), rubrics, into));
    writeWhole(path.join(out, "moodle.csv"), moodleCsv(marked(students, out), rubrics));
  }
  const own = rubrics.map(({ chapter }) => chapter).filter((one) => !into.some(({ chapter }) => chapter === one));
  const newColumns = assignments.length ? own : [];
  const late = students.filter((student) => student.late).length;
  const [known, strangers] = inClass(students, people !== undefined);
  return {
    students: known,
    strangers,
    into,
    newColumns,
    judged,
    late,
    removed,
    layers,
    dropped,
    stale,
    untimed,
    attention: toLookAt,
  };
}

/** @returns whether it had to be judged, or was known */
async function gradeStudent(
  student: Student,
  rubrics: readonly Rubric[],
  grader: Grader,
  check: CheckTypes,
  seed: string,
  out: string,
): Promise<boolean> {
  const { answers, choices, unreadable, said } = handedInBy(student, rubrics);
  const fingerprint = fingerprintOf(answers, seed, student, said);
  const file = resultFile(out, student);
  const submitted = student.counts?.time?.toISOString() ?? "";
  const known = readResult(file);
  if (known?.fingerprint === fingerprint) {
    if (known.submitted !== submitted) writeWhole(file, JSON.stringify({ ...known, submitted }, null, 1));
    return false;
  }
  const asked: Promise<ChapterReport>[] = [];
  for (const [i, rubric] of rubrics.entries()) {
    const report = { ...(await grader.chapter(rubric, answers[i], seed)), choice: choices[i] };
    // The next chapter doesn't wait for what is asked about this one.
    asked.push(reportWithFindings(report, answers[i], check));
  }
  const reports = await Promise.all(asked);
  const result: StudentResult = {
    student: student.student,
    submission: student.counts?.name ?? "",
    submitted,
    late: student.late,
    lateChapters: student.lateChapters,
    others: student.others,
    unreadable,
    remarks: [...said, ...namingNone(reports, answers)],
    fingerprint,
    ...toJson(reports),
  };
  const gradescope = path.join(out, "gradescope", `${fileNameOf(student.student)}.json`);
  writeWhole(gradescope, JSON.stringify(gradescopeOf(reports, student.notes), null, 1));
  writeWhole(file.replace(/json$/, "txt"), textOf(reports, student.notes));
  writeWhole(file, JSON.stringify(result, null, 1));
  return true;
}

/** How many are in the class, and how many others handed in. Without a roster everybody is in it. */
function inClass(students: readonly Student[], roster: boolean): readonly [number, number] {
  const strangers = roster ? students.filter(({ person }) => !person).length : 0;
  return [students.length - strangers, strangers];
}

const GRADEBOOKS = ["canvas.csv", "moodle.csv"];

/** Chapters that a table of marks has columns of, and will have no more. */
function droppedFrom(marks: string, rubrics: readonly Rubric[]): string[] {
  const [head = ""] = existsSync(marks) ? readFileSync(marks, "utf8").split(/\r?\n/) : [];
  const chapters = head.split(",").flatMap((title) => /^(\d\d)\.\w+$/.exec(title)?.[1] ?? []);
  return [...new Set(chapters)].filter((chapter) => !rubrics.some((rubric) => rubric.chapter === chapter));
}

async function writeSummaries(
  students: readonly Student[],
  rubrics: readonly Rubric[],
  out: string,
  notes: { roster: boolean; attention: readonly string[]; rules: readonly string[] },
): Promise<void> {
  const tally = new Tally();
  for (const { student, result } of marked(students, out)) {
    if (hasAnswers(result.exercises) && (student.person || !notes.roster)) tally.add(result);
  }
  writeWhole(path.join(out, "marks.csv"), marksCsv(marked(students, out), rubrics));
  const alike = await alikeAnswers(students, rubrics);
  writeWhole(
    path.join(out, "summary.html"),
    summaryHtml(tally, rubrics, alike, { ...notes, students: inClass(students, notes.roster) }),
  );
}

/** A file at a time, so that a large class needs no more memory than one chapter's texts. */
async function alikeAnswers(students: readonly Student[], rubrics: readonly Rubric[]): Promise<Alike[]> {
  const found: Alike[] = [];
  const handedIn = byAuthors(students);
  for (const rubric of rubrics) {
    const texts = new Map<string, string>();
    for (const [names, { contents }] of handedIn) {
      const { text } = answersAmong(contents(), rubric);
      if (typeof text === "string") texts.set(names, text);
    }
    const [stub, solution] = (["grader/stubs", "solutions"] as const).map((folder) => readChapter(folder, rubric.file));
    found.push(...(await alikeIn(`${rubric.file}.ts`, texts, stub, [`solutions/${rubric.file}.ts`, solution])));
  }
  return found;
}

/** What counts, by the names of those whose it is: what several handed in together is one. */
function byAuthors(students: readonly Student[]): Map<string, Submission> {
  const authors = new Map<string, string[]>();
  const all = new Map<string, Submission>();
  for (const { student, counts } of students) {
    if (!counts) continue;
    authors.set(counts.name, [...(authors.get(counts.name) ?? []), student]);
    all.set(counts.name, counts);
  }
  return new Map([...all].map(([name, counts]) => [authors.get(name)!.join(" + "), counts]));
}
