import { tensor, zeros } from "../../../lib/index";
import * as solution from "../../../solutions/03-depthwise-convolution";
import { exercise, type Random, type Value } from "../../rubric";
import { built, channelSums, type Image, total } from "../models";
import { each } from "./models";

type Sizes3 = [number, number, number];

export const hiddenBySum = exercise({
  id: "03.hiddenBySum",
  title: "What the sum hides",
  points: 2,
  solution: solution.hiddenBySum,
  terms: {
    filter:
      "What a channel says is the sum of its numbers in the window, each times the filter's weight at the same place.",
    channels: "However many channels there are, what they say must add up to 0: three can say 1, 1 and −2.",
  },
  common: { name: "What the filter hears", of: whatFilterHears },
  cases: (random) => [
    [tensor([2, 3], [1, 1, 2])],
    [random.tensor([2, 2, 3], 1, 9)],
    [nonZero(random, [3, 2, 4])],
    [nonZero(random, [1, 3, 2])],
    [nonZero(random, [2, 3, 5])],
    [tensor([0.25, -0.5, 4, 0.5], [2, 1, 2])], // where a 1 is no answer of 1
    // Weights of a channel that cancel: a channel of ones says nothing.
    [tensor([3, -2, 1, -3, 5, 4], [2, 1, 3])],
    [tensor([0.5, 2, -0.5, -1], [1, 2, 2])],
  ],
  byHand: () => [{ args: [tensor([2, 3], [1, 1, 2])], gives: tensor([3, -2], [1, 1, 2]) }],
  hints: [
    "The filter adds what its channels say. When do numbers that are not 0 add up to 0?",
    "One pixel of the window is enough. Which number under a weight w makes a channel say 1? Which one makes it say −2?",
    "zeros(filter.shape), then at tap [0, 0]: 1 / weight in every channel but the last, and −(channels − 1) / weight in the last.",
  ],
  traits: [
    {
      id: "03.numbers-and-not-products-cancel",
      belief:
        "The numbers of your window add up to 0. What has to add up to 0 are the products: each number times the filter's weight at the same place.",
      holds: ({ data }) => {
        const size = total(Array.from(data, Math.abs));
        return size > 0 && Math.abs(total(Array.from(data))) <= 1e-6 * size;
      },
      like: (filter) => built(filter.shape, (i, j, c) => (i + j ? 0 : c ? -7 : 7 * (filter.shape[2] - 1))),
    },
  ],
  blindSpots: [
    {
      id: "03.weights-below-one",
      where: "some weights lie between −1 and 1",
      so: "Divide by a weight to say what you want with it: below 0.5, a 2 says 1.",
      holds: (filter) => filter.data.some((v) => Math.abs(v) < 1),
    },
    {
      id: "03.weights-cancel",
      where: "the weights of a channel add up to 0",
      so: "A window that is alike at all taps says nothing in that channel: let one tap speak.",
      holds: (filter) =>
        channelSums(
          built(filter.shape, () => 1),
          filter,
        ).some((sum) => sum === 0),
    },
    {
      id: "03.odd-number-of-channels",
      where: "the number of channels is odd",
      so: "Channels can't all cancel in pairs there: three can say 1, 1 and −2.",
      holds: (filter) => filter.shape[2] % 2 === 1,
    },
    {
      id: "03.more-than-two-channels",
      where: "there are more than two channels",
      so: "Each has to say 1 or more, or −1 or less, and all together 0: three can say 1, 1 and −2.",
      holds: (filter) => filter.shape[2] > 2,
    },
  ],
  misconceptions: [
    {
      id: "03.silent",
      belief:
        "Your window is answered with 0 because no channel has anything to say: each channel's own products add up to 0. Let the channels speak, and cancel one another.",
      model: (filter) => zeros(filter.shape),
    },
    {
      id: "03.all-say-one",
      belief:
        "Every channel says something, and all in the same direction, so that the sum is not 0. One of them has to take back what the others say.",
      model: (filter) => saying(filter, () => 1),
    },
    {
      id: "03.two-speak",
      belief: "Two channels cancel, and the others are silent. Every channel has to say 1 or more, or −1 or less.",
      model: (filter) => saying(filter, (c) => [1, -1][c] ?? 0),
    },
    {
      id: "03.alternating",
      belief:
        "Your channels cancel one another in twos. With an odd number of channels one of them is left over: then the sum is 1.",
      model: (filter) => saying(filter, (c) => (c % 2 ? -1 : 1)),
    },
    {
      id: "03.windows-cancel-at-every-tap",
      belief:
        "The numbers of your window add up to 0 at every tap. The filter weighs them before it adds: what has to add up to 0 are the products, so the window is made from the weights.",
      model: (filter) => {
        const channels = filter.shape[2];
        return built(filter.shape, (_i, _j, c) => (c ? -1 : channels - 1));
      },
    },
    {
      id: "03.pixels-cancel-not-weights",
      belief:
        "The numbers of your window add up to 0. What has to add up to 0 are the products with the weights: divide by the weight, so that each channel says what you want.",
      model: (filter) => {
        const channels = filter.shape[2];
        return built(filter.shape, (i, j, c) => (i + j ? 0 : c < channels - 1 ? 9 : -9 * (channels - 1)));
      },
    },
    {
      id: "03.loud-numbers-cancel",
      belief:
        "The numbers of your window are large enough, and cancel. What has to cancel are the products, number times weight, and the weights differ: each number is divided by its own weight.",
      model: (filter) => {
        const channels = filter.shape[2];
        const loud = 1 / Math.min(...Array.from({ length: channels }, (_, c) => Math.abs(filter.at(0, 0, c))));
        return built(filter.shape, (i, j, c) => (i + j ? 0 : c ? -loud : loud * (channels - 1)));
      },
    },
    {
      id: "03.numbers-in-turn",
      belief:
        "The numbers of your window cancel. What has to cancel are the products, number times weight, and the weights differ: divide by them.",
      model: (filter) => {
        const channels = filter.shape[2];
        const number = (c: number) =>
          channels % 2 && c === 0 ? 2 : channels % 2 && c === channels - 1 ? -1 : c % 2 ? -1 : 1;
        return built(filter.shape, (i, j, c) => (i + j ? 0 : number(c)));
      },
    },
    {
      id: "03.pairs",
      belief:
        "You let channels cancel in pairs, 2 and −2 in turn. With an odd number of channels the last one has no partner: then the sum is 2.",
      model: (filter) => saying(filter, (c) => (c % 2 ? -2 : 2)),
    },
    {
      id: "03.opposite-of-filter",
      belief:
        "Your window is the filter's negative: every channel says minus the sum of its squares, and together they are far below 0. Some have to say plus, others minus.",
      model: (filter) =>
        tensor(
          filter.data.map((v) => -v),
          filter.shape,
        ),
    },
    {
      id: "03.likeness-of-filter",
      belief:
        "Your window is the filter itself: every channel says the sum of its squares, and together they are as loud as can be. Some have to say plus, others minus.",
      model: (filter) => filter,
    },
    {
      id: "03.paid-back-with-plus",
      belief:
        "The last channel says what the others say together, once more. It has to take it back: the minus is missing.",
      model: (filter) => saying(filter, (c) => (c < filter.shape[2] - 1 ? 1 : filter.shape[2] - 1)),
    },
    {
      id: "03.divided-by-one-weight",
      belief:
        "Your last channel has its number at every tap, and is divided by its first weight alone. Use one tap, or divide by the sum of all the weights that it meets.",
      model: (filter) => {
        const channels = filter.shape[2];
        const others = total(filter.data.map((v, n) => (n % channels < channels - 1 ? 4 * Math.abs(v) : 0)));
        return built(filter.shape, (i, j, c) =>
          c < channels - 1 ? 4 * Math.sign(filter.at(i, j, c)) : -others / filter.at(0, 0, channels - 1),
        );
      },
    },

    ...[1, 10, 100].flatMap((size) =>
      [false, true].map((last) => ({
        id: `03.pixels-${last ? "paid-back" : "alternate"}-${size}`,
        belief:
          "Your pixels cancel, what is plus in one channel is minus in others. What is added up are the products with the weights: unless these are alike, something is left over.",
        model: (filter: Image) => {
          const end = filter.shape[2] - 1;
          const sign = (c: number) => (last ? (c < end ? 1 : -end) : c % 2 ? -1 : 1);
          return built(filter.shape, (_i, _j, c) => size * sign(c));
        },
      })),
    ),

    ...[false, true].map((last) => ({
      id: `03.pixels-loud-enough-${last ? "last" : "first"}`,
      belief:
        "You made your pixels cancel. What is added up are the products with the weights: pixels that cancel give 0 only where all weights are alike.",
      model: (filter: Image) => {
        const channels = filter.shape[2];
        const loud = Math.ceil(1 / Math.min(...Array.from(filter.data, Math.abs)));
        const pays = last ? channels - 1 : 0;
        return built(filter.shape, (i, j, c) => (i + j ? 0 : c === pays ? -loud * (channels - 1) : loud));
      },
    })),
    {
      id: "03.opposite-of-filter-loud",
      belief:
        "You showed the filter its own opposite, as if the two cancelled. They are multiplied, not added: no window is answered further below 0.",
      model: (filter) => {
        const smallest = Math.min(...Array.from(filter.data, Math.abs));
        return built(filter.shape, (i, j, c) => -filter.at(i, j, c) / smallest ** 2);
      },
    },

    ...[10, 100].map((size) => ({
      id: `03.one-pixel-paid-back-${size}`,
      belief:
        "Your pixels cancel: what all others are plus, the last is minus. What is added up are the products with the weights: unless these are alike, something is left over.",
      model: (filter: Image) => {
        const end = filter.shape[2] - 1;
        return built(filter.shape, (i, j, c) => (i + j ? 0 : c < end ? size : -size * end));
      },
    })),
    {
      id: "03.likeness-in-turn",
      belief:
        "You showed each channel what it looks for, or the opposite of that, in turn. How loud a channel answers to its own picture depends on its weights: plus and minus are not equally large.",
      model: (filter) => {
        const loud = 1 / Math.min(...Array.from(filter.data, Math.abs)) ** 2;
        return built(filter.shape, (i, j, c) => (c % 2 ? -loud : loud) * filter.at(i, j, c));
      },
    },

    {
      id: "03.taps-forgotten-in-the-balance",
      belief:
        "You let the other channels speak at every tap, and took back what they say at one. Each tap adds up: what the last channel takes back is all that the others say together.",
      model: (filter) => {
        const end = filter.shape[2] - 1;
        return built(filter.shape, (i, j, c) =>
          c < end ? 1 / filter.at(i, j, c) : i + j ? 0 : -end / filter.at(i, j, c),
        );
      },
    },
    {
      id: "03.weights-crossed",
      belief:
        "Two channels cancel, and how loud they are depends on their weights; the others are silent. Every channel has to say 1 or more, or −1 or less, whatever its weight.",
      model: (filter) =>
        built(filter.shape, (i, j, c) => (i + j || c > 1 ? 0 : c === 0 ? filter.at(0, 0, 1) : -filter.at(0, 0, 0))),
    },
    {
      id: "03.odd-one-silent",
      belief:
        "Your channels cancel in pairs, and with an odd number of them one is silent. Every channel has to say 1 or more, or −1 or less: three can say 1, 1 and −2.",
      model: (filter) => {
        const paired = filter.shape[2] - (filter.shape[2] % 2);
        return saying(filter, (c) => (c < paired ? (c % 2 ? -1 : 1) : 0));
      },
    },
    {
      id: "03.whispers",
      belief:
        "The channels cancel, but with three channels and more all but one say less than 1. Let each of them say 1, and one take back all of it.",
      model: (filter) => {
        const end = filter.shape[2] - 1;
        return saying(filter, (c) => (c < end ? 1 / end : -1));
      },
    },
    {
      id: "03.one-against-all",
      belief:
        "All but one of your channels say 1, and that one says −1. That is enough for two channels; with three the sum is 1. The one has to take back what all others say.",
      model: (filter) => saying(filter, (c) => (c < filter.shape[2] - 1 ? 1 : -1)),
    },
    {
      id: "03.one-too-many",
      belief:
        "One channel takes back one more than the others say, and −1 is left over. With 3 channels the two others say 2, not 3: count the channels without the one that pays.",
      model: (filter) => saying(filter, (c) => (c ? 1 : -filter.shape[2])),
    },
    {
      id: "03.one-in-the-window",
      belief:
        "Your channels cancel, but some say less than 1. What a channel says is window times weight: under a small weight a 1 says too little, and where what the others say cancels already, the last one says nothing. Divide by the weight.",
      model: (filter) => {
        const end = filter.shape[2] - 1;
        const others = total(each(end, (c) => filter.at(0, 0, c)));
        return built(filter.shape, (i, j, c) => (i + j ? 0 : c < end ? 1 : -others / filter.at(0, 0, end)));
      },
    },
    {
      id: "03.ones-at-every-tap",
      belief:
        "Your channels cancel, but some say too little or nothing. Shown the same number at all taps, a channel says the sum of its weights, and weights of both signs cancel there. Let one tap speak, divided by its weight.",
      model: (filter) => {
        const end = filter.shape[2] - 1;
        const others = total(filter.data.map((v, n) => (n % filter.shape[2] < end ? v : 0)));
        return built(filter.shape, (i, j, c) => (c < end ? 1 : i + j ? 0 : -others / filter.at(0, 0, end)));
      },
    },
    {
      id: "03.product-of-weights",
      belief:
        "Your channels cancel whatever the weights are, but how loud they are depends on the weights: where those are small, so are the answers. Divide by a channel's own weight alone, and it says what you want.",
      model: (filter) => {
        const end = filter.shape[2] - 1;
        const product = each(end + 1, (c) => filter.at(0, 0, c)).reduce((a, b) => a * b, 1);
        return saying(filter, (c) => (c < end ? product : -end * product));
      },
    },
    {
      id: "03.multiplied-by-the-weight",
      belief:
        "You multiplied by the weight what a channel shall say. The filter multiplies once more, so it says it times the weight squared: divide.",
      model: (filter) => {
        const end = filter.shape[2] - 1;
        return saying(filter, (c) => (c < end ? 1 : -end) * filter.at(0, 0, c) ** 2);
      },
    },
    {
      id: "03.divided-by-the-channel-sum",
      belief:
        "You divided by the sum of a channel's weights, which is 0 where they cancel. One tap is enough: divide by its weight, which is never 0.",
      refuses: true,
      model: (filter) => {
        const [, , channels] = filter.shape;
        const sums = each(channels, (c) => total(filter.data.filter((_, n) => n % channels === c)));
        return built(filter.shape, (_i, _j, c) => (c < channels - 1 ? 1 : 1 - channels) / sums[c]);
      },
    },
    {
      id: "03.last-silent",
      belief:
        "All channels but the last say something, and the last is silent: nothing takes back what they say. Every channel has to speak, and together they have to give 0.",
      model: (filter) => saying(filter, (c) => (c < filter.shape[2] - 1 ? 1 : 0)),
    },
  ],
});

/** Weights of both signs, none of them 0. */
function nonZero(random: Random, shape: Sizes3): Image {
  const sizes = random.tensor(shape, 1, 9);
  return built(shape, (i, j, c) => sizes.at(i, j, c) * (random.whole(0, 1) ? 1 : -1));
}

/** A window whose first pixel makes channel c of a filter say `says(c)`. */
function saying(filter: Image, says: (c: number) => number): Image {
  return built(filter.shape, (i, j, c) => (i + j ? 0 : says(c) / filter.at(0, 0, c)));
}

/** What a filter makes of a learner's window: with its channels together, and how many of them say less than 1 apart. */
function whatFilterHears(window: Image, filter: Image): Value {
  const apart = channelSums(window, filter);
  const together = total(apart);
  // A thousandth of what is added is rounding, not an answer.
  const rounding = Math.max(...apart.map(Math.abs)) / 1000;
  return {
    "all channels together": Math.abs(together) <= rounding ? 0 : together,
    "channels below 1 apart": apart.filter((sum) => Math.abs(sum) < 1 - 1e-4).length,
  };
}
