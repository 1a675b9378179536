import type { ImageFits, RoomFits, Rules } from "./conv-fits";
import type { ChannelsOf, HeightOf, ImageLike, Positions, WidthOf } from "./conv-shape";
import type { Axis, PaddingOf } from "./options";
import type { Shape } from "./shape";
import type { Multiply, Subtract } from "./whole-numbers";

/** The shapes of pooling and resizing, computed by the compiler. */

/** A window of S pixels, as the first sizes of a kernel. */
type WindowOf<S> = S extends readonly [infer V extends number, infer H extends number]
  ? [V, H]
  : S extends number
    ? [S, S]
    : [number, number];

/** A pooling window moves by its own size unless the options say otherwise. */
type PoolOptionsOf<S, O> = "stride" extends keyof O ? O : O & { stride: S };

/** `maxPool2d`, `averagePool2d`: [height, width, channels] → [positions down, positions across, channels]. */
export type PoolShape<X extends Shape, S, O> = ImageLike<
  X,
  Positions<HeightOf<X>, WindowOf<S>, PoolOptionsOf<S, O>, 0>,
  Positions<WidthOf<X>, WindowOf<S>, PoolOptionsOf<S, O>, 1>,
  ChannelsOf<X>
>;

/** The input is an image, the window finds room on it, and sees a pixel of it everywhere. */
export type PoolFits<Who extends string, X extends Shape, S, O> = Rules<
  ImageFits<Who, X>,
  RoomFits<Who, X, WindowOf<S>, PoolOptionsOf<S, O>>,
  SeesPixels<Who, WindowOf<S>, [EndsOf<O, 0>, EndsOf<O, 1>]>
>;

/** Padding at the two ends; "same" is never as much as a window, and what is known only at run time fits. */
type EndsOf<O, A extends Axis> =
  PaddingOf<O, A> extends infer P
    ? P extends number
      ? [P, P]
      : P extends readonly [number, number]
        ? P
        : [0, 0]
    : never;

type Ends = readonly [number, number];

type SeesPixels<Who extends string, W extends Ends, E extends readonly [Ends, Ends]> =
  | Hides<W[0], E[0][0]>
  | Hides<W[0], E[0][1]>
  | Hides<W[1], E[1][0]>
  | Hides<W[1], E[1][1]> extends false
  ? unknown
  : `${Who}: padding is [[${E[0][0]}, ${E[0][1]}], [${E[1][0]}, ${E[1][1]}]], but a window of [${W[0]}, ${W[1]}] must always see a pixel`;

/** Whether so much padding hides a window of so many pixels. */
type Hides<Window extends number, Padded extends number> = [Subtract<Padded, Window>] extends [never]
  ? false
  : number extends Subtract<Padded, Window>
    ? false
    : true;

/** `globalAveragePool`: [height, width, channels] → [channels]. */
export type GlobalPoolShape<X extends Shape> = X extends readonly [number, number, infer C extends number]
  ? [C]
  : X extends readonly [infer N extends number, number, number, infer C extends number]
    ? [N, C]
    : number[];

/** `upsampleNearest`, `upsampleBilinear`: height and width, times the factor. */
export type UpsampleShape<X extends Shape, F> = ImageLike<
  X,
  Multiply<HeightOf<X>, WindowOf<F>[0]>,
  Multiply<WidthOf<X>, WindowOf<F>[1]>,
  ChannelsOf<X>
>;
