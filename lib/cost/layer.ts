import type { Padding, Pair } from "../rules/options";

/** What a layer with weights adds to them. */
interface Weighted {
  name?: string;
  /** One number an output channel; default true, but false in front of a batch normalisation, which shifts anyway. */
  bias?: boolean;
  /** Batch normalisation behind the layer; default false. */
  batchNorm?: boolean;
}

interface Windowed {
  kernel: Pair;
  /** Default 1. */
  stride?: Pair;
  /** Default 0. */
  padding?: Padding;
  /** Default 1, no holes. */
  dilation?: Pair;
}

export interface ConvLayer extends Weighted, Windowed {
  type: "conv";
  filters: number;
  /** Default 1. */
  groups?: number;
}

/** A 1×1 convolution. */
export interface PointwiseLayer extends Weighted {
  type: "pointwise";
  filters: number;
  /** Default 1. */
  stride?: Pair;
}

export interface DepthwiseLayer extends Weighted, Windowed {
  type: "depthwise";
  /** Filters a channel; default 1. */
  multiplier?: number;
}

/** Depthwise, then pointwise. One bias and one batch normalisation, at the end. */
export interface SeparableLayer extends Weighted, Windowed {
  type: "separable";
  filters: number;
  /** Depthwise filters a channel; default 1. */
  multiplier?: number;
}

/** Here padding is what is cut off the output. */
export interface TransposedLayer extends Weighted, Windowed {
  type: "transposed";
  filters: number;
  /** Pixels added at the end; default 0. */
  outputPadding?: Pair;
  /** Default 1. */
  groups?: number;
}

/** Largest or mean value under a window: no weights. Its stride is its kernel unless it says otherwise. */
export interface PoolLayer extends Omit<Windowed, "dilation"> {
  type: "pool";
  name?: string;
}

/** Mean of each whole map. */
export interface GlobalPoolLayer {
  type: "globalPool";
  name?: string;
}

/** Every output sees every number of the input. */
export interface DenseLayer extends Weighted {
  type: "dense";
  units: number;
}

/**
 * Paths side by side over the same input, their results stacked along the channels ("concat", Inception) or added
 * ("add", ResNet). A path without layers hands its input through.
 */
export interface BranchesLayer {
  type: "branches";
  name?: string;
  join: "concat" | "add";
  paths: readonly (readonly Layer[])[];
}

/** A layer as data: what it is, not what its weights are. */
export type Layer =
  | ConvLayer
  | PointwiseLayer
  | DepthwiseLayer
  | SeparableLayer
  | TransposedLayer
  | PoolLayer
  | GlobalPoolLayer
  | DenseLayer
  | BranchesLayer;

/** [height, width, channels] of a feature map. */
export type MapShape = readonly [height: number, width: number, channels: number];

/** A network as data. */
export interface Network {
  name: string;
  /** Where its layers are published. */
  source: string;
  input: MapShape;
  layers: readonly Layer[];
}
