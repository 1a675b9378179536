import * as solution from "../../../solutions/07-choosing-a-convolution";
import { exercise } from "../../rubric";

type Kind = solution.Kind;
type Weigh = (channels: number, filters: number) => number;

const KINDS: readonly Kind[] = ["standard", "pointwise", "depthwise", "separable", "grouped", "atrous", "transposed"];

export const countCost = exercise({
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
      model: (kind, n, c, f) => (kind === "grouped" ? cost(n, (9 * c * f) / 16) : solution.countCost(kind, n, c, f)),
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
      belief: "You multiplied the two halves of the separable layer. One comes after the other: their costs are added.",
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
      belief: "Your MACs are the weights. Each weight is used again at every position: 100 times on a map of 10 × 10.",
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
});

type Counting = (size: number, channels: number, filters: number) => { weights: number; macs: number };

/** Right but for these kinds. */
function but(wrong: Partial<Record<Kind, Counting>>) {
  return (kind: Kind, size: number, channels: number, filters: number) =>
    wrong[kind]?.(size, channels, filters) ?? solution.countCost(kind, size, channels, filters);
}

function cost(size: number, weights: number, kept = weights): { weights: number; macs: number } {
  return { weights: kept, macs: size * size * weights };
}

/** Weights of somebody whose depthwise filters are as deep as their input. */
function deepWeights(kind: Kind, size: number, channels: number, filters: number): number {
  if (kind === "depthwise") return 9 * channels * channels;
  if (kind === "separable") return 9 * channels * channels + channels * filters;
  return solution.countCost(kind, size, channels, filters).weights;
}
