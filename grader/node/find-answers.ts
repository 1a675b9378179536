import { existsSync, lstatSync } from "node:fs";
import type { Rubric } from "../rubric";
import { UsageError } from "../targets";
import type { Ending } from "../verdict";
import { endings, files } from "../words";
import { type ContainedFile, type Contents, contentsOf, fileOnDisk } from "./contents";
import { stubsOf } from "./root";
import { textOf } from "./text";

/** The answers to a chapter, as they were found among other files. */
export interface Found {
  text: string | Ending;
  /** The file that was taken, and others that might have been meant, the likeliest first. */
  files: readonly ContainedFile[];
  /** The file that was taken holds nothing at all. */
  empty: boolean;
  /** Where there were others: which file counts. */
  choice?: string;
}

const MOST_BYTES = 1_000_000;

/**
 * The answers to a chapter in a folder or a zip, wherever in it they lie.
 * @throws UsageError where there is nothing of that name
 */
export function findAnswers(place: string, rubric: Pick<Rubric, "file">): Found {
  if (!existsSync(place)) throw new UsageError(files.noPlace(place));
  return answersAmong(contentsOf(place), rubric);
}

/**
 * The answers to a chapter: the file of its name that lies least deep; at the same depth the one in exercises/, then the
 * newest, and of the same time the later name. Untouched stubs and empty files count only where there is nothing else. Where there is no file of the name, the verdict lists what
 * was there instead.
 */
export function answersAmong(contents: Contents, { file }: Pick<Rubric, "file">): Found {
  const found = contents.files.filter(({ name }) => isNamed(name, file)).sort(byLikelihood());
  if (!found.length) {
    return { text: endings.missing(files.notAmong(`${file}.ts`, contents)), files: [], empty: false };
  }
  const stubs = found.length > 1 ? stubsOf(file) : undefined;
  const written = found.filter((one) => stubs === undefined || !holdsNothingBut(one, stubs));
  const inOrder = [...written, ...found.filter((one) => !written.includes(one))];
  const [taken, ...others] = inOrder.map(({ name }) => name);
  const choice = others.length ? files.choice(taken, others) : undefined;
  return { ...textIn(inOrder[0]), files: inOrder, choice };
}

/** Whether a chapter's file holds more than its stubs. */
export function isWritten(file: ContainedFile, chapter: string): boolean {
  return !holdsNothingBut(file, stubsOf(chapter) ?? "");
}

/** Those files that bear a chapter's name and hold more than its stubs; all that bear one, where none does. */
export function answersTo(contents: Contents, chapters: readonly string[]): ContainedFile[] {
  const named = chapters.flatMap((chapter) =>
    contents.files.filter(({ name }) => isNamed(name, chapter)).map((file) => ({ file, chapter })),
  );
  const written = named.filter(({ file, chapter }) => isWritten(file, chapter));
  return (written.length ? written : named).map(({ file }) => file);
}

/** The answers that a file on disk holds, or the verdict that its absence earns. */
export function readAnswers(path: string): string | Ending {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return endings.missing(files.none(path));
  return found.isFile() ? textIn(fileOnDisk(path, path, found)).text : endings.missing(files.notPlain(path));
}

function textIn({ name, read }: ContainedFile): Pick<Found, "text" | "empty"> {
  try {
    const text = textOf(read(MOST_BYTES)) ?? endings.missing(files.notText(name));
    const empty = typeof text === "string" && text.trim() === "";
    return { text: empty ? endings.missing(files.empty(name)) : text, empty };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { text: endings.missing(code ? files.unreadable(name, code) : message), empty: false };
  }
}

/** Whether a file says this, in whatever line ends, or nothing at all. */
function holdsNothingBut(file: ContainedFile, stubs: string): boolean {
  const { text, empty } = textIn(file);
  return empty || (typeof text === "string" && text.replaceAll("\r\n", "\n") === stubs);
}

/** What somebody may write behind a chapter's name: "_김민지", " final", " (1)", " - Copy". */
const ADDED = String.raw`((?:[ _(-][\p{L}\p{M}\p{N} _()-]{0,60})?)\.ts(?:\.txt)?`;
/** What browsers, course systems and file managers write there. */
const COPY = /^(?:[ _]?\(\d+\)|[_-]\d{1,3}(?!\d)|(?: -)? (?:copy|복사본)(?: \d+| \(\d+\))?)+/i;
/** What is kept beside answers, and is none. */
const BESIDE = /^(?:old|backup|bak|stubs?|template|original|solutions?|백업|정답|원본)(?:[ _(-]*\d+\)?)?$/iu;

/**
 * What stands around a chapter's name in the name of a file of answers to it; undefined where it is none. Its words may be joined by
 * "_" or " " as well: "01_standard_convolution.ts".
 */
export function aroundChapter(name: string, chapter: string): { before: string; words: string } | undefined {
  return around(name, chapter.replaceAll("-", "(?: - |[-_ ])"));
}

function around(name: string, pattern: string): { before: string; words: string } | undefined {
  const found = new RegExp(`^(|.*[/_ -])${pattern}${ADDED}$`, "iu").exec(name);
  if (!found) return undefined;
  const words = found[2].replace(COPY, "").replace(/^[_ -]+/, "");
  return BESIDE.test(words) ? undefined : { before: found[1].replace(/[_ -]+$/, ""), words };
}

/** Whether a file's name says that it holds the answers to a chapter; what a course system puts before it may stand there. */
export function isNamed(name: string, chapter: string): boolean {
  return aroundChapter(name, chapter) !== undefined;
}

/** What stands around a chapter's name, whichever that is, in the name of a file of answers to it. */
export function aroundAny(name: string): ReturnType<typeof aroundChapter> {
  return around(name, String.raw`\d\d-[a-z-]+[a-z]`);
}

/** Whether a file's name says that it holds the answers to a chapter, whichever that is. */
export function isAnswersToAny(name: string): boolean {
  return aroundAny(name) !== undefined;
}

function byLikelihood() {
  const place = ({ name }: ContainedFile) => {
    const folders = name.split("/").slice(0, -1);
    const inExercises = folders.at(-1) === "exercises";
    return 2 * (folders.length - Number(inExercises)) + Number(!inExercises);
  };
  // A copy leaves files of one time a little apart, and a zip knows two seconds.
  const apart = (a: ContainedFile, b: ContainedFile) => {
    const by = b.changed.getTime() - a.changed.getTime();
    return Math.abs(by) > 2000 ? by : 0;
  };
  const plain = ({ name }: ContainedFile) => name.replace(/\.ts(?:\.txt)?$/i, "");
  const later = (a: ContainedFile, b: ContainedFile) => plain(b).localeCompare(plain(a), "en", { numeric: true });
  return (a: ContainedFile, b: ContainedFile) => place(a) - place(b) || apart(a, b) || later(a, b);
}
