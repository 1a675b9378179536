/**
 * Chapter 05 · Autoencoder
 *
 * Ten functions: what an autoencoder is judged by, what it keeps, how it takes
 * a step, and how a decoder makes maps larger. Three more for who wants more:
 * pixel shuffle, and two gradients. Later ones may call your earlier ones.
 *
 * All you need of lib: `t.shape`, `t.at(…)`, `t.set(value, …)`, and
 * `zeros(shape)` for a tensor to fill.
 */
import { type Tensor, zeros } from "../lib/index";

/**
 * 1 · The mean squared error of an output. (1 point)
 *
 * By hand: output [1, 5] and target [2, 2] have the error 5.
 */
export function meanSquaredError(output: number[], target: number[]): number {
  throw new Error("TODO: meanSquaredError");
}

/**
 * 2 · A denoising autoencoder is shown a noisy digit. What is its loss?
 * (1 point)
 *
 * Use your meanSquaredError.
 * By hand: reconstruction [1, 0], clean [1, 1], noisy [3, 0]: 0.5.
 */
export function denoisingLoss(
  reconstruction: number[],
  clean: number[],
  noisy: number[],
): number {
  throw new Error("TODO: denoisingLoss");
}

/**
 * 3 · The odd one out: which item is reconstructed worst, by the mean squared
 * error? Its index, from 0. No two are equally bad. (1 point)
 *
 * By hand: originals [[5, 5, 5], [4, 0, 0]], reconstructions [[5, 5, 8],
 * [2, 2, 2]]: 1.
 *
 * @param originals [items, numbers]
 * @param reconstructions [items, numbers]
 */
export function oddOneOut(
  originals: Tensor<[number, number]>,
  reconstructions: Tensor<[number, number]>,
): number {
  throw new Error("TODO: oddOneOut");
}

/**
 * 4 · Three networks were trained on digits, then shown some digits and some
 * noise. One has room to copy, and copies, nearly. One has a narrow middle. One
 * has learned nothing: whatever comes, digits or noise, it draws the same
 * picture, exactly the same. Which is which? (2 points)
 *
 * By hand: the digit [9, 0] and the noise [4, 7]. Network 0 draws [5, 3] and
 * [5, 3], network 1 draws [9, 0] and [8, 0], network 2 draws [8, 0] and [4, 6].
 * Network 2 copies, 1 is narrow, 0 has learned nothing: [2, 1, 0].
 *
 * @param digits [digits, pixels], what was shown first
 * @param noise [noises, pixels], what was shown after it
 * @param drawn for each network what came back, [digits + noises, pixels]
 * @returns the numbers of three networks: the one that copies, the narrow one,
 * the one that has learned nothing
 */
export function whichIsWhich(
  digits: Tensor<[number, number]>,
  noise: Tensor<[number, number]>,
  drawn: Tensor<[number, number]>[],
): [copies: number, narrow: number, nothing: number] {
  throw new Error("TODO: whichIsWhich");
}

/**
 * 5 · Copy three numbers through a ReLU. (3 points)
 *
 * middle = relu(x · encoder), output = middle · decoder, without biases. The
 * middle has 8 numbers, more than enough. Choose the weights so that the output
 * is x, whatever three numbers x is.
 *
 * By hand, for one number and a middle of one: encoder [[1]] and decoder [[1]]
 * make 5 of 5, but 0 of −5.
 *
 * @returns encoder: 3 rows of 8, one for each number of x. decoder: 8 rows of
 * 3, one for each number of the middle. Not all of the 8 need be used
 */
export function copyThroughRelu(): {
  encoder: number[][];
  decoder: number[][];
} {
  throw new Error("TODO: copyThroughRelu");
}

/**
 * 6 · What is worth keeping? (2 points)
 *
 * Pictures are made of features. Each comes and goes by itself, and no two
 * share a pixel. Where a feature is there, each of its pixels is `brightness`;
 * where it is not, 0. A single number may pass; it can say of one feature
 * whether it is there. Every other feature the decoder has to draw blindly:
 * always at the same brightness, the one that costs least in the long run.
 * Which feature should the number carry, so that the mean squared error is as
 * small as it can be? Its index, from 0; there is always one best.
 *
 * By hand: ten pixels of brightness 0.3 and four of brightness 0.5, each there
 * in half of the pictures, and one of brightness 1, there in a tenth. Drawn
 * blindly they cost 0.225, 0.25 and 0.09: carry the four, 1.
 *
 * @param features pixels: how many; brightness; share: of the pictures that
 * have it, from 0 to 1
 */
