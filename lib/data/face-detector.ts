import { readFileSync } from "node:fs";
import { Tensor } from "../tensor";
import { dataFile } from "./data-file";

/** What the manifest says of one block of weights. Their numbers are byte · scale + min. */
export interface WeightEntry {
  /** Layer and what it is there: "conv1/depthwise_filter". */
  name: string;
  shape: number[];
  scale: number;
  min: number;
}

/** A file of weights: one byte each, block after block in the order of the entries. */
export interface WeightFile {
  readonly bytes: Uint8Array;
  readonly entries: readonly WeightEntry[];
}

interface Manifest {
  weights: { name: string; shape: number[]; quantization: { scale: number; min: number } }[];
}

const MODEL = "face-api/tiny_face_detector_model";

/**
 * The tiny face detector of face-api (V. Mandic, after V. Mühler's face-api.js; MIT), as it was published: 193,321 bytes,
 * and what they are.
 * @example
 * faceDetectorFile().entries[0].shape // [3, 3, 3, 16]
 */
export function faceDetectorFile(): WeightFile {
  const [{ weights }] = JSON.parse(readFileSync(dataFile(`${MODEL}-weights_manifest.json`), "utf8")) as Manifest[];
  const entries = weights.map(({ name, shape, quantization: { scale, min } }) => ({ name, shape, scale, min }));
  return { bytes: new Uint8Array(readFileSync(dataFile(`${MODEL}.bin`))), entries };
}

/** The numbers that a file's bytes stand for, by name. */
export function weightsIn({
  bytes,
  entries,
}: {
  bytes: ArrayLike<number>;
  entries: readonly WeightEntry[];
}): Record<string, Tensor> {
  let start = 0;
  return Object.fromEntries(
    entries.map(({ name, shape, scale, min }) => {
      const length = shape.reduce((product, size) => product * size, 1);
      const numbers = Float32Array.from({ length }, (_, i) => bytes[start + i] * scale + min);
      start += length;
      return [name, new Tensor(shape, numbers)];
    }),
  );
}

/**
 * The weights in that file, by name.
 * @example
 * faceDetectorWeights()["conv5/pointwise_filter"].shape // [1, 1, 256, 512]
 */
export function faceDetectorWeights(): Record<string, Tensor> {
  return weightsIn(faceDetectorFile());
}
