import { costOf, costOfNetwork, depthwiseConv2d, type MapShape, tensor } from "../../lib/index";
import { looksAt } from "../../solutions/07-choosing-a-convolution";
import type { Prediction } from "../prediction";

const map: MapShape = [32, 32, 64];

/** The multiply-accumulates of one layer on that map. Counted when asked: it takes mathjs, which no first cell waits for. */
function macs(kind: "standard" | "separable" | "atrous" | "transposed"): number {
  const same = { kernel: 3, filters: 64, padding: "same", bias: false } as const;
  const twice = { kernel: 3, filters: 64, stride: 2, padding: 1, outputPadding: 1, bias: false } as const;
  const layers = {
    standard: { type: "conv", ...same },
    separable: { type: "separable", ...same },
    atrous: { type: "conv", dilation: 2, ...same },
    transposed: { type: "transposed", ...twice },
  } as const;
  return costOf(layers[kind], map).macs;
}

/** The map of red alone, under a depthwise layer, when only green changes. */
function depthwiseHearsGreen(): boolean {
  const weights = tensor([2, 3, 5], [1, 1, 3, 1]);
  const before = depthwiseConv2d(tensor([1, 1, 1], [1, 1, 3]), weights);
  const after = depthwiseConv2d(tensor([1, 9, 1], [1, 1, 3]), weights);
  return before.at(0, 0, 0) !== after.at(0, 0, 0);
}

export const predictions: readonly Prediction[] = [
  {
    id: "07.grouped",
    question: "3×3, 64 channels in 8 groups. How many channels does one number of the output hear?",
    answer: () => looksAt(3, 1, 64, 8).channels,
    because: "64 channels in 8 groups are 8 a group, and no group hears another.",
    beliefs: [
      { guess: 1, says: "1 would be depthwise: as many groups as channels. Here a group has several." },
      { guess: 64, says: "64 would be standard: one group. Groups keep the others out." },
      { guess: 72, says: "72 is 9 pixels of 8 channels: the products. Asked are the channels." },
      { guess: 512, says: "512 is 64 · 8. Groups divide the channels." },
    ],
  },
  {
    id: "07.hears",
    question: "Depthwise, on a colour image. Only green changes. Does the first map change: true or false?",
    answer: depthwiseHearsGreen,
    because: "The first map is made from red alone. Whatever green does, nothing of it gets there.",
    beliefs: [
      {
        guess: true,
        says: "It would in a standard layer. In a depthwise one every map hears one channel, and the first hears red.",
      },
    ],
  },
  {
    id: "07.ratio",
    question: "3×3, 64 channels to 64. How many times fewer MACs has the separable layer? One decimal.",
    answer: () => Math.round((macs("standard") / macs("separable")) * 10) / 10,
    decimals: 1,
    because: "1 / (1/64 + 1/9): the depthwise part is a 64th of the standard one, the pointwise part a ninth.",
    beliefs: [
      { guess: 9, says: "9 is the limit for very many filters. With 64 the depthwise part still counts." },
      { guess: 64, says: "64 counts the depthwise part alone. The pointwise part is the larger one." },
      { guess: 8, says: "8 is near. One decimal, please: 1 / (1/64 + 1/9)." },
    ],
  },
  {
    id: "07.atrous",
    question: "The same standard layer at rate 2. How many times as many MACs?",
    answer: () => macs("atrous") / macs("standard"),
    because: "Nine taps at every position, as before. They lie further apart, that is all.",
    beliefs: [
      { guess: 2, says: "2 is the rate. It moves the taps apart; it makes no new ones." },
      { guess: 25 / 9, says: "25/9 would be a dense 5 × 5. The holes are not multiplied." },
      { guess: 4, says: "4 is the rate, squared. The taps are as many as before." },
      { guess: 0.25, says: "A quarter would be a stride of 2: fewer positions. A rate keeps all of them." },
    ],
  },
  {
    id: "07.transposed",
    question: "A transposed 3×3 at stride 2 doubles height and width. How many times the standard layer's MACs?",
    answer: () => macs("transposed") / macs("standard"),
    because:
      "Each pixel of the input meets each weight once, as in the standard layer. The output is larger; the work is not.",
    beliefs: [
      {
        guess: 4,
        says: "4 counts the pixels of the output. The work is done where the stamps are set: at the input's.",
      },
      { guess: 2, says: "2 is the stride. The work is done at the pixels of the input, which are as many as before." },
      { guess: 0.25, says: "A quarter would be a convolution with stride 2. Transposed means the other direction." },
    ],
  },
  {
    id: "07.time",
    question: "Depthwise: 64 times fewer MACs. Faster '64 times', 'more than that' or 'less than that'?",
    answer: () => "less than that",
    because:
      "It reads and writes maps of the same size, and for each number it moves there is little to multiply. What is left is mostly moving and copying, and that is not 64 times less.",
    beliefs: [
      {
        guess: "64 times",
        says: "That would be so if multiplying were all there is. The maps are as large as before, and have to be moved.",
      },
      {
        guess: "more than that",
        says: "Small layers do fit the cache better, but here the maps, which are most of what is moved, are as large as before.",
      },
    ],
  },
  {
    id: "07.pointwise-sees",
    question: "Which middle layer reads digits better: 'pointwise', '3×3', or is there 'no difference'?",
    answer: () => "3×3",
    because:
      "A second 3×3 puts strokes together, seven pixels wide; a pointwise layer can only recombine what the first three pixels told it.",
    beliefs: [
      {
        guess: "pointwise",
        says: "It is the cheaper one. But digits are told apart by how strokes lie to each other, and it sees no neighbour.",
      },
      {
        guess: "no difference",
        says: "Both mix channels. Only one of them looks at neighbours, and digits are told apart by how strokes lie to each other.",
      },
    ],
  },
  {
    id: "07.dense",
    question: "8×8 digits straight into a dense layer of 10, no convolution. How many weights?",
    answer: () =>
      costOfNetwork({ name: "", source: "", input: [8, 8, 1], layers: [{ type: "dense", units: 10, bias: false }] })
        .total.weights,
    because: "Every pixel to every class: 64 · 10. It is the yardstick that every convolution here has to beat.",
    beliefs: [
      { guess: 80, says: "80 is 8 · 10. Both sides of the digit count: 64 pixels." },
      { guess: 650, says: "650 with the biases. Asked are the weights." },
      { guess: 64, says: "64 for each class, and there are ten." },
    ],
  },
];
