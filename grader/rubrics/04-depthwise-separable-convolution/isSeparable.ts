import { tensor, toStandardKernel } from "../../../lib/index";
import * as solution from "../../../solutions/04-depthwise-separable-convolution";
import { exercise } from "../../rubric";
import { built4, type Kernel, slice, total } from "../models";
import { areMultiples, channelsOf, dot, everyPair, irregular, kernelOf, near, product, separableIf } from "./splitting";

export const isSeparable = exercise({
  id: "04.isSeparable",
  title: "What can't be split",
  points: 3,
  solution: solution.isSeparable,
  terms: {
    kernel: "It can be split if on each channel, taken by itself, all filters are multiples of one face.",
    largest: "What is only rounding depends on how large the weights are: 0.01 is much where the largest is 0.02.",
  },
  forbidden: ["toSeparableKernels"],
  cases: (random) => [
    [kernelOf("1 -1 0 0, 2 -2 0 0")],
    [kernelOf("1 -1 0 0, 1 0 -1 0")],
    [kernelOf("1 2 3 4")],
    [kernelOf("1 2 3 6, 2 4 6 12 | 1 0 0 1, 3 0 0 3")],
    [kernelOf("1 2 3 6, 2 4 6 12 | 4 0 0 4, 0 4 4 0")],
    [kernelOf("4 0 0 4, 0 4 4 0 | 1 2 3 6, 2 4 6 12")],
    [kernelOf("1 0 0 0, 0 1 0 0 | 0 1 0 0, 1 0 0 0")], // what the channels add up to would be split
    [kernelOf("1 2 3 4, 0 0 0 0 | 5 1 0 2, -5 -1 0 -2")],
    [kernelOf("1 2 3 4, 2 4 6 8 | 1 2 3 5, 1 2 3 5")],
    [kernelOf("1 0 0 1, 0 0 0 3, 1 2 1 1")],
    [kernelOf("1 0 0 1, 1 0 0 1 | 1 2 3 4, 1 2 3 4")],
    [kernelOf("0 0 0 0, 1 2 3 4, 4 3 2 1")],
    [kernelOf("1 2 3 4, 0 0 0 0, 4 3 2 1")],
    [kernelOf("0 0 0 0, 1 2 3 4, 2 4 6 8")],
    [kernelOf("0 1 2 0, 0 2 1 0")],
    [kernelOf("0 1 0 0, 0 2 0 0")],
    [kernelOf("1 0 2 0, 2 0 1 0")],
    [kernelOf("1 2 3 4, 1 3 2 4")],
    [kernelOf("1 1 0 0, 1 0 0 0")], // put together again it is too large somewhere, and nowhere too small
    [product(random, [2, 3, 3], 4)],
    [kernelOf("1 2 0 3 1 2, 2 4 0 6 2 4, -1 -2 0 -3 -1 -2 | 2 1 1 0 3 1, 0 0 0 0 0 0, 4 2 2 0 6 7")],
    [toStandardKernel(irregular([3, 2, 2, 1]), irregular([1, 1, 2, 4]))],
    [toStandardKernel(irregular([2, 2, 1, 1]), irregular([1, 1, 1, 3]))],
    [kernelOf("1 2 3 4, 4 3 2 1, 8 6 4 2")],
    [kernelOf("0 0 0 0, 1 2 3 4 | 2 1 0 0, 2 1 0 0")],
  ],
  byHand: () => [
    { args: [tensor([1, 2, -1, -2, 0, 0, 0, 0], [1, 4, 1, 2])], gives: true },
    { args: [tensor([1, 1, -1, 0, 0, -1, 0, 0], [1, 4, 1, 2])], gives: false },
  ],
  hints: [
    "Does it matter how channel 0 and channel 1 are related? Or only what the filters do with each channel?",
    "If the kernel can be split, what does `equivalentKernel` make of the two parts that `split` gives? And if it can't?",
    "Split it, put the two parts together again, and compare weight by weight: where one is off by more than a thousandth of the largest weight, answer false.",
  ],
  misconceptions: [
    {
      id: "04.face-rank",
      belief:
        "You asked whether each face is a column times a row. That is *spatially* separable: a question about one face alone. [1, 2, 3, 4] may stay as it is; what counts is whether all filters use multiples of it.",
      model: (kernel) => {
        const [h, w, channels, filters] = kernel.shape;
        for (let c = 0; c < channels; c++) {
          for (let n = 0; n < filters; n++) {
            for (let i = 1; i < h; i++) {
              for (let j = 1; j < w; j++) {
                const at = (y: number, x: number) => kernel.at(y, x, c, n);
                if (at(0, 0) * at(i, j) !== at(0, j) * at(i, 0)) return false;
              }
            }
          }
        }
        return true;
      },
    },
    {
      id: "04.filters-as-a-whole",
      belief:
        "You asked whether whole filters are multiples of each other, with one factor for all channels. A filter may take twice as much of one channel and half of another: the rule holds on each channel by itself.",
      model: (kernel) => {
        const [h, w, channels, filters] = kernel.shape;
        return solution.isSeparable(
          built4([h, w * channels, 1, filters], (i, q, _c, n) =>
            kernel.at(i, Math.floor(q / channels), q % channels, n),
          ),
        );
      },
    },
    {
      id: "04.across-channels",
      belief:
        "You also compared faces of different channels. Each channel has a face of its own in the depthwise step; only the faces that look at the *same* channel must be multiples of each other.",
      model: (kernel) => {
        const [h, w, channels, filters] = kernel.shape;
        return solution.isSeparable(
          built4([h, w, 1, channels * filters], (i, j, _c, q) =>
            kernel.at(i, j, q % channels, Math.floor(q / channels)),
          ),
        );
      },
    },
    {
      id: "04.first-channel",
      belief: "You looked at the first channel only. Every channel must pass.",
      model: (kernel) => solution.isSeparable(slice(kernel, 0)),
    },
    {
      id: "04.always",
      belief:
        "You answered yes to every kernel. Two filters [1, −1, 0, 0] and [1, 0, −1, 0] on one channel need two faces: multiplier 2.",
      model: () => true,
    },
    {
      id: "04.exact",
      belief:
        "You asked for numbers that are equal to the last digit. Weights have 32 bits: 1/7 of a face is rounded at every tap, so what is equal on paper differs in the seventh digit. Allow for that.",
      model: everyPair((m, n) => areMultiples(m, n, 0)),
    },
    {
      id: "04.divided",
      belief:
        "You divided one face by the other, tap by tap. Where both have a zero that is 0 / 0, NaN, and NaN equals nothing. Multiply instead: a face times an amount, which zeros don't disturb.",
      model: everyPair((m, n) => m.every((v, tap) => near(v / n[tap], m[0] / n[0]))),
    },
    {
      id: "04.first-tap",
      belief:
        "You compared every tap with the first one only. Where both faces begin with 0, all those products are 0 and say nothing: [0, 1, 2, 0] and [0, 2, 1, 0] need every pair of taps.",
      model: everyPair((m, n) => m.every((v, tap) => near(v * n[0], m[0] * n[tap]))),
    },
    {
      id: "04.first-tap-ratio",
      belief:
        "You took the ratio of two faces from their first taps. [0, 1, 0, 0] and [0, 2, 0, 0] begin with 0: 0 / 0 is no number, and yet the second is twice the first. Take the ratio where the face is largest.",
      model: separableIf(
        (m, n) => m.every((v, tap) => near(n[tap], (n[0] / m[0]) * v)),
        (m) => m === 0,
      ),
    },
    {
      id: "04.first-tap-ratio-forgiving",
      belief:
        "You took the ratio of two faces from their first taps. Where these are 0 it is no number, and no number is ever *larger* than a tolerance: your comparison lets everything pass. Take the ratio where the face is largest.",
      model: separableIf(
        (m, n) => !m.some((v, tap) => Math.abs(n[tap] - (n[0] / m[0]) * v) > 1e-3),
        (m) => m === 0,
      ),
    },
    {
      id: "04.next-tap",
      belief:
        "You compared every tap with the next one only. A tap of 0 hides the two beside it from each other: [1, 0, 2, 0] and [2, 0, 1, 0] are no multiples.",
      model: everyPair((m, n) => m.every((v, tap) => tap === 0 || near(v * n[tap - 1], m[tap - 1] * n[tap]))),
    },
    {
      id: "04.first-filter-only",
      belief:
        "You compared every filter with filter 0 only. If filter 0 takes nothing of the channel (all zeros), everything is a multiple to it: compare with a filter that uses the channel.",
      model: separableIf(areMultiples, (m) => m === 0),
    },
    {
      id: "04.neighbours-only",
      belief:
        "You compared every filter with the next one only. An all-zero face between two others hides them from each other: compare every pair of filters.",
      model: separableIf(areMultiples, (m, n) => n === m + 1),
    },
    {
      id: "04.same-face",
      belief:
        "You asked for equal faces. Multiples are enough, negative ones and zero too: the pointwise step scales each.",
      model: everyPair((m, n) => m.every((v, tap) => near(v, n[tap]))),
    },
    {
      id: "04.same-zeros",
      belief:
        "You compared where the faces are zero and where not. That is not enough: [1, 2, 3, 4] and [1, 3, 2, 4] have no zero at all, and no multiple of one is the other.",
      model: everyPair(
        (m, n) =>
          [m, n].some((face) => face.every((v) => v === 0)) || m.every((v, tap) => (v === 0) === (n[tap] === 0)),
      ),
    },
    {
      id: "04.channels-alike",
      belief:
        "You compared the channels of one filter with each other. It is the other way round: on one channel, the filters have to be multiples of one face.",
      model: (kernel) => {
        const [h, w, channels, filters] = kernel.shape;
        return solution.isSeparable(built4([h, w, filters, channels], (i, j, n, c) => kernel.at(i, j, c, n)));
      },
    },
    {
      id: "04.counts",
      belief:
        "You compared the numbers of filters and channels. They say nothing about which weights are there: each channel has one face only, for all filters.",
      model: (kernel) => kernel.shape[3] <= kernel.shape[2],
    },
    {
      id: "04.multiples-of-filter-0",
      belief:
        "You expressed every filter as a multiple of filter 0. Where filter 0 takes nothing of a channel, the others may still be multiples of each other, and the answer is yes.",
      model: separableIf(
        (m, n) => (m.every((v) => v === 0) ? n.every((v) => v === 0) : areMultiples(m, n)),
        (m) => m === 0,
      ),
    },

    {
      id: "04.same-direction",
      belief:
        "You accepted multiples above 0 only. A filter may take a face with a minus: [1, −1] and [−2, 2] share one.",
      model: everyPair((m, n) => areMultiples(m, n) && dot(m, n) >= 0),
    },
    {
      id: "04.some-channel",
      belief:
        "You answered yes as soon as one channel can be split. Every channel needs a face that all its filters share.",
      model: (kernel) =>
        Array.from({ length: kernel.shape[2] }, (_, c) => slice(kernel, c)).some((one) => solution.isSeparable(one)),
    },
    {
      id: "04.channels-summed",
      belief:
        "You added the channels up first and compared the sums. In one channel nothing of the others is seen: each is compared by itself.",
      model: (kernel) => {
        const [h, w, channels, filters] = kernel.shape;
        return solution.isSeparable(
          built4([h, w, 1, filters], (i, j, _c, n) =>
            total(Array.from({ length: channels }, (_, c) => kernel.at(i, j, c, n))),
          ),
        );
      },
    },
    {
      id: "04.last-channel",
      belief: "You looked at the last channel alone. Every channel needs a face that all its filters share.",
      model: (kernel) => solution.isSeparable(slice(kernel, kernel.shape[2] - 1)),
    },

    {
      id: "04.zeros-skipped",
      belief:
        "You skipped the taps where filter 0 is 0, since one can't divide there. If it is 0 at a tap and another filter isn't, no multiple of one makes the other: just those taps decide.",
      model: separableIf(
        (m, n) => {
          const ratios = n.flatMap((v, tap) => (m[tap] === 0 ? [] : [v / m[tap]]));
          return ratios.every((ratio) => near(ratio, ratios[0]));
        },
        (m) => m === 0,
      ),
    },

    {
      id: "04.whole-filters-and-filter-0",
      belief:
        "You compared whole filters with filter 0, one factor for all channels. A filter may take twice as much of one channel and half of another: the rule holds on each channel by itself.",
      model: (kernel) => {
        const [first, ...others] = wholeFilters(kernel);
        return others.every((other) => areMultiples(first, other));
      },
    },
    {
      id: "04.whole-multiples-of-filter-0",
      belief:
        "You asked whether every filter is a multiple of filter 0, one factor for all channels. A filter may take twice as much of one channel and half of another; and where filter 0 takes nothing, others may still share a face.",
      model: (kernel) => {
        const [first, ...others] = wholeFilters(kernel);
        return others.every((other) => multiplesOfFirst(first, other));
      },
    },
    {
      id: "04.ratio-of-sums",
      belief:
        "You took the ratio of two faces from their sums. A face whose weights cancel, such as [1, −1, 0, 0], has the sum 0, and everything seems to fit. Compare the faces tap by tap.",
      model: separableIf(
        (m, n) => m.every((v, tap) => near(n[tap] * total(m), v * total(n))),
        (m) => m === 0,
      ),
    },
    {
      id: "04.first-two-filters",
      belief: "You compared the first two filters only. All filters have to share a channel's face.",
      model: separableIf(areMultiples, (m, n) => m === 0 && n === 1),
    },
    {
      id: "04.fewer-weights",
      belief:
        "You asked whether two steps would need fewer weights. That says whether splitting pays, not whether it can be done: it depends on what the weights are.",
      model: (kernel) => {
        const [h, w, channels, filters] = kernel.shape;
        return h * w * channels + channels * filters < h * w * channels * filters;
      },
    },
    ...[false, true].map((every) => ({
      id: `04.some-pair${every ? "" : "-with-filter-0"}`,
      belief: "You answered yes as soon as two filters share a face. On every channel all of them must.",
      model: (kernel: Kernel) =>
        channelsOf(kernel).some((columns) =>
          columns.some((n, j) => columns.some((m, i) => i < j && (every || i === 0) && areMultiples(m, n))),
        ),
    })),
    {
      id: "04.zeros-refused",
      belief:
        "You answered no where a filter takes nothing of a channel. All zeros is 0 times the face: such a filter is never in the way.",
      model: (kernel) =>
        solution.isSeparable(kernel) &&
        channelsOf(kernel).every((columns) => columns.every((n) => n.some((v) => v !== 0))),
    },
    {
      id: "04.single-filter",
      belief:
        "You answered yes only where there is one filter. Several may share a channel's face, each in an amount of its own.",
      model: (kernel) => kernel.shape[3] === 1,
    },
    {
      id: "04.whole-times",
      belief:
        "You accepted whole multiples only. An amount may be any number: [2, 4] and [3, 6] share the face [1, 2], in amounts 2 and 3.",
      model: everyPair(
        (m, n) =>
          areMultiples(m, n) &&
          m.every((v, tap) => v === 0 || Number.isInteger(n[tap] / v) || Number.isInteger(v / n[tap])),
      ),
    },
    {
      id: "04.same-face-or-none",
      belief:
        "You asked for equal faces, and let a filter take nothing. Any multiple will do: the pointwise step scales each.",
      model: everyPair(
        (m, n) => [m, n].some((face) => face.every((v) => v === 0)) || m.every((v, tap) => near(v, n[tap])),
      ),
    },
    {
      id: "04.never",
      belief:
        "You answered no to every kernel. Filters that are multiples of one face on each channel can be split: [1, −1, 0, 0] and [2, −2, 0, 0].",
      model: () => false,
    },

    {
      id: "04.zeros-of-either-skipped",
      belief:
        "You skipped the taps where one of two faces is 0. Just those decide: where one is 0 and the other isn't, no multiple of one makes the other.",
      model: separableIf(
        (m, n) => {
          const ratios = n.flatMap((v, tap) => (m[tap] === 0 || v === 0 ? [] : [v / m[tap]]));
          return ratios.every((ratio) => near(ratio, ratios[0]));
        },
        (m) => m === 0,
      ),
    },
    {
      id: "04.first-tap-ratio-exact",
      belief:
        "You took the ratio of two faces from their first taps, and asked for numbers that are equal to the last digit. A first tap of 0 gives no ratio; and weights of 32 bits are rounded, so allow for a little.",
      model: separableIf(
        (m, n) => m.every((v, tap) => n[tap] === (n[0] / m[0]) * v),
        (m) => m === 0,
      ),
    },
    {
      id: "04.same-direction-as-filter-0",
      belief:
        "You accepted multiples of filter 0 above 0 only. A filter may take a face with a minus; and where filter 0 takes nothing, the others have to be compared with each other.",
      model: separableIf(
        (m, n) => areMultiples(m, n) && dot(m, n) >= 0,
        (m) => m === 0,
      ),
    },
    {
      id: "04.too-forgiving",
      belief:
        "You allow for too much: [1, 1, 0, 0] and [1, 0, 0, 0] pass as multiples. Rounding shows in the seventh digit: a thousandth of the largest weight is plenty.",
      model: everyPair((m, n) => areMultiples(m, n, 1)),
    },
  ],
  blindSpots: [
    {
      id: "04.rounded-weights",
      where: "weights are rounded to 32 bits",
      so: "What is equal on paper differs there in the seventh digit. Allow for a little, such as a thousandth of the largest weight.",
      holds: (kernel) => kernel.data.some((v) => !Number.isInteger(v)),
    },
  ],
});

/** Each filter's weights on all channels, in one list. */
function wholeFilters(kernel: Kernel): number[][] {
  const channels = channelsOf(kernel);
  return channels[0].map((_, n) => channels.flatMap((columns) => columns[n]));
}

/** Whether one list is a multiple of another; of zeros only zeros are. */
function multiplesOfFirst(first: number[], other: number[]): boolean {
  return first.every((v) => v === 0) ? other.every((v) => v === 0) : areMultiples(first, other);
}
