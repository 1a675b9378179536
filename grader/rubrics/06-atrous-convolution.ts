import { conv2d, pathCounts, type Tensor, tensor, zeros } from "../../lib/index";
import * as solution from "../../solutions/06-atrous-convolution";
import { exercise, type Rubric } from "../rubric";
import type { Map2d } from "./models";

const { effectiveSize } = solution;
type Layer = solution.Layer;

const dense = (kernel: number, stride = 1): Layer => ({ kernel, stride, rate: 1 });

export const rubric: Rubric = {
  chapter: "06",
  file: "06-atrous-convolution",
  title: "Atrous convolution",
  exercises: [
    exercise({
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
    }),
    exercise({
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
          belief:
            "You left `rate` holes between taps. Rate 2 means two apart, which is one hole: [9, 12, 15], not [12].",
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
          model: (x, k, r) =>
            x.map((_, p) => k.reduce((sum, w, i) => sum + w * (x[p - (k.length - 1 - i) * r] ?? 0), 0)),
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
            solution
              .atrous1d(x, k, r)
              .map((_, p) => k.reduce((sum, w, i) => sum + w * x[p + i + (i > 0 ? r - 1 : 0)], 0)),
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
    }),
    exercise({
      id: "06.spreadKernel",
      title: "Zeros for holes",
      points: 1,
      solution: solution.spreadKernel,
      terms: {
        kernel: "Its numbers keep their values and their order: zeros come between them, and none around them.",
        rate: "Taps that were neighbours come to lie rate apart, down as well as across: at rate 3, with two zeros between them.",
      },
      forbidden: ["dilateKernel"],
      cases: (random) => [
        [tensor([[1, 2]]), 3],
        [random.tensor([3, 2]), 2],
        [random.tensor([2, 4], 1, 9), 3],
        [random.tensor([3, 3], 1, 9), 1],
        [random.tensor([3, 3], 1, 9), 3],
        [random.tensor([3, 2], 1, 9), 1],
      ],
      byHand: () => [{ args: [tensor([1, 2], [1, 2]), 3], gives: tensor([1, 0, 0, 2], [1, 4]) }],
      hints: [
        "How large is the result for a 3 × 2 kernel at rate 2?",
        "Where does the weight at [1, 1] go when the rate is 3?",
        "zeros([(height - 1) * rate + 1, (width - 1) * rate + 1]); set kernel.at(i, j) at [i * rate, j * rate].",
      ],
      misconceptions: [
        {
          id: "06.trailing-zeros",
          belief:
            "You left zeros after the last tap, too. Holes lie between taps only: (kernel − 1) · rate + 1 wide, not kernel · rate.",
          model: (kernel, r) => placedIn(kernel, r, kernel.shape[0] * r, kernel.shape[1] * r),
        },
        {
          id: "06.rate-is-holes",
          belief: "You put `rate` zeros between taps. Rate 2 means one zero between two taps, rate 1 none.",
          model: (kernel, r) => solution.spreadKernel(kernel, r + 1),
        },
        {
          id: "06.holes-filled",
          belief:
            "You repeated the weights over the holes. Nothing is filled in: a hole has no weight, which a zero can stand for.",
          model: (kernel, r) => {
            const filled = solution.spreadKernel(kernel, r);
            const [h, w] = filled.shape;
            for (let i = 0; i < h; i++) {
              for (let j = 0; j < w; j++) filled.set(kernel.at(Math.floor(i / r), Math.floor(j / r)), i, j);
            }
            return filled;
          },
        },
        {
          id: "06.one-way",
          belief: "You pulled the taps apart across, but not down. The rate holds for rows too.",
          model: (kernel, r) => {
            const [h, w] = kernel.shape;
            const wide = zeros([h, (w - 1) * r + 1]);
            for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) wide.set(kernel.at(i, j), i, j * r);
            return wide;
          },
        },
        {
          id: "06.zeros-around",
          belief:
            "You set the kernel as it is into the middle of a larger one. The zeros belong between the weights, not around them.",
          model: (kernel, r) => {
            const [h, w] = kernel.shape;
            const larger = zeros([(h - 1) * r + 1, (w - 1) * r + 1]);
            const [top, left] = [Math.floor((larger.shape[0] - h) / 2), Math.floor((larger.shape[1] - w) / 2)];
            for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) larger.set(kernel.at(i, j), top + i, left + j);
            return larger;
          },
        },
        {
          id: "06.holes-nearest",
          belief:
            "You filled the holes with the nearest weight, as one enlarges a picture. The layer does not read the pixels in the holes, so their weights are 0.",
          model: (kernel, r) => {
            const [h, w] = solution.spreadKernel(kernel, r).shape;
            const filled = zeros([h, w]);
            for (let i = 0; i < h; i++) {
              for (let j = 0; j < w; j++) filled.set(kernel.at(Math.round(i / r), Math.round(j / r)), i, j);
            }
            return filled;
          },
        },
        {
          id: "06.holes-interpolated",
          belief:
            "You filled the holes with values between the weights, as one enlarges a picture. The layer does not read the pixels in the holes, so their weights are 0.",
          model: (kernel, r) => {
            const [h, w] = kernel.shape;
            const larger = zeros([(h - 1) * r + 1, (w - 1) * r + 1]);
            const between = (a: number, b: number, part: number) => a * (1 - part) + b * part;
            for (let i = 0; i < larger.shape[0]; i++) {
              for (let j = 0; j < larger.shape[1]; j++) {
                const [top, left] = [Math.floor(i / r), Math.floor(j / r)];
                const [bottom, right] = [Math.min(top + 1, h - 1), Math.min(left + 1, w - 1)];
                const [down, across] = [i / r - top, j / r - left];
                const upper = between(kernel.at(top, left), kernel.at(top, right), across);
                larger.set(
                  between(upper, between(kernel.at(bottom, left), kernel.at(bottom, right), across), down),
                  i,
                  j,
                );
              }
            }
            return larger;
          },
        },
        {
          id: "06.down-only",
          belief: "You pulled the taps apart down, but not across. The rate holds for columns too.",
          model: (kernel, r) => {
            const [h, w] = kernel.shape;
            const high = zeros([(h - 1) * r + 1, w]);
            for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) high.set(kernel.at(i, j), i * r, j);
            return high;
          },
        },
        {
          id: "06.leading-zeros",
          belief:
            "You left zeros before the first tap. Holes lie between taps only: the first weight stays in the corner, and the kernel is (taps − 1) · rate + 1 wide.",
          model: (kernel, r) => placedIn(kernel, r, kernel.shape[0] * r, kernel.shape[1] * r, r - 1),
        },
        {
          id: "06.zeros-outside-too",
          belief:
            "You left holes before the first tap and behind the last as well. They lie between taps only: nothing outside is needed, so the kernel would be larger than it has to be.",
          model: (kernel, r) =>
            placedIn(kernel, r, (kernel.shape[0] + 1) * r - 1, (kernel.shape[1] + 1) * r - 1, r - 1),
        },
        {
          id: "06.frame-of-zeros",
          belief:
            "You put a frame of one zero around the spread kernel. That computes the same, but it is larger than it has to be: a weight stands in each corner.",
          model: (kernel, r) => placedIn(kernel, r, (kernel.shape[0] - 1) * r + 3, (kernel.shape[1] - 1) * r + 3, 1),
        },
        {
          id: "06.weights-stay-together",
          belief:
            "You made the kernel larger and left its weights side by side in the corner. The zeros go between them: the weight at [i, j] moves to [i · rate, j · rate].",
          model: (kernel, r) => {
            const [h, w] = kernel.shape;
            const larger = zeros([(h - 1) * r + 1, (w - 1) * r + 1]);
            for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) larger.set(kernel.at(i, j), i, j);
            return larger;
          },
        },
        {
          id: "06.one-hole-at-any-rate",
          belief:
            "You put one zero between two taps, whatever the rate. That is rate 2; at rate 3 there are two, at rate 1 none.",
          model: (kernel) => solution.spreadKernel(kernel, 2),
        },
        {
          id: "06.one-hole-above-1",
          belief:
            "You put one zero between two taps at every rate above 1. That is rate 2; a rate of r leaves r − 1 holes, so at rate 3 there are two.",
          model: (kernel, r) => solution.spreadKernel(kernel, Math.min(r, 2)),
        },
        {
          id: "06.kernel-turned-round",
          belief:
            "You turned the kernel round. Nothing is flipped here: the weight at [0, 0] stays in the first corner, and the others move away from it.",
          model: (kernel, r) => {
            const { data, shape } = solution.spreadKernel(kernel, r);
            return tensor(Array.from(data).reverse(), shape);
          },
        },
        {
          id: "06.height-for-both",
          belief:
            "You took the number of rows for the columns as well. The kernel need not be square: [[1, 2]] has one row and two columns.",
          refuses: true,
          model: (kernel, r) => {
            const side = (kernel.shape[0] - 1) * r + 1;
            return placedIn(kernel, r, side, side);
          },
        },
        {
          id: "06.width-for-both",
          belief:
            "You took the number of columns for the rows as well. The kernel need not be square: [[1, 2]] has one row and two columns.",
          refuses: true,
          model: (kernel, r) => {
            const side = (kernel.shape[1] - 1) * r + 1;
            return placedIn(kernel, r, side, side);
          },
        },
        {
          id: "06.weights-shared-out",
          belief:
            "You divided the weights among the pixels that they now stand for. A tap weighs what it weighed before; only its place changes.",
          model: (kernel, r) => {
            const { data, shape } = solution.spreadKernel(kernel, r);
            return tensor(
              Array.from(data, (v) => v / r ** 2),
              shape,
            );
          },
        },
      ],
      blindSpots: [
        {
          id: "06.not-square",
          where: "the kernel isn't square",
          so: "It may have any number of rows and of columns: [[1, 2]] at rate 3 is one row of four.",
          holds: (kernel) => kernel.shape[0] !== kernel.shape[1],
        },
        {
          id: "06.spread-at-rate-1",
          where: "the rate is 1",
          so: "Rate 1 leaves no holes: the kernel comes out as it went in.",
          holds: (_kernel, rate) => rate === 1,
        },
        {
          id: "06.above-rate-2",
          where: "the rate is above 2",
          so: "A rate of r leaves r − 1 zeros between two taps: two at rate 3.",
          holds: (_kernel, rate) => rate > 2,
        },
      ],
    }),
    exercise({
      id: "06.receptiveField",
      title: "How far a stack sees",
      points: 2,
      solution: solution.receptiveField,
      terms: {
        kernel:
          "A layer adds what lies between its first and its last tap: without holes that is one step fewer than taps.",
        stride: "It moves apart what the layers behind it read; the taps of its own layer lie as close as before.",
        rate: "It moves the taps of its own layer apart, and so widens the reach; how far apart the outputs lie, it doesn't change.",
      },
      forbidden: ["receptiveField"],
      cases: () => [
        [[dense(3, 2), dense(3)]],
        [[dense(3)]],
        [[dense(3), dense(3, 2), dense(5), dense(2, 2), dense(3)]],
        [
          [
            { kernel: 3, stride: 1, rate: 1 },
            { kernel: 3, stride: 1, rate: 2 },
            { kernel: 3, stride: 1, rate: 4 },
          ],
        ],
        [[dense(7, 2), dense(3, 2), { kernel: 3, stride: 1, rate: 3 }]],
        [[{ kernel: 5, stride: 3, rate: 2 }]],
        [[dense(1, 3), dense(4), dense(1, 2), dense(2)]],
      ],
      byHand: () => [
        {
          args: [
            [
              { kernel: 3, stride: 2, rate: 1 },
              { kernel: 3, stride: 1, rate: 1 },
            ],
          ],
          gives: 7,
        },
      ],
      hints: [
        "After a layer with stride 2, how far apart in the photograph are two neighbours of its map?",
        "That distance is the jump. A kernel of 3 adds two steps of it. When does a layer's own stride begin to matter?",
        "for (const { kernel, stride, rate } of layers) { field += (effectiveSize(kernel, rate) - 1) * jump; jump *= stride; }",
      ],
      misconceptions: [
        {
          id: "06.fields-multiply",
          belief:
            "You multiplied the kernels' sizes. Each layer adds to the field: two 3s make 5 (7 behind a stride of 2), never 9.",
          model: (layers) => layers.reduce((f, l) => f * effectiveSize(l.kernel, l.rate), 1),
        },
        {
          id: "06.jump-ignored",
          belief:
            "You ignored the strides. Behind a stride of 2, one step of a kernel is two pixels of the photograph: 7, not 5.",
          model: (layers) => layers.reduce((f, l) => f + effectiveSize(l.kernel, l.rate) - 1, 1),
        },
        {
          id: "06.jump-too-early",
          belief:
            "You let a layer's stride stretch its own kernel. A stride spreads the *outputs*, so it counts for the layers after it: first the field, then the jump.",
          model: (layers) => {
            let field = 1;
            let jump = 1;
            for (const { kernel, stride, rate } of layers) {
              jump *= stride;
              field += (effectiveSize(kernel, rate) - 1) * jump;
            }
            return field;
          },
        },
        {
          id: "06.undilated",
          belief: "You used the number of taps. A kernel with holes reaches over its effective size.",
          model: (layers) => solution.receptiveField(layers.map((l) => ({ ...l, rate: 1 }))),
        },
        {
          id: "06.last-layer",
          belief:
            "You kept only the last layer's own reach. Its pixels are themselves made from windows of the layer before.",
          model: (layers) => effectiveSize(layers[layers.length - 1].kernel, layers[layers.length - 1].rate),
        },
        {
          id: "06.rate-in-the-jump",
          belief:
            "You multiplied the jump by the rate, too. A rate pulls the taps of its own layer apart; its outputs still lie side by side, so only strides count for the layers after it.",
          model: (layers) => {
            let [field, jump] = [1, 1];
            for (const { kernel, stride, rate } of layers) {
              field += (kernel - 1) * rate * jump;
              jump *= stride * rate;
            }
            return field;
          },
        },
        {
          id: "06.jump-too-early-undilated",
          belief:
            "Two things. A stride counts for the layers after it, not for its own; and the holes between the taps belong to what a layer reaches: (kernel − 1) · rate.",
          model: (layers) => {
            let [field, jump] = [1, 1];
            for (const { kernel, stride } of layers) {
              jump *= stride;
              field += (kernel - 1) * jump;
            }
            return field;
          },
        },
        {
          id: "06.largest-layer",
          belief:
            "You took the layer that reaches furthest. Layers stand one behind the other: what one reads has already been gathered by those before it, and the reaches add up.",
          model: (layers) => Math.max(1, ...layers.map(({ kernel, rate }) => (kernel - 1) * rate + 1)),
        },
        {
          id: "06.last-stride-only",
          belief:
            "You remember the stride just before and no other. Strides multiply: behind two strides of 2, neighbours are 4 pixels apart.",
          model: (layers) => {
            let [field, jump] = [1, 1];
            for (const { kernel, stride, rate } of layers) {
              field += (effectiveSize(kernel, rate) - 1) * jump;
              jump = stride;
            }
            return field;
          },
        },

        {
          id: "06.strides-add",
          belief:
            "You added the strides up. Each multiplies the distance that was there: behind two strides of 2, neighbours lie 4 pixels apart; behind a 2 and a 3, 6.",
          model: (layers) => {
            let [field, jump] = [1, 1];
            for (const { kernel, stride, rate } of layers) {
              field += (effectiveSize(kernel, rate) - 1) * jump;
              jump += stride - 1;
            }
            return field;
          },
        },
        {
          id: "06.all-strides-for-all",
          belief:
            "You multiplied every layer's reach by all the strides. A stride counts for the layers behind it only: the first layer still reads neighbouring pixels.",
          model: (layers) => {
            const jump = layers.reduce((product, { stride }) => product * stride, 1);
            return layers.reduce((field, { kernel, rate }) => field + (effectiveSize(kernel, rate) - 1) * jump, 1);
          },
        },
        {
          id: "06.backwards-whole-steps",
          belief:
            "Going back, you took a stride for each number of the map. Between f neighbours there are f − 1 steps: (f − 1) · stride + reach.",
          model: (layers) =>
            layers.reduceRight(
              (field, { kernel, stride, rate }) => field * stride + effectiveSize(kernel, rate) - 1,
              1,
            ),
        },
        {
          id: "06.taps-added",
          belief:
            "You added the reaches as they are. Windows overlap: what a layer adds is its reach less one, times the distance of its neighbours.",
          model: (layers) => layers.reduce((field, { kernel, rate }) => field + effectiveSize(kernel, rate), 0),
        },
        {
          id: "06.strides-divide",
          belief:
            "You divided by the strides. The maps do get smaller, but a step on a smaller map is a longer way in the photograph: behind a stride of 2 it is 2 pixels, so it multiplies.",
          model: (layers) => {
            let [field, jump] = [1, 1];
            for (const { kernel, stride, rate } of layers) {
              field += (effectiveSize(kernel, rate) - 1) * jump;
              jump /= stride;
            }
            return field;
          },
        },
        {
          id: "06.holes-left-out",
          belief:
            "You counted the pixels that are looked at. Asked is how far it is from the first to the last: the pixels in the holes count as well.",
          model: (layers) => {
            let seen = new Set([0]);
            for (const { kernel, stride, rate } of [...layers].reverse()) {
              seen = new Set(
                [...seen].flatMap((at) => Array.from({ length: kernel }, (_, i) => at * stride + i * rate)),
              );
            }
            return seen.size;
          },
        },
        {
          id: "06.own-stride-only",
          belief:
            "You stretched each layer by its own stride, and by no other. A stride spreads what comes out: it counts for all layers behind it, and not for its own.",
          model: (layers) =>
            layers.reduce((field, { kernel, stride, rate }) => field + (effectiveSize(kernel, rate) - 1) * stride, 1),
        },
        {
          id: "06.strides-from-behind",
          belief:
            "You stretched each layer by the strides behind it. It is those before it that count: they have made the map coarser which this layer reads.",
          model: (layers) => solution.receptiveField([...layers].reverse()),
        },
        {
          id: "06.kernel-times-rate",
          belief:
            "You took kernel · rate for what a kernel reaches over. The last tap has no holes behind it: 3 taps at rate 4 reach over 9 pixels, not 12.",
          model: (layers) => {
            let [field, jump] = [1, 1];
            for (const { kernel, stride, rate } of layers) {
              field += (kernel * rate - 1) * jump;
              jump *= stride;
            }
            return field;
          },
        },
        {
          id: "06.holes-not-stretched",
          belief:
            "Behind a stride you stretched the taps and not the holes. A hole is a number of the map as well: (kernel − 1) · rate steps, each as long as the strides before make it.",
          model: (layers) => {
            let [field, jump] = [1, 1];
            for (const { kernel, stride, rate } of layers) {
              field += (kernel - 1) * jump + (kernel - 1) * (rate - 1);
              jump *= stride;
            }
            return field;
          },
        },
        {
          id: "06.whole-reach-times-jump",
          belief:
            "You added a layer's whole reach, stretched. One number of it was in the field already: a kernel of 3 adds two steps, not three.",
          model: (layers) => {
            let [field, jump] = [0, 1];
            for (const { kernel, stride, rate } of layers) {
              field += effectiveSize(kernel, rate) * jump;
              jump *= stride;
            }
            return field;
          },
        },
        {
          id: "06.largest-stride",
          belief:
            "You stretched the layers by the largest stride so far. Strides multiply: behind two strides of 2, neighbours are 4 pixels apart.",
          model: (layers) => {
            let [field, jump] = [1, 1];
            for (const { kernel, stride, rate } of layers) {
              field += (effectiveSize(kernel, rate) - 1) * jump;
              jump = Math.max(jump, stride);
            }
            return field;
          },
        },
        {
          id: "06.first-layer-only",
          belief:
            "You kept the first layer's reach. The layer behind it reads several of its numbers, each with a window of its own: the field grows with every layer.",
          model: (layers) => effectiveSize(layers[0].kernel, layers[0].rate),
        },
        {
          id: "06.stride-added-to-the-field",
          belief:
            "You let a stride add pixels of its own. It only makes the steps of the layers behind it longer: the last layer's stride changes nothing.",
          model: (layers) =>
            layers.reduce((field, { kernel, stride, rate }) => field + (kernel - 1) * rate + stride - 1, 1),
        },
        {
          id: "06.field-times-stride",
          belief:
            "Going forward, you stretched by a stride what had been seen before it. It is the layers behind a stride whose steps become longer; what is seen already stays as it is.",
          model: (layers) =>
            layers.reduce((field, { kernel, stride, rate }) => field * stride + (kernel - 1) * rate, 1),
        },
        {
          id: "06.last-reach-times-jump",
          belief:
            "You took the last layer's reach, as long as the strides before make it. The layers before it have kernels as well, and each adds what it reaches over.",
          model: (layers) => {
            const jump = layers.slice(0, -1).reduce((product, { stride }) => product * stride, 1);
            const { kernel, rate } = layers[layers.length - 1];
            return effectiveSize(kernel, rate) * jump;
          },
        },
        {
          id: "06.reach-less-the-stride",
          belief:
            "You took a layer's stride off its reach, as if only what windows share or leave counted. From its first to its last tap a layer adds reach − 1 steps, whatever its stride.",
          model: (layers) => {
            let [field, jump] = [1, 1];
            for (const { kernel, stride, rate } of layers) {
              field += (effectiveSize(kernel, rate) - stride) * jump;
              jump *= stride;
            }
            return field;
          },
        },
        {
          id: "06.rate-added-to-the-kernel",
          belief:
            "You added the holes of one gap. There is a gap between each tap and the next: a layer adds (kernel − 1) · rate steps.",
          model: (layers) => {
            let [field, jump] = [1, 1];
            for (const { kernel, stride, rate } of layers) {
              field += (kernel + rate - 2) * jump;
              jump *= stride;
            }
            return field;
          },
        },
        {
          id: "06.rate-counts-holes",
          belief:
            "You took the rate for the number of holes. Taps lie `rate` numbers apart, with rate − 1 holes between: a layer adds (kernel − 1) · rate steps.",
          model: (layers) => solution.receptiveField(layers.map((layer) => ({ ...layer, rate: layer.rate + 1 }))),
        },
      ],
      blindSpots: [
        {
          id: "06.some-rate-above-1",
          where: "a layer has a rate above 1",
          so: "Its taps lie `rate` numbers apart: from the first to the last it is (kernel − 1) · rate steps.",
          holds: (layers) => layers.some(({ rate }) => rate > 1),
        },
        {
          id: "06.several-strides",
          where: "more than one layer has a stride",
          so: "Strides multiply: behind two strides of 2 neighbours lie 4 pixels apart.",
          holds: (layers) => layers.filter(({ stride }) => stride > 1).length > 1,
        },
        {
          id: "06.single-layer",
          where: "there is one layer alone",
          so: "Then the field is what its kernel reaches over; its own stride moves the next window and makes none larger.",
          holds: (layers) => layers.length === 1,
        },
        {
          id: "06.last-has-a-stride",
          where: "no layer follows that a stride could count for",
          so: "A stride counts for the layers behind it. The last layer's own changes nothing, and without strides each step is one pixel.",
          holds: (layers) => layers.slice(0, -1).every(({ stride }) => stride === 1),
        },
      ],
    }),
    exercise({
      id: "06.countHoles",
      title: "What nobody looks at",
      points: 2,
      solution: solution.countHoles,
      terms: {
        rates:
          "From each place a layer looks at three: the place itself, and its rate to either side. So the field grows by twice the rate.",
      },
      forbidden: ["pathCounts"],
      cases: () => [
        [[2, 3]],
        [[2, 2]],
        [[2, 2, 2]],
        [[1, 2, 3]],
        [[1, 2, 5]],
        [[1, 3, 9]],
        [[4]],
        [[2, 4]],
        [[3, 1]],
        [[1, 2, 9]],
        [[2, 3, 4]],
        [[3]],
        [[6, 2, 1]],
      ],
      byHand: () => [{ args: [[2, 3]], gives: 2 }],
      hints: [
        "Which pixels does one layer at rate 2 reach, from pixel 0? And a second one, from each of those?",
        "Keep the reached pixels in a Set. The field runs from minus the sum of the rates to plus the sum.",
        "reached = new Set([...reached].flatMap((p) => [p - rate, p, p + rate])) for every rate; holes = 2 * sum + 1 - reached.size.",
      ],
      misconceptions: [
        {
          id: "06.one-layer",
          belief:
            "You added up the holes of each layer on its own. The next layer's taps may fill them: [1, 2, 3] leaves none, though its last layer has 4.",
          model: (rates) => rates.reduce((sum, r) => sum + 2 * (r - 1), 0),
        },
        {
          id: "06.no-holes",
          belief:
            "You found no hole in any field. [2, 2, 2] never looks at a pixel an odd distance away: 6 of its 13. (If you mark pixels in a list, fill it first: `filter` and its like pass over places that nothing was written to.)",
          model: () => 0,
        },
        {
          id: "06.largest-rate",
          belief:
            "You counted the holes of the last layer only. What lies in them may be reached through the layers before.",
          model: (rates) => 2 * (rates[rates.length - 1] - 1),
        },
        {
          id: "06.paths-counted",
          belief:
            "You counted every path (3 · 3 · … of them). Several paths may end at the same pixel: it is seen once. Collect pixels, not paths.",
          model: (rates) => 2 * rates.reduce((sum, r) => sum + r, 0) + 1 - 3 ** rates.length,
        },
        {
          id: "06.three-a-layer",
          belief:
            "You took three pixels for each layer. Behind each of a layer's three taps stand three of the layer before: up to 3 · 3 · 3 ways, and they may meet. Count pixels, each once.",
          model: (rates) => Math.max(0, fieldOf(rates) - 3 * rates.length),
        },
        {
          id: "06.no-ways-meet",
          belief:
            "You took 3 to the power of the layers for the pixels that are looked at. So many ways there are, but several may end at the same pixel: count pixels, each once.",
          model: (rates) => Math.max(0, fieldOf(rates) - 3 ** rates.length),
        },
        {
          id: "06.common-divisor",
          belief:
            "You looked for a number that divides all rates. That does leave a grid of holes, but rates without one can leave holes, too: 1, 2, 9 does.",
          model: (rates) => {
            const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
            const common = rates.reduce(divisor, 0);
            return common <= 1 ? 0 : fieldOf(rates) - ((fieldOf(rates) - 1) / common + 1);
          },
        },
        {
          id: "06.side-by-side",
          belief:
            "You looked at the layers side by side, all on the same picture. They stand one behind the other: the taps of one start from each tap of the next, so the distances add up.",
          model: (rates) => fieldOf(rates) - new Set([0, ...rates.flatMap((rate) => [-rate, rate])]).size,
        },
        {
          id: "06.widest-kernel",
          belief:
            "You counted the holes of the widest kernel. The other layers fill some of them, and leave others beyond it.",
          model: (rates) => 2 * (Math.max(...rates) - 1),
        },
        {
          id: "06.one-closes-all",
          belief:
            "You took a rate of 1 for a guarantee. It fills one pixel on either side of each that is looked at; a rate of 9 leaves more open than that.",
          model: (rates) => (rates.includes(1) ? 0 : solution.countHoles(rates)),
        },
        {
          id: "06.two-ways-needed",
          belief: "You call a pixel looked at only where more than one way leads to it. One is enough.",
          model: (rates) => {
            const ways = pathCounts(rates);
            return ways.filter((count, i) => count <= 1 && i > 0 && i < ways.length - 1).length;
          },
        },
        {
          id: "06.counts-the-seen",
          belief: "You counted the pixels that are looked at. Asked are the others: the field minus these.",
          model: (rates) => fieldOf(rates) - solution.countHoles(rates),
        },
        {
          id: "06.middle-tap-missing",
          belief: "Your layers have two taps. Each has three: one to the left, one to the right, and the middle one.",
          model: (rates) => {
            let seen = new Set([0]);
            for (const rate of rates) seen = new Set([...seen].flatMap((at) => [at - rate, at + rate]));
            return fieldOf(rates) - seen.size;
          },
        },

        {
          id: "06.side-by-side-and-ends",
          belief:
            "You marked what each layer's kernel sees when it stands in the middle, and the two ends. The layer behind reads it at three places, so the shifts of the layers add up in every way there is.",
          model: (rates) => {
            const half = (fieldOf(rates) - 1) / 2;
            return fieldOf(rates) - new Set([0, half, -half, ...rates.flatMap((rate) => [-rate, rate])]).size;
          },
        },
        {
          id: "06.gaps-between-copies",
          belief:
            "You counted the gaps between the three copies of what the layers before reach over. Holes within a copy are holes in all three, unless another copy lies on them.",
          model: (rates) => {
            let [seen, holes] = [1, 0];
            for (const rate of rates) {
              holes += 2 * Math.max(0, rate - seen);
              seen += 2 * rate;
            }
            return holes;
          },
        },
        {
          id: "06.last-gaps-only",
          belief:
            "You counted the gaps that the last layer leaves. Holes of the layers before it are there as well, unless another copy lies on them.",
          model: (rates) => 2 * Math.max(0, rates[rates.length - 1] - fieldOf(rates.slice(0, -1))),
        },
        {
          id: "06.first-layer",
          belief:
            "You counted the holes of the first layer, as it alone reads pixels. But it stands at several places, one for each number that the layers behind it read, and those may close its holes or leave new ones.",
          model: (rates) => 2 * (rates[0] - 1),
        },
        {
          id: "06.smallest-rate",
          belief:
            "You let the smallest rate decide. With 1, 2 and 9 there are 4 holes although one rate is 1: all rates together decide.",
          model: (rates) => 2 * (Math.min(...rates) - 1),
        },
        {
          id: "06.gaps-smallest-first",
          belief:
            "You compared each rate with how far the smaller ones reach. Within that reach there may be holes: [2, 2] leaves 4 of 9 pixels out.",
          model: (rates) => {
            let [seen, holes] = [1, 0];
            for (const rate of [...rates].sort((a, b) => a - b)) {
              holes += 2 * Math.max(0, rate - seen);
              seen += 2 * rate;
            }
            return holes;
          },
        },
        {
          id: "06.two-ways-needed-and-ends",
          belief:
            "You call a pixel looked at only where more than one way leads to it. One is enough: each end of the field has a single one.",
          model: (rates) => pathCounts(rates).filter((count) => count <= 1).length,
        },
        {
          id: "06.no-layer-twice",
          belief:
            "You took layers of the same rate for one. Each is a layer of its own: two layers of rate 2 look at five pixels of 9, one looks at three of 5.",
          model: (rates) => solution.countHoles([...new Set(rates)]),
        },
        {
          id: "06.field-with-the-seen-of-one-side",
          belief:
            "You let each layer look ahead alone, and by one step. It has three taps, one to the left as well: the field is 1 + 2 · (all rates) pixels wide.",
          model: (rates) => {
            let seen = new Set([0]);
            for (const rate of rates) seen = new Set([...seen].flatMap((at) => [at, at + rate]));
            return (fieldOf(rates) + 1) / 2 - seen.size;
          },
        },
        {
          id: "06.neighbours-only",
          belief:
            "You compared each rate with the one before it alone. All layers before it count: what they see together is what the next one repeats.",
          model: (rates) =>
            rates.reduce((holes, rate, i) => holes + 2 * Math.max(0, rate - (i ? 2 * rates[i - 1] + 1 : 1)), 0),
        },
        {
          id: "06.holes-fill-holes",
          belief:
            "You took the holes before off those of the next layer. Holes don't fill each other: pixels that are seen do, where a copy of them lies upon a hole.",
          model: (rates) => rates.reduce((holes, rate) => Math.max(0, 2 * (rate - 1) - holes), 0),
        },
        {
          id: "06.holes-three-times",
          belief:
            "You kept three copies of the holes before, and those of the layer. The copies lie upon one another: a hole of one may be seen by the next.",
          model: (rates) => rates.reduce((holes, rate) => 3 * holes + 2 * (rate - 1), 0),
        },
        {
          id: "06.holes-of-one-gap-each",
          belief:
            "You counted one gap a layer. A kernel of 3 has two, one on either side of its middle tap; and the taps of other layers may fill them.",
          model: (rates) => rates.reduce((holes, rate) => holes + rate - 1, 0),
        },
        {
          id: "06.widest-gap",
          belief:
            "You took the widest gap between two taps of one layer. What lies in it may be reached by way of the other layers, and there is one on either side.",
          model: (rates) => Math.max(...rates) - 1,
        },
      ],
      blindSpots: [
        {
          id: "06.rates-alike",
          where: "two layers have the same rate",
          so: "Nothing says that rates differ: [2, 2] is a stack like any other, and each of its layers adds to the field.",
          holds: (rates) => new Set(rates).size < rates.length,
        },
        {
          id: "06.rates-fall",
          where: "a layer has a smaller rate than the one before it",
          so: "Rates may come in any order, and which pixels are looked at doesn't depend on it.",
          holds: (rates) => rates.some((rate, i) => rate < rates[i - 1]),
        },
        {
          id: "06.lone-layer",
          where: "there is one layer alone",
          so: "One layer looks at 3 pixels of its field of 2 · rate + 1.",
          holds: (rates) => rates.length === 1,
        },
        {
          id: "06.nothing-missed",
          where: "every pixel is looked at",
          so: "Then nothing is missed, and the answer is 0: [1, 2, 3] leaves no hole.",
          holds: (rates) => solution.countHoles(rates) === 0,
        },
        {
          id: "06.three-layers",
          where: "there are three layers or more",
          so: "The third starts from every pixel that the first two reach, and so on: what is seen grows layer by layer.",
          holds: (rates) => rates.length > 2,
        },
      ],
    }),
    exercise({
      id: "06.ratesFor",
      title: "As few layers as possible",
      points: 3,
      solution: solution.ratesFor,
      terms: {
        field:
          "So many pixels are to be seen in the end, no more and no fewer, so a last layer may only add what is still missing.",
        rate: "A layer makes the field wider by its rate at both ends; where it is larger than what is seen so far, a gap is left.",
      },
      common: { name: "your stack", of: (rates) => stackOf(rates) },
      cases: () => [[5], [3], [9], [13], [27], [29], [45], [81], [83], [121]],
      byHand: () => [{ args: [5], gives: [1, 1] }],
      hints: [
        "One layer sees 3 pixels of a line without a hole. Which rate must the second have, to see as many as possible without one?",
        "A layer lays three copies of what the layers before it see side by side, `rate` pixels apart. When do the copies touch, and when is there a gap between them?",
        "Begin with seen = 1. The next rate is as large as may be: at most `seen`, so that the copies touch, and at most half of what is missing to `field`. Then seen grows by 2 · rate; go on until seen is field.",
      ],
      misconceptions: [
        {
          id: "06.all-ones",
          belief:
            "You left every rate at 1. Nothing is missed that way, but each layer adds 2 pixels only. Behind layers that have seen their surroundings a larger rate leaves no hole, and fewer layers are enough.",
          model: (field) => Array(halfOf(field)).fill(1),
        },
        {
          id: "06.one-layer",
          belief:
            "You took one layer with a large rate. It reaches far enough, but it looks at 3 pixels and steps over all others.",
          model: (field) => [halfOf(field)],
        },
        {
          id: "06.doubling-rates",
          belief:
            "You need as many layers as rates that double: 1, 2, 4, … That leaves no holes, but it isn't the most a layer can do. What rates 1 and 2 see is 7 pixels wide: the next layer may lay such pieces 7 apart.",
          model: (field) => {
            const rates: number[] = [];
            for (let left = halfOf(field); left > 0; left -= rates[rates.length - 1]) {
              rates.push(Math.min(2 ** rates.length, left));
            }
            return rates;
          },
        },
        {
          id: "06.counting-rates",
          belief:
            "You counted the rates up: 1, 2, 3, … That leaves no holes, but larger steps need fewer layers: what the layers before see may be laid three times side by side.",
          model: (field) => {
            const rates: number[] = [];
            for (let left = halfOf(field); left > 0; left -= rates[rates.length - 1]) {
              rates.push(Math.min(rates.length + 1, left));
            }
            return rates;
          },
        },
        {
          id: "06.no-rate-above-the-taps",
          belief:
            "You allowed no rate above 3, the number of taps. What limits a rate is what the layers before it have seen: behind rates 1 and 3 that is 9 pixels, and a rate of 9 leaves no hole.",
          model: (field) => {
            const rates = [1];
            let rest = halfOf(field) - 1;
            for (; rest >= 3; rest -= 3) rates.push(3);
            return rest > 0 ? [...rates, rest] : rates;
          },
        },
        {
          id: "06.one-and-the-rest",
          belief:
            "You made do with two layers whose rates add up. Two layers of three taps have nine ways, so they look at nine pixels at most: in a wider field they leave holes, whatever the two rates are.",
          model: (field) => (halfOf(field) === 1 ? [1] : [1, halfOf(field) - 1]),
        },
        {
          id: "06.equal-rates",
          belief:
            "You shared the way out equally among the layers. Layers of one rate lead to multiples of that rate only, and miss what lies between.",
          model: (field) => {
            const layers = solution.ratesFor(field).length;
            const [half, share] = [halfOf(field), Math.floor(halfOf(field) / layers)];
            return Array.from({ length: layers }, (_, i) => (i ? share : half - share * (layers - 1)));
          },
        },
        {
          id: "06.powers-of-3",
          belief:
            "You took 1, 3, 9, … to the end, and the field became wider than asked. The last rate has to be smaller, so that the field fits.",
          model: (field) => {
            const rates: number[] = [];
            for (let seen = 1; seen < field; seen *= 3) rates.push(seen);
            return rates;
          },
        },
        {
          id: "06.last-rate-reaches",
          belief:
            "You let the last rate make up whatever is missing. Where it is larger than what the layers before see, gaps open between the copies: then it takes one layer more.",
          model: (field) => {
            const rates: number[] = [];
            let seen = 1;
            while (2 * seen * 3 < field) {
              rates.push(seen);
              seen *= 3;
            }
            return [...rates, (field - seen) / 2];
          },
        },
        {
          id: "06.shared-out",
          belief:
            "You shared the sum out evenly. Equal rates above 1 leave a grid that nobody looks at: begin with 1, and let each rate be as large as what is seen so far.",
          model: (field) => {
            let layers = 1;
            while (3 ** layers < field) layers++;
            const half = halfOf(field);
            return Array.from({ length: layers }, (_, i) => Math.floor(half / layers) + Number(i < half % layers));
          },
        },
        {
          id: "06.whole-field",
          belief:
            "Your rates add up to field − 1. A layer adds its rate on either side, so they add up to half of that.",
          model: (field) => {
            const rates: number[] = [];
            let [left, used] = [field - 1, 0];
            while (left > 0) {
              const rate = Math.min(2 * used + 1, left);
              rates.push(rate);
              used += rate;
              left -= rate;
            }
            return rates;
          },
        },
        {
          id: "06.ones-for-the-rest",
          belief:
            "You took 1, 3, 9, … while they fit and made up the rest with small steps. One layer does more: its rate may be anything up to what is seen, also where copies then overlap.",
          model: (field) => {
            const rates: number[] = [];
            let seen = 1;
            for (; 3 * seen <= field; seen *= 3) rates.push(seen);
            return [...rates, ...Array((field - seen) / 2).fill(1)];
          },
        },
        {
          id: "06.powers-from-the-top",
          belief:
            "You took the largest power of 3 that fits, again and again, until the sum was right. For 13 that is [3, 3], and both look at every third pixel only: each rate needs smaller ones that fill its gaps.",
          model: (field) => {
            const rates: number[] = [];
            let rate = 3 ** 6;
            for (let left = halfOf(field); left > 0; left -= rate) {
              while (rate > left) rate /= 3;
              rates.push(rate);
            }
            return rates;
          },
        },
        {
          id: "06.last-rate-reaches-further",
          belief:
            "You let the last rate make up whatever is missing. Where it is larger than what the layers before see, gaps open between the copies: then it takes one layer more.",
          model: (field) => {
            const rates: number[] = [];
            let seen = 1;
            for (; 9 * seen < field; seen *= 3) rates.push(seen);
            return [...rates, (field - seen) / 2];
          },
        },
        {
          id: "06.powers-that-fit",
          belief:
            "You took 1, 3, 9, … as long as they fit and stopped there, so the field became narrower than asked. One more layer makes up what is missing: its rate need not be a power of 3.",
          model: (field) => {
            const rates: number[] = [];
            for (let seen = 1; 3 * seen <= field; seen *= 3) rates.push(seen);
            return rates;
          },
        },
        {
          id: "06.adds-its-rate-once",
          belief:
            "You let a layer add its rate once. It looks to both sides, so the field grows by 2 · rate: for 5 pixels, [1, 1].",
          model: (field) => {
            const rates: number[] = [];
            for (let seen = 1; seen < field; seen += rates[rates.length - 1]) rates.push(Math.min(seen, field - seen));
            return rates;
          },
        },
        {
          id: "06.one-apart-too-many",
          belief:
            "You laid the copies one pixel too far apart. What is seen is `seen` pixels wide, so at rate seen + 1 a pixel between two copies is missed; at rate `seen` they touch.",
          model: (field) => {
            const rates: number[] = [];
            for (let seen = 1; seen < field; seen += 2 * rates[rates.length - 1]) {
              rates.push(Math.min(seen + 1, (field - seen) / 2));
            }
            return rates;
          },
        },
        {
          id: "06.odd-rates",
          belief:
            "You took the odd numbers for rates: 1, 3, 5, … That leaves no holes, but rates can grow faster: what is seen may be laid three times side by side, so 1, 3, 9, … is possible.",
          model: (field) => {
            const rates: number[] = [];
            for (let left = halfOf(field); left > 0; left -= rates[rates.length - 1]) {
              rates.push(Math.min(2 * rates.length + 1, left));
            }
            return rates;
          },
        },
        {
          id: "06.doubled-to-the-end",
          belief:
            "You took 1, 2, 4, … to the end, and the field became wider than asked. It must be exact; and a rate may be as large as what is seen so far, which is more than twice the last one.",
          model: (field) => {
            const rates: number[] = [];
            for (let seen = 1; seen < field; seen += 2 * rates[rates.length - 1]) rates.push(2 ** rates.length);
            return rates;
          },
        },
        {
          id: "06.always-two-layers",
          belief:
            "You answered with two layers that share the way out. Two layers look at 9 pixels at most, and at 5 if their rates are alike; for wider fields it takes more.",
          model: (field) => {
            const half = halfOf(field);
            return half === 1 ? [1] : [Math.floor(half / 2), Math.ceil(half / 2)];
          },
        },
        ...(
          [
            [
              "by-the-last-two",
              (rates) => (rates.length < 2 ? rates.length + 1 : rates[rates.length - 1] + rates[rates.length - 2]),
            ],
            ["by-twice-and-one", (rates) => (rates.length === 0 ? 1 : 2 * rates[rates.length - 1] + 1)],
          ] as [string, (rates: number[]) => number][]
        ).map(([how, next]) => ({
          id: `06.rates-grow-${how}`,
          belief:
            "Your rates leave no holes, but they grow too slowly. What the layers before see may be laid three times side by side: behind rates 1 and 3 that is 9 pixels, so the next rate may be 9.",
          model: (field: number) => {
            const rates: number[] = [];
            for (let left = halfOf(field); left > 0; left -= rates[rates.length - 1])
              rates.push(Math.min(next(rates), left));
            return rates;
          },
        })),
        {
          id: "06.number-of-layers-alone",
          belief:
            "You took as few layers as the field needs, rate 1 for all but the last, and let that reach the rest. It jumps over pixels: a rate may be no larger than what is seen before it.",
          model: (field) => {
            const layers = solution.ratesFor(field).length;
            return [...Array(layers - 1).fill(1), halfOf(field) - layers + 1];
          },
        },
      ],
      blindSpots: [
        {
          id: "06.not-a-power-of-3",
          where: "the field isn't 3, 9, 27, …",
          so: "Any odd field can be made exactly: the last rate is then smaller than what is seen, and the copies overlap.",
          holds: (field) => !Number.isInteger(Math.round((Math.log(field) / Math.log(3)) * 1e9) / 1e9),
        },
        {
          id: "06.power-of-3",
          where: "the field is 3, 9, 27 or 81",
          so: "There the rates 1, 3, 9, … fit exactly, and nothing is left over: two layers see 9 pixels, three see 27.",
          holds: (field) => [3, 9, 27, 81].includes(field),
        },
        {
          id: "06.just-above-a-power-of-3",
          where: "the field is a little wider than 9, 27 or 81",
          so: "One layer more is needed there, though there is little left for it to add: three layers look at 27 pixels at most.",
          holds: (field) => [13, 29, 83].includes(field),
        },
        {
          id: "06.more-than-two-layers",
          where: "two layers aren't enough",
          so: "Two layers look at 9 pixels at most, three at 27: each lays what those before it see three times side by side.",
          holds: (field) => field > 9,
        },
      ],
    }),
    exercise({
      id: "06.findRates",
      title: "A stack in a box",
      points: 3,
      solution: solution.findRates,
      terms: {
        answer:
          "Each layer adds up three copies of what it gets, its rate apart: the answer is what has come of all of them.",
      },
      cases: (random) => {
        const few = [random.whole(1, 4), random.whole(2, 6)];
        return [
          [2, 1],
          [1],
          [4],
          [2, 2],
          [1, 1, 3],
          [3, 1, 2],
          [2, 5],
          [1, 2, 4],
          [4, 2, 2, 3],
          [1, 3, 9],
          [10, 2],
          [1, 2, 1, 3],
          few,
        ].map((rates): [number[]] => [pathCounts(rates)]);
      },
      byHand: () => [{ args: [[1, 1, 2, 1, 2, 1, 1]], gives: [1, 2] }],
      hints: [
        "What comes out of one layer at rate 3, and of one at rate 5? Which number tells the rate?",
        "The first number behind the leading 1 that isn't 0 belongs to the smallest rate r. If that layer came last, each number is a sum of three: one of the others' answer, and those r and 2r before it. Can you take it away again?",
        "others[i] = answer[i] − others[i − r] − others[i − 2r], from the left, others being 0 before its beginning. It is 2r numbers shorter. Do the same with it, until one number is left.",
      ],
      misconceptions: [
        {
          id: "06.one-layer",
          belief:
            "You found the first echo and took it for the whole stack. It is the smallest rate; the other layers' echoes come later, and the length tells how far all rates reach together.",
          model: (answer) => [firstEcho(answer)],
        },
        {
          id: "06.reach-is-rate",
          belief:
            "You took half the length for one rate. That is the sum of all rates: a single layer would give three numbers that aren't 0, and no others.",
          model: (answer) => [(answer.length - 1) / 2],
        },
        {
          id: "06.two-layers",
          belief:
            "You took the first echo for one rate and all the rest for a second. That is right for two layers; there may be fewer or more.",
          model: (answer) => {
            const first = firstEcho(answer);
            return [first, (answer.length - 1) / 2 - first];
          },
        },
        {
          id: "06.equal-rates",
          belief:
            "You took all rates for equal: as many times the first echo as the length allows. Only when the smallest rate is taken away from the answer do the others show.",
          model: (answer) => {
            const first = firstEcho(answer);
            return Array(Math.floor((answer.length - 1) / 2 / first)).fill(first);
          },
        },
        {
          id: "06.every-echo-a-layer",
          belief:
            "You took every place with an answer for a layer's rate. Rates 2 and 5 also answer at 4, 7 and 9, by going through both: take the smallest rate away before you look for the next.",
          model: (answer) => {
            const half = (answer.length - 1) / 2;
            return answer.flatMap((count, i) => (i > 0 && i <= half && count !== 0 ? [i] : []));
          },
        },
        {
          id: "06.counts-are-layers",
          belief:
            "You took a number for how many layers have that rate: a 2 at place 3 for two layers of rate 3. It counts the ways that lead there, and a way may go through several layers: rates 1 and 2 lead to 3 as well.",
          model: (answer) => {
            const half = (answer.length - 1) / 2;
            const rates: number[] = [];
            let sum = 0;
            for (let place = 1; place <= half && sum < half; place++)
              for (let n = 0; n < answer[place] && sum < half; n++, sum += place) rates.push(place);
            return rates;
          },
        },
        {
          id: "06.counts-beside-the-middle",
          belief:
            "You read the numbers beside the middle as if each layer had got the single 1 itself, and all they gave were added. Each layer gets what the one before it made: distances add up, and numbers multiply.",
          model: (answer) => {
            const half = (answer.length - 1) / 2;
            return answer.slice(half + 1).flatMap((count, i) => Array<number>(count).fill(i + 1));
          },
        },
        {
          id: "06.first-places-are-rates",
          belief:
            "You took the first places with an answer for the rates. Two layers at rate 1 answer at 2 as well: a place may be reached by several layers together. Take the smallest rate away before you look for the next.",
          model: (answer) => {
            const layers = Math.round(Math.log(answer.reduce((a, b) => a + b, 0)) / Math.log(3));
            return answer.flatMap((count, i) => (i > 0 && count !== 0 ? [i] : [])).slice(0, layers);
          },
        },
        {
          id: "06.doubled",
          belief:
            "You found the smallest rate and let it double from layer to layer. The rates of this stack may be any: only the numbers of the answer tell them, one layer after the other.",
          model: (answer) => {
            const rates: number[] = [];
            let left = (answer.length - 1) / 2;
            for (let rate = firstEcho(answer); left > 0; rate *= 2) {
              rates.push(Math.min(rate, left));
              left -= Math.min(rate, left);
            }
            return rates.sort((a, b) => a - b);
          },
        },
        {
          id: "06.gaps-are-rates",
          belief:
            "You took the gaps between the numbers that aren't 0 for the rates. Only the first gap surely is one, the smallest: what lies behind it mixes all layers. Take that layer out, and look again.",
          model: (answer) => {
            const places = answer.flatMap((count, i) => (count !== 0 ? [i] : []));
            const gaps: number[] = [];
            let reached = 0;
            for (let i = 1; i < places.length && reached < (answer.length - 1) / 2; i++) {
              gaps.push(places[i] - places[i - 1]);
              reached = places[i];
            }
            return gaps.sort((a, b) => a - b);
          },
        },
        {
          id: "06.no-rate-twice",
          belief:
            "After a rate you went on to larger ones. Two layers may have the same rate: look again from the smallest distance, once a layer is taken out.",
          model: (answer) => {
            const rates: number[] = [];
            let rest = answer;
            for (let rate = 1; 2 * rate < rest.length; rate++) {
              const without = takenOut(rest, rate);
              if (!without) continue;
              rates.push(rate);
              rest = without;
            }
            return rates;
          },
        },
        {
          id: "06.largest-first",
          belief: "You gave the largest rate first. Asked is the smallest first.",
          model: (answer) => solution.findRates(answer).reverse(),
        },
        {
          id: "06.all-alike",
          belief:
            "You read off how many layers there are and how far they reach, and shared that out evenly. The rates may differ: the numbers between tell which they are.",
          model: (answer) => {
            const layers = layersOf(answer);
            return Array(layers).fill((answer.length - 1) / 2 / layers);
          },
        },
        {
          id: "06.doubling-rates",
          belief:
            "You took the rates to be 1, 2, 4, …, as in published stacks. You don't know that: the answer itself tells.",
          model: (answer) => Array.from({ length: layersOf(answer) }, (_, i) => 2 ** i),
        },
        {
          id: "06.shifted-answers-subtracted",
          belief:
            "You took shifted copies of the answer away from it. The layer added up three copies of what it got, not of what it gave: take away copies of what you have recovered, others[i] = answer[i] − others[i − r] − others[i − 2r].",
          model: (answer) => {
            const rates: number[] = [];
            let rest = answer;
            for (let left = (answer.length - 1) / 2; left > 0; ) {
              const now = rest;
              const rate = now.findIndex((v, i) => i > 0 && v !== 0);
              if (rate < 0) break;
              rates.push(rate);
              left -= rate;
              rest = now.map((v, i) => v - (now[i - rate] ?? 0) - (now[i - 2 * rate] ?? 0));
            }
            return rates;
          },
        },
        {
          id: "06.subtracted",
          belief:
            "You took a layer out by subtracting its taps. Layers one behind the other multiply their ways; to take one out, find the numbers that it added up: others[i] = answer[i] − others[i − r] − others[i − 2r].",
          model: (answer) => {
            const rates: number[] = [];
            const rest = [...answer];
            for (let left = (answer.length - 1) / 2; left > 0; ) {
              const rate = rest.findIndex((v, i) => i > 0 && v > 0);
              if (rate < 0 || rate > left) break;
              rates.push(rate);
              left -= rate;
              rest[rate] -= 1;
              if (rest[2 * rate] !== undefined) rest[2 * rate] -= 1;
            }
            return rates.sort((a, b) => a - b);
          },
        },

        {
          id: "06.distinct-gaps",
          belief:
            "You took the distances between numbers that aren't 0 for the rates. A place is a sum of shifts of several layers; only the first distance is surely a rate, the smallest.",
          model: (answer) => {
            const places = answer.flatMap((count, i) => (count !== 0 ? [i] : []));
            return [...new Set(places.slice(1).map((place, i) => place - places[i]))].sort((a, b) => a - b);
          },
        },
        {
          id: "06.doubling-from-one",
          belief:
            "You took the rates to double from 1 on, until they fill the length. The length gives only their sum; which they are stands in the numbers.",
          model: (answer) => {
            const rates: number[] = [];
            for (let [rate, left] = [1, (answer.length - 1) / 2]; left > 0; rate *= 2) {
              rates.push(Math.min(rate, left));
              left -= Math.min(rate, left);
            }
            return rates.sort((a, b) => a - b);
          },
        },
        {
          id: "06.all-alike-rounded",
          belief:
            "You gave all layers the same rate. How many layers there are, and what their rates add up to, leaves many lists; the places of the first numbers tell which.",
          model: (answer) => {
            const layers = layersOf(answer);
            return Array(layers).fill(Math.round((answer.length - 1) / 2 / layers));
          },
        },
        {
          id: "06.new-places-only",
          belief:
            "You took a place for a rate where no sum of the rates before leads. A rate that occurs twice, or is itself such a sum, is missed that way: how large the numbers are tells.",
          model: (answer) => {
            const rates: number[] = [];
            let sums = new Set([0]);
            for (let place = 1; place <= (answer.length - 1) / 2; place++) {
              if (answer[place] === 0 || sums.has(place)) continue;
              rates.push(place);
              sums = new Set([...sums].flatMap((sum) => [sum, sum + place, sum + 2 * place]));
            }
            return rates;
          },
        },
        {
          id: "06.new-places-to-the-end",
          belief:
            "You asked only whether a place is reached, and took one for a rate where no sum of the rates before leads. How many ways lead there, 1 or 2 or 3, tells that there is another layer, of a rate that you had or that is such a sum.",
          model: (answer) => {
            const rates: number[] = [];
            let sums = new Set([0]);
            for (let place = 1; place < answer.length; place++) {
              if (answer[place] === 0 || sums.has(place)) continue;
              rates.push(place);
              sums = new Set([...sums].flatMap((sum) => [sum, sum + place, sum + 2 * place]));
            }
            return rates;
          },
        },
        {
          id: "06.places-until-enough",
          belief:
            "You took the places of the numbers for the rates, one after the other, until they were enough. Most places are sums of shifts, and each layer shifts by twice its rate as well: take a layer out before you look for the next.",
          model: (answer) => {
            const rates: number[] = [];
            let left = (answer.length - 1) / 2;
            for (let place = 1; left > 0; place++) {
              if (answer[place] === 0) continue;
              rates.push(place);
              left -= place;
            }
            return rates;
          },
        },
        {
          id: "06.only-which-are-seen",
          belief:
            "You held against the answer which places it reaches, and not how often. Different stacks may look at the same pixels: the numbers themselves, how many ways lead to each place, tell them apart.",
          model: (answer) => {
            const sum = (answer.length - 1) / 2;
            for (let layers = 1; layers <= sum; layers++)
              for (const rates of sharesOf(sum, layers, 1))
                if (pathCounts(rates).every((count, i) => count > 0 === answer[i] > 0)) return rates;
            return [];
          },
        },
        {
          id: "06.places-until-filled",
          belief:
            "You took the places of the numbers for the rates, one after the other, until they add up. Most places are sums of shifts: behind rates 1 and 2 there are numbers at 3, 4, 5 and 6, too.",
          model: (answer) => {
            const rates: number[] = [];
            let left = (answer.length - 1) / 2;
            for (let place = 1; place < answer.length && left > 0; place++) {
              if (answer[place] === 0 || place > left) continue;
              rates.push(place);
              left -= place;
            }
            return rates;
          },
        },
        {
          id: "06.every-place",
          belief:
            "You took every place with a number for a rate. Most of them are sums of shifts: rates 1 and 2 put numbers at 3, 4, 5 and 6, too.",
          model: (answer) => answer.flatMap((count, i) => (i > 0 && count !== 0 ? [i] : [])),
        },
        {
          id: "06.each-rate-once",
          belief:
            "You took each rate out once and went on to the next larger one. Two layers may have the same rate: ask again after each that was taken out.",
          model: (answer) => {
            const rates: number[] = [];
            let rest = answer;
            for (let rate = 1; rest.length > 1 && rate < answer.length; rate++) {
              if (firstEcho(rest) !== rate) continue;
              rates.push(rate);
              rest = quotientOf(rest, rate, 2);
            }
            return rates;
          },
        },
        {
          id: "06.two-taps",
          belief:
            "You took a layer for two taps. It has three: each number is one of the others' answer and those `rate` and twice `rate` before it, and the answer grows by twice the rate.",
          model: (answer) => {
            const rates: number[] = [];
            let rest = answer;
            while (rest.length > 1 && rates.length < 40) {
              const rate = firstEcho(rest);
              if (rate < 0) break;
              rates.push(rate);
              rest = quotientOf(rest, rate, 1);
            }
            return rates;
          },
        },
        {
          id: "06.largest-number-is-layers",
          belief:
            "You read the number of layers off the largest number. That one says how many ways meet at a pixel: two layers at rate 1 give a 3. All numbers together are 3 to the power of the layers.",
          model: (answer) =>
            listsOf(Math.max(...answer), halfOf(answer.length)).find(
              (rates) => pathCounts(rates).join() === answer.join(),
            ) ?? [],
        },
        {
          id: "06.same-holes",
          belief:
            "You looked at which places are 0 and which aren't. Several lists of rates leave the same holes, or none: how large the numbers are tells which list it was.",
          model: (answer) =>
            listsOf(layersOf(answer), halfOf(answer.length)).find(
              (rates) => holesOf(pathCounts(rates)) === holesOf(answer),
            ) ?? [],
        },
        {
          id: "06.sum-and-number",
          belief:
            "You know how many layers there are and what their rates add up to, and gave 1 to all but the last. Many lists have that sum: the places of the first numbers tell which it was.",
          model: (answer) => {
            const layers = layersOf(answer);
            return [...Array(layers - 1).fill(1), halfOf(answer.length) - layers + 1];
          },
        },
        {
          id: "06.places-of-ones",
          belief:
            "You took the places where a 1 stands for the rates. A 1 says that a single way leads there, and that may go through several layers: [1, 1, 2, 1, 2, 1, 1] has a 1 at place 3, and no layer with rate 3.",
          model: (answer) =>
            answer.flatMap((count, i) => (i > 0 && i <= halfOf(answer.length) && count === 1 ? [i] : [])),
        },
        // Divided like that nothing comes out even, and programs end in one of three ways.
        ...(["no echo", "no room", "never"] as const).map((end) => ({
          id: `06.one-echo-taken-till-${end.replace(" ", "-")}`,
          belief:
            "You took one echo of each layer away. A layer has three taps, so there are two: one at its rate, one at twice its rate.",
          model: (answer: number[]) => {
            const rates: number[] = [];
            let rest = answer;
            while (rest.length > 1 && rates.length < 40) {
              const rate = firstEcho(rest);
              if (rate < 0 && end !== "never") break;
              if (2 * rate >= rest.length && end === "no room") break;
              rates.push(rate);
              const before: number[] = [];
              for (let i = 0; i < rest.length - 2 * rate; i++) before.push(rest[i] - (before[i - rate] ?? 0));
              rest = before;
            }
            return rates;
          },
        })),
        {
          id: "06.number-at-a-place",
          belief:
            "You took the number at place r for how many layers have rate r. It counts ways to that place: rates [1, 1] put a 3 at place 2, and no layer has rate 2.",
          model: (answer) => {
            const rates: number[] = [];
            let left = halfOf(answer.length);
            for (let rate = 1; left > 0 && rate <= left; rate++) {
              for (let n = answer[rate]; n > 0 && left > 0; n--) {
                rates.push(rate);
                left -= rate;
              }
            }
            return rates;
          },
        },
        {
          id: "06.whatever-divides",
          belief:
            "You took 1 for a rate wherever it can be divided out, then 2, and so on. [1, 1, 1] also divides the answer of a layer at rate 2, but numbers below 0 are left, which no stack makes: the first number behind the leading 1 tells the smallest rate.",
          model: (answer) => {
            const rates: number[] = [];
            let rest = answer;
            for (let rate = 1; 2 * rate < rest.length; ) {
              const without = takenOut(rest, rate);
              if (without) {
                rates.push(rate);
                rest = without;
              } else rate++;
            }
            return rates;
          },
        },
        {
          id: "06.listed-once",
          belief:
            "You listed each rate once. Two layers may have the same rate, and then it is there twice: [1, 2, 3, 2, 1] came from [1, 1].",
          model: (answer) => [...new Set(solution.findRates(answer))],
        },
        {
          id: "06.smallest-for-all",
          belief:
            "You counted the layers rightly and gave all of them the smallest rate. The others' rates show when that layer is taken out of the answer.",
          model: (answer) => Array(layersOf(answer)).fill(firstEcho(answer)),
        },
        {
          id: "06.counting-up",
          belief:
            "You counted the layers and gave them 1, 2, 3, … for rates. They may be any: where the first number behind the leading 1 stands tells the smallest.",
          model: (answer) => Array.from({ length: layersOf(answer) }, (_, i) => i + 1),
        },
        {
          id: "06.smallest-then-rest-alike",
          belief:
            "You found the smallest rate and let one last layer do all the rest, with layers of the smallest rate between. Take the smallest layer out of the answer; then the next one shows.",
          model: (answer) => {
            const [layers, first] = [layersOf(answer), firstEcho(answer)];
            return [...Array(layers - 1).fill(first), halfOf(answer.length) - first * (layers - 1)];
          },
        },
        {
          id: "06.sum-alone",
          belief:
            "You looked at how long the answer is, and answered with that many layers of rate 1. The length gives only the sum of the rates; the numbers tell how many there are and which.",
          model: (answer) => Array(halfOf(answer.length)).fill(1),
        },
        {
          id: "06.sum-and-smallest",
          belief:
            "You have a list with the right sum and the right smallest rate, and looked no further. Several lists have both: compare what comes out of yours with the whole answer.",
          model: (answer) => {
            const rates: number[] = [];
            const first = firstEcho(answer);
            let left = halfOf(answer.length);
            for (; left >= 2 * first; left -= first) rates.push(first);
            return [...rates, left];
          },
        },
        ...[false, true].map((compared) => ({
          id: compared ? "06.middle-number-is-layers-compared" : "06.middle-number-is-layers",
          belief:
            "You took the number in the middle for the number of layers. It says how many ways lead there. All numbers together are 3 to the power of the layers.",
          model: (answer: number[]) => {
            const half = halfOf(answer.length);
            const fits = (rates: number[]) => !compared || pathCounts(rates).join() === answer.join();
            return listsOf(answer[half], half).find(fits) ?? (compared ? [] : [half]);
          },
        })),
        {
          id: "06.divided-once",
          belief:
            "You took the smallest rate's layer out and what was left for a single one. There may be more layers: do the same with what is left, until one number remains.",
          model: (answer) => {
            const first = firstEcho(answer);
            const left = halfOf(answer.length) - first;
            return left > 0 ? [first, left] : [first];
          },
        },
        ...(
          [
            ["grow", (before, here, _after) => here > before],
            ["peak", (before, here, after) => here > 0 && here >= before && here >= after],
          ] as [string, (before: number, here: number, after: number) => boolean][]
        ).map(([how, counts]) => ({
          id: `06.rates-where-numbers-${how}`,
          belief:
            "You took places where the numbers get large for the rates. Large is a number where many ways meet, and that is at sums of shifts. The first number behind the leading 1 that isn't 0 tells the smallest rate.",
          model: (answer: number[]) =>
            answer.flatMap((here, i) =>
              i > 0 && i <= halfOf(answer.length) && counts(answer[i - 1], here, answer[i + 1]) ? [i] : [],
            ),
        })),
      ],
      blindSpots: [
        {
          id: "06.rates-twice",
          where: "two layers have the same rate",
          so: "Nothing says that rates differ: [1, 1] is a stack like any other, and gives [1, 2, 3, 2, 1].",
          holds: (answer) => new Set(solution.findRates(answer)).size < layersOf(answer),
        },
        {
          id: "06.more-than-two",
          where: "there are more than two layers",
          so: "There may be any number of them; all numbers of the answer together are 3 to the power of it.",
          holds: (answer) => layersOf(answer) > 2,
        },
        {
          id: "06.more-than-three",
          where: "there are more than three layers",
          so: "There may be any number of them; all numbers of the answer together are 3 to the power of it.",
          holds: (answer) => layersOf(answer) > 3,
        },
        {
          id: "06.layer-by-itself",
          where: "there is one layer alone",
          so: "Then there are three numbers that aren't 0, and half the length is its rate: [1, 0, 1, 0, 1] came from [2].",
          holds: (answer) => layersOf(answer) === 1,
        },
        {
          id: "06.largest-number-misleads",
          where: "the largest number isn't the number of layers",
          so: "A number says how many ways lead to a place. All together are 3 to the power of the layers.",
          holds: (answer) => Math.max(...answer) !== layersOf(answer),
        },
        {
          id: "06.smallest-above-1",
          where: "no layer has rate 1",
          so: "The smallest rate is the place of the first number behind the leading 1 that isn't 0, whatever it is.",
          holds: (answer) => firstEcho(answer) > 1,
        },
      ],
    }),
    exercise({
      id: "06.withoutStrides",
      title: "Take a stride out, keep the weights",
      keepsGiven: true,
      points: 3,
      solution: solution.withoutStrides,
      terms: {
        stride:
          "Where a stride is gone the map is finer, and all layers behind it, not only the next, find their numbers farther apart.",
        rate: "It counts positions of the map: behind a stride of 2 that is gone, the taps lie twice as far apart as before.",
        padding:
          "It counts positions of the map: behind a stride of 2 that is gone, it takes twice as many to begin at the same place.",
        apart:
          "It is the product of the strides that are kept: the first layers keep theirs, and once it is reached all others lose theirs.",
      },
      common: { name: "what your stack makes", of: (answer, layers, apart) => onOldGrid(answer, layers, apart) },
      cases: () => [
        [[padded(3, 2), padded(3)], 1],
        [[padded(3, 2), padded(3, 2), padded(3)], 1],
        [[padded(3, 2), padded(3, 2), padded(3), padded(3)], 2],
        [[padded(3, 2), padded(3, 2, 2), padded(5, 1, 3)], 2],
        [[padded(5, 3), padded(3, 1, 2), padded(3)], 1],
        [[padded(3, 2), padded(3, 3), padded(3)], 1],
        [[padded(3), padded(5, 2), padded(3, 3), padded(3), padded(3, 2)], 2],
        [[padded(3, 2), padded(3), padded(3, 2), padded(3)], 4],
        [[padded(3, 2), padded(3, 3), padded(3)], 2],
        [[padded(3, 2), { ...padded(3), padding: 0 }, padded(5)], 1],
        [[padded(3, 2), padded(3), padded(3, 2), padded(3, 2)], 4],
        [
          [
            { ...padded(3, 2), padding: 0 },
            { ...padded(5, 2), padding: 1 },
            { ...padded(3), padding: 2 },
          ],
          2,
        ],
      ],
      byHand: () => [
        {
          args: [
            [
              { kernel: 3, stride: 2, rate: 1, padding: 1 },
              { kernel: 3, stride: 1, rate: 1, padding: 1 },
            ],
            1,
          ],
          gives: [
            [1, 1, 1],
            [1, 2, 2],
          ],
          seen: (layers) => layers.map(({ stride, rate, padding }) => [stride, rate, padding]),
        },
      ],
      hints: [
        "The first layer's stride of 2 is gone. Where on its new map do the numbers lie that the second layer used to read?",
        "Every layer behind a stride that is gone reads a finer map. To find the old numbers, its taps must lie so many times further apart; what was at the border must be there, too.",
        "Walk through the layers with the product of the strides kept so far and `taken`, the product of those that are gone. Each layer gets rate · taken and padding · taken. While the kept product is below `apart`, keep the stride and multiply it in; else set it to 1 and multiply `taken` by the old one, after the layer itself.",
      ],
      misconceptions: [
        {
          id: "06.strides-only",
          belief:
            "You took the strides out and changed nothing else. The layers behind now read a finer map, on which the numbers that they used to read lie further apart: the rates have to grow.",
          model: changed((layer) => layer),
        },
        {
          id: "06.padding-stays",
          belief:
            "You changed the rates and left the padding as it was. A kernel that reaches further needs more zeros at each end, or the numbers move away from where they were.",
          model: (layers, apart) =>
            solution.withoutStrides(layers, apart).map((layer, i) => ({ ...layer, padding: layers[i].padding })),
        },
        {
          id: "06.own-rate",
          belief:
            "You spread the taps of the very layer whose stride you took out. It reads the map that it used to read; only the layers behind it find theirs finer.",
          model: changed((layer, taken, own) => spread(layer, taken * own)),
        },
        {
          id: "06.next-layer-only",
          belief: "You changed the layer behind the stride, and only that one. All layers behind it read a finer map.",
          model: changed((layer, _taken, _own, last) => spread(layer, last)),
        },
        {
          id: "06.rates-set",
          belief:
            "You set the rate to the stride that was taken out, whatever the rate was before. A layer that had holes already needs both: rate times stride.",
          model: changed((layer, taken) => ({
            ...layer,
            rate: taken === 1 ? layer.rate : taken,
            padding: layer.padding * taken,
          })),
        },
        {
          id: "06.strides-add",
          belief:
            "You added up the strides that are gone. A stride of 2 and one of 3 make a map six times as coarse, not five: they multiply.",
          model: (layers, apart) => {
            let [jump, taken] = [1, 0];
            return layers.map((layer) => {
              const finer = spread(layer, Math.max(1, taken));
              if (jump < apart) {
                jump *= layer.stride;
                return finer;
              }
              if (layer.stride > 1) taken += layer.stride;
              return { ...finer, stride: 1 };
            });
          },
        },
        {
          id: "06.always-2",
          belief:
            "You doubled the rates whatever the stride was. Without a stride of 3, the map is three times as fine.",
          model: (layers, apart) => {
            let [jump, taken] = [1, 1];
            return layers.map((layer) => {
              const finer = spread(layer, taken);
              if (jump < apart) {
                jump *= layer.stride;
                return finer;
              }
              if (layer.stride > 1) taken *= 2;
              return { ...finer, stride: 1 };
            });
          },
        },
        {
          id: "06.all-strides",
          belief:
            "You took all strides out. Neighbours then lie 1 pixel apart; asked was `apart`, and every stride you keep makes the rest of the stack cheaper.",
          model: (layers) => solution.withoutStrides(layers, 1),
        },
        {
          id: "06.own-rate-spread",
          belief:
            "You spread the layer that loses its stride, too. It reads the same pixels as before, only at more places; it is the layers after it whose input has become finer.",
          model: (layers, apart) => {
            let [jump, gone] = [1, 1];
            return layers.map((layer) => {
              if (jump * layer.stride <= apart) {
                jump *= layer.stride;
                return layer;
              }
              gone *= layer.stride;
              return { ...spread(layer, gone), stride: 1 };
            });
          },
        },
        {
          id: "06.from-the-front",
          belief:
            "You took strides out from the front until no more than `apart` was left. The first ones stay: `apart` is their product, and the strides behind them go.",
          model: (layers, apart) => {
            let left = layers.reduce((product, { stride }) => product * stride, 1);
            let gone = 1;
            return layers.map((layer) => {
              const finer = spread(layer, gone);
              if (left <= apart || layer.stride === 1) return finer;
              left /= layer.stride;
              gone *= layer.stride;
              return { ...finer, stride: 1 };
            });
          },
        },
        {
          id: "06.padding-for-the-size",
          belief:
            "You chose the padding that keeps the size. A layer that was padded otherwise then puts its old numbers somewhere else: its own padding is multiplied, like its rate.",
          model: (layers, apart) =>
            solution
              .withoutStrides(layers, apart)
              .map((layer, i) =>
                layer.rate === layers[i].rate && layer.stride === layers[i].stride
                  ? layer
                  : { ...layer, padding: Math.floor((layer.rate * (layer.kernel - 1)) / 2) },
              ),
        },

        {
          id: "06.all-strides-padding-stays",
          belief:
            "Two things: the first layers keep their strides until neighbours lie `apart` pixels apart, and the padding has to grow with the rate.",
          model: (layers) =>
            solution.withoutStrides(layers, 1).map((layer, i) => ({ ...layer, padding: layers[i].padding })),
        },
        {
          id: "06.one-stride-too-few-kept",
          belief:
            "You took out the stride that brings neighbours exactly `apart` pixels apart as well. It is kept: only those behind it go.",
          model: (layers, apart) => {
            let [jump, taken] = [1, 1];
            return layers.map((layer) => {
              const finer = spread(layer, taken);
              if (jump * layer.stride < apart) {
                jump *= layer.stride;
                return finer;
              }
              taken *= layer.stride;
              return { ...finer, stride: 1 };
            });
          },
        },
        {
          id: "06.padding-only",
          belief:
            "You let the padding grow and left the rates. Behind a stride that is gone the taps have to lie further apart, to find the numbers that they used to read.",
          model: (layers, apart) =>
            solution.withoutStrides(layers, apart).map((layer, i) => ({ ...layer, rate: layers[i].rate })),
        },
        {
          id: "06.kept-strides-count",
          belief:
            "You let strides that stay count as well. A stride that stays leaves its map as coarse as it was: behind it taps find their numbers side by side. Only strides that are gone pull them apart.",
          model: (layers, apart) => {
            let jump = 1;
            return layers.map((layer) => {
              const kept = jump < apart;
              const finer = kept ? layer : { ...spread(layer, jump), stride: 1 };
              jump *= layer.stride;
              return finer;
            });
          },
        },
        {
          id: "06.all-strides-count",
          belief:
            "You spread each layer by all the strides before it, also by those that stay. A stride that stays leaves its map as coarse as it was: only those that are gone pull the taps apart.",
          model: (layers, apart) => {
            let jump = 1;
            return layers.map((layer) => {
              const finer = { ...spread(layer, jump), stride: jump < apart ? layer.stride : 1 };
              jump *= layer.stride;
              return finer;
            });
          },
        },
        {
          id: "06.stride-becomes-rate",
          belief:
            "You turned a layer's stride into its own rate. That layer reads the map that it used to read; it is the layers behind it that find theirs finer.",
          model: changed((layer, _taken, own) => spread(layer, own)),
        },
        {
          id: "06.stride-becomes-rate-padding-stays",
          belief:
            "You turned a layer's stride into its own rate, and left its padding. That layer reads the map that it used to read; the layers behind it find theirs finer: rate and padding grow there.",
          model: changed((layer, _taken, own) => ({ ...layer, rate: layer.rate * own })),
        },
        {
          id: "06.layers-counted",
          belief:
            "You took `apart` for a number of layers that keep their stride. It is the product of the strides that stay: at 1 none stays, at 4 a 2 and another 2.",
          model: (layers, apart) => {
            let taken = 1;
            return layers.map((layer, i) => {
              const finer = spread(layer, taken);
              if (i < apart) return finer;
              taken *= layer.stride;
              return { ...finer, stride: 1 };
            });
          },
        },
        {
          id: "06.rates-replaced",
          belief:
            "You set every rate to the strides that are gone, multiplied, whatever it was before. A layer that had holes keeps them: rate times that.",
          model: changed((layer, taken) => ({ ...layer, rate: taken, padding: layer.padding * taken })),
        },
        {
          id: "06.rates-added",
          belief:
            "You added to rate and padding. Behind a stride of 2 that is gone, everything lies twice as far apart: a rate of 2 becomes 4, not 3.",
          model: changed((layer, taken) => ({
            ...layer,
            rate: layer.rate + taken - 1,
            padding: layer.padding + taken - 1,
          })),
        },
        {
          id: "06.kernels-larger",
          belief:
            "You made kernels larger. The weights are trained, and there are no more of them: a kernel stays as it is, and its rate pulls its taps apart.",
          model: changed((layer, taken) => ({
            ...layer,
            kernel: (layer.kernel - 1) * taken + 1,
            padding: layer.padding * taken,
          })),
        },
        {
          id: "06.padding-by-the-reach",
          belief:
            "You added to the padding half of what the kernel reaches further. That is right where it kept the size. Otherwise the old numbers move: the padding is multiplied, like the rate, and a 0 stays 0.",
          model: (layers, apart) =>
            solution.withoutStrides(layers, apart).map((layer, i) => ({
              ...layer,
              padding: layers[i].padding + ((layer.kernel - 1) * (layer.rate - layers[i].rate)) / 2,
            })),
        },
        ...[false, true].map((everywhere) => ({
          id: everywhere ? "06.padding-for-every-size" : "06.padding-for-the-size-behind",
          belief:
            "You chose the padding that keeps the size. A layer that was padded otherwise then puts its old numbers somewhere else: its own padding is multiplied, like its rate.",
          model: (layers: PaddedLayer[], apart: number) =>
            solution
              .withoutStrides(layers, apart)
              .map((layer, i) =>
                everywhere || layer.rate !== layers[i].rate
                  ? { ...layer, padding: Math.floor((layer.rate * (layer.kernel - 1)) / 2) }
                  : layer,
              ),
        })),
        {
          id: "06.rate-twice-instead-of-padding",
          belief:
            "You spread the rates twice over and left the padding. Rate and padding are both multiplied once, by the strides that are gone before the layer.",
          model: changed((layer, taken) => ({ ...layer, rate: layer.rate * taken * taken })),
        },
        {
          id: "06.whole-factor-at-once",
          belief:
            "You spread all layers behind the kept ones by the same factor, that of all strides that go. A layer is spread by those before it: the first one whose stride goes still reads its old map.",
          model: (layers, apart) => {
            const factor = layers.reduce((product, { stride }) => product * stride, 1) / apart;
            return changed((layer) => layer)(layers, apart).map((layer, i) => {
              const before = layers.slice(0, i).reduce((product, { stride }) => product * stride, 1);
              return before < apart ? layer : spread(layer, factor);
            });
          },
        },
        {
          id: "06.whole-factor-behind-the-first",
          belief:
            "You spread all layers behind the first stride that goes by the same factor, that of all strides that go. Each is spread by those before it alone: with every stride that goes, the map gets finer.",
          model: (layers, apart) => {
            const right = solution.withoutStrides(layers, apart);
            const factor = layers.reduce((product, { stride }) => product * stride, 1) / apart;
            return right.map((layer, i) =>
              layer.rate === layers[i].rate ? layer : { ...spread(layers[i], factor), stride: layer.stride },
            );
          },
        },
        {
          id: "06.apart-in-the-first",
          belief:
            "You gave the first layer a stride of `apart` and the others 1. A stride stays as it is or becomes 1: the first layers keep theirs, until their product is `apart`.",
          model: (layers, apart) => {
            let taken = 1;
            return layers.map((layer, i) => {
              const finer = { ...spread(layer, taken), stride: i === 0 ? apart : 1 };
              taken *= layer.stride;
              return finer;
            });
          },
        },
        {
          id: "06.nothing-changed",
          belief:
            "Your stack is the one that was given, so its last map is as coarse as before. Strides behind the kept ones become 1.",
          model: (layers) => layers.map((layer) => ({ ...layer })),
        },
        {
          id: "06.layers-in-front",
          belief:
            "You spread the layers in front of a stride that goes. They read what they have always read; it is the layers behind it whose map has become finer.",
          model: (layers, apart) => {
            const right = solution.withoutStrides(layers, apart);
            return layers.map((layer, i) => {
              const behind = layers
                .slice(i + 1)
                .reduce(
                  (product, { stride }, j) => (right[i + 1 + j].stride === stride ? product : product * stride),
                  1,
                );
              return { ...spread(layer, behind), stride: right[i].stride };
            });
          },
        },
        {
          id: "06.padding-added-to",
          belief:
            "You multiplied the rates and added to the padding. Both are multiplied: at four times the rate there are four times as many zeros at each end.",
          model: changed((layer, taken) => ({
            ...layer,
            rate: layer.rate * taken,
            padding: layer.padding + taken - 1,
          })),
        },
        {
          id: "06.padding-is-the-rate",
          belief:
            "You set the padding to the rate. That suits a kernel of 3 which keeps the size; otherwise the old padding is multiplied by what the rate is multiplied by.",
          model: (layers, apart) =>
            solution.withoutStrides(layers, apart).map((layer) => ({ ...layer, padding: layer.rate })),
        },
        {
          id: "06.padding-times-the-rate",
          belief:
            "You multiplied the padding by the whole new rate. It grows only as the rate grows: by the strides that are gone, and not by holes that were there before.",
          model: (layers, apart) =>
            solution
              .withoutStrides(layers, apart)
              .map((layer, i) => ({ ...layer, padding: layers[i].padding * layer.rate })),
        },
      ],
      blindSpots: [
        {
          id: "06.some-strides-stay",
          where: "`apart` is above 1, so that some strides stay",
          so: "A stride that stays leaves its map as coarse as it was: only those that are gone pull the taps behind them apart.",
          holds: (_layers, apart) => apart > 1,
        },
        {
          id: "06.several-go",
          where: "more than one stride goes",
          so: "They multiply: behind a 2 and a 3 that are gone, taps lie 6 times as far apart.",
          holds: (layers, apart) => gone(layers, apart) > 1,
        },
        {
          id: "06.holes-before",
          where: "a layer had a rate above 1 before",
          so: "Its holes stay, and grow like everything: the old rate times the strides that are gone.",
          holds: (layers) => layers.some(({ rate }) => rate > 1),
        },
        {
          id: "06.not-padded-to-the-size",
          where: "a layer's padding doesn't keep the size",
          so: "Padding is multiplied like the rate, whatever it was: 0 stays 0.",
          holds: (layers) => layers.some(({ kernel, rate, padding }) => 2 * padding !== rate * (kernel - 1)),
        },
        {
          id: "06.stride-of-3",
          where: "there is a stride of 3",
          so: "Without it the map is three times as fine: rates and padding behind it are multiplied by 3.",
          holds: (layers) => layers.some(({ stride }) => stride === 3),
        },
      ],
    }),
    exercise({
      id: "06.fullWindows",
      title: "When the holes outgrow the map",
      points: 1,
      solution: solution.fullWindows,
      terms: {
        size: "There are size positions across and size down, and the share is one of them all, in both directions.",
        rate: "The outer taps lie rate away from the middle one, on either side: so much is lost at both ends.",
      },
      forbidden: ["validTapShares"],
      cases: () => [
        [5, 2],
        [5, 3],
        [65, 6],
        [65, 12],
        [65, 24],
        [33, 24],
        [7, 1],
        [8, 3],
        [10, 1],
      ],
      byHand: () => [
        { args: [5, 2], gives: 0.04 },
        { args: [5, 3], gives: 0 },
      ],
      hints: [
        "Along one dimension: how far from the border must the centre stay, so that both outer taps still lie on the map?",
        "At each end `rate` positions are too close to the border. How many of `size` are left, but never fewer than none?",
        "(Math.max(0, size - 2 * rate) / size) ** 2: the same share across and down.",
      ],
      misconceptions: [
        {
          id: "06.one-border",
          belief: "You left out one border. Both outer taps can fall off, one at each end: size − 2 · rate.",
          model: (n, r) => (Math.max(0, n - r) / n) ** 2,
        },
        {
          id: "06.one-dimension",
          belief: "You computed one dimension. Across and down must both fit, so the share is squared.",
          model: (n, r) => Math.max(0, n - 2 * r) / n,
        },
        {
          id: "06.negative",
          belief:
            "You let a negative width be squared. Where size − 2 · rate is below 0 no position fits: 0, not a positive share.",
          model: (n, r) => ((n - 2 * r) / n) ** 2,
        },
        {
          id: "06.positions-counted",
          belief: "You gave the number of positions. Asked was their share of all size · size positions.",
          model: (n, r) => Math.max(0, n - 2 * r) ** 2,
        },
        {
          id: "06.whole-reach-off",
          belief:
            "You took the whole reach off the size. A kernel that reaches over r pixels fits at size − r + 1 places.",
          model: (n, r) => (Math.max(0, n - 2 * r - 1) / n) ** 2,
        },
        {
          id: "06.of-the-padded-map",
          belief:
            "You divided by the positions of the padded map. The kernel's middle stands on the map's own size · size pixels; the padding is only read.",
          model: (n, r) => (Math.max(0, n - 2 * r) / (n + 2 * r)) ** 2,
        },
        {
          id: "06.taps-not-positions",
          belief: "You counted how many taps lie on the map on average. Asked is at how many positions all nine do.",
          model: (n, r) => ((n + 2 * Math.max(0, n - r)) / (3 * n)) ** 2,
        },

        {
          id: "06.undilated",
          belief:
            "You took the kernel for 3 × 3 pixels, whatever its rate. Its outer taps lie `rate` pixels from the middle, so more positions near the border lose some.",
          model: (size) => solution.fullWindows(size, 1),
        },
        {
          id: "06.rate-is-holes",
          belief:
            "You took the rate for the number of holes. The outer taps lie `rate` pixels from the middle, with rate − 1 holes between.",
          model: (size, rate) => solution.fullWindows(size, rate + 1),
        },
        {
          id: "06.misses-somewhere",
          belief:
            "You counted the positions at which a tap is missing. Asked is the share at which all nine lie on the map.",
          model: (size, rate) => 1 - solution.fullWindows(size, rate),
        },
        {
          id: "06.windows-side-by-side",
          belief:
            "You asked how many windows fit side by side. The kernel stops at every pixel and its windows overlap: along a line there are size − 2 · rate places.",
          model: (size, rate) => (Math.floor(size / (2 * rate + 1)) / size) ** 2,
        },
        {
          id: "06.corners-twice",
          belief:
            "You took the border off once for each of the four sides, and the corners with it twice. What is left is a square of size − 2 · rate.",
          model: (size, rate) => Math.max(0, size * size - 4 * rate * size) / (size * size),
        },
        {
          id: "06.line-of-a-square",
          belief:
            "You counted the places along one line, but divided by all positions of the map. Across and down there are as many: (size − 2 · rate)² of size².",
          model: (size, rate) => Math.max(0, size - 2 * rate) / (size * size),
        },
        {
          id: "06.map-of-the-padded",
          belief:
            "You gave the map's share of the padded map. Asked is at how many of the size · size positions no tap needs the padding.",
          model: (size, rate) => (size / (size + 2 * rate)) ** 2,
        },
        {
          id: "06.all-that-fit",
          belief:
            "You answered 1 where the kernel fits onto the map, and 0 where it doesn't. With padding there are size · size positions, and near the border some taps lie in the padding.",
          model: (size, rate) => (size > 2 * rate ? 1 : 0),
        },
        {
          id: "06.three-rates-wide",
          belief:
            "You took 3 · rate for what the kernel reaches over. The last tap has no holes behind it: it reaches over 2 · rate + 1 pixels.",
          model: (size, rate) => (Math.max(0, size - 3 * rate + 1) / size) ** 2,
        },
        {
          id: "06.border-without-corners",
          belief:
            "You counted the border along the sides and left its corners in. Taps are missing there as well: what is left is a square of size − 2 · rate.",
          model: (size, rate) => {
            const inside = Math.max(0, size - 2 * rate);
            return (size * size - 4 * rate * inside) / (size * size);
          },
        },
        {
          id: "06.one-at-least",
          belief:
            "You let at least one position be left along a line. Where 2 · rate is as much as the size or more, there is none: 0.",
          model: (size, rate) => (Math.max(1, size - 2 * rate) / size) ** 2,
        },
      ],
      blindSpots: [
        {
          id: "06.outgrown",
          where: "the kernel reaches over more than the map",
          so: "Then there is no such position, and the share is 0.",
          holds: (size, rate) => size <= 2 * rate,
        },
        {
          id: "06.even-size",
          where: "the size is even",
          so: "At each end `rate` positions are too near to the border, whether the map has a middle or not.",
          holds: (size) => size % 2 === 0,
        },
        {
          id: "06.windows-without-holes",
          where: "the rate is 1",
          so: "Then the outer taps lie one pixel from the middle: one position is lost at each end.",
          holds: (_size, rate) => rate === 1,
        },
      ],
    }),
  ],
};

