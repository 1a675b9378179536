import { conv2d, depthwiseConv2d, pointwiseConv2d, separableConv2d, tensor, zeros } from "../../lib/index";
import * as solution from "../../solutions/07-choosing-a-convolution";
import { exercise, type Random, type Rubric, type Value } from "../rubric";
import { built, built4, type Image, type Kernel } from "./models";
import { byAccuracy, byMacs, type TrialRules, trial } from "./trial";
import { otherTwins, told, twinOf, twinWords } from "./twins";

type Kind = solution.Kind;
type Layer = solution.Layer;

const KINDS: readonly Kind[] = ["standard", "pointwise", "depthwise", "separable", "grouped", "atrous", "transposed"];

/** What a network of exercise 8 may cost, how it is trained, and what it earns. */
export const digitRules: TrialRules = {
  input: [8, 8, 1],
  classes: 10,
  macs: 20_000,
  weights: 2_000,
  activations: 4_000,
  layers: 12,
  epochs: 12,
  batchSize: 32,
  learningRate: 0.02,
  seeds: [11, 12, 13, 14], // not those that the notebook tries networks with
  worth: byAccuracy(0.93, 8),
};

/** The same for exercise 9, where the price counts. */
export const leanRules: TrialRules = {
  ...digitRules,
  worth: byMacs(0.93, [
    [16_000, 1],
    [12_000, 2],
    [9_000, 3],
    [7_000, 4],
  ]),
};

/** What gives each kind away, to somebody who has taken it for another. */
const MARKS: Readonly<Record<string, string>> = {
  pointwise: "a single pixel answers, with all its maps: count the pixels that answer, not the numbers",
  standard: "pixels side by side answer in all maps, and no map is a multiple of another",
  atrous: "between the pixels that answer lie others that don't",
  grouped: "several maps answer, and some stay 0",
  depthwise: "a single map answers",
  separable: "all maps answer, and each is a multiple of the first",
};

/** How many numbers come from memory, to somebody who thinks that they come anew for each MAC. */
const FETCHES: readonly {
  id: string;
  of: (macs: number, weights: number, inputs: number, outputs: number) => number;
}[] = [
  { id: "07.weights-fetched-for-each-mac", of: (macs, _, inputs, outputs) => macs + inputs + outputs },
  { id: "07.inputs-fetched-for-each-mac", of: (macs, weights, _, outputs) => weights + macs + outputs },
  { id: "07.fetched-and-written-for-each-mac", of: (macs) => 3 * macs },
  { id: "07.fetched-for-each-mac-alone", of: (macs) => 2 * macs },
];

