import { countOf, type Tensor, zeros } from "../tensor";
import type { Mutable, Shape } from "../types/shape";
import { normal, type Random } from "./random";

/**
 * Weights to start from, before a ReLU: normal, with variance 2 / fanIn, so that a signal neither dies out nor explodes
 * on its way through many layers (He et al. 2015, arXiv 1502.01852).
 * @param shape of the kernel or weights
 * @param next where the random numbers come from: `random(seed)`
 * @param fanIn how many numbers one output sums: all dimensions but the last unless you say otherwise. For a depthwise
 * kernel it is kernelHeight · kernelWidth; for a transposed one kernelHeight · kernelWidth · channels / stride².
 * @example
 * heNormal([3, 3, 16, 32], random(1)) // deviation √(2 / 144) = 0.118
 */
export function heNormal<const S extends Shape>(
  shape: S,
  next: Random,
  fanIn = countOf(shape.slice(0, -1)),
): Tensor<Mutable<S>> {
  const deviation = Math.sqrt(2 / fanIn);
  return fill(shape, () => deviation * normal(next));
}

/**
 * Weights to start from, before a sigmoid or nothing: even between ±√(6 / (fanIn + fanOut)) (Glorot and Bengio 2010).
 * @param fanIn how many numbers one output sums: all dimensions but the last unless you say otherwise
 * @param fanOut how many outputs one number reaches: all dimensions but the last but one unless you say otherwise
 */
export function glorotUniform<const S extends Shape>(
  shape: S,
  next: Random,
  fanIn = countOf(shape.slice(0, -1)),
  fanOut = countOf(shape) / (shape.at(-2) ?? 1),
): Tensor<Mutable<S>> {
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  return fill(shape, () => limit * (2 * next() - 1));
}

function fill<const S extends Shape>(shape: S, value: () => number): Tensor<Mutable<S>> {
  const tensor = zeros(shape);
  for (let i = 0; i < tensor.data.length; i++) tensor.data[i] = value();
  return tensor;
}
