import { withFindings } from "../../grader/findings";
import { nodeGrader } from "../../grader/node/grade";
import { TypeChecker } from "../../grader/node/type-checker";
import type { ExerciseReport } from "../../grader/report";
import { targetOf } from "../../grader/targets";
import type { WrittenAnswer } from "./written";

/** What the grader made of an answer. */
export interface Graded {
  answer: WrittenAnswer;
  passes: boolean;
  /** What it said of the cause, if anything: the id of a belief, or of a verdict that names the cause itself. */
  said?: { id: string; sentence: string };
}

const AT_ONCE = 2;

/** Grades each answer by itself. `seeds`: a right answer has to pass under all of them; a wrong one is tried under the first. */
export async function gradeAnswers(answers: readonly WrittenAnswer[], seeds: readonly string[]): Promise<Graded[]> {
  const grader = nodeGrader({ spares: AT_ONCE });
  const checker = new TypeChecker();
  const graded: Graded[] = new Array(answers.length);
  let next = 0;
  const work = async () => {
    for (let i = next++; i < answers.length; i = next++) {
      const answer = answers[i];
      const { rubric } = targetOf(answer.exercise);
      const tried = answer.kind === "right" ? seeds : seeds.slice(0, 1);
      const reports = await grader.underSeeds(rubric, answer.code, answer.exercise, tried);
      const found = reports.find(({ verdict }) => verdict !== "pass") ?? reports[0];
      const [report] = await withFindings([found], answer.code, checker.ask);
      graded[i] = { answer, passes: report.verdict === "pass", said: saidBy(report) };
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    grader.close();
    checker.close();
  }
  return graded;
}

function saidBy({ verdict, says, diagnosis, note, finding, firstWrong }: ExerciseReport): Graded["said"] {
  if (diagnosis?.misconception === "general.nan" && finding) {
    return { id: `typescript.${finding.number}`, sentence: `${diagnosis.belief} ${finding.says}` };
  }
  if (diagnosis) return { id: diagnosis.misconception, sentence: diagnosis.belief };
  if (verdict === "pass") return note ? { id: "note", sentence: note } : undefined;
  // That a number is another one names no cause; that a shape, a kind or a word is another one may.
  const number = firstWrong?.difference.kind === "value" && firstWrong.difference.actual !== undefined;
  if (verdict === "wrong" && number) return undefined;
  return { id: `verdict.${verdict}`, sentence: note ? `${says} ${note}` : says };
}
