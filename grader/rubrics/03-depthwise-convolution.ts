import { conv2d, depthwiseConv2d, type Tensor, tensor } from "../../lib/index";
import * as solution from "../../solutions/03-depthwise-convolution";
import { exercise, type Random, type Rubric } from "../rubric";
import { built, built4, channelSums, type Image, type Kernel, onePixelSum, turned4 } from "./models";

type Sizes3 = [number, number, number];
type Sizes4 = [number, number, number, number];

const layer = solution.depthwise;

export const rubric: Rubric = {
  chapter: "03",
  file: "03-depthwise-convolution",
  title: "Depthwise convolution",
  exercises: [
    exercise({
      id: "03.oneWindow",
      title: "One window, a number a channel",
      points: 1,
      solution: solution.oneWindow,
      forbidden: ["conv2d", "depthwiseConv2d"],
      cases: (random) => [
        [tensor([2, 3], [1, 1, 2]), tensor([10, 100], [1, 1, 2])],
        [random.tensor([2, 3, 3], 1, 9), random.tensor([2, 3, 3], 1, 9)],
        [random.tensor([3, 2, 2]), random.tensor([3, 2, 2])],
        [random.tensor([1, 3, 4]), random.tensor([1, 3, 4])],
      ],
      hints: [
        "A standard filter ends with one sum for the whole window. How many sums do you want to end with here?",
        "Keep an array with one sum for each channel. Which of them may the product at [i, j, c] go to?",
        "new Array(channels).fill(0), and three loops with sums[c] += window.at(i, j, c) * filters.at(i, j, c).",
      ],
      misconceptions: [
        {
          id: "03.channels-summed",
          belief:
            "You added the channels together, as a standard filter does. Depthwise keeps them apart: [2, 3] with [10, 100] is [20, 300], not 320.",
          model: (window, filters) => [onePixelSum(window, filters)],
        },
        {
          id: "03.channels-summed-to-number",
          belief:
            "You added everything into one number, as a standard filter does. Depthwise answers one number a channel: [2, 3] with [10, 100] is [20, 300], not 320.",
          model: (window, filters) => onePixelSum(window, filters),
        },
        {
          id: "03.shared-filter",
          belief:
            "You used the first channel's filter for all channels. Each channel has a filter of its own: [2, 3] with [10, 100] is [20, 300], not [20, 30].",
          model: (window, filters) =>
            channelSums(
              window,
              built(filters.shape, (i, j) => filters.at(i, j, 0)),
            ),
        },
        {
          id: "03.every-filter-sees-all",
          belief:
            "You let every channel's filter see all channels. A depthwise filter is flat: it sees one channel and is deaf to the others. [2, 3] with [10, 100] is [20, 300], not [50, 500].",
          model: (window, filters) =>
            Array.from({ length: filters.shape[2] }, (_, c) =>
              onePixelSum(
                window,
                built(filters.shape, (i, j) => filters.at(i, j, c)),
              ),
            ),
        },
        {
          id: "03.flipped-kernel",
          belief: "You turned the filters by half a turn. Deep learning does not flip: top left meets top left.",
          model: (window, filters) => {
            const [h, w] = filters.shape;
            return channelSums(
              window,
              built(filters.shape, (i, j, c) => filters.at(h - 1 - i, w - 1 - j, c)),
            );
          },
        },
      ],
    }),
    exercise({
      id: "03.outputShape",
      title: "The shape that comes out",
      points: 1,
      solution: solution.outputShape,
      forbidden: ["outputSize"],
      cases: (): Parameters<typeof solution.outputShape>[] => [
        [[7, 6, 3], [3, 3, 3, 2], 2, 1],
        [[112, 112, 64], [3, 3, 64, 1], 1, 1],
        [[9, 5, 4], [3, 2, 4, 3], 1, 0],
        [[11, 8, 5], [5, 3, 5, 4], 3, 2],
      ],
      hints: [
        "How many filters has each channel? How many maps does each filter make?",
        "Height and width are a matter of positions, as in chapter 01. For the last number, count all filters of all channels.",
        "⌊(n + 2 · padding − kernel) / stride⌋ + 1 for height and width; channels · multiplier for the last.",
      ],
      misconceptions: [
        {
          id: "03.multiplier-ignored",
          belief:
            "You answered as many channels as went in. That is so at multiplier 1; each channel has `multiplier` filters, and each makes a map: 3 channels, multiplier 2: 6.",
          model: ([h, w, c], [kh, kw], s, p) => sized(h, w, kh, kw, s, p, c),
        },
        {
          id: "03.last-number-is-filters",
          belief:
            "You took the kernel's last number for the number of maps, as in a standard kernel. In a depthwise kernel it is the filters *of each channel*: [3, 3, 64, 1] makes 64 maps, not 1.",
          model: ([h, w], [kh, kw, , m], s, p) => sized(h, w, kh, kw, s, p, m),
        },
        {
          id: "03.every-filter-sees-all",
          belief:
            "You gave every filter a map for every channel. A depthwise filter looks at its own channel alone, so 3 channels with 2 filters each make 6 maps, not 18.",
          model: ([h, w, c], [kh, kw, , m], s, p) => sized(h, w, kh, kw, s, p, c * c * m),
        },
        {
          id: "03.multiplier-added",
          belief:
            "You added the multiplier to the channels. It multiplies: 3 channels with 2 filters each make 6 maps.",
          model: ([h, w, c], [kh, kw, , m], s, p) => sized(h, w, kh, kw, s, p, c + m),
        },
        {
          id: "03.total-padding",
          belief: "You added the padding once. It comes at both ends: n + 2 · padding.",
          model: ([h, w, c], [kh, kw, , m], s, p) => sized(h, w, kh, kw, s, p / 2, c * m),
        },
        {
          id: "03.first-position",
          belief: "You counted the steps. The first position costs no step: add 1.",
          model: ([h, w, c], [kh, kw, , m], s, p) => {
            const [height, width, maps] = sized(h, w, kh, kw, s, p, c * m);
            return [height - 1, width - 1, maps];
          },
        },
        {
          id: "03.swapped-axes",
          belief: "You swapped height and width. The height comes first, in the input, the kernel and the output.",
          model: ([h, w, c], [kh, kw, , m], s, p) => sized(w, h, kw, kh, s, p, c * m),
        },
      ],
    }),
    exercise({
      id: "03.countParameters",
      title: "What a depthwise layer learns",
      points: 1,
      solution: solution.countParameters,
      cases: () => [
        [3, 3, 4, 1],
        [3, 3, 64, 1],
        [5, 3, 6, 2],
        [3, 2, 5, 4],
      ],
      hints: [
        "How deep is one depthwise filter? How many channels does it see?",
        "How many filters are there in all? How many biases?",
        "Each filter has kernelHeight · kernelWidth weights and 1 bias; there are channels · multiplier filters.",
      ],
      misconceptions: [
        {
          id: "03.every-filter-sees-all",
          belief:
            "You made each filter as deep as the input. That is a standard layer; a depthwise filter is flat and sees one channel: 3 × 3 on 64 channels learns 640 numbers, not 36,928.",
          model: (h, w, c, m) => (h * w * c + 1) * c * m,
        },
        {
          id: "03.shared-filter",
          belief:
            "You counted one filter for all channels. Each channel has a filter of its own: 3 × 3 on 4 channels learns 40 numbers, not 10.",
          model: (h, w, _c, m) => (h * w + 1) * m,
        },
        {
          id: "03.multiplier-ignored",
          belief: "You left out the multiplier. Each channel has `multiplier` filters, each with weights and a bias.",
          model: (h, w, c) => (h * w + 1) * c,
        },
        {
          id: "03.no-bias",
          belief:
            "You counted the weights alone. Each output channel has a bias, too: 3 × 3 on 4 channels: 40, not 36.",
          model: (h, w, c, m) => h * w * c * m,
        },
        {
          id: "03.bias-per-input-channel",
          belief:
            "You counted a bias for each input channel. There is one for each output channel, channels · multiplier of them.",
          model: (h, w, c, m) => h * w * c * m + c,
        },
      ],
    }),
    exercise({
      id: "03.depthwise",
      title: "The whole layer",
      points: 4,
      solution: layer,
      forbidden: ["conv2d", "depthwiseConv2d", "separableConv2d"],
      cases: (random) => [
        [tensor([1, 2], [1, 1, 2]), tensor([1, 10, 100, 1000], [1, 1, 2, 2]), [0, 0, 0, 7], 1, 0],
        [random.tensor([4, 5, 3]), random.tensor([2, 3, 3, 1]), [0, 0, 0], 1, 0],
        [random.tensor([5, 4, 2]), random.tensor([3, 2, 2, 3]), biases(random, 6), 1, 0],
        [random.tensor([3, 4, 3], 1, 9), random.tensor([3, 3, 3, 2]), biases(random, 6), 1, 1],
        [random.tensor([7, 6, 2]), random.tensor([3, 2, 2, 3]), biases(random, 6), 2, 1],
      ],
      hints: [
        "In chapter 01, which loop made one number out of many channels? What becomes of that loop here?",
        "Loops over y, x, c and m for the output; only i and j go into the sum. Which output channel does filter m of channel c write to?",
        "sum = bias[c * multiplier + m], then sum += input.at(y * stride + i - padding, x * stride + j - padding, c) * kernel.at(i, j, c, m) where that pixel exists; output.set(sum, y, x, c * multiplier + m).",
      ],
      misconceptions: [
        {
          id: "03.channels-summed",
          belief:
            "You summed over the channels: that is a standard convolution with `multiplier` filters. Depthwise never adds channels together, which is why a black channel stays black.",
          model: (x, k, b, s, p) =>
            conv2d(x, k, { bias: tensor(b.slice(0, k.shape[3])), stride: s, padding: p }) as Tensor,
        },
        {
          id: "03.every-filter-sees-all",
          belief:
            "You let every filter see all channels. Then a channel that is black would not stay black: the others would leak into it. Filter m of channel c reads channel c only.",
          model: (x, k, b, s, p) =>
            layer(
              built(x.shape, (i, j) => x.at(i, j).data.reduce((sum, v) => sum + v, 0)),
              k,
              b,
              s,
              p,
            ),
        },
        {
          id: "03.shared-filter",
          belief:
            "You used channel 0's filters for all channels. Each channel has its own: kernel.at(i, j, c, m), with the c of the channel that you read.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4(k.shape, (i, j, _c, m) => k.at(i, j, 0, m)),
              b,
              s,
              p,
            ),
        },
        {
          id: "03.multiplier-ignored",
          belief:
            "You used only the first filter of each channel. With multiplier M each channel gives M maps, so channels · M come out.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4([k.shape[0], k.shape[1], k.shape[2], 1], (i, j, c) => k.at(i, j, c, 0)),
              b,
              s,
              p,
            ),
        },
        {
          id: "03.filter-major-order",
          belief:
            "Your maps are right but stand in another order, m · channels + c. The maps of one channel stay together: filter m of channel c writes to c · M + m.",
          model: (x, k, b, s, p) => {
            const unbiased = layer(
              x,
              k,
              b.map(() => 0),
              s,
              p,
            );
            return built(unbiased.shape, (i, j, q) => unbiased.at(i, j, misplaced(q, k)) + b[q]);
          },
        },
        {
          id: "03.filter-major-order-own-bias",
          belief:
            "You wrote the maps in another order, m · channels + c, and took their biases along. The maps of one channel stay together: filter m of channel c writes to c · M + m.",
          model: (x, k, b, s, p) => reordered(layer(x, k, b, s, p), k),
        },
        {
          id: "03.bias-per-input-channel",
          belief: "You used bias[c] for all maps of channel c. Each map has its own bias: bias[c · M + m].",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map((_, q) => b[Math.floor(q / k.shape[3])]),
              s,
              p,
            ),
        },
        {
          id: "03.no-bias",
          belief: "You left out the bias: every number of map q should be larger by bias[q].",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map(() => 0),
              s,
              p,
            ),
        },
        {
          id: "03.flipped-kernel",
          belief: "You turned the filters by half a turn. Deep learning does not flip: top left meets top left.",
          model: (x, k, b, s, p) => layer(x, turned4(k), b, s, p),
        },
        {
          id: "03.padding-ignored",
          belief: "You left out the padding: your output is smaller than it should be where padding is 1.",
          model: (x, k, b, s) => layer(x, k, b, s, 0),
        },
        {
          id: "03.stride-ignored",
          belief: "You let the filters stop at every pixel. With stride 2, row y of the output begins at row 2 · y.",
          model: (x, k, b, _s, p) => layer(x, k, b, 1, p),
        },
      ],
    }),
    exercise({
      id: "03.asStandard",
      title: "A standard layer with zeros in it",
      points: 3,
      solution: solution.asStandard,
      forbidden: ["groupedKernel", "toStandardKernel"],
      cases: (random) => [
        [tensor([5, 7], [1, 1, 2, 1])],
        [tensor([1, 2, 3, 4, 5, 6], [1, 1, 2, 3])],
        [random.tensor([2, 3, 3, 1], 1, 9)],
        [random.tensor([3, 2, 2, 2], 1, 9)],
      ],
      hints: [
        "A standard filter has a weight for every channel. Which weight makes it deaf to a channel?",
        "How many filters has the standard kernel? Which channel does filter c · M + m listen to?",
        "Start with zeros([kernelHeight, kernelWidth, channels, channels * multiplier]) and set kernel.at(i, j, c, m) at [i, j, c, c * multiplier + m].",
      ],
      misconceptions: [
        {
          id: "03.every-filter-sees-all",
          belief:
            "You gave each filter its weights for all channels. Then it adds them all up. Zeros make it deaf: 5 and 7 become [[5, 0], [0, 7]], not [[5, 7], [5, 7]].",
          model: (k) => standard(k, (i, j, _seen, c, m) => k.at(i, j, c, m)),
        },
        {
          id: "03.filter-major-order",
          belief:
            "You put filter m of channel c at m · channels + c. The maps of one channel stay together: c · M + m, as the output of a depthwise layer has them.",
          model: (k) => {
            const right = solution.asStandard(k);
            return built4(right.shape, (i, j, c, q) => right.at(i, j, c, misplaced(q, k)));
          },
        },
        {
          id: "03.shared-filter",
          belief: "You used channel 0's weights for every channel. Each channel brings its own: 5 and 7, not 5 and 5.",
          model: (k) => standard(k, (i, j, seen, c, m) => (seen === c ? k.at(i, j, 0, m) : 0)),
        },
        {
          id: "03.multiplier-ignored",
          belief:
            "You used only the first filter of each channel. The standard layer needs channels · multiplier filters.",
          model: (k) =>
            solution.asStandard(built4([k.shape[0], k.shape[1], k.shape[2], 1], (i, j, c) => k.at(i, j, c, 0))),
        },
        {
          id: "03.grouped-form",
          belief:
            "You wrote the weights one channel deep. That is the kernel of a *grouped* convolution with as many groups as channels. A standard filter is as deep as the input, so the zeros have to be written down.",
          model: (k) => tensor(k.data, [k.shape[0], k.shape[1], 1, k.shape[2] * k.shape[3]]),
        },
      ],
    }),
    exercise({
      id: "03.groupedWeights",
      title: "Groups",
      points: 1,
      solution: solution.groupedWeights,
      cases: () => [
        [3, 3, 4, 4, 2],
        [3, 3, 64, 128, 32],
        [5, 3, 6, 9, 3],
        [3, 3, 8, 8, 8],
        [1, 1, 192, 32, 1],
      ],
      hints: [
        "Take one filter. How many channels are in its group?",
        "Do groups change how many filters there are, or how deep each of them is?",
        "kernelHeight * kernelWidth * (channels / groups) weights a filter, and `filters` filters.",
      ],
      misconceptions: [
        {
          id: "03.group-filters-see-all",
          belief:
            "You let each filter see all channels. In a grouped layer it sees its own group: 4 channels, 4 filters, 2 groups, 3 × 3: 72 weights, not 144.",
          model: (h, w, c, f) => h * w * c * f,
        },
        {
          id: "03.one-group-counted",
          belief:
            "You counted the filters of one group. There are `groups` such groups: 4 channels, 4 filters, 2 groups: 2 · (3 · 3 · 2 · 2) = 72, not 36.",
          model: (h, w, c, f, g) => (h * w * c * f) / g / g,
        },
        {
          id: "03.groups-multiply",
          belief:
            "You multiplied by the groups, as if each group were a whole layer. The groups share the channels and the filters among them: 72, not 288.",
          model: (h, w, c, f, g) => h * w * c * f * g,
        },
        {
          id: "03.grouped-is-depthwise",
          belief:
            "You made each filter see one channel. That is depthwise: a group for every channel. With 2 groups of 4 channels a filter sees 2 of them: 72, not 36.",
          model: (h, w, _c, f) => h * w * f,
        },
        {
          id: "03.group-size",
          belief:
            "You took `groups` for the number of channels in a group. It is the number of groups; in each are channels / groups.",
          model: (h, w, _c, f, g) => h * w * g * f,
        },
      ],
    }),
    exercise({
      id: "03.whichLayer",
      title: "A puzzle: which layer did this",
      points: 3,
      solution: solution.whichLayer,
      forbidden: ["conv2d", "depthwiseConv2d", "pointwiseConv2d"],
      cases: (random) => [
        [knocks(3, 5, 2, standardLayer(positive(random, [1, 1, 2, 2])))],
        [knocks(5, 7, 3, standardLayer(positive(random, [3, 3, 3, 3])))],
        [knocks(5, 7, 3, depthwiseLayer(positive(random, [3, 3, 3, 1])))],
        [knocks(7, 5, 4, groupedLayer(positive(random, [3, 3, 2, 4]), 2))],
        [knocks(3, 5, 3, depthwiseLayer(positive(random, [1, 3, 3, 2])))],
        [knocks(5, 3, 2, standardLayer(positive(random, [3, 1, 2, 5])))],
        [knocks(5, 5, 6, groupedLayer(positive(random, [3, 3, 2, 3]), 3))],
        [knocks(3, 3, 4, standardLayer(positive(random, [1, 1, 4, 3])))],
        [knocks(5, 7, 2, standardLayer(positive(random, [3, 3, 2, 4])))],
      ],
      hints: [
        "Two questions: does an answer leave the middle pixel? And does one output channel hear every knock?",
        "Look at output channel 0 of every answer. In how many of the answers has it a number that is not zero?",
        "Nothing outside the middle: pointwise. Else count the answers in which output channel 0 is not all zero: all of them: standard; one: depthwise; else grouped.",
      ],
      misconceptions: [
        {
          id: "03.counts-maps",
          belief:
            "You judged by the number of maps: as many as input channels, so depthwise. A standard layer with 3 filters on 3 channels makes 3 maps too, and a depthwise one with multiplier 2 makes 6. Ask which input a map hears.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            return answers[0].shape[2] === answers.length ? "depthwise" : "standard";
          },
        },
        {
          id: "03.counts-maps-only",
          belief:
            "You judged by the number of maps alone. As many maps as channels can come from any of the four kinds. Ask two things of the answers: do they leave the middle pixel, and which knocks does one map hear?",
          model: (answers) => (answers[0].shape[2] === answers.length ? "depthwise" : "standard"),
        },
        {
          id: "03.ears-and-voices",
          belief:
            "You counted how many maps one knock reaches. Ask the other way round: how many knocks reach one map. A depthwise layer with multiplier 2 answers one knock in 2 maps, and still each map hears one channel.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            const reached = maps(answers[0]).filter((f) => hears(answers[0], f)).length;
            if (reached === answers[0].shape[2]) return "standard";
            return reached === 1 ? "depthwise" : "grouped";
          },
        },
        {
          id: "03.some-silence-is-depthwise",
          belief:
            "You took any map that stays silent at a knock for depthwise. In a grouped layer maps are deaf to other groups, but hear several channels of their own.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            return answers.every((answer) => hears(answer, 0)) ? "standard" : "depthwise";
          },
        },
        {
          id: "03.only-space",
          belief:
            "You asked only whether the answer leaves the middle pixel. That tells pointwise from the rest; what tells the rest apart is which channels a map hears.",
          model: (answers) => (leavesMiddle(answers) ? "standard" : "pointwise"),
        },
        {
          id: "03.only-channels",
          belief:
            "You asked only which channels a map hears. A pointwise layer hears all of them, as a standard one does; but it never leaves the middle pixel.",
          model: (answers) => {
            const heard = answers.filter((answer) => hears(answer, 0)).length;
            if (heard === answers.length) return "standard";
            return heard === 1 ? "depthwise" : "grouped";
          },
        },
      ],
    }),
  ],
};

