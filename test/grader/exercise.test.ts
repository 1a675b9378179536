import { expect, it } from "vitest";
import { exercise, type Random } from "../../grader/rubric";
import { type Tensor, tensor } from "../../lib/index";

// What the compiler says of a rubric is proven by compiling this file: an error that is expected and missing is one, too.

const brightest = (map: Tensor<[number, number]>, least: number) => Math.max(least, ...map.data);
const written = {
  id: "90.brightest",
  title: "The brightest pixel",
  points: 1,
  solution: brightest,
  hints: ["A first hint.", "A second hint.", "A third hint."] as [string, string, string],
};
const cases = (random: Random) => [[random.tensor([2, 3]), 1] as const];

it("a model knows the solution's parameters", () => {
  const belief = { id: "90.first", belief: "You took the first pixel alone." };
  const { misconceptions } = exercise({
    ...written,
    cases,
    misconceptions: [{ ...belief, model: (map, least) => Math.max(least, map.at(0, 0)) }],
  });
  const model = misconceptions[0].model as unknown as typeof brightest;
  expect(model(tensor([[3, 7]]), 5)).toBe(5);

  // @ts-expect-error: a map of numbers is no number
  exercise({ ...written, cases, misconceptions: [{ ...belief, model: (map) => map + 1 }] });
  // @ts-expect-error: the solution takes two arguments
  exercise({ ...written, cases, misconceptions: [{ ...belief, model: (_map, _least, more) => more }] });
});

it("a case has to fit the solution's parameters", () => {
  const right = exercise({ ...written, cases: (random) => [[random.tensor([2, 3]), 1]], misconceptions: [] });
  expect(right.solution).toBe(brightest);

  // @ts-expect-error: an argument too few
  exercise({ ...written, cases: (random) => [[random.tensor([2, 3])]], misconceptions: [] });
  // @ts-expect-error: three dimensions, where the solution takes two
  exercise({ ...written, cases: (random) => [[random.tensor([2, 3, 1]), 1]], misconceptions: [] });
  // @ts-expect-error: the arguments have changed places
  exercise({ ...written, cases: () => [[1, tensor([[1, 2]])]], misconceptions: [] });
});
