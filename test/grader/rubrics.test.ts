import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { detect } from "../../grader/node/detect";
import { readAnswers } from "../../grader/node/find-answers";
import { nodeGrader } from "../../grader/node/grade";
import { root } from "../../grader/node/root";
import { train } from "../../grader/node/train";
import { unlistedExercises, unlistedRubrics } from "../../grader/node/unlisted";
import { flawsOf } from "../../grader/proof";
import type { Exercise } from "../../grader/rubric";
import { rubrics } from "../../grader/rubrics/index";
import { flawsOfStubs } from "../../grader/stub";
import { tensor } from "../../lib/index";

vi.setConfig({ testTimeout: 180_000 });

// Every rubric in grader/rubrics proves itself here; a new chapter needs no new test.

describe.each(rubrics.map((r) => [r.file, r] as const))("%s", (_, rubric) => {
  const grader = nodeGrader({ spares: 0 });
  afterAll(() => grader.close());

  it("gives the solution all points", async () => {
    const report = await grader.chapter(rubric, readAnswers(path.join(root(), "solutions", `${rubric.file}.ts`)));
    expect(report.exercises.map((e) => [e.id, e.verdict])).toEqual(rubric.exercises.map((e) => [e.id, "pass"]));
    expect(report.points).toBe(report.max);
  });

  it("calls the untouched stub not started, and gives it no points", async () => {
    const text = readAnswers(path.join(root(), "grader", "stubs", `${rubric.file}.ts`));
    const report = await grader.chapter(rubric, text);
    expect(report.exercises.map((e) => [e.id, e.verdict])).toEqual(rubric.exercises.map((e) => [e.id, "not-started"]));
    expect(report.points).toBe(0);
  });

  it("has stubs that are numbered and marked as it says, and work by hand what the solution gives", () => {
    expect(
      flawsOfStubs(rubric, readFileSync(path.join(root(), "grader", "stubs", `${rubric.file}.ts`), "utf8")),
    ).toEqual([]);
  });

  it("gives each wrong model its own diagnosis and no other, and tells every pair of them apart", async () => {
    expect(await flawsOf(rubric, { train, detect })).toEqual([]);
  });
});

