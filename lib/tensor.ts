import { checkSize, textOf } from "./checks";
import type { Mutable, Nested, Rows, Shape, ShapeOf } from "./types/shape";

/**
 * A block of numbers with a shape. The type knows the shape: hover a variable and you see `Tensor<[28, 28, 192]>`.
 *
 * `data` is row-major: the last dimension (channels) lies closest together, so the number at [y, x, c] of a
 * [height, width, channels] tensor is `data[(y * width + x) * channels + c]`.
 */
export class Tensor<S extends Shape = Shape> {
  /** @internal use {@link tensor} or {@link zeros}: they check what they are given. */
  constructor(
    readonly shape: S,
    readonly data: Float32Array,
  ) {}

  /**
   * The number at a position, one index a dimension: `photo.at(y, x, channel)`. With fewer indices, the block behind
   * that position: `photo.at(y, x)` is a tensor of all channels of one pixel.
   * @throws where an index is not inside its dimension
   */
  at<T extends Shape, const I extends readonly number[]>(this: Tensor<T>, ...index: I): At<T, I> {
    const offset = this.locate("at", index);
    if (index.length === this.shape.length) return this.data[offset] as At<T, I>;
    const rest = this.shape.slice(index.length);
    return new Tensor(rest, this.data.slice(offset, offset + countOf(rest))) as At<T, I>;
  }

  /**
   * Write a number at a position: `map.set(0.5, y, x, channel)`.
   * @throws where an index is not inside its dimension, an index is missing, or the value is not a finite number
   */
  set(value: number, ...index: number[]): this {
    if (index.length !== this.shape.length) {
      throw new RangeError(
        `set: ${index.length} indices given, but shape ${textOf(this.shape)} needs ${this.shape.length}`,
      );
    }
    if (!Number.isFinite(value))
      throw new RangeError(`set: the value is ${textOf(value)}, but a tensor holds finite numbers`);
    this.data[this.locate("set", index)] = value;
    return this;
  }

  /** The numbers as nested arrays, to print or compare: `tensor([[1, 2]]).toArray()` is `[[1, 2]]`. */
  toArray(): Nested {
    this.checkWhole("toArray");
    const nest = (dimension: number, offset: number): Nested => {
      if (dimension === this.shape.length) return this.data[offset];
      const step = countOf(this.shape.slice(dimension + 1));
      return Array.from({ length: this.shape[dimension] }, (_, i) => nest(dimension + 1, offset + i * step));
    };
    return nest(0, 0);
  }

  /** The same numbers under another shape with as many. */
  reshape<const T extends Shape>(shape: T): Tensor<Mutable<T>> {
    const count = checkedCount("reshape", shape);
    if (count !== this.data.length) {
      throw new RangeError(
        `reshape: ${textOf(shape)} holds ${count} numbers, but ${textOf(this.shape)} has ${this.data.length}`,
      );
    }
    return new Tensor([...shape] as Mutable<T>, this.data);
  }

  /** A detached buffer, or a shape someone wrote to, would answer `undefined`. */
  private checkWhole(who: string): void {
    const { shape, data } = this;
    if (data.length !== countOf(shape)) {
      throw new RangeError(
        `${who}: the tensor holds ${data.length} numbers, but its shape ${textOf(shape)} needs ${countOf(shape)}`,
      );
    }
  }

  /** Where a position's numbers begin; dimensions without an index count from 0. */
  private locate(who: string, index: readonly number[]): number {
    const { shape } = this;
    if (index.length > shape.length) {
      throw new RangeError(
        `${who}: ${index.length} indices given, but shape ${textOf(shape)} has ${shape.length} dimensions`,
      );
    }
    let offset = 0;
    let count = 1;
    for (let d = 0; d < shape.length; d++) {
      const i = d < index.length ? index[d] : 0;
      if (!(Number.isInteger(i) && i >= 0 && i < shape[d])) {
        throw new RangeError(
          `${who}: index ${d} is ${textOf(i)}, but shape ${textOf(shape)} allows 0 to ${shape[d] - 1} there`,
        );
      }
      offset = offset * shape[d] + i;
      count *= shape[d];
    }
    if (count !== this.data.length) this.checkWhole(who);
    return offset;
  }
}

