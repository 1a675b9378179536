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
}

/** "Assignment 1_s004_attempt_2031-03-04-18-00-00_hw.zip" */
const BLACKBOARD = /^(?:.*_)?([^_]+)_attempt_(\d{4})-(\d\d)-(\d\d)(?:-(\d\d)-(\d\d)-(\d\d))?/;
/** "101-9001 - Minji Kim - Mar 4, 2031 1130 AM" */
const BRIGHTSPACE = /^(\d+-\d+) - (.+?) - ([A-Z]\w+ \d{1,2}, \d{4}) (\d{1,2}):?(\d\d) ([AP]M)\b/;
/** "LATE_anon_x7k2p_9001_hw.zip": see get_filename in lib/content_zipper.rb of canvas-lms */
const CANVAS_ANONYMOUS = /^(LATE_)?(anon_[A-Za-z0-9]{5})(?=_|$)/;
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
    const [, number, student, day, hours, minutes, half] = brightspace;
    const came = new Date(`${day} ${hours}:${minutes} ${half}`);
    return { student, number, stem: student, ...(Number.isNaN(came.getTime()) ? {} : { came }) };
  }
  const anonymous = CANVAS_ANONYMOUS.exec(stem);
  if (anonymous) return { student: anonymous[2], late: anonymous[1] !== undefined };
  const moodle = MOODLE.exec(stem);
  return moodle ? { student: moodle[1], number: moodle[2] } : undefined;
}

/**
 * Whether Canvas has named a file: "kimminji_LATE_7001_9001_hw.zip", an account and an attachment. Canvas packs its downloads anew:
 * what is in them bears the time of the download, and LATE alone says what came too late.
 */
export function isCanvas(name: string): boolean {
  return CANVAS_ANONYMOUS.test(name) || /^[^\d_]+(?:_[^\d_]+)*_\d+_\d+_/.test(name);
}