export const rubric: Rubric = {
  chapter: "07",
  file: "07-choosing-a-convolution",
  title: "Choosing a convolution",
  exercises: [
    exercise({
      id: "07.looksAt",
      title: "What mixes with what",
      points: 1,
      solution: solution.looksAt,
      terms: {
        kernel:
          "The taps form a square, kernel across and kernel down, and holes are not read: a 3 × 3 reads 9 pixels at any rate.",
        groups:
          "The channels are shared out among the groups, and a filter hears only its own: of 12 channels in 4 groups, 3.",
      },
      cases: () => [
        [3, 2, 12, 4],
        [3, 1, 20, 1],
        [5, 3, 24, 24],
        [1, 1, 16, 1],
        [7, 2, 30, 5],
        [3, 1, 12, 3],
        [5, 3, 10, 1],
        [3, 1, 8, 8],
      ],
      byHand: () => [{ args: [3, 2, 12, 4], gives: { pixels: 9, channels: 3 } }],
      hints: [
        "A kernel of 3 × 3 has nine taps. Does a larger rate give it more of them?",
        "12 channels in 4 groups: how many channels are there in one group?",
        "{ pixels: kernel * kernel, channels: channels / groups }",
      ],
      misconceptions: [
        {
          id: "07.holes-read",
          belief:
            "You counted the pixels in the holes, too. A rate moves the taps apart; nine taps read nine pixels at any rate.",
          model: (k, r, c, g) => ({ pixels: (r * (k - 1) + 1) ** 2, channels: c / g }),
        },
        {
          id: "07.one-side",
          belief: "You counted one side of the kernel. It is as high as it is wide: kernel · kernel pixels.",
          model: (k, _r, c, g) => ({ pixels: k, channels: c / g }),
        },
        {
          id: "07.grouped-is-depthwise",
          belief:
            "You took every grouped layer for a depthwise one. Only where there are as many groups as channels does a number hear one channel; 12 channels in 4 groups: 3.",
          model: (k, _r, c, g) => ({ pixels: k * k, channels: g > 1 ? 1 : c }),
        },
        {
          id: "07.groups-hear-all",
          belief:
            "You let every filter hear all channels. Groups are there to prevent that: 12 channels in 4 groups, 3 for each filter.",
          model: (k, _r, c) => ({ pixels: k * k, channels: c }),
        },
        {
          id: "07.groups-are-channels",
          belief:
            "You took the number of groups for the size of a group. 4 groups of 12 channels have 3 channels each, and 1 group has all 12.",
          model: (k, _r, _c, g) => ({ pixels: k * k, channels: g }),
        },
        {
          id: "07.groups-are-channels-but-one",
          belief:
            "You took the number of groups for the size of a group. 12 channels in 4 groups are 3 each, and in 12 groups, as in a depthwise layer, 1.",
          model: (k, _r, c, g) => ({ pixels: k * k, channels: g === 1 ? c : g }),
        },
        {
          id: "07.groups-are-channels-but-two",
          belief:
            "You took the number of groups for the size of a group. 12 channels in 4 groups are 3 each: channels / groups, which is all of them with 1 group and 1 with 12.",
          model: (k, _r, c, g) => ({ pixels: k * k, channels: g === 1 ? c : g === c ? 1 : g }),
        },
        {
          id: "07.pixels-of-all-channels",
          belief:
            "You multiplied the pixels by the channels. Asked are the two apart: how many pixels, and how many channels at each.",
          model: (k, _r, c, g) => ({ pixels: (k * k * c) / g, channels: c / g }),
        },
        {
          id: "07.holes-take-away",
          belief:
            "You divided the pixels by the rate, as if taps fell away. All taps stay; they only stand further apart.",
          model: (k, r, c, g) => ({ pixels: Math.ceil((k * k) / (r * r)), channels: c / g }),
        },
        {
          id: "07.holes-read-and-all-heard",
          belief:
            "Two things. A rate adds no taps, so kernel · kernel pixels go in; and with groups a number hears only the channels of its own group.",
          model: (k, r, c) => ({ pixels: (r * (k - 1) + 1) ** 2, channels: c }),
        },

        {
          id: "07.rate-times-kernel",
          belief:
            "You multiplied the kernel by the rate and counted all pixels of that square. A rate moves the taps apart and adds none: nine taps read nine pixels at any rate.",
          model: (k, r, c, g) => ({ pixels: (k * r) ** 2, channels: c / g }),
        },
        {
          id: "07.a-pixel-more-for-a-rate",
          belief:
            "You made the kernel larger with the rate and counted all pixels of that square. A rate moves the taps apart and adds none: nine taps read nine pixels at any rate.",
          model: (k, r, c, g) => ({ pixels: (k + r - 1) ** 2, channels: c / g }),
        },
        {
          id: "07.fewer-taps-at-a-rate",
          belief:
            "You divided the pixels by the rate, as if taps fell away. All taps stay; they only stand further apart.",
          model: (k, r, c, g) => ({ pixels: (k * k) / r, channels: c / g }),
        },
        {
          id: "07.fewer-taps-a-side",
          belief:
            "You divided the pixels by the rate, as if taps fell away. All taps stay; they only stand further apart.",
          model: (k, r, c, g) => ({ pixels: Math.ceil(k / r) ** 2, channels: c / g }),
        },
        {
          id: "07.without-its-own-pixel",
          belief:
            "You counted the neighbours without the pixel in the middle. That one lies under a tap, too: kernel · kernel pixels.",
          model: (k, _r, c, g) => ({ pixels: k * k - 1, channels: c / g }),
        },
        {
          id: "07.pixels-with-all-their-channels",
          belief:
            "You multiplied the pixels by the channels, and let every number hear all of them. Asked are the two apart; and with groups a number hears the channels of its own group only.",
          model: (k, _r, c) => ({ pixels: k * k * c, channels: c }),
        },
        {
          id: "07.pixels-of-each-group",
          belief:
            "You counted the pixels once for each group. One number of the output belongs to a single group, and looks at kernel · kernel pixels.",
          model: (k, _r, c, g) => ({ pixels: k * k * g, channels: c / g }),
        },
        {
          id: "07.a-channel-a-number",
          belief:
            "You let every number hear one channel. That is so where there are as many groups as channels; with 1 group it hears all of them.",
          model: (k) => ({ pixels: k * k, channels: 1 }),
        },
        {
          id: "07.depthwise-hears-all",
          belief:
            "You let a number of a depthwise layer hear all channels, since the layer reads them all. Each number hears one: channels / groups is 1 there.",
          model: (k, _r, c, g) => ({ pixels: k * k, channels: c === g ? c : c / g }),
        },
        {
          id: "07.channels-of-the-other-groups",
          belief: "You took the groups off the channels. They are shared out: 12 channels in 4 groups are 3 each.",
          model: (k, _r, c, g) => ({ pixels: k * k, channels: g === 1 ? c : c - g }),
        },
        {
          id: "07.pixels-shared-out",
          belief:
            "You shared the pixels out among the groups. It is the channels that are shared out: each number looks at all kernel · kernel pixels, and at channels / groups of their channels.",
          model: (k, _r, c, g) => ({ pixels: (k * k) / g, channels: c }),
        },
        {
          id: "07.both-shared-out",
          belief:
            "You divided both by the groups. Only the channels are shared out: each number looks at all kernel · kernel pixels.",
          model: (k, _r, c, g) => ({ pixels: (k * k) / g, channels: c / g }),
        },
        {
          id: "07.only-depthwise-apart",
          belief:
            "You took every layer but a depthwise one for a standard one. 12 channels in 4 groups lie between: each number hears 3 of them.",
          model: (k, _r, c, g) => ({ pixels: k * k, channels: g === c ? 1 : c }),
        },
        {
          id: "07.pixels-times-rate",
          belief:
            "You multiplied the pixels by the rate. A rate moves the taps apart and adds none: nine taps read nine pixels at any rate.",
          model: (k, r, c, g) => ({ pixels: k * k * r, channels: c / g }),
        },
        {
          id: "07.pixels-in-the-holes",
          belief:
            "You counted the pixels in the holes instead of those under the taps. The holes are what a kernel doesn't read: kernel · kernel taps read as many pixels.",
          model: (k, r, c, g) => ({ pixels: (r * (k - 1) + 1) ** 2 - k * k, channels: c / g }),
        },
        {
          id: "07.channels-times-groups",
          belief:
            "You multiplied the channels by the groups. They are shared out among them: 12 channels in 4 groups are 3 each.",
          model: (k, _r, c, g) => ({ pixels: k * k, channels: c * g }),
        },
      ],
      blindSpots: [
        {
          id: "07.at-a-rate",
          where: "the rate is above 1",
          so: "A rate moves the taps apart and adds none: kernel · kernel taps read as many pixels.",
          holds: (_kernel, rate) => rate > 1,
        },
        {
          id: "07.groups-of-several",
          where: "there are several groups of several channels each",
          so: "Such a layer lies between standard and depthwise: 12 channels in 4 groups are 3 each.",
          holds: (_kernel, _rate, channels, groups) => groups > 1 && groups < channels,
        },
        {
          id: "07.as-many-groups",
          where: "there are as many groups as channels",
          so: "That is a depthwise layer: each number hears a single channel.",
          holds: (_kernel, _rate, channels, groups) => groups === channels,
        },
        {
          id: "07.more-groups-than-one",
          where: "there is more than one group",
          so: "Groups share the channels out, and nothing else: a number hears channels / groups of them.",
          holds: (_kernel, _rate, _channels, groups) => groups > 1,
        },
        {
          id: "07.single-group",
          where: "there is a single group",
          so: "That is a standard layer: each number hears all channels.",
          holds: (_kernel, _rate, _channels, groups) => groups === 1,
        },
      ],
    }),
    exercise({
      id: "07.countCost",
      title: "What each kind costs",
      points: 2,
      solution: solution.countCost,
      terms: {
        size: "A weight is stored once and used at every position: the map's size × size positions are in the MACs, not in the weights.",
        channels:
          "A filter has a weight for each tap of each channel it hears: of all channels, of a quarter of them in 4 groups, of one in depthwise.",
        filters:
          "Each filter has weights of its own, in the 1 × 1 half of a separable layer too; a depthwise layer has one filter a channel.",
        weights: "Each weight makes one MAC at every position of the map.",
      },
      forbidden: ["costOf", "costOfNetwork", "evaluateFormula"],
      cases: (random): Parameters<typeof solution.countCost>[] => [
        ...KINDS.map((kind): Parameters<typeof solution.countCost> => [kind, 7, 12, 20]),
        ["separable", 10, 8, 16],
        ["grouped", 5, 8, random.whole(2, 9) * 4],
        ["transposed", random.whole(3, 9), 4, 8],
        ["standard", 6, 4, 3],
        ["pointwise", 4, 6, 5],
        ["depthwise", 5, 3, 8],
        ["atrous", 9, 5, 2],
      ],
      byHand: () => [{ args: ["separable" as const, 10, 8, 16], gives: { weights: 200, macs: 20_000 } }],
      hints: [
        "How deep is one filter of each kind, and how many pixels does it look at? How many filters are there?",
        "Weights first: 9 · channels · filters for the standard one. What is different for each of the others? Then: at how many places is each weight used?",
        "pointwise: channels · filters; depthwise: 9 · channels; separable: the two added; grouped: a quarter of the standard one; atrous and transposed: as the standard one. MACs: size · size · weights, for all of them.",
      ],
      misconceptions: [
        {
          id: "07.dilation-costs",
          belief:
            "You made the atrous layer dearer. At rate 2 a 3 × 3 kernel reaches over 5 × 5 pixels, but it has 9 weights and makes 9 products: it costs what the standard layer costs.",
          model: (kind, n, c, f) => (kind === "atrous" ? cost(n, 25 * c * f) : solution.countCost(kind, n, c, f)),
        },
        {
          id: "07.dilation-cheaper",
          belief:
            "You made the atrous layer cheaper, as if its holes saved work. It leaves out what lies between its taps, but it still has 9 of them, at every position.",
          model: (kind, n, c, f) => (kind === "atrous" ? cost(n, (9 * c * f) / 4) : solution.countCost(kind, n, c, f)),
        },
        {
          id: "07.transposed-by-output",
          belief:
            "You multiplied at every pixel of the output. A transposed layer multiplies each pixel of its input with each weight, and adds where stamps overlap: at stride 2 that is a quarter.",
          model: (kind, n, c, f) =>
            kind === "transposed" ? cost(2 * n, 9 * c * f, 9 * c * f) : solution.countCost(kind, n, c, f),
        },
        {
          id: "07.grouped-is-depthwise",
          belief:
            "You counted the grouped layer as a depthwise one. With 4 groups every filter is a quarter as deep as the input, not one channel deep.",
          model: (kind, n, c, f) => (kind === "grouped" ? cost(n, 9 * f) : solution.countCost(kind, n, c, f)),
        },
        {
          id: "07.one-group-only",
          belief:
            "You counted one of the groups. Each has a quarter of the channels and a quarter of the filters, and there are four of them: a quarter of the standard cost, not a sixteenth.",
          model: (kind, n, c, f) =>
            kind === "grouped" ? cost(n, (9 * c * f) / 16) : solution.countCost(kind, n, c, f),
        },
        {
          id: "07.groups-are-free",
          belief:
            "You gave the grouped layer the weights of a standard one. Its filters hear a quarter of the channels each, so that three quarters of the weights are not there.",
          model: (kind, n, c, f) => solution.countCost(kind === "grouped" ? "standard" : kind, n, c, f),
        },
        {
          id: "07.depthwise-mixes",
          belief:
            "You gave each depthwise filter all channels. It has one channel, nine weights; that is why it can't mix.",
          model: (kind, n, c, f) => (kind === "depthwise" ? cost(n, 9 * c * c) : solution.countCost(kind, n, c, f)),
        },
        {
          id: "07.separable-without-pointwise",
          belief:
            "You counted the depthwise half of the separable layer. The pointwise half, channels · filters, is most of it.",
          model: (kind, n, c, f) => solution.countCost(kind === "separable" ? "depthwise" : kind, n, c, f),
        },
        {
          id: "07.mixing-by-one-weight",
          belief:
            "You gave each filter of the pointwise half one weight. It has one for each of its channels: channels · filters.",
          model: (kind, n, c, f) => (kind === "separable" ? cost(n, 9 * c + f) : solution.countCost(kind, n, c, f)),
        },
        {
          id: "07.separable-multiplies",
          belief:
            "You multiplied the two halves of the separable layer. One comes after the other: their costs are added.",
          model: (kind, n, c, f) => (kind === "separable" ? cost(n, 9 * c * c * f) : solution.countCost(kind, n, c, f)),
        },
        {
          id: "07.separable-multiplies-macs",
          belief:
            "You added the weights of the separable layer's halves, and multiplied for its MACs. One half comes after the other: their MACs are added as well.",
          model: but({ separable: (n, c, f) => cost(n, 9 * c * c * f, 9 * c + c * f) }),
        },
        {
          id: "07.once-a-map",
          belief:
            "Your MACs are the weights. Each weight is used again at every position: 100 times on a map of 10 × 10.",
          model: (kind, n, c, f) => {
            const { weights } = solution.countCost(kind, n, c, f);
            return { weights, macs: weights };
          },
        },
        {
          id: "07.depthwise-is-deep",
          belief:
            "You counted depthwise filters as deep as their input, in the depthwise layer and in the separable one. Each looks at one channel and has nine weights.",
          model: (kind, n, c, f) => cost(n, deepWeights(kind, n, c, f)),
        },
        {
          id: "07.not-padded",
          belief:
            "You counted (size − 2)² positions. The map is padded so that its size is kept: every pixel is a position.",
          model: (kind, n, c, f) => {
            const { weights } = solution.countCost(kind, n, c, f);
            return { weights, macs: weights * (kind === "pointwise" ? n * n : (n - 2) ** 2) };
          },
        },
        {
          id: "07.dilation-skips-positions",
          belief:
            "You divided the MACs of the atrous layer by 4, as if rate 2 skipped positions. A rate spreads the taps; there are as many positions as before.",
          model: (kind, n, c, f) => {
            const right = solution.countCost(kind, n, c, f);
            return kind === "atrous" ? { weights: right.weights, macs: right.macs / 4 } : right;
          },
        },
        {
          id: "07.reach-and-depth",
          belief:
            "Two things. An atrous kernel reaches over 5 × 5 pixels but has nine weights a channel; and a depthwise filter looks at one channel, so it has nine weights in all.",
          model: (kind, n, c, f) => cost(n, kind === "atrous" ? 25 * c * f : deepWeights(kind, n, c, f)),
        },
        {
          id: "07.biases-counted",
          belief: "You counted the biases with the weights. Here they are left out.",
          model: (kind, n, c, f) => {
            const { weights } = solution.countCost(kind, n, c, f);
            return cost(n, weights + (kind === "depthwise" ? c : f));
          },
        },
        {
          id: "07.falls-through",
          belief: 'Your "separable" gets the numbers of "grouped". In a switch, is its `break` or `return` missing?',
          model: (kind, n, c, f) => solution.countCost(kind === "separable" ? "grouped" : kind, n, c, f),
        },

        {
          id: "07.holes-multiplied",
          belief:
            "You let the atrous layer multiply in its holes, 25 times a channel. Nothing is read there: 9 weights make 9 products, and it costs what the standard layer costs.",
          model: but({ atrous: (n, c, f) => cost(n, 25 * c * f, 9 * c * f) }),
        },
        {
          id: "07.holes-stored",
          belief:
            "You gave the atrous kernel weights for its holes. It has 9 a channel, whatever the rate; the rate says where they are used.",
          model: but({ atrous: (n, c, f) => cost(n, 9 * c * f, 25 * c * f) }),
        },
        {
          id: "07.dilation-halves",
          belief:
            "You made the atrous layer cheaper, as if its holes saved work. It leaves out what lies between its taps, but it still has 9 of them, at every position.",
          model: but({ atrous: (n, c, f) => cost(n, (9 * c * f) / 2) }),
        },
        {
          id: "07.dilation-has-two-kernels",
          belief:
            "You multiplied the atrous layer by its rate. A rate moves the taps and adds none: it costs what the standard layer costs.",
          model: but({ atrous: (n, c, f) => cost(n, 18 * c * f) }),
        },
        {
          id: "07.reaches-out-of-the-map",
          belief:
            "You counted the positions where the kernel lies within the map: (size − 2)², and (size − 4)² at rate 2. The map is padded so that its size is kept: every pixel is a position.",
          model: (kind, n, c, f) => {
            const { weights } = solution.countCost(kind, n, c, f);
            const less = { pointwise: 0, transposed: 0, atrous: 4 }[kind as string] ?? 2;
            return { weights, macs: weights * (n - less) ** 2 };
          },
        },
        {
          id: "07.reaches-but-for-transposed",
          belief:
            "You counted (size − 2)² positions. The map is padded so that its size is kept: every pixel is a position.",
          model: (kind, n, c, f) => {
            const { weights } = solution.countCost(kind, n, c, f);
            return { weights, macs: weights * (kind === "pointwise" || kind === "transposed" ? n : n - 2) ** 2 };
          },
        },
        {
          id: "07.padding-has-positions",
          belief:
            "You counted positions in the padding: (size + 2)². Zeros are put around so that size · size numbers come out, and each of those is a position.",
          model: (kind, n, c, f) => {
            const { weights } = solution.countCost(kind, n, c, f);
            return { weights, macs: weights * (kind === "pointwise" ? n : n + 2) ** 2 };
          },
        },
        ...[-1, 1].map((more) => ({
          id: more > 0 ? "07.transposed-by-larger-output" : "07.transposed-by-smaller-output",
          belief:
            "You multiplied at every pixel of the output. A transposed layer multiplies each pixel of its input with each weight, and adds where stamps overlap: about a quarter of that.",
          model: but({ transposed: (n, c, f) => cost(2 * n + more, 9 * c * f, 9 * c * f) }),
        })),
        {
          id: "07.transposed-as-strided",
          belief:
            "You let the transposed layer skip pixels, as a convolution with stride 2 does. Its stride lies on the output: every pixel of the input is multiplied with each weight.",
          model: but({ transposed: (n, c, f) => cost(n / 2, 9 * c * f, 9 * c * f) }),
        },
        {
          id: "07.transposed-as-strided-rounded",
          belief:
            "You let the transposed layer skip pixels, as a convolution with stride 2 does. Its stride lies on the output: every pixel of the input is multiplied with each weight.",
          model: but({ transposed: (n, c, f) => cost(Math.ceil(n / 2), 9 * c * f, 9 * c * f) }),
        },
        {
          id: "07.transposed-makes-four",
          belief:
            "You gave the transposed layer weights for each of the four pixels that it makes of one. It has one 3 × 3 kernel for each channel and filter, used once at each pixel of its input.",
          model: but({ transposed: (n, c, f) => cost(n, 36 * c * f) }),
        },
        {
          id: "07.transposed-by-two",
          belief:
            "You gave the transposed layer a kernel of 2 × 2, like its stride. All kernels here are 3 × 3: at stride 2 the stamps overlap.",
          model: but({ transposed: (n, c, f) => cost(n, 4 * c * f) }),
        },
        {
          id: "07.groups-multiply",
          belief:
            "You made the grouped layer four times as dear. Its groups share the channels out: each filter is a quarter as deep, and there are as many filters as before.",
          model: but({ grouped: (n, c, f) => cost(n, 36 * c * f) }),
        },
        {
          id: "07.groups-save-macs-only",
          belief:
            "You gave the grouped layer the weights of a standard one, and a quarter of its MACs. A filter has no weights for channels that it doesn't hear: a quarter of both.",
          model: but({ grouped: (n, c, f) => cost(n, (9 * c * f) / 4, 9 * c * f) }),
        },
        {
          id: "07.groups-save-weights-only",
          belief:
            "You gave the grouped layer a quarter of the weights, and the MACs of a standard one. At each position each weight is used once: a quarter of both.",
          model: but({ grouped: (n, c, f) => cost(n, 9 * c * f, (9 * c * f) / 4) }),
        },
        {
          id: "07.as-many-groups-as-maps",
          belief:
            "You counted the grouped layer with 9 weights a channel, like a depthwise one. It has 4 groups: every filter hears a quarter of the channels.",
          model: but({ grouped: (n, c) => cost(n, 9 * c) }),
        },
        ...(["depthwise", "separable", "both"] as const).flatMap((where) => {
          const only = (looking: Weigh, whole: Weigh): Partial<Record<Kind, Counting>> => ({
            ...(where !== "separable" && { depthwise: (n, c, f) => cost(n, whole(c, f)) }),
            ...(where !== "depthwise" && { separable: (n, c, f) => cost(n, looking(c, f) + c * f) }),
          });
          return [
            {
              id: `07.looks-once-a-filter-in-${where}`,
              belief:
                "You let the depthwise part look anew for every filter. Each channel is looked at once, with nine weights; all filters behind it mix the same maps.",
              model: but(
                only(
                  (c, f) => 9 * c * f,
                  (c, f) => 9 * c * f,
                ),
              ),
            },
            {
              id: `07.one-kernel-for-all-in-${where}`,
              belief:
                "You gave the depthwise part nine weights in all, as if one kernel served every channel. Each channel has nine of its own: 9 · channels.",
              model: but(
                only(
                  () => 9,
                  () => 9,
                ),
              ),
            },
          ];
        }),
        ...[false, true].map((separable) => ({
          id: separable ? "07.depthwise-by-filters-everywhere" : "07.depthwise-by-filters",
          belief:
            "You counted the depthwise filters with `filters`. A depthwise layer has a filter for each channel that it gets: 9 · channels weights, also as the first half of a separable one.",
          model: but({
            depthwise: (n, _, f) => cost(n, 9 * f),
            ...(separable && { separable: (n, c, f) => cost(n, 9 * f + c * f) }),
          }),
        })),
        {
          id: "07.one-kernel-used-by-all",
          belief:
            "You gave the depthwise part nine weights in all, as if one kernel served every channel. Each channel has nine of its own: 9 · channels.",
          model: but({
            depthwise: (n, c) => cost(n, 9 * c, 9),
            separable: (n, c, f) => cost(n, 9 * c + c * f, 9 + c * f),
          }),
        },
        {
          id: "07.separable-as-standard",
          belief:
            "You counted the separable layer as a standard one. It looks with 9 weights a channel and mixes with one for each channel and filter: the two are added, not multiplied.",
          model: (kind, n, c, f) => solution.countCost(kind === "separable" ? "standard" : kind, n, c, f),
        },
        {
          id: "07.separable-without-depthwise",
          belief:
            "You counted the pointwise half of the separable layer. The depthwise half, 9 · channels, comes before it.",
          model: (kind, n, c, f) => solution.countCost(kind === "separable" ? "pointwise" : kind, n, c, f),
        },
        {
          id: "07.mixes-with-nine",
          belief:
            "You gave the second half of the separable layer kernels of 3 × 3. Mixing is done by a 1 × 1: one weight for each channel and filter.",
          model: but({ separable: (n, c, f) => cost(n, 9 * c + 9 * c * f) }),
        },
        {
          id: "07.mixes-before-it-looks",
          belief:
            "You let the separable layer look at `filters` maps, as if it mixed first. The depthwise half comes first: it has 9 weights for each channel that comes in.",
          model: but({ separable: (n, c, f) => cost(n, c * f + 9 * f) }),
        },
        {
          id: "07.pointwise-is-three-wide",
          belief: "You gave the pointwise layer kernels of 3 × 3. A 1 × 1 has one weight for each channel and filter.",
          model: (kind, n, c, f) => solution.countCost(kind === "pointwise" ? "standard" : kind, n, c, f),
        },
        {
          id: "07.pointwise-one-weight-a-filter",
          belief:
            "You gave each filter of the pointwise layer one weight. It is 1 × 1 in height and width, but as deep as its input: one weight for each channel.",
          model: but({ pointwise: (n, _c, f) => cost(n, f) }),
        },
        {
          id: "07.pointwise-one-weight-a-filter-in-both",
          belief:
            "You gave each pointwise filter one weight. It is 1 × 1 in height and width, but as deep as its input: one weight for each channel, in the separable layer as well.",
          model: but({ pointwise: (n, _c, f) => cost(n, f), separable: (n, c, f) => cost(n, 9 * c + f) }),
        },
        {
          id: "07.macs-are-outputs",
          belief:
            "Your MACs are the numbers that come out. Each of them takes a product for every weight of its filter: size · size · weights in all.",
          model: (kind, n, c, f) => ({
            weights: solution.countCost(kind, n, c, f).weights,
            macs: n * n * (kind === "depthwise" ? c : f),
          }),
        },
        {
          id: "07.once-more-for-each-filter",
          belief:
            "You multiplied the weights by the filters once more. All filters are among the weights already: MACs are weights times positions.",
          model: (kind, n, c, f) =>
            cost(n, f * solution.countCost(kind, n, c, f).weights, solution.countCost(kind, n, c, f).weights),
        },
        {
          id: "07.once-more-for-each-channel",
          belief:
            "You multiplied the weights by the channels once more. All channels are among the weights already: MACs are weights times positions.",
          model: (kind, n, c, f) =>
            cost(n, c * solution.countCost(kind, n, c, f).weights, solution.countCost(kind, n, c, f).weights),
        },
        {
          id: "07.two-for-each-mac",
          belief: "You counted a product and a sum apart. A MAC is both together: multiply and accumulate.",
          model: (kind, n, c, f) =>
            cost(n, 2 * solution.countCost(kind, n, c, f).weights, solution.countCost(kind, n, c, f).weights),
        },
        ...[false, true].map((once) => ({
          id: once ? "07.biases-among-weights" : "07.biases-of-both-halves",
          belief: "You counted the biases with the weights. Here they are left out.",
          model: (kind: Kind, n: number, c: number, f: number) => {
            const { weights } = solution.countCost(kind, n, c, f);
            const biases = kind === "depthwise" ? c : kind === "separable" && !once ? c + f : f;
            return cost(n, weights + (once ? 0 : biases), weights + biases);
          },
        })),
        {
          id: "07.depthwise-as-separable",
          belief:
            "You gave the depthwise layer a pointwise one behind it. By itself it is nine weights for each channel, and mixes nothing; together they are the separable layer. (In a switch, is a `break` missing behind it?)",
          model: (kind, n, c, f) => solution.countCost(kind === "depthwise" ? "separable" : kind, n, c, f),
        },
        {
          id: "07.all-macs-alike",
          belief:
            "You counted the same MACs for every kind, those of a standard layer. Each weight is used once at each position: a kind with fewer weights needs fewer MACs.",
          model: (kind, n, c, f) => ({ ...cost(n, 9 * c * f), weights: solution.countCost(kind, n, c, f).weights }),
        },
        {
          id: "07.separable-in-space",
          belief:
            "You took the separable layer for a column of 3 and a row of 3. It is separable in depth here: a depthwise 3 × 3, then a 1 × 1.",
          model: but({ separable: (n, c, f) => cost(n, 6 * c * f) }),
        },
        {
          id: "07.separable-in-space-and-depth",
          belief:
            "You gave the depthwise half a column of 3 and a row of 3, six weights a channel. It looks with one kernel of 3 × 3: nine weights a channel.",
          model: but({ separable: (n, c, f) => cost(n, 6 * c + c * f) }),
        },
        {
          id: "07.depthwise-macs-by-channels",
          belief:
            "You multiplied the depthwise layer's MACs by the channels once more. Its weights are those of all channels already: 9 · channels at each position.",
          model: but({ depthwise: (n, c) => cost(n, 9 * c * c, 9 * c) }),
        },
        {
          id: "07.depthwise-macs-by-filters",
          belief:
            "You multiplied the depthwise layer's MACs by `filters`. It has one filter a channel, and `filters` says nothing there: 9 · channels at each position.",
          model: but({ depthwise: (n, c, f) => cost(n, 9 * c * f, 9 * c) }),
        },
        {
          id: "07.filters-forgotten",
          belief:
            "You counted one filter. There are `filters` of them, each with weights of its own, and each works at every position.",
          model: (kind, n, c, f) => {
            const { weights } = solution.countCost(kind, n, c, f);
            const mixing = kind === "separable" ? 9 * c + c : weights / f;
            return cost(n, kind === "depthwise" ? weights : mixing);
          },
        },
      ],
      blindSpots: [
        {
          id: "07.kind-standard",
          where: 'the layer is "standard"',
          so: "Each of its filters has 3 · 3 weights for every channel, and each weight works once at every position.",
          holds: (kind) => kind === "standard",
        },
        {
          id: "07.kind-pointwise",
          where: 'the layer is "pointwise"',
          so: "It is 1 × 1 and as deep as its input: one weight for each channel and filter, used once at every position.",
          holds: (kind) => kind === "pointwise",
        },
        {
          id: "07.kind-depthwise",
          where: 'the layer is "depthwise"',
          so: "It has one filter of nine weights for each channel, each used once at every position; `filters` says nothing there.",
          holds: (kind) => kind === "depthwise",
        },
        {
          id: "07.kind-separable",
          where: 'the layer is "separable"',
          so: "It is a depthwise 3 × 3 on all channels and a 1 × 1 behind it: weights and MACs of the two are added.",
          holds: (kind) => kind === "separable",
        },
        {
          id: "07.kind-grouped",
          where: 'the layer is "grouped"',
          so: "There are as many filters as without groups, each a quarter as deep; each weight works once at every position.",
          holds: (kind) => kind === "grouped",
        },
        {
          id: "07.kind-atrous",
          where: 'the layer is "atrous"',
          so: "Its rate moves the taps apart and changes neither their number nor the positions.",
          holds: (kind) => kind === "atrous",
        },
        {
          id: "07.kind-transposed",
          where: 'the layer is "transposed"',
          so: "Each pixel of the map that it gets is multiplied once with each weight; how large the new map is doesn't count.",
          holds: (kind) => kind === "transposed",
        },
        {
          id: "07.with-a-depthwise-part",
          where: 'the layer is "depthwise" or "separable"',
          so: "Looking takes nine weights for each channel that comes in, whatever `filters` says; mixing, where there is any, is added.",
          holds: (kind) => kind === "depthwise" || kind === "separable",
        },
        {
          id: "07.with-a-rate-or-a-stride",
          where: 'the layer is "atrous" or "transposed"',
          so: "Rate and stride say where weights are used. There are as many weights as in a standard layer, each used once for each pixel of the map that comes in.",
          holds: (kind) => kind === "atrous" || kind === "transposed",
        },
      ],
    }),
    exercise({
      id: "07.whichLayer",
      title: "Which layer did this?",
      points: 3,
      solution: solution.whichLayer,
      terms: {
        output:
          "Only one number was lit: so each map shows what its filter makes of that one channel, at each of its taps.",
        pixels:
          "(pixels are the places that are lit in any map.) They show where taps lie: at one place, side by side, or with holes between.",
        filters:
          "Each filter makes one map: a map that stays dark belongs to a filter that doesn't hear the lit channel.",
      },
      forbidden: ["conv2d", "depthwiseConv2d", "pointwiseConv2d", "separableConv2d"],
      cases: (random) => {
        const spark = impulse(random, 6);
        const far = zeros([8, 9, 6]).set(3, 4, 4, 1);
        const low = zeros([8, 9, 6]).set(5, 2, 6, 3);
        const aside = zeros([7, 14, 6]).set(4, 3, 10, 2);
        const front = zeros([8, 9, 6]).set(7, 5, 3, 0); // a depthwise layer answers in its first map alone
        return [
          [spark, conv2d(spark, weights(3, 6, 6), { padding: "same" })],
          [spark, conv2d(spark, weights(3, 6, 4), { padding: "same" })],
          [spark, depthwiseConv2d(spark, weights(3, 6, 1), { padding: "same" })],
          [spark, pointwiseConv2d(spark, weights(1, 6, 5))],
          [spark, conv2d(spark, weights(3, 2, 6), { padding: "same", groups: 3 })],
          [spark, conv2d(spark, weights(3, 6, 5), { padding: "same", dilation: 2 })],
          [spark, separableConv2d(spark, weights(3, 6, 1), weights(1, 6, 5), { padding: "same" })],
          [spark, pointwiseConv2d(spark, weights(1, 6, 6))],
          [far, conv2d(far, weights(3, 6, 5), { padding: "same", dilation: 3 })],
          [low, conv2d(low, weights(3, 6, 5), { padding: "same" })],
          [spark, conv2d(spark, signed(weights(3, 6, 5)), { padding: "same" })],
          [spark, conv2d(spark, weights(3, 3, 6), { padding: "same", groups: 2 })],
          [spark, separableConv2d(spark, columnTimesRow(6), weights(1, 6, 4), { padding: "same" })],
          [front, depthwiseConv2d(front, weights(3, 6, 1), { padding: "same" })],
          // In columns that a map has no rows for.
          [aside, conv2d(aside, weights(3, 6, 5), { padding: "same" })],
          [aside, conv2d(aside, weights(3, 6, 5), { padding: "same", dilation: 2 })],
        ];
      },
      byHand: () => [
        { args: [tensor([0, 0, 1, 0, 0, 0], [1, 3, 2]), tensor([2, 0, 5, 0, 3, 0], [1, 3, 2])], gives: "depthwise" },
      ],
      hints: [
        "Which kinds can't move anything sideways, and which can't carry anything into another channel?",
        "Collect the pixels and the maps that are not 0. They tell all but two kinds apart. For those two: is each map a multiple of the first?",
        "One pixel: pointwise. One map: depthwise. Not all maps: grouped. No two pixels side by side: atrous. Every map with a[i] * b[0] === b[i] * a[0]: separable. Else: standard.",
      ],
      misconceptions: [
        {
          id: "07.where-is-enough",
          belief:
            'You answer "standard" where it was "separable". Both reach the same pixels and all maps. What tells them apart are the numbers: a separable layer has one face for a channel, so every map is a multiple of the first.',
          model: (x, y) => renamed(solution.whichLayer(x, y), { separable: "standard" }),
        },
        {
          id: "07.standard-is-separable",
          belief:
            "You called every full block separable. In a standard layer each filter has a pattern of its own; compare the numbers of two maps.",
          model: (x, y) => renamed(solution.whichLayer(x, y), { standard: "separable" }),
        },
        {
          id: "07.grouped-is-depthwise",
          belief:
            'You answer "depthwise" where it was "grouped". In a depthwise layer one channel reaches one map; here several maps answer and some stay 0: that is a group.',
          model: (x, y) => renamed(solution.whichLayer(x, y), { grouped: "depthwise" }),
        },
        {
          id: "07.depthwise-is-grouped",
          belief:
            'You answer "grouped" where it was "depthwise". Maps are silent in both: in a depthwise layer all but one are, in a grouped one several answer.',
          model: (x, y) => renamed(solution.whichLayer(x, y), { depthwise: "grouped" }),
        },
        {
          id: "07.as-many-maps-is-depthwise",
          belief:
            "You took as many maps as channels for the mark of a depthwise layer. Any kind can make six maps of six channels; look at how many of them answered.",
          model: (x, y) => (x.shape[2] === y.shape[2] ? "depthwise" : solution.whichLayer(x, y)),
        },
        {
          id: "07.holes-unseen",
          belief:
            "You did not look for holes. At a rate nine pixels answer, as without one; but between them lie others that don't.",
          model: (x, y) => renamed(solution.whichLayer(x, y), { atrous: "standard" }),
        },
        {
          id: "07.pointwise-keeps-apart",
          belief:
            "You have pointwise and depthwise the wrong way round. Pointwise stays at one pixel and mixes channels; depthwise stays in one channel and mixes pixels.",
          model: (x, y) => renamed(solution.whichLayer(x, y), { pointwise: "depthwise", depthwise: "pointwise" }),
        },
        {
          id: "07.as-many-maps-first",
          belief:
            "You answer depthwise where there are as many maps as channels. A standard layer can have that, too: what gives depthwise away is that one channel changes one map.",
          model: (x, y) => {
            const right = solution.whichLayer(x, y);
            return right !== "pointwise" && right !== "atrous" && x.shape[2] === y.shape[2] ? "depthwise" : right;
          },
        },
        {
          id: "07.one-number-is-pointwise",
          belief: mistaken("pointwise", "separable"),
          model: (x, y) => renamed(solution.whichLayer(x, y), { pointwise: "separable" }),
        },
        {
          id: "07.names-exchanged",
          belief:
            "You tell standard from separable, and exchange the two names: where every map is a multiple of the first, one face has made them all, and that is separable.",
          model: (x, y) => renamed(solution.whichLayer(x, y), { separable: "standard", standard: "separable" }),
        },
        {
          id: "07.maps-against-channels",
          belief:
            "You compared the maps that answer with the number of channels. Compare with the number of maps: grouped is where some stay silent.",
          model: (x, y) => {
            const filters = y.shape[2];
            const lit = Array.from({ length: filters }, (_, f) => y.data.some((v, i) => v !== 0 && i % filters === f));
            const count = lit.filter(Boolean).length;
            const right = solution.whichLayer(x, y);
            if (right === "pointwise" || right === "atrous" || right === "depthwise") return right;
            if (count < x.shape[2]) return "grouped";
            return right === "grouped" ? "standard" : right;
          },
        },
        {
          id: "07.rate-2-too-near",
          belief:
            "You find rate 3 and not rate 2. At rate 2 the taps lie two pixels apart, with one pixel between them: that is a hole already.",
          model: (x, y) => {
            const right = solution.whichLayer(x, y);
            return right === "atrous" && reachOf(x, y) === 2 ? standardOrSeparable(y) : right;
          },
        },
        {
          id: "07.any-reach-is-atrous",
          belief:
            "You call every layer that reaches sideways atrous. A 3×3 kernel without a rate reaches one pixel to each side, and the pixels that answer touch each other.",
          model: (x, y) => (solution.whichLayer(x, y) === "pointwise" ? "pointwise" : "atrous"),
        },
        {
          id: "07.only-rate-2",
          belief: "You look for taps two pixels apart and know no other rate. Any distance above 1 is atrous.",
          model: (x, y) => {
            const right = solution.whichLayer(x, y);
            return right === "atrous" && reachOf(x, y) !== 2 ? standardOrSeparable(y) : right;
          },
        },
        ...takenForAnother(),

        {
          id: "07.column-times-row",
          belief:
            "You asked whether a pattern is a column times a row. That is what makes one *kernel* separable; this layer is separable in depth, a depthwise one and a 1 × 1: every map is a multiple of the first, whatever the pattern.",
          model: (x, y) => {
            const right = solution.whichLayer(x, y);
            return right === "separable" && !isColumnTimesRow(y) ? "standard" : right;
          },
        },
        ...["standard", "depthwise", "separable"].map((answered) => ({
          id: `07.half-of-the-maps-or-${answered}`,
          belief:
            "You know a grouped layer with two groups, where half of the maps answer. With more groups it is fewer: several maps answer, and some stay 0.",
          model: (x: Image, y: Image) => {
            const right = solution.whichLayer(x, y);
            return right === "grouped" && 2 * litMaps(y) !== y.shape[2] ? answered : right;
          },
        })),
        {
          id: "07.negative-is-dark",
          belief:
            "You look for numbers above 0. A weight may be below 0, and then a map answers with numbers below 0: it isn't silent.",
          model: (x, y) =>
            solution.whichLayer(
              x,
              built(y.shape, (i, j, n) => Math.max(0, y.at(i, j, n))),
            ),
        },
        {
          id: "07.pixels-alone",
          belief:
            "You look at which pixels answer, and that tells pointwise and atrous from the others. Depthwise, grouped and separable are known by the maps: one, some, or all with one pattern.",
          model: (x, y) =>
            renamed(solution.whichLayer(x, y), { depthwise: "standard", grouped: "standard", separable: "standard" }),
        },
        {
          id: "07.maps-alone",
          belief:
            "You look at the maps, and not at where the pixels lie that answer. A single one is pointwise; some with holes between them are atrous.",
          model: (x, y) => renamed(solution.whichLayer(x, y), { pointwise: "separable", atrous: "standard" }),
        },
        {
          id: "07.multiples-first",
          belief:
            "You asked first whether the maps are multiples of each other. One pixel alone, and one map beside silent ones, always are: ask for pointwise and depthwise before.",
          model: (x, y) => renamed(solution.whichLayer(x, y), { pointwise: "separable", depthwise: "separable" }),
        },
        ...exchanged(),
        ...bothTakenFor(),
        ...["separable", "grouped", "depthwise", "pointwise"].map((answered) => ({
          id: `07.only-rate-2-else-${answered}`,
          belief: "You look for taps two pixels apart and know no other rate. Any distance above 1 is atrous.",
          model: (x: Image, y: Image) => {
            const right = solution.whichLayer(x, y);
            return right === "atrous" && reachOf(x, y) !== 2 ? answered : right;
          },
        })),
        {
          // Whoever searches for a 1 and finds none stands at row −1, which lib refuses.
          id: "07.looks-for-a-1",
          belief:
            "You looked for the pixel of the input and found none, so you stand at row −1. Its number may be any but 0: it is 1 in the example, and elsewhere a 3 or a 5.",
          refuses: true,
          model: (x, y) => (x.data.includes(1) ? solution.whichLayer(x, y) : `${y.at(-1, -1, 0)}`),
        },
      ],
      blindSpots: [
        {
          id: "07.it-was-pointwise",
          where: 'it was "pointwise"',
          so: 'There a single pixel answers, with all its maps: that is "pointwise".',
          holds: (input, output) => solution.whichLayer(input, output) === "pointwise",
        },
        {
          id: "07.it-was-standard",
          where: 'it was "standard"',
          so: 'There pixels side by side answer in all maps, and no map is a multiple of another: that is "standard".',
          holds: (input, output) => solution.whichLayer(input, output) === "standard",
        },
        {
          id: "07.it-was-atrous",
          where: 'it was "atrous"',
          so: 'There nine pixels answer, and between them lie others that don\'t, at any rate above 1: that is "atrous".',
          holds: (input, output) => solution.whichLayer(input, output) === "atrous",
        },
        {
          id: "07.it-was-grouped",
          where: 'it was "grouped"',
          so: 'There several maps answer, and some stay 0, however many groups there are: that is "grouped".',
          holds: (input, output) => solution.whichLayer(input, output) === "grouped",
        },
        {
          id: "07.it-was-depthwise",
          where: 'it was "depthwise"',
          so: 'There a single map answers: that is "depthwise".',
          holds: (input, output) => solution.whichLayer(input, output) === "depthwise",
        },
        {
          id: "07.it-was-separable",
          where: 'it was "separable"',
          so: 'There all maps answer, and each is a multiple of the first: that is "separable".',
          holds: (input, output) => solution.whichLayer(input, output) === "separable",
        },
      ],
    }),
    exercise({
      id: "07.twin",
      title: "What a layer overlooks",
      points: 3,
      solution: solution.twin,
      terms: {
        picture:
          "The second picture holds the same numbers; those may change places that the layer never hears together.",
      },
      common: {
        name: "what networks say of your picture",
        of: (answer, picture, layer) => told(answer, picture, layer),
      },
      cases: (random): Parameters<typeof solution.twin>[] => [
        [framed(random, 3, 4, 2), "pointwise"],
        [framed(random, 4, 3, 3), "depthwise"],
        [framed(random, 4, 5, 2), "atrous"],
        [framed(random, 5, 3, 4), "depthwise"],
        [framed(random, 2, 5, 3), "pointwise"],
        [framed(random, 5, 4, 3), "atrous"],
      ],
      byHand: () => [
        { args: [tensor([1, 2, 3, 4], [1, 2, 2]), "pointwise" as const], gives: tensor([3, 4, 1, 2], [1, 2, 2]) },
      ],
      hints: [
        "A 1×1 layer answers each pixel by itself, and the mean doesn't know where an answer came from. What may you do to the pixels? What must stay together?",
        "In a depthwise layer, red never meets green: does it matter how they lie to each other? And at rate 2, which pixels never meet in one window?",
        "pointwise: the pixels in another order, all channels of a pixel together. depthwise: one channel moved by a pixel or two, the others not. atrous: the pixels of even rows and even columns moved by 2 to the side, all channels, the others not. Nothing may come nearer to the border than the kernel reaches.",
      ],
      misconceptions: [
        {
          id: "07.moved-as-a-whole",
          belief:
            "None of the networks tells your picture from the first, a standard one neither: as if it were the same one, or the same one moved. No layer that slides, followed by a mean, can see a difference in that. Change how the pixels or the channels lie to *each other*.",
          model: twinOf({ pointwise: "whole", depthwise: "whole", atrous: "whole" }),
        },
        {
          id: "07.any-order",
          belief:
            'Your picture for "pointwise" passes, the two others are told apart. Behind a 1×1 layer pixels may change their places; a 3×3 one looks at neighbours and sees it, at rate 2 as well.',
          model: twinOf({ depthwise: "apart", atrous: "apart" }),
        },
        {
          id: "07.one-channel-moved",
          belief:
            'Your picture for "depthwise" passes, the two others are told apart. In a depthwise layer channels never meet, so one may move; in a 1×1 layer and in an atrous one they do, at every pixel.',
          model: twinOf({ pointwise: "apart", atrous: "apart" }),
        },
        {
          id: "07.channels-swapped",
          belief:
            "Each of the three networks tells your picture from the first. What does each of them overlook: where the pixels lie, how channels lie to one another, or pixels that never share a window?",
          model: twinOf({ pointwise: "apart", depthwise: "apart", atrous: "apart" }),
        },
        {
          id: "07.rate-2-sees-all",
          belief: `${twinWords.apart(["atrous"])} What may one of them do?`,
          model: twinOf({ atrous: "apart" }),
        },
        {
          id: "07.depthwise-meets",
          belief: twinWords.apart(["depthwise"]),
          model: twinOf({ depthwise: "apart" }),
        },
        {
          id: "07.pointwise-keeps-apart",
          belief: `${twinWords.apart(["pointwise"])} Is each pixel of the first picture there once, none overwritten, and are its channels still in their order? Each channel has weights of its own.`,
          model: twinOf({ pointwise: "apart" }),
        },
        ...otherTwins(),
      ],
    }),
    exercise({
      id: "07.cheapest",
      title: "The cheapest that does the work",
      points: 2,
      solution: solution.cheapest,
      terms: {
        plans:
          "Every plan of the list is looked at, but only those that do the work count, however cheap the others are.",
        size: "It is the map that the first layer gets; each stride makes it smaller, for its own layer's output and for all layers behind.",
        channels: "So many the first layer gets; each layer behind it gets as many as the one before has filters.",
        plan: "All its layers are paid for, and any of them may do the looking sideways, or the mixing.",
      },
      forbidden: ["costOf", "costOfNetwork", "evaluateFormula"],
      cases: () => [
        [[[conv(1, 8, 8)], [conv(3, 8, 8)], [conv(3, 16)]], 10, 8],
        [[[conv(3, 16)], [conv(3, 8, 8), conv(1, 16)], [conv(3, 8, 8)]], 10, 8],
        [[[conv(1, 4)], [conv(3, 64, 4), conv(3, 64, 4)], [conv(3, 64)]], 9, 32],
        [[[conv(1, 12)], [conv(3, 12, 6)], [conv(5, 6, 6), conv(3, 6, 6)]], 8, 6],
        [[[conv(3, 30)], [conv(3, 10, 10, 2), conv(1, 60)], [conv(3, 10, 2), conv(1, 10)]], 12, 10],
        [[[conv(1, 40), conv(3, 40, 40), conv(1, 6)], [conv(1, 8), conv(3, 8, 8), conv(1, 48)], [conv(3, 24)]], 7, 48],
        [[[conv(3, 8)], [conv(3, 16, 1, 3)], [conv(1, 2), conv(3, 2, 2), conv(1, 16)]], 11, 4],
        [
          [
            [conv(3, 12), conv(1, 6)],
            [conv(3, 24, 6), conv(1, 6)],
          ],
          9,
          12,
        ],
        [[[conv(3, 16, 1, 2)], [conv(3, 8, 8), conv(1, 32)], [conv(1, 16, 1, 2)]], 10, 8],
        [[[conv(3, 16, 8), conv(3, 16, 8)], [conv(2, 16)]], 9, 8],
        [[[conv(3, 8, 2), conv(3, 8, 4)], [conv(1, 12)]], 7, 8],
        [[[conv(5, 6)], [conv(3, 14)]], 8, 6],
        [[[conv(3, 8)], [conv(3, 6)], [conv(3, 20, 1, 2)]], 8, 4],
        [[[conv(3, 16, 1, 2)], [conv(3, 5)]], 7, 4], // 16 positions, not 12.25
        [
          [
            [conv(3, 12, 1, 2), conv(3, 12, 12)],
            [conv(3, 24), conv(1, 16), conv(3, 12, 1, 2)],
            [conv(5, 12, 1, 2), conv(3, 4)],
            [conv(3, 4, 1, 2), conv(3, 24), conv(5, 8, 2)],
            [conv(5, 12, 6), conv(1, 8)],
          ],
          11,
          6,
        ],
        [
          [
            [conv(1, 16), conv(5, 16, 16, 2)],
            [conv(1, 16), conv(1, 24)],
            [conv(3, 12), conv(3, 6)],
            [conv(3, 8, 8), conv(3, 6)],
            [conv(3, 6), conv(3, 4)],
          ],
          7,
          8,
        ],
      ],
      byHand: () => [
        {
          args: [
            [
              [{ kernel: 3, stride: 1, groups: 1, filters: 16 }],
              [
                { kernel: 3, stride: 1, groups: 8, filters: 8 },
                { kernel: 1, stride: 1, groups: 1, filters: 16 },
              ],
              [{ kernel: 3, stride: 1, groups: 8, filters: 8 }],
            ],
            10,
            8,
          ],
          gives: 1,
        },
      ],
      hints: [
        "Which of the plans in the hand example may you cross out before you count anything?",
        "Walk through a plan with the size and the channels of the map in hand. What are they after a layer?",
        "works: plan.some(kernel > 1) && plan.some(groups === 1). For each layer: size = Math.ceil(size / stride); macs += size² · kernel² · channels / groups · filters; channels = filters.",
      ],
      misconceptions: [
        {
          id: "07.cheapest-of-all",
          belief:
            "You took the cheapest plan, whether it does the work or not. A depthwise layer alone mixes no channels, a pointwise one alone sees no neighbours.",
          model: (plans, n, c) => pick(plans, () => true, n, c),
        },
        {
          id: "07.neighbours-are-enough",
          belief:
            "You asked for neighbours only. With groups in every layer the channels never meet: no depthwise stack can tell red beside green from green beside red.",
          model: (plans, n, c) => pick(plans, looks, n, c),
        },
        {
          id: "07.mixing-is-enough",
          belief:
            "You asked for mixing only. However many 1 × 1 layers follow each other, they look at a single pixel.",
          model: (plans, n, c) => pick(plans, mixes, n, c),
        },
        {
          id: "07.in-one-layer",
          belief:
            "You asked one layer to do both. Looking and mixing can be shared: depthwise, then pointwise, is the point of chapter 04.",
          model: (plans, n, c) => pick(plans, (plan) => plan.some((layer) => looks([layer]) && mixes([layer])), n, c),
        },
        {
          id: "07.strides-ignored",
          belief:
            "You counted as if all maps were of one size, and that compares weights. A stride makes the map smaller, and a layer multiplies its weights once at every position of the map it makes.",
          model: (plans, n, c) =>
            pick(
              plans.map((plan) => plan.map((layer) => ({ ...layer, stride: 1 }))),
              works,
              n,
              c,
            ),
        },
        {
          id: "07.map-it-gets",
          belief:
            "You charged a layer for the map it gets. Its weights are used once for each number it makes: divide by the stride first.",
          model: (plans, n, c) => pick(plans, works, n, c, (plan) => asItComes(plan, n, c)),
        },
        {
          id: "07.channels-stay",
          belief:
            "You used the first input's channels for every layer. A layer gets as many channels as the one before it made.",
          model: (plans, n, c) => pick(plans, works, n, c, (plan) => separately(plan, n, c)),
        },
        {
          id: "07.groups-are-free",
          belief: "You left the groups out of the cost. With g groups a filter is only channels / g deep.",
          model: (plans, n, c) =>
            pick(plans, works, n, c, (plan) =>
              macsOf(
                plan.map((layer) => ({ ...layer, groups: 1 })),
                n,
                c,
              ),
            ),
        },
        {
          id: "07.there-is-always-one",
          belief: "You answered with a plan although none does the work. Then −1 is the answer.",
          model: (plans, n, c) => Math.max(0, solution.cheapest(plans, n, c)),
        },
        {
          id: "07.groups-mix",
          belief:
            "You counted a grouped layer as mixing as long as it hears more than one channel. Its groups never meet, so no number depends on all channels: only a single group mixes.",
          model: (plans, n, c) =>
            pick(
              plans,
              (plan) => looks(plan) && plan.some((layer, i) => layer.groups < (plan[i - 1]?.filters ?? c)),
              n,
              c,
            ),
        },
        {
          id: "07.size-stays",
          belief: "You left the map as large as it was. After a stride all later layers work on the smaller map.",
          model: (plans, n, c) =>
            pick(plans, works, n, c, (plan) =>
              plan.reduce((macs, { kernel, stride, groups, filters }, i) => {
                const got = plan[i - 1]?.filters ?? c;
                return macs + (n * n * kernel ** 2 * got * filters) / groups / stride ** 2;
              }, 0),
            ),
        },
        {
          id: "07.rounded-down",
          belief:
            "You rounded size / stride down. A map of 11 at stride 2 becomes 6: the last pixel is a position, too.",
          model: (plans, n, c) => pick(plans, works, n, c, (plan) => macsRoundedDown(plan, n, c)),
        },
        {
          id: "07.cost-not-place",
          belief: "You answered how many MACs the cheapest takes. Asked is its place in the list.",
          model: (plans, n, c) => {
            const at = solution.cheapest(plans, n, c);
            return at < 0 ? at : macsOf(plans[at], n, c);
          },
        },
        {
          id: "07.dearest",
          belief: "You kept the dearest that does the work: the comparison is the wrong way round.",
          model: (plans, n, c) => pick(plans, works, n, c, (plan) => -macsOf(plan, n, c)),
        },
        {
          id: "07.one-of-both",
          belief:
            "You took plans that do one of the two. A plan has to do both: look at neighbours, and mix the channels.",
          model: (plans, n, c) => pick(plans, (plan) => looks(plan) || mixes(plan), n, c),
        },

        {
          id: "07.place-among-those-left",
          belief:
            "You gave the place among the plans that do the work. Asked is the place in the whole list: those that you crossed out count, too.",
          model: (plans, n, c) => {
            const able = plans.filter(works);
            return pick(able, works, n, c);
          },
        },
        {
          id: "07.a-stride-looks",
          belief:
            "You let a stride count as looking. A 1 × 1 layer with a stride skips pixels; what it makes depends on one pixel each all the same.",
          model: (plans, n, c) =>
            pick(plans, (plan) => mixes(plan) && plan.some(({ kernel, stride }) => kernel > 1 || stride > 1), n, c),
        },
        {
          id: "07.looks-then-mixes",
          belief:
            "You asked for mixing behind the layer that looks. The other order does the work as well: a 1 × 1 first, then a depthwise layer on the mixed maps.",
          model: (plans, n, c) =>
            pick(plans, (plan) => works(plan) && mixes(plan.slice(plan.findIndex((layer) => looks([layer])))), n, c),
        },
        {
          id: "07.mixes-then-looks",
          belief:
            "You asked for looking behind the layer that mixes. The other order does the work as well: a depthwise layer first, then a 1 × 1.",
          model: (plans, n, c) =>
            pick(plans, (plan) => works(plan) && looks(plan.slice(plan.findIndex((layer) => mixes([layer])))), n, c),
        },
        {
          id: "07.last-mixes",
          belief: "You asked the last layer to mix. It may be any of them: what is mixed once stays mixed.",
          model: (plans, n, c) => pick(plans, (plan) => looks(plan) && mixes(plan.slice(-1)), n, c),
        },
        {
          id: "07.first-looks",
          belief: "You asked the first layer to look. It may be any of them.",
          model: (plans, n, c) => pick(plans, (plan) => looks(plan.slice(0, 1)) && mixes(plan), n, c),
        },
        {
          id: "07.all-mix",
          belief:
            "You asked every layer to mix. One of them is enough: a depthwise layer beside a 1 × 1 is the point of chapter 04.",
          model: (plans, n, c) => pick(plans, (plan) => looks(plan) && plan.every((layer) => mixes([layer])), n, c),
        },
        {
          id: "07.all-look",
          belief: "You asked every layer to look. One of them is enough: a 1 × 1 beside it may do the mixing.",
          model: (plans, n, c) => pick(plans, (plan) => mixes(plan) && plan.every((layer) => looks([layer])), n, c),
        },
        {
          id: "07.only-depthwise-keeps-apart",
          belief:
            "You took every layer for mixing that has fewer groups than the plan's first input has channels. Groups never meet, however few there are: only a single one mixes.",
          model: (plans, n, c) => pick(plans, (plan) => looks(plan) && plan.some(({ groups }) => groups < c), n, c),
        },
        ...(["first", "last", "dearest"] as const).map((which) => ({
          id: `07.${which}-layer-counts`,
          belief: `You compared plans by ${which === "dearest" ? "their dearest layer, or by the mean of their layers" : `their ${which} layer`}. Layers follow one another: what a plan costs is the sum over all of them.`,
          model: (plans: Layer[][], n: number, c: number) =>
            pick(plans, works, n, c, (plan) => {
              const costs = plan.map((_, i) => macsOf(plan.slice(0, i + 1), n, c) - macsOf(plan.slice(0, i), n, c));
              return which === "first" ? costs[0] : which === "last" ? costs[costs.length - 1] : Math.max(...costs);
            }),
        })),
        {
          id: "07.fewest-layers",
          belief:
            "You took the plan with the fewest layers. Two layers may be cheaper than one: a depthwise layer and a 1 × 1 instead of a standard one.",
          model: (plans, n, c) => pick(plans, works, n, c, (plan) => plan.length),
        },
        {
          id: "07.not-padded",
          belief:
            "You made the maps smaller by the kernel, as without padding. Here a layer makes a map of ⌈size / stride⌉: at stride 1 the size is kept.",
          model: (plans, n, c) =>
            pick(plans, works, n, c, (plan) =>
              macsBy(plan, n, c, (size, l) => Math.floor((size - l.kernel) / l.stride) + 1),
            ),
        },
        {
          id: "07.one-group-only",
          belief:
            "You divided by the groups twice, for channels and for filters. All filters are still there; only the channels that each of them hears become fewer.",
          model: (plans, n, c) =>
            pick(plans, works, n, c, (plan) => macsBy(plan, n, c, undefined, ({ groups }) => 1 / groups)),
        },
        {
          id: "07.filters-of-each-group",
          belief:
            "You took `filters` for the filters of each group. They are all filters of the layer, in however many groups, and so are the maps that it makes.",
          model: (plans, n, c) =>
            pick(plans, works, n, c, (plan) =>
              macsOf(
                plan.map((layer) => ({ ...layer, filters: layer.filters * layer.groups })),
                n,
                c,
              ),
            ),
        },
        {
          id: "07.group-goes-on",
          belief:
            "You gave the next layer the maps of one group. It gets all that the layer before it made, `filters`.",
          model: (plans, n, c) =>
            pick(plans, works, n, c, (plan) => {
              let got = c;
              return macsBy(plan, n, c, undefined, ({ groups, filters }, channels) => {
                const share = got / channels;
                got = filters / groups;
                return share;
              });
            }),
        },
        {
          id: "07.kernel-once",
          belief:
            "You counted one side of the kernels. A 3 × 3 has nine weights a channel, and a 5 × 5 has 25: kernel · kernel.",
          model: (plans, n, c) =>
            pick(plans, works, n, c, (plan) => macsBy(plan, n, c, undefined, ({ kernel }) => 1 / kernel)),
        },
        {
          id: "07.mixing-by-1x1",
          belief:
            "You asked for a 1 × 1 layer that mixes. A larger kernel in a single group mixes as well: a standard 3 × 3 does all the work by itself.",
          model: (plans, n, c) =>
            pick(plans, (plan) => looks(plan) && plan.some((l) => l.kernel === 1 && l.groups === 1), n, c),
        },
        {
          id: "07.the-separable-pair",
          belief:
            "You asked for a depthwise layer and a 1 × 1. Other plans do the work as well: a standard 3 × 3 looks and mixes by itself.",
          model: (plans, n, c) =>
            pick(
              plans,
              (plan) =>
                plan.some((l, i) => l.kernel > 1 && l.groups === (plan[i - 1]?.filters ?? c)) &&
                plan.some((l) => l.kernel === 1 && l.groups === 1),
              n,
              c,
            ),
        },
        {
          id: "07.first-that-works",
          belief:
            "You took the first plan that does the work. One further back may be cheaper: count the MACs of each, and keep the least.",
          model: (plans) => plans.findIndex(works),
        },
        {
          id: "07.last-that-works",
          belief:
            "You took the last plan that does the work. One before it may be cheaper: count the MACs of each, and keep the least.",
          model: (plans) => plans.reduce((last, plan, i) => (works(plan) ? i : last), -1),
        },
        {
          id: "07.size-once",
          belief:
            "You counted the positions along one side. A map of size × size has size · size of them, so a stride of 2 leaves a quarter.",
          model: (plans, n, c) =>
            pick(plans, works, n, c, (plan) =>
              plan.reduce((macs, layer, i) => {
                const got = plan[i - 1]?.filters ?? c;
                const side = sizeBefore(plan, i + 1, n);
                return macs + (side * layer.kernel ** 2 * got * layer.filters) / layer.groups;
              }, 0),
            ),
        },
        {
          id: "07.one-filter-a-layer",
          belief:
            "You counted kernel · kernel products for each channel that comes in. Each filter needs as many of its own: kernel² · channels / groups, for every filter.",
          model: (plans, n, c) =>
            pick(plans, works, n, c, (plan) =>
              macsBy(plan, n, c, undefined, ({ groups, filters }) => groups / filters),
            ),
        },
        {
          id: "07.place-when-sorted",
          belief:
            "You gave the place that the plan has once plans are sorted by cost. Asked is where it stands in the list that you were given.",
          model: (plans) => (plans.some(works) ? 0 : -1),
        },
        {
          id: "07.first-cheaper-one",
          belief:
            "You stopped at the first plan that is cheaper than the first which works. One further back may be cheaper still: look through all of them.",
          model: (plans, n, c) => {
            const first = plans.findIndex(works);
            if (first < 0) return -1;
            const cheaper = plans.findIndex(
              (plan, i) => i > first && works(plan) && macsOf(plan, n, c) < macsOf(plans[first], n, c),
            );
            return cheaper < 0 ? first : cheaper;
          },
        },
        {
          id: "07.only-3x3-looks",
          belief:
            "You took only 3 × 3 kernels for looking at neighbours. A kernel of 2 or of 5 does as well: anything larger than 1 × 1.",
          model: (plans, n, c) => pick(plans, (plan) => mixes(plan) && plan.some(({ kernel }) => kernel === 3), n, c),
        },
        {
          id: "07.not-rounded",
          belief:
            "You left size / stride as it comes, with halves. There are no half pixels: a map of 7 at stride 2 becomes 4, ⌈7 / 2⌉, with 16 positions.",
          model: (plans, n, c) =>
            pick(plans, works, n, c, (plan) => macsBy(plan, n, c, (before, { stride }) => before / stride)),
        },
      ],
      blindSpots: [
        {
          id: "07.none-does-the-work",
          where: "no plan does the work",
          so: "Then the answer is −1.",
          holds: (plans) => !plans.some(works),
        },
        {
          id: "07.stride-does-not-divide",
          where: "a stride doesn't divide the size",
          so: "A map of 11 at stride 2 becomes 6, ⌈size / stride⌉: the last pixel is a position, too.",
          holds: (plans, size) =>
            plans.some((plan) => plan.some(({ stride }, i) => sizeBefore(plan, i, size) % stride !== 0)),
        },
        {
          id: "07.strides-in-plans",
          where: "a layer has a stride",
          so: "The map that it makes is smaller, for its own MACs as well as for the layers behind it.",
          holds: (plans) => plans.some((plan) => plan.some(({ stride }) => stride > 1)),
        },
        {
          id: "07.one-layer-wins",
          where: "a single layer is the cheapest",
          so: "A standard layer looks and mixes by itself, and is cheaper than two where these have many maps between them.",
          holds: (plans, size, channels) => plans[solution.cheapest(plans, size, channels)]?.length === 1,
        },
        {
          id: "07.some-groups",
          where: "a layer has several groups of several channels",
          so: "It costs as many times less as it has groups, and it doesn't mix: only a single group does.",
          holds: (plans, _size, channels) =>
            plans.some((plan) =>
              plan.some(({ groups }, i) => groups > 1 && groups < (plan[i - 1]?.filters ?? channels)),
            ),
        },
      ],
    }),
    exercise({
      id: "07.worthHaving",
      title: "What nobody would want",
      points: 2,
      solution: solution.worthHaving,
      terms: {
        macs: "Who beats another one needs no more MACs; with as many of them it has to read more.",
        reads: "Who beats another one reads no less; where it reads as much it has to need fewer MACs.",
      },
      cases: (random) => [
        [measured("200 95, 100 90, 300 94")],
        [measured("640 88, 2432 91, 5888 91, 16992 94, 8000 86")],
        [measured("100 90, 100 92, 200 92")],
        [measured("500 93, 500 93, 900 93")],
        [measured("900 97, 300 80, 600 90, 450 91, 100 60, 800 96")],
        [measured("400 85, 300 90, 200 80, 100 70, 350 89, 90 71")],
        [measured("700 90")],
        [measured("300 80, 500 91, 300 80, 200 75")],
        [measured("400 88, 200 84, 200 80, 600 92")],
        [measured("250 70, 150 60")],
        [
          Array.from({ length: 9 }, (_, i) => ({
            macs: 100 * random.whole(1, 9),
            reads: 60 + random.whole(0, 9) + (i < 2 ? 20 : 0),
          })),
        ],
      ],
      byHand: () => [
        {
          args: [
            [
              { macs: 200, reads: 95 },
              { macs: 100, reads: 90 },
              { macs: 300, reads: 94 },
            ],
          ],
          gives: [0, 1],
        },
      ],
      hints: [
        "Take one network. Who must be in the list for nobody to want it?",
        "Two networks that cost the same and read the same don't beat each other. What must be larger or smaller, and what may be equal?",
        "Network b is out if some a has a.macs <= b.macs && a.reads >= b.reads && (a.macs < b.macs || a.reads > b.reads).",
      ],
      misconceptions: [
        {
          id: "07.better-in-both",
          belief:
            "You let a network be beaten only by one that is better in both. One that reads as many for fewer MACs, or more for as many, is enough.",
          model: left((a, b) => a.macs < b.macs && a.reads > b.reads),
        },
        {
          id: "07.better-in-one",
          belief:
            "You let a network be beaten by one that is better in one thing, whatever the other is: by cost *or* by reading. Whoever beats it costs no more *and* reads no less.",
          model: left((a, b) => a.macs < b.macs || a.reads > b.reads),
        },
        {
          id: "07.equals-beat-each-other",
          belief:
            "You let two networks that cost the same and read the same put each other out. Neither is better in anything: both stay.",
          model: left((a, b) => a.macs <= b.macs && a.reads >= b.reads),
        },
        {
          id: "07.reads-for-its-macs",
          belief:
            "You took the network with the most digits for its MACs. By that measure the smallest nearly always wins; whoever needs more digits has to pay for them, and may.",
          model: (networks) => {
            const value = networks.map(({ macs, reads }) => reads / macs);
            return networks.flatMap((_, i) => (value[i] === Math.max(...value) ? [i] : []));
          },
        },
        {
          id: "07.above-the-mean-trade",
          belief:
            "You made one number of two, digits for a MAC, and kept what is above the mean. Whether a trade is worth it is for others to say: out is only what another network beats without one.",
          model: (networks) => {
            const value = networks.map(({ macs, reads }) => reads / macs);
            const mean = value.reduce((a, b) => a + b, 0) / value.length;
            return networks.flatMap((_, i) => (value[i] >= mean ? [i] : []));
          },
        },
        {
          id: "07.beats-itself",
          belief:
            "You keep nobody. Does a network beat itself in your comparison? It costs no more and reads no less than itself: better in one of the two is asked for as well.",
          model: () => [],
        },
        {
          id: "07.extremes-only",
          belief:
            "You kept the cheapest and the one that reads most. Between them, others may read more than anything as cheap.",
          model: (networks) => {
            const [least, most] = [Math.min(...networks.map((n) => n.macs)), Math.max(...networks.map((n) => n.reads))];
            return solution
              .worthHaving(networks)
              .filter((i) => networks[i].macs === least || networks[i].reads === most);
          },
        },
        {
          id: "07.most-digits-only",
          belief:
            "You kept whoever reads most. A network that reads a little less for a fraction of the MACs is worth having as well.",
          model: left((a, b) => a.reads > b.reads),
        },
        {
          id: "07.cheapest-only",
          belief: "You kept the cheapest. A dearer one that reads more is worth having as well.",
          model: left((a, b) => a.macs < b.macs),
        },
        {
          id: "07.neighbours-in-the-list",
          belief:
            "You compared each network with the one before it in the list. Any of the others may beat it, wherever it stands.",
          model: (networks) => networks.flatMap((network, i) => (i > 0 && beats(networks[i - 1], network) ? [] : [i])),
        },
        {
          id: "07.sorted-by-price",
          belief: "You gave the cheapest first. Asked is the order of the list.",
          model: (networks) => solution.worthHaving(networks).sort((a, b) => networks[a].macs - networks[b].macs),
        },
        {
          id: "07.those-beaten",
          belief: "You gave the networks that nobody would want. Asked are those that are left.",
          model: (networks) => {
            const kept = solution.worthHaving(networks);
            return networks.flatMap((_, i) => (kept.includes(i) ? [] : [i]));
          },
        },
        {
          id: "07.more-macs-win",
          belief: "You let a network win that costs more. It has to read no less and cost no more.",
          model: left((a, b) => a.macs >= b.macs && a.reads >= b.reads && (a.macs > b.macs || a.reads > b.reads)),
        },
        {
          id: "07.two-ends",
          belief:
            "You kept the two ends, the cheapest and the one that reads most. Between them there may be others that nobody beats.",
          model: (networks) => {
            const least = Math.min(...networks.map((n) => n.macs));
            const most = Math.max(...networks.map((n) => n.reads));
            const ends = [networks.findIndex((n) => n.macs === least), networks.findIndex((n) => n.reads === most)];
            return networks.flatMap((_, i) => (ends.includes(i) ? [i] : []));
          },
        },
        {
          id: "07.only-the-best",
          belief:
            "You kept the network that reads most. One that costs less and reads a little less is not beaten by it.",
          model: (networks) => {
            const most = Math.max(...networks.map((n) => n.reads));
            const least = Math.min(...networks.filter((n) => n.reads === most).map((n) => n.macs));
            return networks.flatMap((n, i) => (n.reads === most && n.macs === least ? [i] : []));
          },
        },

        {
          id: "07.both-ends-with-their-equals",
          belief:
            "You kept the two ends: the cheapest, and those that read most. Between them there may be others that nobody beats.",
          model: (networks) => {
            const least = Math.min(...networks.map((n) => n.macs));
            const most = Math.max(...networks.map((n) => n.reads));
            return networks.flatMap((n, i) => (n.macs === least || n.reads === most ? [i] : []));
          },
        },
        {
          id: "07.whoever-beats-one",
          belief:
            "You kept those that beat another. One that beats nobody may be worth having as well: asked is whether anything beats *it*.",
          model: (networks) => networks.flatMap((n, i) => (networks.some((other) => beats(n, other)) ? [i] : [])),
        },
        {
          id: "07.against-the-best-reader",
          belief:
            "You compared each network with the one that reads most. Any of the others may beat it, one that reads less than that as well.",
          model: (networks) => against(networks, (a, b) => b.reads - a.reads || a.macs - b.macs),
        },
        {
          id: "07.against-the-cheapest",
          belief:
            "You compared each network with the cheapest one. Any of the others may beat it, one that costs more than that as well.",
          model: (networks) => against(networks, (a, b) => a.macs - b.macs || b.reads - a.reads),
        },
        {
          id: "07.next-cheaper-only",
          belief:
            "You compared each network with the next cheaper one. A still cheaper one may read more than both: compare with all of them.",
          model: (networks) => {
            const order = networks.map((_, i) => i).sort((a, b) => networks[a].macs - networks[b].macs);
            return order
              .filter((i, n) => n === 0 || networks[i].reads > networks[order[n - 1]].reads)
              .sort((a, b) => a - b);
          },
        },
        ...[-1, 1].map((way) => ({
          id: way < 0 ? "07.those-before-it" : "07.those-behind-it",
          belief: `You compared each network with those ${way < 0 ? "before" : "behind"} it in the list. Any of the others may beat it, wherever it stands.`,
          model: (networks: Measured[]) =>
            networks.flatMap((network, i) =>
              networks.some((other, j) => (j - i) * way > 0 && beats(other, network)) ? [] : [i],
            ),
        })),
        {
          id: "07.best-so-far",
          belief:
            "You kept whoever reads more than all before it in the list. The list is in no order, and MACs count as well: any of the others may beat it, and only one that costs no more.",
          model: (networks) =>
            networks.flatMap((n, i) => (networks.slice(0, i).every(({ reads }) => reads < n.reads) ? [i] : [])),
        },
        {
          id: "07.one-of-two-equals",
          belief:
            "You kept one of two networks that cost the same and read the same. Neither beats the other: both stay.",
          model: (networks) =>
            solution
              .worthHaving(networks)
              .filter(
                (i) => networks.findIndex((n) => n.macs === networks[i].macs && n.reads === networks[i].reads) === i,
              ),
        },
        {
          id: "07.must-cost-less",
          belief:
            "You let a network be beaten only by one that costs less. One that costs as much and reads more beats it, too.",
          model: left((a, b) => a.macs < b.macs && a.reads >= b.reads),
        },
        {
          id: "07.must-read-more",
          belief:
            "You let a network be beaten only by one that reads more. One that reads as much and costs less beats it, too.",
          model: left((a, b) => a.macs <= b.macs && a.reads > b.reads),
        },
        {
          id: "07.fewer-reads-win",
          belief: "You let a network win that reads fewer digits. More is better there; of the MACs, fewer.",
          model: left((a, b) => a.macs <= b.macs && a.reads <= b.reads && (a.macs < b.macs || a.reads < b.reads)),
        },
        {
          id: "07.sorted-by-reads",
          belief: "You gave the best reader first. Asked is the order of the list.",
          model: (networks) => solution.worthHaving(networks).sort((a, b) => networks[b].reads - networks[a].reads),
        },
        ...[false, true].map((either) => ({
          id: either ? "07.not-worse-than-average" : "07.better-than-average",
          belief:
            "You compared with the average. Who nobody beats is worth having, however much it costs or little it reads: compare the networks with each other.",
          model: (networks: Measured[]) => {
            const mean = (of: keyof Measured) => networks.reduce((sum, n) => sum + n[of], 0) / networks.length;
            const [macs, reads] = [mean("macs"), mean("reads")];
            return networks.flatMap((n, i) =>
              (either ? n.macs <= macs || n.reads >= reads : n.macs <= macs && n.reads >= reads) ? [i] : [],
            );
          },
        })),
        {
          id: "07.by-price-and-one-of-two-equals",
          belief:
            "Two things. The places are asked for in the order of the list, not of the price; and of two networks that cost the same and read the same both stay.",
          model: (networks) =>
            solution
              .worthHaving(networks)
              .filter(
                (i) => networks.findIndex((n) => n.macs === networks[i].macs && n.reads === networks[i].reads) === i,
              )
              .sort((a, b) => networks[a].macs - networks[b].macs),
        },
        {
          id: "07.the-one-before",
          belief:
            "You compared each network with the one before it in the list. Any of the others may beat it, wherever it stands.",
          model: (networks) =>
            networks.flatMap((n, i) =>
              i > 0 && networks[i - 1].macs <= n.macs && networks[i - 1].reads >= n.reads ? [] : [i],
            ),
        },
        {
          id: "07.cheaper-than-the-best-reader",
          belief:
            "You kept whoever costs less than the one that reads most. Any of the others may beat it as well, one that reads less than that and still more than it.",
          model: (networks) => {
            const best = networks.reduce((a, b) => (b.reads > a.reads ? b : a));
            return networks.flatMap((n, i) => (n === best || n.macs < best.macs ? [i] : []));
          },
        },
        {
          id: "07.beaten-by-all",
          belief: "You put a network out only where all others beat it. One that beats it is enough.",
          model: (networks) =>
            networks.flatMap((n, i) => (networks.every((other, j) => j === i || beats(other, n)) ? [] : [i])),
        },
        {
          id: "07.networks-not-places",
          belief: "You gave the networks that are left. Asked are their places in the list, from 0.",
          model: (networks) => solution.worthHaving(networks).map((i) => networks[i]) as unknown as Value,
        },
        {
          id: "07.front-by-reads-alone",
          belief:
            "You kept networks that read no less than all cheaper ones. One that reads as much and costs more is out: it is better in nothing.",
          model: (networks) =>
            networks.flatMap((n, i) =>
              networks.some(
                (other, j) => other.reads > n.reads && (other.macs < n.macs || (other.macs === n.macs && j < i)),
              )
                ? []
                : [i],
            ),
        },
        {
          id: "07.same-price-only",
          belief:
            "You compared networks of the same price alone. A cheaper one that reads as much or more beats a network, too.",
          model: left((a, b) => a.macs === b.macs && a.reads > b.reads),
        },
        {
          id: "07.same-reads-only",
          belief:
            "You compared networks that read the same alone. One that reads more for as much or less beats a network, too.",
          model: left((a, b) => a.reads === b.reads && a.macs < b.macs),
        },
        {
          // Networks in the order of their price; those of the same price as they stand in the list.
          id: "07.front-by-price-alone",
          belief:
            "Of two networks of the same price you let the first in the list stay, though the second reads more; and of two that are quite alike only the first. Compare each with all others, by both: cost and reading.",
          model: (networks) =>
            networks.flatMap((n, i) =>
              networks.some(
                (other, j) => other.reads >= n.reads && (other.macs < n.macs || (other.macs === n.macs && j < i)),
              )
                ? []
                : [i],
            ),
        },
        {
          id: "07.next-one-skipped",
          belief:
            "Where a network is out, the one behind it is not looked at. When a list gets shorter while you walk through it, the next entry moves up to the place where you are.",
          model: (networks) => {
            const rest = networks.map((_, i) => i);
            for (let k = 0; k < rest.length; k++) {
              if (rest.some((i) => beats(networks[i], networks[rest[k]]))) rest.splice(k, 1);
            }
            return rest;
          },
        },
      ],
      blindSpots: [
        {
          id: "07.two-alike",
          where: "two networks cost the same and read the same",
          so: "Neither is better in anything, so neither beats the other: both are out or both are left.",
          holds: (networks) => networks.some((a, i) => networks.some((b, j) => j < i && same(a, b, "macs", "reads"))),
        },
        {
          id: "07.as-dear",
          where: "two networks cost the same and one reads more",
          so: "Costing no more and reading more is enough: the one that reads less is out.",
          holds: (networks) => networks.some((a) => networks.some((b) => same(a, b, "macs") && !same(a, b, "reads"))),
        },
        {
          id: "07.reads-as-much",
          where: "two networks read the same and one costs more",
          so: "Reading no less and costing less is enough: the dearer one is out.",
          holds: (networks) => networks.some((a) => networks.some((b) => same(a, b, "reads") && !same(a, b, "macs"))),
        },
        {
          id: "07.beaten-from-behind",
          where: "a network is beaten by one behind it in the list",
          so: "The list is in no order: any of the others may beat it, wherever it stands.",
          holds: (networks) => networks.some((a, i) => networks.slice(i + 1).some((b) => beats(b, a))),
        },
        {
          id: "07.nobody-beaten",
          where: "nobody is beaten",
          so: "Then all of them are left, one alone as well.",
          holds: (networks) => solution.worthHaving(networks).length === networks.length,
        },
      ],
    }),
    exercise({
      id: "07.estimateTime",
      title: "What a layer waits for",
      points: 1,
      solution: solution.estimateTime,
      terms: {
        weights: "Each weight is read once: a number of 4 bytes that has to be moved, as inputs and outputs have.",
        inputs: "Each input is read once: a number of 4 bytes that has to be moved, as weights and outputs have.",
        outputs: "Each output is written once: a number of 4 bytes that has to be moved, as weights and inputs have.",
        macsPerMicrosecond:
          "It is the speed of the arithmetic, and of nothing else: 100 MACs at 50 a microsecond take 2 µs.",
        bytesPerMicrosecond:
          "It is the speed of moving, and of nothing else, in bytes: 100 bytes at 50 a microsecond take 2 µs.",
      },
      cases: (random) => [
        [1_000_000, 10_000, 20_000, 20_000, 10_000, 1_000],
        [1_000_000, 10_000, 20_000, 20_000, 2_000, 1_000],
        [40_000, 40_000, 200, 200, 3_000, 800],
        [115_200, 1_152, 800, 1_600, 4_000, 500],
        [7_200, 72, 800, 800, 4_000, 500],
        [random.whole(3, 9) * 90_000, 9_000, 1_000, 2_000, 3_000, 800], // 90 µs or more, against 60
        [9_000, 90, random.whole(5, 9) * 1_000, 4_000, 3_000, 800],
      ],
      byHand: () => [
        { args: [1_000_000, 10_000, 20_000, 20_000, 10_000, 1_000], gives: { time: 200, waitsFor: "memory" } },
      ],
      hints: [
        "Two clocks start together. When is the layer done: when the first of them stops, or the second?",
        "How many numbers have to be moved, and how many bytes is that?",
        "Math.max(macs / macsPerMicrosecond, 4 * (weights + inputs + outputs) / bytesPerMicrosecond), and which of the two it was.",
      ],
      misconceptions: [
        {
          id: "07.macs-are-time",
          belief:
            "You let the MACs alone decide. Fewer MACs are not always faster: a depthwise layer moves nearly as many numbers as a standard one, and waits for them.",
          model: (macs, _w, _i, _o, speed) => ({
            time: macs / speed,
            waitsFor: "arithmetic",
          }),
        },
        {
          id: "07.one-after-the-other",
          belief:
            "You added the two times. The machine multiplies while it moves the next numbers, so that the longer time counts.",
          model: (...a) => {
            const [arithmetic, memory] = [a[0] / a[4], (4 * (a[1] + a[2] + a[3])) / a[5]];
            return { time: arithmetic + memory, waitsFor: arithmetic > memory ? "arithmetic" : "memory" };
          },
        },
        {
          id: "07.a-number-is-a-byte",
          belief: "You moved one byte a number. Each has 4.",
          model: (...a) => solution.estimateTime(a[0], a[1], a[2], a[3], a[4], 4 * a[5]),
        },
        {
          id: "07.only-weights-move",
          belief: "You moved the weights only. The maps are read and written, too, and they are most of it.",
          model: (...a) => solution.estimateTime(a[0], a[1], 0, 0, a[4], a[5]),
        },
        {
          id: "07.only-maps-move",
          belief: "You left out the weights. They come from memory like everything else.",
          model: (...a) => solution.estimateTime(a[0], 0, a[2], a[3], a[4], a[5]),
        },
        {
          id: "07.faster-decides",
          belief: "You took the shorter of the two times. The layer is done when both are.",
          model: (...a) => {
            const [arithmetic, memory] = [a[0] / a[4], (4 * (a[1] + a[2] + a[3])) / a[5]];
            return { time: Math.min(arithmetic, memory), waitsFor: arithmetic < memory ? "arithmetic" : "memory" };
          },
        },
        {
          id: "07.fetched-for-each-mac",
          belief:
            "You fetched a weight and an input anew for each MAC. Here each number is read once and kept at hand, however often it is used.",
          model: (...a) => solution.estimateTime(a[0], 2 * a[0], 0, a[3], a[4], a[5]),
        },
        {
          id: "07.added-and-bytes",
          belief:
            "Two things. Multiplying and moving go on at the same time, so the slower one counts and not the sum; and a number has 4 bytes.",
          model: (...a) => {
            const [arithmetic, memory] = [a[0] / a[4], (a[1] + a[2] + a[3]) / a[5]];
            return { time: arithmetic + memory, waitsFor: memory > arithmetic ? "memory" : "arithmetic" };
          },
        },
        {
          id: "07.speed-by-work",
          belief:
            "Your fractions are upside down: a time is how much there is to do, divided by how much is done in a microsecond.",
          model: (...a) => {
            const [arithmetic, memory] = [a[4] / a[0], a[5] / (4 * (a[1] + a[2] + a[3]))];
            return { time: Math.max(arithmetic, memory), waitsFor: arithmetic > memory ? "arithmetic" : "memory" };
          },
        },
        {
          id: "07.only-weights-in-bytes",
          belief:
            "Only the weights are multiplied by 4: brackets are missing around the sum. Every number that is moved has 4 bytes.",
          model: (...a) => solution.estimateTime(a[0], a[1], a[2] / 4, a[3] / 4, a[4], a[5]),
        },

        {
          id: "07.writing-is-free",
          belief: "You moved what is read, and not what is written. Each output goes back to memory, too.",
          model: (...a) => solution.estimateTime(a[0], a[1], a[2], 0, a[4], a[5]),
        },
        {
          id: "07.reading-is-free",
          belief: "You left out the inputs. They come from memory like the weights.",
          model: (...a) => solution.estimateTime(a[0], a[1], 0, a[3], a[4], a[5]),
        },
        {
          id: "07.outputs-twice",
          belief: "You moved each output twice, as if it were read before it is written. It is written once.",
          model: (...a) => solution.estimateTime(a[0], a[1], a[2], 2 * a[3], a[4], a[5]),
        },
        {
          id: "07.eight-bytes",
          belief:
            "You gave a number 8 bytes, as JavaScript does. Here it has 4: weights and maps lie in memory as 32-bit numbers.",
          model: (...a) => solution.estimateTime(a[0], a[1], a[2], a[3], a[4], a[5] / 2),
        },
        {
          id: "07.bits-moved",
          belief: "You moved 32 bits a number. The speed is in bytes: 4 a number.",
          model: (...a) => solution.estimateTime(a[0], a[1], a[2], a[3], a[4], a[5] / 8),
        },
        {
          id: "07.divided-by-bytes",
          belief:
            "You divided the numbers by 4. Each number *has* 4 bytes: there are four times as many bytes as numbers.",
          model: (...a) => solution.estimateTime(a[0], a[1], a[2], a[3], a[4], 16 * a[5]),
        },
        {
          id: "07.two-for-each-mac",
          belief: "You counted a product and a sum apart. A MAC is both together, and the machine's speed is in MACs.",
          model: (...a) => solution.estimateTime(2 * a[0], a[1], a[2], a[3], a[4], a[5]),
        },
        ...FETCHES.map(({ id, of }) => ({
          id,
          belief:
            "You fetched numbers anew for each MAC. Here each weight and each input is read once and kept at hand, however often it is used.",
          model: (...a: Parameters<typeof solution.estimateTime>) =>
            solution.estimateTime(a[0], of(a[0], a[1], a[2], a[3]), 0, 0, a[4], a[5]),
        })),
        {
          id: "07.always-memory",
          belief:
            "You let moving alone decide. Where a layer has many MACs for each number that it moves, it waits for the arithmetic.",
          model: (...a) => ({ time: (4 * (a[1] + a[2] + a[3])) / a[5], waitsFor: "memory" }),
        },
        {
          id: "07.names-the-faster",
          belief:
            "Your time is right; you named what is done first. The layer waits for the other one, that takes longer.",
          model: (...a) => {
            const { time, waitsFor } = solution.estimateTime(...a);
            return { time, waitsFor: waitsFor === "memory" ? "arithmetic" : "memory" };
          },
        },
        {
          id: "07.faster-decides-and-is-waited-for",
          belief: "You took the shorter of the two times. The layer is done when both are.",
          model: (...a) => {
            const [arithmetic, memory] = [a[0] / a[4], (4 * (a[1] + a[2] + a[3])) / a[5]];
            return { time: Math.min(arithmetic, memory), waitsFor: arithmetic > memory ? "arithmetic" : "memory" };
          },
        },
        {
          id: "07.only-the-wait",
          belief:
            "You gave how long one waits for the other: the difference of the two. Asked is how long the layer takes in all, and that is the longer one.",
          model: (...a) => {
            const [arithmetic, memory] = [a[0] / a[4], (4 * (a[1] + a[2] + a[3])) / a[5]];
            return { time: Math.abs(arithmetic - memory), waitsFor: arithmetic > memory ? "arithmetic" : "memory" };
          },
        },
        {
          id: "07.compared-by-speed",
          belief:
            "You compared the two speeds to see what the layer waits for. It depends on how much there is to do as well: compare the two times.",
          model: (...a) => ({ ...solution.estimateTime(...a), waitsFor: a[4] < a[5] ? "arithmetic" : "memory" }),
        },
        {
          id: "07.compared-by-work",
          belief:
            "You compared how much there is to multiply with how much there is to move. It depends on the two speeds as well: compare the two times.",
          model: (...a) => ({
            ...solution.estimateTime(...a),
            waitsFor: a[0] > 4 * (a[1] + a[2] + a[3]) ? "arithmetic" : "memory",
          }),
        },
        {
          id: "07.macs-moved-too",
          belief:
            "You moved a number for each MAC besides. MACs are work, and nothing that lies in memory: weights, inputs and outputs are what is moved.",
          model: (...a) => solution.estimateTime(a[0], a[0] + a[1], a[2], a[3], a[4], a[5]),
        },
        {
          id: "07.macs-in-bytes",
          belief:
            "You multiplied the MACs by 4 as well. The 4 bytes belong to moving; the machine's speed for arithmetic is in MACs already.",
          model: (...a) => solution.estimateTime(4 * a[0], a[1], a[2], a[3], a[4], a[5]),
        },
        {
          id: "07.times-the-speed",
          belief:
            "You multiplied by the speeds. At 10,000 MACs a microsecond, 1,000,000 MACs take 100 µs: how much there is to do, divided by how much is done in a microsecond.",
          model: (...a) => solution.estimateTime(a[0], a[1], a[2], a[3], 1 / a[4], 1 / a[5]),
        },
        {
          id: "07.writes-at-the-end",
          belief:
            "You added the writing of the outputs behind the rest. The machine moves and multiplies at the same time: reading and writing together are one of the two times.",
          model: (...a) => {
            const [arithmetic, reading, writing] = [a[0] / a[4], (4 * (a[1] + a[2])) / a[5], (4 * a[3]) / a[5]];
            return {
              time: Math.max(arithmetic, reading) + writing,
              waitsFor: arithmetic > reading ? "arithmetic" : "memory",
            };
          },
        },
        {
          id: "07.mean-of-both",
          belief: "You took the mean of the two times. The layer is done when both are: the longer one counts.",
          model: (...a) => {
            const [arithmetic, memory] = [a[0] / a[4], (4 * (a[1] + a[2] + a[3])) / a[5]];
            return { ...solution.estimateTime(...a), time: (arithmetic + memory) / 2 };
          },
        },
        {
          id: "07.weights-for-each-output",
          belief: "You read the weights anew for each output. Each weight is read once here, and kept at hand.",
          model: (...a) => solution.estimateTime(a[0], a[1] * a[3], a[2], a[3], a[4], a[5]),
        },
      ],
      blindSpots: [
        {
          id: "07.arithmetic-takes-longer",
          where: "the arithmetic takes longer",
          so: 'Then the time is MACs, divided by how many the machine does in a microsecond, and the word is "arithmetic".',
          holds: (...a) => solution.estimateTime(...a).waitsFor === "arithmetic",
        },
        {
          id: "07.moving-takes-longer",
          where: "moving takes longer",
          so: 'Then the time is that of weights, inputs and outputs at 4 bytes each, and the word is "memory".',
          holds: (...a) => solution.estimateTime(...a).waitsFor === "memory",
        },
      ],
    }),
    exercise({
      id: "07.digitsNetwork",
      title: "Your network",
      points: 8,
      solution: () => solution.digitsNetwork() as unknown as Value,
      cases: () => [[]],
      score: trial(digitRules),
      hints: [
        "Start small: one layer that looks, one that makes the map smaller, one that decides. What does costOfNetwork say of it?",
        "The message compares the digits it learned from with those it has not seen. Where both are low, the network is too narrow. Where only the second is, more weights won't help: which layers give it the same look at every place? And which layer spends most of the budget?",
        "The dense layer at the end is dear in weights, the first layer in MACs: it works on the largest map. Pools before them make both cheaper. And the dense layer mixes everything: must the layer before it mix as well, or is looking enough?",
      ],
      misconceptions: [],
    }),
    exercise({
      id: "07.leanNetwork",
      title: "Your network, at a price",
      points: 4,
      solution: () => solution.leanNetwork() as unknown as Value,
      cases: () => [[]],
      score: trial(leanRules),
      hints: [
        "Which layer of your best network costs most? What would it cost on a smaller map?",
        "A layer's MACs are its weights times its positions. Padding adds positions; a stride and a pool take them away, for this layer or for those behind it.",
        "One convolution without padding has 6 · 6 positions. A pool behind it leaves 3 · 3 places, and a dense layer on them costs one MAC a weight. How many filters does 93% take?",
      ],
      misconceptions: [],
    }),
  ],
};

