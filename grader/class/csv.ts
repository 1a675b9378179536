import type { StudentResult } from "./student";

/** A table for an LMS: a row a student, a column an exercise. */
export function csvOf(results: Iterable<StudentResult>, exercises: readonly string[]): string {
  const rows = [["student", "points", "max", "late", "submission", "submitted", ...exercises].map(cell).join(",")];
  for (const r of results) {
    const points = new Map(r.exercises.map((e) => [e.id, e.points]));
    const cells = [r.student, r.points, r.max, r.late ? "yes" : "no", r.submission, r.submitted];
    rows.push([...cells, ...exercises.map((id) => points.get(id) ?? 0)].map(cell).join(","));
  }
  return `${rows.join("\r\n")}\r\n`;
}

/** RFC 4180; and a name that a spreadsheet would take for a formula is made text. */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