function biases(random: Random, count: number): number[] {
  return [...random.tensor([count], -9, 9).data];
}

function positive(random: Random, shape: Sizes4): Kernel {
  return random.tensor(shape, 1, 9) as Kernel;
}

function sized(h: number, w: number, kh: number, kw: number, s: number, p: number, maps: number): Sizes3 {
  const positions = (n: number, taps: number) => Math.floor((n + 2 * p - taps) / s) + 1;
  return [positions(h, kh), positions(w, kw), maps];
}

/** The filter that stands at place q when all first filters come first, then all second ones. */
function misplaced(q: number, { shape: [, , channels, multiplier] }: Kernel): number {
  return (q % channels) * multiplier + Math.floor(q / channels);
}

function reordered(output: Image, kernel: Kernel): Image {
  return built(output.shape, (y, x, q) => output.at(y, x, misplaced(q, kernel)));
}

/** A standard kernel with as many filters as a depthwise one, `weight` saying what filter m of channel c sees of channel `seen`. */
function standard(
  { shape: [h, w, channels, multiplier] }: Kernel,
  weight: (i: number, j: number, seen: number, c: number, m: number) => number,
): Kernel {
  return built4([h, w, channels, channels * multiplier], (i, j, seen, q) =>
    weight(i, j, seen, Math.floor(q / multiplier), q % multiplier),
  );
}

