import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { withDeclarationOf } from "../declarations";
import { functionName, type Rubric } from "../rubric";
import { backUp, writeWhole } from "./whole-files";

/**
 * Put a chapter's stubs back, or one exercise's. What was there is copied to backups/ and safe on disk before anything
 * is written.
 * @returns where the copy is, relative to the folder; undefined where there was no file
 */
export function resetAnswers(folder: string, rubric: Rubric, only?: string): { copy: string | undefined } {
  const file = path.join(folder, "exercises", `${rubric.file}.ts`);
  const stub = readFileSync(path.join(folder, "grader", "stubs", `${rubric.file}.ts`), "utf8");
  const copy = backUp(file, path.join(folder, "backups"));
  const name = only && functionName({ id: only });
  writeWhole(file, name && existsSync(file) ? withStubOf(name, readFileSync(file, "utf8"), stub) : stub);
  return { copy: copy && path.relative(folder, copy) };
}

/** One declaration as it was at first, exported once, in the line ends of the file. */
function withStubOf(name: string, text: string, stub: string): string {
  const whole = withoutListed(name, withDeclarationOf(text, name, stub));
  return text.includes("\r\n") ? whole.replaceAll(/\r?\n/g, "\r\n") : whole;
}

/** The stub exports itself; named in an export list as well, the file would no longer compile. */
function withoutListed(name: string, text: string): string {
  return text.replace(/export\s*\{([^{}]*)\}(?!\s*from)/g, (list, names: string) => {
    const entries = names
      .split(",")
      .map((entry) => entry.trim())
      .filter(Boolean);
    const left = entries.filter((entry) => entry.split(/\s+as\s+/).at(-1) !== name);
    return left.length === entries.length ? list : `export { ${left.join(", ")} }`;
  });
}
