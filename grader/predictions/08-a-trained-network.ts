import { costOfNetwork, receptiveField } from "../../lib/index";
import { type FaceBox, faceDetector } from "../../lib/networks/index";
import { overlap, toWeights } from "../../solutions/08-a-trained-network";
import type { Prediction } from "../prediction";
import { whichBelief } from "../which-belief";

/** As the detector's manifest gives them for the first block. */
const first = { scale: 0.009007044399485869, min: -1.2069439495311063 };

/** Weights of the five separable layers, and of standard layers in their place. Counted when asked: it takes mathjs. */
function weights(type: "separable" | "conv"): number {
  const { layers, ...about } = faceDetector();
  const all = layers.map((layer) => (layer.type === "separable" ? ({ ...layer, type } as const) : layer));
  const { rows } = costOfNetwork({ ...about, layers: all });
  const inside = rows.filter((_, i) => layers[i].type === "separable");
  return inside.reduce((sum, row) => sum + row.weights, 0);
}

const macs = (size: number) => costOfNetwork(faceDetector(size)).total.macs;
const box = (left: number, top: number, width: number, height: number, score: number): FaceBox => {
  return { left, top, width, height, score };
};
const row = [0.6, 0.9, 0.7, 0.5].map((score, i) => box(2 * i, 0, 4, 2, score));
const sorted = (boxes: readonly FaceBox[]) => [...boxes].sort((a, b) => b.score - a.score);
/** Each box that overlaps none of those kept before it by more than 0.3, in the order given. */
const kept = (boxes: readonly FaceBox[]) =>
  boxes.reduce<FaceBox[]>((list, one) => (list.every((b) => overlap(b, one) <= 0.3) ? list.concat(one) : list), []);
const withAllBetter = (boxes: readonly FaceBox[]) =>
  sorted(boxes).filter((one, i, all) => all.slice(0, i).every((better) => overlap(better, one) <= 0.3));
const scores = (boxes: readonly FaceBox[]) => boxes.map(({ score }) => score);
const read = (bytes: number[], scale: number, min: number) => [
  ...toWeights(bytes, [{ name: "a", shape: [bytes.length], scale, min }]).a.data,
];

