// What a class run says to the teacher. What a student is told of an answer stands in ../words.ts.

const listed = (names: readonly string[]) => names.join(", ");
/** Names of people hold commas: "Kim, Minji; Lee, Junho". */
const people = (names: readonly string[]) => names.join("; ");
const counted = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;

/** @param strangers who handed in and is not in the roster */
const whom = (students: number, strangers: number) =>
  counted(students, "student") +
  (strangers ? ` in the roster, and ${strangers} who handed in and ${strangers === 1 ? "is" : "are"} not in it` : "");

/** To a command line that can't be followed. */
export const usage = {
  out: "Where should the marks go? --class DIR --out DIR",
  noFolder: (folder: string) => `There is no folder ${folder}.`,
  file: (file: string) => `${file} is a file: unpack it into a folder of its own, and name that.`,
  workbook: (flag: string, folder: string) =>
    `--${flag} ${folder} is the workbook itself, or one of its rooms: take a folder of its own.`,
  inside: (out: string, folder: string) => `--out ${out} lies in --class ${folder}: it would be taken for a student.`,
  deadline: (text: string) =>
    `--deadline ${text} is no time; write it as 2031-03-04T18:00Z, with +09:00 for Z, or as 2031-03-04 for all of that day`,
  noRoster: (file: string) =>
    `There is no file ${file}: --roster takes a list of students, such as your course system exports.`,
  sheet: (file: string) => `${file} is a spreadsheet: save it as CSV.`,
  emptyRoster: (file: string) => `${file} names no student: a name a line, or a table with a column for names.`,
  surnames: (file: string) =>
    `${file} has last names, and no column that is called First name, Given name or Name: who is who can't be told. Rename its titles.`,
  oddRoster: (file: string, line: string) =>
    `${file} is no list of students: none of its columns is called Name, Student, First name, Email, SID or 학번, and "${line}" is not one name. Write titles above the columns, or one name a line, with a number or an address behind it if you like.`,
  packed: (file: string) => `${file} holds the answers of several: unpack it into a folder of its own, and name that.`,
  nothing: (folder: string, ignored: readonly string[]) =>
    `${folder} holds nothing that anybody handed in${ignored.length ? `, only ${listed(ignored)}` : ""}.`,
  metadata: (file: string, why: string) => `${file} can't be read, and it says whose each folder is: ${why}`,
  bundleOut: "Where should it go? --bundle gradescope --out autograder.zip",
  bundleFile: (bundle: string, out: string, ending: string) =>
    `--bundle ${bundle} writes a file that ends in ${ending}, not ${out}.`,
  apart: (flag: string, other: string) => `--${flag} does not go with --${other}.`,
  bundle: (name: string) => `--bundle knows gradescope and classroom, not "${name}".`,
};

/** What a row of marks.csv has to say of a submission. */
export const remarks = {
  nothing: "nothing was handed in",
  /** @param chapters which, where others were in time */
  late: (chapters: readonly string[]) => (chapters.length ? `late: ${listed(chapters)}` : "late"),
  several: (counts: readonly string[], others: readonly string[]) =>
    `handed in ${counts.length + others.length} times: ${listed(counts)} ${counts.length > 1 ? "count" : "counts"}, not ${listed(others)}`,
  /** @param chapters "01 of kim.zip" */
  inParts: (chapters: readonly string[]) => `handed in in parts, which are put together: ${listed(chapters)}`,
  tied: (counts: string, others: readonly string[]) =>
    `${listed(others)} came at the same moment: ${counts} is taken, the later name`,
  unreadable: (sentences: readonly string[]) => `unreadable: ${sentences.join("; ")}`,
  /** @param instead what there is, where there are no answers at all */
  notFound: (chapters: readonly string[], instead: readonly string[]) =>
    [`no answers to ${listed(chapters)}`, ...instead].join(". "),
  noFunctions: (file: string) => `${file} holds none of the functions that were asked for`,
  afterDeadline: (names: readonly string[]) => `too late, and not counted: ${listed(names)}`,
  stranger: "not in the roster",
  together: (names: readonly string[]) => `handed in together, and counted for each: ${people(names)}`,
  partOfName: (names: readonly string[]) => `only a part of its name is that of ${people(names)}`,
  nested: "holds answers to the same chapter in several folders: if it is a class, name it with --class",
  severalPeople: (names: readonly string[]) => `its name fits several in the roster: ${people(names)}`,
  unreadTime: (when: string) => `when it came can't be read from "${when}": the time of its files is taken`,
  byNumber: "known by the number of an account alone: the name is another one, or a group's",
  tooLate: (name: string) => `${name} (too late)`,
  notUtf8: (name: string) => `its name is not UTF-8: read as ${name}`,
};

