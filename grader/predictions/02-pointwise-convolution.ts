import { conv2d, costOfNetwork, pointwiseConv2d, receptiveField, tensor, zeros } from "../../lib/index";
import { bottleneckBlock, inception5x5, inception5x5Reduced } from "../../lib/networks/index";
import type { Prediction } from "../prediction";

const square = tensor([1, 3, 2, 4], [1, 1, 2, 2]);
const bordered = conv2d(tensor([3, 8, 5, 2, 9, 4], [2, 3, 1]), tensor([2], [1, 1, 1, 1]), {
  padding: 1,
  bias: tensor([7]),
});
const threeLayers = [3, 1, 3].map((kernel) => ({ type: "conv" as const, kernel, filters: 1 }));

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
    id: "02.shuffle",
    question: "Shuffle the pixels and then mix, or mix and then shuffle: how many of the numbers differ?",
    answer: () => shuffledDifferences(),
    because: "Each pixel is mixed by itself, wherever it stands. The layer can't know that its neighbours are gone.",
    beliefs: [
      {
        guess: 3 * 4 * 2,
        says: "All of them would differ if the layer looked at neighbours. It looks at one pixel, and that pixel comes along unharmed.",
      },
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
    id: "02.inception",
    question: "1×1 from 192 to 16 channels, then the 5×5: how many times fewer MACs, as a whole number?",
    answer: () => Math.round(costOfNetwork(inception5x5).total.macs / costOfNetwork(inception5x5Reduced).total.macs),
    because: "The 5×5 gets 12 times cheaper, but the 1×1 layer has its price: 9.68 in all.",
    beliefs: [
      {
        guess: 192 / 16,
        says: "12 is 192 / 16, what the 5×5 layer saves. The 1×1 layer in front costs something too, a fifth of the 5×5.",
      },
      {
        guess: 25,
        says: "25 is what a 1×1 layer saves against a 5×5. The 5×5 is still there; it reads 16 channels instead of 192.",
      },
      {
        guess: 1,
        says: "Two layers instead of one, yes, but the dear one now reads a twelfth of the channels.",
      },
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
];

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
