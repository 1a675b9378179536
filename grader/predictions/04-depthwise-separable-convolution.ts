import {
  conv2d,
  costOf,
  costOfNetwork,
  depthwiseConv2d,
  pointwiseConv2d,
  sharesOf,
  type Tensor,
  tensor,
  toSeparableKernels,
  toStandardKernel,
  zeros,
} from "../../lib/index";
import { mobileNetV1 } from "../../lib/networks/index";
import { letterOf, type Prediction } from "../prediction";
import { whichBelief } from "../which-belief";

const weightsOf = (shape: readonly number[]) => zeros([...shape]).data.length;
const twoSteps = (kernel: number, channels: number, filters: number, multiplier = 1) =>
  weightsOf([kernel, kernel, channels, multiplier]) + weightsOf([1, 1, channels * multiplier, filters]);
const standard = (kernel: number, channels: number, filters: number) => weightsOf([kernel, kernel, channels, filters]);

/** Two pixels of two channels, faces [1, 1] and [0, 1], a filter that takes one of each and one that takes 1 and 2. */
const pixels = tensor([1, 2, 3, 4], [1, 2, 2]);
const faces = tensor([1, 0, 1, 1], [1, 2, 2, 1]);
const amounts = tensor([1, 1, 1, 2], [1, 1, 2, 2]);
const lookThenMix = pointwiseConv2d(depthwiseConv2d(pixels, faces), amounts);
const mixThenLook = depthwiseConv2d(pointwiseConv2d(pixels, amounts), faces);
const numbers = (t: Tensor) => [...t.data];

/** Filters [1, −1, 0, 0] and [1, 0, −1, 0] on one channel, and how far one face is from them. */
const pair = tensor([1, 1, -1, 0, 0, -1, 0, 0], [2, 2, 1, 2]);
function missed(kernel: Tensor<[number, number, number, number]>, multiplier: number): number {
  const { depthwise, pointwise } = toSeparableKernels(kernel as Tensor, multiplier);
  const near = toStandardKernel(depthwise as Tensor, pointwise as Tensor);
  return kernel.data.reduce((sum, v, i) => sum + (v - near.data[i]) ** 2, 0);
}

