import { type Declaration, declarationsOf } from "./declarations";
import { type ChapterReport, type ExerciseReport, type Finding, withCode } from "./report";
import { functionName } from "./rubric";
import type { Ending } from "./verdict";

/** Asks TypeScript about a file. */
export type CheckTypes = (text: string) => Promise<readonly Finding[]>;

/** A parameter without a type, types that come from elsewhere: no reason to stop. */
const OF_NO_MATTER = (number: number) => number === 2307 || Math.floor(number / 1000) === 7;

/**
 * Where answers stopped or gave nothing, what TypeScript says of the place, or else of the function and what it calls.
 * Nothing is said twice in a file, and nobody is asked where there is no such answer.
 */
export async function withFindings(
  reports: readonly ExerciseReport[],
  text: string,
  check: CheckTypes,
): Promise<readonly ExerciseReport[]> {
  if (!reports.some(stopped)) return reports;
  const left = (await check(text)).filter(({ number }) => !OF_NO_MATTER(number));
  if (left.length === 0) return reports;
  const declarations = declarationsOf(text);
  const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
  const within = ({ start, end }: Declaration) => {
    const [first, last] = [lineOf(start), lineOf(end)];
    return left.find(({ line }) => first <= line && line <= last);
  };
  const said = new Set<Finding>();
  return reports.map((e) => {
    if (!stopped(e)) return e;
    const found =
      left.find(({ line }) => line === e.line) ??
      reachedFrom(functionName(e), declarations, text)
        .map(within)
        .find((f) => f !== undefined);
    if (!found || said.has(found)) return e;
    said.add(found);
    return { ...e, finding: withCode(found, text) };
  });
}

/** The same of a chapter's marks. A file that could not be read is not asked about. */
export async function reportWithFindings(
  report: ChapterReport,
  text: string | Ending,
  check: CheckTypes,
): Promise<ChapterReport> {
  if (typeof text !== "string") return report;
  return { ...report, exercises: await withFindings(report.exercises, text, check) };
}

/** A wrong answer that is nothing, or not a number, was often misspelt. */
function stopped({ verdict, firstWrong, diagnosis }: ExerciseReport): boolean {
  if (verdict === "threw") return true;
  return (
    verdict === "wrong" &&
    (firstWrong?.actual === undefined ? firstWrong !== undefined : diagnosis?.misconception === "general.nan")
  );
}

/** A declaration, then those that it names, then those that these name. */
function reachedFrom(name: string, all: readonly Declaration[], text: string): Declaration[] {
  const found = all.filter((d) => d.name === name);
  for (const { start, end } of found) {
    const names = new Set(text.slice(start, end).match(/[\p{L}\p{N}_$]+/gu));
    found.push(...all.filter((d) => names.has(d.name) && !found.includes(d)));
  }
  return found;
}