type Counting = (size: number, channels: number, filters: number) => { weights: number; macs: number };
type Weigh = (channels: number, filters: number) => number;

/** Right but for these kinds. */
function but(wrong: Partial<Record<Kind, Counting>>) {
  return (kind: Kind, size: number, channels: number, filters: number) =>
    wrong[kind]?.(size, channels, filters) ?? solution.countCost(kind, size, channels, filters);
}

function cost(size: number, weights: number, kept = weights): { weights: number; macs: number } {
  return { weights: kept, macs: size * size * weights };
}

/** One number that is not 0, two pixels or more from every border, in a map of 8 × 9. */
function impulse(random: Random, channels: number): Image {
  const place = [random.whole(2, 5), random.whole(2, 6), random.whole(0, channels - 1)];
  return zeros([8, 9, channels]).set(random.whole(2, 9), ...place);
}

/** Whole numbers of which no two filters share a pattern. */
function weights(kernel: number, channels: number, filters: number): Kernel {
  return built4(
    [kernel, kernel, channels, filters],
    (i, j, c, f) => ((3 * i * i + 5 * j + 2 * c + f * (i + 2 * j + 1)) % 7) + 1,
  );
}

/** With a filter that is below 0 everywhere: none of a layer's weights is 0, but they may have any sign. */
function signed(kernel: Kernel): Kernel {
  return built4(kernel.shape, (i, j, c, f) => (f === 1 ? -1 : 1) * kernel.at(i, j, c, f));
}

