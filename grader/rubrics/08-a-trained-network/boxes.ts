import * as solution from "../../../solutions/08-a-trained-network";
import { exercise, type Random } from "../../rubric";
import { byScore } from "./models";

type Box = solution.Box;

export const boxes = exercise({
  id: "08.boxes",
  title: "From 25 numbers to five boxes",
  points: 3,
  solution: solution.boxes,
  terms: {
    row: "So many rows of cells lie above this one, 32 pixels each; y says how far down in its own cell the middle lies.",
    column:
      "So many columns of cells lie to the left, 32 pixels each; x says how far into its own cell the middle lies.",
    wide: "A box starts from its anchor's width, which is in cells of 32 pixels; the network's number is a factor on it.",
    high: "A box starts from its anchor's height, which is in cells of 32 pixels; the network's number is a factor on it.",
    width: "x speaks of the middle of the box: from there it is half a width back to its left edge.",
    height: "y speaks of the middle of the box: from there it is half a height up to its top edge.",
  },
  tolerance: 1e-4,
  cases: (random): Parameters<typeof solution.boxes>[] => [
    [secondBox(), 1, 2],
    [Array(25).fill(0), 1, 2],
    [quarters(random), 3, 0],
    [quarters(random), 0, 5],
    [quarters(random), 4, 7],
  ],
  byHand: () => [
    {
      args: [secondBox(), 1, 2],
      gives: { left: -8.7, top: -186.6, width: 193.3, height: 453.1, score: 0.75 },
      seen: ([, { score, ...place }]) => ({ ...mapped(place, tenths), score: Math.round(1e4 * score) / 1e4 }),
    },
    {
      args: [secondBox(), 1, 2],
      gives: [88, 40],
      seen: ([, { left, top, width, height }]) => [left + width / 2, top + height / 2].map(tenths),
    },
  ],
  hints: [
    "Which five of the 25 numbers belong to the second box? Which of them say where, which how large, which how sure?",
    "x, y and the score go through the sigmoid; width and height are factors e^w and e^h of the anchor. A cell is 32 pixels. And where is `left`, if you know the middle?",
    "const [x, y, w, h, score] = cell.slice(5 * i, 5 * i + 5); width = 32 * anchors[i][0] * Math.exp(w); middle = 32 * (column + 1 / (1 + Math.exp(-x))); left = middle - width / 2.",
  ],
  blindSpots: [
    {
      id: "08.first-row-or-column",
      where: "the row or the column is 0",
      so: "A cell of row 0 lies at the upper edge, one of column 0 at the left edge: they begin at pixel 0.",
      holds: (_cell, row, column) => row === 0 || column === 0,
    },
  ],
  misconceptions: [
    {
      id: "08.middle-as-corner",
      belief: "You took the middle of the box for its corner. left is half a width to the left of the middle.",
      model: (...a) =>
        solution.boxes(...a).map((box) => ({ ...box, left: box.left + box.width / 2, top: box.top + box.height / 2 })),
    },
    {
      id: "08.place-not-squeezed",
      belief:
        "You took x and y as they are. They go through the sigmoid first, so that the middle stays within its cell: 0 is the middle of the cell.",
      model: (...a) => decodedBoxes(...a, { place: (v) => v }),
    },
    {
      id: "08.place-from-the-middle",
      belief:
        "You added x and y, as they are, to the middle of the cell. They go through the sigmoid first, which makes 0.5 of a raw 0 and never leaves the cell.",
      model: (...a) => decodedBoxes(...a, { place: (v) => v + 0.5 }),
    },
    {
      id: "08.size-linear",
      belief:
        "You multiplied the anchor by the number itself. The factor is e to that number: 0 leaves the anchor as it is.",
      model: (...a) => decodedBoxes(...a, { factor: (v) => v }),
    },
    {
      id: "08.size-added",
      belief:
        "You added width and height to the anchor. They are factors, e to the number: a raw 0 leaves the anchor as it is, and no box gets smaller than nothing.",
      model: (...a) => decodedBoxes(...a, { factor: (v, side) => 1 + v / side }),
    },
    {
      id: "08.size-squeezed",
      belief:
        "You put width and height through the sigmoid. They are factors, e to the number: 0 gives the anchor itself.",
      model: (...a) => decodedBoxes(...a, { factor: sigmoid }),
    },
    {
      id: "08.power-added",
      belief:
        "You added e to the number to the anchor. It is a factor of the anchor: a raw 0 is e⁰ = 1 and leaves the anchor as it is.",
      model: (...a) => decodedBoxes(...a, { factor: (v, side) => (side + Math.exp(v)) / side }),
    },
    {
      id: "08.one-and-a-share",
      belief:
        "You took the raw number for a share by which the anchor grows. The factor is e to that number: a raw 0 leaves the anchor as it is, and no box gets smaller than nothing.",
      model: (...a) => decodedBoxes(...a, { factor: (v) => 1 + v }),
    },
    {
      id: "08.anchor-in-the-power",
      belief: "You put the anchor into the power of e. It stands outside: a box is its anchor times e to the number.",
      model: (...a) => decodedBoxes(...a, { factor: (v, side) => Math.exp(v + side) / side }),
    },
    {
      id: "08.anchors-high-first",
      belief: "You took an anchor's first number for its height. It is the width: the list holds width and height.",
      model: (...a) =>
        solution.boxes(...a).map((box, i) => {
          const [wide, high] = solution.anchors[i];
          return around(box, (box.width * high) / wide, (box.height * wide) / high);
        }),
    },
    {
      id: "08.half-an-anchor",
      belief:
        "You went from the middle to the corner by half the anchor. The box has a width and a height of its own by now: it is half of these.",
      model: (...a) =>
        solution.boxes(...a).map((box, i) => {
          const [wide, high] = solution.anchors[i];
          const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
          return { ...box, left: x - 16 * wide, top: y - 16 * high };
        }),
    },
    {
      id: "08.corner-beyond-the-middle",
      belief:
        "You went from the middle to the right and down by half the box. left and top are the other way: half a width to the left, half a height up.",
      model: (...a) =>
        solution.boxes(...a).map((box) => ({ ...box, left: box.left + box.width, top: box.top + box.height })),
    },
    {
      id: "08.squeezed-from-the-middle",
      belief:
        "You counted the place from the middle of the cell. The sigmoid of x says how far from the cell's left edge: a raw 0 is 0.5, and that is the middle already.",
      model: (...a) => decodedBoxes(...a, { place: (v) => sigmoid(v) + 0.5 }),
    },
    {
      id: "08.place-by-tanh",
      belief: "You squeezed the place between −1 and 1. It lies within the cell, between 0 and 1: 1 / (1 + e^−x).",
      model: (...a) => decodedBoxes(...a, { place: Math.tanh }),
    },
    {
      id: "08.place-without-cell",
      belief:
        "You gave places within the cell. A cell begins 32 · column pixels from the left and 32 · row from the top, and the box lies in the whole picture.",
      model: (cell) => solution.boxes(cell, 0, 0),
    },
    {
      id: "08.cells-from-one",
      belief: "You counted the cells from 1. Row and column are counted from 0: the first cell begins at pixel 0.",
      model: (cell, row, column) => solution.boxes(cell, row - 1, column - 1),
    },
    {
      id: "08.sure-ones-only",
      belief:
        "You kept the boxes with a score above .5 alone. Five boxes are asked for, sure or not, in the order of the anchors.",
      model: (...a) => solution.boxes(...a).filter(({ score }) => score > 0.5),
    },
    {
      id: "08.only-the-surest",
      belief: "You kept the surest box alone. Five boxes are asked for, in the order of the anchors.",
      model: (...a) => byScore(solution.boxes(...a)).slice(0, 1),
    },
    {
      id: "08.boxes-sorted",
      belief: "You sorted the boxes, surest first. They stand in the order of the anchors, however sure they are.",
      model: (...a) => byScore(solution.boxes(...a)),
    },
    {
      id: "08.score-cut",
      belief: "You cut the score off at 0 and 1. It goes through the sigmoid, which makes 0.5 of a raw 0.",
      model: (...a) => decodedBoxes(...a, { sure: (v) => Math.min(1, Math.max(0, v)) }),
    },
    {
      id: "08.places-rounded",
      belief: "You rounded the places to whole pixels. A box may begin anywhere: left and top stay as they are.",
      model: (...a) =>
        solution.boxes(...a).map((box) => ({ ...box, left: Math.round(box.left), top: Math.round(box.top) })),
    },
    {
      id: "08.boxes-rounded",
      belief: "You rounded the boxes to whole pixels. Their places and sizes may be parts of one.",
      model: (...a) =>
        solution
          .boxes(...a)
          .map(({ score, ...place }) => ({ score, ...(mapped(place, Math.round) as Omit<Box, "score">) })),
    },
    {
      id: "08.cut-at-the-edge",
      belief:
        "You let no box begin outside the picture. One of which a part lies outside keeps its left and top, below 0: in the example left is −8.7.",
      model: (...a) =>
        solution.boxes(...a).map((box) => ({ ...box, left: Math.max(0, box.left), top: Math.max(0, box.top) })),
    },
    {
      id: "08.right-for-width",
      belief:
        "You gave the right and the lower edge as width and height. A width is the distance from the left edge to the right one.",
      model: (...a) =>
        solution.boxes(...a).map((box) => ({ ...box, width: box.left + box.width, height: box.top + box.height })),
    },
    {
      id: "08.score-not-squeezed",
      belief: "You left the score as it is. It goes through the sigmoid, so that it lies between 0 and 1.",
      model: (...a) => decodedBoxes(...a, { sure: (v) => v }),
    },
    {
      id: "08.rows-across",
      belief: "You counted rows from the left. A row lies so far from the top, a column so far from the left.",
      model: (cell, row, column) => solution.boxes(cell, column, row),
    },
    {
      id: "08.all-x-first",
      belief:
        "You read five x, then five y, and so on. The numbers stand box by box: x, y, width, height, score of the first, then of the second.",
      model: (cell, row, column) =>
        solution.boxes(
          cell.map((_, i) => cell[5 * (i % 5) + Math.floor(i / 5)]),
          row,
          column,
        ),
    },
    {
      id: "08.in-cells",
      belief: "You gave the boxes in cells. A cell is 32 pixels wide and high.",
      model: (...a) => decodedBoxes(...a, { pixels: 1, anchor: 1 }),
    },
    {
      id: "08.size-in-pixels-only",
      belief: "You took the anchors for pixels. They are in cells of 32 pixels, as the places are.",
      model: (...a) => decodedBoxes(...a, { anchor: 1 }),
    },

    {
      id: "08.offset-in-pixels",
      belief:
        "You added the place to the corner of the cell as it is, less than a pixel. It is a share of the cell: 32 times as many pixels.",
      model: (cell, row, column) =>
        solution.boxes(cell, row, column).map((box, i) => ({
          ...box,
          left: 32 * column + sigmoid(cell[5 * i]) - box.width / 2,
          top: 32 * row + sigmoid(cell[5 * i + 1]) - box.height / 2,
        })),
    },
    {
      id: "08.y-first",
      belief:
        "You read y before x, and the height before the width. The five numbers are [x, y, width, height, score].",
      model: (cell, row, column) => solution.boxes(inOrder(cell, [1, 0, 3, 2, 4]), row, column),
    },
    {
      id: "08.height-first",
      belief: "You read the height before the width. The five numbers are [x, y, width, height, score].",
      model: (cell, row, column) => solution.boxes(inOrder(cell, [0, 1, 3, 2, 4]), row, column),
    },
    {
      id: "08.score-first",
      belief: "You read the score first. The five numbers are [x, y, width, height, score].",
      model: (cell, row, column) => solution.boxes(inOrder(cell, [1, 2, 3, 4, 0]), row, column),
    },
    {
      id: "08.shares-of-the-scores",
      belief:
        "You made the five scores add up to 1. Each box is sure or not by itself: several may be, or none. Each score is squeezed alone.",
      model: (cell, row, column) => {
        const all = solution.boxes(cell, row, column);
        const powers = all.map((_, i) => Math.exp(cell[5 * i + 4]));
        const sum = powers.reduce((a, b) => a + b, 0);
        return all.map((box, i) => ({ ...box, score: powers[i] / sum }));
      },
    },
    {
      id: "08.score-as-power",
      belief: "You took the score to the power of e. It is squeezed between 0 and 1, like the place in the cell.",
      model: (...a) => decodedBoxes(...a, { sure: Math.exp }),
    },
    {
      id: "08.powers-of-two",
      belief: "You took powers of 2 for the sizes. The factor is e to the power of the number.",
      model: (...a) => decodedBoxes(...a, { factor: (v) => 2 ** v }),
    },
    {
      id: "08.half-taken-once",
      belief:
        "You went half a width to the left and left the top where the middle is. A box begins half its height above its middle as well.",
      model: (...a) => solution.boxes(...a).map((box) => ({ ...box, top: box.top + box.height / 2 })),
    },
    {
      id: "08.whole-size-off",
      belief:
        "You went back from the middle by the whole width and height. From its middle to its edge a box has half of them.",
      model: (...a) =>
        solution.boxes(...a).map((box) => ({ ...box, left: box.left - box.width / 2, top: box.top - box.height / 2 })),
    },
    {
      id: "08.first-anchor-for-all",
      belief: "You used the first anchor for all five boxes. Each has its own, in their order.",
      model: (...a) =>
        solution.boxes(...a).map((box, i) => {
          const [[wide, high], own] = [solution.anchors[0], solution.anchors[i]];
          const [width, height] = [(box.width * wide) / own[0], (box.height * high) / own[1]];
          const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
          return { ...box, left: x - width / 2, top: y - height / 2, width, height };
        }),
    },

    {
      id: "08.offset-in-anchors",
      belief:
        "You moved the middle by a share of the anchor, as other detectors do. Here the place is a share of the cell, which is 32 pixels wide whatever the anchor.",
      model: (cell, row, column) =>
        solution.boxes(cell, row, column).map((box, i) => {
          const [wide, high] = solution.anchors[i];
          const [x, y] = [sigmoid(cell[5 * i]), sigmoid(cell[5 * i + 1])];
          const [middleX, middleY] = [32 * (column + wide * x), 32 * (row + high * y)];
          return { ...box, left: middleX - box.width / 2, top: middleY - box.height / 2 };
        }),
    },
  ],
});

