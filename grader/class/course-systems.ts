/** What a course system writes into the name of a submission. */
export interface SystemsName {
  student: string;
  /** That of an account, or of a row in the system's own list: two of one name have two. */
  number?: string;
  late?: boolean;
  /** When it was handed in. */
  came?: Date;
  /** The part of the name that means somebody, where others would mislead. */
  stem?: string;
  /** The name says when it came, and in a way that can't be read. */
  unreadTime?: string;
}

/** "Assignment 1_s004_attempt_2031-03-04-18-00-00_hw.zip" */
const BLACKBOARD = /^(?:.*_)?([^_]+)_attempt_(\d{4})-(\d\d)-(\d\d)(?:-(\d\d)-(\d\d)-(\d\d))?/;
/** "101-9001 - Minji Kim - Mar 4, 2031 1130 AM": a colon is no part of a folder's name, and languages write days as they do. */
const BRIGHTSPACE = /^(\d+-\d+) - (.+) - ((?=.*\b\d{4}\b).+)$/;
const DAY = /\b(?:([A-Za-z]{3})[a-z]*\.? (\d{1,2})|(\d{1,2})\.? ([A-Za-z]{3})[a-z]*),? (\d{4})\b/;
const CLOCK = /\b(\d{1,2})[:.h-]?(\d\d) ?([AP]M)?$/i;
/** "LATE_anon_x7k2p_9001_hw.zip": see get_filename in lib/content_zipper.rb of canvas-lms */
const CANVAS_ANONYMOUS = /^(LATE_)?(anon_[A-Za-z0-9]{5})(?=_|$)/;
/** "kimminji_LATE_7001_9001_hw", an account and an attachment */
const CANVAS = /^([^\d_]+(?:_[^\d_]+)*?)(_LATE)?_(\d+)_\d+(?:_|$)/;
/** What was typed in, or only linked to: "kimminji_7001_text.html" */
export const CANVAS_TEXT = /^[^\d_].*_(?:\d+|anon_[A-Za-z0-9]{5})_(?:text|link)\.html$/;
/** "Alex Kim_508_assignsubmission_file_": see get_file_areas in mod/assign/locallib.php of Moodle */
const MOODLE = /^(.+)_(\d+)_assignsubmission(?:_|$)/;

/**
 * Whose a submission is and when it came, where its name is written as Blackboard, Brightspace, Canvas (without names) or Moodle do.
 * `title`: what all names of Blackboard's begin with, an assignment's.
 * Times are the teacher's: the systems write them in the time zone of whoever downloads.
 */
export function systemsNameIn(stem: string, title = ""): SystemsName | undefined {
  const blackboard = BLACKBOARD.exec(stem);
  if (blackboard) {
    const [, last, year, month, day, ...clock] = blackboard;
    const titled = title !== "" && stem.startsWith(title) ? stem.slice(title.length) : "";
    const student = titled ? titled.slice(0, titled.indexOf("_attempt_")) : last;
    const [hours, minutes, seconds] = clock.map((part) => (part === undefined ? undefined : Number(part)));
    if (hours === undefined) return { student };
    return { student, came: new Date(Number(year), Number(month) - 1, Number(day), hours, minutes, seconds) };
  }
  const brightspace = BRIGHTSPACE.exec(stem);
  if (brightspace) {
    const [, number, student, when] = brightspace;
    const came = momentIn(when);
    return { student, number, stem: student, ...(came ? { came } : { unreadTime: when }) };
  }
  const anonymous = CANVAS_ANONYMOUS.exec(stem);
  if (anonymous) return { student: anonymous[2], late: anonymous[1] !== undefined };
  const moodle = MOODLE.exec(stem);
  if (moodle) return { student: moodle[1], number: moodle[2] };
  const canvas = CANVAS.exec(stem);
  return canvas ? { student: canvas[1], number: canvas[3], late: canvas[2] !== undefined } : undefined;
}

/** "Mar 4, 2031 1130 AM", "4 March, 2031 11.30" */
function momentIn(when: string): Date | undefined {
  const [day, clock] = [DAY.exec(when), CLOCK.exec(when)];
  if (!day || !clock || clock.index < day.index + day[0].length) return undefined;
  const [, month, date, dateFirst, monthBehind, year] = day;
  const [, hours, minutes, half] = clock;
  const moment = new Date(`${month ?? monthBehind} ${date ?? dateFirst}, ${year} ${hours}:${minutes} ${half ?? ""}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** What may be a login in a name of Blackboard's, the longest first: "oz_1" and "1" of "Homework 1_oz_1_attempt_2031-…". */
export function blackboardLogins(stem: string): string[] {
  const before = /^(.+)_attempt_\d{4}-\d\d-\d\d/.exec(stem)?.[1];
  const parts = before?.split("_") ?? [];
  return parts.slice(1).map((_, i) => parts.slice(i + 1).join("_"));
}

/** What all of Blackboard's names begin with, the title of an assignment: what stands between it and "_attempt_" is a login. */
export function titleOfAssignment(stems: readonly string[]): string {
  const before = new Set(stems.flatMap((stem) => /^(.+)_attempt_\d{4}-\d\d-\d\d/.exec(stem)?.[1] ?? []));
  if (before.size < 2) return "";
  const [first, ...others] = [...before].map((name) => name.split("_"));
  const shared = first.findIndex((part, i) => others.some((name) => name[i] !== part));
  const most = Math.min(first.length, ...others.map((name) => name.length)) - 1;
  const parts = first.slice(0, shared < 0 ? most : Math.min(shared, most));
  return parts.length ? `${parts.join("_")}_` : "";
}

/**
 * Whether Canvas has named a file: "kimminji_LATE_7001_9001_hw.zip", an account and an attachment. Canvas packs its downloads anew:
 * what is in them bears the time of the download, and LATE alone says what came too late.
 */
export function isCanvas(name: string): boolean {
  if (BLACKBOARD.test(name)) return false;
  return CANVAS_ANONYMOUS.test(name) || CANVAS.test(name) || CANVAS_TEXT.test(name);
}