describe("a flawed rubric is told", () => {
  const exercise = rubrics[1].exercises[0];
  const flaws = async (change: Partial<Exercise>) =>
    (await flawsOf({ ...rubrics[1], exercises: [{ ...exercise, ...change }] }, { train, detect })).join("\n");

  it("which wrong model is right everywhere", async () => {
    const same = { ...exercise.misconceptions[0], model: exercise.solution };
    expect(await flaws({ misconceptions: [same] })).toMatch(/01.first-position answers every case rightly$/);
  });

  it("which wrong model stops, with what, and once", async () => {
    const misspelt = () => (({}) as { outputSiez: () => number }).outputSiez();
    const said = await flaws({ misconceptions: [{ ...exercise.misconceptions[0], model: misspelt }] });
    expect(said).toMatch(
      /^01.outputSize: 01.first-position can't answer, .*: TypeError: .*outputSiez is not a function$/,
    );
  });

  it("which wrong model stops in one case only, and how it says that it may", async () => {
    const [first] = exercise.misconceptions;
    const model = (...args: never[]) => {
      if (Number(args[0]) > 9) throw new RangeError("zeros: too many");
      return first.model(...args);
    };
    expect(await flaws({ misconceptions: [{ ...first, model }] })).toMatch(
      /^01.outputSize: 01.first-position has to answer every case, but stops in case \d+ with RangeError: zeros: too many \(.*`refuses: true`\)$/,
    );
    expect(await flaws({ misconceptions: [{ ...first, model, refuses: true }] })).toBe("");
    expect(await flaws({ misconceptions: [{ ...first, refuses: true }] })).toMatch(/says that it refuses, but answers/);
    const twins = [first, { ...first, id: "01.twin" }].map((belief) => ({
      ...belief,
      model: () => {
        throw new RangeError("zeros: too many");
      },
    }));
    expect(await flaws({ misconceptions: twins })).not.toMatch(/taken for|no case tells/);
  });

  it("that a title, hints or misconceptions are missing", async () => {
    expect(await flaws({ title: "" })).toBe("01.outputSize: it has no title");
    expect(await flaws({ hints: undefined as never })).toMatch(/it has 0 hints: three are shown/);
    expect(await flaws({ misconceptions: [] })).toMatch(/it knows no misconception/);
  });

  it("which solution is misspelt, and which cases stop", async () => {
    expect(await flaws({ solution: undefined as never })).toMatch(
      /^01.outputSize: its solution is no function: .*chapter 01/,
    );
    const cases = () => {
      throw new RangeError("tensor: 5 numbers");
    };
    expect(await flaws({ cases })).toMatch(/^01.outputSize: its cases, .* stop with RangeError: tensor: 5 numbers$/);
  });

  it("what is not so in the stub's example by hand", async () => {
    expect(await flaws({ byHand: () => [{ args: [7, 3, 2, 0], gives: 4 }] })).toMatch(
      /"By hand", example 1: the solution does not agree/,
    );
    const stub =
      "/**\n * 1 · Nine functions, and a size. (2 points)\n *\n * By hand: n = 7 gives five positions.\n */\nexport function outputSize() {}\n";
    const rubric = { ...rubrics[1], exercises: [exercise] };
    expect(flawsOfStubs(rubric, stub)).toEqual([
      'it says "Nine functions": there are 1',
      "01.outputSize: the stub says (2 points), the rubric has 1",
      `01.outputSize: byHand, example 1, gives 3, which the stub's "By hand" does not say`,
    ]);
    const given = { ...exercise, byHand: () => [{ args: [[7, 3, 9], 2], gives: 7 }] };
    const changed = stub.replace("n = 7 gives five", "[7, 3, 8] in pairs gives [7]");
    expect(flawsOfStubs({ ...rubric, exercises: [given] } as unknown as typeof rubric, changed)).toContain(
      `01.outputSize: byHand, example 1, begins with 7, 3, 9, and the stub's "By hand" with 7, 3, 8`,
    );
    // A list with a 0 in it is known as well: what it holds is not what comes out.
    const withZero = {
      ...exercise,
      byHand: () => [
        {
          args: [
            [3, 0, 1],
            [1, 0, 4],
          ],
          gives: 1,
        },
      ],
    };
    const zeros = (words: string) =>
      flawsOfStubs(
        { ...rubric, exercises: [withZero] } as unknown as typeof rubric,
        stub.replace("n = 7 gives five positions", words),
      ).join();
    expect(zeros("of [3, 0, 1] and [1, 0, 4] it is 1")).not.toContain("byHand");
    expect(zeros("of [3, 0, 1] and [1, 0, 4] it is 8")).toContain('gives 1, which the stub\'s "By hand" does not say');
    expect(zeros("of [3, 0, 7] and [1, 0, 4] it is 1")).toContain("begins with 3, 0, 1");
    // 3 goes in here, and does not come out.
    expect(flawsOfStubs(rubric, stub.replace("n = 7", "n = 7, kernel 3, stride 2, padding 0")).at(-1)).toMatch(
      /gives 3, which/,
    );
    expect(flawsOfStubs(rubric, stub.replace(" (2 points)", ""))).toContain(
      "01.outputSize: the stub does not say how many points it is worth, the rubric has 1",
    );
    expect(flawsOfStubs(rubric, stub.replace("outputSize", "size"))).toContain(
      "01.outputSize: there is no function outputSize",
    );
  });

  it("that the stub has an example's numbers in another order, one more, or under another name", () => {
    const said = (args: unknown[], gives: unknown, words: string, head = "") => {
      const given = { ...exercise, byHand: () => [{ args, gives }] };
      const rubric = { ...rubrics[1], exercises: [given] } as unknown as (typeof rubrics)[0];
      return flawsOfStubs(
        rubric,
        `/**\n * 1 · A size. (1 point)\n *\n * By hand: ${words}\n */\nexport function outputSize(${head}) {}\n`,
      );
    };
    const row = tensor([3, 7, 2], [1, 3]);
    expect(said([row], tensor([4, -5], [1, 2]), "the row [3, 7, 2] becomes [4, −5].")).toEqual([]);
    expect(said([row], tensor([4, -5], [1, 2]), "the row [3, 7, 2] becomes [−5, 4].")).toEqual([
      `01.outputSize: the stub's "By hand" has -5, 4, and byHand 4, -5`,
    ]);
    expect(said([row], tensor([4, -5], [1, 2]), "the row [3, 7, 2] becomes [4, −5, 1].")).toEqual([
      `01.outputSize: the stub's "By hand" has 4, -5, 1, and byHand 4, -5`,
    ]);
    expect(said([[0, 1, 5]], [0, 4, 3], "[1, 0, 5] becomes [0, 4, 3].")).toEqual([
      `01.outputSize: the stub's "By hand" has 1, 0, 5, and byHand 0, 1, 5`,
    ]);
    expect(said([row], [6], "[3, 7, 2] becomes [6, 1].")).toEqual([
      `01.outputSize: the stub's "By hand" has 6, 1, and byHand 6`,
    ]);
    const head = "position: number, kernel: number, rate: number";
    const taps = (words: string) => said([2, 3, 4], [2, 6, 10], words, head);
    expect(taps("position 2, kernel 3, rate 4: [2, 6, 10].")).toEqual([]);
    expect(taps("position 7, kernel 3, rate 4: [2, 6, 10].")).toEqual([
      `01.outputSize: the stub's "By hand" has position 7, and byHand 2`,
    ]);
    expect(taps("position 2, kernel 3, rate 4: the pixels 2, 10, 6.")).toEqual([
      `01.outputSize: the stub's "By hand" has 2, 10, 6, and byHand 2, 6, 10`,
    ]);
    const options = { stride: 2, padding: 1 };
    expect(said([7], options, "7 takes { stride: 2, padding: 1 }.")).toEqual([]);
    expect(said([7], options, "7 takes { stride: 1, padding: 2 }.")).toEqual([
      `01.outputSize: byHand, example 1, has stride: 2, and the stub's "By hand" stride: 1`,
    ]);
    // A row of a picture, and its shape, are lists of it; so is what is only thought of on the way.
    const picture = tensor([1, 2, 3, 4, 5, 6], [2, 3]);
    expect(said([picture], 21, "shape [2, 3], rows [1, 2, 3] and [4, 5, 6], their sums [6, 15]: 21.")).toEqual([]);
    expect(said([picture], 21, "shape [3, 2], rows [1, 2, 3] and [4, 5, 6]: 21.")).toHaveLength(1);
  });

  it("which two beliefs have one id, also where one is a blind spot or a trait", async () => {
    const [first, second] = exercise.misconceptions;
    const told = "01.outputSize: 01.first-position is the id of two beliefs";
    expect(await flaws({ misconceptions: [first, { ...second, id: first.id }] })).toContain(told);
    const blindSpots = [{ id: first.id, where: "a kernel is large", so: "It may be.", holds: () => true }];
    expect(await flaws({ misconceptions: [first], blindSpots })).toContain(told);
    expect(await flaws({ misconceptions: [first, second] })).toBe("");
  });

  it("which wrong model answers nothing in some case, or NaN in all of them", async () => {
    const [first] = exercise.misconceptions;
    const said = (model: (n: number) => number | undefined | number[]) =>
      flaws({ misconceptions: [{ ...first, model: model as never }] });
    // The first case has n = 7.
    expect(await said((n) => (n === 7 ? undefined : -n))).toBe(
      "01.outputSize: 01.first-position answers nothing in case 1: its model returns undefined",
    );
    const nothingElse = /01\.first-position answers NaN and nothing else/;
    expect(await said(() => Number.NaN)).toMatch(nothingElse);
    expect(await said(() => [Number.NaN, Number.NaN])).toMatch(nothingElse);
    expect(await said((n) => (n === 7 ? Number.NaN : -n))).toBe("");
  });

  it("which stub is another's by its number or what it throws, which is an answer, and what no exercise is", () => {
    const two = { ...rubrics[1], exercises: [exercise, { ...exercise, id: "01.optionsFor" }] };
    const stub = (number: number, name: string, thrown: string) =>
      `/**\n * ${number} · A size. (1 point)\n *\n * By hand: n = 7, kernel 3, stride 2, padding 0: 3.\n */\nexport function ${name}() {\n  throw ${thrown};\n}\n`;
    const file = (...stubs: string[]) => ["/** Two functions. The second is hard. */\n", ...stubs].join("\n");
    const first = stub(1, "outputSize", 'new Error("TODO: outputSize")');
    const second = stub(2, "optionsFor", 'new Error("TODO: optionsFor")');
    const said = (text: string) =>
      flawsOfStubs({ ...two, exercises: two.exercises.map((e) => ({ ...e, byHand: exercise.byHand })) }, text);
    expect(said(file(first, second))).toEqual([]);
    expect(said(file(first, second.replace("2 ·", "1 ·")))).toEqual([
      '01.optionsFor: the stub is numbered "1 ·", and is number 2 of the rubric',
    ]);
    const known = 'what nobody has touched is known by `throw new Error("TODO: optionsFor")`';
    for (const thrown of [
      'new Error("TODO: outputSize")',
      'new Error("not yet")',
      'new TypeError("TODO: optionsFor")',
      '"TODO"',
    ])
      expect(said(file(first, stub(2, "optionsFor", thrown)))).toEqual([
        `01.optionsFor: the stub has \`throw ${thrown}\`: ${known}`,
      ]);
    // Among other lines it is a stub as well; an answer may throw what it likes.
    const longer = second.replace("  throw", "  const size = 3;\n  throw");
    expect(said(file(first, longer.replace("TODO: o", "TODO: anO")))).toHaveLength(1);
    expect(said(file(first, longer.replace("TODO: o", "no o")))).toEqual([]);
    expect(said(file(first, second).replace("second", "third"))).toEqual(['it says "The third is": there are 2']);
    // In the middle of a text it is a third of something else.
    expect(said(file(first, second.replace("A size", "The third is the size")))).toEqual([]);
  });

  it("which line of a stub's comments is wider than half a window", () => {
    const wide = `/**\n * ${"a".repeat(77)}\n * ${"a".repeat(78)}\n */\nconst code = "${"a".repeat(99)}";\n`;
    expect(flawsOfStubs({ ...rubrics[1], exercises: [] }, wide)).toEqual([
      "line 3 is 81 columns wide: break comments at 80, half a window's width",
    ]);
  });

  it("which two wrong models no case tells apart", async () => {
    const twin = { ...exercise.misconceptions[0], id: "01.twin" };
    expect(await flaws({ misconceptions: [exercise.misconceptions[0], twin] })).toMatch(
      /no case tells 01.first-position from 01.twin/,
    );
  });

  it("which hint is empty, and which id is foreign", async () => {
    expect(await flaws({ hints: ["", "", ""], id: "02.outputSize" })).toMatch(
      /does not begin with "01."[\s\S]*next to nothing/,
    );
  });
});

