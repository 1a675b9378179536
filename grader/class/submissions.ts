import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { readAnswers } from "../node/submission";
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

function submissionsIn(folder: string): Submission[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) => {
      const full = path.join(folder, name);
      const found = lstatSync(full);
      const zip = found.isFile() && name.toLowerCase().endsWith(".zip");
      if (!zip && !found.isDirectory()) return [];
      const student = name.replace(/\.zip$/i, "").split("_")[0];
      return [{ student, name, path: full, time: zip ? found.mtime : newestIn(full) }];
    });
}

/**
 * The answers to each chapter, in the order of the rubrics. Nothing is unpacked to disk and no link is followed: a file
 * is looked for by name, at the top, in exercises/, or one folder further down.
 */
export function answersIn(submission: Submission, rubrics: readonly Rubric[]): (string | Ending)[] {
  if (lstatSync(submission.path).isDirectory()) {
    const places = placesIn(submission.path);
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
      const entry = entries.find(
        (e) => !e.folder && staysInside(e.name) && path.posix.basename(e.name) === `${file}.ts`,
      );
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

/** The folder itself, its exercises/, and the same one level down. */
function placesIn(folder: string): string[] {
  const below = readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((place) => lstatSync(place).isDirectory());
  return [folder, ...below].flatMap((place) => {
    const exercises = path.join(place, "exercises");
    return existsSync(exercises) && lstatSync(exercises).isDirectory() ? [exercises, place] : [place];
  });
}

function newestIn(folder: string): Date {
  const times = placesIn(folder).flatMap((place) =>
    readdirSync(place)
      .filter((name) => /^\d\d-.*\.ts$/.test(name))
      .map((name) => lstatSync(path.join(place, name)).mtimeMs),
  );
  return new Date(times.length ? Math.max(...times) : lstatSync(folder).mtimeMs);
}
