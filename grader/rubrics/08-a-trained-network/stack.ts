import {
  averagePool2d,
  conv2d,
  maxPool2d,
  pointwiseConv2d,
  relu,
  separableConv2d,
  type Tensor,
  tensor,
  zeros,
} from "../../../lib/index";
import * as solution from "../../../solutions/08-a-trained-network";
import { exercise, type Random } from "../../rubric";
import type { Image } from "../models";
import { each } from "./models";
import { firstOfFour, isOddHalved, pairsOfIdeas, run, type Stack, smallestOfFour, zeroPadded } from "./stack-ideas";

export const stack = exercise({
  id: "08.stack",
  title: "The stack",
  points: 4,
  solution: solution.stack,
  terms: {
    picture: "It goes in as it is, all channels of it, and the first layer pads nothing.",
    separable:
      "Each entry is a layer, with an activation and a pooling behind it; only the last one's pooling doesn't halve the map.",
    bias: "Each layer has one for each of its filters, added once at the layer's end.",
    padding:
      "It keeps height and width in the separable layers, and in pooling gives a row that is left over a window of its own.",
    stride:
      "Poolings move on by two pixels, which halves the map; behind the last separable layer by one, which keeps its size.",
  },
  cases: (random): Stack[] => [
    byHandStack(),
    // One separable layer: first a map that can be halved, then one that can't.
    network(random, [8, 10, 2], [2, 3], 2),
    network(random, [9, 8, 1], [2, 2], 2),
    network(random, [15, 19, 2], [3, 4, 2], 3),
    network(random, [28, 21, 1], [2, 3, 2, 4], 2),
  ],
  tolerance: 1e-4,
  byHand: () => [{ args: byHandStack(), gives: tensor([-4], [1, 1, 1]) }],
  hints: [
    "Write down the size of the map behind each layer, for a picture of 15 × 19. Which padding and which stride give it?",
    'maxPool2d(map, 2, { padding: "same" }) halves and rounds up. Behind which layer does it need stride: 1?',
    "First conv2d, leaky, pool; then for each separable layer separableConv2d with bias and padding 1, leaky, pool, the last one with stride 1; then pointwiseConv2d with its bias, and nothing after it.",
  ],
  blindSpots: [
    {
      id: "08.several-separable",
      where: "there is more than one separable layer",
      so: "Each has weights of its own and is followed by an activation and a pooling; only behind the last one the map is not halved.",
      holds: (_picture, _first, separable) => separable.length > 1,
    },
    {
      id: "08.odd-maps",
      where: "a map with an odd number of rows or columns is halved",
      so: "What is left over makes a row or a column of its own: 7 become 4.",
      holds: (picture, _first, separable) => isOddHalved(picture, separable.length),
    },
  ],
  misconceptions: [
    {
      id: "08.stack-relu",
      belief: "You used ReLU. This network leaks: a tenth of what is below 0 goes on to the next layer.",
      model: (...a) => run(a, { activation: (map) => relu(map) }),
    },
    {
      id: "08.last-leaks",
      belief: "You put the activation behind the last layer as well. Its numbers are the answer, and stay as they are.",
      model: (...a) => solution.leaky(run(a)),
    },
    {
      id: "08.last-pool-halves",
      belief: "You halved the map behind the last separable layer too. There the window moves by one pixel.",
      model: (...a) => run(a, { lastStride: 2 }),
    },
    {
      id: "08.last-pool-missing",
      belief:
        "You left out the pooling behind the last separable layer. The map keeps its size there, but each number becomes the largest of 2 × 2.",
      model: (...a) => run(a, { lastStride: 0 }),
    },
    {
      id: "08.first-padded",
      belief:
        "You padded the first layer. It pads nothing: 3 × 3 weights take two rows and two columns off the picture.",
      model: (...a) => run(a, { first: { padding: 1 } }),
    },
    {
      id: "08.rest-dropped",
      belief:
        "You dropped the row or column that is left over when a map is halved. It makes one of its own: 13 become 7, not 6.",
      model: (...a) => run(a, { halve: {} }),
    },
    {
      id: "08.mean-kept",
      belief: "You took the mean of each 2 × 2. Kept is the largest.",
      model: (...a) => run(a, { pool: averagePool2d as typeof maxPool2d }),
    },
    {
      id: "08.activation-between",
      belief:
        "You put an activation between the two steps of a separable layer as well. Here there is one, at the layer's end.",
      model: (...a) => run(a, { between: true }),
    },
    {
      id: "08.no-activation",
      belief: "You left out the activation. Without it the layers would be one linear layer, but for the pooling.",
      model: (...a) => run(a, { activation: (map) => map }),
    },

    {
      id: "08.first-not-activated",
      belief: "You left out the activation behind the first layer. It follows every layer but the last.",
      model: (...a) => run(a, { first: { activated: false } }),
    },
    {
      id: "08.separable-not-activated",
      belief: "You left out the activation behind the separable layers. It follows every layer but the last.",
      model: (...a) => run(a, { separableActivated: false }),
    },
    {
      id: "08.last-separable-not-activated",
      belief:
        "You left out the activation behind the last separable layer. It follows every layer but the last of all, which is 1×1.",
      model: (picture, first, separable, last) =>
        run([picture, first, separable, last], { activated: (i) => i < separable.length - 1 }),
    },
    {
      id: "08.stack-hundredth",
      belief:
        "You let a hundredth of what is below 0 through, as an activation does that is used twice. In this network it is a tenth, once behind each layer.",
      model: (...a) => run(a, { activation: (map) => each(map, (v) => (v < 0 ? v / 100 : v)) }),
    },
    {
      id: "08.bias-behind-the-activation",
      belief:
        "You added the biases of the separable layers behind the activation. A bias belongs to the layer: it is added before anything is cut off or made smaller.",
      model: (...a) => run(a, { biasBehind: true }),
    },
    {
      id: "08.first-of-four",
      belief: "You kept one pixel of each 2 × 2, the first. Kept is the largest of the four.",
      model: (...a) => run(a, { pool: firstOfFour as typeof maxPool2d }),
    },
    {
      id: "08.smallest-kept",
      belief: "You kept the smallest of each 2 × 2. Kept is the largest.",
      model: (...a) => run(a, { pool: smallestOfFour as typeof maxPool2d }),
    },
    {
      id: "08.answer-pooled",
      belief:
        "You kept the largest of 2 × 2 behind the last layer as well. Pooling comes after an activation, and the last layer has none: its numbers are the answer.",
      model: (...a) => maxPool2d(run(a), 2, { stride: 1, padding: "same" }),
    },
    {
      id: "08.never-pooled",
      belief: "You left out the pooling. After each activation the largest number of each 2 × 2 pixels is kept.",
      model: (...a) => run(a, { pool: ((map: Image) => map) as typeof maxPool2d }),
    },
    {
      id: "08.never-halved",
      belief:
        "You let the window of 2 × 2 move by one pixel everywhere. That is so behind the last separable layer only; the others halve the map.",
      model: (...a) => run(a, { halve: { stride: 1, padding: "same" } }),
    },
    {
      id: "08.separable-halved-by-stride",
      belief:
        "You halved the map behind the separable layers by a stride. They stop at every pixel, and then the largest of each 2 × 2 is kept.",
      model: (picture, first, separable, last) => run([picture, first, separable, last], { strides: true }),
    },
    {
      id: "08.separable-unpadded",
      belief:
        "You padded nothing in the separable layers. They keep height and width: 3 × 3 weights need a zero on each side for it.",
      refuses: true,
      model: (...a) => run(a, { padding: 0 }),
    },
    {
      id: "08.last-window-fits",
      belief:
        "Behind the last separable layer your map gets a row and a column smaller. It keeps its size there: the window that hangs over the edge looks at what is left.",
      refuses: true,
      model: (...a) => run(a, { lastPadding: 0 }),
    },
    {
      id: "08.halved-behind-the-first-only",
      belief:
        "You halved the map once, behind the first layer. Every separable layer but the last is followed by a halving, too.",
      model: (...a) => run(a, { halveSeparable: "none" }),
    },
    ...pairsOfIdeas(),
    {
      id: "08.last-bias-forgotten",
      belief: "You left out the bias of the last layer. It has one for each of its filters, like all the others.",
      model: (picture, first, separable, last) =>
        run([picture, first, separable, { ...last, bias: without(last.bias) }]),
    },
    {
      id: "08.first-bias-forgotten",
      belief: "You left out the bias of the first layer. It has one for each of its filters, like all the others.",
      model: (picture, first, separable, last) =>
        run([picture, { ...first, bias: without(first.bias) }, separable, last]),
    },
    {
      id: "08.separable-biases-forgotten",
      belief: "You left out the biases of the separable layers. Each has one for every filter, added once, at its end.",
      model: (picture, first, separable, last) =>
        run([picture, first, separable.map((one) => ({ ...one, bias: without(one.bias) })), last]),
    },
    {
      id: "08.biases-forgotten",
      belief: "You left out the biases. Every layer has one for each of its filters.",
      model: (picture, first, separable, last) =>
        run([
          picture,
          { ...first, bias: without(first.bias) },
          separable.map((one) => ({ ...one, bias: without(one.bias) })),
          { ...last, bias: without(last.bias) },
        ]),
    },
    {
      id: "08.never-halved-first",
      belief:
        "You kept the largest of 2 × 2 pixels behind the separable layers only. It comes behind the first layer's activation, too.",
      model: (...a) => run(a, { first: { pool: false } }),
    },

    {
      id: "08.strides-for-pooling",
      belief:
        "You halved the map by letting the convolutions move by two pixels. Here they stop at every pixel, and then the largest of four is kept; a stride keeps one of four, whichever it is.",
      model: (picture, first, separable, last) => {
        let map: Image = solution.leaky(conv2d(picture, first.kernel, { bias: first.bias, stride: 2 }));
        separable.forEach(({ depthwise, pointwise, bias }, i) => {
          const end = i === separable.length - 1;
          map = solution.leaky(
            separableConv2d(map, depthwise, pointwise, { bias, padding: "same", stride: end ? 1 : 2 }),
          );
          if (end) map = maxPool2d(map, 2, { stride: 1, padding: "same" });
        });
        return pointwiseConv2d(map, last.kernel, { bias: last.bias });
      },
    },
    {
      id: "08.zeros-beyond-the-edge",
      belief:
        "You let the window see zeros beyond the edge of the map. What isn't there is not looked at: where all numbers of a window are below 0, the largest of them goes on, and not 0.",
      model: (...a) => run(a, { pool: zeroPadded as typeof maxPool2d }),
    },
    {
      id: "08.separable-pools-by-one",
      belief:
        "You let the window of 2 × 2 move by one pixel behind every separable layer. That is so behind the last one only; behind the others the map is halved, as behind the first layer.",
      model: (...a) => run(a, { halveSeparable: { stride: 1, padding: "same" } }),
    },
    {
      id: "08.separable-strides-and-no-pool",
      belief:
        "You halved the map behind the separable layers by a stride and kept no largest numbers there. They stop at every pixel, and then the largest of each 2 × 2 is kept, behind the last one as well.",
      model: (...a) => run(a, { strides: true, lastStride: 0 }),
    },
  ],
});

