import { conv2d, pointwiseConv2d, relu, type Tensor, tensor } from "../../lib/index";
import * as solution from "../../solutions/02-pointwise-convolution";
import { exercise, type Random, type Rubric, type Value } from "../rubric";
import { AS_ROWS, middle, otherNetworks, PAIRS } from "./larger-of-two";
import { built, built4, type Image, inside, type Kernel, padded, total, turned4 } from "./models";

type Weights = Tensor<[number, number]>;
type Pointwise = Tensor<[1, 1, number, number]>;

const layer = solution.pointwise;

/** A 1×1 kernel whose weights are computed from those of another. */
function rewritten(k: Pointwise, weight: (c: number, f: number) => number): Pointwise {
  return built4(k.shape, (_i, _j, c, f) => weight(c, f)) as Pointwise;
}

/** The weights as somebody reads them who takes [channels, filters] for [filters, channels]. */
function misread(weights: Tensor, channels: number): (c: number, f: number) => number {
  return (c, f) => weights.data[f * channels + c];
}

/** An image in which pixels repeat, some side by side and some far apart. */
const repeating = tensor([1, 2, 1, 2, 3, 4, 5, 6, 3, 4, 7, 8, 1, 2, 5, 6, 9, 1, 7, 8], [2, 5, 2]);
const alike = tensor([4, 4, 6, 4, 4, 6, 4, 4], [1, 8, 1]);

/** What somebody has in mind who designs a network for the larger of two numbers. */
const NETWORKS = [
  {
    id: "02.negative-lost",
    belief:
      "You add b to how much a is larger, and b passes through the ReLU, which takes it away where it is negative: [−5, −7] becomes 2, not −5. A second number in the middle has to bring a negative b through.",
    model: () => middle([1, -1, 1], [0, 1, 1]),
  },
  {
    id: "02.negative-lost-a",
    belief:
      "You add a to how much b is larger, and a passes through the ReLU, which takes it away where it is negative: [−7, −5] becomes 2, not −5. A second number in the middle has to bring a negative a through.",
    model: () => middle([-1, 1, 1], [1, 0, 1]),
  },
  {
    id: "02.smaller",
    belief: "Your network answers the smaller of the two. b − relu(b − a) is the smaller; which is the larger?",
    model: () => middle([-1, 1, -1], [0, 1, 1], [0, -1, -1]),
  },
  {
    id: "02.difference",
    belief:
      "Your network answers how far the two are apart, |a − b|: [3, 8] becomes 5. Something has to be added to get to the larger one, 8.",
    model: () => middle([1, -1, 1], [-1, 1, 1]),
  },
  {
    id: "02.larger-by-how-much",
    belief:
      "Your network answers by how much channel 0 is larger, or 0. That is relu(a − b); what has to be added to make it the larger of the two?",
    model: () => middle([1, -1, 1]),
  },
  {
    id: "02.sum",
    belief:
      "Your network adds the two channels: [3, 8] becomes 11. A ReLU compares a number with 0, not with its neighbour: to choose between the two it has to see their difference, a − b.",
    model: () => middle([1, 0, 1], [-1, 0, -1], [0, 1, 1], [0, -1, -1]),
  },
  {
    id: "02.sum-of-positives",
    belief:
      "Your network adds what is positive of each channel: [3, 8] becomes 11. A ReLU chooses between a number and 0. To choose between a and b it has to see both at once, a − b.",
    model: () => middle([1, 0, 1], [0, 1, 1]),
  },
  {
    id: "02.not-halved",
    belief: "Everywhere you get twice the larger of the two: a + b + |a − b| has to be halved.",
    model: () => middle([1, 1, 1], [-1, -1, -1], [1, -1, 1], [-1, 1, 1]),
  },
  {
    id: "02.negative-sum-lost",
    belief:
      "You take (a + b + |a − b|) / 2, and that is the larger one. But a + b passes through one ReLU, which takes it away where it is negative. Send −(a + b) through another and take that off.",
    model: () => middle([0.5, 0.5, 1], [0.5, -0.5, 1], [-0.5, 0.5, 1]),
  },
  {
    id: "02.filters-as-rows",
    belief: AS_ROWS,
    model: () => ({
      first: tensor([1, -1, 0, 1, 0, -1, 0, 0], [1, 1, 2, 4]),
      second: tensor([1, 1, -1, 0], [1, 1, 4, 1]),
    }),
  },
  {
    id: "02.mean-of-two",
    belief:
      "Your network answers the mean of the two numbers. What is missing to the larger one is half of their distance.",
    model: () => middle([0.5, 0, 1], [-0.5, 0, -1], [0, 0.5, 1], [0, -0.5, -1]),
  },
  {
    id: "02.size-of-b",
    belief:
      "Your b comes back without its sign: relu(b) + relu(−b) is |b|. To give b back, the second is taken off: relu(b) − relu(−b).",
    model: () => middle([1, -1, 1], [0, 1, 1], [0, -1, 1]),
  },

  {
    id: "02.always-the-first",
    belief:
      "What comes out is the first number, whichever is larger. The two have to be compared: a ReLU of their difference does that.",
    model: () => middle([1, 0, 1], [-1, 0, -1]),
  },
  {
    id: "02.always-the-second",
    belief:
      "What comes out is the second number, whichever is larger. The two have to be compared: a ReLU of their difference does that.",
    model: () => middle([0, 1, 1], [0, -1, -1]),
  },

  {
    id: "02.further-from-zero",
    belief:
      "Your network finds the number that is further from 0, without its sign: (|a + b| + |a − b|) / 2. Larger is what lies further to the right: of a + b the sign has to stay.",
    model: () => middle([1, 1, 0.5], [-1, -1, 0.5], [1, -1, 0.5], [-1, 1, 0.5]),
  },
  {
    id: "02.difference-as-switch",
    belief:
      "You took the difference for a switch that lets one number through and shuts the other out. The second layer only adds: the difference itself lands in the sum, and no number switches another.",
    model: () => middle([1, -1, 1], [-1, 1, 1], [1, 0, 1], [0, 1, 1]),
  },
  {
    id: "02.difference-to-the-wrong-one",
    belief:
      "You added the difference to the wrong number: relu(b − a) belongs to a, and relu(a − b) to b. As it is, you go beyond the larger one.",
    model: () => middle([-1, 1, 1], [0, 1, 1], [0, -1, -1]),
  },
];

