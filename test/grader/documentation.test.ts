import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { answersIn } from "../../execute/answers.mjs";
import { rubrics } from "../../grader/rubrics/index";
import { VERDICTS } from "../../grader/verdict";

const text = readFileSync("grader/README.md", "utf8");

it("the table of verdicts names them all", () => {
  const named = [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, verdict]) => verdict);
  expect(named).toEqual([...VERDICTS]);
});

it("every chapter has its stubs, for learners and for a reset", () => {
  const files = rubrics.flatMap(({ file }) => [`exercises/${file}.ts`, `grader/stubs/${file}.ts`]);
  const missing = files.filter((file) => !existsSync(file));
  expect(
    missing,
    "write the stub into exercises/; npm run check-rubrics -- NN --stubs copies it to grader/stubs/",
  ).toEqual([]);
});

it("the stubs that a reset restores are those that are published", () => {
  const others = rubrics
    .map(({ file }) => file)
    .filter((file) => existsSync(`exercises/${file}.ts`) && existsSync(`grader/stubs/${file}.ts`)) // told above
    .filter((file) => {
      const stub = readFileSync(`grader/stubs/${file}.ts`, "utf8");
      const published = fromGit(`HEAD:exercises/${file}.ts`) ?? stub;
      // What is being written is not committed yet.
      return stub !== published && stub !== readFileSync(`exercises/${file}.ts`, "utf8");
    });
  expect(others.map((file) => adviceFor(file, answersIn(file)))).toEqual([]);
});

it("where a file holds answers, its stubs are not to be copied but put back", () => {
  expect(adviceFor("03-depthwise-convolution", ["depthwise"])).toBe(
    "exercises/03-depthwise-convolution.ts holds answers (depthwise), and other stubs than grader/stubs/: npm run reset -- 03 puts these back and keeps a copy in backups/; commit exercises/",
  );
  expect(adviceFor("03-depthwise-convolution", [])).toContain("npm run check-rubrics -- 03 --stubs, and commit");
});

function adviceFor(file: string, answered: readonly string[]): string {
  const chapter = file.slice(0, 2);
  return answered.length
    ? `exercises/${file}.ts holds answers (${answered.join(", ")}), and other stubs than grader/stubs/: npm run reset -- ${chapter} puts these back and keeps a copy in backups/; commit exercises/`
    : `exercises/${file}.ts has other stubs than grader/stubs/: npm run check-rubrics -- ${chapter} --stubs, and commit exercises/ and grader/stubs/ together`;
}

/** Undefined where the workbook did not come through git. */
function fromGit(object: string): string | undefined {
  try {
    return execFileSync("git", ["show", object], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return undefined;
  }
}
