import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { answerKey } from "../../grader/answer-key";
import { judge } from "../../grader/judge";
import { nodeGrader } from "../../grader/node/grade";
import { root } from "../../grader/node/root";
import { rubric } from "../../grader/rubrics/04-depthwise-separable-convolution";
import type { Outcome } from "../../grader/run";
import { marks } from "../../grader/words";

vi.setConfig({ testTimeout: 60_000 });

const grader = nodeGrader({ spares: 0 });
afterAll(() => grader.close());
const solution = readFileSync(path.join(root(), "solutions", `${rubric.file}.ts`), "utf8");
const exercise = rubric.exercises.find(({ id }) => id === "04.separableConv")!;

it("a belief that lib refuses to compute is known by what lib says", async () => {
  const right = "return pointwiseConv2d(depthwiseConv2d(input, depthwise), pointwise);";
  const wrong = "return depthwiseConv2d(pointwiseConv2d(input, pointwise), depthwise);";
  expect(solution).toContain(right);
  const report = await grader.chapter(rubric, solution.replace(right, wrong), undefined, exercise.id);
  expect(report.exercises.find(({ id }) => id === exercise.id)).toMatchObject({
    verdict: "threw",
    says: expect.stringContaining("RangeError: depthwiseConv2d: "),
    diagnosis: { misconception: "04.mixed-first" },
  });
});

it("another error, or lib's to another question, is nobody's belief", async () => {
  const prepared = answerKey(exercise, "seed");
  const said = async (error: Outcome) => {
    const report = await judge(prepared, { outcomes: prepared.cases.map(() => error), log: [] });
    expect(report.verdict).toBe("threw");
    return report.diagnosis;
  };
  expect(await said({ kind: "error", name: "TypeError", message: "x is not a function" })).toBeUndefined();
  expect(await said({ kind: "error", name: "RangeError", message: "Invalid array length" })).toBeUndefined();
});

it("a place before the first is told of the padding, one beyond the last of its size", () => {
  const said = (index: number) =>
    marks.threw(0, 3, "RangeError", `at: index 0 is ${index}, but shape [5, 6] allows 0 to 4 there`);
  expect(said(-2)).toMatch(/in the padding, perhaps\..*left out of the sum\.$/);
  expect(said(-1)).toMatch(/in the padding, .*left out of the sum\. Or a search that found nothing/);
  expect(said(5)).toMatch(/does each stay below its own size\?$/);
});