export const predictions: readonly Prediction[] = [
  {
    id: "08.zero-byte",
    question: "In the first block a step is 0.009007 and byte 0 stands for −1.206944. Which byte stands for 0?",
    answer: () => Math.round(-first.min / first.scale),
    because:
      "1.206944 / 0.009007: so many steps lead from the smallest weight up to 0. They come out whole, for in every block 0 has a byte of its own.",
    beliefs: [
      { guess: 0, says: "Byte 0 stands for the smallest weight, −1.2. Zero lies some steps above it." },
      {
        guess: 128,
        says: "128 would be the middle of the bytes. The weights reach from −1.21 to 1.09, so 0 isn't quite in the middle.",
      },
      {
        guess: 127,
        says: "127 is near the middle of the bytes. The weights reach from −1.21 to 1.09, so 0 isn't quite there.",
      },
      { guess: 1, says: "Byte 1 is one step above −1.206944: −1.197937. How many such steps lead to 0?" },
    ],
  },
  {
    id: "08.fewer-weights",
    question: "Were the five separable layers standard 3×3 layers: how many times their weights? One decimal.",
    answer: () => Math.round((weights("conv") / weights("separable")) * 10) / 10,
    decimals: 1,
    because:
      "1,571,328 weights instead of 179,056. A separable layer has 1/9 + 1/N of a standard one's, and here N is large: 32 up to 512.",
    beliefs: [
      {
        guess: 9,
        says: "9 is the limit for very many filters. With 32 to 512 of them a little is missing: 1/9 + 1/N.",
      },
      {
        guess: 8,
        says: "8 would be about right for 64 filters. Most of the weights sit in the last layers, with 256 and 512.",
      },
      {
        guess: 3,
        says: "3 would be a kernel split into a row and a column. A separable layer splits off the channels.",
      },
    ],
  },
  {
    id: "08.rows",
    question: "Five poolings halve the map, a sixth has stride 1. How many rows has the answer to 320 × 320 pixels?",
    answer: () => costOfNetwork(faceDetector(320)).outputShape[0],
    because: "The first layer makes 318 of 320; halved five times, and rounded up, that is 159, 80, 40, 20, 10.",
    beliefs: [
      { guess: 5, says: "5 halves six times. The sixth pooling moves by one pixel and keeps the size." },
      { guess: 9, says: "318 / 32 is 9.9; each halving here rounds up, so a row that is left over counts." },
      { guess: 320, says: "320 would be an answer for every pixel. Each pooling of stride 2 halves the map." },
      { guess: 25, says: "25 is how many numbers stand in each place. How many rows of places are there?" },
    ],
  },
  {
    id: "08.field",
    question: "How many pixels of the picture, across, can one number of the answer depend on?",
    answer: () => receptiveField(faceDetector()).slice(-1)[0].size,
    because:
      "Each 3×3 adds 2 jumps and each pooling 1, and the jump doubles five times: the last 3×3 alone adds 2 · 32 pixels, the last pooling 32.",
    beliefs: [
      { guess: 32, says: "32 is the distance from one cell to the next. Their fields overlap by far." },
      {
        guess: 13,
        says: "13 adds up six 3×3 layers as if nothing had a stride. Behind a pooling one step is 2 pixels, then 4, and so on.",
      },
      {
        guess: 320,
        says: "320 is the whole picture. It is large, but not that large: add up 2 jumps for every 3×3, one for every pooling.",
      },
      { guess: 96, says: "96 is three cells. The earlier layers have reached beyond those already." },
      {
        guess: 158,
        says: "158 is right as far as the last 3×3. One more pooling stands behind it, of stride 1: it adds 32.",
      },
    ],
  },
  {
    id: "08.middle",
    question: "In row 2, column 4 a box has 0 for x, raw. How many pixels from the picture's left edge is its middle?",
    answer: () => 32 * (4 + 1 / (1 + Math.exp(-0))),
    because: "The sigmoid of 0 is a half: the middle of the cell. (4 + 0.5) · 32.",
    beliefs: [
      {
        guess: 128,
        says: "128 is the cell's left edge. x goes through the sigmoid first, and the sigmoid of 0 is a half.",
      },
      { guess: 80, says: "80 would be column 2. Columns count from the left, rows from the top." },
      { guess: 4.5, says: "4.5 is in cells. A cell is 32 pixels wide." },
      { guess: 160, says: "160 is the cell's right edge. The sigmoid of 0 is a half, not 1." },
    ],
  },
  {
    id: "08.halved",
    question: "The portrait is halved to 160 × 160 pixels. What will the detector do?",
    choices: [
      "Find the face as surely as before: it is the same picture.",
      "Find it more surely: the face fits into fewer cells.",
      "Find it, but less surely.",
      "Find nothing: half of the pixels are gone.",
    ],
    answer: () => "c",
    because:
      "The same picture, but not the same numbers: its weights look for edges and eyes of a certain size in pixels. A convolution follows a face that moves, not one that shrinks; that it copes at all, it has learnt.",
    beliefs: [
      {
        guess: "a",
        says: "To you it is the same. To a 3×3 kernel an eye of half the size is another pattern: nothing in a convolution makes sizes equal.",
      },
      {
        guess: "b",
        says: "One cell sees 190 pixels, and the face had 87: it fitted before. And what lies under each weight has changed.",
      },
      {
        guess: "d",
        says: "Three quarters of the pixels are gone, and still a face is there to be seen, by you and by the detector.",
      },
    ],
  },
  {
    id: "08.quarter",
    question: "How many times fewer MACs does the half-size picture take? Whole.",
    answer: () => Math.round(macs(320) / macs(160)),
    decimals: 0,
    because: "Half the rows and half the columns: a quarter of the positions. The weights are as many as before.",
    beliefs: [
      { guess: 2, says: "2 halves one side. Height and width are both halved." },
      { guess: 1, says: "The weights are the same, but each is used at every position, and there are fewer of these." },
    ],
  },
  {
    id: "08.moved",
    question: "The picture is moved right by 32 pixels, a whole cell. What becomes of the score 0.885?",
    choices: ["It is exactly the same.", "It falls a little.", "It falls to almost nothing."],
    answer: () => "a",
    because:
      "All strides together make 32: after a move by 32 every window finds what its left neighbour found before, and the same numbers stand one cell further right. Chapter 01's equivariance, to the last digit.",
    beliefs: [
      {
        guess: "b",
        says: "That happens for a move by 4 or 20. After 32 every window lies on the very pixels that its left neighbour had.",
      },
      { guess: "c", says: "The detector doesn't know places by heart: the same weights look at every cell." },
    ],
  },
  {
    id: "08.upside-down",
    question: "The portrait is turned upside down. Is a face found: true or false?",
    answer: () => false,
    because:
      "No layer of this network turns anything. It finds what is like the faces it has seen, and upside down they hardly occur.",
    beliefs: [
      {
        guess: true,
        says: "A move is free in a convolution, a turn is not: eyes below a mouth are another pattern, and nobody taught it that one.",
      },
    ],
  },
  whichBelief({
    id: "08.made-by-signed-bytes",
    situation: "The bytes [0, 10, 200], scale 0.5, min −3.",
    right: read([0, 10, 200], 0.5, -3),
    rightly: "The weights are",
    suspects: [
      { belief: "min is a number of steps, and is added first.", gives: [0, 10, 200].map((b) => (b - 3) * 0.5) },
      { belief: "A byte above 127 is a negative number.", gives: read([0, 10, 200 - 256], 0.5, -3) },
      {
        belief: "A byte is a share of 255.",
        gives: [0, 10, 200].map((b) => Math.round(((b / 255) * 0.5 - 3) * 100) / 100),
      },
      { belief: "Byte 0 is the weight 0: scale is enough.", gives: read([0, 10, 200], 0.5, 0) },
    ],
    culprit: "b",
    because:
      "200 − 256 is −56, and −56 · 0.5 − 3 is −31. In many languages a byte does go from −128 to 127; in this file it counts from 0.",
  }),
  whichBelief({
    id: "08.made-by-the-forgotten",
    situation:
      "Four boxes in a row, each half over the next, score 0.6, 0.9, 0.7 and 0.5; neighbours overlap by a third, and 0.3 is allowed.",
    right: scores(kept(sorted(row))),
    rightly: "Kept are the scores",
    suspects: [
      { belief: "Boxes are compared in the order in which they come.", gives: scores(kept(row)) },
      { belief: "A box that was forgotten still makes others be forgotten.", gives: scores(withAllBetter(row)) },
      {
        belief: "Of two that overlap, the one with the smaller score is meant to stay.",
        gives: scores(kept(sorted(row).reverse())),
      },
      { belief: "Sorted is enough: the best come first.", gives: scores(sorted(row)) },
    ],
    culprit: "b",
    because:
      "0.9 drops 0.6 and 0.7, its neighbours. 0.5 overlaps nobody but 0.7, and 0.7 is gone: nothing speaks against 0.5.",
  }),
  {
    id: "08.eight-values",
    question: "Each block of weights is left with 8 values. What does the detector do with the portrait?",
    choices: [
      "It finds the face, less surely.",
      "It finds nothing: all scores fall.",
      "It finds faces where there are none, and some of them surely.",
      "It finds the face as before: the large weights decide.",
    ],
    answer: () => "c",
    because:
      "Most weights of a block are small, and a long step makes them 0 or much too large. The sums come out wrong, too high as easily as too low, and the last ones are the scores.",
    beliefs: [
      {
        guess: "a",
        says: "That holds down to about 32 values. A score is a sum of weights, so weights that are wrong enough can also make it large.",
      },
      {
        guess: "b",
        says: "Weights that are wrong make sums wrong, in both directions. What was far below one half can come to lie above it.",
      },
      {
        guess: "d",
        says: "There are few large ones and very many small ones, and what the many add up to decides as well.",
      },
    ],
  },
];
