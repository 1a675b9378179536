import { conv2d, type Tensor, tensor } from "../../lib/index";
import * as solution from "../../solutions/02-pointwise-convolution";
import { exercise, type Random, type Rubric } from "../rubric";
import { built, built4, type Image, type Kernel, padded, total } from "./models";

type Weights = Tensor<[number, number]>;
type Pointwise = Tensor<[1, 1, number, number]>;

const layer = solution.pointwise;

/** A 1×1 kernel whose weights are computed from those of another. */
function rewritten(k: Pointwise, weight: (c: number, f: number) => number): Pointwise {
  return built4(k.shape, (_i, _j, c, f) => weight(c, f)) as Pointwise;
}

/** The weights as somebody reads them who takes [channels, filters] for [filters, channels]. */
function misread(weights: Tensor, channels: number): (c: number, f: number) => number {
  return (c, f) => weights.data[f * channels + c];
}

/** An image in which pixels repeat, some side by side and some far apart. */
const repeating = tensor([1, 2, 1, 2, 3, 4, 5, 6, 3, 4, 7, 8, 1, 2, 5, 6, 9, 1, 7, 8], [2, 5, 2]);
const alike = tensor([4, 4, 6, 4, 4, 6, 4, 4], [1, 8, 1]);

export const rubric: Rubric = {
  chapter: "02",
  file: "02-pointwise-convolution",
  title: "Pointwise convolution",
  exercises: [
    exercise({
      id: "02.countParameters",
      title: "What a 1×1 layer learns",
      points: 1,
      solution: solution.countParameters,
      cases: () => [
        [4, 5, 3, 2],
        [28, 28, 192, 1],
        [28, 28, 192, 32],
        [7, 9, 5, 8],
      ],
      hints: [
        "Stand on one pixel and look down through the stack. How many numbers lie under your feet?",
        "Each filter has a weight for every one of them, and how many biases? Do you need new ones for the next pixel?",
        "(channels + 1) numbers a filter, the same at every pixel. There are `filters` of them.",
      ],
      misconceptions: [
        {
          id: "02.one-weight",
          belief:
            "You gave each filter one weight. 1×1 is the kernel's face; it reaches through all channels. On 28×28×192 one filter has 192 weights, and with its bias 193 numbers, not 2.",
          model: (_h, _w, _c, f) => 2 * f,
        },
        {
          id: "02.rescales-channels",
          belief:
            "You counted one weight for each channel, as if the layer only made channels brighter or darker. Every filter has a mixture of its own: 3 channels and 5 filters make 15 weights and 5 biases, 20 numbers, not 6.",
          model: (_h, _w, c) => 2 * c,
        },
        {
          id: "02.no-bias",
          belief: "You counted the weights alone. Each filter also learns one bias: 3 channels, 2 filters: 8, not 6.",
          model: (_h, _w, c, f) => c * f,
        },
        {
          id: "02.bias-per-weight",
          belief:
            "You counted a bias for every weight. The bias is added once, after the channels were summed: one a filter. 3 channels, 2 filters: 8, not 12.",
          model: (_h, _w, c, f) => 2 * c * f,
        },
        {
          id: "02.one-bias",
          belief: "You counted one bias for the whole layer. Each filter has its own: 3 channels, 2 filters: 8, not 7.",
          model: (_h, _w, c, f) => c * f + 1,
        },
        {
          id: "02.weights-per-pixel",
          belief:
            "You gave every pixel weights of its own. The layer is a convolution: it carries the same weights from pixel to pixel, so the picture's size does not matter. 4 × 5 pixels, 3 channels, 2 filters: 8, not 160.",
          model: (h, w, c, f) => h * w * (c + 1) * f,
        },
      ],
    }),
    exercise({
      id: "02.outputShape",
      title: "The shape that comes out",
      points: 1,
      solution: solution.outputShape,
      forbidden: ["outputSize"],
      cases: () => [
        [28, 28, 192, 32, 1],
        [7, 5, 3, 4, 2],
        [6, 9, 2, 5, 3],
        [8, 11, 4, 7, 3],
        [56, 56, 256, 512, 2],
      ],
      hints: [
        "How many maps does one filter make? And how many positions does a kernel find that is one pixel wide?",
        "Write down the pixels where it stops, for 7 pixels and stride 2: 0, 2, … How many? Now for 8 pixels and stride 3.",
        "The rule ⌊(n + 2p − k) / s⌋ + 1 with k = 1 and p = 0, for height and for width; the last number is `filters`.",
      ],
      misconceptions: [
        {
          id: "02.needs-padding",
          belief:
            "You padded. A 3×3 kernel needs a border of zeros to keep the size, because it looks sideways; a 1×1 kernel never hangs over the edge. 28 pixels stay 28 without padding; with it they become 30.",
          model: (h, w, _c, f, s) => [Math.floor((h + 1) / s) + 1, Math.floor((w + 1) / s) + 1, f],
        },
        {
          id: "02.shrinks-like-3x3",
          belief:
            "You took away two pixels, as a 3×3 kernel does. A 1×1 kernel fits on every pixel: 28 − 1 + 1 = 28, not 26.",
          model: (h, w, _c, f, s) => [Math.floor((h - 3) / s) + 1, Math.floor((w - 3) / s) + 1, f],
        },
        {
          id: "02.keeps-channels",
          belief:
            "You kept the number of channels. Changing it is what a 1×1 layer is for: one map for each filter, however many channels went in.",
          model: (h, w, c, _f, s) => [Math.ceil(h / s), Math.ceil(w / s), c],
        },
        {
          id: "02.map-per-channel",
          belief:
            "You counted a map for every channel and filter. A filter adds its channels together: 192 channels and 32 filters make 32 maps, not 6144.",
          model: (h, w, c, f, s) => [Math.ceil(h / s), Math.ceil(w / s), c * f],
        },
        {
          id: "02.rounded-down",
          belief:
            "You rounded n / stride down. With 7 pixels and stride 2 the layer stops at 0, 2, 4 and 6: 4 positions, not 3. The rule rounds down (n − 1) / stride, and then adds the first position.",
          model: (h, w, _c, f, s) => [Math.floor(h / s), Math.floor(w / s), f],
        },
        {
          id: "02.stride-ignored",
          belief: "You left out the stride. With stride 2 the layer stops at every other pixel, so 7 pixels become 4.",
          model: (h, w, _c, f) => [h, w, f],
        },
        {
          id: "02.swapped-axes",
          belief: "You swapped height and width. The height comes first: [outHeight, outWidth, outChannels].",
          model: (h, w, _c, f, s) => [Math.ceil(w / s), Math.ceil(h / s), f],
        },
      ],
    }),
    exercise({
      id: "02.mixPixel",
      title: "One pixel, mixed",
      points: 2,
      solution: solution.mixPixel,
      forbidden: ["conv2d", "pointwiseConv2d"],
      cases: (random) => [
        [[1, 2, 3], tensor([1, 10, 100], [3, 1])],
        [
          [1, 10],
          tensor([
            [1, 3],
            [2, 4],
          ]),
        ],
        [numbers(random, 3), random.tensor([3, 2], 1, 9)],
        [numbers(random, 2), random.tensor([2, 4], -5, 9)],
        [numbers(random, 4), random.tensor([4, 3], -5, 9)],
      ],
      hints: [
        "How many numbers should come out, when the weights have shape [3, 2]? Which weights make the first of them?",
        "A filter is a column: weights.at(0, f), weights.at(1, f), … Each meets the pixel's number of the same channel.",
        "For every f: start at 0, add pixel[c] * weights.at(c, f) for every c, and push the sum.",
      ],
      misconceptions: [
        {
          id: "02.one-weight",
          belief:
            "You used one weight for all channels. A 1×1 filter has a weight for each of them: [1, 2, 3] with weights 1, 10, 100 is 1 + 20 + 300 = 321, not 6.",
          model: (pixel, w) => filtersOf(w, (f) => total(pixel) * w.at(0, f)),
        },
        {
          id: "02.rescales-channels",
          belief:
            "You gave each channel its weight and left the channels apart. The layer adds them up: [1, 2, 3] with weights 1, 10, 100 is one number, 321, not [1, 20, 300].",
          model: (pixel, w) => pixel.map((value, c) => value * w.at(c, 0)),
        },
        {
          id: "02.not-summed",
          belief:
            "You kept every product of a channel and a weight. A filter adds its products up: one filter, one number. [1, 2, 3] with weights 1, 10, 100 is [321], not [1, 20, 300].",
          model: (pixel, w) => filtersOf(w, (f) => pixel.map((value, c) => value * w.at(c, f))).flat(),
        },
        {
          id: "02.weights-out-in",
          belief:
            "You took a row of the weights for a filter: [filters, channels]. Here they are [channels, filters], and a filter is a column: [1, 10] with [[1, 3], [2, 4]] is [21, 43], not [31, 42].",
          model: (pixel, w) => {
            const weight = misread(w, pixel.length);
            return filtersOf(w, (f) => total(pixel.map((value, c) => value * weight(c, f))));
          },
        },
        {
          id: "02.mean",
          belief:
            "You divided by the number of channels. A filter adds; if it is to average, its weights say so: [1, 2, 3] with 1, 10, 100 is 321, not 107.",
          model: (pixel, w) => solution.mixPixel(pixel, w).map((value) => value / pixel.length),
        },
        {
          id: "02.all-in-one",
          belief:
            "You added all filters together. Each filter gives a number of its own: [1, 10] with [[1, 3], [2, 4]] is [21, 43], not [64].",
          model: (pixel, w) => [total(solution.mixPixel(pixel, w))],
        },
      ],
    }),
    exercise({
      id: "02.pointwise",
      title: "The whole layer",
      points: 3,
      solution: layer,
      forbidden: ["conv2d", "pointwiseConv2d", "depthwiseConv2d", "separableConv2d"],
      window: { input: 0, kernel: 1, bias: 2 },
      cases: (random) => [
        [
          tensor(
            [
              [1, 10],
              [2, 0],
            ].flat(),
            [1, 2, 2],
          ),
          tensor([1, 3, 2, 4], [1, 1, 2, 2]),
          [0, 5],
        ],
        [random.tensor([2, 3, 3]), random.tensor([1, 1, 3, 1]), [4]],
        [random.tensor([3, 2, 3]), random.tensor([1, 1, 3, 2]), [0, 0]],
        [random.tensor([3, 4, 2]), random.tensor([1, 1, 2, 3]), [7, -2, 1]],
        [random.tensor([4, 3, 4]), random.tensor([1, 1, 4, 3]), [-20, -30, 5]],
      ],
      hints: [
        "You can already mix one pixel. What changes from one pixel to the next, and what does not?",
        "Two loops over y and x. `input.at(y, x).data` are the channels of one pixel, `kernel.at(0, 0)` are the weights, [channels, filters].",
        "Make zeros([height, width, filters]). For every pixel: mixPixel, then output.set(mixed[f] + bias[f], y, x, f) for every f.",
      ],
      misconceptions: [
        {
          id: "02.one-weight",
          belief:
            "You used a filter's first weight for all channels. A 1×1 filter is as deep as its input: [1, 2, 3] with weights 1, 10, 100 is 321, not 6.",
          model: (x, k, b) =>
            layer(
              x,
              rewritten(k, (_c, f) => k.at(0, 0, 0, f)),
              b,
            ),
        },
        {
          id: "02.rescales-channels",
          belief:
            "You made each channel brighter or darker by a weight and kept the channels apart. A 1×1 layer mixes them: [1, 2, 3] with weights 1, 10, 100 is one number, 321, not [1, 20, 300].",
          model: (x, k, b) => built(x.shape, (i, j, c) => x.at(i, j, c) * k.at(0, 0, c, 0) + (b[c] ?? 0)),
        },
        {
          id: "02.needs-padding",
          belief:
            "You padded the image, as for a 3×3 kernel. A 1×1 kernel never hangs over the edge; padding only adds a border of pixels that see nothing, pure bias.",
          model: (x, k, b) =>
            layer(
              padded(x, 1, () => 0),
              k,
              b,
            ),
        },
        {
          id: "02.weights-out-in",
          belief:
            "You read the weights as [filters, channels]. They are [channels, filters]: the pixel [1, 10] with [[1, 3], [2, 4]] is [21, 43], not [31, 42].",
          model: (x, k, b) => layer(x, rewritten(k, misread(k, k.shape[2])), b),
        },
        {
          id: "02.no-bias",
          belief: "You left out the bias: every number of map f should be larger by bias[f].",
          model: (x, k, b) =>
            layer(
              x,
              k,
              b.map(() => 0),
            ),
        },
        {
          id: "02.bias-per-channel",
          belief:
            "You added the bias once for each channel. The channels are summed first; then the bias comes, once: a pixel [0, 0, 0] with bias 4 becomes 4, not 12.",
          model: (x, k, b) =>
            layer(
              x,
              k,
              b.map((value) => value * x.shape[2]),
            ),
        },
        {
          id: "02.looks-sideways",
          belief:
            "You let the layer look at neighbours: your numbers are those of a 3×3 kernel with the same weight at all nine taps. A 1×1 kernel sees one pixel, and all of its channels.",
          model: (x, k, b) => {
            const [, , channels, filters] = k.shape;
            const wide: Kernel = built4([3, 3, channels, filters], (_i, _j, c, f) => k.at(0, 0, c, f));
            return conv2d(x, wide, { padding: 1, bias: tensor(b, [filters]) }) as Tensor;
          },
        },
        {
          id: "02.swapped-axes",
          belief:
            "You swapped height and width in the output. The first index is the row (down), the second the column (across).",
          model: (x, k, b) => {
            const y = layer(x, k, b);
            return built([y.shape[1], y.shape[0], y.shape[2]], (i, j, f) => y.at(j, i, f));
          },
        },
        {
          id: "02.relu-added",
          belief: "You applied ReLU. This exercise asks for the layer before its activation, so negative numbers stay.",
          model: (x, k, b) => {
            const y = layer(x, k, b);
            return tensor(
              y.data.map((v) => Math.max(0, v)),
              y.shape,
            );
          },
        },
      ],
    }),
    exercise({
      id: "02.foldPointwise",
      title: "Two layers in one",
      points: 2,
      solution: solution.foldPointwise,
      cases: (random) => [
        [tensor([3, 4], [1, 1, 1, 2]), tensor([10, 100], [1, 1, 2, 1])],
        [tensor([1, 2, 3, 4], [1, 1, 2, 2]), tensor([1, 0, 5, 7], [1, 1, 2, 2])],
        [random.tensor([1, 1, 3, 2]), random.tensor([1, 1, 2, 4])],
        [random.tensor([1, 1, 2, 5]), random.tensor([1, 1, 5, 3])],
      ],
      hints: [
        "Channel a speaks to filter c through every number in the middle. How many ways are there, and what does each one multiply?",
        "Where have you seen a sum over the middle index of two tables of numbers? A 1×1 kernel is a matrix.",
        "Three loops: a, c and b. folded at [0, 0, a, c] collects first.at(0, 0, a, b) * second.at(0, 0, b, c) over all b.",
      ],
      misconceptions: [
        {
          id: "02.one-way-through",
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
      ],
    }),
    exercise({
      id: "02.macsWithReduction",
      title: "Thin the stack first",
      points: 1,
      solution: solution.macsWithReduction,
      cases: () => [
        [1, 1, 4, 2, 3, 5],
        [28, 28, 192, 16, 5, 32],
        [28, 28, 192, 96, 3, 128],
        [14, 7, 10, 3, 3, 6],
      ],
      hints: [
        "Two layers, two costs. What does one number of the thin stack cost? How many such numbers are there?",
        "The second layer no longer sees `channels` maps. How deep is one of its filters, and how many weights has it?",
        "height * width * (channels * narrow) for the first, height * width * (kernelSize * kernelSize * narrow * filters) for the second.",
      ],
      misconceptions: [
        {
          id: "02.full-depth-behind",
          belief:
            "You let the large kernel read all channels. It comes after the 1×1 layer and sees only the thin stack: on 28×28×192 its filters are 5 × 5 × 16, not 5 × 5 × 192.",
          model: (h, w, c, r, k, f) => h * w * (c * r + k * k * c * f),
        },
        {
          id: "02.reduction-is-free",
          belief:
            "You left out the 1×1 layer itself. It is cheap, not free: every pixel costs channels · narrow MACs. On 28×28×192 with narrow 16 that is 2,408,448 of the 12,443,648.",
          model: (h, w, _c, r, k, f) => h * w * k * k * r * f,
        },
        {
          id: "02.one-weight",
          belief:
            "You counted the 1×1 filters as one weight each. They reach through all channels: one number of the thin stack costs `channels` MACs.",
          model: (h, w, _c, r, k, f) => h * w * (r + k * k * r * f),
        },
        {
          id: "02.flat-kernel",
          belief:
            "You forgot the depth of the second layer: its filters are kernelSize × kernelSize × narrow. By hand: 4·2 + 3·3·2·5 = 98, not 53.",
          model: (h, w, c, r, k, f) => h * w * (c * r + k * k * f),
        },
        {
          id: "02.kernel-not-squared",
          belief: "You counted the kernel's width only. A 5 × 5 kernel has 25 taps.",
          model: (h, w, c, r, k, f) => h * w * (c * r + k * r * f),
        },
        {
          id: "02.costs-multiplied",
          belief: "You multiplied the costs of the two layers. They run one after the other, so their costs add up.",
          model: (h, w, c, r, k, f) => h * w * (c * r) * (k * k * r * f),
        },
        {
          id: "02.weights-only",
          belief:
            "You counted the weights. Each weight is used at every pixel, so the MACs are height · width times as many.",
          model: (_h, _w, c, r, k, f) => c * r + k * k * r * f,
        },
      ],
    }),
    exercise({
      id: "02.bottleneckWeights",
      title: "A bottleneck",
      points: 1,
      solution: solution.bottleneckWeights,
      cases: () => [
        [4, 1],
        [256, 64],
        [512, 128],
        [10, 3],
      ],
      hints: [
        "Draw the three layers and write over each arrow how many channels pass. Where is the 3×3?",
        "Weights of a layer: taps · channels in · channels out. What are these three numbers for the layer in the middle?",
        "channels * narrow + 9 * narrow * narrow + narrow * channels.",
      ],
      misconceptions: [
        {
          id: "02.full-width-3x3",
          belief:
            "You put the 3×3 layer on all channels. Inside the bottleneck only the narrow stack is left; that is the reason for the two 1×1 layers: 256 and 64 make 69,632 weights, not 622,592.",
          model: (c, n) => c * n + 9 * c * c + n * c,
        },
        {
          id: "02.no-way-back",
          belief:
            "You left out the last layer, 1×1 from narrow back to channels. Without it the result could not be added to what went in.",
          model: (c, n) => c * n + 9 * n * n,
        },
        {
          id: "02.one-weight",
          belief:
            "You gave each 1×1 filter one weight. It has one for every channel it reads: `channels` in the first layer, `narrow` in the last.",
          model: (c, n) => n + 9 * n * n + c,
        },
        {
          id: "02.flat-kernel",
          belief:
            "You counted the 3×3 filters as flat. Each reaches through all narrow channels: 3 · 3 · narrow weights.",
          model: (c, n) => c * n + 9 * n + n * c,
        },
        {
          id: "02.widens-inside",
          belief:
            "You let the 3×3 layer widen the stack again. It goes from narrow to narrow; the last 1×1 layer does the widening.",
          model: (c, n) => c * n + 9 * n * c + c * c,
        },
        {
          id: "02.with-biases",
          belief:
            "You counted biases too. This exercise asks for weights only, as the published figure does (a normalisation behind each layer makes biases needless).",
          model: (c, n) => (c + 1) * n + (9 * n + 1) * n + (n + 1) * c,
        },
      ],
    }),
    exercise({
      id: "02.looksSideways",
      title: "A puzzle: one pixel, or more",
      points: 2,
      solution: solution.looksSideways,
      cases: (random) => {
        const pure = random.tensor([1, 1, 2, 3], 1, 9) as Pointwise;
        const said = layer(repeating, pure, [0, 5, -3]);
        const oneMapOff = built(said.shape, (y, x, f) => said.at(y, x, f) + (f === 2 && y === 1 && x === 1 ? 1 : 0));
        return [
          [tensor([5, 7, 5], [1, 3, 1]), tensor([1, 2, 3], [1, 3, 1])],
          [tensor([5, 7, 5], [1, 3, 1]), tensor([1, 2, 1], [1, 3, 1])],
          [tensor([5, 7, 9], [1, 3, 1]), tensor([1, 2, 3], [1, 3, 1])],
          [repeating, said],
          [repeating, oneMapOff],
          [alike, tensor([1, 1, 2, 1, 1, 2, 3, 3], [1, 8, 1])],
          [tensor([1, 5, 1, 6, 2, 5], [3, 1, 2]), tensor([3, 4, 5], [3, 1, 1])],
          [tensor([1, 2, 3, 4], [2, 2, 1]), tensor([6, 6, 6, 6], [2, 2, 1])],
          [tensor([0, 1, 0, 1], [2, 2, 1]), tensor([9, 4, 9, 4], [2, 2, 1])],
          [tensor([5, 5, 6, 6], [2, 2, 1]), tensor([1, 2, 3, 3], [2, 2, 1])],
        ];
      },
      hints: [
        "If you stood on one pixel and saw nothing else, could you know where in the picture you stand?",
        "Compare every pixel with every other one, near or far. When are two pixels alike? When are two answers alike?",
        "Keep a Map from a pixel's channels (`input.at(y, x).data.join()`) to its answer. If a pixel comes again with another answer, return true; at the end, false.",
      ],
      misconceptions: [
        {
          id: "02.neighbours-only",
          belief:
            "You compared neighbours only. Two pixels that are alike must get the same answer wherever they stand: 5, 7, 5 → 1, 2, 3 is proof enough.",
          model: (input, output) =>
            anyPair(input, (p, q) => beside(input, p, q) && same(input, p, q) && !same(output, p, q)),
        },
        {
          id: "02.first-channel",
          belief:
            "You compared the first channel of the input only. A 1×1 filter mixes all channels: [1, 5] and [1, 6] are different pixels and may get different answers.",
          model: (input, output) =>
            anyPair(input, (p, q) => channelAt(input, p) === channelAt(input, q) && !same(output, p, q)),
        },
        {
          id: "02.first-map",
          belief: "You looked at the first output map only. One map that differs is enough to prove it.",
          model: (input, output) =>
            anyPair(input, (p, q) => same(input, p, q) && channelAt(output, p) !== channelAt(output, q)),
        },
        {
          id: "02.must-differ",
          belief:
            "You took it for proof that different pixels got the same answer. A mixture may well give 6 for many pixels: 2 + 4 and 3 + 3. Only the other way round is a proof.",
          model: (input, output) => anyPair(input, (p, q) => !same(input, p, q) && same(output, p, q)),
        },
        {
          id: "02.either-way",
          belief:
            "You asked that different pixels get different answers, too. A mixture may well give 6 for many pixels. Only alike pixels with different answers prove anything.",
          model: (input, output) => anyPair(input, (p, q) => same(input, p, q) !== same(output, p, q)),
        },
        {
          id: "02.opposite",
          belief: "You answer the opposite: true where there is no proof, false where there is one.",
          model: (input, output) => !solution.looksSideways(input, output),
        },
      ],
    }),
  ],
};

function numbers(random: Random, count: number): number[] {
  return [...random.tensor([count], 1, 9).data];
}

function filtersOf<T>(weights: Weights, answer: (f: number) => T): T[] {
  return Array.from({ length: weights.shape[1] }, (_, f) => answer(f));
}

function folded(first: Pointwise, second: Pointwise, weight: (a: number, c: number) => number): Kernel {
  return built4([1, 1, first.shape[2], second.shape[3]], (_i, _j, a, c) => weight(a, c));
}

/** Is there a pair of pixels, counted row by row, for which `holds` is true? */
function anyPair(image: Image, holds: (p: number, q: number) => boolean): boolean {
  const pixels = image.shape[0] * image.shape[1];
  for (let p = 0; p < pixels; p++) for (let q = 0; q < p; q++) if (holds(p, q)) return true;
  return false;
}

function same(image: Image, p: number, q: number): boolean {
  const channels = image.shape[2];
  for (let c = 0; c < channels; c++) if (image.data[p * channels + c] !== image.data[q * channels + c]) return false;
  return true;
}

function channelAt(image: Image, p: number): number {
  return image.data[p * image.shape[2]];
}

function beside(image: Image, p: number, q: number): boolean {
  const width = image.shape[1];
  return Math.abs((p % width) - (q % width)) + Math.abs(Math.floor(p / width) - Math.floor(q / width)) === 1;
}
