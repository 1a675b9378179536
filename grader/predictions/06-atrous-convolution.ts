import { conv2d, outputSize, tensor, zeros } from "../../lib/index";
import { countHoles, receptiveField } from "../../solutions/06-atrous-convolution";
import type { Prediction } from "../prediction";

const line = tensor([1, 2, 3, 4, 5, 6, 7], [1, 7, 1]);
const threeOnes = tensor([1, 1, 1], [1, 3, 1, 1]);

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
];