/** How far from the one pixel a layer has answered. */
function reachOf(input: Image, output: Image): number {
  const at = (image: Image, i: number) => {
    const pixel = Math.floor(i / image.shape[2]);
    return [Math.floor(pixel / image.shape[1]), pixel % image.shape[1]];
  };
  const [y, x] = at(
    input,
    input.data.findIndex((v) => v !== 0),
  );
  return Math.max(
    ...Array.from(output.data, (v, i) => {
      const [row, column] = at(output, i);
      return v === 0 ? 0 : Math.max(Math.abs(row - y), Math.abs(column - x));
    }),
  );
}

function standardOrSeparable({ data, shape }: Image): "standard" | "separable" {
  const filters = shape[2];
  const first = Math.floor(data.findIndex((v) => v !== 0) / filters) * filters;
  const multiples = data.every((v, i) => v * data[first] === data[i - (i % filters)] * data[first + (i % filters)]);
  return multiples ? "separable" : "standard";
}

/** Weights of somebody whose depthwise filters are as deep as their input. */
function deepWeights(kind: Kind, size: number, channels: number, filters: number): number {
  if (kind === "depthwise") return 9 * channels * channels;
  if (kind === "separable") return 9 * channels * channels + channels * filters;
  return solution.countCost(kind, size, channels, filters).weights;
}

