import type { Add, DivideUp, Multiply, Subtract } from "./whole-numbers";

/**
 * The rule of `shape.ts`, computed by the compiler. `number` where a size is known only at run time, `never` where nothing
 * fits.
 */
export type OutputSize<
  N extends number,
  K extends number,
  S extends number = 1,
  P = 0,
  D extends number = 1,
> = S extends 0
  ? number
  : P extends "same"
    ? DivideUp<N, S>
    : Positions<Subtract<Add<N, BothEnds<P>>, Multiply<D, Subtract<K, 1>>>, S>;

/** ⌊(room − 1) / S⌋ + 1, which is room / S rounded up. */
type Positions<Room extends number, S extends number> = Room extends 0 ? never : DivideUp<Room, S>;

/** The way back: (N − 1) · S + D · (K − 1) + 1 − padding + output padding; "same" makes N · S. */
export type TransposedSize<
  N extends number,
  K extends number,
  S extends number = 1,
  P = 0,
  Extra extends number = 0,
  D extends number = 1,
> = P extends "same"
  ? Multiply<N, S>
  : Some<Subtract<Add<Add<Multiply<Subtract<N, 1>, S>, Add<Multiply<D, Subtract<K, 1>>, 1>>, Extra>, BothEnds<P>>>;

/** None is no size. */
type Some<N extends number> = N extends 0 ? never : N;

/** Padding of a dimension, both ends together. */
export type BothEnds<P> = P extends number
  ? Add<P, P>
  : P extends readonly [infer Before extends number, infer After extends number]
    ? Add<Before, After>
    : P extends "valid"
      ? 0
      : number;
