import { expect, it } from "vitest";
import { answerKey } from "../../grader/answer-key";
import { judge } from "../../grader/judge";
import { exercise, type Value } from "../../grader/rubric";
import type { Answer } from "../../grader/wire";
import { type Tensor, tensor } from "../../lib/index";

// Two factors of a number: every pair with the right product is right.

const key = answerKey(
  exercise({
    id: "90.factors",
    title: "Two factors",
    points: 2,
    solution: (product: number) => ({ first: tensor([1]) as Tensor, second: product }),
    cases: () => [[6], [10]],
    common: { name: "the product of your two", of: ({ first, second }) => first.data[0] * second },
    hints: ["A first hint.", "A second hint.", "A third hint."],
    misconceptions: [
      {
        id: "90.halves",
        belief: "You halved it twice: a half and a half add up to the number.",
        model: (product) => ({ first: tensor([product / 2]), second: product / 2 }),
      },
    ],
  }),
  "workbook",
);

async function judged(...answers: Answer[]) {
  const outcomes = answers.map((value) => ({ kind: "value" as const, value, microseconds: 0 }));
  return judge(key, { outcomes, log: [] });
}

it("every answer passes that has in common what right answers have, whatever its numbers came as", async () => {
  const answer = (first: Value, second: number) => ({ first, second });
  expect((await judged(answer(tensor([2]), 3), answer([-5], -2))).verdict).toBe("pass");
});

it("a tensor passes for the lists that are expected", async () => {
  const rows = answerKey(
    exercise({
      id: "90.rows",
      title: "Two rows that add up to [1, 1]",
      points: 1,
      solution: () => [
        [1, 0],
        [0, 1],
      ],
      cases: () => [[]],
      common: { name: "the sum of your rows", of: ([first, second]) => first.map((v, i) => v + second[i]) },
      hints: ["A first hint.", "A second hint.", "A third hint."],
      misconceptions: [],
    }),
    "workbook",
  );
  const value: Answer = tensor([
    [0.5, 2],
    [0.5, -1],
  ]);
  const { verdict } = await judge(rows, { outcomes: [{ kind: "value", value }], log: [] });
  expect(verdict).toBe("pass");
});

it("what is compared, and not the answer, is shown where it is wrong", async () => {
  const { says, firstWrong } = await judged({ first: [2], second: 3 }, { first: [5], second: 3 });
  expect(says).toBe("Case 2 of 2: the product of your two: it should be 10, but yours is 15.");
  expect(firstWrong).toMatchObject({ expected: 10, actual: 15 });
});

it("a belief is known by what its answers have in common", async () => {
  const { diagnosis } = await judged({ first: [9], second: 1 }, { first: [5], second: 5 });
  expect(diagnosis?.misconception).toBe("90.halves");
});

it.each([
  ["a name missing", { first: [2] }, '"second" is missing'],
  ["another shape", { first: [2, 2], second: 3 }, "first: the shape should be [1], but yours is [2]"],
  ["another kind", { first: [2], second: "3" }, 'second: it should be a number (6), but yours is a string ("3")'],
  ["nothing", undefined, "it should be an object with first, second, but yours is nothing"],
  ["no number", { first: [Number.NaN], second: 3 }, "first: at [0] it should be 1, but yours is NaN"],
])("an answer of another form is told what it lacks: %s", async (_, answer, says) => {
  const report = await judged(answer as Answer, { first: [2], second: 5 });
  expect(report.says).toContain(says);
  expect(report.verdict).toBe("wrong");
  expect(report.firstWrong?.expected, "one right answer of many is not given away").toSatisfy(
    (shown) => shown === undefined || shown === 6,
  );
});
