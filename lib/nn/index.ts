/**
 * Training: variables that know their gradients, layers as functions of their parameters, optimisers, and the loop.
 *
 * The operators bear the names of the plain ones in `lib/index`, so a notebook says `import * as nn from "../lib/nn/index"`.
 */
export { relu, sigmoid } from "./activation";
export type { BatchOf } from "./batch";
export { conv2d, conv2dTranspose, depthwiseConv2d, pointwiseConv2d, separableConv2d } from "./convolution";
export { dense } from "./dense";
export { type FitOptions, fit } from "./fit";
export { glorotUniform, heNormal } from "./initialise";
export { meanSquaredError, softmaxCrossEntropy } from "./loss";
export { buildNetwork, type Model } from "./network";
export { adam, type Optimiser, sgd } from "./optimiser";
export { globalAveragePool, maxPool2d } from "./pooling";
export { accuracy, predict } from "./predict";
export type { Progress } from "./progress";
export { normal, type Random, random, shuffled } from "./random";
export { add, flatten, reshape } from "./reshape";
export { cosineDecay } from "./schedule";
export type { Tier } from "./tier";
export { constant, parameter, type Value, Variable } from "./variable";
