/**
 * Chapter 05 · Autoencoder
 *
 * Eight functions: what an autoencoder is judged by, how a transposed convolution makes maps larger, and how gradients
 * find their way back through a convolution. Later exercises may call your earlier ones.
 */
import type { Tensor } from "../lib/index";

/**
 * 1 · The mean of the squared differences. (1 point)
 *
 *   Σᵢ (outputᵢ − targetᵢ)² / n
 *
 * By hand: output [1, 3] and target [2, 2] differ by −1 and 1: (1 + 1) / 2 = 1.
 */
export function meanSquaredError(output: number[], target: number[]): number {
  throw new Error("TODO: meanSquaredError");
}

/**
 * 2 · A denoising autoencoder is shown a noisy digit. What is its reconstruction compared with? (1 point)
 *
 * Use your meanSquaredError. By hand: reconstruction [1, 0], clean [1, 1], noisy [3, 0]: 0.5.
 */
export function denoisingLoss(reconstruction: number[], clean: number[], noisy: number[]): number {
  throw new Error("TODO: denoisingLoss");
}

/**
 * 3 · Which item has the largest reconstruction error? Its index, counted from 0. (1 point)
 *
 * By hand: originals [[0, 2], [5, 5]], reconstructions [[1, 1], [5, 4]]: errors 1 and 0.5, so 0.
 *
 * @param originals [items, numbers]
 * @param reconstructions [items, numbers]
 */
export function oddOneOut(originals: Tensor<[number, number]>, reconstructions: Tensor<[number, number]>): number {
  throw new Error("TODO: oddOneOut");
}

/**
 * 4 · How long is the output of a transposed convolution? (1 point)
 *
 *   (n − 1) · stride + kernel − 2 · padding + extra
 *
 * Each of n numbers lays down a whole kernel, `stride` apart. By hand: n = 3, kernel 3, stride 2, no padding: 7.
 *
 * @param extra output padding: positions added at the end
 */
export function transposedSize(n: number, kernel: number, stride: number, padding: number, extra: number): number {
  throw new Error("TODO: transposedSize");
}

/**
 * 5 · Lay down `value · kernel` for every value, `stride` apart. Where two overlap, they add up. (3 points)
 *
 *   output[p · stride + i] += signal[p] · kernel[i]
 *
 * By hand: [1, 2, 3] with [1, 1, 1] and stride 2:
 *
 *   1 1 1
 *       2 2 2
 *           3 3 3
 *   1 1 3 2 5 3 3
 */
export function transposed1d(signal: number[], kernel: number[], stride: number): number[] {
  throw new Error("TODO: transposed1d");
}

/**
 * 6 · How many kernels lie over each position of the output, for n numbers? (1 point)
 *
 * By hand: n = 3, kernel 3, stride 2: [1, 1, 2, 1, 2, 1, 1]. Kernel 4, stride 2: [1, 1, 2, 2, 2, 2, 1, 1].
 */
export function overlaps(n: number, kernel: number, stride: number): number[] {
  throw new Error("TODO: overlaps");
}

/**
 * 7 · The gradient of a loss by the kernel of a 1-D convolution (stride 1, no padding). (2 points)
 *
 * output[p] = Σᵢ signal[p + i] · kernel[i], so kernel[i] has a hand in every output p, weighted by signal[p + i]:
 *
 *   grad[i] = Σₚ gradOutput[p] · signal[p + i]
 *
 * By hand: signal [1, 2, 3, 4], gradOutput [1, 0, 10], 2 taps: [1·1 + 10·3, 1·2 + 10·4] = [31, 42].
 *
 * @param gradOutput how the loss changes with each output
 */
export function gradKernel1d(signal: number[], gradOutput: number[], taps: number): number[] {
  throw new Error("TODO: gradKernel1d");
}

/**
 * 8 · The gradient of the same loss by the signal. (2 points)
 *
 * signal[p + i] takes part in output[p] with weight kernel[i]. Go through every p and i and add up what comes back.
 * You have already written this.
 *
 * By hand: gradOutput [1, 10], kernel [2, 3]: signal[0] gets 2, signal[1] gets 3 + 20, signal[2] gets 30.
 */
export function gradInput1d(gradOutput: number[], kernel: number[]): number[] {
  throw new Error("TODO: gradInput1d");
}