/** Taps side by side when `apart` is 1, the kernel moved by `step`. */
function strided(x: number[], k: number[], step: number, apart: number): number[] {
  return solution.atrous1d(x, k, apart).filter((_, i) => i % step === 0);
}

/** Taps `rate` apart, the first one so far from the corner. */
function placedIn(kernel: Map2d, rate: number, height: number, width: number, first = 0): Map2d {
  const larger = zeros([height, width]);
  const [h, w] = kernel.shape;
  for (let i = 0; i < h; i++)
    for (let j = 0; j < w; j++) larger.set(kernel.at(i, j), first + i * rate, first + j * rate);
  return larger;
}

function fieldOf(rates: number[]): number {
  return 1 + 2 * rates.reduce((sum, rate) => sum + rate, 0);
}

/** Lists of so many rates with this sum, smallest first, in the order in which one tries them. */
function listsOf(layers: number, sum: number, least = 1): number[][] {
  if (layers === 1) return sum >= least ? [[sum]] : [];
  const lists: number[][] = [];
  for (let rate = least; rate * layers <= sum; rate++) {
    for (const others of listsOf(layers - 1, sum - rate, rate)) lists.push([rate, ...others]);
  }
  return lists;
}

/** Which places are 0. */
function holesOf(answer: readonly number[]): string {
  return answer.map((count) => (count === 0 ? "·" : "x")).join("");
}