/** While it runs, and when it has ended. */
export const run = {
  progress: (done: number, of: number, judged: number, left: number) =>
    `${done} of ${of} students, ${judged} judged, ${left} s left`,
  removed: (names: readonly string[]) => `Removed, since nobody in this class is called so: ${people(names)}`,
  noRoster: "With --roster FILE everybody has a row, and there are tables for Canvas and Moodle.",
  interrupted: (done: number, of: number) =>
    done
      ? `Interrupted. The marks of ${done} of ${of} students are on disk: the same command goes on from there.`
      : "Interrupted, before the first student was judged.",
  done: (of: { students: number; strangers: number; judged: number; late: number }, seconds: string) =>
    `${whom(of.students, of.strangers)}, ${of.judged} judged now, ${of.late} late, ${seconds} s`,
  roster: (titles: readonly string[]) => `In the roster these columns say who is who: ${listed(titles)}.`,
  into: (chapter: string, column: string) => `In canvas.csv the marks of ${chapter} go into the column ${column}.`,
  dropped: (chapters: readonly string[]) =>
    `marks.csv had columns for ${listed(chapters)}, which this run does not grade, and has them no more: grade all chapters at once, or give each run an --out of its own.`,
  stale: (files: readonly string[]) =>
    `Removed: ${listed(files)} of an earlier run. With --roster they are written anew.`,
  untimed: (files: number) =>
    `${counted(files, "name")} ${files === 1 ? "is" : "are"} Canvas' own: there LATE says who was late, and --deadline nothing, since Canvas gives all files the time of the download.`,
  newColumns: (chapters: readonly string[]) =>
    `In canvas.csv the marks of ${listed(chapters)} come in columns of their own: the gradebook has none, or several, of that name and worth as many points.`,
  files: {
    "marks.csv": "a table, for you",
    "canvas.csv": "for Canvas: Gradebook, Import",
    "moodle.csv": "for Moodle: Gradebook, Import, CSV file",
    "summary.html": "what the class believes",
    students: "two files a student: .json, and .txt to hand back",
    gradescope: "the same for Gradescope",
  },
  protections: (layers: readonly string[]) => `Protections that were on: ${listed(layers)}`,
};

/** To a student, through a course system. */
export const handingBack = {
  /** @param chapters which, where others were in time */
  late: (chapters: readonly string[]) =>
    `${chapters.length ? `${listed(chapters)} came` : "This came"} too late. What that means, your teacher says.`,
  says: (sentence: string, line: number | undefined) =>
    line === undefined ? sentence : `${sentence} (line ${line} of your file)`,
  hint: (hint: string) => `Hint: ${hint}`,
};

/** What a teacher should look at, on the summary and in the terminal. */
type Attention =
  | "missing"
  | "unreadable"
  | "empty"
  | "late"
  | "several"
  | "nested"
  | "syntax"
  | "byNumber"
  | "doubtful"
  | "strangers"
  | "ignored";
export const attention: Record<Attention, (names: readonly string[]) => string> & {
  partly: (chapter: string, names: readonly string[]) => string;
  download: (from: string, to: string) => string;
} = {
  missing: (names) => `Nothing was handed in by ${names.length}: ${people(names)}`,
  unreadable: (names) => `What ${names.length} handed in can't be read: ${people(names)}`,
  empty: (names) => `No answers were found in what ${names.length} handed in: ${people(names)}`,
  partly: (chapter, names) => `No answers to ${chapter}, and no mark there: ${people(names)}`,
  syntax: (names) => `Does not compile, and so earns nothing: ${people(names)}`,
  byNumber: (names) => `Known by the number of an account alone, under another name: ${people(names)}`,
  late: (names) => `Late: ${people(names)}`,
  download: (from, to) =>
    `Everybody is late, and all files are of the same minutes (${from} to ${to}): that seems to be when they were downloaded or copied. grader/README.md says what keeps their times.`,
  several: (names) => `${names.length} handed in more than once: ${people(names)}`,
  doubtful: (names) => `May be meant for somebody in the roster, and is counted for nobody there: ${people(names)}`,
  nested: (names) => `Looks like a class of its own, and is graded as one student's: ${people(names)}`,
  strangers: (names) => `Not in the roster, and so in no gradebook and in no average: ${people(names)}`,
  ignored: (names) => `Nobody's, and not graded: ${listed(names)}`,
};

/** The page about a class. */
export const summary = {
  title: "What the class believes",
  students: (
    [students, strangers]: readonly [number, number],
    judged: number,
    mean: string | undefined,
    max: number,
    roster: boolean,
  ) =>
    `${whom(students, strangers)}. ${
      mean === undefined
        ? "Nobody's answers could be judged."
        : `The figures are of the ${judged}${roster ? " in the roster" : ""} whose answers could be judged: ${mean} of ${max} points on average, of which a chapter that was not handed in has none.`
    }`,
  axis: "share of the points in %, and how many students have it",
  attention: "To look at",
  remarks: "What was odd about each of them stands in marks.csv.",
  beliefs: "Beliefs behind wrong answers",
  noBeliefs: "No wrong answer matched a known belief.",
  exercises: "Exercises",
  otherVerdicts: "stopped, never ended, or was refused",
  counted: (students: number) => counted(students, "student"),
  alike: "Nearly identical files",
  alikeMeans:
    "A reason to look, and no judgement: short exercises have few right answers. Names, numbers, comments and imports are set aside, as is what more than eight people and a third of the class write alike. Of files that are the same then, each stands beside the first; solutions/ is ours.",
  alikeColumns: ["file", "student", "student", "alike"],
  noneAlike: "None.",
  rule: (seed: string, deadline: string | undefined) =>
    `Seed: ${seed}. ${deadline ? `Deadline: ${deadline}. ` : ""}Of what a student handed in several times, the newest answers count that were in time, chapter by chapter.`,
};
