/**
 * Everything `lib/index` exports, with the convolutions and their gradients at the speed of the machine: change the
 * import and nothing else. One thread, WebAssembly SIMD, no native code; the results are the readable operators' up to
 * rounding. What else there is (pooling, resizing) is the readable one: it is a small part of any network's time.
 */
export * from "../index";
export { conv2d, conv2dTranspose, depthwiseConv2d, pointwiseConv2d, separableConv2d } from "./conv";
export {
  conv2dGradInput,
  conv2dGradKernel,
  conv2dTransposeGradInput,
  conv2dTransposeGradKernel,
  depthwiseConv2dGradInput,
  depthwiseConv2dGradKernel,
} from "./conv-gradient";