export const predictions: readonly Prediction[] = [
  {
    id: "04.weights",
    question: "3 channels in, 8 maps out, 3×3: how many weights have depthwise and pointwise together?",
    answer: () => twoSteps(3, 3, 8),
    because: "3 faces of 9, then 8 filters that look at 3 channels: 27 + 24.",
    beliefs: [
      {
        guess: 24 + 72,
        says: "96 is 24 + 72: the pointwise step first, and then a face for each of its 8 maps. Depthwise first needs only 3 faces.",
      },
      {
        guess: 216,
        says: "216 is a standard convolution, a whole face for each of 3 · 8 pairs. Here the 3 faces are shared by all 8 filters.",
      },
      {
        guess: 42,
        says: "42 is 3 · 6 + 24: you split each face into a column and a row. That is spatially separable; here faces stay whole.",
      },
      { guess: 33, says: "33 counts one face for all channels. Each channel has its own: 27 + 24." },
      { guess: 35, says: "35 is 27 + 8: a pointwise filter has a weight for each channel it sees, here 3." },
      { guess: 27, says: "27 is the depthwise step alone. The 8 filters that mix its maps have 3 weights each." },
      { guess: 24, says: "24 is the pointwise step alone. Before it, each of 3 channels is seen with 9 weights." },
      { guess: 27 * 24, says: "648 is 27 · 24. The steps come one after the other, each with its own weights: add." },
    ],
  },
  {
    id: "04.face",
    question: "A channel has the face [1, 2]; filter 0 takes it 3 times. The standard kernel's two weights for it?",
    answer: () => numbers(toStandardKernel(tensor([1, 2], [1, 2, 1, 1]), tensor([3], [1, 1, 1, 1]))),
    because: "The pointwise weight scales the whole face: 3 · [1, 2].",
    beliefs: [
      { guess: [4, 5], says: "You added 3 to the face. The pointwise step multiplies what the face found." },
      { guess: [1, 2], says: "That is the face alone. Filter 0 takes it three times." },
      { guess: [3, 2], says: "You scaled the first weight only. What the whole face has found is taken three times." },
      { guess: [1, 6], says: "You scaled the last weight only. What the whole face has found is taken three times." },
      { guess: [3, 3], says: "3 is how often the face is taken. What is taken so often is the face, 1 and 2." },
    ],
  },
  {
    id: "04.two-filters",
    question: "Filters [1, −1, 0, 0] and [1, 0, −1, 0] on one channel: which multiplier does depthwise need?",
    answer: () => [1, 2, 3, 4].find((multiplier) => missed(pair, multiplier) < 1e-9),
    because: "Neither is a multiple of the other, so one shared face can't serve both.",
    beliefs: [
      { guess: 1, says: "With multiplier 1 both filters would be multiples of one face, and these two are not." },
      { guess: 3, says: "3 taps are used, but it is filters that need faces: for two filters, two are enough." },
      { guess: 4, says: "4 faces, one a tap, would do for any filters. For two filters, two faces are enough." },
    ],
  },
  {
    id: "04.imitate",
    question: "Multiplier 1 is to imitate these two filters. It starts from random weights. How does its error end?",
    choices: [
      "near 0: training finds weights that do it",
      "above 0, nearer to 0 the longer it trains",
      "above 0, always at the same number",
      "above 0, at a number that depends on where it started",
    ],
    answer: () => "c",
    because:
      "One face can't be both filters, however long it learns. The best it can do is one definite kernel, and every start ends there.",
    beliefs: [
      {
        guess: "a",
        says: "Weights that do it would be one face for both filters, in two amounts, and these two are no multiples of one face.",
      },
      {
        guess: "b",
        says: "Training can only find what is there. One face leaves a definite rest, and no patience makes it smaller.",
      },
      {
        guess: "d",
        says: "That happens, but not here: the face between the two filters is the best there is, and downhill leads to it from everywhere.",
      },
    ],
  },
  {
    id: "04.enough-faces",
    question: "A 3×3 kernel with 64 filters and weights without a pattern: from which multiplier on is nothing lost?",
    answer: () => weightsOf([3, 3, 1, 1]),
    because: "Nine faces with a single 1 in them, one for each tap, build every 3×3 filter there is.",
    beliefs: [
      {
        guess: 64,
        says: "64 gives each filter a face of its own, which does it. But 9 faces are enough to build all 64: one for each tap.",
      },
      {
        guess: 1,
        says: "With one face all 64 filters are multiples of it on each channel. Weights without a pattern are not.",
      },
      { guess: 3, says: "3 is the side of the face. It has 9 taps, and each can be on while the others are off." },
      { guess: 8, says: "8 faces leave one direction of the nine out, and 64 filters will need it." },
      { guess: 2, says: "2 is enough for two filters. Here are 64." },
    ],
  },
  {
    id: "04.split-trained",
    question:
      "Its 3×3 layer is replaced by the nearest one with one face a channel. How many of 100 digits does it read?",
    choices: ["about 89, as before", "about 75", "about 30", "about 10, as by guessing"],
    answer: () => "c",
    because:
      "Nothing told it to share faces while it learned, so most of its kernel is lost; what is left is better than guessing.",
    beliefs: [
      {
        guess: "a",
        says: "The network learned with 16 different faces a channel and uses them. One of the 16 directions is far from enough.",
      },
      { guess: "b", says: "That takes four faces a channel, as you will see." },
      {
        guess: "d",
        says: "Guessing reads 10. The nearest face still carries a part of what the layer has learned, and it shows.",
      },
    ],
  },
  {
    id: "04.order",
    question: "Pointwise first, then depthwise: the same result as the other way round? (true or false)",
    answer: () => lookThenMix.data.join() === mixThenLook.data.join(),
    because: "The second step would filter maps that are already mixed, with other faces: it belongs to another layer.",
    beliefs: [
      {
        guess: true,
        says: "It would be, if all channels shared one face. Each has its own, so it matters whether they are mixed before or after.",
      },
    ],
  },
  {
    id: "04.ratio",
    question: "64 filters of 3×3 on 3 channels, as two steps: how many times fewer MACs, to one decimal?",
    answer: () => Math.round((standard(3, 3, 64) / twoSteps(3, 3, 64)) * 10) / 10,
    decimals: 1,
    because: "1 / (1/64 + 1/9) = 7.89. The 9 of the face is the most it can ever save.",
    beliefs: [
      {
        guess: 9,
        says: "9 would be so if the depthwise step were free: the pointwise step alone is 1/9 of the standard layer. Depthwise adds 1/64.",
      },
      { guess: 8, says: "Close: 1 / (1/64 + 1/9) is 7.89, so 7.9 to one decimal." },
      {
        guess: 2.3,
        says: "2.3 is 1 / (1/3 + 1/9): you took the input channels for N. They cancel; N is the number of filters.",
      },
      { guess: 8.9, says: "8.9 needs 1024 filters. With 64, the 1/N part is still an eighth of what is left." },
      { guess: 8.8, says: "8.8 needs 512 filters. With 64, the 1/N part is still an eighth of what is left." },
      { guess: 8.4, says: "8.4 is right for 128 filters. Here there are 64." },
      { guess: 0.1, says: "0.1 is the share that is left, 0.1267. How many times fewer is one divided by that." },
      { guess: 64, says: "64 is the depthwise step alone against the standard layer. The pointwise step follows." },
    ],
  },
  {
    id: "04.pointwise-share",
    question: "512 channels in, 512 maps out, faces of 3×3: how many percent of the two steps' MACs are pointwise?",
    answer: () => Math.round((100 * weightsOf([1, 1, 512, 512])) / twoSteps(3, 512, 512)),
    decimals: 0,
    because: "For each channel, the face takes 9 MACs and the 512 filters take 512: 512 of 521.",
    beliefs: [
      {
        guess: 10,
        says: "10 is 1 of 1 + 9: one pointwise weight a channel. But each of the 512 filters has one for it.",
      },
      {
        guess: 90,
        says: "90 would be 9 filters for every 1 tap. Here 512 filters stand against 9 taps: 512 of 521.",
      },
      { guess: 50, says: "Two steps, but not two halves: 9 MACs a channel in the one, 512 in the other." },
      {
        guess: 2,
        says: "2 is the depthwise part: 9 of 521. The larger face is not the larger cost.",
      },
      { guess: 95, says: "95 is right for all of MobileNet. In this layer it is more: 512 of 521." },
    ],
  },
  {
    id: "04.misprint",
    question: "The paper's shares of the MACs add up to 99.29%. Which of the four is too small?",
    choices: ["1×1: 94.86%", "depthwise 3×3: 3.06%", "the standard 3×3: 1.19%", "the classifier: 0.18%"],
    answer: () => {
      const shares = sharesOf(costOfNetwork(mobileNetV1()).rows, "macs");
      const printed = { pointwise: 94.86, depthwise: 3.06, conv: 1.19, dense: 0.18 };
      const matches = Object.entries(printed).map(
        ([type, share]) => Math.abs(100 * shares[type as "conv"]! - share) < 0.01,
      );
      return letterOf(matches.indexOf(false));
    },
    because:
      "112 · 112 · 27 · 32 = 10,838,016 MACs are 1.91% of 569 million. 1.19 is most likely 1.91 with its digits swapped.",
    beliefs: [
      { guess: "a", says: "13 pointwise layers, counted one by one, are 94.86% of the whole. This one is right." },
      {
        guess: "b",
        says: "All depthwise layers together have 17.4 million MACs: 3.06% of 569 million. This one is right.",
      },
      { guess: "d", says: "The classifier has 1024 · 1000 MACs: 0.18% of 569 million. This one is right." },
    ],
  },
  {
    id: "04.last-stride",
    question: "A depthwise layer with stride 2 and “same” padding meets a map of 7×7. How wide is what it makes?",
    answer: () => costOf({ type: "depthwise", kernel: 3, stride: 2, padding: "same" }, [7, 7, 1024]).outputShape[1],
    because: "Positions 0, 2, 4 and 6: half of 7, rounded up. So the 7 × 7 of the table can't come out of stride 2.",
    beliefs: [
      { guess: 7, says: "7 is what the table says, and what stride 1 makes. Stride 2 skips every other position." },
      { guess: 3, says: "3 is without padding. “Same” gives the positions 0, 2, 4 and 6." },
      { guess: 3.5, says: "3.5 is 7 / 2. There are no half positions: 0, 2, 4 and 6 are four." },
      { guess: 14, says: "Stride 2 makes a map smaller, not larger." },
    ],
  },
  whichBelief({
    id: "04.made-by-order",
    situation: "3 channels in, 8 maps out, faces of 3×3: the weights of both steps.",
    right: twoSteps(3, 3, 8),
    suspects: [
      { belief: "The two steps' weights are multiplied.", gives: 27 * 24 },
      { belief: "All channels share one face.", gives: 9 + 24 },
      { belief: "A face is a column and a row.", gives: 3 * 6 + 24 },
      { belief: "The pointwise step comes first.", gives: 24 + 8 * 9 },
    ],
    culprit: "d",
    because:
      "24 weights make 8 maps of 3, and then each of the 8 needs a face: 24 + 72. Depthwise first needs 3 faces.",
  }),
  whichBelief({
    id: "04.made-by-n",
    situation: "The share of the cost that is left, for 3 channels, 64 filters and faces of 3×3, times 10,000.",
    right: Math.round((10_000 * twoSteps(3, 3, 64)) / standard(3, 3, 64)),
    suspects: [
      { belief: "N in 1/N + 1/k² is the number of channels in.", gives: Math.round(10_000 * (1 / 3 + 1 / 9)) },
      { belief: "A face has k taps, so it is 1/N + 1/k.", gives: Math.round(10_000 * (1 / 64 + 1 / 3)) },
      { belief: "The pointwise step is all that is left.", gives: Math.round(10_000 / 9) },
      { belief: "The depthwise step is all that is left.", gives: Math.round(10_000 / 64) },
    ],
    culprit: "a",
    because: "1/3 + 1/9. The channels in stand above and below the line and cancel; N counts the maps that come out.",
  }),
  whichBelief({
    id: "04.made-by-mixing-first",
    situation: "Two pixels [1, 2] and [3, 4], faces [1, 1] and [0, 1], filters that take [1, 1] and [1, 2].",
    right: numbers(lookThenMix),
    suspects: [
      { belief: "Depthwise alone will do.", gives: numbers(depthwiseConv2d(pixels, faces)) },
      { belief: "Mixing first makes no difference.", gives: numbers(mixThenLook) },
      {
        belief: "In the one kernel, face and amount are added.",
        gives: numbers(conv2d(pixels, tensor([2, 2, 1, 2, 2, 2, 2, 3], [1, 2, 2, 2]))),
      },
      {
        belief: "All channels share the first face.",
        gives: numbers(pointwiseConv2d(depthwiseConv2d(pixels, tensor([1, 1, 1, 1], [1, 2, 2, 1])), amounts)),
      },
    ],
    culprit: "b",
    because:
      "Mixed first, the pixels are [3, 5] and [7, 11]: the faces then meet 3 + 7 and 11. Each channel has lost its own face.",
  }),
  whichBelief({
    id: "04.made-by-halving-faces",
    situation: "3 channels, faces of 3×3, multiplier 1: the weights of the depthwise step.",
    right: weightsOf([3, 3, 3, 1]),
    suspects: [
      { belief: "A face reaches through all channels.", gives: weightsOf([3, 3, 3, 3]) },
      { belief: "A face is a column and a row.", gives: 3 * (weightsOf([3, 1, 1, 1]) + weightsOf([1, 3, 1, 1])) },
      { belief: "All channels share one face.", gives: weightsOf([3, 3, 1, 1]) },
      { belief: "A face is a single weight.", gives: weightsOf([1, 1, 3, 1]) },
    ],
    culprit: "b",
    because:
      "3 times 3 + 3. That is *spatially* separable: it splits one face into a column and a row. Depthwise separable splits space from channels, and leaves each face whole.",
  }),
  {
    id: "04.between",
    question: "8 channels, the same first weights, one network with a ReLU between its steps. Which reads more digits?",
    choices: [
      "the one with the ReLU: an activation is never too much",
      "the one without: here a ReLU throws away more than it adds",
      "they are alike: ReLU follows the pointwise step in any case",
    ],
    answer: () => "b",
    because:
      "A face finds something and its negative; ReLU drops the negative before the channels have met, and with 8 channels nobody else has it.",
    beliefs: [
      {
        guess: "a",
        says: "An activation lets layers do together what one alone can't. But it also forgets: all that is below 0.",
      },
      {
        guess: "c",
        says: "The one behind the pointwise step sees mixed channels. The one between sees each by itself, and what it drops is not in the mixture any more.",
      },
    ],
  },
  {
    id: "04.wide-look",
    question:
      "24 → 144 → 144 → 24 channels, the look in the middle. If it were a standard 3×3: how many times the MACs, whole?",
    answer: () => Math.round((2 * 24 * 144 + standard(3, 144, 144)) / (2 * 24 * 144 + weightsOf([3, 3, 144, 1]))),
    decimals: 0,
    because: "At each position 3,456 + 186,624 + 3,456 MACs, against 3,456 + 1,296 + 3,456: 23.6 times.",
    beliefs: [
      {
        guess: 144,
        says: "The look itself takes 144 times as many. The two pointwise layers beside it stay what they are.",
      },
      {
        guess: 9,
        says: "9 is the most that a separable layer saves against a standard one. Here the look stands alone between two other layers.",
      },
      {
        guess: 6,
        says: "6 is how much wider the middle is. The standard look costs 9 · 144 · 144, the other 9 · 144.",
      },
    ],
  },
  {
    id: "04.seven",
    question: "Depthwise, then 96 → 384 → 96. How many percent more MACs with 7×7 faces than with 3×3?",
    answer: () => Math.round(100 * ((49 + 2 * 4 * 96) / (9 + 2 * 4 * 96) - 1)),
    decimals: 0,
    because: "For each channel 49 instead of 9 MACs in the faces, and 2 · 384 for mixing in both: 817 against 777.",
    beliefs: [
      {
        guess: 444,
        says: "444 is 49/9 − 1: what the faces cost. They are a small part of the block; mixing costs 768 MACs a channel.",
      },
      {
        guess: 544,
        says: "544 is 49/9 in percent. That is the faces alone, and “more” leaves out the 100 there were.",
      },
      { guess: 0, says: "Not quite nothing: 40 MACs more for each channel, with 777 before." },
      { guess: 105, says: "105 is the whole, in percent of what it was: 5 more." },
    ],
  },
  {
    id: "04.intensity",
    question: "Depthwise 3×3 reads each input number once, writes each output once. MACs a number moved, about?",
    answer: () => 9 / 2,
    because: "9 MACs for each output number, and for each of them one number is read and one written: 9 / 2.",
    beliefs: [
      { guess: 9, says: "9 for each number written. But a number is read for it as well: 9 / 2." },
      { guess: 3, says: "A 3×3 face has 9 taps, so 9 MACs for each number written, and one is read for it: 9 / 2." },
      { guess: 4, says: "Close: 9 MACs for every two numbers moved, which is 4.5." },
      { guess: 5, says: "Close: 9 MACs for every two numbers moved, which is 4.5." },
      { guess: 1, says: "Each input number is used by 9 windows, so it is read once and multiplied 9 times: 9 / 2." },
      { guess: 18, says: "18 is 9 · 2. The two numbers moved stand below the line: 9 / 2." },
    ],
  },
  {
    id: "04.batch",
    question: "1024 channels in, 1000 filters, 1×1. Given 8 positions instead of 1: MACs a number moved, one decimal?",
    answer: () => Math.round((10 * 8 * 1024 * 1000) / (8 * 1024 + 1024 * 1000 + 8 * 1000)) / 10,
    decimals: 1,
    because:
      "8 · 1024 · 1000 MACs, and 8 · 1024 + 1024 · 1000 + 8 · 1000 numbers. The million weights are fetched once for all 8.",
    beliefs: [
      { guess: 8, says: "Close: 8 would be so if only the weights were moved. Input and output are few here: 7.9." },
      { guess: 1, says: "1.0 is for a single position. The weights are fetched once and used at all 8." },
      {
        guess: 0.1,
        says: "Numbers for each MAC, you counted: the other way round it is MACs for each number.",
      },
      { guess: 4.5, says: "4.5 is depthwise 3×3. Here each weight meets 8 positions." },
    ],
  },
];
