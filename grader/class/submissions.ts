import { placesOfAnswers } from "./class-folder";
import { countedAmong, type Submission, submissionOf } from "./counted";
import { CANVAS_TEXT } from "./course-systems";
import { type Handed, handedIn } from "./folder";
import type { Exported } from "./gradescope-export";
import { type Meant, namesOf, submittersAmong } from "./named";
import { labelsOf, NOBODY, type Person } from "./roster";
import { handingBack, remarks } from "./words";

/** A student, what of theirs counts, and what became of the rest. */
export interface Student {
  /** As the marks have it; no two are alike. */
  student: string;
  person?: Person;
  /** The name fits several in the roster, and nothing says which of them. */
  doubtful?: boolean;
  /** Undefined where nothing was handed in. */
  counts?: Submission;
  /** Of a chapter nothing was in time: there the newest counts, and the teacher decides what that means. */
  late: boolean;
  /** Which, "03", where others were in time. */
  lateChapters: readonly string[];
  /** It looks like a class: answers to one chapter lie in several folders of it. */
  nested: boolean;
  /** What is not counted. */
  others: readonly string[];
  /** What the student is told: what counts where it came in several parts, or several times, and what was late. */
  notes: readonly string[];
  remarks: readonly string[];
}

export interface Rules {
  /** File names of the chapters, without ".ts". */
  chapters: readonly string[];
  people?: readonly Person[];
  /** What Gradescope says of each folder. */
  exported?: ReadonlyMap<string, Exported>;
  deadline?: Date;
}

/** Files that lie about in downloads from course systems and belong to nobody. */
const NOBODYS = /\.(?:csv|ya?ml|json|html?|xlsx?|ods|md|log|db|ini)$|^read ?me\b/i;

/** Everybody who handed something in or is in the roster, the roster's students first, and the names of files that are nobody's. */
export function studentsIn(folder: string, rules: Rules): { students: Student[]; ignored: string[] } {
  const ignored: string[] = [];
  const handed: Handed[] = [];
  for (const one of handedIn(folder, rules)) {
    const file = one.kind === "file" && !one.answers;
    const nobodys = NOBODYS.test(one.name) && !CANVAS_TEXT.test(one.name);
    if (one.kind === "other" || one.stem === "" || (file && nobodys)) ignored.push(one.name);
    else handed.push(one);
  }
  const people = rules.people ?? submittersOf(handed);
  const owners = apartByAccount(handed, ownersOf(handed, people));
  const labels = labelsOf(people);
  const labelsFor = (some: readonly Person[]) => some.map((person) => labels[people.indexOf(person)]);
  const remarked = handed.map((one, n): Handed => {
    const { people: theirs, doubtful } = owners[n];
    const together = theirs.length > 1 ? [remarks.together(labelsFor(theirs))] : [];
    const may = doubtful.length === 1 ? remarks.partOfName : remarks.severalPeople;
    const unclear = doubtful.length ? [may(labelsFor(doubtful))] : [];
    const another = theirs.length === 1 && owners[n].byNumberAlone ? [remarks.byNumber] : [];
    const unknown = rules.people && !theirs.length && !doubtful.length ? [remarks.stranger] : [];
    return {
      ...one,
      whose: [...unknown, ...unclear],
      doubtful: doubtful.length > 0,
      remarks: [...together, ...another, ...one.remarks],
    };
  });
  const students = people.map((person, i) => {
    const theirs = remarked.filter((_, n) => owners[n].people.includes(person));
    return studentOf(labels[i], theirs, rules, person);
  });
  for (const [name, theirs] of byName(remarked.filter((_, n) => !owners[n].people.length))) {
    students.push(studentOf(labels.includes(name) ? `${name} (${theirs[0].name})` : name, theirs, rules));
  }
  return { students: withClasses(students, rules.chapters), ignored };
}

