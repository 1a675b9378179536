import { type Tensor, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/02-pointwise-convolution";
import { exercise } from "../../rubric";
import { built4, type Kernel, total } from "../models";
import { misread, rewritten } from "./models";

type Pointwise = Tensor<[1, 1, number, number]>;

export const foldPointwise = exercise({
  id: "02.foldPointwise",
  title: "Two layers in one",
  points: 2,
  solution: solution.foldPointwise,
  terms: {
    first: "Its weights say how much of each channel reaches each number in the middle, and from there every filter.",
    second:
      "Its weights say how often each filter takes each number in the middle: along a way, the two weights multiply.",
    channels:
      "The folded kernel has one weight for each pair of channel and filter: the sum of all ways through the middle.",
  },
  cases: (random) => [
    [tensor([3, 4], [1, 1, 1, 2]), tensor([10, 100], [1, 1, 2, 1])],
    [tensor([1, 2, 3, 4], [1, 1, 2, 2]), tensor([1, 0, 5, 7], [1, 1, 2, 2])],
    [random.tensor([1, 1, 3, 2]), random.tensor([1, 1, 2, 4])],
    [random.tensor([1, 1, 2, 5]), random.tensor([1, 1, 5, 3])],
    [random.tensor([1, 1, 3, 3]), random.tensor([1, 1, 3, 2])],
  ],
  byHand: () => [
    { args: [tensor([3, 4], [1, 1, 1, 2]), tensor([10, 100], [1, 1, 2, 1])], gives: tensor([430], [1, 1, 1, 1]) },
  ],
  hints: [
    "Channel a speaks to filter c through every number in the middle. How many ways are there, and what does each one multiply?",
    "Where have you seen a sum over the middle index of two tables of numbers? A 1×1 kernel is a matrix.",
    "Three loops: a, c and b. folded at [0, 0, a, c] collects first.at(0, 0, a, b) * second.at(0, 0, b, c) over all b.",
  ],
  blindSpots: [
    {
      id: "02.middle-wider",
      where: "there are more numbers in the middle than channels",
      so: "Every one of them is a way from a channel to a filter, and all ways are added up.",
      holds: (first) => first.shape[2] < first.shape[3],
    },
    {
      id: "02.filters-unlike-channels",
      where: "there are not as many filters as channels",
      so: "The folded kernel has a row for each channel of the first layer and a column for each filter of the second.",
      holds: (first, second) => first.shape[2] !== second.shape[3],
    },
  ],
  misconceptions: [
    {
      id: "02.pixel-of-ones",
      belief:
        "Every channel of yours has the same weights: the sum of what all channels do, as a pixel of ones shows it. What one channel does shows where it alone is 1, and the others 0.",
      model: (first, second) => {
        const right = solution.foldPointwise(first, second);
        const [, , channels] = right.shape;
        return folded(first, second, (_a, c) =>
          total(Array.from({ length: channels }, (_, a) => right.at(0, 0, a, c))),
        );
      },
    },
    {
      id: "02.first-way-through",
      belief:
        "You followed the first number in the middle only. Every one of them carries a part: 3·10 + 4·100 = 430, not 30.",
      model: (first, second) => folded(first, second, (a, c) => first.at(0, 0, a, 0) * second.at(0, 0, 0, c)),
    },
    {
      id: "02.weights-out-in",
      belief:
        "You read both kernels as [out, in]. They are [in, out]: the sum runs over the last index of `first` and the third of `second`.",
      model: (first, second) => {
        const [, , channels, middle] = first.shape;
        return folded(first, second, (a, c) => {
          let sum = 0;
          for (let b = 0; b < middle; b++) sum += misread(first, channels)(a, b) * misread(second, middle)(b, c);
          return sum;
        });
      },
    },
    {
      id: "02.transposed-result",
      belief: "Your numbers are right but stand as [filters, channels]. A kernel is [1, 1, channels, filters].",
      model: (first, second) => {
        const right = solution.foldPointwise(first, second);
        const [, , channels, filters] = right.shape;
        return built4([1, 1, filters, channels], (_i, _j, c, a) => right.at(0, 0, a, c));
      },
    },
    {
      id: "02.weights-added",
      belief:
        "You added the weights of the two layers. Behind one another they multiply: what is tripled and then made ten times as large is 30 times as large, not 13.",
      model: (first, second) =>
        folded(first, second, (a, c) => {
          let sum = 0;
          for (let b = 0; b < first.shape[3]; b++) sum += first.at(0, 0, a, b) + second.at(0, 0, b, c);
          return sum;
        }),
    },
    {
      id: "02.one-way-through",
      belief:
        "You went one way through the middle for each channel. Every channel reaches every filter by all the numbers in the middle: one product for each way, added up.",
      model: (first, second) =>
        folded(first, second, (a, c) => {
          const b = a % first.shape[3];
          return first.at(0, 0, a, b) * second.at(0, 0, b, c);
        }),
    },
    {
      id: "02.flat-out-in",
      belief:
        "You read the numbers of both kernels as if filters came first, as [out, in]. Here a kernel is [1, 1, in, out]: the weight from channel c to the number m in the middle is number c · middle + m of `data`.",
      model: (first, second) => {
        const [channels, middle, filters] = [first.shape[2], first.shape[3], second.shape[3]];
        const sum = (c: number, f: number) =>
          total(Array.from({ length: middle }, (_, m) => second.data[f * middle + m] * first.data[m * channels + c]));
        const data = Array.from({ length: channels * filters }, (_, n) => sum(n % channels, Math.floor(n / channels)));
        return tensor(data, [1, 1, channels, filters]);
      },
    },
    {
      id: "02.one-way-to-each-filter",
      belief:
        "You let each filter read one of the numbers in the middle. A 1×1 filter is as deep as its input: it reads all of them, so every way from a channel to a filter is a product, and they add up.",
      model: (first, second) =>
        folded(first, second, (a, c) => {
          const b = c % first.shape[3];
          return first.at(0, 0, a, b) * second.at(0, 0, b, c);
        }),
    },
    {
      id: "02.product-of-sums",
      belief:
        "You summed a channel's weights, summed a filter's weights, and multiplied the sums. A weight of the first layer meets only those that stand on the same number in the middle: multiply first, then add.",
      model: (first, second) => {
        const along = Array.from({ length: first.shape[3] }, (_, b) => b);
        return folded(
          first,
          second,
          (a, c) => total(along.map((b) => first.at(0, 0, a, b))) * total(along.map((b) => second.at(0, 0, b, c))),
        );
      },
    },
    {
      id: "02.relu-between",
      belief:
        "You cut off products below 0 before you added them. There is no activation between the two layers, or they could not be folded at all.",
      model: (first, second) =>
        folded(first, second, (a, c) =>
          total(
            Array.from({ length: first.shape[3] }, (_, b) => Math.max(0, first.at(0, 0, a, b) * second.at(0, 0, b, c))),
          ),
        ),
    },

    {
      id: "02.mean-of-ways",
      belief: "You took the mean of the ways through the middle. They add up: 3 · 10 and 4 · 100 make 430.",
      model: (first, second) => {
        const right = solution.foldPointwise(first, second);
        return folded(first, second, (a, c) => right.at(0, 0, a, c) / first.shape[3]);
      },
    },
    {
      id: "02.strongest-way",
      belief: "You kept the strongest way through the middle. All ways add up: 3 · 10 and 4 · 100 make 430.",
      model: (first, second) =>
        folded(first, second, (a, c) =>
          Math.max(...Array.from({ length: first.shape[3] }, (_, b) => first.at(0, 0, a, b) * second.at(0, 0, b, c))),
        ),
    },
    {
      id: "02.first-out-in",
      belief: "You read the first kernel filter by filter. It is [1, 1, channels, middle]: a row belongs to a channel.",
      model: (first, second) => {
        const [, , channels, middle] = first.shape;
        return folded(first, second, (a, c) =>
          total(Array.from({ length: middle }, (_, b) => misread(first, channels)(a, b) * second.at(0, 0, b, c))),
        );
      },
    },
    {
      id: "02.second-out-in",
      belief:
        "You read the second kernel filter by filter. It is [1, 1, middle, filters]: a row belongs to a number of the middle.",
      model: (first, second) => {
        const middle = first.shape[3];
        return folded(first, second, (a, c) =>
          total(Array.from({ length: middle }, (_, b) => first.at(0, 0, a, b) * misread(second, middle)(b, c))),
        );
      },
    },

    {
      id: "02.other-way-round",
      belief:
        "You multiplied in the order of functions, what acts first on the right. Kernels are [in, out]: what acts first stands left, and what is summed over is the middle.",
      model: (first, second) => {
        const [rows, columns] = [second.shape[2], first.shape[3]];
        const inner = Math.min(second.shape[3], first.shape[2]);
        return built4([1, 1, rows, columns], (_i, _j, r, k) =>
          total(Array.from({ length: inner }, (_, n) => second.at(0, 0, r, n) * first.at(0, 0, n, k))),
        );
      },
    },
    {
      id: "02.negative-weights-lost",
      belief:
        "You let what is below 0 in the first layer count as 0, as if a ReLU stood between the two. None does: with one there would be no single layer that does the same.",
      model: (first, second) =>
        solution.foldPointwise(
          rewritten(first, (c, f) => Math.max(0, first.at(0, 0, c, f))),
          second,
        ),
    },

    {
      id: "02.place-by-place",
      belief:
        "You multiplied the weights place by place. The two layers stand behind one another: a channel goes through every number in the middle, and these ways are added up.",
      model: (first, second) =>
        folded(first, second, (a, c) => first.at(0, 0, a, c % first.shape[3]) * second.at(0, 0, a % first.shape[3], c)),
    },
    {
      id: "02.ways-kept-apart",
      belief:
        "You kept each way through the middle apart, a row for each. What comes out of a channel by all the ways is added up: 3·10 and 4·100 are one weight, 430.",
      model: (first, second) => {
        const [, , channels, middle] = first.shape;
        return built4([1, 1, channels * middle, second.shape[3]], (_i, _j, row, c) => {
          return first.at(0, 0, Math.floor(row / middle), row % middle) * second.at(0, 0, row % middle, c);
        });
      },
    },
    {
      id: "02.channels-in-one",
      belief:
        "You added all channels together, so that one row is left. Each channel has weights of its own in the folded kernel: [1, 1, channels, filters].",
      model: (first, second) => {
        const right = solution.foldPointwise(first, second);
        return built4([1, 1, 1, right.shape[3]], (_i, _j, _a, c) =>
          total(Array.from({ length: right.shape[2] }, (_, a) => right.at(0, 0, a, c))),
        );
      },
    },
    {
      id: "02.ways-multiplied",
      belief:
        "You multiplied the ways through the middle with one another. Along a way one multiplies; the ways are added up: 3·10 + 4·100 = 430.",
      model: (first, second) =>
        folded(first, second, (a, c) =>
          Array.from({ length: first.shape[3] }, (_, b) => first.at(0, 0, a, b) * second.at(0, 0, b, c)).reduce(
            (product, way) => product * way,
            1,
          ),
        ),
    },
    {
      id: "02.last-way",
      belief:
        "Only the last way through the middle is left in your weights. All ways add up: 3·10 and 4·100 make 430, not 400.",
      model: (first, second) => {
        const last = first.shape[3] - 1;
        return folded(first, second, (a, c) => first.at(0, 0, a, last) * second.at(0, 0, last, c));
      },
    },
    {
      id: "02.ways-up-to-the-channels",
      belief:
        "You added as many ways as there are channels. There is a way through each number in the middle: `middle` of them.",
      model: (first, second) =>
        folded(first, second, (a, c) =>
          total(
            Array.from(
              { length: Math.min(first.shape[2], first.shape[3]) },
              (_, b) => first.at(0, 0, a, b) * second.at(0, 0, b, c),
            ),
          ),
        ),
    },
    {
      id: "02.layers-side-by-side",
      belief:
        "You put the filters of both layers side by side. They stand behind one another: the second reads what the first makes, and only its filters come out.",
      model: (first, second) => {
        const [channels, middle] = [first.shape[2], first.shape[3]];
        return built4([1, 1, channels, middle + second.shape[3]], (_i, _j, a, q) =>
          q < middle ? first.at(0, 0, a, q) : second.at(0, 0, Math.min(a, middle - 1), q - middle),
        );
      },
    },
    {
      id: "02.first-summed-second-first",
      belief:
        "You added up the first layer's weights and multiplied by the second's first weight. Each number in the middle has a weight of its own in the second layer: 3·10 + 4·100 = 430, not 7·10.",
      model: (first, second) =>
        folded(
          first,
          second,
          (a, c) =>
            total(Array.from({ length: first.shape[3] }, (_, b) => first.at(0, 0, a, b))) * second.at(0, 0, 0, c),
        ),
    },
    {
      id: "02.relu-at-the-end",
      belief:
        "You cut the folded weights off at 0. A weight may be negative, and no activation is asked for: what is below 0 stays.",
      model: (first, second) => {
        const right = solution.foldPointwise(first, second);
        return folded(first, second, (a, c) => Math.max(0, right.at(0, 0, a, c)));
      },
    },
  ],
});

function folded(first: Pointwise, second: Pointwise, weight: (a: number, c: number) => number): Kernel {
  return built4([1, 1, first.shape[2], second.shape[3]], (_i, _j, a, c) => weight(a, c));
}
