import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { expect, it } from "vitest";
import { flawsOf } from "../../grader/proof";
import { exercise, type Rubric } from "../../grader/rubric";
import { rubrics } from "../../grader/rubrics/index";
import { VERDICTS } from "../../grader/verdict";

const text = readFileSync("grader/README.md", "utf8");

it("the worked example of a rubric can be relied on", async () => {
  const [, example] = text.match(/```ts\n([\s\S]*?)```/)!;
  const maxPool1d = (x: number[], size: number) =>
    Array.from({ length: Math.floor(x.length / size) }, (_, i) => Math.max(...x.slice(i * size, (i + 1) * size)));
  const module = { exports: {} as { rubric: Rubric } };
  const { code } = transformSync(example, { loader: "ts", format: "cjs" });
  const imported = (name: string) => (name === "../rubric" ? { exercise } : { maxPool1d });
  new Function("module", "require", code)(module, imported);
  expect(await flawsOf(module.exports.rubric)).toEqual([]);
});

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
