import { answersAmong, isAnswersToAny } from "../node/find-answers";
import type { ChapterReport } from "../report";
import type { Rubric } from "../rubric";
import type { Ending } from "../verdict";
import { endings, files } from "../words";
import type { Student } from "./submissions";
import { hasAnswers } from "./tables";
import { remarks } from "./words";

/** A student's answers to each chapter, and how they came. */
export interface HandedIn {
  answers: (string | Ending)[];
  /** Which file counts, where a chapter had several. */
  choices: (string | undefined)[];
  /** Chapters without answers, where something that could not be read holds them, or may hold them: "03". */
  unreadable: string[];
  /** What a teacher is told of it. */
  said: string[];
}

/** Finds the answers to each chapter in what counts of a student's. */
export function handedInBy({ counts, remarks: known }: Student, rubrics: readonly Rubric[]): HandedIn {
  if (!counts)
    return {
      answers: rubrics.map(() => endings.missing(remarks.nothing)),
      choices: [],
      unreadable: [],
      said: [...known],
    };
  const contents = counts.contents();
  const found = rubrics.map((rubric) => ({ ...answersAmong(contents, rubric), rubric }));
  const faults = found.flatMap((one) => (typeof one.text === "string" ? [] : [{ ...one, says: one.text.says }]));
  const absent = faults.filter(({ files: some }) => !some.length);
  const empty = faults.filter((one) => one.empty);
  const notText = faults.filter((one) => one.files.length && !one.empty);
  const notRead = [...contents.unread, ...notText.map(({ says }) => says)];
  const there = contents.files.map(({ name }) => name);
  const missed = there.length || !contents.unread.length ? absent : []; // Nobody knows what an unreadable zip lacks.
  const taken = new Set(found.flatMap(({ files: some }) => some.map(({ name }) => name)));
  const rest = contents.files.filter(({ name }) => !taken.has(name) && !isAnswersToAny(name));
  const all = absent.length === rubrics.length;
  const instead =
    all || rest.length ? files.instead({ ...contents, files: all ? contents.files : rest, unread: [] }) : [];
  const choices = found.map(({ choice }) => choice);
  return {
    answers: found.map(({ text }) => text),
    choices,
    unreadable: [...notText, ...(contents.unread.length ? absent : [])].map(({ rubric }) => rubric.chapter),
    said: [
      ...known,
      ...(notRead.length ? [remarks.unreadable(notRead)] : []),
      ...empty.map(({ says }) => says),
      ...(missed.length
        ? [
            remarks.notFound(
              missed.map(({ rubric }) => `${rubric.file}.ts`),
              instead,
            ),
          ]
        : []),
      ...choices.flatMap((choice) => choice ?? []),
    ],
  };
}

/** What a teacher is told of chapters whose file could be read, and holds no function that was asked for. */
export function namingNone(reports: readonly ChapterReport[], answers: readonly (string | Ending)[]): string[] {
  const none = reports.filter((report, i) => typeof answers[i] === "string" && !hasAnswers(report.exercises));
  return none.map(({ file }) => remarks.noFunctions(`${file}.ts`));
}
