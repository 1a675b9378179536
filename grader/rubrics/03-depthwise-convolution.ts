import { conv2d, depthwiseConv2d, type Tensor, tensor, zeros } from "../../lib/index";
import * as solution from "../../solutions/03-depthwise-convolution";
import { exercise, type Random, type Rubric, type Value } from "../rubric";
import { built, built4, channelSums, type Image, inside, type Kernel, total, turned4 } from "./models";
import { otherPictures } from "./swap-red-blue";

type Sizes3 = [number, number, number];
type Sizes4 = [number, number, number, number];

const layer = solution.depthwise;

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

export const rubric: Rubric = {
  chapter: "03",
  file: "03-depthwise-convolution",
  title: "Depthwise convolution",
  exercises: [
    exercise({
      id: "03.depthwise",
      title: "The whole layer",
      points: 4,
      solution: layer,
      terms: {
        kernel:
          "kernel[i, j, c, m] is a weight of channel c's filter m: it meets no other channel, i rows down and j columns on.",
        bias: "Each output map has one bias, added once: channels · multiplier of them, in the order of the maps.",
        stride:
          "From one output to the next the window moves on by stride, down and across; its taps stay side by side.",
        padding: "So many zeros stand at both ends of every row and column: the first window begins at −padding.",
        channels: "Channels are not added up: each of them makes maps of its own.",
        multiplier:
          "Each channel has multiplier filters, and their maps stay together: with 2, channel 1 makes maps 2 and 3.",
      },
      forbidden: ["conv2d", "depthwiseConv2d", "separableConv2d"],
      cases: (random) => [
        [tensor([1, 2], [1, 1, 2]), tensor([1, 10, 100, 1000], [1, 1, 2, 2]), [0, 0, 0, 7], 1, 0],
        [random.tensor([4, 5, 3]), random.tensor([2, 3, 3, 1]), [0, 0, 0], 1, 0],
        [random.tensor([5, 4, 2]), random.tensor([3, 2, 2, 3]), biases(random, 6), 1, 0],
        [random.tensor([3, 4, 3], 1, 9), random.tensor([3, 3, 3, 2]), biases(random, 6), 1, 1],
        [random.tensor([8, 7, 2]), random.tensor([3, 2, 2, 3]), biases(random, 6), 2, 1], // the last pixels belong to no window
        [random.tensor([3, 2, 2], 1, 9), random.tensor([2, 3, 2, 1]), [4, -1], 1, 2],
        [random.tensor([9, 6, 2]), random.tensor([4, 3, 2, 1]), [4, -1], 2, 0],
      ],
      byHand: () => [
        {
          args: [tensor([1, 2], [1, 1, 2]), tensor([1, 10, 100, 1000], [1, 1, 2, 2]), [0, 0, 0, 7], 1, 0],
          gives: tensor([1, 10, 200, 2007], [1, 1, 4]),
        },
      ],
      hints: [
        "In chapter 01, which loop made one number out of many channels? What becomes of that loop here?",
        "Loops over y, x, c and m for the output; only i and j go into the sum. Which output channel does filter m of channel c write to?",
        "sum = bias[c * multiplier + m], then sum += input.at(y * stride + i - padding, x * stride + j - padding, c) * kernel.at(i, j, c, m) where that pixel exists; output.set(sum, y, x, c * multiplier + m).",
      ],
      blindSpots: [
        {
          id: "03.several-filters-a-channel",
          where: "the multiplier is above 1",
          so: "Each channel has as many filters as it says, and each of them makes a map and has a bias: filter m of channel c is number c · M + m.",
          holds: (_x, k) => k.shape[3] > 1,
        },
        {
          id: "03.with-padding",
          where: "there is padding",
          so: "The zeros stand at all four sides: output row y begins at input row y · stride − padding, and rows outside count 0.",
          holds: (_x, _k, _b, _s, p) => p > 0,
        },
        {
          id: "03.with-a-stride",
          where: "the stride is above 1",
          so: "Output row y begins at input row y · stride − padding, and only windows that fit in whole are counted.",
          holds: (_x, _k, _b, s) => s > 1,
        },
      ],
      misconceptions: [
        {
          id: "03.channels-summed",
          belief:
            "You summed over the channels: that is a standard convolution with `multiplier` filters. Depthwise never adds channels together, which is why a black channel stays black.",
          model: (x, k, b, s, p) =>
            conv2d(x, k, { bias: tensor(b.slice(0, k.shape[3])), stride: s, padding: p }) as Tensor,
        },
        {
          id: "03.every-filter-sees-all",
          belief:
            "You let every filter see all channels. Then a channel that is black would not stay black: the others would leak into it. Filter m of channel c reads channel c only.",
          model: (x, k, b, s, p) =>
            layer(
              built(x.shape, (i, j) => x.at(i, j).data.reduce((sum, v) => sum + v, 0)),
              k,
              b,
              s,
              p,
            ),
        },
        {
          id: "03.shared-filter",
          belief:
            "You used channel 0's filters for all channels. Each channel has its own: kernel.at(i, j, c, m), with the c of the channel that you read.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4(k.shape, (i, j, _c, m) => k.at(i, j, 0, m)),
              b,
              s,
              p,
            ),
        },
        {
          id: "03.multiplier-ignored",
          belief:
            "You used only the first filter of each channel. With multiplier M each channel gives M maps, so channels · M come out.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4([k.shape[0], k.shape[1], k.shape[2], 1], (i, j, c) => k.at(i, j, c, 0)),
              b,
              s,
              p,
            ),
        },
        {
          id: "03.filter-major-order",
          belief:
            "Your maps are right but stand in another order, m · channels + c. The maps of one channel stay together: filter m of channel c writes to c · M + m.",
          model: (x, k, b, s, p) => {
            const unbiased = layer(
              x,
              k,
              b.map(() => 0),
              s,
              p,
            );
            return built(unbiased.shape, (i, j, q) => unbiased.at(i, j, misplaced(q, k)) + b[q]);
          },
        },
        {
          id: "03.filter-major-order-own-bias",
          belief:
            "You wrote the maps in another order, m · channels + c, and took their biases along. The maps of one channel stay together: filter m of channel c writes to c · M + m.",
          model: (x, k, b, s, p) => reordered(layer(x, k, b, s, p), k),
        },
        {
          id: "03.bias-per-input-channel",
          belief: "You used bias[c] for all maps of channel c. Each map has its own bias: bias[c · M + m].",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map((_, q) => b[Math.floor(q / k.shape[3])]),
              s,
              p,
            ),
        },
        {
          id: "03.channel-bias-at-every-tap",
          belief:
            "Two things about the bias: you add it with every product, and it is bias[c] for all maps of channel c. Each map has its own, bias[c · M + m], added once to the finished sum.",
          model: (x, k, b, s, p) => {
            const [taps, multiplier] = [k.shape[0] * k.shape[1], k.shape[3]];
            return layer(
              x,
              k,
              b.map((_, q) => taps * b[Math.floor(q / multiplier)]),
              s,
              p,
            );
          },
        },
        {
          id: "03.no-bias",
          belief: "You left out the bias: every number of map q should be larger by bias[q].",
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
          id: "03.flipped-kernel",
          belief: "You turned the filters by half a turn. Deep learning does not flip: top left meets top left.",
          model: (x, k, b, s, p) => layer(x, turned4(k), b, s, p),
        },
        {
          id: "03.padding-ignored",
          belief: "You left out the padding: your output is smaller than it should be where padding is 1.",
          refuses: true,
          model: (x, k, b, s) => layer(x, k, b, s, 0),
        },
        {
          id: "03.stride-ignored",
          belief: "You let the filters stop at every pixel. With stride 2, row y of the output begins at row 2 · y.",
          model: (x, k, b, _s, p) => layer(x, k, b, 1, p),
        },
        {
          id: "03.channels-summed-into-all",
          belief:
            "You still sum over all the input channels, as a standard filter does. A depthwise filter reads one channel, and its map is finished when that channel has been read.",
          model: (x, k, b, s, p) => {
            const { shape } = layer(x, k, b, s, p);
            const [h, w, channels, multiplier] = k.shape;
            return built(shape, (y, z, q) => {
              let sum = b[q];
              for (let i = 0; i < h; i++) {
                for (let j = 0; j < w; j++) {
                  for (let c = 0; c < channels; c++) {
                    sum += inside(x, y * s + i - p, z * s + j - p, c) * k.at(i, j, c, q % multiplier);
                  }
                }
              }
              return sum;
            });
          },
        },
        {
          id: "03.filters-added-up",
          belief:
            "You added the filters of a channel into one map, so as many maps come out as channels went in. Each filter makes a map of its own: channels · M of them.",
          model: (x, k, b, s, p) => {
            const [h, w, channels] = k.shape;
            const sums = built4([h, w, channels, 1], (i, j, c) => total(k.at(i, j, c).data));
            return layer(x, sums, b, s, p);
          },
        },
        {
          id: "03.filter-major-order-bias-of-channel",
          belief:
            "Two things. Your maps stand in another order, m · channels + c: the maps of one channel stay together, c · M + m. And you took the bias by input channel: there is one for each map that comes out.",
          model: (x, k, b, s, p) => {
            const multiplier = k.shape[3];
            const biased = layer(
              x,
              k,
              b.map((_, q) => b[Math.floor(q / multiplier)]),
              s,
              p,
            );
            return reordered(biased, k);
          },
        },

        {
          id: "03.shared-filter-and-bias-of-channel",
          belief:
            "Two beliefs: that all channels share one set of filters, and that a bias belongs to the channel that goes in. Each channel has filters of its own, and each map that comes out has its own bias.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4(k.shape, (i, j, _c, m) => k.at(i, j, 0, m)),
              b.map((_, q) => b[Math.floor(q / k.shape[3])]),
              s,
              p,
            ),
        },
        {
          id: "03.first-bias",
          belief: "You added the first bias in every map. Each map that comes out has a bias of its own.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map(() => b[0]),
              s,
              p,
            ),
        },
        {
          id: "03.bias-per-tap",
          belief: "You added the bias at every tap. It is added once to the finished sum.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map((v) => v * k.shape[0] * k.shape[1]),
              s,
              p,
            ),
        },
        {
          id: "03.relu-added",
          belief: "You applied ReLU. This exercise asks for the layer before any activation, so negative numbers stay.",
          model: (x, k, b, s, p) => {
            const out = layer(x, k, b, s, p);
            return built(out.shape, (i, j, q) => Math.max(0, out.at(i, j, q)));
          },
        },
        {
          id: "03.padding-at-one-end",
          belief:
            "You put zeros above and to the left only. Padding stands at all four sides: height and width grow by 2 · padding.",
          model: (x, k, b, s, p) => {
            const [h, w, c] = x.shape;
            return layer(
              built([h + p, w + p, c], (i, j, m) => inside(x, i - p, j - p, m)),
              k,
              b,
              s,
              0,
            );
          },
        },
        {
          id: "03.replicate",
          belief: "You repeated the border pixels beyond the border. Padding here means zeros.",
          model: (x, k, b, s, p) => {
            const [h, w, c] = x.shape;
            const near = (i: number, n: number) => Math.min(Math.max(i - p, 0), n - 1);
            return layer(
              built([h + 2 * p, w + 2 * p, c], (i, j, m) => x.at(near(i, h), near(j, w), m)),
              k,
              b,
              s,
              0,
            );
          },
        },

        {
          id: "03.dealt-out-in-turn",
          belief:
            "You let the maps hear the channels in turn: 0, 1, 2, 0, 1, 2. The maps of one channel stay together: map q hears channel ⌊q / M⌋.",
          model: (x, k, b, s, p) => {
            const [h, w, channels, multiplier] = k.shape;
            const maps = channels * multiplier;
            return built(layer(x, k, b, s, p).shape, (y, z, q) => {
              let sum = b[q];
              for (let i = 0; i < h; i++)
                for (let j = 0; j < w; j++)
                  sum += inside(x, y * s + i - p, z * s + j - p, q % channels) * k.data[(i * w + j) * maps + q];
              return sum;
            });
          },
        },
        {
          id: "03.stride-between-the-taps",
          belief:
            "You spread the taps apart by the stride. It is the step of the window from one answer to the next; inside a window the taps stay neighbours.",
          model: (x, k, b, s, p) => {
            const [h, w, , multiplier] = k.shape;
            return built(layer(x, k, b, s, p).shape, (y, z, q) => {
              const [c, m] = [Math.floor(q / multiplier), q % multiplier];
              let sum = b[q];
              for (let i = 0; i < h; i++)
                for (let j = 0; j < w; j++) sum += inside(x, (y + i) * s - p, (z + j) * s - p, c) * k.at(i, j, c, m);
              return sum;
            });
          },
        },

        {
          id: "03.padding-behind",
          belief:
            "The zeros all stand below and to the right: the first window begins at the first pixel. With padding 1 it begins at −1, so y · stride + i − padding is the row that it reads.",
          model: (x, k, b, s, p) => {
            const [h, w, c] = x.shape;
            return layer(
              built([h + 2 * p, w + 2 * p, c], (i, j, m) => inside(x, i, j, m)),
              k,
              b,
              s,
              0,
            );
          },
        },
        {
          id: "03.padding-at-the-far-end",
          belief:
            "You put zeros below and to the right only, once. Padding stands at all four sides: height and width grow by 2 · padding, and the first window begins before the first pixel.",
          model: (x, k, b, s, p) => {
            const [h, w, c] = x.shape;
            return layer(
              built([h + p, w + p, c], (i, j, m) => inside(x, i, j, m)),
              k,
              b,
              s,
              0,
            );
          },
        },
        {
          id: "03.padding-in-steps",
          belief:
            "You took the padding off before the stride. It counts pixels, not steps of the window: at stride 2 and padding 1 the first window begins at −1, not −2.",
          model: (x, k, b, s, p) => {
            const { shape } = layer(x, k, b, s, p);
            const [h, w, c] = x.shape;
            const moved = built([h + (s + 1) * p, w + (s + 1) * p, c], (i, j, m) => inside(x, i - s * p, j - s * p, m));
            const all = layer(moved, k, b, s, 0);
            return built(shape, (i, j, q) => all.at(i, j, q));
          },
        },
        {
          id: "03.as-large-as-the-input",
          belief:
            "You made the output as large as the input, whatever padding and stride. There are ⌊(height + 2 · padding − kernelHeight) / stride⌋ + 1 rows.",
          model: (x, k, b, s, p) => {
            const [h, w, c] = x.shape;
            const [tall, wide] = [s * h + k.shape[0] + p, s * w + k.shape[1] + p];
            const all = layer(
              built([tall, wide, c], (i, j, m) => inside(x, i - p, j - p, m)),
              k,
              b,
              s,
              0,
            );
            return built([h, w, b.length], (i, j, q) => all.at(i, j, q));
          },
        },
        {
          id: "03.padding-keeps-the-size",
          belief:
            "You took padding for what keeps the size, however much is given. It is as many zeros as `padding` says, at each side: 2 makes a picture 4 rows higher.",
          model: (x, k, b, s, p) => {
            if (p === 0) return layer(x, k, b, s, 0);
            const [h, w, c] = x.shape;
            const [up, left] = [Math.floor((k.shape[0] - 1) / 2), Math.floor((k.shape[1] - 1) / 2)];
            const rows = s * (Math.ceil(h / s) - 1) + k.shape[0];
            const columns = s * (Math.ceil(w / s) - 1) + k.shape[1];
            return layer(
              built([rows, columns, c], (i, j, m) => inside(x, i - up, j - left, m)),
              k,
              b,
              s,
              0,
            );
          },
        },
        {
          id: "03.border-windows-silent",
          belief:
            "Where a window hangs over the border you answer the bias alone. Only what lies outside counts 0 there; the pixels inside still meet their weights.",
          model: (x, k, b, s, p) => {
            const [h, w] = x.shape;
            const out = layer(x, k, b, s, p);
            const over = (at: number, taps: number, size: number) => at * s - p < 0 || at * s - p + taps > size;
            return built(out.shape, (i, j, q) =>
              over(i, k.shape[0], h) || over(j, k.shape[1], w) ? b[q] : out.at(i, j, q),
            );
          },
        },
        {
          id: "03.bias-by-filter-number",
          belief:
            "You used bias[m], the same few for every channel. Each map that comes out has its own: filter m of channel c adds bias[c · M + m].",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map((_, q) => b[q % k.shape[3]]),
              s,
              p,
            ),
        },
        ...["its own", "the channel's"].map((bias) => ({
          id: `03.last-filter-only-${bias === "its own" ? "own-bias" : "bias-of-channel"}`,
          belief:
            "One map comes out for each channel, and the last filter made it. With multiplier M each channel has M filters, and each of them a map of its own: channels · M come out.",
          model: (x: Image, k: Kernel, b: number[], s: number, p: number) => {
            const [h, w, channels, multiplier] = k.shape;
            const last = built4([h, w, channels, 1], (i, j, c) => k.at(i, j, c, multiplier - 1));
            const biases = each(channels, (c) => (bias === "its own" ? b[c * multiplier + multiplier - 1] : b[c]));
            return layer(x, last, biases, s, p);
          },
        })),
        {
          id: "03.multiplier-as-a-factor",
          belief:
            "You multiplied by the multiplier. It is a number of filters: with multiplier M each channel makes M maps, each with weights of its own.",
          model: (x, k, b, s, p) => {
            const [h, w, channels, multiplier] = k.shape;
            const louder = built4([h, w, channels, 1], (i, j, c) => multiplier * k.at(i, j, c, 0));
            return layer(x, louder, b, s, p);
          },
        },
        {
          id: "03.mean-of-the-window",
          belief: "You divided by the number of taps. A filter adds up; if it is to average, its weights say so.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4(k.shape, (...at) => k.at(...at) / (k.shape[0] * k.shape[1])),
              b,
              s,
              p,
            ),
        },
        {
          id: "03.first-channel",
          belief:
            "All your filters read channel 0. The filters of channel c read channel c: input.at(…, …, c), with the c of kernel.at(i, j, c, m).",
          model: (x, k, b, s, p) =>
            layer(
              built(x.shape, (i, j) => x.at(i, j, 0)),
              k,
              b,
              s,
              p,
            ),
        },
        {
          id: "03.kernel-multiplier-first",
          belief:
            "You read the kernel as [kernelHeight, kernelWidth, multiplier, channels]. The channel comes before the filter: kernel.at(i, j, c, m).",
          model: (x, k, b, s, p) => {
            const [, w, channels, multiplier] = k.shape;
            return layer(
              x,
              built4(k.shape, (i, j, c, m) => k.data[((i * w + j) * multiplier + m) * channels + c]),
              b,
              s,
              p,
            );
          },
        },
        {
          id: "03.last-windows-hang-over",
          belief:
            "You counted windows up to the last pixel, one that hangs over the end as well. Only whole ones count: divide by the stride and round down, then add 1.",
          model: (x, k, b, s, p) => {
            const [h, w, c] = x.shape;
            const size = (n: number, taps: number) => Math.ceil((n + 2 * p - taps) / s) * s + taps;
            return layer(
              built([size(h, k.shape[0]), size(w, k.shape[1]), c], (i, j, m) => inside(x, i - p, j - p, m)),
              k,
              b,
              s,
              0,
            );
          },
        },

        {
          id: "03.filters-and-biases-added-up",
          belief:
            "You added the filters of a channel into one map, and their biases with them. Each filter makes a map of its own: channels · M of them.",
          model: (x, k, b, s, p) => {
            const [h, w, channels, multiplier] = k.shape;
            const sums = built4([h, w, channels, 1], (i, j, c) => total(k.at(i, j, c).data));
            const biases = each(channels, (c) => total(b.slice(c * multiplier, (c + 1) * multiplier)));
            return layer(x, sums, biases, s, p);
          },
        },
        {
          id: "03.sum-goes-on",
          belief:
            "Your sum goes on from one filter of a channel to the next, so that a map holds what those before it made as well. Each map begins anew, with its own bias.",
          model: (x, k, b, s, p) => {
            const multiplier = k.shape[3];
            const out = layer(x, k, b, s, p);
            return built(out.shape, (i, j, q) => total(out.at(i, j).data.slice(q - (q % multiplier), q + 1)));
          },
        },
        {
          id: "03.first-filter-with-its-bias",
          belief:
            "You used only the first filter of each channel, with its bias. With multiplier M each channel gives M maps, so channels · M come out.",
          model: (x, k, b, s, p) => {
            const [h, w, channels, multiplier] = k.shape;
            const firsts = built4([h, w, channels, 1], (i, j, c) => k.at(i, j, c, 0));
            return layer(
              x,
              firsts,
              each(channels, (c) => b[c * multiplier]),
              s,
              p,
            );
          },
        },
        {
          id: "03.bias-filter-major",
          belief:
            "Your maps stand in their order, and their biases in another, m · channels + c. Filter m of channel c makes map c · M + m and has the bias of that number.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map((_, q) => b[(q % k.shape[3]) * k.shape[2] + Math.floor(q / k.shape[3])]),
              s,
              p,
            ),
        },
        ...[true, false].map((down) => ({
          id: `03.stride-only-${down ? "down" : "across"}`,
          belief: `You step by the stride ${down ? "down the rows, and across" : "across the columns, and down"} by one pixel. The stride holds in both directions.`,
          model: (x: Image, k: Kernel, b: number[], s: number, p: number) => {
            const { shape } = layer(x, k, b, s, p);
            const every = layer(x, k, b, 1, p);
            return down
              ? built([shape[0], every.shape[1], shape[2]], (y, z, q) => every.at(y * s, z, q))
              : built([every.shape[0], shape[1], shape[2]], (y, z, q) => every.at(y, z * s, q));
          },
        })),
      ],
    }),
    exercise({
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
    }),
    exercise({
      id: "03.asStandard",
      title: "A standard layer with zeros in it",
      points: 3,
      solution: solution.asStandard,
      terms: {
        kernel: "Each weight keeps its tap and its channel; to every other channel its filter is deaf.",
        channels: "Each standard filter is channels deep, and zero in all of them but the one that it hears.",
        multiplier:
          "Each channel has multiplier filters, and they stay together: with 2, channel 1 has filters 2 and 3.",
        kernelHeight: "The taps stay as they are: kernelHeight rows of kernelWidth, which needn't be as many.",
      },
      forbidden: ["groupedKernel", "toStandardKernel"],
      cases: (random) => [
        [tensor([5, 7], [1, 1, 2, 1])],
        [tensor([1, 2, 3, 4, 5, 6], [1, 1, 2, 3])],
        [random.tensor([2, 3, 3, 1])],
        [random.tensor([3, 2, 2, 2], 1, 9)],
      ],
      byHand: () => [{ args: [tensor([5, 7], [1, 1, 2, 1])], gives: tensor([5, 0, 0, 7], [1, 1, 2, 2]) }],
      hints: [
        "A standard filter has a weight for every channel. Which weight makes it deaf to a channel?",
        "How many filters has the standard kernel? Which channel does filter c · M + m listen to?",
        "Start with zeros([kernelHeight, kernelWidth, channels, channels * multiplier]) and set kernel.at(i, j, c, m) at [i, j, c, c * multiplier + m].",
      ],
      blindSpots: [
        {
          id: "03.several-filters-a-channel",
          where: "the multiplier is above 1",
          so: "Each channel takes as many columns as it has filters: filter m of channel c is column c · M + m.",
          holds: (k) => k.shape[3] > 1,
        },
        {
          id: "03.several-taps",
          where: "the kernel has more than one tap",
          so: "Each tap has a table of its own, with zeros for the channels that a map doesn't hear.",
          holds: (k) => k.shape[0] * k.shape[1] > 1,
        },
      ],
      misconceptions: [
        {
          id: "03.every-filter-sees-all",
          belief:
            "You gave each filter its weights for all channels. Then it adds them all up. Zeros make it deaf: 5 and 7 become [[5, 0], [0, 7]], not [[5, 7], [5, 7]].",
          model: (k) => standard(k, (i, j, _seen, c, m) => k.at(i, j, c, m)),
        },
        {
          id: "03.filter-major-order",
          belief:
            "You put filter m of channel c at m · channels + c. The maps of one channel stay together: c · M + m, as the output of a depthwise layer has them.",
          model: (k) => {
            const right = solution.asStandard(k);
            return built4(right.shape, (i, j, c, q) => right.at(i, j, c, misplaced(q, k)));
          },
        },
        {
          id: "03.shared-filter",
          belief: "You used channel 0's weights for every channel. Each channel brings its own: 5 and 7, not 5 and 5.",
          model: (k) => standard(k, (i, j, seen, c, m) => (seen === c ? k.at(i, j, 0, m) : 0)),
        },
        {
          id: "03.multiplier-ignored",
          belief:
            "You used only the first filter of each channel. The standard layer needs channels · multiplier filters.",
          model: (k) =>
            solution.asStandard(built4([k.shape[0], k.shape[1], k.shape[2], 1], (i, j, c) => k.at(i, j, c, 0))),
        },
        {
          id: "03.grouped-form",
          belief:
            "You wrote the weights one channel deep. That is the kernel of a *grouped* convolution with as many groups as channels. A standard filter is as deep as the input, so the zeros have to be written down.",
          model: (k) => tensor(k.data, [k.shape[0], k.shape[1], 1, k.shape[2] * k.shape[3]]),
        },
        {
          id: "03.too-deep",
          belief:
            "You made the standard filters channels · M deep. The input still has its own number of channels: the multiplier adds filters, not depth.",
          model: (kernel) => {
            const [h, w, channels, multiplier] = kernel.shape;
            return built4([h, w, channels * multiplier, channels * multiplier], (i, j, a, b) =>
              a === b ? kernel.at(i, j, Math.floor(a / multiplier), a % multiplier) : 0,
            );
          },
        },
        {
          id: "03.channels-up-to-multiplier",
          belief:
            "Your loop over the channels ends at the multiplier. Where there are more channels than filters a channel, the rest is never written.",
          model: (kernel) =>
            standard(kernel, (i, j, seen, c, m) => (seen === c && c < kernel.shape[3] ? kernel.at(i, j, c, m) : 0)),
        },

        {
          id: "03.filters-before-channels",
          belief:
            "You put the filters before the channels. A kernel is [height, width, channels, filters]: the filters come last.",
          model: (k) => {
            const right = solution.asStandard(k);
            const [h, w, channels, filters] = right.shape;
            return built4([h, w, filters, channels], (i, j, f, c) => right.at(i, j, c, f));
          },
        },
        {
          id: "03.divided-by-the-channels",
          belief:
            "You divided by the number of channels. Nothing is averaged: the other channels' weights are zeros, and the sum is what the one channel says.",
          model: (k) => standard(k, (i, j, seen, c, m) => (seen === c ? k.at(i, j, c, m) / k.shape[2] : 0)),
        },

        {
          id: "03.shared-out",
          belief:
            "You shared each weight out among all channels. They don't hold the same numbers: the whole weight belongs to the one channel that the map hears.",
          model: (k) => standard(k, (i, j, _seen, c, m) => k.at(i, j, c, m) / k.shape[2]),
        },
        {
          id: "03.zeros-behind",
          belief:
            "You put filter m of every channel into map m, and the maps behind stay zeros. Then the channels are added up there; filter m of channel c has a map to itself, c · M + m.",
          model: (k) => {
            const [h, w, channels, multiplier] = k.shape;
            return built4([h, w, channels, channels * multiplier], (i, j, c, q) =>
              q < multiplier ? k.at(i, j, c, q) : 0,
            );
          },
        },
        {
          id: "03.dealt-out-in-turn",
          belief:
            "You let the maps hear the channels in turn: 0, 1, 2, 0, 1, 2. The maps of one channel stay together: map q hears channel ⌊q / M⌋.",
          model: (k) => {
            const [h, w, channels, multiplier] = k.shape;
            const maps = channels * multiplier;
            return built4([h, w, channels, maps], (i, j, c, q) =>
              c === q % channels ? k.data[(i * w + j) * maps + q] : 0,
            );
          },
        },
        {
          id: "03.filters-added-up",
          belief:
            "You added a channel's filters in one column. Each filter makes a map of its own: with multiplier M there are M columns for a channel.",
          model: (k) => {
            const [h, w, channels] = k.shape;
            return built4([h, w, channels, channels], (i, j, c, q) => (c === q ? total(k.at(i, j, c).data) : 0));
          },
        },

        {
          id: "03.filters-repeated",
          belief:
            "You repeated each channel's filters in the columns of all channels. Then every map hears all channels: it needs zeros for all but its own.",
          model: (k) => standard(k, (i, j, seen, _c, m) => k.at(i, j, seen, m)),
        },

        {
          id: "03.last-filter-at-c",
          belief:
            "All filters of channel c go to column c, and the last one stays there. Filter m of channel c has a column to itself, c · M + m.",
          model: (k) => {
            const last = k.shape[3] - 1;
            return built4([k.shape[0], k.shape[1], k.shape[2], k.shape[2] * k.shape[3]], (i, j, c, q) =>
              q === c ? k.at(i, j, c, last) : 0,
            );
          },
        },
        {
          id: "03.first-filter-at-c",
          belief:
            "You put the first filter of channel c in column c and left the other columns 0. Each of a channel's M filters makes a map: filter m of channel c goes to c · M + m.",
          model: (k) =>
            built4([k.shape[0], k.shape[1], k.shape[2], k.shape[2] * k.shape[3]], (i, j, c, q) =>
              q === c ? k.at(i, j, c, 0) : 0,
            ),
        },
        {
          id: "03.c-plus-m",
          belief:
            "You put filter m of channel c in column c + m, where the next channel's filters come as well. Each channel takes M columns: c · M + m.",
          model: (k) =>
            built4([k.shape[0], k.shape[1], k.shape[2], k.shape[2] * k.shape[3]], (i, j, c, q) =>
              q >= c && q < c + k.shape[3] ? k.at(i, j, c, q - c) : 0,
            ),
        },
        {
          id: "03.ones-for-weights",
          belief:
            "You wrote a 1 where a map hears its channel. The depthwise weight itself belongs there: 5 and 7 become [[5, 0], [0, 7]], not [[1, 0], [0, 1]].",
          model: (k) => standard(k, (_i, _j, seen, c) => Number(seen === c)),
        },
        {
          id: "03.ones-for-zeros",
          belief:
            "You wrote a 1 for the channels that a map shall not hear. With a 1 they come through as they are; a 0 makes the filter deaf to them.",
          model: (k) => standard(k, (i, j, seen, c, m) => (seen === c ? k.at(i, j, c, m) : 1)),
        },
        {
          id: "03.data-then-zeros",
          belief:
            "You copied the weights in their order and filled up with zeros behind. The zeros stand between them: at each tap, in every column, for all channels but its own.",
          model: (k) => {
            const [h, w, channels, multiplier] = k.shape;
            const all = h * w * channels * channels * multiplier;
            return tensor(
              each(all, (n) => k.data[n] ?? 0),
              [h, w, channels, channels * multiplier],
            );
          },
        },
        {
          id: "03.last-filter-only",
          belief:
            "There are as many columns as channels, and the last filter of each stays. The standard layer needs channels · multiplier filters, a column for each of them.",
          model: (k) => {
            const [h, w, channels, multiplier] = k.shape;
            return built4([h, w, channels, channels], (i, j, c, q) => (c === q ? k.at(i, j, c, multiplier - 1) : 0));
          },
        },
        {
          id: "03.in-turn-with-own-filters",
          belief:
            "You let the columns hear the channels in turn: 0, 1, 2, 0, 1, 2. The maps of one channel stay together: column q hears channel ⌊q / M⌋, by its filter q % M.",
          model: (k) => {
            const [h, w, channels, multiplier] = k.shape;
            return built4([h, w, channels, channels * multiplier], (i, j, c, q) =>
              q % channels === c ? k.at(i, j, c, q % multiplier) : 0,
            );
          },
        },
        {
          id: "03.middle-tap-only",
          belief:
            "You wrote only the middle tap. Each tap of the depthwise kernel goes to the same tap of the standard one.",
          model: (k) => {
            const [y, x] = [Math.floor(k.shape[0] / 2), Math.floor(k.shape[1] / 2)];
            return standard(k, (i, j, seen, c, m) => (seen === c && i === y && j === x ? k.at(i, j, c, m) : 0));
          },
        },
        {
          id: "03.own-channel-left-out",
          belief:
            "Each of your filters hears all channels but its own. It is the other way round: zeros for the others, and the weights for its own.",
          model: (k) => standard(k, (i, j, seen, c, m) => (seen === c ? 0 : k.at(i, j, seen, m))),
        },
      ],
    }),
    exercise({
      id: "03.depthwiseFromPyTorch",
      title: "Weights that travel, depthwise",
      points: 2,
      solution: solution.depthwiseFromPyTorch,
      terms: {
        weights:
          "Each weight keeps its tap; its first index, the map, says both the channel and which of its filters it is.",
        channels: "The maps are shared out equally among the channels: of 6 maps, each of 3 channels has 2.",
        multiplier: "A channel's maps stand together, multiplier of them: with 2, maps 2 and 3 belong to channel 1.",
        kernelHeight: "In both layouts a tap's row is named before its column, and a kernel needn't be square.",
      },
      cases: (random) => [
        [tensor([1, 2, 3, 4], [4, 1, 1, 1]), 2],
        [random.tensor([6, 1, 2, 3]), 3],
        [random.tensor([6, 1, 3, 2], 1, 9), 2],
        [random.tensor([4, 1, 1, 2], 1, 9), 4],
        [random.tensor([8, 1, 2, 2], 1, 9), 2],
        [random.tensor([9, 1, 1, 2], 1, 9), 3],
      ],
      byHand: () => [{ args: [tensor([1, 2, 3, 4], [4, 1, 1, 1]), 2], gives: tensor([1, 2, 3, 4], [1, 1, 2, 2]) }],
      hints: [
        "PyTorch's filter q makes map q. Which channel does it read, if each channel has `multiplier` filters and their maps stay together?",
        "The multiplier is weights.shape[0] / channels. With multiplier 2, maps 0 and 1 come from channel 0, maps 2 and 3 from channel 1. How do you get c and m from q?",
        "c = Math.floor(q / multiplier), m = q % multiplier, and kernel.set(weights.at(q, 0, i, j), i, j, c, m).",
      ],
      blindSpots: [
        {
          id: "03.multiplier-unlike-channels",
          where: "a channel has more filters, or fewer, than there are channels",
          so: "Map q is filter q % M of channel ⌊q / M⌋, with M = maps / channels.",
          holds: (w, channels) => w.shape[0] !== channels * channels,
        },
        {
          id: "03.more-filters-than-channels",
          where: "a channel has more filters than there are channels",
          so: "Map q is filter q % M of channel ⌊q / M⌋, with M = maps / channels.",
          holds: (w, channels) => w.shape[0] > channels * channels,
        },
        {
          id: "03.kernel-not-square",
          where: "a kernel is not as high as wide",
          so: "Height and width are two sizes: kernelHeight comes first here, then kernelWidth.",
          holds: (w) => w.shape[2] !== w.shape[3],
        },
      ],
      misconceptions: [
        {
          id: "03.reshaped-only",
          belief:
            "You gave the numbers another shape and left them in their order. They have to move: there the taps of a filter lie side by side, here the filters of a tap do.",
          model: (w, channels) => w.reshape([w.shape[2], w.shape[3], channels, w.shape[0] / channels]),
        },
        {
          id: "03.filter-major-order",
          belief:
            "You took PyTorch's maps to be in the order m · channels + c, all first filters and then all second ones. The maps of one channel stay together: map q is filter q % M of channel ⌊q / M⌋.",
          model: (w, channels) =>
            built4([w.shape[2], w.shape[3], channels, w.shape[0] / channels], (i, j, c, m) =>
              w.at(m * channels + c, 0, i, j),
            ),
        },
        {
          id: "03.multiplier-before-channels",
          belief:
            "You put the multiplier before the channels. The kernel is [kernelHeight, kernelWidth, channels, multiplier].",
          model: (w, channels) => {
            const right = solution.depthwiseFromPyTorch(w, channels);
            const [h, wide, , multiplier] = right.shape;
            return built4([h, wide, multiplier, channels], (i, j, m, c) => right.at(i, j, c, m));
          },
        },
        {
          id: "03.as-standard-kernel",
          belief:
            "You made it the kernel of a grouped standard layer, [kernelHeight, kernelWidth, 1, maps]. depthwiseConv2d wants to know which maps belong to which channel: [kernelHeight, kernelWidth, channels, multiplier].",
          model: (w, channels) => {
            const right = solution.depthwiseFromPyTorch(w, channels);
            return right.reshape([right.shape[0], right.shape[1], 1, w.shape[0]]);
          },
        },
        {
          id: "03.swapped-axes",
          belief: "You swapped the kernel's height and width. Here, too, the row comes before the column.",
          model: (w, channels) => {
            const right = solution.depthwiseFromPyTorch(w, channels);
            const [h, wide, , multiplier] = right.shape;
            return built4([wide, h, channels, multiplier], (j, i, c, m) => right.at(i, j, c, m));
          },
        },
        {
          id: "03.flipped-kernel",
          belief: "You turned the filters by half a turn. PyTorch doesn't flip, and neither does lib.",
          model: (w, channels) => turned4(solution.depthwiseFromPyTorch(w, channels)),
        },

        {
          id: "03.one-filter-a-channel",
          belief:
            "You took one filter for each channel and dropped the others. PyTorch's first index counts all maps: there are maps / channels filters for a channel.",
          model: (w, channels) => built4([w.shape[2], w.shape[3], channels, 1], (i, j, c) => w.at(c, 0, i, j)),
        },
        {
          id: "03.every-map-a-channel",
          belief:
            "You took each of PyTorch's maps for a channel. A channel has maps / channels filters, side by side: the last axis counts them.",
          model: (w) => built4([w.shape[2], w.shape[3], w.shape[0], 1], (i, j, q) => w.at(q, 0, i, j)),
        },

        {
          id: "03.written-out-with-zeros",
          belief:
            "You wrote the layer out as a standard one, with zeros. A depthwise kernel needs none: for each filter it has the weights of one channel, [kernelHeight, kernelWidth, channels, multiplier].",
          model: (w, channels) => solution.asStandard(solution.depthwiseFromPyTorch(w, channels)),
        },

        {
          id: "03.shared-filter",
          belief:
            "You gave every channel the filters of channel 0. Map q belongs to channel ⌊q / M⌋: channel 1 has the filters from M on.",
          model: (w, channels) =>
            built4([w.shape[2], w.shape[3], channels, w.shape[0] / channels], (i, j, _c, m) => w.at(m, 0, i, j)),
        },
        {
          id: "03.c-plus-m",
          belief:
            "You took map c + m for filter m of channel c, and so some maps twice. Each channel takes M maps: c · M + m.",
          model: (w, channels) =>
            built4([w.shape[2], w.shape[3], channels, w.shape[0] / channels], (i, j, c, m) => w.at(c + m, 0, i, j)),
        },
        ...["added up", "averaged"].map((how) => ({
          id: `03.filters-${how.replace(" ", "-")}`,
          belief: `You ${how === "averaged" ? "took the mean of" : "added up"} the filters of a channel. Each of them makes a map of its own: all are kept, along the last axis.`,
          model: (w: Tensor<[number, 1, number, number]>, channels: number) => {
            const multiplier = w.shape[0] / channels;
            const parts = how === "averaged" ? multiplier : 1;
            return built4([w.shape[2], w.shape[3], channels, 1], (i, j, c) => {
              return total(each(multiplier, (m) => w.at(c * multiplier + m, 0, i, j))) / parts;
            });
          },
        })),
        {
          id: "03.taps-behind",
          belief:
            "You left the taps behind: [channels, multiplier, kernelHeight, kernelWidth]. Here they come first: [kernelHeight, kernelWidth, channels, multiplier].",
          model: (w, channels) => w.reshape([channels, w.shape[0] / channels, w.shape[2], w.shape[3]]),
        },
        {
          id: "03.channels-in-front",
          belief:
            "You left the channels in front of the taps. Here the taps come first: [kernelHeight, kernelWidth, channels, multiplier].",
          model: (w, channels) => {
            const right = solution.depthwiseFromPyTorch(w, channels);
            const [h, wide, , multiplier] = right.shape;
            return built4([channels, h, wide, multiplier], (c, i, j, m) => right.at(i, j, c, m));
          },
        },
        {
          id: "03.filter-before-channel-within",
          belief:
            "The shape is right, and at each tap the first filters of all channels stand before the second ones. A channel's filters stay together: the last axis counts them.",
          model: (w, channels) => {
            const right = solution.depthwiseFromPyTorch(w, channels);
            const [h, wide, , multiplier] = right.shape;
            const other = built4([h, wide, multiplier, channels], (i, j, m, c) => right.at(i, j, c, m));
            return other.reshape(right.shape);
          },
        },
        {
          id: "03.columns-first-within",
          belief:
            "The shape is right, and the taps lie column by column. A kernel goes along its rows: tap [0, 1] comes before [1, 0].",
          model: (w, channels) => {
            const right = solution.depthwiseFromPyTorch(w, channels);
            const [h, wide, , multiplier] = right.shape;
            const other = built4([wide, h, channels, multiplier], (j, i, c, m) => right.at(i, j, c, m));
            return other.reshape(right.shape);
          },
        },
        {
          id: "03.last-filter-only",
          belief:
            "Only the last filter of each channel is left. A channel has maps / channels filters, and all are kept, along the last axis.",
          model: (w, channels) => {
            const multiplier = w.shape[0] / channels;
            return built4([w.shape[2], w.shape[3], channels, 1], (i, j, c) =>
              w.at(c * multiplier + multiplier - 1, 0, i, j),
            );
          },
        },
        {
          id: "03.divided-by-the-channels",
          belief:
            "You divided a map's number by the number of channels to find its channel. A channel has M = maps / channels maps: c is ⌊q / M⌋, and m what is left over.",
          refuses: true,
          model: (w, channels) => {
            const kernel = zeros([w.shape[2], w.shape[3], channels, w.shape[0] / channels]);
            for (let q = 0; q < w.shape[0]; q++) {
              for (let i = 0; i < w.shape[2]; i++) {
                for (let j = 0; j < w.shape[3]; j++) {
                  kernel.set(w.at(q, 0, i, j), i, j, Math.floor(q / channels), q % channels);
                }
              }
            }
            return kernel;
          },
        },
      ],
    }),
    exercise({
      id: "03.fewestGroups",
      title: "As few groups as the budget allows",
      points: 2,
      solution: solution.fewestGroups,
      terms: {
        kernelHeight:
          "Groups take no taps away: a filter has kernelHeight · kernelWidth of them in each channel that it reads.",
        channels: "A filter reads only its own group's channels: with 4 channels and 2 groups it is 2 deep.",
        filters: "Groups make filters thinner, not fewer: all of them count, and each group has an equal share.",
        budget:
          "The layer may have exactly budget weights, or fewer; the first number of groups that gets there is the answer.",
        groups: "A filter is channels / groups deep, and the smallest number of groups that serves is wanted.",
      },
      forbidden: ["costOf", "costOfNetwork"],
      cases: () => [
        [3, 3, 4, 4, 100],
        [3, 3, 4, 4, 144],
        [3, 3, 6, 9, 400],
        [5, 3, 12, 12, 500],
        [3, 3, 6, 9, 161],
        [3, 3, 8, 16, 100],
        [1, 1, 192, 32, 400],
        [3, 3, 12, 18, 700],
        [3, 3, 4, 8, 80],
        [3, 3, 9, 12, 500], // 2 divides the filters alone
        [2, 2, 3, 6, 100], // one group is cheap enough, and not to the last weight
        [1, 1, 2, 6, 4], // 3 groups would do, more than there are channels
        [1, 1, 6, 10, 15], // 4 divides neither 6 nor 10, and their product
        [1, 1, 6, 2, 2], // 6 groups would do, as many as channels, more than there are filters
        [1, 1, 6, 6, 18], // two groups meet the budget to the last weight
      ],
      byHand: () => [{ args: [3, 3, 4, 4, 100], gives: 2 }],
      hints: [
        "Take one filter: how many channels does it see, with 2 groups? How many weights has it then?",
        "Groups are equal, of channels and of filters. Can 6 channels and 9 filters be cut into 2 groups?",
        "Try groups 1, 2, 3, … that divide both channels and filters; answer the first with kernelHeight · kernelWidth · (channels / groups) · filters ≤ budget.",
      ],
      blindSpots: [
        {
          id: "03.none-is-enough",
          where: "no number of groups is enough",
          so: "The answer is 0 there.",
          holds: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) === 0,
        },
        {
          id: "03.one-is-enough",
          where: "one group is enough",
          so: "The standard layer meets the budget as it is: the answer is 1.",
          holds: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) === 1,
        },
        {
          id: "03.to-the-last-weight",
          where: "a number of groups meets the budget exactly",
          so: '"At most" allows as many weights as the budget says.',
          holds: (h, w, c, f, budget) =>
            (h * w * c * f) / Math.max(1, solution.fewestGroups(h, w, c, f, budget)) === budget,
        },
        {
          id: "03.not-a-power-of-two",
          where: "the answer is 3 or 6",
          so: "Every number that divides both channels and filters is to be tried, not the powers of 2 alone.",
          holds: (h, w, c, f, budget) =>
            solution.fewestGroups(h, w, c, f, budget) % 3 === 0 && solution.fewestGroups(h, w, c, f, budget) > 0,
        },
      ],
      misconceptions: [
        {
          id: "03.divides-channels-only",
          belief:
            "Your groups divide the channels, but not always the filters. Both are cut: 6 channels and 9 filters make 1 or 3 groups, not 2.",
          model: (h, w, c, f, budget) => smallest(c, (g) => c % g === 0 && (h * w * c * f) / g <= budget),
        },
        {
          id: "03.any-number-of-groups",
          belief:
            "You took any number of groups. Groups are equal, so their number has to divide both channels and filters.",
          model: (h, w, c, f, budget) => Math.ceil((h * w * c * f) / budget),
        },
        {
          id: "03.doubles",
          belief:
            "You doubled the groups until it was enough: 1, 2, 4, … Other numbers divide, too: 12 channels can be cut into 3 groups.",
          model: (h, w, c, f, budget) =>
            smallest(c, (g) => Number.isInteger(Math.log2(g)) && divides(g, c, f) && (h * w * c * f) / g <= budget),
        },
        {
          id: "03.one-group-counted",
          belief:
            "You counted the weights of one group. There are `groups` of them: 4 channels and 4 filters in 2 groups have 72 weights, not 36.",
          model: (h, w, c, f, budget) => smallest(c, (g) => divides(g, c, f) && (h * w * c * f) / g / g <= budget),
        },
        {
          id: "03.group-filters-see-all",
          belief:
            "With you, groups save nothing: every filter still sees all channels. In a group it sees channels / groups of them.",
          model: (h, w, c, f, budget) => (h * w * c * f <= budget ? 1 : 0),
        },
        {
          id: "03.grouped-is-depthwise",
          belief:
            "You go straight to the most groups. Asked is the smallest number that fits the budget: fewer groups let filters see more.",
          model: (h, w, c, f, budget) =>
            smallest(c, (g) => divides(g, c, f) && (h * w * c * f) / g <= budget) && mostGroups(c, f),
        },
        {
          id: "03.below-budget",
          belief: "You left out a number of groups that meets the budget exactly. At most 144 weights may be 144.",
          model: (h, w, c, f, budget) => smallest(c, (g) => divides(g, c, f) && (h * w * c * f) / g < budget),
        },
        {
          id: "03.most-where-none-fits",
          belief: "Where even the most groups are too dear you answer those. There the answer is 0.",
          model: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) || mostGroups(c, f),
        },
        {
          id: "03.divides-the-budget",
          belief:
            "You divided the weights by the budget and rounded up. But groups are equal: their number has to divide the channels and the filters.",
          model: (h, w, c, f, budget) => {
            const groups = Math.max(1, Math.ceil((h * w * c * f) / budget));
            return groups <= Math.min(c, f) ? groups : 0;
          },
        },
        {
          id: "03.counts-up-to-the-end",
          belief:
            "Where even the most groups are too dear, you answer the number at which your search ended. No number of groups is enough there: the answer is 0.",
          model: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) || Math.min(c, f),
        },
        {
          id: "03.biases-counted",
          belief: "You counted a bias for every filter. The task leaves biases out; groups don't make them fewer.",
          model: (h, w, c, f, budget) =>
            smallest(c, (groups) => divides(groups, c, f) && (h * w * c * f) / groups + f <= budget),
        },
        {
          id: "03.last-not-tried",
          belief: "Your loop ends one before the number of channels, so a group for every channel is never tried.",
          model: (h, w, c, f, budget) =>
            smallest(Math.min(c, f) - 1, (groups) => divides(groups, c, f) && (h * w * c * f) / groups <= budget),
        },

        {
          id: "03.divides-filters-only",
          belief:
            "You let groups divide the filters only. They are alike in channels as well: the number has to divide both.",
          model: (h, w, c, f, budget) => smallest(c, (g) => f % g === 0 && (h * w * c * f) / g <= budget),
        },
        {
          id: "03.face-not-squared",
          belief:
            "You left out a side of the window. A filter has kernelHeight · kernelWidth taps for each channel of its group.",
          model: (h, _w, c, f, budget) => smallest(c, (g) => divides(g, c, f) && (h * c * f) / g <= budget),
        },

        {
          id: "03.standard-or-depthwise",
          belief:
            "You tried one group and a group for every channel. Between them lies every number that divides both channels and filters.",
          model: (h, w, c, f, budget) => {
            if (h * w * c * f <= budget) return 1;
            return f % c === 0 && h * w * f <= budget ? c : 0;
          },
        },
        {
          id: "03.one-of-the-two",
          belief:
            "You let groups divide the channels or the filters. Both are cut into the same number of equal groups: it has to divide both.",
          model: (h, w, c, f, budget) =>
            smallest(Math.max(c, f), (g) => (c % g === 0 || f % g === 0) && (h * w * c * f) / g <= budget),
        },

        {
          id: "03.from-two-groups",
          belief:
            "You never answer 1. A layer with one group is the standard layer: where that meets the budget, no cutting is needed.",
          model: (h, w, c, f, budget) => smallest(c, (g) => g > 1 && divides(g, c, f) && (h * w * c * f) / g <= budget),
        },
        {
          id: "03.minus-one",
          belief: "Where no number of groups is enough you answer −1. The answer there is 0.",
          model: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) || -1,
        },
        {
          id: "03.one-group-where-none-fits",
          belief: "Where no number of groups is enough you answer 1. The answer there is 0.",
          model: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) || 1,
        },
        {
          id: "03.one-or-most",
          belief:
            "You tried one group, and the most that divide both channels and filters. Between them there may be fewer that are enough.",
          model: (h, w, c, f, budget) => {
            if (h * w * c * f <= budget) return 1;
            const most = mostGroups(c, f);
            return (h * w * c * f) / most <= budget ? most : 0;
          },
        },
        {
          id: "03.weights-not-groups",
          belief:
            "You answered how many weights are left. Asked is the number of groups: 144 weights and a budget of 100 need 2 groups.",
          model: (h, w, c, f, budget) => {
            const groups = solution.fewestGroups(h, w, c, f, budget);
            return groups && (h * w * c * f) / groups;
          },
        },
        {
          id: "03.channels-in-a-group",
          belief:
            "You answered how many channels are in a group. Asked is the number of groups: 6 channels in 2 groups are 3 each, and the answer is 2.",
          model: (h, w, c, f, budget) => {
            const groups = solution.fewestGroups(h, w, c, f, budget);
            return groups && c / groups;
          },
        },
        {
          id: "03.any-number-up-to-the-channels",
          belief:
            "You took any number of groups up to the channels. Groups are alike in channels and in filters: their number has to divide both.",
          model: (h, w, c, f, budget) => smallest(c, (g) => (h * w * c * f) / g <= budget),
        },
        {
          id: "03.one-of-the-two-up-to-the-channels",
          belief:
            "You let groups divide the channels or the filters. Both are cut into the same number of equal groups: it has to divide both.",
          model: (h, w, c, f, budget) =>
            smallest(c, (g) => (c % g === 0 || f % g === 0) && (h * w * c * f) / g <= budget),
        },
        ...["nearest", "down"].map((how) => ({
          id: `03.weights-by-budget-rounded-${how}`,
          belief:
            "You divided the weights by the budget and rounded. That would be groups of any size, and rounded down they are too few. Their number has to divide channels and filters, and be large enough.",
          model: (h: number, w: number, c: number, f: number, budget: number) =>
            (how === "down" ? Math.floor : Math.round)((h * w * c * f) / budget),
        })),
        {
          id: "03.divides-the-product",
          belief:
            "You let groups divide channels · filters. Each group has as many channels and as many filters as the others: the number has to divide both.",
          model: (h, w, c, f, budget) => smallest(c, (g) => (c * f) % g === 0 && (h * w * c * f) / g <= budget),
        },
        {
          id: "03.rounded-channels",
          belief:
            "You let groups have a rest of channels and rounded it away. Groups are all alike: their number has to divide both channels and filters.",
          model: (h, w, c, f, budget) => smallest(c, (g) => h * w * Math.floor(c / g) * f <= budget),
        },
        {
          id: "03.nearest-to-the-budget",
          belief:
            "You took the number of groups whose weights come nearest to the budget. They may not be more than the budget: the smallest number that stays within it.",
          model: (h, w, c, f, budget) => {
            const off = (g: number) => Math.abs((h * w * c * f) / g - budget);
            return each(c, (n) => n + 1)
              .filter((g) => divides(g, c, f))
              .reduce((best, g) => (off(g) < off(best) ? g : best));
          },
        },
        {
          id: "03.largest-that-does-not-fit",
          belief:
            "You answered the last number of groups that is still above the budget. Asked is the first that is not.",
          model: (h, w, c, f, budget) =>
            each(c, (n) => c - n).find((g) => divides(g, c, f) && (h * w * c * f) / g > budget) ?? 0,
        },

        {
          id: "03.channels-where-none-fits",
          belief:
            "Where no number of groups is enough you answer the number of channels. A group for each channel is too dear there, or doesn't divide the filters: the answer is 0.",
          model: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) || c,
        },

        {
          id: "03.one-cut",
          belief:
            "You tried one group, and the next number that divides both. Where that is too dear, the larger ones come after it: all numbers that divide both are to be tried.",
          model: (h, w, c, f, budget) => {
            if (h * w * c * f <= budget) return 1;
            const next = smallest(c, (g) => g > 1 && divides(g, c, f));
            return next && (h * w * c * f) / next <= budget ? next : 0;
          },
        },
      ],
    }),
    exercise({
      id: "03.hiddenBySum",
      title: "What the sum hides",
      points: 2,
      solution: solution.hiddenBySum,
      terms: {
        filter:
          "What a channel says is the sum of its numbers in the window, each times the filter's weight at the same place.",
        channels: "However many channels there are, what they say must add up to 0: three can say 1, 1 and −2.",
      },
      common: { name: "What the filter hears", of: whatFilterHears },
      cases: (random) => [
        [tensor([2, 3], [1, 1, 2])],
        [random.tensor([2, 2, 3], 1, 9)],
        [nonZero(random, [3, 2, 4])],
        [nonZero(random, [1, 3, 2])],
        [nonZero(random, [2, 3, 5])],
        [tensor([0.25, -0.5, 4, 0.5], [2, 1, 2])], // where a 1 is no answer of 1
        // Weights of a channel that cancel: a channel of ones says nothing.
        [tensor([3, -2, 1, -3, 5, 4], [2, 1, 3])],
        [tensor([0.5, 2, -0.5, -1], [1, 2, 2])],
      ],
      byHand: () => [{ args: [tensor([2, 3], [1, 1, 2])], gives: tensor([3, -2], [1, 1, 2]) }],
      hints: [
        "The filter adds what its channels say. When do numbers that are not 0 add up to 0?",
        "One pixel of the window is enough. Which number under a weight w makes a channel say 1? Which one makes it say −2?",
        "zeros(filter.shape), then at tap [0, 0]: 1 / weight in every channel but the last, and −(channels − 1) / weight in the last.",
      ],
      traits: [
        {
          id: "03.numbers-and-not-products-cancel",
          belief:
            "The numbers of your window add up to 0. What has to add up to 0 are the products: each number times the filter's weight at the same place.",
          holds: ({ data }) => {
            const size = total(Array.from(data, Math.abs));
            return size > 0 && Math.abs(total(Array.from(data))) <= 1e-6 * size;
          },
          like: (filter) => built(filter.shape, (i, j, c) => (i + j ? 0 : c ? -7 : 7 * (filter.shape[2] - 1))),
        },
      ],
      blindSpots: [
        {
          id: "03.weights-below-one",
          where: "some weights lie between −1 and 1",
          so: "Divide by a weight to say what you want with it: below 0.5, a 2 says 1.",
          holds: (filter) => filter.data.some((v) => Math.abs(v) < 1),
        },
        {
          id: "03.weights-cancel",
          where: "the weights of a channel add up to 0",
          so: "A window that is alike at all taps says nothing in that channel: let one tap speak.",
          holds: (filter) =>
            channelSums(
              built(filter.shape, () => 1),
              filter,
            ).some((sum) => sum === 0),
        },
        {
          id: "03.odd-number-of-channels",
          where: "the number of channels is odd",
          so: "Channels can't all cancel in pairs there: three can say 1, 1 and −2.",
          holds: (filter) => filter.shape[2] % 2 === 1,
        },
        {
          id: "03.more-than-two-channels",
          where: "there are more than two channels",
          so: "Each has to say 1 or more, or −1 or less, and all together 0: three can say 1, 1 and −2.",
          holds: (filter) => filter.shape[2] > 2,
        },
      ],
      misconceptions: [
        {
          id: "03.silent",
          belief:
            "Your window is answered with 0 because no channel has anything to say: each channel's own products add up to 0. Let the channels speak, and cancel one another.",
          model: (filter) => zeros(filter.shape),
        },
        {
          id: "03.all-say-one",
          belief:
            "Every channel says something, and all in the same direction, so that the sum is not 0. One of them has to take back what the others say.",
          model: (filter) => saying(filter, () => 1),
        },
        {
          id: "03.two-speak",
          belief: "Two channels cancel, and the others are silent. Every channel has to say 1 or more, or −1 or less.",
          model: (filter) => saying(filter, (c) => [1, -1][c] ?? 0),
        },
        {
          id: "03.alternating",
          belief:
            "Your channels cancel one another in twos. With an odd number of channels one of them is left over: then the sum is 1.",
          model: (filter) => saying(filter, (c) => (c % 2 ? -1 : 1)),
        },
        {
          id: "03.windows-cancel-at-every-tap",
          belief:
            "The numbers of your window add up to 0 at every tap. The filter weighs them before it adds: what has to add up to 0 are the products, so the window is made from the weights.",
          model: (filter) => {
            const channels = filter.shape[2];
            return built(filter.shape, (_i, _j, c) => (c ? -1 : channels - 1));
          },
        },
        {
          id: "03.pixels-cancel-not-weights",
          belief:
            "The numbers of your window add up to 0. What has to add up to 0 are the products with the weights: divide by the weight, so that each channel says what you want.",
          model: (filter) => {
            const channels = filter.shape[2];
            return built(filter.shape, (i, j, c) => (i + j ? 0 : c < channels - 1 ? 9 : -9 * (channels - 1)));
          },
        },
        {
          id: "03.loud-numbers-cancel",
          belief:
            "The numbers of your window are large enough, and cancel. What has to cancel are the products, number times weight, and the weights differ: each number is divided by its own weight.",
          model: (filter) => {
            const channels = filter.shape[2];
            const loud = 1 / Math.min(...Array.from({ length: channels }, (_, c) => Math.abs(filter.at(0, 0, c))));
            return built(filter.shape, (i, j, c) => (i + j ? 0 : c ? -loud : loud * (channels - 1)));
          },
        },
        {
          id: "03.numbers-in-turn",
          belief:
            "The numbers of your window cancel. What has to cancel are the products, number times weight, and the weights differ: divide by them.",
          model: (filter) => {
            const channels = filter.shape[2];
            const number = (c: number) =>
              channels % 2 && c === 0 ? 2 : channels % 2 && c === channels - 1 ? -1 : c % 2 ? -1 : 1;
            return built(filter.shape, (i, j, c) => (i + j ? 0 : number(c)));
          },
        },
        {
          id: "03.pairs",
          belief:
            "You let channels cancel in pairs, 2 and −2 in turn. With an odd number of channels the last one has no partner: then the sum is 2.",
          model: (filter) => saying(filter, (c) => (c % 2 ? -2 : 2)),
        },
        {
          id: "03.opposite-of-filter",
          belief:
            "Your window is the filter's negative: every channel says minus the sum of its squares, and together they are far below 0. Some have to say plus, others minus.",
          model: (filter) =>
            tensor(
              filter.data.map((v) => -v),
              filter.shape,
            ),
        },
        {
          id: "03.likeness-of-filter",
          belief:
            "Your window is the filter itself: every channel says the sum of its squares, and together they are as loud as can be. Some have to say plus, others minus.",
          model: (filter) => filter,
        },
        {
          id: "03.paid-back-with-plus",
          belief:
            "The last channel says what the others say together, once more. It has to take it back: the minus is missing.",
          model: (filter) => saying(filter, (c) => (c < filter.shape[2] - 1 ? 1 : filter.shape[2] - 1)),
        },
        {
          id: "03.divided-by-one-weight",
          belief:
            "Your last channel has its number at every tap, and is divided by its first weight alone. Use one tap, or divide by the sum of all the weights that it meets.",
          model: (filter) => {
            const channels = filter.shape[2];
            const others = total(filter.data.map((v, n) => (n % channels < channels - 1 ? 4 * Math.abs(v) : 0)));
            return built(filter.shape, (i, j, c) =>
              c < channels - 1 ? 4 * Math.sign(filter.at(i, j, c)) : -others / filter.at(0, 0, channels - 1),
            );
          },
        },

        ...[1, 10, 100].flatMap((size) =>
          [false, true].map((last) => ({
            id: `03.pixels-${last ? "paid-back" : "alternate"}-${size}`,
            belief:
              "Your pixels cancel, what is plus in one channel is minus in others. What is added up are the products with the weights: unless these are alike, something is left over.",
            model: (filter: Image) => {
              const end = filter.shape[2] - 1;
              const sign = (c: number) => (last ? (c < end ? 1 : -end) : c % 2 ? -1 : 1);
              return built(filter.shape, (_i, _j, c) => size * sign(c));
            },
          })),
        ),

        ...[false, true].map((last) => ({
          id: `03.pixels-loud-enough-${last ? "last" : "first"}`,
          belief:
            "You made your pixels cancel. What is added up are the products with the weights: pixels that cancel give 0 only where all weights are alike.",
          model: (filter: Image) => {
            const channels = filter.shape[2];
            const loud = Math.ceil(1 / Math.min(...Array.from(filter.data, Math.abs)));
            const pays = last ? channels - 1 : 0;
            return built(filter.shape, (i, j, c) => (i + j ? 0 : c === pays ? -loud * (channels - 1) : loud));
          },
        })),
        {
          id: "03.opposite-of-filter-loud",
          belief:
            "You showed the filter its own opposite, as if the two cancelled. They are multiplied, not added: no window is answered further below 0.",
          model: (filter) => {
            const smallest = Math.min(...Array.from(filter.data, Math.abs));
            return built(filter.shape, (i, j, c) => -filter.at(i, j, c) / smallest ** 2);
          },
        },

        ...[10, 100].map((size) => ({
          id: `03.one-pixel-paid-back-${size}`,
          belief:
            "Your pixels cancel: what all others are plus, the last is minus. What is added up are the products with the weights: unless these are alike, something is left over.",
          model: (filter: Image) => {
            const end = filter.shape[2] - 1;
            return built(filter.shape, (i, j, c) => (i + j ? 0 : c < end ? size : -size * end));
          },
        })),
        {
          id: "03.likeness-in-turn",
          belief:
            "You showed each channel what it looks for, or the opposite of that, in turn. How loud a channel answers to its own picture depends on its weights: plus and minus are not equally large.",
          model: (filter) => {
            const loud = 1 / Math.min(...Array.from(filter.data, Math.abs)) ** 2;
            return built(filter.shape, (i, j, c) => (c % 2 ? -loud : loud) * filter.at(i, j, c));
          },
        },

        {
          id: "03.taps-forgotten-in-the-balance",
          belief:
            "You let the other channels speak at every tap, and took back what they say at one. Each tap adds up: what the last channel takes back is all that the others say together.",
          model: (filter) => {
            const end = filter.shape[2] - 1;
            return built(filter.shape, (i, j, c) =>
              c < end ? 1 / filter.at(i, j, c) : i + j ? 0 : -end / filter.at(i, j, c),
            );
          },
        },
        {
          id: "03.weights-crossed",
          belief:
            "Two channels cancel, and how loud they are depends on their weights; the others are silent. Every channel has to say 1 or more, or −1 or less, whatever its weight.",
          model: (filter) =>
            built(filter.shape, (i, j, c) => (i + j || c > 1 ? 0 : c === 0 ? filter.at(0, 0, 1) : -filter.at(0, 0, 0))),
        },
        {
          id: "03.odd-one-silent",
          belief:
            "Your channels cancel in pairs, and with an odd number of them one is silent. Every channel has to say 1 or more, or −1 or less: three can say 1, 1 and −2.",
          model: (filter) => {
            const paired = filter.shape[2] - (filter.shape[2] % 2);
            return saying(filter, (c) => (c < paired ? (c % 2 ? -1 : 1) : 0));
          },
        },
        {
          id: "03.whispers",
          belief:
            "The channels cancel, but with three channels and more all but one say less than 1. Let each of them say 1, and one take back all of it.",
          model: (filter) => {
            const end = filter.shape[2] - 1;
            return saying(filter, (c) => (c < end ? 1 / end : -1));
          },
        },
        {
          id: "03.one-against-all",
          belief:
            "All but one of your channels say 1, and that one says −1. That is enough for two channels; with three the sum is 1. The one has to take back what all others say.",
          model: (filter) => saying(filter, (c) => (c < filter.shape[2] - 1 ? 1 : -1)),
        },
        {
          id: "03.one-too-many",
          belief:
            "One channel takes back one more than the others say, and −1 is left over. With 3 channels the two others say 2, not 3: count the channels without the one that pays.",
          model: (filter) => saying(filter, (c) => (c ? 1 : -filter.shape[2])),
        },
        {
          id: "03.one-in-the-window",
          belief:
            "Your channels cancel, but some say less than 1. What a channel says is window times weight: under a small weight a 1 says too little, and where what the others say cancels already, the last one says nothing. Divide by the weight.",
          model: (filter) => {
            const end = filter.shape[2] - 1;
            const others = total(each(end, (c) => filter.at(0, 0, c)));
            return built(filter.shape, (i, j, c) => (i + j ? 0 : c < end ? 1 : -others / filter.at(0, 0, end)));
          },
        },
        {
          id: "03.ones-at-every-tap",
          belief:
            "Your channels cancel, but some say too little or nothing. Shown the same number at all taps, a channel says the sum of its weights, and weights of both signs cancel there. Let one tap speak, divided by its weight.",
          model: (filter) => {
            const end = filter.shape[2] - 1;
            const others = total(filter.data.map((v, n) => (n % filter.shape[2] < end ? v : 0)));
            return built(filter.shape, (i, j, c) => (c < end ? 1 : i + j ? 0 : -others / filter.at(0, 0, end)));
          },
        },
        {
          id: "03.product-of-weights",
          belief:
            "Your channels cancel whatever the weights are, but how loud they are depends on the weights: where those are small, so are the answers. Divide by a channel's own weight alone, and it says what you want.",
          model: (filter) => {
            const end = filter.shape[2] - 1;
            const product = each(end + 1, (c) => filter.at(0, 0, c)).reduce((a, b) => a * b, 1);
            return saying(filter, (c) => (c < end ? product : -end * product));
          },
        },
        {
          id: "03.multiplied-by-the-weight",
          belief:
            "You multiplied by the weight what a channel shall say. The filter multiplies once more, so it says it times the weight squared: divide.",
          model: (filter) => {
            const end = filter.shape[2] - 1;
            return saying(filter, (c) => (c < end ? 1 : -end) * filter.at(0, 0, c) ** 2);
          },
        },
        {
          id: "03.divided-by-the-channel-sum",
          belief:
            "You divided by the sum of a channel's weights, which is 0 where they cancel. One tap is enough: divide by its weight, which is never 0.",
          refuses: true,
          model: (filter) => {
            const [, , channels] = filter.shape;
            const sums = each(channels, (c) => total(filter.data.filter((_, n) => n % channels === c)));
            return built(filter.shape, (_i, _j, c) => (c < channels - 1 ? 1 : 1 - channels) / sums[c]);
          },
        },
        {
          id: "03.last-silent",
          belief:
            "All channels but the last say something, and the last is silent: nothing takes back what they say. Every channel has to speak, and together they have to give 0.",
          model: (filter) => saying(filter, (c) => (c < filter.shape[2] - 1 ? 1 : 0)),
        },
      ],
    }),
    exercise({
      id: "03.whichLayer",
      title: "A puzzle: which layer did this",
      points: 3,
      solution: solution.whichLayer,
      terms: {
        answers: "answers[c] is the reply to a knock at channel c: where it isn't 0, that channel was heard.",
        height: "The knock lies in the middle: of 5 rows or columns in number 2, counted from 0.",
        middle: "The knock was at the middle pixel: any answer beside it shows that the layer looks sideways.",
      },
      forbidden: ["conv2d", "depthwiseConv2d", "pointwiseConv2d"],
      cases: (random) => [
        [knocks(3, 5, 2, standardLayer(positive(random, [1, 1, 2, 2])))],
        [knocks(5, 7, 3, standardLayer(positive(random, [3, 3, 3, 3])))],
        [knocks(5, 7, 3, depthwiseLayer(positive(random, [3, 3, 3, 1])))],
        [knocks(7, 5, 4, groupedLayer(positive(random, [3, 3, 2, 4]), 2))],
        [knocks(3, 5, 3, depthwiseLayer(positive(random, [1, 3, 3, 2])))],
        [knocks(5, 3, 2, standardLayer(positive(random, [3, 1, 2, 5])))],
        [knocks(5, 5, 6, groupedLayer(positive(random, [3, 3, 2, 3]), 3))],
        [knocks(3, 3, 4, standardLayer(positive(random, [1, 1, 4, 3])))],
        [knocks(5, 7, 2, standardLayer(positive(random, [3, 3, 2, 4])))],
        [knocks(5, 5, 3, standardLayer(cancelling))],
        // What a channel says adds up to 0, and is an answer all the same.
        [knocks(3, 5, 2, standardLayer(tensor([2, 3, 1, 2, 4, 1, -2, -4, 1, 5, 1, 2], [1, 3, 2, 2])))],
        [knocks(5, 7, 4, groupedLayer(negative(positive(random, [3, 3, 2, 6])), 2))],
        [knocks(3, 5, 6, groupedLayer(positive(random, [1, 3, 2, 6]), 3))],
        [knocks(5, 3, 6, groupedLayer(positive(random, [3, 1, 3, 4]), 2))],
      ],
      byHand: () => [
        { args: [[tensor([0, 0, 4, 6, 0, 0], [1, 3, 2]), tensor([0, 0, 5, 7, 0, 0], [1, 3, 2])]], gives: "pointwise" },
      ],
      hints: [
        "Two questions: does an answer leave the middle pixel? And does one output channel hear every knock?",
        "Look at output channel 0 of every answer. In how many of the answers has it a number that is not zero?",
        "Nothing outside the middle: pointwise. Else count the answers in which output channel 0 is not all zero: all of them: standard; one: depthwise; else grouped.",
      ],
      blindSpots: [
        {
          id: "03.one-way-only",
          where: "the kernel spreads in one direction alone",
          so: "1×3 and 3×1 are larger than 1×1: any number but 0 outside the middle pixel tells.",
          holds: ([first]) => {
            const [height, width, filters] = first.shape;
            const at = [...first.data.keys()].filter((n) => first.data[n] !== 0).map((n) => Math.floor(n / filters));
            const across = at.some((p) => p % width !== (width - 1) / 2);
            const down = at.some((p) => Math.floor(p / width) !== (height - 1) / 2);
            return across !== down;
          },
        },
        {
          id: "03.more-than-two-groups",
          where: "there are more than two groups",
          so: "A map that hears more than one channel, but not all, is a grouped layer's, however many groups there are.",
          holds: (answers) =>
            solution.whichLayer(answers) === "grouped" &&
            answers.filter((answer) => hears(answer, 0)).length < answers.length / 2,
        },
        {
          id: "03.weights-below-zero",
          where: "weights are negative",
          so: "Any number but 0 is an answer, and answers that add up to 0 are answers, too.",
          holds: (answers) => answers.some((answer) => answer.data.some((v) => v < 0)),
        },
        {
          id: "03.as-many-maps-as-channels",
          where: "there are as many maps as channels, and the layer is not depthwise",
          so: "Every kind of layer may have so many: which knocks reach a map tells.",
          holds: (answers) => answers[0].shape[2] === answers.length && solution.whichLayer(answers) !== "depthwise",
        },
      ],
      misconceptions: [
        {
          id: "03.counts-maps",
          belief:
            "You judged by the number of maps: as many as input channels, so depthwise. A standard layer with 3 filters on 3 channels makes 3 maps too, and a depthwise one with multiplier 2 makes 6. Ask which input a map hears.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            return answers[0].shape[2] === answers.length ? "depthwise" : "standard";
          },
        },
        {
          id: "03.counts-maps-only",
          belief:
            "You judged by the number of maps alone. As many maps as channels can come from any of the four kinds. Ask two things of the answers: do they leave the middle pixel, and which knocks does one map hear?",
          model: (answers) => (answers[0].shape[2] === answers.length ? "depthwise" : "standard"),
        },
        {
          id: "03.two-halves",
          belief:
            "You know a grouped layer only where each map hears half of the channels. There may be any number of groups: more than one channel, but not all, is a group.",
          model: (answers) => {
            const heard = answers.filter((answer) => hears(answer, 0)).length;
            const kind = solution.whichLayer(answers);
            return kind === "grouped" && heard !== answers.length / 2 ? "standard" : kind;
          },
        },
        {
          id: "03.ears-and-voices",
          belief:
            "You counted how many maps one knock reaches. Ask the other way round: how many knocks reach one map. A depthwise layer with multiplier 2 answers one knock in 2 maps, and still each map hears one channel.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            const reached = maps(answers[0]).filter((f) => hears(answers[0], f)).length;
            if (reached === answers[0].shape[2]) return "standard";
            return reached === 1 ? "depthwise" : "grouped";
          },
        },
        {
          id: "03.some-silence-is-depthwise",
          belief:
            "You took any map that stays silent at a knock for depthwise. In a grouped layer maps are deaf to other groups, but hear several channels of their own.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            return answers.every((answer) => hears(answer, 0)) ? "standard" : "depthwise";
          },
        },
        {
          id: "03.only-space",
          belief:
            "You asked only whether the answer leaves the middle pixel. That tells pointwise from the rest; what tells the rest apart is which channels a map hears.",
          model: (answers) => (leavesMiddle(answers) ? "standard" : "pointwise"),
        },
        {
          id: "03.only-channels",
          belief:
            "You never answer pointwise. A pointwise layer hears all channels, as a standard one does, but it never leaves the middle pixel, (height − 1) / 2 down and (width − 1) / 2 across.",
          model: (answers) => {
            const heard = answers.filter((answer) => hears(answer, 0)).length;
            if (heard === answers.length) return "standard";
            return heard === 1 ? "depthwise" : "grouped";
          },
        },
        {
          id: "03.middle-row-only",
          belief:
            "You look to the left and right of the middle pixel, not above and below. A kernel of 3 × 1 spreads up and down: any pixel but the middle one tells that the layer is wider than 1×1.",
          model: (answers) => {
            const [, width, filters] = answers[0].shape;
            const beside = (i: number) => Math.floor(i / filters) % width !== Math.floor(width / 2);
            const sideways = answers.some((answer) => answer.data.some((value, i) => value !== 0 && beside(i)));
            return sideways ? solution.whichLayer(answers) : "pointwise";
          },
        },
        {
          id: "03.counts-maps-last",
          belief:
            "Between depthwise and grouped you judged by the number of maps. A depthwise layer may have twice as many maps as channels, a grouped one as many: ask how many knocks reach a map.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            if (answers.every((answer) => maps(answer).every((f) => hears(answer, f)))) return "standard";
            return answers[0].shape[2] === answers.length ? "depthwise" : "grouped";
          },
        },
        {
          id: "03.one-map-each",
          belief:
            "You took a layer for depthwise where knock c moves map c and nothing else. With a multiplier of 2 channel c moves the maps 2c and 2c + 1, and that is depthwise, too.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            if (answers.every((answer) => maps(answer).every((f) => hears(answer, f)))) return "standard";
            const own = answers.every((answer, c) => maps(answer).every((f) => hears(answer, f) === (f === c)));
            return own ? "depthwise" : "grouped";
          },
        },
        {
          id: "03.middle-is-pointwise",
          belief:
            "You call a layer pointwise when the middle pixel answers. Every layer answers there; pointwise is the one that answers nowhere else.",
          model: (answers) => {
            const [height, width] = answers[0].shape;
            const [y, x] = [Math.floor(height / 2), Math.floor(width / 2)];
            if (answers.every((answer) => maps(answer).every((f) => answer.at(y, x, f) !== 0))) return "pointwise";
            const heard = answers.filter((answer) => hears(answer, 0)).length;
            if (heard === 1) return "depthwise";
            return heard === answers.length ? "standard" : "grouped";
          },
        },
        {
          id: "03.knocks-against-maps",
          belief:
            "You compared the number of knocks that are heard with the number of maps. Compare it with the number of channels, answers.length.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            const heard = answers.filter((answer) => hears(answer, 0)).length;
            if (heard === answers[0].shape[2]) return "standard";
            return heard === 1 ? "depthwise" : "grouped";
          },
        },
        {
          id: "03.adds-up-answers",
          belief:
            "You added up what a map answers and took 0 for silence. Weights of both signs can cancel in that sum: look for a single number that is not 0.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            const filters = answers[0].shape[2];
            const heard = answers.filter((a) => total(a.data.filter((_, n) => n % filters === 0)) !== 0).length;
            if (heard === 1) return "depthwise";
            return heard === answers.length ? "standard" : "grouped";
          },
        },
        {
          id: "03.sum-above-zero",
          belief:
            "You added up what a map answers and took 0 or less for silence. Weights of both signs cancel in that sum: look for a single number that is not 0.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            const filters = answers[0].shape[2];
            const sums = answers.map((a) =>
              Array.from({ length: filters }, (_, f) => total(a.data.filter((_v, n) => n % filters === f))),
            );
            const heard = Array.from({ length: filters }, (_, f) => sums.filter((sum) => sum[f] > 0).length);
            if (heard.every((n) => n === answers.length)) return "standard";
            return heard.every((n) => n <= 1) ? "depthwise" : "grouped";
          },
        },
        {
          id: "03.positive-answers-only",
          belief:
            "You looked for numbers above 0. A weight may be negative, and then a map answers below 0: any number but 0 is an answer.",
          model: (answers) => {
            const above = answers.map((a) =>
              tensor(
                a.data.map((v) => Math.max(0, v)),
                a.shape,
              ),
            );
            if (!leavesMiddle(above)) return "pointwise";
            const heard = above.filter((answer) => hears(answer, 0)).length;
            if (heard <= 1) return "depthwise";
            return heard === answers.length ? "standard" : "grouped";
          },
        },

        {
          id: "03.two-halves-else-depthwise",
          belief:
            "You call it grouped where just half of the channels are heard, and depthwise where fewer are. There may be more than two groups: depthwise is one channel alone.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            const heard = answers.filter((answer) => hears(answer, 0)).length;
            if (heard === answers.length) return "standard";
            return heard === answers.length / 2 && heard > 1 ? "grouped" : "depthwise";
          },
        },
        {
          id: "03.two-channels-tell",
          belief:
            "You compared the first two channels. They may be in one group, or in two: only all the knocks together tell how many channels an output hears.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            return hears(answers[1], 0) ? "standard" : "depthwise";
          },
        },
        {
          id: "03.middle-of-the-height",
          belief:
            "You took one middle for both directions. In a picture that isn't square the knock lies elsewhere: the middle row comes from the height, the middle column from the width.",
          model: (answers) => {
            const [height, width, filters] = answers[0].shape;
            const middle = Math.floor(height / 2);
            const at = (n: number) => [Math.floor(n / filters / width), Math.floor(n / filters) % width];
            const sideways = answers.some((a) => a.data.some((v, n) => v !== 0 && at(n).some((i) => i !== middle)));
            if (!sideways) return "pointwise";
            const heard = answers.filter((answer) => hears(answer, 0)).length;
            if (heard === answers.length) return "standard";
            return heard === 1 ? "depthwise" : "grouped";
          },
        },

        ...["standard", "grouped"].map((rest) => ({
          id: `03.a-multiple-is-depthwise-${rest}`,
          belief:
            "You went by how many maps there are: as many as channels, or a multiple of that, is depthwise to you. A standard layer may have any number of filters: only which knock reaches which map tells.",
          model: (answers: Image[]) => {
            if (!leavesMiddle(answers)) return "pointwise";
            const [maps, channels] = [answers[0].shape[2], answers.length];
            if (maps % channels === 0) return "depthwise";
            return rest === "grouped" && maps % 2 === 0 && channels % 2 === 0 ? "grouped" : "standard";
          },
        })),

        {
          id: "03.middle-column-only",
          belief:
            "You look above and below the middle pixel, not to its left and right. A kernel of 1 × 3 spreads across: any pixel but the middle one tells that the layer is wider than 1×1.",
          model: (answers) => {
            const [height, width, filters] = answers[0].shape;
            const off = (i: number) => Math.floor(i / filters / width) !== Math.floor(height / 2);
            const down = answers.some((answer) => answer.data.some((value, i) => value !== 0 && off(i)));
            return down ? solution.whichLayer(answers) : "pointwise";
          },
        },
        {
          id: "03.corner-only",
          belief:
            "You asked whether an answer reaches the corner of the picture. A small kernel leaves the middle pixel and doesn't get that far: look at all pixels but the middle one.",
          model: (answers) => {
            const reaches = answers.some((answer) => maps(answer).some((f) => answer.at(0, 0, f) !== 0));
            return reaches ? solution.whichLayer(answers) : "pointwise";
          },
        },
        {
          id: "03.some-silence-is-grouped",
          belief:
            "You took any map that stays silent at a knock for grouped. Count the knocks that one map hears: with one alone it is depthwise.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            return answers.every((answer) => maps(answer).every((f) => hears(answer, f))) ? "standard" : "grouped";
          },
        },
        {
          id: "03.more-than-one-is-grouped",
          belief:
            "You call it grouped as soon as a map hears more than one channel. Where it hears all of them, the layer is standard: that comes first.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            return answers.filter((answer) => hears(answer, 0)).length === 1 ? "depthwise" : "grouped";
          },
        },
        {
          id: "03.adds-up-every-map",
          belief:
            "You added up what a map answers and took 0 for silence. Weights of both signs can cancel, as in an edge finder: a map is silent only where every single number is 0.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            const filters = answers[0].shape[2];
            const heard = each(
              filters,
              (f) => answers.filter((a) => total(a.data.filter((_, n) => n % filters === f)) !== 0).length,
            );
            if (heard.every((n) => n === answers.length)) return "standard";
            return heard.every((n) => n === 1) ? "depthwise" : "grouped";
          },
        },
        {
          id: "03.nine-numbers-are-standard",
          belief:
            "You counted the pixels that answer: one for pointwise, nine for standard. A depthwise filter may have nine taps, too; what tells it is that a map hears one channel.",
          model: (answers) => {
            const [height, width] = answers[0].shape;
            const answering = each(height * width, (p) => Number(answers[0].data[p * answers[0].shape[2]] !== 0));
            const taps = total(answering);
            return taps === 1 ? "pointwise" : taps === 9 ? "standard" : "depthwise";
          },
        },
        {
          id: "03.never-pointwise-by-maps",
          belief:
            "You told pointwise from standard by the number of maps. Both may have any number; a pointwise layer answers at the middle pixel and nowhere else.",
          model: (answers) => {
            const heard = answers.filter((answer) => hears(answer, 0)).length;
            if (heard < answers.length) return heard === 1 ? "depthwise" : "grouped";
            return answers[0].shape[2] === answers.length ? "standard" : "pointwise";
          },
        },

        {
          id: "03.two-heard-is-grouped",
          belief:
            "You call it grouped where a map hears two channels. A group may have more: any number above one, and below all of them.",
          model: (answers) => {
            if (!leavesMiddle(answers)) return "pointwise";
            const heard = answers.filter((answer) => hears(answer, 0)).length;
            return heard === answers.length ? "standard" : heard === 2 ? "grouped" : "depthwise";
          },
        },
      ],
    }),
    exercise({
      id: "03.mixGroups",
      title: "For who wants more: groups that meet",
      points: 2,
      solution: solution.mixGroups,
      terms: {
        channels: "The order has one place for each of the channels, and each map stands in it once.",
        groups: "Each group of the second layer has to read at least one map from every group of the first.",
        each: "So many maps are in a group: channels / groups of them, and the second group begins with the map of that number.",
      },
      common: { name: "Between the layers", of: whoIsHeard },
      cases: () => [
        [4, 2],
        [9, 3],
        [12, 3],
        [12, 2],
        [20, 4],
      ],
      byHand: () => [{ args: [4, 2], gives: [0, 2, 1, 3] }],
      hints: [
        "Which maps does the first group of the second layer read, if nothing is moved? From which group of the first layer do they come?",
        "Each group of the second layer needs a map from every group of the first. In which order would you deal cards to `groups` players, so that each gets some from every part of the pack?",
        "Place p gets map (p % groups) · (channels / groups) + ⌊p / groups⌋: the first map of every group, then the second of every group, and so on.",
      ],
      blindSpots: [
        {
          id: "03.more-than-two-groups",
          where: "there are more than two groups",
          so: "Each group of the second layer needs a map from every group of the first, not from two of them.",
          holds: (_channels, groups) => groups > 2,
        },
        {
          id: "03.size-unlike-groups",
          where: "there are more channels in a group than there are groups",
          so: "A group begins channels / groups maps after the one before: that number and the number of groups are two things.",
          holds: (channels, groups) => channels / groups !== groups,
        },
      ],
      misconceptions: [
        ...[
          { id: "03.one-map-speaks-for-its-group", first: 0 },
          { id: "03.last-map-speaks-for-its-group", first: 1 },
        ].map(({ id, first }) => ({
          id,
          belief:
            "You let one map of each group speak for all of it, and repeat those. The maps change places and none is copied: each of 0 … channels − 1 stands there once.",
          model: (channels: number, groups: number) => {
            const size = channels / groups;
            return Array.from({ length: channels }, (_, p) => ((p % size) % groups) * size + first * (size - 1));
          },
        })),
        {
          id: "03.groups-stay",
          belief:
            "Your groups read the same groups again. A filter of the second layer hears what the first layer's group of the same number has heard, and nothing else.",
          model: (channels) => each(channels, (place) => place),
        },
        {
          id: "03.whole-groups-move",
          belief:
            "You move whole groups. Then a group of the second layer reads another group of the first, but still one only. Take the groups apart.",
          model: (channels, groups) => each(channels, (place) => (place + channels / groups) % channels),
        },
        {
          id: "03.back-to-front",
          belief:
            "You turn the order round. Whole groups change places with it, and each group of the second layer still reads one group of the first.",
          model: (channels) => each(channels, (place) => channels - 1 - place),
        },
        {
          id: "03.moved-by-one",
          belief:
            "Each group of the second layer reads its own group of the first and the next one. With three groups and more that is not all of them: take one map from every group in turn.",
          model: (channels) => each(channels, (place) => (place + 1) % channels),
        },
        {
          id: "03.first-group-only",
          belief:
            "Your first group reads one map from each group, and the others mostly stay among themselves. Every group of the second layer has to hear all groups.",
          model: (channels, groups) => {
            const order = each(channels, (place) => place);
            for (let g = 1; g < groups; g++) {
              const there = (g * channels) / groups;
              [order[g], order[there]] = [order[there], order[g]];
            }
            return order;
          },
        },
        {
          id: "03.even-then-odd",
          belief:
            "You took the even maps, then the odd ones. That is the right order for two groups; with more, a group of the second layer still misses some. Take one map from every group in turn.",
          model: (channels) => {
            const order = each(channels, (place) => place);
            return [...order.filter((map) => map % 2 === 0), ...order.filter((map) => map % 2 === 1)];
          },
        },
        {
          id: "03.number-for-size",
          belief:
            "You stepped from group to group by the number of groups. A group begins channels / groups maps after the one before.",
          model: (channels, groups) =>
            each(channels, (place) => (place % groups) * groups + Math.floor(place / groups)),
        },

        {
          id: "03.first-maps-again-and-again",
          belief:
            "Every group gets the first maps of all groups, and the others none. In an order each map stands once: a map that is there twice pushes another one out.",
          model: (channels, groups) => each(channels, (place) => (place % groups) * (channels / groups)),
        },

        {
          id: "03.from-both-ends",
          belief:
            "You took maps from the front and from the back in turn: the first group meets the last, and each meets only one other. Every group of the second layer needs a map of each.",
          model: (channels) => each(channels, (place) => (place % 2 ? channels - 1 - (place - 1) / 2 : place / 2)),
        },

        {
          id: "03.two-piles",
          belief:
            "You cut the maps into two halves and took from both in turn. With three groups and more, each group of the second layer then misses some: it takes as many piles as there are groups.",
          model: (channels) => {
            const half = Math.ceil(channels / 2);
            return each(channels, (place) => (place % 2 ? half : 0) + Math.floor(place / 2));
          },
        },
        {
          id: "03.two-piles-last-left",
          belief:
            "You cut the maps into two halves and took from both in turn. With three groups and more, each group of the second layer then misses some: it takes as many piles as there are groups.",
          model: (channels) => {
            const half = Math.floor(channels / 2);
            const order = each(half, (n) => n).flatMap((n) => [n, half + n]);
            return channels % 2 ? [...order, channels - 1] : order;
          },
        },
        {
          id: "03.borders-swapped",
          belief:
            "You swapped maps where two groups meet. Each group of the second layer then hears its neighbours; with three groups and more, those at the ends don't hear one another.",
          model: (channels, groups) => {
            const order = each(channels, (place) => place);
            for (let g = 1; g < groups; g++) {
              const there = (g * channels) / groups;
              [order[there - 1], order[there]] = [order[there], order[there - 1]];
            }
            return order;
          },
        },
        {
          id: "03.ends-swapped",
          belief:
            "You swapped the first map with the last. The first and the last group hear one another now; with three groups and more, all others still stay among themselves.",
          model: (channels) =>
            each(channels, (place) => (place === 0 ? channels - 1 : place === channels - 1 ? 0 : place)),
        },
        {
          id: "03.middle-swapped",
          belief:
            "You swapped the two maps in the middle. That is enough for two groups; with more, the others still stay among themselves. Each group of the second layer needs a map from every group.",
          model: (channels) => {
            const half = Math.floor(channels / 2);
            return each(channels, (place) => (place === half - 1 ? half : place === half ? half - 1 : place));
          },
        },
        {
          id: "03.first-maps-in-front",
          belief:
            "The first map of every group stands in front, and the rest follow in their order. That serves the first group of the second layer; the others need a map from every group as well.",
          model: (channels, groups) => {
            const order = each(channels, (place) => place);
            const isFirst = (map: number) => map % (channels / groups) === 0;
            return [...order.filter(isFirst), ...order.filter((map) => !isFirst(map))];
          },
        },
        {
          id: "03.moved-back-by-one",
          belief:
            "Each group of the second layer reads its own group of the first and the one before. With three groups and more that is not all of them: take one map from every group in turn.",
          model: (channels) => each(channels, (place) => (place + channels - 1) % channels),
        },
        {
          id: "03.neighbours-swapped",
          belief:
            "You swapped neighbours two by two. Most of them are of the same group, so that a group reads itself and little else: take one map from every group in turn.",
          model: (channels) => each(channels, (place) => (place % 2 ? place - 1 : Math.min(place + 1, channels - 1))),
        },
        {
          id: "03.every-other-map-twice",
          belief:
            "You went through the maps in steps of two and began again at the front. Where their number is even, half of them come twice, and the others never: each has to stand there once.",
          model: (channels) => each(channels, (place) => (2 * place) % channels),
        },
        {
          id: "03.counted-from-one",
          belief: "You counted maps from 1. The first map is 0, and the last one channels − 1.",
          model: (channels, groups) => solution.mixGroups(channels, groups).map((map) => map + 1),
        },
        {
          id: "03.a-list-for-each-group",
          belief:
            "You answered a list for each group. Asked is one list of all places, the first group's maps, then the second's: [0, 2, 1, 3], not [[0, 2], [1, 3]].",
          model: (channels, groups) =>
            each(groups, (g) => g).map((g) => each(channels / groups, (n) => n * groups + g)),
        },

        {
          id: "03.halves-exchanged",
          belief:
            "You exchanged the two halves of the maps. What lay together still lies together: take the groups apart, one map from each in turn.",
          model: (channels) => each(channels, (place) => (place + Math.floor(channels / 2)) % channels),
        },
        {
          id: "03.steps-of-groups",
          belief:
            "You went on by the number of groups and began again at the front. Where that number divides the channels, the same maps come again and others never: each has to stand there once.",
          model: (channels, groups) => each(channels, (place) => (place * groups) % channels),
        },
      ],
    }),
  ],
};

