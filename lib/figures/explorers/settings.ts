/**
 * What each explorer can be set to. Apart from the explorers, because the notebook's compiler needs these types and
 * nothing else of them: it would spend half a second of every first cell on drawing code that only the browser runs.
 */

/** Nine weights, row by row, each divided by a whole number; the name of a photograph. */
export type Kernel = { weights: readonly number[]; divisor: number; photograph: string };

/** A kernel slides over a padded input. */
export type Sliding = { size: number; kernel: number; stride: number; padding: number; dilation: number };

/** A convolution of a small image as a matrix, or its transpose. */
export type Matrix = {
  size: number;
  kernel: number;
  stride: number;
  padding: number;
  way: "down: convolution" | "up: its transpose";
};

/** One filter over several channels. */
export type Channels = { channels: number; bias: number };

/** A 1×1 convolution. */
export type Pointwise = { channels: number; filters: number };

/** From standard to depthwise, and with a 1×1 layer to separable; groups must divide channels and filters. */
export type Grouped = { channels: number; filters: number; groups: number; after: "nothing" | "a 1×1 layer" };

/** Depthwise, then pointwise; filters is a multiple of 8. */
export type SeparableCost = { kernel: number; filters: number };

/** Stamps that overlap. */
export type Transposed = { size: number; kernel: number; stride: number };

/** Three 3×3 layers and their rates. */
export type Dilation = { first: number; second: number; third: number };

/** Three layers. */
export type ReceptiveField = {
  kernel1: number;
  stride1: number;
  dilation1: number;
  kernel2: number;
  stride2: number;
  dilation2: number;
  kernel3: number;
  stride3: number;
  dilation3: number;
};

/** One layer; size is a multiple of 7, channels and filters of 8. */
export type Choosing = {
  size: number;
  channels: number;
  filters: number;
  kernel: number;
  dilation: number;
  count: "MACs" | "weights";
};

/** A sheet of 8×8, the sixteen numbers, the network between (packed); the error that is usual, 0 where unknown. */
export type Squeeze = {
  drawing: readonly number[];
  latent: readonly number[];
  network: string;
  /** Who drew last: "hand" or "preset". */
  from: string;
  usual: number;
};

/** A place on the map, in hundredths of it; the network (packed); two numbers a digit, and a letter for its kind. */
export type LatentMap = { across: number; up: number; network: string; places: readonly number[]; labels: string };
