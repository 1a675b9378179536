import { type Tensor, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/02-pointwise-convolution";
import { exercise } from "../../rubric";
import { type Image, inside, total } from "../models";

export const im2col = exercise({
  id: "02.im2col",
  title: "For who wants more: a convolution as a matrix product",
  points: 3,
  solution: solution.im2col,
  terms: {
    input: "A row of the table is one window: its pixels row by row, the channels of each side by side.",
    kernelHeight:
      "A window covers kernelHeight · kernelWidth pixels, wholly on the picture, and fills one row of the table.",
    channels: "Each pixel of a window brings all its channels: a row is kernelHeight · kernelWidth · channels long.",
  },
  forbidden: ["im2col"],
  cases: (random) => [
    [tensor([1, 2, 3, 4, 5, 6], [2, 3, 1]), 2, 2],
    [random.tensor([3, 4, 2], 1, 9), 2, 3],
    [random.tensor([4, 3, 3]), 3, 2],
    [random.tensor([3, 5, 2], 1, 9), 1, 1],
    [random.tensor([5, 4, 2], 1, 9), 2, 2],
    [random.tensor([4, 3, 1], 1, 9), 1, 2],
  ],
  byHand: () => [
    { args: [tensor([1, 2, 3, 4, 5, 6], [2, 3, 1]), 2, 2], gives: tensor([1, 2, 4, 5, 2, 3, 5, 6], [2, 4]) },
  ],
  hints: [
    "How many rows are there, and how many columns? Which numbers does the first window hold, in the order of a kernel's `data`?",
    "A kernel is [kernelHeight, kernelWidth, channels, filters]. Leave the filters out: which of the other three indices moves fastest? A row has to be in that order.",
    "Loops over y and x, then i and j; each time append input.at(y + i, x + j).data, the channels of one pixel. Then tensor(all, [rows, kernelHeight · kernelWidth · channels]).",
  ],
  blindSpots: [
    {
      id: "02.window-not-square",
      where: "the window is not as high as wide",
      so: "Its height goes down the rows and its width across the columns: kernelHeight lines of kernelWidth pixels each.",
      holds: (_x, h, w) => h !== w,
    },
    {
      id: "02.several-channels",
      where: "there are several channels",
      so: "In a row all channels of one pixel lie together, then those of the next pixel: as in the kernel.",
      holds: (x) => x.shape[2] > 1,
    },
    {
      id: "02.higher-than-wide",
      where: "the picture is higher than wide",
      so: "height − kernelHeight + 1 windows fit below one another, and width − kernelWidth + 1 side by side.",
      holds: (x) => x.shape[0] > x.shape[1],
    },
  ],
  misconceptions: [
    {
      id: "02.channels-first",
      belief:
        "You wrote one channel's window after the other, as PyTorch's unfold does. A kernel here has its channels closest together: first all channels of the first pixel, then those of the second.",
      model: (x, h, w) =>
        windows(x, h, w, (y, z) => each(x.shape[2], (c) => taps(h, w, (i, j) => [x.at(y + i, z + j, c)]))),
    },
    {
      id: "02.windows-as-columns",
      belief:
        "You wrote a column for each window. Here each window is a row, and the kernel's matrix stands on its right.",
      model: (x, h, w) => {
        const right = solution.im2col(x, h, w);
        const [rows, columns] = right.shape;
        return tensor(
          Array.from(right.data, (_, n) => right.at(n % rows, Math.floor(n / rows))),
          [columns, rows],
        );
      },
    },
    {
      id: "02.swapped-axes",
      belief:
        "You went down the columns of each window. A kernel's numbers go along its rows: [[1, 2], [4, 5]] is 1, 2, 4, 5.",
      model: (x, h, w) => windows(x, h, w, (y, z) => taps(w, h, (j, i) => [...x.at(y + i, z + j).data])),
    },
    {
      id: "02.windows-downwards",
      belief:
        "Your windows go down first, then across. The output's `data` goes along the rows: the second window lies to the right of the first.",
      model: (x, h, w) => {
        const [rows, columns] = [x.shape[0] - h + 1, x.shape[1] - w + 1];
        return tensor(
          each(columns, (z) => each(rows, (y) => oneWindow(x, y, z, h, w))),
          [rows * columns, h * w * x.shape[2]],
        );
      },
    },
    {
      id: "02.windows-apart",
      belief:
        "Your windows lie side by side. At stride 1 they overlap: the next one begins one pixel further, so that most pixels stand in several rows.",
      model: (x, h, w) => {
        const [rows, columns] = [Math.floor(x.shape[0] / h), Math.floor(x.shape[1] / w)];
        return tensor(
          each(rows, (y) => each(columns, (z) => oneWindow(x, y * h, z * w, h, w))),
          [rows * columns, h * w * x.shape[2]],
        );
      },
    },
    {
      id: "02.flipped-kernel",
      belief: "You wrote each window back to front. A layer doesn't flip: top left meets top left.",
      model: (x, h, w) =>
        windows(x, h, w, (y, z) => taps(h, w, (i, j) => [...x.at(y + h - 1 - i, z + w - 1 - j).data])),
    },
    {
      id: "02.first-channel",
      belief: "You took the first channel only. A window is as deep as the picture, and so is a filter.",
      model: (x, h, w) =>
        tensor(
          solution.im2col(x, h, w).data.filter((_, n) => n % x.shape[2] === 0),
          [(x.shape[0] - h + 1) * (x.shape[1] - w + 1), h * w],
        ),
    },
    {
      id: "02.row-for-each-channel",
      belief:
        "You gave each channel a row of its own. A filter reaches through all channels, so one row holds the window of all of them.",
      model: (x, h, w) => {
        const [rows, columns] = [x.shape[0] - h + 1, x.shape[1] - w + 1];
        const all = taps(rows, columns, (y, z) =>
          each(x.shape[2], (c) => taps(h, w, (i, j) => [x.at(y + i, z + j, c)])),
        );
        return tensor(all, [rows * columns * x.shape[2], h * w]);
      },
    },
    {
      id: "02.padded",
      belief:
        "You made a row for every pixel and put zeros where the window hangs over. Without padding there is a row only where a window fits in whole.",
      model: (x, h, w) => {
        const [top, left] = [Math.floor((h - 1) / 2), Math.floor((w - 1) / 2)];
        const all = taps(x.shape[0], x.shape[1], (y, z) =>
          taps(h, w, (i, j) => each(x.shape[2], (c) => [inside(x, y + i - top, z + j - left, c)])),
        );
        return tensor(all, [x.shape[0] * x.shape[1], h * w * x.shape[2]]);
      },
    },

    {
      id: "02.run-of-memory",
      belief:
        "You took a window for one piece of `data`. Only the pixels of one of its lines lie together there; the next line is a whole row of the picture further on.",
      model: (x, h, w) =>
        windows(x, h, w, (y, z) => {
          const start = (y * x.shape[1] + z) * x.shape[2];
          return Array.from({ length: h * w * x.shape[2] }, (_, n) => x.data[start + n] ?? 0);
        }),
    },
    {
      id: "02.row-for-each-pixel",
      belief:
        "You made a row for every pixel and filled up with zeros where the window hangs over. Without padding a window lies inside, so there are fewer windows than pixels.",
      model: (x, h, w) => {
        const all = taps(x.shape[0], x.shape[1], (y, z) =>
          taps(h, w, (i, j) => each(x.shape[2], (c) => [inside(x, y + i, z + j, c)])),
        );
        return tensor(all, [x.shape[0] * x.shape[1], h * w * x.shape[2]]);
      },
    },

    {
      id: "02.channels-added",
      belief:
        "You added the channels of each pixel up. Each has a weight of its own in the kernel, so a row holds all of them: kernelHeight · kernelWidth · channels numbers.",
      model: (x, h, w) => windows(x, h, w, (y, z) => taps(h, w, (i, j) => [total(x.at(y + i, z + j).data)])),
    },
    {
      id: "02.channels-within-lines",
      belief:
        "You wrote each line of a window channel by channel. A kernel has its channels closest together: first all channels of one pixel, then those of the next.",
      model: (x, h, w) =>
        windows(x, h, w, (y, z) => each(h, (i) => each(x.shape[2], (c) => each(w, (j) => [x.at(y + i, z + j, c)])))),
    },
    {
      id: "02.one-channel-after-the-other",
      belief:
        "You wrote all windows of channel 0, then all of channel 1. A filter reaches through all channels, so one row holds the window of all of them.",
      model: (x, h, w) => {
        const [rows, columns] = [x.shape[0] - h + 1, x.shape[1] - w + 1];
        const all = each(x.shape[2], (c) =>
          taps(rows, columns, (y, z) => taps(h, w, (i, j) => [x.at(y + i, z + j, c)])),
        );
        return tensor(all, [rows * columns * x.shape[2], h * w]);
      },
    },
    ...[true, false].map((across) => ({
      id: `02.windows-apart-${across ? "across" : "down"}`,
      belief: `Your windows overlap one way and lie side by side ${across ? "across" : "down"}. At stride 1 the next one begins one pixel further, in both directions.`,
      model: (x: Image, h: number, w: number) => {
        const [down, right] = across ? [1, w] : [h, 1];
        const rows = Math.floor((x.shape[0] - h) / down) + 1;
        const columns = Math.floor((x.shape[1] - w) / right) + 1;
        return tensor(
          taps(rows, columns, (y, z) => oneWindow(x, y * down, z * right, h, w)),
          [rows * columns, h * w * x.shape[2]],
        );
      },
    })),
    {
      id: "02.all-down-first",
      belief:
        "You go down first everywhere: from window to window, and within each. Output and kernel both go along their rows: right first, then down.",
      model: (x, h, w) => {
        const [rows, columns] = [x.shape[0] - h + 1, x.shape[1] - w + 1];
        const all = taps(columns, rows, (z, y) => taps(w, h, (j, i) => [...x.at(y + i, z + j).data]));
        return tensor(all, [rows * columns, h * w * x.shape[2]]);
      },
    },
    {
      id: "02.windows-turned",
      belief:
        "Your windows are kernelWidth high and kernelHeight wide. The height goes down the rows, the width across the columns.",
      model: (x, h, w) => solution.im2col(x, w, h),
    },
    {
      id: "02.whole-lines",
      belief:
        "Your rows hold whole lines of the picture. A window is kernelWidth pixels wide, and there is a row for each place where one fits, across as well as down.",
      model: (x, h) => solution.im2col(x, h, x.shape[1]),
    },
    {
      id: "02.columns-channels-first",
      belief:
        "Two things. Each window is a row here, not a column. And within it all channels of one pixel lie together, not all pixels of one channel.",
      model: (x, h, w) => {
        const [rows, columns] = [x.shape[0] - h + 1, x.shape[1] - w + 1];
        const all = each(x.shape[2], (c) =>
          taps(h, w, (i, j) => taps(rows, columns, (y, z) => [x.at(y + i, z + j, c)])),
        );
        return tensor(all, [h * w * x.shape[2], rows * columns]);
      },
    },
    {
      id: "02.pixels-as-rows",
      belief:
        "You made a row of each pixel, whatever the kernel. That is enough for a 1×1 kernel; a larger window holds kernelHeight · kernelWidth pixels, side by side in one row.",
      model: (x) => x.reshape([x.shape[0] * x.shape[1], x.shape[2]]),
    },
    {
      id: "02.last-windows-missing",
      belief:
        "The last windows are missing, at the right and below. Where a picture is 3 wide and a window 2, two fit: 3 − 2 + 1.",
      refuses: true,
      model: (x, h, w) => {
        const [rows, columns] = [x.shape[0] - h, x.shape[1] - w];
        return tensor(
          taps(rows, columns, (y, z) => oneWindow(x, y, z, h, w)),
          [rows * columns, h * w * x.shape[2]],
        );
      },
    },

    {
      id: "02.windows-added-up",
      belief:
        "You added up each window. Its numbers stay apart, side by side in one row: the matrix product multiplies them by the weights and adds.",
      model: (x, h, w) => windows(x, h, w, (y, z) => [total(oneWindow(x, y, z, h, w))]),
    },
    {
      id: "02.channels-first-downwards",
      belief:
        "Two things. All channels of one pixel lie together in a row, not all pixels of one channel. And a window goes along its lines, right first and then down.",
      model: (x, h, w) =>
        windows(x, h, w, (y, z) => each(x.shape[2], (c) => taps(w, h, (j, i) => [x.at(y + i, z + j, c)]))),
    },
  ],
});

function each(count: number, numbers: (n: number) => number[]): number[] {
  return Array.from({ length: count }, (_, n) => numbers(n)).flat();
}

function taps(height: number, width: number, numbers: (i: number, j: number) => number[]): number[] {
  return each(height, (i) => each(width, (j) => numbers(i, j)));
}

function oneWindow(x: Image, y: number, z: number, height: number, width: number): number[] {
  return taps(height, width, (i, j) => [...x.at(y + i, z + j).data]);
}

function windows(x: Image, height: number, width: number, numbers: (y: number, x: number) => number[]): Tensor {
  const [rows, columns] = [x.shape[0] - height + 1, x.shape[1] - width + 1];
  const all = taps(rows, columns, numbers);
  return tensor(all, [rows * columns, all.length / rows / columns]);
}
