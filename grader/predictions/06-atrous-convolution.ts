import {
  type ConvOptions,
  conv2d,
  dilateKernel,
  outputSize,
  pathCounts,
  tensor,
  validTapShares,
  zeros,
} from "../../lib/index";
import { countHoles, type Layer, receptiveField, withoutStrides } from "../../solutions/06-atrous-convolution";
import type { Prediction } from "../prediction";
import { whichBelief } from "../which-belief";

const line = tensor([1, 2, 3, 4, 5, 6, 7], [1, 7, 1]);
const threeOnes = tensor([1, 1, 1], [1, 3, 1, 1]);
const slid = (options: ConvOptions, taps = [1, 10, 100]) => [
  ...conv2d(line, tensor(taps, [1, taps.length, 1, 1]), options).data,
];
const dense = (kernel: number, stride = 1): Layer => ({ kernel, stride, rate: 1 });
const padded = (stride: number, rate = 1) => ({ kernel: 3, stride, rate, padding: rate });
const behindTheStride = withoutStrides([padded(3), padded(1, 2)], 1)[1];
const reach = (kernel: number, rate: number) => dilateKernel(zeros([1, kernel, 1, 1]), [1, rate]).shape[1];

export const predictions: readonly Prediction[] = [
  {
    id: "06.reach",
    question: "Three taps at rate 4: over how many pixels do they reach?",
    answer: () => [...Array(30).keys()].find((n) => n > 2 * 4)!,
    because: "Two gaps with 3 holes each, and 3 taps: x···x···x.",
    beliefs: [
      { guess: 3 * 4, says: "12 is 3 · 4: it counts holes behind the last tap, too." },
      { guess: 3 + 4, says: "7 is 3 + 4: the holes lie in both gaps, not in one." },
      { guess: 3 + 2 * 4, says: "11 is 3 + 2 · 4: rate 4 means four apart, which leaves three holes in a gap." },
      { guess: 2 * 4, says: "8 is the way from the first tap to the last. The last tap counts too." },
      { guess: 5, says: "5 is right at rate 2, with one hole in each gap. At rate 4 there are three." },
      { guess: 3, says: "3 is the number of taps. They lie further apart now." },
    ],
  },
  {
    id: "06.weights",
    question: "A 3×3 kernel at rate 6, one channel, one filter: how many weights?",
    answer: () => zeros([3, 3, 1, 1]).data.length,
    because: "Nothing is stored for a hole, so there are 3 · 3 weights at every rate.",
    beliefs: [
      { guess: 169, says: "169 is 13 · 13, the area it reaches over. The holes have no weights: nothing fills them." },
      { guess: 81, says: "81 is 9 · 9, the area it would reach over at rate 4; and holes have no weights." },
      { guess: 54, says: "54 is 9 · 6. The rate moves the taps apart; it makes no new ones." },
      { guess: 324, says: "324 is 18 · 18. The rate moves the taps apart; it makes no new ones." },
      { guess: 18, says: "18 would be a kernel of 3 · 6. The rate moves the taps apart; it makes no new ones." },
    ],
  },
  {
    id: "06.line",
    question: "1, 2, 3, 4, 5, 6, 7 with the kernel [1, 1, 1] at rate 2, no padding. Which list comes out?",
    answer: () => [...conv2d(line, threeOnes, { dilation: [1, 2] }).data],
    because: "1+3+5, 2+4+6, 3+5+7: every stop is visited, every other pixel is read.",
    beliefs: [
      {
        guess: [6, 12, 18],
        says: "That is stride 2: the kernel jumps, its taps lie together. A rate pulls the taps apart and stops everywhere.",
      },
      { guess: [12], says: "12 is 1 + 4 + 7: three apart. Rate 2 means two apart, one hole in each gap." },
      { guess: [15, 20, 25], says: "You read the pixels in the holes, too: 1+2+3+4+5. Holes are skipped." },
      {
        guess: [9, 15],
        says: "You stopped at every other pixel as well. A rate does not move the kernel; it stops everywhere.",
      },
      { guess: [4, 6, 8, 10, 12], says: "You added two numbers, 1 + 3. There are three taps: 1 + 3 + 5." },
      { guess: [6, 9, 12, 15, 18], says: "That is rate 1: the taps still lie side by side." },
    ],
  },
  {
    id: "06.same",
    question: "A 3×3 kernel at rate 2, stride 1. How much padding at each side keeps the size?",
    answer: () => [0, 1, 2, 3, 4].find((padding) => outputSize(9, 3, { padding, dilation: 2 }) === 9)!,
    because: "It reaches over 5 pixels and would lose 4 positions: 2 zeros at each end give them back.",
    beliefs: [
      { guess: 1, says: "1 is right without holes. At rate 2 the kernel reaches over 5 pixels." },
      { guess: 4, says: "4 is what both ends need together." },
      { guess: 3, says: "3 would be right for a kernel that reaches over 7 pixels: rate 3." },
    ],
  },
  {
    id: "06.stack",
    question: "A kernel of 3 at stride 2, then a kernel of 3. On how many pixels of a line does one output depend?",
    answer: () =>
      receptiveField([
        { kernel: 3, stride: 2, rate: 1 },
        { kernel: 3, stride: 1, rate: 1 },
      ]),
    because: "The second kernel sees 3 numbers, each of them 3 pixels wide and 2 apart: 3 + 2 · 2.",
    beliefs: [
      { guess: 9, says: "9 is 3 · 3, or the jump counted too early. The three windows overlap: 3, and twice 2 more." },
      { guess: 5, says: "5 is right without the stride. Behind a stride of 2, neighbours are 2 pixels apart." },
      { guess: 6, says: "6 is 3 + 3. The second kernel adds two steps, and each is 2 pixels." },
    ],
  },
  {
    id: "06.gridding",
    question:
      "Three layers of 3 taps, all at rate 2: the field is 13 pixels wide. How many of them are never looked at?",
    answer: () => countHoles([2, 2, 2]),
    because: "From 0 only even distances can be reached: −6, −4 … 6. The 6 odd ones are never seen.",
    beliefs: [
      { guess: 0, says: "0 would be nice. But steps of 2, 2 and 2 only ever lead to even distances." },
      { guess: 2, says: "2 are the holes of a single layer. Later layers don't fill them: they step by 2 as well." },
      { guess: 7, says: "7 is the number of pixels that are reached: −6, −4, −2, 0, 2, 4, 6." },
    ],
  },
  {
    id: "06.cost",
    question: "The same kernel at rate 6 instead of 1, the size kept by padding: 'more', 'fewer' or 'as many' MACs?",
    answer: () => "as many",
    because: "The same taps at the same number of positions. What isn't free is keeping the map large.",
    beliefs: [
      { guess: "more", says: "It reaches further but multiplies as often: the pixels in the holes are never read." },
      {
        guess: "fewer",
        says: "Nothing is saved against rate 1: 9 taps at every position, as before. Against a dense 13×13 kernel, a great deal.",
      },
    ],
  },
  {
    id: "06.doubling",
    question: "Three layers of 3 taps at rates 1, 2 and 4, stride 1: how many pixels wide is the field?",
    answer: () => pathCounts([1, 2, 4]).length,
    because: "Without strides the jump stays 1, so the field grows by twice the rate each time: 1 + 2 + 4 + 8.",
    beliefs: [
      {
        guess: 7,
        says: "7 is the sum of the rates, and the field at rates 1, 1, 1. Each layer looks to both sides.",
      },
      { guess: 14, says: "14 is 2 · (1 + 2 + 4). The field was 1 pixel before the first layer." },
      { guess: 9, says: "9 is what the last layer reaches over. What it reads has already seen 7 pixels each." },
      { guess: 17, says: "17 is 3 + 5 + 9. Each layer adds its reach less one: its first pixel is there already." },
      { guess: 135, says: "135 is 3 · 5 · 9. Fields don't multiply; each layer adds its reach less one." },
      { guess: 23, says: "23 has a jump that grows with the rate. Only strides make the jump larger." },
    ],
  },
  {
    id: "06.stride-out",
    question:
      "Both layers keep their weights, and the second layer shall find its old numbers again. Its rate, and its padding: a list of two.",
    answer: () => {
      const { rate, padding } = withoutStrides([padded(2), padded(1)], 1)[1];
      return [rate, padding];
    },
    because:
      "Its old numbers lie two apart, so its taps do as well; and it reaches over 5 pixels, so it needs 2 zeros.",
    beliefs: [
      { guess: [2, 1], says: "The rate is right. With it the kernel reaches over 5 pixels, and 1 zero is too few." },
      {
        guess: [1, 1],
        says: "At rate 1 it reads neighbours, which stood nowhere in the old map: it would be another layer.",
      },
      { guess: [3, 3], says: "At rate 3 there are two holes. Between two old numbers lies one new one." },
      {
        guess: [1, 2],
        says: "The padding is right, but at rate 1 it reads the new numbers that lie between the old ones.",
      },
    ],
  },
  {
    id: "06.two-strides",
    question:
      "Three layers of 3×3, the first two at stride 2. Both strides are taken out. At which rate does the third layer find its old numbers?",
    answer: () => withoutStrides([padded(2), padded(2), padded(1)], 1)[2].rate,
    because: "Two strides of 2 are gone in front of it, so the map it reads is four times as fine: 2 · 2.",
    beliefs: [
      { guess: 2, says: "2 is right for the second layer. In front of the third, two strides are gone." },
      { guess: 3, says: "3 would leave two holes. Each stride doubles the distance between its old numbers." },
      { guess: 1, says: "At rate 1 it would read neighbours. Its old numbers lie further apart now." },
      { guess: 8, says: "8 would be right behind three strides of 2. Two are gone: 2 · 2." },
    ],
  },
  {
    id: "06.output-stride",
    question:
      "A network's output stride is 8 instead of 32. How many times as many numbers does its last layer put out?",
    answer: () => (32 / 8) ** 2,
    because: "Four times as many rows, and four times as many columns.",
    beliefs: [
      { guess: 4, says: "4 times as many rows, yes; and 4 times as many columns." },
      { guess: 2, says: "2 strides of 2 are gone, but each of them halves both height and width." },
      { guess: 8, says: "The map has 32/8 = 4 times as many rows and 4 times as many columns." },
      { guess: 1 / 16, says: "The other way round: a smaller output stride is a finer, larger map." },
    ],
  },
  {
    id: "06.ways",
    question: "One layer at rate 1, then one at rate 2: how many ways lead from each of the seven pixels? A list.",
    answer: () => pathCounts([1, 2]),
    because: "Three copies of 1 1 1, two apart: they overlap at two pixels.",
    beliefs: [
      {
        guess: [1, 2, 3, 3, 3, 2, 1],
        says: "That reads the pixels in the holes as well: five copies of 1 1 1, one apart. There are three, two apart.",
      },
      {
        guess: [1, 1, 1, 1, 1, 1, 1],
        says: "The copies lie 2 apart and are 3 long: they overlap, and there two ways add up.",
      },
      {
        guess: [1, 0, 2, 0, 2, 0, 1],
        says: "Only the second layer steps by 2. The first one fills the pixels between.",
      },
      {
        guess: [1, 0, 2, 0, 3, 0, 2, 0, 1],
        says: "That is rates 2 and 2. Here the first layer has rate 1 and fills the pixels between.",
      },
      { guess: [1, 2, 3, 2, 1], says: "That is rates 1 and 1. The copies of the second layer lie 2 apart." },
    ],
  },
  {
    id: "06.largest-rate",
    question:
      "Rates 1 and 3 look at all of their 9 pixels. What is the largest rate of a third layer that leaves no hole either?",
    answer: () => 30 - [...Array(30).keys()].findIndex((n) => !pathCounts([1, 3, 30 - n]).includes(0)),
    because: "Three copies of 9 pixels, 9 apart, lie side by side. At 10 there would be a gap between them.",
    beliefs: [
      { guess: 3, says: "At 3 the copies, 9 pixels long, overlap by 6. There is room." },
      {
        guess: 4,
        says: "4 is how far they see to one side. At 4 the copies, 9 pixels long, overlap by 5: there is room.",
      },
      { guess: 5, says: "At 5 the copies overlap by 4. There is room." },
      { guess: 6, says: "At 6 the copies overlap by 3. There is room." },
      { guess: 8, says: "At 8 the copies overlap by one pixel. There is room for one more." },
      { guess: 10, says: "At 10 there is one pixel between two copies, and nobody looks at it." },
      { guess: 27, says: "27 is how wide the field can become. Asked is the rate." },
    ],
  },
  {
    id: "06.middle",
    question: "Rates 1, 2, 4: how many ways lead to the output from the pixel in the middle, right under it?",
    answer: () => pathCounts([1, 2, 4])[7],
    because: "±1, ±2 and ±4 never cancel each other, so there is only straight on, three times.",
    beliefs: [
      {
        guess: 3,
        says: "3 is right for its neighbours. To come back to the middle, 1, 2 and 4 would have to cancel out.",
      },
      { guess: 7, says: "7 is right at rates 1, 1, 1, where a step to the left can be taken back." },
      { guess: 27, says: "27 is the number of all ways, from all pixels." },
      { guess: 0, says: "There is one: the middle tap of each layer." },
    ],
  },
  {
    id: "06.bell",
    question:
      "Forty layers of 3 taps at rate 1: the field is 81 pixels wide. How many of them, in the middle, hold 95 of 100 ways?",
    choices: ["77, nearly all", "41, half of them", "21, a quarter", "3, right under the output"],
    answer: () => "c",
    because: "To come near the end, nearly all forty steps must go the same way. Most ways stay within 10 pixels.",
    beliefs: [
      {
        guess: "a",
        says: "That would be so if all pixels were counted alike. There is one way from the last pixel, and very many from the middle.",
      },
      { guess: "b", says: "Half is right for about ten layers. With more of them the share of the middle grows." },
      {
        guess: "d",
        says: "So narrow it is not: one way in three makes a step to the left, one in three to the right, and they add up like throws of dice.",
      },
    ],
  },
  {
    id: "06.every-pixel",
    question: "Which of the four will name most pixels rightly?",
    choices: ["1, 1, 1", "2, 2, 2", "1, 2, 3", "1, 2, 4"],
    answer: () => "d",
    because: "Its field is 15 wide and has no holes: from every pixel it sees the whole sheet, even from a corner.",
    beliefs: [
      {
        guess: "a",
        says: "Its field is 7 wide. From a corner it sees a quarter of the sheet, and many digits look alike there.",
      },
      { guess: "b", says: "Its field is 13 wide, but it looks at no more than 7 of 13 pixels, in rows as in columns." },
      { guess: "c", says: "No holes, and 13 wide. One of the four sees still further, and without a hole." },
    ],
  },
  {
    id: "06.agree",
    question: "In the network with rates 2, 2, 2: which pixels agree more often about the digit?",
    choices: ["Neighbours.", "Pixels two apart.", "It makes no difference."],
    answer: () => "b",
    because: "Pixels two apart read the same image of the four that interlock; neighbours have no pixel in common.",
    beliefs: [
      {
        guess: "a",
        says: "So it is with the other rates. At rates 2, 2, 2, which pixels do two neighbours both look at?",
      },
      { guess: "c", says: "Two pixels agree if they look at the same things. Which pixels does a neighbour look at?" },
    ],
  },
  whichBelief({
    id: "06.made-by-rate",
    situation: "1, 2, 3, 4, 5, 6, 7 under the kernel [1, 10, 100] at rate 2.",
    right: slid({ dilation: [1, 2] }),
    suspects: [
      { belief: "A rate moves the kernel further, as a stride does.", gives: slid({ stride: [1, 2] }) },
      { belief: "Rate 2 leaves two holes.", gives: slid({ dilation: [1, 3] }) },
      { belief: "The kernel stops at every other pixel as well.", gives: slid({ dilation: [1, 2], stride: [1, 2] }) },
      { belief: "The kernel is turned first.", gives: slid({ dilation: [1, 2] }, [100, 10, 1]) },
    ],
    culprit: "c",
    because: "The taps lie two apart, and the kernel stops everywhere.",
  }),
  whichBelief({
    id: "06.made-by-field",
    situation: "A kernel of 5 at stride 2, then a kernel of 3: on how many pixels of a line does one output depend?",
    rightly: "It is",
    right: receptiveField([dense(5, 2), dense(3)]),
    suspects: [
      { belief: "Fields multiply.", gives: 5 * 3 },
      { belief: "Strides make no difference.", gives: receptiveField([dense(5), dense(3)]) },
      { belief: "A stride stretches its own kernel.", gives: 1 + (5 - 1) * 2 + (3 - 1) * 2 },
      { belief: "Fields add up.", gives: 5 + 3 },
    ],
    culprit: "c",
    because: "The first kernel still reads 5 neighbours; only what comes behind it is 2 pixels apart: 5 + 2 · 2.",
  }),
  whichBelief({
    id: "06.made-by-stride",
    situation:
      "Kernel 3 at stride 3, then kernel 3 at rate 2 and padding 2. The stride is taken out. The second layer's new rate and padding?",
    rightly: "They are",
    right: [behindTheStride.rate, behindTheStride.padding],
    suspects: [
      { belief: "The stride takes the place of the rate.", gives: [3, 3] },
      { belief: "The padding stays as it was.", gives: [6, 2] },
      { belief: "The stride is added to the rate.", gives: [5, 5] },
      { belief: "Every stride that is taken out doubles the rate.", gives: [4, 4] },
    ],
    culprit: "b",
    because: "What lay 2 apart lies 6 apart on the finer map, and the zeros at the border go along.",
  }),
  whichBelief({
    id: "06.made-by-holes",
    situation: "Two layers of 3 taps, at rates 2 and 3: how many pixels of the field are never looked at?",
    rightly: "It is",
    right: countHoles([2, 3]),
    suspects: [
      { belief: "All pixels of a field are looked at.", gives: 0 },
      { belief: "The last layer's holes stay.", gives: 2 * (3 - 1) },
      { belief: "Every layer leaves its own holes.", gives: 2 * (2 - 1) + 2 * (3 - 1) },
      { belief: "As many are looked at as there are taps.", gives: pathCounts([2, 3]).length - 2 * 3 },
    ],
    culprit: "c",
    because:
      "The layers fill most of each other's holes: only 4 to the left and 4 to the right can't be reached by ±2 and ±3.",
  }),
  {
    id: "06.outgrown",
    question:
      "A map of 65×65, padded so that it keeps its size, and a 3×3 kernel at rate 65. How many of its nine taps lie on the map, at most?",
    answer: () => 9 - [...validTapShares(65, 65)].reverse().findIndex((share) => share > 0),
    because: "65 pixels to either side of any pixel, the map has ended: only the middle tap is left.",
    beliefs: [
      { guess: 9, says: "For nine, the kernel would have to reach over at most 65 pixels. It reaches over 131." },
      { guess: 4, says: "4 is right at rates from 33 to 64. From the first pixel, 65 further is one too far." },
      { guess: 3, says: "For three in a row, 130 pixels would have to lie between the first and the last." },
      { guess: 0, says: "One tap always lies on the map: the middle one, where the kernel stops." },
    ],
  },
  {
    id: "06.rule-of-thumb",
    question:
      "The rates 2, 3, 4 have no common factor, and M₂ is 3: they pass. How many of the 19 pixels of their field are never looked at?",
    answer: () => countHoles([2, 3, 4]),
    because: "±2, ±3 and ±4 make every number up to 9, but not 8: one at each end.",
    beliefs: [
      { guess: 0, says: "So says the rule. Try to make 8 of ±2, ±3 and ±4, each taken once or left out." },
      { guess: 1, says: "What is missing on the left is missing on the right as well." },
      { guess: 4, says: "±1 is 4 − 3, or 3 − 2. It can be reached; what else did you count?" },
      { guess: 6, says: "6 holes belong to the rates 2, 2, 2, whose field is 13 wide." },
    ],
  },
  {
    id: "06.wavenet",
    question: "Ten layers of 2 taps at rates 1, 2, 4 … 512. How many samples long is the field?",
    answer: () =>
      pathCounts(
        [...Array(10).keys()].map((n) => 2 ** n),
        2,
      ).length,
    because: "Two taps have one gap, so each layer adds its rate: 1 + 1 + 2 + 4 + … + 512.",
    beliefs: [
      { guess: 1023, says: "1023 is the sum of the rates. The field was 1 before the first layer." },
      { guess: 2047, says: "2047 is right for three taps, which look to both sides. Two taps have one gap." },
      { guess: 513, says: "513 is what the last layer reaches over. What it reads has already seen 512 samples." },
      {
        guess: 512,
        says: "512 is the rate of the last layer. The others' rates add up to 511, and the field begins with 1.",
      },
      { guess: 20, says: "20 is the number of all taps. They lie far apart." },
    ],
  },
  {
    id: "06.large-field",
    question: "A 7×7 kernel at rate 4 is replaced by a 3×3 that reaches just as far. At which rate?",
    answer: () => [...Array(40).keys()].find((rate) => rate > 0 && reach(3, rate) === reach(7, 4))!,
    because: "7 + 6 · 3 = 25 pixels, and 3 + 2 · 11 as well.",
    beliefs: [
      { guess: 11, says: "11 is how many holes each gap has. The rate is the distance from tap to tap, one more." },
      { guess: 8, says: "8 is right for a 4×4. Three taps have two gaps for 24 steps." },
      {
        guess: 9,
        says: "It is about 7 · 4 / 3. But a reach is counted in gaps: 6 of 4 pixels each, to be shared by two.",
      },
      { guess: 25, says: "25 is how far it reaches. Two gaps share it." },
      { guess: 4, says: "At rate 4, 3 taps reach over 9 pixels. The 7×7 reaches over 25." },
    ],
  },
];
