export { relu, sigmoid } from "./activation";
export { conv2d } from "./conv";
export type { ConvOptions } from "./conv-options";
export type { Conv2dShape } from "./conv-shape";
export { type OutputSize, outputSize, type Shape } from "./shape";
export { Tensor, tensor, zeros } from "./tensor";
