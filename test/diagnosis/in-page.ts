import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { reportWithFindings } from "../../grader/findings";
import { nodeGrader, ONE_LEARNER } from "../../grader/node/grade";
import { TypeChecker } from "../../grader/node/type-checker";
import { toJson } from "../../grader/report";
import { targetOf } from "../../grader/targets";
import { runCommand } from "../../grader/terminal/command";
import { chromiumFlags, findChromium } from "../browser/chromium.mjs";
import { buildEnginePage, gradeIn, openEnginePage } from "../browser/engine-page";
import { answersTo, exercisesWithAnswers, type WrittenAnswer } from "./written";

// node desk/run.mjs test/diagnosis/in-page.ts [03 | 03.depthwise …]: grades the answers of test/diagnosis in a page, too, and
// says where anything that a learner is told differs from what the terminal says.

type Told = ReturnType<typeof toJson>["exercises"][number];

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

async function main(words: readonly string[]): Promise<number> {
  const wanted = (id: string) => words.length === 0 || words.some((w) => id === w || id.startsWith(`${w}.`));
  const answers = exercisesWithAnswers().filter(wanted).flatMap(answersTo);
  const folder = mkdtempSync(path.join(tmpdir(), "workbook-diagnosis-"));
  await buildEnginePage(folder);
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  const grader = nodeGrader({ spares: 1, limits: ONE_LEARNER });
  const checker = new TypeChecker();
  const inNode = async ({ exercise, code }: WrittenAnswer): Promise<Told> => {
    const report = await grader.chapter(targetOf(exercise).rubric, code, undefined, exercise);
    return toJson([await reportWithFindings(report, code, checker.ask)]).exercises[0];
  };
  let alike = 0;
  try {
    const { page } = await openEnginePage(browser, folder);
    for (const answer of answers) {
      const [here, there] = await Promise.all([inNode(answer), gradeIn(page, answer.exercise, answer.code)]);
      const [told] = there.stopped ? [] : there.report.exercises;
      if (same(here, told)) alike++;
      else console.log(difference(answer, here, told));
    }
  } finally {
    checker.close();
    grader.close();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${alike} of ${answers.length} answers are told the same in the page`);
  return alike === answers.length ? 0 : 1;
}

function difference({ exercise, kind, title }: WrittenAnswer, here: Told, there: Told | undefined): string {
  const fields = Object.keys({ ...here, ...there }) as (keyof Told)[];
  const told = fields.filter((field) => !same(here[field], there?.[field]));
  const lines = told.map(
    (field) => `  ${field}\n    Node ${JSON.stringify(here[field])}\n    page ${JSON.stringify(there?.[field])}`,
  );
  return [`${exercise} · ${kind} · ${title}`, ...lines].join("\n");
}

runCommand(main);