function mistaken(right: string, answered: string): string {
  return `You answer "${answered}" where it was "${right}". There ${MARKS[right]}.`;
}

/** Of a kind that has no line of its own, or comes too late: its answers are another one's. */
function takenForAnother() {
  const kinds = Object.keys(MARKS);
  const known = [
    "separable standard",
    "standard separable",
    "grouped depthwise",
    "atrous standard",
    "pointwise separable",
    "depthwise grouped",
  ];
  return kinds.flatMap((right) =>
    kinds
      .filter((answered) => answered !== right && !known.includes(`${right} ${answered}`))
      .map((answered) => ({
        id: `07.${right}-taken-for-${answered}`,
        belief: mistaken(right, answered),
        model: (input: Image, output: Image) => renamed(solution.whichLayer(input, output), { [right]: answered }),
      })),
  );
}

/** Two kinds whose names are exchanged. */
function exchanged() {
  const known = ["pointwise depthwise", "standard separable"];
  return pairs(Object.keys(MARKS))
    .filter((two) => !known.includes(two.join(" ")))
    .map(([a, b]) => ({
      id: `07.${a}-for-${b}-and-back`,
      belief: `You have "${a}" and "${b}" the wrong way round. Of "${a}", ${MARKS[a]}; of "${b}", ${MARKS[b]}.`,
      model: (input: Image, output: Image) => renamed(solution.whichLayer(input, output), { [a]: b, [b]: a }),
    }));
}

