import { dsvFormat } from "d3-dsv";
import { UsageError } from "../targets";
import { usage } from "./words";

/** A student as a course system knows them. */
export interface Person {
  name: string;
  first: string;
  last: string;
  /** Canvas' own number of the account. */
  canvas: string;
  /** Moodle's own number of a participant: "Participant 50004" in its grading worksheet, 50004 in the folders of a download. */
  participant: string;
  /** The institution's: "SIS User ID", "ID number", 학번. */
  number: string;
  login: string;
  email: string;
  section: string;
}

/** What course systems and registrars call each of them, in small letters; spaces are set aside. */
const COLUMNS: Readonly<Record<keyof Person, readonly string[]>> = {
  name: ["student", "name", "full name", "student name", "이름", "성명", "학생이름", "학생"],
  first: ["first name", "firstname", "given name", "forename", "forenames", "vorname"],
  last: ["last name", "lastname", "surname", "family name", "nachname", "성", "성씨"],
  canvas: ["id"],
  participant: ["identifier"],
  number: [
    "sis user id",
    "id number",
    "idnumber",
    "sid",
    "student id",
    "student number",
    "registration number",
    "matriculation number",
    "matrikelnummer",
    "id-nummer",
    "학번",
    "id번호",
    "식별번호",
  ],
  login: [
    "sis login id",
    "username",
    "user name",
    "login",
    "login id",
    "anmeldename",
    "아이디",
    "사용자명",
    "사용자이름",
  ],
  email: [
    "email",
    "email address",
    "e-mail",
    "e-mail address",
    "e-mail-adresse",
    "이메일",
    "이메일주소",
    "전자우편",
    "전자우편주소",
    "전자메일",
  ],
  section: ["section", "분반"],
};

const ROLES = ["role", "roles", "역할"];
/** Whoever else a course has: what a role is that isn't known costs nobody their row. */
const NO_STUDENT =
  /^(?:ta|teaching assistant|non-editing teacher|teacher|instructor|reader|grader|observer|designer|manager|조교|강사|교수)/i;

/**
 * The students of a list: a name a line, or a table with a row of titles, as Canvas' and Moodle's gradebooks, Gradescope
 * and registrars export it, separated by commas, semicolons or tabs.
 * @param file what to call it
 * @throws UsageError where it is neither
 */
export function peopleIn(text: string, file = "The roster"): Person[] {
  const listed = table(text);
  const lines = listed.every((row) => row.length === 1 || isTurned(row));
  const [head = [], ...rows] = lines ? listed.map((row) => [row.join(",")]) : listed;
  const columns = columnsAmong(head);
  const titled = columns.some(([field, i]) => field !== "canvas" && field !== "section" && Number(i) >= 0);
  const odd = titled ? undefined : [head, ...rows].find((row) => row.length > 1 || !NAME.test(row[0]));
  if (odd) throw new UsageError(usage.oddRoster(file, odd.join(", ").slice(0, 60)));
  const titles = head.map(letters);
  const role = titles.findIndex((title) => ROLES.includes(title));
  const students = titled ? rows.filter((row) => !NO_STUDENT.test(row[role]?.trim() ?? "")) : [head, ...rows];
  // Only Canvas calls a number of its own "ID"; elsewhere that is the institution's.
  const own = titles.includes("section") && titles.includes("student");
  const people = students.map((row): Person => {
    const cell = (i: number) => row[i]?.trim().replace(/\s+/g, " ") ?? "";
    const fields = titled ? Object.fromEntries(columns.map(([field, i]) => [field, cell(Number(i))])) : inLine(cell(0));
    const person: Person = { ...NOBODY, ...fields };
    if (!own && !person.number) [person.number, person.canvas] = [person.canvas, ""];
    if (!person.first && !person.last) Object.assign(person, halvesOf(person.name));
    person.name ||= [person.first, person.last].filter(Boolean).join(" ");
    person.name ||= person.login || person.email || person.number || person.participant;
    person.participant = /\d+$/.exec(person.participant)?.[0] ?? "";
    return person;
  });
  // Below its titles, Canvas says how many points an assignment is worth, and at the end stands whom a teacher tries it with.
  const nobody = own ? /^(?:Points Possible|Student, Test|Test Student)$/i : /^Points Possible$/i;
  return once(people.filter(({ name }) => name !== "" && !nobody.test(name)));
}

