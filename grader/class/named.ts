import { blackboardLogins, systemsNameIn } from "./course-systems";
import type { Submitter } from "./gradescope-export";
import type { Person } from "./roster";
import { isKind, isSystems } from "./whose";

/** Whom the name of a submission means. */
export interface Meant {
  /** Several where it bears several names: a team. */
  people: readonly Person[];
  /** Those of one name, where nothing says which of them it is. */
  doubtful: readonly Person[];
  /** The name is another one, a group's perhaps. */
  byNumberAlone?: boolean;
}

/**
 * Finds those of a roster whom the name of a submission bears: by number, login or address if one stands in it, else by
 * name. What stands between words is set aside: "2031002 박지수", "박지수(2031002)" and "HW1_2031002-박지수" are the same.
 * @param all what else was handed in: what several begin with is the name of an assignment
 */
export function namesOf(people: readonly Person[], all: readonly string[] = []): (stem: string) => Meant {
  const ids = new Map<string, Set<Person>>();
  for (const person of people) {
    const { canvas, number, login, email } = person;
    for (const id of [canvas, number, login, email, email.split("@")[0]]) add(ids, letters(id), person);
  }
  const bearersOf = writtenBy(people);
  const participants = new Map(people.filter((one) => one.participant).map((one) => [one.participant, one]));
  return (stem) => {
    const participant = participants.get(/(\d+)_assignsubmission/.exec(stem)?.[1] ?? "") ?? clonedBy(stem, people, all);
    if (participant) return { people: [participant], doubtful: [] };
    const account = accountIn(stem, people);
    if (account) return account;
    const found = {
      numbers: [] as Person[][],
      logins: [] as Person[][],
      names: [] as Person[][],
      short: [] as Person[][],
      parts: [] as Person[][],
    };
    const words = wordsOf(stem);
    let named = true;
    for (let i = 0; i < words.length; ) {
      // Course systems write the number of an account behind the name, and then what the student called the file.
      if (found.names.length && words[i].account) named = false;
      let end = Math.min(words.length, i + LONGEST);
      for (; end > i; end--) {
        const run = words.slice(i, end).map(({ word }) => word);
        const mayBeName = named && !(end - i === 1 && (words[i].ofSeveral || isBehindSurname(words, i)));
        const byId = [...(ids.get(run.join("")) ?? [])];
        const byName = mayBeName ? [...bearersOf(run.join(""))] : [];
        if (byName.length) found[isWhole(words, i, end) ? "names" : "parts"].push(byName);
        const digits = /\d/.test(run.join(""));
        // A login has no space in it, and Moodle writes the number of its own list behind the name.
        const spaced = words.slice(i, end).some(({ ofSeveral }) => ofSeveral);
        const ofMoodle = words[i].account && words[end]?.word === "assignsubmission";
        const id = byId.length > 0 && !ofMoodle && (digits || (!spaced && standsAlone(words, i, end)));
        if (id && run.join("").length >= SHORT) found[digits ? "numbers" : "logins"].push(byId);
        else if (id && i === 0) found.short.push(byId);
        else if (!byName.length) continue;
        break;
      }
      i = Math.max(end, i + 1);
    }
    const bearers = new Set(found.names.flat());
    const identified = [found.numbers, found.logins].find((some) => some.length) ?? [];
    // Where a name stands beside a number, the number tells which of that name it is; another's is no sign of a team.
    const both = identified.map((some) => some.filter((person) => bearers.has(person))).filter((some) => some.length);
    if (bearers.size && found.numbers.length && !both.length)
      return { people: [], doubtful: [...new Set([...bearers, ...identified.flat()])] };
    const matches = [both, identified, found.names, found.short].find((some) => some.length) ?? [];
    // "Minji Kim for Prof. Jun Lee" bears two names, one of them not quite.
    const others = found.parts.flat().filter((person) => !matches.flat().includes(person));
    if (!matches.length || (others.length && matches === found.names))
      return { people: [], doubtful: [...new Set([...matches.flat(), ...others])] };
    const certain = new Set(matches.filter((some) => some.length === 1).flat());
    // "projectgroup1_1204501_90001": Canvas writes a group's name before the account of one of them.
    const [one] = certain;
    const byNumberAlone =
      certain.size === 1 &&
      !bearers.size &&
      one.canvas !== "" &&
      new RegExp(`^\\D.*_${one.canvas}_\\d+(?:_|$)`).test(stem);
    const doubtful = matches.filter((some) => !some.some((person) => certain.has(person))).flat();
    return { people: [...certain], doubtful: [...new Set(doubtful)], byNumberAlone };
  };
}

