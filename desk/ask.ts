import { solutionHtml } from "../cells/solution-html";
import { gradeChapter } from "../grader/node/grade";
import { asLastMeasured, type Progress, readProgress, withReport, writeProgress } from "../grader/node/progress";
import { resetAnswers } from "../grader/node/reset";
import { readChapter, root } from "../grader/node/root";
import type { Rubric } from "../grader/rubric";
import { rubrics } from "../grader/rubrics/index";
import { targetOf } from "../grader/targets";

// What the buttons in JupyterLab ask for: `ask.ts QUESTION [exercise]`, answered by a document on standard output.

const questions = {
  /** All chapters with the points of their last grading, and the exercise that is next. */
  chapters() {
    const { exercises } = readProgress();
    const chapters = rubrics.map((rubric) => ({
      number: rubric.chapter,
      name: rubric.file,
      title: rubric.title,
      points: rubric.exercises.reduce((sum, e) => sum + Math.min(e.points, exercises[e.id]?.points ?? 0), 0),
      max: rubric.exercises.reduce((sum, e) => sum + e.points, 0),
      next: nextIn(rubric, { exercises }),
    }));
    return {
      begun: Object.keys(exercises).length > 0,
      chapters: chapters.map(({ next, ...chapter }) => ({
        ...chapter,
        next: next && { id: next.id, title: next.title },
      })),
    };
  },

  /** The hints seen so far and one more; none where the exercise is passed, but what is next in its chapter. */
  async hint(id: string) {
    const report = asLastMeasured(await gradeChapter(id, { training: false }), readProgress());
    const [{ hints }] = report.exercises;
    const progress = withReport(readProgress(), report);
    const seen = Math.min(progress.exercises[id].hints + 1, hints.length);
    writeProgress(withHints(progress, id, seen));
    return { hints: hints.slice(0, seen), of: hints.length, next: nextIn(targetOf(id).rubric, progress)?.id };
  },

  /** A fresh stub in place of an answer, which is kept. */
  stub(id: string) {
    const { rubric, only } = targetOf(id);
    return resetAnswers(root(), rubric, only);
  },

  /** Our solution beside the learner's, once that has passed. */
  async solution(id: string) {
    const report = await gradeChapter(id);
    const passed = report.exercises[0].verdict === "pass";
    return { passed, html: passed ? solutionHtml(report.file, id, readChapter) : "" };
  },
};

const nextIn = ({ exercises }: Rubric, known: Progress) =>
  exercises.find(({ id }) => known.exercises[id]?.verdict !== "pass");

function withHints(progress: Progress, id: string, hints: number): Progress {
  return { exercises: { ...progress.exercises, [id]: { ...progress.exercises[id], hints } } };
}

async function main([question, id]: readonly string[]) {
  const answer = await questions[question as keyof typeof questions](id);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

main(process.argv.slice(2));
