import type { ChannelsOf, HeightOf, Positions, Spread, WidthOf } from "./conv-shape";
import type { Axis, DilationOf, GroupsOf, PaddingOf } from "./options";
import type { BothEnds } from "./output-size";
import type { Shape } from "./shape";
import type { Add, Multiply, Subtract } from "./whole-numbers";

/**
 * What does not fit does not compile: each rule is `unknown` where its arguments fit (a parameter of type
 * `Tensor<K> & unknown` is just a `Tensor<K>`), and else a sentence, word for word what the operator would have thrown.
 * Sizes known only at run time always fit here.
 */

/**
 * The first sentence of several rules. `infer` shuts the compiler's inference out: looking for X and K in the branches
 * of a rule, it would follow the arithmetic without end.
 */
export type Rules<A, B = unknown, C = unknown, D = unknown> =
  First<A, First<B, First<C, D>>> extends infer Sentence ? Sentence : never;

type First<A, B> = unknown extends A ? B : A;

/** The sentence, where A and B are both known and differ. */
export type Differ<A extends number, B extends number, Sentence, Otherwise = unknown> = number extends A | B
  ? Otherwise
  : [A] extends [B]
    ? Otherwise
    : Sentence;

/** The sentence, where a shape's rank is known and not one of the allowed ones. */
type RankFits<
  Who extends string,
  Name extends string,
  S extends Shape,
  Ranks extends number,
  Allowed extends string,
> = number extends S["length"]
  ? unknown
  : S["length"] extends Ranks
    ? unknown
    : `${Who}: ${Name} has shape [${Listed<S>}], but it must have ${Allowed} dimensions`;

/** "3, 3, 16" */
type Listed<S extends Shape> = S extends readonly [infer A extends number]
  ? `${A}`
  : S extends readonly [infer A extends number, infer B extends number]
    ? `${A}, ${B}`
    : S extends readonly [infer A extends number, infer B extends number, infer C extends number]
      ? `${A}, ${B}, ${C}`
      : S extends readonly [
            infer A extends number,
            infer B extends number,
            infer C extends number,
            infer D extends number,
          ]
        ? `${A}, ${B}, ${C}, ${D}`
        : "…";

/** An image: [height, width, channels], or a batch of them. */
export type ImageFits<Who extends string, X extends Shape> = Rules<RankFits<Who, "input", X, 3 | 4, "3 or 4">>;

/** A kernel: [height, width, depth, filters]. */
export type KernelFits<Who extends string, Name extends string, K extends Shape> = Rules<
  RankFits<Who, Name, K, 4, "4">
>;

/** `conv2d`: the kernel is as deep as (a group of) the input, and finds room on it. */
export type ConvFits<Who extends string, X extends Shape, K extends Shape, O> = Rules<
  KernelFits<Who, "kernel", K>,
  Differ<
    Multiply<K[2], GroupsOf<O>>,
    ChannelsOf<X>,
    `${Who}: the kernel is ${K[2]} deep but the input has ${ChannelsOf<X>} channels${InGroups<GroupsOf<O>>}`
  >,
  RoomFits<Who, X, K, O>,
  BiasFits<Who, O, K[3]>
>;

type InGroups<G extends number> = G extends 1 ? "" : ` in ${G} groups`;

/** `pointwiseConv2d`: the kernel is 1x1 and as deep as the input. */
export type PointwiseFits<X extends Shape, K extends Shape, O> = Rules<
  KernelFits<"pointwiseConv2d", "kernel", K>,
  OneByOne<"pointwiseConv2d", "kernel", K>,
  ConvFits<"pointwiseConv2d", X, K, O>
>;

type OneByOne<Who extends string, Name extends string, K extends Shape> = Differ<
  K[0] | K[1],
  1,
  `${Who}: the ${Name} is ${K[0]}x${K[1]}, but it must be 1x1`
>;

/** `depthwiseConv2d`: the kernel has filters for every channel, and finds room. */
export type DepthwiseFits<Who extends string, Name extends string, X extends Shape, K extends Shape, O> = Rules<
  KernelFits<Who, Name, K>,
  Differ<
    K[2],
    ChannelsOf<X>,
    `${Who}: the ${Name} has filters for ${K[2]} channels but the input has ${ChannelsOf<X>}`
  >,
  RoomFits<Who, X, K, O>,
  Who extends "separableConv2d" ? unknown : BiasFits<Who, O, Multiply<K[2], K[3]>>
>;

/** `separableConv2d`: the pointwise kernel is 1x1 and as deep as the depthwise step is wide. */
export type SeparableFits<Who extends string, D extends Shape, P extends Shape, O> = Rules<
  KernelFits<Who, "pointwise kernel", P>,
  OneByOne<Who, "pointwise kernel", P>,
  Differ<
    P[2],
    Multiply<D[2], D[3]>,
    `${Who}: the pointwise kernel is ${P[2]} deep but the depthwise step gives ${Multiply<D[2], D[3]>} channels`
  >,
  BiasFits<Who, O, P[3]>
>;

/** `conv2dTranspose`: the kernel takes the channels of the input, and padding leaves something over. */
export type TransposeFits<Who extends string, X extends Shape, K extends Shape, O> = Rules<
  KernelFits<Who, "kernel", K>,
  Differ<K[3], ChannelsOf<X>, `${Who}: the kernel takes ${K[3]} channels but the input has ${ChannelsOf<X>}`>,
  Rules<LeftAlong<Who, HeightOf<X>, K, O, 0>, LeftAlong<Who, WidthOf<X>, K, O, 1>>,
  BiasFits<Who, O, Multiply<K[2], GroupsOf<O>>>
>;

/** Padding takes rows and columns off a transposed convolution's output, and must leave some. */
type LeftAlong<Who extends string, N extends number, K extends Shape, O, A extends Axis> = [
  Spread<N, K, O, A>,
] extends [never]
  ? `${Who}: padding takes ${BothEnds<PaddingOf<O, A>>} pixels off an output of ${Spread<N, K, Unpadded<O>, A>}`
  : unknown;

type Unpadded<O> = { [P in keyof O]: P extends "padding" ? 0 : O[P] };

/** A bias has one number a filter. (Said at the kernel, since an options literal keeps its numbers only as a bare `O`.) */
type BiasFits<Who extends string, O, Filters extends number> = O extends {
  bias: { readonly shape: readonly [infer B extends number]; readonly data: Float32Array };
}
  ? Differ<B, Filters, `${Who}: bias has ${B} numbers but there are ${Filters} filters: one number a filter`>
  : unknown;

export type RoomFits<Who extends string, X extends Shape, K extends Shape, O> = Rules<
  RoomAlong<Who, "high", HeightOf<X>, K, O, 0>,
  RoomAlong<Who, "wide", WidthOf<X>, K, O, 1>
>;

type RoomAlong<Who extends string, Way extends string, N extends number, K extends Shape, O, A extends Axis> = [
  Positions<N, K, O, A>,
] extends [never]
  ? TooLarge<Who, Way, K[A], DilationOf<O, A>, Add<N, BothEnds<PaddingOf<O, A>>>>
  : unknown;

type TooLarge<
  Who extends string,
  Way extends string,
  Taps extends number,
  D extends number,
  Room extends number,
> = `${Who}: the kernel is ${Add<Multiply<D, Subtract<Taps, 1>>, 1>} ${Way}${Holes<Taps, D>} but the padded input has only ${Room}`;

type Holes<Taps extends number, D extends number> = D extends 1 ? "" : ` (${Taps} taps, ${D} apart)`;
