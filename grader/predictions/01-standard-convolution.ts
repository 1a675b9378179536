import { conv2d, outputSize, type Tensor, tensor, zeros } from "../../lib/index";
import type { Prediction } from "../prediction";
import { whichBelief } from "../which-belief";

/** 0 to 8 in three rows, and the kernel of the first picture. */
const ramp = tensor([0, 1, 2, 3, 4, 5, 6, 7, 8], [3, 3, 1]);
const corner = tensor([0, 1, 2, 3], [2, 2, 1, 1]);
const turnedCorner = tensor([3, 2, 1, 0], [2, 2, 1, 1]);

/** 0 + 1 + 2 + 3 at every tap: the kernel added up before it meets a window. */
const allSixes = tensor([6, 6, 6, 6], [2, 2, 1, 1]);
const four = (map: Tensor) => Array.from(map.data);
const transposed = (map: Tensor<[2, 2, 1]>) =>
  tensor(
    [0, 2, 1, 3].map((i) => map.data[i]),
    [2, 2, 1],
  );

const ones = (size: number, channels = 1) =>
  tensor(new Float32Array(size * size * channels).fill(1), [size, size, channels]);
const onesKernel = tensor(new Float32Array(9).fill(1), [3, 3, 1, 1]);

export const predictions: readonly Prediction[] = [
  {
    id: "01.first-number",
    question: "The kernel [[0, 1], [2, 3]] stands on the window [[0, 1], [3, 4]]. Which number comes out?",
    answer: () => conv2d(ramp, corner).at(0, 0, 0),
    because: "0·0 + 1·1 + 3·2 + 4·3: every weight meets the pixel that lies under it.",
    beliefs: [
      {
        guess: conv2d(ramp, turnedCorner).at(0, 0, 0),
        says: "5 is 0·3 + 1·2 + 3·1 + 4·0: you turned the kernel by half a turn first, as mathematics does. Deep learning lays it down as it is.",
      },
      {
        guess: 8 * 6,
        says: "48 is (0 + 1 + 3 + 4) · (0 + 1 + 2 + 3): you added first and multiplied the two sums. Multiply pair by pair, then add.",
      },
      { guess: 19 / 4, says: "4.75 is the average of the four products. A filter adds them; it does not divide." },
      { guess: 8, says: "8 is the sum of the window. Each pixel still has to be multiplied by its weight." },
    ],
  },
  {
    id: "01.stride",
    question: "7 pixels, a kernel of 3, stride 2: how many positions?",
    answer: () => outputSize(7, 3, { stride: 2 }),
    because: "It starts at pixel 0, 2 and 4: two steps, three positions.",
    beliefs: [
      { guess: (7 - 3) / 2, says: "2 is (7 − 3) / 2: you left out the first position, which costs no step." },
      {
        guess: Math.ceil(7 / 2),
        says: "4 is 7 / 2 rounded up: you divided the pixels by the stride. At a fourth position the kernel would hang over the end.",
      },
      {
        guess: 5,
        says: "5 is the number of positions at stride 1. With stride 2 the kernel stops at every other one.",
      },
      { guess: 3.5, says: "3.5 is 7 / 2. Positions are counted whole, and the kernel has to fit." },
      { guess: 7, says: "7 would mean a position at every pixel. It moves by 2, and has to fit." },
    ],
  },
  {
    id: "01.eight-pixels",
    question: "Now 8 pixels, still a kernel of 3 and stride 2: how many positions?",
    answer: () => outputSize(8, 3, { stride: 2 }),
    because: "Still pixels 0, 2 and 4. The eighth pixel is never looked at: (8 − 3) / 2 = 2.5 is rounded down.",
    beliefs: [
      { guess: 3.5, says: "3.5 is (8 − 3) / 2 + 1. Half a position makes no output: round down." },
      {
        guess: 4,
        says: "4 is 3.5 rounded up. The fourth position would start at pixel 6 and need pixel 8, which is not there.",
      },
      { guess: 2, says: "2 is (8 − 3) / 2 rounded down: those are the steps. The first position comes on top." },
      { guess: 2.5, says: "2.5 is (8 − 3) / 2: the steps, not yet rounded down, and without the first position." },
      {
        guess: 6,
        says: "6 is the number of positions at stride 1. With stride 2 the kernel stops at every other one.",
      },
    ],
  },
  {
    id: "01.corner",
    question: "A 3×3 image of ones, a 3×3 kernel of ones, padding 1. Which number stands in the corner of the output?",
    answer: () => conv2d(ones(3), onesKernel, { padding: 1 }).at(0, 0, 0),
    because: "Only 4 of the 9 taps lie on the image; the other 5 lie on zeros. At an edge it is 6, in the middle 9.",
    beliefs: [
      {
        guess: 9,
        says: "9 would need ones beyond the border, as if the image went on (replicate padding). Zero padding adds zeros.",
      },
      { guess: 6, says: "6 is the number at an edge: one row of taps hangs over. In a corner a row and a column do." },
      { guess: 5, says: "5 is how many taps lie on zeros. The other 4 lie on ones." },
      {
        guess: 0,
        says: "0 would mean that padding wipes out what it touches. Its zeros only add nothing: 4 taps still lie on ones.",
      },
      { guess: 1, says: "1 would be the corner pixel alone. The kernel's other taps see its three neighbours too." },
    ],
  },
  {
    id: "01.filter-weights",
    question: "One 3×3 filter slides over a colour image. How many weights does it have?",
    answer: () => zeros([3, 3, 3, 1]).data.length,
    because: "3 · 3 taps, and behind each tap all 3 channels: a little block, not a little square.",
    beliefs: [
      {
        guess: 9,
        says: "9 is the filter's face, 3 × 3. It reaches through all three colour channels, with weights of its own in each: 3 · 3 · 3.",
      },
      { guess: 28, says: "28 counts the bias too: 27 weights and 1 bias. Well counted, one word too many." },
      { guess: 3, says: "3 is the depth. At each of the 9 taps there are three of them." },
    ],
  },
  {
    id: "01.shared-kernel",
    question: "One pixel with channels [1, 10, 100] and a 1×1 filter with weights [1, 2, 3]. What comes out?",
    answer: () => conv2d(tensor([1, 10, 100], [1, 1, 3]), tensor([1, 2, 3], [1, 1, 3, 1])).at(0, 0, 0),
    because: "1·1 + 10·2 + 100·3: each channel has its own weight, and one number comes out.",
    beliefs: [
      {
        guess: 111,
        says: "111 multiplies every channel by the first weight. A filter is as deep as its input: each channel has a weight of its own.",
      },
      { guess: 6, says: "6 is the sum of the weights. Each of them is first multiplied by the channel it belongs to." },
      { guess: [1, 20, 300], says: "You kept the channels apart. A filter adds them up: one filter, one map." },
      { guess: 666, says: "666 is 111 · 6: you added the channels and the weights before multiplying." },
    ],
  },
  {
    id: "01.output-shape",
    question: "128×128×3 meets a kernel of shape [3, 3, 3, 16], no padding. What is the output's shape?",
    answer: () => conv2d(zeros([128, 128, 3]), zeros([3, 3, 3, 16])).shape,
    because: "128 − 3 + 1 = 126 positions each way, and one map for each of the 16 filters.",
    beliefs: [
      {
        guess: [128, 128, 16],
        says: "128 each way would need padding: a 3-wide kernel finds 128 − 3 + 1 = 126 positions.",
      },
      {
        guess: [126, 126, 3, 16],
        says: "You kept a map for each channel and each filter. A filter adds its channels up: the 3 is gone, 16 maps are left.",
      },
      {
        guess: [126, 126],
        says: "That is one map, as one filter makes it. There are 16 filters, so there are 16 maps.",
      },
      {
        guess: [42, 42, 16],
        says: "42 would be windows side by side, 3 apart. Without a stride the kernel stops at every pixel where it fits: 126 positions.",
      },
      {
        guess: [126, 126, 48],
        says: "48 is 3 · 16: you kept a map for each channel. A filter adds its channels up, so there are 16 maps.",
      },
      {
        guess: [126, 126, 3],
        says: "The last 3 is the depth of the input; it is used up by the sum. The output is as deep as there are filters.",
      },
      { guess: [125, 125, 16], says: "125 is 128 − 3: the steps. The first position comes on top." },
    ],
  },
  {
    id: "01.zero-input",
    question: "A black picture (all zeros, 3 channels), one 3×3 filter, bias 1. Which number fills the output?",
    answer: () =>
      conv2d(zeros([4, 4, 3]), tensor(new Float32Array(27).fill(1), [3, 3, 3, 1]), { bias: tensor([1]) }).at(0, 0, 0),
    because: "All products are 0, and the bias is added once, to the finished sum.",
    beliefs: [
      {
        guess: 3,
        says: "3 adds the bias once for each channel. The channels are summed first; then the bias comes, once.",
      },
      { guess: 27, says: "27 adds the bias at every weight. A filter has one bias, added once." },
      { guess: 9, says: "9 adds the bias at every tap. A filter has one bias, added once." },
      {
        guess: 28,
        says: "28 is how many numbers the filter has learnt: 27 weights and 1 bias. The weights all meet zeros.",
      },
      { guess: 0, says: "0 would be right without a bias. It is added even where there is nothing to see." },
    ],
  },
  {
    id: "01.relu",
    question: "Two channels give 5 and −3, the bias is 0. What is left after ReLU?",
    answer: () => Math.max(0, 5 - 3),
    because: "5 − 3 = 2 first, then max(0, 2). One channel may speak against another.",
    beliefs: [
      { guess: 5, says: "5 cuts off the −3 before adding. ReLU sees the finished sum, never a single channel." },
      { guess: 0, says: "0 would mean that one negative channel silences the filter. Only a negative sum does." },
      { guess: 8, says: "8 drops the minus sign. ReLU turns negative numbers into 0, and it sees only the sum, 2." },
    ],
  },
  {
    id: "01.sobel",
    question: "[[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]: which edges light up, 'vertical' or 'horizontal' ones?",
    answer: () => "vertical",
    because: "It compares left with right, so it answers where brightness changes on the way across: at upright edges.",
    beliefs: [
      {
        guess: "horizontal",
        says: "It looks horizontally, and that is just why it finds vertical edges: on a horizontal edge left and right are alike, and their difference is 0.",
      },
    ],
  },
  whichBelief({
    id: "01.made-by-flipping",
    situation: "The image [[0, 1, 2], [3, 4, 5], [6, 7, 8]] under the kernel [[0, 1], [2, 3]].",
    right: four(conv2d(ramp, corner)),
    suspects: [
      { belief: "The kernel is turned by half a turn first.", gives: four(conv2d(ramp, turnedCorner)) },
      { belief: "Rows and columns are swapped.", gives: four(transposed(conv2d(ramp, corner))) },
      { belief: "The window and the kernel are added up first.", gives: four(conv2d(ramp, allSixes)) },
      { belief: "The products are averaged.", gives: four(conv2d(ramp, corner)).map((v) => v / 4) },
    ],
    culprit: "a",
    because: "5 is 0·3 + 1·2 + 3·1 + 4·0. Mathematics turns the kernel; a layer lays it down as it is.",
  }),
];
