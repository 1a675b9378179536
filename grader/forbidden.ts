import type { Exercise } from "./rubric";

/** Everything in lib that slides a kernel: any of them does the work of the others, with a detour. */
const SLIDES = [
  "conv2d",
  "pointwiseConv2d",
  "depthwiseConv2d",
  "separableConv2d",
  "conv2dTranspose",
  "conv2dGradInput",
  "conv2dGradKernel",
  "depthwiseConv2dGradInput",
  "depthwiseConv2dGradKernel",
  "conv2dTransposeGradInput",
  "conv2dTransposeGradKernel",
  "addProducts",
  "eachProduct",
  "stamp",
];

/** What knows how many positions a kernel has. */
const COUNTS_POSITIONS = [
  "outputSize",
  "slidingWindow",
  "padding1d",
  "window2d",
  "convGeometry",
  "depthwiseGeometry",
  "transposeGeometry",
];

/** Names of lib that an answer may not reach: those the rubric gives, and those that come to the same. */
export function forbiddenTo({ forbidden = [] }: Exercise): readonly string[] {
  const names = new Set(forbidden);
  if (names.has("conv2d") || names.has("conv2dTranspose")) for (const name of SLIDES) names.add(name);
  if (names.has("outputSize")) for (const name of COUNTS_POSITIONS) names.add(name);
  return [...names];
}