/** What the stub works by hand. */
function byHandStack(): Stack {
  return [
    tensor([0, 0, 0, 0, 0, -1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0], [4, 4, 1]),
    { kernel: tensor([0, 0, 0, 0, 1, 0, 0, 0, 0], [3, 3, 1, 1]), bias: tensor([0]) },
    [
      {
        depthwise: tensor([0, 0, 0, 0, 2, 0, 0, 0, 0], [3, 3, 1, 1]),
        pointwise: tensor([-1], [1, 1, 1, 1]),
        bias: tensor([1]),
      },
    ],
    { kernel: tensor([10], [1, 1, 1, 1]), bias: tensor([3]) },
  ];
}

/** A network of small whole weights, with one separable layer less than there are numbers of channels. */
function network(random: Random, size: [number, number, number], channels: number[], answers: number): Stack {
  const weights = <const S extends readonly number[]>(shape: S) => random.tensor(shape, -2, 2);
  const separable = channels.slice(1).map((filters, i) => ({
    depthwise: weights([3, 3, channels[i], 1]),
    pointwise: weights([1, 1, channels[i], filters]),
    bias: weights([filters]),
  }));
  const last = channels[channels.length - 1];
  return [
    random.tensor(size, -3, 3),
    { kernel: weights([3, 3, size[2], channels[0]]), bias: weights([channels[0]]) },
    separable,
    { kernel: weights([1, 1, last, answers]), bias: weights([answers]) },
  ];
}

const without = (bias: Tensor<[number]>) => zeros(bias.shape);
