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
 * Times are the teacher's: the systems write them in the time zone of whoever downloads.
 */
export function systemsNameIn(stem: string): SystemsName | undefined {
  const blackboard = BLACKBOARD.exec(stem);
  if (blackboard) {
    const [, student, year, month, day, ...clock] = blackboard;
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

/**
 * Whether Canvas has named a file: "kimminji_LATE_7001_9001_hw.zip", an account and an attachment. Canvas packs its downloads anew:
 * what is in them bears the time of the download, and LATE alone says what came too late.
 */
export function isCanvas(name: string): boolean {
  return CANVAS_ANONYMOUS.test(name) || CANVAS.test(name) || CANVAS_TEXT.test(name);
}
