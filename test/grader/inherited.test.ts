import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { nodeGrader } from "../../grader/node/grade";
import { rubricOf } from "../../grader/targets";

const solution = readFileSync("solutions/01-standard-convolution.ts", "utf8");
const oneShort = solution.replace("/ stride) + 1;", "/ stride) || 1;");

describe("an answer that calls another exercise's answer", () => {
  const grader = nodeGrader({ spares: 0 });
  afterAll(() => grader.close());
  const report = async (answers: string, id: string) =>
    (await grader.chapter(rubricOf("01"), answers)).exercises.find((e) => e.id === id)!;

  it("is told which one to mend first, where that one is not right", async () => {
    expect((await report(oneShort, "01.outputSize")).verdict).toBe("wrong");
    const whole = await report(oneShort, "01.conv2d");
    expect(whole.verdict).toBe("wrong");
    expect(whole.diagnosis).toBeUndefined();
    expect(whole.note).toBe("It calls your outputSize, which is not right yet. Mend that first.");
  });

  it("is told so, too, where that one is not written yet", async () => {
    const unwritten = solution.replace(
      /(export function outputSize[\s\S]*?\{\n)[\s\S]*?\n\}/,
      '$1  throw new Error("TODO: outputSize");\n}',
    );
    const whole = await report(unwritten, "01.conv2d");
    expect(whole.note).toMatch(/your outputSize, which is not written yet/);
    const [alone] = (await grader.chapter(rubricOf("01"), unwritten, undefined, "01.conv2d")).exercises;
    expect(alone).toEqual(whole);
  });

  it("is told so where that one gives right numbers, but a promise of them", async () => {
    const promising = solution.replace("export function outputSize", "export async function outputSize");
    const two = rubricOf("01").exercises.filter(({ id }) => ["01.outputSize", "01.optionsFor"].includes(id));
    const { exercises } = await grader.chapter({ ...rubricOf("01"), exercises: two }, promising);
    const [size, options] = exercises;
    expect([size.verdict, size.note]).toEqual(["pass", expect.stringMatching(/gives a promise .* leave out `async`/)]);
    expect(options.note).toBe(
      "It calls your outputSize, which gives a promise of its answer. Leave out `async` there first.",
    );
    expect(options.diagnosis).toBeUndefined();
  });

  it("is told nothing of others where those are right, or where its own belief is known", async () => {
    const flips = solution.replace(
      "kernel.at(i, j, c, f)",
      "kernel.at(kernelHeight - 1 - i, kernelWidth - 1 - j, c, f)",
    );
    const whole = await report(flips, "01.conv2d");
    expect(whole.diagnosis?.misconception).toBe("01.flipped-kernel");
    expect(whole.note).toBeUndefined();
  });
});