/** Two kinds that somebody takes for the same third one. */
function bothTakenFor() {
  const known = ["pointwise depthwise separable"];
  return pairs(Object.keys(MARKS)).flatMap(([a, b]) =>
    Object.keys(MARKS)
      .filter((answered) => answered !== a && answered !== b && !known.includes(`${a} ${b} ${answered}`))
      .map((answered) => ({
        id: `07.${a}-and-${b}-taken-for-${answered}`,
        belief: `You answer "${answered}" where it was "${a}" or "${b}". Of "${a}", ${MARKS[a]}; of "${b}", ${MARKS[b]}.`,
        model: (input: Image, output: Image) =>
          renamed(solution.whichLayer(input, output), { [a]: answered, [b]: answered }),
      })),
  );
}

function pairs(names: readonly string[]): [string, string][] {
  return names.flatMap((a, i) => names.slice(i + 1).map((b): [string, string] => [a, b]));
}

function litMaps({ data, shape: [, , filters] }: Image): number {
  return new Set(Array.from(data, (v, i) => (v === 0 ? -1 : i % filters)).filter((n) => n >= 0)).size;
}

/** Whether the first map's pattern is one column times one row. */
function isColumnTimesRow(map: Image): boolean {
  const [height, width] = map.shape;
  const rows = Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => map.at(y, x, 0)));
  const first = rows.find((row) => row.some((v) => v !== 0)) ?? [];
  const at = first.findIndex((v) => v !== 0);
  return rows.every((row) => row.every((v, x) => v * first[at] === row[at] * first[x]));
}

