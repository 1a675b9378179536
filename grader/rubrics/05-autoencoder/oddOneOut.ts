import { type Tensor, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/05-autoencoder";
import { exercise } from "../../rubric";
import { total } from "../models";
import { indexOfLargest, lists, perRow } from "./models";

type Rows = Tensor<[number, number]>;

export const oddOneOut = exercise({
  id: "05.oddOneOut",
  title: "The odd one out",
  points: 1,
  solution: solution.oddOneOut,
  terms: {
    originals:
      "Each item is the target of the reconstruction at the same index: the two are compared number by number.",
    reconstructions:
      "Each reconstruction has one error, the mean over its numbers; the item with the largest is the odd one.",
  },
  cases: () => [
    [tensor([5, 5, 5, 4, 0, 0], [2, 3]), tensor([5, 5, 8, 2, 2, 2], [2, 3])],
    [
      tensor([
        [1, 0],
        [9, 9],
      ]),
      tensor([
        [0, 0],
        [6, 12],
      ]),
    ],
    [
      tensor([
        [1, 0],
        [9, 9],
      ]),
      tensor([
        [2, 0],
        [6, 12],
      ]),
    ],
    [
      tensor([
        [0, 2],
        [5, 5],
      ]),
      tensor([
        [1, 1],
        [5, 4],
      ]),
    ],
    [
      tensor([
        [9, 9, 9],
        [1, 0, 1],
        [2, 2, 2],
      ]),
      tensor([
        [9, 9, 8],
        [4, 0, 1],
        [2, 4, 0],
      ]),
    ],
    [
      tensor([
        [1, 1],
        [7, 0],
        [3, 3],
        [0, 0],
      ]),
      tensor([
        [1, 0],
        [6, 0],
        [1, 5],
        [0, 2],
      ]),
    ],
    [
      tensor([
        [0, 0],
        [4, 4],
        [8, 8],
      ]),
      tensor([
        [2, 2],
        [4, 4],
        [7, 7],
      ]),
    ],
    [
      tensor([
        [3, 0, 0],
        [2, 2, 2],
      ]),
      tensor([
        [0, 0, 1],
        [0, 0, 0],
      ]),
    ],
    // Two are worse than the mean, and the first of them isn't the worst.
    [
      tensor([
        [1, 1],
        [5, 1],
        [2, 2],
        [3, 3],
      ]),
      tensor([
        [1, 1],
        [3, 1],
        [2, 5],
        [3, 3],
      ]),
    ],
    // The largest pixel is one that came back too dark.
    [tensor([5, 0, 1, 1, 2, 3], [2, 3]), tensor([1, 0, 1, 4, 4, 3], [2, 3])],
  ],
  byHand: () => [{ args: [tensor([5, 5, 5, 4, 0, 0], [2, 3]), tensor([5, 5, 8, 2, 2, 2], [2, 3])], gives: 1 }],
  hints: [
    "What does an autoencoder do badly: things it has often seen, or things it has never seen?",
    "One error for each row. Which row's is the largest?",
    "errors.indexOf(Math.max(...errors)) with errors[i] = meanSquaredError of the two rows i.",
  ],
  misconceptions: [
    {
      id: "05.best-reconstructed",
      belief:
        "You picked the smallest error: the item the network knows best. The odd one is the one it can't reproduce.",
      model: (a, b) => indexOfLargest(perRow(a, b, (d) => -d * d)),
    },
    {
      id: "05.signed-error",
      belief: "You added errors with their signs, so a row with +2 and −2 looks perfect. Square them.",
      model: (a, b) => indexOfLargest(perRow(a, b, (d) => d)),
    },
    {
      id: "05.worst-pixel",
      belief:
        "You looked for the single worst pixel. The error of an item is the mean over its pixels: many small misses can outweigh a large one.",
      model: (a, b) => indexOfLargest(perRow(a, b, (d) => d * d, Math.max)),
    },
    {
      id: "05.brightest",
      belief:
        "You picked the row with the largest numbers. How bright an item is says nothing about how well it was reproduced.",
      model: (a) => indexOfLargest(perRow(a, tensor(new Float32Array(a.data.length), a.shape), (d) => -d)),
    },
    {
      id: "05.counted-from-1",
      belief: "You counted from 1. The first item has index 0.",
      model: (a, b) => solution.oddOneOut(a, b) + 1,
    },
    {
      id: "05.errors-cancel",
      belief:
        "You added the differences with their signs, so too bright here and too dark there cancel. Square each difference first.",
      model: (a, b) => indexOfLargest(perRow(a, b, (d) => d).map(Math.abs)),
    },
    {
      id: "05.unlike-the-others",
      belief:
        "You looked for the original that is furthest from the mean of all. What counts is what the network finds odd: how far its drawing is from what it was shown.",
      model: (a) => {
        const [items, numbers] = a.shape;
        const means = Array.from(
          { length: numbers },
          (_, i) => total(Array.from({ length: items }, (_v, n) => a.at(n, i))) / items,
        );
        return indexOfLargest(
          perRow(a, tensor(Array.from({ length: items }, () => means).flat(), a.shape), (d) => d * d),
        );
      },
    },
    {
      id: "05.absolute-error",
      belief:
        "You added absolute differences. The chapter measures by the mean of the squares, in which a large error weighs more than many small ones, so another item can be the worst.",
      model: (a, b) => indexOfLargest(perRow(a, b, Math.abs)),
    },
    {
      id: "05.error-not-index",
      belief: "You answered how large the largest error is. Asked is which item has it: its index.",
      model: (a, b) => Math.max(...perRow(a, b, (d) => d * d).map((sum) => sum / a.shape[1])),
    },
    {
      id: "05.sum-not-index",
      belief: "You answered how large the largest sum of errors is. Asked is which item has it: its index.",
      model: (a, b) => Math.max(...perRow(a, b, (d) => d * d)),
    },
    {
      id: "05.error-goes-on",
      belief:
        "The last item that has an error comes out worst. Either an error goes on into the next item, or the largest so far isn't kept: begin each at 0, and remember the largest beside its place.",
      model: (a, b) => {
        let sum = 0;
        return indexOfLargest(perRow(a, b, (d) => d * d).map((error) => (sum += error)));
      },
    },
    {
      id: "05.most-numbers-wrong",
      belief:
        "You counted how many numbers are not exactly right. How far off they are is what counts: three that are nearly right are better than one that is far off.",
      model: (a, b) => indexOfLargest(perRow(a, b, (d) => Number(d !== 0))),
    },
    {
      id: "05.relative-error",
      belief:
        "You divided the error by the item's own brightness, so that faint items count more. The chapter's measure is the error itself.",
      model: (a, b) =>
        indexOfLargest(perRow(a, b, (d) => d * d).map((sum, n) => sum / (total(a.at(n).data.map((v) => v * v)) || 1))),
    },

    {
      id: "05.furthest-from-the-usual",
      belief:
        "You looked for the error that is furthest from the usual one, above or below. An item that comes back unusually well isn't odd here: the largest error is asked for.",
      model: (a, b) => {
        const errors = perRow(a, b, (d) => d * d);
        const usual = total(errors) / errors.length;
        return indexOfLargest(errors.map((error) => Math.abs(error - usual)));
      },
    },
    ...[1, 2].map((power) => ({
      id: `05.relative-error-dark-${power}`,
      belief:
        "You divided an item's error by how bright it is, so that faint items count more. The same difference costs the same everywhere: the error itself is asked for.",
      model: (a: Rows, b: Rows) =>
        indexOfLargest(
          perRow(a, b, (d) => d * d).map((sum, n) => {
            const light = total(a.at(n).data.map((v) => v ** power));
            return light ? sum / light : 0;
          }),
        ),
    })),
    {
      id: "05.darkest-drawing",
      belief:
        "You picked the item whose drawing is darkest. How bright it is says nothing about how well it was reproduced.",
      model: (_a, b) => indexOfLargest(perRow(b, b, (d) => d).map((_, n) => -total(b.at(n).data))),
    },

    {
      id: "05.first-above-the-mean",
      belief:
        "You took the first item that is worse than the mean. Several can be; the odd one is the worst of all, and needs no threshold.",
      model: (a, b) => {
        const errors = perRow(a, b, (d) => d * d);
        const usual = total(errors) / errors.length;
        return errors.findIndex((error) => error > usual);
      },
    },
    {
      id: "05.darkest-original",
      belief: "You picked the darkest item. How bright it is says nothing about how well it was reproduced.",
      model: (a) => indexOfLargest(lists(a).map((row) => -total(row))),
    },
    {
      id: "05.brightest-drawing",
      belief:
        "You picked the item whose drawing is brightest. How bright it is says nothing about how well it was reproduced.",
      model: (_a, b) => indexOfLargest(lists(b).map(total)),
    },
    {
      id: "05.last-above-the-mean",
      belief:
        "You took the last item that is worse than the mean. Several can be; the odd one is the worst of all, and needs no threshold.",
      model: (a, b) => {
        const errors = perRow(a, b, (d) => d * d);
        return errors.map((error) => error > total(errors) / errors.length).lastIndexOf(true);
      },
    },
    {
      id: "05.most-darkened",
      belief:
        "You picked the item that came back darkest beside what it was. Too bright is an error as well: square each difference.",
      model: (a, b) => indexOfLargest(perRow(a, b, (d) => -d)),
    },
    {
      id: "05.lit-pixels-only",
      belief:
        "You compared only where the item itself is not 0. Where it is dark and the drawing is not, there is an error, too.",
      model: (a, b) =>
        indexOfLargest(
          lists(a).map((row, n) => {
            const lit = row.flatMap((v, i) => (v ? [(v - b.at(n, i)) ** 2] : []));
            return lit.length ? total(lit) / lit.length : 0;
          }),
        ),
    },
    ...(
      [
        ["bright", 1],
        ["dark", -1],
      ] as const
    ).map(([too, sign]) => ({
      id: `05.too-${too}-only`,
      belief: `Only pixels that came back too ${too} count with you. An error is one on either side: square the whole difference.`,
      model: (a: Rows, b: Rows) => indexOfLargest(perRow(a, b, (d) => Math.max(0, sign * d) ** 2)),
    })),

    {
      id: "05.columns",
      belief:
        "You compared column by column, number 0 of all items and so on. An item is a row: its error is a mean over the numbers of its own row.",
      model: (a, b) =>
        indexOfLargest(lists(a)[0].map((_, j) => total(lists(a).map((row, i) => (row[j] - b.at(i, j)) ** 2)))),
    },
    {
      id: "05.drawing-unlike-the-others",
      belief:
        "You looked for the drawing that is furthest from the mean of all drawings. What counts is how far it is from what the network was shown.",
      model: (_a, b) => {
        const drawings = lists(b);
        const means = drawings[0].map((_, j) => total(drawings.map((row) => row[j])) / drawings.length);
        return indexOfLargest(drawings.map((row) => solution.meanSquaredError(row, means)));
      },
    },
    {
      id: "05.squares-apart",
      belief:
        "You squared originals and drawings first and took how far apart the squares are. It is the difference that is squared: 5 and 4 are 1 apart, as 2 and 1 are.",
      model: (a, b) =>
        indexOfLargest(lists(a).map((row, i) => total(row.map((v, j) => Math.abs(v * v - b.at(i, j) ** 2))))),
    },
    {
      id: "05.squares-apart-signed",
      belief:
        "You subtracted squares, the drawing's from the original's. It is the difference that is squared: 5 and 4 are 1 apart, as 2 and 1 are.",
      model: (a, b) => indexOfLargest(lists(a).map((row, i) => total(row.map((v, j) => v * v - b.at(i, j) ** 2)))),
    },
    {
      id: "05.nearest-drawing",
      belief:
        "You compared each item with the drawing that is nearest to it, whosever it is. Item i came back as drawing i: compare those two.",
      model: (a, b) =>
        indexOfLargest(
          lists(a).map((row) => Math.min(...lists(b).map((drawing) => solution.meanSquaredError(drawing, row)))),
        ),
    },
  ],
  blindSpots: [
    {
      id: "05.first-is-the-worst",
      where: "the first item is the worst",
      so: "It is compared like the others, and its index is 0.",
      holds: (a, b) => solution.oddOneOut(a, b) === 0,
    },
    {
      id: "05.last-is-the-worst",
      where: "the last item is the worst",
      so: "There are originals.shape[0] items, and the last of them is compared, too.",
      holds: (a, b) => solution.oddOneOut(a, b) === a.shape[0] - 1,
    },
  ],
});