function biases(random: Random, count: number): number[] {
  return [...random.tensor([count], -9, 9).data];
}

function positive(random: Random, shape: Sizes4): Kernel {
  return random.tensor(shape, 1, 9) as Kernel;
}

function negative(kernel: Kernel): Kernel {
  return built4(kernel.shape, (...at) => -kernel.at(...at));
}

/** Weights none of which is 0, and of filter 0 on channels 1 and 2 they add up to 0. */
const cancelling: Kernel = built4([3, 3, 3, 3], (i, j, c, f) => {
  const place = 3 * i + j;
  return f === 0 && c > 0 ? (place === 4 ? -8 * c : c) : 1 + ((place * 3 + c * 5 + f) % 7);
});

/** The filter that stands at place q when all first filters come first, then all second ones. */
function misplaced(q: number, { shape: [, , channels, multiplier] }: Kernel): number {
  return (q % channels) * multiplier + Math.floor(q / channels);
}

function reordered(output: Image, kernel: Kernel): Image {
  return built(output.shape, (y, x, q) => output.at(y, x, misplaced(q, kernel)));
}

/** A standard kernel with as many filters as a depthwise one, `weight` saying what filter m of channel c sees of channel `seen`. */
function standard(
  { shape: [h, w, channels, multiplier] }: Kernel,
  weight: (i: number, j: number, seen: number, c: number, m: number) => number,
): Kernel {
  return built4([h, w, channels, channels * multiplier], (i, j, seen, q) =>
    weight(i, j, seen, Math.floor(q / multiplier), q % multiplier),
  );
}