/** Finds whom Gradescope names: by number or address; by name only where neither says that it is somebody else. */
export function submittersAmong(people: readonly Person[]): (submitter: Submitter) => Meant {
  const whom = namesOf(people);
  return ({ name, number, email }) => {
    const is = (own: string, theirs: string) => own !== "" && letters(own) === letters(theirs);
    const another = (own: string, theirs: string) => own !== "" && theirs !== "" && !is(own, theirs);
    const byNumber = people.filter((one) => [one.number, one.canvas, one.login].some((id) => is(id, number)));
    const byAddress = people.filter((one) => is(one.email, email));
    const certain = [byNumber, byAddress].find((some) => some.length === 1);
    if (certain) return { people: certain, doubtful: [] };
    const may = (one: Person) => !another(one.number, number) && !another(one.email, email);
    const meant = whom(name);
    return { people: meant.people.filter(may), doubtful: meant.doubtful.filter(may) };
  };
}

/** Words that one name may have. */
const LONGEST = 8;
/** Shorter numbers and logins stand in many a name by chance: they count at its beginning, where it bears nothing else. */
const SHORT = 4;

const DATE = /(?:19|20)\d\d-\d\d-\d\d(?:[-_T ]\d\d[-.]\d\d(?:[-.]\d\d)?)?/g;
const WORD = /[\p{Script=Hangul}\p{Script=Han}]+|(?:(?![\p{Script=Hangul}\p{Script=Han}])[\p{L}\p{M}\p{N}])+/gu;

interface Word {
  word: string;
  /** The number of an account, as course systems write it: "_12345". */
  account: boolean;
  /** A space parts it from another: "Minji Choi" is not Min Ji's, whose name a system writes "minji". */
  ofSeveral: boolean;
  /** What binds it to the word before it: a space or a hyphen between letters. */
  joined: string;
}

/** Whether no other word of a name stands beside it: "minji" may be a login, and in "park_minji" it is half a stranger. */
function standsAlone(words: readonly Word[], from: number, end: number): boolean {
  return [words[from - 1], words[end]].every((one) => !one || /\d/.test(one.word) || isSystems(one.word));
}

/** Whether no other name stands at it: Maria Smith is not Anna Maria Smith, nor Maria Smith-Jones. */
function isWhole(words: readonly Word[], from: number, end: number): boolean {
  const isName = (word: string) =>
    /^\p{Script=Latin}+$/u.test(word) && !isSystems(word) && !isKind(word) && !LINKS.has(word);
  const [first, before, after] = [words[from], words[from - 1], words[end]];
  return !(first.joined === " " && before && isName(before.word)) && !(after?.joined && isName(after.word));
}

/** Words that may stand beside a name, and are none. */
const LINKS = new Set([
  "and",
  "with",
  "und",
  "et",
  "y",
  "by",
  "from",
  "final",
  "answers",
  "convolution",
  "conv",
  "copy",
  "v",
]);

/**
 * Whose account a course system names: Canvas beside a name, Blackboard alone, however short it is. Undefined where it names none that
 * the roster has.
 */
function accountIn(stem: string, people: readonly Person[]): Meant | undefined {
  const logins = blackboardLogins(stem);
  if (logins.length) {
    const has = ({ login, number, email }: Person, one: string) =>
      [login, number, email.split("@")[0]].some((id) => id !== "" && id.toLowerCase() === one.toLowerCase());
    const found = logins.map((one) => people.filter((person) => has(person, one))).find((some) => some.length);
    return found?.length === 1 ? { people: found, doubtful: [] } : undefined;
  }
  const { student, number } = systemsNameIn(stem) ?? {};
  const own = people.filter(({ canvas }) => number !== undefined && canvas === number);
  if (student === undefined || own.length !== 1) return undefined;
  const bearers = writtenBy(people)(letters(student));
  // Somebody may have taken another name since; but it is not somebody else's.
  const another = bearers.length > 0 && !bearers.includes(own[0]);
  if (another) return { people: [], doubtful: [...own, ...bearers] };
  return { people: own, doubtful: [], byNumberAlone: bearers.length === 0 };
}