/** Where each of several submissions holds two answers to a chapter, they are a class's parts: its sections. */
function withClasses(students: Student[], chapters: readonly string[]): Student[] {
  const handed = students.filter(({ counts }) => counts);
  const parts = handed.every(({ counts }) => placesOfAnswers(counts!.contents(), chapters) > 1);
  if (handed.length < 2 || !parts) return students;
  return students.map((one) => {
    if (!one.counts || one.nested) return one;
    return { ...one, nested: true, remarks: [remarks.nested, ...one.remarks] };
  });
}

/** Whose each is: as Gradescope says where it does, else as its name does. */
function ownersOf(handed: readonly Handed[], people: readonly Person[]): Meant[] {
  const [byName, bySubmitter] = [
    namesOf(
      people,
      handed.map(({ stem }) => stem),
    ),
    submittersAmong(people),
  ];
  return handed.map(({ stem, submitter }) => (submitter ? bySubmitter(submitter) : byName(stem)));
}

/**
 * Two accounts of one name are two people's, and a roster with one of them does not say which. Only who bears their own number there is
 * certain.
 */
function apartByAccount(handed: readonly Handed[], owners: readonly Meant[]): Meant[] {
  const accounts = new Map<Person, Set<string>>();
  for (const [n, { people }] of owners.entries()) {
    const { number, submitter } = handed[n];
    const [only, ...more] = people;
    if (!only || more.length || !number || submitter) continue;
    accounts.set(only, (accounts.get(only) ?? new Set()).add(number));
  }
  return owners.map((meant, n) => {
    const [only, ...more] = meant.people;
    const { number, submitter } = handed[n];
    if (!only || more.length || !number || submitter || (accounts.get(only)?.size ?? 0) < 2) return meant;
    const own = [only.canvas, only.number, only.participant].includes(number);
    return own ? meant : { people: [], doubtful: [only] };
  });
}

/** Where there is no roster: those whom Gradescope names. */
function submittersOf(handed: readonly Handed[]): Person[] {
  const all = handed.flatMap(({ submitter }) => (submitter ? [{ ...NOBODY, ...submitter }] : []));
  return [...new Map(all.map((person) => [person.number || person.email || person.name, person])).values()];
}

/** Those of one name together; apart, where numbers of accounts show that several people have that name. */
function byName(handed: readonly Handed[]): Map<string, Handed[]> {
  const names = grouped(handed, ({ student }) => student);
  const all = new Map<string, Handed[]>();
  for (const [name, theirs] of names) {
    const numbers = new Set(theirs.map(({ number }) => number).filter(Boolean));
    if (numbers.size < 2 || areParts(theirs)) all.set(name, theirs);
    else
      for (const [one, few] of grouped(theirs, ({ number }) => (number ? `${name}_${number}` : name)))
        all.set(one, few);
  }
  return all;
}

/** Whether these are files of one submission, numbered one by one: no two of them answer the same chapter. */
function areParts(handed: readonly Handed[]): boolean {
  const files = handed.map(({ name, stem }) => name.slice(stem.length).replace(/^[_ -]+/, ""));
  return handed.every(({ answers }) => answers) && new Set(files).size === files.length;
}

function studentOf(student: string, handed: readonly Handed[], rules: Rules, person?: Person): Student {
  const submissions = handed.map((one) => submissionOf(one, rules.chapters));
  const { counts, late, lateChapters, others, choices } = countedAmong(submissions, rules);
  if (!counts)
    return { student, person, late, lateChapters, nested: false, others, notes: [], remarks: [remarks.nothing] };
  const nested = placesOfAnswers(counts.contents(), rules.chapters) > 2;
  const choice = choices.length ? choices.join("; ") : undefined;
  const notes = [...(late ? [handingBack.late(lateChapters)] : []), ...choices];
  const unclear = new Set(handed.flatMap(({ whose = [] }) => whose));
  const told = [...(late ? [remarks.late(lateChapters)] : []), ...(nested ? [remarks.nested] : [])];
  const said = [...unclear, ...told, ...(choice ? [choice] : []), ...counts.remarks];
  const doubtful = handed.some((one) => one.doubtful);
  return { student, person, doubtful, counts, late, lateChapters, nested, others, notes, remarks: said };
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}
