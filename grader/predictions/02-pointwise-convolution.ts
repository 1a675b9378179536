import {
  conv2d,
  conv2dMatrix,
  costOfNetwork,
  pointwiseConv2d,
  receptiveField,
  relu,
  type Tensor,
  tensor,
  zeros,
} from "../../lib/index";
import { bottleneckBlock, inception5x5, inception5x5Reduced, resNet } from "../../lib/networks/index";
import type { Prediction } from "../prediction";
import { whichBelief } from "../which-belief";

const square = tensor([1, 3, 2, 4], [1, 1, 2, 2]);
const bordered = conv2d(tensor([3, 8, 5, 2, 9, 4], [2, 3, 1]), tensor([2], [1, 1, 1, 1]), {
  padding: 1,
  bias: tensor([7]),
});
const threeLayers = [3, 1, 3].map((kernel) => ({ type: "conv" as const, kernel, filters: 1 }));

/** What a 1×1 layer makes of one pixel; the weights of each channel in turn. */
function mixed(pixel: number[], weights: number[][]): number[] {
  const kernel = tensor(weights.flat(), [1, 1, pixel.length, weights[0].length]);
  return [...pointwiseConv2d(tensor(pixel, [1, 1, pixel.length]), kernel).data];
}
const twoByTwo = [
  [3, 7],
  [5, 11],
];

