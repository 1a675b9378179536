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
} from "../../lib/index";
import * as solution from "../../solutions/08-a-trained-network";
import { exercise, type Random, type Rubric, type Value } from "../rubric";
import type { Image } from "./models";
import { smallestFace } from "./smallest-face";
import { firstOfFour, isOddHalved, pairsOfIdeas, run, type Stack, smallestOfFour, zeroPadded } from "./stack-ideas";

type Entry = solution.Entry;
type Box = solution.Box;

const { leaky, overlap } = solution;

export const rubric: Rubric = {
  chapter: "08",
  file: "08-a-trained-network",
  title: "Your layers, a trained network",
  exercises: [
    exercise({
      id: "08.toWeights",
      title: "Bytes to weights",
      points: 2,
      solution: solution.toWeights,
      terms: {
        bytes:
          "Each byte is one weight; the blocks follow each other without a gap, so each begins where the one before ends.",
        scale: "It is how far one step leads in this block: a byte counts such steps.",
        min: "It is what byte 0 stands for: the steps are counted from there upwards, so it is added once, as it is.",
        shape:
          "The sizes, multiplied, say how many bytes a block takes, and so where the next one begins: [2, 3] takes 6.",
      },
      cases: (random): Parameters<typeof solution.toWeights>[] => [
        [
          [0, 10, 255, 7],
          [entry("a", [1, 3], 0.5, -3), entry("b", [1], 1, 0)],
        ],
        [
          Array.from({ length: 13 }, () => random.whole(0, 255)),
          [
            entry("first/filters", [1, 2, 3], 0.25, -4),
            entry("first/bias", [3], 2, -100),
            entry("last", [2, 2], 0.5, 1),
          ],
        ],
        [
          [200, 3, 129, 127, 128],
          [entry("filters", [1, 1, 2, 2], 0.125, -9), entry("bias", [1], 0.5, -2)],
        ],
        // One entry, of several sizes and of one.
        [[9, 250, 0, 131, 77, 18], [entry("alone", [3, 2], 0.5, -20)]],
        [[4, 201, 30], [entry("bias", [3], 0.25, -5)]],
      ],
      byHand: () => [
        {
          args: [
            [0, 10, 255, 7],
            [entry("a", [1, 3], 0.5, -3), entry("b", [1], 1, 0)],
          ],
          gives: { a: tensor([-3, 2, 124.5], [1, 3]), b: tensor([7]) },
        },
      ],
      hints: [
        "How many bytes belong to the first entry? Where does the second one's block begin, then?",
        "An entry's shape says how many bytes it takes. One byte is so many steps of scale above min.",
        "byte * scale + min for each byte of bytes.slice(start, start + count); tensor(numbers, shape); then start += count.",
      ],
      blindSpots: [
        {
          id: "08.several-entries",
          where: "there is more than one entry",
          so: "Each block begins where the one before it ends, and has a scale, a min and a shape of its own.",
          holds: (_bytes, entries) => entries.length > 1,
        },
        {
          id: "08.several-sizes",
          where: "a shape has more than one number above 1",
          so: "A tensor of shape [2, 3] takes 2 · 3 = 6 bytes, and its last index runs fastest.",
          holds: (_bytes, entries) => entries.some(({ shape }) => shape.filter((size) => size > 1).length > 1),
        },
      ],
      misconceptions: [
        {
          id: "08.min-forgotten",
          belief:
            "You left out min. Byte 0 stands for it: with scale 0.5 and min −3, byte 10 is 10 · 0.5 − 3 = 2, not 5.",
          model: (bytes, entries) => decoded(bytes, entries, (byte, { scale }) => byte * scale),
        },
        {
          id: "08.min-in-steps",
          belief:
            "You added min before multiplying. It is a weight, not a number of steps: byte 10 is 10 · 0.5 − 3 = 2, not (10 − 3) · 0.5.",
          model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => (byte + min) * scale),
        },
        {
          id: "08.signed-bytes",
          belief:
            "You took bytes above 127 for negative numbers. They count from 0 to 255; min makes what is negative.",
          model: (bytes, entries) =>
            decoded(bytes, entries, (byte, { scale, min }) => (byte > 127 ? byte - 256 : byte) * scale + min),
        },
        {
          id: "08.share-of-255",
          belief: "You took a byte for a share of 255. It is a number of steps: byte 10 lies 10 · scale above min.",
          model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => (byte / 255) * scale + min),
        },
        {
          id: "08.first-scale-for-all",
          belief:
            "You read all blocks with the scale and the min of the first entry. Each block has steps of its own: its entry says how wide they are and where they begin.",
          model: (bytes, entries) => decoded(bytes, entries, (byte) => byte * entries[0].scale + entries[0].min),
        },
        {
          id: "08.last-block-first",
          belief:
            "You read the blocks from the end of the file. They stand in the order of the entries: the first entry has the first bytes.",
          model: (bytes, entries) => {
            const turned = [...entries].reverse();
            const found = solution.toWeights(bytes, turned);
            return Object.fromEntries(entries.map(({ name }) => [name, found[name]])) as Value;
          },
        },
        {
          id: "08.blocks-by-name",
          belief:
            "You read the blocks in the order of their names. They stand in the file in the order of the entries, whatever these are called.",
          model: (bytes, entries) => {
            const found = solution.toWeights(
              bytes,
              [...entries].sort((a, b) => (a.name < b.name ? -1 : 1)),
            );
            return Object.fromEntries(entries.map(({ name }) => [name, found[name]])) as Value;
          },
        },
        {
          id: "08.smallest-byte-is-min",
          belief:
            "You counted the steps from the smallest byte of the block. They are counted from byte 0: that stands for `min`, whether it occurs or not.",
          model: (bytes, entries) =>
            decoded(bytes, entries, (byte, { scale, min }, block) => (byte - Math.min(...block)) * scale + min),
        },
        {
          id: "08.smallest-of-the-file-is-min",
          belief:
            "You counted the steps from the smallest byte of the file. They are counted from byte 0: that stands for `min`, whether it occurs or not.",
          model: (bytes, entries) =>
            decoded(bytes, entries, (byte, { scale, min }) => (byte - Math.min(...bytes)) * scale + min),
        },
        {
          id: "08.flat-blocks",
          belief:
            "Your numbers are right, but they stand in one long row. An entry's `shape` says how its tensor is laid out: [1, 3] is not [3].",
          model: (bytes, entries) => {
            const found = solution.toWeights(bytes, entries);
            return Object.fromEntries(entries.map(({ name }) => [name, tensor([...found[name].data])])) as Value;
          },
        },
        {
          id: "08.shape-reversed",
          belief: "You turned the shape round. A tensor's shape is the entry's as it stands: [1, 3] stays [1, 3].",
          model: (bytes, entries) => {
            const found = solution.toWeights(bytes, entries);
            return Object.fromEntries(
              entries.map(({ name, shape }) => [name, tensor([...found[name].data], [...shape].reverse()) as Tensor]),
            );
          },
        },
        {
          id: "08.sizes-added",
          belief:
            "You added the numbers of the shape to know how many bytes a block has. A tensor of shape [2, 3] has 2 · 3 = 6 numbers, not 5.",
          refuses: true,
          model: (bytes, entries) => cutBy(bytes, entries, (shape) => shape.reduce((sum, size) => sum + size, 0)),
        },
        {
          id: "08.first-size-only",
          belief:
            "You took the first number of the shape for the length of a block. A tensor of shape [2, 3] has 2 · 3 = 6 numbers: all sizes are factors.",
          refuses: true,
          model: (bytes, entries) => cutBy(bytes, entries, ([first]) => first),
        },
        {
          id: "08.last-size-only",
          belief:
            "You took the last number of the shape for the length of a block. A tensor of shape [2, 3] has 2 · 3 = 6 numbers: all sizes are factors.",
          refuses: true,
          model: (bytes, entries) => cutBy(bytes, entries, (shape) => shape[shape.length - 1]),
        },
        {
          id: "08.all-from-the-start",
          belief: "You read every block from the first byte of the file. The second begins where the first one ends.",
          model: (bytes, entries) =>
            Object.assign({}, ...entries.map((one) => solution.toWeights([...bytes], [one]))) as Value,
        },
        {
          id: "08.first-index-fastest",
          belief:
            "You read a block as if its first index ran fastest. In this file, as in a tensor, the numbers of the last dimension lie side by side: they can be laid in as they come.",
          model: (bytes, entries) => {
            const blocks = solution.toWeights(bytes, entries);
            return Object.fromEntries(
              entries.map(({ name, shape }) => {
                const turned = zeros(shape);
                blocks[name].data.forEach((weight, i) => {
                  let rest = i;
                  const index = shape.map((size) => {
                    const at = rest % size;
                    rest = Math.floor(rest / size);
                    return at;
                  });
                  turned.set(weight, ...index);
                });
                return [name, turned as Tensor];
              }),
            );
          },
        },

        {
          id: "08.scale-as-maximum",
          belief:
            "You took `scale` for the largest weight. It is the size of a step: a byte says how many of them lie above `min`.",
          model: (bytes, entries) =>
            decoded(bytes, entries, (byte, { scale, min }) => min + (byte / 255) * (scale - min)),
        },
        {
          id: "08.share-of-256",
          belief: "You took a byte for a share of the scale. It counts steps: byte 10 is 10 times `scale` above `min`.",
          model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => (byte / 256) * scale + min),
        },
        {
          id: "08.divided-by-scale",
          belief:
            "You divided by the scale, as one does on the way into a file. On the way back each byte is so many steps of `scale`.",
          model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => byte / scale + min),
        },
        {
          id: "08.min-taken-off",
          belief: "You took `min` off. Byte 0 stands for `min`: it is where the steps begin, so it is added.",
          model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => byte * scale - min),
        },
        {
          id: "08.steps-forgotten",
          belief: "You added the byte to `min` as it is. It counts steps: each is `scale` wide.",
          model: (bytes, entries) => decoded(bytes, entries, (byte, { min }) => byte + min),
        },
        {
          id: "08.middle-is-zero",
          belief: "You took byte 128 for 0. Here byte 0 stands for `min`, and `min` says where 0 lies.",
          model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => (byte - 128) * scale + min),
        },
        {
          id: "08.whole-numbers",
          belief: "You rounded the weights to whole numbers. Steps of `scale` may be parts of one.",
          model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => Math.round(byte * scale + min)),
        },

        {
          id: "08.min-as-zero-point",
          belief:
            "You took `min` for the byte that stands for 0, as another way of writing weights has it. Here it is a weight: the one that byte 0 stands for, and it is added.",
          model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => scale * (byte - min)),
        },
        {
          id: "08.dealt-out-in-turn",
          belief:
            "You dealt the bytes out in turn, one for each entry. The file has block after block: all of the first entry, then all of the second.",
          model: (bytes, entries) => {
            const lists: number[][] = entries.map(() => []);
            const sizes = entries.map(({ shape }) => shape.reduce((product, size) => product * size, 1));
            for (let at = 0; at < bytes.length; )
              for (const [k, list] of lists.entries()) if (list.length < sizes[k]) list.push(bytes[at++]);
            const found = entries.map(({ name, shape, scale, min }, k) => [
              name,
              tensor(
                lists[k].map((byte) => byte * scale + min),
                shape,
              ),
            ]);
            return Object.fromEntries(found) as Value;
          },
        },
      ],
    }),
    exercise({
      id: "08.leaky",
      title: "The leaky activation",
      keepsGiven: true,
      points: 1,
      solution: solution.leaky,
      terms: {
        map: "Each number of the map is looked at by itself: from 0 on it stays as it is, below 0 a tenth of it is left.",
      },
      forbidden: ["leakyRelu"],
      cases: (random) => [
        [tensor([-5, 0, 2], [1, 1, 3])],
        [random.tensor([2, 3, 2], -9, 9)],
        [tensor([-0.5, 7, -40, 0.25, -0.05, 1], [3, 1, 2])],
      ],
      byHand: () => [{ args: [tensor([-5, 0, 2], [1, 1, 3])], gives: tensor([-0.5, 0, 2], [1, 1, 3]) }],
      hints: [
        "What does ReLU make of −5? What should be left of it here?",
        "Numbers from 0 on stay. What is below is made ten times smaller, and stays negative.",
        "value < 0 ? value / 10 : value, for each number of the map.",
      ],
      misconceptions: [
        {
          id: "08.leaks-nothing",
          belief: "You made negative numbers 0: that is ReLU. This one lets a tenth of them through: −5 becomes −0.5.",
          model: (map) => relu(map),
        },
        {
          id: "08.all-a-tenth",
          belief: "You made every number ten times smaller. What is not negative stays as it is.",
          model: (map) => each(map, (v) => v / 10),
        },
        {
          id: "08.other-side",
          belief: "You made the positive numbers smaller. It is what lies below 0 that leaks.",
          model: (map) => each(map, (v) => (v > 0 ? v / 10 : v)),
        },
        {
          id: "08.sign-lost",
          belief: "You lost the sign. A tenth of −5 is −0.5, not 0.5.",
          model: (map) => each(map, (v) => (v < 0 ? -v / 10 : v)),
        },
        {
          id: "08.floor",
          belief:
            "You cut everything below −0.1 off. The leak grows with the number: −5 becomes −0.5, and −40 becomes −4.",
          model: (map) => each(map, (v) => Math.max(v, -0.1)),
        },
        {
          id: "08.nine-tenths",
          belief: "You stopped a tenth and let nine through: −5 became −4.5. It is a tenth that gets through: −0.5.",
          model: (map) => each(map, (v) => (v < 0 ? v - v / 10 : v)),
        },

        {
          id: "08.tenth-on-top",
          belief:
            "You let a tenth of every number leak, so that 2 becomes 2.2. What is above 0 stays as it is: the tenth is for what is below.",
          model: (map) => each(map, (v) => Math.max(0, v) + v / 10),
        },
        {
          id: "08.all-below-alike",
          belief:
            "You put −0.1 for all that is below 0. A tenth of each gets through: −5 becomes −0.5, and −40 becomes −4.",
          model: (map) => each(map, (v) => (v < 0 ? -0.1 : v)),
        },
        {
          id: "08.tenth-taken-off",
          belief: "You took a tenth off what is below 0. A tenth of it gets through: −5 becomes −0.5.",
          model: (map) => each(map, (v) => (v < 0 ? v - 0.1 : v)),
        },
        {
          id: "08.never-below-a-tenth",
          belief:
            "You let nothing fall below 0.1. It is negative numbers that leak, and they stay negative: −5 becomes −0.5.",
          model: (map) => each(map, (v) => Math.max(v, 0.1)),
        },
        {
          id: "08.only-the-leak",
          belief: "You kept the leak alone and made positive numbers 0. What is above 0 stays as it is, as in ReLU.",
          model: (map) => each(map, (v) => (v < 0 ? v / 10 : 0)),
        },
        {
          id: "08.leak-taken-from-above",
          belief:
            "You let a tenth of what is below 0 through and nine tenths of what is above. Nothing is taken off above 0: 2 stays 2.",
          model: (map) => each(map, (v) => (v < 0 ? v / 10 : 0.9 * v)),
        },
        {
          id: "08.ten-times",
          belief: "You made what is below 0 ten times as large. A tenth of it gets through: −5 becomes −0.5.",
          model: (map) => each(map, (v) => (v < 0 ? 10 * v : v)),
        },
        {
          id: "08.curve-to-minus-one",
          belief:
            "You bent what is below 0 towards −1. This activation is straight on both sides of 0: a tenth, however far below.",
          model: (map) => each(map, (v) => (v < 0 ? Math.exp(v) - 1 : v)),
        },
        {
          id: "08.fifth",
          belief: "You let a fifth through. In this network it is a tenth: −5 becomes −0.5.",
          model: (map) => each(map, (v) => (v < 0 ? v / 5 : v)),
        },
        {
          id: "08.below-is-a-tenth",
          belief: "You put 0.1 for all that is below 0. A tenth of each gets through, with its sign: −5 becomes −0.5.",
          model: (map) => each(map, (v) => (v < 0 ? 0.1 : v)),
        },
        {
          id: "08.tenth-added",
          belief: "You moved what is below 0 by a tenth. A tenth of it gets through: it is divided by 10.",
          model: (map) => each(map, (v) => (v < 0 ? v + 0.1 : v)),
        },
        {
          id: "08.hundredth",
          belief: "You let a hundredth through, as many networks do. In this one it is a tenth.",
          model: (map) => each(map, (v) => (v < 0 ? v / 100 : v)),
        },

        {
          id: "08.curve-below-zero",
          belief:
            "You bent what is below 0 towards a floor. This activation is straight on both sides of 0: a tenth, however far below.",
          model: (map) => each(map, (v) => (v < 0 ? 0.1 * (Math.exp(v) - 1) : v)),
        },
        {
          id: "08.pixel-as-a-whole",
          belief:
            "You decided for a whole pixel, by the sum of its channels. The activation looks at each number by itself.",
          model: (map) => {
            const [h, w, channels] = map.shape;
            const result = zeros([h, w, channels]);
            for (let p = 0; p < h * w; p++) {
              const pixel = map.data.slice(p * channels, (p + 1) * channels);
              const below = pixel.reduce((a, b) => a + b, 0) < 0;
              for (let c = 0; c < channels; c++) result.data[p * channels + c] = below ? pixel[c] / 10 : pixel[c];
            }
            return result;
          },
        },
      ],
    }),
    exercise({
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
          belief:
            "You put the activation behind the last layer as well. Its numbers are the answer, and stay as they are.",
          model: (...a) => leaky(run(a)),
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
          belief:
            "You left out the biases of the separable layers. Each has one for every filter, added once, at its end.",
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
            let map: Image = leaky(conv2d(picture, first.kernel, { bias: first.bias, stride: 2 }));
            separable.forEach(({ depthwise, pointwise, bias }, i) => {
              const end = i === separable.length - 1;
              map = leaky(separableConv2d(map, depthwise, pointwise, { bias, padding: "same", stride: end ? 1 : 2 }));
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
    }),
    exercise({
      id: "08.boxes",
      title: "From 25 numbers to five boxes",
      points: 3,
      solution: solution.boxes,
      terms: {
        row: "So many rows of cells lie above this one, 32 pixels each; y says how far down in its own cell the middle lies.",
        column:
          "So many columns of cells lie to the left, 32 pixels each; x says how far into its own cell the middle lies.",
        wide: "A box starts from its anchor's width, which is in cells of 32 pixels; the network's number is a factor on it.",
        high: "A box starts from its anchor's height, which is in cells of 32 pixels; the network's number is a factor on it.",
        width: "x speaks of the middle of the box: from there it is half a width back to its left edge.",
        height: "y speaks of the middle of the box: from there it is half a height up to its top edge.",
      },
      tolerance: 1e-4,
      cases: (random): Parameters<typeof solution.boxes>[] => [
        [secondBox(), 1, 2],
        [Array(25).fill(0), 1, 2],
        [quarters(random), 3, 0],
        [quarters(random), 0, 5],
        [quarters(random), 4, 7],
      ],
      byHand: () => [
        {
          args: [secondBox(), 1, 2],
          gives: { left: -8.7, top: -186.6, width: 193.3, height: 453.1, score: 0.75 },
          seen: ([, { score, ...place }]) => ({ ...mapped(place, tenths), score: Math.round(1e4 * score) / 1e4 }),
        },
        {
          args: [secondBox(), 1, 2],
          gives: [88, 40],
          seen: ([, { left, top, width, height }]) => [left + width / 2, top + height / 2].map(tenths),
        },
      ],
      hints: [
        "Which five of the 25 numbers belong to the second box? Which of them say where, which how large, which how sure?",
        "x, y and the score go through the sigmoid; width and height are factors e^w and e^h of the anchor. A cell is 32 pixels. And where is `left`, if you know the middle?",
        "const [x, y, w, h, score] = cell.slice(5 * i, 5 * i + 5); width = 32 * anchors[i][0] * Math.exp(w); middle = 32 * (column + 1 / (1 + Math.exp(-x))); left = middle - width / 2.",
      ],
      blindSpots: [
        {
          id: "08.first-row-or-column",
          where: "the row or the column is 0",
          so: "A cell of row 0 lies at the upper edge, one of column 0 at the left edge: they begin at pixel 0.",
          holds: (_cell, row, column) => row === 0 || column === 0,
        },
      ],
      misconceptions: [
        {
          id: "08.middle-as-corner",
          belief: "You took the middle of the box for its corner. left is half a width to the left of the middle.",
          model: (...a) =>
            solution
              .boxes(...a)
              .map((box) => ({ ...box, left: box.left + box.width / 2, top: box.top + box.height / 2 })),
        },
        {
          id: "08.place-not-squeezed",
          belief:
            "You took x and y as they are. They go through the sigmoid first, so that the middle stays within its cell: 0 is the middle of the cell.",
          model: (...a) => decodedBoxes(...a, { place: (v) => v }),
        },
        {
          id: "08.place-from-the-middle",
          belief:
            "You added x and y, as they are, to the middle of the cell. They go through the sigmoid first, which makes 0.5 of a raw 0 and never leaves the cell.",
          model: (...a) => decodedBoxes(...a, { place: (v) => v + 0.5 }),
        },
        {
          id: "08.size-linear",
          belief:
            "You multiplied the anchor by the number itself. The factor is e to that number: 0 leaves the anchor as it is.",
          model: (...a) => decodedBoxes(...a, { factor: (v) => v }),
        },
        {
          id: "08.size-added",
          belief:
            "You added width and height to the anchor. They are factors, e to the number: a raw 0 leaves the anchor as it is, and no box gets smaller than nothing.",
          model: (...a) => decodedBoxes(...a, { factor: (v, side) => 1 + v / side }),
        },
        {
          id: "08.size-squeezed",
          belief:
            "You put width and height through the sigmoid. They are factors, e to the number: 0 gives the anchor itself.",
          model: (...a) => decodedBoxes(...a, { factor: sigmoid }),
        },
        {
          id: "08.power-added",
          belief:
            "You added e to the number to the anchor. It is a factor of the anchor: a raw 0 is e⁰ = 1 and leaves the anchor as it is.",
          model: (...a) => decodedBoxes(...a, { factor: (v, side) => (side + Math.exp(v)) / side }),
        },
        {
          id: "08.one-and-a-share",
          belief:
            "You took the raw number for a share by which the anchor grows. The factor is e to that number: a raw 0 leaves the anchor as it is, and no box gets smaller than nothing.",
          model: (...a) => decodedBoxes(...a, { factor: (v) => 1 + v }),
        },
        {
          id: "08.anchor-in-the-power",
          belief:
            "You put the anchor into the power of e. It stands outside: a box is its anchor times e to the number.",
          model: (...a) => decodedBoxes(...a, { factor: (v, side) => Math.exp(v + side) / side }),
        },
        {
          id: "08.anchors-high-first",
          belief: "You took an anchor's first number for its height. It is the width: the list holds width and height.",
          model: (...a) =>
            solution.boxes(...a).map((box, i) => {
              const [wide, high] = solution.anchors[i];
              return around(box, (box.width * high) / wide, (box.height * wide) / high);
            }),
        },
        {
          id: "08.half-an-anchor",
          belief:
            "You went from the middle to the corner by half the anchor. The box has a width and a height of its own by now: it is half of these.",
          model: (...a) =>
            solution.boxes(...a).map((box, i) => {
              const [wide, high] = solution.anchors[i];
              const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
              return { ...box, left: x - 16 * wide, top: y - 16 * high };
            }),
        },
        {
          id: "08.corner-beyond-the-middle",
          belief:
            "You went from the middle to the right and down by half the box. left and top are the other way: half a width to the left, half a height up.",
          model: (...a) =>
            solution.boxes(...a).map((box) => ({ ...box, left: box.left + box.width, top: box.top + box.height })),
        },
        {
          id: "08.squeezed-from-the-middle",
          belief:
            "You counted the place from the middle of the cell. The sigmoid of x says how far from the cell's left edge: a raw 0 is 0.5, and that is the middle already.",
          model: (...a) => decodedBoxes(...a, { place: (v) => sigmoid(v) + 0.5 }),
        },
        {
          id: "08.place-by-tanh",
          belief: "You squeezed the place between −1 and 1. It lies within the cell, between 0 and 1: 1 / (1 + e^−x).",
          model: (...a) => decodedBoxes(...a, { place: Math.tanh }),
        },
        {
          id: "08.place-without-cell",
          belief:
            "You gave places within the cell. A cell begins 32 · column pixels from the left and 32 · row from the top, and the box lies in the whole picture.",
          model: (cell) => solution.boxes(cell, 0, 0),
        },
        {
          id: "08.cells-from-one",
          belief: "You counted the cells from 1. Row and column are counted from 0: the first cell begins at pixel 0.",
          model: (cell, row, column) => solution.boxes(cell, row - 1, column - 1),
        },
        {
          id: "08.sure-ones-only",
          belief:
            "You kept the boxes with a score above .5 alone. Five boxes are asked for, sure or not, in the order of the anchors.",
          model: (...a) => solution.boxes(...a).filter(({ score }) => score > 0.5),
        },
        {
          id: "08.only-the-surest",
          belief: "You kept the surest box alone. Five boxes are asked for, in the order of the anchors.",
          model: (...a) => byScore(solution.boxes(...a)).slice(0, 1),
        },
        {
          id: "08.boxes-sorted",
          belief: "You sorted the boxes, surest first. They stand in the order of the anchors, however sure they are.",
          model: (...a) => byScore(solution.boxes(...a)),
        },
        {
          id: "08.score-cut",
          belief: "You cut the score off at 0 and 1. It goes through the sigmoid, which makes 0.5 of a raw 0.",
          model: (...a) => decodedBoxes(...a, { sure: (v) => Math.min(1, Math.max(0, v)) }),
        },
        {
          id: "08.places-rounded",
          belief: "You rounded the places to whole pixels. A box may begin anywhere: left and top stay as they are.",
          model: (...a) =>
            solution.boxes(...a).map((box) => ({ ...box, left: Math.round(box.left), top: Math.round(box.top) })),
        },
        {
          id: "08.boxes-rounded",
          belief: "You rounded the boxes to whole pixels. Their places and sizes may be parts of one.",
          model: (...a) =>
            solution
              .boxes(...a)
              .map(({ score, ...place }) => ({ score, ...(mapped(place, Math.round) as Omit<Box, "score">) })),
        },
        {
          id: "08.cut-at-the-edge",
          belief:
            "You let no box begin outside the picture. One of which a part lies outside keeps its left and top, below 0: in the example left is −8.7.",
          model: (...a) =>
            solution.boxes(...a).map((box) => ({ ...box, left: Math.max(0, box.left), top: Math.max(0, box.top) })),
        },
        {
          id: "08.right-for-width",
          belief:
            "You gave the right and the lower edge as width and height. A width is the distance from the left edge to the right one.",
          model: (...a) =>
            solution.boxes(...a).map((box) => ({ ...box, width: box.left + box.width, height: box.top + box.height })),
        },
        {
          id: "08.score-not-squeezed",
          belief: "You left the score as it is. It goes through the sigmoid, so that it lies between 0 and 1.",
          model: (...a) => decodedBoxes(...a, { sure: (v) => v }),
        },
        {
          id: "08.rows-across",
          belief: "You counted rows from the left. A row lies so far from the top, a column so far from the left.",
          model: (cell, row, column) => solution.boxes(cell, column, row),
        },
        {
          id: "08.all-x-first",
          belief:
            "You read five x, then five y, and so on. The numbers stand box by box: x, y, width, height, score of the first, then of the second.",
          model: (cell, row, column) =>
            solution.boxes(
              cell.map((_, i) => cell[5 * (i % 5) + Math.floor(i / 5)]),
              row,
              column,
            ),
        },
        {
          id: "08.in-cells",
          belief: "You gave the boxes in cells. A cell is 32 pixels wide and high.",
          model: (...a) => decodedBoxes(...a, { pixels: 1, anchor: 1 }),
        },
        {
          id: "08.size-in-pixels-only",
          belief: "You took the anchors for pixels. They are in cells of 32 pixels, as the places are.",
          model: (...a) => decodedBoxes(...a, { anchor: 1 }),
        },

        {
          id: "08.offset-in-pixels",
          belief:
            "You added the place to the corner of the cell as it is, less than a pixel. It is a share of the cell: 32 times as many pixels.",
          model: (cell, row, column) =>
            solution.boxes(cell, row, column).map((box, i) => ({
              ...box,
              left: 32 * column + sigmoid(cell[5 * i]) - box.width / 2,
              top: 32 * row + sigmoid(cell[5 * i + 1]) - box.height / 2,
            })),
        },
        {
          id: "08.y-first",
          belief:
            "You read y before x, and the height before the width. The five numbers are [x, y, width, height, score].",
          model: (cell, row, column) => solution.boxes(inOrder(cell, [1, 0, 3, 2, 4]), row, column),
        },
        {
          id: "08.height-first",
          belief: "You read the height before the width. The five numbers are [x, y, width, height, score].",
          model: (cell, row, column) => solution.boxes(inOrder(cell, [0, 1, 3, 2, 4]), row, column),
        },
        {
          id: "08.score-first",
          belief: "You read the score first. The five numbers are [x, y, width, height, score].",
          model: (cell, row, column) => solution.boxes(inOrder(cell, [1, 2, 3, 4, 0]), row, column),
        },
        {
          id: "08.shares-of-the-scores",
          belief:
            "You made the five scores add up to 1. Each box is sure or not by itself: several may be, or none. Each score is squeezed alone.",
          model: (cell, row, column) => {
            const all = solution.boxes(cell, row, column);
            const powers = all.map((_, i) => Math.exp(cell[5 * i + 4]));
            const sum = powers.reduce((a, b) => a + b, 0);
            return all.map((box, i) => ({ ...box, score: powers[i] / sum }));
          },
        },
        {
          id: "08.score-as-power",
          belief: "You took the score to the power of e. It is squeezed between 0 and 1, like the place in the cell.",
          model: (...a) => decodedBoxes(...a, { sure: Math.exp }),
        },
        {
          id: "08.powers-of-two",
          belief: "You took powers of 2 for the sizes. The factor is e to the power of the number.",
          model: (...a) => decodedBoxes(...a, { factor: (v) => 2 ** v }),
        },
        {
          id: "08.half-taken-once",
          belief:
            "You went half a width to the left and left the top where the middle is. A box begins half its height above its middle as well.",
          model: (...a) => solution.boxes(...a).map((box) => ({ ...box, top: box.top + box.height / 2 })),
        },
        {
          id: "08.whole-size-off",
          belief:
            "You went back from the middle by the whole width and height. From its middle to its edge a box has half of them.",
          model: (...a) =>
            solution
              .boxes(...a)
              .map((box) => ({ ...box, left: box.left - box.width / 2, top: box.top - box.height / 2 })),
        },
        {
          id: "08.first-anchor-for-all",
          belief: "You used the first anchor for all five boxes. Each has its own, in their order.",
          model: (...a) =>
            solution.boxes(...a).map((box, i) => {
              const [[wide, high], own] = [solution.anchors[0], solution.anchors[i]];
              const [width, height] = [(box.width * wide) / own[0], (box.height * high) / own[1]];
              const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
              return { ...box, left: x - width / 2, top: y - height / 2, width, height };
            }),
        },

        {
          id: "08.offset-in-anchors",
          belief:
            "You moved the middle by a share of the anchor, as other detectors do. Here the place is a share of the cell, which is 32 pixels wide whatever the anchor.",
          model: (cell, row, column) =>
            solution.boxes(cell, row, column).map((box, i) => {
              const [wide, high] = solution.anchors[i];
              const [x, y] = [sigmoid(cell[5 * i]), sigmoid(cell[5 * i + 1])];
              const [middleX, middleY] = [32 * (column + wide * x), 32 * (row + high * y)];
              return { ...box, left: middleX - box.width / 2, top: middleY - box.height / 2 };
            }),
        },
      ],
    }),
    exercise({
      id: "08.overlap",
      title: "Overlap",
      points: 2,
      solution: solution.overlap,
      terms: {
        left: "A box may begin anywhere: it covers from left to left + width, and both ends decide what two boxes share.",
        top: "A box may begin anywhere: it covers from top to top + height, and both ends decide what two boxes share.",
        width:
          "A box ends at left + width. Both cover what lies between the later beginning and the earlier end, if anything does.",
        height:
          "A box ends at top + height. Both cover what lies between the later beginning and the earlier end, if anything does.",
      },
      cases: (): Parameters<typeof solution.overlap>[] => [
        [box(0, 0, 4, 3), box(2, 2, 5, 2)],
        [box(0, 0, 5, 2), box(3, 0, 5, 2)],
        [box(0, 0, 10, 8), box(4, 6, 12, 6)],
        [box(3, 2, 12, 10), box(5, 4, 4, 3)],
        [box(0, 0, 4, 3), box(7, 8, 5, 2)],
        [box(0, 1, 4, 6), box(9, 3, 5, 2)],
        [box(6, 5, 4, 7), box(6, 5, 4, 7)],
        [box(7, 6, 5, 4), box(3, 2, 5, 9)],
        [box(2, 0, 6, 3), box(4, 9, 5, 2)],
        [box(0.5, 0.25, 2.5, 1.5), box(1.25, 0.75, 3.5, 2)],
        [box(6, 4, 7, 5), box(2, 1, 6, 5)],
      ],
      byHand: () => [{ args: [box(0, 0, 4, 3), box(2, 2, 5, 2)], gives: 0.1 }],
      hints: [
        "Draw the two boxes of the example. Where does the part begin that both cover, and where does it end?",
        "It begins at the larger of the two left sides and ends at the smaller of the two right sides. What if it ends before it begins? And how often is it counted in the two areas?",
        "width = Math.min(rights) − Math.max(lefts), height likewise; 0 if one of them is not above 0; else both / (areaOfA + areaOfB − both).",
      ],
      blindSpots: [
        {
          id: "08.boxes-apart",
          where: "the boxes share nothing",
          so: "Then the answer is 0, whether they lie apart across, down or both.",
          holds: (a, b) => shared(a, b) === 0,
        },
        {
          id: "08.apart-one-way",
          where: "the boxes lie apart across or down, and not both ways",
          so: "They share nothing then, though the one or the other of their sides overlaps: 0.",
          holds: (a, b) => along(a, b, "left", "width") < 0 !== along(a, b, "top", "height") < 0,
        },
        {
          id: "08.one-within",
          where: "one box lies within the other",
          so: "They share the smaller one, and together they cover the larger one.",
          holds: (a, b) => shared(a, b) === Math.min(area(a), area(b)),
        },
        {
          id: "08.first-behind",
          where: "the first box begins further right and further down",
          so: "Nothing says which of the two begins first, across or down.",
          holds: (a, b) => a.left > b.left && a.top > b.top,
        },
        {
          id: "08.sizes-differ",
          where: "the two boxes differ in size",
          so: "Each has a width and a height of its own.",
          holds: (a, b) => a.width !== b.width || a.height !== b.height,
        },
      ],
      misconceptions: [
        {
          id: "08.counted-twice",
          belief:
            "You measured it against both areas together, so what they share counts twice. Two boxes of 10 that share 4 cover 16: 0.25, not 0.2.",
          model: (a, b) => shared(a, b) / (area(a) + area(b)),
        },
        {
          id: "08.of-the-smaller",
          belief:
            "You measured it against the smaller box. Then a small box inside a large one would be the same as it. Measure against what both cover together.",
          model: (a, b) => shared(a, b) / Math.min(area(a), area(b)),
        },
        {
          id: "08.of-the-first",
          belief: "You measured it against the first box alone. Then the answer depends on who is first.",
          model: (a, b) => shared(a, b) / area(a),
        },
        {
          id: "08.of-the-second",
          belief:
            "You measured it against the second box alone. Then the answer depends on who is first: measure against all that the two cover together.",
          model: (a, b) => shared(a, b) / area(b),
        },
        {
          id: "08.mean-of-shares",
          belief:
            "You took the mean of two shares, one of each box. There is one measure: all that the two cover together, and what they share counts in it once.",
          model: (a, b) => (shared(a, b) / area(a) + shared(a, b) / area(b)) / 2,
        },
        {
          id: "08.of-the-rest",
          belief:
            "You took what they share off twice. In the two areas together it counts twice, and once it belongs there: take it off once. Two equal boxes then give 1.",
          model: (a, b) => shared(a, b) / (area(a) + area(b) - 2 * shared(a, b)),
        },
        {
          id: "08.corner-as-middle",
          belief:
            "You took left and top for the middle of a box. They are its upper left corner: it reaches from left to left + width.",
          model: (a, b) => {
            const moved = (one: Box) => ({ ...one, left: one.left - one.width / 2, top: one.top - one.height / 2 });
            return overlap(moved(a), moved(b));
          },
        },
        {
          id: "08.top-counts-upwards",
          belief:
            "You took `top` for a height above the ground. It counts from above: a box reaches from top down to top + height.",
          model: (a, b) => {
            const lower = (one: Box) => ({ ...one, top: one.top - one.height });
            return overlap(lower(a), lower(b));
          },
        },
        {
          id: "08.first-lies-left",
          belief:
            "You took the first box to begin before the second, to the left and above. Either may: what they share begins at the larger left side and ends at the smaller right one.",
          model: (a, b) => {
            const both = Math.max(0, a.left + a.width - b.left) * Math.max(0, a.top + a.height - b.top);
            return both / (area(a) + area(b) - both);
          },
        },
        {
          id: "08.same-size-shifted",
          belief:
            "You took the two boxes to be of one size, one of them moved. Each has its own: what they share ends at the smaller of the two right sides.",
          model: (a, b) => {
            const both =
              Math.max(0, a.width - Math.abs(a.left - b.left)) * Math.max(0, a.height - Math.abs(a.top - b.top));
            return both / (area(a) + area(b) - both);
          },
        },
        {
          id: "08.smaller-sides",
          belief:
            "You took the smaller width times the smaller height for what they share, wherever the boxes lie. What they share depends on left and top as well.",
          model: (a, b) => {
            const both = Math.min(a.width, b.width) * Math.min(a.height, b.height);
            return both / (area(a) + area(b) - both);
          },
        },
        {
          id: "08.inside-is-all",
          belief:
            "You answered 1 as soon as one box lies within the other. 1 says that they lie on each other exactly; a small box in a large one covers a part of it.",
          model: (a, b) => (shared(a, b) === Math.min(area(a), area(b)) ? 1 : overlap(a, b)),
        },
        {
          id: "08.weighed-by-scores",
          belief:
            "You multiplied by the scores. How much two boxes are the same has to do with their places and sizes alone.",
          model: (a, b) => overlap(a, b) * a.score * b.score,
        },
        {
          id: "08.rest-not-shared",
          belief:
            "Your answer is how much of them is not shared: 0 where they lie on each other. Asked is how much is: 1 minus that.",
          model: (a, b) => 1 - overlap(a, b),
        },
        {
          id: "08.touch-or-not",
          belief: "You answered whether the boxes share something, 1 or 0. Asked is how much.",
          model: (a, b) => Math.ceil(overlap(a, b)),
        },
        {
          id: "08.gaps-multiply",
          belief:
            "You multiplied two gaps: where boxes lie apart, width and height of what they share come out negative, and their product does not. They share nothing.",
          model: (a, b) => {
            const both = along(a, b, "left", "width") * along(a, b, "top", "height");
            return both / (area(a) + area(b) - both);
          },
        },
        {
          id: "08.gaps-multiply-to-an-area",
          belief:
            "You set the area to 0 where it comes out negative. Where boxes lie apart both across and down, two negative lengths multiply to an area that isn't there: each length has to be 0 at least.",
          model: (a, b) => {
            const both = Math.max(0, along(a, b, "left", "width") * along(a, b, "top", "height"));
            return both / (area(a) + area(b) - both);
          },
        },
        {
          id: "08.of-the-rectangle-around",
          belief:
            "You measured it against the rectangle around both boxes, which the share across times the share down comes to as well. Its corners belong to neither box: what both cover together is no rectangle.",
          model: (a, b) => {
            const around = (start: "left" | "top", size: "width" | "height") =>
              Math.max(a[start] + a[size], b[start] + b[size]) - Math.min(a[start], b[start]);
            return shared(a, b) / (around("left", "width") * around("top", "height"));
          },
        },
        {
          id: "08.only-across",
          belief: "You compared their widths alone. Boxes have a height, too.",
          model: (a, b) => {
            const both = Math.max(0, along(a, b, "left", "width"));
            return both / (a.width + b.width - both);
          },
        },
        {
          id: "08.width-as-right",
          belief:
            "You took the width for the right side. The right side lies at left + width, the lower one at top + height.",
          model: (a, b) => {
            const size = (start: "left" | "top", length: "width" | "height") =>
              Math.max(0, Math.min(a[length], b[length]) - Math.max(a[start], b[start]));
            const both = size("left", "width") * size("top", "height");
            return both / (area(a) + area(b) - both);
          },
        },

        {
          id: "08.of-the-larger",
          belief:
            "You measured against the larger box. The smaller one covers a part of its own, too: measure against all that the two cover together.",
          model: (a, b) => shared(a, b) / Math.max(area(a), area(b)),
        },
        {
          id: "08.shared-area",
          belief:
            "You answered how large the area is that both cover. It is measured against what they cover together.",
          model: (a, b) => shared(a, b),
        },
        {
          id: "08.of-the-mean",
          belief:
            "You measured against the mean of the two areas. What they share counts once: they cover both areas less what they share.",
          model: (a, b) => (2 * shared(a, b)) / (area(a) + area(b)),
        },
        {
          id: "08.edges-counted",
          belief:
            "You counted a pixel more on each side, as one does with whole pixels from the first to the last. Here a box is as wide as it says.",
          model: (a, b) => {
            const size = (start: "left" | "top", length: "width" | "height") =>
              Math.max(0, along(a, b, start, length) + 1);
            const both = size("left", "width") * size("top", "height");
            const whole = ({ width, height }: Box) => (width + 1) * (height + 1);
            return both / (whole(a) + whole(b) - both);
          },
        },

        {
          id: "08.whole-pixels",
          belief:
            "You counted whole pixels. Edges lie at any number: a width times a height is the area, without rounding.",
          model: (a, b) => {
            const whole = ({ left, top, width, height }: Box): Box => {
              const [x, y] = [Math.round(left), Math.round(top)];
              return box(x, y, Math.round(left + width) - x, Math.round(top + height) - y);
            };
            const [one, other] = [whole(a), whole(b)];
            const both = shared(one, other);
            return both / (area(one) + area(other) - both || 1);
          },
        },
      ],
    }),
    exercise({
      id: "08.keepBest",
      title: "Keep the best",
      points: 3,
      solution: solution.keepBest,
      terms: {
        score:
          "The best box of all comes first and decides about the others: so the order is that of the scores, highest first.",
        most: "So much two boxes may share and both be kept; what overlaps a kept box by more is forgotten.",
        kept: "A box is measured against every box that is kept, and against no other: a forgotten one has no say.",
      },
      cases: (random): Parameters<typeof solution.keepBest>[] => [
        [row(0.5, 0.7, 0.9, 0.6), 0.3],
        [row(0.5, 0.7, 0.9, 0.6), 0.4],
        [row(0.9, 0.8, 0.7, 0.6, 0.95), 0.3],
        [row(0.9, 0.5, 0.8), 0.4], // the one between touches both
        // They come sorted, and the second time none has to go. A small one in a large one overlaps it by less than half.
        [[...row(0.9, 0.6, 0.5), box(1, 0, 1, 1, 0.4)], 0.3],
        [[box(0, 0, 6, 4, 0.8), box(1, 1, 3, 2, 0.7), box(30, 2, 4, 5, 0.2)], 0.3],
        [[box(20, 4, 8, 6, 0.5), ...row(0.2, 0.55, 0.7, 0.3), box(21, 5, 8, 6, 0.75), box(40, 0, 5, 5, 0.1)], 0.3],
        [[box(1, 1, 2, 2, 0.9), box(0, 0, 6, 4, 0.5)], 0.3], // the weaker one is the larger
        [lot(random), 0.2371],
      ],
      byHand: () => [
        { args: [row(0.5, 0.7, 0.9, 0.6), 0.3], gives: [0.9, 0.5], seen: (answer) => answer.map(({ score }) => score) },
        { args: [row(0.5, 0.7, 0.9, 0.6), 0.4], gives: 4, seen: (answer) => answer.length },
      ],
      hints: [
        "Which box is kept for certain? Which ones can it make you forget?",
        "A box that was forgotten has no say any more: compare only with those that were kept, all of them.",
        "Sort a copy, best first; keep a box if it overlaps none of those already kept by more than most.",
      ],
      blindSpots: [
        {
          id: "08.not-in-order",
          where: "the boxes do not come best first",
          so: "They come in no order: the best of all has to be looked for.",
          holds: (all) => all.some(({ score }, i) => i > 0 && score > all[i - 1].score),
        },
        {
          id: "08.forgotten-neighbour",
          where: "a box overlaps one that is forgotten and none that is kept",
          so: "What was forgotten has no say any more, so such a box stays.",
          holds: (all, most) => solution.keepBest(all, most).length > withAllBetter(all, most).length,
        },
      ],
      misconceptions: [
        {
          id: "08.only-one",
          belief:
            "You kept a single box. There may be several faces: what does not overlap the best one is still to be judged.",
          model: (all) => byScore(all).slice(0, 1),
        },
        {
          id: "08.forgotten-count",
          belief:
            "You let boxes that were forgotten make others be forgotten. Of three in a row the best drops the middle one; the third overlaps only that one, and stays.",
          model: withAllBetter,
        },
        {
          id: "08.not-sorted",
          belief: "You went through the boxes as they came. The best of all has to be first, or a worse one drops it.",
          model: (all, most) => kept(all, most),
        },
        {
          id: "08.sorted-afterwards",
          belief:
            "You went through the boxes as they came, and sorted what was left. By then a worse box that came earlier has dropped a better one: the best of all is chosen first, then the best of what is left.",
          model: (all, most) => byScore(kept(all, most)),
        },
        {
          id: "08.largest-then-sorted",
          belief:
            "You chose the largest box first, and sorted by the scores at the end. The one with the highest score is chosen first: it makes the others go.",
          model: (all, most) =>
            byScore(
              kept(
                [...all].sort((a, b) => area(b) - area(a)),
                most,
              ),
            ),
        },
        {
          id: "08.next-better-only",
          belief:
            "You compared each box with the next better one alone. It has to be compared with every box that is kept.",
          model: (all, most) => {
            const sorted = byScore(all);
            return sorted.filter((one, i) => i === 0 || overlap(sorted[i - 1], one) <= most);
          },
        },
        {
          id: "08.both-go",
          belief:
            "You forgot every box that overlaps any other by more than `most`, the better one as well. Of such boxes the best stays.",
          model: (all, most) =>
            byScore(all).filter((one) => all.every((other) => other === one || overlap(other, one) <= most)),
        },
        {
          id: "08.better-takes-the-place",
          belief:
            "You went through the boxes as they came, and let a better one take the place of the first that it overlaps. It may overlap several, and the one it replaces may have made others go: choose the best of all first.",
          model: (all, most) => {
            const list: Box[] = [];
            for (const one of all) {
              const at = list.findIndex((other) => overlap(other, one) > most);
              if (at < 0) list.push(one);
              else if (one.score > list[at].score) list[at] = one;
            }
            return byScore(list);
          },
        },
        {
          id: "08.two-at-most",
          belief: "You kept two boxes at most. It goes on until none is left: there may be any number of faces.",
          model: (all, most) => solution.keepBest(all, most).slice(0, 2),
        },
        {
          id: "08.one-free-is-enough",
          belief: "You kept a box as soon as it leaves one of the kept ones alone. It has to leave all of them alone.",
          model: (all, most) =>
            keeping(
              byScore(all),
              (list, one) => list.length === 0 || list.some((better) => overlap(better, one) <= most),
            ),
        },
        {
          id: "08.share-of-the-weaker",
          belief:
            "You measured how much of the weaker box is covered. The overlap is what both cover against what the two cover together, as in exercise 5.",
          model: (all, most) =>
            keeping(byScore(all), (list, one) => list.every((better) => shared(better, one) <= most * area(one))),
        },
        {
          id: "08.share-of-the-smaller",
          belief:
            "You measured the overlap against the smaller box. It is measured against what the two cover together, as in exercise 5: a small box within a large one overlaps it little.",
          model: (all, most) =>
            keeping(byScore(all), (list, one) =>
              list.every((better) => shared(better, one) <= most * Math.min(area(better), area(one))),
            ),
        },
        {
          id: "08.next-one-skipped",
          belief:
            "Where a box was forgotten, the next best was not looked at. When an entry is taken out of a list, the next one moves into its place.",
          model: (all, most) => {
            const list = byScore(all);
            for (let i = 0; i < list.length; i++) {
              for (let j = i + 1; j < list.length; j++) if (overlap(list[i], list[j]) > most) list.splice(j, 1);
            }
            return list;
          },
        },
        {
          id: "08.worst-first",
          belief: "You kept the least sure box of those that overlap. Begin with the largest score.",
          model: (all, most) => kept(byScore(all).reverse(), most),
        },
        {
          id: "08.last-kept-only",
          belief: "You compared each box with the one kept last. It has to leave all that were kept alone.",
          model: (all, most) =>
            keeping(byScore(all), (list, one) => list.length === 0 || overlap(list[list.length - 1], one) <= most),
        },
        {
          id: "08.none-may-touch",
          belief: "You forgot every box that overlaps a kept one at all. Up to `most` they may.",
          model: (all) => kept(byScore(all), 0),
        },
        {
          id: "08.all-kept",
          belief: "You sorted the boxes and kept them all. Those that overlap a better one by more than `most` go.",
          model: (all) => byScore(all),
        },
        {
          id: "08.most-of-the-score",
          belief:
            "You kept what has a score above `most`. `most` is how much two boxes may overlap: a box goes because a better one lies over it, however sure it is.",
          model: (all, most) => byScore(all).filter(({ score }) => score > most),
        },
        {
          id: "08.merged",
          belief:
            "You made one box of those that lie over each other, their mean. No new boxes are made: the best stays as it is, and the others are forgotten.",
          model: (all, most) => {
            const merged: Box[] = [];
            for (let open = byScore(all); open.length > 0; ) {
              const [first] = open;
              const group = open.filter((one) => one === first || overlap(first, one) > most);
              const mean = (name: "left" | "top" | "width" | "height") =>
                group.reduce((sum, one) => sum + one[name], 0) / group.length;
              merged.push(box(mean("left"), mean("top"), mean("width"), mean("height"), first.score));
              open = open.filter((one) => !group.includes(one));
            }
            return merged;
          },
        },

        {
          id: "08.best-alone-forgets",
          belief:
            "You compared all the others with the best one and stopped. The best of what is left forgets those that overlap it, too, and so on.",
          model: (all, most) => {
            const [best, ...others] = byScore(all);
            return best ? [best, ...others.filter((one) => overlap(best, one) <= most)] : [];
          },
        },
        {
          id: "08.largest-first",
          belief: "You began with the largest box. Asked is the best first: the one with the highest score.",
          model: (all, most) =>
            kept(
              [...all].sort((a, b) => area(b) - area(a)),
              most,
            ),
        },
        {
          id: "08.overlapping-kept",
          belief:
            "You kept those that overlap and forgot the others. It is the other way round: what overlaps a better one by more than `most` shows the same face again.",
          model: (all, most) => {
            const [best, ...others] = byScore(all);
            return best ? [best, ...others.filter((one) => overlap(best, one) > most)] : [];
          },
        },
        {
          id: "08.in-the-old-order",
          belief: "You kept the right boxes and gave them back in their old order. Asked is the best first.",
          model: (all, most) => {
            const right = solution.keepBest(all, most);
            return all.filter((one) => right.includes(one));
          },
        },
        {
          id: "08.worst-last-turned",
          belief: "Your list is right and stands with the worst first. Asked is the best first.",
          model: (all, most) => solution.keepBest(all, most).reverse(),
        },
        {
          id: "08.groups",
          belief:
            "You put boxes into one group as soon as each overlaps some other of it, and kept one a group. A box is forgotten only where it overlaps a better one that is kept.",
          model: (all, most) => {
            const list: Box[] = [];
            const open = byScore(all);
            while (open.length) {
              const group = open.splice(0, 1);
              list.push(group[0]);
              for (const member of group)
                for (const other of [...open])
                  if (overlap(member, other) > most) group.push(...open.splice(open.indexOf(other), 1));
            }
            return list;
          },
        },

        {
          id: "08.overlaps-added",
          belief:
            "You added up what a box shares with all that are kept. `most` is for two boxes: one may touch several kept ones a little and still stay.",
          model: (all, most) =>
            keeping(byScore(all), (list, one) => list.reduce((sum, better) => sum + overlap(better, one), 0) <= most),
        },
      ],
    }),
    exercise({
      id: "08.smallestFace",
      title: "The smallest face it can see",
      points: 4,
      solution: () => solution.smallestFace() as unknown as Value,
      cases: () => [[]],
      score: smallestFace,
      byHand: () => [],
      hints: [
        "Shown 144 × 144 pixels the detector finds nothing. Are the pixels too few, or is the face too small? How could you tell the two apart?",
        "Leave `size` as it is and change `enlarge`. No detail comes back; what does change?",
        "It knows faces of a certain size in pixels: of a picture of about 160 up to 320 pixels, whatever it was made from. How far down can `size` go, if `enlarge` makes up for it?",
      ],
      misconceptions: [],
    }),
  ],
};

