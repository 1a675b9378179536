import { describe, expect, it } from "vitest";
import { answerKey } from "../../grader/answer-key";
import { flawsOfBlindSpots } from "../../grader/blind-spot";
import { causeOf } from "../../grader/diagnose";
import { judge } from "../../grader/judge";
import type { Exercise, Value } from "../../grader/rubric";
import { windowSumOf } from "../../grader/window-sum";
import type { Answer } from "../../grader/wire";
import { conv2d, depthwiseConv2d } from "../../lib/conv";
import { type Tensor, tensor } from "../../lib/tensor";

const exercise = (
  solution: (...args: never[]) => Value,
  cases: readonly (readonly Value[])[],
  more: Partial<Exercise> = {},
): Exercise => ({
  id: "90.f",
  title: "f",
  points: 2,
  solution,
  cases: () => cases,
  hints: ["one?", "two", "three"],
  misconceptions: [],
  ...more,
});
const grid = exercise(
  (n: number) => [
    [n, n + 1, n + 2],
    [n + 5, n + 6, n + 9],
  ],
  [[1], [4], [20]],
);
const reportOf = async (e: Exercise, answer: (right: Value, i: number) => Answer) => {
  const prepared = answerKey(e, "seed");
  const outcomes = prepared.expected.map((value, i) => ({
    kind: "value" as const,
    value: answer(value, i),
    microseconds: 1,
  }));
  const run = { outcomes, log: [] };
  const report = await judge(prepared, run);
  return { ...report, diagnosis: report.diagnosis ?? (await causeOf(prepared, run, {})) };
};
const diagnosisOf = async (e: Exercise, answer: (right: Value, i: number) => Answer) =>
  (await reportOf(e, answer)).diagnosis?.misconception;
const each = (f: (v: number) => Answer) => (right: Value) => (right as number[][]).map((row) => row.map(f)) as Answer;

it("what was given stays as it is, where the stub says so", async () => {
  const answered = async (keepsGiven?: true) => {
    const key = answerKey(
      exercise((n: number) => [n], [[1], [2]], { keepsGiven }),
      "seed",
    );
    const outcomes = key.expected.map((value) => ({ kind: "value" as const, value, changedArguments: true }));
    const { verdict, diagnosis, note } = await judge(key, { outcomes, log: [] });
    return [verdict, diagnosis?.misconception, note];
  };
  expect(await answered()).toEqual(["pass", undefined, expect.stringContaining("also changes its arguments")]);
  expect(await answered(true)).toEqual(["wrong", "general.changes-given", undefined]);
});

describe("a blind spot", () => {
  const half = exercise((n: number) => n / 2, [[3], [4], [5], [6], [7]], {
    blindSpots: [
      { id: "90.odd", where: "the number is odd", so: "Its half is none the less.", holds: (n: number) => n % 2 === 1 },
      { id: "90.large", where: "the number is above 3", so: "It has a half.", holds: (n: number) => n > 3 },
    ],
  });
  const answering = async (f: (right: number) => Answer) =>
    (await reportOf(half, (right) => f(right as number))).diagnosis?.belief;

  it("is named where all that is wrong lies in it, whatever is answered there", async () => {
    const odd = "Your answers are right but where the number is odd. Its half is none the less.";
    expect(await answering((right) => (Number.isInteger(right) ? right : 100 * right))).toBe(odd);
    expect(await answering((right) => (Number.isInteger(right) ? right : "?"))).toBe(odd);
  });

  it("is not named where some of it is right: something else may be amiss", async () => {
    expect(await answering((right) => (right === 2.5 || right === 3.5 ? 77 * right : right))).toBeUndefined();
  });

  it("is not named by a lone case, nor where something else is wrong as well", async () => {
    expect((await answering((right) => (right === 2.5 ? 77 : right))) ?? "").not.toMatch(/where the number/);
    expect((await answering((right) => (right === 3 ? right : 77 * right * right))) ?? "").not.toMatch(/odd/);
  });

  it("has two cases of its kind, and two of others, and is no other's", () => {
    const [odd] = half.blindSpots!;
    const spots = [odd, { ...odd, id: "90.uneven" }, { ...odd, id: "90.three", holds: (n: number) => n === 3 }];
    expect(flawsOfBlindSpots(answerKey({ ...half, blindSpots: spots }, "seed"))).toEqual([
      "no case tells 90.odd from 90.uneven",
      "90.three: fewer than 2 cases are of its kind",
    ]);
  });
});

describe("slips that belong to no chapter", () => {
  it("speak of a NaN only where the case that is shown has one", async () => {
    const answer = (right: Value, i: number) => each((v) => (i === 0 ? v * v + 1 : Number.NaN))(right);
    expect(await diagnosisOf(grid, answer)).toBeUndefined();
  });

  it.each([
    ["general.no-return", () => undefined],
    ["general.text", each(String)],
    ["general.shape", (right: Value) => (right as number[][]).flat()],
    ["general.transposed", (right: Value) => [0, 1, 2].map((x) => [0, 1].map((y) => (right as number[][])[y][x]))],
    ["general.nan", each((v) => (v > 6 ? Number.NaN : v))],
    [
      "general.constant",
      () => [
        [1, 2, 3],
        [6, 7, 11],
      ],
    ],
    ["general.offset", each((v) => v - 1)],
    ["general.sign", each((v) => -v)],
    ["general.factor", each((v) => v / 2)],
  ] as [string, (right: Value) => Answer][])("%s", async (id, answer) => {
    expect(await diagnosisOf(grid, answer)).toBe(id);
  });

  it("are not claimed where they explain only some of the answers", async () => {
    expect(
      await diagnosisOf(grid, (right, i) => (i === 0 ? right : (each((v) => v - 1)(right) as Answer))),
    ).toBeUndefined();
    expect(await diagnosisOf(grid, (right) => each((v) => v * v + 1)(right))).toBeUndefined();
  });
});

