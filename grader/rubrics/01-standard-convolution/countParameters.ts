import * as solution from "../../../solutions/01-standard-convolution";
import { exercise } from "../../rubric";

export const countParameters = exercise({
  id: "01.countParameters",
  title: "What a layer learns",
  points: 1,
  solution: solution.countParameters,
  terms: {
    kernelHeight:
      "A filter has kernelHeight · kernelWidth weights for each channel; in how many places it is used adds none.",
    channels:
      "A filter is as deep as its input: it has weights of its own for every channel, but one bias for all of them.",
    filters: "Each filter has its own weights and its own bias: there are filters times as many of both.",
  },
  forbidden: ["costOf"],
  cases: () => [
    [3, 3, 3, 1, 126, 126],
    [5, 3, 4, 7, 10, 12],
    [1, 1, 192, 32, 28, 28],
    [3, 3, 64, 128, 56, 56],
    [2, 4, 5, 1, 8, 6],
  ],
  byHand: () => [{ args: [3, 3, 3, 1, 126, 126], gives: 28 }],
  hints: [
    "How deep is one filter? It must reach through every channel it sees.",
    "How many biases does one filter have? Look at the sum in exercise 6.",
    "Each filter has kernelHeight · kernelWidth · channels weights and one bias. There are `filters` of them.",
  ],
  blindSpots: [
    {
      id: "01.several-filters",
      where: "there is more than one filter",
      so: "Each filter has weights of its own through all channels, and one bias.",
      holds: (_h, _w, _channels, filters) => filters > 1,
    },
    {
      id: "01.kernel-not-square",
      where: "the kernel isn't square",
      so: "A window has kernelHeight · kernelWidth taps.",
      holds: (h, w) => h !== w,
    },
  ],
  misconceptions: [
    {
      id: "01.flat-filter",
      belief:
        "You counted the filter's face, kernelHeight × kernelWidth. Behind it are all the channels: a 3 × 3 filter on a colour image has 27 weights.",
      model: (h, w, _c, f) => (h * w + 1) * f,
    },
    {
      id: "01.no-bias",
      belief: "You counted the weights alone. Each filter also learns one bias: 27 + 1 = 28.",
      model: (h, w, c, f) => h * w * c * f,
    },
    {
      id: "01.bias-matrix",
      belief:
        "You counted a bias for every pixel of the output. A filter has one bias, the same everywhere: 27 + 1 = 28, not 27 + 15,876. A bias that differs from place to place would make the layer answer differently to the same thing seen elsewhere.",
      model: (h, w, c, f, oh, ow) => (h * w * c + oh * ow) * f,
    },
    {
      id: "01.bias-per-channel",
      belief:
        "You counted a bias for every input channel. The bias is added after the channels have been summed: one a filter.",
      model: (h, w, c, f) => (h * w * c + c) * f,
    },
    {
      id: "01.one-bias",
      belief: "You counted one bias for the whole layer. Each filter has its own.",
      model: (h, w, c, f) => h * w * c * f + 1,
    },
    {
      id: "01.counts-the-output",
      belief:
        "You counted the numbers of the output. Those are computed anew for every image; what is learnt are the filters' weights and their biases.",
      model: (_h, _w, _c, f, oh, ow) => oh * ow * f,
    },
    {
      id: "01.weights-per-position",
      belief:
        "You counted the parameters anew at each position. The same weights serve all positions, so the size of the output has no say.",
      model: (h, w, c, f, oh, ow) => (h * w * c + 1) * f * oh * ow,
    },
    {
      id: "01.biases-by-channels",
      belief:
        "You added one bias for each channel. There is one for each filter: it is added once the channels have been summed.",
      model: (h, w, c, f) => h * w * c * f + c,
    },

    {
      id: "01.weights-at-each-position",
      belief:
        "You counted the weights anew at each position, and the biases once. The same weights serve every position: what you counted is work, not what is learned.",
      model: (h, w, c, f, oh, ow) => h * w * c * f * oh * ow + f,
    },
    {
      id: "01.multiplications",
      belief:
        "You counted the multiplications. The same weights serve every position: the size of the output has no say in what is learned.",
      model: (h, w, c, f, oh, ow) => h * w * c * f * oh * ow,
    },
    {
      id: "01.one-filter",
      belief: "You counted one filter. There are `filters` of them, each with weights and a bias of its own.",
      model: (h, w, c) => h * w * c + 1,
    },
    {
      id: "01.channels-for-filters",
      belief:
        "You took the depth of a filter for the number of filters. Each of the `filters` reaches through all channels, so both are factors.",
      model: (h, w, c) => (h * w + 1) * c,
    },
    {
      id: "01.sides-added",
      belief:
        "You added the kernel's sides. A window of height × width pixels has their product of taps: 3 × 3 are nine.",
      model: (h, w, c, f) => ((h + w) * c + 1) * f,
    },
    {
      id: "01.output-instead-of-kernel",
      belief:
        "You gave each filter a weight for every pixel of its output. A filter is as large as its window; it is used again at every place.",
      model: (_h, _w, c, f, oh, ow) => (oh * ow * c + 1) * f,
    },
    {
      id: "01.bias-per-pixel",
      belief:
        "You counted a bias for every place of the output, for all filters together. A bias belongs to a filter and is the same everywhere: there are `filters` of them.",
      model: (h, w, c, f, oh, ow) => h * w * c * f + oh * ow,
    },
    {
      id: "01.bias-per-weight",
      belief:
        "You counted a bias for every weight. A filter has many weights and one bias: it is added once, to the finished sum.",
      model: (h, w, c, f) => 2 * h * w * c * f,
    },
    {
      id: "01.weights-once",
      belief:
        "You counted the weights of one filter, and a bias for each. Each filter has weights of its own as well. Are brackets missing?",
      model: (h, w, c, f) => h * w * c + f,
    },
    {
      id: "01.weights-once-and-mixing",
      belief:
        "You counted a filter for each channel and the weights that mix them: that is a depthwise separable layer. In a standard one each filter has kernelHeight · kernelWidth weights in every channel.",
      model: (h, w, c, f) => h * w * c + c * f + f,
    },
    {
      id: "01.biases-of-channels-too",
      belief:
        "You counted a bias for each channel and one for each filter. Channels have none: they are added up, and then the filter's one bias is added.",
      model: (h, w, c, f) => h * w * c * f + c + f,
    },
    {
      id: "01.output-learned-too",
      belief:
        "You counted the places of the output as well. What is there is computed anew for every image; learned are weights and biases.",
      model: (h, w, c, f, oh, ow) => (h * w * c + 1) * f + oh * ow,
    },
    {
      id: "01.channels-added",
      belief:
        "You added the channels to the taps of a filter. Its window goes through all channels: each has kernelHeight · kernelWidth weights, so they are a factor.",
      model: (h, w, c, f) => (h * w + c + 1) * f,
    },
  ],
});
