/**
 * Chapter 08 · Your layers, a trained network
 *
 * Seven functions around somebody else's weights. The first six open the file,
 * run the network and read its answer; 1, 2, 4 and 6 are used in the notebook
 * as soon as they are right. The seventh is open: it earns points by how far
 * you get. Run the grading cell of the notebook (or `npm run grade -- 08` in a
 * terminal).
 *
 * Of lib you may use everything you know by now, such as `conv2d`,
 * `separableConv2d`, `pointwiseConv2d`, `maxPool2d`, `tensor`, `zeros`.
 */
import {
  conv2d,
  maxPool2d,
  pointwiseConv2d,
  separableConv2d,
  type Tensor,
  tensor,
  zeros,
} from "../lib/index";

/** One block of numbers in a file of weights. */
export type Entry = {
  name: string;
  shape: number[];
  scale: number;
  min: number;
};

/**
 * 1 · Bytes to weights. The file is one byte a weight, block after block, in
 * the order of the entries and with nothing between them. A byte counts steps
 * of `scale`, and byte 0 stands for `min`. (2 points)
 *
 * By hand: the bytes [0, 10, 255, 7] and two entries, "a" of shape [1, 3] with
 * scale 0.5 and min −3, "b" of shape [1] with scale 1 and min 0. Then a is
 * [[−3, 2, 124.5]], and b is [7].
 *
 * @param bytes whole numbers from 0 to 255
 * @returns a tensor for each entry, by its name
 */
export function toWeights(
  bytes: number[],
  entries: Entry[],
): Record<string, Tensor> {
  throw new Error("TODO: toWeights");
}

/**
 * 2 · The activation of this network: like ReLU, but a tenth of what is below 0
 * gets through. (1 point)
 *
 * By hand: −5, 0 and 2 become −0.5, 0 and 2.
 *
 * @param map [height, width, channels]
 * @returns a new map of the same shape; the given one stays as it is
 */
export function leaky(
  map: Tensor<[number, number, number]>,
): Tensor<[number, number, number]> {
  throw new Error("TODO: leaky");
}

type Map = Tensor<[number, number, number]>;
type Kernel = Tensor<[number, number, number, number]>;
type Pointwise = Tensor<[1, 1, number, number]>;
type Bias = Tensor<[number]>;

/**
 * 3 · The whole stack. A file of weights holds no order, no strides and no
 * padding; this is what is known of them:
 *
 * - The first layer is a standard one, stride 1, no padding. The separable
 *   ones, all 3×3, multiplier 1, keep height and width. The last is 1×1.
 * - The activation follows every layer but the last. In a separable layer it
 *   comes once, at its end; so does the bias.
 * - After each activation the largest number of each 2 × 2 pixels is kept. That
 *   halves the map; a row or a column that is left over makes one of its own.
 *   Only behind the last separable layer the window moves by one pixel, and the
 *   map keeps its size.
 *
 * The mean colour has been taken off the picture already. There is one
 * separable layer or more. (4 points)
 *
 * By hand, all channels 1: of a picture of 4 × 4 the four in the middle are
 * [[−1, 2], [3, 4]]. The first layer's 3 × 3 weights are 0 but for a 1 in the
 * middle, and its bias is 0. The one separable layer has a 2 in the middle,
 * then −1, bias 1; the last has the weight 10 and bias 3. All that is left at
 * the end is −4.
 *
 * @param picture [height, width, channels]
 * @returns [rows, columns, filters of the last layer]
 */
export function stack(
  picture: Map,
  first: { kernel: Kernel; bias: Bias },
  separable: { depthwise: Kernel; pointwise: Pointwise; bias: Bias }[],
  last: { kernel: Pointwise; bias: Bias },
): Map {
  throw new Error("TODO: stack");
}

/** Where a face may be, in pixels, and how sure the network is. */
export type Box = {
  left: number;
  top: number;
  width: number;
  height: number;
  score: number;
};

/** What the five boxes start from: width and height in cells of 32 pixels. */
export const anchors = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
];

/**
 * 4 · From 25 numbers to five boxes. One cell of the answer speaks of a square
 * of 32 × 32 pixels. Its numbers are five times [x, y, width, height, score],
 * one for each anchor, in their order; the notebook says what they mean.
 * (3 points)
 *
 * By hand, for row 1, column 2: the second five of the 25 numbers are
 * [1.0986, −1.0986, 0, 0.6931, 1.0986]. The second box is as wide as its anchor
 * and twice as high; its middle is 88 pixels from the left, 40 from the top. So
 * it is { left: −8.7, top: −186.6, width: 193.3, height: 453.1, score: 0.75 }.
 *
 * @param cell 25 numbers
 * @param row, column which cell, from 0
 * @returns five boxes
 */
export function boxes(cell: number[], row: number, column: number): Box[] {
  throw new Error("TODO: boxes");
}

/**
 * 5 · How much of two boxes is one and the same? From 0, nothing, to 1: then
 * they lie on each other exactly. The area that both cover, measured against
 * the area that they cover together. (2 points)
 *
 * By hand: left 0, top 0, width 4, height 3 and left 2, top 2, width 5, height
 * 2 share 2 and cover 20: 0.1. (No box has the width or the height 0.)
 */
export function overlap(a: Box, b: Box): number {
  throw new Error("TODO: overlap");
}

/**
 * 6 · Five boxes a cell, and many lie over the same face. Keep the best of all;
 * of the others, forget those that overlap it by more than `most`; keep the
 * best of what is left, and so on until none is left. (3 points)
 *
 * By hand: four boxes, 4 wide and 2 high, at left 0, 2, 4 and 6, with the
 * scores .5, .7, .9 and .6. Neighbours overlap by a third. With most .3 those
 * of .9 and .5 are kept; with most .4 all four are.
 *
 * @param all in no order; no two have the same score
 * @param most what two boxes that are kept may overlap; no two overlap just so
 * @returns a list of its own: the boxes that are kept, best first
 */
export function keepBest(all: Box[], most: number): Box[] {
  throw new Error("TODO: keepBest");
}

/**
 * 7 · The smallest face it can see. (up to 4 points)
 *
 * The portrait has 320 × 320 pixels. It is averaged down to size × size; what
 * is lost is lost. Then each of its pixels becomes enlarge × enlarge, smoothly,
 * and this is what the detector gets to see. Its surest box needs a score above
 * .5, and an overlap of .4 or more (exercise 5) with the face, which is 64 wide
 * and 80 high at left 107, top 40 of the 320.
 *
 * Points go by the size: 160 or less earns 1, 128 or less 2, 96 or less 3, 64
 * or less 4. `enlarge` is a whole number from 1 on, and size · enlarge at most
 * 320. The notebook has a cell to try it in. Before you try them all: what
 * decides what it finds?
 *
 * By hand, what it finds easily: { size: 320, enlarge: 1 }.
 */
export function smallestFace(): { size: number; enlarge: number } {
  throw new Error("TODO: smallestFace");
}