function entry(name: string, shape: number[], scale: number, min: number): Entry {
  return { name, shape, scale, min };
}

/** The weights of blocks that are as long as somebody thinks. */
function cutBy(bytes: number[], entries: Entry[], length: (shape: number[]) => number) {
  let start = 0;
  return Object.fromEntries(
    entries.map(({ name, shape, scale, min }) => {
      const block = bytes.slice(start, start + length(shape));
      start += length(shape);
      const weights = block.map((byte) => byte * scale + min);
      return [name, tensor(weights, shape) as Tensor];
    }),
  );
}

/** The file cut into its blocks, and each byte read by an idea of one's own. */
function decoded(
  bytes: number[],
  entries: Entry[],
  weight: (byte: number, entry: Entry, block: ArrayLike<number> & Iterable<number>) => number,
) {
  const blocks = solution.toWeights(
    bytes,
    entries.map((one) => ({ ...one, scale: 1, min: 0 })),
  );
  return Object.fromEntries(
    entries.map((one) => {
      const block = blocks[one.name];
      const weights = Array.from(block.data, (byte) => weight(byte, one, block.data));
      return [one.name, tensor(weights, block.shape) as Tensor];
    }),
  );
}

function each(map: Image, f: (value: number) => number): Image {
  const result = zeros(map.shape);
  for (let i = 0; i < map.data.length; i++) result.data[i] = f(map.data[i]);
  return result;
}

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

