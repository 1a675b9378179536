import * as solution from "../../../solutions/01-standard-convolution";
import { exercise } from "../../rubric";

/** The first pair of stride and padding that does, in the order in which exercise 2 asks for them. */
function firstPair(n: number, kernel: number, does: (stride: number, padding: number) => boolean) {
  for (let stride = 1; stride <= n; stride++) {
    for (let padding = 0; padding < kernel; padding++) if (does(stride, padding)) return { stride, padding };
  }
  return null;
}

export const optionsFor = exercise({
  id: "01.optionsFor",
  title: "Which stride and padding give this size",
  points: 2,
  solution: solution.optionsFor,
  terms: {
    kernel: "A window takes up kernel pixels of the padded line, and padding may go up to kernel − 1.",
    size: "It counts the positions that are wanted: what a stride and a padding give is compared with it.",
    stride: "Steps are stride pixels long. It may be 1, 2, … up to n, and the smallest that serves is wanted.",
    padding: "It makes the line longer at both ends. It may be 0, 1, … up to kernel − 1: with kernel 3, at most 2.",
  },
  forbidden: ["outputSize"],
  cases: () => [
    [7, 3, 4],
    [7, 3, 6],
    [8, 3, 4],
    [7, 1, 1], // where the stride is n
    [1, 2, 1], // and where it would have to be more
    [2, 3, 1], // Rounded towards 0, a kernel that is too long would have a position.
    [7, 3, 3],
    [5, 3, 5],
    [9, 4, 8],
    [9, 5, 3],
    [2, 5, 2],
    // The kernel is longer than the line, or as long as it is.
    [3, 4, 3],
    [4, 4, 5],
    [9, 5, 7],
    [12, 3, 4],
    [4, 4, 7],
    [6, 5, 8],
    // The stride is larger than the kernel, and than the output.
    [9, 2, 3],
    [10, 2, 2],
    [224, 7, 112],
  ],
  byHand: () => [
    { args: [7, 3, 4], gives: { stride: 2, padding: 1 } },
    { args: [7, 3, 6], gives: null },
  ],
  hints: [
    "With n = 7, kernel 3 and stride 1: which sizes do paddings of 0, 1 and 2 give? And with stride 2?",
    "You can say the size of one pair already. How many pairs are there to try, and in which order would you try them?",
    "Two loops, stride outside and padding inside, and outputSize(n, kernel, stride, padding) === size. The first pair that fits is the answer; after the loops, null.",
  ],
  blindSpots: [
    {
      id: "01.kernel-longer",
      where: "the kernel is longer than the line without its zeros",
      so: "The zeros make the line longer: the kernel has to fit into n + 2 · padding.",
      holds: (n, kernel) => kernel > n,
    },
    {
      id: "01.larger-than-the-line",
      where: "the size is larger than n",
      so: "With a padding of more than half a kernel there are more positions than pixels. Up to kernel − 1 is allowed.",
      holds: (n, _kernel, size) => size > n,
    },
    {
      id: "01.wide-stride",
      where: "the stride has to be larger than the kernel",
      so: "It may be as large as n: then there are pixels that no window looks at.",
      holds: (n, kernel, size) => (solution.optionsFor(n, kernel, size)?.stride ?? 0) > kernel,
    },
    {
      id: "01.remainder",
      where: "nothing comes out even",
      so: "A rest of the line may be left over behind the last position: the division is rounded down.",
      holds: (n, kernel, size) => {
        const found = solution.optionsFor(n, kernel, size);
        return found !== null && (n + 2 * found.padding - kernel) % found.stride !== 0;
      },
    },
  ],
  misconceptions: [
    {
      id: "01.first-position-always",
      belief:
        "You counted a first position without asking whether the kernel fits. Where it is longer than the padded line it has none at all.",
      model: (n, kernel, size) => {
        for (let stride = 1; stride <= n; stride++)
          for (let padding = 0; padding < kernel; padding++)
            if (Math.max(0, Math.floor((n + 2 * padding - kernel) / stride)) + 1 === size) return { stride, padding };
        return null;
      },
    },
    {
      id: "01.total-padding",
      belief:
        "You added the padding once. A padding of 1 puts one pixel at each end, so the line grows by 2 · padding.",
      model: (n, k, size) => firstPair(n, k, (s, p) => Math.floor((n + p - k) / s) + 1 === size),
    },
    {
      id: "01.no-remainder",
      belief:
        "You took only strides that end exactly at the last pixel. A rest is allowed: 8 pixels, kernel 3 and stride 2 without padding make 3 positions, and the last pixel is never looked at.",
      model: (n, k, size) => firstPair(n, k, (s, p) => (n + 2 * p - k) / s + 1 === size),
    },
    {
      id: "01.rounded-up",
      belief:
        "You rounded up, so that the last position may hang over the end. The kernel has to fit: the division is rounded down.",
      model: (n, k, size) => firstPair(n, k, (s, p) => Math.ceil((n + 2 * p - k) / s) + 1 === size),
    },
    {
      id: "01.first-position",
      belief:
        "You counted the steps. There is one position more than there are steps: the kernel also stands where it begins.",
      model: (n, k, size) => firstPair(n, k, (s, p) => Math.floor((n + 2 * p - k) / s) === size),
    },
    {
      id: "01.padding-by-half",
      belief:
        'You took half the kernel as the padding, as "same" does, and looked for a stride alone. Other paddings, 0 among them, are allowed as well.',
      model: (n, k, size) => {
        const same = Math.floor(k / 2);
        return firstPair(n, k, (s, p) => p === same && solution.outputSize(n, k, s, p) === size);
      },
    },
    {
      id: "01.largest-padding",
      belief: "Your padding does, but a smaller one does too. Asked is the smallest.",
      model: (n, k, size) => {
        const found = solution.optionsFor(n, k, size);
        if (!found) return null;
        let { stride, padding } = found;
        while (padding + 1 < k && solution.outputSize(n, k, stride, padding + 1) === size) padding++;
        return { stride, padding };
      },
    },
    {
      id: "01.no-padding",
      belief: "You tried strides alone. Zeros at both ends make room for more positions.",
      model: (n, k, size) => firstPair(n, k, (s, p) => p === 0 && solution.outputSize(n, k, s, p) === size),
    },
    {
      id: "01.never-impossible",
      belief:
        "You found a pair for every size. Some can't be had: with n = 7 and kernel 3, a stride of 1 makes 5, 7 or 9 positions and a stride of 2 at most 5, so 6 is out of reach.",
      model: (n, k, size) => solution.optionsFor(n, k, size) ?? solution.optionsFor(n, k, size + 1),
    },
    {
      id: "01.stride-by-division",
      belief:
        'You divided n by the size to get the stride and took half the kernel as padding: that is the rule of "same". Other pairs make the size as well, with a smaller stride or padding, and some sizes no pair makes.',
      model: (n, k, size) => {
        const stride = Math.round(n / size);
        return stride < 1 || stride > n ? null : { stride, padding: Math.floor((k - 1) / 2) };
      },
    },
    {
      id: "01.padding-or-stride",
      belief:
        "You used padding with stride 1 alone, and larger strides without padding. The two are free of each other: stride 2 with padding 1 is an ordinary pair.",
      model: (n, k, size) =>
        firstPair(n, k, (s, p) => (s === 1 || p === 0) && solution.outputSize(n, k, s, p) === size),
    },
    {
      id: "01.last-pair",
      belief:
        "You went on after a pair was found, so the largest stride and padding that do are left. Asked is the first pair: return as soon as you have it.",
      model: (n, k, size) => {
        let last: { stride: number; padding: number } | null = null;
        firstPair(n, k, (stride, padding) => {
          if (solution.outputSize(n, k, stride, padding) === size) last = { stride, padding };
          return false;
        });
        return last;
      },
    },
    {
      id: "01.half-a-kernel-at-most",
      belief:
        "You tried no padding beyond half a kernel, which keeps the size. It may be anything up to kernel − 1: then the output is larger than the input.",
      model: (n, k, size) => firstPair(n, k, (s, p) => p <= k / 2 && solution.outputSize(n, k, s, p) === size),
    },
    {
      id: "01.one-padding-short",
      belief: "Your loop over the paddings stops one early: kernel − 1 is still allowed.",
      model: (n, k, size) => firstPair(n, k, (s, p) => p < k - 1 && solution.outputSize(n, k, s, p) === size),
    },

    {
      id: "01.every-pixel-a-start",
      belief:
        "You counted every pixel at which the stride arrives. The kernel has to fit as well: the last start is kernel − 1 pixels before the end.",
      model: (n, k, size) => firstPair(n, k, (s, p) => n + 2 * p >= k && Math.ceil((n + 2 * p) / s) === size),
    },
    {
      id: "01.line-over-stride",
      belief:
        "You divided the whole line by the stride, as if the kernel could start at the last pixel. It has to fit: the last start is kernel − 1 pixels before the end.",
      model: (n, k, size) => firstPair(n, k, (s, p) => Math.floor((n + 2 * p) / s) === size),
    },
    {
      id: "01.stride-as-gap",
      belief:
        "You took the stride for the pixels that are skipped. It is the distance from one start to the next: at stride 1 none is skipped.",
      model: (n, k, size) => firstPair(n, k, (s, p) => Math.floor((n + 2 * p - k) / (s + 1)) + 1 === size),
    },
    {
      id: "01.share-of-positions",
      belief:
        "You counted the positions at stride 1 and took a share of them, rounded down. The first position is always kept: divide the steps between positions and add 1.",
      model: (n, k, size) => firstPair(n, k, (s, p) => Math.floor((n + 2 * p - k + 1) / s) === size),
    },
    {
      id: "01.stride-within-the-kernel",
      belief:
        "You tried strides up to the kernel's width. A stride may be larger: then there are pixels that no window looks at.",
      model: (n, k, size) => firstPair(n, k, (s, p) => s <= k && solution.outputSize(n, k, s, p) === size),
    },
    {
      id: "01.padding-as-large-as-the-kernel",
      belief:
        "You tried a padding as large as the kernel. Then the first window holds nothing but zeros; the largest that is asked for is kernel − 1.",
      model: (n, k, size) => {
        for (let stride = 1; stride <= n; stride++) {
          for (let padding = 0; padding <= k; padding++) {
            if (solution.outputSize(n, k, stride, padding) === size) return { stride, padding };
          }
        }
        return null;
      },
    },
    {
      id: "01.kernel-within-the-line",
      belief:
        "You gave up where the kernel is longer than the line. The zeros make the line longer: what the kernel has to fit into is n + 2 · padding.",
      model: (n, k, size) => (k > n ? null : solution.optionsFor(n, k, size)),
    },
    {
      id: "01.never-larger-than-the-line",
      belief:
        "You gave up where the size is larger than n. A padding of more than half a kernel makes more positions than there are pixels: 7 pixels, kernel 3 and padding 2 make 9.",
      model: (n, k, size) => (size > n ? null : solution.optionsFor(n, k, size)),
    },
    {
      id: "01.stride-one-only",
      belief:
        "You tried a stride of 1 alone. It may be anything up to n: with n = 7 and kernel 3 it takes a stride of 2 to make 4 positions.",
      model: (n, k, size) => firstPair(n, k, (s, p) => s === 1 && solution.outputSize(n, k, s, p) === size),
    },
    {
      id: "01.never-without-padding",
      belief: "You tried no padding of 0. It is allowed, and the smallest: where it does, it is asked for.",
      model: (n, k, size) => firstPair(n, k, (s, p) => p > 0 && solution.outputSize(n, k, s, p) === size),
    },
    {
      id: "01.at-least",
      belief:
        "You took the first pair that makes at least so many positions. It has to be exactly `size`; where no pair makes it, the answer is null.",
      model: (n, k, size) => firstPair(n, k, (s, p) => solution.outputSize(n, k, s, p) >= size),
    },
    {
      id: "01.at-most",
      belief:
        "You took the first pair that makes no more positions than `size`. It has to be exactly so many; where no pair makes them, the answer is null.",
      model: (n, k, size) => firstPair(n, k, (s, p) => n + 2 * p >= k && solution.outputSize(n, k, s, p) <= size),
    },
    {
      id: "01.nearest-size",
      belief:
        "Where no pair makes the size you gave the one that comes nearest. Then it can't be had, and the answer is null.",
      model: (n, k, size) => {
        let best: { stride: number; padding: number } | null = null;
        let off = Infinity;
        firstPair(n, k, (stride, padding) => {
          const by = Math.abs(solution.outputSize(n, k, stride, padding) - size);
          if (by < off) [best, off] = [{ stride, padding }, by];
          return off === 0;
        });
        return best;
      },
    },
    {
      id: "01.none-or-same",
      belief:
        "You tried no padding and half a kernel, which keeps the size, and nothing else. Any padding up to kernel − 1 is allowed.",
      model: (n, k, size) =>
        firstPair(
          n,
          k,
          (s, p) => (p === 0 || p === Math.floor((k - 1) / 2)) && solution.outputSize(n, k, s, p) === size,
        ),
    },
    {
      id: "01.largest-stride",
      belief: "Your pair makes the size, but a smaller stride does too. Asked is the smallest stride.",
      model: (n, k, size) => {
        const found = solution.optionsFor(n, k, size);
        if (!found) return null;
        let { stride, padding } = found;
        while (stride < n && solution.outputSize(n, k, stride + 1, padding) === size) stride++;
        return { stride, padding };
      },
    },
  ],
});
