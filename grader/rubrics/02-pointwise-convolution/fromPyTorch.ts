import { tensor } from "../../../lib/index";
import * as solution from "../../../solutions/02-pointwise-convolution";
import { exercise } from "../../rubric";
import { built4, type Kernel, turned4 } from "../models";

export const fromPyTorch = exercise({
  id: "02.fromPyTorch",
  title: "Weights that travel",
  points: 1,
  solution: solution.fromPyTorch,
  terms: {
    weights:
      "Every weight stays that of its filter, its channel and its tap; only the order in which these are named changes.",
    channels: "PyTorch names the filter first, then the channel; here the channel comes third and the filter last.",
    kernelHeight: "In both layouts a tap's row is named before its column, and a kernel needn't be square.",
  },
  cases: (random) => [
    [tensor([1, 2, 3, 4], [2, 2, 1, 1])],
    [random.tensor([2, 3, 1, 2], 1, 9)],
    [random.tensor([3, 2, 2, 3], -9, 9)],
    [random.tensor([4, 1, 3, 2], -9, 9)],
    [random.tensor([3, 3, 3, 3], -9, 9)],
    [random.tensor([3, 3, 1, 2], -9, 9)],
  ],
  byHand: () => [{ args: [tensor([1, 2, 3, 4], [2, 2, 1, 1])], gives: tensor([1, 3, 2, 4], [1, 1, 2, 2]) }],
  hints: [
    "The number that PyTorch has at [f, c, i, j]: what does it say, and at which place does our layout say the same?",
    "The same numbers under another shape are not enough: which index moves fastest along `data`, there and here?",
    "zeros([height, width, channels, filters]), four loops, and kernel.set(weights.at(f, c, i, j), i, j, c, f).",
  ],
  blindSpots: [
    {
      id: "02.kernel-not-square",
      where: "a kernel is not as high as wide",
      so: "Height and width are two sizes, each with a place of its own: kernelHeight comes first, then kernelWidth.",
      holds: (w) => w.shape[2] !== w.shape[3],
    },
    {
      id: "02.filters-unlike-channels",
      where: "there are not as many filters as channels",
      so: "The two are sizes of their own: channels come third here, and filters last.",
      holds: (w) => w.shape[0] !== w.shape[1],
    },
  ],
  misconceptions: [
    {
      id: "02.reshaped-only",
      belief:
        "You gave the numbers another shape and left them in their order. They have to move: there the columns of a kernel lie side by side, here the filters do.",
      model: (w) => w.reshape([w.shape[2], w.shape[3], w.shape[1], w.shape[0]]),
    },
    {
      id: "02.weights-out-in",
      belief:
        "You moved the taps to the front and left filters before channels. Here filters come last: [kernelHeight, kernelWidth, channels, filters].",
      model: (w) => moved(w, [2, 3, 0, 1]),
    },
    {
      id: "02.swapped-axes",
      belief: "You swapped the kernel's height and width. Here, too, the row comes before the column.",
      model: (w) => moved(w, [3, 2, 1, 0]),
    },
    {
      id: "02.flipped-kernel",
      belief:
        "You turned the kernels by half a turn. PyTorch doesn't flip, and neither does lib: top left stays top left.",
      model: (w) => turned4(solution.fromPyTorch(w)),
    },

    {
      id: "02.taps-side-by-side",
      belief:
        "You put channels and filters in their order and left the taps of each side by side. Here the tap comes first: all channels and filters of one tap lie together.",
      model: (w) => {
        const [filters, channels, h, wide] = w.shape;
        return tensor(moved(w, [1, 0, 2, 3]).data, [h, wide, channels, filters]);
      },
    },
    {
      id: "02.reshaped-where-equal",
      belief:
        "You left the numbers in their order where there are as many filters as channels. The sizes are the same then; the numbers still have to change places: weight [f, c] goes to [c, f].",
      model: (w) =>
        w.shape[0] === w.shape[1]
          ? w.reshape([w.shape[2], w.shape[3], w.shape[1], w.shape[0]])
          : solution.fromPyTorch(w),
    },

    {
      id: "02.filters-before-channels-within",
      belief:
        "The shape is right, and the numbers lie as if filters came before channels: you wrote them down tap by tap, filter by filter. Here the filters of one channel lie side by side.",
      model: (w) => tensor(moved(w, [2, 3, 0, 1]).data, [w.shape[2], w.shape[3], w.shape[1], w.shape[0]]),
    },
    {
      id: "02.columns-first-within",
      belief:
        "The shape is right, and the numbers lie column by column of each kernel. A kernel goes along its rows: tap [0, 1] comes before [1, 0].",
      model: (w) => tensor(moved(w, [3, 2, 1, 0]).data, [w.shape[2], w.shape[3], w.shape[1], w.shape[0]]),
    },
    {
      id: "02.filters-at-the-end-only",
      belief:
        "You moved the filters to the end and left channels in front. The taps come first here: [kernelHeight, kernelWidth, channels, filters].",
      model: (w) => moved(w, [1, 2, 3, 0]),
    },
    {
      id: "02.channels-at-the-end",
      belief:
        "You moved the channels to the end and left filters in front. Here the taps come first and the filters last: [kernelHeight, kernelWidth, channels, filters].",
      model: (w) => moved(w, [0, 2, 3, 1]),
    },
    {
      id: "02.filters-and-channels-only",
      belief:
        "You let filters and channels change places and left the taps behind them. Here the taps come first: [kernelHeight, kernelWidth, channels, filters].",
      model: (w) => moved(w, [1, 0, 2, 3]),
    },
    {
      id: "02.reshaped-filters-before-channels",
      belief:
        "You gave the numbers another shape, filters before channels, and left them in their order. They have to move, and filters come last here.",
      model: (w) => w.reshape([w.shape[2], w.shape[3], w.shape[0], w.shape[1]]),
    },
  ],
});

/** The numbers of a kernel from another place: index d of the result is index order[d] of `k`. */
function moved(k: Kernel, order: readonly [number, number, number, number]): Kernel {
  const [a, b, c, d] = order.map((from) => k.shape[from]);
  return built4([a, b, c, d], (...at) => {
    const from = [0, 0, 0, 0];
    order.forEach((source, target) => {
      from[source] = at[target];
    });
    return k.at(from[0], from[1], from[2], from[3]);
  });
}