/** Every layer makes three ways of one. */
function layersOf(answer: number[]): number {
  return Math.round(Math.log(answer.reduce((sum, ways) => sum + ways, 0)) / Math.log(3));
}

function halfOf(field: number): number {
  return (field - 1) / 2;
}

/** What counts of a stack of three-tap layers; nothing is computed for rates that no field in the cases needs. */
function stackOf(rates: number[]): { layers: number; field: number; "pixels never looked at": number } {
  const sound = rates.length > 0 && rates.length <= 100 && rates.every((r) => Number.isInteger(r) && r > 0 && r < 500);
  const field = 1 + 2 * rates.reduce((sum, rate) => sum + rate, 0);
  return { layers: rates.length, field, "pixels never looked at": sound ? solution.countHoles(rates) : Number.NaN };
}

/** The place of the first number behind the leading one that isn't 0: the smallest rate. */
function firstEcho(answer: number[]): number {
  return answer.findIndex((count, i) => i > 0 && count !== 0);
}

type PaddedLayer = solution.PaddedLayer;

/** A layer that keeps the size, but for its stride. */
function padded(kernel: number, stride = 1, rate = 1): PaddedLayer {
  return { kernel, stride, rate, padding: (rate * (kernel - 1)) / 2 };
}

/** How many strides go, of those that do something. */
function gone(layers: PaddedLayer[], apart: number): number {
  const kept = solution.withoutStrides(layers, apart);
  return layers.filter(({ stride }, i) => stride !== kept[i].stride).length;
}

