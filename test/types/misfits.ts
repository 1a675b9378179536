import {
  averagePool2d,
  conv2d,
  conv2dTranspose,
  depthwiseConv2d,
  dilateKernel,
  maxPool2d,
  pointwiseConv2d,
  separableConv2d,
  toStandardKernel,
  upsampleNearest,
  zeros,
} from "../../lib/index";

/**
 * What does not fit does not compile. Each comment is the sentence the compiler says; `types.thorough.test.ts` reads it here,
 * asks TypeScript for its words, runs the line, and all three must be the same.
 */

const x = zeros([28, 28, 192]);
const small = zeros([2, 5, 3]);
const depthwise = zeros([2, 2, 3, 4]);

export const misfits: (() => unknown)[] = [
  // @ts-expect-error conv2d: the kernel is 1 deep but the input has 192 channels
  () => conv2d(x, zeros([1, 1, 1, 32])),
  // @ts-expect-error conv2d: the kernel is 192 deep but the input has 192 channels in 2 groups
  () => conv2d(x, zeros([1, 1, 192, 32]), { groups: 2 }),
  // @ts-expect-error conv2d: input has shape [28, 28], but it must have 3 or 4 dimensions
  () => conv2d(zeros([28, 28]), zeros([3, 3, 1, 1])),
  // @ts-expect-error conv2d: kernel has shape [3, 3, 192], but it must have 4 dimensions
  () => conv2d(x, zeros([3, 3, 192])),
  // @ts-expect-error conv2d: the kernel is 3 high but the padded input has only 2
  () => conv2d(small, zeros([3, 3, 3, 1])),
  // @ts-expect-error conv2d: the kernel is 9 wide (3 taps, 4 apart) but the padded input has only 7
  () => conv2d(small, zeros([2, 3, 3, 1]), { dilation: [1, 4], padding: [0, 1] }),
  // @ts-expect-error conv2d: bias has 3 numbers but there are 5 filters: one number a filter
  () => conv2d(small, zeros([2, 2, 3, 5]), { bias: zeros([3]) }),
  // @ts-expect-error pointwiseConv2d: the kernel is 3x3, but it must be 1x1
  () => pointwiseConv2d(x, zeros([3, 3, 192, 32])),
  // @ts-expect-error pointwiseConv2d: the kernel is 1 deep but the input has 192 channels
  () => pointwiseConv2d(x, zeros([1, 1, 1, 32])),
  // @ts-expect-error pointwiseConv2d: bias has 1 numbers but there are 32 filters: one number a filter
  () => pointwiseConv2d(x, zeros([1, 1, 192, 32]), { bias: zeros([1]) }),
  // @ts-expect-error depthwiseConv2d: the kernel has filters for 1 channels but the input has 3
  () => depthwiseConv2d(small, zeros([2, 2, 1, 3])),
  // @ts-expect-error depthwiseConv2d: kernel has shape [2, 2, 3], but it must have 4 dimensions
  () => depthwiseConv2d(small, zeros([2, 2, 3])),
  // @ts-expect-error depthwiseConv2d: bias has 3 numbers but there are 12 filters: one number a filter
  () => depthwiseConv2d(small, depthwise, { bias: zeros([3]) }),
  // @ts-expect-error separableConv2d: the depthwise kernel has filters for 4 channels but the input has 3
  () => separableConv2d(small, zeros([2, 2, 4, 1]), zeros([1, 1, 4, 8])),
  // @ts-expect-error separableConv2d: the pointwise kernel is 3 deep but the depthwise step gives 12 channels
  () => separableConv2d(small, depthwise, zeros([1, 1, 3, 8])),
  // @ts-expect-error separableConv2d: the pointwise kernel is 2x1, but it must be 1x1
  () => separableConv2d(small, depthwise, zeros([2, 1, 12, 8])),
  // @ts-expect-error separableConv2d: bias has 12 numbers but there are 8 filters: one number a filter
  () => separableConv2d(small, depthwise, zeros([1, 1, 12, 8]), { bias: zeros([12]) }),
  // @ts-expect-error conv2dTranspose: the kernel takes 5 channels but the input has 3
  () => conv2dTranspose(small, zeros([2, 2, 3, 5])),
  // @ts-expect-error conv2dTranspose: padding takes 6 pixels off an output of 4
  () => conv2dTranspose(small, zeros([2, 2, 5, 3]), { stride: 2, padding: 3 }),
  // @ts-expect-error conv2dTranspose: bias has 3 numbers but there are 5 filters: one number a filter
  () => conv2dTranspose(small, zeros([2, 2, 5, 3]), { bias: zeros([3]) }),
  // @ts-expect-error maxPool2d: the kernel is 3 high but the padded input has only 2
  () => maxPool2d(small, 3),
  // @ts-expect-error averagePool2d: padding is [[2, 2], [2, 2]], but a window of [2, 2] must always see a pixel
  () => averagePool2d(small, 2, { padding: 2 }),
  // @ts-expect-error averagePool2d: input has shape [192], but it must have 3 or 4 dimensions
  () => averagePool2d(zeros([192]), 2),
  // @ts-expect-error upsampleNearest: input has shape [5, 5], but it must have 3 or 4 dimensions
  () => upsampleNearest(zeros([5, 5]), 2),
  // @ts-expect-error toStandardKernel: the pointwise kernel is 3 deep but the depthwise step gives 12 channels
  () => toStandardKernel(depthwise, zeros([1, 1, 3, 8])),
  // @ts-expect-error dilateKernel: kernel has shape [3, 3, 3], but it must have 4 dimensions
  () => dilateKernel(zeros([3, 3, 3]), 2),
];
