import { tensor } from "../../lib/index";
import * as solution from "../../solutions/00-start-here";
import { exercise, type Rubric } from "../rubric";
import { built, type Image } from "./models";

export const rubric: Rubric = {
  chapter: "00",
  file: "00-start-here",
  title: "Start here",
  exercises: [
    exercise({
      id: "00.grey",
      title: "A grey photograph",
      points: 1,
      solution: solution.grey,
      cases: (random) => [
        [tensor([3, 6, 9], [1, 1, 3])],
        [tensor([0, 3, 9, 3, 9, 0], [1, 2, 3])],
        [random.tensor([2, 3, 3], 1, 9)],
        [random.tensor([4, 2, 3], 1, 9)],
      ],
      byHand: () => [{ args: [tensor([3, 6, 9], [1, 1, 3])], gives: tensor([6], [1, 1, 1]) }],
      hints: [
        "What is `photo.shape`, and how do you get its first two numbers into variables?",
        "Two loops, y over the height and x over the width. In the middle, three numbers become one: which index tells red, green and blue apart?",
        "const result = zeros([height, width, 1]); then result.set((photo.at(y, x, 0) + photo.at(y, x, 1) + photo.at(y, x, 2)) / 3, y, x, 0).",
      ],
      misconceptions: [
        {
          id: "00.sum",
          belief: "You added red, green and blue and left it there. Then white is 3 instead of 1: divide by 3.",
          model: (photo) => onePerPixel(photo, (r, g, b) => r + g + b),
        },
        {
          id: "00.only-red",
          belief: "You took the red channel alone. Then a blue sky turns black; grey needs all three channels.",
          model: (photo) => onePerPixel(photo, (r) => r),
        },
        {
          id: "00.divided-last",
          belief:
            "You divided only blue by 3: in r + g + b / 3 the division comes first. Put the sum into brackets: (r + g + b) / 3.",
          model: (photo) => onePerPixel(photo, (r, g, b) => r + g + b / 3),
        },
        {
          id: "00.swapped-axes",
          belief:
            "You swapped height and width. The first index is the row, counted downwards; the second is the column.",
          model: (photo) => built([photo.shape[1], photo.shape[0], 1], (y, x) => solution.grey(photo).at(x, y, 0)),
        },
        {
          id: "00.three-channels",
          belief:
            "Your picture looks grey but still has three equal channels. A grey photograph needs one: zeros([height, width, 1]).",
          model: (photo) => built(photo.shape, (y, x) => solution.grey(photo).at(y, x, 0)),
        },
      ],
    }),
    exercise({
      id: "00.flatIndex",
      title: "Where a number lies",
      points: 1,
      solution: solution.flatIndex,
      cases: (): Parameters<typeof solution.flatIndex>[] => [
        [0, 0, 2, [2, 4, 3]],
        [0, 1, 0, [2, 4, 3]],
        [1, 0, 0, [2, 4, 3]],
        [1, 2, 1, [3, 5, 2]],
        [7, 3, 1, [9, 16, 4]],
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
      ],
    }),
  ],
};

function onePerPixel(photo: Image, mix: (r: number, g: number, b: number) => number): Image {
  return built([photo.shape[0], photo.shape[1], 1], (y, x) =>
    mix(photo.at(y, x, 0), photo.at(y, x, 1), photo.at(y, x, 2)),
  );
}
