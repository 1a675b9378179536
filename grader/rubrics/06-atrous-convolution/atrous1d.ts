import * as solution from "../../../solutions/06-atrous-convolution";
import { exercise } from "../../rubric";

export const atrous1d = exercise({
  id: "06.atrous1d",
  title: "A kernel with holes",
  points: 2,
  solution: solution.atrous1d,
  terms: {
    signal: "The kernel begins at every number of the signal from which its last tap still lies on it.",
    rate: "Neighbouring taps lie rate apart: that says which numbers they read, and how far the last one lies behind the first.",
  },
  forbidden: ["conv2d", "dilateKernel"],
  cases: (random) => [
    [[1, 2, 3, 4, 5, 6, 7], [1, 1, 1], 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 10], 4],
    [[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], [2, 0, -1], 3],
    [Array.from({ length: 12 }, () => random.whole(-9, 9)), [1, 2, 4, 8], 2],
    [[4, 2, 7, 1], [1, 3], 1],
    [Array.from({ length: 11 }, () => random.whole(1, 9)), [3, 1, 0, 2, 5], 2],
    [[5, 3, 8], [2, 1, 4], 1],
  ],
  byHand: () => [{ args: [[1, 2, 3, 4, 5, 6, 7], [1, 1, 1], 2], gives: [9, 12, 15] }],
  hints: [
    "Which pixels lie under the three taps when the kernel starts at pixel 0, at rate 2?",
    "Tap i of a kernel that starts at `start` reads signal[start + i * rate]. Where may it start last?",
    "for (let start = 0; start + rate * (kernel.length - 1) < signal.length; start++), push the sum of kernel[i] * signal[start + i * rate].",
  ],
  misconceptions: [
    {
      id: "06.dilation-is-stride",
      belief:
        "You moved the kernel by `rate` and left its taps together: that is a stride. A rate pulls the taps apart and the kernel still stops at every pixel. 1…7 with [1, 1, 1] at 2: [9, 12, 15], not [6, 12, 18].",
      model: (x, k, r) => strided(x, k, r, 1),
    },
    {
      id: "06.stride-too",
      belief:
        "You have an answer for every `rate`-th place only, as if the kernel moved by `rate` too, or the pixels between were left out first. It stops at every pixel; only its taps are `rate` apart.",
      model: (x, k, r) => strided(x, k, r, r),
    },
    {
      id: "06.holes-filled",
      belief:
        "You filled the holes: every pixel under the kernel was read. Holes have no weight; at rate 2 every other pixel is skipped.",
      model: (x, k, r) =>
        solution.atrous1d(
          x,
          k.flatMap((w, i) => (i < k.length - 1 ? Array(r).fill(w) : [w])),
          1,
        ),
    },
    {
      id: "06.rate-is-holes",
      belief: "You left `rate` holes between taps. Rate 2 means two apart, which is one hole: [9, 12, 15], not [12].",
      model: (x, k, r) => solution.atrous1d(x, k, r + 1),
    },
    {
      id: "06.zeros-in-image",
      belief: "You put zeros between the pixels. The image stays as it is; the holes are in the kernel.",
      model: (x, k, r) =>
        solution.atrous1d(
          x.flatMap((v, i) => (i < x.length - 1 ? [v, ...Array(r - 1).fill(0)] : [v])),
          k,
          1,
        ),
    },
    {
      id: "06.undilated",
      belief: "You ignored the rate: the taps still lie side by side.",
      model: (x, k) => solution.atrous1d(x, k, 1),
    },
    {
      id: "06.flipped-kernel",
      belief: "You read the kernel backwards. Deep learning does not flip: kernel[0] meets the leftmost pixel.",
      model: (x, k, r) => solution.atrous1d(x, [...k].reverse(), r),
    },
    {
      id: "06.size-kept",
      belief:
        "You gave back as many numbers as came in, with zeros beyond the ends. There is no padding here: only positions where all taps lie on the signal count.",
      model: (x, k, r) => {
        const before = Math.floor(((k.length - 1) * r) / 2);
        return x.map((_, p) => k.reduce((sum, w, i) => sum + w * (x[p - before + i * r] ?? 0), 0));
      },
    },
    {
      id: "06.reach-without-holes",
      belief:
        "You stopped where the kernel would end without holes, and read zeros beyond the signal. There is no padding: the last tap is (taps − 1) · rate pixels from the first, and it has to lie on the signal.",
      model: (x, k, r) =>
        Array.from({ length: x.length - k.length + 1 }, (_, p) =>
          k.reduce((sum, w, i) => sum + w * (x[p + i * r] ?? 0), 0),
        ),
    },
    {
      id: "06.holes-behind-the-last-tap",
      belief:
        "You stopped too soon, as if the last tap had holes behind it. From the first tap to the last it is (taps − 1) · rate pixels, and the last tap may lie on the last pixel.",
      model: (x, k, r) => solution.atrous1d(x, k, r).slice(0, Math.max(0, x.length - k.length * r + 1)),
    },
    {
      id: "06.zeros-behind",
      belief:
        "You have a number for every pixel of the line, with zeros read behind its end. There is no padding: only places where all taps lie on the line count.",
      model: (x, k, r) => x.map((_, p) => k.reduce((sum, w, i) => sum + w * (x[p + i * r] ?? 0), 0)),
    },
    {
      id: "06.zeros-in-front",
      belief:
        "You have a number for every pixel of the line, with zeros read before its beginning. There is no padding: only places where all taps lie on the line count.",
      model: (x, k, r) => x.map((_, p) => k.reduce((sum, w, i) => sum + w * (x[p - (k.length - 1 - i) * r] ?? 0), 0)),
    },
    {
      id: "06.line-is-a-ring",
      belief:
        "Behind the end of the line you read on at its beginning. There is no padding, of any kind: only places where all taps lie on the line count.",
      model: (x, k, r) => x.map((_, p) => k.reduce((sum, w, i) => sum + w * x[(p + i * r) % x.length], 0)),
    },
    {
      id: "06.first-gap-only",
      belief:
        "You opened the first gap and left the other taps side by side. Every gap is as wide: tap i lies i · rate pixels from the first.",
      model: (x, k, r) =>
        solution.atrous1d(x, k, r).map((_, p) => k.reduce((sum, w, i) => sum + w * x[p + i + (i > 0 ? r - 1 : 0)], 0)),
    },
    {
      id: "06.rate-as-exponent",
      belief:
        "Your gaps grow from tap to tap, as rates do in a stack. Within one kernel they are all alike: tap i lies i · rate pixels from the first.",
      model: (x, k, r) => {
        const places = k.map((_, i) => (i === 0 ? 0 : r ** i));
        const reach = places[places.length - 1];
        return x.slice(reach).map((_, p) => k.reduce((sum, w, i) => sum + w * x[p + places[i]], 0));
      },
    },
  ],
  blindSpots: [
    {
      id: "06.other-than-three-taps",
      where: "the kernel doesn't have three taps",
      so: "It may have any number: tap i lies i · rate pixels from the first.",
      holds: (_signal, kernel) => kernel.length !== 3,
    },
    {
      id: "06.even-kernel",
      where: "the kernel has an even number of taps",
      so: "Such a kernel has no middle tap. Count from its first: tap i lies i · rate pixels further.",
      holds: (_signal, kernel) => kernel.length % 2 === 0,
    },
    {
      id: "06.with-holes",
      where: "there are holes, at a rate above 1",
      so: "Tap i lies i · rate pixels from the first; the last one decides how far the kernel can go.",
      holds: (_signal, _kernel, rate) => rate > 1,
    },
  ],
});

/** Taps side by side when `apart` is 1, the kernel moved by `step`. */
function strided(x: number[], k: number[], step: number, apart: number): number[] {
  return solution.atrous1d(x, k, apart).filter((_, i) => i % step === 0);
}