export function worthKeeping(
  features: { pixels: number; brightness: number; share: number }[],
): number {
  throw new Error("TODO: worthKeeping");
}

/**
 * 7 · One step of the smallest autoencoder there is. (3 points)
 *
 * A picture is one number x, and so is its latent: z = a · x. The decoder
 * answers b · z. The loss is the mean squared error over all pictures, and the
 * target is x. Take one step of gradient descent.
 *
 * By hand: a = 1, b = 2, the pictures [1, 3], rate 0.01: [0.8, 1.9].
 * And a = 1, b = 1 stays where it is: everything comes back.
 *
 * @returns the new a and the new b
 */
export function learningStep(
  a: number,
  b: number,
  pictures: number[],
  rate: number,
): [a: number, b: number] {
  throw new Error("TODO: learningStep");
}

/**
 * 8 · A transposed convolution. (3 points)
 *
 * By hand: [1, 2] with the kernel [1, 10, 100] and stride 2 is
 * [1, 10, 102, 20, 200].
 */
export function transposed1d(
  signal: number[],
  kernel: number[],
  stride: number,
): number[] {
  throw new Error("TODO: transposed1d");
}

/**
 * 9 · How long is the output of a transposed convolution? (1 point)
 *
 * By hand: n = 3, kernel 3, stride 2: 7. With padding 1 it is 5, and with
 * an output padding of 1 as well, 6.
 *
 * @param extra the output padding
 */
export function transposedSize(
  n: number,
  kernel: number,
  stride: number,
  padding: number,
  extra: number,
): number {
  throw new Error("TODO: transposedSize");
}

/**
 * 10 · Choose a decoder's layer: from n numbers to exactly `size`, at stride 2
 * or more, without a checkerboard. (2 points)
 *
 * What counts: away from the ends, all outputs lie under equally many kernels;
 * neighbouring kernels overlap, so that the output does not fall into blocks;
 * the output has `size` numbers. The output padding is smaller than the stride,
 * the padding smaller than the kernel. Of the kernels that can do it, the
 * smallest; then as little output padding as possible.
 *
 * By hand: from 4 to 8 at stride 2, as in this chapter's decoder: [4, 1, 0].
 *
 * @returns kernel, padding, output padding
 */
export function evenUpsampling(
  n: number,
  size: number,
  stride: number,
): [kernel: number, padding: number, extra: number] {
  throw new Error("TODO: evenUpsampling");
}

/**
 * 11 · For who wants more: pixel shuffle. (2 points)
 *
 * Enlarge an image by a factor without adding a number: the channels behind one
 * pixel become the pixels of a square, row by row, all colours of a pixel
 * before the next (the order of TensorFlow's depth_to_space).
 *
 * By hand: one pixel with the channels 1 to 8, factor 2, becomes a 2 × 2 image
 * of two colours, [[[1, 2], [3, 4]], [[5, 6], [7, 8]]].
 *
 * @param image [height, width, factor · factor · colours]
 * @returns [height · factor, width · factor, colours]
 */
export function pixelShuffle(
  image: Tensor<[number, number, number]>,
  factor: number,
): Tensor<[number, number, number]> {
  throw new Error("TODO: pixelShuffle");
}

/**
 * 12 · For who wants more: the gradient of a loss by the kernel of a 1-D
 * convolution. (2 points)
 *
 * On the way forward, output[p] = Σᵢ signal[p + i] · kernel[i].
 *
 * By hand: signal [1, 2, 3, 4], gradOutput [1, 0, 10], 2 taps: [31, 42].
 *
 * @param gradOutput how the loss changes with each output
 */
export function gradKernel1d(
  signal: number[],
  gradOutput: number[],
  taps: number,
): number[] {
  throw new Error("TODO: gradKernel1d");
}

/**
 * 13 · For who wants more: the gradient of the same loss by the signal.
 * (2 points)
 *
 * You have already written this.
 *
 * By hand: gradOutput [1, 10], kernel [2, 3]: [2, 23, 30].
 */
export function gradInput1d(gradOutput: number[], kernel: number[]): number[] {
  throw new Error("TODO: gradInput1d");
}