type Layer = (input: Image) => Image;

const standardLayer = (kernel: Kernel): Layer => groupedLayer(kernel, 1);

function groupedLayer(kernel: Kernel, groups: number): Layer {
  return (x) => conv2d(x, kernel, { padding: "same", groups });
}

function depthwiseLayer(kernel: Kernel): Layer {
  return (x) => depthwiseConv2d(x, kernel, { padding: "same" });
}

/** What a layer answers to a single 1 in the middle of each channel in turn. */
function knocks(height: number, width: number, channels: number, answer: Layer): Image[] {
  const middle = [Math.floor(height / 2), Math.floor(width / 2)];
  return Array.from({ length: channels }, (_, knocked) =>
    answer(built([height, width, channels], (y, x, c) => Number(y === middle[0] && x === middle[1] && c === knocked))),
  );
}

function maps(answer: Image): number[] {
  return Array.from({ length: answer.shape[2] }, (_, f) => f);
}

function hears(answer: Image, f: number): boolean {
  return answer.data.some((value, i) => value !== 0 && i % answer.shape[2] === f);
}

function leavesMiddle(answers: Image[]): boolean {
  const [height, width, filters] = answers[0].shape;
  const middle = Math.floor(height / 2) * width + Math.floor(width / 2);
  return answers.some((answer) => answer.data.some((value, i) => value !== 0 && Math.floor(i / filters) !== middle));
}