/** The cell of which the stub works the second box by hand: sigmoids of three quarters and of one, a factor of 1 and one of 2. */
function secondBox(): number[] {
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: the four decimals that the stub prints
  return [...Array(5).fill(0), 1.0986, -1.0986, 0, 0.6931, 1.0986, ...Array(15).fill(0)];
}

/** 25 numbers from −2 to 2, in quarters. */
function quarters(random: Random): number[] {
  return Array.from({ length: 25 }, () => random.whole(-8, 8) / 4);
}

const tenths = (value: number) => Math.round(10 * value) / 10;

const mapped = (of: Record<string, number>, f: (value: number) => number) =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, f(value)]));

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** The five boxes, but for an idea of one's own. */
function decodedBoxes(
  cell: number[],
  row: number,
  column: number,
  {
    place = sigmoid,
    factor = (v: number, _side: number) => Math.exp(v),
    sure = sigmoid,
    pixels = 32,
    anchor = 32,
  } = {},
): Box[] {
  return solution.anchors.map(([wide, high], i) => {
    const [x, y, w, h, score] = cell.slice(5 * i, 5 * i + 5);
    const [width, height] = [anchor * wide * factor(w, wide), anchor * high * factor(h, high)];
    const left = pixels * (column + place(x)) - width / 2;
    return { left, top: pixels * (row + place(y)) - height / 2, width, height, score: sure(score) };
  });
}

/** A box of another size with the same middle. */
function around(box: Box, width: number, height: number): Box {
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  return { ...box, left: x - width / 2, top: y - height / 2, width, height };
}

/** The five numbers of each box in another order. */
function inOrder(cell: number[], order: readonly number[]): number[] {
  return cell.map((_, i) => cell[5 * Math.floor(i / 5) + order[i % 5]]);
}
