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
      terms: {
        photo: "Each pixel of the photo becomes a third of the sum of its own three numbers, and stays where it is.",
        height: "A shape names the height first, then the width: there are height rows, each of width pixels.",
      },
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
      blindSpots: [
        {
          id: "00.several-rows",
          where: "the photo has more than one row",
          so: "Every row of it becomes a row of the answer.",
          holds: ({ shape }) => shape[0] > 1,
        },
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
        {
          id: "00.eye-weights",
          belief:
            "You weighed green more than red and blue, as the eye does. That is one way to a grey picture; here it is the plain mean, in which each of the three counts a third.",
          model: (photo) => onePerPixel(photo, (r, g, b) => 0.299 * r + 0.587 * g + 0.114 * b),
        },
        {
          id: "00.eye-weights-tv",
          belief:
            "You weighed green most and blue least, as the eye does. Here grey is the plain mean, in which each of the three counts a third.",
          model: (photo) => onePerPixel(photo, (r, g, b) => 0.2126 * r + 0.7152 * g + 0.0722 * b),
        },
        {
          id: "00.eye-weights-rounded",
          belief:
            "You weighed green most and blue least, as the eye does. Here grey is the plain mean, in which each of the three counts a third.",
          model: (photo) => onePerPixel(photo, (r, g, b) => 0.3 * r + 0.6 * g + 0.1 * b),
        },
        {
          id: "00.eye-weights-in-hundredths",
          belief:
            "You weighed green most and blue least, as the eye does. Here grey is the plain mean, in which each of the three counts a third.",
          model: (photo) => onePerPixel(photo, (r, g, b) => 0.3 * r + 0.59 * g + 0.11 * b),
        },
        {
          id: "00.only-green",
          belief:
            "You took the green channel alone. That is a grey picture too, but not the mean: red and blue have a say in it.",
          model: (photo) => onePerPixel(photo, (_r, g) => g),
        },
        {
          id: "00.only-blue",
          belief: "You took the blue channel alone. Grey here is the mean of all three.",
          model: (photo) => onePerPixel(photo, (_r, _g, b) => b),
        },
        {
          id: "00.between-extremes",
          belief:
            "You took the middle between the largest and the smallest of the three; the third has no say then. A mean adds all three and divides by 3.",
          model: (photo) => onePerPixel(photo, (r, g, b) => (Math.max(r, g, b) + Math.min(r, g, b)) / 2),
        },
        {
          id: "00.brightest",
          belief: "You took the largest of the three numbers of a pixel. Grey is their mean: all three count.",
          model: (photo) => onePerPixel(photo, (r, g, b) => Math.max(r, g, b)),
        },
        {
          id: "00.three-planes",
          belief:
            "You read `data` as if all of red came first, then all of green, then all of blue. The three numbers of a pixel lie side by side; the next pixel begins three numbers further.",
          model: (photo) => {
            const pixels = photo.shape[0] * photo.shape[1];
            const { data } = photo;
            return built([photo.shape[0], photo.shape[1], 1], (y, x) => {
              const at = y * photo.shape[1] + x;
              return (data[at] + data[at + pixels] + data[at + 2 * pixels]) / 3;
            });
          },
        },
        {
          id: "00.middle-one",
          belief: "You took the middle one of the three numbers, the median. The mean adds all three and divides by 3.",
          model: (photo) => onePerPixel(photo, (...pixel) => pixel.sort((p, q) => p - q)[1]),
        },
        {
          id: "00.geometric-mean",
          belief: "You multiplied red, green and blue and took a root. The mean adds the three and divides by 3.",
          model: (photo) => onePerPixel(photo, (r, g, b) => Math.cbrt(r * g * b)),
        },
        {
          id: "00.without-channels",
          belief:
            "Your numbers are right, but the list of channels is missing. A grey photograph has one channel: its shape is [height, width, 1].",
          model: (photo) => {
            const grey = solution.grey(photo);
            return tensor([...grey.data], [photo.shape[0], photo.shape[1]]);
          },
        },
        {
          id: "00.mean-of-the-photo",
          belief:
            "You took one mean for the whole photograph. Each pixel has a grey of its own: the mean of its three numbers.",
          model: (photo) => {
            const mean = photo.data.reduce((sum, v) => sum + v, 0) / photo.data.length;
            return onePerPixel(photo, () => mean);
          },
        },
        {
          id: "00.mean-of-each-channel",
          belief:
            "You took the mean of each channel over all pixels: three numbers for the whole photograph. It is the other way round: one number for each pixel, the mean of its three channels.",
          model: (photo) => {
            const pixels = photo.shape[0] * photo.shape[1];
            return built([1, 1, 3], (_y, _x, c) => {
              let sum = 0;
              for (let i = c; i < photo.data.length; i += 3) sum += photo.data[i];
              return sum / pixels;
            });
          },
        },
        {
          id: "00.halved",
          belief: "You divided by 2. There are three numbers to a pixel, so their mean is the sum divided by 3.",
          model: (photo) => onePerPixel(photo, (r, g, b) => (r + g + b) / 2),
        },
        {
          id: "00.two-of-three",
          belief: "You took the mean of red and green and left blue out. All three count.",
          model: (photo) => onePerPixel(photo, (r, g) => (r + g) / 2),
        },
        {
          id: "00.green-twice",
          belief: "You counted green twice. Here grey is the plain mean, in which each of the three counts a third.",
          model: (photo) => onePerPixel(photo, (r, g, b) => (r + 2 * g + b) / 4),
        },
        {
          id: "00.share-of-255",
          belief:
            "You divided by 255 as well. The grey of [3, 6, 9] is 6: the mean stays on the scale of the photograph.",
          model: (photo) => onePerPixel(photo, (r, g, b) => (r + g + b) / 3 / 255),
        },
      ],
    }),
    exercise({
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
    }),
  ],
};

function onePerPixel(photo: Image, mix: (r: number, g: number, b: number) => number): Image {
  return built([photo.shape[0], photo.shape[1], 1], (y, x) =>
    mix(photo.at(y, x, 0), photo.at(y, x, 1), photo.at(y, x, 2)),
  );
}
