import { readFileSync } from "node:fs";
import { gunzipSync, strFromU8 } from "fflate";
import { Tensor } from "../tensor";
import { dataFile } from "./data-file";

/** Handwritten digits and what each of them is. */
export interface Digits<N extends number> {
  /** Grey, 0 (paper) to 1 (ink). */
  readonly images: Tensor<[N, 8, 8, 1]>;
  /** The digit in each image, 0 to 9. */
  readonly labels: number[];
}

/**
 * 1,797 handwritten digits of 8×8 pixels (UCI optical digits, CC BY 4.0). The first 1,500 are for training, the last
 * 297 for testing. Each call answers fresh tensors, so that nothing a cell does to them outlives it.
 * @example
 * digits().train.images.shape // [1500, 8, 8, 1]
 */
export function digits(): Digits<1797> & { readonly train: Digits<1500>; readonly test: Digits<297> } {
  const lines = strFromU8(gunzipSync(readFileSync(dataFile("digits.csv.gz"))))
    .trimEnd()
    .split("\n");
  const rows = lines.map((line) => line.split(",").map(Number));
  return { ...part(rows, 1797), train: part(rows.slice(0, 1500), 1500), test: part(rows.slice(1500), 297) };
}

/** A row holds 64 pixels from 0 to 16, then the label. */
function part<N extends number>(rows: number[][], count: N): Digits<N> {
  const data = new Float32Array(count * 64);
  rows.forEach((row, n) => {
    for (let i = 0; i < 64; i++) data[n * 64 + i] = row[i] / 16;
  });
  return { images: new Tensor([count, 8, 8, 1], data), labels: rows.map((row) => row[64]) };
}
