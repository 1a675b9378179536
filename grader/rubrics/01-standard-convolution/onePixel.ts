import { tensor } from "../../../lib/index";
import * as solution from "../../../solutions/01-standard-convolution";
import { exercise } from "../../rubric";
import { built, channelSums, type Image, onePixelSum, total } from "../models";

const positive = (image: Image) => built(image.shape, (y, x, c) => Math.max(0, image.at(y, x, c)));

export const onePixel = exercise({
  id: "01.onePixel",
  title: "Channels, bias, ReLU",
  points: 1,
  solution: solution.onePixel,
  terms: {
    window:
      "Each of its numbers counts once, times the weight that stands at the same row, column and channel of the filter.",
    filter:
      "Each weight belongs to one tap of one channel, and multiplies the number at that same place of the window.",
    bias: "A filter has one bias: it joins the sum of all taps and channels once, and ReLU comes after it.",
    kernelHeight: "A window has kernelHeight rows and kernelWidth columns; it needn't be square.",
  },
  forbidden: ["conv2d", "relu"],
  cases: (random) => [
    [tensor([5, -3], [1, 1, 2]), tensor([1, 1], [1, 1, 2]), 0],
    [tensor([-1], [1, 1, 1]), tensor([1], [1, 1, 1]), 2],
    [tensor([1, 10, 100], [1, 1, 3]), tensor([1, 2, 3], [1, 1, 3]), 0],
    [random.tensor([3, 3, 3], 1, 5), random.tensor([3, 3, 3], 0, 3), 1],
    [tensor([1, 2, 3, 4], [2, 1, 2]), tensor([2, -1, -1, -1], [2, 1, 2]), 4],
    [tensor([2, -7], [1, 2, 1]), tensor([1, 1], [1, 2, 1]), 1],
    [tensor([1, -2], [1, 1, 2]), tensor([1, 1], [1, 1, 2]), -3],
    // Below 0 on the way, and above it at the end.
    [tensor([-5, 9], [2, 1, 1]), tensor([1, 1], [2, 1, 1]), 2],
    // Above 0 without the bias, and below it with it.
    [tensor([1, 2], [2, 1, 1]), tensor([1, 1], [2, 1, 1]), -5],
  ],
  byHand: () => [
    { args: [tensor([5, -3], [1, 1, 2]), tensor([1, 1], [1, 1, 2]), 0], gives: 2 },
    { args: [tensor([5, -3], [1, 1, 2]), tensor([1, 1], [1, 1, 2]), -3], gives: 0 },
  ],
  hints: [
    "How many numbers does the filter hold when the window is 3 × 3 × 3? How many biases does it have?",
    "Three loops into one sum. What may the sum be after two channels, before the third has spoken?",
    "Start with sum = bias, add every window.at(i, j, c) * filter.at(i, j, c), and only at the end return Math.max(0, sum).",
  ],
  blindSpots: [
    {
      id: "01.with-bias",
      where: "the bias is not 0",
      so: "It is added to the finished sum, once, and ReLU comes after it.",
      holds: (_window, _filter, bias) => bias !== 0,
    },
    {
      id: "01.several-channels",
      where: "there is more than one channel",
      so: "All channels are added up, each with weights of its own; then come one bias and one ReLU.",
      holds: ({ shape }) => shape[2] > 1,
    },
    {
      id: "01.several-pixels",
      where: "the window has more than one pixel",
      so: "Every pixel of the window counts, each with the weights that lie on it.",
      holds: ({ shape }) => shape[0] * shape[1] > 1,
    },
    {
      id: "01.sum-below-zero",
      where: "the products add up to less than 0",
      so: "Such a sum may still come out above 0, with the bias. What is below 0 then becomes 0.",
      holds: (window, filter) => onePixelSum(window, filter) < 0,
    },
  ],
  misconceptions: [
    {
      id: "01.bias-per-tap",
      belief:
        "You added the bias at every tap. It belongs to the filter, once: on a window of zeros with bias 1 the answer is 1, not 27.",
      model: (w, k, b) => Math.max(0, onePixelSum(w, k) + b * w.data.length),
    },
    {
      id: "01.bias-per-channel",
      belief:
        "You added the bias for each channel. The channels are summed first and the bias is added to the sum, once: on zeros with bias 1 the answer is 1, not 3.",
      model: (w, k, b) => Math.max(0, onePixelSum(w, k) + b * w.shape[2]),
    },
    {
      id: "01.relu-before-sum",
      belief:
        "You applied ReLU to each channel before adding them up. Then no channel can speak against another: 5 + (−3) must be 2, not 5.",
      model: (w, k, b) => Math.max(0, total(channelSums(w, k).map((v) => Math.max(0, v))) + b),
    },
    {
      id: "01.relu-before-bias",
      belief:
        "You applied ReLU before the bias. The bias shifts the threshold, so it must come first: −1 + 2 is 1, not 2.",
      model: (w, k, b) => Math.max(0, onePixelSum(w, k)) + b,
    },
    {
      id: "01.one-silences-all",
      belief:
        "You answered 0 as soon as one channel was below 0. The channels are added first; only a sum below 0 becomes 0.",
      model: (w, k, b) => (channelSums(w, k).some((v) => v < 0) ? 0 : Math.max(0, onePixelSum(w, k) + b)),
    },
    {
      id: "01.minus-dropped",
      belief:
        "You dropped each channel's minus sign. A channel below 0 speaks against the others: 5 + (−3) is 2, not 8.",
      model: (w, k, b) => Math.max(0, total(channelSums(w, k).map(Math.abs)) + b),
    },
    {
      id: "01.absolute",
      belief: "You took the sum without its sign. ReLU turns a sum below 0 into 0.",
      model: (w, k, b) => Math.abs(onePixelSum(w, k) + b),
    },
    {
      id: "01.no-relu",
      belief: "You left out ReLU: a negative sum should become 0.",
      model: (w, k, b) => onePixelSum(w, k) + b,
    },
    {
      id: "01.shared-slice",
      belief:
        "You used the filter's first channel for every channel. Each channel has weights of its own: [1, 10, 100] with [1, 2, 3] is 321, not 111.",
      model: (w, k, b) =>
        Math.max(
          0,
          b +
            onePixelSum(
              w,
              built(k.shape, (i, j) => k.at(i, j, 0)),
            ),
        ),
    },
    {
      id: "01.map-per-channel",
      belief:
        "You answered a number for each channel. A filter adds its channels together: one filter, one number, one map.",
      model: (w, k, b) => channelSums(w, k).map((v) => Math.max(0, v + b)),
    },
    {
      id: "01.strongest-channel",
      belief: "You kept the strongest channel. A filter adds its channels up, all of them: 5 and −3 give 2, not 5.",
      model: (window, filter, bias) => Math.max(0, Math.max(...channelSums(window, filter)) + bias),
    },
    {
      id: "01.relu-on-pixels",
      belief:
        "You turned negative pixels into 0 before they met their weights. ReLU comes last and looks at the finished sum, not at what goes in.",
      model: (window, filter, bias) => total(channelSums(positive(window), filter)) + bias,
    },
    {
      id: "01.relu-on-pixels-too",
      belief:
        "You turned negative pixels into 0 before they met their weights, and used ReLU at the end once more. It comes once, at the end: what goes in keeps its sign.",
      model: (window, filter, bias) => Math.max(0, total(channelSums(positive(window), filter)) + bias),
    },
    {
      id: "01.layer-per-channel",
      belief:
        "You finished every channel as if it were a layer of its own, with bias and ReLU, and added what was left. The channels are added first; then come the one bias and the one ReLU.",
      model: (window, filter, bias) => total(channelSums(window, filter).map((sum) => Math.max(0, sum + bias))),
    },

    {
      id: "01.bias-as-threshold",
      belief:
        "You took the bias for a threshold that the sum has to pass. It is added to the sum; what has to be passed is 0.",
      model: (window, filter, bias) => {
        const sum = onePixelSum(window, filter);
        return sum > bias ? sum : 0;
      },
    },
    {
      id: "01.bias-taken-off",
      belief:
        "You took the bias off the sum, as if it were a threshold to be passed. It is added: a bias of −3 makes the sum smaller by 3.",
      model: (window, filter, bias) => Math.max(0, onePixelSum(window, filter) - bias),
    },
    {
      id: "01.yes-or-no",
      belief: "You answer 1 where the sum is above 0, and 0 elsewhere. ReLU lets a sum above 0 through as it is.",
      model: (window, filter, bias) => Number(onePixelSum(window, filter) + bias > 0),
    },
    {
      id: "01.bias-as-floor",
      belief: "You let nothing fall below the bias. The bias is added to the sum, and nothing falls below 0.",
      model: (window, filter, bias) => Math.max(bias, onePixelSum(window, filter)),
    },
    {
      id: "01.relu-on-products",
      belief:
        "You cut off every product at 0. All products are added first, with their signs; ReLU looks at the finished sum.",
      model: (window, filter, bias) => total(window.data.map((v, n) => Math.max(0, v * filter.data[n]))) + bias,
    },
    {
      id: "01.relu-on-products-too",
      belief:
        "You cut off every product at 0, and the sum at the end once more. All products are added with their signs; ReLU comes once, at the end.",
      model: (window, filter, bias) =>
        Math.max(0, total(window.data.map((v, n) => Math.max(0, v * filter.data[n]))) + bias),
    },
    {
      id: "01.mean",
      belief:
        "You took the mean of the products, or of the channels. A filter adds them up; if it is to average, its weights say so.",
      model: (window, filter, bias) => Math.max(0, onePixelSum(window, filter) / window.data.length + bias),
    },
    {
      id: "01.mean-of-channels",
      belief:
        "You took the mean of the channels. A filter adds its channels up; if it is to average, its weights say so.",
      model: (window, filter, bias) => Math.max(0, onePixelSum(window, filter) / window.shape[2] + bias),
    },
    {
      id: "01.bias-if-active",
      belief:
        "You added the bias only where the sum is above 0 without it. It is added in any case, and ReLU looks at what comes out: −1 and a bias of 2 give 1.",
      model: (w, k, b) => (onePixelSum(w, k) > 0 ? onePixelSum(w, k) + b : 0),
    },
    {
      id: "01.bias-if-active-and-relu",
      belief:
        "You made the sum 0 where it is below 0, added the bias, and used ReLU once more. The bias comes first and ReLU once, at the end: −1 and a bias of 2 give 1.",
      model: (w, k, b) => Math.max(0, Math.max(0, onePixelSum(w, k)) + b),
    },
    {
      id: "01.bias-only-if-active-and-relu",
      belief:
        "You added the bias only where the sum is above 0 without it. It is added in any case, and ReLU looks at what comes out: −1 and a bias of 2 give 1.",
      model: (w, k, b) => (onePixelSum(w, k) > 0 ? Math.max(0, onePixelSum(w, k) + b) : 0),
    },
    {
      id: "01.flipped-kernel",
      belief:
        "You turned the filter by half a turn, as mathematics does. Deep learning does not flip: weight [0, 0] meets the window's top left pixel.",
      model: (w, k, b) => {
        const [rows, columns] = k.shape;
        return Math.max(
          0,
          b +
            onePixelSum(
              w,
              built(k.shape, (i, j, c) => k.at(rows - 1 - i, columns - 1 - j, c)),
            ),
        );
      },
    },
    {
      id: "01.middle-alone",
      belief:
        "You looked at the middle pixel of the window alone. All of its pixels are looked at, each with weights of its own.",
      model: (w, k, b) => {
        const middle = (image: Image) =>
          built([1, 1, image.shape[2]], (_i, _j, c) =>
            image.at(Math.floor(image.shape[0] / 2), Math.floor(image.shape[1] / 2), c),
          );
        return Math.max(0, b + onePixelSum(middle(w), middle(k)));
      },
    },
    {
      id: "01.relu-on-weights",
      belief:
        "You made weights below 0 to 0. They keep their signs: with them a filter says what should not be there. ReLU looks at the finished sum.",
      model: (w, k, b) => Math.max(0, onePixelSum(w, positive(k)) + b),
    },
    {
      id: "01.bias-multiplied",
      belief: "You multiplied by the bias. It is added: a bias of 0 changes nothing.",
      model: (w, k, b) => Math.max(0, onePixelSum(w, k) * b),
    },
    {
      id: "01.capped-below",
      belief: "You kept what is below 0 and made the rest 0. ReLU does the opposite: what is above 0 stays.",
      model: (w, k, b) => Math.min(0, onePixelSum(w, k) + b),
    },
  ],
});
