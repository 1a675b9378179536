import { tensor } from "../../lib/index";
import * as solution from "../../solutions/01-standard-convolution";
import { exercise, type Rubric } from "../rubric";
import {
  built,
  built4,
  channelSums,
  clamp,
  cut,
  grown,
  inside,
  onePixelSum,
  only,
  padded,
  slice,
  total,
  transposed,
  turned,
  turned4,
} from "./models";

const layer = solution.conv2d;

export const rubric: Rubric = {
  chapter: "01",
  file: "01-standard-convolution",
  title: "Standard convolution",
  exercises: [
    exercise({
      id: "01.outputSize",
      title: "Count the positions of a kernel",
      points: 1,
      solution: solution.outputSize,
      forbidden: ["outputSize"],
      cases: () => [
        [7, 3, 2, 0],
        [8, 3, 2, 0],
        [5, 3, 1, 0],
        [5, 3, 1, 1],
        [11, 4, 3, 2],
        [128, 3, 1, 0],
        [224, 7, 2, 3],
      ],
      hints: [
        "Mark the pixels where the kernel may start, for n = 7, kernel 3, stride 2. How many marks, and how many steps between them?",
        "The last start is at n + 2 · padding − kernel. Steps of `stride` get you there or just before it: what do you do with the rest?",
        "Math.floor((n + 2 * padding - kernel) / stride) counts the steps. There is one position more than there are steps.",
      ],
      misconceptions: [
        {
          id: "01.first-position",
          belief:
            "You counted the steps between positions. The kernel also stands at its first position, before any step: with n = 7, kernel 3, stride 2 it makes 2 steps and has 3 positions.",
          model: (n, k, s, p) => Math.floor((n + 2 * p - k) / s),
        },
        {
          id: "01.no-floor",
          belief:
            "You kept the fraction. When the last step does not fit, it is not taken: half a position makes no output, so the division is rounded down.",
          model: (n, k, s, p) => (n + 2 * p - k) / s + 1,
        },
        {
          id: "01.rounded-up",
          belief:
            "You rounded up: that lets the kernel hang over the end for one last position. Without more padding there is nothing under it there, so the division is rounded down.",
          model: (n, k, s, p) => Math.ceil((n + 2 * p - k) / s) + 1,
        },
        {
          id: "01.total-padding",
          belief:
            "You added the padding once. A padding of 1 puts one pixel at each end, so the line grows by 2 · padding.",
          model: (n, k, s, p) => Math.floor((n + p - k) / s) + 1,
        },
        {
          id: "01.stride-ignored",
          belief: "You let the kernel stop at every pixel. With a stride of 2 it stops at every other one.",
          model: (n, k, _s, p) => n + 2 * p - k + 1,
        },
        {
          id: "01.size-over-stride",
          belief:
            'You divided the input by the stride. That is what padding "same" arranges; here the kernel must fit into the pixels there are.',
          model: (n, _k, s) => Math.ceil(n / s),
        },
      ],
    }),
    exercise({
      id: "01.weightedSum",
      title: "One window, one number",
      points: 1,
      solution: solution.weightedSum,
      forbidden: ["conv2d"],
      cases: (random) => [
        [
          tensor([
            [0, 1],
            [3, 4],
          ]),
          tensor([
            [0, 1],
            [2, 3],
          ]),
        ],
        [tensor([[1, 2, 4]]), tensor([[1, 10, 100]])],
        [random.tensor([3, 3]), random.tensor([3, 3])],
        [random.tensor([2, 3]), random.tensor([2, 3])],
      ],
      hints: [
        "Lay the filter on the window. Which number of the filter lies on the window's top right corner?",
        "Two loops, i over the rows and j over the columns. `window.shape` knows how many.",
        "Start with a sum of 0 and add window.at(i, j) * filter.at(i, j) for every i and j.",
      ],
      misconceptions: [
        {
          id: "01.flipped-kernel",
          belief:
            "You turned the filter by half a turn before multiplying, as mathematics does. Deep learning does not flip: top left meets top left. (For [[0, 1], [3, 4]] and [[0, 1], [2, 3]]: 19, and flipped 5.)",
          model: (window, filter) => solution.weightedSum(window, turned(filter)),
        },
        {
          id: "01.mean",
          belief:
            "You took the average of the products. A filter adds them up; if it is to average, its weights say so.",
          model: (window, filter) => solution.weightedSum(window, filter) / window.data.length,
        },
        {
          id: "01.product-of-sums",
          belief:
            "You added up the window and the filter first and multiplied the two sums. Each pixel has its own weight: multiply pair by pair, then add.",
          model: (window, filter) => total(window.data) * total(filter.data),
        },
      ],
    }),
    exercise({
      id: "01.slide1d",
      title: "Slide along a line",
      points: 2,
      solution: solution.slide1d,
      forbidden: ["conv2d"],
      cases: (random) => [
        [[1, 2, 3, 4, 5, 6, 7], [1, 1, 1], 2],
        [[0, 1, 2, 3, 4], [1, 10], 1],
        [[3, 1, 4, 1, 5, 9, 2, 6], [2, 0, -1], 3],
        [Array.from({ length: 9 }, () => random.whole(-9, 9)), [1, 2, 4, 8], 2],
        [[1, 2, 3], [1, 0, 2], 1],
      ],
      hints: [
        "Where does the kernel stand first, and where may it stand last?",
        "One loop over the starts: 0, stride, 2 · stride, … while start + kernel.length still fits. Inside it, one loop over the kernel.",
        "for (let start = 0; start + kernel.length <= signal.length; start += stride), then push the sum of kernel[i] * signal[start + i].",
      ],
      misconceptions: [
        {
          id: "01.subsample-first",
          belief:
            "You threw away the numbers between the strides and then slid over the rest. A stride moves the kernel further; under each stop it still sees every neighbour. 1…7 with [1, 1, 1], stride 2: [6, 12, 18], not [9, 15].",
          model: (x, k, s) =>
            solution.slide1d(
              x.filter((_, i) => i % s === 0),
              k,
              1,
            ),
        },
        {
          id: "01.flipped-kernel",
          belief:
            "You read the kernel backwards, as mathematics does. Deep learning does not flip: kernel[0] meets the leftmost number under it.",
          model: (x, k, s) => solution.slide1d(x, [...k].reverse(), s),
        },
        {
          id: "01.stride-ignored",
          belief: "You stopped at every number. With stride 2 the kernel moves two numbers at a time.",
          model: (x, k) => solution.slide1d(x, k, 1),
        },
        {
          id: "01.last-position",
          belief:
            "You left out the last position. The kernel still fits when it ends exactly at the last number: start + kernel.length may equal signal.length.",
          model: (x, k, s) => solution.slide1d(x.slice(0, -1), k, s),
        },
        {
          id: "01.hangs-over",
          belief:
            "You let the kernel hang over the end, as if zeros followed. Here the kernel stops where it no longer fits; zeros beyond the border are padding, and nobody asked for it.",
          model: (x, k, s) => solution.slide1d([...x, ...k.slice(1).map(() => 0)], k, s),
        },
      ],
    }),
    exercise({
      id: "01.slide2d",
      title: "Slide over a map",
      points: 2,
      solution: solution.slide2d,
      forbidden: ["conv2d"],
      window: { input: 0, kernel: 1 },
      cases: (random) => [
        [
          tensor([
            [0, 1, 2],
            [3, 4, 5],
            [6, 7, 8],
          ]),
          tensor([
            [0, 1],
            [2, 3],
          ]),
        ],
        [random.tensor([4, 6]), random.tensor([3, 2])],
        [random.tensor([3, 5]), random.tensor([1, 3])],
        [random.tensor([5, 4]), random.tensor([2, 3])],
      ],
      hints: [
        "How many rows does the output have when the map has 5 and the filter 2? How many columns, when it has 3 and the filter 3?",
        "Four loops: y and x over the output, i and j over the filter. Which pixel of the map lies under tap [i, j] when the filter stands at [y, x]?",
        "Make zeros([height - kernelHeight + 1, width - kernelWidth + 1]); output.set(sum, y, x) with sum of map.at(y + i, x + j) * filter.at(i, j).",
      ],
      misconceptions: [
        {
          id: "01.flipped-kernel",
          belief:
            "You turned the filter by half a turn, as mathematics does. Deep learning does not flip: 0…8 with [[0, 1], [2, 3]] gives 19, 25, 37, 43; flipped it would give 5, 11, 23, 29.",
          model: (map, filter) => solution.slide2d(map, turned(filter)),
        },
        {
          id: "01.swapped-axes",
          belief:
            "You swapped height and width. The first index is the row (down), the second the column (across), in the map, the filter and the output.",
          model: (map, filter) => solution.slide2d(transposed(map), transposed(filter)),
        },
        {
          id: "01.same-size",
          belief:
            "Your output is as large as the map. Without padding the filter does not fit at the last rows and columns: the output has kernelHeight − 1 rows and kernelWidth − 1 columns less.",
          model: (map, filter) => solution.slide2d(grown(map, filter), filter),
        },
        {
          id: "01.last-position",
          belief:
            "You left out the last row and column of positions. The filter still fits when its edge lies on the map's edge: that is the + 1 in height − kernelHeight + 1.",
          model: (map, filter) => solution.slide2d(cut(map, map.shape[0] - 1, map.shape[1] - 1), filter),
        },
        {
          id: "01.last-left-empty",
          belief:
            "Your output has the right size, but its last row and column were never filled: the loops over y and x stop one position early.",
          model: (map, filter) => {
            const right = solution.slide2d(map, filter);
            const [h, w] = right.shape;
            const filled = (i: number) => Math.floor(i / w) < h - 1 && i % w < w - 1;
            return tensor(
              right.data.map((v, i) => (filled(i) ? v : 0)),
              right.shape,
            );
          },
        },
      ],
    }),
    exercise({
      id: "01.zeroPad",
      title: "Zeros around an image",
      points: 1,
      solution: solution.zeroPad,
      cases: (random) => [
        [random.tensor([2, 3, 1], 1, 9), 1],
        [random.tensor([3, 2, 2], 1, 9), 2],
        [random.tensor([1, 4, 3], 1, 9), 1],
        [random.tensor([2, 2, 2], 1, 9), 0],
      ],
      hints: [
        "How large is the result when padding is 2? Draw it.",
        "zeros(…) gives you the border for free. Where does pixel [0, 0] of the image go?",
        "output.set(image.at(y, x, c), y + padding, x + padding, c) for every y, x and c of the image.",
      ],
      misconceptions: [
        {
          id: "01.replicate",
          belief:
            "You repeated the border pixels outwards. That is another kind of padding (replicate); zero padding adds zeros, which is why the border of a result darkens.",
          model: (image, p) =>
            padded(image, p, (y, x, c) => image.at(clamp(y, image.shape[0]), clamp(x, image.shape[1]), c)),
        },
        {
          id: "01.total-padding",
          belief: "You padded the top and the left only. A padding of 1 puts one pixel on each of the four sides.",
          model: (image, p) => {
            const [h, w, channels] = image.shape;
            return built([h + p, w + p, channels], (y, x, c) => (y < p || x < p ? 0 : image.at(y - p, x - p, c)));
          },
        },
        {
          id: "01.bottom-right",
          belief:
            "You left the image in the top left corner. The padding goes on all four sides, so pixel [0, 0] moves to [padding, padding].",
          model: (image, p) => {
            const [h, w, channels] = image.shape;
            return built([h + 2 * p, w + 2 * p, channels], (y, x, c) => (y < h && x < w ? image.at(y, x, c) : 0));
          },
        },
        {
          id: "01.rows-only",
          belief:
            "You moved the image down but not to the right. Both indices need the padding: pixel [y, x] goes to [y + padding, x + padding].",
          model: (image, p) => {
            const [h, w, channels] = image.shape;
            return built([h + 2 * p, w + 2 * p, channels], (y, x, c) => inside(image, y - p, x, c));
          },
        },
        {
          id: "01.padded-channels",
          belief:
            "You padded the channels too. Padding makes room at the borders of the picture; the number of channels stays.",
          model: (image, p) => {
            const [h, w, channels] = image.shape;
            return built([h + 2 * p, w + 2 * p, channels + 2 * p], (y, x, c) => inside(image, y - p, x - p, c - p));
          },
        },
      ],
    }),
    exercise({
      id: "01.onePixel",
      title: "Channels, bias, ReLU",
      points: 2,
      solution: solution.onePixel,
      forbidden: ["conv2d", "relu"],
      cases: (random) => [
        [tensor([5, -3], [1, 1, 2]), tensor([1, 1], [1, 1, 2]), 0],
        [tensor([-1], [1, 1, 1]), tensor([1], [1, 1, 1]), 2],
        [tensor([1, 10, 100], [1, 1, 3]), tensor([1, 2, 3], [1, 1, 3]), 0],
        [random.tensor([3, 3, 3], 1, 5), random.tensor([3, 3, 3], 0, 3), 1],
        [tensor([1, 2, 3, 4], [2, 1, 2]), tensor([2, -1, -1, -1], [2, 1, 2]), 4],
        [tensor([2, -7], [1, 2, 1]), tensor([1, 1], [1, 2, 1]), 1],
      ],
      hints: [
        "How many numbers does the filter hold when the window is 3 × 3 × 3? How many biases does it have?",
        "Three loops into one sum. What may the sum be after two channels, before the third has spoken?",
        "Start with sum = bias, add every window.at(i, j, c) * filter.at(i, j, c), and only at the end return Math.max(0, sum).",
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
      ],
    }),
    exercise({
      id: "01.countParameters",
      title: "What a layer learns",
      points: 1,
      solution: solution.countParameters,
      cases: () => [
        [3, 3, 3, 1, 126, 126],
        [5, 3, 4, 7, 10, 12],
        [1, 1, 192, 32, 28, 28],
        [3, 3, 64, 128, 56, 56],
      ],
      hints: [
        "How deep is one filter? It must reach through every channel it sees.",
        "How many biases does one filter have? Look at the sum in exercise 6.",
        "Each filter has kernelHeight · kernelWidth · channels weights and one bias. There are `filters` of them.",
      ],
      misconceptions: [
        {
          id: "01.flat-filter",
          belief:
            "You counted the filter's face, kernelHeight × kernelWidth. Behind it are all the channels: a 3 × 3 filter on a colour image has 27 weights.",
          model: (h, w, _c, f) => (h * w + 1) * f,
        },
        {
          id: "01.no-bias",
          belief: "You counted the weights alone. Each filter also learns one bias: 27 + 1 = 28.",
          model: (h, w, c, f) => h * w * c * f,
        },
        {
          id: "01.bias-matrix",
          belief:
            "You counted a bias for every pixel of the output. A filter has one bias, the same everywhere: 27 + 1 = 28, not 27 + 15,876. A bias that differs from place to place would make the layer answer differently to the same thing seen elsewhere.",
          model: (h, w, c, f, oh, ow) => (h * w * c + oh * ow) * f,
        },
        {
          id: "01.bias-per-channel",
          belief:
            "You counted a bias for every input channel. The bias is added after the channels have been summed: one a filter.",
          model: (h, w, c, f) => (h * w * c + c) * f,
        },
        {
          id: "01.one-bias",
          belief: "You counted one bias for the whole layer. Each filter has its own.",
          model: (h, w, c, f) => h * w * c * f + 1,
        },
      ],
    }),
    exercise({
      id: "01.conv2d",
      title: "The whole layer",
      points: 4,
      solution: solution.conv2d,
      forbidden: ["conv2d"],
      window: { input: 0, kernel: 1, bias: 2, stride: 3, padding: 4 },
      cases: (random) => [
        [random.tensor([3, 4, 1]), random.tensor([2, 2, 1, 1]), [0], 1, 0],
        [random.tensor([5, 4, 3]), random.tensor([2, 3, 3, 2]), [0, 0], 1, 0],
        [random.tensor([4, 5, 2]), random.tensor([3, 2, 2, 3]), [1, -2, 5], 1, 0],
        [random.tensor([5, 6, 2], 1, 9), random.tensor([3, 3, 2, 2]), [1, 3], 1, 1],
        [random.tensor([7, 9, 2]), random.tensor([3, 2, 2, 3]), [2, 0, -1], 2, 1],
      ],
      hints: [
        "You have written all the parts. Which of your functions gives the output's height, and which the border?",
        "Pad first. Then six loops: y, x and f over the output; i, j and c into one sum. The stride moves the window: where does row y begin?",
        "sum starts at bias[f] and collects padded.at(y * stride + i, x * stride + j, c) * kernel.at(i, j, c, f).",
      ],
      misconceptions: [
        {
          id: "01.map-per-channel",
          belief:
            "You kept a map for every channel and filter. A filter adds its channels together: one filter, one map.",
          model: (x, k, b, s, p) => {
            const [, , channels, filters] = k.shape;
            const maps = Array.from({ length: channels }, (_, c) => layer(only(x, c), slice(k, c), b, s, p));
            const [h, w] = maps[0].shape;
            return built([h, w, channels * filters], (i, j, m) =>
              maps[m % channels].at(i, j, Math.floor(m / channels)),
            );
          },
        },
        {
          id: "01.shared-slice",
          belief:
            "You used the filter's first channel for every channel of the image. Each channel has weights of its own: that is why the kernel has a third dimension.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4(k.shape, (i, j, _c, f) => k.at(i, j, 0, f)),
              b,
              s,
              p,
            ),
        },
        {
          id: "01.bias-per-tap",
          belief: "You added the bias inside the innermost loop, at every tap. It is added once to the finished sum.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map((v) => v * k.shape[0] * k.shape[1] * k.shape[2]),
              s,
              p,
            ),
        },
        {
          id: "01.bias-per-channel",
          belief:
            "You added the bias once for each channel. The channels are summed first; the bias comes once, after.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map((v) => v * k.shape[2]),
              s,
              p,
            ),
        },
        {
          id: "01.no-bias",
          belief: "You left out the bias: every number of map f should be larger by bias[f].",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map(() => 0),
              s,
              p,
            ),
        },
        {
          id: "01.flipped-kernel",
          belief:
            "You turned the kernel by half a turn, as mathematics does. Deep learning does not flip: kernel [0, 0] meets the window's top left pixel.",
          model: (x, k, b, s, p) => layer(x, turned4(k), b, s, p),
        },
        {
          id: "01.replicate",
          belief: "You repeated the border pixels beyond the border. Padding here means zeros.",
          model: (x, k, b, s, p) =>
            layer(
              padded(x, p, (i, j, c) => x.at(clamp(i, x.shape[0]), clamp(j, x.shape[1]), c)),
              k,
              b,
              s,
              0,
            ),
        },
        {
          id: "01.padding-ignored",
          belief: "You left out the padding: your output is smaller than it should be where padding is 1.",
          model: (x, k, b, s) => layer(x, k, b, s, 0),
        },
        {
          id: "01.stride-ignored",
          belief:
            "You let the kernel stop at every pixel. With stride 2, row y of the output begins at row 2 · y of the padded input.",
          model: (x, k, b, _s, p) => layer(x, k, b, 1, p),
        },
        {
          id: "01.stride-in-size-only",
          belief:
            "The stride is in your output's size, but your window still moves by one pixel. With stride 2, row y of the output begins at row 2 · y of the padded input.",
          model: (x, k, b, s, p) => {
            const dense = layer(x, k, b, 1, p);
            return built(layer(x, k, b, s, p).shape, (i, j, f) => dense.at(i, j, f));
          },
        },
        {
          id: "01.subsample-first",
          belief:
            "You threw away the pixels between the strides before convolving. The stride moves the window; inside it, neighbours are still neighbours.",
          model: (x, k, b, s, p) => {
            const wide = padded(x, p, () => 0);
            const [h, w, c] = wide.shape;
            return layer(
              built([Math.ceil(h / s), Math.ceil(w / s), c], (i, j, m) => wide.at(i * s, j * s, m)),
              k,
              b,
              1,
              0,
            );
          },
        },
        {
          id: "01.swapped-axes",
          belief:
            "You swapped height and width. The first index is the row (down), the second the column (across), in the image, the kernel and the output.",
          model: (x, k, b, s, p) =>
            layer(
              built([x.shape[1], x.shape[0], x.shape[2]], (i, j, c) => x.at(j, i, c)),
              built4([k.shape[1], k.shape[0], k.shape[2], k.shape[3]], (i, j, c, f) => k.at(j, i, c, f)),
              b,
              s,
              p,
            ),
        },
        {
          id: "01.relu-added",
          belief: "You applied ReLU. This exercise asks for the layer before its activation, so negative numbers stay.",
          model: (x, k, b, s, p) => {
            const y = layer(x, k, b, s, p);
            return tensor(
              y.data.map((v) => Math.max(0, v)),
              y.shape,
            );
          },
        },
      ],
    }),
  ],
};
