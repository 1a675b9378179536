import { averagePool2d, conv2d, maxPool2d, outputSize, type Tensor, tensor, zeros } from "../../lib/index";
import { letterOf, type Prediction } from "../prediction";
import { whichBelief } from "../which-belief";

/** 0 to 8 in three rows, and the kernel of the first picture. */
const ramp = tensor([0, 1, 2, 3, 4, 5, 6, 7, 8], [3, 3, 1]);
const corner = tensor([0, 1, 2, 3], [2, 2, 1, 1]);
const turnedCorner = tensor([3, 2, 1, 0], [2, 2, 1, 1]);

/** Two rows, for the game at the end. */
const upright = tensor([1, 2, 3, 4, 5, 6], [2, 3, 1]);
const across = (left: number, right: number) => tensor([left, right], [1, 2, 1, 1]);

const ones = (size: number, channels = 1) =>
  tensor(new Float32Array(size * size * channels).fill(1), [size, size, channels]);
const onesKernel = tensor(new Float32Array(9).fill(1), [3, 3, 1, 1]);

/** What a colour photograph of 128 × 128 holds, and what 16 maps of 126 × 126 do. */
const [numbersIn, numbersOut] = [128 * 128 * 3, 126 * 126 * 16];
const denseWeights = numbersIn * numbersOut;

const dot = (pixel: number[], weights: number[]) => pixel.reduce((sum, v, c) => sum + v * weights[c], 0);
const line = (...values: number[]) => tensor(values, [1, values.length, 1]) as Tensor<[1, number, 1]>;
const three = tensor([1, 1, 1], [1, 3, 1, 1]);
const row = (map: Tensor) => Array.from(map.data);
const cornerEdgeMiddle = (map: Tensor<[number, number, number]>) => [map.at(0, 0, 0), map.at(0, 1, 0), map.at(1, 1, 0)];

