import * as solution from "../../../solutions/05-autoencoder";
import { exercise } from "../../rubric";
import { total } from "../models";

export const denoisingLoss = exercise({
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
      model: (r, _clean, noisy) => solution.meanSquaredError(r, noisy),
    },
    {
      id: "05.noise-itself",
      belief: "You measured how noisy the input is. The reconstruction has to appear in its own loss.",
      model: (_r, clean, noisy) => solution.meanSquaredError(noisy, clean),
    },
    {
      id: "05.both-targets",
      belief: "You averaged both comparisons. Half a wish to keep the noise is still a wish to keep it.",
      model: (r, clean, noisy) => (solution.meanSquaredError(r, clean) + solution.meanSquaredError(r, noisy)) / 2,
    },
    {
      id: "05.less-the-noise",
      belief:
        "You subtracted the error that the noise made. A loss says how far the answer is from the target; the noise is the same whatever the network does.",
      model: (r, clean, noisy) => solution.meanSquaredError(r, clean) - solution.meanSquaredError(noisy, clean),
    },
    {
      id: "05.share-of-noise",
      belief:
        "You divided by the error of the noise. That is a good number for a report; the loss is the error itself.",
      model: (r, clean, noisy) => solution.meanSquaredError(r, clean) / solution.meanSquaredError(noisy, clean),
    },
    {
      id: "05.draws-the-noise",
      belief:
        "You compared the answer with the noise, noisy − clean. The network is to draw the clean digit, not what was added to it.",
      model: (r, clean, noisy) =>
        solution.meanSquaredError(
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
      model: (r, clean, noisy) => solution.meanSquaredError(r, clean) - solution.meanSquaredError(r, noisy),
    },
    {
      id: "05.between-targets",
      belief:
        "Your target lies between the clean digit and the noisy one. Then half of the noise is to be drawn. It is shown the noisy digit and judged by the clean one.",
      model: (r, clean, noisy) =>
        solution.meanSquaredError(
          r,
          clean.map((v, i) => (v + noisy[i]) / 2),
        ),
    },
    {
      id: "05.both-targets-added",
      belief: "You added both comparisons. A wish to keep the noise is in there. Only the clean digit is the target.",
      model: (r, clean, noisy) => solution.meanSquaredError(r, clean) + solution.meanSquaredError(r, noisy),
    },
    {
      id: "05.easier-target",
      belief:
        "You took the smaller of the two errors. Then drawing the noise is rewarded as well; the clean digit is the only target.",
      model: (r, clean, noisy) => Math.min(solution.meanSquaredError(r, clean), solution.meanSquaredError(r, noisy)),
    },
    {
      id: "05.harder-target",
      belief:
        "You took the larger of the two errors. The noisy digit is no target at all: only how far the drawing is from the clean one counts.",
      model: (r, clean, noisy) => Math.max(solution.meanSquaredError(r, clean), solution.meanSquaredError(r, noisy)),
    },
    {
      id: "05.noise-added",
      belief:
        "You added the error that the noise made. It is the same whatever the network draws, so nothing can be learned from it. The loss is the drawing's own error.",
      model: (r, clean, noisy) => solution.meanSquaredError(r, clean) + solution.meanSquaredError(noisy, clean),
    },
    {
      id: "05.improvement",
      belief:
        "You measured how much better the drawing is than the noisy digit. That is a number for a report, and grows with success; a loss is the error itself, and is 0 at best.",
      model: (r, clean, noisy) => solution.meanSquaredError(noisy, clean) - solution.meanSquaredError(r, clean),
    },
    {
      id: "05.share-removed",
      belief:
        "You measured which share of the noise is gone. That is a number for a report, and grows with success; a loss is the error itself, and is 0 at best.",
      model: (r, clean, noisy) => 1 - solution.meanSquaredError(r, clean) / solution.meanSquaredError(noisy, clean),
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
      model: (r, clean, noisy) => total(r.map((v, i) => (noisy[i] === clean[i] ? 0 : (v - clean[i]) ** 2))) / r.length,
    },
    {
      id: "05.nearer-to-which",
      belief:
        "You divided by how far the drawing is from the noisy digit. Nobody asks it to be far from that: only the clean digit counts.",
      model: (r, clean, noisy) => solution.meanSquaredError(r, clean) / solution.meanSquaredError(r, noisy),
    },

    {
      id: "05.sum-not-mean",
      belief:
        "You compared the right two and left the sum undivided. A mean squared error is divided by how many numbers there are.",
      model: (r, clean) => solution.meanSquaredError(r, clean) * r.length,
    },
    {
      id: "05.all-three-pairs",
      belief:
        "You added up all three comparisons. Only one says how well the network did: its drawing beside the clean digit.",
      model: (r, clean, noisy) =>
        solution.meanSquaredError(r, clean) +
        solution.meanSquaredError(r, noisy) +
        solution.meanSquaredError(clean, noisy),
    },
  ],
});

/** The mean of the squared errors, where some pixels count more than others. */
function weightedError(output: number[], target: number[], weights: number[]): number {
  return total(output.map((v, i) => weights[i] * (v - target[i]) ** 2)) / (total(weights) || 1);
}
