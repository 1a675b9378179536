import { dsvFormat } from "d3-dsv";

/** A student as a course system knows them. */
export interface Person {
  name: string;
  first: string;
  last: string;
  /** Canvas' own number of the account. */
  canvas: string;
  /** The institution's: "SIS User ID", "ID number", 학번. */
  number: string;
  login: string;
  email: string;
  section: string;
}

/** Columns by which course systems and registrars call them, in small letters. */
const COLUMNS: Readonly<Record<keyof Person, readonly string[]>> = {
  name: ["student", "name", "full name", "student name", "이름", "성명"],
  first: ["first name", "firstname", "given name"],
  last: ["last name", "lastname", "surname", "family name"],
  canvas: ["id"],
  number: ["sis user id", "id number", "idnumber", "sid", "student id", "student number", "학번"],
  login: ["sis login id", "username", "user name", "login", "login id"],
  email: ["email", "email address", "e-mail", "이메일"],
  section: ["section"],
};

/**
 * The students of a list: a name a line, or a table with a row of titles, as Canvas' and Moodle's gradebooks, Gradescope
 * and registrars export it, separated by commas, semicolons or tabs.
 */
export function peopleIn(text: string): Person[] {
  const [head = [], ...rows] = table(text);
  const titles = head.map((title) => title.trim().toLowerCase());
  const columns = Object.entries(COLUMNS).map(([field, known]) => [field, titles.findIndex((t) => known.includes(t))]);
  const titled = columns.some(([field, i]) => field !== "canvas" && field !== "section" && Number(i) >= 0);
  const people = (titled ? rows : [head, ...rows]).map((row): Person => {
    const cell = (i: number) => row[i]?.trim() ?? "";
    const fields = titled ? columns.map(([field, i]) => [field, cell(Number(i))]) : [["name", cell(0)]];
    const person: Person = { ...NOBODY, ...Object.fromEntries(fields) };
    // Only Canvas calls a number of its own "ID"; elsewhere that is the institution's.
    const own = titles.includes("section") && titles.includes("student");
    if (!own && !person.number) [person.number, person.canvas] = [person.canvas, ""];
    if (!person.first && !person.last) Object.assign(person, halvesOf(person.name));
    person.name ||= [person.first, person.last].filter(Boolean).join(" ");
    person.name ||= person.login || person.email || person.number;
    return person;
  });
  // Below its titles, Canvas says how many points an assignment is worth.
  return people.filter(({ name }) => name !== "" && !/^Points Possible$/i.test(name));
}

/** "Kim, Minji" as Canvas writes it in its column "Student": up to the first comma the last name. Others stay whole. */
function halvesOf(name: string): Pick<Person, "first" | "last"> {
  const [, last, first] = /^([^,]+),\s*(.+)$/.exec(name) ?? ["", "", ""];
  return { first, last };
}

const NOBODY: Person = { name: "", first: "", last: "", canvas: "", number: "", login: "", email: "", section: "" };

function table(text: string): string[][] {
  const whole = text.replace(/^\uFEFF/, "");
  const first = whole.slice(0, whole.search(/[\r\n]|$/));
  const [separator] = [",", ";", "\t"].sort((a, b) => first.split(b).length - first.split(a).length);
  return dsvFormat(separator)
    .parseRows(whole)
    .filter((row) => row.some((cell) => cell.trim()));
}

/**
 * Those whom the name of a submission may mean: by number, login or address if one stands in it, else by name.
 * @param stem without the endings of file names: "kimminji_12345_67890"
 */
export function peopleNamed(stem: string, people: readonly Person[]): Person[] {
  const parts = stem.split(/_| - /).map(letters);
  const known = people.filter(({ canvas, number, login, email }) =>
    [canvas, number, login, email, email.split("@")[0]].map(letters).some((id) => {
      return id !== "" && parts.some((part, i) => part === id && (i === 0 || id.length >= 4));
    }),
  );
  if (known.length) return known;
  // "kim_minji_final" is Kim Minji's, unless somebody is called Kim Minji Final.
  const beginnings = parts.map((_, i) => parts.slice(0, parts.length - i).join(""));
  for (const beginning of [...beginnings, ...parts]) {
    const found = people.filter((person) => beginning !== "" && namesOf(person).includes(beginning));
    if (found.length) return found;
  }
  return [];
}

/** A name as systems write it: "Kim, Minji" is also Minji Kim. */
function namesOf({ name, first, last }: Person): string[] {
  const turned = name.split(",").reverse().join(" ");
  return [name, turned, `${first} ${last}`, `${last} ${first}`].map(letters);
}

/** Letters and digits alone, small ones: what is left of a name in a file's name. */
function letters(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

/** What to call each of them: the name, and what tells two of the same name apart. */
export function labelsOf(people: readonly Person[]): string[] {
  const plain = people.map(({ name }) => name.normalize("NFC"));
  return people.map(({ number, login, canvas, email }, i) => {
    const id = number || login || canvas || email;
    const shared = plain.indexOf(plain[i]) !== plain.lastIndexOf(plain[i]);
    return shared && id ? `${plain[i]} (${id})` : plain[i];
  });
}
