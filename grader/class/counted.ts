import { lstatSync } from "node:fs";
import { type ContainedFile, type Contents, contentsOf, fileOnDisk } from "../node/contents";
import { answersTo, isAnswersToAny, isNamed, isWritten } from "../node/find-answers";
import type { Handed } from "./folder";
import { inNaturalOrder } from "./whose";
import { remarks } from "./words";

/** What a student handed in at one time: a folder, a zip, or a file that a course system named after them. */
export interface Submission {
  name: string;
  /** When its newest answer was last changed; of a zip, when the zip was; of a folder without answers nobody knows. */
  time?: Date;
  remarks: readonly string[];
  /** A file that lies there by itself. */
  loose: boolean;
  contents(): Contents;
  /** When a file of it came. */
  timeOf(file: ContainedFile): Date;
  /** The course system says so. */
  late: boolean;
  /** Its time is the download's: no deadline is held against it. */
  untimed: boolean;
}

export function submissionOf(
  { name, kind, place, changed, came, late, untimed, remarks }: Handed,
  chapters: readonly string[],
): Submission {
  const loose = kind === "file";
  const contents = (): Contents =>
    loose ? { files: [fileOnDisk(place, name, lstatSync(place))], unread: [], apart: [] } : contentsOf(place);
  const time = came ?? (kind === "folder" ? newestOf(answersTo(contents(), chapters).map((f) => f.arrived)) : changed);
  return { name, time, remarks, loose, contents, timeOf: ({ arrived }) => came ?? arrived, late, untimed };
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
  time: Date;
  late: boolean;
  /** Files of the same chapter and submission that came too late. */
  left: readonly string[];
  /** Submissions that came at the same moment, and are not taken. */
  tied: readonly string[];
}

/**
 * Chapter by chapter: the newest answers that were in time, else the newest. Untouched stubs count only where there is
 * nothing else. Where nothing holds answers, it is the newest submission, or all files that lie there by themselves.
 */
export function countedAmong(
  submissions: readonly Submission[],
  { chapters, deadline }: { chapters: readonly string[]; deadline?: Date },
): Counted {
  // Where times are the same the later name is taken: of "hw_9" and "hw_10", or of "hw" and "hw (1)", the second.
  const newest = [...submissions].sort((a, b) => timeOf(b) - timeOf(a) || inNaturalOrder(b.name, a.name));
  const held = newest.map((from) => ({ from, contents: from.contents() }));
  const parts = chapters.flatMap((chapter) => partOf(chapter, held, deadline) ?? []);
  const alone = newest[0]?.loose ? newest.filter(({ loose }) => loose) : newest.slice(0, 1);
  const counted = newest.filter((one) => parts.some(({ from }) => from === one));
  // Beside loose answers a file of another name is to be seen: it may be meant for answers.
  const besides = counted.every(({ loose }) => loose)
    ? held.filter((one) => isBeside(one)).map(({ from }) => from)
    : [];
  const used = parts.length ? newest.filter((one) => counted.includes(one) || besides.includes(one)) : alone;
  const counting = used.map((from) => restricted(from, parts.filter((part) => part.from === from), chapters)); // biome-ignore format: a line
  const unused = held.filter(({ from, contents }) => !used.includes(from) && rivals(contents, from, chapters));
  const others = unused.map(({ from }) => from.name);
  const left = parts.flatMap((part) => part.left);
  const inTime = ({ late, untimed, time }: Submission) => !late && (untimed || !deadline || !time || time <= deadline);
  const told = unused.map(({ from }) => (inTime(from) ? from.name : remarks.tooLate(from.name)));
  const late = parts.filter((part) => part.late);
  const inParts = counting.length > 1 && counting.some(({ loose }) => !loose);
  const names = used.filter((one) => parts.some(({ from, chapter }) => from === one && isRivalled(chapter, unused)));
  return {
    counts: counting.length > 1 ? asOne(counting) : counting[0],
    late: late.length > 0,
    lateChapters: late.length < parts.length ? late.map(({ chapter }) => numberOf(chapter)) : [],
    others: [...others, ...left],
    choices: [
      ...(inParts ? [remarks.inParts(parts.map(({ chapter, from }) => `${numberOf(chapter)} of ${from.name}`))] : []),
      ...(others.length ? [remarks.several((names.length ? names : used).map(({ name }) => name), told)] : []),
      ...new Set(parts.flatMap(({ from, tied }) => (tied.length ? [remarks.tied(from.name, tied)] : []))),
      ...(left.length ? [remarks.afterDeadline(left)] : []),
    ], // biome-ignore format: a line each
  };
}

type Held = readonly { from: Submission; contents: Contents }[];

/**
 * Whether something that doesn't count could have: it holds answers to these chapters, or nobody knows. Answers to others are
 * no second submission, and neither is a receipt that a course system puts beside one.
 */
function rivals({ files, unread }: Contents, { loose }: Submission, chapters: readonly string[]): boolean {
  if (unread.length || chapters.some((chapter) => files.some(({ name }) => isNamed(name, chapter)))) return true;
  return !loose && !files.some(({ name }) => isAnswersToAny(name));
}

/** A file by itself that is nobody's answers to anything, and no receipt of Blackboard's. */
function isBeside({ from: { loose, name }, contents }: Held[number]): boolean {
  return loose && !contents.files.some((file) => isAnswersToAny(file.name)) && !/_attempt_[\d-]+\.txt$/.test(name);
}

/** Whether there are other answers to a chapter. */
function isRivalled(chapter: string, others: Held): boolean {
  return others.some(({ contents }) => contents.files.some(({ name }) => isNamed(name, chapter)));
}

/** Which files count of a chapter; undefined where there are none. */
function partOf(chapter: string, held: Held, deadline: Date | undefined): Part | undefined {
  const all = held.flatMap(({ from, contents }) =>
    contents.files
      .filter(({ name }) => isNamed(name, chapter))
      .map((file) => {
        const time = from.timeOf(file);
        const late = from.late || (!from.untimed && deadline !== undefined && time > deadline);
        return { from, name: file.name, time, late, written: isWritten(file, chapter) };
      }),
  );
  const first = [true, false].flatMap((written) =>
    [false, true].flatMap((late) => all.find((one) => one.written === written && one.late === late) ?? []),
  )[0];
  if (!first) return undefined;
  const { from, late, written } = first;
  const own = all.filter((one) => one.from === from);
  const taken = own.filter((one) => one.late === late);
  const others = all.filter((one) => one.from !== from && one.written === written && one.late === late);
  return {
    chapter,
    from,
    files: taken.map(({ name }) => name),
    time: newestOf(taken.map(({ time }) => time))!,
    late,
    left: late ? [] : own.filter((one) => one.late).map(({ name }) => name),
    tied: others.filter((one) => timeOf(one.from) === timeOf(from)).map((one) => one.from.name),
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
  return { ...from, contents, time: newestOf(parts.map(({ time }) => time)) ?? from.time };
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
    name: submissions
      .map(({ name }) => name)
      .sort(inNaturalOrder)
      .join(", "),
    time: newestOf(submissions.flatMap(({ time }) => time ?? [])),
    remarks: [...new Set(submissions.flatMap((one) => one.remarks))],
    contents,
  };
}

/** "03" of "03-depthwise-convolution". */
const numberOf = (chapter: string) => chapter.slice(0, 2);

const timeOf = ({ time }: Submission) => time?.getTime() ?? 0;

function newestOf(times: readonly Date[]): Date | undefined {
  return times.length ? new Date(Math.max(...times.map((time) => time.getTime()))) : undefined;
}
