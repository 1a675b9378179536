import { checkOptions, checkSize, textOf } from "./checks";
import { conv2d } from "./conv";
import { checkTensor } from "./rules/arguments";
import { convGeometry } from "./rules/geometry";
import { operators } from "./rules/operators";
import type { ConvOptions, WindowOptions } from "./rules/options";
import { Tensor, zeros } from "./tensor";
import type { Shape } from "./types/shape";

/** A convolution written as one matrix product, in two ways. Both matrices are what `conv2d` answers to single ones. */

/**
 * Every window as a row of a matrix (im2col): the image is copied out so that the convolution becomes
 * im2col(image) · kernel, the kernel as a matrix with a column a filter.
 *
 * @param input [height, width, channels]
 * @param window [kernelHeight, kernelWidth]
 * @param options stride, padding, dilation
 * @returns [positions, kernelHeight · kernelWidth · channels]: a row a position, a column a tap and channel
 * @throws where the window does not fit or an option breaks its rule
 * @example
 * im2col(tensor([0, 1, 2, 3, 4, 5, 6, 7, 8], [3, 3, 1]), [2, 2]).toArray()[0] // [0, 1, 3, 4]
 */
export function im2col(
  input: Tensor<Shape>,
  [kernelHeight, kernelWidth]: readonly [kernelHeight: number, kernelWidth: number],
  options: WindowOptions = {},
): Tensor<[positions: number, taps: number]> {
  checkOptions("im2col", options, operators.depthwiseConv2d.options);
  checkTensor("im2col", "input", input, 3);
  checkSize("im2col", "window[0]", kernelHeight);
  checkSize("im2col", "window[1]", kernelWidth);
  const taps = kernelHeight * kernelWidth * input.shape[2];
  convGeometry("im2col", input.shape, [kernelHeight, kernelWidth, input.shape[2], taps], options);
  // A filter with a single 1 answers what lies under that tap: one column of the matrix.
  const copies = identity(taps).reshape([kernelHeight, kernelWidth, input.shape[2], taps]);
  const answers = conv2d(input, copies as Tensor, options) as Tensor;
  return answers.reshape([answers.data.length / taps, taps]);
}

/**
 * The matrix that a convolution is: conv2d(image, kernel) = matrix · image, both images written as a column. The same
 * few weights stand in every row, a step further on, and all else is zero (a banded, doubly blocked Toeplitz matrix at
 * stride 1). Its transpose is the transposed convolution, and the gradient by the image.
 *
 * @param kernel [kernelHeight, kernelWidth, channels / groups, filters]
 * @param input the shape of the image: [height, width, channels]
 * @param options stride, padding, dilation, groups
 * @returns [outHeight · outWidth · filters, height · width · channels], indices in the order of `data`
 * @throws where the kernel does not fit the image or an option breaks its rule
 * @example
 * conv2dMatrix(tensor([1, 10], [1, 2, 1, 1]), [1, 3, 1]).toArray() // [[1, 10, 0], [0, 1, 10]]
 */
export function conv2dMatrix(
  kernel: Tensor<Shape>,
  input: readonly [height: number, width: number, channels: number],
  options: Omit<ConvOptions, "bias" | "activation" | "out"> = {},
): Tensor<[outputs: number, inputs: number]> {
  checkOptions("conv2dMatrix", options, operators.conv2d.options);
  if (!Array.isArray(input) || input.length !== 3) {
    throw new TypeError(`conv2dMatrix: input is ${textOf(input)}, but it must be [height, width, channels]`);
  }
  const [height, width, channels] = input;
  for (const [d, size] of input.entries()) checkSize("conv2dMatrix", `input[${d}]`, size);
  checkTensor("conv2dMatrix", "kernel", kernel, 4);
  convGeometry("conv2dMatrix", [height, width, channels], kernel.shape, options);
  const pixels = height * width * channels;
  // An image with a single 1 is answered by the weights that look at that pixel: one column of the matrix.
  const impulses = identity(pixels).reshape([pixels, height, width, channels]);
  return transposed(conv2d(impulses as Tensor, kernel as Tensor, options) as Tensor, pixels);
}

function identity(size: number): Tensor<[number, number]> {
  const ones = zeros([size, size]);
  for (let i = 0; i < size; i++) ones.set(1, i, i);
  return ones;
}

/** Rows become columns. */
function transposed({ data }: Tensor, rows: number): Tensor<[number, number]> {
  const columns = data.length / rows;
  const turned = Float32Array.from(
    { length: data.length },
    (_, i) => data[(i % rows) * columns + Math.floor(i / rows)],
  );
  return new Tensor([columns, rows], turned);
}