export const predictions: readonly Prediction[] = [
  {
    id: "02.weights",
    question: "A block of 28×28×192 meets one 1×1 filter. How many weights does the filter have?",
    answer: () => zeros([1, 1, 192, 1]).data.length,
    because: "1 · 1 taps, and behind it all 192 channels: 1 × 1 × 192.",
    beliefs: [
      {
        guess: 1,
        says: "1 is the kernel's face, not its depth. A filter reaches through every channel it can see: 1 × 1 × 192.",
      },
      { guess: 193, says: "193 counts the bias too: 192 weights and 1 bias. Well counted, one word too many." },
      {
        guess: 28 * 28,
        says: "784 is the number of pixels. The filter is carried from pixel to pixel; it needs no new weights there.",
      },
      {
        guess: 28 * 28 * 192,
        says: "150,528 is all the numbers of the block. The filter sees one pixel of it at a time, 192 numbers.",
      },
      { guess: 9 * 192, says: "1728 is 3 · 3 · 192. This filter is one pixel wide." },
    ],
  },
  {
    id: "02.pixel",
    question: "One pixel [1, 2, 3], one 1×1 filter with weights [1, 10, 100]. What comes out?",
    answer: () => pointwiseConv2d(tensor([1, 2, 3], [1, 1, 3]), tensor([1, 10, 100], [1, 1, 3, 1])).at(0, 0, 0),
    because: "1·1 + 2·10 + 3·100: three products, one sum.",
    beliefs: [
      {
        guess: [1, 20, 300],
        says: "You made each channel larger or smaller and kept them apart. The filter adds them up: 1 + 20 + 300.",
      },
      {
        guess: 6,
        says: "6 is (1 + 2 + 3) · 1: one weight for all channels. Each channel has a weight of its own: 1, 10 and 100.",
      },
      {
        guess: 666,
        says: "666 is (1 + 2 + 3) · (1 + 10 + 100): you added before multiplying. Multiply channel by channel, then add.",
      },
      {
        guess: 123,
        says: "123 takes the weights in the other order. Channel 0 is 1 and meets weight 1; channel 2 is 3 and meets 100.",
      },
      { guess: 107, says: "107 is the average of the products. A filter adds them and does not divide." },
    ],
  },
  {
    id: "02.two-filters",
    question: "A pixel [1, 10], a 1×1 kernel with weights [[1, 3], [2, 4]]: which two numbers come out?",
    answer: () => [...pointwiseConv2d(tensor([1, 10], [1, 1, 2]), square).data],
    because: "A filter is a column: 1·1 + 10·2 and 1·3 + 10·4. The last dimension counts filters.",
    beliefs: [
      {
        guess: [31, 42],
        says: "You took the rows for filters, as in [out, in]. The shape is [1, 1, inputChannels, filters], so a filter is a column: 1·1 + 10·2, and 1·3 + 10·4.",
      },
      { guess: [64], says: "64 adds the two filters together. Each has a number of its own." },
      { guess: 64, says: "64 adds the two filters together. Each has a number of its own." },
      {
        guess: [
          [1, 3],
          [20, 40],
        ],
        says: "Those are the products. Each filter still adds its own up: a column.",
      },
    ],
  },
  {
    id: "02.output-shape",
    question: "28×28×192 meets a kernel of shape [1, 1, 192, 32], no padding. What is the output's shape?",
    answer: () => pointwiseConv2d(zeros([28, 28, 192]), zeros([1, 1, 192, 32])).shape,
    because: "A kernel one pixel wide fits on every pixel, 28 − 1 + 1 = 28, and each of the 32 filters makes one map.",
    beliefs: [
      {
        guess: [26, 26, 32],
        says: "26 is 28 − 3 + 1, for a 3×3 kernel. A 1×1 kernel fits on the outermost pixels too.",
      },
      {
        guess: [28, 28, 192],
        says: "You kept the 192 channels. They are used up in the sums; each of the 32 filters makes one map.",
      },
      {
        guess: [28, 28, 192 * 32],
        says: "6144 is 192 · 32: a map for every channel and filter. A filter adds its channels up, so there are 32 maps.",
      },
      { guess: [27, 27, 32], says: "27 is 28 − 1: the steps. The first position comes on top." },
      { guess: [30, 30, 32], says: "30 would be 28 with padding 1. There is none here, and none is needed." },
      { guess: [28, 28, 1], says: "One map is what one filter makes. Here are 32." },
    ],
  },
  {
    id: "02.table",
    question: "28×28×192, a row for each pixel: how many rows and columns has the table?",
    answer: () => [28 * 28, zeros([28, 28, 192]).at(0, 0).data.length],
    because: "784 pixels, and behind each of them 192 numbers.",
    beliefs: [
      {
        guess: [192, 784],
        says: "That table has a row for each channel. Here a row is a pixel: 784 rows of 192 numbers.",
      },
      { guess: [28, 5376], says: "28 rows would be the rows of the picture. Here each pixel has a row of its own." },
      {
        guess: [28, 28],
        says: "28 × 28 is the picture. Its 784 pixels stand below one another, each with its 192 channels.",
      },
      { guess: [784, 32], says: "32 columns is what comes out. The pixels that go in have 192 numbers each." },
    ],
  },
  {
    id: "02.window-columns",
    question: "A 3×3 layer on 28×28×192, a row for each window: how many columns has the table?",
    answer: () => zeros([3, 3, 192]).data.length,
    because:
      "A window holds 3 · 3 pixels of 192 channels. Each is multiplied by a weight of its own: a filter is 1728 long.",
    beliefs: [
      { guess: 9, says: "9 is the window's face. Behind each of its 9 pixels lie 192 channels." },
      { guess: 192, says: "192 is one pixel. A window of 3 × 3 has nine of them." },
      { guess: 3 * 192, says: "576 is one row of the window. It has three." },
      { guess: 784, says: "784 counts the windows: the rows (with padding 1)." },
      { guess: 784 * 192, says: "150,528 is the whole block. A row holds one window." },
    ],
  },
  {
    id: "02.shuffle",
    question: "Shuffle the pixels and then mix, or mix and then shuffle: how many of the 32,768 numbers differ?",
    answer: () => shuffledDifferences(),
    because: "Each pixel is mixed by itself, wherever it stands. The layer can't know that its neighbours are gone.",
    beliefs: [
      {
        guess: 128 * 128 * 2,
        says: "All of them would differ if the layer looked at neighbours. It looks at one pixel, and that pixel comes along unharmed.",
      },
      {
        guess: 128 * 128,
        says: "16,384 is the number of pixels, or one of the two maps. Both maps are made pixel by pixel, and each pixel takes its two numbers along.",
      },
      { guess: 1, says: "Not even one: each number is made of one pixel, which comes along unharmed." },
    ],
  },
  {
    id: "02.receptive-field",
    question: "A 3×3 layer, a 1×1 layer, a 3×3 layer: how many pixels wide is what one number sees?",
    answer: () => receptiveField(threeLayers).at(-1)!.size,
    because: "1, then + 2, + 0, + 2. The 1×1 layer sees one pixel of the map before it, so it adds nothing.",
    beliefs: [
      { guess: 7, says: "7 is three 3×3 layers. A 1×1 layer widens nothing: k − 1 = 0." },
      { guess: 6, says: "6 counts one pixel for the 1×1 layer. Each layer adds k − 1, and 1 − 1 = 0." },
      {
        guess: 3,
        says: "3 is what the first layer sees. The last one sees three of its pixels, and those reach further.",
      },
      { guess: 9, says: "9 is 3 · 1 · 3. Receptive fields add up, k − 1 a layer; they don't multiply." },
    ],
  },
  {
    id: "02.padding",
    question: "A 1×1 layer with weight 2, bias 7, padding 1: which number stands in the corner of its output?",
    answer: () => bordered.at(0, 0, 0),
    because:
      "The corner is a padded pixel: 2 · 0 + 7. The layer got no information there, only a border of its own bias.",
    beliefs: [
      { guess: 0, says: "0 is what the padded pixel holds. The layer multiplies it by 2 and adds its bias." },
      { guess: 2, says: "2 is the weight. The padded pixel is 0, so the product is 0; what is left is the bias." },
      { guess: 9, says: "9 is 2 · 1 + 7. Padding is made of zeros, not of ones." },
    ],
  },
  {
    id: "02.unread",
    question: "A 1×1 layer with stride 2 on 8×8 pixels: how many of the 64 pixels does it never read?",
    answer: () => 64 - conv2d(zeros([8, 8, 1]), zeros([1, 1, 1, 1]), { stride: 2 }).data.length,
    because: "It stops at rows and columns 0, 2, 4 and 6 and reads 16 pixels. Nobody reads the other 48.",
    beliefs: [
      { guess: 0, says: "0 is so for a 3×3 layer: its taps reach what the stride skips. A 1×1 kernel has one tap." },
      {
        guess: 32,
        says: "32 would be every other pixel. The stride skips rows, too: every other row of every other column.",
      },
      { guess: 16, says: "16 are those it reads: 4 rows of 4. Asked are the others." },
      {
        guess: 60,
        says: "60 would leave 4 that are read, a quarter of a quarter. It stops at 4 rows and 4 columns: 16.",
      },
    ],
  },
  {
    id: "02.fold",
    question: "1×1 layers 3 → 8 → 2, nothing between: how many weights has one 1×1 layer that does the same?",
    answer: () => zeros([1, 1, 3, 2]).data.length,
    because: "The product of a 3 × 8 and an 8 × 2 matrix is 3 × 2. The 8 in the middle leaves no trace.",
    beliefs: [
      {
        guess: 3 * 8 + 8 * 2,
        says: "40 is what the two layers have. One layer from 3 channels to 2 has 3 · 2, and it can do all they do.",
      },
      { guess: 3 * 8 * 2, says: "48 is 3 · 8 · 2. The 8 is summed over, and gone: one layer from 3 to 2 has 3 · 2." },
      { guess: 16, says: "16 is the second layer alone. The one layer reads the 3 channels: 3 · 2." },
    ],
  },
  {
    id: "02.with-relu",
    question: "The number −2 meets weights 1 and −1, then a ReLU, then weights 1 and 1. What comes out?",
    answer: () => {
      const both = pointwiseConv2d(tensor([-2], [1, 1, 1]), tensor([1, -1], [1, 1, 1, 2]));
      return pointwiseConv2d(relu(both), tensor([1, 1], [1, 1, 2, 1])).at(0, 0, 0);
    },
    because:
      "−2 becomes −2 and 2, the ReLU makes it 0 and 2, and they add up to 2. With 3 it is 3 and 0: you get the size of the number.",
    beliefs: [
      { guess: 0, says: "0 is without the ReLU: −2 and 2 cancel. The ReLU takes the −2 away first." },
      { guess: -2, says: "The −2 itself ends at the ReLU, which turns it into 0. Its opposite, 2, gets through." },
      { guess: 4, says: "4 adds 2 and 2. ReLU makes a negative number 0, not positive." },
    ],
  },
  {
    id: "02.inception",
    question: "1×1 from 192 to 16 channels, then the 5×5: how many times fewer MACs, as a whole number?",
    answer: () => Math.round(costOfNetwork(inception5x5).total.macs / costOfNetwork(inception5x5Reduced).total.macs),
    decimals: 0,
    because:
      "The 5×5 layer gets 12 times cheaper, and the 1×1 layer in front of it has its own price: 9.68 in all, nearly 10.",
    beliefs: [
      {
        guess: 192 / 16,
        says: "12 is 192 / 16, what the 5×5 layer saves. The 1×1 layer in front costs something too, a quarter of what is left of the 5×5.",
      },
      {
        guess: 25,
        says: "25 is what a 1×1 layer saves against a 5×5. The 5×5 is still there; it reads 16 channels instead of 192.",
      },
      { guess: 1, says: "Two layers instead of one, yes, but the dear one now reads a twelfth of the channels." },
      { guess: 192, says: "192 would be one channel between the layers. There are 16." },
    ],
  },
  {
    id: "02.bottleneck",
    question: "A bottleneck: 1×1 from 256 to 64, 3×3 at 64, 1×1 to 256. How many weights, without biases?",
    answer: () => costOfNetwork(bottleneckBlock).total.weights,
    because: "256·64 + 3·3·64·64 + 64·256 = 16,384 + 36,864 + 16,384.",
    beliefs: [
      {
        guess: 2 * 256 * 64 + 9 * 256 * 256,
        says: "622,592 has the 3×3 at all 256 channels. It stands inside the bottleneck, where only 64 are left.",
      },
      {
        guess: 64 + 9 * 64 * 64 + 256,
        says: "37,184 gives every 1×1 filter one weight. It has one for each channel it reads: 256, and 64 on the way back.",
      },
      { guess: 256 * 64 + 9 * 64 * 64, says: "53,248 leaves out the way back, 64 · 256." },
      {
        guess: 256 * 64 + 9 * 64 + 64 * 256,
        says: "33,344 has flat 3×3 filters. Each is 64 channels deep.",
      },
      {
        guess: 3 * 3 * 256 * 256,
        says: "589,824 is a single 3×3 layer from 256 to 256: what the bottleneck avoids.",
      },
    ],
  },
  whichBelief({
    id: "02.made-by-one-weight",
    situation: "One pixel [2, 1, 4] and one 1×1 filter with weights [3, 5, 7].",
    right: mixed([2, 1, 4], [[3], [5], [7]]),
    suspects: [
      { belief: "The channels stay apart, each with its weight.", gives: [2 * 3, 1 * 5, 4 * 7] },
      { belief: "The filter has one weight, for all channels.", gives: mixed([2, 1, 4], [[3], [3], [3]]) },
      {
        belief: "The filter takes the mean of its products.",
        gives: mixed([2, 1, 4], [[3], [5], [7]]).map((v) => v / 3),
      },
      { belief: "Pixel and weights are added up first.", gives: [(2 + 1 + 4) * (3 + 5 + 7)] },
    ],
    culprit: "b",
    because: "21 is (2 + 1 + 4) · 3. Behind the one visible pixel lie three numbers, and each has a weight of its own.",
  }),
  whichBelief({
    id: "02.made-by-rows",
    situation: "One pixel [2, 10] and two 1×1 filters, weights [[3, 7], [5, 11]] as [in, out].",
    right: mixed([2, 10], twoByTwo),
    suspects: [
      { belief: "Only the first channel is read.", gives: mixed([2, 0], twoByTwo) },
      { belief: "Both filters are added together.", gives: [mixed([2, 10], twoByTwo).reduce((a, b) => a + b)] },
      { belief: "Each filter has a channel to itself.", gives: [2 * 3, 10 * 11] },
      {
        belief: "The weights are [out, in].",
        gives: mixed(
          [2, 10],
          [
            [3, 5],
            [7, 11],
          ],
        ),
      },
    ],
    culprit: "d",
    because: "76 is 2·3 + 10·7, a row. As [in, out] a filter is a column: 2·3 + 10·5, and 2·7 + 10·11.",
  }),
  whichBelief({
    id: "02.made-by-padding",
    situation: "A 1×1 layer with 4 filters and stride 1 meets 6×5×3.",
    right: shapeOf(zeros([6, 5, 3]), [1, 1, 3, 4]),
    suspects: [
      { belief: "It needs padding, as a 3×3 layer does.", gives: shapeOf(zeros([6, 5, 3]), [1, 1, 3, 4], 1) },
      { belief: "It loses a border, as a 3×3 layer does.", gives: shapeOf(zeros([6, 5, 3]), [3, 3, 3, 4]) },
      { belief: "It keeps the number of channels.", gives: shapeOf(zeros([6, 5, 3]), [1, 1, 3, 3]) },
      { belief: "It makes a map for every channel and filter.", gives: shapeOf(zeros([6, 5, 3]), [1, 1, 3, 12]) },
    ],
    culprit: "a",
    because: "[8, 7] is [6, 5] in a frame of padding. A 1×1 kernel never hangs over the edge, so it needs none.",
  }),
  whichBelief({
    id: "02.made-by-full-width",
    situation: "The weights of a bottleneck: 1×1 from 8 to 2 channels, 3×3 at 2, 1×1 from 2 to 8.",
    right: 8 * 2 + 9 * 2 * 2 + 2 * 8,
    suspects: [
      { belief: "A 1×1 filter has one weight.", gives: 2 + 9 * 2 * 2 + 8 },
      { belief: "A 3×3 filter is flat.", gives: 8 * 2 + 9 * 2 + 2 * 8 },
      { belief: "The 3×3 layer still sees all 8 channels.", gives: 8 * 2 + 9 * 8 * 8 + 2 * 8 },
      { belief: "There is no way back to 8.", gives: 8 * 2 + 9 * 2 * 2 },
    ],
    culprit: "c",
    because:
      "608 is 16 + 576 + 16: a 3×3 layer from 8 to 8. It stands inside the bottleneck, where 2 channels are left.",
  }),
  {
    id: "02.banded",
    question: "A row of 8 numbers, a kernel of 3, stride 1: how many numbers of the matrix are not zero?",
    answer: () => conv2dMatrix(tensor([1, 2, 3], [1, 3, 1, 1]), [1, 8, 1]).data.filter((weight) => weight !== 0).length,
    because: "6 outputs, so 6 rows, and each holds the 3 weights once. The other 30 of the 48 numbers are zero.",
    beliefs: [
      { guess: 3, says: "3 are the different weights. Each row holds them all, a step further on." },
      { guess: 48, says: "48 are all numbers of the matrix: 6 rows of 8. An output looks at 3 of the 8 inputs." },
      { guess: 24, says: "24 would be 8 rows. Without padding there are 8 − 3 + 1 = 6 positions." },
      { guess: 64, says: "64 is 8 · 8. There are 6 outputs, and each looks at 3 inputs." },
    ],
  },
  {
    id: "02.counts",
    question:
      "79,680 parameters more, for 26,560 channels: how many numbers a channel is that beyond the 2 of normalisation?",
    answer: () => {
      const [keras, torchvision] = [costOfNetwork(resNet({ bias: true })).total, costOfNetwork(resNet()).total];
      const channels = torchvision.batchNorm / 4;
      const trained = torchvision.weights + torchvision.biases + torchvision.batchNorm / 2;
      return (keras.parameters - trained) / channels - 2;
    },
    because:
      "79,680 / 26,560 is 3: two numbers of normalisation that are not trained, and one more, a bias for each filter. Keras gives every layer biases; torchvision leaves them out, since the normalisation behind the layer adds a number of its own.",
    beliefs: [
      { guess: 3, says: "3 is all that is counted more. Two of these belong to normalisation; one is left." },
      { guess: 0, says: "2 numbers for 26,560 channels are 53,120. There are 79,680: one more for each channel." },
      { guess: 2, says: "2 would make 4 with those of normalisation, 106,240 in all. There are 79,680." },
    ],
  },
];

/** The shape that a layer answers. */
function shapeOf(input: Tensor<[6, 5, 3]>, kernel: [number, number, number, number], padding = 0): number[] {
  return (conv2d(input, zeros(kernel) as never, { padding }) as Tensor).shape as number[];
}

/** Numbers that differ between the two orders, on a picture of 3 × 4 pixels turned back to front. */
function shuffledDifferences(): number {
  const picture = tensor(
    Array.from({ length: 36 }, (_, i) => (i * 7) % 11),
    [3, 4, 3],
  );
  const kernel = tensor([1, 2, -3, 4, 5, -6], [1, 1, 3, 2]);
  const shuffle = (data: Float32Array, channels: number) =>
    Float32Array.from(data, (_, i) => data[(11 - Math.floor(i / channels)) * channels + (i % channels)]);
  const first = pointwiseConv2d(tensor(shuffle(picture.data, 3), [3, 4, 3]), kernel).data;
  const last = shuffle(pointwiseConv2d(picture, kernel).data, 2);
  return first.filter((value, i) => value !== last[i]).length;
}
