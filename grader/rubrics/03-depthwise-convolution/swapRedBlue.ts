import { conv2d, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/03-depthwise-convolution";
import { exercise } from "../../rubric";
import { built4, type Kernel } from "../models";
import { otherPictures } from "./colour-filters";

/** What somebody has in mind who swaps red and blue and blurs green. */
const KERNELS = [
  {
    id: "03.blurs-all",
    belief:
      "You blur all three maps. Red and blue only change places: their filters have one weight that is not 0, in the middle.",
    model: () => painted((_i, _j, c, f) => (c === 2 - f ? 1 / 9 : 0)),
  },
  {
    id: "03.not-swapped",
    belief:
      "Green is right, and red and blue stay where they were. Filter 0 makes the red map: let it read channel 2, and filter 2 channel 0.",
    model: () => painted((i, j, c, f) => (c === f ? (f === 1 ? 1 / 9 : centre(i, j)) : 0)),
  },
  {
    id: "03.sum-not-mean",
    belief:
      "Your green filter adds the nine greens and doesn't divide, so green becomes nine times as bright. A mean is a sum of ninths: 1 / 9 at every tap.",
    model: () => painted((i, j, c, f) => (c === 2 - f ? (f === 1 ? 1 : centre(i, j)) : 0)),
  },
  {
    id: "03.shifted",
    belief:
      "Red and blue come out swapped, but moved by a pixel: their weight stands at the first tap. With padding 1 the pixel itself lies under the tap in the middle, [1, 1].",
    model: () => painted((i, j, c, f) => (c === 2 - f ? (f === 1 ? 1 / 9 : Number(i + j === 0)) : 0)),
  },
  {
    id: "03.every-filter-sees-all",
    belief:
      "Your green filter reads all three channels. Only green may go into green: the weights for red and blue are 0 there.",
    model: () => painted((i, j, c, f) => (f === 1 ? 1 / 9 : c === 2 - f ? centre(i, j) : 0)),
  },
  {
    id: "03.mean-of-all",
    belief:
      "Your green filter takes the mean of all 27 numbers of the window. Only green may go into green: nine weights of 1 / 9, the others 0.",
    model: () => painted((i, j, c, f) => (f === 1 ? 1 / 27 : c === 2 - f ? centre(i, j) : 0)),
  },
  {
    id: "03.green-not-blurred",
    belief: "You swap red and blue, and green passes as it is. Blurring it takes all nine taps.",
    model: () => painted((i, j, c, f) => (c === 2 - f ? centre(i, j) : 0)),
  },
  {
    id: "03.weights-out-in",
    belief:
      "Your kernel stands as [filters, channels, kernelHeight, kernelWidth], as PyTorch has it. Here the taps come first and the filters last.",
    model: () => {
      const right = solution.swapRedBlue();
      return painted((f, c, i, j) => right.at(i, j, c, f));
    },
  },
  {
    id: "03.half-a-swap",
    belief:
      "Red gets the blue, and blue keeps its own. A swap has two halves: filter 2, which makes the blue map, must read red.",
    model: () => painted((i, j, c, f) => (f === 1 ? Number(c === 1) / 9 : c === 2 ? centre(i, j) : 0)),
  },
  {
    id: "03.half-a-swap-blue",
    belief:
      "Blue gets the red, and red keeps its own. A swap has two halves: filter 0, which makes the red map, must read blue.",
    model: () => painted((i, j, c, f) => (f === 1 ? Number(c === 1) / 9 : c === 0 ? centre(i, j) : 0)),
  },
  {
    id: "03.red-goes-nowhere",
    belief:
      "Blue goes to red, and red goes nowhere: nothing is written into the blue map. A swap has two lines, with the channels exchanged.",
    model: () => painted((i, j, c, f) => (f === 1 ? Number(c === 1) / 9 : c === 2 && f === 0 ? centre(i, j) : 0)),
  },
  {
    id: "03.blue-goes-nowhere",
    belief:
      "Red goes to blue, and blue goes nowhere: nothing is written into the red map. A swap has two lines, with the channels exchanged.",
    model: () => painted((i, j, c, f) => (f === 1 ? Number(c === 1) / 9 : c === 0 && f === 2 ? centre(i, j) : 0)),
  },
  {
    id: "03.nine-ones",
    belief:
      "You gave red and blue a 1 at every tap. That adds up the nine pixels around: to hand a channel on as it is takes one 1, in the middle, and zeros around it.",
    model: () => painted((_i, _j, c, f) => (c === 2 - f ? (f === 1 ? 1 / 9 : 1) : 0)),
  },
  {
    id: "03.middle-left-out",
    belief:
      "You took the mean of the eight neighbours. The mean is over the whole 3 × 3 window, its middle included: nine weights of 1 / 9.",
    model: () => painted((i, j, c, f) => (c === 2 - f ? (f === 1 ? (1 - centre(i, j)) / 8 : centre(i, j)) : 0)),
  },
  {
    id: "03.diagonal-only",
    belief: "Only three of green's nine taps have a weight, those at [i, i]. All nine need one: two loops, i and j.",
    model: () => painted((i, j, c, f) => (c === 2 - f ? (f === 1 ? Number(i === j) / 9 : centre(i, j)) : 0)),
  },

  {
    id: "03.blurs-the-others",
    belief:
      "You blurred red and blue and left green sharp. It is green that is blurred, and the two others only change places.",
    model: () => painted((i, j, c, f) => (c === 2 - f ? (f === 1 ? centre(i, j) : 1 / 9) : 0)),
  },
  {
    id: "03.along-one-line",
    belief: "You blurred along one line: three of the nine weights are not 0. The mean goes over all 3 × 3 greens.",
    model: () => painted((i, j, c, f) => (c === 2 - f ? (f === 1 ? Number(i === 1) / 3 : centre(i, j)) : 0)),
  },
  {
    id: "03.sum-of-three",
    belief: "You divided by 3. The window has 3 × 3 pixels: each of the nine weights is a ninth.",
    model: () => painted((i, j, c, f) => (c === 2 - f ? (f === 1 ? 1 / 3 : centre(i, j)) : 0)),
  },

  {
    id: "03.change-on-top",
    belief:
      "You wrote down what has to change, the new less the old, as if a layer added to what is there. A map holds the filter's sum and nothing else: the whole new picture has to come out of it.",
    model: () => {
      const right = solution.swapRedBlue();
      return painted((i, j, c, f) => right.at(i, j, c, f) - (c === f ? centre(i, j) : 0));
    },
  },
  {
    id: "03.last-row-and-column-left-out",
    belief:
      "Your loops over the taps end one early: four of the nine greens are counted. The window has the taps 0, 1 and 2 in both directions.",
    model: () => painted((i, j, c, f) => (c === 2 - f ? (f === 1 ? Number(i < 2 && j < 2) / 9 : centre(i, j)) : 0)),
  },
];

export const swapRedBlue = exercise({
  id: "03.swapRedBlue",
  title: "Swap red and blue, blur green",
  points: 2,
  solution: solution.swapRedBlue,
  common: { name: "The picture that comes out", of: (kernel) => conv2d(picture, kernel, { padding: 1 }) },
  cases: () => [[]],
  byHand: () => [
    {
      args: [],
      gives: tensor([0.2, 0.05, 0.9], [1, 1, 3]),
      seen: (kernel) => conv2d(tensor([0.9, 0.45, 0.2], [1, 1, 3]), kernel, { padding: 1 }),
    },
  ],
  hints: [
    "Which filter makes the blue map? Which channel does it read, and which of its taps?",
    "Two filters have a single weight that is not 0; the third reads its own channel with all nine taps. What is the mean of nine numbers, written as weights?",
    "In zeros([3, 3, 3, 3]), set 1 at [1, 1, 0, 2] and at [1, 1, 2, 0], and 1 / 9 at [i, j, 1, 1] for all nine taps.",
  ],
  misconceptions: [
    ...KERNELS,
    // And every filter's usual faults with those of the others.
    ...otherPictures(KERNELS.map(({ model }) => model)),
  ],
});

function painted(weight: (i: number, j: number, c: number, f: number) => number): Kernel {
  return built4([3, 3, 3, 3], weight);
}

function centre(i: number, j: number): number {
  return Number(i === 1 && j === 1);
}

/** 42 positions for the 27 weights of a filter, so that one kernel alone is right; multiples of 9, so that means are whole. */
const picture = tensor(
  Array.from({ length: 6 * 7 * 3 }, (_, i) => 9 * (((i * i * 7 + i * 5) % 19) - 6)),
  [6, 7, 3],
);
