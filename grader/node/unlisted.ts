import { readdirSync } from "node:fs";
import path from "node:path";
import { rubrics } from "../rubrics/index";
import { root } from "./root";

/** Rubrics that nobody finds, since they are not in the list: file names without ".ts". */
export function unlistedRubrics(): string[] {
  const files = readdirSync(path.join(root(), "grader", "rubrics")).filter((name) => /^\d\d-.*\.ts$/.test(name));
  return files.map((name) => name.replace(/\.ts$/, "")).filter((file) => !rubrics.some((r) => r.file === file));
}

/** Whether "90", "90-differences" or "90.differences" is of the chapter in "90-differences". */
export const isOf = (word: string, file: string) => word.padStart(2, "0").slice(0, 2) === file.slice(0, 2);