function spread(layer: PaddedLayer, by: number): PaddedLayer {
  return { ...layer, rate: layer.rate * by, padding: layer.padding * by };
}

/**
 * The strides behind the kept ones taken out, and each layer changed by what is known of the strides before it: those gone,
 * multiplied; its own, if it is taken out; and the stride of the layer just before it, if that was.
 */
function changed(change: (layer: PaddedLayer, taken: number, own: number, last: number) => PaddedLayer) {
  return (layers: PaddedLayer[], apart: number): PaddedLayer[] => {
    let [jump, taken, last] = [1, 1, 1];
    return layers.map((layer) => {
      const kept = jump < apart;
      const own = kept ? 1 : layer.stride;
      const finer = change(layer, taken, own, last);
      if (kept) jump *= layer.stride;
      taken *= own;
      last = own;
      return kept ? finer : { ...finer, stride: 1 };
    });
  };
}

/** What a stack makes of a line, at the places where the old stack had a number. */
function onOldGrid(answer: PaddedLayer[], layers: PaddedLayer[], apart: number) {
  const jump = answer.reduce((product, { stride }) => product * stride, 1);
  const small = (n: number, least: number) => Number.isInteger(n) && n >= least && n <= 64;
  const sound = answer.every(
    ({ kernel, stride, rate, padding }, i) =>
      kernel === layers[i].kernel && small(stride, 1) && small(rate, 1) && small(padding, 0),
  );
  const old = layers.reduce((product, { stride }) => product * stride, 1);
  const line = Array.from({ length: 96 }, (_, i) => ((i * 7) % 11) + 1);
  const numbers = sound ? through(answer, line) : [];
  const step = old / jump;
  return {
    kernels: answer.map(({ kernel }) => kernel),
    "pixels from one output to the next": jump,
    "numbers of the old map": jump === apart ? numbers.filter((_, i) => i % step === 0) : [],
  };
}

