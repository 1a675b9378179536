import { activate } from "./activation";
import { startAtBias } from "./conv";
import { type ConvGeometry, eachProduct } from "./products";
import { planConv } from "./rules/arguments";
import type { TransposeOptions } from "./rules/options";
import type { Tensor } from "./tensor";
import type { ImageFits, TransposeFits } from "./types/conv-fits";
import type { TransposedShape } from "./types/conv-shape";
import type { NoOptions } from "./types/options";
import type { Shape } from "./types/shape";

/**
 * Transposed convolution: every input pixel stamps the kernel, times its value, on the output; where stamps overlap
 * they add. It is the gradient of `conv2d` by its input, not its inverse.
 *
 * output[row·stride + i, column·stride + j, o] += input[row, column, c] · kernel[i, j, o, c]
 *
 * Size: (n − 1) · stride + dilation · (kernel − 1) + 1 − padding + outputPadding; "same" makes n · stride.
 *
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @param kernel [kernelHeight, kernelWidth, outChannels / groups, channels]
 * @param options bias [outChannels], activation, stride, padding (taken off the output), outputPadding, dilation, groups, out
 * @returns [outHeight, outWidth, outChannels], with the batch in front where the input has one
 * @throws where the kernel does not take the input's channels, padding leaves nothing, outputPadding reaches the stride
 * and the dilation, or another option breaks its rule
 * @example
 * conv2dTranspose(tensor([[[1], [2], [3]]]), tensor([1, 1, 1], [1, 3, 1, 1]), { stride: 2 }).data // [1, 1, 3, 2, 5, 3, 3]
 */
export function conv2dTranspose<X extends Shape, K extends Shape, const O extends TransposeOptions = NoOptions>(
  input: Tensor<X> & ImageFits<"conv2dTranspose", X>,
  kernel: Tensor<K> & TransposeFits<"conv2dTranspose", X, K, O>,
  options?: O,
): Tensor<TransposedShape<X, K, O>>;
export function conv2dTranspose(input: Tensor, kernel: Tensor, options: TransposeOptions = {}): Tensor {
  const plan = planConv("conv2dTranspose", input, kernel, options);
  const output = startAtBias(plan, options);
  stamp(plan, input.data, kernel.data, output.data);
  return activate(output, options.activation);
}

/** The products of the convolution it turns round: where that one reads its input, this one adds to its output. @internal */
export function stamp(geometry: ConvGeometry, input: Float32Array, kernel: Float32Array, output: Float32Array): void {
  eachProduct(geometry, (o, i, w) => {
    output[i] += input[o] * kernel[w];
  });
}
