import type { ImageFits, RoomFits, Rules } from "./conv-fits";
import type { ChannelsOf, HeightOf, ImageLike, Positions, WidthOf } from "./conv-shape";
import type { Shape } from "./shape";
import type { Multiply } from "./whole-numbers";

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

/** The input is an image, and the window finds room on it. */
export type PoolFits<Who extends string, X extends Shape, S, O> = Rules<
  ImageFits<Who, X>,
  RoomFits<Who, X, WindowOf<S>, PoolOptionsOf<S, O>>
>;

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
