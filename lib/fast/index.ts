/**
 * Everything `lib/index` exports, with the convolutions and their gradients at the speed of the machine: change the
 * import and nothing else. One thread, WebAssembly SIMD, no native code; the results are the readable operators' up to
 * rounding, and the same on every machine.
 *
 * Read gemm.ts and kernels/gemm.ts first, then depthwise.ts, transpose.ts (walking a convolution backwards) and
 * winograd.ts; strips.ts says how large images are cut, pack.ts how weights are packed and multiply.ts how they come into
 * the cache, single.ts what a single position does without, ending.ts what comes after the sums.
 *
 * The readable operators answer where this machine has no SIMD or refuses 256 MiB of memory, where one strip of an image
 * takes more than 40 MiB, and where a kernel takes more than 191, or one tap of a kernel that is walked backwards
 * (transposed, or for a gradient) more than 24. 3x3 kernels may go by Winograd's tiles: their rounding is relative to the largest
 * number near, and a number that is not finite spoils its whole tile. Pooling and resizing are the readable ones: they
 * are a small part of any network's time.
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
