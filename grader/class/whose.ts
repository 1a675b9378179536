import { aroundAny, aroundChapter } from "../node/find-answers";
import { type SystemsName, systemsNameIn } from "./course-systems";

/** What the name of a submission tells of its author. */
export interface Author extends SystemsName {
  /** "kim_minji" of "kim_minji_12345_2031-03-04 (1).zip". */
  student: string;
  /** The number of an account, as course systems write it behind a name. */
  number: string | undefined;
  /** Canvas writes LATE behind the name. */
  late: boolean;
}

/**
 * A name without what the file is: "kim_minji_12345" of "kim_minji_12345_03-depthwise-convolution.ts", "김민지" of
 * "03-depthwise-convolution_김민지.ts". A folder has no ending: "j.kim" is a name.
 */
export function stemOf(name: string, chapters: readonly string[], folder = false): string {
  const [named = aroundAny(name)] = chapters.flatMap((chapter) => aroundChapter(name, chapter) ?? []);
  const stem = named
    ? [named.before, named.words].filter(Boolean).join("_")
    : name.replace(folder ? "" : /(\.tar)?\.[A-Za-z0-9]{1,5}$/, "");
  return stem.normalize("NFC").replace(COPY, "").trim(); // A Mac writes 김 and é in parts.
}

/** What file managers and browsers put behind the name of a copy. */
const COPY = /(?: ?\(\d{1,3}\)| - copy(?: of)?| - 복사본| copy)+$/i;
const saysLate = (part = "") => /^late$/i.test(part);
const SYSTEMS = /^(?:late|assignsubmission|onlinetext|attempt|submission|workbook|exercises)$/i;
/** Whether a word is a course system's, and no part of a name. */
export const isSystems = (word: string) => SYSTEMS.test(word);
/** What is no name by itself: who "team_1", "hw1_20311234" and "과제1_김민지" are is said behind it. */
const KIND =
  /^(?:hw|homework|assignments?|assign|ex|exercise|lab|week|ch|chapter|task|project|team|group|user|student|participant|과제|숙제|팀|모둠|학생)\d*$/i;
/** Whether a word says what something is, and not whose. */
export const isKind = (word: string) => KIND.test(word);
const DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:\d{4,6})?$/;

/**
 * Whose a submission is. A name ends where a number, a date or a course system's word begins: "kim_minji_12345",
 * "kim_minji_2031-03-04" and "kim_minji" are all kim_minji's. A name may begin with digits in it: an account ("s004",
 * "20311234"), or a team, whose members stay apart ("team1_kim").
 */
export function authorOf(stem: string, title = ""): Author {
  return { ...NOTHING, ...(systemsNameIn(stem, title) ?? authorIn(stem.replace(/ ?[([](\d{4,})[)\]]/g, "_$1"))) }; // 김민지(2031001)
}

const NOTHING = { number: undefined, late: false };

function authorIn(stem: string): Pick<Author, "student" | "number" | "late"> {
  const [first, ...more] = stem.split("_");
  if (SYSTEMS.test(first)) return { ...NOTHING, student: stem }; // Gradescope: "submission_101".
  if (KIND.test(first) && more.length) {
    const whose = authorIn(more.join("_"));
    return { ...whose, student: `${first}_${whose.student}` };
  }
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
