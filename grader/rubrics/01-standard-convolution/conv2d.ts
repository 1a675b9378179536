import { tensor } from "../../../lib/index";
import * as solution from "../../../solutions/01-standard-convolution";
import { exercise } from "../../rubric";
import { built, built4, clamp, type Image, inside, type Kernel, only, padded, slice, total, turned4 } from "../models";

/** One number of a layer whose window begins there. */
function sumFrom(x: Image, k: Kernel, bias: readonly number[], top: number, left: number, f: number): number {
  let sum = bias[f];
  for (let i = 0; i < k.shape[0]; i++)
    for (let j = 0; j < k.shape[1]; j++)
      for (let c = 0; c < k.shape[2]; c++) sum += inside(x, top + i, left + j, c) * k.at(i, j, c, f);
  return sum;
}

export const conv2d = exercise({
  id: "01.conv2d",
  title: "The whole layer",
  points: 4,
  solution: solution.conv2d,
  terms: {
    kernel:
      "kernel[i, j, c, f] is filter f's own weight for channel c, i rows below and j columns to the right of the window's corner.",
    bias: "Each filter has one bias, added once to its whole sum over taps and channels.",
    stride: "From one output to the next the window moves on by stride, down and across; its taps stay side by side.",
    padding: "So many zeros stand at both ends of every row and column: the first window begins at −padding.",
    kernelHeight:
      "kernelHeight and kernelWidth count the rows and columns of taps; neither kernel nor image need be square.",
    channels: "channels is the depth over which every filter sums; filters is the number of maps that come out.",
  },
  forbidden: ["conv2d"],
  window: { input: 0, kernel: 1, bias: 2, stride: 3, padding: 4 },
  cases: (random) => [
    [random.tensor([3, 4, 1]), random.tensor([2, 2, 1, 1]), [0], 1, 0],
    [random.tensor([5, 4, 3]), random.tensor([2, 3, 3, 2]), [0, 0], 1, 0],
    [random.tensor([4, 5, 2]), random.tensor([3, 2, 2, 3]), [1, -2, 5], 1, 0],
    [random.tensor([5, 6, 2], 1, 9), random.tensor([3, 3, 2, 2]), [1, 3], 1, 1],
    [random.tensor([7, 9, 2]), random.tensor([3, 2, 2, 3]), [2, 0, -1], 2, 1],
    [random.tensor([3, 2, 1], 1, 9), random.tensor([2, 3, 1, 2]), [4, -1], 1, 2],
    [random.tensor([6, 5, 1]), random.tensor([2, 2, 1, 1]), [3], 3, 0],
  ],
  byHand: () => [
    {
      args: [tensor([1, 2, 3, 4], [2, 2, 1]), tensor([1, 10], [1, 1, 1, 2]), [0, 5], 1, 0],
      gives: [3, 35],
      seen: (output) => [output.at(1, 0, 0), output.at(1, 0, 1)],
    },
  ],
  hints: [
    "You have written all the parts. Which of your functions gives the output's height, and which the border?",
    "Pad first. Then six loops: y, x and f over the output; i, j and c into one sum. The stride moves the window: where does row y begin?",
    "sum starts at bias[f] and collects padded.at(y * stride + i, x * stride + j, c) * kernel.at(i, j, c, f).",
  ],
  blindSpots: [
    {
      id: "01.several-channels",
      where: "the image has more than one channel",
      so: "A filter looks at all channels and adds them up, each with weights of its own.",
      holds: ({ shape }) => shape[2] > 1,
    },
    {
      id: "01.kernel-not-square",
      where: "the kernel isn't square",
      so: "Its rows and columns are counted each by itself, in the size of the output as well.",
      holds: (_input, { shape }) => shape[0] !== shape[1],
    },
    {
      id: "01.stride-above-one",
      where: "the stride is larger than 1",
      so: "Position y begins at row y · stride of the padded image, and x likewise.",
      holds: (_input, _kernel, _bias, stride) => stride > 1,
    },
    {
      id: "01.padded",
      where: "there is padding",
      so: "Zeros lie on all four sides: position 0 begins at row −padding of the image.",
      holds: (_input, _kernel, _bias, _stride, padding) => padding > 0,
    },
  ],
  misconceptions: [
    {
      id: "01.map-per-channel",
      belief: "You kept a map for every channel and filter. A filter adds its channels together: one filter, one map.",
      model: (x, k, b, s, p) => {
        const [, , channels, filters] = k.shape;
        const maps = Array.from({ length: channels }, (_, c) => solution.conv2d(only(x, c), slice(k, c), b, s, p));
        const [h, w] = maps[0].shape;
        return built([h, w, channels * filters], (i, j, m) => maps[m % channels].at(i, j, Math.floor(m / channels)));
      },
    },
    {
      id: "01.shared-slice",
      belief:
        "You used the filter's first channel for every channel of the image. Each channel has weights of its own: that is why the kernel has a third dimension.",
      model: (x, k, b, s, p) =>
        solution.conv2d(
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
        solution.conv2d(
          x,
          k,
          b.map((v) => v * k.shape[0] * k.shape[1] * k.shape[2]),
          s,
          p,
        ),
    },
    {
      id: "01.bias-per-channel",
      belief: "You added the bias once for each channel. The channels are summed first; the bias comes once, after.",
      model: (x, k, b, s, p) =>
        solution.conv2d(
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
        solution.conv2d(
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
      model: (x, k, b, s, p) => solution.conv2d(x, turned4(k), b, s, p),
    },
    {
      id: "01.replicate",
      belief: "You repeated the border pixels beyond the border. Padding here means zeros.",
      model: (x, k, b, s, p) =>
        solution.conv2d(
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
      refuses: true,
      model: (x, k, b, s) => solution.conv2d(x, k, b, s, 0),
    },
    {
      id: "01.stride-ignored",
      belief:
        "You let the kernel stop at every pixel. With stride 2, row y of the output begins at row 2 · y of the padded input.",
      model: (x, k, b, _s, p) => solution.conv2d(x, k, b, 1, p),
    },
    {
      id: "01.stride-in-size-only",
      belief:
        "The stride is in your output's size, but your window still moves by one pixel. With stride 2, row y of the output begins at row 2 · y of the padded input.",
      model: (x, k, b, s, p) => {
        const dense = solution.conv2d(x, k, b, 1, p);
        return built(solution.conv2d(x, k, b, s, p).shape, (i, j, f) => dense.at(i, j, f));
      },
    },
    {
      id: "01.subsample-first",
      belief:
        "You threw away the pixels between the strides before convolving. The stride moves the window; inside it, neighbours are still neighbours.",
      model: (x, k, b, s, p) => {
        const wide = padded(x, p, () => 0);
        const [h, w, c] = wide.shape;
        return solution.conv2d(
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
        solution.conv2d(
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
        const y = solution.conv2d(x, k, b, s, p);
        return tensor(
          y.data.map((v) => Math.max(0, v)),
          y.shape,
        );
      },
    },
    {
      id: "01.one-channel-each",
      belief:
        "Your filter f looks at one channel only. In a standard layer every filter looks at all channels and adds them up.",
      model: (x, k, b, s, p) =>
        solution.conv2d(
          x,
          built4(k.shape, (i, j, c, f) => (c === f % k.shape[2] ? k.at(i, j, c, f) : 0)),
          b,
          s,
          p,
        ),
    },
    {
      id: "01.border-skipped",
      belief:
        "You left 0 wherever the window hangs over the border. Only the pixels out there are zeros: such a position still adds up what does lie on the image, and gets its bias.",
      model: (x, k, b, s, p) => {
        const y = solution.conv2d(x, k, b, s, p);
        const whole = (at: number, taps: number, size: number) => at * s - p >= 0 && at * s - p + taps <= size;
        return built(y.shape, (i, j, f) =>
          whole(i, k.shape[0], x.shape[0]) && whole(j, k.shape[1], x.shape[1]) ? y.at(i, j, f) : 0,
        );
      },
    },
    {
      id: "01.stride-inside",
      belief:
        "You let the stride spread the taps as well. It moves the window from position to position; inside a window the taps lie on neighbouring pixels.",
      model: (x, k, b, s, p) => {
        const y = solution.conv2d(x, k, b, s, p);
        return built(y.shape, (i, j, f) => {
          let sum = b[f];
          for (let n = 0; n < k.shape[0]; n++) {
            for (let m = 0; m < k.shape[1]; m++) {
              for (let c = 0; c < x.shape[2]; c++) {
                sum += inside(x, (i + n) * s - p, (j + m) * s - p, c) * k.at(n, m, c, f);
              }
            }
          }
          return sum;
        });
      },
    },

    {
      id: "01.first-bias",
      belief: "You added the first bias in every map. Each filter has a bias of its own: map f gets bias[f].",
      model: (x, k, b, s, p) =>
        solution.conv2d(
          x,
          k,
          b.map(() => b[0]),
          s,
          p,
        ),
    },
    {
      id: "01.all-biases",
      belief: "You added all biases in every map. Each filter has a bias of its own: map f gets bias[f] alone.",
      model: (x, k, b, s, p) =>
        solution.conv2d(
          x,
          k,
          b.map(() => total(b)),
          s,
          p,
        ),
    },
    {
      id: "01.kernel-transposed",
      belief:
        "You read each filter column by column. Its first index is the row, as in the image, so that each weight meets the pixel under it.",
      model: (x, k, b, s, p) =>
        solution.conv2d(
          x,
          built4(k.shape, (i, j, c, f) => {
            const n = i * k.shape[1] + j;
            return k.at(n % k.shape[0], Math.floor(n / k.shape[0]), c, f);
          }),
          b,
          s,
          p,
        ),
    },
    {
      id: "01.mirrored-filter",
      belief:
        "You mirrored the kernel left to right. It is laid on as it stands: its first column meets the window's first column.",
      model: (x, k, b, s, p) =>
        solution.conv2d(
          x,
          built4(k.shape, (i, j, c, f) => k.at(i, k.shape[1] - 1 - j, c, f)),
          b,
          s,
          p,
        ),
    },
    {
      id: "01.padding-at-one-end",
      belief:
        "You put zeros above and to the left only. Padding stands at all four sides: height and width grow by 2 · padding.",
      model: (x, k, b, s, p) => {
        const [h, w, c] = x.shape;
        return solution.conv2d(
          built([h + p, w + p, c], (i, j, m) => inside(x, i - p, j - p, m)),
          k,
          b,
          s,
          0,
        );
      },
    },
    {
      id: "01.padding-behind",
      belief:
        "You put all the padding below and to the right. It stands at all four sides, `padding` zeros at each: the image lies in the middle.",
      model: (x, k, b, s, p) => {
        const [h, w, c] = x.shape;
        return solution.conv2d(
          built([h + 2 * p, w + 2 * p, c], (i, j, m) => inside(x, i, j, m)),
          k,
          b,
          s,
          0,
        );
      },
    },
    {
      id: "01.mean-of-channels",
      belief:
        "You took the mean of the channels. A filter adds its channels up; if it is to average, its weights say so.",
      model: (x, k, b, s, p) =>
        solution.conv2d(
          x,
          built4(k.shape, (i, j, c, f) => k.at(i, j, c, f) / k.shape[2]),
          b,
          s,
          p,
        ),
    },
    {
      id: "01.mirrored-border",
      belief: "You mirrored the picture beyond its border. Padding here means zeros.",
      model: (x, k, b, s, p) => {
        const back = (i: number, size: number) => clamp(i < 0 ? -i : i >= size ? 2 * size - 2 - i : i, size);
        return solution.conv2d(
          padded(x, p, (i, j, c) => x.at(back(i, x.shape[0]), back(j, x.shape[1]), c)),
          k,
          b,
          s,
          0,
        );
      },
    },
    {
      id: "01.filters-added-up",
      belief:
        "You added the filters up to a single map. Each filter makes a map of its own, with its own bias: the output has as many maps as there are filters.",
      model: (x, k, b, s, p) => {
        const maps = solution.conv2d(x, k, b, s, p);
        return built([maps.shape[0], maps.shape[1], 1], (i, j) =>
          total(Array.from({ length: maps.shape[2] }, (_, f) => maps.at(i, j, f))),
        );
      },
    },
    {
      id: "01.centred-window",
      belief:
        "You laid the middle of the kernel on each position, whatever the padding. A window begins at y · stride − padding: that is its upper left corner.",
      model: (x, k, b, s, p) => {
        const [top, left] = [k.shape[0], k.shape[1]].map((taps) => Math.floor(taps / 2));
        return built(solution.conv2d(x, k, b, s, p).shape, (i, j, f) => sumFrom(x, k, b, i * s - top, j * s - left, f));
      },
    },
    {
      id: "01.always-same",
      belief:
        "You padded so that the size is kept, but for the stride. `padding` says how many zeros stand on each side, and the kernel has to fit.",
      model: (x, k, b, s) => {
        const [top, left] = [k.shape[0], k.shape[1]].map((taps) => Math.floor((taps - 1) / 2));
        const [h, w] = [Math.ceil(x.shape[0] / s), Math.ceil(x.shape[1] / s)];
        return built([h, w, k.shape[3]], (i, j, f) => sumFrom(x, k, b, i * s - top, j * s - left, f));
      },
    },
    {
      id: "01.stride-down-only",
      belief:
        "Your window moves by the stride downwards, and by one pixel to the right. The stride is the same in both directions.",
      model: (x, k, b, s, p) => {
        const dense = solution.conv2d(x, k, b, 1, p);
        return built([solution.conv2d(x, k, b, s, p).shape[0], dense.shape[1], k.shape[3]], (i, j, f) =>
          dense.at(i * s, j, f),
        );
      },
    },
    {
      id: "01.first-filter-for-all",
      belief:
        "You used the first filter for every map. Filter f has weights of its own, kernel.at(i, j, c, f), and makes map f.",
      model: (x, k, b, s, p) =>
        solution.conv2d(
          x,
          built4(k.shape, (i, j, c) => k.at(i, j, c, 0)),
          b,
          s,
          p,
        ),
    },
    {
      id: "01.first-channel-alone",
      belief: "You looked at the first channel of the image alone. A filter looks at all channels and adds them up.",
      model: (x, k, b, s, p) => solution.conv2d(only(x, 0), slice(k, 0), b, s, p),
    },
    {
      id: "01.size-always-kept",
      belief:
        "Your output has the size of the image, but for the stride, whatever the padding. `padding` says how many zeros stand on each side, and the kernel has to fit: 4 rows, 3 of the kernel and no padding make 2.",
      model: (x, k, b, s, p) => {
        const [h, w] = [Math.ceil(x.shape[0] / s), Math.ceil(x.shape[1] / s)];
        return built([h, w, k.shape[3]], (i, j, f) => sumFrom(x, k, b, i * s - p, j * s - p, f));
      },
    },
    {
      id: "01.shared-slice-and-bias-per-channel",
      belief:
        "You used the filter's first channel for every channel of the image, and added the bias once for each. A filter has weights of its own in each channel; its bias comes once, when the channels have been added up.",
      model: (x, k, b, s, p) =>
        solution.conv2d(
          x,
          built4(k.shape, (i, j, _c, f) => k.at(i, j, 0, f)),
          b.map((v) => v * k.shape[2]),
          s,
          p,
        ),
    },
  ],
});
