import { type Tensor, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/02-pointwise-convolution";
import { exercise, type Random } from "../../rubric";
import { total } from "../models";
import { misread } from "./models";

type Weights = Tensor<[number, number]>;

export const mixPixel = exercise({
  id: "02.mixPixel",
  title: "One pixel, mixed",
  points: 1,
  solution: solution.mixPixel,
  terms: {
    pixel: "Every filter takes all of the pixel's channels, each once and with a weight of its own.",
    weights:
      "weights[c, f] is filter f's weight for channel c: a filter is a column, with one number for each channel.",
  },
  forbidden: ["conv2d", "pointwiseConv2d"],
  cases: (random) => [
    [[1, 2, 3], tensor([1, 10, 100], [3, 1])],
    [
      [1, 10],
      tensor([
        [1, 3],
        [2, 4],
      ]),
    ],
    [[4, -3, 7], random.tensor([3, 2], 1, 9)],
    [[2, -3], tensor([1, -1, 2, 4, 2, -2], [2, 3])], // the last weights add up to 0
    [numbers(random, 2), random.tensor([2, 4], -5, 9)],
    [numbers(random, 4), random.tensor([4, 3], -5, 9)],
    [numbers(random, 3), random.tensor([3, 3], -5, 9)],
  ],
  byHand: () => [
    { args: [[1, 2, 3], tensor([1, 10, 100], [3, 1])], gives: [321] },
    { args: [[1, 10], tensor([1, 3, 2, 4], [2, 2])], gives: [21, 43] },
  ],
  hints: [
    "How many numbers should come out, when the weights have shape [3, 2]? Which weights make the first of them?",
    "A filter is a column: weights.at(0, f), weights.at(1, f), … Each meets the pixel's number of the same channel.",
    "For every f: start at 0, add pixel[c] * weights.at(c, f) for every c, and push the sum.",
  ],
  blindSpots: [
    {
      id: "02.more-filters-than-channels",
      where: "there are more filters than channels",
      so: "As many numbers come out as there are filters, however many channels the pixel has.",
      holds: (_pixel, w) => w.shape[1] > w.shape[0],
    },
    {
      id: "02.fewer-filters-than-channels",
      where: "there are fewer filters than channels",
      so: "Each filter still adds up all channels, and as many numbers come out as there are filters.",
      holds: (_pixel, w) => w.shape[1] < w.shape[0],
    },
    {
      id: "02.pixel-below-zero",
      where: "a number of the pixel is below 0",
      so: "It is multiplied and added like any other.",
      holds: (pixel) => pixel.some((v) => v < 0),
    },
  ],
  misconceptions: [
    {
      id: "02.one-weight",
      belief:
        "You used one weight for all channels. A 1×1 filter has a weight for each of them: [1, 2, 3] with weights 1, 10, 100 is 1 + 20 + 300 = 321, not 6.",
      model: (pixel, w) => filtersOf(w, (f) => total(pixel) * w.at(0, f)),
    },
    {
      id: "02.rescales-channels",
      belief:
        "You gave each channel its weight and left the channels apart. The layer adds them up: [1, 2, 3] with weights 1, 10, 100 is one number, 321, not [1, 20, 300].",
      model: (pixel, w) => pixel.map((value, c) => value * w.at(c, 0)),
    },
    {
      id: "02.not-summed",
      belief:
        "You kept every product of a channel and a weight. A filter adds its products up: one filter, one number. [1, 2, 3] with weights 1, 10, 100 is [321], not [1, 20, 300].",
      model: (pixel, w) => filtersOf(w, (f) => pixel.map((value, c) => value * w.at(c, f))).flat(),
    },
    {
      id: "02.not-summed-by-channel",
      belief:
        "You kept every product of a channel and a weight, channel after channel. A filter adds its products up: one filter, one number. [1, 2, 3] with weights 1, 10, 100 is [321], not [1, 20, 300].",
      model: (pixel, w) => pixel.flatMap((value, c) => filtersOf(w, (f) => value * w.at(c, f))),
    },
    {
      id: "02.weights-out-in",
      belief:
        "You took a row of the weights for a filter: [filters, channels]. Here they are [channels, filters], and a filter is a column: [1, 10] with [[1, 3], [2, 4]] is [21, 43], not [31, 42].",
      model: (pixel, w) => {
        const weight = misread(w, pixel.length);
        return filtersOf(w, (f) => total(pixel.map((value, c) => value * weight(c, f))));
      },
    },
    {
      id: "02.mean",
      belief:
        "You divided by the number of channels. A filter adds; if it is to average, its weights say so: [1, 2, 3] with 1, 10, 100 is 321, not 107.",
      model: (pixel, w) => solution.mixPixel(pixel, w).map((value) => value / pixel.length),
    },
    {
      id: "02.all-in-one",
      belief:
        "You added all filters together. Each filter gives a number of its own: [1, 10] with [[1, 3], [2, 4]] is [21, 43], not [64].",
      model: (pixel, w) => [total(solution.mixPixel(pixel, w))],
    },
    {
      id: "02.own-channel-only",
      belief:
        "You gave output f the channel f alone, with one weight. A filter takes all channels, each with its weight, and adds them up.",
      model: (pixel, w) => filtersOf(w, (f) => (f < pixel.length ? pixel[f] * w.at(f, f) : 0)),
    },
    {
      id: "02.as-many-as-in",
      belief:
        "You made a number for each channel of the pixel. What comes out is one number a filter, and there may be more or fewer of them.",
      model: (pixel, w) => {
        const mixed = solution.mixPixel(pixel, w);
        return pixel.map((_, f) => mixed[f] ?? 0);
      },
    },
    {
      id: "02.plus-for-times",
      belief:
        "You added pixel and weight. Each number of the pixel is multiplied by its weight; only the products are added.",
      model: (pixel, w) => filtersOf(w, (f) => total(pixel.map((value, c) => value + w.at(c, f)))),
    },
    {
      id: "02.sum-goes-on",
      belief: "Your sum is not set back to 0 for the next filter, so each filter also gets what those before it made.",
      model: (pixel, w) => {
        let sum = 0;
        return solution.mixPixel(pixel, w).map((v) => (sum += v));
      },
    },

    {
      id: "02.filter-is-a-row",
      belief:
        "You read a filter along a row. The table is [channels, filters]: a row belongs to a channel, and a filter is a column.",
      model: (pixel, w) =>
        Array.from({ length: w.shape[0] }, (_, f) =>
          total(Array.from({ length: w.shape[1] }, (_, c) => (pixel[c] ?? 0) * w.at(f, c))),
        ),
    },
    {
      id: "02.row-summed",
      belief:
        "Each channel kept to itself: you multiplied it by all of its weights. A filter adds all channels together, and there is a number for each filter.",
      model: (pixel, w) => pixel.map((value, c) => value * total(filtersOf(w, (f) => w.at(c, f)))),
    },
    {
      id: "02.own-weight-alone",
      belief:
        "Each channel kept to itself and met one weight. A filter has a weight for every channel and adds them all together; there is a number for each filter.",
      model: (pixel, w) => pixel.map((value, c) => (c < w.shape[1] ? value * w.at(c, c) : 0)),
    },
    {
      id: "02.strongest",
      belief: "You kept the largest of a filter's products. A filter adds them all up.",
      model: (pixel, w) => filtersOf(w, (f) => Math.max(...pixel.map((value, c) => value * w.at(c, f)))),
    },
    {
      id: "02.weighted-mean",
      belief:
        "You divided by the sum of the weights. That is a weighted mean; a filter adds up, and its weights may sum to anything.",
      model: (pixel, w) =>
        filtersOf(w, (f) => {
          const sum = total(pixel.map((_, c) => w.at(c, f)));
          return total(pixel.map((value, c) => value * w.at(c, f))) / (sum || 1);
        }),
    },
    {
      id: "02.first-filter-only",
      belief:
        "You answered what the first filter makes of the pixel. There is a number for each filter, one for each column.",
      model: (pixel, w) => solution.mixPixel(pixel, w).slice(0, 1),
    },
    {
      id: "02.relu-added",
      belief: "You applied ReLU. Nothing is asked of an activation here: what is below 0 stays.",
      model: (pixel, w) => solution.mixPixel(pixel, w).map((v) => Math.max(0, v)),
    },

    {
      id: "02.weighted-mean-or-nothing",
      belief:
        "You divided by the sum of the weights. That is a weighted mean; a filter adds up, and its weights may sum to anything.",
      model: (pixel, w) =>
        filtersOf(w, (f) => {
          const sum = total(pixel.map((_, c) => w.at(c, f)));
          return sum ? total(pixel.map((value, c) => value * w.at(c, f))) / sum : 0;
        }),
    },

    {
      id: "02.filter-is-a-row-and-beyond",
      belief:
        "You read a filter along a row, and beyond the end of the pixel. The table is [channels, filters]: a row belongs to a channel, and a filter is a column.",
      model: (pixel, w) =>
        Array.from({ length: w.shape[0] }, (_, f) =>
          total(Array.from({ length: w.shape[1] }, (_, c) => pixel[c] * w.at(f, c))),
        ),
    },

    {
      id: "02.product-of-sums",
      belief:
        "You added up the pixel, added up the filter's weights, and multiplied the two sums. Each channel meets its own weight first: [1, 2, 3] with 1, 10, 100 is 1 + 20 + 300, not 6 · 111.",
      model: (pixel, w) =>
        filtersOf(w, (f) => total(pixel) * total(Array.from({ length: w.shape[0] }, (_, c) => w.at(c, f)))),
    },
    {
      id: "02.products-multiplied",
      belief:
        "You multiplied all numbers of a filter's products together. They are added: [1, 2, 3] with weights 1, 10, 100 is 1 + 20 + 300.",
      model: (pixel, w) => filtersOf(w, (f) => pixel.reduce((product, v, c) => product * v * w.at(c, f), 1)),
    },
    {
      id: "02.first-not-weighted",
      belief:
        "The first channel goes into your sum without its weight. Each channel is multiplied by a weight, channel 0 as well.",
      model: (pixel, w) => filtersOf(w, (f) => pixel.reduce((sum, v, c) => sum + v * w.at(c, f))),
    },
    {
      id: "02.distance",
      belief:
        "You measured how far the pixel lies from the filter's weights. A filter multiplies each channel by its weight and adds up: [1, 2, 3] with 1, 10, 100 is 321.",
      model: (pixel, w) => filtersOf(w, (f) => total(pixel.map((v, c) => Math.abs(v - w.at(c, f))))),
    },
    {
      id: "02.squared-distance",
      belief:
        "You measured how far the pixel lies from the filter's weights, squared. A filter multiplies each channel by its weight and adds up: [1, 2, 3] with 1, 10, 100 is 321.",
      model: (pixel, w) => filtersOf(w, (f) => total(pixel.map((v, c) => (v - w.at(c, f)) ** 2))),
    },
    {
      id: "02.brightest-channel",
      belief:
        "You let only the largest number of the pixel through, with its weight. A filter hears all channels and adds them up.",
      model: (pixel, w) => {
        const largest = pixel.indexOf(Math.max(...pixel));
        return filtersOf(w, (f) => pixel[largest] * w.at(largest, f));
      },
    },
    {
      id: "02.pixel-kept",
      belief:
        "You answered the pixel's own numbers and the filters' behind them. Only what the filters make comes out: one number a filter.",
      model: (pixel, w) => [...pixel, ...solution.mixPixel(pixel, w)],
    },
    {
      id: "02.divided-by-weights-sizes",
      belief:
        "You divided by the weights, added up without their signs. A filter only adds, and its weights may be as large as they like: [1, 2, 3] with 1, 10, 100 is 321.",
      model: (pixel, w) => {
        const mixed = solution.mixPixel(pixel, w);
        return filtersOf(w, (f) => mixed[f] / total(pixel.map((_, c) => Math.abs(w.at(c, f)))));
      },
    },
    {
      id: "02.first-channel",
      belief:
        "Your filters hear channel 0 alone. A filter has a weight for each channel, and adds all of them up: [1, 2, 3] with 1, 10, 100 is 321, not 1.",
      model: (pixel, w) => filtersOf(w, (f) => pixel[0] * w.at(0, f)),
    },
    {
      id: "02.filters-averaged",
      belief:
        "You divided by the number of filters. Filters share nothing among them: each adds up its products, and that is its number.",
      model: (pixel, w) => solution.mixPixel(pixel, w).map((v) => v / w.shape[1]),
    },

    {
      id: "02.as-many-as-in-and-beyond",
      belief:
        "You asked for as many numbers as the pixel has channels, and so for filters that aren't there. What comes out is one number a filter: the last of the shape [channels, filters], more or fewer.",
      refuses: true,
      model: (pixel, w) => pixel.map((_, f) => total(pixel.map((value, c) => value * w.at(c, f)))),
    },
  ],
});

function numbers(random: Random, count: number): number[] {
  return [...random.tensor([count], 1, 9).data];
}

function filtersOf<T>(weights: Weights, answer: (f: number) => T): T[] {
  return Array.from({ length: weights.shape[1] }, (_, f) => answer(f));
}
