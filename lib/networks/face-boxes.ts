import { sigmoid } from "../activation";
import { type Tensor, tensor } from "../tensor";
import { type DetectorOperators, detectorMaps } from "./face-detector";

/** Where a face may be, in pixels of the picture, and how sure the network is: 0 to 1. */
export interface FaceBox {
  left: number;
  top: number;
  width: number;
  height: number;
  score: number;
}

/** Pixels of the picture to a cell of the answer. */
const CELL = 32;

/** The sizes that boxes start from, in cells: face-api's src/tinyFaceDetector/const.ts. */
const ANCHORS = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
];

/**
 * The five boxes of every cell, row by row.
 * @param answer the detector's last map, [rows, columns, 25]
 */
export function faceBoxes(answer: Tensor): FaceBox[] {
  const [rows, columns] = answer.shape;
  return Array.from({ length: rows * columns * ANCHORS.length }, (_, i) => {
    const cell = Math.floor(i / ANCHORS.length);
    const [x, y, wide, high, score] = answer.data.subarray(5 * i, 5 * i + 5);
    const [right, down, sure] = sigmoid(tensor([x, y, score])).data;
    const [width, height] = ANCHORS[i % ANCHORS.length].map((size, j) => CELL * size * Math.exp(j ? high : wide));
    const [centreX, centreY] = [CELL * ((cell % columns) + right), CELL * (Math.floor(cell / columns) + down)];
    return { left: centreX - width / 2, top: centreY - height / 2, width, height, score: sure };
  });
}

/** The area that two boxes share, as a part of the area that they cover together ("intersection over union"): 0 to 1. */
export function boxOverlap(a: FaceBox, b: FaceBox): number {
  const shared = (start: "left" | "top", size: "width" | "height") =>
    Math.max(0, Math.min(a[start] + a[size], b[start] + b[size]) - Math.max(a[start], b[start]));
  const both = shared("left", "width") * shared("top", "height");
  return both / (a.width * a.height + b.width * b.height - both);
}

/**
 * The best box, then the best of those that don't overlap it too much, and so on ("non-maximum suppression").
 * @param most of the overlap that two boxes may have
 */
export function keepBestBoxes(boxes: readonly FaceBox[], most: number): FaceBox[] {
  const kept: FaceBox[] = [];
  for (const box of [...boxes].sort((a, b) => b.score - a.score)) {
    if (kept.every((better) => boxOverlap(better, box) <= most)) kept.push(box);
  }
  return kept;
}

/**
 * The faces in a picture, surest first.
 * @param picture [height, width, 3], numbers from 0 to 1
 * @param weights by name, as `faceDetectorWeights()` has them
 * @param operators `lib/index`, `lib/fast/index`, or functions of your own
 * @param options threshold: the score that a box must exceed, default 0.5 (face-api's). overlap: the most that two boxes
 * may have, default 0.4 (face-api's)
 */
export function detectFaces(
  picture: Tensor,
  weights: Record<string, Tensor>,
  operators: DetectorOperators,
  { threshold = 0.5, overlap = 0.4 }: { threshold?: number; overlap?: number } = {},
): FaceBox[] {
  let answer = picture;
  for (const { map } of detectorMaps(picture, weights, operators)) answer = map;
  return keepBestBoxes(
    faceBoxes(answer).filter(({ score }) => score > threshold),
    overlap,
  );
}