it("every exercise with one right answer knows what people believe instead", () => {
  const silent = rubrics.flatMap((r) => r.exercises).filter((e) => !e.score && e.misconceptions.length === 0);
  expect(silent.map((e) => e.id)).toEqual([]);
});

it("every file of answers, solutions, stubs and cells belongs to a rubric", () => {
  const files = rubrics.map(({ file }) => file);
  const orphans = ["exercises", "solutions", "grader/stubs", "notebooks"].flatMap((folder) =>
    readdirSync(path.join(root(), folder))
      .filter((name) => /^\d\d-.*\.(?:ts|ipynb)$/.test(name) && !files.includes(name.replace(/\.\w+$/, "")))
      .map((name) => `${folder}/${name}`),
  );
  expect(orphans, "of a chapter that is gone, or that grader/rubrics/index.ts does not list").toEqual([]);
});

it("lists every rubric in the folder", () => {
  expect(unlistedRubrics()).toEqual([]);
  expect(rubrics.flatMap(unlistedExercises)).toEqual([]);
});

it("finds an exercise in a rubric's folder that its index does not list", () => {
  const [first] = rubrics;
  const without = { ...first, exercises: first.exercises.filter(({ id }) => id !== "00.grey") };
  expect(unlistedExercises(without)).toEqual([{ file: "grader/rubrics/00-start-here/grey.ts", id: "00.grey" }]);
});
