import type { Shape } from "./shape";
import type { Tensor } from "./tensor";

/** The shapes of tensors, read from their values and indices by the compiler. */

/** What `at` answers: a number for a full position, the block behind it for a shorter one. */
export type At<S extends Shape, I extends readonly unknown[]> = number extends S["length"]
  ? number
  : I["length"] extends S["length"]
    ? number
    : S extends readonly [...{ [K in keyof I]: number }, ...infer Rest extends readonly number[]]
      ? Tensor<Rest>
      : never;

/** Numbers in arrays in arrays. */
export type Nested = number | readonly Nested[];

type Row = readonly number[];
export type Rows = Row | readonly Row[] | readonly (readonly Row[])[] | readonly (readonly (readonly Row[])[])[];

/** A literal tuple without its `readonly`, so that hovering shows `[3, 3]`. */
export type Mutable<T extends Shape> = { -readonly [K in keyof T]: T[K] };

/** The shape of nested arrays, up to four deep; `number` sizes where the arrays are not literal. */
export type ShapeOf<V, S extends Shape = []> = S["length"] extends 4
  ? S
  : V extends readonly unknown[]
    ? ShapeOf<V[0], [...S, V["length"]]>
    : S;
