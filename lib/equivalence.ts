import { checkPointwise, checkTensor } from "./rules/arguments";
import { checkGroups, pair } from "./rules/geometry";
import type { Pair } from "./rules/options";
import { type Tensor, zerosFor } from "./tensor";
import type { KernelFits, SeparableFits } from "./types/conv-fits";
import type { Axis, Half } from "./types/options";
import type { Shape } from "./types/shape";
import type { Add, Multiply, Subtract } from "./types/whole-numbers";

/** Kernels that say the same in another form: what a chapter claims of two convolutions, it can show with these. */

/**
 * The standard kernel that does what a depthwise and a pointwise kernel do one after the other:
 * W[i, j, c, n] = Σ over m of depthwise[i, j, c, m] · pointwise[0, 0, c·M + m, n].
 *
 * @param depthwise [kernelHeight, kernelWidth, channels, multiplier M]
 * @param pointwise [1, 1, channels · M, filters]
 * @returns [kernelHeight, kernelWidth, channels, filters]
 * @throws where pointwise is not 1x1 or not channels · M deep
 * @example
 * toStandardKernel(tensor([3, 5], [1, 1, 2, 1]), tensor([1, 100], [1, 1, 2, 1])).data // [3, 500]
 */
export function toStandardKernel<D extends Shape, P extends Shape>(
  depthwise: Tensor<D> & KernelFits<"toStandardKernel", "depthwise kernel", D>,
  pointwise: Tensor<P> & SeparableFits<"toStandardKernel", D, P, unknown>,
): Tensor<[D[0], D[1], D[2], P[3]]>;
export function toStandardKernel(depthwise: Tensor, pointwise: Tensor): Tensor {
  const who = "toStandardKernel";
  checkTensor(who, "depthwise kernel", depthwise, 4);
  const [height, width, channels, multiplier] = depthwise.shape;
  checkPointwise(who, pointwise, channels * multiplier);
  const filters = pointwise.shape[3];
  const standard = zerosFor("toStandardKernel", [height, width, channels, filters]);
  for (let t = 0; t < height * width; t++) {
    for (let q = 0; q < channels * multiplier; q++) {
      const value = depthwise.data[t * channels * multiplier + q];
      const row = (t * channels + Math.floor(q / multiplier)) * filters;
      for (let f = 0; f < filters; f++) standard.data[row + f] += value * pointwise.data[q * filters + f];
    }
  }
  return standard;
}

/**
 * The kernel without holes that does what a dilated one does: its taps `rate` pixels apart, zeros between them.
 * (An atrous convolution never builds this: the zeros would only be stored and multiplied.)
 *
 * @param kernel [kernelHeight, kernelWidth, depth, filters]
 * @param rate the dilation, or [vertical, horizontal]
 * @returns [rate · (kernelHeight − 1) + 1, rate · (kernelWidth − 1) + 1, depth, filters]
 * @example
 * dilateKernel(tensor([1, 2, 3], [1, 3, 1, 1]), 2).data // [1, 0, 2, 0, 3]
 */
export function dilateKernel<K extends Shape, const R extends Pair>(
  kernel: Tensor<K> & KernelFits<"dilateKernel", "kernel", K>,
  rate: R,
): Tensor<[Extent<K[0], R, 0>, Extent<K[1], R, 1>, K[2], K[3]]>;
export function dilateKernel(kernel: Tensor, rate: Pair): Tensor {
  checkTensor("dilateKernel", "kernel", kernel, 4);
  const [down, across] = pair("dilateKernel", "rate", rate);
  const [height, width, depth, filters] = kernel.shape;
  const wide = across * (width - 1) + 1;
  const dilated = zerosFor("dilateKernel", [down * (height - 1) + 1, wide, depth, filters]);
  const block = depth * filters;
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      const from = (i * width + j) * block;
      dilated.data.set(kernel.data.subarray(from, from + block), (i * down * wide + j * across) * block);
    }
  }
  return dilated;
}

/**
 * The full kernel that does what a grouped one does: zeros where a filter does not see a channel.
 *
 * @param kernel [kernelHeight, kernelWidth, channels / groups, filters]
 * @param groups a whole number that divides the filters
 * @returns [kernelHeight, kernelWidth, channels, filters]
 * @example
 * groupedKernel(tensor([5, 7], [1, 1, 1, 2]), 2).data // [5, 0, 0, 7]
 */
export function groupedKernel<K extends Shape, const G extends number>(
  kernel: Tensor<K> & KernelFits<"groupedKernel", "kernel", K>,
  groups: G,
): Tensor<[K[0], K[1], Multiply<K[2], G>, K[3]]>;
export function groupedKernel(kernel: Tensor, groups: number): Tensor {
  checkTensor("groupedKernel", "kernel", kernel, 4);
  const [height, width, depth, filters] = kernel.shape;
  checkGroups("groupedKernel", groups, { filters });
  const full = zerosFor("groupedKernel", [height, width, depth * groups, filters]);
  for (let i = 0; i < kernel.data.length; i++) {
    const f = i % filters;
    const c = Math.floor(i / filters) % depth;
    const tap = Math.floor(i / filters / depth);
    const group = Math.floor(f / (filters / groups));
    full.data[(tap * depth * groups + group * depth + c) * filters + f] = kernel.data[i];
  }
  return full;
}

/**
 * The kernel turned by 180 degrees: what a mathematician's convolution slides over the image, and what `conv2d` does not.
 *
 * @param kernel [kernelHeight, kernelWidth, depth, filters]
 * @returns the same shape
 * @example
 * flipKernel(tensor([0, 1, 2, 3], [2, 2, 1, 1])).data // [3, 2, 1, 0]
 */
export function flipKernel<K extends Shape>(kernel: Tensor<K> & KernelFits<"flipKernel", "kernel", K>): Tensor<K>;
export function flipKernel(kernel: Tensor): Tensor {
  checkTensor("flipKernel", "kernel", kernel, 4);
  const [height, width, depth, filters] = kernel.shape;
  const block = depth * filters;
  const flipped = zerosFor("flipKernel", kernel.shape);
  for (let t = 0; t < height * width; t++) {
    flipped.data.set(kernel.data.subarray(t * block, (t + 1) * block), (height * width - 1 - t) * block);
  }
  return flipped;
}

/** Taps of a kernel along one dimension, when they are R pixels apart and the holes between them are filled with zeros. */
type Extent<K extends number, R, A extends Axis> = Add<Multiply<Extract<Half<R, A>, number>, Subtract<K, 1>>, 1>;
