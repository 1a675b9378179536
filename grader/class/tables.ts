import { csvFormatRows } from "d3-dsv";
import type { ExerciseReport } from "../report";
import type { Rubric } from "../rubric";
import type { Assignment } from "./roster";
import type { StudentResult } from "./student";
import type { Student } from "./submissions";

/** A student of the class, and their marks. */
export interface Marked {
  student: Student;
  result: StudentResult;
}

/**
 * A table for the teacher: a row a student, a column an exercise. There is no mark in a chapter that was not handed in, as there
 * is none in the gradebooks.
 */
export function marksCsv(marked: Iterable<Marked>, rubrics: readonly Rubric[]): string {
  const ids = rubrics.flatMap((rubric) => rubric.exercises.map((e) => e.id));
  const rows: Row[] = [["student", "points", "max", "late", "submission", "submitted", "remarks", ...ids]];
  for (const { result: r } of marked) {
    const there = new Set(rubrics.filter((one) => hasAnswers(r.exercises, one)).map(({ chapter }) => chapter));
    const points = new Map(r.exercises.filter(({ id }) => there.has(id.slice(0, 2))).map((e) => [e.id, e.points]));
    const late = r.late ? r.lateChapters.join(" ") || "yes" : "no";
    const about = [r.student, r.points, r.max, late, r.submission, r.submitted, r.remarks.join("; ")];
    rows.push([...about, ...ids.map((id) => points.get(id) ?? "")]);
  }
  return csvOf(rows);
}

/**
 * What Canvas' gradebook imports: five columns about the student, which Canvas finds by its ID, else by the SIS columns,
 * else by the name, then one an assignment; the second row says what each is worth. An empty mark changes nothing.
 * See "How do I import grades in the Gradebook?" in the Canvas guides, and lib/gradebook_importer.rb of canvas-lms.
 */
export function canvasCsv(
  marked: Iterable<Marked>,
  rubrics: readonly Rubric[],
  into: ReturnType<typeof columnsFor> = [],
): string {
  const titles = rubrics.map(
    (rubric) => into.find(({ chapter }) => chapter === rubric.chapter)?.column ?? titleOf(rubric),
  );
  const rows: Row[] = [
    ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", ...titles],
    ["    Points Possible", "", "", "", "", ...rubrics.map(worth)],
  ];
  for (const { student, result } of marked) {
    if (!student.person) continue;
    const { name, canvas, number, login, section } = student.person;
    rows.push([name, canvas, number, login, section, ...pointsIn(rubrics, result)]);
  }
  return csvOf(rows);
}

/**
 * Chapters for which the gradebook has a column already, which Canvas knows by the number behind its name. One that is worth as
 * many points and named like the chapter, or "Chapter 1"; where several are, or none, the marks come in a column of their own.
 */
export function columnsFor(rubrics: readonly Rubric[], assignments: readonly Assignment[]) {
  return rubrics.flatMap((rubric) => {
    const { chapter, title } = rubric;
    const numbered = new RegExp(
      `(?:\\b(?:chapter|chap\\.|ch\\.?)\\s*0*${Number(chapter)}|(?<!\\d)0*${Number(chapter)}\\s*장)(?!\\d)`,
      "i",
    );
    const columns = assignments.map(({ column }) => column);
    const fits = (one: string) =>
      assignments.some(({ column, points }) => column === one && (points === undefined || points === worth(rubric)));
    const named = columns.filter((one) => one.toLowerCase().includes(title.toLowerCase()));
    const found = named.length ? named : columns.filter((one) => numbered.test(one.replace(/\(\d+\)$/, "")));
    // Beside another of its name, which is worth something else, it may be a retake or a review.
    return found.length === 1 && fits(found[0]) ? [{ chapter, column: found[0] }] : [];
  });
}

/**
 * What Moodle's gradebook imports: columns as its own export names them. Whoever imports chooses which of them identifies
 * a student (ID number, address or username) and which grade item a column becomes. "-" changes nothing. See "Grade
 * import" in Moodle's documentation, and grade/import/csv/classes/load_data.php.
 */
export function moodleCsv(marked: Iterable<Marked>, rubrics: readonly Rubric[]): string {
  const rows: Row[] = [["First name", "Last name", "ID number", "Email address", "Username", ...rubrics.map(titleOf)]];
  for (const { student, result } of marked) {
    if (!student.person) continue;
    const { name, first, last, number, email, login } = student.person;
    const points = pointsIn(rubrics, result).map((mark) => (mark === "" ? "-" : mark));
    rows.push([first || (last ? "" : name), last, number, email, login, ...points]);
  }
  return csvOf(rows);
}

type Row = readonly (string | number)[];

const titleOf = ({ chapter, title }: Rubric) => `${chapter} ${title}`;
const worth = ({ exercises }: Rubric) => exercises.reduce((sum, { points }) => sum + points, 0);

/** Whether anything was there to judge, of all or of one chapter: else nothing was handed in, or nothing that could be read. */
export function hasAnswers(exercises: readonly Pick<ExerciseReport, "id" | "verdict">[], chapter?: Rubric): boolean {
  const ids = new Set((chapter?.exercises ?? exercises).map(({ id }) => id));
  return exercises.some(({ id, verdict }) => ids.has(id) && verdict !== "missing");
}

/** Points a chapter; nothing where nothing was there to judge, since what that is worth is for the teacher to say. */
function pointsIn(rubrics: readonly Rubric[], { exercises }: StudentResult): (number | "")[] {
  return rubrics.map((rubric) => {
    if (!hasAnswers(exercises, rubric)) return "";
    const ids = new Set(rubric.exercises.map((e) => e.id));
    return exercises.reduce((sum, { id, points }) => sum + (ids.has(id) ? points : 0), 0);
  });
}

/**
 * RFC 4180, with the mark that tells Excel that it is UTF-8; LibreOffice, Canvas, Moodle and pandas set it aside, as does
 * Python's csv in the encoding "utf-8-sig".
 */
const csvOf = (rows: readonly Row[]) =>
  `\uFEFF${csvFormatRows(rows.map((row) => row.map(cell))).replace(/\n/g, "\r\n")}\r\n`;

/** What a spreadsheet would take for a formula is made text. A line in a cell would end its row in many a reader. */
function cell(value: string | number): string {
  const text = String(value).replace(/\s*[\r\n]+\s*/g, " ");
  return typeof value === "string" && /^[=+\-@\t]/.test(text) && text !== "-" ? `'${text}` : text;
}