/** The cell of which the stub works the second box by hand: sigmoids of three quarters and of one, a factor of 1 and one of 2. */
function secondBox(): number[] {
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: the four decimals that the stub prints
  return [...Array(5).fill(0), 1.0986, -1.0986, 0, 0.6931, 1.0986, ...Array(15).fill(0)];
}

/** 25 numbers from −2 to 2, in quarters. */
function quarters(random: Random): number[] {
  return Array.from({ length: 25 }, () => random.whole(-8, 8) / 4);
}

const tenths = (value: number) => Math.round(10 * value) / 10;

const mapped = (of: Record<string, number>, f: (value: number) => number) =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, f(value)]));

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** The five boxes, but for an idea of one's own. */
function decodedBoxes(
  cell: number[],
  row: number,
  column: number,
  {
    place = sigmoid,
    factor = (v: number, _side: number) => Math.exp(v),
    sure = sigmoid,
    pixels = 32,
    anchor = 32,
  } = {},
): Box[] {
  return solution.anchors.map(([wide, high], i) => {
    const [x, y, w, h, score] = cell.slice(5 * i, 5 * i + 5);
    const [width, height] = [anchor * wide * factor(w, wide), anchor * high * factor(h, high)];
    const left = pixels * (column + place(x)) - width / 2;
    return { left, top: pixels * (row + place(y)) - height / 2, width, height, score: sure(score) };
  });
}

