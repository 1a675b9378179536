import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Rubric } from "../rubric";
import { rubrics } from "../rubrics/index";
import { root } from "./root";

const folderOf = (...names: string[]) => path.join(root(), "grader", "rubrics", ...names);

/** Rubrics that nobody finds, since they are not in the list: names of their folders. */
export function unlistedRubrics(): string[] {
  const chapters = readdirSync(folderOf()).filter((name) => /^\d\d-/.test(name));
  return chapters.filter((chapter) => !rubrics.some((r) => r.file === chapter));
}

/** Exercises in a rubric's folder that its index does not list: their files, with their ids. */
export function unlistedExercises({ file, exercises }: Rubric): { file: string; id: string }[] {
  if (!existsSync(folderOf(file))) return []; // a rubric that a test makes up
  const entries = readdirSync(folderOf(file)).map((name) => {
    const [, id] =
      /^export const \w+ = exercise\(\{\s*id: "([^"]*)"/m.exec(readFileSync(folderOf(file, name), "utf8")) ?? [];
    return { file: `grader/rubrics/${file}/${name}`, id };
  });
  return entries.flatMap(({ file, id }) => (id && !exercises.some((one) => one.id === id) ? [{ file, id }] : []));
}

/** Whether "90", "90-differences" or "90.differences" is of the chapter in "90-differences". */
export const isOf = (word: string, file: string) => word.padStart(2, "0").slice(0, 2) === file.slice(0, 2);
