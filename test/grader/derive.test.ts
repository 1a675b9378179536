import { describe, expect, it } from "vitest";
import { answerKey } from "../../grader/answer-key";
import { DerivedModels } from "../../grader/derive/derived-models";
import { explain } from "../../grader/derive/explain";
import type { Exercise, Value } from "../../grader/rubric";

// A solution as esbuild leaves it, and what a learner reads above an empty function.
const SIZE =
  "function size(n, kernel, stride, padding) { return Math.floor((n + 2 * padding - kernel) / stride) + 1; }";
const STUB = "export function size(n: number, kernel: number, stride: number, padding: number): number {}";
const size = (n: number, kernel: number, stride: number, padding: number) =>
  Math.floor((n + 2 * padding - kernel) / stride) + 1;

const exercise = (solution: Exercise["solution"], cases: readonly (readonly Value[])[]): Exercise => ({
  id: "90.size",
  title: "size",
  points: 1,
  solution,
  cases: () => cases,
  hints: ["one?", "two", "three"],
  misconceptions: [],
});
const sizes = exercise(size, [
  [9, 3, 1, 0],
  [9, 3, 2, 1],
  [12, 4, 3, 2],
  [10, 3, 2, 0],
  [31, 5, 2, 3],
]);

async function said(about: Exercise, code: string, stub: string, answer: (...args: never[]) => Value) {
  const key = answerKey(about, "seed");
  const derived = new DerivedModels(key, code, stub);
  const explained = await explain(
    key,
    derived,
    key.cases.map((args) => answer(...(args as never[]))),
  );
  return explained?.belief;
}

describe("what a solution gives with one thing changed is told in the learner's words", () => {
  it.each([
    ["padding left out", (n, k, s) => size(n, k, s, 0), "as if `padding` were always 0"],
    [
      "padding counted once",
      (n, k, s, p) => Math.floor((n + p - k) / s) + 1,
      "as if `padding` were taken once, not twice",
    ],
    ["ceiling", (n, k, s, p) => Math.ceil((n + 2 * p - k) / s) + 1, "as if it were rounded up"],
    ["two arguments swapped", (n, k, s, p) => size(n, s, k, p), "as if `kernel` and `stride` were swapped"],
    ["a 1 forgotten", (n, k, s, p) => size(n, k, s, p) - 1, "as if 1 were not added"],
  ] as [string, typeof size, string][])("%s", async (_, answer, belief) => {
    expect(await said(sizes, SIZE, STUB, answer)).toContain(belief);
  });

  it("with two things changed, both are told", async () => {
    const belief = await said(
      sizes,
      SIZE,
      STUB,
      (n: number, k: number, s: number, p: number) => Math.ceil((n + p - k) / s) + 1,
    );
    expect(belief).toMatch(/`padding` were taken once, not twice/);
    expect(belief).toMatch(/rounded up/);
  });

  it("nothing is claimed where nothing explains every answer, those that are right as well", async () => {
    const wrongOnce = (n: number, k: number, s: number, p: number) => size(n, k, s, p) + (n === 31 ? 7 : 0);
    expect(await said(sizes, SIZE, STUB, wrongOnce)).toBeUndefined();
    expect(await said(sizes, SIZE, STUB, () => 4)).toBeUndefined();
  });

  it("of two causes with the same outcome neither is picked: what both say is said", async () => {
    const product = (a: number[], b: number[]) => a.reduce((sum, v, i) => sum + v * b[i], 0);
    const products = exercise(product, [
      [
        [3, 5, 7],
        [2, 11, 13],
      ],
      [
        [17, 19],
        [23, 29],
      ],
    ]);
    const code = "function size(a, b) { return a.reduce((sum, v, i) => sum + v * b[i], 0); }";
    const stub = "export function size(a: number[], b: number[]): number {}";
    const withoutFirst = (a: number[], b: number[]) => product(a.slice(1), b.slice(1));
    expect(await said(products, code, stub, withoutFirst)).toBe("Your answers come out as if the first number were 0.");
  });

  it("what changes no case is never told", async () => {
    const even = exercise(size, [
      [9, 3, 2, 1],
      [13, 3, 2, 1],
      [17, 3, 2, 1],
      [21, 3, 2, 1],
      [25, 3, 2, 1],
    ]);
    expect(await said(even, SIZE, STUB, size)).toBeUndefined(); // rounded up or down is the same here
  });

  it("nothing far-fetched is claimed of one small wrong number", async () => {
    const few = exercise(size, [[9, 3, 2, 1]]);
    expect(await said(few, SIZE, STUB, () => 9)).toBeUndefined();
  });
});

describe("a changed solution that would not end", () => {
  it("is stopped, and explains nothing", async () => {
    const count = exercise((n: number) => Math.ceil(Math.log2(n)), [[8], [9], [100]]);
    const code = "function size(n) { let steps = 0; for (let m = 1; m < n; m *= 2) steps++; return steps; }";
    const stub = "export function size(n: number): number {}";
    expect(await said(count, code, stub, (n: number) => 1000 * n)).toBeUndefined();
    expect(await said(count, code, stub, (n: number) => Math.ceil(Math.log2(n)) - 1)).toBeDefined();
  });
});
