import { tensor } from "../../../lib/index";
import * as solution from "../../../solutions/01-standard-convolution";
import { exercise, type Value } from "../../rubric";
import { type Map2d, total } from "../models";

/** On which side of 0 nine weights answer to each window of exercise 7, and of those that are wrong, what they look like. */
function answersOnWindows({ data }: Map2d): Value {
  const size = total(Array.from(data, Math.abs));
  const answer = (...taps: number[]) => total(taps.map((tap) => data[tap]));
  const side = (v: number) => (Math.abs(v) <= 1e-6 * size ? "0" : v > 0 ? "above 0" : "below 0");
  const answers = {
    "to a falling line": side(answer(0, 4, 8)),
    "to a rising line": side(answer(2, 4, 6)) === "above 0" ? "above 0" : "0 or less",
    "to a plain wall": side(answer(...NINE)),
  };
  const right = Object.values(answers).join() === "above 0,0 or less,0";
  const blind = answers["to a falling line"] === "0" && answers["to a plain wall"] === "0";
  const weights = Array.from(data);
  const picture = (blind ? otherPicture(weights) : oddWeight(weights)) ?? "something else";
  return { ...answers, "as a picture": right ? "a falling line" : picture };
}

const NINE = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** What nine weights look for that answer neither to the falling line nor to the wall, where that can be seen. */
function otherPicture(weights: readonly number[]): string | undefined {
  const alike = (group: readonly number[]) => group.every((n) => weights[n] === weights[group[0]]);
  if (alike(NINE)) return undefined;
  // One side of an edge is the other with the opposite sign.
  if (NINE.every((n) => weights[n] === -weights[8 - n])) return "an edge";
  if ([0, 1, 2].every((x) => alike([x, x + 3, x + 6]))) return "an upright line";
  return [0, 3, 6].every((y) => alike([y, y + 1, y + 2])) ? "a level line" : undefined;
}

/** The one weight of nine that spoils a falling line: those on the line are alike else, and those beside it, and all cancel. */
function oddWeight(weights: readonly number[]): string | undefined {
  const odd = NINE.filter((n) => {
    const [on, beside] = [(at: number) => at % 4 === 0, (at: number) => at % 4 !== 0].map((is) => [
      ...new Set(weights.filter((_, at) => at !== n && is(at))),
    ]);
    return on.length === 1 && beside.length === 1 && on[0] > 0 && on[0] + 2 * beside[0] === 0;
  });
  return odd.length === 1 ? oddAt(odd[0]) : undefined;
}

const oddAt = (n: number) => `a falling line but for [${Math.floor(n / 3)}, ${n % 3}]`;

/** A right kernel with one of its weights turned round. */
function withOdd(n: number): Map2d {
  return tensor(
    NINE.map((at) => (at === n ? -1 : 1) * (at % 4 === 0 ? 2 : -1)),
    [3, 3],
  );
}

