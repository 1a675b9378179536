import { type ConvOptions, planConv2d } from "./conv-options";
import type { Conv2dShape, ConvFits } from "./conv-shape";
import type { NoOptions, Shape } from "./shape";
import type { Tensor } from "./tensor";
import { slide } from "./window";

/**
 * Standard convolution: every filter looks at all channels under its window and answers one number a position.
 *
 * output[row, column, f] = bias[f] + Σ over taps (i, j) and channels c of input[row·stride + i, column·stride + j, c] · kernel[i, j, c, f]
 *
 * As everywhere in deep learning the kernel is not flipped (a mathematician says cross-correlation).
 *
 * @param input [height, width, channels] or [batch, height, width, channels]
 * @param kernel [kernelHeight, kernelWidth, channels / groups, filters]
 * @param options bias [filters], stride, padding, dilation, groups
 * @returns [outHeight, outWidth, filters], with the batch in front where the input has one
 * @throws where the kernel is not as deep as the input, is larger than the padded input, or an option breaks its rule
 * @example
 * conv2d(zeros([128, 128, 3]), zeros([3, 3, 3, 16])).shape // [126, 126, 16]
 */
export function conv2d<X extends Shape, K extends Shape, const O extends ConvOptions = NoOptions>(
  input: Tensor<X>,
  kernel: Tensor<K> & ConvFits<X, K, O>,
  options?: O,
): Tensor<Conv2dShape<X, K, O>> {
  const plan = planConv2d("conv2d", input, kernel, options ?? {});
  const { channels, filters, groups, output } = plan;
  const depth = channels / groups;
  const perGroup = filters / groups;
  slide(plan, (position, pixel, tap) => {
    for (let c = 0; c < channels; c++) {
      const value = input.data[pixel * channels + c];
      const weights = (tap * depth + (c % depth)) * filters;
      const first = Math.floor(c / depth) * perGroup; // of the filters that see channel c
      for (let f = first; f < first + perGroup; f++) {
        output.data[position * filters + f] += value * kernel.data[weights + f];
      }
    }
  });
  return output as Tensor<Conv2dShape<X, K, O>>;
}
