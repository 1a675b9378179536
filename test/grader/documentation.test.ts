import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { rubrics } from "../../grader/rubrics/index";
import { VERDICTS } from "../../grader/verdict";

const text = readFileSync("grader/README.md", "utf8");

it("the table of verdicts names them all", () => {
  const named = [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, verdict]) => verdict);
  expect(named).toEqual([...VERDICTS]);
});

it("the stubs that a reset restores are those that were published", () => {
  for (const { file } of rubrics) {
    const stub = readFileSync(`grader/stubs/${file}.ts`, "utf8");
    const published = fromGit(`HEAD:exercises/${file}.ts`);
    if (published !== undefined) expect(stub, file).toBe(published);
  }
});

/** Undefined where the workbook did not come through git. */
function fromGit(object: string): string | undefined {
  try {
    return execFileSync("git", ["show", object], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return undefined;
  }
}