/** Who is written so: letter by letter as the roster has it, else the other way round, else without umlauts and accents. */
function writtenBy(people: readonly Person[]): (key: string) => readonly Person[] {
  const ways = [false, true].flatMap((plain) =>
    [formsOf, turnedFormsOf].map((forms) => {
      const found = new Map<string, Set<Person>>();
      for (const person of people)
        for (const form of forms(person))
          for (const one of plain ? spellings(form) : [form]) add(found, letters(one), person);
      return found;
    }),
  );
  return (key) => [...(ways.map((way) => way.get(key)).find((some) => some !== undefined) ?? [])];
}

/** "Kim, Minji" is also Minji Kim. */
function formsOf({ name, first, last }: Person): string[] {
  return [name, name.split(",").reverse().join(" "), `${first} ${last}`, `${last} ${first}`];
}

/** A list of names may have them the other way round: "Minji Kim" is Kim Minji, where nobody else is. */
function turnedFormsOf({ name }: Person): string[] {
  const parts = name.split(/\s+/);
  if (parts.length < 2 || parts.length > 4 || name.includes(",")) return [];
  return [
    [...parts.slice(-1), ...parts.slice(0, -1)],
    [...parts.slice(1), ...parts.slice(0, 1)],
  ].map((some) => some.join(" "));
}

function add(all: Map<string, Set<Person>>, key: string, person: Person): void {
  if (key) all.set(key, (all.get(key) ?? new Set()).add(person));
}

/** As it is, and as one writes it without umlauts and accents: "Jörg", "Joerg", "Jorg". */
function spellings(name: string): string[] {
  const long: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", ø: "oe", æ: "ae", å: "aa" };
  // These are no letters with an accent, as Unicode has them.
  const plain: Readonly<Record<string, string>> = { ß: "ss", ł: "l", đ: "d", ø: "o", æ: "ae", ı: "i", ð: "d", þ: "th" };
  const text = name.normalize("NFC").toLowerCase();
  const written = text.replace(/[äöüßøæå]/g, (letter) => long[letter]);
  const bare = text
    .replace(/[ßłđøæıðþ]/g, (letter) => plain[letter])
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
  return [...new Set([text, written, bare])];
}

/** GitHub Classroom's repositories are called "assignment-login"; only what several begin with is an assignment's name. */
function clonedBy(stem: string, people: readonly Person[], all: readonly string[]): Person | undefined {
  const small = stem.toLowerCase();
  const ends = ({ login }: Person) => login !== "" && small.endsWith(`-${login.toLowerCase()}`);
  const [longest] = people.filter(ends).sort((a, b) => b.login.length - a.login.length);
  const assignment = longest && small.slice(0, -longest.login.length);
  const alike = all.filter((other) => other.toLowerCase().startsWith(assignment ?? ""));
  return longest && alike.length > 1 ? longest : undefined;
}

/** "민지" is somebody's whose surname the roster has not; in "박 민지" it need not be. */
function isBehindSurname(words: readonly Word[], i: number): boolean {
  const [before, own] = [words[i - 1]?.word ?? "", words[i].word];
  return /^\p{Script=Hangul}$/u.test(before) && /^\p{Script=Hangul}{1,2}$/u.test(own);
}

/** "박지수2031002" is two words: a name, and a number. */
function wordsOf(stem: string): Word[] {
  const text = stem.normalize("NFC").toLowerCase().replace(DATE, "_");
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    account: /^\d+$/.test(word) && text[index - 1] === "_",
    ofSeveral:
      /^\p{Script=Latin}/u.test(word) &&
      (/[a-z] $/.test(text.slice(0, index)) || /^ [a-z]/.test(text.slice(index + word.length))),
    joined: /\p{Script=Latin}([ -])$/u.exec(text.slice(0, index))?.[1] ?? "",
  }));
}

/** Letters and digits alone, small ones: what is left of a name in a file's name. */
function letters(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}