describe("a chapter's own beliefs", () => {
  const belief = {
    id: "90.minus",
    belief: "You subtracted where you should add.",
    model: (n: number) => (n > 10 ? n - 1 : n + 1),
  };
  const add = exercise((n: number) => n + 1, [[1], [20]], { misconceptions: [belief] });

  it("must explain the cases they get right, too", async () => {
    expect(await diagnosisOf(add, (_, i) => [2, 19][i])).toBe("90.minus");
    expect(await diagnosisOf(add, (_, i) => [0, 19][i])).toBeUndefined();
  });

  it("are not claimed where the model fails, or is right everywhere", async () => {
    const fails = {
      ...belief,
      model: () => {
        throw new Error("no");
      },
    };
    expect(await diagnosisOf({ ...add, misconceptions: [fails] }, (_, i) => [2, 19][i])).toBeUndefined();
    expect(
      answerKey({ ...add, misconceptions: [{ ...belief, model: add.solution }] }, "s").models[0].answers,
    ).toBeUndefined();
  });
});

describe("an open exercise", () => {
  const open = (score: Exercise["score"]) => exercise(() => 3, [[1]], { points: 4, score });

  it("gets the points its rule gives, and passes with all of them", async () => {
    const half = open((v) => ({ points: v === 3 ? 4 : 2, message: "half" }));
    expect(await reportOf(half, () => 1)).toMatchObject({ points: 2, verdict: "wrong", says: "half" });
    expect(await reportOf(half, () => 3)).toMatchObject({ points: 4, verdict: "pass", hints: [] });
  });

  it("is waited for, where the rule has to train", async () => {
    const trained = open(async (v) => {
      await new Promise((resolve) => setImmediate(resolve));
      return { points: v === 3 ? 4 : 1, message: "trained" };
    });
    expect(await reportOf(trained, () => 1)).toMatchObject({ points: 1, verdict: "wrong", says: "trained" });
    expect(await reportOf(trained, () => 3)).toMatchObject({ points: 4, verdict: "pass" });
  });

  it("never gets more than there are, and nothing where the rule fails, at once or later", async () => {
    const pointsOf = async (score: Exercise["score"]) => (await reportOf(open(score), () => 1)).points;
    expect(await pointsOf(() => ({ points: 1e9, message: "" }))).toBe(4);
    expect(await pointsOf(() => ({ points: Number.NaN, message: "" }))).toBe(0);
    const fails = () => {
      throw new Error("no layers");
    };
    for (const rule of [fails, async () => fails()]) {
      expect(await reportOf(open(rule), () => 1)).toMatchObject({ points: 0, verdict: "wrong" });
      expect((await reportOf(open(rule), () => 1)).says).toContain("no layers");
    }
  });
});

describe("the arithmetic of the first wrong number", () => {
  const input = tensor(
    Array.from({ length: 40 }, (_, i) => ((i * 7) % 11) - 3),
    [4, 5, 2],
  );
  const wrongAt = (expected: Tensor, args: readonly Value[], window: Exercise["window"], index: number[]) => {
    const value = expected.at(...index) as number;
    const difference = { kind: "value" as const, says: "", index, expected: value, actual: 0 };
    return windowSumOf({ case: 0, args, expected, actual: 0, difference, window });
  };

  it("adds up to the expected number of a strided, padded, biased convolution", () => {
    const kernel = tensor(
      Array.from({ length: 36 }, (_, i) => (i % 5) - 2),
      [3, 2, 2, 3],
    );
    const options = { stride: 2, padding: 1, bias: tensor([1, -2, 5]) };
    const args = [input, kernel, options] as unknown as Value[];
    const found = wrongAt(conv2d(input, kernel, options), args, { input: 0, kernel: 1, options: 2 }, [1, 2, 1]);
    expect(found).toMatchObject({ bias: -2, top: 1, left: 3, height: 3, width: 2 });
    expect(found!.terms).toHaveLength(12);
  });

  it("reads options that are arguments of their own", () => {
    const kernel = tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2, 1]);
    const args: Value[] = [input, kernel, [3], 2, 1];
    const expected = conv2d(input, kernel, { stride: 2, padding: 1, bias: tensor([3]) });
    const found = wrongAt(expected, args, { input: 0, kernel: 1, bias: 2, stride: 3, padding: 4 }, [1, 1, 0]);
    expect(found).toMatchObject({ bias: 3, top: 1, left: 1 });
  });

  it("finds the one channel of a depthwise kernel", () => {
    const kernel = tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16], [2, 2, 2, 2]);
    const found = wrongAt(depthwiseConv2d(input, kernel), [input, kernel], { input: 0, kernel: 1 }, [1, 2, 3]);
    expect(found!.terms.map((t) => t.channel)).toEqual([1, 1, 1, 1]);
    expect(found!.terms.map((t) => t.weight)).toEqual([4, 8, 12, 16]);
  });

  it("is not told where it would not add up", () => {
    const kernel = tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2, 1]);
    const strided = conv2d(input, kernel, { stride: 2 });
    expect(wrongAt(strided, [input, kernel], { input: 0, kernel: 1 }, [1, 1, 0])).toBeUndefined();
  });
});
