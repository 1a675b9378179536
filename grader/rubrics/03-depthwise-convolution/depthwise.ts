import { conv2d, type Tensor, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/03-depthwise-convolution";
import { exercise, type Random } from "../../rubric";
import { built, built4, type Image, inside, type Kernel, total, turned4 } from "../models";
import { each, misplaced } from "./models";

export const depthwise = exercise({
  id: "03.depthwise",
  title: "The whole layer",
  points: 4,
  solution: solution.depthwise,
  terms: {
    kernel:
      "kernel[i, j, c, m] is a weight of channel c's filter m: it meets no other channel, i rows down and j columns on.",
    bias: "Each output map has one bias, added once: channels · multiplier of them, in the order of the maps.",
    stride: "From one output to the next the window moves on by stride, down and across; its taps stay side by side.",
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
      model: (x, k, b, s, p) => conv2d(x, k, { bias: tensor(b.slice(0, k.shape[3])), stride: s, padding: p }) as Tensor,
    },
    {
      id: "03.every-filter-sees-all",
      belief:
        "You let every filter see all channels. Then a channel that is black would not stay black: the others would leak into it. Filter m of channel c reads channel c only.",
      model: (x, k, b, s, p) =>
        solution.depthwise(
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
        solution.depthwise(
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
        solution.depthwise(
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
        const unbiased = solution.depthwise(
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
      model: (x, k, b, s, p) => reordered(solution.depthwise(x, k, b, s, p), k),
    },
    {
      id: "03.bias-per-input-channel",
      belief: "You used bias[c] for all maps of channel c. Each map has its own bias: bias[c · M + m].",
      model: (x, k, b, s, p) =>
        solution.depthwise(
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
        return solution.depthwise(
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
        solution.depthwise(
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
      model: (x, k, b, s, p) => solution.depthwise(x, turned4(k), b, s, p),
    },
    {
      id: "03.padding-ignored",
      belief: "You left out the padding: your output is smaller than it should be where padding is 1.",
      refuses: true,
      model: (x, k, b, s) => solution.depthwise(x, k, b, s, 0),
    },
    {
      id: "03.stride-ignored",
      belief: "You let the filters stop at every pixel. With stride 2, row y of the output begins at row 2 · y.",
      model: (x, k, b, _s, p) => solution.depthwise(x, k, b, 1, p),
    },
    {
      id: "03.channels-summed-into-all",
      belief:
        "You still sum over all the input channels, as a standard filter does. A depthwise filter reads one channel, and its map is finished when that channel has been read.",
      model: (x, k, b, s, p) => {
        const { shape } = solution.depthwise(x, k, b, s, p);
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
        return solution.depthwise(x, sums, b, s, p);
      },
    },
    {
      id: "03.filter-major-order-bias-of-channel",
      belief:
        "Two things. Your maps stand in another order, m · channels + c: the maps of one channel stay together, c · M + m. And you took the bias by input channel: there is one for each map that comes out.",
      model: (x, k, b, s, p) => {
        const multiplier = k.shape[3];
        const biased = solution.depthwise(
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
        solution.depthwise(
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
        solution.depthwise(
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
        solution.depthwise(
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
        const out = solution.depthwise(x, k, b, s, p);
        return built(out.shape, (i, j, q) => Math.max(0, out.at(i, j, q)));
      },
    },
    {
      id: "03.padding-at-one-end",
      belief:
        "You put zeros above and to the left only. Padding stands at all four sides: height and width grow by 2 · padding.",
      model: (x, k, b, s, p) => {
        const [h, w, c] = x.shape;
        return solution.depthwise(
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
        return solution.depthwise(
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
        return built(solution.depthwise(x, k, b, s, p).shape, (y, z, q) => {
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
        return built(solution.depthwise(x, k, b, s, p).shape, (y, z, q) => {
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
        return solution.depthwise(
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
        return solution.depthwise(
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
        const { shape } = solution.depthwise(x, k, b, s, p);
        const [h, w, c] = x.shape;
        const moved = built([h + (s + 1) * p, w + (s + 1) * p, c], (i, j, m) => inside(x, i - s * p, j - s * p, m));
        const all = solution.depthwise(moved, k, b, s, 0);
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
        const all = solution.depthwise(
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
        if (p === 0) return solution.depthwise(x, k, b, s, 0);
        const [h, w, c] = x.shape;
        const [up, left] = [Math.floor((k.shape[0] - 1) / 2), Math.floor((k.shape[1] - 1) / 2)];
        const rows = s * (Math.ceil(h / s) - 1) + k.shape[0];
        const columns = s * (Math.ceil(w / s) - 1) + k.shape[1];
        return solution.depthwise(
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
        const out = solution.depthwise(x, k, b, s, p);
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
        solution.depthwise(
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
        return solution.depthwise(x, last, biases, s, p);
      },
    })),
    {
      id: "03.multiplier-as-a-factor",
      belief:
        "You multiplied by the multiplier. It is a number of filters: with multiplier M each channel makes M maps, each with weights of its own.",
      model: (x, k, b, s, p) => {
        const [h, w, channels, multiplier] = k.shape;
        const louder = built4([h, w, channels, 1], (i, j, c) => multiplier * k.at(i, j, c, 0));
        return solution.depthwise(x, louder, b, s, p);
      },
    },
    {
      id: "03.mean-of-the-window",
      belief: "You divided by the number of taps. A filter adds up; if it is to average, its weights say so.",
      model: (x, k, b, s, p) =>
        solution.depthwise(
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
        solution.depthwise(
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
        return solution.depthwise(
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
        return solution.depthwise(
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
        return solution.depthwise(x, sums, biases, s, p);
      },
    },
    {
      id: "03.sum-goes-on",
      belief:
        "Your sum goes on from one filter of a channel to the next, so that a map holds what those before it made as well. Each map begins anew, with its own bias.",
      model: (x, k, b, s, p) => {
        const multiplier = k.shape[3];
        const out = solution.depthwise(x, k, b, s, p);
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
        return solution.depthwise(
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
        solution.depthwise(
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
        const { shape } = solution.depthwise(x, k, b, s, p);
        const every = solution.depthwise(x, k, b, 1, p);
        return down
          ? built([shape[0], every.shape[1], shape[2]], (y, z, q) => every.at(y * s, z, q))
          : built([every.shape[0], shape[1], shape[2]], (y, z, q) => every.at(y, z * s, q));
      },
    })),
  ],
});

function biases(random: Random, count: number): number[] {
  return [...random.tensor([count], -9, 9).data];
}

function reordered(output: Image, kernel: Kernel): Image {
  return built(output.shape, (y, x, q) => output.at(y, x, misplaced(q, kernel)));
}
