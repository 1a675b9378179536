import type { ImageFits, TransposeFits } from "./conv-fits";
import type { ConvGeometry, TransposeOptions } from "./conv-options";
import { finished, started } from "./conv-output";
import type { TransposedShape } from "./conv-shape";
import { planTranspose } from "./conv-transpose-options";
import type { NoOptions, Shape } from "./shape";
import { addMatrixTimesVector } from "./tap-matrix";
import type { Tensor } from "./tensor";
import { slide } from "./window";

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
  const plan = planTranspose("conv2dTranspose", input, kernel, options);
  stamp(plan, input.data, kernel.data, started(plan.output, options.bias));
  return finished(plan.output, options.activation);
}

/** The same slide as `conv2d`, walked the other way: from the positions back to the image. @internal */
export function stamp(plan: ConvGeometry, positions: Float32Array, kernel: Float32Array, image: Float32Array): void {
  const { channels, filters, groups, depth, perGroup } = plan;
  const matrix = { rows: depth, columns: perGroup, step: filters };
  slide(plan, (position, pixel, tap) => {
    for (let g = 0; g < groups; g++) {
      const sums = pixel * channels + g * depth;
      const weights = tap * depth * filters + g * perGroup;
      addMatrixTimesVector(image, sums, kernel, weights, positions, position * filters + g * perGroup, matrix);
    }
  });
}
