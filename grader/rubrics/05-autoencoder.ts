import { type Tensor, tensor } from "../../lib/index";
import * as solution from "../../solutions/05-autoencoder";
import { exercise, type Rubric } from "../rubric";
import { built, type Image, total } from "./models";

const { meanSquaredError, transposed1d, transposedSize } = solution;
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
      terms: {
        target:
          "What counts at each place is how far the output lies from its target, squared: 3 too much and 3 too little are both 9.",
        length: "It is a mean: all squares together, shared out among all numbers of the output.",
      },
      cases: () => [
        [
          [1, 5],
          [2, 2],
        ],
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
        [
          [-1, 0],
          [-4, 5],
        ],
      ],
      byHand: () => [
        {
          args: [
            [1, 5],
            [2, 2],
          ],
          gives: 5,
        },
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
        {
          id: "05.difference-of-squares",
          belief:
            "You squared output and target first and subtracted then. The error is the difference; it is the difference that is squared.",
          model: (a, b) => total(a.map((v, i) => v * v - b[i] * b[i])) / a.length,
        },
        {
          id: "05.first-left-out",
          belief: "The first number is never compared: the sum over the numbers begins at index 0.",
          model: (a, b) => total(a.map((v, i) => (i ? (v - b[i]) ** 2 : 0))) / a.length,
        },
        {
          id: "05.starts-with-a-number",
          belief:
            "Your sum starts with the first number itself and not with its squared error. Does `reduce` have a start value? Give it a 0.",
          model: (a, b) => total(a.map((v, i) => (i ? (v - b[i]) ** 2 : v))) / a.length,
        },

        {
          id: "05.distance",
          belief:
            "You took the distance between the two lists, the root of all squares. The mean squared error has no root, and it is divided by how many numbers there are.",
          model: (a, b) => Math.hypot(...a.map((v, i) => v - b[i])),
        },
        {
          id: "05.squares-apart",
          belief:
            "You squared output and target first and took how far apart the squares are. The error is the difference; it is the difference that is squared.",
          model: (a, b) => total(a.map((v, i) => Math.abs(v * v - b[i] * b[i]))) / a.length,
        },
        {
          id: "05.one-less",
          belief:
            "You divided by one less than there are numbers, as statistics does for a sample. Here it is the plain mean over all of them.",
          model: (a, b) => (meanSquaredError(a, b) * a.length) / (a.length - 1),
        },
        {
          id: "05.wrong-ones-only",
          belief:
            "You took the mean over those numbers only that are off. One that is right counts as well, with an error of 0.",
          model: (a, b) => (meanSquaredError(a, b) * a.length) / (a.filter((v, i) => v !== b[i]).length || 1),
        },
        {
          id: "05.half",
          belief:
            "You took half of it, as is sometimes done so that the 2 of the slope goes away. The mean squared error itself has no ½.",
          model: (a, b) => meanSquaredError(a, b) / 2,
        },
        {
          id: "05.largest-error",
          belief:
            "You kept the largest squared error. All of them count: add them up and divide by how many there are.",
          model: (a, b) => Math.max(...a.map((v, i) => (v - b[i]) ** 2)),
        },
        {
          id: "05.relative-error",
          belief:
            "You divided each error by the target, as a percentage. The mean squared error knows no percentage: the same difference costs the same everywhere.",
          model: (a, b) => total(a.map((v, i) => ((v - b[i]) / b[i]) ** 2)) / a.length,
        },
        {
          id: "05.sizes-added",
          belief:
            "You added up the size of each error, neither squared nor divided. Square each one, and divide the sum by how many there are.",
          model: (a, b) => total(a.map((v, i) => Math.abs(v - b[i]))),
        },
        {
          id: "05.largest-difference",
          belief: "You took the largest difference. All numbers count: square each difference and take their mean.",
          model: (a, b) => Math.max(...a.map((v, i) => Math.abs(v - b[i]))),
        },
        {
          id: "05.distance-by-count",
          belief:
            "You took the root of the summed squares and divided by how many there are. The mean squared error has no root: divide the sum itself.",
          model: (a, b) => Math.hypot(...a.map((v, i) => v - b[i])) / a.length,
        },
        {
          id: "05.last-only",
          belief:
            "Only the last number's squared error is left. All of them are added up, then divided by how many there are.",
          model: (a, b) => (a[a.length - 1] - b[b.length - 1]) ** 2,
        },
        {
          id: "05.likeness",
          belief:
            "You multiplied output and target, which says how alike they are. An error is their difference, squared: 0 where they are equal.",
          model: (a, b) => total(a.map((v, i) => v * b[i])) / a.length,
        },
        {
          id: "05.relative-to-all",
          belief:
            "You divided by the squares of the target. That is a relative error; the mean squared error is divided by how many numbers there are.",
          model: (a, b) => total(a.map((v, i) => (v - b[i]) ** 2)) / total(b.map((v) => v * v)),
        },
        {
          id: "05.share-of-wrong",
          belief: "You counted how many numbers are not exactly right. How far off each one is counts, squared.",
          model: (a, b) => a.filter((v, i) => v !== b[i]).length / a.length,
        },
        {
          id: "05.variance-of-errors",
          belief:
            "You took the errors' mean off before you squared them. That is their variance: an output that is too bright everywhere would have no error at all.",
          model: (a, b) => meanSquaredError(a, b) - (total(a.map((v, i) => v - b[i])) / a.length) ** 2,
        },
        {
          id: "05.square-of-sum",
          belief:
            "You added the errors up first and squared the sum. Errors of −1 and 1 cancel then. Square each one, and take the mean.",
          model: (a, b) => total(a.map((v, i) => v - b[i])) ** 2,
        },
        ...(
          [
            ["large", 1],
            ["small", -1],
          ] as const
        ).map(([too, sign]) => ({
          id: `05.too-${too}-only`,
          belief: `Only outputs that are too ${too} count with you. An error is one on either side: the square makes both positive.`,
          model: (a: number[], b: number[]) => total(a.map((v, i) => Math.max(0, sign * (v - b[i])) ** 2)) / a.length,
        })),

        {
          id: "05.doubled",
          belief: "You doubled the differences. Squared, 3 is 9 and not 6, and −1 is 1.",
          model: (a, b) => total(a.map((v, i) => 2 * (v - b[i]))) / a.length,
        },
      ],
      blindSpots: [
        {
          id: "05.below-0",
          where: "a number is below 0",
          so: "Nothing changes there: −2 and 1 are 3 apart.",
          holds: (a, b) => [...a, ...b].some((v) => v < 0),
        },
        {
          id: "05.zero-in-the-target",
          where: "a number of the output or of the target is 0",
          so: "0 is a number like any other: its error counts, and counts among how many there are.",
          holds: (a, b) => [...a, ...b].includes(0),
        },
      ],
    }),
    exercise({
      id: "05.denoisingLoss",
      title: "What a denoiser aims at",
      points: 1,
      solution: solution.denoisingLoss,
      terms: {
        clean: "The target is the digit without noise, though the network was shown the one with noise.",
        reconstruction: "What is judged is the digit that the network gave back, number by number.",
      },
      cases: () => [
        [
          [1, 0],
          [1, 1],
          [3, 0],
        ],
        // The first pixel has noise, and the network spoils a clean one.
        [
          [0, 5, 2],
          [1, 3, 2],
          [4, 3, 2],
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
        // Here the drawing is nearer to the noisy digit than to the clean one.
        [
          [2, 0, 5],
          [2, 3, 1],
          [3, 0, 6],
        ],
      ],
      byHand: () => [
        {
          args: [
            [1, 0],
            [1, 1],
            [3, 0],
          ],
          gives: 0.5,
        },
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
        {
          id: "05.less-the-noise",
          belief:
            "You subtracted the error that the noise made. A loss says how far the answer is from the target; the noise is the same whatever the network does.",
          model: (r, clean, noisy) => meanSquaredError(r, clean) - meanSquaredError(noisy, clean),
        },
        {
          id: "05.share-of-noise",
          belief:
            "You divided by the error of the noise. That is a good number for a report; the loss is the error itself.",
          model: (r, clean, noisy) => meanSquaredError(r, clean) / meanSquaredError(noisy, clean),
        },
        {
          id: "05.draws-the-noise",
          belief:
            "You compared the answer with the noise, noisy − clean. The network is to draw the clean digit, not what was added to it.",
          model: (r, clean, noisy) =>
            meanSquaredError(
              r,
              noisy.map((v, i) => v - clean[i]),
            ),
        },

        {
          id: "05.noisy-pixels-more",
          belief:
            "You let a pixel count the more, the more noise it had. All pixels of the drawing count alike: to spoil a clean one costs as much as to leave a noisy one.",
          model: (r, clean, noisy) =>
            weightedError(
              r,
              clean,
              noisy.map((v, i) => Math.abs(v - clean[i])),
            ),
        },
        {
          id: "05.noisy-pixels-only",
          belief:
            "You judged the pixels that had noise and no others. The network draws the whole digit: a clean pixel that it spoils is an error, too.",
          model: (r, clean, noisy) =>
            weightedError(
              r,
              clean,
              noisy.map((v, i) => Number(v !== clean[i])),
            ),
        },
        {
          id: "05.away-from-the-noisy",
          belief:
            "You rewarded the network for being far from the noisy digit. Nobody asks for that: only how near it is to the clean one counts.",
          model: (r, clean, noisy) => meanSquaredError(r, clean) - meanSquaredError(r, noisy),
        },
        {
          id: "05.between-targets",
          belief:
            "Your target lies between the clean digit and the noisy one. Then half of the noise is to be drawn. It is shown the noisy digit and judged by the clean one.",
          model: (r, clean, noisy) =>
            meanSquaredError(
              r,
              clean.map((v, i) => (v + noisy[i]) / 2),
            ),
        },
        {
          id: "05.both-targets-added",
          belief:
            "You added both comparisons. A wish to keep the noise is in there. Only the clean digit is the target.",
          model: (r, clean, noisy) => meanSquaredError(r, clean) + meanSquaredError(r, noisy),
        },
        {
          id: "05.easier-target",
          belief:
            "You took the smaller of the two errors. Then drawing the noise is rewarded as well; the clean digit is the only target.",
          model: (r, clean, noisy) => Math.min(meanSquaredError(r, clean), meanSquaredError(r, noisy)),
        },
        {
          id: "05.harder-target",
          belief:
            "You took the larger of the two errors. The noisy digit is no target at all: only how far the drawing is from the clean one counts.",
          model: (r, clean, noisy) => Math.max(meanSquaredError(r, clean), meanSquaredError(r, noisy)),
        },
        {
          id: "05.noise-added",
          belief:
            "You added the error that the noise made. It is the same whatever the network draws, so nothing can be learned from it. The loss is the drawing's own error.",
          model: (r, clean, noisy) => meanSquaredError(r, clean) + meanSquaredError(noisy, clean),
        },
        {
          id: "05.improvement",
          belief:
            "You measured how much better the drawing is than the noisy digit. That is a number for a report, and grows with success; a loss is the error itself, and is 0 at best.",
          model: (r, clean, noisy) => meanSquaredError(noisy, clean) - meanSquaredError(r, clean),
        },
        {
          id: "05.share-removed",
          belief:
            "You measured which share of the noise is gone. That is a number for a report, and grows with success; a loss is the error itself, and is 0 at best.",
          model: (r, clean, noisy) => 1 - meanSquaredError(r, clean) / meanSquaredError(noisy, clean),
        },
        {
          id: "05.clean-pixels-only",
          belief:
            "You judged only the pixels that had no noise. To draw the others without it is the very task: all pixels count.",
          model: (r, clean, noisy) =>
            weightedError(
              r,
              clean,
              noisy.map((v, i) => Number(v === clean[i])),
            ),
        },
        {
          id: "05.noisy-pixels-of-all",
          belief:
            "You judged only the pixels that had noise. The network draws the whole digit: a clean pixel that it spoils is an error, too.",
          model: (r, clean, noisy) =>
            total(r.map((v, i) => (noisy[i] === clean[i] ? 0 : (v - clean[i]) ** 2))) / r.length,
        },
        {
          id: "05.nearer-to-which",
          belief:
            "You divided by how far the drawing is from the noisy digit. Nobody asks it to be far from that: only the clean digit counts.",
          model: (r, clean, noisy) => meanSquaredError(r, clean) / meanSquaredError(r, noisy),
        },

        {
          id: "05.sum-not-mean",
          belief:
            "You compared the right two and left the sum undivided. A mean squared error is divided by how many numbers there are.",
          model: (r, clean) => meanSquaredError(r, clean) * r.length,
        },
        {
          id: "05.all-three-pairs",
          belief:
            "You added up all three comparisons. Only one says how well the network did: its drawing beside the clean digit.",
          model: (r, clean, noisy) =>
            meanSquaredError(r, clean) + meanSquaredError(r, noisy) + meanSquaredError(clean, noisy),
        },
      ],
    }),
    exercise({
      id: "05.oddOneOut",
      title: "The odd one out",
      points: 1,
      solution: solution.oddOneOut,
      terms: {
        originals:
          "Each item is the target of the reconstruction at the same index: the two are compared number by number.",
        reconstructions:
          "Each reconstruction has one error, the mean over its numbers; the item with the largest is the odd one.",
      },
      cases: () => [
        [tensor([5, 5, 5, 4, 0, 0], [2, 3]), tensor([5, 5, 8, 2, 2, 2], [2, 3])],
        [
          tensor([
            [1, 0],
            [9, 9],
          ]),
          tensor([
            [0, 0],
            [6, 12],
          ]),
        ],
        [
          tensor([
            [1, 0],
            [9, 9],
          ]),
          tensor([
            [2, 0],
            [6, 12],
          ]),
        ],
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
            [0, 0, 1],
            [0, 0, 0],
          ]),
        ],
        // Two are worse than the mean, and the first of them isn't the worst.
        [
          tensor([
            [1, 1],
            [5, 1],
            [2, 2],
            [3, 3],
          ]),
          tensor([
            [1, 1],
            [3, 1],
            [2, 5],
            [3, 3],
          ]),
        ],
        // The largest pixel is one that came back too dark.
        [tensor([5, 0, 1, 1, 2, 3], [2, 3]), tensor([1, 0, 1, 4, 4, 3], [2, 3])],
      ],
      byHand: () => [{ args: [tensor([5, 5, 5, 4, 0, 0], [2, 3]), tensor([5, 5, 8, 2, 2, 2], [2, 3])], gives: 1 }],
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
        {
          id: "05.errors-cancel",
          belief:
            "You added the differences with their signs, so too bright here and too dark there cancel. Square each difference first.",
          model: (a, b) => indexOfLargest(perRow(a, b, (d) => d).map(Math.abs)),
        },
        {
          id: "05.unlike-the-others",
          belief:
            "You looked for the original that is furthest from the mean of all. What counts is what the network finds odd: how far its drawing is from what it was shown.",
          model: (a) => {
            const [items, numbers] = a.shape;
            const means = Array.from(
              { length: numbers },
              (_, i) => total(Array.from({ length: items }, (_v, n) => a.at(n, i))) / items,
            );
            return indexOfLargest(
              perRow(a, tensor(Array.from({ length: items }, () => means).flat(), a.shape), (d) => d * d),
            );
          },
        },
        {
          id: "05.absolute-error",
          belief:
            "You added absolute differences. The chapter measures by the mean of the squares, in which a large error weighs more than many small ones, so another item can be the worst.",
          model: (a, b) => indexOfLargest(perRow(a, b, Math.abs)),
        },
        {
          id: "05.error-not-index",
          belief: "You answered how large the largest error is. Asked is which item has it: its index.",
          model: (a, b) => Math.max(...perRow(a, b, (d) => d * d).map((sum) => sum / a.shape[1])),
        },
        {
          id: "05.sum-not-index",
          belief: "You answered how large the largest sum of errors is. Asked is which item has it: its index.",
          model: (a, b) => Math.max(...perRow(a, b, (d) => d * d)),
        },
        {
          id: "05.error-goes-on",
          belief:
            "The last item that has an error comes out worst. Either an error goes on into the next item, or the largest so far isn't kept: begin each at 0, and remember the largest beside its place.",
          model: (a, b) => {
            let sum = 0;
            return indexOfLargest(perRow(a, b, (d) => d * d).map((error) => (sum += error)));
          },
        },
        {
          id: "05.most-numbers-wrong",
          belief:
            "You counted how many numbers are not exactly right. How far off they are is what counts: three that are nearly right are better than one that is far off.",
          model: (a, b) => indexOfLargest(perRow(a, b, (d) => Number(d !== 0))),
        },
        {
          id: "05.relative-error",
          belief:
            "You divided the error by the item's own brightness, so that faint items count more. The chapter's measure is the error itself.",
          model: (a, b) =>
            indexOfLargest(
              perRow(a, b, (d) => d * d).map((sum, n) => sum / (total(a.at(n).data.map((v) => v * v)) || 1)),
            ),
        },

        {
          id: "05.furthest-from-the-usual",
          belief:
            "You looked for the error that is furthest from the usual one, above or below. An item that comes back unusually well isn't odd here: the largest error is asked for.",
          model: (a, b) => {
            const errors = perRow(a, b, (d) => d * d);
            const usual = total(errors) / errors.length;
            return indexOfLargest(errors.map((error) => Math.abs(error - usual)));
          },
        },
        ...[1, 2].map((power) => ({
          id: `05.relative-error-dark-${power}`,
          belief:
            "You divided an item's error by how bright it is, so that faint items count more. The same difference costs the same everywhere: the error itself is asked for.",
          model: (a: Rows, b: Rows) =>
            indexOfLargest(
              perRow(a, b, (d) => d * d).map((sum, n) => {
                const light = total(a.at(n).data.map((v) => v ** power));
                return light ? sum / light : 0;
              }),
            ),
        })),
        {
          id: "05.darkest-drawing",
          belief:
            "You picked the item whose drawing is darkest. How bright it is says nothing about how well it was reproduced.",
          model: (_a, b) => indexOfLargest(perRow(b, b, (d) => d).map((_, n) => -total(b.at(n).data))),
        },

        {
          id: "05.first-above-the-mean",
          belief:
            "You took the first item that is worse than the mean. Several can be; the odd one is the worst of all, and needs no threshold.",
          model: (a, b) => {
            const errors = perRow(a, b, (d) => d * d);
            const usual = total(errors) / errors.length;
            return errors.findIndex((error) => error > usual);
          },
        },
        {
          id: "05.darkest-original",
          belief: "You picked the darkest item. How bright it is says nothing about how well it was reproduced.",
          model: (a) => indexOfLargest(lists(a).map((row) => -total(row))),
        },
        {
          id: "05.brightest-drawing",
          belief:
            "You picked the item whose drawing is brightest. How bright it is says nothing about how well it was reproduced.",
          model: (_a, b) => indexOfLargest(lists(b).map(total)),
        },
        {
          id: "05.last-above-the-mean",
          belief:
            "You took the last item that is worse than the mean. Several can be; the odd one is the worst of all, and needs no threshold.",
          model: (a, b) => {
            const errors = perRow(a, b, (d) => d * d);
            return errors.map((error) => error > total(errors) / errors.length).lastIndexOf(true);
          },
        },
        {
          id: "05.most-darkened",
          belief:
            "You picked the item that came back darkest beside what it was. Too bright is an error as well: square each difference.",
          model: (a, b) => indexOfLargest(perRow(a, b, (d) => -d)),
        },
        {
          id: "05.lit-pixels-only",
          belief:
            "You compared only where the item itself is not 0. Where it is dark and the drawing is not, there is an error, too.",
          model: (a, b) =>
            indexOfLargest(
              lists(a).map((row, n) => {
                const lit = row.flatMap((v, i) => (v ? [(v - b.at(n, i)) ** 2] : []));
                return lit.length ? total(lit) / lit.length : 0;
              }),
            ),
        },
        ...(
          [
            ["bright", 1],
            ["dark", -1],
          ] as const
        ).map(([too, sign]) => ({
          id: `05.too-${too}-only`,
          belief: `Only pixels that came back too ${too} count with you. An error is one on either side: square the whole difference.`,
          model: (a: Rows, b: Rows) => indexOfLargest(perRow(a, b, (d) => Math.max(0, sign * d) ** 2)),
        })),

        {
          id: "05.columns",
          belief:
            "You compared column by column, number 0 of all items and so on. An item is a row: its error is a mean over the numbers of its own row.",
          model: (a, b) =>
            indexOfLargest(lists(a)[0].map((_, j) => total(lists(a).map((row, i) => (row[j] - b.at(i, j)) ** 2)))),
        },
        {
          id: "05.drawing-unlike-the-others",
          belief:
            "You looked for the drawing that is furthest from the mean of all drawings. What counts is how far it is from what the network was shown.",
          model: (_a, b) => {
            const drawings = lists(b);
            const means = drawings[0].map((_, j) => total(drawings.map((row) => row[j])) / drawings.length);
            return indexOfLargest(drawings.map((row) => meanSquaredError(row, means)));
          },
        },
        {
          id: "05.squares-apart",
          belief:
            "You squared originals and drawings first and took how far apart the squares are. It is the difference that is squared: 5 and 4 are 1 apart, as 2 and 1 are.",
          model: (a, b) =>
            indexOfLargest(lists(a).map((row, i) => total(row.map((v, j) => Math.abs(v * v - b.at(i, j) ** 2))))),
        },
        {
          id: "05.squares-apart-signed",
          belief:
            "You subtracted squares, the drawing's from the original's. It is the difference that is squared: 5 and 4 are 1 apart, as 2 and 1 are.",
          model: (a, b) => indexOfLargest(lists(a).map((row, i) => total(row.map((v, j) => v * v - b.at(i, j) ** 2)))),
        },
        {
          id: "05.nearest-drawing",
          belief:
            "You compared each item with the drawing that is nearest to it, whosever it is. Item i came back as drawing i: compare those two.",
          model: (a, b) =>
            indexOfLargest(
              lists(a).map((row) => Math.min(...lists(b).map((drawing) => meanSquaredError(drawing, row)))),
            ),
        },
      ],
      blindSpots: [
        {
          id: "05.first-is-the-worst",
          where: "the first item is the worst",
          so: "It is compared like the others, and its index is 0.",
          holds: (a, b) => solution.oddOneOut(a, b) === 0,
        },
        {
          id: "05.last-is-the-worst",
          where: "the last item is the worst",
          so: "There are originals.shape[0] items, and the last of them is compared, too.",
          holds: (a, b) => solution.oddOneOut(a, b) === a.shape[0] - 1,
        },
      ],
    }),
    exercise({
      id: "05.whichIsWhich",
      title: "Copied, understood, or neither",
      points: 2,
      solution: solution.whichIsWhich,
      terms: {
        digits:
          "In what each network drew, the digits come first: their number says where the drawings of the noise begin.",
        noise: "Noise tells who copies: a narrow network can't give back what it has never learned to draw.",
        drawn:
          "One entry for each of the three networks: all three are compared, and the answer is their places in this list.",
      },
      cases: () => [
        trio({
          digits: [[9, 0]],
          noise: [[4, 7]],
          copies: [
            [8, 0],
            [4, 6],
          ],
          narrow: [
            [9, 0],
            [8, 0],
          ],
          nothing: [5, 3],
          order: ["nothing", "narrow", "copies"],
        }),
        trio({
          digits: [
            [8, 8, 0],
            [0, 8, 8],
          ],
          noise: [
            [3, 9, 4],
            [7, 1, 6],
          ],
          copies: [
            [7, 8, 1],
            [1, 8, 7],
            [3, 8, 5],
            [6, 2, 6],
          ],
          narrow: [
            [8, 8, 1],
            [0, 8, 8],
            [0, 7, 8],
            [7, 9, 0],
          ],
          nothing: [4, 7, 4],
          order: ["narrow", "nothing", "copies"],
        }),
        trio({
          digits: [
            [6, 0, 6, 0],
            [0, 6, 0, 6],
            [6, 6, 0, 0],
          ],
          noise: [[1, 5, 4, 2]],
          copies: [
            [6, 0, 6, 0],
            [0, 6, 0, 6],
            [6, 5, 0, 0],
            [1, 4, 4, 2],
          ],
          narrow: [
            [6, 0, 5, 0],
            [0, 7, 0, 6],
            [6, 6, 0, 1],
            [0, 6, 6, 0],
          ],
          nothing: [4, 4, 2, 2],
          order: ["copies", "nothing", "narrow"],
        }),
        trio({
          digits: [
            [9, 9],
            [0, 9],
          ],
          noise: [
            [5, 2],
            [2, 1],
            [4, 4],
          ],
          copies: [
            [9, 8],
            [0, 8],
            [5, 2],
            [3, 1],
            [4, 5],
          ],
          narrow: [
            [9, 9],
            [0, 9],
            [8, 9],
            [1, 9],
            [0, 8],
          ],
          nothing: [4, 6],
          order: ["nothing", "copies", "narrow"],
        }),
        // The first noise and the last speak for the other one, and so does whoever draws the darkest.
        trio({
          digits: [
            [9, 0, 0],
            [0, 9, 0],
          ],
          noise: [
            [5, 4, 5],
            [8, 7, 9],
            [2, 3, 2],
          ],
          copies: [
            [9, 1, 0],
            [0, 8, 0],
            [5, 1, 5],
            [8, 7, 8],
            [2, 5, 2],
          ],
          narrow: [
            [9, 0, 0],
            [1, 9, 0],
            [4, 4, 4],
            [9, 0, 0],
            [2, 3, 1],
          ],
          nothing: [5, 4, 3],
          order: ["copies", "narrow", "nothing"],
        }),
        // Its fixed picture lies between all of them, so that the narrow one is further off in all.
        trio({
          digits: [
            [8, 0],
            [0, 8],
          ],
          noise: [
            [4, 4],
            [3, 5],
            [5, 4],
          ],
          copies: [
            [7, 0],
            [0, 8],
            [4, 3],
            [3, 4],
            [5, 4],
          ],
          narrow: [
            [8, 0],
            [0, 8],
            [9, 0],
            [0, 9],
            [9, 0],
          ],
          nothing: [4, 4],
          order: ["copies", "nothing", "narrow"],
        }),
        // What one fixed picture loses on noise is more than what the narrow one does.
        trio({
          digits: [
            [9, 0],
            [8, 1],
          ],
          noise: [[1, 8]],
          copies: [
            [9, 0],
            [8, 0],
            [2, 7],
          ],
          narrow: [
            [9, 0],
            [8, 1],
            [7, 2],
          ],
          nothing: [9, 1],
          order: ["narrow", "copies", "nothing"],
        }),
        // The narrow one draws both digits alike, and the one fixed picture is near them: nearer than the copies.
        trio({
          digits: [
            [9, 0, 1],
            [8, 0, 2],
          ],
          noise: [
            [3, 6, 5],
            [6, 2, 7],
          ],
          copies: [
            [8, 1, 0],
            [7, 1, 2],
            [3, 5, 5],
            [6, 4, 7],
          ],
          narrow: [
            [8, 0, 1],
            [8, 0, 1],
            [8, 0, 3],
            [6, 3, 7],
          ],
          nothing: [5, 4, 5],
          order: ["narrow", "nothing", "copies"],
        }),
      ],
      byHand: () => [
        {
          args: [
            tensor([9, 0], [1, 2]),
            tensor([4, 7], [1, 2]),
            [tensor([5, 3, 5, 3], [2, 2]), tensor([9, 0, 8, 0], [2, 2]), tensor([8, 0, 4, 6], [2, 2])],
          ],
          gives: [2, 1, 0],
        },
      ],
      hints: [
        "Digits are what all three were trained on. Which of the two kinds of pictures tells more about them?",
        "One network answers the same, whatever comes: look at its pictures alone. Of the other two, which one draws noise as it is?",
        "With that one set aside: the smaller meanSquaredError on the noise copies. The noise's rows come after the digits'.",
      ],
      misconceptions: [
        {
          id: "05.best-on-digits-copies",
          belief:
            "You took the network that draws the digits best for the one that copies. A narrow one may draw digits as well, or better. Only what neither has learned, the noise, tells them apart.",
          model: (digits, noise, drawn) => {
            const { nothing, others } = setAside(digits, noise, drawn);
            const [first, second] = others.map((n) => errorsOf(digits, noise, drawn[n]).digits);
            return first < second ? [others[0], others[1], nothing] : [others[1], others[0], nothing];
          },
        },
        {
          id: "05.narrow-copies",
          belief:
            "You have the narrow one and the one that copies the other way round, in your answer or in what tells them apart. First comes the one that copies: what comes back of noise unchanged was handed through; a narrow middle turns it into strokes.",
          model: (digits, noise, drawn) => {
            const [copies, narrow, nothing] = solution.whichIsWhich(digits, noise, drawn);
            return [narrow, copies, nothing];
          },
        },
        {
          id: "05.worst-learnt-nothing",
          belief:
            "You took the one with the largest error on noise for the one that has learned nothing. A narrow network that knows digits well can be worse at noise than one fixed grey picture. Whether it answers the same each time tells.",
          model: (digits, noise, drawn) => {
            const order = [0, 1, 2].sort(
              (a, b) => errorsOf(digits, noise, drawn[a]).noise - errorsOf(digits, noise, drawn[b]).noise,
            );
            return [order[0], order[1], order[2]];
          },
        },
        {
          id: "05.roles-by-network",
          belief:
            "You answered, for each network, which place it takes. Asked is the other way round: first the number of the one that copies, then of the narrow one, then of the one that has learned nothing.",
          model: (digits, noise, drawn) => {
            const roles = solution.whichIsWhich(digits, noise, drawn);
            return [roles.indexOf(0), roles.indexOf(1), roles.indexOf(2)];
          },
        },
        {
          id: "05.error-over-everything",
          belief:
            "You added the errors of digits and noise and ranked by the sum. By how much the narrow one fails at noise depends on the pictures. Look at what each network does: give noise back, or always draw the same.",
          model: (digits, noise, drawn) => {
            const errors = drawn.map((d) => {
              const { digits: known, noise: unknown } = errorsOf(digits, noise, d);
              return known * digits.shape[0] + unknown * noise.shape[0];
            });
            const order = [0, 1, 2].sort((a, b) => errors[a] - errors[b]);
            return [order[0], order[1], order[2]];
          },
        },
        {
          id: "05.exact-copies",
          belief:
            "You looked for drawings that equal what was shown, number for number. A trained copy is near and never exact: look for the smallest error on noise.",
          model: (digits, noise, drawn) => {
            const { nothing } = setAside(digits, noise, drawn);
            return [-1, 3 - -1 - nothing, nothing];
          },
        },
        {
          id: "05.darkest-learnt-nothing",
          belief:
            "You took the darkest drawings for the network that has learnt nothing. It does not draw nothing: it draws a picture, the same one each time.",
          model: (digits, noise, drawn) => {
            const light = drawn.map((d) => total(d.data.map(Math.abs)));
            const nothing = light.indexOf(Math.min(...light));
            const errors = drawn.map((d) => errorsOf(digits, noise, d).noise);
            const [copies, narrow] = [0, 1, 2].filter((n) => n !== nothing).sort((a, b) => errors[a] - errors[b]);
            return [copies, narrow, nothing];
          },
        },

        {
          id: "05.same-picture-is-a-copy",
          belief:
            "You called it copying to draw the same picture each time. To copy is to give back whatever comes, noise as well; who draws one picture, whatever comes, has learned nothing.",
          model: (digits, noise, drawn) => {
            const [copies, narrow, nothing] = solution.whichIsWhich(digits, noise, drawn);
            return [nothing, narrow, copies];
          },
        },
        {
          id: "05.same-picture-is-narrow",
          belief:
            "You took the network that draws the same picture each time for the narrow one. A narrow middle lets little through, but what comes out still follows what was shown; who draws one picture, whatever comes, has learned nothing.",
          model: (digits, noise, drawn) => {
            const [copies, narrow, nothing] = solution.whichIsWhich(digits, noise, drawn);
            return [copies, nothing, narrow];
          },
        },
        {
          id: "05.best-on-digits-is-narrow",
          belief:
            "You took the network that draws digits best for the narrow one. The one that copies may draw them as well, or better. Only the noise tells them apart.",
          model: (digits, noise, drawn) => {
            const { nothing, others } = setAside(digits, noise, drawn);
            const [first, second] = others.map((n) => errorsOf(digits, noise, drawn[n]).digits);
            return first < second ? [others[1], others[0], nothing] : [others[0], others[1], nothing];
          },
        },
        {
          id: "05.narrow-range",
          belief:
            "You took narrow for a narrow range of brightness. Narrow is the middle: few numbers may pass. What it draws can be as bright as any digit; it is known by what it makes of noise.",
          model: (digits, noise, drawn) => {
            const { nothing, others } = setAside(digits, noise, drawn);
            const range = (n: number) => Math.max(...drawn[n].data) - Math.min(...drawn[n].data);
            return range(others[0]) < range(others[1])
              ? [others[1], others[0], nothing]
              : [others[0], others[1], nothing];
          },
        },
        {
          id: "05.same-for-digits",
          belief:
            "You looked only at what is drawn of digits, or of the first two pictures. A narrow network can draw two digits alike. Who has learned nothing draws the same of everything, noise as well.",
          model: (digits, noise, drawn) =>
            ranked(
              drawn.findIndex((d) =>
                lists(d)
                  .slice(0, digits.shape[0])
                  .every((row, _, [first]) => row.join() === first.join()),
              ),
              drawn.map((d) => errorsOf(digits, noise, d).noise),
            ),
        },
        ...(["first", "last"] as const).map((which) => ({
          id: `05.${which}-noise-only`,
          belief: `You compared the ${which} noise alone. One picture can come back well by chance: add up the errors of all of them.`,
          model: (digits: Rows, noise: Rows, drawn: Rows[]) => {
            const n = which === "first" ? 0 : noise.shape[0] - 1;
            const errors = drawn.map((d) => meanSquaredError(lists(d)[digits.shape[0] + n], lists(noise)[n]));
            return ranked(setAside(digits, noise, drawn).nothing, errors);
          },
        })),
        {
          id: "05.nothing-first",
          belief:
            "The three networks are right, but not their order. First comes the number of the one that copies, then of the narrow one, then of the one that has learned nothing.",
          model: (digits, noise, drawn) => {
            const [copies, narrow, nothing] = solution.whichIsWhich(digits, noise, drawn);
            return [nothing, copies, narrow];
          },
        },
        {
          id: "05.varies-most-copies",
          belief:
            "You took the one whose drawings differ most for the one that copies. A narrow one draws strong strokes of anything, which differ as much. Compare what is drawn of noise with the noise itself.",
          model: (digits, noise, drawn) => {
            const varied = drawn.map((d) => {
              const columns = lists(d)[0].map((_, i) => lists(d).map((row) => row[i]));
              return total(columns.map((c) => total(c.map((v) => (v - total(c) / c.length) ** 2))));
            });
            return ranked(
              setAside(digits, noise, drawn).nothing,
              varied.map((v) => -v),
            );
          },
        },
        {
          id: "05.places-in-the-shorter-list",
          belief:
            "The one that has learned nothing is right. Of the others you answered their places, 0 and 1, in the list without it; asked are the numbers of the networks.",
          model: (digits, noise, drawn) => {
            const [copies, narrow, nothing] = solution.whichIsWhich(digits, noise, drawn);
            return copies < narrow ? [0, 1, nothing] : [1, 0, nothing];
          },
        },

        ...(["all", "noise", "digits"] as const).map((shown) => ({
          id: `05.handed-through-is-nothing-${shown}`,
          belief:
            "You called it learning nothing to draw what was shown. To hand everything through is to copy; who has learned nothing draws the same picture whatever comes.",
          model: (digits: Rows, noise: Rows, drawn: Rows[]) => {
            const [nearest, next, last] = byError(digits, noise, drawn, shown);
            return [next, last, nearest];
          },
        })),
        ...(["all", "noise"] as const).map((shown) => ({
          id: `05.nearest-is-narrow-${shown}`,
          belief:
            "You ranked by how far the drawings are from what was shown, the narrow one first. Errors alone don't tell the three apart: who has learned nothing draws the same picture each time, and who copies draws noise as well.",
          model: (digits: Rows, noise: Rows, drawn: Rows[]) => {
            const [nearest, next, last] = byError(digits, noise, drawn, shown);
            return [next, nearest, last];
          },
        })),
        {
          id: "05.largest-gap-is-narrow",
          belief:
            "You took the one that loses most from digits to noise for the narrow one, and ranked the rest by digits. A fixed picture near the digits loses as much. Who has learned nothing is known by drawing the same each time.",
          model: (digits, noise, drawn) => {
            const errors = drawn.map((d) => errorsOf(digits, noise, d));
            const gaps = errors.map((e) => e.noise / noise.shape[0] - e.digits / digits.shape[0]);
            const narrow = indexOfLargest(gaps);
            const [copies, nothing] = [0, 1, 2]
              .filter((n) => n !== narrow)
              .sort((a, b) => errors[a].digits - errors[b].digits);
            return [copies, narrow, nothing];
          },
        },
        {
          id: "05.noise-beside-the-first-rows",
          belief:
            "You compared the noise with the first drawings, which are of digits. What came back of noise i stands behind them: row digits + i.",
          model: (digits, noise, drawn) =>
            ranked(
              setAside(digits, noise, drawn).nothing,
              drawn.map((d) => total(lists(noise).map((row, i) => meanSquaredError(lists(d)[i], row)))),
            ),
        },
        {
          id: "05.same-for-noise",
          belief:
            "You looked only at what is drawn of noise. A narrow network can draw two noises alike, and of a single one nothing can be said: compare all its drawings, of digits as well.",
          model: (digits, noise, drawn) => {
            const nothing = drawn.findIndex((d) => {
              const of = lists(d).slice(digits.shape[0]);
              return of.every((row) => row.join() === of[0].join());
            });
            return ranked(
              nothing,
              drawn.map((d) => errorsOf(digits, noise, d).noise),
            );
          },
        },

        {
          id: "05.sizes-over-everything",
          belief:
            "You added the sizes of all errors up, of digits and noise, and ranked by the sum. By how much the narrow one fails at noise depends on the pictures. Look first for the one that draws the same each time.",
          model: (digits, noise, drawn) => {
            const shown = [...digits.data, ...noise.data];
            const errors = drawn.map((d) => total(shown.map((v, i) => Math.abs(v - d.data[i]))));
            const [copies, narrow, nothing] = [0, 1, 2].sort((a, b) => errors[a] - errors[b]);
            return [copies, narrow, nothing];
          },
        },
        ...(["all", "noise"] as const).map((shown) => ({
          id: `05.worst-is-narrow-${shown}`,
          belief:
            "You took the network that is furthest off for the narrow one, and the one left over for the one that has learned nothing. Errors alone don't tell these two apart: who has learned nothing draws the same picture each time.",
          model: (digits: Rows, noise: Rows, drawn: Rows[]) => {
            const [nearest, next, last] = byError(digits, noise, drawn, shown);
            return [nearest, last, next];
          },
        })),
        {
          id: "05.fewest-values-learnt-nothing",
          belief:
            "You ranked by how many different brightnesses a network draws. That says little: a narrow one may draw few, and a fixed picture many. Compare whole pictures.",
          model: (_digits, _noise, drawn) => {
            const values = drawn.map((d) => new Set(d.data).size);
            const [copies, narrow, nothing] = [0, 1, 2].sort((a, b) => values[b] - values[a]);
            return [copies, narrow, nothing];
          },
        },
      ],
    }),
    exercise({
      id: "05.copyThroughRelu",
      title: "Wide enough to copy",
      points: 3,
      solution: solution.copyThroughRelu,
      cases: () => [[]],
      common: {
        name: "what comes back of [1, 2, 3], [−1, 2, −3], [4, 0, −2] and [−5, −7, −1]",
        of: ({ encoder, decoder }) => throughRelu(encoder, decoder),
      },
      byHand: () => [{ args: [], gives: [5, 0], seen: () => [5, -5].map((x) => 1 * Math.max(0, 1 * x)) }],
      hints: [
        "5 gets through relu as it is. −5 does not. What could you do to −5 before it meets relu?",
        "One unit carries a number where it is positive. A second one carries it, turned round, where it is negative. What does the decoder do with the second?",
        "x = relu(x) − relu(−x): two units for each of the three numbers. The second enters with −1 and comes out with −1.",
      ],
      traits: [
        {
          id: "05.decoder-reads-other-units",
          belief:
            "Your encoder is right: each number goes in twice, as it is and with the other sign, each time into a unit of its own. The decoder's rows don't fit: row u has to hand on the number that unit u carries, with the sign with which it went in.",
          holds: ({ encoder }) =>
            encoder.every((row, n) =>
              [1, -1].every((sign) =>
                row.some((w, u) => w * sign > 0 && encoder.every((other, m) => m === n || other[u] === 0)),
              ),
            ),
          like: () => {
            const { encoder, decoder } = solution.copyThroughRelu();
            return { encoder, decoder: decoder.map((_, u) => decoder[(u + 1) % decoder.length]) };
          },
        },
      ],
      misconceptions: [
        {
          id: "05.relu-lets-all-through",
          belief:
            "You let each number through with one sign only. Where it is negative, nothing passes the ReLU: −1 comes back as 0.",
          model: () => units([1, 0, 0], [0, 1, 0], [0, 0, 1]),
        },
        {
          id: "05.both-signs-added",
          belief:
            "Your second unit of a number comes back with a plus: −1 becomes 1. It was turned round on the way in, and must be turned back on the way out.",
          model: () => {
            const { encoder, decoder } = solution.copyThroughRelu();
            return { encoder, decoder: decoder.map((row) => row.map(Math.abs)) };
          },
        },
        {
          id: "05.signs-turned",
          belief: "Everything comes back with the other sign. The unit that carries a positive number counts as plus.",
          model: () => {
            const { encoder, decoder } = solution.copyThroughRelu();
            return { encoder, decoder: decoder.map((row) => row.map((w) => -w)) };
          },
        },
        {
          id: "05.one-unit-for-all-signs",
          belief:
            "One unit carries what is negative of all three numbers together. It can't say whose it was: each number needs a unit of its own for its negative side.",
          model: () => {
            const { encoder, decoder } = units([1, 0, 0], [0, 1, 0], [0, 0, 1], [-1, -1, -1]);
            return { encoder, decoder: decoder.map((row, unit) => (unit === 3 ? [-1, -1, -1] : row)) };
          },
        },
        {
          id: "05.turned-over-and-back",
          belief:
            "You turned all numbers round on the way in and back on the way out. Then the negative ones pass the ReLU and the positive ones are lost: each number needs both.",
          model: () => {
            const { encoder, decoder } = units([-1, 0, 0], [0, -1, 0], [0, 0, -1]);
            return { encoder, decoder };
          },
        },
        {
          id: "05.bias-from-a-unit",
          belief:
            "You lift everything by a constant before the ReLU and take it off behind. There are no biases here, and a weight makes no constant: it is always so many times a number of x.",
          model: () => {
            const { encoder, decoder } = units([1, 0, 0], [0, 1, 0], [0, 0, 1]);
            return {
              encoder: encoder.map((row) => row.map((w, unit) => (unit === 7 ? 1000 : w))),
              decoder: decoder.map((row, unit) => (unit === 7 ? row.map(() => -1000) : row)),
            };
          },
        },
        {
          id: "05.signs-share-a-unit",
          belief:
            "What comes back is 0: your units carry nothing. If x and −x share one unit, they cancel before they reach the ReLU. Each needs a unit of its own, six of the eight.",
          model: () => {
            const { encoder, decoder } = units([0, 0, 0]);
            return { encoder, decoder };
          },
        },
        {
          id: "05.last-number-forgotten",
          belief: "The third number always comes back as 0: only two of the three have units that carry them.",
          model: () => {
            const { encoder, decoder } = solution.copyThroughRelu();
            return { encoder, decoder: decoder.map(([a, b]) => [a, b, 0]) };
          },
        },

        {
          id: "05.lifted-by-the-sum",
          belief:
            "You lift every number by the same large amount and take it off behind the ReLU. Without a bias that amount is made of x itself: where it is below 0, all three are pushed below 0 and come back as 0.",
          model: () => {
            const lift = 1000;
            const { encoder } = units([1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]);
            const { decoder } = units([1, 0, 0], [0, 1, 0], [0, 0, 1], [-1, -1, -1]);
            return { encoder: encoder.map((row) => row.map((w, unit) => w + (unit < 4 ? lift : 0))), decoder };
          },
        },
        {
          id: "05.half-comes-back",
          belief:
            "Half of every number comes back. Of two units with opposite signs the ReLU lets only one through: what comes out of it has to count fully.",
          model: () => {
            const { encoder, decoder } = solution.copyThroughRelu();
            return { encoder, decoder: decoder.map((row) => row.map((w) => w / 2)) };
          },
        },
        {
          id: "05.twice-comes-back",
          belief:
            "Twice of every number comes back. Of the units that carry one number, a positive and a negative one, only one answers at a time: each counts once.",
          model: () => {
            const { encoder, decoder } = solution.copyThroughRelu();
            return { encoder, decoder: decoder.map((row) => row.map((w) => w * 2)) };
          },
        },
        ...["first", "second", "third"].map((which, number) => ({
          id: `05.one-sign-added-${which}`,
          belief: `Where the ${which} number is negative it comes back positive: its second unit was turned round on the way in, and must be turned back on the way out, by a −1 in the decoder.`,
          model: () => {
            const { encoder, decoder } = solution.copyThroughRelu();
            return { encoder, decoder: decoder.map((row) => row.map((w, i) => (i === number ? Math.abs(w) : w))) };
          },
        })),
        ...[-1, 1].map((off) => ({
          id: `05.halves-out-of-step-${off}`,
          belief:
            "Encoder and decoder don't agree where the negative halves lie: in the middle they stand one place off from where the decoder looks for them.",
          model: () => {
            const halves = (from: number) =>
              Array.from({ length: 8 }, (_, unit) => (n: number) => (unit === n ? 1 : unit === from + n ? -1 : 0));
            const [into, out] = [halves(3), halves(3 + off)];
            return {
              encoder: [0, 1, 2].map((n) => into.map((w) => w(n))),
              decoder: out.map((w) => [0, 1, 2].map(w)),
            };
          },
        })),
        {
          id: "05.pairs-out-of-order",
          belief:
            "Encoder and decoder don't agree on the order of the middle: one has plus and minus of each number side by side, the other first all plus and then all minus.",
          model: () => {
            const { encoder } = solution.copyThroughRelu();
            return {
              encoder,
              decoder: units([1, 0, 0], [0, 1, 0], [0, 0, 1], [-1, 0, 0], [0, -1, 0], [0, 0, -1]).decoder,
            };
          },
        },
        {
          id: "05.same-row-everywhere",
          belief:
            "All rows of a matrix are the same list, as `fill` makes them: what was meant for one stands in all. Make a list for each row.",
          model: () => {
            const row = [1, 1, 1, -1, -1, -1, 0, 0];
            const { decoder } = units([1, 0, 0], [0, 1, 0], [0, 0, 1], [-1, 0, 0], [0, -1, 0], [0, 0, -1]);
            return { encoder: [row, row, row], decoder };
          },
        },

        {
          id: "05.same-row-everywhere-pairs",
          belief:
            "All rows of a matrix are the same list, as `fill` makes them: what was meant for one stands in all. Make a list for each row.",
          model: () => {
            const row = [1, -1, 1, -1, 1, -1, 0, 0];
            return { encoder: [row, row, row], decoder: row.map(() => [-1, -1, -1]) };
          },
        },
        {
          id: "05.halves-collide",
          belief:
            "Plus and minus of different numbers meet in one place of the middle, where they are added before the ReLU. Each of the six needs a place of its own.",
          model: () => {
            const row = (n: number) =>
              Array.from({ length: 8 }, (_, unit) => Number(unit === n) - Number(unit === 2 + n));
            const encoder = [0, 1, 2].map(row);
            return { encoder, decoder: encoder[0].map((_, unit) => encoder.map((each) => each[unit])) };
          },
        },
        ...[4, 8, 4 / 3, 1 / 3, 1 / 4, 1 / 6, 1 / 8].map((factor) => ({
          id: `05.factor-comes-back-${factor.toFixed(2)}`,
          belief: `Every number comes back ${factor > 1 ? "too large" : "too small"}, by one and the same factor. A number passes its units with encoder · decoder; what all units that answer at once carry of it must add up to 1.`,
          model: () => {
            const { encoder, decoder } = solution.copyThroughRelu();
            return { encoder, decoder: decoder.map((row) => row.map((w) => w * factor)) };
          },
        })),
        ...[8, 8 / 3, 1, 1 / 3].map((factor) => ({
          id: `05.one-sum-for-all-${factor.toFixed(2)}`,
          belief:
            "Every unit of yours carries the same: the sum of the three numbers. Of a sum nobody can tell which numbers it was made of. Let each unit listen to one number.",
          model: () => {
            const { encoder } = units([1, 1, 1]);
            return { encoder, decoder: units([factor, factor, factor]).decoder };
          },
        })),
        ...[[0], [1], [2], [0, 1], [0, 2], [1, 2]].map((lost) => ({
          id: `05.negative-side-missing-${lost.join("-")}`,
          belief:
            "Not every number has a unit for its negative side: those that have none come back as 0 where they are negative. All three need two units.",
          model: () => {
            const { encoder, decoder } = solution.copyThroughRelu();
            return {
              encoder,
              decoder: decoder.map((row) => row.map((w, i) => (lost.includes(i) ? Math.max(0, w) : w))),
            };
          },
        })),
        ...["first", "second"].map((which, number) => ({
          id: `05.${which}-number-forgotten`,
          belief: `The ${which} number always comes back as 0: only two of the three have units that carry them.`,
          model: () => {
            const { encoder, decoder } = solution.copyThroughRelu();
            return { encoder, decoder: decoder.map((row) => row.map((w, i) => (i === number ? 0 : w))) };
          },
        })),
        {
          id: "05.same-sign-twice",
          belief:
            "You gave each number two units with the same sign. Both are silent where it is negative, and together they count twice. One of the two has to enter with −1, and come out with −1.",
          model: () => units([Math.SQRT2, 0, 0], [0, Math.SQRT2, 0], [0, 0, Math.SQRT2]),
        },
        ...[
          [1, 2, 0],
          [2, 0, 1],
          [2, 1, 0],
          [1, 0, 2],
          [0, 2, 1],
        ].map((places) => ({
          id: `05.places-exchanged-${places.join("")}`,
          belief:
            "The numbers come back, but in each other's places. What unit carries which number must be the same in encoder and decoder.",
          model: () => {
            const { encoder, decoder } = solution.copyThroughRelu();
            return { encoder, decoder: decoder.map((row) => places.map((place) => row[place])) };
          },
        })),
        {
          id: "05.half-of-the-size",
          belief:
            "Half of each number's size comes back, without its sign. The unit that was turned round on the way in must be turned back on the way out; and since only one of the two answers, it counts fully.",
          model: () => {
            const { encoder, decoder } = solution.copyThroughRelu();
            return { encoder, decoder: decoder.map((row) => row.map((w) => Math.abs(w) / 2)) };
          },
        },
        {
          id: "05.negative-sum-shared",
          belief:
            "One unit carries what is negative of all three numbers together, and you hand it out in equal parts. It can't say whose it was: each number needs a unit of its own for its negative side.",
          model: () => {
            const { encoder, decoder } = units([1, 0, 0], [0, 1, 0], [0, 0, 1], [-1, -1, -1]);
            return { encoder, decoder: decoder.map((row, unit) => (unit === 3 ? row.map((w) => w / 3) : row)) };
          },
        },
        {
          id: "05.differences-only",
          belief:
            "Your units carry differences between the numbers. All three larger by 1 have the same differences, so they can't be told apart. Let each unit listen to one number.",
          model: () => units([1, -1, 0], [-1, 1, 0], [0, 1, -1], [0, -1, 1], [1, 0, -1], [-1, 0, 1]),
        },
      ],
    }),
    exercise({
      id: "05.worthKeeping",
      title: "What is worth keeping?",
      points: 2,
      solution: solution.worthKeeping,
      terms: {
        pixels:
          "A feature that is drawn blindly costs something at each of its pixels: ten cost ten times as much as one.",
        brightness: "An error is squared, so twice as bright costs four times as much.",
        share:
          "What is there in every picture, or in none, can be drawn blindly at no cost; what is there in half of them costs most.",
      },
      cases: () => [
        // 10 and 9: as text, 9 would be the larger.
        [
          [
            { pixels: 36, brightness: 1, share: 0.5 },
            { pixels: 40, brightness: 1, share: 0.5 },
          ],
        ],
        [
          [
            { pixels: 10, brightness: 0.3, share: 0.5 },
            { pixels: 4, brightness: 0.5, share: 0.5 },
            { pixels: 1, brightness: 1, share: 0.1 },
          ],
        ],
        [
          [
            { pixels: 10, brightness: 0.3, share: 0.5 },
            { pixels: 4, brightness: 0.8, share: 0.5 },
            { pixels: 12, brightness: 0.3, share: 0.3 },
          ],
        ],
        [
          [
            { pixels: 1, brightness: 1, share: 0.5 },
            { pixels: 8, brightness: 0.3, share: 0.5 },
          ],
        ],
        [
          [
            { pixels: 3, brightness: 1, share: 0.95 },
            { pixels: 9, brightness: 0.5, share: 0.4 },
            { pixels: 24, brightness: 0.2, share: 0.6 },
          ],
        ],
        [
          [
            { pixels: 4, brightness: 0.9, share: 0.02 },
            { pixels: 2, brightness: 0.8, share: 0.3 },
            { pixels: 20, brightness: 0.2, share: 0.5 },
            { pixels: 30, brightness: 0.3, share: 1 },
          ],
        ],
        [
          [
            { pixels: 10, brightness: 0.6, share: 0.9 },
            { pixels: 6, brightness: 0.7, share: 0.7 },
            { pixels: 2, brightness: 1, share: 0.6 },
          ],
        ],
        [
          [
            { pixels: 12, brightness: 0.4, share: 0.1 },
            { pixels: 41, brightness: 0.1, share: 0.2 },
            { pixels: 5, brightness: 0.5, share: 0.3 },
            { pixels: 20, brightness: 0.14, share: 0.9 },
          ],
        ],
        [
          [
            { pixels: 4, brightness: 0.5, share: 0.5 },
            { pixels: 15, brightness: 0.4, share: 0.1 },
            { pixels: 2, brightness: 0.5, share: 0.3 },
          ],
        ],
        [
          [
            { pixels: 2, brightness: 0.5, share: 0.5 },
            { pixels: 3, brightness: 0.4, share: 0.2 },
            { pixels: 9, brightness: 0.6, share: 0.4 },
          ],
        ],
        [
          [
            { pixels: 19, brightness: 0.1, share: 0.05 },
            { pixels: 14, brightness: 0.7, share: 0.9 },
            { pixels: 13, brightness: 0.9, share: 0.2 },
            { pixels: 11, brightness: 0.4, share: 0.3 },
          ],
        ],
        [
          [
            { pixels: 4, brightness: 1, share: 0.5 },
            { pixels: 12, brightness: 1, share: 0.1 },
          ],
        ],
      ],
      byHand: () => [
        {
          args: [
            [
              { pixels: 10, brightness: 0.3, share: 0.5 },
              { pixels: 4, brightness: 0.5, share: 0.5 },
              { pixels: 1, brightness: 1, share: 0.1 },
            ],
          ],
          gives: 1,
        },
      ],
      hints: [
        "A feature that is in every picture: must anything pass for it to be drawn?",
        "Take one pixel of brightness 1, in a quarter of the pictures. Drawn always at 0.5, what is its mean squared error? And at 0.25?",
        "The best blind brightness is the mean, share · brightness. What it costs: pixels · brightness² · share · (1 − share).",
      ],
      misconceptions: [
        {
          id: "05.brightest-first",
          belief: "You kept the brightest. How many pixels it has, and how often it changes, count as well.",
          model: (features) => indexOfLargest(features.map(({ brightness }) => brightness)),
        },
        {
          id: "05.largest-first",
          belief:
            "You kept the one with most pixels. Squared error makes many faint pixels cheap: 0.1 squared is 0.01.",
          model: (features) => indexOfLargest(features.map(({ pixels }) => pixels)),
        },
        {
          id: "05.commonest-first",
          belief:
            "You kept the one that is there most often. What is always there needs no number: the decoder draws it every time.",
          model: (features) => indexOfLargest(features.map(({ share }) => share)),
        },
        {
          id: "05.least-certain",
          belief:
            "You kept the one that can be guessed worst. What a yes or no is worth is the error that it saves: how uncertain it is, times pixels and squared brightness.",
          model: (features) => indexOfLargest(features.map(({ share }) => share * (1 - share))),
        },
        {
          id: "05.most-light",
          belief:
            "You kept the one that gives most light in all. Squared, faint light is cheap, and light that is always there costs nothing.",
          model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness * f.share)),
        },
        {
          id: "05.drawn-as-nothing",
          belief:
            "You drew what doesn't pass as 0. A decoder does better blindly: it draws the mean, so what is nearly always there costs nearly nothing.",
          model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2 * f.share)),
        },
        {
          id: "05.drawn-half",
          belief:
            "How often a feature is there plays no part in yours: drawn at half its brightness it costs the same, whatever its share. Best is the mean, share · brightness; then one that is nearly always there, or nearly never, costs little, and share · (1 − share) counts as well.",
          model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2)),
        },
        {
          id: "05.not-squared",
          belief: "You added the errors up as they are. Squared, one error of 1 weighs as much as a hundred of 0.1.",
          model: (features) =>
            indexOfLargest(features.map((f) => f.pixels * f.brightness * Math.min(f.share, 1 - f.share))),
        },
        {
          id: "05.cheapest-first",
          belief: "You kept what costs least to leave out. Important means expensive to leave out.",
          model: (features) =>
            indexOfLargest(features.map((f) => -f.pixels * f.brightness ** 2 * f.share * (1 - f.share))),
        },
        {
          id: "05.drawn-or-not",
          belief:
            "You let the decoder draw a feature fully or not at all, whichever is more often right. Between the two lies something better: share times the brightness.",
          model: (features) =>
            indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2 * Math.min(f.share, 1 - f.share))),
        },
        {
          id: "05.cost-not-index",
          belief: "You answered what the dearest feature costs. Asked is which one it is: its index.",
          model: (features) => Math.max(...features.map((f) => f.pixels * f.brightness ** 2 * f.share * (1 - f.share))),
        },
        {
          id: "05.rarest-first",
          belief:
            "What is rare counts most with you: as if it would be missed most, or were drawn blindly at full brightness. Drawn at share · brightness, what is seldom there costs little.",
          model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2 * (1 - f.share))),
        },
        {
          id: "05.pixels-squared",
          belief:
            "Pixels and brightness weigh alike with you: both squared, or neither, as in a standard deviation. Only the brightness is squared, a pixel's error; over the pixels it is added up.",
          model: (features) =>
            indexOfLargest(features.map((f) => (f.pixels * f.brightness) ** 2 * f.share * (1 - f.share))),
        },

        ...(
          [
            ["brightest", (f: Feature) => f.brightness],
            ["largest", (f: Feature) => f.pixels],
            ["most-light", (f: Feature) => f.pixels * f.brightness],
          ] as const
        ).map(([then, by]) => ({
          id: `05.least-certain-then-${then}`,
          belief:
            "You kept the one that can be guessed worst. What a yes or no is worth is the error that it saves: how uncertain it is, times pixels and squared brightness.",
          model: (features: Feature[]) => indexOfLargest(features.map((f) => 1e6 * f.share * (1 - f.share) + by(f))),
        })),
        {
          id: "05.pixels-forgotten",
          belief:
            "You took the error of one pixel of a feature. All its pixels are drawn wrong together: the error is added up over them.",
          model: (features) => indexOfLargest(features.map((f) => f.brightness ** 2 * f.share * (1 - f.share))),
        },
        {
          id: "05.most-surprising",
          belief:
            "You weighed by information, in bits. What a number saves is squared error: for a yes or no that is share · (1 − share), and not its bits.",
          model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2 * bits(f.share))),
        },

        {
          id: "05.least-certain-last",
          belief:
            "You kept the one that can be guessed worst. What a yes or no is worth is the error that it saves: how uncertain it is, times pixels and squared brightness.",
          model: (features) => {
            const uncertain = features.map(({ share }) => share * (1 - share));
            return uncertain.lastIndexOf(Math.max(...uncertain));
          },
        },
        {
          id: "05.unsquared-variance",
          belief: "You did not square the brightness. The error is squared: a pixel half as bright costs a quarter.",
          model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness * f.share * (1 - f.share))),
        },
        {
          id: "05.blind-at-half-bright",
          belief:
            "You drew all features blindly at one brightness, such as 0.5. Each feature has a best brightness of its own, share times its brightness.",
          model: (features) =>
            indexOfLargest(
              features.map((f) => f.pixels * (f.share * (f.brightness - 0.5) ** 2 + (1 - f.share) * 0.25)),
            ),
        },
        {
          id: "05.blind-at-the-share",
          belief:
            "You drew blindly at the share itself. The mean of a pixel is share times its brightness: it is brightness where the feature is there, and not 1.",
          model: (features) =>
            indexOfLargest(
              features.map((f) => f.pixels * (f.share * (f.brightness - f.share) ** 2 + (1 - f.share) * f.share ** 2)),
            ),
        },
        {
          id: "05.brightness-forgotten",
          belief:
            "You left out how bright the feature is. A faint one costs little when it is drawn wrong: brightness counts, squared.",
          model: (features) => indexOfLargest(features.map((f) => f.pixels * f.share * (1 - f.share))),
        },
        {
          id: "05.wrong-where-there",
          belief:
            "You counted the error only in pictures that have the feature. Drawn blindly it is wrong in the others, too: there it is drawn and should not be.",
          model: (features) =>
            indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2 * f.share * (1 - f.share) ** 2)),
        },
        {
          id: "05.wrong-where-absent",
          belief:
            "You counted the error only in pictures that lack the feature. Drawn blindly it is wrong in the others, too: there it is drawn too faint.",
          model: (features) =>
            indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2 * f.share ** 2 * (1 - f.share))),
        },
        {
          id: "05.one-pixel-unsquared",
          belief:
            "You took one pixel, and did not square. The error is squared, and added up over all pixels of the feature.",
          model: (features) => indexOfLargest(features.map((f) => f.brightness * f.share * (1 - f.share))),
        },
        {
          id: "05.light-by-share",
          belief:
            "You kept what is bright and often there. What is always there needs no number, and a feature's pixels count all together.",
          model: (features) => indexOfLargest(features.map((f) => f.brightness * f.share)),
        },
        {
          id: "05.light-squared-by-share",
          belief:
            "You took one pixel of each, drawn as nothing. All its pixels count, and a decoder does better blindly: it draws the mean.",
          model: (features) => indexOfLargest(features.map((f) => f.brightness ** 2 * f.share)),
        },
        {
          id: "05.darkest-first",
          belief: "You kept the faintest, as if it could be seen worst. Drawn wrong it costs least.",
          model: (features) => indexOfLargest(features.map((f) => -f.brightness)),
        },
        {
          id: "05.smallest-first",
          belief:
            "You kept the one with the fewest pixels. Drawn wrong it costs least: the error is added up over the pixels.",
          model: (features) => indexOfLargest(features.map((f) => -f.pixels)),
        },
        {
          id: "05.pixels-by-share",
          belief:
            "You left the brightness out, and drew as nothing what does not pass. A faint feature costs little, and what is always there costs nothing.",
          model: (features) => indexOfLargest(features.map((f) => f.pixels * f.share)),
        },
        {
          id: "05.light-all",
          belief:
            "You kept what has the most light when it is there. How often it comes and goes counts, too, and brightness counts squared.",
          model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness)),
        },

        {
          id: "05.mean-light-squared",
          belief:
            "You squared the mean brightness, share · brightness. That is what the blind drawing gets right already; what it gets wrong is the variance: brightness² · share · (1 − share).",
          model: (features) =>
            indexOfLargest(features.map(({ pixels, brightness, share }) => pixels * (brightness * share) ** 2)),
        },
        {
          id: "05.first-each-time",
          belief:
            "You answer 0 each time. The dearest may stand first in a sorted list; asked is its index in `features` as they came. Mind that `sort` changes the list itself.",
          model: () => 0,
        },

        {
          id: "05.variance-squared",
          belief:
            "You squared share · (1 − share) as well. The error of a blind drawing is brightness² · share · (1 − share) a pixel: that is squared already.",
          model: (features) =>
            indexOfLargest(
              features.map(({ pixels, brightness, share }) => pixels * (brightness * share * (1 - share)) ** 2),
            ),
        },

        {
          id: "05.one-picture-that-has-it",
          belief:
            "You took the error of one picture that has the feature. In the long run both kinds count: `share` of the pictures have it and see it too faint, the others see it drawn for nothing.",
          model: (features) =>
            indexOfLargest(
              features.map(({ pixels, brightness, share }) => pixels * (brightness - share * brightness) ** 2),
            ),
        },
      ],
      blindSpots: [
        {
          id: "05.always-there",
          where: "a feature is nearly always there",
          so: "It costs next to nothing to draw it blindly, however bright: share · (1 − share) is near 0.",
          holds: (features) => features.some(({ share }) => share >= 0.9),
        },
        {
          id: "05.seldom-there",
          where: "a feature is there in a tenth of the pictures or fewer",
          so: "Blindly it is drawn faintly, and costs brightness² · share · (1 − share) a pixel: less than one that is there half of the time, and not nothing.",
          holds: (features) => features.some(({ share }) => share <= 0.1),
        },
      ],
    }),
    exercise({
      id: "05.learningStep",
      title: "One step of the smallest autoencoder",
      points: 3,
      solution: solution.learningStep,
      terms: {
        a: "The decoder gets a · x: so its answer has the factor a, and so has the slope of the loss along b.",
        b: "Whatever a makes goes through the decoder: so the answer has the factor b, and so has the slope of the loss along a.",
        pictures: "The loss is the mean over all pictures, so its slope is the mean of their slopes.",
        rate: "It says how long the step is, so many times the slope, for a and for b alike.",
        x: "A picture counts in two ways: as the input that a and b are multiplied by, and as the target that is taken off the answer.",
      },
      cases: (random) => [
        [1, 2, [1, 3], 0.01],
        [1, 2, [1], 0.1],
        [2, 0.25, [3], 0.05],
        [1, 1, [4, 7], 0.1],
        [0.5, 3, [2, -1], 0.1],
        [2, -1, [1, 2, 3], 0.01],
        [0.25, 0.5, [random.whole(2, 4), -random.whole(5, 7), 1], 0.05],
      ],
      byHand: () => [
        { args: [1, 2, [1, 3], 0.01], gives: [0.8, 1.9] },
        { args: [1, 1, [1], 0.1], gives: [1, 1] },
      ],
      hints: [
        "Write the loss for one picture with a, b and x only. If b were a fixed number, what would its slope in a be?",
        "The loss is (b · a · x − x)². With e for b · a · x − x: the slope in a is 2 · e times how fast the output grows with a.",
        "The output b · a · x grows by b · x with a and by a · x with b. Average 2 · e · b · x and 2 · e · a · x over the pictures; subtract rate times each.",
      ],
      misconceptions: [
        {
          id: "05.without-the-two",
          belief: "You left out the 2 of the square: the slope of e² is 2 · e.",
          model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, rate / 2),
        },
        {
          id: "05.summed-slopes",
          belief: "You added the slopes of all pictures up. The loss is their mean, and so is its slope.",
          model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, rate * pictures.length),
        },
        {
          id: "05.uphill",
          belief: "You stepped along the gradient. It points to where the loss grows; step the other way.",
          model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, -rate),
        },
        {
          id: "05.one-after-the-other",
          belief:
            "You changed a first and used the new one for b. A step follows one gradient, found where both were before.",
          model: (a, b, pictures, rate) => {
            const [moved] = solution.learningStep(a, b, pictures, rate);
            return [moved, solution.learningStep(moved, b, pictures, rate)[1]];
          },
        },
        {
          id: "05.own-weight",
          belief:
            "Each weight of yours moves by the other one's slope: the two are exchanged at the end, or each was multiplied by the weight itself. A change of a reaches the output through b, so a's slope has a factor b, and b's a factor a.",
          model: (a, b, pictures, rate) => {
            const e = (2 * (a * b - 1) * total(pictures.map((x) => x * x))) / pictures.length;
            return [a - rate * e * a, b - rate * e * b];
          },
        },
        {
          id: "05.picture-forgotten",
          belief:
            "You forgot the picture itself. When a grows by a little, b · a · x grows by b · x as much: the slope has an x of its own, beside the one in the error.",
          model: (a, b, pictures, rate) => {
            const e = (2 * (a * b - 1) * total(pictures)) / pictures.length;
            return [a - rate * e * b, b - rate * e * a];
          },
        },
        {
          id: "05.step-a-picture",
          belief:
            "You took a step after each picture. Asked is one step: along the mean of all slopes, found with the a and b you were given.",
          model: (a, b, pictures, rate) =>
            pictures.reduce<[number, number]>(([a, b], x) => solution.learningStep(a, b, [x], rate), [a, b]),
        },
        {
          id: "05.straight-to-the-output",
          belief:
            "You forgot what lies between. The output is b · a · x: when a grows by a little, it grows b times as much, and when b grows, a times.",
          model: (a, b, pictures, rate) => {
            const e = (2 * (a * b - 1) * total(pictures.map((x) => x * x))) / pictures.length;
            return [a - rate * e, b - rate * e];
          },
        },
        {
          id: "05.error-as-gradient",
          belief:
            "You stepped by the error alone. The loss is a square: its slope in a is twice the error times how much the output moves when a moves, and that is b · x.",
          model: (a, b, pictures, rate) => {
            const e = total(pictures.map((x) => 2 * (b * a * x - x))) / pictures.length;
            return [a - rate * e, b - rate * e];
          },
        },

        {
          id: "05.loss-as-gradient",
          belief:
            "You stepped by the loss itself. The loss says how wrong the output is, and not which way is down: a step is the rate times the slope, how fast the loss changes with each weight.",
          model: (a, b, pictures, rate) => {
            const loss = total(pictures.map((x) => (b * a * x - x) ** 2)) / pictures.length;
            return [a - rate * loss, b - rate * loss];
          },
        },
        {
          id: "05.part-of-a-step-a-picture",
          belief:
            "You took a part of the step after each picture, so that the next one met the new weights. There is one step, along the mean of all slopes, found with the a and b you were given.",
          model: (a, b, pictures, rate) =>
            pictures.reduce<[number, number]>(
              ([a, b], x) => solution.learningStep(a, b, [x], rate / pictures.length),
              [a, b],
            ),
        },
        {
          id: "05.mean-picture",
          belief:
            "You learned from the mean of the pictures. The loss is a mean of squared errors, not the error of a mean picture: 1 and 3 pull harder than 2 and 2, and −1 and 1 would teach nothing.",
          model: (a, b, pictures, rate) => solution.learningStep(a, b, [total(pictures) / pictures.length], rate),
        },
        {
          id: "05.latent-has-a-target",
          belief:
            "You trained the encoder to make z equal to x. Nobody says what the latent should be: the only error is the one at the output, and a hears of it through b.",
          model: (a, b, pictures, rate) => {
            const slope = total(pictures.map((x) => 2 * (a * x - x) * x)) / pictures.length;
            return [a - rate * slope, solution.learningStep(a, b, pictures, rate)[1]];
          },
        },
        {
          id: "05.sum-without-the-two",
          belief:
            "Two things: the slope of e² is 2 · e, and the loss is a mean over the pictures, so the slopes are divided by how many there are.",
          model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, (rate * pictures.length) / 2),
        },
        {
          id: "05.decoder-first",
          belief:
            "You changed b first and used the new one for a. A step follows one gradient, found where both were before.",
          model: (a, b, pictures, rate) => {
            const [, moved] = solution.learningStep(a, b, pictures, rate);
            return [solution.learningStep(a, moved, pictures, rate)[0], moved];
          },
        },
        {
          id: "05.decoder-only",
          belief: "You let b learn and left a as it was. Both are weights: the error reaches a through b.",
          model: (a, b, pictures, rate) => [a, solution.learningStep(a, b, pictures, rate)[1]],
        },
        {
          id: "05.encoder-only",
          belief: "You let a learn and left b as it was. Both are weights, and the loss changes with both.",
          model: (a, b, pictures, rate) => [solution.learningStep(a, b, pictures, rate)[0], b],
        },
        {
          id: "05.steps-not-weights",
          belief: "You answered the steps, or the slopes. Asked is where a and b are after the step.",
          model: (a, b, pictures, rate) => {
            const [newA, newB] = solution.learningStep(a, b, pictures, rate);
            return [newA - a, newB - b];
          },
        },
        {
          id: "05.slopes-not-weights",
          belief: "You answered the slopes. Asked is where a and b are after a step of `rate` times their slopes.",
          model: (a, b, pictures) => {
            const [newA, newB] = solution.learningStep(a, b, pictures, 1);
            return [a - newA, b - newB];
          },
        },
        {
          id: "05.slope-of-size",
          belief:
            "You took the slope of the error's size, |e|. The loss is squared: its slope is 2 · e, which grows with the error.",
          model: (a, b, pictures, rate) => {
            const e = (x: number) => b * a * x - x;
            return stepped(a, b, pictures, rate, (x) => [Math.sign(e(x)) * b * x, Math.sign(e(x)) * a * x]);
          },
        },
        {
          id: "05.slope-of-error",
          belief:
            "You took the slope of the error, not of its square. Without 2 · e in front the step is the same however wrong the output is, and also where nothing is wrong.",
          model: (a, b, pictures, rate) => {
            return stepped(a, b, pictures, rate, (x) => [b * x, a * x]);
          },
        },
        {
          id: "05.error-squared-in-slope",
          belief: "You kept the square in the slope. The slope of e² is 2 · e: e itself, with its sign.",
          model: (a, b, pictures, rate) => {
            const e = (x: number) => b * a * x - x;
            return stepped(a, b, pictures, rate, (x) => [2 * e(x) ** 2 * b * x, 2 * e(x) ** 2 * a * x]);
          },
        },
        {
          id: "05.both-in-each",
          belief:
            "You gave both weights the same slope, made of both. When a alone grows, the output grows by b · x; when b alone does, by a · x.",
          model: (a, b, pictures, rate) => {
            const e = (x: number) => b * a * x - x;
            return stepped(a, b, pictures, rate, (x) => [2 * e(x) * (a + b) * x, 2 * e(x) * (a + b) * x]);
          },
        },
        {
          id: "05.decoders-slope-for-both",
          belief:
            "You stepped both with the slope of b. When a grows, the output grows by b · x: each weight has a slope of its own.",
          model: (a, b, pictures, rate) => {
            const e = (x: number) => b * a * x - x;
            return stepped(a, b, pictures, rate, (x) => [2 * e(x) * a * x, 2 * e(x) * a * x]);
          },
        },
        {
          id: "05.encoders-slope-for-both",
          belief:
            "You stepped both with the slope of a. When b grows, the output grows by a · x: each weight has a slope of its own.",
          model: (a, b, pictures, rate) => {
            const e = (x: number) => b * a * x - x;
            return stepped(a, b, pictures, rate, (x) => [2 * e(x) * b * x, 2 * e(x) * b * x]);
          },
        },
        {
          id: "05.output-times-error",
          belief:
            "Both of your slopes have a · b in them. When a grows by a little, the output grows by b · x; when b does, by a · x.",
          model: (a, b, pictures, rate) => {
            const e = (x: number) => b * a * x - x;
            return stepped(a, b, pictures, rate, (x) => [2 * e(x) * a * b * x, 2 * e(x) * a * b * x]);
          },
        },
        {
          id: "05.latent-as-output",
          belief: "You compared the latent z with x. The answer is b · z; that is what has to be near x.",
          model: (a, b, pictures, rate) => {
            return stepped(a, b, pictures, rate, (x) => [2 * (a * x - x) * b * x, 2 * (a * x - x) * a * x]);
          },
        },
        {
          id: "05.no-target",
          belief:
            "You left out the target: as it stands, the step makes the output as small as it can be. The error is b · a · x − x.",
          model: (a, b, pictures, rate) => {
            return stepped(a, b, pictures, rate, (x) => [2 * a * b * x * b * x, 2 * a * b * x * a * x]);
          },
        },
        {
          id: "05.target-is-one",
          belief: "You took 1 for the target. An autoencoder's target is its own input, x.",
          model: (a, b, pictures, rate) => {
            return stepped(a, b, pictures, rate, (x) => [2 * (a * b * x - 1) * b * x, 2 * (a * b * x - 1) * a * x]);
          },
        },
        {
          id: "05.sign-of-the-slope",
          belief:
            "You stepped by the rate, up or down, whatever the slope. In gradient descent a step is the rate times the slope: where it is steep, it is long.",
          model: (a, b, pictures, rate) => {
            const [newA, newB] = solution.learningStep(a, b, pictures, 1);
            return [a - rate * Math.sign(a - newA), b - rate * Math.sign(b - newB)];
          },
        },
        {
          id: "05.last-picture-only",
          belief:
            "Only the last picture moved the weights. The loss is the mean over all of them, and so is its slope: add their parts up, then divide.",
          model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures.slice(-1), rate),
        },
        {
          id: "05.divided-twice",
          belief: "You divided by the number of pictures twice. The loss is a mean: divide once.",
          model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, rate / pictures.length),
        },
        {
          id: "05.slope-of-root",
          belief:
            "You took the slope of the root of the loss. The loss is the mean squared error itself, without a root.",
          model: (a, b, pictures, rate) => {
            const loss = total(pictures.map((x) => (b * a * x - x) ** 2)) / pictures.length;
            return solution.learningStep(a, b, pictures, loss ? rate / (2 * Math.sqrt(loss)) : 0);
          },
        },

        {
          id: "05.target-is-the-latent",
          belief:
            "You compared the output with the latent a · x. The target is x itself: the picture is to come back, not its code.",
          model: (a, b, pictures, rate) =>
            stepped(a, b, pictures, rate, (x) => [2 * (b * a * x - a * x) * b * x, 2 * (b * a * x - a * x) * a * x]),
        },
        {
          id: "05.error-squared-once",
          belief:
            "You took the squared error where its slope belongs. The slope of e² is 2 · e: the further off, the larger the step, and with a sign.",
          model: (a, b, pictures, rate) =>
            stepped(a, b, pictures, rate, (x) => [(b * a * x - x) ** 2 * b * x, (b * a * x - x) ** 2 * a * x]),
        },
        {
          id: "05.encoder-past-the-decoder",
          belief:
            "You let a's gradient stop before the decoder. What a makes goes through b: when a grows, the output grows b · x as fast, so a's slope has the factor b.",
          model: (a, b, pictures, rate) =>
            stepped(a, b, pictures, rate, (x) => [2 * (b * a * x - x) * x, 2 * (b * a * x - x) * a * x]),
        },
        {
          id: "05.decoder-sees-the-picture",
          belief:
            "You let b work on the picture x. The decoder is given the latent, z = a · x: when b grows, the output grows a · x as fast, so b's slope has the factor a.",
          model: (a, b, pictures, rate) =>
            stepped(a, b, pictures, rate, (x) => [2 * (b * a * x - x) * b * x, 2 * (b * a * x - x) * x]),
        },
        {
          id: "05.last-picture-of-all",
          belief:
            "Only the last picture counts with you, divided by how many there are. Add the slopes of all pictures up, then divide.",
          model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures.slice(-1), rate / pictures.length),
        },
        ...(["a", "b"] as const).map((first) => ({
          id: `05.new-${first}-in-the-other-slope`,
          belief: `You put the new ${first} into the other weight's slope. A step follows one gradient, found where both were before.`,
          model: (a: number, b: number, pictures: number[], rate: number): [number, number] => {
            const [newA, newB] = solution.learningStep(a, b, pictures, rate);
            const error = (x: number) => 2 * (b * a * x - x) * x;
            return first === "a"
              ? [newA, stepped(a, b, pictures, rate, (x) => [0, error(x) * newA])[1]]
              : [stepped(a, b, pictures, rate, (x) => [error(x) * newB, 0])[0], newB];
          },
        })),
        {
          id: "05.uphill-without-the-two",
          belief:
            "Two things: you stepped along the gradient, which leads to where the loss grows; and the slope of e² is 2 · e. Subtract it, with the 2.",
          model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, -rate / 2),
        },
        {
          id: "05.uphill-summed",
          belief:
            "Two things: you stepped along the gradient, which leads to where the loss grows; and the slopes of the pictures are added up undivided. The loss is a mean: divide, and step the other way.",
          model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, -rate * pictures.length),
        },
        {
          id: "05.own-weight-without-the-two",
          belief:
            "Two things: the output grows by b · x with a and by a · x with b, so each slope has the *other* weight; and the slope of e² is 2 · e.",
          model: (a, b, pictures, rate) =>
            stepped(a, b, pictures, rate, (x) => [(b * a * x - x) * a * x, (b * a * x - x) * b * x]),
        },
        {
          id: "05.picture-forgotten-without-the-two",
          belief:
            "Two things: a and b work on a picture, so both slopes have the factor x; and the slope of e² is 2 · e.",
          model: (a, b, pictures, rate) =>
            stepped(a, b, pictures, rate, (x) => [(b * a * x - x) * b, (b * a * x - x) * a]),
        },
        {
          id: "05.a-first-without-the-two",
          belief:
            "Two things: you used the new a for b's slope, though both belong to one step, taken together; and the slope of e² is 2 · e.",
          model: (a, b, pictures, rate) => {
            const [newA] = solution.learningStep(a, b, pictures, rate / 2);
            const [, newB] = solution.learningStep(newA, b, pictures, rate / 2);
            return [newA, newB];
          },
        },
        {
          id: "05.slope-at-an-error",
          belief:
            "You took the size of the error and lost its sign. Where the output is too small the weights have to grow, where it is too large to shrink.",
          model: (a, b, pictures, rate) =>
            stepped(a, b, pictures, rate, (x) => [
              2 * Math.abs(b * a * x - x) * b * x,
              2 * Math.abs(b * a * x - x) * a * x,
            ]),
        },
      ],
      blindSpots: [
        {
          id: "05.several-pictures",
          where: "there is more than one picture",
          so: "The loss is the mean over all, and so are its slopes: add them up, divide by how many there are, then take one step.",
          holds: (_a, _b, pictures) => pictures.length > 1,
        },
        {
          id: "05.weight-below-0",
          where: "a weight or a picture is below 0",
          so: "Nothing changes there: signs go through all products.",
          holds: (a, b, pictures) => [a, b, ...pictures].some((v) => v < 0),
        },
      ],
    }),
    exercise({
      id: "05.transposed1d",
      title: "Overlaps add",
      points: 3,
      solution: transposed1d,
      terms: {
        signal:
          "Each of its numbers lays down one kernel, times that number; n numbers take n − 1 steps from the first to the last.",
        kernel:
          "For each number it is laid down whole, in its order, and the output goes on to the end of the last one.",
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
            const once = (list: number[]) => list.map(() => 1);
            const counts = transposed1d(once(x), once(k), s);
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
          belief:
            "You laid the kernel down backwards, as it comes out where a window slides over the signal with zeros in between. Each number lays its kernel down as it stands: kernel[0] at the left end.",
          model: (x, k, s) => transposed1d(x, [...k].reverse(), s),
        },
        {
          id: "05.cut-to-size",
          belief: "You cut the output to n · stride. Nothing is cut off unless padding says so.",
          model: (x, k, s) => transposed1d(x, k, s).slice(0, x.length * s),
        },
        {
          id: "05.stride-times-as-long",
          belief:
            "You made the output stride times as long as the signal. The last kernel lies down whole, so there are (n − 1) · stride + k numbers.",
          model: (x, k, s) => Array.from({ length: x.length * s }, (_, i) => transposed1d(x, k, s)[i] ?? 0),
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
          model: (x, k, s) => transposed1d(k, x, s),
        },

        ...[0, 1].map((whole) => ({
          id: `05.repeated-then-convolved-${whole}`,
          belief:
            "You repeated each number and convolved what came of it. That is another way up; in a transposed convolution each number lays its kernel down once, stride apart.",
          model: (x: number[], k: number[], s: number) => {
            const full = transposed1d(
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
          model: (x, k, s) => transposed1d(x, k, s + 1),
        },
        {
          id: "05.stretched-then-slid",
          belief:
            "You put zeros between the numbers and slid the kernel over them where it fits. That loses both ends and makes the line shorter; here every number lays down a whole kernel.",
          model: (x, k, s) => {
            const wide = transposed1d(x, [1], s);
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
            slidCentred(back ? padZeros(x, s) : transposed1d(x, [1], s), k),
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
          model: (x, k, s) => slid(transposed1d(x, [1], s), [...k].reverse()),
        },
        {
          id: "05.slid-one-by-one",
          belief:
            "You slid the kernel over the signal, one step at a time. That is a convolution, and makes the line shorter. Here each number lays down a whole kernel.",
          model: (x, k) => slid(x, k),
        },
        {
          id: "05.centred-cut",
          belief:
            "You cut both ends off, so that n · stride numbers are left. Nothing is cut off unless padding says so.",
          model: (x, k, s) => {
            const from = Math.floor((k.length - 1) / 2);
            return Array.from({ length: x.length * s }, (_, i) => transposed1d(x, k, s)[from + i] ?? 0);
          },
        },
        {
          id: "05.kernel-cut-to-stride",
          belief:
            "You used only as many taps as the stride. The whole kernel is laid down each time; where it is longer than the stride, kernels overlap and add up.",
          model: (x, k, s) => transposed1d(x, k.slice(0, s), s),
        },
        {
          id: "05.summed-then-thinned",
          belief:
            "You laid the kernels one position apart and kept every stride-th number. That is the way down. On the way up the kernels begin stride apart.",
          model: (x, k, s) => transposed1d(x, k, 1).filter((_, i) => i % s === 0),
        },
        {
          id: "05.stretched-afterwards",
          belief:
            "Everything is stretched with you, the taps of a kernel as well. It is the kernels that begin stride apart; the taps of one lie side by side.",
          model: (x, k, s) => transposed1d(transposed1d(x, k, 1), [1], s),
        },
        {
          id: "05.kernel-normalised",
          belief: "You divided the kernel by its sum. Its taps are weights, and count as they are.",
          model: (x, k, s) => transposed1d(x, k, s).map((v) => v / (total(k) || 1)),
        },

        {
          id: "05.n-steps-long",
          belief:
            "Your list is a stride too long: you counted n steps. Between n kernels there are n − 1, and behind the last kernel nothing follows.",
          model: (x, k, stride) => [...transposed1d(x, k, stride), ...x.slice(0, 0), ...zerosOf(stride)],
        },
        {
          id: "05.zeros-behind-the-last",
          belief:
            "There are zeros behind the last kernel: you left places free behind the last number as well. The list ends with the last kernel: (n − 1) · stride + kernel numbers.",
          model: (x, k, stride) => [...transposed1d(x, k, stride), ...zerosOf(stride - 1)],
        },
        {
          id: "05.cut-to-n-strides",
          belief:
            "You cut the ends off so that n · stride numbers are left, as a padded layer does. Here nothing is cut off: (n − 1) · stride + kernel numbers.",
          model: (x, k, stride) => {
            const whole = transposed1d(x, k, stride);
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
            const whole = transposed1d(x, k, stride);
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
    }),
    exercise({
      id: "05.transposedSize",
      title: "How long is the way up?",
      points: 1,
      solution: solution.transposedSize,
      terms: {
        kernel: "The steps lead to where the last kernel begins; from there it is laid down whole, once.",
        stride:
          "Neighbouring kernels begin stride apart, and from the first of n to the last there are n − 1 such steps.",
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
          belief:
            "You counted the n − 1 steps up to the last kernel, and not the last kernel itself: it lies down whole.",
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
    }),
    exercise({
      id: "05.evenUpsampling",
      title: "A decoder without a checkerboard",
      points: 2,
      solution: solution.evenUpsampling,
      terms: {
        size: "The output has to have exactly so many numbers: what the kernels cover beyond that is cut off.",
        stride:
          "Kernels begin stride apart: their cover is even where the kernel is a multiple of that, and they overlap where it is longer.",
        kernel:
          "The last kernel is laid down whole, so the output is one kernel longer than the steps that lead to it.",
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
                const tooLong = transposedSize(n, kernel, stride, 0, extra) - size;
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
                const padding = (transposedSize(n, kernel, stride, 0, extra) - size) / 2;
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
                const padding = transposedSize(n, kernel, stride, 0, extra) - size;
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
            return [2 * stride, padding, size - transposedSize(n, 2 * stride, stride, padding, 0)];
          },
        },
        {
          id: "05.padding-once",
          belief: "You counted the padding once. It takes away at both ends: 2 · padding numbers.",
          model: (n, size, stride) => [2 * stride, transposedSize(n, 2 * stride, stride, 0, 0) - size, 0],
        },
        {
          id: "05.never-extra",
          belief:
            "You left the output padding at 0. Where an odd number has to go, the padding can't take it from both ends: it takes one more, and the output padding gives one back.",
          model: (n, size, stride) => {
            const tooLong = transposedSize(n, 2 * stride, stride, 0, 0) - size;
            return [2 * stride, Math.floor(tooLong / 2), 0];
          },
        },
        {
          id: "05.extra-first",
          belief:
            "You took as much output padding as the stride allows and cut it off again by padding. As little output padding as possible is asked for: what it adds stands at one end only.",
          model: (n, size, stride) => {
            for (let extra = stride - 1; extra >= 0; extra--) {
              const twice = transposedSize(n, 2 * stride, stride, 0, extra) - size;
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
                const tooLong = transposedSize(n, kernel, stride, 0, extra) - size;
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
          model: (n, size, stride) => [2 * stride, 0, size - transposedSize(n, 2 * stride, stride, 0, 0)],
        },
        {
          id: "05.half-a-stride",
          belief:
            "You padded by half the stride. That is so where the output is n · stride long; here the padding follows from `size`.",
          model: (n, size, stride) => {
            const padding = Math.floor(stride / 2);
            return [2 * stride, padding, size - transposedSize(n, 2 * stride, stride, padding, 0)];
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
            const odd = transposedSize(n, 2 * stride, stride, 0, 0) - size;
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
            return [2 * stride, padding, size - transposedSize(n, 2 * stride, stride, padding, 0)];
          },
        },
        {
          id: "05.a-stride-of-padding",
          belief: "You padded by a whole stride, half the kernel. Here the padding must leave exactly `size` numbers.",
          model: (n, size, stride) => [2 * stride, stride, size - transposedSize(n, 2 * stride, stride, stride, 0)],
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
                const padding = (transposedSize(n, kernel, stride, 0, extra) - size) / 2;
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
            const tooLong = transposedSize(n, 2 * stride, stride, 0, 0) - size;
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
            fittedFreely(transposedSize(n, kernel(stride), stride, 0, 0) - size, kernel(stride)),
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
          holds: (n, size, stride) => (transposedSize(n, 2 * stride, stride, 0, 0) - size) % 2 === 1,
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
          holds: (n, size, stride) => transposedSize(n, 2 * stride, stride, 0, 0) === size,
        },
      ],
    }),
    exercise({
      id: "05.pixelShuffle",
      title: "Pixel shuffle",
      points: 2,
      solution: solution.pixelShuffle,
      terms: {
        factor:
          "Each pixel becomes a square, factor rows of factor pixels, and the next pixel's square begins factor further on.",
        channels: "No number is added: with factor 2, a pixel's channels are shared out among four new pixels.",
        colours:
          "All colours of a new pixel come before the next: with 3 of them, channels 0 to 2 are its first pixel, 3 to 5 its second.",
      },
      cases: (random) => [
        [tensor([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 8]), 2],
        [tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [1, 3, 4]), 2],
        [random.tensor([2, 3, 8]), 2],
        [random.tensor([2, 1, 27], 0, 9), 3],
        [random.tensor([1, 2, 9], 0, 9), 3],
      ],
      byHand: () => [
        { args: [tensor([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 8]), 2], gives: tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]) },
      ],
      hints: [
        "One pixel with 4 channels and one colour: which four pixels does it become?",
        "With two colours, channels 0 and 1 are the two colours of the first pixel of the square. Where do channels 2 and 3 go, and where 4 and 5?",
        "Channel (i · factor + j) · colours + c of pixel [y, x] goes to [y · factor + i, x · factor + j, c].",
      ],
      misconceptions: [
        {
          id: "05.colours-apart",
          belief:
            "You gave each colour a block of channels of its own. That is PyTorch's order; here all colours of a pixel stand together.",
          model: (image, factor) => shuffled(image, factor, (i, j, c) => (c * factor + i) * factor + j),
        },
        {
          id: "05.column-by-column",
          belief: "You filled each square column by column. It is filled row by row, as one reads.",
          model: (image, factor) => shuffled(image, factor, (i, j, c, colours) => (j * factor + i) * colours + c),
        },
        {
          id: "05.whole-maps-as-tiles",
          belief:
            "You laid whole maps side by side, as tiles. The channels behind one pixel stay together: they become one square.",
          model: (image, factor) => {
            const [height, width, channels] = image.shape;
            const colours = channels / factor ** 2;
            return built([height * factor, width * factor, colours], (y, x, c) => {
              const tile = Math.floor(y / height) * factor + Math.floor(x / width);
              return image.at(y % height, x % width, tile * colours + c);
            });
          },
        },
        {
          id: "05.only-renamed",
          belief:
            "You gave the same list of numbers another shape. Then a pixel's channels spread along its row; they belong to a square, over several rows.",
          model: (image, factor) => {
            const [height, width, channels] = image.shape;
            return image.reshape([height * factor, width * factor, channels / factor ** 2]);
          },
        },
        {
          id: "05.first-colours-repeated",
          belief:
            "You repeated the first colours of a pixel in its whole square. No number is repeated: the channels behind a pixel are the pixels of its square.",
          model: (image, factor) => shuffled(image, factor, (_i, _j, c) => c),
        },
        {
          id: "05.factor-once",
          belief:
            "You divided the channels by the factor once. Height and width both grow, so there are factor · factor times fewer channels.",
          model: (image, factor) => {
            const [height, width, channels] = image.shape;
            const colours = channels / factor;
            return built([height * factor, width * factor, colours], (y, x, c) => {
              const place = (y % factor) * factor + (x % factor);
              return image.at(Math.floor(y / factor), Math.floor(x / factor), (place * colours + c) % channels);
            });
          },
        },

        {
          id: "05.averaged-over-the-square",
          belief:
            "You averaged the channels of a colour and spread the mean over the square. They are no opinions about one pixel: they are the pixels of the square, each for its own place.",
          model: (image, factor) => {
            const [height, width, channels] = image.shape;
            const colours = channels / factor ** 2;
            return built([height * factor, width * factor, colours], (y, x, c) => {
              const pixel = image.at(Math.floor(y / factor), Math.floor(x / factor)).data;
              return total(pixel.filter((_, q) => q % colours === c)) / factor ** 2;
            });
          },
        },
        {
          id: "05.turned-square",
          belief:
            "You filled each square from its end. It is filled as one reads: the first colours stand at the top left.",
          model: (image, factor) =>
            shuffled(image, factor, (i, j, c, colours) => ((factor - 1 - i) * factor + factor - 1 - j) * colours + c),
        },
        {
          id: "05.rows-upside-down",
          belief:
            "You filled each square from its lowest row. It is filled as one reads: the first colours stand at the top left.",
          model: (image, factor) =>
            shuffled(image, factor, (i, j, c, colours) => ((factor - 1 - i) * factor + j) * colours + c),
        },
        {
          id: "05.columns-mirrored",
          belief:
            "You filled each row of a square from the right. It is filled as one reads: the first colours stand at the top left.",
          model: (image, factor) =>
            shuffled(image, factor, (i, j, c, colours) => (i * factor + factor - 1 - j) * colours + c),
        },
        {
          id: "05.colours-apart-by-column",
          belief:
            "You gave each colour a block of channels and filled it column by column. All colours of a pixel stand together, and a square is filled row by row.",
          model: (image, factor) => shuffled(image, factor, (i, j, c) => (c * factor + j) * factor + i),
        },
        {
          id: "05.colours-between",
          belief:
            "You let the colours change between rows and columns of the square. All colours of a pixel stand together: the colour is what changes fastest.",
          model: (image, factor) => shuffled(image, factor, (i, j, c, colours) => (i * colours + c) * factor + j),
        },
        {
          id: "05.one-channel-on",
          belief:
            "You went one channel on for each pixel of the square. A pixel has several colours: the next one begins `colours` channels later.",
          model: (image, factor) => shuffled(image, factor, (i, j, c) => i * factor + j + c),
        },
        {
          id: "05.same-in-a-row",
          belief:
            "The pixels in a row of the square are all the same with you. Each has channels of its own: the column within the square counts as well.",
          model: (image, factor) => shuffled(image, factor, (i, _j, c, colours) => i * colours + c),
        },
        {
          id: "05.same-in-a-column",
          belief:
            "The pixels in a column of the square are all the same with you. Each has channels of its own: the row within the square counts, `factor` pixels each.",
          model: (image, factor) => shuffled(image, factor, (_i, j, c, colours) => j * colours + c),
        },
        ...(
          [
            ["by-column", (i, j, c, colours, factor) => (j * factor + i) * colours + c],
            ["colours-apart", (i, j, c, _colours, factor) => (c * factor + i) * factor + j],
          ] as [string, (i: number, j: number, c: number, colours: number, factor: number) => number][]
        ).map(([how, channel]) => ({
          id: `05.whole-maps-as-tiles-${how}`,
          belief:
            "You laid whole maps side by side, as tiles. The channels behind one pixel stay together: they become one square.",
          model: (image: Image, factor: number) => {
            const [height, width, channels] = image.shape;
            const colours = channels / factor ** 2;
            return built([height * factor, width * factor, colours], (y, x, c) =>
              image.at(
                y % height,
                x % width,
                channel(Math.floor(y / height), Math.floor(x / width), c, colours, factor),
              ),
            );
          },
        })),
        {
          id: "05.image-repeated",
          belief:
            "You repeated the whole image instead of enlarging each pixel: pixel [y, x] of the large image belongs to the square of ⌊y / factor⌋, ⌊x / factor⌋.",
          model: (image, factor) => {
            const [height, width, channels] = image.shape;
            const colours = channels / factor ** 2;
            return built([height * factor, width * factor, colours], (y, x, c) =>
              image.at(y % height, x % width, ((y % factor) * factor + (x % factor)) * colours + c),
            );
          },
        },
        {
          id: "05.rest-left-empty",
          belief:
            "You set one pixel of each square and left the others at 0. All the channels behind a pixel go into its square; none is left over.",
          model: (image, factor) => {
            const [height, width, channels] = image.shape;
            return built([height * factor, width * factor, channels / factor ** 2], (y, x, c) =>
              y % factor || x % factor ? 0 : image.at(y / factor, x / factor, c),
            );
          },
        },
        {
          id: "05.added-over-the-square",
          belief: "You added the channels of a colour up. They are the pixels of the square, each for its own place.",
          model: (image, factor) => {
            const [height, width, channels] = image.shape;
            const colours = channels / factor ** 2;
            return built([height * factor, width * factor, colours], (y, x, c) => {
              const pixel = image.at(Math.floor(y / factor), Math.floor(x / factor)).data;
              return total(pixel.filter((_, q) => q % colours === c));
            });
          },
        },
        {
          id: "05.all-in-a-row",
          belief:
            "You laid all the channels behind a pixel side by side in one row. They become a square: factor rows of factor pixels.",
          model: (image, factor) => {
            const [height, width, channels] = image.shape;
            return image.reshape([height, width * factor ** 2, channels / factor ** 2]);
          },
        },

        {
          id: "05.all-channels-kept",
          belief:
            "You enlarged every channel, and kept them all. No number is added: the channels behind a pixel become the pixels of a square, so factor · factor times fewer are left.",
          model: (image, factor) => {
            const [height, width, channels] = image.shape;
            return built([height * factor, width * factor, channels], (y, x, c) =>
              image.at(Math.floor(y / factor), Math.floor(x / factor), c),
            );
          },
        },
        {
          id: "05.way-back",
          belief:
            "You went the other way: squares of pixels became channels, and the image smaller. Here channels become pixels: it gets factor times as high and wide.",
          refuses: true,
          model: (image, factor) => {
            const [height, width, channels] = image.shape;
            const shape = [Math.floor(height / factor), Math.floor(width / factor), channels * factor ** 2] as const;
            return built(shape, (y, x, q) => {
              const place = Math.floor(q / channels);
              return image.at(y * factor + Math.floor(place / factor), x * factor + (place % factor), q % channels);
            });
          },
        },
        {
          id: "05.factor-once-and-empty",
          belief:
            "You divided the channels by the factor once. Height and width both grow, so there are factor · factor times fewer channels: reading on, you come to the end of the pixel.",
          model: (image, factor) => factorOnce(image, factor, 0),
        },
        {
          id: "05.factor-once-beyond-the-pixel",
          belief:
            "You divided the channels by the factor once. Height and width both grow, so there are factor · factor times fewer channels: reading on, you come to the end of the pixel.",
          refuses: true,
          model: (image, factor) => factorOnce(image, factor),
        },
      ],
      blindSpots: [
        {
          id: "05.other-factor-than-2",
          where: "the factor isn't 2",
          so: "A square has factor rows and columns, and there are factor · factor times fewer colours than channels.",
          holds: (_image, factor) => factor !== 2,
        },
        {
          id: "05.several-colours",
          where: "there is more than one colour",
          so: "All colours of a pixel stand side by side, then those of the next: channel (i · factor + j) · colours + c.",
          holds: (image, factor) => image.shape[2] > factor ** 2,
        },
        {
          id: "05.several-rows",
          where: "the image has more than one row",
          so: "Row y becomes the rows from y · factor on.",
          holds: (image) => image.shape[0] > 1,
        },
      ],
    }),
    exercise({
      id: "05.gradKernel1d",
      title: "Back to the kernel",
      points: 2,
      solution: solution.gradKernel1d,
      terms: {
        signal: "A tap that is nudged moves each output by the number of the signal that it meets there.",
        gradOutput:
          "It says how much the loss feels each output. A tap moves all of them, so what it does to the loss is a sum over all.",
        g: "(g is one number of gradOutput.) It says how much the loss feels this output, and weighs what a tap does to it.",
        taps: "Each tap has a gradient of its own, so the answer has as many numbers as there are taps.",
      },
      forbidden: ["conv2dGradKernel"],
      cases: (random) => [
        [[1, 2, 3, 4], [1, 0, 10], 2],
        [[3, -1, 4, 1, 5], [2, -7, 1], 3],
        [Array.from({ length: 6 }, () => random.whole(1, 9)), [1, 2, 3, 5, 8], 2],
        [[2, 7, 1], [3], 3],
        [[1, 3, 2, 5], [2, -1], 3],
      ],
      byHand: () => [{ args: [[1, 2, 3, 4], [1, 0, 10], 2], gives: [31, 42] }],
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
        {
          id: "05.laid-down",
          belief:
            "You laid the gradient down over the signal, as a transposed convolution. That is how it gets back to the signal; for the taps you slide it over the signal, and get as many numbers as taps.",
          model: (x, g, taps) => transposed1d(x, g, 1).slice(0, taps),
        },
        {
          id: "05.largest-output-only",
          belief:
            "You looked at the output with the largest gradient alone. A tap is used at every place, so every output tells it something: add up.",
          model: (x, g, taps) => {
            const most = indexOfLargest(g.map(Math.abs));
            return Array.from({ length: taps }, (_, i) => g[most] * x[most + i]);
          },
        },
        {
          id: "05.own-output-only",
          belief:
            "You paired tap i with output i. One tap takes part in all outputs: its gradient is a sum over all of them.",
          model: (x, g, taps) => Array.from({ length: taps }, (_, i) => (g[i] ?? 0) * x[i]),
        },
        {
          id: "05.sum-goes-on",
          belief: "Your sum is not set back to 0 for the next tap, so each tap also gets those before it.",
          model: (x, g, taps) => {
            let sum = 0;
            return solution.gradKernel1d(x, g, taps).map((v) => (sum += v));
          },
        },

        {
          id: "05.shared-equally",
          belief:
            "You shared each output's gradient equally among the taps. A tap hears of it as strongly as the number is that it met: signal[p + i].",
          model: (x, g, taps) => {
            const each = total(g.map((v, p) => (v * total(x.slice(p, p + taps))) / taps));
            return Array.from({ length: taps }, () => each);
          },
        },
        {
          id: "05.window-sum",
          belief: "You gave every tap the sum of the whole window. Tap i met one number of it, signal[p + i].",
          model: (x, g, taps) => {
            const each = total(g.map((v, p) => v * total(x.slice(p, p + taps))));
            return Array.from({ length: taps }, () => each);
          },
        },
        {
          id: "05.last-output-only",
          belief:
            "You kept what the last output says. A tap is used at every place, and what all outputs say of it adds up.",
          model: (x, g, taps) => Array.from({ length: taps }, (_, i) => g[g.length - 1] * x[g.length - 1 + i]),
        },
        {
          id: "05.first-output-only",
          belief:
            "You kept what the first output says. A tap is used at every place, and what all outputs say of it adds up.",
          model: (x, g, taps) => Array.from({ length: taps }, (_, i) => g[0] * x[i]),
        },
        {
          id: "05.sum-times-sum",
          belief:
            "You multiplied sums: all of the gradient by all that the tap met. Each output's gradient goes with the one number that the tap met there; multiply first, then add.",
          model: (x, g, taps) => Array.from({ length: taps }, (_, i) => total(g) * total(x.slice(i, i + g.length))),
        },
        {
          id: "05.mean-times-sum",
          belief:
            "You multiplied the mean gradient by all that the tap met. Each output's gradient goes with the one number that the tap met there; multiply first, then add.",
          model: (x, g, taps) =>
            Array.from({ length: taps }, (_, i) => (total(g) / g.length) * total(x.slice(i, i + g.length))),
        },
        {
          id: "05.own-output-whole-signal",
          belief:
            "You paired tap i with output i and all of the signal. Every tap takes part in every output, and meets one number there, signal[p + i].",
          model: (x, g, taps) => Array.from({ length: taps }, (_, i) => (g[i] ?? 0) * total(x)),
        },
        {
          id: "05.largest-message",
          belief: "You kept the largest of what the outputs say of a tap. They all say something: add up.",
          model: (x, g, taps) => Array.from({ length: taps }, (_, i) => Math.max(...g.map((v, p) => v * x[p + i]))),
        },
        {
          id: "05.one-an-output",
          belief: "You gave one number for each output. Asked is one for each tap: a sum over all outputs.",
          model: (x, g) => g.map((v, p) => v * x[p]),
        },
        {
          id: "05.window-an-output",
          belief:
            "You gave one number for each output, with all that its window saw. Asked is one for each tap: a sum over all outputs of what this tap met.",
          model: (x, g, taps) => g.map((v, p) => v * total(x.slice(p, p + taps))),
        },
        {
          id: "05.one-a-number",
          belief: "You gave one number for each of the signal. Asked is one for each tap: there are `taps` of them.",
          model: (x, g) => x.map((_, i) => total(g.map((v, p) => v * (x[p + i] ?? 0)))),
        },
        {
          id: "05.laid-down-whole",
          belief:
            "You laid the gradient down over the signal and kept it all. That is how it gets back to the signal; for the taps you slide it over the signal, and get as many numbers as taps.",
          model: (x, g) => transposed1d(x, g, 1),
        },

        {
          id: "05.own-number-only",
          belief:
            "You let tap i meet signal[i] at every output, where it lies at the first position. The kernel moves: at position p the tap meets signal[p + i].",
          model: (x, g, taps) => Array.from({ length: taps }, (_, i) => total(g) * x[i]),
        },
        ...[
          { name: "0", beyond: 0 },
          { name: "nothing", beyond: Number.NaN },
        ].flatMap(({ name, beyond }) => [
          {
            id: `05.shift-backwards-${name}`,
            belief:
              "You paired output p with signal[p − i]. On the way forward tap i lay on signal[p + i] there, and that is what its gradient is made of.",
            model: (x: number[], g: number[], taps: number) =>
              Array.from({ length: taps }, (_, i) => total(g.map((v, p) => v * (x[p - i] ?? beyond)))),
          },
          {
            id: `05.as-many-outputs-as-taps-${name}`,
            belief:
              "You added over as many outputs as there are taps. A tap takes part in every output: there are gradOutput.length.",
            model: (x: number[], g: number[], taps: number) =>
              Array.from({ length: taps }, (_, i) =>
                total(Array.from({ length: taps }, (_v, p) => (g[p] ?? beyond) * (x[p + i] ?? beyond))),
              ),
          },
        ]),
        {
          id: "05.own-output-only-to-the-end",
          belief:
            "You paired tap i with output i, and there may be more taps than outputs. One tap takes part in all outputs: its gradient is a sum over all of them.",
          model: (x, g, taps) => Array.from({ length: taps }, (_, i) => (g[i] ?? Number.NaN) * x[i]),
        },
        {
          id: "05.own-output-whole-signal-to-the-end",
          belief:
            "You paired tap i with output i and all of the signal. Every tap takes part in every output, and meets one number there, signal[p + i].",
          model: (x, g, taps) => Array.from({ length: taps }, (_, i) => (g[i] ?? Number.NaN) * total(x)),
        },
        {
          id: "05.gradient-turned",
          belief:
            "You read gradOutput from its end. Output p is the window that begins at signal[p], so gradOutput[p] goes with signal[p + i].",
          model: (x, g, taps) => solution.gradKernel1d(x, [...g].reverse(), taps),
        },
        {
          id: "05.downhill",
          belief:
            "Your gradients have the other sign. A step goes against the gradient; asked is the gradient itself, how the loss changes with each tap.",
          model: (x, g, taps) => solution.gradKernel1d(x, g, taps).map((v) => -v),
        },
        {
          id: "05.twice",
          belief:
            "Your gradients are twice as large. The 2 of a squared error is in gradOutput already, if the loss is one: it says how the loss changes with each output.",
          model: (x, g, taps) => solution.gradKernel1d(x, g, taps).map((v) => 2 * v),
        },
        {
          id: "05.last-output-missed",
          belief:
            "You left out the last output. There are signal.length − taps + 1 of them: the last window counts as well.",
          model: (x, g, taps) => solution.gradKernel1d(x, [...g.slice(0, -1), 0], taps),
        },
      ],
      blindSpots: [
        {
          id: "05.more-taps-than-outputs",
          where: "there are more taps than outputs",
          so: "Taps and outputs are counted apart: `taps` gradients, each a sum over all of gradOutput.",
          holds: (_x, g, taps) => taps > g.length,
        },
      ],
    }),
    exercise({
      id: "05.gradInput1d",
      title: "Back to the signal",
      points: 2,
      solution: solution.gradInput1d,
      terms: {
        gradOutput:
          "Each output hands its gradient back to every input that it has read; what an input gets from several is added.",
        kernel: "An output hands back to an input through the same tap by which it has read it.",
      },
      forbidden: ["conv2dTranspose"],
      cases: (random) => [
        [
          [1, 10],
          [2, 3],
        ],
        [
          [3, -1, 4],
          [1, 0, -2],
        ],
        [Array.from({ length: 5 }, () => random.whole(1, 9)), [5, 7]],
        [[2], [1, 2, 3]],
        [
          [1, -2],
          [3, 1, 4],
        ],
      ],
      byHand: () => [
        {
          args: [
            [1, 10],
            [2, 3],
          ],
          gives: [2, 23, 30],
        },
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
            "Your kernel lies the wrong way round. Weight i leads from output p back to signal[p + i], the way it came; so whoever slides the kernel over the gradient turns it, and whoever adds it where it came from doesn't.",
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
        {
          id: "05.as-long-as-outputs",
          belief:
            "Your list is as long as the outputs. The signal is longer by the taps but one, and each of its numbers gets a gradient.",
          model: (g, k) => solution.gradInput1d(g, k).slice(0, g.length),
        },
        {
          id: "05.all-taps",
          belief:
            "You gave each number of the signal the whole sum of the kernel. Signal p + i is read by output p with one tap only, kernel[i].",
          model: (g, k) =>
            solution.gradInput1d(
              g,
              k.map(() => total(k)),
            ),
        },

        {
          id: "05.overlaps-averaged",
          belief:
            "You averaged what several outputs say of one number. Nudge it and all of them move: their messages add up.",
          model: (g, k) => {
            const once = (list: number[]) => list.map(() => 1);
            const counts = transposed1d(once(g), once(k), 1);
            return transposed1d(g, k, 1).map((v, i) => v / counts[i]);
          },
        },
        {
          id: "05.equal-parts",
          belief:
            "You handed each output's gradient back in equal parts. A number gets as much as the tap that lay on it: that is how strongly the output listened to it.",
          model: (g, k) =>
            transposed1d(
              g,
              k.map(() => total(k) / k.length),
              1,
            ),
        },
        {
          id: "05.kernel-left-out",
          belief:
            "You handed each output's gradient back whole. It goes back through the taps: signal[p + i] gets kernel[i] times as much.",
          model: (g, k) =>
            transposed1d(
              g,
              k.map(() => 1),
              1,
            ),
        },
        {
          id: "05.first-tap-only",
          belief:
            "You handed the gradient back through one tap only. Every number of the window took part in the output, each through its own tap.",
          model: (g, k) => transposed1d(g, [k[0], ...k.slice(1).map(() => 0)], 1),
        },
        {
          id: "05.first-wins",
          belief:
            "You kept one message for each number of the signal, from the first output that saw it. It hears from every output it takes part in; the messages add up.",
          model: (g, k) =>
            Array.from({ length: g.length + k.length - 1 }, (_, at) => {
              const p = Math.max(0, at - k.length + 1);
              return g[p] * k[at - p];
            }),
        },
        {
          id: "05.largest-message",
          belief:
            "You kept the largest message for each number of the signal. It hears from every output it takes part in; the messages add up.",
          model: (g, k) =>
            Array.from({ length: g.length + k.length - 1 }, (_, at) =>
              Math.max(...g.flatMap((v, p) => (k[at - p] === undefined ? [] : [v * k[at - p]]))),
            ),
        },
        {
          id: "05.sum-times-sum",
          belief:
            "You gave every number of the signal the same: all of the gradient times all of the kernel. Signal p + i hears from output p alone through kernel[i] alone.",
          model: (g, k) => Array.from({ length: g.length + k.length - 1 }, () => total(g) * total(k)),
        },
        {
          id: "05.one-by-one",
          belief:
            "You paired gradient p with tap p. Every output has seen a whole window, and sends its gradient back through every tap.",
          model: (g, k) => g.map((v, p) => v * (k[p] ?? 0)),
        },
        {
          id: "05.centred-as-outputs",
          belief:
            "You kept the length of the outputs, with the kernel centred. The signal is longer by the taps but one: there was no padding on the way forward.",
          model: (g, k) => slidCentred(g, k),
        },
        {
          id: "05.centred-cut",
          belief:
            "You cut both ends off, so that the list is as long as the outputs. The signal is longer by the taps but one, and each of its numbers gets a gradient.",
          model: (g, k) => {
            const from = Math.floor((k.length - 1) / 2);
            return solution.gradInput1d(g, k).slice(from, from + g.length);
          },
        },
        {
          id: "05.turned-where-it-fits",
          belief:
            "You have only those numbers that all taps reach, as where a kernel slides over gradOutput and fits. The signal is longer than the outputs: its ends get gradients as well.",
          model: (g, k) => slid(g, [...k].reverse()),
        },
        {
          id: "05.undone",
          belief:
            "You solved for the signal that would give these outputs. That is the inverse; the gradient asks how the loss changes with each number, and multiplies by the taps.",
          model: (g, k) => {
            const x: number[] = [];
            g.forEach((v, p) => {
              const before = total(k.slice(1).map((w, i) => w * (x[p - 1 - i] ?? 0)));
              x.push((v - before) / (k[0] || 1));
            });
            return x;
          },
        },
        {
          id: "05.shared-out",
          belief:
            "You shared each output's gradient out by the sum of the kernel. A gradient is not shared: signal[p + i] gets kernel[i] times as much.",
          model: (g, k) =>
            transposed1d(
              g,
              k.map(() => 1 / (total(k) || 1)),
              1,
            ),
        },
        {
          id: "05.kernel-behind-kernel",
          belief:
            "You laid the kernels side by side, each behind the last. Their windows overlapped on the way forward, one step apart, and so do they on the way back.",
          model: (g, k) => g.flatMap((v) => k.map((w) => v * w)),
        },
        {
          id: "05.turned-as-long-as-outputs",
          belief:
            "Your kernel lies the wrong way round, and your list is as long as the outputs. Weight i leads from output p back to signal[p + i], and the signal is longer by the taps but one.",
          model: (g, k) => transposed1d(g, [...k].reverse(), 1).slice(0, g.length),
        },

        {
          id: "05.all-taps-at-once",
          belief:
            "You gave one number for each output, its gradient times the sum of the kernel. Asked is one for each number of the signal: signal[p + i] hears from output p through kernel[i] alone.",
          model: (g, k) => g.map((v) => v * total(k)),
        },
        ...[
          { name: "0", beyond: 0 },
          { name: "nothing", beyond: Number.NaN },
        ].flatMap(({ name, beyond }) => [
          {
            id: `05.as-back-to-the-kernel-${name}`,
            belief:
              "You reckoned as for the taps, one number for each. Here the signal's gradient is asked for: output p sends gradOutput[p] · kernel[i] back to signal[p + i].",
            model: (g: number[], k: number[]) => k.map((_, i) => total(g.map((v, p) => v * (k[p + i] ?? beyond)))),
          },
          {
            id: `05.one-by-one-${name}`,
            belief:
              "You paired gradient p with tap p. Every output has seen a whole window, and sends its gradient back through every tap.",
            model: (g: number[], k: number[]) =>
              Array.from(
                { length: name === "0" ? Math.min(g.length, k.length) : g.length },
                (_, p) => g[p] * (k[p] ?? beyond),
              ),
          },
        ]),
        {
          id: "05.stride-2",
          belief:
            "You laid the kernels 2 apart. The windows of the way forward lie 1 apart, and so do they on the way back.",
          model: (g, k) => transposed1d(g, k, 2),
        },
        {
          id: "05.one-too-long",
          belief:
            "Your list is one too long, with a 0 at its end. The signal has as many numbers as outputs and taps together, less one.",
          model: (g, k) => [...solution.gradInput1d(g, k), 0],
        },
        {
          id: "05.centred-cut-later",
          belief:
            "You cut both ends off, so that the list is as long as the outputs. The signal is longer by the taps but one, and each of its numbers gets a gradient.",
          model: (g, k) => {
            const from = Math.floor(k.length / 2);
            return g.map((_, at) => total(k.map((w, i) => w * (g[at - i + from] ?? 0))));
          },
        },
        {
          id: "05.downhill",
          belief:
            "Your gradients have the other sign. A step goes against the gradient; asked is the gradient itself, how the loss changes with each number.",
          model: (g, k) => solution.gradInput1d(g, k).map((v) => -v),
        },
        {
          id: "05.stride-missing",
          belief:
            "Your list is always empty. That is what comes of a transposed1d that isn't told its stride: here kernels lie 1 apart.",
          model: () => [],
        },
        {
          id: "05.stride-missing-length",
          belief:
            "Your list would have no length. That is what comes of a transposed1d that isn't told its stride: here kernels lie 1 apart.",
          refuses: true,
          model: (g, k) => new Array((g.length - 1) * Number.NaN + k.length),
        },
      ],
      blindSpots: [
        {
          id: "05.more-taps-than-outputs-back",
          where: "there are more taps than outputs",
          so: "Taps and outputs are counted apart: the signal has outputs + taps − 1 numbers.",
          holds: (g, k) => k.length > g.length,
        },
      ],
    }),
  ],
};

type Feature = Parameters<typeof solution.worthKeeping>[0][number];

/** How much a yes or no tells that comes with this share. */
const bits = (p: number) => (p <= 0 || p >= 1 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p));

/** The mean of the squared errors, where some pixels count more than others. */
function weightedError(output: number[], target: number[], weights: number[]): number {
  return total(output.map((v, i) => weights[i] * (v - target[i]) ** 2)) / (total(weights) || 1);
}

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

/** The three, where it is settled who has learned nothing; of the others the one with the smaller error copies. */
function ranked(nothing: number, errors: number[]): [number, number, number] {
  const [copies, narrow] = [0, 1, 2].filter((n) => n !== nothing).sort((a, b) => errors[a] - errors[b]);
  return [copies, narrow, nothing];
}

/** A step along the mean of slopes that `slopes` gives for each picture. */
function stepped(
  a: number,
  b: number,
  pictures: number[],
  rate: number,
  slopes: (x: number) => [number, number],
): [number, number] {
  const mean = (which: 0 | 1) => total(pictures.map((x) => slopes(x)[which])) / pictures.length;
  return [a - rate * mean(0), b - rate * mean(1)];
}

/** A kernel slid over a line, where it fits. */
function slid(x: number[], k: number[]): number[] {
  return Array.from({ length: Math.max(0, x.length - k.length + 1) }, (_, p) => total(k.map((w, i) => w * x[p + i])));
}

/** A kernel slid over a line, centred, so that the length stays. */
function slidCentred(x: number[], k: number[]): number[] {
  const half = Math.floor(k.length / 2);
  return x.map((_, p) => total(k.map((w, i) => w * (x[p + i - half] ?? 0))));
}

function zerosOf(length: number): number[] {
  return Array.from({ length }, () => 0);
}

/** Zeros behind every number, the last as well. */
function padZeros(x: number[], stride: number): number[] {
  return x.flatMap((v) => [v, ...Array.from({ length: stride - 1 }, () => 0)]);
}

function indexOfLargest(values: number[]): number {
  return values.indexOf(Math.max(...values));
}

/** What three networks were shown and drew. `order` says who is network 0, 1 and 2. */
function trio(of: {
  digits: number[][];
  noise: number[][];
  copies: number[][];
  narrow: number[][];
  /** The one picture it draws. */
  nothing: number[];
  order: ("copies" | "narrow" | "nothing")[];
}): Parameters<typeof solution.whichIsWhich> {
  const drawn = { ...of, nothing: [...of.digits, ...of.noise].map(() => of.nothing) };
  return [rows(of.digits), rows(of.noise), of.order.map((who) => rows(drawn[who]))];
}

function rows(lists: number[][]): Rows {
  return tensor(lists.flat(), [lists.length, lists[0].length]);
}

/** The network that has learned nothing, and the two others. */
function setAside(...shown: Parameters<typeof solution.whichIsWhich>): { nothing: number; others: number[] } {
  const nothing = solution.whichIsWhich(...shown)[2];
  return { nothing, others: [0, 1, 2].filter((network) => network !== nothing) };
}

function errorsOf(digits: Rows, noise: Rows, drawn: Rows): { digits: number; noise: number } {
  const errors = perRow(rows([...lists(digits), ...lists(noise)]), drawn, (d) => d * d);
  return { digits: total(errors.slice(0, digits.shape[0])), noise: total(errors.slice(digits.shape[0])) };
}

/** The networks, that with the smallest error first. */
function byError(digits: Rows, noise: Rows, drawn: Rows[], shown: "all" | "noise" | "digits"): number[] {
  const errors = drawn.map((d) => {
    const of = errorsOf(digits, noise, d);
    return shown === "all" ? of.digits + of.noise : of[shown];
  });
  return [0, 1, 2].sort((a, b) => errors[a] - errors[b]);
}

function lists(t: Rows): number[][] {
  return Array.from({ length: t.shape[0] }, (_, i) => [...t.at(i).data]);
}

/** A kernel, with the padding and output padding that make n numbers into `size`. */
function fitted(n: number, size: number, stride: number, kernel: number): [number, number, number] {
  const tooLong = transposedSize(n, kernel, stride, 0, 0) - size;
  const padding = Math.max(0, Math.ceil(tooLong / 2));
  return [kernel, padding, 2 * padding - tooLong];
}

/** A kernel with the padding that takes off what is too long, and the output padding; both may fall below 0. */
function fittedFreely(tooLong: number, kernel: number): [number, number, number] {
  const padding = Math.ceil(tooLong / 2);
  return [kernel, padding, 2 * padding - tooLong];
}

/** A pixel shuffle with factor times too many colours; what lies beyond a pixel's channels is `beyond`, or refused. */
function factorOnce(image: Image, factor: number, beyond?: number): Image {
  const [height, width, channels] = image.shape;
  const colours = channels / factor;
  return built([height * factor, width * factor, colours], (y, x, c) => {
    const q = ((y % factor) * factor + (x % factor)) * colours + c;
    if (q >= channels && beyond !== undefined) return beyond;
    return image.at(Math.floor(y / factor), Math.floor(x / factor), q);
  });
}

/** A pixel shuffle that takes pixel [i, j] of a square, colour c, from the channel that `channel` names. */
function shuffled(
  image: Image,
  factor: number,
  channel: (i: number, j: number, c: number, colours: number) => number,
): Image {
  const [height, width, channels] = image.shape;
  const colours = channels / factor ** 2;
  return built([height * factor, width * factor, colours], (y, x, c) =>
    image.at(Math.floor(y / factor), Math.floor(x / factor), channel(y % factor, x % factor, c, colours)),
  );
}

/** What a few x come back as, of both signs, alone and together. */
function throughRelu(encoder: number[][], decoder: number[][]): number[][] {
  const times = (x: number[], matrix: number[][]) => matrix[0].map((_, j) => total(x.map((v, i) => v * matrix[i][j])));
  const tried = [
    [1, 2, 3],
    [-1, 2, -3],
    [4, 0, -2],
    [-5, -7, -1],
  ];
  return tried.map((x) =>
    times(
      times(x, encoder).map((v) => Math.max(0, v)),
      decoder,
    ),
  );
}

/** Eight units, each with its weights of the three numbers; on the way out they are the same. */
function units(...weights: number[][]): { encoder: number[][]; decoder: number[][] } {
  const decoder = Array.from({ length: 8 }, (_, unit) => weights[unit] ?? [0, 0, 0]);
  return { encoder: [0, 1, 2].map((i) => decoder.map((row) => row[i])), decoder };
}