/** What `at` answers: a number for a full position, the block behind it for a shorter one. */
export type At<S extends Shape, I extends readonly unknown[]> = number extends S["length"]
  ? number
  : I["length"] extends S["length"]
    ? number
    : S extends readonly [...{ [K in keyof I]: number }, ...infer Rest extends readonly number[]]
      ? Tensor<Rest>
      : never;

/**
 * A tensor with the given numbers, copied.
 *
 * @param values nested arrays, or a flat array with a shape
 * @param shape sizes of the dimensions; left out, it is read from the nesting
 * @throws where rows differ in length, the count does not match the shape, or a value is not a finite number
 * @example
 * tensor([[1, 2, 3], [4, 5, 6]]).shape // [2, 3]
 * tensor([1, 2, 3, 4, 5, 6], [1, 2, 3]).at(0, 1, 2) // 6
 */
export function tensor<const S extends Shape>(values: ArrayLike<number>, shape: S): Tensor<Mutable<S>>;
export function tensor<const V extends Rows>(values: V): Tensor<ShapeOf<V>>;
export function tensor(values: ArrayLike<number> | readonly Nested[], shape?: Shape): Tensor {
  if (typeof values !== "object" || values === null || !("length" in values)) {
    throw new TypeError(`tensor: values is ${textOf(values)}, but it must be an array`);
  }
  const nested = Array.isArray(values) && shape === undefined;
  const flat = nested ? values.flat(8) : (values as ArrayLike<number>);
  const sizes = shape ?? (nested ? nestedShape(values) : [values.length]);
  const count = checkedCount("tensor", sizes);
  if (flat.length !== count) {
    throw new RangeError(`tensor: values has ${flat.length} numbers, but shape ${textOf(sizes)} needs ${count}`);
  }
  const data = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const value = flat[i];
    if (!Number.isFinite(value)) {
      throw new RangeError(`tensor: values[${i}] is ${textOf(value)}, but a tensor holds finite numbers`);
    }
    data[i] = value;
  }
  return new Tensor([...sizes], data);
}

/**
 * A tensor of zeros.
 * @example
 * zeros([128, 128, 3]).data.length // 49152
 */
export function zeros<const S extends Shape>(shape: S): Tensor<Mutable<S>> {
  return zerosFor("zeros", shape);
}

/** The zeros that `who` asks for: where they are too many, the error names it. @internal */
export function zerosFor<S extends Shape>(who: string, shape: S): Tensor<Mutable<S>> {
  const data = new Float32Array(checkedCount(who, shape));
  return new Tensor([...shape] as Mutable<S>, data);
}

/** How many numbers a shape holds: the product of its sizes. @internal */
export function countOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Larger tensors than this are a slip of the pen, not a lesson: 2 GiB of numbers. */
const MOST_NUMBERS = 2 ** 29;

/** The same, where `shape` may not be one: then `who` says so. @internal */
export function checkedCount(who: string, shape: unknown): number {
  if (!Array.isArray(shape)) throw new TypeError(`${who}: shape is ${textOf(shape)}, but it must be an array of sizes`);
  const d = shape.findIndex((size) => !(Number.isSafeInteger(size) && size >= 1));
  if (d >= 0) checkSize(who, `shape[${d}]`, shape[d]);
  const count = countOf(shape);
  if (count > MOST_NUMBERS) {
    throw new RangeError(`${who}: shape ${textOf(shape)} holds ${count} numbers, but at most ${MOST_NUMBERS} fit`);
  }
  return count;
}

function nestedShape(values: Nested): number[] {
  if (!Array.isArray(values)) return [];
  const shapes = Array.from(values, nestedShape);
  const odd = shapes.findIndex((s) => s.join() !== shapes[0].join());
  if (odd > 0) {
    throw new RangeError(
      `tensor: values[${odd}] has shape ${textOf(shapes[odd])}, but values[0] has ${textOf(shapes[0])}: rows must be equally long`,
    );
  }
  return [values.length, ...(shapes[0] ?? [])];
}
