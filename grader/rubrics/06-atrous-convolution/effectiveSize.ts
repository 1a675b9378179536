import * as solution from "../../../solutions/06-atrous-convolution";
import { exercise } from "../../rubric";

export const effectiveSize = exercise({
  id: "06.effectiveSize",
  title: "Over the holes",
  points: 1,
  solution: solution.effectiveSize,
  terms: {
    kernel: "All taps count, and so do the gaps between them, of which there is one fewer: 3 taps have 2.",
    rate: "It is the distance from one tap to the next: rate 1 leaves no hole between them, rate 4 leaves three.",
  },
  forbidden: ["dilateKernel"],
  cases: () => [
    [3, 4],
    [3, 1],
    [3, 2],
    [5, 2],
    [2, 6],
    [7, 3],
    [1, 5],
    // Even numbers of taps have no middle one.
    [2, 3],
    [4, 5],
    [6, 1],
    [1, 2],
  ],
  byHand: () => [{ args: [3, 4], gives: 9 }],
  hints: [
    "Draw 3 taps at rate 4. How many gaps are there, and how many holes in each?",
    "kernel taps have kernel − 1 gaps; at rate r each gap holds r − 1 pixels.",
    "kernel + (kernel - 1) * (rate - 1).",
  ],
  misconceptions: [
    {
      id: "06.times-rate",
      belief:
        "You multiplied: kernel · rate. The last tap has no holes behind it, so 3 taps at rate 4 reach over 9 pixels, not 12.",
      model: (k, r) => k * r,
    },
    {
      id: "06.plus-rate",
      belief:
        "You added the rate once. Holes lie in every gap between taps: 3 taps at rate 4 reach over 9 pixels, not 7.",
      model: (k, r) => k + r,
    },
    {
      id: "06.rate-is-holes",
      belief:
        "You took the rate for the number of holes. Rate r puts r − 1 holes between two taps; rate 1 has none. 3 taps at rate 4 reach over 9 pixels, not 11.",
      model: (k, r) => k + (k - 1) * r,
    },
    {
      id: "06.forgot-last-tap",
      belief: "You counted from the first tap to the last, but not the last tap itself: 9 pixels, not 8.",
      model: (k, r) => (k - 1) * r,
    },
    {
      id: "06.undilated",
      belief: "You ignored the rate. The number of weights stays, but they lie further apart.",
      model: (k) => k,
    },
    {
      id: "06.both-sides-once",
      belief:
        "You added the rate once on either side of the middle: that is the reach of three taps. With more taps there are more gaps; the last tap lies (k − 1) · rate from the first.",
      model: (_k, r) => 1 + 2 * r,
    },
    {
      id: "06.holes-taken-away",
      belief: "You took the holes away. They are added to the taps: the kernel gets wider.",
      model: (k, r) => k - (k - 1) * (r - 1),
    },
    {
      id: "06.holes-behind-every-tap",
      belief:
        "Two things. The rate is the distance between taps, so there is one hole fewer in each gap; and behind the last tap there are none.",
      model: (k, r) => k + k * r,
    },

    {
      id: "06.powers-of-the-rate",
      belief:
        "You let the gaps grow, as in a stack whose rates double. Within one kernel all gaps are equally wide: each next tap lies `rate` pixels further.",
      model: (k, r) => Array.from({ length: k - 1 }, (_, i) => r ** (i + 1)).reduce((sum, gap) => sum + gap, 1),
    },
    {
      id: "06.one-gap",
      belief:
        "You added the holes of one gap. There is one between each tap and the next: kernel − 1 gaps, with rate − 1 holes in each.",
      model: (k, r) => k + (r - 1),
    },
    {
      id: "06.holes-outside-too",
      belief:
        "You put holes before the first tap and behind the last as well. They lie between taps only: kernel − 1 gaps.",
      model: (k, r) => k + (k + 1) * (r - 1),
    },
    {
      id: "06.gaps-without-taps",
      belief: "You counted the holes alone. The taps themselves are pixels as well: holes and taps together.",
      model: (k, r) => (k - 1) * (r - 1),
    },
    {
      id: "06.always-two-gaps",
      belief:
        "You added the holes of two gaps, as a kernel of 3 has them. There is a gap between each tap and the next: 5 taps have four.",
      model: (k, r) => k + 2 * (r - 1),
    },
    {
      id: "06.distance-doubles",
      belief:
        "You let the distance double with each step of the rate. The rate is the distance itself: at rate 4 a tap lies 4 pixels from the next, not 8.",
      model: (k, r) => (k - 1) * 2 ** (r - 1) + 1,
    },
    {
      id: "06.rate-is-holes-above-1",
      belief:
        "You took a rate above 1 for the number of holes. Rate 1 means taps 1 apart, rate 2 means 2 apart, with one hole between: a rate of r leaves r − 1 holes.",
      model: (k, r) => (r === 1 ? k : k + (k - 1) * r),
    },
    {
      id: "06.one-off-the-product",
      belief:
        "You took one pixel off kernel · rate. That is right at rate 2; at rate 4 the last tap would have three holes behind it, and none of them counts: 9 pixels, not 11.",
      model: (k, r) => k * r - 1,
    },
    {
      id: "06.as-many-gaps-as-taps",
      belief:
        "You counted as many steps as taps. From the first of 3 taps to the last it is two steps of `rate`, and one pixel more.",
      model: (k, r) => k * r + 1,
    },
    {
      id: "06.around-a-middle",
      belief:
        "You counted from a middle tap outwards, as many on either side. An even number of taps has no middle one: 2 taps at rate 3 are x··x, 4 pixels.",
      model: (k, r) => 2 * Math.floor(k / 2) * r + 1,
    },
  ],
  blindSpots: [
    {
      id: "06.even-taps",
      where: "the number of taps is even",
      so: "Such a kernel has no middle tap: 2 taps at rate 3 are x··x, 4 pixels.",
      holds: (kernel) => kernel % 2 === 0,
    },
    {
      id: "06.rate-1",
      where: "the rate is 1",
      so: "Rate 1 leaves no holes: a kernel reaches over its taps, and no more.",
      holds: (_kernel, rate) => rate === 1,
    },
    {
      id: "06.one-tap",
      where: "the kernel has a single tap",
      so: "With one tap there is no gap, and no hole at any rate: 1 pixel.",
      holds: (kernel) => kernel === 1,
    },
    {
      id: "06.not-three-taps",
      where: "the kernel doesn't have three taps",
      so: "Each further tap brings one more gap: 5 taps have four gaps, 2 taps one.",
      holds: (kernel) => kernel !== 3,
    },
  ],
});
