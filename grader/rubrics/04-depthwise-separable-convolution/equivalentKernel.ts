import { tensor } from "../../../lib/index";
import * as solution from "../../../solutions/04-depthwise-separable-convolution";
import { exercise } from "../../rubric";
import { built4, total } from "../models";

export const equivalentKernel = exercise({
  id: "04.equivalentKernel",
  title: "One kernel for both",
  points: 2,
  solution: solution.equivalentKernel,
  terms: {
    depthwise:
      "It has one face for each channel: every filter sees the channel with that same face, in an amount of its own.",
    pointwise: "It has the amounts: how often each filter takes each channel's face, all taps of it alike.",
    channels: "The kernel has a face for each pair of channel and filter; it names the channel third, the filter last.",
    kernelHeight: "A face keeps its form: kernelHeight rows of kernelWidth taps, which needn't be as many.",
  },
  forbidden: ["toStandardKernel"],
  cases: (random) => [
    [tensor([1, 2], [1, 2, 1, 1]), tensor([3, -1], [1, 1, 1, 2])],
    [random.tensor([2, 3, 2, 1]), random.tensor([1, 1, 2, 3])],
    [random.tensor([3, 2, 4, 1]), random.tensor([1, 1, 4, 2])],
    [random.tensor([2, 1, 1, 1]), random.tensor([1, 1, 1, 3])],
    [random.tensor([1, 3, 3, 1]), random.tensor([1, 1, 3, 2])],
  ],
  byHand: () => [
    {
      args: [tensor([1, 2], [1, 2, 1, 1]), tensor([3, -1], [1, 1, 1, 2])],
      gives: tensor([3, -1, 6, -2], [1, 2, 1, 2]),
    },
  ],
  hints: [
    "With which numbers does filter n look at channel c, after both steps?",
    "The face of channel c, made larger or smaller by one number. Which one?",
    "Four loops over i, j, c and n; set depthwise.at(i, j, c, 0) * pointwise.at(0, 0, c, n) at [i, j, c, n].",
  ],
  misconceptions: [
    {
      id: "04.weights-added",
      belief: "You added the two weights. The pointwise step multiplies what the depthwise step found: a product.",
      model: (d, p) =>
        built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, c, n) => d.at(i, j, c, 0) + p.at(0, 0, c, n)),
    },
    {
      id: "04.face-alone",
      belief:
        "You gave every filter the face as it is. Each filter takes its own amount of it: multiply by the pointwise weight.",
      model: (d, p) => built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, c) => d.at(i, j, c, 0)),
    },
    {
      id: "04.channels-summed",
      belief:
        "You added up the faces of all channels for each filter. The channels are summed later, when the kernel meets the image; the kernel itself keeps them apart.",
      model: (d, p) =>
        built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, _c, n) => {
          let sum = 0;
          for (let c = 0; c < d.shape[2]; c++) sum += d.at(i, j, c, 0) * p.at(0, 0, c, n);
          return sum;
        }),
    },
    {
      id: "04.shared-face",
      belief: "You used the first channel's face for all channels. Channel c is looked at with its own.",
      model: (d, p) =>
        built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, c, n) => d.at(i, j, 0, 0) * p.at(0, 0, c, n)),
    },
    {
      id: "04.face-for-each-filter",
      belief:
        "You gave each filter a face of its own and laid it on all channels. Faces belong to channels: every filter looks at channel c with face c, and takes its own amount of it.",
      model: (d, p) =>
        built4(
          [d.shape[0], d.shape[1], d.shape[2], p.shape[3]],
          (i, j, c, n) => d.at(i, j, n % d.shape[2], 0) * p.at(0, 0, c, n),
        ),
    },
    {
      id: "04.amounts-filter-by-filter",
      belief:
        "You read the amounts filter by filter. Here the last index counts filters: a channel's amounts, one for each filter, stand side by side.",
      model: (d, p) => {
        const [, , channels, filters] = p.shape;
        return built4(
          [d.shape[0], d.shape[1], channels, filters],
          (i, j, c, n) => d.at(i, j, c, 0) * p.data[n * channels + c],
        );
      },
    },
    {
      id: "04.first-filter",
      belief: "You used the first pointwise filter for all. Each filter takes its own amount of each channel.",
      model: (d, p) =>
        built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, c) => d.at(i, j, c, 0) * p.at(0, 0, c, 0)),
    },
    {
      id: "04.own-channel-only",
      belief:
        "You filled the diagonal only, as if filter n belonged to channel n. Every filter takes an amount of every channel, so no weight is left out.",
      model: (d, p) =>
        built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, c, n) =>
          c === n ? d.at(i, j, c, 0) * p.at(0, 0, c, n) : 0,
        ),
    },
    {
      id: "04.channels-added",
      belief:
        "You added over the channels, and your kernel is one channel deep. It has to read the input as it is, so it is as deep as the input; the adding is done by the convolution.",
      model: (d, p) =>
        built4([d.shape[0], d.shape[1], 1, p.shape[3]], (i, j, _c, n) => {
          let sum = 0;
          for (let c = 0; c < d.shape[2]; c++) sum += d.at(i, j, c, 0) * p.at(0, 0, c, n);
          return sum;
        }),
    },
    {
      id: "04.amount-in-the-middle",
      belief:
        "You multiplied only the middle tap by the amount. A 1×1 kernel looks at one pixel of the maps, and each number there has come from a whole window: the amount multiplies all taps of the face.",
      model: (d, p) => {
        const [h, w, channels] = d.shape;
        const middle = (i: number, j: number) => i === Math.floor(h / 2) && j === Math.floor(w / 2);
        return built4([h, w, channels, p.shape[3]], (i, j, c, n) =>
          middle(i, j) ? d.at(i, j, c, 0) * p.at(0, 0, c, n) : d.at(i, j, c, 0),
        );
      },
    },
    {
      id: "04.columns-up-to-height",
      belief: "Your loop over the columns ends at the height. A face that is wider than high is filled in part only.",
      model: (d, p) => {
        const [h, w, channels] = d.shape;
        return built4([h, w, channels, p.shape[3]], (i, j, c, n) => (j < h ? d.at(i, j, c, 0) * p.at(0, 0, c, n) : 0));
      },
    },

    {
      id: "04.flipped-face",
      belief:
        "You turned the faces by half a turn. They keep their place: weight [i, j] of a face becomes weight [i, j] of the filter.",
      model: (d, p) => {
        const [h, w, channels] = d.shape;
        return built4(
          [h, w, channels, p.shape[3]],
          (i, j, c, n) => d.at(h - 1 - i, w - 1 - j, c, 0) * p.at(0, 0, c, n),
        );
      },
    },
    {
      id: "04.filters-before-channels",
      belief:
        "You put the filters before the channels. A kernel is [height, width, channels, filters]: the filters come last.",
      model: (d, p) =>
        built4([d.shape[0], d.shape[1], p.shape[3], d.shape[2]], (i, j, n, c) => d.at(i, j, c, 0) * p.at(0, 0, c, n)),
    },
    {
      id: "04.divided-by-the-channels",
      belief:
        "You divided by the number of channels. A filter adds its channels up and takes no mean, in one step as in two.",
      model: (d, p) =>
        built4(
          [d.shape[0], d.shape[1], d.shape[2], p.shape[3]],
          (i, j, c, n) => (d.at(i, j, c, 0) * p.at(0, 0, c, n)) / d.shape[2],
        ),
    },

    {
      id: "04.amounts-summed",
      belief:
        "You added up what all filters take of a channel, and gave the sum to each. A filter of the standard kernel has its own amount of the face, and nothing of the others'.",
      model: (d, p) =>
        built4(
          [d.shape[0], d.shape[1], d.shape[2], p.shape[3]],
          (i, j, c) => d.at(i, j, c, 0) * total(p.at(0, 0, c).data),
        ),
    },
    {
      id: "04.amount-shared-out",
      belief:
        "You shared an amount out among the taps of the face. Each tap is taken that many times in full: 3 times the face [1, 2] is [3, 6].",
      model: (d, p) => {
        const [h, w, channels] = d.shape;
        return built4([h, w, channels, p.shape[3]], (i, j, c, n) => (d.at(i, j, c, 0) * p.at(0, 0, c, n)) / (h * w));
      },
    },
    {
      id: "04.a-filter-a-channel",
      belief:
        "You let each filter look at one channel and put zeros on the others. The second step mixes: every filter takes an amount of every channel.",
      model: (d, p) =>
        built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, c, n) =>
          c === n % d.shape[2] ? d.at(i, j, c, 0) * p.at(0, 0, c, n) : 0,
        ),
    },
    {
      id: "04.amounts-alone",
      belief:
        "You wrote the amounts at every tap. What a filter looks for is the face of the channel, taken in this amount: their product.",
      model: (d, p) => built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (_i, _j, c, n) => p.at(0, 0, c, n)),
    },
    {
      id: "04.faces-summed",
      belief:
        "You added the faces of all channels up and laid the sum on each. Every channel is looked at with its own face: the channels come together only when the kernel meets the image.",
      model: (d, p) =>
        built4(
          [d.shape[0], d.shape[1], d.shape[2], p.shape[3]],
          (i, j, c, n) => total(d.at(i, j).data) * p.at(0, 0, c, n),
        ),
    },
    {
      id: "04.amounts-of-channel-0",
      belief:
        "You took the amounts of channel 0 for every channel. A filter has an amount for each: pointwise.at(0, 0, c, n).",
      model: (d, p) =>
        built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, c, n) => d.at(i, j, c, 0) * p.at(0, 0, 0, n)),
    },
  ],
  blindSpots: [
    {
      id: "04.several-channels",
      where: "there is more than one channel",
      so: "Channel c has a face of its own, and each filter an amount of it: weight [i, j, c, n] has both.",
      holds: (d) => d.shape[2] > 1,
    },
    {
      id: "04.more-filters-than-channels",
      where: "there are more filters than channels",
      so: "Filters and channels are counted apart: the kernel has a place for every filter on every channel.",
      holds: (d, p) => p.shape[3] > d.shape[2],
    },
    {
      id: "04.fewer-filters-than-channels",
      where: "there are fewer filters than channels",
      so: "Filters and channels are counted apart: the kernel has a place for every filter on every channel.",
      holds: (d, p) => p.shape[3] < d.shape[2],
    },
    {
      id: "04.several-rows",
      where: "a face has more than one row",
      so: "The kernel is as high as the faces: the rows need a loop of their own.",
      holds: (d) => d.shape[0] > 1,
    },
  ],
});