/** Depthwise kernels each of which is a column times a row. */
function columnTimesRow(channels: number): Kernel {
  return built4([3, 3, channels, 1], (i, j, c) => (i + 1) * (2 * j + 1 + c));
}

function renamed(name: string, names: Record<string, string>): string {
  return names[name] ?? name;
}

function conv(kernel: number, filters: number, groups = 1, stride = 1): Layer {
  return { kernel, stride, groups, filters };
}

const looks = (plan: Layer[]) => plan.some((layer) => layer.kernel > 1);
const mixes = (plan: Layer[]) => plan.some((layer) => layer.groups === 1);
const works = (plan: Layer[]) => looks(plan) && mixes(plan);

/** MACs, by an idea of how large a map becomes, and of what a layer costs besides. */
function macsBy(
  plan: Layer[],
  size: number,
  channels: number,
  becomes = (before: number, { stride }: Layer) => Math.ceil(before / stride),
  times = (_layer: Layer, _channels: number) => 1,
): number {
  return plan.reduce((macs, layer) => {
    size = becomes(size, layer);
    const { kernel, groups, filters } = layer;
    macs += ((size * size * kernel * kernel * channels * filters) / groups) * times(layer, channels);
    channels = filters;
    return macs;
  }, 0);
}

function macsOf(plan: Layer[], size: number, channels: number): number {
  return macsBy(plan, size, channels);
}

