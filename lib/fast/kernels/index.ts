export { limit } from "./activation";
export { copyLines, fetch, packPanels } from "./copy";
export { depthwise, depthwise3x3 } from "./depthwise";
export { gemm } from "./gemm";
export { gemmRow } from "./row";
export { winogradInput, winogradKernel, winogradOutput } from "./winograd";
