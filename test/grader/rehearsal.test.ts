import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { nodeGrader } from "../../grader/node/grade";
import type { ChapterReport } from "../../grader/report";
import { rubric } from "../../grader/rubrics/01-standard-convolution";

vi.setConfig({ testTimeout: 60_000 });

/** Watch mode's children have run an answer of ours before the learner's comes; a class's have not. */
const rehearsed = nodeGrader({ spares: 1, realms: 2 });
const plain = nodeGrader({ spares: 1 });
afterAll(() => {
  rehearsed.close();
  plain.close();
});

const solution = readFileSync(path.join("solutions", `${rubric.file}.ts`), "utf8");
const stub = readFileSync(path.join("grader", "stubs", `${rubric.file}.ts`), "utf8");
/** The solution with another body for its last exercise. */
const withConv2d = (body: string) =>
  solution.replace(/export function conv2d\([\s\S]*$/, `export function conv2d(x: any, k: any): any {\n  ${body}\n}\n`);

const answers: Record<string, string> = {
  solution,
  stub,
  "an answer that prints": withConv2d('console.log("hello"); return x;'),
  "an answer that throws": withConv2d("throw new TypeError(x.shape.join());"),
  "an endless loop": withConv2d("while (true) {}"),
  "an answer that looks around": withConv2d("return Object.getOwnPropertyNames(globalThis).sort();"),
  "an answer that counts its calls": `let calls = 0;\n${withConv2d("return ++calls;")}`,
};

/** As it would be written down: what is left out there does not tell two reports apart. */
function told(report: ChapterReport) {
  return JSON.parse(JSON.stringify(report));
}

describe("a child that has rehearsed judges as one that has not", () => {
  it.each(Object.entries(answers))("%s", async (_, text) => {
    const [first, second] = [await rehearsed.chapter(rubric, text), await plain.chapter(rubric, text)];
    expect(told(first)).toEqual(told(second));
    expect(first.exercises).toHaveLength(rubric.exercises.length);
  });
});
