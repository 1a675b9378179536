import { compare } from "../grader/compare";
import type { Value } from "../grader/rubric";
import type { Answer } from "../grader/wire";
import { faceDetectorFile, type WeightEntry, weightsIn } from "../lib/data/face-detector";
import { showTable } from "../lib/figures/table";
import {
  conv2d,
  depthwiseConv2d,
  leakyRelu,
  pointwiseConv2d,
  separableConv2d,
  Tensor,
  tensor,
  zeros,
} from "../lib/index";
import { type FaceBox, faceBoxes, keepBestBoxes } from "../lib/networks/face-boxes";
import type { DetectorOperators } from "../lib/networks/face-detector";
import { answersOf } from "./answers";
import { detector as words } from "./words";

type Image = Tensor<[number, number, number]>;
type Kernel = Tensor<[number, number, number, number]>;
type Pointwise = Tensor<[1, 1, number, number]>;

/** The exercises that the detector can be made of, as lib does them: what a learner's function must give, too. */
const ours = {
  "01.conv2d": (input: Image, kernel: Kernel, bias: number[], stride: number, padding: number): Tensor =>
    conv2d(input, kernel, { bias: tensor(bias), stride, padding }),
  "02.pointwise": (input: Image, kernel: Pointwise, bias: number[]): Tensor =>
    pointwiseConv2d(input, kernel, { bias: tensor(bias) }),
  "03.depthwise": (input: Image, kernel: Kernel, bias: number[], stride: number, padding: number): Tensor =>
    depthwiseConv2d(input, kernel, { bias: tensor(bias), stride, padding }),
  "04.separableConv": (input: Image, depthwise: Kernel, pointwise: Pointwise): Tensor =>
    separableConv2d(input, depthwise, pointwise),
  "08.toWeights": (bytes: number[], entries: WeightEntry[]): Record<string, Tensor> => weightsIn({ bytes, entries }),
  "08.leaky": (map: Image): Tensor => leakyRelu(map),
  "08.boxes": (cell: number[], row: number, column: number): FaceBox[] => boxesOfCell(cell, row, column),
  "08.keepBest": (all: FaceBox[], most: number): FaceBox[] => keepBestBoxes(all, most),
};

type Ours = typeof ours;
type Part = keyof Ours;

/** A small case for each, lopsided enough that a wrong idea shows. */
const cases: { [P in Part]: () => Parameters<Ours[P]> } = {
  "01.conv2d": () => [counting([5, 6, 2]), counting([3, 2, 2, 3]), [1, -2, 3], 2, 1],
  "02.pointwise": () => [counting([2, 3, 3]), counting([1, 1, 3, 2]), [1, -2]],
  "03.depthwise": () => [counting([4, 5, 3]), counting([3, 3, 3, 1]), [1, -2, 3], 1, 1],
  "04.separableConv": () => [counting([4, 5, 2]), counting([3, 3, 2, 1]), counting([1, 1, 2, 3])],
  "08.toWeights": () => [
    [0, 10, 255, 7],
    [entry("a", [1, 3], 0.5, -3), entry("b", [1], 2, 1)],
  ],
  "08.leaky": () => [counting([2, 3, 2])],
  "08.boxes": () => [Array.from({ length: 25 }, (_, i) => ((i * 7) % 9) / 4 - 1), 2, 5],
  "08.keepBest": () => [[0.6, 0.9, 0.7, 0.5].map((score, i) => box(2 * i, 0, 4, 2, score)), 0.3],
};

/** What a detector is made of, besides the order of its layers. */
export interface Detector {
  operators: DetectorOperators;
  weights: Record<string, Tensor>;
  /** The boxes in a detector's answer, above a score, and those worth keeping. */
  find(answer: Tensor, threshold?: number): FaceBox[];
}

/**
 * The face detector of your own functions from chapters 01 to 04 and 08. Each is first tried on a small case; where it is
 * not written yet, or answers otherwise than lib's, lib's stands in. A table says which ran.
 */
export async function yourDetector(): Promise<Detector> {
  const files = new Map<string, Awaited<ReturnType<typeof answersOf>>>();
  const rows: { "part of the detector": string; exercise: string; "who does it": string }[] = [];
  const used: Record<string, unknown> = {};
  for (const id of Object.keys(ours) as Part[]) {
    const [chapter, name] = id.split(".");
    const answers = files.get(chapter) ?? (await answersOf(chapter));
    files.set(chapter, answers);
    const flaw = "says" in answers ? answers.says : flawOf(id, answers.exports[name]);
    used[id] = flaw === undefined ? (answers as { exports: Record<string, unknown> }).exports[name] : ours[id];
    rows.push({
      "part of the detector": words.parts[id],
      exercise: id,
      "who does it": flaw === undefined ? words.yours : words.ours(flaw),
    });
  }
  showTable(rows);
  return madeOf(used as Ours);
}

