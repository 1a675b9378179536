import type { Tensor } from "../lib/index";

export function meanSquaredError(output: number[], target: number[]): number {
  return output.reduce((sum, value, i) => sum + (value - target[i]) ** 2, 0) / output.length; // squared: signs can't cancel
}

export function denoisingLoss(reconstruction: number[], clean: number[], noisy: number[]): number {
  return meanSquaredError(reconstruction, clean); // the noisy digit is the question, never the answer
}

export function oddOneOut(originals: Tensor<[number, number]>, reconstructions: Tensor<[number, number]>): number {
  const [items, numbers] = originals.shape;
  const row = (t: Tensor<[number, number]>, i: number) => Array.from({ length: numbers }, (_, j) => t.at(i, j));
  const errors = Array.from({ length: items }, (_, i) => meanSquaredError(row(reconstructions, i), row(originals, i)));
  return errors.indexOf(Math.max(...errors));
}

export function transposedSize(n: number, kernel: number, stride: number, padding: number, extra: number): number {
  return (n - 1) * stride + kernel - 2 * padding + extra; // n kernels, stride apart: n − 1 steps and one kernel
}

export function transposed1d(signal: number[], kernel: number[], stride: number): number[] {
  const output = new Array<number>((signal.length - 1) * stride + kernel.length).fill(0);
  signal.forEach((value, p) => {
    kernel.forEach((weight, i) => {
      output[p * stride + i] += value * weight; // += : where kernels overlap, they add up
    });
  });
  return output;
}

export function overlaps(n: number, kernel: number, stride: number): number[] {
  return transposed1d(new Array(n).fill(1), new Array(kernel).fill(1), stride); // every kernel says "I was here" once
}

export function gradKernel1d(signal: number[], gradOutput: number[], taps: number): number[] {
  return Array.from({ length: taps }, (_, i) => gradOutput.reduce((sum, g, p) => sum + g * signal[p + i], 0));
}

export function gradInput1d(gradOutput: number[], kernel: number[]): number[] {
  return transposed1d(gradOutput, kernel, 1); // the way back of a convolution is a transposed convolution
}