type Layer = (input: Image) => Image;

const standardLayer = (kernel: Kernel): Layer => groupedLayer(kernel, 1);

function groupedLayer(kernel: Kernel, groups: number): Layer {
  return (x) => conv2d(x, kernel, { padding: "same", groups });
}

function depthwiseLayer(kernel: Kernel): Layer {
  return (x) => depthwiseConv2d(x, kernel, { padding: "same" });
}

/** What a layer answers to a single 1 in the middle of each channel in turn. */
function knocks(height: number, width: number, channels: number, answer: Layer): Image[] {
  const middle = [Math.floor(height / 2), Math.floor(width / 2)];
  return Array.from({ length: channels }, (_, knocked) =>
    answer(built([height, width, channels], (y, x, c) => Number(y === middle[0] && x === middle[1] && c === knocked))),
  );
}

function maps(answer: Image): number[] {
  return Array.from({ length: answer.shape[2] }, (_, f) => f);
}

function hears(answer: Image, f: number): boolean {
  return answer.data.some((value, i) => value !== 0 && i % answer.shape[2] === f);
}

function leavesMiddle(answers: Image[]): boolean {
  const [height, width, filters] = answers[0].shape;
  const middle = Math.floor(height / 2) * width + Math.floor(width / 2);
  return answers.some((answer) => answer.data.some((value, i) => value !== 0 && Math.floor(i / filters) !== middle));
}

