import type { Multiply } from "./arithmetic";
import type { Option, OutputSize, Shape } from "./shape";

/**
 * The shapes of convolutions, computed by the compiler. Each rule here has its run-time twin in `conv-options.ts`, and
 * each sentence is the same in both places.
 */

type Size = number;
type Axis = 0 | 1;

/** An option for one dimension: itself, or its half of a pair. */
type OneOf<V, A extends Axis> = V extends readonly [infer Vertical, infer Horizontal] ? [Vertical, Horizontal][A] : V;

type Positions<N extends Size, K extends Shape, A extends Axis, O> = OutputSize<
  N,
  K[A],
  Extract<OneOf<Option<O, "stride", 1>, A>, number>,
  OneOf<Option<O, "padding", 0>, A>,
  Extract<OneOf<Option<O, "dilation", 1>, A>, number>
>;

/** A leading batch dimension is kept; a shape whose rank is unknown gives `number[]`. */
type MapImage<X extends Shape, K extends Shape, O, Channels extends number> = X extends readonly [
  infer H extends Size,
  infer W extends Size,
  Size,
]
  ? [Positions<H, K, 0, O>, Positions<W, K, 1, O>, Channels]
  : X extends readonly [infer N extends Size, infer H extends Size, infer W extends Size, Size]
    ? [N, Positions<H, K, 0, O>, Positions<W, K, 1, O>, Channels]
    : number[];

/** Channels of an image: its last dimension. */
export type ChannelsOf<X extends Shape> = X extends readonly [...Shape, infer C extends Size] ? C : number;

/** `conv2d`: [height, width, channels] → [positions down, positions across, filters]. */
export type Conv2dShape<X extends Shape, K extends Shape, O> = MapImage<X, K, O, K[3]>;

/** `depthwiseConv2d`: every channel gives `multiplier` channels. */
export type DepthwiseShape<X extends Shape, K extends Shape, O> = MapImage<X, K, O, Multiply<K[2], K[3]>>;

/** `unknown` where the kernel is as deep as (a group of) the input, else the sentence that says how it isn't. */
export type ConvFits<X extends Shape, K extends Shape, O> = Differ<
  Multiply<K[2], Extract<Option<O, "groups", 1>, number>>,
  ChannelsOf<X>,
  `conv2d: the kernel is ${K[2]} deep but the input has ${ChannelsOf<X>} channels${InGroups<Option<O, "groups", 1>>}`,
  FitsInside<"conv2d", Conv2dShape<X, K, O>, X, K>
>;

/** The same for `depthwiseConv2d`, which has one stack of filters a channel. */
export type DepthwiseFits<X extends Shape, K extends Shape, O> = Differ<
  K[2],
  ChannelsOf<X>,
  `depthwiseConv2d: the kernel has filters for ${K[2]} channels but the input has ${ChannelsOf<X>}`,
  FitsInside<"depthwiseConv2d", DepthwiseShape<X, K, O>, X, K>
>;

/** Sentence where A and B are both known and differ. */
export type Differ<A extends number, B extends number, Sentence, Otherwise = unknown> = number extends A | B
  ? Otherwise
  : [A] extends [B]
    ? Otherwise
    : Sentence;

type InGroups<G> = G extends 1 ? "" : G extends number ? ` in ${G} groups` : "";

type FitsInside<Who extends string, Y extends Shape, X extends Shape, K extends Shape> = [Y[number]] extends [never]
  ? never
  : true extends { [I in keyof Y]: [Y[I]] extends [never] ? true : false }[number]
    ? `${Who}: the kernel (${K[0]}x${K[1]}) does not fit into the padded input (${X[0]}x${X[1]})`
    : unknown;
