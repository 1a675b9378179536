export { leakyRelu, relu, relu6, sigmoid } from "./activation";
export { conv2d, depthwiseConv2d, pointwiseConv2d, separableConv2d } from "./conv";
export {
  conv2dGradInput,
  conv2dGradKernel,
  conv2dTransposeGradInput,
  conv2dTransposeGradKernel,
  depthwiseConv2dGradInput,
  depthwiseConv2dGradKernel,
} from "./conv-gradient";
export { conv2dMatrix, im2col } from "./conv-matrix";
export { conv2dTranspose } from "./conv-transpose";
export {
  type Cost,
  type CostRow,
  costOf,
  costOfNetwork,
  evaluateFormula,
  type FormulaName,
  formulas,
  type Layer,
  type LayerCost,
  type MapShape,
  type Network,
  type NetworkCost,
  sharesOf,
  simplifyFormula,
  sumOf,
  texOf,
} from "./cost";
export { dilateKernel, flipKernel, groupedKernel, toStandardKernel } from "./equivalence";
export { toSeparableKernels } from "./low-rank";
export { averagePool2d, globalAveragePool, maxPool2d } from "./pool";
export {
  type Field,
  type FieldOptions,
  type FieldRow,
  hdcRule,
  type ImpulseField,
  impulseReceptiveField,
  pathCounts,
  receptiveField,
  validTapShares,
} from "./receptive-field";
export { upsampleBilinear, upsampleNearest } from "./resize";
export type {
  Activation,
  ConvOptions,
  DepthwiseOptions,
  GradientOptions,
  PointwiseOptions,
  PoolOptions,
  TransposeOptions,
} from "./rules/options";
export { outputSize } from "./shape";
export { Tensor, tensor, zeros } from "./tensor";
export type { Conv2dShape, DepthwiseShape, SeparableShape, TransposedShape } from "./types/conv-shape";
export type { OutputSize } from "./types/output-size";
export type { GlobalPoolShape, PoolShape, UpsampleShape } from "./types/pool-shape";
export type { Shape } from "./types/shape";
