import { tensor } from "../../../lib/index";
import * as solution from "../../../solutions/00-start-here";
import { exercise } from "../../rubric";
import { built, type Image } from "../models";

export const grey = exercise({
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
      belief: "You swapped height and width. The first index is the row, counted downwards; the second is the column.",
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
      belief: "You divided by 255 as well. The grey of [3, 6, 9] is 6: the mean stays on the scale of the photograph.",
      model: (photo) => onePerPixel(photo, (r, g, b) => (r + g + b) / 3 / 255),
    },
  ],
});

function onePerPixel(photo: Image, mix: (r: number, g: number, b: number) => number): Image {
  return built([photo.shape[0], photo.shape[1], 1], (y, x) =>
    mix(photo.at(y, x, 0), photo.at(y, x, 1), photo.at(y, x, 2)),
  );
}
