import { Tensor } from "../../lib/tensor";
import { indexOf } from "../numbers";

/** The tensor whose number at `index` is the one that `from` finds for it in the given one; 0 where it finds none. */
export function rearranged(
  shape: readonly number[],
  given: Tensor,
  from: (index: number[]) => readonly number[] | undefined,
): Tensor {
  const data = Float32Array.from({ length: sizeOf(shape) }, (_, flat) => {
    const index = from(indexOf(flat, shape));
    return index ? given.data[flatOf(index, given.shape)] : 0;
  });
  return new Tensor([...shape], data);
}

/** The tensor with each number replaced. */
export function mapped(given: Tensor, value: (v: number) => number): Tensor {
  return new Tensor([...given.shape], given.data.map(value));
}

export const flipped = (t: Tensor, ...axes: number[]) =>
  rearranged(t.shape, t, (index) => index.map((i, d) => (axes.includes(d) ? t.shape[d] - 1 - i : i)));

export const firstAlong = (t: Tensor, axis: number) =>
  rearranged(t.shape, t, (index) => index.map((i, d) => (d === axis ? 0 : i)));

export const transposed = (t: Tensor) =>
  rearranged([t.shape[1], t.shape[0], ...t.shape.slice(2)], t, ([y, x, ...rest]) => [x, y, ...rest]);

/** What comes first along an axis, `length` of it. */
export const startAlong = (t: Tensor, axis: number, length: number) =>
  rearranged(
    t.shape.map((n, d) => (d === axis ? length : n)),
    t,
    (index) => index,
  );

export const zeroedAlong = (t: Tensor, axis: number, at: number) =>
  rearranged(t.shape, t, (index) => (index[axis] === at ? undefined : index));

/** With one row or column of zeros on each side. */
export function bordered(t: Tensor): Tensor {
  const [height, width, ...rest] = t.shape;
  const inside = (y: number, x: number) => y > 0 && x > 0 && y <= height && x <= width;
  return rearranged([height + 2, width + 2, ...rest], t, ([y, x, ...more]) =>
    inside(y, x) ? [y - 1, x - 1, ...more] : undefined,
  );
}

/** The sum along an axis, in every place of it. */
export function summedAlong(t: Tensor, axis: number): Tensor {
  const sum = (index: readonly number[]) => {
    let total = 0;
    for (let i = 0; i < t.shape[axis]; i++)
      total +=
        t.data[
          flatOf(
            index.map((n, d) => (d === axis ? i : n)),
            t.shape,
          )
        ];
    return total;
  };
  return new Tensor(
    [...t.shape],
    t.data.map((_, flat) => sum(indexOf(flat, t.shape))),
  );
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

function flatOf(index: readonly number[], shape: readonly number[]): number {
  return index.reduce((flat, i, d) => flat * shape[d] + i, 0);
}