function macsRoundedDown(plan: Layer[], size: number, channels: number): number {
  return macsBy(plan, size, channels, (before, { stride }) => Math.floor(before / stride));
}

/** As if every layer got the channels of the first. */
function separately(plan: Layer[], size: number, channels: number): number {
  return plan.reduce((macs, layer, i) => macs + macsOf([layer], sizeBefore(plan, i, size), channels), 0);
}

/** As if every layer had a position for each pixel that it gets. */
function asItComes(plan: Layer[], size: number, channels: number): number {
  return plan.reduce((macs, layer, i) => {
    const got = plan[i - 1]?.filters ?? channels;
    return macs + macsOf([{ ...layer, stride: 1 }], sizeBefore(plan, i, size), got);
  }, 0);
}

function sizeBefore(plan: Layer[], layer: number, size: number): number {
  return plan.slice(0, layer).reduce((n, { stride }) => Math.ceil(n / stride), size);
}

function pick(
  plans: Layer[][],
  fits: (plan: Layer[]) => boolean,
  size: number,
  channels: number,
  cost = (plan: Layer[]) => macsOf(plan, size, channels),
): number {
  const costs = plans.map((plan) => (fits(plan) ? cost(plan) : Number.POSITIVE_INFINITY));
  const least = Math.min(...costs);
  return Number.isFinite(least) ? costs.indexOf(least) : -1;
}

type Measured = { macs: number; reads: number };

/** "200 95, 100 90" */
function measured(text: string): Measured[] {
  return text.split(", ").map((entry) => {
    const [macs, reads] = entry.split(" ").map(Number);
    return { macs, reads };
  });
}

function same(a: Measured, b: Measured, ...fields: (keyof Measured)[]): boolean {
  return fields.every((field) => a[field] === b[field]);
}

function beats(a: Measured, b: Measured): boolean {
  return a.macs <= b.macs && a.reads >= b.reads && (a.macs < b.macs || a.reads > b.reads);
}

/** Those whom no other network beats, by a wrong idea of beating. */
function left(beaten: (a: Measured, b: Measured) => boolean) {
  return (networks: Measured[]): number[] =>
    networks.flatMap((network, i) => (networks.some((other, j) => i !== j && beaten(other, network)) ? [] : [i]));
}

/** Those whom the first in this order does not beat. */
function against(networks: Measured[], order: (a: Measured, b: Measured) => number): number[] {
  const [first] = [...networks].sort(order);
  return networks.flatMap((network, i) => (beats(first, network) ? [] : [i]));
}

/** A picture with four pixels of 0 around it, and no two pixels alike inside. In tens: whoever adds 1 makes another number. */
function framed(random: Random, height: number, width: number, channels: number): Image {
  const inside = random.tensor([height, width, channels], 1, 9);
  const picture = zeros([height + 8, width + 8, channels]);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        picture.set(10 * (c === 0 ? y * width + x + 1 : inside.at(y, x, c)), y + 4, x + 4, c);
      }
    }
  }
  return picture;
}
