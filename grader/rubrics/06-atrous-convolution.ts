import { tensor, zeros } from "../../lib/index";
import * as solution from "../../solutions/06-atrous-convolution";
import { exercise, type Rubric } from "../rubric";
import type { Map2d } from "./models";

const { effectiveSize } = solution;
type Layer = solution.Layer;

const dense = (kernel: number, stride = 1): Layer => ({ kernel, stride, rate: 1 });

export const rubric: Rubric = {
  chapter: "06",
  file: "06-atrous-convolution",
  title: "Atrous convolution",
  exercises: [
    exercise({
      id: "06.effectiveSize",
      title: "Over the holes",
      points: 1,
      solution: solution.effectiveSize,
      cases: () => [
        [3, 4],
        [3, 1],
        [3, 2],
        [5, 2],
        [2, 6],
        [7, 3],
        [1, 5],
      ],
      hints: [
        "Draw 3 taps at rate 4. How many gaps are there, and how many holes in each?",
        "kernel taps have kernel − 1 gaps; at rate r each gap holds r − 1 pixels.",
        "kernel + (kernel - 1) * (rate - 1).",
      ],
      misconceptions: [
        {
          id: "06.times-rate",
          belief:
            "You multiplied: kernel · rate. The last tap has no holes behind it, so 3 taps at rate 4 reach over 9 pixels, not 12.",
          model: (k, r) => k * r,
        },
        {
          id: "06.plus-rate",
          belief:
            "You added the rate once. Holes lie in every gap between taps: 3 taps at rate 4 reach over 9 pixels, not 7.",
          model: (k, r) => k + r,
        },
        {
          id: "06.rate-is-holes",
          belief:
            "You took the rate for the number of holes. Rate r puts r − 1 holes between two taps; rate 1 has none. 3 taps at rate 4 reach over 9 pixels, not 11.",
          model: (k, r) => k + (k - 1) * r,
        },
        {
          id: "06.forgot-last-tap",
          belief: "You counted from the first tap to the last, but not the last tap itself: 9 pixels, not 8.",
          model: (k, r) => (k - 1) * r,
        },
        {
          id: "06.undilated",
          belief: "You ignored the rate. The number of weights stays, but they lie further apart.",
          model: (k) => k,
        },
      ],
    }),
    exercise({
      id: "06.samePadding",
      title: "Keep the size",
      points: 1,
      solution: solution.samePadding,
      cases: () => [
        [3, 1],
        [3, 2],
        [5, 3],
        [7, 2],
        [3, 12],
      ],
      hints: [
        "How many positions does a kernel of 5 lose on a line, without padding? And one that reaches over 5 because of its holes?",
        "The effective size minus 1 is lost. Padding gives it back, half at each end.",
        "(effectiveSize(kernel, rate) - 1) / 2, which is rate * (kernel - 1) / 2.",
      ],
      misconceptions: [
        {
          id: "06.pad-undilated",
          belief:
            "You padded as if there were no holes. A kernel of 3 at rate 2 reaches over 5 pixels and needs 2 zeros at each end, not 1.",
          model: (k) => (k - 1) / 2,
        },
        {
          id: "06.both-ends",
          belief: "You gave the padding of both ends together. At each end it is half of that.",
          model: (k, r) => r * (k - 1),
        },
        {
          id: "06.padding-is-rate",
          belief:
            "Padding equal to the rate is right for 3 taps only. It grows with the kernel: rate · (kernel − 1) / 2.",
          model: (_k, r) => r,
        },
        {
          id: "06.rate-is-holes",
          belief: "You took the rate for the number of holes. Rate 2 has one hole between taps.",
          model: (k, r) => ((k - 1) * (r + 1)) / 2,
        },
      ],
    }),
    exercise({
      id: "06.atrous1d",
      title: "A kernel with holes",
      points: 2,
      solution: solution.atrous1d,
      forbidden: ["conv2d", "dilateKernel"],
      cases: (random) => [
        [[1, 2, 3, 4, 5, 6, 7], [1, 1, 1], 2],
        [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 10], 4],
        [[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], [2, 0, -1], 3],
        [Array.from({ length: 12 }, () => random.whole(-9, 9)), [1, 2, 4, 8], 2],
        [[4, 2, 7, 1], [1, 3], 1],
      ],
      hints: [
        "Which pixels lie under the three taps when the kernel starts at pixel 0, at rate 2?",
        "Tap i of a kernel that starts at `start` reads signal[start + i * rate]. Where may it start last?",
        "for (let start = 0; start + rate * (kernel.length - 1) < signal.length; start++), push the sum of kernel[i] * signal[start + i * rate].",
      ],
      misconceptions: [
        {
          id: "06.dilation-is-stride",
          belief:
            "You moved the kernel by `rate` and left its taps together: that is a stride. A rate pulls the taps apart and the kernel still stops at every pixel. 1…7 with [1, 1, 1] at 2: [9, 12, 15], not [6, 12, 18].",
          model: (x, k, r) => strided(x, k, r, 1),
        },
        {
          id: "06.stride-too",
          belief: "You also moved the kernel by `rate`. It stops at every pixel; only its taps are `rate` apart.",
          model: (x, k, r) => strided(x, k, r, r),
        },
        {
          id: "06.holes-filled",
          belief:
            "You filled the holes: every pixel under the kernel was read. Holes have no weight; at rate 2 every other pixel is skipped.",
          model: (x, k, r) =>
            solution.atrous1d(
              x,
              k.flatMap((w, i) => (i < k.length - 1 ? Array(r).fill(w) : [w])),
              1,
            ),
        },
        {
          id: "06.rate-is-holes",
          belief:
            "You left `rate` holes between taps. Rate 2 means two apart, which is one hole: [9, 12, 15], not [12].",
          model: (x, k, r) => solution.atrous1d(x, k, r + 1),
        },
        {
          id: "06.zeros-in-image",
          belief: "You put zeros between the pixels. The image stays as it is; the holes are in the kernel.",
          model: (x, k, r) =>
            solution.atrous1d(
              x.flatMap((v, i) => (i < x.length - 1 ? [v, ...Array(r - 1).fill(0)] : [v])),
              k,
              1,
            ),
        },
        {
          id: "06.undilated",
          belief: "You ignored the rate: the taps still lie side by side.",
          model: (x, k) => solution.atrous1d(x, k, 1),
        },
        {
          id: "06.flipped-kernel",
          belief: "You read the kernel backwards. Deep learning does not flip: kernel[0] meets the leftmost pixel.",
          model: (x, k, r) => solution.atrous1d(x, [...k].reverse(), r),
        },
      ],
    }),
    exercise({
      id: "06.spreadKernel",
      title: "Zeros for holes",
      points: 1,
      solution: solution.spreadKernel,
      forbidden: ["dilateKernel"],
      cases: (random) => [
        [tensor([[1, 2]]), 3],
        [random.tensor([3, 2], 1, 9), 2],
        [random.tensor([2, 4], 1, 9), 3],
        [random.tensor([3, 3], 1, 9), 1],
      ],
      hints: [
        "How large is the result for a 3 × 2 kernel at rate 2?",
        "Where does the weight at [1, 1] go when the rate is 3?",
        "zeros([(height - 1) * rate + 1, (width - 1) * rate + 1]); set kernel.at(i, j) at [i * rate, j * rate].",
      ],
      misconceptions: [
        {
          id: "06.trailing-zeros",
          belief:
            "You left zeros after the last tap, too. Holes lie between taps only: (kernel − 1) · rate + 1 wide, not kernel · rate.",
          model: (kernel, r) => placedIn(kernel, r, kernel.shape[0] * r, kernel.shape[1] * r),
        },
        {
          id: "06.rate-is-holes",
          belief: "You put `rate` zeros between taps. Rate 2 means one zero between two taps, rate 1 none.",
          model: (kernel, r) => solution.spreadKernel(kernel, r + 1),
        },
        {
          id: "06.holes-filled",
          belief:
            "You repeated the weights over the holes. Nothing is filled in: a hole has no weight, which a zero can stand for.",
          model: (kernel, r) => {
            const filled = solution.spreadKernel(kernel, r);
            const [h, w] = filled.shape;
            for (let i = 0; i < h; i++) {
              for (let j = 0; j < w; j++) filled.set(kernel.at(Math.floor(i / r), Math.floor(j / r)), i, j);
            }
            return filled;
          },
        },
        {
          id: "06.one-way",
          belief: "You pulled the taps apart across, but not down. The rate holds for rows too.",
          model: (kernel, r) => {
            const [h, w] = kernel.shape;
            const wide = zeros([h, (w - 1) * r + 1]);
            for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) wide.set(kernel.at(i, j), i, j * r);
            return wide;
          },
        },
      ],
    }),
    exercise({
      id: "06.receptiveField",
      title: "How far a stack sees",
      points: 3,
      solution: solution.receptiveField,
      forbidden: ["receptiveField"],
      cases: () => [
        [[dense(3, 2), dense(3)]],
        [[dense(3)]],
        [[dense(3), dense(3, 2), dense(5), dense(2, 2), dense(3)]],
        [
          [
            { kernel: 3, stride: 1, rate: 1 },
            { kernel: 3, stride: 1, rate: 2 },
            { kernel: 3, stride: 1, rate: 4 },
          ],
        ],
        [[dense(7, 2), dense(3, 2), { kernel: 3, stride: 1, rate: 3 }]],
      ],
      hints: [
        "After a layer with stride 2, how far apart in the photograph are two neighbours of its map?",
        "That distance is the jump. A kernel of 3 adds two steps of it. When does a layer's own stride begin to matter?",
        "for (const { kernel, stride, rate } of layers) { field += (effectiveSize(kernel, rate) - 1) * jump; jump *= stride; }",
      ],
      misconceptions: [
        {
          id: "06.fields-multiply",
          belief:
            "You multiplied the kernels' sizes. Each layer adds to the field: two 3s make 5 (7 behind a stride of 2), never 9.",
          model: (layers) => layers.reduce((f, l) => f * effectiveSize(l.kernel, l.rate), 1),
        },
        {
          id: "06.jump-ignored",
          belief:
            "You ignored the strides. Behind a stride of 2, one step of a kernel is two pixels of the photograph: 7, not 5.",
          model: (layers) => layers.reduce((f, l) => f + effectiveSize(l.kernel, l.rate) - 1, 1),
        },
        {
          id: "06.jump-too-early",
          belief:
            "You let a layer's stride stretch its own kernel. A stride spreads the *outputs*, so it counts for the layers after it: first the field, then the jump.",
          model: (layers) => {
            let field = 1;
            let jump = 1;
            for (const { kernel, stride, rate } of layers) {
              jump *= stride;
              field += (effectiveSize(kernel, rate) - 1) * jump;
            }
            return field;
          },
        },
        {
          id: "06.undilated",
          belief: "You used the number of taps. A kernel with holes reaches over its effective size.",
          model: (layers) => solution.receptiveField(layers.map((l) => ({ ...l, rate: 1 }))),
        },
        {
          id: "06.last-layer",
          belief:
            "You kept only the last layer's own reach. Its pixels are themselves made from windows of the layer before.",
          model: (layers) => effectiveSize(layers[layers.length - 1].kernel, layers[layers.length - 1].rate),
        },
      ],
    }),
    exercise({
      id: "06.countHoles",
      title: "What nobody looks at",
      points: 3,
      solution: solution.countHoles,
      cases: () => [
        [[2, 2]],
        [[2, 2, 2]],
        [[1, 2, 3]],
        [[1, 2, 5]],
        [[1, 3, 9]],
        [[4]],
        [[2, 4]],
        [[3, 1]],
        [[1, 2, 9]],
      ],
      hints: [
        "Which pixels does one layer at rate 2 reach, from pixel 0? And a second one, from each of those?",
        "Keep the reached pixels in a Set. The field runs from minus the sum of the rates to plus the sum.",
        "reached = new Set([...reached].flatMap((p) => [p - rate, p, p + rate])) for every rate; holes = 2 * sum + 1 - reached.size.",
      ],
      misconceptions: [
        {
          id: "06.one-layer",
          belief:
            "You added up the holes of each layer on its own. The next layer's taps may fill them: [1, 2, 3] leaves none, though its last layer has 4.",
          model: (rates) => rates.reduce((sum, r) => sum + 2 * (r - 1), 0),
        },
        {
          id: "06.no-holes",
          belief:
            "You answered that everything in the field is seen. [2, 2, 2] never looks at a pixel an odd distance away: 6 of its 13.",
          model: () => 0,
        },
        {
          id: "06.largest-rate",
          belief:
            "You counted the holes of the last layer only. What lies in them may be reached through the layers before.",
          model: (rates) => 2 * (rates[rates.length - 1] - 1),
        },
        {
          id: "06.paths-counted",
          belief:
            "You counted every path (3 · 3 · … of them). Several paths may end at the same pixel: it is seen once. Collect pixels, not paths.",
          model: (rates) => 2 * rates.reduce((sum, r) => sum + r, 0) + 1 - 3 ** rates.length,
        },
      ],
    }),
    exercise({
      id: "06.fullWindows",
      title: "When the holes outgrow the map",
      points: 1,
      solution: solution.fullWindows,
      cases: () => [
        [5, 2],
        [5, 3],
        [65, 6],
        [65, 12],
        [65, 24],
        [33, 24],
        [7, 1],
      ],
      hints: [
        "Along one dimension: how far from the border must the centre stay, so that both outer taps still lie on the map?",
        "At each end `rate` positions are too close to the border. How many of `size` are left, but never fewer than none?",
        "(Math.max(0, size - 2 * rate) / size) ** 2: the same share across and down.",
      ],
      misconceptions: [
        {
          id: "06.one-border",
          belief: "You left out one border. Both outer taps can fall off, one at each end: size − 2 · rate.",
          model: (n, r) => (Math.max(0, n - r) / n) ** 2,
        },
        {
          id: "06.one-dimension",
          belief: "You computed one dimension. Across and down must both fit, so the share is squared.",
          model: (n, r) => Math.max(0, n - 2 * r) / n,
        },
        {
          id: "06.negative",
          belief:
            "You let a negative width be squared. Where size − 2 · rate is below 0 no position fits: 0, not a positive share.",
          model: (n, r) => ((n - 2 * r) / n) ** 2,
        },
        {
          id: "06.positions-counted",
          belief: "You gave the number of positions. Asked was their share of all size · size positions.",
          model: (n, r) => Math.max(0, n - 2 * r) ** 2,
        },
      ],
    }),
  ],
};

/** Taps side by side when `apart` is 1, the kernel moved by `step`. */
function strided(x: number[], k: number[], step: number, apart: number): number[] {
  return solution.atrous1d(x, k, apart).filter((_, i) => i % step === 0);
}

function placedIn(kernel: Map2d, rate: number, height: number, width: number): Map2d {
  const larger = zeros([height, width]);
  const [h, w] = kernel.shape;
  for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) larger.set(kernel.at(i, j), i * rate, j * rate);
  return larger;
}
