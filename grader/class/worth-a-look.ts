import type { Rubric } from "../rubric";
import { hasAnswers, type Marked } from "./tables";
import { attention, remarks } from "./words";

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
    [() => attention.download(...timesOf(handed)), areOfDownload(handed) ? ["all"] : []],
    [attention.several, are(({ student }) => student.others.length > 0)],
    [
      attention.syntax,
      judged.flatMap(({ student: { student }, result }) => {
        const chapters = rubrics.filter((rubric) => fails(result, rubric)).map(({ chapter }) => chapter);
        return chapters.length ? [withChapters(student, chapters)] : [];
      }),
    ],
    [attention.byNumber, namesOf(handed.filter(({ result }) => result.remarks.includes(remarks.byNumber)))],
    [attention.nested, are(({ student }) => student.nested)],
    [attention.doubtful, are(({ student }) => !student.person && student.doubtful === true)],
    [attention.strangers, roster ? are(({ student }) => !student.person && !student.doubtful) : []],
    [attention.ignored, ignored],
  ];
  return groups.filter(([, names]) => names.length).map(([say, names]) => say(names));
}

/** A file that does not compile has no exercise that does. */
function fails({ exercises }: Marked["result"], { exercises: asked }: Rubric): boolean {
  const ids = new Set(asked.map(({ id }) => id));
  return exercises.some(({ id, verdict }) => ids.has(id) && verdict === "syntax");
}

const withChapters = (student: string, chapters: readonly string[]) =>
  chapters.length ? `${student} (${chapters.join(", ")})` : student;

/** Fewer may well have handed in together, and too late. */
const FEWEST = 3;
const MINUTES = 10;

/** Whether the times that make everybody late seem to be those of the download, and not of handing in. */
function areOfDownload(handed: readonly Marked[]): boolean {
  const [from, to] = timesOf(handed).map((time) => new Date(time).getTime());
  return handed.length >= FEWEST && handed.every(({ student }) => student.late) && to - from < MINUTES * 60_000;
}

function timesOf(handed: readonly Marked[]): [from: string, to: string] {
  const times = handed.flatMap(({ student }) => student.counts?.time?.toISOString() ?? []).sort();
  return [times[0], times[times.length - 1]];
}
