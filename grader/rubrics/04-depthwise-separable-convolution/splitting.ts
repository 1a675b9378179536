import { type Tensor, toStandardKernel } from "../../../lib/index";
import type { Random } from "../../rubric";
import { built4, type Kernel } from "../models";

/** What models of taking a kernel apart are made of: a channel's columns, faces and amounts, and kernels to try them on. */

type Pair = { depthwise: Tensor<[number, number, number, 1]>; pointwise: Tensor<[1, 1, number, number]> };

/** A kernel from what its filters see of each channel: filters with a comma, channels with a bar between them. */
export function kernelOf(text: string, width = 2): Kernel {
  const channels = text.split(" | ").map((channel) => channel.split(", ").map((face) => face.split(" ").map(Number)));
  const taps = channels[0][0].length;
  const shape = [taps / width, width, channels.length, channels[0].length] as const;
  return built4(shape, (i, j, c, n) => channels[c][n][width * i + j]);
}

/** Faces and amounts of whole numbers, multiplied out. */
export function product(random: Random, [height, width, channels]: [number, number, number], filters: number): Kernel {
  const amounts = random.tensor([1, 1, channels, filters], -3, 3);
  const faces = random.tensor([height, width, channels, 1], 1, 9);
  return toStandardKernel(faces as Tensor, amounts as Tensor) as Kernel;
}

/** Weights whose products have no short form. */
export function irregular(shape: readonly [number, number, number, number]): Kernel {
  return built4(shape, (i, j, c, n) => Math.sin((1 + i + 3 * j + 5 * c + 7 * n) ** 2));
}

export function together({ depthwise, pointwise }: Pair): Kernel {
  return toStandardKernel(depthwise as Tensor, pointwise as Tensor) as Kernel;
}

/** What the filters see of a channel: a column of taps for each. */
export function columnsOf(kernel: Kernel, c: number): number[][] {
  const [height, width, channels, filters] = kernel.shape;
  return Array.from({ length: filters }, (_, n) =>
    Array.from({ length: height * width }, (_, tap) => kernel.data[(tap * channels + c) * filters + n]),
  );
}

export interface Half {
  face: number[];
  amounts: number[];
}

/** Splits a kernel channel by channel, each by its columns. */
export function splitBy(half: (columns: number[][]) => Half) {
  return (kernel: Kernel): Pair => {
    const [height, width, channels, filters] = kernel.shape;
    const halves = Array.from({ length: channels }, (_, c) => half(columnsOf(kernel, c)));
    return {
      depthwise: built4([height, width, channels, 1], (i, j, c) => halves[c].face[i * width + j]) as Pair["depthwise"],
      pointwise: built4([1, 1, channels, filters], (_i, _j, c, n) => halves[c].amounts[n]) as Pair["pointwise"],
    };
  };
}

/** A face with the amount that suits each column best. */
export function fitted(face: number[], columns: number[][]): Half {
  const own = dot(face, face) || 1;
  return { face, amounts: columns.map((column) => dot(column, face) / own) };
}

/** The face that suits these amounts best, and then the amounts that suit it best. */
export function improved({ amounts }: Half, columns: number[][]): Half {
  const own = dot(amounts, amounts) || 1;
  return fitted(
    columns[0].map((_, tap) => columns.reduce((sum, column, n) => sum + column[tap] * amounts[n], 0) / own),
    columns,
  );
}

export function best(columns: number[][]): Half {
  let half = fitted(largestOf(columns), columns);
  for (let round = 0; round < 200; round++) half = improved(half, columns);
  return half;
}

/** A channel's face and its amounts, of an answer. */
export function halvesOf({ depthwise, pointwise }: Pair): Half[] {
  const [height, width, channels] = depthwise.shape;
  const taps = Array.from({ length: height * width }, (_, tap) => tap);
  const filters = Array.from({ length: pointwise.shape[3] }, (_, n) => n);
  return Array.from({ length: channels }, (_, c) => ({
    face: taps.map((tap) => depthwise.data[tap * channels + c]),
    amounts: filters.map((n) => pointwise.at(0, 0, c, n)),
  }));
}

/** Whether two lists are multiples of one another, to a thousandth: negative ones, too. */
export function isAlong(a: readonly number[], b: readonly number[]): boolean {
  const [one, other] = [[...a], [...b]];
  return dot(one, other) ** 2 >= (1 - 1e-3) * dot(one, one) * dot(other, other);
}

/** The first column that is not all zeros. */
export function used(columns: number[][]): number[] {
  return columns.find((column) => column.some((v) => v !== 0)) ?? columns[0];
}

export function largestOf(columns: number[][]): number[] {
  return columns.reduce((a, b) => (dot(b, b) > dot(a, a) ? b : a));
}

/** The column with the largest weight in size, and its tap. */
export function largestTap(columns: number[][]): { face: number[]; tap: number } {
  const sizes = columns.flat().map(Math.abs);
  const at = sizes.indexOf(Math.max(...sizes));
  const taps = columns[0].length;
  return { face: columns[Math.floor(at / taps)], tap: at % taps };
}

export function mean(columns: number[][]): number[] {
  return columns[0].map((_, tap) => columns.reduce((sum, column) => sum + column[tap], 0) / columns.length);
}

export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, v, i) => sum + v * b[i], 0);
}

/** Whether in each channel the faces of all filters m < n that are compared fit. */
export function separableIf(
  matches: (m: number[], n: number[]) => boolean,
  compared: (m: number, n: number) => boolean,
) {
  return (kernel: Kernel): boolean =>
    Array.from({ length: kernel.shape[2] }, (_, c) => columnsOf(kernel, c)).every((columns) =>
      columns.every((n, j) => columns.every((m, i) => i >= j || !compared(i, j) || matches(m, n))),
    );
}

export function everyPair(matches: (m: number[], n: number[]) => boolean) {
  return separableIf(matches, () => true);
}

export function areMultiples(m: number[], n: number[], tolerance = 1e-3): boolean {
  return m.every((v, a) => n.every((w, b) => Math.abs(v * w - m[b] * n[a]) <= tolerance));
}

export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-3;
}

/** A kernel's channels, each with a column of taps for every filter. */
export function channelsOf(kernel: Kernel): number[][][] {
  return Array.from({ length: kernel.shape[2] }, (_, c) => columnsOf(kernel, c));
}
