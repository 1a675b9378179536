import * as solution from "../../../solutions/01-standard-convolution";
import { exercise } from "../../rubric";

export const outputSize = exercise({
  id: "01.outputSize",
  title: "Count the positions of a kernel",
  points: 1,
  solution: solution.outputSize,
  terms: {
    kernel: "The first position already takes up kernel pixels; what is left of the padded line is room for steps.",
    stride: "A step is stride pixels long: there are as many as fit whole into what the first position leaves.",
    padding: "The zeros make the line longer at both ends: 7 pixels with padding 1 are a line of 9.",
  },
  forbidden: ["outputSize"],
  cases: () => [
    [7, 3, 2, 0],
    [8, 3, 2, 0],
    [5, 3, 1, 0],
    [5, 3, 1, 1],
    [11, 4, 3, 2],
    [9, 5, 1, 1],
    [128, 3, 1, 0],
    [224, 7, 2, 3],
    // A third of a step is left over; an even kernel; kernels longer than the line.
    [12, 4, 3, 1],
    [6, 4, 2, 1],
    [3, 5, 1, 2],
    [2, 4, 2, 2],
  ],
  byHand: () => [{ args: [7, 3, 2, 0], gives: 3 }],
  hints: [
    "Mark the pixels where the kernel may start, for n = 7, kernel 3, stride 2. How many marks, and how many steps between them?",
    "The last start is at n + 2 · padding − kernel. Steps of `stride` get you there or just before it: what do you do with the rest?",
    "Math.floor((n + 2 * padding - kernel) / stride) counts the steps. There is one position more than there are steps.",
  ],
  blindSpots: [
    {
      id: "01.rest",
      where: "some of the line is left over behind the last position",
      so: "A step that doesn't fit is not taken: the division is rounded down.",
      holds: (n, kernel, stride, padding) => (n + 2 * padding - kernel) % stride !== 0,
    },
    {
      id: "01.even-kernel",
      where: "the kernel has an even number of taps",
      so: "Nothing says that a kernel has a middle. It takes kernel − 1 pixels off the positions, 3 where it is 4 wide.",
      holds: (_n, kernel) => kernel % 2 === 0,
    },
    {
      id: "01.kernel-longer",
      where: "the kernel is longer than the line without its zeros",
      so: "The zeros at the ends count as pixels: it has to fit into n + 2 · padding.",
      holds: (n, kernel) => kernel > n,
    },
    {
      id: "01.padded",
      where: "there is padding",
      so: "It makes the line longer at each end: n + 2 · padding.",
      holds: (_n, _kernel, _stride, padding) => padding > 0,
    },
  ],
  misconceptions: [
    {
      id: "01.first-position",
      belief:
        "You counted the steps between positions. The kernel also stands at its first position, before any step: with n = 7, kernel 3, stride 2 it makes 2 steps and has 3 positions.",
      model: (n, k, s, p) => Math.floor((n + 2 * p - k) / s),
    },
    {
      id: "01.padding-keeps-the-size",
      belief:
        "You took padding for a promise that the size stays as it is, but for the stride. It adds so many zeros and no more: 9 pixels, kernel 5, padding 1 are 11 − 5 + 1 = 7 positions.",
      model: (n, kernel, stride, padding) =>
        padding ? Math.ceil(n / stride) : solution.outputSize(n, kernel, stride, 0),
    },
    {
      id: "01.no-floor",
      belief:
        "You kept the fraction. When the last step does not fit, it is not taken: half a position makes no output, so the division is rounded down.",
      model: (n, k, s, p) => (n + 2 * p - k) / s + 1,
    },
    {
      id: "01.rounded-up",
      belief:
        "You rounded up: that lets the kernel hang over the end for one last position. Without more padding there is nothing under it there, so the division is rounded down.",
      model: (n, k, s, p) => Math.ceil((n + 2 * p - k) / s) + 1,
    },
    {
      id: "01.total-padding",
      belief:
        "You added the padding once. A padding of 1 puts one pixel at each end, so the line grows by 2 · padding.",
      model: (n, k, s, p) => Math.floor((n + p - k) / s) + 1,
    },
    {
      id: "01.stride-ignored",
      belief: "You let the kernel stop at every pixel. With a stride of 2 it stops at every other one.",
      model: (n, k, _s, p) => n + 2 * p - k + 1,
    },
    {
      id: "01.size-over-stride",
      belief:
        'You divided the input by the stride. That is what padding "same" arranges; here the kernel must fit into the pixels there are.',
      model: (n, _k, s) => Math.ceil(n / s),
    },
    {
      id: "01.size-by-stride",
      belief:
        "You divided the pixels by the stride and kept the fraction. Positions are counted whole, and at each of them the kernel has to fit.",
      model: (n, _k, s) => n / s,
    },
    {
      id: "01.steps-with-fraction",
      belief:
        "You counted the steps, fraction and all. A step that does not fit is not taken, and the first position comes on top of them.",
      model: (n, k, s, p) => (n + 2 * p - k) / s,
    },
    {
      id: "01.size-kept",
      belief:
        "You answered the input's size. The kernel can't start at every pixel: it has to fit, and it moves by the stride.",
      model: (n) => n,
    },
    {
      id: "01.side-by-side",
      belief:
        "Your windows do not overlap: each one begins behind the one before. The stride leads from the start of one window to the start of the next, however wide the kernel is.",
      model: (n, k, s, p) => Math.floor((n + 2 * p - k) / (k + s - 1)) + 1,
    },
    {
      id: "01.tiles",
      belief:
        "You asked how many kernels fit side by side. Windows overlap: the next one begins `stride` pixels further, however wide the kernel is.",
      model: (n, k, _s, p) => Math.floor((n + 2 * p) / k),
    },
    {
      id: "01.share-of-positions",
      belief:
        "You counted the positions at stride 1 and took a share of them, rounded down. The first position is always kept: divide the steps between positions and add 1.",
      model: (n, k, s, p) => Math.floor((n + 2 * p - k + 1) / s),
    },
    {
      id: "01.line-over-stride",
      belief:
        "You divided the whole line by the stride, as if the kernel could start at the last pixel. It has to fit: the last start is kernel − 1 pixels before the end.",
      model: (n, _k, s, p) => Math.floor((n + 2 * p) / s),
    },

    {
      id: "01.every-pixel-a-start",
      belief:
        "You counted every pixel at which the stride arrives. The kernel has to fit as well: the last start is kernel − 1 pixels before the end.",
      model: (n, _k, s, p) => Math.ceil((n + 2 * p) / s),
    },
    {
      id: "01.stride-as-gap",
      belief:
        "You took the stride for the pixels that are skipped. It is the distance from one start to the next: at stride 1 the kernel moves on by one pixel and skips none.",
      model: (n, k, s, p) => Math.floor((n + 2 * p - k) / (s + 1)) + 1,
    },
    {
      id: "01.padding-behind-the-stride",
      belief:
        "You added the padding to the positions. It makes the line longer before the kernel moves, so the stride divides it as well.",
      model: (n, k, s, p) => Math.floor((n - k) / s) + 1 + 2 * p,
    },
    {
      id: "01.kernel-behind-the-stride",
      belief:
        "You divided the line by the stride first and took the kernel off what was left. The kernel is as wide as it is: it comes off the line, and the rest is divided.",
      model: (n, k, s, p) => Math.floor((n + 2 * p) / s) - k + 1,
    },
    {
      id: "01.rounded",
      belief:
        "You rounded to the nearest whole number. When the last step does not fit it is not taken, however little is missing: the division is rounded down.",
      model: (n, k, s, p) => Math.round((n + 2 * p - k) / s) + 1,
    },
    {
      id: "01.padding-ignored",
      belief:
        "You left the padding out. Zeros at both ends make room for more positions: the line is n + 2 · padding long.",
      model: (n, k, s) => Math.floor((n - k) / s) + 1,
    },
    {
      id: "01.padding-once-and-no-first",
      belief:
        "You added the padding once, and counted the steps. It stands at both ends, 2 · padding; and there is one position more than there are steps.",
      model: (n, k, s, p) => Math.floor((n + p - k) / s),
    },
    {
      id: "01.starts-on-the-line",
      belief:
        "You counted every place on the line, and in the zeros before it, where the stride arrives. The kernel has to fit as well: its last start is kernel − 1 pixels before the end of the padded line.",
      model: (n, _k, s, p) => Math.ceil((n + p) / s),
    },
    {
      id: "01.half-a-kernel-each-side",
      belief:
        "You took half a kernel off each end, rounded down. A kernel of 4 takes 3 pixels off the positions, not 4: it is kernel − 1, even or odd.",
      model: (n, k, s, p) => Math.floor((n + 2 * p - 2 * Math.floor(k / 2) - 1) / s) + 1,
    },
    {
      id: "01.half-a-kernel-off",
      belief:
        "You took half a kernel off the line. From the first start to the last it is the whole kernel that has to fit.",
      model: (n, k, s, p) => Math.floor((n + 2 * p - Math.floor(k / 2)) / s) + 1,
    },
    {
      id: "01.stride-taken-off",
      belief:
        "You took the stride off, as if it cost so many positions. It says how far apart they are, so the steps are divided by it.",
      model: (n, k, s, p) => n + 2 * p - k - s + 2,
    },
    {
      id: "01.last-end-missed",
      belief:
        "You stopped before the kernel's end meets the end of the line. There it still fits: n = 5 and kernel 3 make 3 positions, not 2.",
      model: (n, k, s, p) => Math.ceil((n + 2 * p - k) / s),
    },
  ],
});
