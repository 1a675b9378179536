import type { Rubric } from "../rubric";
import { hasAnswers, type Marked } from "./tables";
import { attention } from "./words";

/** What a teacher should look at: who has no mark, or not everywhere, and why; who was late; what belongs to nobody we know. */
export function worthALook(
  marked: readonly Marked[],
  rubrics: readonly Rubric[],
  { roster, ignored }: { roster: boolean; ignored: readonly string[] },
): string[] {
  const handed = marked.filter(({ student }) => student.counts);
  const namesOf = (some: readonly Marked[]) => some.map(({ student }) => student.student);
  const are = (pick: (one: Marked) => boolean) => namesOf(marked.filter(pick));
  const unreadable = handed.filter(({ result }) => result.unreadable.length);
  const judged = handed.filter(({ result }) => hasAnswers(result.exercises));
  const groups: [say: (names: readonly string[]) => string, names: readonly string[]][] = [
    [attention.missing, are(({ student }) => !student.counts)],
    [
      attention.unreadable,
      unreadable.map(({ student: { student }, result: { unreadable: chapters } }) =>
        withChapters(student, chapters.length === rubrics.length ? [] : [...chapters].sort()),
      ),
    ],
    [attention.empty, namesOf(handed.filter((one) => !judged.includes(one) && !unreadable.includes(one)))],
    ...rubrics.map((rubric): (typeof groups)[number] => [
      (names) => attention.partly(rubric.chapter, names),
      namesOf(
        judged.filter(({ result }) => {
          return !hasAnswers(result.exercises, rubric) && !result.unreadable.includes(rubric.chapter);
        }),
      ),
    ]),
    [
      attention.late,
      marked.flatMap(({ student: { student, late, lateChapters } }) =>
        late ? [withChapters(student, lateChapters)] : [],
      ),
    ],
    [attention.several, are(({ student }) => student.others.length > 0)],
    [attention.doubtful, are(({ student }) => !student.person && student.doubtful === true)],
    [attention.strangers, roster ? are(({ student }) => !student.person && !student.doubtful) : []],
    [attention.ignored, ignored],
  ];
  return groups.filter(([, names]) => names.length).map(([say, names]) => say(names));
}

const withChapters = (student: string, chapters: readonly string[]) =>
  chapters.length ? `${student} (${chapters.join(", ")})` : student;
