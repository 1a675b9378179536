import { textOf } from "../checks";
import { checkTensor } from "../rules/arguments";
import type { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { numeral } from "./numbers";

/** One channel of a tensor: a grid of numbers. */
export interface Plane {
  readonly rows: number;
  readonly columns: number;
  /** Row-major. */
  readonly values: ArrayLike<number>;
}

/** A single map: [height, width] or [height, width, 1]. */
export function planeOf(who: string, name: string, map: Tensor<Shape>): Plane {
  checkTensor(who, name, map, 2, 3);
  const [rows, columns, channels = 1] = map.shape;
  if (channels !== 1) {
    throw new RangeError(
      `${who}: ${name} has shape ${textOf(map.shape)}, but it must be [height, width] or [height, width, 1]: showMaps draws ${channels} channels`,
    );
  }
  return { rows, columns, values: map.data };
}

/** All channels of [height, width] or [height, width, channels]. */
export function planesOf(who: string, name: string, maps: Tensor<Shape>): Plane[] {
  checkTensor(who, name, maps, 2, 3);
  const [rows, columns, channels = 1] = maps.shape;
  return Array.from({ length: channels }, (_, c) => ({ rows, columns, values: every(maps.data, c, channels) }));
}

/** The slice of a kernel that one filter keeps for one channel: [kh, kw], or [kh, kw, channels, filters]. */
export function kernelPlane(who: string, kernel: Tensor<Shape>, channel = 0, filter = 0): Plane {
  checkTensor(who, "kernel", kernel, 2, 4);
  const [rows, columns, channels = 1, filters = 1] = kernel.shape;
  for (const [name, index, size] of [["channel", channel, channels] as const, ["filter", filter, filters] as const]) {
    if (!(Number.isInteger(index) && index >= 0 && index < size)) {
      throw new RangeError(
        `${who}: ${name} is ${textOf(index)}, but a kernel of shape ${textOf(kernel.shape)} allows 0 to ${size - 1}`,
      );
    }
  }
  return { rows, columns, values: every(kernel.data, channel * filters + filter, channels * filters) };
}

/** Small enough to print its numbers. */
export function isSmall({ rows, columns }: Plane): boolean {
  return rows <= 12 && columns <= 12;
}

/** "3x3: 19 25 30; 37 43 50; …" where it is small, its range and largest value where it is not. */
export function planeInWords(plane: Plane): string {
  const { rows, columns, values } = plane;
  let largest = 0;
  let smallest = 0;
  for (let i = 1; i < values.length; i++) {
    if (values[i] > values[largest]) largest = i;
    if (values[i] < values[smallest]) smallest = i;
  }
  const place = (i: number) => `row ${Math.floor(i / columns)}, column ${i % columns}`;
  const range =
    values[largest] === values[smallest]
      ? `every value ${numeral(values[0])}`
      : `largest ${numeral(values[largest])} at ${place(largest)}`;
  if (!isSmall(plane)) {
    const least =
      values[largest] === values[smallest] ? "" : `smallest ${numeral(values[smallest])} at ${place(smallest)}, `;
    return `${rows}x${columns}: ${least}${range}`;
  }
  return `${rows}x${columns}: ${rowsInWords(plane)}; ${range}`;
}

export function rowsInWords({ rows, columns, values }: Plane): string {
  return Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_, x) => numeral(values[y * columns + x])).join(" "),
  ).join("; ");
}

function every(data: ArrayLike<number>, first: number, step: number): Float32Array {
  return Float32Array.from({ length: data.length / step }, (_, i) => data[first + i * step]);
}
