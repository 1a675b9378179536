import * as solution from "../../../solutions/05-autoencoder";
import { exercise } from "../../rubric";

export const evenUpsampling = exercise({
  id: "05.evenUpsampling",
  title: "A decoder without a checkerboard",
  points: 2,
  solution: solution.evenUpsampling,
  terms: {
    size: "The output has to have exactly so many numbers: what the kernels cover beyond that is cut off.",
    stride:
      "Kernels begin stride apart: their cover is even where the kernel is a multiple of that, and they overlap where it is longer.",
    kernel: "The last kernel is laid down whole, so the output is one kernel longer than the steps that lead to it.",
    padding: "It cuts off as much at one end as at the other, so always an even number of positions.",
    extra: "It gives back, at the end only, what padding has cut too much.",
  },
  cases: () => [
    [4, 8, 2],
    [5, 15, 3],
    [4, 9, 2],
    [3, 12, 4],
    [3, 8, 2],
    [6, 31, 5],
    [5, 6, 2],
    [3, 5, 2],
    [2, 9, 3],
    // Twice the stride would need too much output padding, or too much padding.
    [4, 12, 2],
    [4, 13, 2],
    [4, 15, 2],
    [4, 3, 2],
    [3, 17, 3],
  ],
  byHand: () => [{ args: [4, 8, 2], gives: [4, 1, 0] }],
  hints: [
    "Kernel 3 at stride 2 covers the outputs 1, 2, 1, 2 times. Which kernels cover all equally often at stride 2? At stride 3?",
    "Of those kernels the smallest would lie side by side. Take the next, then see how much too long the output is.",
    "Begin with the kernel 2 · stride. The padding takes one number from each end; where one too many is gone, the output padding gives it back. Where one of the two would pass its limit, try the next multiple of the stride.",
  ],
  misconceptions: [
    {
      id: "05.side-by-side",
      belief:
        "Your kernel is as long as the stride. Then kernels lie side by side and the output falls into blocks: they must overlap.",
      model: (n, size, stride) => fitted(n, size, stride, stride),
    },
    {
      id: "05.side-by-side-where-it-fits",
      belief:
        "Your kernel is as long as the stride wherever that fits. Then kernels lie side by side and the output falls into blocks: they must overlap, so take twice the stride.",
      model: (n, size, stride) => {
        for (let kernel = stride; ; kernel += stride) {
          const [, padding, extra] = fitted(n, size, stride, kernel);
          if (padding < kernel && extra < stride) return [kernel, padding, extra];
        }
      },
    },
    {
      id: "05.one-longer",
      belief:
        "Your kernel is one longer than the stride. Kernels overlap, but only at their ends: there the outputs are covered twice, between them once. That is the checkerboard.",
      model: (n, size, stride) => fitted(n, size, stride, stride + 1),
    },
    {
      id: "05.always-twice",
      belief:
        "You took twice the stride for every size. Padding and output padding have limits, the kernel and the stride: where they don't suffice it takes the next multiple of the stride.",
      model: (n, size, stride) => fitted(n, size, stride, 2 * stride),
    },
    {
      id: "05.padding-without-a-limit",
      belief:
        "You let the padding be as large as the kernel, or larger. It has to be smaller; where more has to go, the next multiple of the stride is needed.",
      model: (n, size, stride) => {
        for (let kernel = 2 * stride; ; kernel += stride) {
          const [, padding, extra] = fitted(n, size, stride, kernel);
          if (extra < stride) return [kernel, padding, extra];
        }
      },
    },
    {
      id: "05.extra-as-large-as-the-stride",
      belief:
        "You let the output padding be as large as the stride. It has to be smaller; where more is missing, the next larger kernel that covers evenly is needed.",
      model: (n, size, stride) => {
        for (let kernel = 2 * stride; ; kernel += stride) {
          const [, padding, extra] = fitted(n, size, stride, kernel);
          if (padding < kernel && extra <= stride) return [kernel, padding, extra];
        }
      },
    },
    {
      id: "05.first-that-overlaps",
      belief:
        "You took the first kernel longer than the stride that gives the size. Overlapping isn't enough: where the kernel is no multiple of the stride, some outputs lie under more kernels than others. That is the checkerboard.",
      model: (n, size, stride) => {
        for (let kernel = stride + 1; ; kernel++)
          for (let extra = 0; extra < stride; extra++) {
            const tooLong = solution.transposedSize(n, kernel, stride, 0, extra) - size;
            if (tooLong >= 0 && tooLong % 2 === 0 && tooLong / 2 < kernel) return [kernel, tooLong / 2, extra];
          }
      },
    },
    {
      id: "05.half-a-number-cut",
      belief:
        "You halved what is too long without asking whether it is even, and there is no padding of one and a half. Where it is odd, the output padding gives one number more, so that it can be halved.",
      model: (n, size, stride) => {
        for (let kernel = 2 * stride; ; kernel += stride)
          for (let extra = 0; extra < stride; extra++) {
            const padding = (solution.transposedSize(n, kernel, stride, 0, extra) - size) / 2;
            if (padding >= 0 && padding < kernel) return [kernel, padding, extra];
          }
      },
    },
    {
      id: "05.padding-cut-once-where-it-fits",
      belief:
        "You let the padding take away at one end only. It takes away at both, 2 · padding numbers: half of what is too long is the padding.",
      model: (n, size, stride) => {
        for (let kernel = 2 * stride; ; kernel += stride)
          for (let extra = 0; extra < stride; extra++) {
            const padding = solution.transposedSize(n, kernel, stride, 0, extra) - size;
            if (padding >= 0 && padding < kernel) return [kernel, padding, extra];
            if (kernel > size + (n + 2) * stride) return [-1, -1, -1];
          }
      },
    },
    {
      id: "05.larger-than-needed",
      belief: "Yours covers evenly, and kernels overlap. But a smaller kernel does both.",
      model: (n, size, stride) => fitted(n, size, stride, 3 * stride),
    },
    {
      id: "05.always-four",
      belief: "You kept kernel 4 at every stride. It is even at stride 2 because 2 divides it; 3 and 5 don't.",
      model: (n, size, stride) => fitted(n, size, stride, 4),
    },
    {
      id: "05.half-the-kernel",
      belief:
        "You padded by half the kernel, as one does to keep a size. Here the padding must leave exactly `size` numbers.",
      model: (n, size, stride) => {
        const padding = Math.floor((2 * stride - 1) / 2);
        return [2 * stride, padding, size - solution.transposedSize(n, 2 * stride, stride, padding, 0)];
      },
    },
    {
      id: "05.padding-once",
      belief: "You counted the padding once. It takes away at both ends: 2 · padding numbers.",
      model: (n, size, stride) => [2 * stride, solution.transposedSize(n, 2 * stride, stride, 0, 0) - size, 0],
    },
    {
      id: "05.never-extra",
      belief:
        "You left the output padding at 0. Where an odd number has to go, the padding can't take it from both ends: it takes one more, and the output padding gives one back.",
      model: (n, size, stride) => {
        const tooLong = solution.transposedSize(n, 2 * stride, stride, 0, 0) - size;
        return [2 * stride, Math.floor(tooLong / 2), 0];
      },
    },
    {
      id: "05.extra-first",
      belief:
        "You took as much output padding as the stride allows and cut it off again by padding. As little output padding as possible is asked for: what it adds stands at one end only.",
      model: (n, size, stride) => {
        for (let extra = stride - 1; extra >= 0; extra--) {
          const twice = solution.transposedSize(n, 2 * stride, stride, 0, extra) - size;
          if (twice >= 0 && twice % 2 === 0) return [2 * stride, twice / 2, extra];
        }
        return solution.evenUpsampling(n, size, stride);
      },
    },
    {
      id: "05.even-kernel-where-it-fits",
      belief:
        "You looked for an even kernel that is larger than the stride and gives the size. What has to be even is how often the outputs are covered: a multiple of the stride does that, 6 or 9 for stride 3.",
      model: (n, size, stride) => {
        for (let kernel = stride + 1 + ((stride + 1) % 2); ; kernel += 2)
          for (let extra = 0; extra < stride; extra++) {
            const tooLong = solution.transposedSize(n, kernel, stride, 0, extra) - size;
            if (tooLong >= 0 && tooLong % 2 === 0 && tooLong / 2 < kernel) return [kernel, tooLong / 2, extra];
          }
      },
    },
    {
      id: "05.even-kernel",
      belief:
        "You looked for an even kernel larger than the stride. What has to be even is how often the outputs are covered: a multiple of the stride does that, 6 for stride 3.",
      model: (n, size, stride) => fitted(n, size, stride, stride + 1 + ((stride + 1) % 2)),
    },

    {
      id: "05.always-n-times-stride",
      belief:
        "Your layer makes n · stride numbers, whatever `size` is. That is the usual decoder; here padding and output padding have to make exactly `size`.",
      model: (n, _size, stride) => fitted(n, n * stride, stride, 2 * stride),
    },
    {
      id: "05.nothing-cut-off",
      belief:
        "You cut nothing off and let the output padding make up for it, so that it falls below 0. What is too long is cut off by the padding, at both ends.",
      model: (n, size, stride) => [2 * stride, 0, size - solution.transposedSize(n, 2 * stride, stride, 0, 0)],
    },
    {
      id: "05.half-a-stride",
      belief:
        "You padded by half the stride. That is so where the output is n · stride long; here the padding follows from `size`.",
      model: (n, size, stride) => {
        const padding = Math.floor(stride / 2);
        return [2 * stride, padding, size - solution.transposedSize(n, 2 * stride, stride, padding, 0)];
      },
    },
    {
      id: "05.always-three",
      belief:
        "You kept kernel 3 at every stride. Where the stride doesn't divide the kernel, some outputs lie under more kernels than others.",
      model: (n, size, stride) => fitted(n, size, stride, 3),
    },
    {
      id: "05.stride-from-the-sizes",
      belief:
        "You took size / n for the stride. The stride is given, and need not be their ratio; the kernel follows from it alone: 2 · stride.",
      model: (n, size, stride) => fitted(n, size, stride, 2 * Math.floor(size / n)),
    },
    {
      id: "05.rounded-ratio",
      belief:
        "You took twice the ratio size / n, rounded up, for the kernel. The kernel follows from the stride alone: 2 · stride covers evenly.",
      model: (n, size, stride) => fitted(n, size, stride, 2 * Math.ceil(size / n)),
    },
    {
      id: "05.kernel-from-the-size",
      belief:
        "You chose the kernel that makes exactly `size` without padding. It covers evenly only where the stride divides it. Take 2 · stride, and let padding cut off what is too long.",
      model: (n, size, stride) => [size - (n - 1) * stride, 0, 0],
    },
    ...[1, 2].map((step) => ({
      id: `05.smallest-that-fits-${step}`,
      belief:
        "You took the smallest kernel that gives `size` numbers. It has to cover evenly, too: the stride must divide it, and neighbours must overlap.",
      model: (n: number, size: number, stride: number) => {
        for (let kernel = step === 1 ? 1 : stride + 1 + (stride % 2); ; kernel += step) {
          const [, padding, extra] = fitted(n, size, stride, kernel);
          if (padding < kernel && extra < stride) return [kernel, padding, extra] as [number, number, number];
        }
      },
    })),
    {
      id: "05.longer-kernel-for-extra",
      belief:
        "You made the kernel longer where the padding can't cut evenly. Then the stride no longer divides it, and some outputs lie under more kernels than others. Output padding is there for that.",
      model: (n, size, stride) => {
        const odd = solution.transposedSize(n, 2 * stride, stride, 0, 0) - size;
        return fitted(n, size, stride, 2 * stride + (odd % 2));
      },
    },
    {
      id: "05.always-six",
      belief:
        "You kept kernel 6 at every stride. The kernel follows from the stride: 2 · stride is the smallest that covers evenly and overlaps.",
      model: (n, size, stride) => fitted(n, size, stride, 6),
    },
    {
      id: "05.always-five",
      belief:
        "You kept kernel 5 at every stride. Where the stride doesn't divide the kernel, some outputs lie under more kernels than others.",
      model: (n, size, stride) => fitted(n, size, stride, 5),
    },
    {
      id: "05.all-but-one-padding",
      belief:
        "You padded by kernel − 1, as for a full convolution. Here the padding must leave exactly `size` numbers.",
      model: (n, size, stride) => {
        const padding = 2 * stride - 1;
        return [2 * stride, padding, size - solution.transposedSize(n, 2 * stride, stride, padding, 0)];
      },
    },
    {
      id: "05.a-stride-of-padding",
      belief: "You padded by a whole stride, half the kernel. Here the padding must leave exactly `size` numbers.",
      model: (n, size, stride) => [
        2 * stride,
        stride,
        size - solution.transposedSize(n, 2 * stride, stride, stride, 0),
      ],
    },
    {
      id: "05.side-by-side-uncut",
      belief:
        "Your kernel is as long as the stride, and nothing is cut off. Kernels must overlap, so take twice the stride; what is too long, the padding takes away.",
      model: (n, size, stride) => [stride, 0, size - n * stride],
    },

    {
      id: "05.larger-kernel-before-extra",
      belief:
        "You took a larger kernel where that saves output padding. The smallest kernel comes first; only among its ways the output padding is kept small.",
      model: (n, size, stride) => {
        for (let extra = 0; ; extra++) {
          for (let kernel = 2 * stride; kernel <= 20 * stride; kernel += stride) {
            const padding = (solution.transposedSize(n, kernel, stride, 0, extra) - size) / 2;
            if (Number.isInteger(padding) && padding >= 0 && padding < kernel) return [kernel, padding, extra];
          }
        }
      },
    },
    {
      id: "05.padding-rounded-down",
      belief:
        "You rounded the padding down, and the output padding falls below 0. It can only give back: cut one more by the padding, and add one.",
      model: (n, size, stride) => {
        const tooLong = solution.transposedSize(n, 2 * stride, stride, 0, 0) - size;
        const padding = Math.floor(tooLong / 2);
        return [2 * stride, padding, 2 * padding - tooLong];
      },
    },
    {
      id: "05.usual-decoder",
      belief:
        "You padded by half the stride and left the output padding at 0. That makes n · stride numbers of an even stride; here both follow from `size`.",
      model: (_n, _size, stride) => [2 * stride, stride / 2, 0],
    },
    {
      id: "05.odd-kernel",
      belief:
        "You took a kernel of 2 · stride + 1. The stride doesn't divide it, so some outputs lie under more kernels than others: that is the checkerboard.",
      model: (n, size, stride) => fitted(n, size, stride, 2 * stride + 1),
    },
    {
      id: "05.one-shorter-kernel",
      belief:
        "You took a kernel of 2 · stride − 1, as one does for an enlargement by interpolation. The stride doesn't divide it, so some outputs lie under more kernels than others.",
      model: (n, size, stride) => fitted(n, size, stride, 2 * stride - 1),
    },
    {
      id: "05.n-steps",
      belief:
        "Your padding is right for n steps. Between n kernels there are n − 1: the output is a stride shorter than you thought.",
      model: (n, size, stride) => fitted(n + 1, size, stride, 2 * stride),
    },
    {
      id: "05.without-the-last-kernel",
      belief:
        "You reckoned with (n − 1) · stride numbers before padding. The last kernel lies down whole: there are 2 · stride more.",
      model: (n, size, stride) => fittedFreely((n - 1) * stride - size, 2 * stride),
    },
    {
      id: "05.n-times-stride-before-padding",
      belief:
        "You reckoned with n · stride numbers before padding. Kernels of 2 · stride make a stride more: (n − 1) · stride + 2 · stride.",
      model: (n, size, stride) => fittedFreely(n * stride - size, 2 * stride),
    },
    ...[
      {
        name: "stride",
        kernel: (stride: number) => stride,
        says: "as long as the stride. Then kernels lie side by side and the output falls into blocks: they must overlap",
      },
      {
        name: "one-longer",
        kernel: (stride: number) => stride + 1,
        says: "one longer than the stride. Kernels overlap only at their ends: there the outputs are covered twice, between them once",
      },
      {
        name: "three",
        kernel: () => 3,
        says: "3 at every stride. Where the stride doesn't divide it, some outputs lie under more kernels than others",
      },
    ].map(({ name, kernel, says }) => ({
      id: `05.padded-below-0-${name}`,
      belief: `Your kernel is ${says}. And it makes fewer numbers than \`size\` in places: a padding below 0 can't be.`,
      model: (n: number, size: number, stride: number) =>
        fittedFreely(solution.transposedSize(n, kernel(stride), stride, 0, 0) - size, kernel(stride)),
    })),
    {
      id: "05.way-down-only",
      belief:
        "You looked for a convolution that makes n of `size`. Several sizes lead to n, since its size is rounded down; the output padding has to say which, so put what you have into transposedSize.",
      model: (n, size, stride) => {
        for (let kernel = 2 * stride; ; kernel += stride) {
          for (let padding = 0; padding < kernel; padding++) {
            if (Math.floor((size + 2 * padding - kernel) / stride) + 1 === n) return [kernel, padding, 0];
          }
        }
      },
    },
  ],
  blindSpots: [
    {
      id: "05.odd-number-to-go",
      where: "an odd number has to be cut off",
      so: "The padding takes as much from both ends: it takes one too many, and the output padding gives one back.",
      holds: (n, size, stride) => (solution.transposedSize(n, 2 * stride, stride, 0, 0) - size) % 2 === 1,
    },
    {
      id: "05.other-than-n-strides",
      where: "`size` is not n · stride",
      so: "The padding follows from `size`: what (n − 1) · stride + 2 · stride is too long has to go.",
      holds: (n, size, stride) => size !== n * stride,
    },
    {
      id: "05.odd-stride",
      where: "the stride is odd",
      so: "Nothing changes there: 2 · stride covers evenly at any stride.",
      holds: (_n, _size, stride) => stride % 2 === 1,
    },
    {
      id: "05.nothing-too-long",
      where: "nothing has to be cut off",
      so: "Padding and output padding are 0 there.",
      holds: (n, size, stride) => solution.transposedSize(n, 2 * stride, stride, 0, 0) === size,
    },
  ],
});

/** A kernel, with the padding and output padding that make n numbers into `size`. */
function fitted(n: number, size: number, stride: number, kernel: number): [number, number, number] {
  const tooLong = solution.transposedSize(n, kernel, stride, 0, 0) - size;
  const padding = Math.max(0, Math.ceil(tooLong / 2));
  return [kernel, padding, 2 * padding - tooLong];
}

/** A kernel with the padding that takes off what is too long, and the output padding; both may fall below 0. */
function fittedFreely(tooLong: number, kernel: number): [number, number, number] {
  const padding = Math.ceil(tooLong / 2);
  return [kernel, padding, 2 * padding - tooLong];
}