/** Who stands there twice, once a section, is one. */
function once(people: readonly Person[]): Person[] {
  const who = ({ section: _, ...person }: Person) => JSON.stringify(person);
  const nameAlone = ({ number, login, email, canvas, participant }: Person) =>
    !(number || login || email || canvas || participant);
  return people.filter((one, i) => nameAlone(one) || people.findIndex((other) => who(other) === who(one)) === i);
}

/** "Kim Minji 2031001", "Lee Junho <junho@uni.kr>": what a line holds beside a name. */
function inLine(line: string): Partial<Person> {
  const email = /[^\s<>(),;]+@[^\s<>(),;]+/.exec(line)?.[0] ?? "";
  const number = /(?:^|[\s(,])(\d{4,})\)?$/.exec(line)?.[1] ?? "";
  const name = line
    .replace(email, "")
    .replace(/[\s(,]*\d{4,}\)?$/, "")
    .replace(/[<>(),\s]+$/, "");
  return { name, email, number };
}

/** The titles of those columns of a list by which its people are known. */
export function titlesIn(text: string): string[] {
  const [head = []] = table(text);
  return columnsAmong(head).flatMap(([field, i]) => (i < 0 || field === "section" ? [] : [head[i].trim()]));
}

/** Where each stands; below 0 what isn't there. 이름 is a whole name, and behind 성 half of one. */
function columnsAmong(head: readonly string[]): [field: string, column: number][] {
  const titles = head.map(letters);
  const known = titles.some((title) => COLUMNS.last.includes(title))
    ? { ...COLUMNS, name: [], first: [...COLUMNS.first, ...COLUMNS.name] }
    : COLUMNS;
  return Object.entries(known).map(([field, all]) => {
    const wanted = new Set(all.map(letters));
    return [field, titles.findIndex((title) => wanted.has(title))];
  });
}

const letters = (title: string) => title.toLowerCase().replace(/\s+/g, "");

/** A column of Canvas' gradebook, as it calls it: "Chapter 01 (501)", and what it is worth there. */
export interface Assignment {
  column: string;
  points?: number;
}

/** The assignments of Canvas' gradebook; none in another list. */
export function assignmentsIn(text: string): Assignment[] {
  const [titles = [], ...rows] = table(text);
  const worth = rows.find(([first]) => /^\s*Points Possible$/i.test(first)) ?? [];
  return titles
    .map((title, i) => ({ column: title.trim(), points: /\d/.test(worth[i]) ? Number(worth[i]) : undefined }))
    .filter(({ column }) => /\(\d+\)$/.test(column));
}

/** "Kim, Minji": a space stands behind a comma in a name, and never behind the commas of a table. */
const isTurned = (row: readonly string[]) =>
  row.length === 2 && /^ \S/.test(row[1]) && row.every((one) => NAME.test(one));

/** What a line of a list may be that has no titles: "김민지", "O'Neill, J. (2031)", "Lee <lee@uni.kr>". */
const NAME = /^[\p{L}\p{M}\p{N} .,'’·@()_-]*(?:<[^<>\s]+@[^<>\s]+>)?$/u;

/** "Kim, Minji" as Canvas writes it in its column "Student": up to the first comma the last name. Others stay whole. */
function halvesOf(name: string): Pick<Person, "first" | "last"> {
  const [, last, first] = /^([^,]+),\s*(.+)$/.exec(name) ?? ["", "", ""];
  return { first, last };
}

export const NOBODY: Person = {
  name: "",
  first: "",
  last: "",
  canvas: "",
  participant: "",
  number: "",
  login: "",
  email: "",
  section: "",
};

function table(text: string): string[][] {
  const whole = text.replace(/^\uFEFF/, "");
  const first = whole.slice(0, whole.search(/[\r\n]|$/));
  const [separator] = [",", ";", "\t"].sort((a, b) => first.split(b).length - first.split(a).length);
  return dsvFormat(separator)
    .parseRows(whole)
    .filter((row) => row.some((cell) => cell.trim()));
}

/** What to call each of them: the name, and what tells two of the same name apart. */
export function labelsOf(people: readonly Person[]): string[] {
  const plain = people.map(({ name }) => name.normalize("NFC"));
  return people.map(({ number, login, canvas, email, participant }, i) => {
    const id = number || login || canvas || email || participant;
    const shared = plain.indexOf(plain[i]) !== plain.lastIndexOf(plain[i]);
    return shared && id ? `${plain[i]} (${id})` : plain[i];
  });
}