export const rubric: Rubric = {
  chapter: "02",
  file: "02-pointwise-convolution",
  title: "Pointwise convolution",
  exercises: [
    exercise({
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
          belief:
            "Your sum is not set back to 0 for the next filter, so each filter also gets what those before it made.",
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
    }),
    exercise({
      id: "02.pointwise",
      title: "The whole layer",
      points: 3,
      solution: layer,
      terms: {
        input: "Each pixel is mixed by itself: all of its channels, none of its neighbours.",
        kernel: "kernel[0, 0, c, f] is filter f's weight for channel c, and it is the same at every pixel.",
        bias: "Each filter has one bias, added once at every pixel.",
        weights: "They say how often a filter takes each channel; what it takes is added up.",
        filters: "The output has one channel for each filter, however many channels go in.",
      },
      forbidden: ["conv2d", "pointwiseConv2d", "depthwiseConv2d", "separableConv2d"],
      window: { input: 0, kernel: 1, bias: 2 },
      cases: (random) => [
        [
          tensor(
            [
              [1, 10],
              [2, 0],
            ].flat(),
            [1, 2, 2],
          ),
          tensor([1, 3, 2, 4], [1, 1, 2, 2]),
          [0, 5],
        ],
        [random.tensor([2, 3, 3]), random.tensor([1, 1, 3, 1]), [4]],
        [random.tensor([3, 2, 3]), random.tensor([1, 1, 3, 2]), [0, 0]],
        [random.tensor([3, 4, 2]), random.tensor([1, 1, 2, 3]), [7, -2, 1]],
        [random.tensor([4, 3, 4]), random.tensor([1, 1, 4, 3]), [-20, -30, 5]],
      ],
      byHand: () => [
        {
          args: [tensor([1, 10, 2, 0], [1, 2, 2]), tensor([1, 3, 2, 4], [1, 1, 2, 2]), [0, 5]],
          gives: tensor([21, 48, 2, 11], [1, 2, 2]),
        },
      ],
      hints: [
        "You can already mix one pixel. What changes from one pixel to the next, and what does not?",
        "Two loops over y and x. `input.at(y, x).data` are the channels of one pixel, `kernel.at(0, 0)` are the weights, [channels, filters].",
        "Make zeros([height, width, filters]). For every pixel: mixPixel, then output.set(mixed[f] + bias[f], y, x, f) for every f.",
      ],
      blindSpots: [
        {
          id: "02.fewer-filters-than-channels",
          where: "there are fewer filters than channels",
          so: "Each filter still adds up all channels, and there are as many maps as filters.",
          holds: (x, k) => k.shape[3] < x.shape[2],
        },
        {
          id: "02.higher-than-wide",
          where: "the picture is higher than wide",
          so: "Rows and columns are counted apart: the row runs up to height, the column up to width.",
          holds: (x) => x.shape[0] > x.shape[1],
        },
        {
          id: "02.wider-than-high",
          where: "the picture is wider than high",
          so: "Rows and columns are counted apart: the row runs up to height, the column up to width.",
          holds: (x) => x.shape[0] < x.shape[1],
        },
      ],
      misconceptions: [
        {
          id: "02.one-weight",
          belief:
            "You used a filter's first weight for all channels. A 1×1 filter is as deep as its input: [1, 2, 3] with weights 1, 10, 100 is 321, not 6.",
          model: (x, k, b) =>
            layer(
              x,
              rewritten(k, (_c, f) => k.at(0, 0, 0, f)),
              b,
            ),
        },
        {
          id: "02.rescales-channels",
          belief:
            "You made each channel brighter or darker by a weight and kept the channels apart. A 1×1 layer mixes them: [1, 2, 3] with weights 1, 10, 100 is one number, 321, not [1, 20, 300].",
          model: (x, k, b) => built(x.shape, (i, j, c) => x.at(i, j, c) * k.at(0, 0, c, 0) + (b[c] ?? 0)),
        },
        {
          id: "02.needs-padding",
          belief:
            "You padded the image, as for a 3×3 kernel. A 1×1 kernel never hangs over the edge; padding only adds a border of pixels that see nothing, pure bias.",
          model: (x, k, b) =>
            layer(
              padded(x, 1, () => 0),
              k,
              b,
            ),
        },
        {
          id: "02.weights-out-in",
          belief:
            "You read the weights as [filters, channels]. They are [channels, filters]: the pixel [1, 10] with [[1, 3], [2, 4]] is [21, 43], not [31, 42].",
          model: (x, k, b) => layer(x, rewritten(k, misread(k, k.shape[2])), b),
        },
        {
          id: "02.no-bias",
          belief: "You left out the bias: every number of map f should be larger by bias[f].",
          model: (x, k, b) =>
            layer(
              x,
              k,
              b.map(() => 0),
            ),
        },
        {
          id: "02.bias-per-channel",
          belief:
            "You added the bias once for each channel. The channels are summed first; then the bias comes, once: a pixel [0, 0, 0] with bias 4 becomes 4, not 12.",
          model: (x, k, b) =>
            layer(
              x,
              k,
              b.map((value) => value * x.shape[2]),
            ),
        },
        {
          id: "02.looks-sideways",
          belief:
            "You let the layer look at neighbours: your numbers are those of a 3×3 kernel with the same weight at all nine taps. A 1×1 kernel sees one pixel, and all of its channels.",
          model: (x, k, b) => {
            const [, , channels, filters] = k.shape;
            const wide: Kernel = built4([3, 3, channels, filters], (_i, _j, c, f) => k.at(0, 0, c, f));
            return conv2d(x, wide, { padding: 1, bias: tensor(b, [filters]) }) as Tensor;
          },
        },
        {
          id: "02.swapped-axes",
          belief:
            "You swapped height and width in the output. The first index is the row (down), the second the column (across).",
          model: (x, k, b) => {
            const y = layer(x, k, b);
            return built([y.shape[1], y.shape[0], y.shape[2]], (i, j, f) => y.at(j, i, f));
          },
        },
        {
          id: "02.relu-added",
          belief: "You applied ReLU. This exercise asks for the layer before its activation, so negative numbers stay.",
          model: (x, k, b) => {
            const y = layer(x, k, b);
            return tensor(
              y.data.map((v) => Math.max(0, v)),
              y.shape,
            );
          },
        },
        {
          id: "02.own-channel-only",
          belief:
            "Your output f looks at channel f alone. A 1×1 layer mixes: every filter takes all channels of the pixel and adds them up.",
          model: (x, k, b) =>
            layer(
              x,
              rewritten(k, (c, f) => (c === f % k.shape[2] ? k.at(0, 0, c, f) : 0)),
              b,
            ),
        },
        {
          id: "02.weights-wander",
          belief:
            "You let each pixel have weights of its own. The same weights serve all pixels: from pixel to pixel only the input changes.",
          model: (x, k, b) =>
            built([x.shape[0], x.shape[1], k.shape[3]], (y, z, f) => {
              const channels = x.shape[2];
              const weight = (c: number) => k.at(0, 0, (c + y * x.shape[1] + z) % channels, f);
              return b[f] + total(Array.from({ length: channels }, (_, c) => x.at(y, z, c) * weight(c)));
            }),
        },
        {
          id: "02.bias-of-a-channel",
          belief:
            "You took the bias with the index of a channel. There is one bias a filter: bias[f], once, for the map that filter f makes.",
          refuses: true,
          model: (x, k, b) =>
            layer(
              x,
              k,
              b.map(() => b[x.shape[2] - 1] ?? Number.NaN),
            ),
        },

        {
          id: "02.first-bias",
          belief: "You added the first bias in every map. Each filter has a bias of its own: map f gets bias[f].",
          model: (x, k, b) =>
            layer(
              x,
              k,
              b.map(() => b[0]),
            ),
        },
        {
          id: "02.mean",
          belief: "You took the mean of the channels. A filter adds them up; if it is to average, its weights say so.",
          model: (x, k, b) =>
            layer(
              x,
              rewritten(k, (c, f) => k.at(0, 0, c, f) / k.shape[2]),
              b,
            ),
        },
        {
          id: "02.strongest",
          belief: "You kept the largest of a filter's products at each pixel. A filter adds them all up.",
          model: (x, k, b) =>
            built([x.shape[0], x.shape[1], k.shape[3]], (y, z, f) => {
              const products = Array.from({ length: x.shape[2] }, (_, c) => x.at(y, z, c) * k.at(0, 0, c, f));
              return b[f] + Math.max(...products);
            }),
        },

        {
          id: "02.bias-before-the-weights",
          belief:
            "You added the bias to what comes in, one for each channel. It belongs to a filter and is added to the sum, once the weights have done their work.",
          model: (x, k, b) =>
            layer(
              built(x.shape, (y, z, c) => x.at(y, z, c) + (b[c] ?? 0)),
              k,
              b.map(() => 0),
            ),
        },
        {
          id: "02.first-filter-everywhere",
          belief: "You used the first filter for every map. Each filter has weights of its own: a column of the table.",
          model: (x, k, b) =>
            layer(
              x,
              rewritten(k, (c) => k.at(0, 0, c, 0)),
              b,
            ),
        },
        {
          id: "02.as-many-as-in",
          belief:
            "You answered as many maps as there are channels, each channel with a weight of its own. A filter adds all channels up, and there are as many maps as filters.",
          model: (x, k, b) => {
            const last = k.shape[3] - 1;
            return built(x.shape, (y, z, c) => {
              const f = Math.min(c, last);
              return x.at(y, z, c) * k.at(0, 0, c, f) + b[f];
            });
          },
        },

        {
          id: "02.whole-picture",
          belief:
            "You added up all pixels of the picture, so that each map holds one number everywhere. A 1×1 layer sees a single pixel: output pixel [y, x] is made of input pixel [y, x].",
          model: (x, k, b) => {
            const [h, w, channels] = x.shape;
            const sums = Array.from({ length: channels }, (_, c) =>
              total(Array.from({ length: h * w }, (_p, p) => x.data[p * channels + c])),
            );
            return layer(
              built(x.shape, (_y, _x, c) => sums[c]),
              k,
              b,
            );
          },
        },
        {
          id: "02.sum-of-biases",
          belief: "You added all biases in every map. A map has the bias of its own filter alone: bias[f].",
          model: (x, k, b) =>
            layer(
              x,
              k,
              b.map(() => total(b)),
            ),
        },
        {
          id: "02.biases-along-the-channels",
          belief:
            "You added a bias for each channel of the input, so that a map gets several of them. There is one for each filter: map f gets bias[f], once.",
          model: (x, k, b) =>
            layer(
              x,
              k,
              b.map(() => total(b.slice(0, x.shape[2]))),
            ),
        },
        {
          id: "02.bias-as-factor",
          belief: "You multiplied by the bias. It is added: a filter whose bias is 0 still answers.",
          model: (x, k, b) => {
            const y = layer(
              x,
              k,
              b.map(() => 0),
            );
            return built(y.shape, (i, j, f) => y.at(i, j, f) * b[f]);
          },
        },
        {
          id: "02.bias-as-threshold",
          belief:
            "You took the bias off, as if it were a threshold. It is added: with bias 5, what would be 43 is 48, not 38.",
          model: (x, k, b) =>
            layer(
              x,
              k,
              b.map((v) => -v),
            ),
        },
        {
          id: "02.relu-before-bias",
          belief:
            "You applied ReLU before the bias. This exercise asks for the layer before its activation: the sum as it is, and the bias added.",
          model: (x, k, b) => {
            const y = layer(
              x,
              k,
              b.map(() => 0),
            );
            return built(y.shape, (i, j, f) => Math.max(0, y.at(i, j, f)) + b[f]);
          },
        },
        {
          id: "02.first-channel",
          belief:
            "Your filters read channel 0 alone. A 1×1 filter is one pixel wide and as deep as its input: it has a weight for each channel and adds them up.",
          model: (x, k, b) =>
            layer(
              x,
              rewritten(k, (c, f) => (c === 0 ? k.at(0, 0, 0, f) : 0)),
              b,
            ),
        },
        {
          id: "02.all-in-one",
          belief:
            "You added all filters together into one map. Each filter makes a map of its own: as many come out as there are filters.",
          model: (x, k, b) => {
            const y = layer(x, k, b);
            return built([y.shape[0], y.shape[1], 1], (i, j) => total(y.at(i, j).data));
          },
        },
        {
          id: "02.sum-goes-on",
          belief:
            "Your sum is not set back to 0 for the next filter, so each map also holds what those before it made of the pixel.",
          model: (x, k, b) => {
            const y = layer(x, k, b);
            return built(y.shape, (i, j, f) => total(y.at(i, j).data.slice(0, f + 1)));
          },
        },
        {
          id: "02.mixed-but-as-many-as-in",
          belief:
            "You made as many maps as there are channels. What comes out is one map a filter, and there may be more or fewer of them.",
          model: (x, k, b) => {
            const y = layer(x, k, b);
            return built(x.shape, (i, j, f) => inside(y, i, j, f));
          },
        },
        {
          id: "02.input-added",
          belief:
            "You added the pixel's own channel to what the filter makes. Only weights and bias make the output: what comes in counts by its weight alone.",
          model: (x, k, b) => {
            const y = layer(x, k, b);
            return built(y.shape, (i, j, f) => y.at(i, j, f) + inside(x, i, j, f));
          },
        },
        {
          id: "02.weights-averaged",
          belief:
            "You averaged each filter's weights and used the mean for all channels. Each channel meets its own weight: [1, 2, 3] with weights 1, 10, 100 is 321.",
          model: (x, k, b) =>
            layer(
              x,
              rewritten(
                k,
                (_c, f) => total(Array.from({ length: k.shape[2] }, (_, c) => k.at(0, 0, c, f))) / k.shape[2],
              ),
              b,
            ),
        },
        {
          id: "02.product-of-sums",
          belief:
            "You added up the pixel, added up the filter's weights, and multiplied the two sums. Each channel meets its own weight first, and then the products are added.",
          model: (x, k, b) =>
            layer(
              x,
              rewritten(k, (_c, f) => total(Array.from({ length: k.shape[2] }, (_, c) => k.at(0, 0, c, f)))),
              b,
            ),
        },

        {
          id: "02.bias-on-every-channel",
          belief:
            "You added the filter's bias to each channel before the weights. It comes after them: the channels are weighted and summed, and then the bias is added, once.",
          model: (x, k, b) =>
            built([x.shape[0], x.shape[1], k.shape[3]], (y, z, f) =>
              total(Array.from({ length: x.shape[2] }, (_, c) => (x.at(y, z, c) + b[f]) * k.at(0, 0, c, f))),
            ),
        },
      ],
    }),
    exercise({
      id: "02.saturate",
      title: "A colour transform",
      points: 2,
      solution: solution.saturate,
      terms: {
        amount:
          "Each channel comes out as its pixel's grey, plus amount times what the channel differs from that grey.",
      },
      common: { name: "What becomes of pure colours", of: pureColours },
      cases: () => [[0], [1], [2], [0.5], [-1]],
      byHand: () =>
        [
          [0.3, 0.3, 0.3],
          [1, 0, 0],
          [1.7, -0.3, -0.3],
        ].map((pixel, amount) => ({
          args: [amount],
          gives: tensor(pixel, [1, 1, 3]),
          seen: (kernel: Tensor<[1, 1, 3, 3]>) => pointwiseConv2d(tensor([1, 0, 0], [1, 1, 3]), kernel),
        })),
      hints: [
        "What does the layer make of a pure red pixel, [1, 0, 0]? Which weights does its one number meet?",
        "A pure red, a pure green and a pure blue pixel read one row of the kernel each. Write down what should become of them: for amount 0, for 1, then for any amount.",
        "From channel a to channel b the weight is grey[a] + amount · (1 − grey[a]) where a is b, and grey[a] − amount · grey[a] elsewhere, with grey = [0.3, 0.6, 0.1].",
      ],
      blindSpots: [
        {
          id: "02.beyond-grey-and-picture",
          where: "the amount is above 1 or below 0",
          so: "The same rule goes on there: what is multiplied by the amount is the distance from the grey, and weights may be negative.",
          holds: (amount) => amount < 0 || amount > 1,
        },
        {
          id: "02.other-than-0-and-1",
          where: "the amount is neither 0 nor 1",
          so: "In between and beyond, a channel lies `amount` times as far from the grey as in the picture.",
          holds: (amount) => amount !== 0 && amount !== 1,
        },
        {
          id: "02.other-than-the-examples",
          where: "the amount is none of those worked by hand",
          so: "It may be any number: a channel lies `amount` times as far from the grey as in the picture, half as far at 0.5.",
          holds: (amount) => ![0, 1, 2].includes(amount),
        },
      ],
      misconceptions: [
        {
          id: "02.weights-out-in",
          belief:
            "Your shares go with the channel that comes out. They belong to the one that goes in, which is the third index: of red 0.3, whichever channel is made of it. With amount 0, pure red must become [0.3, 0.3, 0.3], not [0.3, 0.6, 0.1].",
          model: (amount) => {
            const right = solution.saturate(amount);
            return colours((from, to) => right.at(0, 0, to, from));
          },
        },
        {
          id: "02.plain-mean",
          belief:
            "You took a third of each channel for the grey. Here it is 0.3 red + 0.6 green + 0.1 blue: of the three, eyes see green best.",
          model: (amount) => colours((from, to) => 1 / 3 + amount * (Number(from === to) - 1 / 3)),
        },
        {
          id: "02.rescales-channels",
          belief:
            "You made every channel `amount` times as bright. That makes the picture brighter, not more colourful: a grey pixel must stay as it is, whatever the amount.",
          model: (amount) => colours((from, to) => amount * Number(from === to)),
        },
        {
          id: "02.grey-left-out",
          belief:
            "You took the distance from the grey, `amount` times, and did not put the grey back under it. With amount 0 the picture must be grey, not black.",
          model: (amount) => colours((from, to) => amount * (Number(from === to) - GREY[from])),
        },
        {
          id: "02.amount-from-zero",
          belief:
            "You let amount 0 leave the picture as it is. Here 1 does that, and 0 gives the grey: the factor is the amount itself, not amount + 1.",
          model: (amount) => solution.saturate(amount + 1),
        },
        {
          id: "02.towards-grey",
          belief:
            "You go the other way: your amount 0 leaves the picture, your amount 1 gives the grey. Asked is 0 for the grey, 1 for the picture.",
          model: (amount) => solution.saturate(1 - amount),
        },
        {
          id: "02.grey-added",
          belief:
            "You put the whole grey under `amount` times the colours. Measure the colours from the grey first: a grey pixel must stay as it is, [1, 1, 1] with amount 2 is [1, 1, 1], not [3, 3, 3].",
          model: (amount) => colours((from, to) => GREY[from] + amount * Number(from === to)),
        },
        {
          id: "02.grey-per-channel",
          belief:
            "You took each channel's own share for the grey: 0.3 red in the red channel, 0.6 green in the green. The grey is the sum of the three, and the same in all channels.",
          model: (amount) => colours((from, to) => (from === to ? GREY[from] + amount * (1 - GREY[from]) : 0)),
        },
        {
          id: "02.amount-held",
          belief:
            "You held the amount between 0 and 1. It may be larger: amount 2 takes every channel twice as far from the grey, and 1 − amount is below 0 then.",
          model: (amount) => solution.saturate(Math.min(1, Math.max(0, amount))),
        },
        {
          id: "02.brackets-missing",
          belief: "You multiplied only the grey weight by the amount: brackets are missing around 1 − amount.",
          model: (amount) => colours((from, to) => 1 - amount * GREY[from] + amount * Number(from === to)),
        },
        {
          id: "02.no-negative-weights",
          belief:
            "You cut your weights at 0. An amount above 1 takes grey away from a channel, and only a weight below 0 can do that.",
          model: (amount) => colours((from, to) => Math.max(0, solution.saturate(amount).at(0, 0, from, to))),
        },

        {
          id: "02.own-grey-forgotten",
          belief:
            "You left the grey out where a colour goes to itself. Its own channel is a part of the grey as well: at amount 0, red becomes 0.3 in the red channel, too.",
          model: (amount) => colours((from, to) => (from === to ? amount : (1 - amount) * GREY[from])),
        },
        {
          id: "02.wrong-way",
          belief:
            "You went from the grey to the other side. The way from the grey to the colour is colour − grey, and the amount says how far one goes along it.",
          model: (amount) => colours((from, to) => GREY[from] - amount * (Number(from === to) - GREY[from])),
        },
        {
          id: "02.grey-taken-off-once",
          belief:
            "You strengthened the colour and took the grey off. What is multiplied is the distance from the grey, and the grey itself is added back: grey + amount · (colour − grey).",
          model: (amount) => colours((from, to) => amount * Number(from === to) - GREY[from]),
        },

        {
          id: "02.shares-of-a-mixture",
          belief:
            "You let no weight fall below 0, as if they were shares of a mixture. Beyond amount 1 the grey is taken off, and weights below 0 do that.",
          model: (amount) => {
            const ofGrey = Math.max(0, 1 - amount);
            return colours((from, to) => GREY[from] * ofGrey + (from === to ? 1 - ofGrey : 0));
          },
        },

        {
          id: "02.reds-share-for-all",
          belief:
            "You worked it out for red and took its 0.3 for all colours. Green goes into the grey with 0.6 and blue with 0.1: at amount 0, pure green becomes [0.6, 0.6, 0.6].",
          model: (amount) => colours((from, to) => 0.3 + amount * (Number(from === to) - 0.3)),
        },
        ...[
          { id: "02.grey-of-television", grey: [0.299, 0.587, 0.114] },
          { id: "02.grey-of-screens", grey: [0.2126, 0.7152, 0.0722] },
        ].map(({ id, grey }) => ({
          id,
          belief: `You took another grey, ${grey.join(", ")}, as it is common elsewhere. Here it is 0.3 red + 0.6 green + 0.1 blue.`,
          model: (amount: number) => colours((from, to) => grey[from] + amount * (Number(from === to) - grey[from])),
        })),
        {
          id: "02.sum-for-grey",
          belief:
            "You took the sum of the three channels for the grey. Each goes into it with its share, 0.3, 0.6 and 0.1: at amount 0, pure red becomes [0.3, 0.3, 0.3], not white.",
          model: (amount) => colours((from, to) => 1 - amount + amount * Number(from === to)),
        },
        {
          id: "02.grey-at-zero-only",
          belief:
            "You mix in the grey at amount 0 only; otherwise each channel is multiplied by the amount alone. The grey stays under it at all amounts: a grey pixel must never change.",
          model: (amount) => colours((from, to) => (amount === 0 ? GREY[from] : amount * Number(from === to))),
        },
        {
          id: "02.own-share-times-amount",
          belief:
            "You multiplied only the grey's own share by the amount. Amount 1 has to leave the picture as it is: 1 from each channel to itself, and 0 to the others.",
          model: (amount) => colours((from, to) => GREY[from] * (from === to ? amount : 1)),
        },
        {
          id: "02.amount-squared",
          belief:
            "You multiplied by the amount twice. It is the factor itself: amount 2 takes a channel twice as far from the grey, not four times.",
          model: (amount) => colours((from, to) => GREY[from] + amount ** 2 * (Number(from === to) - GREY[from])),
        },
        {
          id: "02.others-sign",
          belief:
            "What a colour gives to the other two has the opposite sign: above amount 1 it has to be taken off them, below 1 given. Pure red becomes [1.7, −0.3, −0.3] at amount 2.",
          model: (amount) =>
            colours((from, to) => (from === to ? GREY[from] + amount * (1 - GREY[from]) : (amount - 1) * GREY[from])),
        },
        {
          id: "02.others-always-less",
          belief:
            "You always take a colour's share off the other two, whatever the amount. That is so at amount 2; at 1 they get nothing of it, and at 0 the whole share.",
          model: (amount) =>
            colours((from, to) => (from === to ? GREY[from] + amount * (1 - GREY[from]) : -GREY[from])),
        },
        {
          id: "02.others-always-grey",
          belief:
            "You always give a colour's share of the grey to the other two, whatever the amount. That is so at amount 0; at 1 they get nothing of it, and at 2 it is taken off them.",
          model: (amount) => colours((from, to) => (from === to ? GREY[from] + amount * (1 - GREY[from]) : GREY[from])),
        },
        {
          id: "02.only-red",
          belief:
            "You changed red alone. Green and blue are taken away from the grey, or brought to it, in the same way.",
          model: (amount) =>
            colours((from, to) => (from ? Number(from === to) : solution.saturate(amount).at(0, 0, 0, to))),
        },
        {
          id: "02.own-grey-forgotten-out-in",
          belief:
            "Two things. The weights that one colour meets are a row here, [in, out], and its share of the grey goes to all three channels. And its own channel gets a part of the grey, too.",
          model: (amount) => colours((from, to) => (from === to ? amount : (1 - amount) * GREY[to])),
        },
        {
          id: "02.plain-mean-grey-forgotten",
          belief:
            "Two things. The grey here is 0.3 red + 0.6 green + 0.1 blue, not a third of each. And it goes to a colour's own channel as well: at amount 0, red becomes 0.3 in the red channel, too.",
          model: (amount) => colours((from, to) => (from === to ? amount : (1 - amount) / 3)),
        },
        {
          id: "02.amount-is-a-switch",
          belief:
            "You took the amount for a switch: grey at 0, the picture at any other. It says how far a channel goes from the grey: at 2 twice as far as it is.",
          model: (amount) => colours((from, to) => (amount === 0 ? GREY[from] : Number(from === to))),
        },
        {
          id: "02.divided-by-amount",
          belief:
            "You divided the grey by the amount, or left it whole where that is 0. The distance from the grey is multiplied by the amount; the grey stays what it is.",
          model: (amount) =>
            colours((from, to) => {
              const grey = amount ? GREY[from] / amount : GREY[from];
              return grey + amount * (Number(from === to) - grey);
            }),
        },

        {
          id: "02.grey-times-amount",
          belief:
            "You made all three channels the grey, `amount` times as bright. The amount says how far a channel goes from the grey: at 1 it is the colour itself.",
          model: (amount) => colours((from) => amount * GREY[from]),
        },
        {
          id: "02.amount-beside-the-grey",
          belief:
            "What a colour gives to the other channels stays its whole share, whatever the amount, and its own channel gets the amount alone. At amount 1 the others get nothing of it; its own channel keeps its share at 0.",
          model: (amount) => colours((from, to) => (from === to ? amount : GREY[from])),
        },
      ],
    }),
    exercise({
      id: "02.largerOfTwo",
      title: "A small network at every pixel",
      points: 3,
      solution: solution.largerOfTwo,
      cases: () => [[]],
      common: { name: "What comes out", of: whatTwoLayersSay },
      byHand: () => [
        {
          args: [],
          gives: tensor([8, 4, -2], [1, 3, 1]),
          seen: ({ first, second }) =>
            pointwiseConv2d(relu(pointwiseConv2d(tensor([3, 8, 4, -1, -5, -2], [1, 3, 2]), first)), second),
        },
      ],
      hints: [
        "With ReLU between them, two layers could find the size of a number. What would help here: how much larger is a than b?",
        "The larger one is b + relu(a − b). The b has to pass through the ReLU too. What becomes of it where it is negative?",
        "Three numbers in the middle are enough: a − b, b and −b, and behind them the weights 1, 1 and −1: relu(a − b) + relu(b) − relu(−b).",
      ],
      misconceptions: [
        ...NETWORKS,
        // Summed of the usual parts in all other ways; those above say more of the idea.
        ...otherNetworks(NETWORKS.map(({ model }) => model)),
      ],
    }),
    exercise({
      id: "02.fromPyTorch",
      title: "Weights that travel",
      points: 1,
      solution: solution.fromPyTorch,
      terms: {
        weights:
          "Every weight stays that of its filter, its channel and its tap; only the order in which these are named changes.",
        channels: "PyTorch names the filter first, then the channel; here the channel comes third and the filter last.",
        kernelHeight: "In both layouts a tap's row is named before its column, and a kernel needn't be square.",
      },
      cases: (random) => [
        [tensor([1, 2, 3, 4], [2, 2, 1, 1])],
        [random.tensor([2, 3, 1, 2], 1, 9)],
        [random.tensor([3, 2, 2, 3], -9, 9)],
        [random.tensor([4, 1, 3, 2], -9, 9)],
        [random.tensor([3, 3, 3, 3], -9, 9)],
        [random.tensor([3, 3, 1, 2], -9, 9)],
      ],
      byHand: () => [{ args: [tensor([1, 2, 3, 4], [2, 2, 1, 1])], gives: tensor([1, 3, 2, 4], [1, 1, 2, 2]) }],
      hints: [
        "The number that PyTorch has at [f, c, i, j]: what does it say, and at which place does our layout say the same?",
        "The same numbers under another shape are not enough: which index moves fastest along `data`, there and here?",
        "zeros([height, width, channels, filters]), four loops, and kernel.set(weights.at(f, c, i, j), i, j, c, f).",
      ],
      blindSpots: [
        {
          id: "02.kernel-not-square",
          where: "a kernel is not as high as wide",
          so: "Height and width are two sizes, each with a place of its own: kernelHeight comes first, then kernelWidth.",
          holds: (w) => w.shape[2] !== w.shape[3],
        },
        {
          id: "02.filters-unlike-channels",
          where: "there are not as many filters as channels",
          so: "The two are sizes of their own: channels come third here, and filters last.",
          holds: (w) => w.shape[0] !== w.shape[1],
        },
      ],
      misconceptions: [
        {
          id: "02.reshaped-only",
          belief:
            "You gave the numbers another shape and left them in their order. They have to move: there the columns of a kernel lie side by side, here the filters do.",
          model: (w) => w.reshape([w.shape[2], w.shape[3], w.shape[1], w.shape[0]]),
        },
        {
          id: "02.weights-out-in",
          belief:
            "You moved the taps to the front and left filters before channels. Here filters come last: [kernelHeight, kernelWidth, channels, filters].",
          model: (w) => moved(w, [2, 3, 0, 1]),
        },
        {
          id: "02.swapped-axes",
          belief: "You swapped the kernel's height and width. Here, too, the row comes before the column.",
          model: (w) => moved(w, [3, 2, 1, 0]),
        },
        {
          id: "02.flipped-kernel",
          belief:
            "You turned the kernels by half a turn. PyTorch doesn't flip, and neither does lib: top left stays top left.",
          model: (w) => turned4(solution.fromPyTorch(w)),
        },

        {
          id: "02.taps-side-by-side",
          belief:
            "You put channels and filters in their order and left the taps of each side by side. Here the tap comes first: all channels and filters of one tap lie together.",
          model: (w) => {
            const [filters, channels, h, wide] = w.shape;
            return tensor(moved(w, [1, 0, 2, 3]).data, [h, wide, channels, filters]);
          },
        },
        {
          id: "02.reshaped-where-equal",
          belief:
            "You left the numbers in their order where there are as many filters as channels. The sizes are the same then; the numbers still have to change places: weight [f, c] goes to [c, f].",
          model: (w) =>
            w.shape[0] === w.shape[1]
              ? w.reshape([w.shape[2], w.shape[3], w.shape[1], w.shape[0]])
              : solution.fromPyTorch(w),
        },

        {
          id: "02.filters-before-channels-within",
          belief:
            "The shape is right, and the numbers lie as if filters came before channels: you wrote them down tap by tap, filter by filter. Here the filters of one channel lie side by side.",
          model: (w) => tensor(moved(w, [2, 3, 0, 1]).data, [w.shape[2], w.shape[3], w.shape[1], w.shape[0]]),
        },
        {
          id: "02.columns-first-within",
          belief:
            "The shape is right, and the numbers lie column by column of each kernel. A kernel goes along its rows: tap [0, 1] comes before [1, 0].",
          model: (w) => tensor(moved(w, [3, 2, 1, 0]).data, [w.shape[2], w.shape[3], w.shape[1], w.shape[0]]),
        },
        {
          id: "02.filters-at-the-end-only",
          belief:
            "You moved the filters to the end and left channels in front. The taps come first here: [kernelHeight, kernelWidth, channels, filters].",
          model: (w) => moved(w, [1, 2, 3, 0]),
        },
        {
          id: "02.channels-at-the-end",
          belief:
            "You moved the channels to the end and left filters in front. Here the taps come first and the filters last: [kernelHeight, kernelWidth, channels, filters].",
          model: (w) => moved(w, [0, 2, 3, 1]),
        },
        {
          id: "02.filters-and-channels-only",
          belief:
            "You let filters and channels change places and left the taps behind them. Here the taps come first: [kernelHeight, kernelWidth, channels, filters].",
          model: (w) => moved(w, [1, 0, 2, 3]),
        },
        {
          id: "02.reshaped-filters-before-channels",
          belief:
            "You gave the numbers another shape, filters before channels, and left them in their order. They have to move, and filters come last here.",
          model: (w) => w.reshape([w.shape[2], w.shape[3], w.shape[0], w.shape[1]]),
        },
      ],
    }),
    exercise({
      id: "02.foldPointwise",
      title: "Two layers in one",
      points: 2,
      solution: solution.foldPointwise,
      terms: {
        first:
          "Its weights say how much of each channel reaches each number in the middle, and from there every filter.",
        second:
          "Its weights say how often each filter takes each number in the middle: along a way, the two weights multiply.",
        channels:
          "The folded kernel has one weight for each pair of channel and filter: the sum of all ways through the middle.",
      },
      cases: (random) => [
        [tensor([3, 4], [1, 1, 1, 2]), tensor([10, 100], [1, 1, 2, 1])],
        [tensor([1, 2, 3, 4], [1, 1, 2, 2]), tensor([1, 0, 5, 7], [1, 1, 2, 2])],
        [random.tensor([1, 1, 3, 2]), random.tensor([1, 1, 2, 4])],
        [random.tensor([1, 1, 2, 5]), random.tensor([1, 1, 5, 3])],
        [random.tensor([1, 1, 3, 3]), random.tensor([1, 1, 3, 2])],
      ],
      byHand: () => [
        { args: [tensor([3, 4], [1, 1, 1, 2]), tensor([10, 100], [1, 1, 2, 1])], gives: tensor([430], [1, 1, 1, 1]) },
      ],
      hints: [
        "Channel a speaks to filter c through every number in the middle. How many ways are there, and what does each one multiply?",
        "Where have you seen a sum over the middle index of two tables of numbers? A 1×1 kernel is a matrix.",
        "Three loops: a, c and b. folded at [0, 0, a, c] collects first.at(0, 0, a, b) * second.at(0, 0, b, c) over all b.",
      ],
      blindSpots: [
        {
          id: "02.middle-wider",
          where: "there are more numbers in the middle than channels",
          so: "Every one of them is a way from a channel to a filter, and all ways are added up.",
          holds: (first) => first.shape[2] < first.shape[3],
        },
        {
          id: "02.filters-unlike-channels",
          where: "there are not as many filters as channels",
          so: "The folded kernel has a row for each channel of the first layer and a column for each filter of the second.",
          holds: (first, second) => first.shape[2] !== second.shape[3],
        },
      ],
      misconceptions: [
        {
          id: "02.pixel-of-ones",
          belief:
            "Every channel of yours has the same weights: the sum of what all channels do, as a pixel of ones shows it. What one channel does shows where it alone is 1, and the others 0.",
          model: (first, second) => {
            const right = solution.foldPointwise(first, second);
            const [, , channels] = right.shape;
            return folded(first, second, (_a, c) =>
              total(Array.from({ length: channels }, (_, a) => right.at(0, 0, a, c))),
            );
          },
        },
        {
          id: "02.first-way-through",
          belief:
            "You followed the first number in the middle only. Every one of them carries a part: 3·10 + 4·100 = 430, not 30.",
          model: (first, second) => folded(first, second, (a, c) => first.at(0, 0, a, 0) * second.at(0, 0, 0, c)),
        },
        {
          id: "02.weights-out-in",
          belief:
            "You read both kernels as [out, in]. They are [in, out]: the sum runs over the last index of `first` and the third of `second`.",
          model: (first, second) => {
            const [, , channels, middle] = first.shape;
            return folded(first, second, (a, c) => {
              let sum = 0;
              for (let b = 0; b < middle; b++) sum += misread(first, channels)(a, b) * misread(second, middle)(b, c);
              return sum;
            });
          },
        },
        {
          id: "02.transposed-result",
          belief: "Your numbers are right but stand as [filters, channels]. A kernel is [1, 1, channels, filters].",
          model: (first, second) => {
            const right = solution.foldPointwise(first, second);
            const [, , channels, filters] = right.shape;
            return built4([1, 1, filters, channels], (_i, _j, c, a) => right.at(0, 0, a, c));
          },
        },
        {
          id: "02.weights-added",
          belief:
            "You added the weights of the two layers. Behind one another they multiply: what is tripled and then made ten times as large is 30 times as large, not 13.",
          model: (first, second) =>
            folded(first, second, (a, c) => {
              let sum = 0;
              for (let b = 0; b < first.shape[3]; b++) sum += first.at(0, 0, a, b) + second.at(0, 0, b, c);
              return sum;
            }),
        },
        {
          id: "02.one-way-through",
          belief:
            "You went one way through the middle for each channel. Every channel reaches every filter by all the numbers in the middle: one product for each way, added up.",
          model: (first, second) =>
            folded(first, second, (a, c) => {
              const b = a % first.shape[3];
              return first.at(0, 0, a, b) * second.at(0, 0, b, c);
            }),
        },
        {
          id: "02.flat-out-in",
          belief:
            "You read the numbers of both kernels as if filters came first, as [out, in]. Here a kernel is [1, 1, in, out]: the weight from channel c to the number m in the middle is number c · middle + m of `data`.",
          model: (first, second) => {
            const [channels, middle, filters] = [first.shape[2], first.shape[3], second.shape[3]];
            const sum = (c: number, f: number) =>
              total(
                Array.from({ length: middle }, (_, m) => second.data[f * middle + m] * first.data[m * channels + c]),
              );
            const data = Array.from({ length: channels * filters }, (_, n) =>
              sum(n % channels, Math.floor(n / channels)),
            );
            return tensor(data, [1, 1, channels, filters]);
          },
        },
        {
          id: "02.one-way-to-each-filter",
          belief:
            "You let each filter read one of the numbers in the middle. A 1×1 filter is as deep as its input: it reads all of them, so every way from a channel to a filter is a product, and they add up.",
          model: (first, second) =>
            folded(first, second, (a, c) => {
              const b = c % first.shape[3];
              return first.at(0, 0, a, b) * second.at(0, 0, b, c);
            }),
        },
        {
          id: "02.product-of-sums",
          belief:
            "You summed a channel's weights, summed a filter's weights, and multiplied the sums. A weight of the first layer meets only those that stand on the same number in the middle: multiply first, then add.",
          model: (first, second) => {
            const along = Array.from({ length: first.shape[3] }, (_, b) => b);
            return folded(
              first,
              second,
              (a, c) => total(along.map((b) => first.at(0, 0, a, b))) * total(along.map((b) => second.at(0, 0, b, c))),
            );
          },
        },
        {
          id: "02.relu-between",
          belief:
            "You cut off products below 0 before you added them. There is no activation between the two layers, or they could not be folded at all.",
          model: (first, second) =>
            folded(first, second, (a, c) =>
              total(
                Array.from({ length: first.shape[3] }, (_, b) =>
                  Math.max(0, first.at(0, 0, a, b) * second.at(0, 0, b, c)),
                ),
              ),
            ),
        },

        {
          id: "02.mean-of-ways",
          belief: "You took the mean of the ways through the middle. They add up: 3 · 10 and 4 · 100 make 430.",
          model: (first, second) => {
            const right = solution.foldPointwise(first, second);
            return folded(first, second, (a, c) => right.at(0, 0, a, c) / first.shape[3]);
          },
        },
        {
          id: "02.strongest-way",
          belief: "You kept the strongest way through the middle. All ways add up: 3 · 10 and 4 · 100 make 430.",
          model: (first, second) =>
            folded(first, second, (a, c) =>
              Math.max(
                ...Array.from({ length: first.shape[3] }, (_, b) => first.at(0, 0, a, b) * second.at(0, 0, b, c)),
              ),
            ),
        },
        {
          id: "02.first-out-in",
          belief:
            "You read the first kernel filter by filter. It is [1, 1, channels, middle]: a row belongs to a channel.",
          model: (first, second) => {
            const [, , channels, middle] = first.shape;
            return folded(first, second, (a, c) =>
              total(Array.from({ length: middle }, (_, b) => misread(first, channels)(a, b) * second.at(0, 0, b, c))),
            );
          },
        },
        {
          id: "02.second-out-in",
          belief:
            "You read the second kernel filter by filter. It is [1, 1, middle, filters]: a row belongs to a number of the middle.",
          model: (first, second) => {
            const middle = first.shape[3];
            return folded(first, second, (a, c) =>
              total(Array.from({ length: middle }, (_, b) => first.at(0, 0, a, b) * misread(second, middle)(b, c))),
            );
          },
        },

        {
          id: "02.other-way-round",
          belief:
            "You multiplied in the order of functions, what acts first on the right. Kernels are [in, out]: what acts first stands left, and what is summed over is the middle.",
          model: (first, second) => {
            const [rows, columns] = [second.shape[2], first.shape[3]];
            const inner = Math.min(second.shape[3], first.shape[2]);
            return built4([1, 1, rows, columns], (_i, _j, r, k) =>
              total(Array.from({ length: inner }, (_, n) => second.at(0, 0, r, n) * first.at(0, 0, n, k))),
            );
          },
        },
        {
          id: "02.negative-weights-lost",
          belief:
            "You let what is below 0 in the first layer count as 0, as if a ReLU stood between the two. None does: with one there would be no single layer that does the same.",
          model: (first, second) =>
            solution.foldPointwise(
              rewritten(first, (c, f) => Math.max(0, first.at(0, 0, c, f))),
              second,
            ),
        },

        {
          id: "02.place-by-place",
          belief:
            "You multiplied the weights place by place. The two layers stand behind one another: a channel goes through every number in the middle, and these ways are added up.",
          model: (first, second) =>
            folded(
              first,
              second,
              (a, c) => first.at(0, 0, a, c % first.shape[3]) * second.at(0, 0, a % first.shape[3], c),
            ),
        },
        {
          id: "02.ways-kept-apart",
          belief:
            "You kept each way through the middle apart, a row for each. What comes out of a channel by all the ways is added up: 3·10 and 4·100 are one weight, 430.",
          model: (first, second) => {
            const [, , channels, middle] = first.shape;
            return built4([1, 1, channels * middle, second.shape[3]], (_i, _j, row, c) => {
              return first.at(0, 0, Math.floor(row / middle), row % middle) * second.at(0, 0, row % middle, c);
            });
          },
        },
        {
          id: "02.channels-in-one",
          belief:
            "You added all channels together, so that one row is left. Each channel has weights of its own in the folded kernel: [1, 1, channels, filters].",
          model: (first, second) => {
            const right = solution.foldPointwise(first, second);
            return built4([1, 1, 1, right.shape[3]], (_i, _j, _a, c) =>
              total(Array.from({ length: right.shape[2] }, (_, a) => right.at(0, 0, a, c))),
            );
          },
        },
        {
          id: "02.ways-multiplied",
          belief:
            "You multiplied the ways through the middle with one another. Along a way one multiplies; the ways are added up: 3·10 + 4·100 = 430.",
          model: (first, second) =>
            folded(first, second, (a, c) =>
              Array.from({ length: first.shape[3] }, (_, b) => first.at(0, 0, a, b) * second.at(0, 0, b, c)).reduce(
                (product, way) => product * way,
                1,
              ),
            ),
        },
        {
          id: "02.last-way",
          belief:
            "Only the last way through the middle is left in your weights. All ways add up: 3·10 and 4·100 make 430, not 400.",
          model: (first, second) => {
            const last = first.shape[3] - 1;
            return folded(first, second, (a, c) => first.at(0, 0, a, last) * second.at(0, 0, last, c));
          },
        },
        {
          id: "02.ways-up-to-the-channels",
          belief:
            "You added as many ways as there are channels. There is a way through each number in the middle: `middle` of them.",
          model: (first, second) =>
            folded(first, second, (a, c) =>
              total(
                Array.from(
                  { length: Math.min(first.shape[2], first.shape[3]) },
                  (_, b) => first.at(0, 0, a, b) * second.at(0, 0, b, c),
                ),
              ),
            ),
        },
        {
          id: "02.layers-side-by-side",
          belief:
            "You put the filters of both layers side by side. They stand behind one another: the second reads what the first makes, and only its filters come out.",
          model: (first, second) => {
            const [channels, middle] = [first.shape[2], first.shape[3]];
            return built4([1, 1, channels, middle + second.shape[3]], (_i, _j, a, q) =>
              q < middle ? first.at(0, 0, a, q) : second.at(0, 0, Math.min(a, middle - 1), q - middle),
            );
          },
        },
        {
          id: "02.first-summed-second-first",
          belief:
            "You added up the first layer's weights and multiplied by the second's first weight. Each number in the middle has a weight of its own in the second layer: 3·10 + 4·100 = 430, not 7·10.",
          model: (first, second) =>
            folded(
              first,
              second,
              (a, c) =>
                total(Array.from({ length: first.shape[3] }, (_, b) => first.at(0, 0, a, b))) * second.at(0, 0, 0, c),
            ),
        },
        {
          id: "02.relu-at-the-end",
          belief:
            "You cut the folded weights off at 0. A weight may be negative, and no activation is asked for: what is below 0 stays.",
          model: (first, second) => {
            const right = solution.foldPointwise(first, second);
            return folded(first, second, (a, c) => Math.max(0, right.at(0, 0, a, c)));
          },
        },
      ],
    }),
    exercise({
      id: "02.looksSideways",
      title: "A puzzle: one pixel, or more",
      points: 2,
      solution: solution.looksSideways,
      terms: {
        input:
          "Two pixels prove something only if they are equal in every input channel: to a 1×1 layer they are the same.",
        output: "Pixels that go in alike have to come out alike, in every map: one that differs is proof enough.",
        height: "The two pixels may lie anywhere, in any of the height rows and width columns.",
      },
      cases: (random) => {
        const pure = random.tensor([1, 1, 2, 3], 1, 9) as Pointwise;
        const said = layer(repeating, pure, [0, 5, -3]);
        const oneMapOff = built(said.shape, (y, x, f) => said.at(y, x, f) + (f === 2 && y === 1 && x === 1 ? 1 : 0));
        return [
          [tensor([5, 7, 5], [1, 3, 1]), tensor([1, 2, 3], [1, 3, 1])],
          [tensor([5, 7, 5], [1, 3, 1]), tensor([1, 2, 1], [1, 3, 1])],
          [tensor([5, 7, 9], [1, 3, 1]), tensor([1, 2, 3], [1, 3, 1])],
          [repeating, said],
          [repeating, oneMapOff],
          [alike, tensor([1, 1, 2, 1, 1, 2, 3, 3], [1, 8, 1])],
          [tensor([1, 5, 1, 6, 2, 5], [3, 1, 2]), tensor([3, 4, 5], [3, 1, 1])],
          [tensor([1, 2, 3, 4], [2, 2, 1]), tensor([6, 6, 6, 6], [2, 2, 1])],
          [tensor([0, 1, 0, 1], [2, 2, 1]), tensor([9, 4, 9, 4], [2, 2, 1])],
          [tensor([5, 5, 6, 6], [2, 2, 1]), tensor([1, 2, 3, 3], [2, 2, 1])],
          [tensor([5, 5, 7, 8], [2, 2, 1]), tensor([1, 2, 3, 3], [2, 2, 1])],
          // Told apart by their signs, going in and coming out.
          [tensor([5, 7, -5], [1, 3, 1]), tensor([1, 2, 3], [1, 3, 1])],
          [tensor([5, 7, 5], [1, 3, 1]), tensor([-1, 2, -2], [1, 3, 1])],
          [tensor([5, 7, 5], [1, 3, 1]), tensor([1, 2, -1], [1, 3, 1])],
          // Told apart by their numbers, not by their digits.
          [tensor([1, 23, 12, 3], [1, 2, 2]), tensor([4, 5], [1, 2, 1])],
          [tensor([7, 7], [1, 2, 1]), tensor([1, 23, 12, 3], [1, 2, 2])],
          // Alike in all but the last channel; alike but for the order of the channels.
          [tensor([2, 8, 1, 2, 8, 3], [2, 1, 3]), tensor([5, 6], [2, 1, 1])],
          [tensor([2, 8, 8, 2], [1, 2, 2]), tensor([5, 6], [1, 2, 1])],
          // Only two pixels far apart, on different rows, give it away.
          [tensor([3, 1, 4, 9, 5, 3], [2, 3, 1]), tensor([1, 2, 3, 4, 5, 6], [2, 3, 1])],
          // Alike in a channel that is not the first.
          [tensor([1, 7, 2, 7], [1, 2, 2]), tensor([1, 2], [1, 2, 1])],
          // The first two that are alike are no neighbours, and get the same answer; later ones don't.
          [tensor([5, 1, 5, 2, 6, 2], [1, 6, 1]), tensor([4, 1, 4, 3, 6, 9], [1, 6, 1])],
          [tensor([5, 1, 5, 2, 2], [1, 5, 1]), tensor([4, 1, 4, 3, 9], [1, 5, 1])],
          // One of two maps answers differently.
          [tensor([5, 1, 5], [1, 3, 1]), tensor([4, 0, 1, 0, 9, 0], [1, 3, 2])],
          [tensor([5, 1, 5], [1, 3, 1]), tensor([4, 1, 0, 0, 4, 2], [1, 3, 2])],
          // Only two on the slant give it away; pixels with the same sum; answers with the same sum.
          [tensor([1, 2, 3, 1], [2, 2, 1]), tensor([1, 2, 3, 4], [2, 2, 1])],
          [tensor([1, 4, 2, 3], [1, 2, 2]), tensor([5, 6], [1, 2, 1])],
          [tensor([7, 7], [2, 1, 1]), tensor([4, 1, 1, 4], [2, 1, 2])],
        ];
      },
      byHand: () => [
        { args: [tensor([5, 7, 5], [1, 3, 1]), tensor([1, 2, 3], [1, 3, 1])], gives: true },
        { args: [tensor([5, 7, 5], [1, 3, 1]), tensor([1, 2, 1], [1, 3, 1])], gives: false },
        { args: [tensor([5, 7, 9], [1, 3, 1]), tensor([1, 2, 3], [1, 3, 1])], gives: false },
      ],
      hints: [
        "If you stood on one pixel and saw nothing else, could you know where in the picture you stand?",
        "Compare every pixel with every other one, near or far. When are two pixels alike? When are two answers alike?",
        "Keep a Map from a pixel's channels (`input.at(y, x).data.join()`) to its answer. If a pixel comes again with another answer, return true; at the end, false.",
      ],
      blindSpots: [
        {
          id: "02.alike-in-part",
          where: "pixels agree in one channel and not in another",
          so: "Such pixels are different, and a 1×1 layer may tell them apart.",
          holds: (input, output) =>
            !solution.looksSideways(input, output) &&
            anyPair(
              input,
              (p, q) =>
                !same(input, p, q) && !same(output, p, q) && pixel(input, p).some((v, c) => v === pixel(input, q)[c]),
            ),
        },
        {
          id: "02.proof-far-apart",
          where: "the two pixels that prove it are no neighbours",
          so: "A 1×1 layer doesn't know where a pixel stands: any two that are alike must get the same answer, near or far.",
          holds: (input, output) =>
            solution.looksSideways(input, output) &&
            !anyPair(input, (p, q) => beside(input, p, q) && same(input, p, q) && !same(output, p, q)),
        },
        {
          id: "02.proof-in-one-map",
          where: "alike pixels differ in one map and agree in another",
          so: "One map that differs is proof enough.",
          holds: (input, output) =>
            anyPair(
              input,
              (p, q) =>
                same(input, p, q) && !same(output, p, q) && pixel(output, p).some((v, f) => v === pixel(output, q)[f]),
            ),
        },
        {
          id: "02.no-two-alike",
          where: "no two pixels are alike",
          so: "Then no two can prove anything, whatever came out: false.",
          holds: (input) => !anyPair(input, (p, q) => same(input, p, q)),
        },
        {
          id: "02.alike-twice",
          where: "some alike pixels were answered alike, and others were not",
          so: "Two that prove it are enough, whatever the others got.",
          holds: (input, output) =>
            solution.looksSideways(input, output) && anyPair(input, (p, q) => same(input, p, q) && same(output, p, q)),
        },
        {
          id: "02.several-rows",
          where: "the picture has several rows",
          so: "Pixels of all rows are compared with one another.",
          holds: (input) => input.shape[0] > 1,
        },
      ],
      misconceptions: [
        {
          id: "02.neighbours-only",
          belief:
            "You compared neighbours only. Two pixels that are alike must get the same answer wherever they stand: 5, 7, 5 → 1, 2, 3 is proof enough.",
          model: (input, output) =>
            anyPair(input, (p, q) => beside(input, p, q) && same(input, p, q) && !same(output, p, q)),
        },
        {
          id: "02.first-channel",
          belief:
            "You compared the first channel of the input only. A 1×1 filter mixes all channels: [1, 5] and [1, 6] are different pixels and may get different answers.",
          model: (input, output) =>
            anyPair(input, (p, q) => channelAt(input, p) === channelAt(input, q) && !same(output, p, q)),
        },
        {
          id: "02.first-map",
          belief: "You looked at the first output map only. One map that differs is enough to prove it.",
          model: (input, output) =>
            anyPair(input, (p, q) => same(input, p, q) && channelAt(output, p) !== channelAt(output, q)),
        },
        {
          id: "02.must-differ",
          belief:
            "You took it for proof that different pixels got the same answer. A mixture may well give 6 for many pixels: 2 + 4 and 3 + 3. Only the other way round is a proof.",
          model: (input, output) => anyPair(input, (p, q) => !same(input, p, q) && same(output, p, q)),
        },
        {
          id: "02.either-way",
          belief:
            "You asked that different pixels get different answers, too. A mixture may well give 6 for many pixels. Only alike pixels with different answers prove anything.",
          model: (input, output) => anyPair(input, (p, q) => same(input, p, q) !== same(output, p, q)),
        },
        {
          id: "02.by-identity",
          belief:
            "You never find two pixels that are alike. Do you compare them with ===, or use them as keys of a Map? That asks whether they are the same object, not whether they hold the same numbers. Compare the numbers, channel by channel.",
          model: () => false,
        },
        {
          id: "02.outputs-by-identity",
          belief:
            "As soon as two pixels are alike you answer true, also where their answers are the same. Do you compare the answers with ===? That asks whether they are the same object, not whether they hold the same numbers.",
          model: (input) => anyPair(input, (p, q) => same(input, p, q)),
        },
        {
          id: "02.by-text",
          belief:
            'You compare the numbers written one after the other, and then [1, 23] and [12, 3] are both "123". Put something between them: join(" ").',
          model: (input, output) =>
            anyPair(input, (p, q) => text(input, p) === text(input, q) && text(output, p) !== text(output, q)),
        },
        {
          id: "02.by-text-of-the-input",
          belief:
            'You compare the channels of a pixel written one after the other, and then [1, 23] and [12, 3] are both "123": the same pixel. Put something between them: join(" ").',
          model: (input, output) => anyPair(input, (p, q) => text(input, p) === text(input, q) && !same(output, p, q)),
        },
        {
          id: "02.by-sum",
          belief:
            "You compare what the channels add up to. [2, 8] and [8, 2] are different pixels, and a filter may tell them apart.",
          model: (input, output) =>
            anyPair(input, (p, q) => total(pixel(input, p)) === total(pixel(input, q)) && !same(output, p, q)),
        },
        {
          id: "02.same-row-only",
          belief:
            "You compared pixels of the same row only. Two pixels that are alike must get the same answer wherever they stand, also on different rows.",
          model: (input, output) =>
            anyPair(input, (p, q) => row(input, p) === row(input, q) && same(input, p, q) && !same(output, p, q)),
        },
        {
          id: "02.opposite",
          belief: "You answer the opposite: true where there is no proof, false where there is one.",
          model: (input, output) => !solution.looksSideways(input, output),
        },
        {
          id: "02.right-neighbour-only",
          belief:
            "You compared each pixel with its neighbour on the right. Two pixels that are alike must get the same answer wherever they stand: 5, 7, 5 → 1, 2, 3 is proof enough.",
          model: (input, output) =>
            anyPair(
              input,
              (p, q) => p - q === 1 && row(input, p) === row(input, q) && same(input, p, q) && !same(output, p, q),
            ),
        },
        {
          id: "02.proof-of-innocence",
          belief:
            "You answer true where nothing proves that it looks at one pixel only. Asked is whether something proves that it does not: where no two pixels are alike, nothing is proved and the answer is false.",
          model: (input, output) =>
            solution.looksSideways(input, output) || !anyPair(input, (p, q) => same(input, p, q)),
        },
        {
          id: "02.first-pair-only",
          belief:
            "You decide at the first two pixels that are alike. If they were answered alike, others may still not be: `return false` belongs behind the loops.",
          model: (input, output) => {
            const pixels = input.shape[0] * input.shape[1];
            for (let p = 0; p < pixels; p++) {
              for (let q = p + 1; q < pixels; q++) if (same(input, p, q)) return !same(output, p, q);
            }
            return false;
          },
        },
        {
          id: "02.all-maps-differ",
          belief: "You ask that every map differs. One map that answers two alike pixels differently is proof enough.",
          model: (input, output) =>
            anyPair(input, (p, q) => same(input, p, q) && pixel(output, p).every((v, f) => v !== pixel(output, q)[f])),
        },
        {
          id: "02.any-channel",
          belief:
            "You call two pixels alike as soon as one of their channels agrees. A pixel is all its channels: only pixels that agree in every one must get the same answer.",
          model: (input, output) =>
            anyPair(input, (p, q) => pixel(input, p).some((v, c) => v === pixel(input, q)[c]) && !same(output, p, q)),
        },

        {
          id: "02.more-answers-than-pixels",
          belief:
            "You counted kinds of pixels and kinds of answers. More answers than pixels do prove it, but two alike may be answered differently while others share an answer: compare pixel with pixel.",
          model: (input, output) => {
            return kinds(output) > kinds(input);
          },
        },
        {
          id: "02.every-pair",
          belief: "You asked that all pixels that are alike be answered differently. Two of them are proof enough.",
          model: (input, output) =>
            anyPair(input, (p, q) => same(input, p, q)) &&
            !anyPair(input, (p, q) => same(input, p, q) && same(output, p, q)),
        },
        {
          id: "02.last-channel",
          belief: "You compared the last channel alone. Two pixels are alike where all their channels are.",
          model: (input, output) => {
            const end = (p: number) => pixel(input, p)[input.shape[2] - 1];
            return anyPair(input, (p, q) => end(p) === end(q) && !same(output, p, q));
          },
        },
        {
          id: "02.first-pixel-only",
          belief: "You compared the first pixel with the others and stopped there. Any two pixels may be the proof.",
          model: (input, output) => {
            const pixels = input.shape[0] * input.shape[1];
            for (let q = 1; q < pixels; q++) if (same(input, 0, q) && !same(output, 0, q)) return true;
            return false;
          },
        },

        {
          id: "02.map-for-each-channel",
          belief:
            "You compared map f with channel f alone. A 1×1 layer mixes all channels of a pixel: only pixels that agree in every channel prove anything.",
          model: (input, output) => {
            const last = output.shape[2] - 1;
            return Array.from({ length: input.shape[2] }, (_, c) => c).some((c) =>
              anyPair(
                input,
                (p, q) =>
                  pixel(input, p)[c] === pixel(input, q)[c] &&
                  pixel(output, p)[Math.min(c, last)] !== pixel(output, q)[Math.min(c, last)],
              ),
            );
          },
        },

        {
          id: "02.near-only",
          belief:
            "You compared pixels that touch, also at a corner. Two pixels that are alike must get the same answer wherever they stand: 5, 7, 5 → 1, 2, 3 is proof enough.",
          model: (input, output) =>
            anyPair(input, (p, q) => touching(input, p, q) && same(input, p, q) && !same(output, p, q)),
        },
        {
          id: "02.first-channel-and-map",
          belief:
            "You compared the first channel with the first map and looked at no other. A pixel is all its channels, and an answer is all its maps.",
          model: (input, output) =>
            anyPair(
              input,
              (p, q) => channelAt(input, p) === channelAt(input, q) && channelAt(output, p) !== channelAt(output, q),
            ),
        },
        {
          id: "02.alike-and-alike",
          belief:
            "You took it for proof that alike pixels got the same answer. That is what a 1×1 layer does; the proof are alike pixels with different answers.",
          model: (input, output) => anyPair(input, (p, q) => same(input, p, q) && same(output, p, q)),
        },
        {
          id: "02.channels-in-any-order",
          belief:
            "You took pixels for alike that have the same numbers in another order. [2, 8] and [8, 2] are different pixels: each channel has a weight of its own.",
          model: (input, output) =>
            anyPair(input, (p, q) => sorted(input, p) === sorted(input, q) && !same(output, p, q)),
        },
        {
          id: "02.answers-by-sum",
          belief:
            "You compared what the maps add up to. [4, 1] and [1, 4] are different answers: one map that differs is proof enough.",
          model: (input, output) =>
            anyPair(input, (p, q) => same(input, p, q) && total(pixel(output, p)) !== total(pixel(output, q))),
        },
        {
          id: "02.same-column-only",
          belief:
            "You compared pixels of the same column only. Two pixels that are alike must get the same answer wherever they stand, side by side as well.",
          model: (input, output) =>
            anyPair(input, (p, q) => (p - q) % input.shape[1] === 0 && same(input, p, q) && !same(output, p, q)),
        },
        {
          id: "02.order-kept",
          belief:
            "You expected a larger pixel to get a larger answer. Weights may be negative, and there may be several channels: only alike pixels with different answers prove anything.",
          model: (input, output) =>
            [...input.data.keys()].some((p) =>
              anyPair(
                input,
                (q, r) =>
                  (q === p || r === p) &&
                  (channelAt(input, q) - channelAt(input, r)) * (channelAt(output, q) - channelAt(output, r)) < 0,
              ),
            ),
        },
        {
          id: "02.mirrored-only",
          belief:
            "You compared each pixel with the one across from it in its row. Two pixels that are alike must get the same answer wherever they stand.",
          model: (input, output) =>
            anyPair(
              input,
              (p, q) =>
                row(input, p) === row(input, q) &&
                (p % input.shape[1]) + (q % input.shape[1]) === input.shape[1] - 1 &&
                same(input, p, q) &&
                !same(output, p, q),
            ),
        },
        {
          id: "02.kinds-differ",
          belief:
            "You counted kinds of pixels and kinds of answers and asked for as many. A mixture may give different pixels the same answer, and that proves nothing: compare pixel with pixel.",
          model: (input, output) => kinds(output) !== kinds(input),
        },
        {
          id: "02.answers-differ-anywhere",
          belief:
            "You answer true as soon as two answers differ. Different pixels may get different answers from a 1×1 layer; only alike ones prove anything.",
          model: (input, output) => anyPair(input, (p, q) => !same(output, p, q)),
        },
        {
          id: "02.unlike-the-input",
          belief:
            "You asked whether what came out is what went in. Any layer may change its pixels; what matters is whether alike ones are changed alike.",
          model: (input, output) =>
            anyPair(input, () => true) &&
            Array.from({ length: input.shape[0] * input.shape[1] }, (_, p) => p).some(
              (p) => pixel(input, p).join(" ") !== pixel(output, p).join(" "),
            ),
        },
        {
          id: "02.one-factor",
          belief:
            "You asked whether every answer is its pixel times one number. A layer may have a bias, an activation and several channels: only alike pixels with different answers prove anything.",
          model: (input, output) =>
            anyPair(
              input,
              (p, q) => channelAt(output, p) / channelAt(input, p) !== channelAt(output, q) / channelAt(input, q),
            ),
        },

        {
          id: "02.next-only",
          belief:
            "You compared each pixel with the next one, row after row. Two pixels that are alike must get the same answer wherever they stand: 5, 7, 5 → 1, 2, 3 is proof enough.",
          model: (input, output) => anyPair(input, (p, q) => p - q === 1 && same(input, p, q) && !same(output, p, q)),
        },

        {
          id: "02.by-sum-both",
          belief:
            "You compare what channels and maps add up to. [2, 8] and [8, 2] are different pixels, and different answers: each channel has a weight of its own, each map a number of its own.",
          model: (input, output) =>
            anyPair(
              input,
              (p, q) =>
                total(pixel(input, p)) === total(pixel(input, q)) &&
                total(pixel(output, p)) !== total(pixel(output, q)),
            ),
        },
        {
          id: "02.any-order-both",
          belief:
            "You compared numbers whatever their order, of pixels and of answers. [2, 8] and [8, 2] are different pixels, and different answers: the place of a number counts.",
          model: (input, output) =>
            anyPair(input, (p, q) => sorted(input, p) === sorted(input, q) && sorted(output, p) !== sorted(output, q)),
        },
      ],
    }),
    exercise({
      id: "02.widestMiddle",
      title: "Thin the stack first",
      points: 1,
      solution: solution.widestMiddle,
      terms: {
        channels: "Straight on, every tap reads all the channels; with a 1×1 layer in front, only that layer does.",
        kernelSize: "The large kernel has kernelSize · kernelSize taps, alone or behind the 1×1 layer, which has one.",
        filters:
          "The large kernel makes filters maps, alone or behind the 1×1 layer; that layer makes the middle only.",
      },
      forbidden: ["costOf", "costOfNetwork"],
      cases: () => [
        [4, 3, 5],
        [192, 5, 32],
        [192, 3, 128],
        [10, 3, 6],
        [64, 3, 8],
        [3, 1, 2],
        [4, 2, 1],
        [5, 1, 2],
        [3, 2, 1],
        [12, 2, 3], // fits to the last MAC
      ],
      byHand: () => [{ args: [4, 3, 5], gives: 1 }],
      hints: [
        "What does one pixel cost straight on? And what does one channel between the two layers cost: who makes it, who reads it?",
        "One channel between is made by one 1×1 filter and read by all filters of the large kernel. How many MACs is that together? How often does it fit into half of what straight on costs?",
        "Half is kernelSize² · channels · filters / 2; one channel between costs channels + kernelSize² · filters. Divide, and round down.",
      ],
      blindSpots: [
        {
          id: "02.large-kernel-of-one",
          where: "kernelSize is 1",
          so: "Then the second layer is a 1×1 layer as well, and is counted in the same way.",
          holds: (_c, k) => k === 1,
        },
        {
          id: "02.none-cheap-enough",
          where: "not even one channel between is cheap enough",
          so: "The answer is 0 there.",
          holds: (c, k, f) => solution.widestMiddle(c, k, f) === 0,
        },
        {
          id: "02.exactly-half",
          where: "a number of channels costs exactly half",
          so: '"At most half" allows exactly half.',
          holds: (c, k, f) => Number.isInteger((k * k * c * f) / 2 / (c + k * k * f)),
        },
      ],
      misconceptions: [
        {
          id: "02.reduction-is-free",
          belief:
            "You left out the 1×1 layer's own price: each channel between costs `channels` MACs a pixel to make. With 4 channels, 3×3 and 5 filters, 2 between cost 8 + 90, more than half of 180.",
          model: (c) => Math.floor(c / 2),
        },
        {
          id: "02.full-depth-behind",
          belief:
            "Nothing is ever cheap enough for you. Does your large kernel still read all channels? It comes after the 1×1 layer and reads the thin stack only.",
          model: () => 0,
        },
        {
          id: "02.not-halved",
          belief: "You stopped where both layers together cost as much as straight on. Asked is at most half of it.",
          model: (c, k, f) => Math.floor((k * k * c * f) / (c + k * k * f)),
        },
        {
          id: "02.rounded-up",
          belief:
            "You rounded up, and the last channel is one too many: with it, both layers cost more than half. What doesn't fit whole must be left out.",
          model: (c, k, f) => Math.ceil((k * k * c * f) / 2 / (c + k * k * f)),
        },
        {
          id: "02.rounded-nearest",
          belief:
            "You rounded to the nearest whole number. Where that goes up, both layers cost more than half: what doesn't fit whole must be left out.",
          model: (c, k, f) => Math.round((k * k * c * f) / 2 / (c + k * k * f)),
        },
        {
          id: "02.one-weight",
          belief:
            "You counted the 1×1 filters as one MAC a pixel. Each reaches through all channels: one channel between costs `channels` MACs to make.",
          model: (c, k, f) => Math.floor((k * k * c * f) / 2 / (1 + k * k * f)),
        },
        {
          id: "02.kernel-not-squared",
          belief: "You counted kernelSize taps. A kernel of 5 × 5 has 25.",
          model: (c, k, f) => Math.floor((k * c * f) / 2 / (c + k * f)),
        },
        {
          id: "02.flat-kernel",
          belief:
            "You counted the large kernel's filters as flat behind the 1×1 layer: each is as deep as there are channels between.",
          model: (c, k, f) => Math.max(0, Math.floor((k * k * c * f) / 2 / c - (k * k * f) / c)),
        },
        {
          id: "02.at-least-one",
          belief:
            "Where not even one channel is cheap enough you still answer 1. There is no such stack then: the answer is 0.",
          model: (c, k, f) => Math.max(1, solution.widestMiddle(c, k, f)),
        },
        {
          id: "02.two-reductions",
          belief:
            "You counted a second 1×1 layer behind. There is only one, in front; the large kernel makes the filters itself.",
          model: (c, k, f) => {
            for (let m = c; m > 0; m--) if (c * m + k * k * m * m + m * f <= (k * k * c * f) / 2) return m;
            return 0;
          },
        },
        {
          id: "02.reduction-makes-filters",
          belief:
            "You let the 1×1 layer cost channels · filters. It makes the channels in the middle: channels · middle.",
          model: (c, k, f) => Math.max(0, Math.floor(((k * k * c * f) / 2 - c * f) / (k * k * f))),
        },
        {
          id: "02.smallest",
          belief: "You answer the first middle that fits, counted from below: the smallest. Asked is the largest.",
          model: (c, k, f) => Math.min(1, solution.widestMiddle(c, k, f)),
        },
        {
          id: "02.less-than-half",
          belief: '"At most half" allows exactly half; you asked for less.',
          model: (c, k, f) => Math.max(0, Math.ceil((k * k * c * f) / 2 / (c + k * k * f)) - 1),
        },
        {
          id: "02.reduction-is-free-and-less",
          belief:
            'Two things. The 1×1 layer costs `channels` MACs a pixel for each channel between, and you left that out; and "at most half" allows exactly half.',
          model: (c) => Math.max(0, Math.ceil(c / 2) - 1),
        },

        {
          id: "02.reduction-as-wide",
          belief:
            "You let the layer in front pay for kernelSize × kernelSize pixels as well. It is 1×1: a weight for each channel.",
          model: (c, k, f) => Math.floor((k * k * c * f) / 2 / (k * k * c + k * k * f)),
        },
        {
          id: "02.half-of-the-filters",
          belief:
            "You halved the filters, as if the layer in front cost nothing. It costs channels MACs for each channel between.",
          model: (_c, _k, f) => Math.floor(f / 2),
        },

        {
          id: "02.half-for-each",
          belief:
            "You allowed each of the two layers half of the price. Both together may cost half: add them up before you compare.",
          model: (c, k, f) => Math.min(Math.floor((k * k * f) / 2), Math.floor(c / 2)),
        },

        {
          id: "02.one-weight-in-any-1x1",
          belief:
            "You counted the 1×1 filters as one MAC a pixel. Each reaches through all channels: one channel between costs `channels` MACs to make.",
          model: (c, k, f) => (k === 1 ? 0 : Math.floor((k * k * c * f) / 2 / (1 + k * k * f))),
        },

        {
          id: "02.one-filter-behind",
          belief:
            "You counted the large kernel as one filter. There are `filters` of them, and each reads all channels between.",
          model: (c, k, f) => Math.floor((k * k * c * f) / 2 / (c + k * k)),
        },
        {
          id: "02.one-filter-straight",
          belief:
            "You counted one filter straight on. There are `filters` of them: a pixel costs kernelSize² · channels · filters.",
          model: (c, k, f) => Math.floor((k * k * c) / 2 / (c + k * k * f)),
        },
        {
          id: "02.what-it-costs",
          belief:
            "You answered how many MACs the widest stack costs. Asked is how many channels lie between the two layers.",
          model: (c, k, f) => solution.widestMiddle(c, k, f) * (c + k * k * f),
        },
        {
          id: "02.what-goes-away",
          belief: "You answered how many channels go away. Asked is how many may be left.",
          model: (c, k, f) => c - solution.widestMiddle(c, k, f),
        },
        {
          id: "02.a-quarter",
          belief:
            "You halved twice: both layers together then cost at most a quarter. They may cost half of what straight on costs.",
          model: (c, k, f) => Math.floor((k * k * c * f) / 4 / (c + k * k * f)),
        },
        {
          id: "02.second-halved-alone",
          belief:
            "You halved the large kernel's price behind the 1×1 layer. Half is what both together may cost of the way straight on; neither gets cheaper by itself.",
          model: (c, k, f) => Math.floor((k * k * c * f) / 2 / (c + (k * k * f) / 2)),
        },
        {
          id: "02.middle-times-filters",
          belief:
            "You let the 1×1 layer pay for the filters as well. Each channel between costs it `channels` MACs; the filters come after.",
          model: (c, k, f) => Math.floor((k * k * c * f) / 2 / (c * f + k * k * f)),
        },
        {
          id: "02.no-wider-than-filters",
          belief:
            "You let no more channels be left than there are filters. The middle may be wider than what comes out of it.",
          model: (c, k, f) => Math.min(f, solution.widestMiddle(c, k, f)),
        },
        {
          id: "02.half-saved-by-the-second",
          belief:
            "You left out the 1×1 layer's price and took one channel off instead. Each channel between costs it `channels` MACs a pixel.",
          model: (c) => Math.max(0, Math.floor(c / 2) - 1),
        },

        {
          id: "02.a-quarter-for-each",
          belief:
            "You allowed each layer a quarter of the price. Both together may cost half, however that is shared: add them up before you compare.",
          model: (c, k, f) => Math.min(Math.floor((k * k * f) / 4), Math.floor(c / 4)),
        },
        {
          id: "02.middle-makes-itself",
          belief:
            "You let the large kernel make as many maps as there are channels between. It makes the filters: kernelSize² · middle · filters.",
          model: (c, k, f) => {
            let m = 0;
            while (c * (m + 1) + k * k * (m + 1) ** 2 <= (k * k * c * f) / 2) m++;
            return m;
          },
        },
        {
          id: "02.powers-of-two",
          belief: "You tried powers of 2 alone. Any whole number of channels may be left between the two layers.",
          model: (c, k, f) => {
            const widest = solution.widestMiddle(c, k, f);
            return widest && 2 ** Math.floor(Math.log2(widest));
          },
        },
      ],
    }),
    exercise({
      id: "02.im2col",
      title: "For who wants more: a convolution as a matrix product",
      points: 3,
      solution: solution.im2col,
      terms: {
        input: "A row of the table is one window: its pixels row by row, the channels of each side by side.",
        kernelHeight:
          "A window covers kernelHeight · kernelWidth pixels, wholly on the picture, and fills one row of the table.",
        channels:
          "Each pixel of a window brings all its channels: a row is kernelHeight · kernelWidth · channels long.",
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
            windows(x, h, w, (y, z) =>
              each(h, (i) => each(x.shape[2], (c) => each(w, (j) => [x.at(y + i, z + j, c)]))),
            ),
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
    }),
  ],
};

function numbers(random: Random, count: number): number[] {
  return [...random.tensor([count], 1, 9).data];
}

function filtersOf<T>(weights: Weights, answer: (f: number) => T): T[] {
  return Array.from({ length: weights.shape[1] }, (_, f) => answer(f));
}

function folded(first: Pointwise, second: Pointwise, weight: (a: number, c: number) => number): Kernel {
  return built4([1, 1, first.shape[2], second.shape[3]], (_i, _j, a, c) => weight(a, c));
}

/** Is there a pair of pixels, counted row by row, for which `holds` is true? */
function anyPair(image: Image, holds: (p: number, q: number) => boolean): boolean {
  const pixels = image.shape[0] * image.shape[1];
  for (let p = 0; p < pixels; p++) for (let q = 0; q < p; q++) if (holds(p, q)) return true;
  return false;
}

function same(image: Image, p: number, q: number): boolean {
  const channels = image.shape[2];
  for (let c = 0; c < channels; c++) if (image.data[p * channels + c] !== image.data[q * channels + c]) return false;
  return true;
}

function channelAt(image: Image, p: number): number {
  return image.data[p * image.shape[2]];
}

function beside(image: Image, p: number, q: number): boolean {
  const width = image.shape[1];
  return Math.abs((p % width) - (q % width)) + Math.abs(Math.floor(p / width) - Math.floor(q / width)) === 1;
}

function pixel(image: Image, p: number): Float32Array {
  const channels = image.shape[2];
  return image.data.subarray(p * channels, (p + 1) * channels);
}

function text(image: Image, p: number): string {
  return Array.from(pixel(image, p)).join("");
}

/** Side by side, one below the other, or at a corner. */
function touching(image: Image, p: number, q: number): boolean {
  const width = image.shape[1];
  return Math.abs((p % width) - (q % width)) <= 1 && Math.abs(row(image, p) - row(image, q)) <= 1;
}

/** How many different pixels there are. */
function kinds(image: Image): number {
  return new Set(Array.from({ length: image.shape[0] * image.shape[1] }, (_, p) => pixel(image, p).join(" "))).size;
}

/** The numbers of a pixel, whatever their order. */
function sorted(image: Image, p: number): string {
  return [...pixel(image, p)].sort((a, b) => a - b).join(" ");
}

function row(image: Image, p: number): number {
  return Math.floor(p / image.shape[1]);
}

const GREY = [0.3, 0.6, 0.1];

function colours(weight: (from: number, to: number) => number): Kernel {
  return built4([1, 1, 3, 3], (_i, _j, from, to) => weight(from, to));
}

/** What a layer makes of pure red, green and blue: all that there is to know of a 1×1 kernel. */
function pureColours(kernel: ReturnType<typeof solution.saturate>): Value {
  const colours = { "red [1, 0, 0]": [1, 0, 0], "green [0, 1, 0]": [0, 1, 0], "blue [0, 0, 1]": [0, 0, 1] };
  return Object.fromEntries(
    Object.entries(colours).map(([name, rgb]) => [name, [...pointwiseConv2d(tensor(rgb, [1, 1, 3]), kernel).data]]),
  );
}

/** What two layers, with a ReLU between them, make of pixels with two channels: "pixel [3, 8]" becomes 8. */
function whatTwoLayersSay({ first, second }: ReturnType<typeof solution.largerOfTwo>): Value {
  const pixels = tensor(PAIRS.flat(), [1, PAIRS.length, 2]);
  const said = pointwiseConv2d(relu(pointwiseConv2d(pixels, first)), second);
  return Object.fromEntries(PAIRS.map(([a, b], n) => [`pixel [${a}, ${b}]`, said.at(0, n, 0)]));
}

/** The numbers of a kernel from another place: index d of the result is index order[d] of `k`. */
function moved(k: Kernel, order: readonly [number, number, number, number]): Kernel {
  const [a, b, c, d] = order.map((from) => k.shape[from]);
  return built4([a, b, c, d], (...at) => {
    const from = [0, 0, 0, 0];
    order.forEach((source, target) => {
      from[source] = at[target];
    });
    return k.at(from[0], from[1], from[2], from[3]);
  });
}

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
