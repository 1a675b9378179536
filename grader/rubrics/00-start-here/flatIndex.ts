import * as solution from "../../../solutions/00-start-here";
import { exercise } from "../../rubric";

export const flatIndex = exercise({
  id: "00.flatIndex",
  title: "Where a number lies",
  points: 1,
  solution: solution.flatIndex,
  terms: {
    width: "Before row y lie y whole rows, and each of them has width pixels.",
    channels:
      "Each pixel that lies before this one takes channels places: in a colour picture, pixel 4 begins at number 12.",
    c: "Within its pixel, the number of channel c has c others before it.",
    shape: "Its numbers are height, width and channels, in this order: rows, pixels a row, numbers a pixel.",
  },
  cases: (): Parameters<typeof solution.flatIndex>[] => [
    [0, 0, 2, [2, 4, 3]],
    [0, 1, 0, [2, 4, 3]],
    [1, 0, 0, [2, 4, 3]],
    [1, 2, 1, [3, 5, 2]],
    [7, 3, 1, [9, 16, 4]],
    [1, 2, 1, [2, 5, 3]],
  ],
  byHand: (): { args: Parameters<typeof solution.flatIndex>; gives: number }[] => [
    { args: [0, 0, 2, [2, 4, 3]], gives: 2 },
    { args: [0, 1, 0, [2, 4, 3]], gives: 3 },
    { args: [1, 0, 0, [2, 4, 3]], gives: 12 },
  ],
  hints: [
    "How many numbers does one pixel take? And one row?",
    "Before row y lie y whole rows; before pixel x in that row lie x whole pixels; before channel c lie c numbers.",
    "y rows of width · channels numbers, plus x pixels of channels numbers, plus c.",
  ],
  blindSpots: [
    {
      id: "00.below-row-zero",
      where: "it is not in row 0",
      so: "Before row y lie y whole rows, and a row holds width · channels numbers.",
      holds: (y) => y > 0,
    },
    {
      id: "00.behind-channel-zero",
      where: "it is not in channel 0",
      so: "c more numbers of the same pixel lie before it.",
      holds: (_y, _x, c) => c > 0,
    },
    {
      id: "00.not-three-channels",
      where: "there are not three channels",
      so: "A pixel takes as many places as shape[2] says.",
      holds: (_y, _x, _c, shape) => shape[2] !== 3,
    },
  ],
  misconceptions: [
    {
      id: "00.channels-first",
      belief:
        "You put each channel into a map of its own, one after the other. That order is called channels first; here the channels of one pixel lie side by side.",
      model: (y, x, c, [h, w]) => (c * h + y) * w + x,
    },
    {
      id: "00.column-first",
      belief: "You went down the columns first. Here a row lies together: x changes faster than y.",
      model: (y, x, c, [h, , channels]) => (x * h + y) * channels + c,
    },
    {
      id: "00.height-for-width",
      belief: "You used the height as the length of a row. A row is `width` pixels long.",
      model: (y, x, c, [h, , channels]) => (y * h + x) * channels + c,
    },
    {
      id: "00.pixels-not-numbers",
      belief: "You counted pixels. Each pixel takes as many places as there are channels.",
      model: (y, x, c, [, w]) => y * w + x + c,
    },
    {
      id: "00.own-sizes",
      belief:
        "You multiplied each index by the size of its own dimension. A step of an index goes over all that lies behind it: a row is width · channels numbers, a pixel is channels, a channel is 1.",
      model: (y, x, c, [h, w, channels]) => y * h + x * w + c * channels,
    },
    {
      id: "00.product-of-indices",
      belief:
        "You multiplied the indices, and the answer is 0 as soon as one of them is. Each index stands for numbers to step over, and the steps are added: rows, then pixels, then channels.",
      model: (y, x, c) => y * x * c,
    },
    {
      id: "00.row-without-channels",
      belief:
        "You stepped over `width` numbers to get to the next row. A row holds width · channels numbers, since every pixel has all its channels.",
      model: (y, x, c, [, w, channels]) => y * w + x * channels + c,
    },
    {
      id: "00.from-one",
      belief: "You counted from 1. An index says how many numbers lie before: the first one is number 0.",
      model: (y, x, c, shape) => solution.flatIndex(y, x, c, shape) + 1,
    },

    {
      id: "00.always-three",
      belief:
        "You took three channels for granted, as a colour photograph has them. A tensor may have any number of channels: shape says how many.",
      model: (y, x, c, [, w]) => (y * w + x) * 3 + c,
    },
    {
      id: "00.channels-row-by-row",
      belief:
        "Within a row you put all numbers of the first channel, then all of the next. The channels of one pixel lie side by side: c changes faster than x.",
      model: (y, x, c, [, w, channels]) => y * w * channels + c * w + x,
    },
    {
      id: "00.planes-of-columns",
      belief:
        "You put each channel into a map of its own and went down its columns. Here the channels of one pixel lie side by side, and a row lies together.",
      model: (y, x, c, [h, w]) => c * h * w + x * h + y,
    },
    {
      id: "00.sum-of-indices",
      belief:
        "You added the indices. A step down goes over a whole row of numbers, and a step to the right over all channels of a pixel.",
      model: (y, x, c) => y + x + c,
    },
    {
      id: "00.pixel-takes-one",
      belief:
        "You counted all the numbers of the rows before, and in the row one number for each pixel. A pixel takes as many places as there are channels there, too.",
      model: (y, x, c, [, w, channels]) => y * w * channels + x + c,
    },
    {
      id: "00.rows-and-columns-exchanged",
      belief: "You took x for the row. In [y, x, c] the row comes first: y says how many whole rows lie before.",
      model: (y, x, c, [, w, channels]) => (x * w + y) * channels + c,
    },
    {
      id: "00.whole-planes-for-rows",
      belief:
        "You stepped over height · width numbers for each row, and over `width` for each pixel. A row takes width · channels numbers, and a pixel as many as there are channels.",
      model: (y, x, c, [h, w]) => y * h * w + x * w + c,
    },
    {
      id: "00.shape-channels-first",
      belief:
        "You read the shape as [channels, height, width]. It is [height, width, channels], and the channels of one pixel lie side by side.",
      model: (y, x, c, [, h, w]) => (c * h + y) * w + x,
    },
    {
      id: "00.box-before",
      belief:
        "You multiplied the three counts, as if what lies before were a box. It is whole rows, then whole pixels, then channels, and they are added.",
      model: (y, x, c) => (y + 1) * (x + 1) * (c + 1) - 1,
    },
    {
      id: "00.from-the-end",
      belief:
        "You counted the rows that come after. An index says how many numbers lie before: those of the rows above, of the pixels to the left, and of the channels before.",
      model: (y, x, c, [h, w, channels]) => ((h - 1 - y) * w + x) * channels + c,
    },
  ],
});
