import { depthwiseConv2d, pointwiseConv2d, type Tensor, tensor } from "../../lib/index";
import * as solution from "../../solutions/04-depthwise-separable-convolution";
import { exercise, type Rubric } from "../rubric";
import { built4, type Kernel } from "./models";

type Pointwise = Tensor<[1, 1, number, number]>;

/** Kernel, channels, filters: kernel² never equals a channel count, and no two counts are the same. */
const layers = [
  [3, 3, 8],
  [3, 4, 5],
  [5, 7, 2],
  [3, 3, 64],
  [7, 16, 32],
] as const;
const outputs = [
  [2, 3],
  [14, 12],
  [5, 9],
  [128, 96],
  [7, 11],
] as const;
const sized = () => layers.map((layer, i) => [...outputs[i], ...layer] as const);

export const rubric: Rubric = {
  chapter: "04",
  file: "04-depthwise-separable-convolution",
  title: "Depthwise separable convolution",
  exercises: [
    exercise({
      id: "04.separableWeights",
      title: "Weights of the two steps",
      points: 1,
      solution: solution.separableWeights,
      cases: () => layers,
      hints: [
        "How many weights does the depthwise step have for one channel? And for all of them?",
        "How many weights does a 1×1 filter have? How many such filters are there?",
        "kernel * kernel * channels for the depthwise step, channels * filters for the pointwise step; add them.",
      ],
      misconceptions: [
        {
          id: "04.pointwise-first",
          belief:
            "You counted the pointwise step first: then the depthwise step has to filter every new map. Depthwise first works on the few channels that come in: 27 + 24 = 51, not 24 + 72 = 96.",
          model: (k, c, n) => c * n + k * k * n,
        },
        {
          id: "04.spatially-separable",
          belief:
            "You split the kernel×kernel face into a column and a row (3×1 and 1×3, 6 weights). That is *spatially* separable, another idea. Here each face stays whole, 9 weights; what is split off is the mixing of channels.",
          model: (k, c, n) => 2 * k * c + c * n,
        },
        {
          id: "04.steps-multiplied",
          belief:
            "You multiplied the two steps' weights. The steps come one after the other, each with weights of its own: add.",
          model: (k, c, n) => k * k * c * (c * n),
        },
        {
          id: "04.standard",
          belief:
            "That is a standard convolution: a whole face for every pair of channel and filter. Separable, the face is shared by all filters.",
          model: (k, c, n) => k * k * c * n,
        },
        {
          id: "04.shared-face",
          belief: "You counted one face for all channels. In the depthwise step each channel has a face of its own.",
          model: (k, c, n) => k * k + c * n,
        },
        {
          id: "04.flat-pointwise",
          belief:
            "You counted one weight for each pointwise filter. A 1×1 filter reaches through all channels: channels weights each.",
          model: (k, c, n) => k * k * c + n,
        },
        {
          id: "04.bias-counted",
          belief: "You counted biases too. This chapter counts weights only.",
          model: (k, c, n) => k * k * c + c + c * n + n,
        },
      ],
    }),
    exercise({
      id: "04.standardMacs",
      title: "Cost of a standard convolution",
      points: 1,
      solution: solution.standardMacs,
      cases: sized,
      hints: [
        "How many numbers does the output hold?",
        "How many weights does one filter have? Each is used once for each number of its map.",
        "height * width * filters numbers, each costs kernel * kernel * channels.",
      ],
      misconceptions: [
        {
          id: "04.no-depth",
          belief: "You left out the channels: a filter multiplies in every channel under its window.",
          model: (h, w, k, _c, n) => h * w * k * k * n,
        },
        {
          id: "04.one-filter",
          belief: "You counted one filter. Each of the `filters` maps costs as much.",
          model: (h, w, k, c) => h * w * k * k * c,
        },
        {
          id: "04.flops",
          belief: "You counted multiplications and additions apart. A MAC is one of each, counted together.",
          model: (h, w, k, c, n) => 2 * h * w * k * k * c * n,
        },
        {
          id: "04.kernel-not-squared",
          belief: "You took the kernel's side once. Its face has kernel · kernel taps.",
          model: (h, w, k, c, n) => h * w * k * c * n,
        },
      ],
    }),
    exercise({
      id: "04.separableMacs",
      title: "Cost of the two steps",
      points: 1,
      solution: solution.separableMacs,
      cases: sized,
      hints: [
        "What does one position cost in the depthwise step? In the pointwise step?",
        "Both steps have height · width positions. Every weight is used once at each.",
        "height * width * separableWeights(kernel, channels, filters).",
      ],
      misconceptions: [
        {
          id: "04.pointwise-first",
          belief:
            "You let the pointwise step come first. Then the depthwise step runs on every new map instead of every old channel, which costs more.",
          model: (h, w, k, c, n) => h * w * (c * n + k * k * n),
        },
        {
          id: "04.steps-multiplied",
          belief:
            "You multiplied the costs of the two steps. One runs after the other: their costs add up. That is the whole saving.",
          model: (h, w, k, c, n) => h * w * (k * k * c) * (c * n),
        },
        {
          id: "04.one-position",
          belief: "That is one position, or the weights. Both steps are done at height · width of them.",
          model: (_h, _w, k, c, n) => k * k * c + c * n,
        },
        {
          id: "04.pointwise-once",
          belief:
            "You counted the positions for the depthwise step only. The pointwise step, too, is done at every position.",
          model: (h, w, k, c, n) => h * w * k * k * c + c * n,
        },
        {
          id: "04.depthwise-only",
          belief: "You counted the depthwise step alone. The pointwise step follows, and it is the larger part.",
          model: (h, w, k, c) => h * w * k * k * c,
        },
        {
          id: "04.pointwise-only",
          belief: "You counted the pointwise step alone. Before it, every channel has been filtered on its own.",
          model: (h, w, _k, c, n) => h * w * c * n,
        },
        {
          id: "04.spatially-separable",
          belief:
            "You split each face into a column and a row. That is spatially separable; here a face keeps its kernel · kernel taps.",
          model: (h, w, k, c, n) => h * w * (2 * k * c + c * n),
        },
      ],
    }),
    exercise({
      id: "04.costRatio",
      title: "What is saved",
      points: 1,
      solution: solution.costRatio,
      cases: () => layers,
      hints: [
        "Write exercise 3 over exercise 2 as one fraction. What stands above and below the line?",
        "Height, width and channels stand everywhere and cancel: (kernel² + filters) / (kernel² · filters).",
        "Split that fraction at the plus: one part is 1 over filters, the other 1 over kernel².",
      ],
      misconceptions: [
        {
          id: "04.input-channels",
          belief:
            "You used the input channels for N in 1/N + 1/k². They cancel; N is the number of filters, the output channels. For 3 channels and 64 filters the ratio is .1267, not .4444.",
          model: (k, c) => 1 / c + 1 / (k * k),
        },
        {
          id: "04.upside-down",
          belief: "You divided the other way round. Separable over standard is less than 1: a share, not a speed-up.",
          model: (k, _c, n) => 1 / (1 / n + 1 / (k * k)),
        },
        {
          id: "04.one-over-k2",
          belief:
            "You kept 1/k² and dropped 1/N. It is small where there are many filters, but not nothing: with 64 filters it is an eighth of the whole.",
          model: (k) => 1 / (k * k),
        },
        {
          id: "04.one-over-k",
          belief: "You took 1/k. The face has kernel · kernel taps, so it is 1/k².",
          model: (k, _c, n) => 1 / n + 1 / k,
        },
      ],
    }),
    exercise({
      id: "04.separableConv",
      title: "Two steps",
      points: 2,
      solution: solution.separableConv,
      forbidden: ["separableConv2d"],
      cases: (random) => [
        [random.tensor([3, 4, 2]), random.tensor([2, 3, 2, 1]), random.tensor([1, 1, 2, 3])],
        [random.tensor([5, 4, 3]), random.tensor([3, 2, 3, 1]), random.tensor([1, 1, 3, 2])],
        [random.tensor([4, 5, 2]), random.tensor([2, 2, 2, 2]), random.tensor([1, 1, 4, 3])],
        [random.tensor([4, 3, 3]), random.tensor([2, 3, 3, 1]), random.tensor([1, 1, 3, 3])],
      ],
      hints: [
        "Which step looks sideways, and which one mixes channels? Which comes first?",
        "lib has both: depthwiseConv2d(input, kernel) and pointwiseConv2d(input, kernel). The output of one is the input of the other.",
        "return pointwiseConv2d(depthwiseConv2d(input, depthwise), pointwise).",
      ],
      misconceptions: [
        {
          id: "04.mixed-first",
          belief:
            "You mixed the channels first. A face belongs to a channel of the image, so the depthwise step comes before they are mixed.",
          model: (x, d, p) => depthwiseConv2d(pointwiseConv2d(x, p), d),
        },
        {
          id: "04.no-mixing",
          belief: "You stopped after the depthwise step: the channels have not been mixed yet.",
          model: (x, d) => depthwiseConv2d(x, d),
        },
        {
          id: "04.shared-face",
          belief: "You used the first channel's face for all channels. In the depthwise step each channel has its own.",
          model: (x, d, p) =>
            solution.separableConv(
              x,
              built4(d.shape, (i, j, _c, m) => d.at(i, j, 0, m)),
              p,
            ),
        },
        {
          id: "04.flipped-kernel",
          belief: "You turned the faces by half a turn. Deep learning lays a kernel down as it is.",
          model: (x, d, p) => {
            const [h, w] = d.shape;
            return solution.separableConv(
              x,
              built4(d.shape, (i, j, c, m) => d.at(h - 1 - i, w - 1 - j, c, m)),
              p,
            );
          },
        },
        {
          id: "04.multiplier-order",
          belief:
            "You ordered the maps of the depthwise step by multiplier first. Channel c's maps lie together, at c · multiplier + m; the pointwise weights count on it.",
          model: (x, d, p) => {
            const [, , channels, multiplier] = d.shape;
            const reordered = built4(p.shape, (_i, _j, q, n) =>
              p.at(0, 0, (q % multiplier) * channels + Math.floor(q / multiplier), n),
            );
            return solution.separableConv(x, d, reordered as Pointwise);
          },
        },
      ],
    }),
    exercise({
      id: "04.equivalentKernel",
      title: "One kernel for both",
      points: 2,
      solution: solution.equivalentKernel,
      forbidden: ["toStandardKernel"],
      cases: (random) => [
        [tensor([1, 2], [1, 2, 1, 1]), tensor([3, -1], [1, 1, 1, 2])],
        [random.tensor([2, 3, 2, 1]), random.tensor([1, 1, 2, 3])],
        [random.tensor([3, 2, 4, 1]), random.tensor([1, 1, 4, 2])],
      ],
      hints: [
        "With which numbers does filter n look at channel c, after both steps?",
        "The face of channel c, made larger or smaller by one number. Which one?",
        "Four loops over i, j, c and n; set depthwise.at(i, j, c, 0) * pointwise.at(0, 0, c, n) at [i, j, c, n].",
      ],
      misconceptions: [
        {
          id: "04.weights-added",
          belief: "You added the two weights. The pointwise step multiplies what the depthwise step found: a product.",
          model: (d, p) =>
            built4(
              [d.shape[0], d.shape[1], d.shape[2], p.shape[3]],
              (i, j, c, n) => d.at(i, j, c, 0) + p.at(0, 0, c, n),
            ),
        },
        {
          id: "04.channels-summed",
          belief:
            "You added up the faces of all channels for each filter. The channels are summed later, when the kernel meets the image; the kernel itself keeps them apart.",
          model: (d, p) =>
            built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, _c, n) => {
              let sum = 0;
              for (let c = 0; c < d.shape[2]; c++) sum += d.at(i, j, c, 0) * p.at(0, 0, c, n);
              return sum;
            }),
        },
        {
          id: "04.shared-face",
          belief: "You used the first channel's face for all channels. Channel c is looked at with its own.",
          model: (d, p) =>
            built4(
              [d.shape[0], d.shape[1], d.shape[2], p.shape[3]],
              (i, j, c, n) => d.at(i, j, 0, 0) * p.at(0, 0, c, n),
            ),
        },
        {
          id: "04.first-filter",
          belief: "You used the first pointwise filter for all. Each filter takes its own amount of each channel.",
          model: (d, p) =>
            built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, c) => d.at(i, j, c, 0) * p.at(0, 0, c, 0)),
        },
      ],
    }),
    exercise({
      id: "04.isSeparable",
      title: "What can't be split",
      points: 3,
      solution: solution.isSeparable,
      cases: () => [
        [tensor([1, 2, -1, -2, 0, 0, 0, 0], [2, 2, 1, 2])],
        [tensor([1, 1, -1, 0, 0, -1, 0, 0], [2, 2, 1, 2])],
        [tensor([1, 2, 3, 4], [2, 2, 1, 1])],
        [
          interleaved(
            [
              [1, 2, 3, 6],
              [2, 4, 6, 12],
            ],
            [
              [1, 0, 0, 1],
              [3, 0, 0, 3],
            ],
          ),
        ],
        [
          interleaved(
            [
              [1, 2, 3, 6],
              [2, 4, 6, 12],
            ],
            [
              [1, 0, 0, 1],
              [0, 1, 1, 0],
            ],
          ),
        ],
        [
          interleaved(
            [
              [1, 2, 3, 4],
              [0, 0, 0, 0],
            ],
            [
              [5, 1, 0, 2],
              [-5, -1, 0, -2],
            ],
          ),
        ],
        [
          interleaved(
            [
              [1, 2, 3, 4],
              [2, 4, 6, 8],
            ],
            [
              [1, 2, 3, 5],
              [1, 2, 3, 5],
            ],
          ),
        ],
        [tensor([1, 0, 1, 0, 0, 2, 0, 1, 0, 1, 3, 1], [2, 2, 1, 3])],
        [
          interleaved(
            [
              [1, 0, 0, 1],
              [1, 0, 0, 1],
            ],
            [
              [1, 2, 3, 4],
              [1, 2, 3, 4],
            ],
          ),
        ],
        [
          interleaved([
            [0, 0, 0, 0],
            [1, 2, 3, 4],
            [4, 3, 2, 1],
          ]),
        ],
        [
          interleaved([
            [1, 2, 3, 4],
            [0, 0, 0, 0],
            [4, 3, 2, 1],
          ]),
        ],
        [
          interleaved([
            [0, 1, 2, 0],
            [0, 2, 1, 0],
          ]),
        ],
      ],
      hints: [
        "Does it matter how channel 0 and channel 1 are related? Or only what the filters do with each channel?",
        "For a channel, compare the face of every filter with the face of every other. What do you answer at the first pair that doesn't fit?",
        "Loops over c, over filters m < n, over taps a and b (i and j from the tap's number: Math.floor(a / width) and a % width). Return false where face_m(a) * face_n(b) !== face_m(b) * face_n(a), true at the end.",
      ],
      misconceptions: [
        {
          id: "04.face-rank",
          belief:
            "You asked whether each face is a column times a row. That is *spatially* separable: a question about one face alone. [1, 2, 3, 4] may stay as it is; what counts is whether all filters use multiples of it.",
          model: (kernel) => {
            const [h, w, channels, filters] = kernel.shape;
            for (let c = 0; c < channels; c++) {
              for (let n = 0; n < filters; n++) {
                for (let i = 1; i < h; i++) {
                  for (let j = 1; j < w; j++) {
                    const at = (y: number, x: number) => kernel.at(y, x, c, n);
                    if (at(0, 0) * at(i, j) !== at(0, j) * at(i, 0)) return false;
                  }
                }
              }
            }
            return true;
          },
        },
        {
          id: "04.across-channels",
          belief:
            "You also compared faces of different channels. Each channel has a face of its own in the depthwise step; only the faces that look at the *same* channel must be multiples of each other.",
          model: (kernel) => {
            const [h, w, channels, filters] = kernel.shape;
            return solution.isSeparable(
              built4([h, w, 1, channels * filters], (i, j, _c, q) =>
                kernel.at(i, j, q % channels, Math.floor(q / channels)),
              ),
            );
          },
        },
        {
          id: "04.first-channel",
          belief: "You looked at the first channel only. Every channel must pass.",
          model: (kernel) => {
            const [h, w, , filters] = kernel.shape;
            return solution.isSeparable(built4([h, w, 1, filters], (i, j, _c, n) => kernel.at(i, j, 0, n)));
          },
        },
        {
          id: "04.always",
          belief:
            "You answered yes to every kernel. Two filters [1, −1, 0, 0] and [1, 0, −1, 0] on one channel need two faces: multiplier 2.",
          model: () => true,
        },
        {
          id: "04.divided",
          belief:
            "You divided one face by the other, tap by tap. Where both have a zero that is 0 / 0, NaN, and NaN equals nothing. Cross-multiply as the statement does: zeros then do no harm.",
          model: separableIf(
            (m, n) => m.every((v, tap) => v / n[tap] === m[0] / n[0]),
            (m, n) => m < n,
          ),
        },
        {
          id: "04.first-tap",
          belief:
            "You compared every tap with the first one only. Where both faces begin with 0, all those products are 0 and say nothing: [0, 1, 2, 0] and [0, 2, 1, 0] need every pair of taps.",
          model: separableIf(
            (m, n) => m.every((v, tap) => v * n[0] === m[0] * n[tap]),
            (m, n) => m < n,
          ),
        },
        {
          id: "04.first-filter-only",
          belief:
            "You compared every filter with filter 0 only. If filter 0 ignores the channel (all zeros), everything is a multiple of everything to it: compare every pair of filters.",
          model: separableIf(areMultiples, (m) => m === 0),
        },
        {
          id: "04.neighbours-only",
          belief:
            "You compared every filter with the next one only. An all-zero face between two others hides them from each other: compare every pair of filters.",
          model: separableIf(areMultiples, (m, n) => n === m + 1),
        },
        {
          id: "04.same-face",
          belief:
            "You asked for equal faces. Multiples are enough, negative ones and zero too: the pointwise step scales each.",
          model: (kernel) => {
            const [h, w, channels, filters] = kernel.shape;
            for (let i = 0; i < h; i++) {
              for (let j = 0; j < w; j++) {
                for (let c = 0; c < channels; c++) {
                  for (let n = 1; n < filters; n++) if (kernel.at(i, j, c, n) !== kernel.at(i, j, c, 0)) return false;
                }
              }
            }
            return true;
          },
        },
      ],
    }),
  ],
};

/** A 2×2 kernel from the faces of each channel, one face a filter. */
function interleaved(...channels: number[][][]): Kernel {
  return built4([2, 2, channels.length, channels[0].length], (i, j, c, n) => channels[c][n][2 * i + j]);
}

/** Whether in each channel the faces of all filters m < n that are compared fit. */
function separableIf(matches: (m: number[], n: number[]) => boolean, compared: (m: number, n: number) => boolean) {
  return (kernel: Kernel): boolean => {
    const [height, width, channels, filters] = kernel.shape;
    const face = (c: number, n: number) =>
      Array.from({ length: height * width }, (_, tap) => kernel.data[(tap * channels + c) * filters + n]);
    for (let c = 0; c < channels; c++) {
      for (let n = 0; n < filters; n++) {
        for (let m = 0; m < n; m++) if (compared(m, n) && !matches(face(c, m), face(c, n))) return false;
      }
    }
    return true;
  };
}

function areMultiples(m: number[], n: number[]): boolean {
  return m.every((v, a) => n.every((w, b) => v * w === m[b] * n[a]));
}