export const diagonalKernel = exercise({
  id: "01.diagonalKernel",
  title: "Nine weights for one diagonal",
  points: 2,
  solution: solution.diagonalKernel,
  common: { name: "its answer", of: answersOnWindows },
  cases: () => [[]],
  byHand: () => [
    {
      args: [],
      gives: { "to a falling line": "0", "to a rising line": "0 or less", "to a plain wall": "0" },
      seen: () => answersOnWindows(tensor([0, 0, 0, 0, 0, 0, 0, 0, 0], [3, 3])),
    },
  ],
  hints: [
    "Think of the kernel as a picture of what it looks for. Which of its nine weights lie under the falling line, and which under nothing but the rising one?",
    "What does a plain wall answer, in terms of the nine weights? And which tap do the two lines share?",
    "Put 2 on the falling diagonal. The wall asks for a sum of 0, so the six other weights have to make up for 6: −1 each.",
  ],
  misconceptions: [
    {
      id: "01.ones-on-the-line",
      belief:
        "You put weights on the line and none below 0 beside it. Then anything bright is answered: the wall, and the other line through the centre that both share. What should not be there needs weights below 0.",
      model: () =>
        tensor([
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ]),
    },
    {
      id: "01.other-diagonal",
      belief:
        "Your kernel answers to the rising line, /. Row 0 is on top, so the falling line has its ones at [0, 0], [1, 1] and [2, 2].",
      model: () =>
        tensor([
          [-1, -1, 2],
          [-1, 2, -1],
          [2, -1, -1],
        ]),
    },
    {
      id: "01.weights-do-not-cancel",
      belief:
        "Your kernel tells the lines apart, but it answers to a plain wall, below 0. A wall answers the sum of the weights: what is above 0 and what is below it have to cancel.",
      model: () =>
        tensor([
          [1, -1, -1],
          [-1, 1, -1],
          [-1, -1, 1],
        ]),
    },
    {
      id: "01.wall-answers-too",
      belief:
        "Your kernel tells the lines apart, but it answers to a plain wall as well. A wall answers the sum of the weights, which has to be 0.",
      model: () =>
        tensor([
          [1, 0, -1],
          [0, 1, 0],
          [-1, 0, 1],
        ]),
    },
    {
      id: "01.any-line",
      belief:
        "Your kernel ignores the wall but answers to both lines, most likely since they share the centre. Where only the rising line lies, the weights have to outweigh it.",
      model: () =>
        tensor([
          [-1, -1, -1],
          [-1, 8, -1],
          [-1, -1, -1],
        ]),
    },
    {
      id: "01.edge-for-line",
      belief:
        "Your kernel is one for edges: what it has on one side of its centre, it takes off on the other. A line through the centre lies on both sides alike and answers 0. A kernel for a line has its weights above 0 on the line itself, and those below 0 beside it, on both sides.",
      model: () =>
        tensor([
          [-1, 0, 1],
          [-2, 0, 2],
          [-1, 0, 1],
        ]),
    },
    {
      id: "01.upright-line",
      belief:
        "Your kernel has three equal rows: it looks for something upright. A falling line lies in another column in every row: [0, 0], [1, 1], [2, 2]. Those three weights have to add up to more than 0.",
      model: () =>
        tensor([
          [-1, 2, -1],
          [-1, 2, -1],
          [-1, 2, -1],
        ]),
    },
    {
      id: "01.level-line",
      belief:
        "Your kernel has three equal columns: it looks for something level. A falling line lies in another row in every column: [0, 0], [1, 1], [2, 2]. Those three weights have to add up to more than 0.",
      model: () =>
        tensor([
          [-1, -1, -1],
          [2, 2, 2],
          [-1, -1, -1],
        ]),
    },
    ...NINE.filter((n) => n !== 4).map((n) => ({
      id: `01.odd-weight-${n}`,
      belief: `Eight of your weights are right. The one at [${Math.floor(n / 3)}, ${n % 3}] is not like the others ${n % 4 === 0 ? "on" : "beside"} the line, so that a plain wall does not answer 0.`,
      model: () => withOdd(n),
    })),
    {
      id: "01.neither-line",
      belief:
        "Your kernel ignores the wall, but the falling line as well. The three weights under it, [0, 0], [1, 1] and [2, 2], have to add up to more than 0.",
      model: () =>
        tensor([
          [0, -1, -1],
          [-1, 0, 3],
          [-1, 1, 0],
        ]),
    },

    {
      id: "01.rising-and-not-falling",
      belief:
        "Your kernel looks like the rising line, /, and is answered below 0 by the falling one. A kernel answers to what it resembles, and row 0 is on top: the falling line has its ones at [0, 0], [1, 1] and [2, 2].",
      model: () =>
        tensor([
          [-1, 0, 1],
          [0, 0, 0],
          [1, 0, -1],
        ]),
    },
    {
      id: "01.nothing-is-above-zero",
      belief:
        "Nothing is answered above 0 by your kernel, not even the line that it is for. Under that line the weights have to add up to more than 0: a kernel is a picture of what it looks for.",
      model: () =>
        tensor([
          [-2, 1, 1],
          [1, -2, 1],
          [1, 1, -2],
        ]),
    },
  ],
});