function painted(weight: (i: number, j: number, c: number, f: number) => number): Kernel {
  return built4([3, 3, 3, 3], weight);
}

function centre(i: number, j: number): number {
  return Number(i === 1 && j === 1);
}

function divides(groups: number, channels: number, filters: number): boolean {
  return channels % groups === 0 && filters % groups === 0;
}

/** The smallest whole number from 1 to `most` for which `holds`, or 0. */
function smallest(most: number, holds: (n: number) => boolean): number {
  return each(most, (n) => n + 1).find(holds) ?? 0;
}

function mostGroups(channels: number, filters: number): number {
  return each(channels, (n) => channels - n).find((groups) => divides(groups, channels, filters))!;
}

function each(count: number, value: (n: number) => number): number[] {
  return Array.from({ length: count }, (_, n) => value(n));
}

/** Weights of both signs, none of them 0. */
function nonZero(random: Random, shape: Sizes3): Image {
  const sizes = random.tensor(shape, 1, 9);
  return built(shape, (i, j, c) => sizes.at(i, j, c) * (random.whole(0, 1) ? 1 : -1));
}

/** A window whose first pixel makes channel c of a filter say `says(c)`. */
function saying(filter: Image, says: (c: number) => number): Image {
  return built(filter.shape, (i, j, c) => (i + j ? 0 : says(c) / filter.at(0, 0, c)));
}

