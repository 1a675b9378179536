import { depthwiseConv2d, pointwiseConv2d, tensor, zeros } from "../../lib/index";
import type { Prediction } from "../prediction";

const depthwiseWeights = (channels: number) => zeros([3, 3, channels, 1]).data.length;
const pointwiseWeights = (channels: number, filters: number) => zeros([1, 1, channels, filters]).data.length;

export const predictions: readonly Prediction[] = [
  {
    id: "04.weights",
    question: "3 channels in, 8 maps out, 3×3: how many weights have depthwise and pointwise together?",
    answer: () => depthwiseWeights(3) + pointwiseWeights(3, 8),
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
    ],
  },
  {
    id: "04.ratio",
    question: "64 filters of 3×3 on 3 channels, as two steps: how many times fewer MACs, to one decimal?",
    answer: () => Math.round(((9 * 3 * 64) / (9 * 3 + 3 * 64)) * 10) / 10,
    decimals: 1,
    because: "1 / (1/64 + 1/9) = 7.89. The 9 of the face is the most it can ever save.",
    beliefs: [
      {
        guess: 9,
        says: "9 would be so if the depthwise step were free: the pointwise step alone is 1/9 of the standard layer. Depthwise adds 1/64.",
      },
      {
        guess: 2.3,
        says: "2.3 is 1 / (1/3 + 1/9): you took the input channels for N. They cancel; N is the number of filters.",
      },
      { guess: 8.9, says: "8.9 needs 1024 filters. With 64, the 1/N part is still an eighth of what is left." },
      { guess: 8.8, says: "8.8 needs 512 filters. With 64, the 1/N part is still an eighth of what is left." },
      { guess: 8.4, says: "8.4 is right for 128 filters. Here there are 64." },
      { guess: 0.1, says: "0.1 is the share that is left, 0.1267. How many times fewer is one divided by that." },
    ],
  },
  {
    id: "04.order",
    question: "Pointwise first, then depthwise: the same result as the other way round? (true or false)",
    answer: () => {
      const x = tensor([1, 2, 3, 4], [1, 2, 2]);
      const one = pointwiseConv2d(
        depthwiseConv2d(x, tensor([1, 0, 1, 1], [1, 2, 2, 1])),
        tensor([1, 1, 1, 2], [1, 1, 2, 2]),
      );
      const other = depthwiseConv2d(
        pointwiseConv2d(x, tensor([1, 1, 1, 2], [1, 1, 2, 2])),
        tensor([1, 0, 1, 1], [1, 2, 2, 1]),
      );
      return one.data.join() === other.data.join();
    },
    because: "The second step would filter maps that are already mixed, with other faces: it belongs to another layer.",
    beliefs: [
      {
        guess: true,
        says: "It would be, if all channels shared one face. Each has its own, so it matters whether they are mixed before or after.",
      },
    ],
  },
  {
    id: "04.face",
    question: "A channel has the face [1, 2]; filter 0 takes it 3 times. The standard kernel's two weights for it?",
    answer: () => [3 * 1, 3 * 2],
    because: "The pointwise weight scales the whole face: 3 · [1, 2].",
    beliefs: [
      { guess: [4, 5], says: "You added 3 to the face. The pointwise step multiplies what the face found." },
      { guess: [1, 2], says: "That is the face alone. Filter 0 takes it three times." },
    ],
  },
  {
    id: "04.mobilenet-share",
    question: 'MobileNet: do the 3×3 "depthwise" or the 1×1 "pointwise" steps take most of its MACs?',
    answer: () => "pointwise",
    because:
      "One position of a 512-channel layer costs 9 · 512 in the depthwise step and 512 · 512 in the pointwise step.",
    beliefs: [
      {
        guess: "depthwise",
        says: "The larger face is not the larger cost: 9 weights a channel, against 512 in a pointwise filter. About 3 % of MobileNet's MACs are depthwise.",
      },
    ],
  },
  {
    id: "04.two-filters",
    question: "Filters [1, −1, 0, 0] and [1, 0, −1, 0] on one channel: which multiplier does depthwise need?",
    answer: () => 2,
    because: "Neither is a multiple of the other, so one shared face can't serve both.",
    beliefs: [
      { guess: 1, says: "With multiplier 1 both filters would be multiples of one face, and these two are not." },
      { guess: 4, says: "4 faces, one a tap, would do for any filters. For two filters, two faces are enough." },
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
    ],
  },
];
