import * as solution from "../../../solutions/06-atrous-convolution";
import { exercise } from "../../rubric";

type Layer = solution.Layer;

const dense = (kernel: number, stride = 1): Layer => ({ kernel, stride, rate: 1 });

export const receptiveField = exercise({
  id: "06.receptiveField",
  title: "How far a stack sees",
  points: 2,
  solution: solution.receptiveField,
  terms: {
    kernel:
      "A layer adds what lies between its first and its last tap: without holes that is one step fewer than taps.",
    stride: "It moves apart what the layers behind it read; the taps of its own layer lie as close as before.",
    rate: "It moves the taps of its own layer apart, and so widens the reach; how far apart the outputs lie, it doesn't change.",
  },
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
    [[{ kernel: 5, stride: 3, rate: 2 }]],
    [[dense(1, 3), dense(4), dense(1, 2), dense(2)]],
  ],
  byHand: () => [
    {
      args: [
        [
          { kernel: 3, stride: 2, rate: 1 },
          { kernel: 3, stride: 1, rate: 1 },
        ],
      ],
      gives: 7,
    },
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
      model: (layers) => layers.reduce((f, l) => f * solution.effectiveSize(l.kernel, l.rate), 1),
    },
    {
      id: "06.jump-ignored",
      belief:
        "You ignored the strides. Behind a stride of 2, one step of a kernel is two pixels of the photograph: 7, not 5.",
      model: (layers) => layers.reduce((f, l) => f + solution.effectiveSize(l.kernel, l.rate) - 1, 1),
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
          field += (solution.effectiveSize(kernel, rate) - 1) * jump;
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
      model: (layers) => solution.effectiveSize(layers[layers.length - 1].kernel, layers[layers.length - 1].rate),
    },
    {
      id: "06.rate-in-the-jump",
      belief:
        "You multiplied the jump by the rate, too. A rate pulls the taps of its own layer apart; its outputs still lie side by side, so only strides count for the layers after it.",
      model: (layers) => {
        let [field, jump] = [1, 1];
        for (const { kernel, stride, rate } of layers) {
          field += (kernel - 1) * rate * jump;
          jump *= stride * rate;
        }
        return field;
      },
    },
    {
      id: "06.jump-too-early-undilated",
      belief:
        "Two things. A stride counts for the layers after it, not for its own; and the holes between the taps belong to what a layer reaches: (kernel − 1) · rate.",
      model: (layers) => {
        let [field, jump] = [1, 1];
        for (const { kernel, stride } of layers) {
          jump *= stride;
          field += (kernel - 1) * jump;
        }
        return field;
      },
    },
    {
      id: "06.largest-layer",
      belief:
        "You took the layer that reaches furthest. Layers stand one behind the other: what one reads has already been gathered by those before it, and the reaches add up.",
      model: (layers) => Math.max(1, ...layers.map(({ kernel, rate }) => (kernel - 1) * rate + 1)),
    },
    {
      id: "06.last-stride-only",
      belief:
        "You remember the stride just before and no other. Strides multiply: behind two strides of 2, neighbours are 4 pixels apart.",
      model: (layers) => {
        let [field, jump] = [1, 1];
        for (const { kernel, stride, rate } of layers) {
          field += (solution.effectiveSize(kernel, rate) - 1) * jump;
          jump = stride;
        }
        return field;
      },
    },

    {
      id: "06.strides-add",
      belief:
        "You added the strides up. Each multiplies the distance that was there: behind two strides of 2, neighbours lie 4 pixels apart; behind a 2 and a 3, 6.",
      model: (layers) => {
        let [field, jump] = [1, 1];
        for (const { kernel, stride, rate } of layers) {
          field += (solution.effectiveSize(kernel, rate) - 1) * jump;
          jump += stride - 1;
        }
        return field;
      },
    },
    {
      id: "06.all-strides-for-all",
      belief:
        "You multiplied every layer's reach by all the strides. A stride counts for the layers behind it only: the first layer still reads neighbouring pixels.",
      model: (layers) => {
        const jump = layers.reduce((product, { stride }) => product * stride, 1);
        return layers.reduce((field, { kernel, rate }) => field + (solution.effectiveSize(kernel, rate) - 1) * jump, 1);
      },
    },
    {
      id: "06.backwards-whole-steps",
      belief:
        "Going back, you took a stride for each number of the map. Between f neighbours there are f − 1 steps: (f − 1) · stride + reach.",
      model: (layers) =>
        layers.reduceRight(
          (field, { kernel, stride, rate }) => field * stride + solution.effectiveSize(kernel, rate) - 1,
          1,
        ),
    },
    {
      id: "06.taps-added",
      belief:
        "You added the reaches as they are. Windows overlap: what a layer adds is its reach less one, times the distance of its neighbours.",
      model: (layers) => layers.reduce((field, { kernel, rate }) => field + solution.effectiveSize(kernel, rate), 0),
    },
    {
      id: "06.strides-divide",
      belief:
        "You divided by the strides. The maps do get smaller, but a step on a smaller map is a longer way in the photograph: behind a stride of 2 it is 2 pixels, so it multiplies.",
      model: (layers) => {
        let [field, jump] = [1, 1];
        for (const { kernel, stride, rate } of layers) {
          field += (solution.effectiveSize(kernel, rate) - 1) * jump;
          jump /= stride;
        }
        return field;
      },
    },
    {
      id: "06.holes-left-out",
      belief:
        "You counted the pixels that are looked at. Asked is how far it is from the first to the last: the pixels in the holes count as well.",
      model: (layers) => {
        let seen = new Set([0]);
        for (const { kernel, stride, rate } of [...layers].reverse()) {
          seen = new Set([...seen].flatMap((at) => Array.from({ length: kernel }, (_, i) => at * stride + i * rate)));
        }
        return seen.size;
      },
    },
    {
      id: "06.own-stride-only",
      belief:
        "You stretched each layer by its own stride, and by no other. A stride spreads what comes out: it counts for all layers behind it, and not for its own.",
      model: (layers) =>
        layers.reduce(
          (field, { kernel, stride, rate }) => field + (solution.effectiveSize(kernel, rate) - 1) * stride,
          1,
        ),
    },
    {
      id: "06.strides-from-behind",
      belief:
        "You stretched each layer by the strides behind it. It is those before it that count: they have made the map coarser which this layer reads.",
      model: (layers) => solution.receptiveField([...layers].reverse()),
    },
    {
      id: "06.kernel-times-rate",
      belief:
        "You took kernel · rate for what a kernel reaches over. The last tap has no holes behind it: 3 taps at rate 4 reach over 9 pixels, not 12.",
      model: (layers) => {
        let [field, jump] = [1, 1];
        for (const { kernel, stride, rate } of layers) {
          field += (kernel * rate - 1) * jump;
          jump *= stride;
        }
        return field;
      },
    },
    {
      id: "06.holes-not-stretched",
      belief:
        "Behind a stride you stretched the taps and not the holes. A hole is a number of the map as well: (kernel − 1) · rate steps, each as long as the strides before make it.",
      model: (layers) => {
        let [field, jump] = [1, 1];
        for (const { kernel, stride, rate } of layers) {
          field += (kernel - 1) * jump + (kernel - 1) * (rate - 1);
          jump *= stride;
        }
        return field;
      },
    },
    {
      id: "06.whole-reach-times-jump",
      belief:
        "You added a layer's whole reach, stretched. One number of it was in the field already: a kernel of 3 adds two steps, not three.",
      model: (layers) => {
        let [field, jump] = [0, 1];
        for (const { kernel, stride, rate } of layers) {
          field += solution.effectiveSize(kernel, rate) * jump;
          jump *= stride;
        }
        return field;
      },
    },
    {
      id: "06.largest-stride",
      belief:
        "You stretched the layers by the largest stride so far. Strides multiply: behind two strides of 2, neighbours are 4 pixels apart.",
      model: (layers) => {
        let [field, jump] = [1, 1];
        for (const { kernel, stride, rate } of layers) {
          field += (solution.effectiveSize(kernel, rate) - 1) * jump;
          jump = Math.max(jump, stride);
        }
        return field;
      },
    },
    {
      id: "06.first-layer-only",
      belief:
        "You kept the first layer's reach. The layer behind it reads several of its numbers, each with a window of its own: the field grows with every layer.",
      model: (layers) => solution.effectiveSize(layers[0].kernel, layers[0].rate),
    },
    {
      id: "06.stride-added-to-the-field",
      belief:
        "You let a stride add pixels of its own. It only makes the steps of the layers behind it longer: the last layer's stride changes nothing.",
      model: (layers) =>
        layers.reduce((field, { kernel, stride, rate }) => field + (kernel - 1) * rate + stride - 1, 1),
    },
    {
      id: "06.field-times-stride",
      belief:
        "Going forward, you stretched by a stride what had been seen before it. It is the layers behind a stride whose steps become longer; what is seen already stays as it is.",
      model: (layers) => layers.reduce((field, { kernel, stride, rate }) => field * stride + (kernel - 1) * rate, 1),
    },
    {
      id: "06.last-reach-times-jump",
      belief:
        "You took the last layer's reach, as long as the strides before make it. The layers before it have kernels as well, and each adds what it reaches over.",
      model: (layers) => {
        const jump = layers.slice(0, -1).reduce((product, { stride }) => product * stride, 1);
        const { kernel, rate } = layers[layers.length - 1];
        return solution.effectiveSize(kernel, rate) * jump;
      },
    },
    {
      id: "06.reach-less-the-stride",
      belief:
        "You took a layer's stride off its reach, as if only what windows share or leave counted. From its first to its last tap a layer adds reach − 1 steps, whatever its stride.",
      model: (layers) => {
        let [field, jump] = [1, 1];
        for (const { kernel, stride, rate } of layers) {
          field += (solution.effectiveSize(kernel, rate) - stride) * jump;
          jump *= stride;
        }
        return field;
      },
    },
    {
      id: "06.rate-added-to-the-kernel",
      belief:
        "You added the holes of one gap. There is a gap between each tap and the next: a layer adds (kernel − 1) · rate steps.",
      model: (layers) => {
        let [field, jump] = [1, 1];
        for (const { kernel, stride, rate } of layers) {
          field += (kernel + rate - 2) * jump;
          jump *= stride;
        }
        return field;
      },
    },
    {
      id: "06.rate-counts-holes",
      belief:
        "You took the rate for the number of holes. Taps lie `rate` numbers apart, with rate − 1 holes between: a layer adds (kernel − 1) · rate steps.",
      model: (layers) => solution.receptiveField(layers.map((layer) => ({ ...layer, rate: layer.rate + 1 }))),
    },
  ],
  blindSpots: [
    {
      id: "06.some-rate-above-1",
      where: "a layer has a rate above 1",
      so: "Its taps lie `rate` numbers apart: from the first to the last it is (kernel − 1) · rate steps.",
      holds: (layers) => layers.some(({ rate }) => rate > 1),
    },
    {
      id: "06.several-strides",
      where: "more than one layer has a stride",
      so: "Strides multiply: behind two strides of 2 neighbours lie 4 pixels apart.",
      holds: (layers) => layers.filter(({ stride }) => stride > 1).length > 1,
    },
    {
      id: "06.single-layer",
      where: "there is one layer alone",
      so: "Then the field is what its kernel reaches over; its own stride moves the next window and makes none larger.",
      holds: (layers) => layers.length === 1,
    },
    {
      id: "06.last-has-a-stride",
      where: "no layer follows that a stride could count for",
      so: "A stride counts for the layers behind it. The last layer's own changes nothing, and without strides each step is one pixel.",
      holds: (layers) => layers.slice(0, -1).every(({ stride }) => stride === 1),
    },
  ],
});
