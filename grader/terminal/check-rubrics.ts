import path from "node:path";
import type { Grader } from "../grader";
import { readAnswers } from "../node/find-answers";
import { nodeGrader } from "../node/grade";
import { root } from "../node/root";
import { train } from "../node/train";
import { writeWhole } from "../node/whole-files";
import { flawsOf } from "../proof";
import type { Rubric } from "../rubric";
import { chaptersOf } from "../targets";
import { runCommand } from "./command";
import { readCommandLine } from "./command-line";

// npm run check-rubrics [-- 03 …] [--stubs]: proves rubrics. The solution passes, the stub is not started, each wrong model gets
// its own diagnosis and no other, and the cases tell every pair of wrong models apart. --stubs copies exercises/ as it is
// now for `npm run reset` to restore; it must be untouched.

async function main(line: readonly string[]): Promise<number> {
  const { words, flags } = readCommandLine(line, { stubs: { type: "boolean" } });
  const grader = nodeGrader();
  let flawed = 0;
  for (const rubric of chaptersOf(words)) {
    const flaws = [...(await flawsOf(rubric, train)), ...(await flawsOfFiles(rubric, grader, flags.stubs === true))];
    const beliefs = rubric.exercises.reduce((sum, e) => sum + e.misconceptions.length, 0);
    const summary = `${rubric.exercises.length} exercises, ${beliefs} beliefs`;
    console.log(`${rubric.chapter} ${rubric.title}: ${summary}${flaws.length ? "" : ", proven"}`);
    for (const flaw of flaws) console.log(`   ${flaw}`);
    flawed += flaws.length;
  }
  grader.close();
  return flawed ? 1 : 0;
}

async function flawsOfFiles(rubric: Rubric, grader: Grader, copyStubs: boolean): Promise<string[]> {
  const at = (folder: string) => path.join(root(), ...folder.split("/"), `${rubric.file}.ts`);
  const verdicts = async (file: string, wanted: string) => {
    const { exercises } = await grader.chapter(rubric, readAnswers(file));
    const name = path.relative(root(), file);
    return exercises
      .filter((e) => e.verdict !== wanted)
      .map((e) => `${e.id}: ${name} is judged ${e.verdict} (${e.says})`);
  };
  const flaws = await verdicts(at("solutions"), "pass");
  if (copyStubs) {
    const started = await verdicts(at("exercises"), "not-started");
    if (started.length) return [...flaws, ...started];
    writeWhole(at("grader/stubs"), readAnswers(at("exercises")) as string);
  }
  return [...flaws, ...(await verdicts(at("grader/stubs"), "not-started"))];
}

runCommand(main);
