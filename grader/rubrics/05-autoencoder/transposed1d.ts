import * as solution from "../../../solutions/05-autoencoder";
import { exercise } from "../../rubric";
import { total } from "../models";
import { slid, slidCentred } from "./models";

export const transposed1d = exercise({
  id: "05.transposed1d",
  title: "Overlaps add",
  points: 3,
  solution: solution.transposed1d,
  terms: {
    signal:
      "Each of its numbers lays down one kernel, times that number; n numbers take n − 1 steps from the first to the last.",
    kernel: "For each number it is laid down whole, in its order, and the output goes on to the end of the last one.",
    stride: "Each kernel begins stride further on than the one before; inside a kernel the taps stay side by side.",
  },
  forbidden: ["conv2dTranspose"],
  cases: (random) => [
    [[1, 2, 3], [1, 1, 1], 2],
    [[1, 2, 3], [1, 10, 100], 1],
    [[2, -1, 4, 3], [3, 0, -2, 5], 2],
    [Array.from({ length: 4 }, () => random.whole(1, 9)), [1, 2], 3],
    [[5, 1], [1, 2, 4, 8, 16], 2],
    [[4, -2], [3], 2],
    [[2, 5, -1], [4, 3], 1],
    [[3, 7], [2, -1], 2],
  ],
  byHand: () => [{ args: [[1, 2], [1, 10, 100], 2], gives: [1, 10, 102, 20, 200] }],
  hints: [
    "What does a single number, 2, leave behind with the kernel [1, 10, 100]? And where does the next one begin?",
    "Start with zeros: n kernels, stride apart, and the last one whole. Two loops: over the signal and over the kernel.",
    "output[p * stride + i] += signal[p] * kernel[i].",
  ],
  misconceptions: [
    {
      id: "05.overlaps-overwrite",
      belief:
        "You let the later kernel replace the earlier one where they overlap. They add up: [1, 2, 3] with ones and stride 2 gives [1, 1, 3, 2, 5, 3, 3], not [1, 1, 2, 2, 3, 3, 3].",
      model: (x, k, s) => {
        const y = solution.transposed1d(
          x.map(() => 0),
          k,
          s,
        );
        x.forEach((v, p) => {
          k.forEach((w, i) => {
            y[p * s + i] = v * w;
          });
        });
        return y;
      },
    },
    {
      id: "05.first-wins",
      belief: "You kept what was there first where kernels overlap. They add up.",
      model: (x, k, s) => {
        const y = solution.transposed1d(
          x.map(() => 0),
          k,
          s,
        );
        for (let p = x.length - 1; p >= 0; p--) {
          k.forEach((w, i) => {
            y[p * s + i] = x[p] * w;
          });
        }
        return y;
      },
    },
    {
      id: "05.overlaps-averaged",
      belief: "You averaged where kernels overlap. They add up; that the sums come out uneven is the checkerboard.",
      model: (x, k, s) => {
        const once = (list: number[]) => list.map(() => 1);
        const counts = solution.transposed1d(once(x), once(k), s);
        return solution.transposed1d(x, k, s).map((v, i) => v / (counts[i] || 1));
      },
    },
    {
      id: "05.stride-ignored",
      belief:
        "You laid each kernel one position further. With stride 2 it is two: that is what makes the output larger.",
      model: (x, k) => solution.transposed1d(x, k, 1),
    },
    {
      id: "05.flipped-kernel",
      belief:
        "You laid the kernel down backwards, as it comes out where a window slides over the signal with zeros in between. Each number lays its kernel down as it stands: kernel[0] at the left end.",
      model: (x, k, s) => solution.transposed1d(x, [...k].reverse(), s),
    },
    {
      id: "05.cut-to-size",
      belief: "You cut the output to n · stride. Nothing is cut off unless padding says so.",
      model: (x, k, s) => solution.transposed1d(x, k, s).slice(0, x.length * s),
    },
    {
      id: "05.stride-times-as-long",
      belief:
        "You made the output stride times as long as the signal. The last kernel lies down whole, so there are (n − 1) · stride + k numbers.",
      model: (x, k, s) => Array.from({ length: x.length * s }, (_, i) => solution.transposed1d(x, k, s)[i] ?? 0),
    },
    {
      id: "05.forward-again",
      belief:
        "You wrote a convolution with stride: it makes the line shorter. The transposed one lays a whole kernel down for each number, and the line gets longer.",
      model: (x, k, s) => {
        const sums: number[] = [];
        for (let p = 0; p + k.length <= x.length; p += s) sums.push(total(k.map((w, i) => w * x[p + i])));
        return sums;
      },
    },
    {
      id: "05.taps-stride-apart",
      belief:
        "You laid the taps of a kernel stride apart and moved on by one. It is the kernels that are stride apart; the taps of one lie side by side.",
      model: (x, k, s) => solution.transposed1d(k, x, s),
    },

    ...[0, 1].map((whole) => ({
      id: `05.repeated-then-convolved-${whole}`,
      belief:
        "You repeated each number and convolved what came of it. That is another way up; in a transposed convolution each number lays its kernel down once, stride apart.",
      model: (x: number[], k: number[], s: number) => {
        const full = solution.transposed1d(
          x.flatMap((v) => Array.from({ length: s }, () => v)),
          k,
          1,
        );
        return whole ? full : full.slice(0, (x.length - 1) * s + k.length);
      },
    })),
    {
      id: "05.stride-zeros-between",
      belief:
        "You left as many places free between two numbers as the stride says. The stride is the step from one kernel to the next: at stride 2 there is one place between them, and at stride 1 none.",
      model: (x, k, s) => solution.transposed1d(x, k, s + 1),
    },
    {
      id: "05.stretched-then-slid",
      belief:
        "You put zeros between the numbers and slid the kernel over them where it fits. That loses both ends and makes the line shorter; here every number lays down a whole kernel.",
      model: (x, k, s) => {
        const wide = solution.transposed1d(x, [1], s);
        return Array.from({ length: Math.max(0, wide.length - k.length + 1) }, (_, p) =>
          total(k.map((w, i) => w * wide[p + i])),
        );
      },
    },
    {
      id: "05.side-by-side",
      belief:
        "You laid the kernels side by side, each behind the last. They begin stride apart, and where the kernel is longer than that they overlap and add up.",
      model: (x, k) => x.flatMap((v) => k.map((w) => v * w)),
    },
    ...(
      [
        ["largest", "kept the larger number", Math.max],
        ["product", "multiplied", (u: number, v: number) => u * v],
      ] as const
    ).map(([id, did, join]) => ({
      id: `05.overlaps-${id}`,
      belief: `You ${did} where kernels overlap. They add up: each output is the sum of all that was laid there.`,
      model: (x: number[], k: number[], s: number) => {
        const y: (number | undefined)[] = Array.from({ length: (x.length - 1) * s + k.length });
        x.forEach((v, p) => {
          k.forEach((w, i) => {
            const there = y[p * s + i];
            y[p * s + i] = there === undefined ? v * w : join(there, v * w);
          });
        });
        return y.map((v) => v ?? 0);
      },
    })),
    ...[0, 1].map((back) => ({
      id: `05.stretched-then-slid-same-${back}`,
      belief:
        "You put zeros between the numbers and slid the kernel over them, centred, so that the length stays. Nothing is cut off at the ends: every number lays down a whole kernel.",
      model: (x: number[], k: number[], s: number) =>
        slidCentred(back ? padZeros(x, s) : solution.transposed1d(x, [1], s), k),
    })),
    ...[0, 1].map((centred) => ({
      id: `05.repeated-then-slid-${centred}`,
      belief:
        "You repeated each number and slid the kernel over what came of it. That is another way up; in a transposed convolution each number lays its whole kernel down once, stride apart.",
      model: (x: number[], k: number[], s: number) => {
        const wide = x.flatMap((v) => Array.from({ length: s }, () => v));
        return centred ? slidCentred(wide, k) : slid(wide, k);
      },
    })),
    {
      id: "05.repeated-only",
      belief:
        "You repeated each number `stride` times. That is the nearest neighbour, without a kernel; here each number lays down the whole kernel, times itself.",
      model: (x, _k, s) => x.flatMap((v) => Array.from({ length: s }, () => v)),
    },
    {
      id: "05.padded-then-slid",
      belief:
        "You put zeros behind each number and slid the kernel over them where it fits. Every number lays down its whole kernel, the first and the last as well.",
      model: (x, k, s) => slid(padZeros(x, s), k),
    },
    {
      id: "05.stretched-turned-slid",
      belief:
        "You put zeros between the numbers and slid the turned kernel over them where it fits. To lay every kernel down whole there have to be kernel − 1 zeros at each end as well.",
      model: (x, k, s) => slid(solution.transposed1d(x, [1], s), [...k].reverse()),
    },
    {
      id: "05.slid-one-by-one",
      belief:
        "You slid the kernel over the signal, one step at a time. That is a convolution, and makes the line shorter. Here each number lays down a whole kernel.",
      model: (x, k) => slid(x, k),
    },
    {
      id: "05.centred-cut",
      belief: "You cut both ends off, so that n · stride numbers are left. Nothing is cut off unless padding says so.",
      model: (x, k, s) => {
        const from = Math.floor((k.length - 1) / 2);
        return Array.from({ length: x.length * s }, (_, i) => solution.transposed1d(x, k, s)[from + i] ?? 0);
      },
    },
    {
      id: "05.kernel-cut-to-stride",
      belief:
        "You used only as many taps as the stride. The whole kernel is laid down each time; where it is longer than the stride, kernels overlap and add up.",
      model: (x, k, s) => solution.transposed1d(x, k.slice(0, s), s),
    },
    {
      id: "05.summed-then-thinned",
      belief:
        "You laid the kernels one position apart and kept every stride-th number. That is the way down. On the way up the kernels begin stride apart.",
      model: (x, k, s) => solution.transposed1d(x, k, 1).filter((_, i) => i % s === 0),
    },
    {
      id: "05.stretched-afterwards",
      belief:
        "Everything is stretched with you, the taps of a kernel as well. It is the kernels that begin stride apart; the taps of one lie side by side.",
      model: (x, k, s) => solution.transposed1d(solution.transposed1d(x, k, 1), [1], s),
    },
    {
      id: "05.kernel-normalised",
      belief: "You divided the kernel by its sum. Its taps are weights, and count as they are.",
      model: (x, k, s) => solution.transposed1d(x, k, s).map((v) => v / (total(k) || 1)),
    },

    {
      id: "05.n-steps-long",
      belief:
        "Your list is a stride too long: you counted n steps. Between n kernels there are n − 1, and behind the last kernel nothing follows.",
      model: (x, k, stride) => [...solution.transposed1d(x, k, stride), ...x.slice(0, 0), ...zerosOf(stride)],
    },
    {
      id: "05.zeros-behind-the-last",
      belief:
        "There are zeros behind the last kernel: you left places free behind the last number as well. The list ends with the last kernel: (n − 1) · stride + kernel numbers.",
      model: (x, k, stride) => [...solution.transposed1d(x, k, stride), ...zerosOf(stride - 1)],
    },
    {
      id: "05.cut-to-n-strides",
      belief:
        "You cut the ends off so that n · stride numbers are left, as a padded layer does. Here nothing is cut off: (n − 1) · stride + kernel numbers.",
      model: (x, k, stride) => {
        const whole = solution.transposed1d(x, k, stride);
        const cut = Math.floor((whole.length - x.length * stride) / 2);
        return whole.slice(cut, cut + x.length * stride);
      },
    },
    {
      id: "05.kernel-added",
      belief:
        "You added the kernel to each number. A number is laid down as many times the kernel as it is large: a product.",
      model: (x, k, stride) => {
        const out = zerosOf((x.length - 1) * stride + k.length);
        x.forEach((v, p) => {
          k.forEach((w, i) => {
            out[p * stride + i] += v + w;
          });
        });
        return out;
      },
    },

    {
      id: "05.stride-places-each",
      belief:
        "You gave each number `stride` places and laid down as much of the kernel as fits there. Every number lays down its whole kernel; where two overlap, they add up.",
      model: (x, k, stride) => x.flatMap((v) => Array.from({ length: stride }, (_, i) => v * (k[i] ?? 0))),
    },
    {
      id: "05.kernel-centred-on-its-place",
      belief:
        "You laid each kernel with its middle at p · stride, so that the first loses its left half. It begins there: kernel[0] goes to p · stride.",
      model: (x, k, stride) => {
        const whole = solution.transposed1d(x, k, stride);
        const half = Math.floor(k.length / 2);
        return [...whole.slice(half), ...zerosOf(half)];
      },
    },
  ],
  blindSpots: [
    {
      id: "05.gaps",
      where: "the stride is longer than the kernel",
      so: "Then kernels don't touch: what lies between them stays 0, and has its places in the list.",
      holds: (_x, k, stride) => stride > k.length,
    },
    {
      id: "05.stride-1",
      where: "the stride is 1",
      so: "Then each kernel begins one further than the last, and nearly all of them overlap.",
      holds: (_x, _k, stride) => stride === 1,
    },
    {
      id: "05.no-overlap",
      where: "no kernels overlap",
      so: "There is nothing to add up there: each kernel lies by itself.",
      holds: (x, k, stride) => stride >= k.length || x.length === 1,
    },
  ],
});

function zerosOf(length: number): number[] {
  return Array.from({ length }, () => 0);
}

/** Zeros behind every number, the last as well. */
function padZeros(x: number[], stride: number): number[] {
  return x.flatMap((v) => [v, ...Array.from({ length: stride - 1 }, () => 0)]);
}
