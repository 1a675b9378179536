import { isNamed } from "../node/find-answers";

/** What the name of a submission tells of its author. */
export interface Author {
  /** "kim_minji" of "kim_minji_12345_2031-03-04 (1).zip". */
  student: string;
  /** The number of an account, as course systems write it behind a name. */
  number: string | undefined;
  /** Canvas writes LATE behind the name. */
  late: boolean;
}

/**
 * A name without what the file is: "kim_minji_12345" of "kim_minji_12345_03-depthwise-convolution.ts". A folder has no
 * ending: "j.kim" is a name.
 */
export function stemOf(name: string, chapters: readonly string[], folder = false): string {
  const chapter = chapters.find((file) => isNamed(name, file));
  const stem = chapter
    ? name.slice(0, name.toLowerCase().lastIndexOf(chapter)).replace(/[_ -]+$/, "")
    : name.replace(folder ? "" : /(\.tar)?\.[A-Za-z0-9]{1,5}$/, "");
  return stem.normalize("NFC").replace(COPY, "").trim(); // A Mac writes 김 and é in parts.
}

/** What file managers and browsers put behind the name of a copy. */
const COPY = /(?: ?\(\d{1,3}\)| - copy| - 복사본| copy)+$/i;
const saysLate = (part = "") => /^late$/i.test(part);
const SYSTEMS = /^(?:late|assignsubmission|onlinetext|attempt|submission|workbook|exercises)$/i;
/** Whether a word is a course system's, and no part of a name. */
export const isSystems = (word: string) => SYSTEMS.test(word);
const DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:\d{4,6})?$/;

/**
 * Whose a submission is. A name ends where a number, a date or a course system's word begins: "kim_minji_12345",
 * "kim_minji_2031-03-04" and "kim_minji" are all kim_minji's. A name may begin with digits in it: an account ("s004",
 * "20311234"), or a team, whose members stay apart ("team1_kim").
 */
export function authorOf(name: string): Author {
  const stem = name.replace(/ ?[([](\d{4,})[)\]]/g, "_$1"); // 김민지(2031001)
  const [first, ...more] = stem.split("_");
  if (SYSTEMS.test(first)) return { student: stem, number: undefined, late: false }; // Gradescope: "submission_101".
  const attempt = more.indexOf("attempt"); // Blackboard: "Assignment 1_s004_attempt_2031-03-04-18-00-00".
  if (attempt > 0) return { student: more[attempt - 1], number: undefined, late: false };
  const ends = more.findIndex((part) => part === "" || /\d/.test(part) || SYSTEMS.test(part));
  const behind = ends < 0 ? [] : more.slice(ends);
  const late = saysLate(behind[0]);
  const [number = ""] = behind.slice(Number(late));
  const named = more.slice(0, more.length - behind.length);
  const account = /\d/.test(first) && !named.length; // Nobody else has it.
  return {
    student: [first, ...named].join("_") || stem,
    number: !account && /^\d{4,}$/.test(number) && !DATE.test(number) ? number : undefined,
    late,
  };
}

/** As people count: "hw_9" before "hw_10", and a file before its copies, "hw" before "hw (1)" and "hw-1". */
export function inNaturalOrder(a: string, b: string): number {
  const [one, other] = [a, b].map((name) => {
    const plain = name.replace(/(?:\.tar)?\.[A-Za-z0-9]{1,5}$/, "");
    const copy = /(?: ?\((\d{1,3})\)|-(\d{1,3}))$/.exec(plain);
    return { base: copy ? plain.slice(0, copy.index) : plain, copy: Number(copy?.[1] ?? copy?.[2] ?? 0) };
  });
  return one.base.localeCompare(other.base, "en", { numeric: true }) || one.copy - other.copy;
}
