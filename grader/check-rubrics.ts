import path from "node:path";
import { readArguments, UsageError } from "./arguments";
import { writeWhole } from "./node/keep";
import { root } from "./node/root";
import { Judge, readAnswers } from "./node/submission";
import { train } from "./node/train";
import { flawsOf } from "./proof";
import type { Rubric } from "./rubric";
import { rubrics } from "./rubrics/index";
import { runCommand } from "./terminal/command";

// npm run check-rubrics [-- 03 …] [--stubs]: proves rubrics. The solution passes, the stub is not started, each wrong model gets
// its own diagnosis and no other, and the cases tell every pair of wrong models apart. --stubs keeps exercises/ as it is
// now as what `npm run reset` restores; it must be untouched.

async function main(line: readonly string[]): Promise<number> {
  const { what, flags } = readArguments(line, ["stubs"], []);
  const chosen = rubrics.filter((r) => what.length === 0 || what.includes(r.chapter));
  const unknown = what.filter((chapter) => !rubrics.some((r) => r.chapter === chapter));
  if (unknown.length) throw new UsageError(`There is no chapter ${unknown.join(", ")}.`);
  const judge = new Judge();
  let flawed = 0;
  for (const rubric of chosen) {
    const flaws = [...(await flawsOf(rubric, train)), ...(await flawsOfFiles(rubric, judge, flags.has("stubs")))];
    const beliefs = rubric.exercises.reduce((sum, e) => sum + e.misconceptions.length, 0);
    const summary = `${rubric.exercises.length} exercises, ${beliefs} beliefs`;
    console.log(`${rubric.chapter} ${rubric.title}: ${summary}${flaws.length ? "" : ", proven"}`);
    for (const flaw of flaws) console.log(`   ${flaw}`);
    flawed += flaws.length;
  }
  judge.close();
  return flawed ? 1 : 0;
}

async function flawsOfFiles(rubric: Rubric, judge: Judge, keepStubs: boolean): Promise<string[]> {
  const at = (folder: string) => path.join(root(), ...folder.split("/"), `${rubric.file}.ts`);
  const verdicts = async (file: string, wanted: string) => {
    const { exercises } = await judge.chapter(rubric, readAnswers(file));
    const name = path.relative(root(), file);
    return exercises
      .filter((e) => e.verdict !== wanted)
      .map((e) => `${e.id}: ${name} is judged ${e.verdict} (${e.says})`);
  };
  const flaws = await verdicts(at("solutions"), "pass");
  if (keepStubs) {
    const started = await verdicts(at("exercises"), "not-started");
    if (started.length) return [...flaws, ...started];
    writeWhole(at("grader/stubs"), readAnswers(at("exercises")) as string);
  }
  return [...flaws, ...(await verdicts(at("grader/stubs"), "not-started"))];
}

runCommand(main);
