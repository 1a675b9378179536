import type { Axis, DilationOf, GroupsOf, OutputPaddingOf, PaddingOf, StrideOf } from "./options";
import type { OutputSize, TransposedSize } from "./output-size";
import type { Shape } from "./shape";
import type { Multiply } from "./whole-numbers";

/**
 * The shapes of convolutions, computed by the compiler: the twins of `rules/geometry.ts`. What does not fit is `never`
 * here, and a sentence in `conv-fits.ts`.
 */

type Size = number;

/** Positions of a kernel along one dimension of an image. */
export type Positions<N extends Size, K extends Shape, O, A extends Axis> = OutputSize<
  N,
  K[A],
  StrideOf<O, A>,
  PaddingOf<O, A>,
  DilationOf<O, A>
>;

/** Pixels along one dimension of an image, from the positions on it. */
export type Spread<N extends Size, K extends Shape, O, A extends Axis> = TransposedSize<
  N,
  K[A],
  StrideOf<O, A>,
  PaddingOf<O, A>,
  OutputPaddingOf<O, A>,
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

/** A pixel for every position of a kernel, a channel for every filter. */
type Filtered<X extends Shape, K extends Shape, O, Filters extends Size> = ImageLike<
  X,
  Positions<HeightOf<X>, K, O, 0>,
  Positions<WidthOf<X>, K, O, 1>,
  Filters
>;

/** `conv2d`: [height, width, channels] → [positions down, positions across, filters]. */
export type Conv2dShape<X extends Shape, K extends Shape, O> = Filtered<X, K, O, K[3]>;

/** `depthwiseConv2d`: every channel gives `multiplier` channels. */
export type DepthwiseShape<X extends Shape, K extends Shape, O> = Filtered<X, K, O, Multiply<K[2], K[3]>>;

/** `separableConv2d`: the positions of the depthwise kernel, the filters of the pointwise one. */
export type SeparableShape<X extends Shape, D extends Shape, P extends Shape, O> = Filtered<X, D, O, P[3]>;

/** `conv2dTranspose`: the image that a convolution with the same options would have taken to X. */
export type TransposedShape<X extends Shape, K extends Shape, O> = ImageLike<
  X,
  Spread<HeightOf<X>, K, O, 0>,
  Spread<WidthOf<X>, K, O, 1>,
  Multiply<K[2], GroupsOf<O>>
>;
