import { conv2d, depthwiseConv2d, pointwiseConv2d, separableConv2d, zeros } from "../../lib/index";
import * as solution from "../../solutions/07-choosing-a-convolution";
import { exercise, type Random, type Rubric, type Value } from "../rubric";
import { built4, type Image, type Kernel } from "./models";
import { type TrialRules, trial } from "./trial";

type Kind = solution.Kind;
type Layer = solution.Layer;

const KINDS: readonly Kind[] = ["standard", "pointwise", "depthwise", "separable", "grouped", "atrous", "transposed"];

/** What a network of exercise 7 may cost, how it is trained, and what its accuracy earns. */
export const digitRules: TrialRules = {
  input: [8, 8, 1],
  classes: 10,
  macs: 20_000,
  weights: 2_000,
  activations: 4_000,
  layers: 12,
  epochs: 20,
  batchSize: 32,
  learningRate: 0.01,
  seeds: [1, 2, 3],
  thresholds: [
    [0.9, 2],
    [0.915, 4],
    [0.925, 6],
    [0.935, 8],
  ],
};

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
      cases: () => [
        [3, 2, 12, 4],
        [3, 1, 20, 1],
        [5, 3, 24, 24],
        [1, 1, 16, 1],
        [7, 2, 30, 5],
      ],
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
      ],
    }),
    exercise({
      id: "07.countCost",
      title: "What each kind costs",
      points: 3,
      solution: solution.countCost,
      forbidden: ["costOf", "costOfNetwork", "evaluateFormula"],
      cases: (random): Parameters<typeof solution.countCost>[] => [
        ...KINDS.map((kind): Parameters<typeof solution.countCost> => [kind, 7, 12, 20]),
        ["separable", 10, 8, 16],
        ["grouped", 5, 8, random.whole(2, 9) * 4],
        ["transposed", random.whole(3, 9), 4, 8],
      ],
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
          id: "07.separable-multiplies",
          belief:
            "You multiplied the two halves of the separable layer. One comes after the other: their costs are added.",
          model: (kind, n, c, f) => (kind === "separable" ? cost(n, 9 * c * c * f) : solution.countCost(kind, n, c, f)),
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
      ],
    }),
    exercise({
      id: "07.whichLayer",
      title: "Which layer did this?",
      points: 3,
      solution: solution.whichLayer,
      forbidden: ["conv2d", "depthwiseConv2d", "pointwiseConv2d", "separableConv2d"],
      cases: (random) => {
        const spark = impulse(random, 6);
        return [
          [spark, conv2d(spark, weights(3, 6, 6), { padding: "same" })],
          [spark, conv2d(spark, weights(3, 6, 4), { padding: "same" })],
          [spark, depthwiseConv2d(spark, weights(3, 6, 1), { padding: "same" })],
          [spark, pointwiseConv2d(spark, weights(1, 6, 5))],
          [spark, conv2d(spark, weights(3, 2, 6), { padding: "same", groups: 3 })],
          [spark, conv2d(spark, weights(3, 6, 5), { padding: "same", dilation: 2 })],
          [spark, separableConv2d(spark, weights(3, 6, 1), weights(1, 6, 5), { padding: "same" })],
          [spark, pointwiseConv2d(spark, weights(1, 6, 6))],
        ];
      },
      hints: [
        "Which kinds can't move anything sideways, and which can't carry anything into another channel?",
        "Collect the pixels and the maps that are not 0. They tell all but two kinds apart. For those two: is each map a multiple of the first?",
        "One pixel: pointwise. One map: depthwise. Not all maps: grouped. No two pixels side by side: atrous. Every map with a[i] * b[0] === b[i] * a[0]: separable. Else: standard.",
      ],
      misconceptions: [
        {
          id: "07.where-is-enough",
          belief:
            "You looked at where the output is not 0, and called every full block standard. A separable layer reaches as many pixels and maps, but makes one pattern for all maps; compare their numbers.",
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
            "You called it depthwise as soon as some maps stayed 0. A depthwise layer lights one map; two of six is a group of two.",
          model: (x, y) => renamed(solution.whichLayer(x, y), { grouped: "depthwise" }),
        },
        {
          id: "07.as-many-maps-is-depthwise",
          belief:
            "You took as many maps as channels for the mark of a depthwise layer. Any kind can make six maps of six channels; look at how many of them answered.",
          model: (x, y) => (x.shape[2] === y.shape[2] ? "depthwise" : solution.whichLayer(x, y)),
        },
        {
          id: "07.holes-unseen",
          belief: "You did not look for holes. Nine pixels that don't touch are a kernel with a rate.",
          model: (x, y) => renamed(solution.whichLayer(x, y), { atrous: "standard" }),
        },
        {
          id: "07.pointwise-keeps-apart",
          belief:
            "You have pointwise and depthwise the wrong way round. Pointwise stays at one pixel and mixes channels; depthwise stays in one channel and mixes pixels.",
          model: (x, y) => renamed(solution.whichLayer(x, y), { pointwise: "depthwise", depthwise: "pointwise" }),
        },
      ],
    }),
    exercise({
      id: "07.cheapest",
      title: "The cheapest that does the work",
      points: 3,
      solution: solution.cheapest,
      forbidden: ["costOf", "costOfNetwork", "evaluateFormula"],
      cases: () => [
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
        [[[conv(3, 16, 1, 2)], [conv(3, 8, 8), conv(1, 32)]], 10, 8],
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
            "You counted as if no stride made the map smaller. A layer makes a map of ⌈size / stride⌉, and the layers behind it have only that many positions.",
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
      ],
    }),
    exercise({
      id: "07.layersToSee",
      title: "Deep enough to see",
      points: 2,
      solution: solution.layersToSee,
      forbidden: ["receptiveField", "evaluateFormula"],
      cases: (): Parameters<typeof solution.layersToSee>[] => [
        [15, "plain"],
        [15, "doubling"],
        [15, "strided"],
        [16, "plain"],
        [16, "doubling"],
        [28, "strided"],
        [224, "plain"],
        [224, "doubling"],
        [5, "strided"],
        [1, "plain"],
      ],
      hints: [
        "What does one number see before the first layer? By how much does each layer widen that?",
        "Keep the field and the step in two variables; go on as long as the field is smaller than `pixels`.",
        "field = 1, step = 1; while (field < pixels) { field += 2 * step; step doubles unless plain; layers++ }",
      ],
      misconceptions: [
        {
          id: "07.fields-multiply",
          belief:
            "You multiplied: 3, 9, 27. Neighbouring windows overlap; each plain layer adds 2 pixels, so 15 pixels take 7 layers.",
          model: (n) => grown(n, (field) => field * 3),
        },
        {
          id: "07.three-a-layer",
          belief: "You added 3 a layer. The centre tap is already counted: one pixel more on each side, 3, 5, 7.",
          model: (n, how) => grown(n, (field, i) => field + (how === "plain" ? 3 : 3 * 2 ** i), 0),
        },
        {
          id: "07.strides-see-no-further",
          belief:
            "You let strides count for nothing. Behind a stride of 2 neighbouring numbers are 2 pixels apart, then 4: the field doubles as it does with rates.",
          model: (n, how) => solution.layersToSee(n, how === "strided" ? "plain" : how),
        },
        {
          id: "07.stride-at-once",
          belief:
            "You let a stride stretch its own kernel. Its taps lie on the map that the layer reads; only the layers behind it see the longer jump: 3, then 7.",
          model: (n, how) =>
            how === "strided" ? grown(n, (field, i) => field + 2 ** (i + 2)) : solution.layersToSee(n, how),
        },
        {
          id: "07.rates-count-up",
          belief:
            "You took rates 1, 2, 3, 4. Doubling means 1, 2, 4, 8, and the field doubles with them: 3, 7, 15, 31.",
          model: (n, how) =>
            how === "doubling" ? grown(n, (field, i) => field + 2 * (i + 1)) : solution.layersToSee(n, how),
        },
        {
          id: "07.one-too-many",
          belief: "You went on until the field was larger than asked. 15 pixels are seen when the field is 15.",
          model: (n, how) => solution.layersToSee(n + 1, how),
        },
      ],
    }),
    exercise({
      id: "07.estimateTime",
      title: "What a layer waits for",
      points: 2,
      solution: solution.estimateTime,
      cases: (random) => [
        [1_000_000, 10_000, 20_000, 20_000, 10_000, 1_000],
        [1_000_000, 10_000, 20_000, 20_000, 2_000, 1_000],
        [40_000, 40_000, 200, 200, 3_000, 800],
        [115_200, 1_152, 800, 1_600, 4_000, 500],
        [7_200, 72, 800, 800, 4_000, 500],
        [random.whole(2, 9) * 90_000, 9_000, 1_000, 2_000, 3_000, 800],
        [9_000, 90, random.whole(5, 9) * 1_000, 4_000, 3_000, 800],
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
        "The message compares the digits it learnt from with those it has not seen. Where both are low, the network is too narrow. Where only the second is, more weights won't help: which layers give it the same look at every place? And which layer spends most of the budget?",
        "The dense layer at the end is dear in weights, the first layer in MACs: it works on the largest map. Pools before them make both cheaper. And the dense layer mixes everything: must the layer before it mix as well, or is looking enough?",
      ],
      misconceptions: [],
    }),
  ],
};

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

function renamed(name: string, names: Record<string, string>): string {
  return names[name] ?? name;
}

function conv(kernel: number, filters: number, groups = 1, stride = 1): Layer {
  return { kernel, stride, groups, filters };
}

const looks = (plan: Layer[]) => plan.some((layer) => layer.kernel > 1);
const mixes = (plan: Layer[]) => plan.some((layer) => layer.groups === 1);
const works = (plan: Layer[]) => looks(plan) && mixes(plan);

function macsOf(plan: Layer[], size: number, channels: number): number {
  return plan.reduce((macs, { kernel, stride, groups, filters }) => {
    size = Math.ceil(size / stride);
    macs += (size * size * kernel * kernel * channels * filters) / groups;
    channels = filters;
    return macs;
  }, 0);
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

/** Layers until a field that grows by `wider` reaches `pixels`. */
function grown(pixels: number, wider: (field: number, layer: number) => number, start = 1): number {
  let layers = 0;
  for (let field = start; field < pixels; layers++) field = wider(field, layers);
  return layers;
}
