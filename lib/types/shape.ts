/** The size of each dimension, channels last: [height, width, channels], or [batch, height, width, channels]. */
export type Shape = readonly number[];

/** A literal tuple without its `readonly`, so that hovering shows `[3, 3]`. */
export type Mutable<T extends Shape> = { -readonly [K in keyof T]: T[K] };

/** Numbers in arrays in arrays. */
export type Nested = number | readonly Nested[];

type Row = readonly number[];
export type Rows = Row | readonly Row[] | readonly (readonly Row[])[] | readonly (readonly (readonly Row[])[])[];

/** The shape of nested arrays, up to four deep; `number` sizes where the arrays are not literal. */
export type ShapeOf<V, S extends Shape = []> = S["length"] extends 4
  ? S
  : V extends readonly unknown[]
    ? ShapeOf<V[0], [...S, V["length"]]>
    : S;
