import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ChapterTexts } from "../machine";

let found: string | undefined;

/** The workbook's folder: the nearest one above the working directory, or above this file, that holds its package.json. */
export function root(): string {
  found ??= above(process.cwd()) ?? above(__dirname);
  if (found === undefined) throw new Error(`root: ${process.cwd()} is not inside the workbook`);
  return found;
}

/** A chapter's file as it stands in one of the workbook's folders. */
export function readChapter(folder: "exercises" | "solutions" | "grader/stubs", file: string): string {
  return readFileSync(path.join(root(), folder, `${file}.ts`), "utf8");
}

/** A chapter's solutions and stubs. */
export async function chapterTexts(file: string): Promise<ChapterTexts | undefined> {
  if (!existsSync(path.join(root(), "solutions", `${file}.ts`))) return undefined;
  return { solutions: readChapter("solutions", file), stubs: readChapter("grader/stubs", file) };
}

/** A chapter's stubs; a chapter that is being written may have none yet. */
export function stubsOf(file: string): string | undefined {
  return existsSync(path.join(root(), "grader", "stubs", `${file}.ts`)) ? readChapter("grader/stubs", file) : undefined;
}

function above(folder: string): string | undefined {
  for (let here = folder; ; here = path.dirname(here)) {
    const file = path.join(here, "package.json");
    if (existsSync(file) && JSON.parse(readFileSync(file, "utf8")).name === "convolution-workbook") return here;
    if (here === path.dirname(here)) return undefined;
  }
}
