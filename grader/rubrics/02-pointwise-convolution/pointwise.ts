import { conv2d, type Tensor, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/02-pointwise-convolution";
import { exercise } from "../../rubric";
import { built, built4, inside, type Kernel, padded, total } from "../models";
import { misread, rewritten } from "./models";

export const pointwise = exercise({
  id: "02.pointwise",
  title: "The whole layer",
  points: 3,
  solution: solution.pointwise,
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
        solution.pointwise(
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
        solution.pointwise(
          padded(x, 1, () => 0),
          k,
          b,
        ),
    },
    {
      id: "02.weights-out-in",
      belief:
        "You read the weights as [filters, channels]. They are [channels, filters]: the pixel [1, 10] with [[1, 3], [2, 4]] is [21, 43], not [31, 42].",
      model: (x, k, b) => solution.pointwise(x, rewritten(k, misread(k, k.shape[2])), b),
    },
    {
      id: "02.no-bias",
      belief: "You left out the bias: every number of map f should be larger by bias[f].",
      model: (x, k, b) =>
        solution.pointwise(
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
        solution.pointwise(
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
        const y = solution.pointwise(x, k, b);
        return built([y.shape[1], y.shape[0], y.shape[2]], (i, j, f) => y.at(j, i, f));
      },
    },
    {
      id: "02.relu-added",
      belief: "You applied ReLU. This exercise asks for the layer before its activation, so negative numbers stay.",
      model: (x, k, b) => {
        const y = solution.pointwise(x, k, b);
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
        solution.pointwise(
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
        solution.pointwise(
          x,
          k,
          b.map(() => b[x.shape[2] - 1] ?? Number.NaN),
        ),
    },

    {
      id: "02.first-bias",
      belief: "You added the first bias in every map. Each filter has a bias of its own: map f gets bias[f].",
      model: (x, k, b) =>
        solution.pointwise(
          x,
          k,
          b.map(() => b[0]),
        ),
    },
    {
      id: "02.mean",
      belief: "You took the mean of the channels. A filter adds them up; if it is to average, its weights say so.",
      model: (x, k, b) =>
        solution.pointwise(
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
        solution.pointwise(
          built(x.shape, (y, z, c) => x.at(y, z, c) + (b[c] ?? 0)),
          k,
          b.map(() => 0),
        ),
    },
    {
      id: "02.first-filter-everywhere",
      belief: "You used the first filter for every map. Each filter has weights of its own: a column of the table.",
      model: (x, k, b) =>
        solution.pointwise(
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
        return solution.pointwise(
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
        solution.pointwise(
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
        solution.pointwise(
          x,
          k,
          b.map(() => total(b.slice(0, x.shape[2]))),
        ),
    },
    {
      id: "02.bias-as-factor",
      belief: "You multiplied by the bias. It is added: a filter whose bias is 0 still answers.",
      model: (x, k, b) => {
        const y = solution.pointwise(
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
        solution.pointwise(
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
        const y = solution.pointwise(
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
        solution.pointwise(
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
        const y = solution.pointwise(x, k, b);
        return built([y.shape[0], y.shape[1], 1], (i, j) => total(y.at(i, j).data));
      },
    },
    {
      id: "02.sum-goes-on",
      belief:
        "Your sum is not set back to 0 for the next filter, so each map also holds what those before it made of the pixel.",
      model: (x, k, b) => {
        const y = solution.pointwise(x, k, b);
        return built(y.shape, (i, j, f) => total(y.at(i, j).data.slice(0, f + 1)));
      },
    },
    {
      id: "02.mixed-but-as-many-as-in",
      belief:
        "You made as many maps as there are channels. What comes out is one map a filter, and there may be more or fewer of them.",
      model: (x, k, b) => {
        const y = solution.pointwise(x, k, b);
        return built(x.shape, (i, j, f) => inside(y, i, j, f));
      },
    },
    {
      id: "02.input-added",
      belief:
        "You added the pixel's own channel to what the filter makes. Only weights and bias make the output: what comes in counts by its weight alone.",
      model: (x, k, b) => {
        const y = solution.pointwise(x, k, b);
        return built(y.shape, (i, j, f) => y.at(i, j, f) + inside(x, i, j, f));
      },
    },
    {
      id: "02.weights-averaged",
      belief:
        "You averaged each filter's weights and used the mean for all channels. Each channel meets its own weight: [1, 2, 3] with weights 1, 10, 100 is 321.",
      model: (x, k, b) =>
        solution.pointwise(
          x,
          rewritten(k, (_c, f) => total(Array.from({ length: k.shape[2] }, (_, c) => k.at(0, 0, c, f))) / k.shape[2]),
          b,
        ),
    },
    {
      id: "02.product-of-sums",
      belief:
        "You added up the pixel, added up the filter's weights, and multiplied the two sums. Each channel meets its own weight first, and then the products are added.",
      model: (x, k, b) =>
        solution.pointwise(
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
});
