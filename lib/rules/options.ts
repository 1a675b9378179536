import type { Tensor } from "../tensor";

/** A number for both dimensions, or [vertical, horizontal]. */
export type Pair = number | readonly [vertical: number, horizontal: number];

/**
 * Pixels added around an image: a number for every side, [vertical, horizontal], [[top, bottom], [left, right]],
 * "valid" (none), or "same" (as many as make ⌈size / stride⌉ positions; an odd pixel goes to the end).
 */
export type Padding =
  | number
  | readonly [vertical: number, horizontal: number]
  | readonly [readonly [top: number, bottom: number], readonly [left: number, right: number]]
  | "valid"
  | "same";

/** Options that move the window. */
export interface WindowOptions {
  /** Pixels from one position of the kernel to the next; default 1. */
  stride?: Pair;
  /** Default 0. */
  padding?: Padding;
  /** Pixels from one tap of the kernel to the next; default 1, no holes. */
  dilation?: Pair;
}

export type Activation = "relu" | "relu6";

/** What happens to the sums of a convolution: where they start, what they become, where they go. */
export interface OutputOptions {
  /** One number a filter, [filters], added at every position; default none. */
  bias?: Tensor;
  /** What comes after the bias; default nothing. The same as calling it on the result, in one go. */
  activation?: Activation;
  /** Write the result here instead of into a new tensor. */
  out?: Tensor;
}

export interface ConvOptions extends WindowOptions, OutputOptions {
  /** Cut input channels and filters into this many groups that do not see each other; default 1. */
  groups?: number;
}

export type PointwiseOptions = OutputOptions;
export type DepthwiseOptions = Omit<ConvOptions, "groups">;
/** What a gradient is told: the options of the convolution it belongs to, without what comes after the sums. */
export type GradientOptions = Omit<ConvOptions, "bias" | "activation">;

export type DepthwiseGradientOptions = Omit<DepthwiseOptions, "bias" | "activation">;

export interface TransposeOptions extends ConvOptions {
  /** Rows and columns added at the end, where several input sizes would have led to the same output; default 0. */
  outputPadding?: Pair;
}

/** What a window that pools may be told: it has no sums to add to. */
export interface PoolOptions {
  /** Pixels from one position of the window to the next; default its size. */
  stride?: Pair;
  /** Less than the window, so that every window sees a pixel; default 0. */
  padding?: Padding;
  /** Write the result here instead of into a new tensor. */
  out?: Tensor;
}

/** What any operator may be told. */
export type AnyOptions = ConvOptions & TransposeOptions;