export const predictions: readonly Prediction[] = [
  {
    id: "01.dense",
    question:
      "16 maps of 126 × 126, and every number in them has a weight for each of the photograph's 128 × 128 × 3 numbers. How many weights is that?",
    choices: ["about 300 thousand", "about 800 thousand", "about 12 million", "about 12 billion"],
    answer: () =>
      letterOf([numbersIn + numbersOut, numbersIn * 16, 12e6, numbersIn * numbersOut].indexOf(denseWeights)),
    because: "49,152 numbers go in, 254,016 come out, and each pair has its weight: 49,152 · 254,016.",
    beliefs: [
      {
        guess: "a",
        says: "300 thousand is 49,152 + 254,016: how many numbers there are. A weight stands between each number of one kind and each of the other.",
      },
      {
        guess: "b",
        says: "800 thousand is 49,152 · 16: one weight for each number that goes in and each map. Each map has 126 · 126 numbers, and each of those has weights of its own.",
      },
      { guess: "c", says: "It is a thousand times as many: about 50,000 go in, about 250,000 come out. Multiply." },
    ],
  },
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
    id: "01.last-number",
    question: "It slides on, and at the end it stands on [[4, 5], [7, 8]]. Which number comes out?",
    answer: () => conv2d(ramp, corner).at(1, 1, 0),
    because: "4·0 + 5·1 + 7·2 + 8·3: the same four weights, on four other pixels.",
    beliefs: [
      {
        guess: conv2d(ramp, turnedCorner).at(1, 1, 0),
        says: "29 is 4·3 + 5·2 + 7·1 + 8·0: you turned the kernel by half a turn first. It is laid down as it is.",
      },
      { guess: 24 * 6, says: "144 is (4 + 5 + 7 + 8) · (0 + 1 + 2 + 3). Multiply pair by pair, then add." },
      { guess: 24, says: "24 is the sum of the window. Each pixel still has to be multiplied by its weight." },
      {
        guess: 19,
        says: "19 came out at the first window. The weights are the same, but other pixels lie under them.",
      },
    ],
  },
  {
    id: "01.nine-ninths",
    question: "Nine weights, each of them 1/9, slide over the photograph. What will it look like?",
    choices: ["brighter", "darker", "blurred", "sharper"],
    answer: () => "c",
    because:
      "Each pixel becomes the mean of itself and its eight neighbours, so differences between neighbours shrink.",
    beliefs: [
      {
        guess: "a",
        says: "Nine pixels are added up, but each of them by a ninth: a plain place stays as bright as it was.",
      },
      {
        guess: "b",
        says: "Each pixel counts a ninth, but there are nine of them: a plain place stays as bright as it was.",
      },
      { guess: "d", says: "Sharper would need neighbours that differ more than before. A mean makes them more alike." },
    ],
  },
  {
    id: "01.likeness",
    question:
      "The kernel is cut from the eye on the left. It answers most where it was cut. Where is the second largest answer?",
    choices: ["nowhere: all other places answer 0", "at the nose", "at the other eye", "where the fur is brightest"],
    answer: () => "c",
    because:
      "The larger the answer, the more the window looks like the kernel, and nothing looks so much like an eye as an eye.",
    beliefs: [
      { guess: "a", says: "Every window gives a number, and few of them are 0. What differs is how large they are." },
      {
        guess: "b",
        says: "The nose is dark, as the pupil is, but it answers about half as much as the place that is meant.",
      },
      {
        guess: "d",
        says: "A bright plain place answers its brightness times the sum of the weights, and that sum is 0 here.",
      },
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
        says: "It looks horizontally, and that is why it finds vertical edges: on a horizontal edge left and right are alike, and their difference is 0.",
      },
    ],
  },
  {
    id: "01.learned",
    question:
      "Nine random weights are changed, step by step, until their map is like Sobel's. Which weights will they be?",
    choices: [
      "Sobel's",
      "Sobel's, turned by half a turn",
      "some other nine that make the same map",
      "random ones still: nine numbers can't hold a photograph",
    ],
    answer: () => "a",
    because:
      "The map has 62 · 62 numbers, and each of them says something about the same nine weights. Only Sobel's make them all.",
    beliefs: [
      {
        guess: "b",
        says: "A layer lays its kernel down as it is. Turned by half a turn, Sobel's weights would make the opposite map.",
      },
      {
        guess: "c",
        says: "That would need nine weights that answer alike to every window of this photograph. It shows enough different windows to rule them out.",
      },
      {
        guess: "d",
        says: "They need not hold the photograph, only what is to be done to it: nine numbers made the target map, too.",
      },
    ],
  },
  {
    id: "01.flipping-learns",
    question:
      "Now a layer that turns its kernel before it slides is trained, on the same photograph and the same map. Which weights does it learn?",
    choices: ["Sobel's", "Sobel's, turned by half a turn", "zeros", "none: it can't make this map"],
    answer: () => "b",
    because: "It turns what it has learned before it slides; turned twice, the weights lie as in Sobel's kernel.",
    beliefs: [
      { guess: "a", says: "It would turn them and make the opposite map. The training ends where the map is right." },
      { guess: "c", says: "Zeros make a map of zeros, which is far from Sobel's." },
      {
        guess: "d",
        says: "It can make every map that the other layer makes. It only needs the weights the other way round.",
      },
    ],
  },
  {
    id: "01.shifted",
    question: "Shift the photograph by five pixels and convolve, or convolve and shift. Where do the two maps differ?",
    choices: ["nowhere", "everywhere", "at the two sides alone", "where there are edges"],
    answer: () => "c",
    because:
      "The same weights are used at every position, so an answer moves along with what it answers to. Only at the sides the window sees what came in or went out.",
    beliefs: [
      {
        guess: "a",
        says: "Almost. At the sides zeros come in and pixels are cut off, before the convolution or after it.",
      },
      {
        guess: "b",
        says: "That would need weights that change from place to place. They are the same at every position.",
      },
      { guess: "d", says: "Edges are what this filter answers to, and its answers move along with them." },
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
    answer: () => [outputSize(128, 3), outputSize(128, 3), zeros([3, 3, 3, 16]).shape[3]],
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
    id: "01.channels-first",
    question:
      "Could one add red, green and blue up first, and slide one flat 3×3 kernel over the sum? When is the map the same for every picture?",
    choices: ["always", "if the three kernels are equal", "if the three channels are equal", "never"],
    answer: () => "b",
    because:
      "Where every channel gets the same weights, it is all one whether they are added before or after. Where they differ, red and blue count differently, and a sum does not know which was which.",
    beliefs: [
      {
        guess: "a",
        says: "Once added, red can't be told from blue. A filter with other weights for red than for blue can.",
      },
      {
        guess: "c",
        says: "For a grey picture there is such a flat kernel, the sum of the three by a third. But the filter has to serve every picture.",
      },
      { guess: "d", says: "With three equal kernels it is the same: (r + g + b) · w is r · w + g · w + b · w." },
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
        says: "28 is how many numbers the filter has learned: 27 weights and 1 bias. The weights all meet zeros.",
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
    id: "01.macs",
    question: "One 3×3 filter slides over 128×128×3, no padding. How many multiplications does it take?",
    answer: () => outputSize(128, 3) ** 2 * zeros([3, 3, 3]).data.length,
    because: "126 · 126 positions, and 27 products at each of them.",
    beliefs: [
      { guess: 128 * 128 * 27, says: "442,368 is 128 · 128 · 27. Without padding there are 126 positions each way." },
      {
        guess: 126 * 126 * 9,
        says: "142,884 is 126 · 126 · 9. The filter reaches through 3 channels: 27 products a position.",
      },
      { guess: 126 * 126, says: "15,876 is the number of positions. At each of them 27 weights are multiplied." },
      { guess: 126 * 126 * 28, says: "444,528 counts the bias. It is added, not multiplied." },
      { guess: 27, says: "27 is one position. There are 126 · 126 of them." },
    ],
  },
  whichBelief({
    id: "01.made-by-flipping",
    situation: "The image [[1, 2, 3], [4, 5, 6]] under the kernel [[1, 10]].",
    right: row(conv2d(upright, across(1, 10))),
    suspects: [
      { belief: "The kernel is turned by half a turn first.", gives: row(conv2d(upright, across(10, 1))) },
      { belief: "Height and width are swapped.", gives: row(conv2d(upright, tensor([1, 10], [2, 1, 1, 1]))) },
      { belief: "Window and kernel are added up first.", gives: row(conv2d(upright, across(11, 11))) },
      { belief: "The products are averaged.", gives: row(conv2d(upright, across(1 / 2, 10 / 2))) },
    ],
    culprit: "a",
    because: "12 is 1·10 + 2·1. Mathematics turns the kernel; a layer lays it down as it is.",
  }),
  whichBelief({
    id: "01.made-by-sharing",
    situation: "One pixel [2, 10, 100] under a 1×1 filter with weights [3, 1, 2] and bias 5.",
    right: dot([2, 10, 100], [3, 1, 2]) + 5,
    suspects: [
      { belief: "The bias is added once for each channel.", gives: dot([2, 10, 100], [3, 1, 2]) + 3 * 5 },
      { belief: "The filter's first weight is used for every channel.", gives: dot([2, 10, 100], [3, 3, 3]) + 5 },
      { belief: "A filter keeps a map for each channel.", gives: [2 * 3 + 5, 10 * 1 + 5, 100 * 2 + 5] },
      { belief: "The weights are read from the last to the first.", gives: dot([2, 10, 100], [2, 1, 3]) + 5 },
    ],
    culprit: "b",
    because: "2·3 + 10·3 + 100·3 + 5. Every channel has weights of its own.",
  }),
  whichBelief({
    id: "01.made-by-clipping",
    situation: "Three channels [5, −3, −1] under the weights [1, 1, 1], bias 1, then ReLU.",
    right: Math.max(0, 5 - 3 - 1 + 1),
    suspects: [
      {
        belief: "ReLU comes before the channels are added.",
        gives: Math.max(0, 5) + Math.max(0, -3) + Math.max(0, -1) + 1,
      },
      { belief: "ReLU takes the minus signs away.", gives: 5 + 3 + 1 + 1 },
      { belief: "The bias is left out.", gives: Math.max(0, 5 - 3 - 1) },
      { belief: "The bias is added once for each channel.", gives: Math.max(0, 5 - 3 - 1 + 3 * 1) },
    ],
    culprit: "a",
    because: "Clipped first, −3 and −1 become 0, and 5 + 0 + 0 + 1 is 6. ReLU sees the finished sum alone.",
  }),
  whichBelief({
    id: "01.made-by-dropping",
    situation: "The line 1 to 7 under the kernel [1, 1, 1] with stride 2.",
    right: row(conv2d(line(1, 2, 3, 4, 5, 6, 7), three, { stride: 2 })),
    suspects: [
      {
        belief: "The stride is how many pixels are left out between stops.",
        gives: row(conv2d(line(1, 2, 3, 4, 5, 6, 7), three, { stride: 3 })),
      },
      {
        belief: "The last position does not count.",
        gives: row(conv2d(line(1, 2, 3, 4, 5, 6, 7), three, { stride: 2 })).slice(0, -1),
      },
      {
        belief: "The kernel may hang over the end.",
        gives: row(conv2d(line(1, 2, 3, 4, 5, 6, 7, 0, 0), three, { stride: 2 })),
      },
      { belief: "Every other pixel is dropped before the kernel slides.", gives: row(conv2d(line(1, 3, 5, 7), three)) },
    ],
    culprit: "d",
    because:
      "1 + 3 + 5 and 3 + 5 + 7: the neighbours were gone before they could be seen. A stride moves the window, not what lies in it.",
  }),
  whichBelief({
    id: "01.made-by-repeating",
    situation: "A 3×3 image of ones under a 3×3 kernel of ones, padding 1: corner, edge and middle of the output.",
    right: cornerEdgeMiddle(conv2d(ones(3), onesKernel, { padding: 1 })),
    suspects: [
      { belief: "The sum is divided by how many taps lie on the image.", gives: [1, 1, 1] },
      { belief: "Positions that hang over the border answer 0.", gives: [0, 0, 9] },
      { belief: "Padding repeats the pixels of the border.", gives: cornerEdgeMiddle(conv2d(ones(5), onesKernel)) },
    ],
    culprit: "c",
    because:
      "Ones beyond the border are counted like those within. Zero padding adds zeros, and the border answers less.",
  }),
  {
    id: "01.pooled",
    question: "maxPool2d with size 2 on the rows [1, 5, 2, 4] and [3, 0, 7, 6]: which numbers come out?",
    answer: () => row(maxPool2d(tensor([1, 5, 2, 4, 3, 0, 7, 6], [2, 4, 1]), 2)),
    because: "The windows lie side by side: [1, 5, 3, 0] and [2, 4, 7, 6].",
    beliefs: [
      {
        guess: row(maxPool2d(tensor([1, 5, 2, 4, 3, 0, 7, 6], [2, 4, 1]), 2, { stride: 1 })),
        says: "[5, 7, 7] moves the window by one pixel. A pool moves by its own size, so that no pixel is seen twice.",
      },
      {
        guess: row(averagePool2d(tensor([1, 5, 2, 4, 3, 0, 7, 6], [2, 4, 1]), 2)),
        says: "Those are the means. Max pooling keeps the largest number of each window.",
      },
      { guess: [7], says: "7 is the largest of all. Each window of 2 × 2 gives a number of its own." },
      { guess: 7, says: "7 is the largest of all. Each window of 2 × 2 gives a number of its own." },
      { guess: [5, 4, 7, 7], says: "Those come from rows alone. A window is 2 high and 2 wide." },
    ],
  },
  {
    id: "01.every-fifteenth",
    question:
      "The fence has eight boards, one every 16 pixels. You keep every 15th pixel and drop the rest. How many boards do you see?",
    choices: ["eight, only smaller", "one", "about half as many", "none: all is grey"],
    answer: () => "b",
    because:
      "Each pixel that you keep lies one pixel further to the left on the next board. So you walk over one board, in nine steps.",
    beliefs: [
      { guess: "a", says: "Nine pixels are left of each row. Eight boards and eight gaps need at least sixteen." },
      {
        guess: "c",
        says: "Four boards and four gaps would need at least eight pixels with the right distance; yours are 15 apart, and the boards 16.",
      },
      { guess: "d", says: "Grey would be the mean. Nothing is averaged here: a pixel is kept or dropped." },
    ],
  },
  {
    id: "01.largest-anywhere",
    question: "The eye's kernel again: the photograph is shifted by five pixels. What becomes of the largest answer?",
    choices: [
      "It stays the same.",
      "It gets smaller.",
      "It moves, and is another number.",
      "That depends on the direction.",
    ],
    answer: () => "a",
    because:
      "The map moves with the photograph, and its largest number with it: the same number, elsewhere. Whoever keeps that number alone no longer knows where.",
    beliefs: [
      { guess: "b", says: "The eye is as much like the kernel as before; it only lies elsewhere." },
      {
        guess: "c",
        says: "Its place moves. The window under the kernel holds the same pixels there, so the number is the same.",
      },
      { guess: "d", says: "As long as the eye stays within the picture, no direction differs from another." },
    ],
  },
  {
    id: "01.seven-against-three",
    question: "C channels in, C out, no bias: how many percent more weights has one 7×7 layer than three 3×3?",
    answer: () => Math.round(100 * (zeros([7, 7, 8, 8]).data.length / (3 * zeros([3, 3, 8, 8]).data.length) - 1)),
    decimals: 0,
    because: "49 · C · C against 3 · 9 · C · C: 49 / 27 is 1.81. C stands in both, and cancels.",
    beliefs: [
      { guess: 181, says: "181 is the whole, in percent of the other. How many percent are *more*?" },
      { guess: 45, says: "45 percent is what three 3×3 save, 22 of 49. Asked is what the 7×7 has more, 22 of 27." },
      { guess: 444, says: "444 is 49 against 9, a single 3×3. It takes three of them to see as far." },
      { guess: 0, says: "They see the same 7 × 7 pixels, but not with as many weights: 49 against 3 · 9." },
    ],
  },
];
