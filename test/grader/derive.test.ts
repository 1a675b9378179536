import { describe, expect, it } from "vitest";
import { answerKey } from "../../grader/answer-key";
import { DerivedModels } from "../../grader/derive/derived-models";
import { explainedByOne, explainedByTwo, explainedWhereWrong } from "../../grader/derive/explain";
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
  const answers = key.cases.map((args) => answer(...(args as never[])));
  const explained =
    (await explainedByOne(key, derived, answers)) ??
    (await explainedByTwo(key, derived, answers)) ??
    (await explainedWhereWrong(key, derived, answers));
  return explained?.belief;
}

it("what a quantity is there for is said where one change is about it alone", async () => {
  const terms = { padding: "It is added at both ends.", stride: "It steps." };
  const told = await said({ ...sizes, terms }, SIZE, STUB, (n: number, k: number, s: number, p: number) =>
    size(n, k, s, p / 2),
  );
  expect(told).toBe("Your answers come out as if `padding` were taken once, not twice. It is added at both ends.");
});

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

  it("with a special case that is right, it is told where the change is held", async () => {
    const special = (n: number, k: number, s: number, p: number) => (s === 1 ? size(n, k, s, p) : n * n * (p + 1) - k);
    expect(await said(sizes, SIZE, STUB, special)).toBeUndefined();
    const area = (n: number, k: number, s: number, p: number) => size(n, k, s, p) ** 2 * 1000;
    const areas = exercise(area, sizes.cases(undefined as never));
    const code =
      "function size(n, kernel, stride, padding) { return (Math.floor((n + 2 * padding - kernel) / stride) + 1) ** 2 * 1000; }";
    const kernelLeftOut = (n: number, k: number, s: number, p: number) =>
      s === 1 ? area(n, k, s, p) : area(n, 0, s, p);
    expect(await said(areas, code, STUB, kernelLeftOut)).toMatch(
      /as if `kernel` were .* That is so where `stride` is not 1; elsewhere you are right\.$/,
    );
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

describe("what people do with fields, options, powers and sums", () => {
  const far = (from: { x: number; y: number }, to: { x: number; y: number }) =>
    (from.x - to.x) ** 2 + (from.y - to.y) ** 2;
  const distances = exercise(far, [
    [
      { x: 3, y: 5 },
      { x: 9, y: 1 },
    ],
    [
      { x: 12, y: 4 },
      { x: 5, y: 7 },
    ],
    [
      { x: 1, y: 20 },
      { x: 8, y: 3 },
    ],
  ]);
  const FAR = "function size(from, to) { return (from.x - to.x) ** 2 + (from.y - to.y) ** 2; }";
  const TWO = "export function size(from: Point, to: Point): number {}";

  it.each([
    ["another field", (a, b) => (a.x - b.x) ** 2 + (a.y - b.x) ** 2, "as if `to.x` stood where `to.y` belongs."],
  ] as [string, typeof far, string][])("%s", async (_, answer, belief) => {
    expect(await said(distances, FAR, TWO, answer)).toContain(belief);
  });

  it("a sum that keeps only what came last, and what it began with", async () => {
    const sum = exercise(
      (x: number[], b: number) => x.reduce((s, v) => s + v * v, b),
      [
        [[3, 5, 7], 100],
        [[2, 9, 4, 6], -30],
        [[8, 11], 1000],
      ],
    );
    const code = "function size(x, b) { let sum = b; for (const v of x) sum += v * v; return sum; }";
    const stub = "export function size(x: number[], b: number): number {}";
    const last = (x: number[], b: number) => b + x[x.length - 1] ** 2;
    expect(await said(sum, code, stub, last)).toBe(
      "Your answers come out as if only what comes last counted, and not the sum.",
    );
  });
});

describe("two beliefs about different questions", () => {
  const cost = (kind: string, n: number) => (kind === "a" ? 9 * n : kind === "b" ? n + 2 : n);
  const kinds: Exercise = {
    ...exercise(cost, [
      ["a", 131],
      ["b", 127],
      ["c", 150],
      ["a", 163],
      ["b", 111],
    ]),
    misconceptions: [
      {
        id: "90.a",
        belief: "A has nine, not 25.",
        model: (kind: string, n: number) => (kind === "a" ? 25 * n : cost(kind, n)),
      },
      {
        id: "90.b",
        belief: "B adds two, not 77.",
        model: (kind: string, n: number) => (kind === "b" ? n + 77 : cost(kind, n)),
      },
    ],
  };
  const code =
    "function size(kind, n) { return table[kind](n); } const table = { a: (n) => 9 * n, b: (n) => n + 2, c: (n) => n };";
  const stub = "export function size(kind: string, n: number): number {}";

  it("are both told where the answers follow each of them wherever it goes wrong", async () => {
    const both = (kind: string, n: number) => (kind === "a" ? 25 * n : kind === "b" ? n + 77 : n);
    expect(await said(kinds, code, stub, both)).toBe("A has nine, not 25. And of something else: B adds two, not 77.");
    const almost = (kind: string, n: number) => (n === 111 ? 5 : both(kind, n));
    expect(await said(kinds, code, stub, almost)).toBeUndefined();
  });
});

describe("a single wrong word", () => {
  const which = (n: number, m: number) => (n > 10 && m > 10 ? "large" : "small");
  const words = exercise(which, [
    [20, 20],
    [3, 40],
    [2, 2],
    [5, 7],
  ]);
  const code = 'function size(n, m) { return n > 10 && m > 10 ? "large" : "small"; }';
  const stub = "export function size(n: number, m: number): string {}";

  it("names an idea only where no other one leads there", async () => {
    expect(await said(words, code, stub, (_n: number, m: number) => (m > 10 ? "large" : "small"))).toBeUndefined();
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
