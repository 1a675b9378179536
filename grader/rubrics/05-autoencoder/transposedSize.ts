import * as solution from "../../../solutions/05-autoencoder";
import { exercise } from "../../rubric";

export const transposedSize = exercise({
  id: "05.transposedSize",
  title: "How long is the way up?",
  points: 1,
  solution: solution.transposedSize,
  terms: {
    kernel: "The steps lead to where the last kernel begins; from there it is laid down whole, once.",
    stride: "Neighbouring kernels begin stride apart, and from the first of n to the last there are n − 1 such steps.",
    padding: "What a convolution the other way would put on is cut off here, as much at each end.",
    extra:
      "So many positions more, at the end only: a convolution makes n of several sizes, and this says which one is meant.",
  },
  forbidden: ["outputSize"],
  cases: () => [
    [3, 3, 2, 0, 0],
    [4, 3, 2, 1, 0],
    [4, 3, 2, 1, 1],
    [5, 5, 3, 1, 2],
    [7, 4, 2, 1, 0],
    [6, 2, 1, 0, 0],
    [5, 6, 3, 2, 1],
    // A kernel shorter than the stride: behind the last one there is nothing.
    [3, 2, 4, 0, 1],
    [4, 1, 2, 0, 0],
    [5, 3, 1, 1, 0],
  ],
  byHand: () => [
    { args: [3, 3, 2, 0, 0], gives: 7 },
    { args: [3, 3, 2, 1, 0], gives: 5 },
    { args: [3, 3, 2, 1, 1], gives: 6 },
  ],
  hints: [
    "Draw three kernels of 3, each 2 further than the last. Where does the first begin, and where does the last end?",
    "n kernels have n − 1 steps between them. What does the last one add?",
    "(n - 1) * stride + kernel - 2 * padding + extra: here padding cuts off.",
  ],
  misconceptions: [
    {
      id: "05.n-times-stride",
      belief:
        'You took n · stride. That is what padding "same" arranges; in general the last kernel sticks out beyond its stride: for n = 3, kernel 3, stride 2 it is 7, not 6.',
      model: (n, _k, s) => n * s,
    },
    {
      id: "05.forward-rule",
      belief:
        "You used the rule of the ordinary convolution. A transposed one goes the other way: it makes maps larger.",
      model: (n, k, s, p) => Math.floor((n + 2 * p - k) / s) + 1,
    },
    {
      id: "05.padding-added",
      belief: "You added the padding. Here it takes away: it is the padding of the convolution whose way back this is.",
      model: (n, k, s, p, e) => (n - 1) * s + k + 2 * p + e,
    },
    {
      id: "05.n-steps",
      belief: "You counted n steps. Between n kernels there are n − 1.",
      model: (n, k, s, p, e) => n * s + k - 2 * p + e,
    },
    {
      id: "05.extra-ignored",
      belief:
        "You left out the output padding. It settles which of several sizes is meant, since the floor of the way down forgot.",
      model: (n, k, s, p) => (n - 1) * s + k - 2 * p,
    },
    {
      id: "05.forward-rule-with-extra",
      belief:
        "That is the size of a convolution, which makes the line shorter. Solve it for the input: that is where the transposed one leads back to.",
      model: (n, k, s, p, e) => Math.floor((n + 2 * p - k) / s) + 1 + e,
    },
    {
      id: "05.n-times-stride-and-extra",
      belief:
        "You took n · stride. That is so only where kernel and padding are chosen for it; in general the last kernel reaches beyond its step: (n − 1) · stride + kernel.",
      model: (n, _k, s, _p, e) => n * s + e,
    },

    {
      id: "05.extra-in-strides",
      belief:
        "You took the output padding for more positions of the kernel. It is counted in numbers of the output: one of it makes the output longer by one.",
      model: (n, k, s, p, e) => (n - 1 + e) * s + k - 2 * p,
    },
    {
      id: "05.padding-off-the-input",
      belief:
        "You took the padding off the input, before it is enlarged. It is cut off the output: one less at each end, and not a stride.",
      model: (n, k, s, p, e) => (n - 1 - 2 * p) * s + k + e,
    },
    {
      id: "05.stretched-then-convolved",
      belief:
        "You stretched the input and ran an ordinary convolution over it, which makes it shorter by the kernel. Here every number lays down its whole kernel: the kernel makes the output longer, and the padding makes it shorter.",
      model: (n, k, s, p, e) => n + (n - 1) * (s - 1) + 2 * p - k + 1 + e,
    },
    {
      id: "05.overlap-is-the-stride",
      belief:
        "You took a stride off for every overlap. The stride is how far the next kernel begins; two neighbours share kernel − stride.",
      model: (n, k, s, p, e) => n * k - (n - 1) * s - 2 * p + e,
    },
    {
      id: "05.n-times-stride-less-padding",
      belief:
        "You took n · stride for the length without padding. The last kernel reaches beyond its step: it is (n − 1) · stride + kernel.",
      model: (n, _k, s, p, e) => n * s - 2 * p + e,
    },
    {
      id: "05.kernels-side-by-side",
      belief:
        "You laid the kernels side by side. They begin stride apart: (n − 1) · stride to the last, and its length.",
      model: (n, k, _s, p, e) => n * k - 2 * p + e,
    },
    {
      id: "05.kernel-too-short-by-one",
      belief:
        "You counted the steps of the last kernel, kernel − 1, and not its numbers. From the first number of the first kernel to the last of the last there are (n − 1) · stride + kernel.",
      model: (n, k, s, p, e) => (n - 1) * s + k - 1 - 2 * p + e,
    },
    {
      id: "05.gap-behind-the-last",
      belief:
        "You counted a whole stride behind the last kernel, also where the kernel is shorter than the stride. Some libraries do; here the output ends with the last kernel: (n − 1) · stride + kernel.",
      model: (n, k, s, p, e) => n * s + Math.max(k - s, 0) - 2 * p + e,
    },
    {
      id: "05.all-multiplied",
      belief:
        "You multiplied all three. The kernel does not make it so many times as long: the last kernel begins at (n − 1) · stride and is added once.",
      model: (n, k, s, p, e) => n * s * k - 2 * p + e,
    },
    {
      id: "05.n-times-stride-padding-once",
      belief:
        "You took n · stride less the padding. The last kernel reaches beyond its step, (n − 1) · stride + kernel, and the padding is cut off at both ends.",
      model: (n, _k, s, p, e) => n * s - p + e,
    },
    {
      id: "05.n-times-stride-padding-added",
      belief:
        "You took n · stride and added the padding. The last kernel reaches beyond its step, (n − 1) · stride + kernel; and here the padding takes away.",
      model: (n, _k, s, p, e) => n * s + 2 * p + e,
    },
    {
      id: "05.padding-added-once",
      belief: "You added the padding, once. Here it takes away, at both ends: 2 · padding numbers.",
      model: (n, k, s, p, e) => (n - 1) * s + k + p + e,
    },
    {
      id: "05.padding-added-without-extra",
      belief:
        "You added the padding and left out the output padding. Padding takes away here, at both ends; the output padding is what is added.",
      model: (n, k, s, p) => (n - 1) * s + k + 2 * p,
    },
    {
      id: "05.stride-times-forward",
      belief:
        "You took the rule of a convolution with stride and multiplied by the stride instead of dividing. Solved for the input it is (n − 1) · stride + kernel − 2 · padding.",
      model: (n, k, s, p, e) => (n + 2 * p - k) * s + 1 + e,
    },
    {
      id: "05.both-paddings-cut",
      belief: "You took the output padding off as well, twice. It is added, and once: it stands at one end only.",
      model: (n, k, s, p, e) => (n - 1) * s + k - 2 * p - 2 * e,
    },

    {
      id: "05.padding-cut-once",
      belief: "You cut the padding off once. It takes away at both ends: 2 · padding numbers.",
      model: (n, k, s, p, e) => (n - 1) * s + k - p + e,
    },
    {
      id: "05.extra-at-both-ends",
      belief: "You counted the output padding twice. Unlike the padding it stands at one end only.",
      model: (n, k, s, p, e) => (n - 1) * s + k - 2 * p + 2 * e,
    },
    {
      id: "05.extra-cut",
      belief: "You took the output padding off. In spite of its name it makes the output longer: it is added.",
      model: (n, k, s, p, e) => (n - 1) * s + k - 2 * p - e,
    },
    {
      id: "05.padding-ignored",
      belief: "You left out the padding. It is cut off at both ends: 2 · padding numbers fewer.",
      model: (n, k, s, _p, e) => (n - 1) * s + k + e,
    },
    {
      id: "05.both-ignored",
      belief: "You left out both paddings. The padding is cut off at both ends, the output padding added at one.",
      model: (n, k, s) => (n - 1) * s + k,
    },
    {
      id: "05.padding-on-the-input",
      belief:
        "You added the padding to the input, before it is enlarged. Here it takes away, and from the output: one less at each end.",
      model: (n, k, s, p, e) => (n - 1 + 2 * p) * s + k + e,
    },
    {
      id: "05.zeros-between-alone",
      belief:
        "You let a step count stride − 1, the zeros between two numbers alone. The step from one kernel to the next is the whole stride.",
      model: (n, k, s, p, e) => (n - 1) * (s - 1) + k - 2 * p + e,
    },
    {
      id: "05.stride-places-between",
      belief:
        "You let a step count stride + 1, as if stride places lay free between two numbers. The step from one kernel to the next is the stride.",
      model: (n, k, s, p, e) => (n - 1) * (s + 1) + k - 2 * p + e,
    },
    {
      id: "05.last-kernel-forgotten",
      belief: "You counted the n − 1 steps up to the last kernel, and not the last kernel itself: it lies down whole.",
      model: (n, _k, s, p, e) => (n - 1) * s - 2 * p + e,
    },
    {
      id: "05.steps-and-one",
      belief: "You counted the n − 1 steps and one number behind them. Behind the last step lies a whole kernel.",
      model: (n, _k, s, p, e) => (n - 1) * s + 1 - 2 * p + e,
    },
    {
      id: "05.kernel-widened",
      belief:
        "You set the taps of the kernel stride apart, and moved it on by one. It is the kernels that are stride apart: (n − 1) · stride + kernel.",
      model: (n, k, s, p, e) => n - 1 + (k - 1) * s + 1 - 2 * p + e,
    },
    {
      id: "05.padding-cut-once-without-extra",
      belief: "Two things: the padding is cut off at both ends, 2 · padding; and the output padding is added.",
      model: (n, k, s, p) => (n - 1) * s + k - p,
    },
  ],
  blindSpots: [
    {
      id: "05.with-padding",
      where: "there is padding",
      so: "It is cut off the output, at both ends: 2 · padding numbers fewer.",
      holds: (_n, _k, _s, p) => p > 0,
    },
    {
      id: "05.with-extra",
      where: "there is output padding",
      so: "It makes the output longer, at one end: so many numbers more.",
      holds: (_n, _k, _s, _p, e) => e > 0,
    },
    {
      id: "05.short-kernel",
      where: "the kernel is shorter than the stride",
      so: "The output ends with the last kernel there, too: (n − 1) · stride + kernel.",
      holds: (_n, k, s) => k < s,
    },
    {
      id: "05.stride-of-1",
      where: "the stride is 1",
      so: "There n kernels have n − 1 steps between them as well, of one number each.",
      holds: (_n, _k, s) => s === 1,
    },
  ],
});
