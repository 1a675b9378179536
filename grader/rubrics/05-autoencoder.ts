import { type Tensor, tensor } from "../../lib/index";
import * as solution from "../../solutions/05-autoencoder";
import { exercise, type Rubric } from "../rubric";
import { total } from "./models";

const { meanSquaredError, transposed1d } = solution;
type Rows = Tensor<[number, number]>;

export const rubric: Rubric = {
  chapter: "05",
  file: "05-autoencoder",
  title: "Autoencoder",
  exercises: [
    exercise({
      id: "05.meanSquaredError",
      title: "How wrong is a reconstruction?",
      points: 1,
      solution: meanSquaredError,
      cases: () => [
        [
          [1, 3],
          [2, 2],
        ],
        [
          [0, 5, 1, 2],
          [4, 2, 1, 3],
        ],
        [
          [-2, 1, 7],
          [1, 1, 3],
        ],
        [[3], [6]],
      ],
      hints: [
        "Errors of −1 and 1: should the loss be 0?",
        "Square each difference, add the squares up. By what do you divide?",
        "output.reduce((sum, value, i) => sum + (value - target[i]) ** 2, 0) / output.length.",
      ],
      misconceptions: [
        {
          id: "05.signed-error",
          belief:
            "You averaged the errors with their signs. Then −1 and 1 cancel to a loss of 0, though both are wrong. Square them: 1.",
          model: (a, b) => total(a.map((v, i) => v - b[i])) / a.length,
        },
        {
          id: "05.sum-not-mean",
          belief: "You left the sum undivided. The mean makes losses of images of different sizes comparable.",
          model: (a, b) => meanSquaredError(a, b) * a.length,
        },
        {
          id: "05.absolute-error",
          belief:
            "You took the size of each error. That is the mean absolute error, another loss; squaring makes large errors weigh more.",
          model: (a, b) => total(a.map((v, i) => Math.abs(v - b[i]))) / a.length,
        },
        {
          id: "05.root",
          belief: "You took the square root at the end. That is the root mean square; the loss itself stays squared.",
          model: (a, b) => Math.sqrt(meanSquaredError(a, b)),
        },
        {
          id: "05.square-of-mean",
          belief:
            "You averaged first and squared last: errors of −1 and 1 cancel before they are squared. Square each one.",
          model: (a, b) => (total(a.map((v, i) => v - b[i])) / a.length) ** 2,
        },
      ],
    }),
    exercise({
      id: "05.denoisingLoss",
      title: "What a denoiser aims at",
      points: 1,
      solution: solution.denoisingLoss,
      cases: () => [
        [
          [1, 0],
          [1, 1],
          [3, 0],
        ],
        [
          [2, 4, 6],
          [2, 5, 3],
          [0, 4, 9],
        ],
        [
          [0, 1, 1, 3],
          [1, 1, 0, 2],
          [2, 0, 0, 7],
        ],
      ],
      hints: [
        "If the target were the noisy digit, what would the best possible reconstruction be?",
        "Which of the three is what you would like to see come out?",
        "meanSquaredError(reconstruction, clean).",
      ],
      misconceptions: [
        {
          id: "05.noisy-target",
          belief:
            "You compared with the noisy digit. Then the network is rewarded for reproducing the noise. It is shown the noisy digit and judged by the clean one.",
          model: (r, _clean, noisy) => meanSquaredError(r, noisy),
        },
        {
          id: "05.noise-itself",
          belief: "You measured how noisy the input is. The reconstruction has to appear in its own loss.",
          model: (_r, clean, noisy) => meanSquaredError(noisy, clean),
        },
        {
          id: "05.both-targets",
          belief: "You averaged both comparisons. Half a wish to keep the noise is still a wish to keep it.",
          model: (r, clean, noisy) => (meanSquaredError(r, clean) + meanSquaredError(r, noisy)) / 2,
        },
      ],
    }),
    exercise({
      id: "05.oddOneOut",
      title: "The odd one out",
      points: 1,
      solution: solution.oddOneOut,
      cases: () => [
        [
          tensor([
            [0, 2],
            [5, 5],
          ]),
          tensor([
            [1, 1],
            [5, 4],
          ]),
        ],
        [
          tensor([
            [9, 9, 9],
            [1, 0, 1],
            [2, 2, 2],
          ]),
          tensor([
            [9, 9, 8],
            [4, 0, 1],
            [2, 4, 0],
          ]),
        ],
        [
          tensor([
            [1, 1],
            [7, 0],
            [3, 3],
            [0, 0],
          ]),
          tensor([
            [1, 0],
            [6, 0],
            [1, 5],
            [0, 2],
          ]),
        ],
        [
          tensor([
            [0, 0],
            [4, 4],
            [8, 8],
          ]),
          tensor([
            [2, 2],
            [4, 4],
            [7, 7],
          ]),
        ],
        [
          tensor([
            [3, 0, 0],
            [2, 2, 2],
          ]),
          tensor([
            [0, 0, 0],
            [0, 0, 0],
          ]),
        ],
      ],
      hints: [
        "What does an autoencoder do badly: things it has often seen, or things it has never seen?",
        "One error for each row. Which row's is the largest?",
        "errors.indexOf(Math.max(...errors)) with errors[i] = meanSquaredError of the two rows i.",
      ],
      misconceptions: [
        {
          id: "05.best-reconstructed",
          belief:
            "You picked the smallest error: the item the network knows best. The odd one is the one it can't reproduce.",
          model: (a, b) => indexOfLargest(perRow(a, b, (d) => -d * d)),
        },
        {
          id: "05.signed-error",
          belief: "You added errors with their signs, so a row with +2 and −2 looks perfect. Square them.",
          model: (a, b) => indexOfLargest(perRow(a, b, (d) => d)),
        },
        {
          id: "05.worst-pixel",
          belief:
            "You looked for the single worst pixel. The error of an item is the mean over its pixels: many small misses can outweigh a large one.",
          model: (a, b) => indexOfLargest(perRow(a, b, (d) => d * d, Math.max)),
        },
        {
          id: "05.brightest",
          belief:
            "You picked the row with the largest numbers. How bright an item is says nothing about how well it was reproduced.",
          model: (a) => indexOfLargest(perRow(a, tensor(new Float32Array(a.data.length), a.shape), (d) => -d)),
        },
        {
          id: "05.counted-from-1",
          belief: "You counted from 1. The first item has index 0.",
          model: (a, b) => solution.oddOneOut(a, b) + 1,
        },
      ],
    }),
    exercise({
      id: "05.transposedSize",
      title: "How long is the way up?",
      points: 1,
      solution: solution.transposedSize,
      cases: () => [
        [3, 3, 2, 0, 0],
        [4, 3, 2, 1, 0],
        [4, 3, 2, 1, 1],
        [5, 5, 3, 1, 2],
        [7, 4, 2, 1, 0],
        [6, 2, 1, 0, 0],
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
          belief:
            "You added the padding. Here it takes away: it is the padding of the convolution whose way back this is.",
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
      ],
    }),
    exercise({
      id: "05.transposed1d",
      title: "Overlaps add",
      points: 3,
      solution: transposed1d,
      forbidden: ["conv2dTranspose"],
      cases: (random) => [
        [[1, 2, 3], [1, 1, 1], 2],
        [[1, 2, 3], [1, 10, 100], 1],
        [[2, -1, 4, 3], [3, 0, -2, 5], 2],
        [Array.from({ length: 4 }, () => random.whole(1, 9)), [1, 2], 3],
        [[5, 1], [1, 2, 4, 8, 16], 2],
      ],
      hints: [
        "What does a single number, 2, leave behind with the kernel [1, 10, 100]? And where does the next one begin?",
        "Start with zeros, as many as exercise 4 says. Two loops: over the signal and over the kernel.",
        "output[p * stride + i] += signal[p] * kernel[i].",
      ],
      misconceptions: [
        {
          id: "05.overlaps-overwrite",
          belief:
            "You let the later kernel replace the earlier one where they overlap. They add up: [1, 2, 3] with ones and stride 2 gives [1, 1, 3, 2, 5, 3, 3], not [1, 1, 2, 2, 3, 3, 3].",
          model: (x, k, s) => {
            const y = transposed1d(
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
            const y = transposed1d(
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
            const counts = solution.overlaps(x.length, k.length, s);
            return transposed1d(x, k, s).map((v, i) => v / (counts[i] || 1));
          },
        },
        {
          id: "05.stride-ignored",
          belief:
            "You laid each kernel one position further. With stride 2 it is two: that is what makes the output larger.",
          model: (x, k) => transposed1d(x, k, 1),
        },
        {
          id: "05.flipped-kernel",
          belief: "You laid the kernel down backwards. kernel[0] goes to the left end.",
          model: (x, k, s) => transposed1d(x, [...k].reverse(), s),
        },
        {
          id: "05.cut-to-size",
          belief: "You cut the output to n · stride. Nothing is cut off unless padding says so.",
          model: (x, k, s) => transposed1d(x, k, s).slice(0, x.length * s),
        },
      ],
    }),
    exercise({
      id: "05.overlaps",
      title: "The checkerboard, counted",
      points: 1,
      solution: solution.overlaps,
      forbidden: ["conv2dTranspose"],
      cases: () => [
        [3, 3, 2],
        [3, 4, 2],
        [4, 3, 1],
        [3, 2, 3],
        [5, 5, 2],
      ],
      hints: [
        "For every position: which of the n kernels cover it?",
        "If each kernel writes a 1 wherever it lies, what do the sums say?",
        "transposed1d of n ones with a kernel of ones.",
      ],
      misconceptions: [
        {
          id: "05.even-cover",
          belief:
            "You took the cover to be even, kernel / stride everywhere. At kernel 3, stride 2 it is 1, 1, 2, 1, 2, 1, 1: uneven inside as well as at the ends.",
          model: (n, k, s) => transposed1d(new Array(n).fill(1), new Array(k).fill(1), s).map(() => k / s),
        },
        {
          id: "05.covered-or-not",
          belief: "You said whether a position is covered. Asked is how often.",
          model: (n, k, s) => solution.overlaps(n, k, s).map((c) => Math.min(1, c)),
        },
        {
          id: "05.stride-ignored",
          belief: "You put the kernels one apart. They are `stride` apart.",
          model: (n, k) => solution.overlaps(n, k, 1),
        },
      ],
    }),
    exercise({
      id: "05.gradKernel1d",
      title: "Back to the kernel",
      points: 2,
      solution: solution.gradKernel1d,
      cases: (random) => [
        [[1, 2, 3, 4], [1, 0, 10], 2],
        [[3, -1, 4, 1, 5], [2, 7, 1], 3],
        [Array.from({ length: 6 }, () => random.whole(1, 9)), [1, 2, 3, 5, 8], 2],
        [[2, 7, 1], [3], 3],
      ],
      hints: [
        "If kernel[0] grows by a little, by how much does output[p] grow?",
        "By signal[p]. And kernel[1]? Multiply with how much the loss cares about output p, and add over all p.",
        "Array.from({ length: taps }, (_, i) => sum over p of gradOutput[p] * signal[p + i]).",
      ],
      misconceptions: [
        {
          id: "05.flipped-kernel",
          belief:
            "Your gradients come out in the opposite order. grad[0] belongs to the leftmost tap, which meets signal[p].",
          model: (x, g, taps) => solution.gradKernel1d(x, g, taps).reverse(),
        },
        {
          id: "05.mean-gradient",
          belief:
            "You averaged over the outputs. The loss hears of kernel[i] through every output, so the parts add up; if the loss is a mean, gradOutput already knows.",
          model: (x, g, taps) => solution.gradKernel1d(x, g, taps).map((v) => v / g.length),
        },
        {
          id: "05.unweighted",
          belief:
            "You added up the signal alone. Each output p counts as much as the loss cares about it: gradOutput[p].",
          model: (x, g, taps) =>
            solution.gradKernel1d(
              x,
              g.map(() => 1),
              taps,
            ),
        },
        {
          id: "05.shift-forgotten",
          belief: "You used signal[p] for every tap. Tap i lies on signal[p + i].",
          model: (x, g, taps) => solution.gradKernel1d(x, g, taps).map(() => total(g.map((v, p) => v * x[p]))),
        },
      ],
    }),
    exercise({
      id: "05.gradInput1d",
      title: "Back to the signal",
      points: 2,
      solution: solution.gradInput1d,
      forbidden: ["conv2dTranspose"],
      cases: (random) => [
        [
          [1, 10],
          [2, 3],
        ],
        [
          [3, 1, 4],
          [1, 0, -2],
        ],
        [Array.from({ length: 5 }, () => random.whole(1, 9)), [5, 7]],
        [[2], [1, 2, 3]],
      ],
      hints: [
        "In which outputs does signal[1] take part, and with which weights?",
        "Each output p sends gradOutput[p] · kernel[i] back to signal[p + i]. Which of your functions does just that?",
        "transposed1d(gradOutput, kernel, 1).",
      ],
      misconceptions: [
        {
          id: "05.flipped-kernel",
          belief:
            "You turned the kernel round on the way back. Weight i leads from output p back to signal[p + i], the way it came.",
          model: (g, k) => transposed1d(g, [...k].reverse(), 1),
        },
        {
          id: "05.inverse",
          belief:
            "You divided by the weights, as if to undo the convolution. A gradient multiplies by the same weights again: it is the transposed convolution, not the inverse.",
          model: (g, k) =>
            transposed1d(
              g,
              k.map((w) => (w === 0 ? 0 : 1 / w)),
              1,
            ),
        },
        {
          id: "05.overlaps-overwrite",
          belief:
            "You kept only the last message for each number of the signal. It hears from every output it takes part in; the messages add up.",
          model: (g, k) => {
            const y = transposed1d(
              g.map(() => 0),
              k,
              1,
            );
            g.forEach((v, p) => {
              k.forEach((w, i) => {
                y[p + i] = v * w;
              });
            });
            return y;
          },
        },
        {
          id: "05.forward-again",
          belief:
            "You slid the kernel over gradOutput, as on the way forward. That makes the list shorter; the signal is longer than the output.",
          model: (g, k) =>
            Array.from({ length: Math.max(0, g.length - k.length + 1) }, (_, p) =>
              total(k.map((w, i) => w * g[p + i])),
            ),
        },
      ],
    }),
  ],
};

function perRow(
  originals: Rows,
  reconstructions: Rows,
  error: (difference: number) => number,
  together: (...errors: number[]) => number = (...errors) => total(errors),
): number[] {
  const [items, numbers] = originals.shape;
  return Array.from({ length: items }, (_, i) =>
    together(...Array.from({ length: numbers }, (_, j) => error(reconstructions.at(i, j) - originals.at(i, j)))),
  );
}

function indexOfLargest(values: number[]): number {
  return values.indexOf(Math.max(...values));
}
