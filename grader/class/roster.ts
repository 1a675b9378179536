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
  name: [
    "student",
    "name",
    "full name",
    "student name",
    "이름",
    "성명",
    "학생이름",
    "학생",
    "vollständiger name",
    "teilnehmer/in",
  ],
  first: [
    "preferred first name",
    "legal first name",
    "first name",
    "firstname",
    "given name",
    "forename",
    "forenames",
    "vorname",
  ],
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
    "emplid",
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
    "github username",
    "github_username",
    "github login",
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
  const [head = [], ...rows] = table(text);
  const columns = columnsAmong(head);
  const titled = columns.some(([field, i]) => field !== "canvas" && field !== "section" && Number(i) >= 0);
  if (!titled) return once(peopleInLines(text, file));
  const has = (name: keyof Person) => columns.some(([field, i]) => field === name && i >= 0);
  if (has("last") && !has("first") && !has("name")) throw new UsageError(usage.surnames(file));
  const titles = head.map(letters);
  const role = titles.findIndex((title) => ROLES.includes(title));
  const students = rows.filter((row) => !NO_STUDENT.test(row[role]?.trim() ?? ""));
  // Only Canvas calls a number of its own "ID"; elsewhere that is the institution's.
  const own = titles.includes("section") && titles.includes("student");
  const people = students.map((row): Person => {
    const cell = (i: number) => row[i]?.trim().replace(/\s+/g, " ") ?? "";
    const fields = Object.fromEntries(columns.map(([field, i]) => [field, cell(Number(i))]));
    const person: Person = { ...NOBODY, ...fields };
    if (!own && !person.number) [person.number, person.canvas] = [person.canvas, ""];
    // Moodle's worksheet calls "Participant 50004" an ID in some languages.
    if (/^(?:participant|teilnehmer(?:\/in)?|참가자|참여자) ?\d+$/i.test(person.canvas || person.number)) {
      Object.assign(person, { participant: person.canvas || person.number, canvas: "", number: "" });
    }
    // What is GitHub Classroom's identifier a teacher has chosen: a number, an address, a name.
    if (titles.includes("github_username")) Object.assign(person, { participant: "" }, fieldOf(person.participant));
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

/**
 * A person a line: a name, and what else the line holds of a number and an address, in whatever order, behind commas, semicolons, tabs
 * or spaces. "Kim, Minji" is one name, with a space behind its comma; "Kim,Minji" may be two columns.
 * @throws UsageError where a line is no name
 */
function peopleInLines(text: string, file: string): Person[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|[\r\n]/);
  return lines
    .map((line) => line.replace(/^\s*\d{1,3}[.)]\s+/, "")) // "1. Minji Kim"
    .filter((line) => line.trim())
    .map((line) => {
      const cells = line.split(/[;\t]|,(?! )/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
      const known = cells.map(inCell);
      const names = known.map(({ name = "" }) => name).filter(Boolean);
      const [name = ""] = names;
      if (names.length !== 1 || !NAME.test(name)) throw new UsageError(usage.oddRoster(file, line.trim().slice(0, 60)));
      const [number = ""] = known.flatMap((one) => one.number || []);
      const [email = ""] = known.flatMap((one) => one.email || []);
      return { ...NOBODY, name, number, email, ...halvesOf(name) };
    });
}

/** "Kim Minji 2031001", "Lee Junho <junho@uni.kr>", "Kim, Minji, 123": what there is beside a name, or alone. */
function inCell(cell: string): Partial<Person> {
  const email = /[^\s<>(),;]+@[^\s<>(),;]+/.exec(cell)?.[0] ?? "";
  const rest = cell.replace(email, "").replace(/[<>]/g, " ").trim();
  const [, before, behind] = /^(\d{4,})\s+(\D.*)$/.exec(rest) ?? [];
  if (before) return { name: behind, email, number: before };
  const number = /^(?:.*[\s(,])??(\d{4,}|(?<=^|, *)\d+)\)?$/.exec(rest)?.[1] ?? "";
  const name = (number ? rest.slice(0, rest.lastIndexOf(number)) : rest).replace(/[(),\s]+$/, "").replace(/\s+/g, " ");
  return { name, email, number };
}

/** An identifier as what it is. */
function fieldOf(identifier: string): Partial<Person> {
  const { name, email, number } = inCell(identifier);
  return { ...(name && { name }), ...(email && { email }), ...(number && { number }) };
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

/** What a name may be in a list that has no titles: "김민지", "O'Neill, J." */
const NAME = /^[\p{L}\p{M}\p{N} .,'’·()_-]+$/u;

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
