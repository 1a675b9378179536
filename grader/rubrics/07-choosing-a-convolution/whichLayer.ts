import { conv2d, depthwiseConv2d, pointwiseConv2d, separableConv2d, tensor, zeros } from "../../../lib/index";
import * as solution from "../../../solutions/07-choosing-a-convolution";
import { exercise, type Random } from "../../rubric";
import { built, built4, type Image, type Kernel } from "../models";

/** What gives each kind away, to somebody who has taken it for another. */
const MARKS: Readonly<Record<string, string>> = {
  pointwise: "a single pixel answers, with all its maps: count the pixels that answer, not the numbers",
  standard: "pixels side by side answer in all maps, and no map is a multiple of another",
  atrous: "between the pixels that answer lie others that don't",
  grouped: "several maps answer, and some stay 0",
  depthwise: "a single map answers",
  separable: "all maps answer, and each is a multiple of the first",
};

export const whichLayer = exercise({
  id: "07.whichLayer",
  title: "Which layer did this?",
  points: 3,
  solution: solution.whichLayer,
  terms: {
    output:
      "Only one number was lit: so each map shows what its filter makes of that one channel, at each of its taps.",
    pixels:
      "(pixels are the places that are lit in any map.) They show where taps lie: at one place, side by side, or with holes between.",
    filters: "Each filter makes one map: a map that stays dark belongs to a filter that doesn't hear the lit channel.",
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
});

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
