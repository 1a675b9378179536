import { checkSize } from "./checks";
import { checkTensor } from "./rules/arguments";
import { type Tensor, zerosFor } from "./tensor";
import type { KernelFits } from "./types/conv-fits";
import type { Shape } from "./types/shape";
import type { Multiply } from "./types/whole-numbers";

/**
 * The depthwise and pointwise kernels that together come closest to a standard kernel: the sum of squared differences
 * between it and their `toStandardKernel` is the least that this multiplier allows (a truncated singular value
 * decomposition for each channel; Eckart and Young, 1936). Where the kernel can be written so, nothing but rounding is left.
 *
 * @param kernel [kernelHeight, kernelWidth, channels, filters]
 * @param multiplier depthwise filters a channel, at most one a tap: that many build any kernel
 * @returns depthwise [kernelHeight, kernelWidth, channels, multiplier], each of its filters of length 1, the one that
 *   explains most first; pointwise [1, 1, channels · multiplier, filters]
 * @throws where the multiplier is not a whole number from 1 to the number of taps
 * @example
 * toSeparableKernels(tensor([3, 500], [1, 1, 2, 1]), 1).pointwise.data // [3, 500]
 */
export function toSeparableKernels<K extends Shape, const M extends number>(
  kernel: Tensor<K> & KernelFits<"toSeparableKernels", "kernel", K>,
  multiplier: M,
): { depthwise: Tensor<[K[0], K[1], K[2], M]>; pointwise: Tensor<[1, 1, Multiply<K[2], M>, K[3]]> };
export function toSeparableKernels(kernel: Tensor, multiplier: number): { depthwise: Tensor; pointwise: Tensor } {
  const who = "toSeparableKernels";
  checkTensor(who, "kernel", kernel, 4);
  checkSize(who, "multiplier", multiplier);
  const [height, width, channels, filters] = kernel.shape;
  const taps = height * width;
  if (multiplier > taps) {
    throw new RangeError(
      `${who}: multiplier is ${multiplier} but a ${height}x${width} filter has ${taps} taps: that many build any kernel`,
    );
  }
  const depthwise = zerosFor(who, [height, width, channels, multiplier]);
  const pointwise = zerosFor(who, [1, 1, channels * multiplier, filters]);
  for (let c = 0; c < channels; c++) {
    const table = Array.from({ length: taps }, (_, tap) =>
      Float64Array.from({ length: filters }, (_, n) => kernel.data[(tap * channels + c) * filters + n]),
    );
    for (const [m, { direction, row }] of decompose(table).slice(0, multiplier).entries()) {
      for (let tap = 0; tap < taps; tap++) depthwise.data[(tap * channels + c) * multiplier + m] = direction[tap];
      pointwise.data.set(row, (c * multiplier + m) * filters);
    }
  }
  return { depthwise, pointwise };
}

/** One part of a table: the row times the direction, a number of it for each row of the table. */
interface Part {
  direction: Float64Array;
  row: Float64Array;
}

/**
 * A table as a sum of parts, largest first, whose directions are at right angles to each other and so are their rows.
 * Jacobi's way (Hestenes, 1958): turn two rows against each other until they are at right angles; again, until all are.
 */
function decompose(table: readonly Float64Array[]): Part[] {
  const parts = table.map((row, i) => ({ direction: unit(table.length, i), row: row.slice() }));
  // It settles after about ten rounds; a bound, because rounding may keep a product from ever reaching zero.
  for (let round = 0, turned = true; turned && round < 50; round++) {
    turned = false;
    for (let p = 0; p < parts.length; p++) {
      for (let q = p + 1; q < parts.length; q++) turned = atRightAngles(parts[p], parts[q]) || turned;
    }
  }
  return parts.sort((a, b) => dot(b.row, b.row) - dot(a.row, a.row));
}

/** Turns two parts so that their rows are at right angles. Their sum stays. False where they were so already. */
function atRightAngles(p: Part, q: Part): boolean {
  const [pp, qq, pq] = [dot(p.row, p.row), dot(q.row, q.row), dot(p.row, q.row)];
  if (pq === 0 || Math.abs(pq) <= 1e-15 * Math.sqrt(pp * qq)) return false;
  const slope = (qq - pp) / (2 * pq);
  const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.sqrt(1 + slope * slope));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  turn(p.row, q.row, cosine, cosine * tangent);
  turn(p.direction, q.direction, cosine, cosine * tangent);
  return true;
}

function turn(p: Float64Array, q: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < p.length; i++) {
    const [x, y] = [p[i], q[i]];
    p[i] = cosine * x - sine * y;
    q[i] = sine * x + cosine * y;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function unit(length: number, place: number): Float64Array {
  return new Float64Array(length).fill(1, place, place + 1);
}
