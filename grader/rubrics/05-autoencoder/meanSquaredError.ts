import * as solution from "../../../solutions/05-autoencoder";
import { exercise } from "../../rubric";
import { total } from "../models";

export const meanSquaredError = exercise({
  id: "05.meanSquaredError",
  title: "How wrong is a reconstruction?",
  points: 1,
  solution: solution.meanSquaredError,
  terms: {
    target:
      "What counts at each place is how far the output lies from its target, squared: 3 too much and 3 too little are both 9.",
    length: "It is a mean: all squares together, shared out among all numbers of the output.",
  },
  cases: () => [
    [
      [1, 5],
      [2, 2],
    ],
    [
      [1, 3],
      [2, 2],
    ],
    [
      [0, 5, 1, 2],
      [4, 2, 1, 3],
    ],
    [
      [-2, 1, 7],
      [1, 1, 3],
    ],
    [[3], [6]],
    [
      [-1, 0],
      [-4, 5],
    ],
  ],
  byHand: () => [
    {
      args: [
        [1, 5],
        [2, 2],
      ],
      gives: 5,
    },
  ],
  hints: [
    "Errors of −1 and 1: should the loss be 0?",
    "Square each difference, add the squares up. By what do you divide?",
    "output.reduce((sum, value, i) => sum + (value - target[i]) ** 2, 0) / output.length.",
  ],
  misconceptions: [
    {
      id: "05.signed-error",
      belief:
        "You averaged the errors with their signs. Then −1 and 1 cancel to a loss of 0, though both are wrong. Square them: 1.",
      model: (a, b) => total(a.map((v, i) => v - b[i])) / a.length,
    },
    {
      id: "05.sum-not-mean",
      belief: "You left the sum undivided. The mean makes losses of images of different sizes comparable.",
      model: (a, b) => solution.meanSquaredError(a, b) * a.length,
    },
    {
      id: "05.absolute-error",
      belief:
        "You took the size of each error. That is the mean absolute error, another loss; squaring makes large errors weigh more.",
      model: (a, b) => total(a.map((v, i) => Math.abs(v - b[i]))) / a.length,
    },
    {
      id: "05.root",
      belief: "You took the square root at the end. That is the root mean square; the loss itself stays squared.",
      model: (a, b) => Math.sqrt(solution.meanSquaredError(a, b)),
    },
    {
      id: "05.square-of-mean",
      belief:
        "You averaged first and squared last: errors of −1 and 1 cancel before they are squared. Square each one.",
      model: (a, b) => (total(a.map((v, i) => v - b[i])) / a.length) ** 2,
    },
    {
      id: "05.difference-of-squares",
      belief:
        "You squared output and target first and subtracted then. The error is the difference; it is the difference that is squared.",
      model: (a, b) => total(a.map((v, i) => v * v - b[i] * b[i])) / a.length,
    },
    {
      id: "05.first-left-out",
      belief: "The first number is never compared: the sum over the numbers begins at index 0.",
      model: (a, b) => total(a.map((v, i) => (i ? (v - b[i]) ** 2 : 0))) / a.length,
    },
    {
      id: "05.starts-with-a-number",
      belief:
        "Your sum starts with the first number itself and not with its squared error. Does `reduce` have a start value? Give it a 0.",
      model: (a, b) => total(a.map((v, i) => (i ? (v - b[i]) ** 2 : v))) / a.length,
    },

    {
      id: "05.distance",
      belief:
        "You took the distance between the two lists, the root of all squares. The mean squared error has no root, and it is divided by how many numbers there are.",
      model: (a, b) => Math.hypot(...a.map((v, i) => v - b[i])),
    },
    {
      id: "05.squares-apart",
      belief:
        "You squared output and target first and took how far apart the squares are. The error is the difference; it is the difference that is squared.",
      model: (a, b) => total(a.map((v, i) => Math.abs(v * v - b[i] * b[i]))) / a.length,
    },
    {
      id: "05.one-less",
      belief:
        "You divided by one less than there are numbers, as statistics does for a sample. Here it is the plain mean over all of them.",
      model: (a, b) => (solution.meanSquaredError(a, b) * a.length) / (a.length - 1),
    },
    {
      id: "05.wrong-ones-only",
      belief:
        "You took the mean over those numbers only that are off. One that is right counts as well, with an error of 0.",
      model: (a, b) => (solution.meanSquaredError(a, b) * a.length) / (a.filter((v, i) => v !== b[i]).length || 1),
    },
    {
      id: "05.half",
      belief:
        "You took half of it, as is sometimes done so that the 2 of the slope goes away. The mean squared error itself has no ½.",
      model: (a, b) => solution.meanSquaredError(a, b) / 2,
    },
    {
      id: "05.largest-error",
      belief: "You kept the largest squared error. All of them count: add them up and divide by how many there are.",
      model: (a, b) => Math.max(...a.map((v, i) => (v - b[i]) ** 2)),
    },
    {
      id: "05.relative-error",
      belief:
        "You divided each error by the target, as a percentage. The mean squared error knows no percentage: the same difference costs the same everywhere.",
      model: (a, b) => total(a.map((v, i) => ((v - b[i]) / b[i]) ** 2)) / a.length,
    },
    {
      id: "05.sizes-added",
      belief:
        "You added up the size of each error, neither squared nor divided. Square each one, and divide the sum by how many there are.",
      model: (a, b) => total(a.map((v, i) => Math.abs(v - b[i]))),
    },
    {
      id: "05.largest-difference",
      belief: "You took the largest difference. All numbers count: square each difference and take their mean.",
      model: (a, b) => Math.max(...a.map((v, i) => Math.abs(v - b[i]))),
    },
    {
      id: "05.distance-by-count",
      belief:
        "You took the root of the summed squares and divided by how many there are. The mean squared error has no root: divide the sum itself.",
      model: (a, b) => Math.hypot(...a.map((v, i) => v - b[i])) / a.length,
    },
    {
      id: "05.last-only",
      belief:
        "Only the last number's squared error is left. All of them are added up, then divided by how many there are.",
      model: (a, b) => (a[a.length - 1] - b[b.length - 1]) ** 2,
    },
    {
      id: "05.likeness",
      belief:
        "You multiplied output and target, which says how alike they are. An error is their difference, squared: 0 where they are equal.",
      model: (a, b) => total(a.map((v, i) => v * b[i])) / a.length,
    },
    {
      id: "05.relative-to-all",
      belief:
        "You divided by the squares of the target. That is a relative error; the mean squared error is divided by how many numbers there are.",
      model: (a, b) => total(a.map((v, i) => (v - b[i]) ** 2)) / total(b.map((v) => v * v)),
    },
    {
      id: "05.share-of-wrong",
      belief: "You counted how many numbers are not exactly right. How far off each one is counts, squared.",
      model: (a, b) => a.filter((v, i) => v !== b[i]).length / a.length,
    },
    {
      id: "05.variance-of-errors",
      belief:
        "You took the errors' mean off before you squared them. That is their variance: an output that is too bright everywhere would have no error at all.",
      model: (a, b) => solution.meanSquaredError(a, b) - (total(a.map((v, i) => v - b[i])) / a.length) ** 2,
    },
    {
      id: "05.square-of-sum",
      belief:
        "You added the errors up first and squared the sum. Errors of −1 and 1 cancel then. Square each one, and take the mean.",
      model: (a, b) => total(a.map((v, i) => v - b[i])) ** 2,
    },
    ...(
      [
        ["large", 1],
        ["small", -1],
      ] as const
    ).map(([too, sign]) => ({
      id: `05.too-${too}-only`,
      belief: `Only outputs that are too ${too} count with you. An error is one on either side: the square makes both positive.`,
      model: (a: number[], b: number[]) => total(a.map((v, i) => Math.max(0, sign * (v - b[i])) ** 2)) / a.length,
    })),

    {
      id: "05.doubled",
      belief: "You doubled the differences. Squared, 3 is 9 and not 6, and −1 is 1.",
      model: (a, b) => total(a.map((v, i) => 2 * (v - b[i]))) / a.length,
    },
  ],
  blindSpots: [
    {
      id: "05.below-0",
      where: "a number is below 0",
      so: "Nothing changes there: −2 and 1 are 3 apart.",
      holds: (a, b) => [...a, ...b].some((v) => v < 0),
    },
    {
      id: "05.zero-in-the-target",
      where: "a number of the output or of the target is 0",
      so: "0 is a number like any other: its error counts, and counts among how many there are.",
      holds: (a, b) => [...a, ...b].includes(0),
    },
  ],
});
