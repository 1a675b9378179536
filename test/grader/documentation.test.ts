import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
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
  expect(others, "npm run check-rubrics -- NN --stubs, and commit exercises/ and grader/stubs/ together").toEqual([]);
});

/** Undefined where the workbook did not come through git. */
function fromGit(object: string): string | undefined {
  try {
    return execFileSync("git", ["show", object], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return undefined;
  }
}