/** A line through a stack with weights 1, 2, 4, … scaled down: no two of them alike, and none 0. */
function through(layers: PaddedLayer[], line: number[]): number[] {
  const start: Tensor = tensor(line, [1, line.length, 1]);
  const end = layers.reduce<Tensor>((map, { kernel, stride, rate, padding }) => {
    const sides: [[number, number], [number, number]] = [
      [0, 0],
      [padding, padding],
    ];
    if (map.shape[1] + 2 * padding <= rate * (kernel - 1)) return zeros([1, 1, 1]);
    const weights: Tensor = tensor(
      Array.from({ length: kernel }, (_, i) => 2 ** i / 2 ** kernel),
      [1, kernel, 1, 1],
    );
    return conv2d(map, weights, { stride: [1, stride], dilation: [1, rate], padding: sides });
  }, start);
  return Array.from(end.data);
}

/** What is left of an answer without one layer of this rate; undefined where there is none. */
/** An answer without a layer of that rate, by somebody who takes so many further taps of it away and looks at no remainder. */
function quotientOf(answer: readonly number[], rate: number, taps: number): number[] {
  const before: number[] = [];
  for (let i = 0; i < answer.length - taps * rate; i++) {
    let left = answer[i];
    for (let tap = 1; tap <= taps; tap++) left -= before[i - tap * rate] ?? 0;
    before.push(left);
  }
  return before;
}

function takenOut(answer: readonly number[], rate: number): number[] | undefined {
  const before: number[] = [];
  for (let i = 0; i < answer.length; i++) {
    before.push(answer[i] - (before[i - rate] ?? 0) - (before[i - 2 * rate] ?? 0));
  }
  const length = answer.length - 2 * rate;
  return before.slice(length).every((v) => v === 0) ? before.slice(0, length) : undefined;
}

/** All lists of so many numbers, smallest first and none below `least`, that add up to `sum`. */
function* sharesOf(sum: number, parts: number, least: number): Generator<number[]> {
  if (parts === 1) {
    if (sum >= least) yield [sum];
    return;
  }
  for (let one = least; one * parts <= sum; one++)
    for (const others of sharesOf(sum - one, parts - 1, one)) yield [one, ...others];
}
