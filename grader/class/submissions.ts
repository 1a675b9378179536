import { lstatSync } from "node:fs";
import { type ContainedFile, type Contents, contentsOf, fileOnDisk } from "../node/contents";
import { answersTo, isNamed } from "../node/find-answers";
import { type Handed, handedIn } from "./folder";
import type { Exported } from "./gradescope-export";
import { type Meant, namesOf, submittersAmong } from "./named";
import { labelsOf, NOBODY, type Person } from "./roster";
import { remarks } from "./words";

/** What a student handed in at one time: a folder, a zip, or files that a course system named after them. */
export interface Submission {
  name: string;
  /** When its newest answer was last changed; of a zip, when the zip was; of a folder without answers nobody knows. */
  time?: Date;
  /** The course system says so. */
  late: boolean;
  remarks: readonly string[];
  /** Files of it that came too late, where others were in time. */
  left?: readonly string[];
  contents(): Contents;
  /** Whether a file in it bears the name of a chapter: what holds none has come neither in time nor late. */
  answers(): boolean;
}

/** A student, what of theirs counts, and what became of the rest. */
export interface Student {
  /** As the marks have it; no two are alike. */
  student: string;
  person?: Person;
  /** The name fits several in the roster, and nothing says which of them. */
  doubtful?: boolean;
  /** Undefined where nothing was handed in. */
  counts?: Submission;
  /** Nothing was in time: the newest counts, and the teacher decides what that means. */
  late: boolean;
  others: readonly string[];
  /** Where there are others: which counts, as the student is told as well. */
  choice?: string;
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
    if (one.kind === "other" || one.stem === "" || (file && NOBODYS.test(one.name))) ignored.push(one.name);
    else handed.push(one);
  }
  const people = rules.people ?? submittersOf(handed);
  const owners = ownersOf(handed, people);
  const labels = labelsOf(people);
  const labelsFor = (some: readonly Person[]) => some.map((person) => labels[people.indexOf(person)]);
  const remarked = handed.map((one, n): Handed => {
    const { people: theirs, doubtful } = owners[n];
    const together = theirs.length > 1 ? [remarks.together(labelsFor(theirs))] : [];
    const unclear = doubtful.length ? [remarks.severalPeople(labelsFor(doubtful))] : [];
    const unknown = rules.people && !theirs.length && !doubtful.length ? [remarks.stranger] : [];
    return {
      ...one,
      whose: [...unknown, ...unclear],
      doubtful: doubtful.length > 0,
      remarks: [...together, ...one.remarks],
    };
  });
  const students = people.map((person, i) => {
    const theirs = remarked.filter((_, n) => owners[n].people.includes(person));
    return studentOf(labels[i], theirs, rules, person);
  });
  for (const [name, theirs] of byName(remarked.filter((_, n) => !owners[n].people.length))) {
    students.push(studentOf(labels.includes(name) ? `${name} (${theirs[0].name})` : name, theirs, rules));
  }
  return { students, ignored };
}

/** Whose each is: as Gradescope says where it does, else as its name does. */
function ownersOf(handed: readonly Handed[], people: readonly Person[]): Meant[] {
  const [byName, bySubmitter] = [namesOf(people), submittersAmong(people)];
  return handed.map(({ stem, submitter }) => (submitter ? bySubmitter(submitter) : byName(stem)));
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

function studentOf(
  student: string,
  handed: readonly Handed[],
  { chapters, deadline }: Rules,
  person?: Person,
): Student {
  const submissions = handed.filter(({ kind }) => kind !== "file").map((one) => submissionOf(one, chapters));
  const loose = handed.filter(({ kind }) => kind === "file");
  if (loose.length) submissions.push(together(loose, deadline));
  submissions.sort(
    (a, b) => (b.time?.getTime() ?? 0) - (a.time?.getTime() ?? 0) || (a.name < b.name ? 1 : -1), // newest first
  );
  const answering = submissions.length > 1 ? submissions.filter(({ answers }) => answers()) : [];
  const newest = answering.length ? answering : submissions;
  const inTime = newest.find(({ late, time }) => !late && (!deadline || !time || time <= deadline));
  const counts = inTime ?? newest[0];
  if (!counts) return { student, person, late: false, others: [], remarks: [remarks.nothing] };
  const earlier = submissions.filter((s) => s !== counts).map(({ name }) => name);
  const { left = [] } = counts;
  const late = inTime === undefined && counts.answers();
  const chosen = [
    ...(earlier.length ? [remarks.several(counts.name, earlier)] : []),
    ...(left.length ? [remarks.afterDeadline(left)] : []),
  ];
  const choice = chosen.length ? chosen.join("; ") : undefined;
  const others = [...earlier, ...left];
  const unclear = new Set(handed.flatMap(({ whose = [] }) => whose));
  const said = [...unclear, ...(late ? [remarks.late] : []), ...(choice ? [choice] : []), ...counts.remarks];
  const doubtful = handed.some((one) => one.doubtful);
  return { student, person, doubtful, counts, late, others, choice, remarks: said };
}

function submissionOf(
  { name, kind, place, changed, came, late, remarks }: Handed,
  chapters: readonly string[],
): Submission {
  const contents = () => contentsOf(place);
  const time = came ?? (kind === "folder" ? newestOf(answersTo(contents(), chapters)) : changed);
  const answers = () => contents().files.some((file) => chapters.some((chapter) => isNamed(file.name, chapter)));
  return { name, time, late, remarks, contents, answers };
}

/** Files that lie there one by one: those in time, if any are. */
function together(handed: readonly Handed[], deadline: Date | undefined): Submission {
  const files = handed.map(({ place, name }) => fileOnDisk(place, name, lstatSync(place)));
  const inTime = files.filter(({ changed }, i) => !handed[i].late && (!deadline || changed <= deadline));
  const counted = inTime.length ? inTime : files;
  const late = files.filter((file) => !counted.includes(file)).map(({ name }) => name);
  return {
    name: counted.map(({ name }) => name).join(", "),
    time: newestOf(counted)!,
    late: inTime.length === 0,
    remarks: [...new Set(handed.flatMap((one) => one.remarks))],
    left: late,
    contents: () => ({ files: counted, unread: [], apart: [] }),
    answers: () => handed.some(({ answers }) => answers),
  };
}

function newestOf(files: readonly ContainedFile[]): Date | undefined {
  return files.length ? new Date(Math.max(...files.map(({ arrived }) => arrived.getTime()))) : undefined;
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}