/** A box of another size with the same middle. */
function around(box: Box, width: number, height: number): Box {
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  return { ...box, left: x - width / 2, top: y - height / 2, width, height };
}

/** The five numbers of each box in another order. */
function inOrder(cell: number[], order: readonly number[]): number[] {
  return cell.map((_, i) => cell[5 * Math.floor(i / 5) + order[i % 5]]);
}

function box(left: number, top: number, width: number, height: number, score = 0.5): Box {
  return { left, top, width, height, score };
}

/** Boxes 4 wide and 2 high, each with half of its width over the one before. */
function row(...scores: number[]): Box[] {
  return scores.map((score, i) => box(2 * i, 0, 4, 2, score));
}

/** A dozen boxes in no order, no two with the same score. */
function lot(random: Random): Box[] {
  return Array.from({ length: 12 }, (_, i) =>
    box(random.whole(0, 20), random.whole(0, 9), random.whole(6, 17), random.whole(5, 13), (((i * 5) % 12) + 1) / 13),
  );
}

const area = ({ width, height }: Box) => width * height;

function along(a: Box, b: Box, start: "left" | "top", size: "width" | "height"): number {
  return Math.min(a[start] + a[size], b[start] + b[size]) - Math.max(a[start], b[start]);
}

function shared(a: Box, b: Box): number {
  return Math.max(0, along(a, b, "left", "width")) * Math.max(0, along(a, b, "top", "height"));
}

function byScore(all: readonly Box[]): Box[] {
  return [...all].sort((a, b) => b.score - a.score);
}

/** Each box that overlaps none of those kept before it by more than `most`. */
function kept(all: readonly Box[], most: number): Box[] {
  return keeping(all, (list, one) => list.every((better) => overlap(better, one) <= most));
}

/** Each box that no better one overlaps by more than `most`, kept or not. */
function withAllBetter(all: readonly Box[], most: number): Box[] {
  const sorted = byScore(all);
  return sorted.filter((one, i) => sorted.slice(0, i).every((better) => overlap(better, one) <= most));
}

/** Each box that may join those kept before it. */
function keeping(all: readonly Box[], may: (list: readonly Box[], one: Box) => boolean): Box[] {
  const list: Box[] = [];
  for (const one of all) if (may(list, one)) list.push(one);
  return list;
}
