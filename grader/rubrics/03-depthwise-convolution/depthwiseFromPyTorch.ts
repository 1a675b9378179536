import { type Tensor, tensor, zeros } from "../../../lib/index";
import * as solution from "../../../solutions/03-depthwise-convolution";
import { exercise } from "../../rubric";
import { built4, total, turned4 } from "../models";
import { each } from "./models";

export const depthwiseFromPyTorch = exercise({
  id: "03.depthwiseFromPyTorch",
  title: "Weights that travel, depthwise",
  points: 2,
  solution: solution.depthwiseFromPyTorch,
  terms: {
    weights:
      "Each weight keeps its tap; its first index, the map, says both the channel and which of its filters it is.",
    channels: "The maps are shared out equally among the channels: of 6 maps, each of 3 channels has 2.",
    multiplier: "A channel's maps stand together, multiplier of them: with 2, maps 2 and 3 belong to channel 1.",
    kernelHeight: "In both layouts a tap's row is named before its column, and a kernel needn't be square.",
  },
  cases: (random) => [
    [tensor([1, 2, 3, 4], [4, 1, 1, 1]), 2],
    [random.tensor([6, 1, 2, 3]), 3],
    [random.tensor([6, 1, 3, 2], 1, 9), 2],
    [random.tensor([4, 1, 1, 2], 1, 9), 4],
    [random.tensor([8, 1, 2, 2], 1, 9), 2],
    [random.tensor([9, 1, 1, 2], 1, 9), 3],
  ],
  byHand: () => [{ args: [tensor([1, 2, 3, 4], [4, 1, 1, 1]), 2], gives: tensor([1, 2, 3, 4], [1, 1, 2, 2]) }],
  hints: [
    "PyTorch's filter q makes map q. Which channel does it read, if each channel has `multiplier` filters and their maps stay together?",
    "The multiplier is weights.shape[0] / channels. With multiplier 2, maps 0 and 1 come from channel 0, maps 2 and 3 from channel 1. How do you get c and m from q?",
    "c = Math.floor(q / multiplier), m = q % multiplier, and kernel.set(weights.at(q, 0, i, j), i, j, c, m).",
  ],
  blindSpots: [
    {
      id: "03.multiplier-unlike-channels",
      where: "a channel has more filters, or fewer, than there are channels",
      so: "Map q is filter q % M of channel ⌊q / M⌋, with M = maps / channels.",
      holds: (w, channels) => w.shape[0] !== channels * channels,
    },
    {
      id: "03.more-filters-than-channels",
      where: "a channel has more filters than there are channels",
      so: "Map q is filter q % M of channel ⌊q / M⌋, with M = maps / channels.",
      holds: (w, channels) => w.shape[0] > channels * channels,
    },
    {
      id: "03.kernel-not-square",
      where: "a kernel is not as high as wide",
      so: "Height and width are two sizes: kernelHeight comes first here, then kernelWidth.",
      holds: (w) => w.shape[2] !== w.shape[3],
    },
  ],
  misconceptions: [
    {
      id: "03.reshaped-only",
      belief:
        "You gave the numbers another shape and left them in their order. They have to move: there the taps of a filter lie side by side, here the filters of a tap do.",
      model: (w, channels) => w.reshape([w.shape[2], w.shape[3], channels, w.shape[0] / channels]),
    },
    {
      id: "03.filter-major-order",
      belief:
        "You took PyTorch's maps to be in the order m · channels + c, all first filters and then all second ones. The maps of one channel stay together: map q is filter q % M of channel ⌊q / M⌋.",
      model: (w, channels) =>
        built4([w.shape[2], w.shape[3], channels, w.shape[0] / channels], (i, j, c, m) =>
          w.at(m * channels + c, 0, i, j),
        ),
    },
    {
      id: "03.multiplier-before-channels",
      belief:
        "You put the multiplier before the channels. The kernel is [kernelHeight, kernelWidth, channels, multiplier].",
      model: (w, channels) => {
        const right = solution.depthwiseFromPyTorch(w, channels);
        const [h, wide, , multiplier] = right.shape;
        return built4([h, wide, multiplier, channels], (i, j, m, c) => right.at(i, j, c, m));
      },
    },
    {
      id: "03.as-standard-kernel",
      belief:
        "You made it the kernel of a grouped standard layer, [kernelHeight, kernelWidth, 1, maps]. depthwiseConv2d wants to know which maps belong to which channel: [kernelHeight, kernelWidth, channels, multiplier].",
      model: (w, channels) => {
        const right = solution.depthwiseFromPyTorch(w, channels);
        return right.reshape([right.shape[0], right.shape[1], 1, w.shape[0]]);
      },
    },
    {
      id: "03.swapped-axes",
      belief: "You swapped the kernel's height and width. Here, too, the row comes before the column.",
      model: (w, channels) => {
        const right = solution.depthwiseFromPyTorch(w, channels);
        const [h, wide, , multiplier] = right.shape;
        return built4([wide, h, channels, multiplier], (j, i, c, m) => right.at(i, j, c, m));
      },
    },
    {
      id: "03.flipped-kernel",
      belief: "You turned the filters by half a turn. PyTorch doesn't flip, and neither does lib.",
      model: (w, channels) => turned4(solution.depthwiseFromPyTorch(w, channels)),
    },

    {
      id: "03.one-filter-a-channel",
      belief:
        "You took one filter for each channel and dropped the others. PyTorch's first index counts all maps: there are maps / channels filters for a channel.",
      model: (w, channels) => built4([w.shape[2], w.shape[3], channels, 1], (i, j, c) => w.at(c, 0, i, j)),
    },
    {
      id: "03.every-map-a-channel",
      belief:
        "You took each of PyTorch's maps for a channel. A channel has maps / channels filters, side by side: the last axis counts them.",
      model: (w) => built4([w.shape[2], w.shape[3], w.shape[0], 1], (i, j, q) => w.at(q, 0, i, j)),
    },

    {
      id: "03.written-out-with-zeros",
      belief:
        "You wrote the layer out as a standard one, with zeros. A depthwise kernel needs none: for each filter it has the weights of one channel, [kernelHeight, kernelWidth, channels, multiplier].",
      model: (w, channels) => solution.asStandard(solution.depthwiseFromPyTorch(w, channels)),
    },

    {
      id: "03.shared-filter",
      belief:
        "You gave every channel the filters of channel 0. Map q belongs to channel ⌊q / M⌋: channel 1 has the filters from M on.",
      model: (w, channels) =>
        built4([w.shape[2], w.shape[3], channels, w.shape[0] / channels], (i, j, _c, m) => w.at(m, 0, i, j)),
    },
    {
      id: "03.c-plus-m",
      belief:
        "You took map c + m for filter m of channel c, and so some maps twice. Each channel takes M maps: c · M + m.",
      model: (w, channels) =>
        built4([w.shape[2], w.shape[3], channels, w.shape[0] / channels], (i, j, c, m) => w.at(c + m, 0, i, j)),
    },
    ...["added up", "averaged"].map((how) => ({
      id: `03.filters-${how.replace(" ", "-")}`,
      belief: `You ${how === "averaged" ? "took the mean of" : "added up"} the filters of a channel. Each of them makes a map of its own: all are kept, along the last axis.`,
      model: (w: Tensor<[number, 1, number, number]>, channels: number) => {
        const multiplier = w.shape[0] / channels;
        const parts = how === "averaged" ? multiplier : 1;
        return built4([w.shape[2], w.shape[3], channels, 1], (i, j, c) => {
          return total(each(multiplier, (m) => w.at(c * multiplier + m, 0, i, j))) / parts;
        });
      },
    })),
    {
      id: "03.taps-behind",
      belief:
        "You left the taps behind: [channels, multiplier, kernelHeight, kernelWidth]. Here they come first: [kernelHeight, kernelWidth, channels, multiplier].",
      model: (w, channels) => w.reshape([channels, w.shape[0] / channels, w.shape[2], w.shape[3]]),
    },
    {
      id: "03.channels-in-front",
      belief:
        "You left the channels in front of the taps. Here the taps come first: [kernelHeight, kernelWidth, channels, multiplier].",
      model: (w, channels) => {
        const right = solution.depthwiseFromPyTorch(w, channels);
        const [h, wide, , multiplier] = right.shape;
        return built4([channels, h, wide, multiplier], (c, i, j, m) => right.at(i, j, c, m));
      },
    },
    {
      id: "03.filter-before-channel-within",
      belief:
        "The shape is right, and at each tap the first filters of all channels stand before the second ones. A channel's filters stay together: the last axis counts them.",
      model: (w, channels) => {
        const right = solution.depthwiseFromPyTorch(w, channels);
        const [h, wide, , multiplier] = right.shape;
        const other = built4([h, wide, multiplier, channels], (i, j, m, c) => right.at(i, j, c, m));
        return other.reshape(right.shape);
      },
    },
    {
      id: "03.columns-first-within",
      belief:
        "The shape is right, and the taps lie column by column. A kernel goes along its rows: tap [0, 1] comes before [1, 0].",
      model: (w, channels) => {
        const right = solution.depthwiseFromPyTorch(w, channels);
        const [h, wide, , multiplier] = right.shape;
        const other = built4([wide, h, channels, multiplier], (j, i, c, m) => right.at(i, j, c, m));
        return other.reshape(right.shape);
      },
    },
    {
      id: "03.last-filter-only",
      belief:
        "Only the last filter of each channel is left. A channel has maps / channels filters, and all are kept, along the last axis.",
      model: (w, channels) => {
        const multiplier = w.shape[0] / channels;
        return built4([w.shape[2], w.shape[3], channels, 1], (i, j, c) =>
          w.at(c * multiplier + multiplier - 1, 0, i, j),
        );
      },
    },
    {
      id: "03.divided-by-the-channels",
      belief:
        "You divided a map's number by the number of channels to find its channel. A channel has M = maps / channels maps: c is ⌊q / M⌋, and m what is left over.",
      refuses: true,
      model: (w, channels) => {
        const kernel = zeros([w.shape[2], w.shape[3], channels, w.shape[0] / channels]);
        for (let q = 0; q < w.shape[0]; q++) {
          for (let i = 0; i < w.shape[2]; i++) {
            for (let j = 0; j < w.shape[3]; j++) {
              kernel.set(w.at(q, 0, i, j), i, j, Math.floor(q / channels), q % channels);
            }
          }
        }
        return kernel;
      },
    },
  ],
});
