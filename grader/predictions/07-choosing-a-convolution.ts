import { costOf, costOfNetwork, depthwiseConv2d, type MapShape, tensor } from "../../lib/index";
import { looksAt } from "../../solutions/07-choosing-a-convolution";
import type { Prediction } from "../prediction";
import { whichBelief } from "../which-belief";

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
    id: "07.atrous-hears",
    question: "Atrous, 3×3 at rate 2. How many pixels does one number of the output hear?",
    answer: () => looksAt(3, 2, 8, 1).pixels,
    because: "Nine taps, nine pixels. They lie apart, and what lies between them is not read.",
    beliefs: [
      { guess: 25, says: "It reaches over 5 × 5 pixels, but reads nine of them: the others lie in the holes." },
      { guess: 3, says: "3 along one side. The kernel is as high as it is wide: 3 · 3." },
      { guess: 18, says: "18 is 9 · 2. A rate moves the taps apart; it makes no new ones." },
      { guess: 72, says: "72 would be nine pixels in eight channels. Asked are the pixels." },
    ],
  },
  {
    id: "07.transposed-hears",
    question: "Transposed, 3×3 at stride 2. How many pixels does one number of the output hear, at most?",
    answer: () => 4,
    because:
      "Stamps of 3 × 3 are set two apart, so at most two overlap along a side, and 2 · 2 at a crossing. Elsewhere it is two, or one.",
    beliefs: [
      {
        guess: 9,
        says: "Nine numbers of the output hear one pixel. The other way round, only stamps that overlap count.",
      },
      { guess: 2, says: "Two along one side. Stamps overlap across and down: 2 · 2." },
      { guess: 1, says: "One where stamps don't overlap. They are three wide and set two apart, so some do." },
      { guess: 3, says: "A stamp is three wide, but the next one stands two further on: no third one reaches as far." },
    ],
  },
  {
    id: "07.which-separable",
    question: "Two layers answered one lit number with three maps each. Which answer is the separable layer's?",
    choices: ["the three maps called a", "the three maps called b", "either could be", "neither"],
    answer: () => "b",
    because:
      "The maps of b are 1, 3 and 2 times one pattern. A separable layer has one pattern a channel for all its filters.",
    beliefs: [
      {
        guess: "a",
        says: "Divide the maps of a by each other, number by number: each time something else. A separable layer makes one pattern of one lit channel.",
      },
      { guess: "c", says: "a has three patterns, and a separable layer has only one for the channel that is lit." },
      { guess: "d", says: "Divide the maps of b by each other, number by number: always the same." },
    ],
  },
  {
    id: "07.red-beside-green",
    question:
      "Red beside green, or green beside red: one layer with its ReLU, then the mean of each map. Which layer's means can tell the two pictures apart?",
    choices: [
      "a pointwise layer's",
      "a depthwise layer's, as wide as both pixels",
      "a standard layer's, as wide as both pixels",
      "nobody's: the mean forgets where",
    ],
    answer: () => "c",
    because:
      "It has red and green of both pixels in one sum, and the ReLU lets through only what is above 0: an answer for red on the left of green, and none for the other way round. The mean forgets where that was, not whether.",
    beliefs: [
      {
        guess: "a",
        says: "It answers each pixel alone: a red one and a green one in both pictures. The mean of the two is the same.",
      },
      {
        guess: "b",
        says: "It looks at both pixels, but at one colour at a time. Red alone is one red pixel somewhere, in both pictures.",
      },
      {
        guess: "d",
        says: "So it would be without the ReLU: the mean of sums is the sum of means. But a layer that sees both pixels in one sum can keep silent, by its ReLU, where red is on the wrong side, before the mean forgets where.",
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
    id: "07.nobody-wants",
    question:
      "Of 'VGG-16', 'MobileNet', its 'half' and 'AlexNet', one is a network that nobody would want: another costs less and reads more. Which one?",
    answer: () => "alexnet", // guesses are compared in small letters
    because:
      "MobileNet has fewer weights and fewer MACs, and reads 13 pictures more of a hundred. Nothing speaks for AlexNet here.",
    beliefs: [
      { guess: "vgg-16", says: "It costs most, but nothing in the table reads more. Whoever needs 71.5% has to pay." },
      { guess: "mobilenet", says: "What is cheaper reads less, and what reads more costs 27 times as much." },
      {
        guess: "half",
        says: "Nothing in the table is as cheap. Whoever has room for so much and no more takes it.",
      },
    ],
  },
  {
    id: "07.softmax",
    question: "Softmax of ten scores. Now 10 is added to each of them. Do the shares change: true or false?",
    answer: () => false,
    because: "Each power becomes e¹⁰ times as large, and so does their sum. Only the differences of the scores count.",
    beliefs: [
      { guess: true, says: "Each power becomes e¹⁰ times as large, but the sum they are divided by does as well." },
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
    question: "Two networks differ in their middle layer. Which layer lets its network read digits better?",
    choices: ["pointwise", "standard 3×3", "no difference"],
    answer: () => "b",
    because:
      "A second 3×3 puts strokes together, seven pixels wide; a pointwise layer can only recombine what the first three pixels told it.",
    beliefs: [
      {
        guess: "a",
        says: "It is the cheaper one. But digits are told apart by how strokes lie to each other, and it sees no neighbour.",
      },
      {
        guess: "c",
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
  {
    id: "07.yardstick",
    question:
      "One dense layer, or the best of the six networks with a convolution and a mean: which reads more of these digits?",
    choices: ["the dense layer", "the best with a convolution", "the difference is smaller than the spread"],
    answer: () => "a",
    because:
      "These digits lie in the middle, the same stroke at the same place. A weight for each pixel knows the place; the mean has forgotten it.",
    beliefs: [
      {
        guess: "b",
        says: "So one would think. But these digits lie in the middle, so that the place of a stroke says much, and the mean forgets it.",
      },
      {
        guess: "c",
        says: "It is larger: see the table. The place of a stroke says much where all digits lie in the middle, and the mean forgets it.",
      },
    ],
  },
  {
    id: "07.without-mean",
    question:
      "A 3×3 with 4 filters at stride 2, the mean of each map, a dense layer: it reads 27 of 100. Now without the mean, so that the dense layer gets all 64 numbers. How many does it read?",
    choices: ["still fewer than 40: four filters are too few", "about 60", "about 90"],
    answer: () => "c",
    because:
      "Four filters at 16 places tell nearly all there is to know. The mean kept four numbers of the 64, and where the strokes were was in the others.",
    beliefs: [
      {
        guess: "a",
        says: "It is the same four filters, at 16 places. What was missing were not filters but the places, which the mean had thrown away.",
      },
      {
        guess: "b",
        says: "More than that. Where a stroke lies says nearly everything about digits that all lie in the middle.",
      },
    ],
  },
  {
    id: "07.moved-dense",
    question: "One dense layer learns moved digits and is asked for moved digits. How many does it read?",
    choices: [
      "about nine of ten, as in the middle",
      "about six of ten",
      "about three of ten",
      "one of ten, as by chance",
    ],
    answer: () => "c",
    because:
      "Each pixel has weights of its own, and in 25 places nearly any pixel can be ink in nearly any digit. What it learns at one place it has to learn again at the next.",
    beliefs: [
      {
        guess: "a",
        says: "It learned moved digits, but a pixel that is ink in a moved 1 is ink in a moved 7 as well. A single weight for each pixel can't tell.",
      },
      {
        guess: "b",
        says: "It is worse: one weight for each pixel and digit, and in 25 places any pixel can be ink in any digit.",
      },
      {
        guess: "d",
        says: "A little is left: how much ink there is, and how wide it lies, says something about the digit.",
      },
    ],
  },
  {
    id: "07.moved-by-stride",
    question:
      "The network with the convolution at stride 2 has learned digits in the middle only. They are moved to the right, all by the same number of pixels. When does it read nearly as many as before?",
    choices: ["moved by 1", "moved by 2", "either way", "neither way"],
    answer: () => "b",
    because:
      "At stride 2 the windows lie two apart. Move the picture by 2 and the same numbers come out, one position further; the mean forgets the position. Move it by 1 and every window meets something new.",
    beliefs: [
      {
        guess: "a",
        says: "Moved by 1, every window meets pixels that no window met together before: the windows lie two apart.",
      },
      {
        guess: "c",
        says: "Shared weights give the same answer one position further only if the picture moves by a whole stride.",
      },
      {
        guess: "d",
        says: "Chapter 01: what moves by one stride moves the map by one position. Then the mean forgets the position.",
      },
    ],
  },
  {
    id: "07.stride-one",
    question:
      "The same network at stride 1, with random weights, and a digit far from the border. It moves down by one pixel. What becomes of its ten scores?",
    choices: ["they stay exactly as they were", "they change as at stride 2", "they change, but less than at stride 2"],
    answer: () => "a",
    because:
      "At stride 1 a window stands at every pixel. The same numbers come out one position further down, and the mean forgets the position.",
    beliefs: [
      {
        guess: "b",
        says: "At stride 2 a step of one pixel falls between two windows. At stride 1 there is a window at every pixel.",
      },
      {
        guess: "c",
        says: "Not even a little: every window meets what the one above it met before, and the mean adds up the same numbers.",
      },
    ],
  },
  whichBelief({
    id: "07.grouped-weights",
    situation: "3×3, 12 channels in 4 groups, 20 filters, no biases: how many weights?",
    rightly: "There are",
    right: 9 * (12 / 4) * 20,
    suspects: [
      { belief: "groups save nothing: every filter hears all channels", gives: 9 * 12 * 20 },
      { belief: "a grouped layer is a depthwise one: a filter hears one channel", gives: 9 * 20 },
      { belief: "one of the groups is the whole layer", gives: 9 * 3 * 5 },
      { belief: "4 groups have 4 channels each", gives: 9 * 4 * 20 },
    ],
    culprit: "b",
    because: "12 channels in 4 groups are 3 for each filter: 9 · 3 · 20. One channel for each would be 12 groups.",
  }),
  whichBelief({
    id: "07.separable-weights",
    situation: "3×3 separable, 8 channels to 16 filters, no biases: how many weights?",
    rightly: "There are",
    right: 9 * 8 + 8 * 16,
    suspects: [
      { belief: "the two halves multiply", gives: 9 * 8 * (8 * 16) },
      { belief: "the pointwise half is free", gives: 9 * 8 },
      { belief: "the depthwise half has nine weights for each filter that comes out", gives: 9 * 16 + 8 * 16 },
      { belief: "the depthwise half mixes already", gives: 9 * 8 * 8 + 8 * 16 },
    ],
    culprit: "c",
    because: "9 · 8 for the depthwise half, which has a filter for each of the 8 channels it gets; then 8 · 16.",
  }),
  whichBelief({
    id: "07.atrous-macs",
    situation: "3×3 at rate 2 on a map of 10 × 10, padded to keep its size, 4 channels to 4 filters: how many MACs?",
    rightly: "There are",
    right: 100 * 9 * 16,
    suspects: [
      { belief: "rate 2 leaves out every second position, down and across", gives: 5 * 5 * 9 * 16 },
      { belief: "twice the reach is twice the work", gives: 2 * 100 * 9 * 16 },
      { belief: "each weight is used once", gives: 9 * 16 },
      { belief: "the holes are multiplied as well", gives: 100 * 25 * 16 },
    ],
    culprit: "d",
    because: "Nine taps at each of 100 positions, 4 channels, 4 filters. With its holes the kernel would have 25.",
  }),
  whichBelief({
    id: "07.transposed-macs",
    situation: "A transposed 3×3 at stride 2 on a map of 10 × 10, 4 channels to 4 filters: how many MACs?",
    rightly: "There are",
    right: 100 * 9 * 16,
    suspects: [
      { belief: "every pixel of the larger output takes nine taps", gives: 400 * 9 * 16 },
      { belief: "stride 2 leaves a quarter of the work", gives: 25 * 9 * 16 },
      { belief: "stride 2 is half of the work", gives: 50 * 9 * 16 },
      { belief: "each weight is used once", gives: 9 * 16 },
    ],
    culprit: "a",
    because: "The work is done where a kernel is laid down: at the 100 pixels that come in.",
  }),
];
