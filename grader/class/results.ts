import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileNameOf, type StudentResult } from "./student";
import type { Student } from "./submissions";
import type { Marked } from "./tables";

// Marks as they are on disk.

export const resultFile = (out: string, { student }: Student) =>
  path.join(out, "students", `${fileNameOf(student)}.json`);

export function readResult(file: string): StudentResult | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Marks of those who are in the class no more, as after another roster: only files that this command has written. */
export function removeFormer(students: readonly Student[], out: string): string[] {
  const kept = new Set(students.map(({ student }) => student));
  return readdirSync(path.join(out, "students")).flatMap((file) => {
    const result = file.endsWith(".json") ? readResult(path.join(out, "students", file)) : undefined;
    const ours = result?.fingerprint !== undefined && `${fileNameOf(result.student)}.json` === file;
    if (!ours || kept.has(result.student)) return [];
    for (const one of [`students/${file}`, `students/${file.replace(/json$/, "txt")}`, `gradescope/${file}`])
      rmSync(path.join(out, one), { force: true });
    return result.student;
  });
}

/** Students with their marks as they are on disk, one at a time. */
export function* marked(students: readonly Student[], out: string): Generator<Marked> {
  for (const student of students) {
    const result = readResult(resultFile(out, student));
    if (result) yield { student, result };
  }
}
