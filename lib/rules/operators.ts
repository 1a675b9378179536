import type { ConvGeometry } from "../products";
import type { Shape } from "../types/shape";
import { convGeometry, depthwiseGeometry, pointwiseGeometry, transposeGeometry } from "./geometry";
import type { Activation, AnyOptions, PoolOptions } from "./options";

/** What tells the operators apart, besides the sentence each of them is. */
export interface Operator {
  /** What it may be told, besides what becomes of its sums. */
  readonly options: readonly (keyof AnyOptions)[];
  /** Its sizes. Throws where shapes and options do not fit each other. */
  geometry(who: string, input: Shape, kernel: Shape, options: AnyOptions): ConvGeometry;
  /** What it answers, of the two that its geometry lies between. */
  readonly answers: "positions" | "image";
}

/** The operators of one kernel. A separable convolution is the depthwise one, and then the pointwise one. @internal */
export const operators = {
  conv2d: { options: ["stride", "padding", "dilation", "groups"], geometry: convGeometry, answers: "positions" },
  pointwiseConv2d: { options: [], geometry: pointwiseGeometry, answers: "positions" },
  depthwiseConv2d: { options: ["stride", "padding", "dilation"], geometry: depthwiseGeometry, answers: "positions" },
  conv2dTranspose: {
    options: ["stride", "padding", "outputPadding", "dilation", "groups"],
    geometry: transposeGeometry,
    answers: "image",
  },
} satisfies Record<string, Operator>;

export type OperatorName = keyof typeof operators;

/** What each pool may be told, besides where its result goes. They share their sizes: `poolGeometry`. @internal */
export const pools = {
  maxPool2d: { options: ["stride", "padding"] },
  averagePool2d: { options: ["stride", "padding"] },
} satisfies Record<string, { readonly options: readonly (keyof PoolOptions)[] }>;

export type PoolName = keyof typeof pools;

/** What a convolution may do to its sums before it answers them: the largest number let through; the smallest is 0. @internal */
export const ceilings: Record<Activation, number> = { relu: Number.POSITIVE_INFINITY, relu6: 6 };
