import * as solution from "../../../solutions/04-depthwise-separable-convolution";
import { exercise } from "../../rubric";
import { last } from "./models";

export const largestMultiplier = exercise({
  id: "04.largestMultiplier",
  title: "How many faces pay",
  points: 2,
  solution: solution.largestMultiplier,
  terms: {
    kernel: "A face has kernel · kernel taps; the pointwise step has one, so its cost doesn't depend on kernel.",
    channels:
      "All three costs have channels as a factor: the standard layer, the faces and the mixing work on every channel.",
    filters:
      "The standard layer and the pointwise step cost so much for each filter; the faces are shared by all of them.",
  },
  cases: () => layers,
  byHand: () => [{ args: [3, 3, 8], gives: 4 }],
  hints: [
    "What does the first face of every channel cost, in the depthwise and in the pointwise step? And the second?",
    "Both steps cost m times as much with multiplier m. How often does that fit into the standard layer's cost, with something left over?",
    "Count up: while (m + 1) * (kernel * kernel * channels + channels * filters) is less than kernel * kernel * channels * filters, one more face pays.",
  ],
  misconceptions: [
    {
      id: "04.pointwise-pays-once",
      belief:
        "You let the pointwise step cost the same for every multiplier. It mixes channels · m maps: it, too, costs m times as much.",
      model: (k, c, n) => last((m) => m * k * k * c + c * n < k * k * c * n),
    },
    {
      id: "04.depthwise-alone",
      belief:
        "You counted the depthwise step alone. The pointwise step follows, with a weight a filter for every map that the multiplier makes: it grows with the multiplier as well.",
      model: (_k, _c, n) => n - 1,
    },
    {
      id: "04.depthwise-pays-once",
      belief:
        "You let only the pointwise step grow. Each face more is filtered with at every position, too: the depthwise step costs m times as much.",
      model: (k, c, n) => last((m) => k * k * c + m * c * n < k * k * c * n),
    },
    {
      id: "04.multiplier-squared",
      belief:
        "You multiplied the pointwise weights twice. A filter of the pointwise step reads channels · m maps; there are still `filters` of them, not m times as many.",
      model: (k, c, n) => last((m) => m * k * k * c + m * c * m * n < k * k * c * n),
    },
    {
      id: "04.input-channels",
      belief:
        "Your answer depends on the input channels, and not on the filters. It is the other way round: each face of a channel costs kernel · kernel MACs to look and `filters` to mix, so the channels cancel.",
      model: (k, c) => last((m) => m * (k * k + c) < k * k * c),
    },
    {
      id: "04.kernel-not-squared",
      belief: "You took the kernel's side once. A face has kernel · kernel taps.",
      model: (k, c, n) => last((m) => m * (k * c + c * n) < k * c * n),
    },
    {
      id: "04.not-whole",
      belief:
        "You answered with the multiplier at which both cost the same. A multiplier is a whole number, and the two steps have to cost *fewer* MACs: the next whole number below.",
      model: (k, _c, n) => (k * k * n) / (k * k + n),
    },
    {
      id: "04.a-face-a-tap",
      belief:
        "You answered with one face a tap. So many build any kernel; the question is how many pay, and that depends on the filters.",
      model: (k) => k * k,
    },
    {
      id: "04.one-face-too-many",
      belief:
        "You answered with the first multiplier that doesn't cost less. Wanted is the last one that does: one before it.",
      model: (k, c, n) => solution.largestMultiplier(k, c, n) + 1,
    },
    {
      id: "04.at-least-one",
      belief: "Where even multiplier 1 costs more, you still answer 1. Then it never pays, and the answer is 0.",
      model: (k, c, n) => Math.max(1, solution.largestMultiplier(k, c, n)),
    },
    {
      id: "04.as-many-is-fewer",
      belief:
        "You went on while the two steps cost no more. Asked is fewer: a multiplier at which both cost the same does not count.",
      model: (k, _c, n) => Math.floor((k * k * n) / (k * k + n)),
    },

    {
      id: "04.mixing-alone",
      belief:
        "You compared the mixing alone with the standard layer. The looking costs as well: kernel · kernel for each face.",
      model: (k) => k * k - 1,
    },
    {
      id: "04.rounded",
      belief:
        "You rounded the quotient. Fewer MACs is asked for: the largest whole multiplier below it, however near the next one is.",
      model: (k, _c, n) => Math.round((k * k * n) / (k * k + n)),
    },

    {
      id: "04.as-many-as-bring-something-new",
      belief:
        "You answered how many faces bring something new: as many as there are taps, or filters. Long before that the two steps cost more than the standard layer.",
      model: (k, c, n) => (k * k * c + c * n < k * k * c * n ? Math.min(k * k, n) : 0),
    },

    {
      id: "04.pointwise-pays-once-below-0",
      belief:
        "You let the pointwise step cost the same for every multiplier. It mixes channels · m maps: it, too, costs m times as much. And where even multiplier 1 costs more, the answer is 0.",
      model: (k, c, n) => Math.ceil((k * k * c * n - c * n) / (k * k * c)) - 1,
    },
    {
      id: "04.depthwise-pays-once-below-0",
      belief:
        "You let only the pointwise step grow. Each face more is filtered with at every position, too: the depthwise step costs m times as much. And where even multiplier 1 costs more, the answer is 0.",
      model: (k, c, n) => Math.ceil((k * k * c * n - k * k * c) / (c * n)) - 1,
    },
    {
      id: "04.face-through-all-channels",
      belief:
        "You let each face reach through all channels: kernel · kernel · channels MACs a map. That is a standard layer's filter. A face stands on one channel only: kernel · kernel.",
      model: (k, c, n) => last((m) => m * (k * k * c * c + c * n) < k * k * c * n),
    },
    {
      id: "04.mixing-without-filters",
      belief:
        "You left the filters out of the pointwise step, as if each map were taken once. Every filter takes an amount of every map: channels · m · filters MACs.",
      model: (k, _c, n) => last((m) => m * (k * k + 1) < k * k * n),
    },
    {
      id: "04.mixing-without-channels",
      belief:
        "You left the channels out of the pointwise step. Every filter takes an amount of every map: channels · m · filters MACs.",
      model: (k, c, n) => last((m) => m * (k * k * c + n) < k * k * c * n),
    },
    {
      id: "04.one-face-for-all-channels",
      belief:
        "You counted one face where there is one for every channel: kernel · kernel · channels MACs for each multiplier.",
      model: (k, c, n) => last((m) => m * (k * k + c * n) < k * k * c * n),
    },
    {
      id: "04.filters-mix-filters",
      belief:
        "You counted filters · filters MACs for the mixing. What is mixed are the maps of the depthwise step, channels · m of them, into `filters` numbers.",
      model: (k, c, n) => last((m) => m * (k * k * c + n * n) < k * k * c * n),
    },
    {
      id: "04.up-to-10",
      belief: "Your search gives up at multiplier 10. With a large kernel and many filters more faces pay.",
      model: (k, c, n) => Math.min(10, solution.largestMultiplier(k, c, n)),
    },
    {
      id: "04.never-pays",
      belief:
        "You answer 0 each time, as if the two steps never cost less. They do for most layers: kernel 3, 3 channels and 8 filters take 216 MACs in one step, and 27 + 24 in two.",
      model: () => 0,
    },

    {
      id: "04.one-below-the-quotient",
      belief:
        "You took one off the quotient each time. That is so where some multiplier costs exactly as much; elsewhere the whole number below it still costs fewer.",
      model: (k, _c, n) => Math.floor((k * k * n) / (k * k + n)) - 1,
    },
    {
      id: "04.saves-most",
      belief:
        "You answered 1 wherever that pays: the multiplier that saves most. Asked is up to which the two steps still cost fewer MACs.",
      model: (k, c, n) => Math.min(1, solution.largestMultiplier(k, c, n)),
    },

    {
      id: "04.standard-without-channels",
      belief:
        "You left the channels out of the standard layer. Each of its filters reaches through all of them: kernel · kernel · channels · filters MACs.",
      model: (k, c, n) => last((m) => m * (k * k * c + c * n) < k * k * n),
    },
    {
      id: "04.a-row-and-a-column",
      belief:
        "You counted kernel + kernel taps for a face, as for a column and a row: that is *spatially* separable. Here a face stays whole, kernel · kernel taps.",
      model: (k, _c, n) => last((m) => m * (2 * k + n) < k * k * n),
    },
  ],
  blindSpots: [
    {
      id: "04.costs-alike",
      where: "some multiplier costs exactly as much as the standard layer",
      so: "Fewer MACs are asked for: that multiplier is one too many.",
      holds: (k, _c, n) => (k * k * n) % (k * k + n) === 0,
    },
    {
      id: "04.not-even-one",
      where: "even multiplier 1 costs more",
      so: "There the answer is 0. With a 1×1 kernel, or a single filter, there is nothing that two steps could save.",
      holds: (k, _c, n) => k * k * n < k * k + n,
    },
    {
      id: "04.kernel-of-1",
      where: "the kernel is 1×1",
      so: "The standard layer is a pointwise one there already, and a second step can only cost more: 0.",
      holds: (k) => k === 1,
    },
    {
      id: "04.more-than-ten",
      where: "more than ten faces pay",
      so: "Nothing bounds the multiplier but its cost.",
      holds: (k, c, n) => solution.largestMultiplier(k, c, n) > 10,
    },
  ],
});

/** Kernel, channels, filters. With [2, 3, 4] two faces cost exactly as much as the standard layer, with [3, 5, 18] six do. */
const layers = [
  [3, 3, 8],
  [3, 4, 5],
  [5, 7, 2],
  [1, 6, 9],
  [3, 8, 64],
  [5, 32, 96],
  [7, 16, 40],
  [2, 3, 4],
  [1, 4, 2],
  [3, 5, 18],
  [3, 4, 1],
] as const;
