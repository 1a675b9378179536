import { conv2d } from "../conv";
import { im2col } from "../conv-matrix";
import type { WindowOptions } from "../rules/options";
import { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { convFigure } from "./conv";
import { show } from "./display";
import { matrixProduct, numbers } from "./matrix-product";
import { rowsInWords } from "./plane";
import { type Figure, figure, placed } from "./svg";

export interface Im2colFigureOptions extends WindowOptions {
  /** The output position whose window is outlined, in the image and as a row; default [0, 0]. */
  at?: readonly [row: number, column: number];
}

/** More rows or columns than this are not read. */
const most = 36;

/**
 * Show a convolution as one matrix product (im2col): every window of the image is a row, times the kernel, a column a
 * filter. All numbers are computed by `im2col` and `conv2d`.
 *
 * @param input [height, width, channels], small: at most 36 positions, and at most 36 taps times channels
 * @param kernel [kernelHeight, kernelWidth, channels, filters]
 * @param options at; stride, padding, dilation
 * @example
 * showIm2col(tensor([0, 1, 2, 3, 4, 5, 6, 7, 8], [3, 3, 1]), tensor([0, 1, 2, 3], [2, 2, 1, 1]))
 */
export function showIm2col(input: Tensor<Shape>, kernel: Tensor<Shape>, options: Im2colFigureOptions = {}): void {
  show(im2colFigure(input, kernel, options));
}

/** {@link showIm2col}, not displayed. */
export function im2colFigure(
  input: Tensor<Shape>,
  kernel: Tensor<Shape>,
  { at = [0, 0], ...options }: Im2colFigureOptions = {},
): Figure {
  const output = conv2d(input as Tensor, kernel as Tensor, options) as Tensor;
  const [kernelHeight, kernelWidth, channels, filters] = kernel.shape;
  const windows = im2col(input, [kernelHeight, kernelWidth], options);
  const overImage = im2col(
    new Tensor(input.shape, new Float32Array(input.data.length).fill(1)),
    [kernelHeight, kernelWidth],
    options,
  );
  const [positions, taps] = windows.shape;
  if (positions > most || taps > most) {
    throw new RangeError(
      `showIm2col: the matrix has ${positions} rows and ${taps} columns, but at most ${most} of each are drawn`,
    );
  }
  const picture = convFigure(input, kernel, output, { at, ...options });
  const row = at[0] * output.shape[1] + at[1];
  const product = matrixProduct(
    picture.height,
    [
      {
        ...numbers(`windows as rows: ${positions}×${taps}`, "input", windows),
        look: (y, x) => (overImage.at(y, x) ? "input" : "padding"),
        every: [output.shape[1], kernelWidth * channels],
        outlined: [row, 0, 1, taps],
      },
      {
        ...numbers(filters > 1 ? "a column a filter" : "kernel", "kernel", kernel.reshape([taps, filters])),
        every: [kernelWidth * channels, 0],
      },
      {
        ...numbers(`output: ${positions}×${filters}`, "output", output.reshape([positions, filters])),
        every: [output.shape[1], 0],
        outlined: [row, 0, 1, filters],
      },
    ],
    ["·", "="],
  );
  const words = rowsInWords({ rows: positions, columns: taps, values: windows.data });
  return figure(
    Math.max(picture.width, product.width),
    picture.height + product.height,
    `${picture.alt}. As a matrix product, each window a row of ${taps} numbers: ${words}`,
    placed(picture, 0, 0),
    product.svg,
  );
}
