import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { readAnswers } from "../node/read-answers";
import type { Rubric } from "../rubric";
import type { Ending } from "../verdict";
import { staysInside, unzipped, ZipError, zipEntries } from "./zip";

/** One folder or zip that was handed in. */
export interface Submission {
  /** The part of its name before the first "_": "kim_2031-03-04.zip" and "kim" are both kim's. */
  student: string;
  path: string;
  name: string;
  /** When its newest answer was last changed. */
  time: Date;
}

/** A student's submission that counts, and what became of the others. */
export interface Chosen extends Submission {
  /** None was in time: the newest counts, and the teacher decides what that means. */
  late: boolean;
  others: readonly string[];
}

const MOST_ZIP = 50e6;
const MOST_ANSWER = 1e6;

/** What counts: of each student's submissions the newest that was in time. */
export function chosenOf(folder: string, deadline?: Date): Chosen[] {
  const students = new Map<string, Submission[]>();
  for (const submission of submissionsIn(folder)) {
    students.set(submission.student, [...(students.get(submission.student) ?? []), submission]);
  }
  const chosen = [...students.values()].map((all) => {
    const newest = [...all].sort((a, b) => b.time.getTime() - a.time.getTime() || (a.name < b.name ? 1 : -1));
    const inTime = newest.find((s) => !deadline || s.time <= deadline);
    const counts = inTime ?? newest[0];
    return { ...counts, late: inTime === undefined, others: all.filter((s) => s !== counts).map((s) => s.name) };
  });
  return chosen.sort((a, b) => (a.student < b.student ? -1 : 1));
}

/** What lies in a folder of submissions: zips, folders, and what is neither. */
function handedIn(folder: string): { name: string; path: string; kind: "zip" | "folder" | "neither"; changed: Date }[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .map((name) => {
      const found = lstatSync(path.join(folder, name));
      const zip = found.isFile() && name.toLowerCase().endsWith(".zip");
      const kind = zip ? "zip" : found.isDirectory() ? "folder" : "neither";
      return { name, path: path.join(folder, name), kind, changed: found.mtime };
    });
}

function submissionsIn(folder: string): Submission[] {
  return handedIn(folder)
    .filter(({ kind }) => kind !== "neither")
    .map(({ name, path: full, kind, changed }) => {
      // A Mac writes 김 and é in parts; put together, two submissions of one student have one name.
      const student = name
        .replace(/\.zip$/i, "")
        .split("_")[0]
        .normalize("NFC");
      return { student, name, path: full, time: kind === "zip" ? changed : newestIn(full, changed) };
    });
}

/** Names of what can't be graded, because it is no folder and no zip. */
export function ignoredIn(folder: string): string[] {
  return handedIn(folder)
    .filter(({ kind }) => kind === "neither")
    .map(({ name }) => name);
}

/**
 * The answers to each chapter, in the order of the rubrics. Nothing is unpacked to disk and no link is followed: a file
 * is looked for by name, in exercises/, at the top, or in either of them one folder further down.
 */
export function answersIn(submission: Submission, rubrics: readonly Rubric[]): (string | Ending)[] {
  if (lstatSync(submission.path).isDirectory()) {
    const places = readablePlaces(submission.path);
    if (!places) return rubrics.map(() => missing("The folder can't be read"));
    return rubrics.map(({ file }) => {
      const found = places.map((place) => path.join(place, `${file}.ts`)).find((candidate) => existsSync(candidate));
      return found ? readAnswers(found) : missing(`There is no ${file}.ts in the submission`);
    });
  }
  try {
    if (statSync(submission.path).size > MOST_ZIP) throw new ZipError("the zip is larger than 50 MB");
    const bytes = new Uint8Array(readFileSync(submission.path));
    const entries = zipEntries(bytes);
    return rubrics.map(({ file }) => {
      const ranked = entries.map((e) => ({ ...e, place: placeInZip(e, `${file}.ts`) }));
      const entry = ranked.filter((e) => e.place >= 0).sort((a, b) => a.place - b.place)[0];
      if (!entry) return missing(`There is no ${file}.ts in the zip`);
      try {
        return new TextDecoder().decode(unzipped(bytes, entry, MOST_ANSWER));
      } catch (error) {
        return missing((error as Error).message);
      }
    });
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return rubrics.map(() => missing(error.message));
  }
}

function missing(says: string): Ending {
  return { verdict: "missing", says };
}

/** Folders of the workbook that hold files of the same names, which are nobody's answers. */
const NOT_ANSWERS = new Set(["solutions", "grader", "backups", "node_modules", "__MACOSX"]);

/** How good a place a file of a zip lies in, 0 the best; −1 where it is not looked for. */
function placeInZip({ name, folder }: { name: string; folder: boolean }, file: string): number {
  const parts = name.replaceAll("\\", "/").split("/"); // Some programs on Windows write \.
  if (folder || parts.pop() !== file || !staysInside(parts.join("/") || ".") || NOT_ANSWERS.has(parts[0])) return -1;
  const inExercises = parts.at(-1) === "exercises";
  const deep = parts.length - Number(inExercises);
  return deep > 1 ? -1 : 2 * deep + Number(!inExercises);
}

function readablePlaces(folder: string): string[] | undefined {
  try {
    return placesIn(folder);
  } catch {
    return undefined;
  }
}

/** Its exercises/, the folder itself, and the same one level down. */
function placesIn(folder: string): string[] {
  const below = readdirSync(folder)
    .filter((name) => !NOT_ANSWERS.has(name))
    .map((name) => path.join(folder, name))
    .filter((place) => lstatSync(place).isDirectory());
  return [folder, ...below].flatMap((place) => {
    const exercises = path.join(place, "exercises");
    return existsSync(exercises) && lstatSync(exercises).isDirectory() ? [exercises, place] : [place];
  });
}

function newestIn(folder: string, otherwise: Date): Date {
  try {
    const times = placesIn(folder).flatMap((place) =>
      readdirSync(place)
        .filter((name) => /^\d\d-.*\.ts$/.test(name))
        .map((name) => lstatSync(path.join(place, name)).mtimeMs),
    );
    return times.length ? new Date(Math.max(...times)) : otherwise;
  } catch {
    return otherwise; // It can't be read; `answersIn` says so.
  }
}
