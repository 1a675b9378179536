import type { Add, Multiply, Subtract } from "./arithmetic";
import type { BothEnds, Option, OutputSize, Shape } from "./shape";

/**
 * The shapes of convolutions, computed by the compiler: the twins of the geometry in `conv-options.ts`. What does not
 * fit is `never` here, and a sentence in `conv-fits.ts`.
 */

type Size = number;
export type Axis = 0 | 1;

/** An option for one dimension: itself, or its half of a pair. */
type OneOf<V, A extends Axis> = V extends readonly [infer Vertical, infer Horizontal] ? [Vertical, Horizontal][A] : V;

export type StrideOf<O, A extends Axis> = Extract<OneOf<Option<O, "stride", 1>, A>, number>;
export type DilationOf<O, A extends Axis> = Extract<OneOf<Option<O, "dilation", 1>, A>, number>;
export type PaddingOf<O, A extends Axis> = OneOf<Option<O, "padding", 0>, A>;
export type GroupsOf<O> = Extract<Option<O, "groups", 1>, number>;

export type Positions<N extends Size, K extends Shape, O, A extends Axis> = OutputSize<
  N,
  K[A],
  StrideOf<O, A>,
  PaddingOf<O, A>,
  DilationOf<O, A>
>;

/** Height and width of an image, without and with a batch. */
export type HeightOf<X extends Shape> = X extends readonly [infer H extends Size, Size, Size]
  ? H
  : X extends readonly [Size, infer H extends Size, Size, Size]
    ? H
    : number;
export type WidthOf<X extends Shape> = X extends readonly [...Shape, infer W extends Size, Size] ? W : number;

/** Channels of an image: its last dimension. */
export type ChannelsOf<X extends Shape> = X extends readonly [...Shape, infer C extends Size] ? C : number;

/**
 * Another image in place of X: a leading batch dimension is kept; where the rank is unknown the shape is `number[]`.
 * `infer` keeps the compiler's inference out of the arithmetic, as in `conv-fits.ts`: nested calls compile faster.
 */
export type ImageLike<X extends Shape, H extends number, W extends number, C extends number> =
  Resized<X, H, W, C> extends infer S extends Shape ? S : never;

type Resized<X extends Shape, H extends number, W extends number, C extends number> = X extends readonly [
  Size,
  Size,
  Size,
]
  ? [H, W, C]
  : X extends readonly [infer N extends Size, Size, Size, Size]
    ? [N, H, W, C]
    : number[];

/** `conv2d`: [height, width, channels] → [positions down, positions across, filters]. */
export type Conv2dShape<X extends Shape, K extends Shape, O> = ImageLike<
  X,
  Positions<HeightOf<X>, K, O, 0>,
  Positions<WidthOf<X>, K, O, 1>,
  K[3]
>;

/** `depthwiseConv2d`: every channel gives `multiplier` channels. */
export type DepthwiseShape<X extends Shape, K extends Shape, O> = ImageLike<
  X,
  Positions<HeightOf<X>, K, O, 0>,
  Positions<WidthOf<X>, K, O, 1>,
  Multiply<K[2], K[3]>
>;

/** `separableConv2d`: the positions of the depthwise kernel, the filters of the pointwise one. */
export type SeparableShape<X extends Shape, D extends Shape, P extends Shape, O> = ImageLike<
  X,
  Positions<HeightOf<X>, D, O, 0>,
  Positions<WidthOf<X>, D, O, 1>,
  P[3]
>;

/** `conv2dTranspose`: the image that a convolution with the same options would have taken to X. */
export type TransposedShape<X extends Shape, K extends Shape, O> = ImageLike<
  X,
  Spread<HeightOf<X>, K, O, 0>,
  Spread<WidthOf<X>, K, O, 1>,
  Multiply<K[2], GroupsOf<O>>
>;

export type Spread<N extends Size, K extends Shape, O, A extends Axis> = TransposedSize<
  N,
  K[A],
  StrideOf<O, A>,
  PaddingOf<O, A>,
  Extract<OneOf<Option<O, "outputPadding", 0>, A>, number>,
  DilationOf<O, A>
>;

/** (N − 1) · S + D · (K − 1) + 1 − padding + output padding; "same" makes N · S. */
export type TransposedSize<
  N extends number,
  K extends number,
  S extends number = 1,
  P = 0,
  Extra extends number = 0,
  D extends number = 1,
> = P extends "same"
  ? Multiply<N, S>
  : Subtract<Add<Add<Multiply<Subtract<N, 1>, S>, Add<Multiply<D, Subtract<K, 1>>, 1>>, Extra>, BothEnds<P>>;
