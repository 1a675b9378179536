import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { withDeclarationOf } from "../declarations";
import { functionName, type Rubric } from "../rubric";
import { backUp, writeWhole } from "./keep";

/**
 * Put a chapter's stubs back, or one exercise's. What was there is copied to backups/ and safe on disk before anything
 * is written.
 * @returns where the copy is, relative to the folder; undefined where there was no file
 */
export function resetAnswers(folder: string, rubric: Rubric, only?: string): { kept: string | undefined } {
  const file = path.join(folder, "exercises", `${rubric.file}.ts`);
  const stub = readFileSync(path.join(folder, "grader", "stubs", `${rubric.file}.ts`), "utf8");
  const kept = backUp(file, path.join(folder, "backups"));
  const name = only && functionName({ id: only });
  const text = name && existsSync(file) ? withDeclarationOf(readFileSync(file, "utf8"), name, stub) : stub;
  writeWhole(file, text);
  return { kept: kept && path.relative(folder, kept) };
}
