import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Grader } from "../grader";
import { detect } from "../node/detect";
import { readAnswers } from "../node/find-answers";
import { nodeGrader } from "../node/grade";
import { root } from "../node/root";
import { otherSignatures } from "../node/signatures";
import { train } from "../node/train";
import { isOf, unlistedExercises, unlistedRubrics } from "../node/unlisted";
import { writeWhole } from "../node/whole-files";
import { flawsOf } from "../proof";
import type { Rubric } from "../rubric";
import { flawsOfCounts, flawsOfStubs } from "../stub";
import { chaptersOf } from "../targets";
import { runCommand } from "./command";
import { readCommandLine } from "./command-line";
import { proof } from "./words";

// npm run check-rubrics [-- 03 …] [--stubs]: proves rubrics. The solution passes, the stub is not started, each wrong model gets
// its own diagnosis and no other, the cases tell every pair of wrong models apart, and the stubs work by hand what the
// solution gives, and have its types. --stubs copies exercises/ as it is now for `npm run reset` to restore; it must be untouched.

async function main(line: readonly string[]): Promise<number> {
  const { words, flags } = readCommandLine(line, { stubs: { type: "boolean" } });
  const unlisted = unlistedRubrics();
  for (const file of unlisted) console.log(proof.unlisted(file));
  const listed = words.filter((word) => !unlisted.some((file) => isOf(word, file)));
  if (words.length && !listed.length) return 1;
  const grader = nodeGrader();
  let flawed = unlisted.length;
  for (const rubric of chaptersOf(listed)) {
    const flaws = await flawsOf(rubric, { train, detect });
    flaws.push(...unlistedExercises(rubric).map(({ file, id }) => proof.unlistedExercise(file, id)));
    // Files can't be graded by a rubric that has no answers of its own.
    if (rubric.exercises.every((e) => typeof e.solution === "function")) {
      flaws.push(...(await flawsOfFiles(rubric, grader, flags.stubs === true)));
    }
    const beliefs = rubric.exercises.reduce((sum, e) => sum + e.misconceptions.length, 0);
    console.log(proof.summary(rubric.chapter, rubric.title, rubric.exercises.length, beliefs, flaws.length));
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
  flaws.push(...flawsOfTexts(rubric));
  if (copyStubs) {
    const started = await verdicts(at("exercises"), "not-started");
    if (started.length) return [...flaws, ...started];
    writeWhole(at("grader/stubs"), readAnswers(at("exercises")) as string);
  }
  const kept = path.relative(root(), at("grader/stubs"));
  const renew = `npm run check-rubrics -- ${rubric.chapter} --stubs`;
  if (!existsSync(at("grader/stubs"))) return [...flaws, proof.noStubs(kept, renew)];
  flaws.push(...(await verdicts(at("grader/stubs"), "not-started")));
  // Where there are answers in exercises/ it can't be told whether the text around them was changed as well.
  const [now, then] = [at("exercises"), at("grader/stubs")].map(readAnswers);
  if (now !== then && !(await verdicts(at("exercises"), "not-started")).length) flaws.push(proof.oldStubs(kept, renew));
  return flaws;
}

/** What can be read without running anything: the stubs as they are now, and the notebook. */
function flawsOfTexts(rubric: Rubric): string[] {
  const stubs = readAnswers(path.join(root(), "exercises", `${rubric.file}.ts`));
  const notebook = path.join(root(), "notebooks", `${rubric.file}.ipynb`);
  return [
    ...(typeof stubs === "string"
      ? [...flawsOfStubs(rubric, stubs), ...otherSignatures(rubric, stubs)]
      : [stubs.says]
    ).map((f) => `exercises/${rubric.file}.ts: ${f}`),
    ...(existsSync(notebook)
      ? flawsOfCounts(rubric, readFileSync(notebook, "utf8")).map((f) => `notebooks/${rubric.file}.ipynb: ${f}`)
      : []),
  ];
}

runCommand(main);