/** Why a learner's function can't take its place, in a sentence; nothing where it can. */
function flawOf(id: Part, answer: unknown): string | undefined {
  if (typeof answer !== "function") return words.missing;
  const args = cases[id]() as unknown[];
  try {
    const expected = (ours[id] as (...args: unknown[]) => Value)(...args);
    return compare(expected, answer(...(cases[id]() as unknown[])) as Answer, 1e-4)?.says;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.startsWith("TODO") ? words.notWritten : words.stops(message);
  }
}

function madeOf(parts: Ours): Detector {
  const numbers = (bias: Tensor) => [...bias.data];
  const operators: DetectorOperators = {
    conv2d: (input, kernel, { bias }) =>
      whole(parts["01.conv2d"](input as Image, kernel as Kernel, numbers(bias), 1, 0)),
    pointwiseConv2d: (input, kernel, { bias }) =>
      whole(parts["02.pointwise"](input as Image, kernel as Pointwise, numbers(bias))),
    separableConv2d(input, depthwise, pointwise, { bias, padding }) {
      if (pointwise.shape[3] === LAST) {
        const mixed = parts["04.separableConv"](grown(input, padding), depthwise as Kernel, pointwise as Pointwise);
        return plus(whole(mixed), bias);
      }
      const none = Array(depthwise.shape[2]).fill(0);
      const seen = whole(parts["03.depthwise"](input as Image, depthwise as Kernel, none, 1, padding));
      return whole(parts["02.pointwise"](seen as Image, pointwise as Pointwise, numbers(bias)));
    },
    leakyRelu: (map) => whole(parts["08.leaky"](map as Image)),
  };
  const { bytes, entries } = faceDetectorFile();
  const read = parts["08.toWeights"]([...bytes], [...entries]);
  const weights = Object.fromEntries(Object.entries(read).map(([name, block]) => [name, whole(block)]));
  const find = (answer: Tensor, threshold = 0.5) => {
    const [rows, columns] = answer.shape;
    const cells = Array.from({ length: rows * columns }, (_, i) =>
      parts["08.boxes"]([...answer.data.slice(25 * i, 25 * i + 25)], Math.floor(i / columns), i % columns),
    );
    const likely = cells.flat().filter(({ score }) => score > threshold);
    return parts["08.keepBest"](likely, 0.4);
  };
  return { operators, weights, find };
}

/** Filters of the last separable layer, which runs by chapter 04's function in one go. */
const LAST = 512;

/** A learner may answer nested arrays; the grader takes them as well. */
function whole(answer: Tensor): Tensor {
  return answer instanceof Tensor ? answer : tensor(answer);
}

/** With so many zeros on each side. */
function grown(map: Tensor, by: number): Image {
  const [height, width, channels] = map.shape;
  const larger = zeros([height + 2 * by, width + 2 * by, channels]);
  for (let y = 0; y < height; y++) {
    const row = map.data.subarray(y * width * channels, (y + 1) * width * channels);
    larger.data.set(row, ((y + by) * (width + 2 * by) + by) * channels);
  }
  return larger;
}

function plus(map: Tensor, bias: Tensor): Tensor {
  for (let i = 0; i < map.data.length; i++) map.data[i] += bias.data[i % bias.data.length];
  return map;
}

/** Whole numbers from −5 to 5 in no order. */
function counting<const S extends readonly number[]>(shape: S) {
  const length = shape.reduce((product, size) => product * size, 1);
  const values = Array.from({ length }, (_, i) => ((i * 7 + 3) % 11) - 5);
  return tensor(values, shape);
}

const entry = (name: string, shape: number[], scale: number, min: number): WeightEntry => ({ name, shape, scale, min });

function box(left: number, top: number, width: number, height: number, score: number): FaceBox {
  return { left, top, width, height, score };
}

function boxesOfCell(cell: number[], row: number, column: number): FaceBox[] {
  const answer = zeros([row + 1, column + 1, 25]);
  answer.data.set(cell, (row * (column + 1) + column) * 25);
  return faceBoxes(answer).slice(-5);
}
