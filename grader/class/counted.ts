import { lstatSync } from "node:fs";
import { type ContainedFile, type Contents, contentsOf, fileOnDisk } from "../node/contents";
import { answersTo, isNamed, isWritten } from "../node/find-answers";
import type { Handed } from "./folder";
import { remarks } from "./words";

/** What a student handed in at one time: a folder, a zip, or files that a course system named after them. */
export interface Submission {
  name: string;
  /** When its newest answer was last changed; of a zip, when the zip was; of a folder without answers nobody knows. */
  time?: Date;
  remarks: readonly string[];
  /** Files that lie there one by one, of which each may count or not. */
  loose?: boolean;
  contents(): Contents;
  /** Whether a file of it came after a deadline, or the course system says so. */
  isLate(file: ContainedFile, deadline: Date | undefined): boolean;
}

export function submissionOf(
  { name, kind, place, changed, came, late, remarks }: Handed,
  chapters: readonly string[],
): Submission {
  const contents = () => contentsOf(place);
  const time = came ?? (kind === "folder" ? newestOf(answersTo(contents(), chapters)) : changed);
  const isLate: Submission["isLate"] = ({ arrived }, deadline) => late || isAfter(came ?? arrived, deadline);
  return { name, time, remarks, contents, isLate };
}

/** Files that lie there one by one. */
export function together(handed: readonly Handed[]): Submission {
  const files = handed.map(({ place, name }) => fileOnDisk(place, name, lstatSync(place)));
  return {
    name: files.map(({ name }) => name).join(", "),
    time: newestOf(files),
    loose: true,
    remarks: [...new Set(handed.flatMap((one) => one.remarks))],
    contents: () => ({ files, unread: [], apart: [] }),
    isLate: (file, deadline) => handed[files.indexOf(file)].late || isAfter(file.arrived, deadline),
  };
}

/** What counts of a student's. */
export interface Counted {
  /** All that counts, as one; undefined where nothing was handed in. */
  counts?: Submission;
  /** Of a chapter nothing was in time: there the newest counts, and the teacher decides what that means. */
  late: boolean;
  /** Which, "03", where others were in time. */
  lateChapters: readonly string[];
  /** What does not count. */
  others: readonly string[];
  /** Where it came in several parts, or several times: what counts. */
  choices: readonly string[];
}

/** A chapter, and the files that count of it. */
interface Part {
  chapter: string;
  from: Submission;
  files: readonly string[];
  late: boolean;
  /** Files of the same chapter and submission that came too late. */
  left: readonly string[];
  /** Submissions that came at the same moment, and are not taken. */
  tied: readonly string[];
}

/**
 * Chapter by chapter: the newest answers that were in time, else the newest. Untouched stubs count only where there is
 * nothing else. Where nothing holds answers, it is the newest submission.
 */
export function countedAmong(
  submissions: readonly Submission[],
  { chapters, deadline }: { chapters: readonly string[]; deadline?: Date },
): Counted {
  const newest = [...submissions].sort((a, b) => timeOf(b) - timeOf(a) || (a.name < b.name ? 1 : -1));
  const held = newest.map((from) => ({ from, contents: from.contents() }));
  const parts = chapters.flatMap((chapter) => partOf(chapter, held, deadline) ?? []);
  const used = parts.length ? newest.filter((one) => parts.some(({ from }) => from === one)) : newest.slice(0, 1);
  const counting = used.map((from) => restricted(from, parts.filter((part) => part.from === from), chapters)); // biome-ignore format: a line
  const names = counting.map(({ name }) => name);
  const unused = newest.filter((one) => !used.includes(one)).map(({ name }) => name);
  const left = parts.flatMap((part) => part.left);
  const late = parts.filter((part) => part.late);
  const each = parts.map(({ chapter, from }) => `${numberOf(chapter)} of ${names[used.indexOf(from)]}`);
  return {
    counts: counting.length > 1 ? asOne(counting) : counting[0],
    late: late.length > 0,
    lateChapters: late.length < parts.length ? late.map(({ chapter }) => numberOf(chapter)) : [],
    others: [...unused, ...left],
    choices: [
      ...(counting.length > 1 ? [remarks.inParts(each)] : []),
      ...(unused.length ? [remarks.several(names, unused)] : []),
      ...new Set(parts.flatMap(({ from, tied }) => (tied.length ? [remarks.tied(from.name, tied)] : []))),
      ...(left.length ? [remarks.afterDeadline(left)] : []),
    ],
  };
}

type Held = readonly { from: Submission; contents: Contents }[];

/** Which files count of a chapter; undefined where there are none. */
function partOf(chapter: string, held: Held, deadline: Date | undefined): Part | undefined {
  const all = held.flatMap(({ from, contents }) =>
    contents.files
      .filter(({ name }) => isNamed(name, chapter))
      .map((file) => ({ from, file, late: from.isLate(file, deadline), written: isWritten(file, chapter) })),
  );
  const first = [true, false].flatMap((written) =>
    [false, true].flatMap((late) => all.find((one) => one.written === written && one.late === late) ?? []),
  )[0];
  if (!first) return undefined;
  const { from, late, written } = first;
  const own = all.filter((one) => one.from === from);
  const rivals = all.filter((one) => one.from !== from && one.written === written && one.late === late);
  return {
    chapter,
    from,
    files: own.filter((one) => one.late === late).map(({ file }) => file.name),
    late,
    left: late ? [] : own.filter((one) => one.late).map(({ file }) => file.name),
    tied: rivals.filter((one) => timeOf(one.from) === timeOf(from)).map((one) => one.from.name),
  };
}

/** A submission, and of the chapters only what counts. */
function restricted(from: Submission, parts: readonly Part[], chapters: readonly string[]): Submission {
  const files = parts.flatMap((part) => part.files);
  const counts = ({ name }: ContainedFile) =>
    files.includes(name) || !chapters.some((chapter) => isNamed(name, chapter));
  const contents = () => {
    const all = from.contents();
    return { ...all, files: all.files.filter(counts) };
  };
  return { ...from, contents, name: from.loose && files.length ? files.join(", ") : from.name };
}

function asOne(submissions: readonly Submission[]): Submission {
  const contents = (): Contents => {
    const all = submissions.map((one) => one.contents());
    return {
      files: all.flatMap(({ files }) => files),
      unread: all.flatMap(({ unread }) => unread),
      apart: [...new Set(all.flatMap(({ apart }) => apart))],
    };
  };
  return {
    ...submissions[0],
    name: submissions.map(({ name }) => name).join(", "),
    remarks: [...new Set(submissions.flatMap((one) => one.remarks))],
    contents,
  };
}

/** "03" of "03-depthwise-convolution". */
const numberOf = (chapter: string) => chapter.slice(0, 2);

const timeOf = ({ time }: Submission) => time?.getTime() ?? 0;

const isAfter = (time: Date, deadline: Date | undefined) => deadline !== undefined && time > deadline;

function newestOf(files: readonly ContainedFile[]): Date | undefined {
  return files.length ? new Date(Math.max(...files.map(({ arrived }) => arrived.getTime()))) : undefined;
}