/** What a filter makes of a learner's window: with its channels together, and how many of them say less than 1 apart. */
function whatFilterHears(window: Image, filter: Image): Value {
  const apart = channelSums(window, filter);
  const together = total(apart);
  // A thousandth of what is added is rounding, not an answer.
  const rounding = Math.max(...apart.map(Math.abs)) / 1000;
  return {
    "all channels together": Math.abs(together) <= rounding ? 0 : together,
    "channels below 1 apart": apart.filter((sum) => Math.abs(sum) < 1 - 1e-4).length,
  };
}

/** Which groups of the first layer each group of the second one reads, with a learner's order between them. */
function whoIsHeard(order: readonly number[], channels: number, groups: number): Value {
  const size = channels / groups;
  const places = each(channels, (map) => order.filter((other) => other === map).length);
  const heard = each(groups, (g) => g).map((g) => {
    const maps = order.slice(g * size, (g + 1) * size);
    const reads = each(groups, (from) => Number(maps.some((map) => Math.floor(map / size) === from)));
    return [`does group ${g} hear 0, 1, …`, reads];
  });
  return { "how often each map is used": places, ...Object.fromEntries(heard) };
}

/** 42 positions for the 27 weights of a filter, so that one kernel alone is right; multiples of 9, so that means are whole. */
const picture = tensor(
  Array.from({ length: 6 * 7 * 3 }, (_, i) => 9 * (((i * i * 7 + i * 5) % 19) - 6)),
  [6, 7, 3],
);
