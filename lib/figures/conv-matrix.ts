import { conv2d } from "../conv";
import { conv2dMatrix } from "../conv-matrix";
import { conv2dTranspose } from "../conv-transpose";
import { window2d } from "../rules/geometry";
import type { ConvOptions, WindowOptions } from "../rules/options";
import { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { type Role, roles } from "./colours";
import { convFigure } from "./conv";
import { show } from "./display";
import { grid } from "./grid";
import { inRows } from "./map";
import { type Matrix, matrixProduct, numbers } from "./matrix-product";
import { numeral } from "./numbers";
import { kernelPlane, type Plane, planeInWords, planesOf } from "./plane";
import { bold, type Figure, figure, placed, text, textWidth } from "./svg";

export interface ConvMatrixFigureOptions extends Omit<ConvOptions, "bias" | "activation" | "out"> {
  /** The output position whose row is outlined; transposed, the input position whose column is; default [0, 0]. */
  at?: readonly [row: number, column: number];
  /** Show the transpose: the small map, made large again by the transposed convolution. */
  transposed?: boolean;
}

/** More rows or columns than this are not read. */
const most = 36;

/**
 * Show a convolution as the matrix that it is: the same few weights in every row, a step further on, zeros elsewhere.
 * Times the image, written as a column, it is the output. All numbers are computed by `conv2dMatrix` and `conv2d`.
 *
 * @param input [height, width, channels], small: at most 36 numbers, and at most 36 in the output
 * @param kernel [kernelHeight, kernelWidth, channels, filters]; transposed [kernelHeight, kernelWidth, outputs, inputs]
 * @param options at, transposed; stride, padding, dilation, groups
 * @example
 * showConvMatrix(image, kernel, { at: [1, 0] })
 * showConvMatrix(conv2d(image, kernel), kernel, { transposed: true }) // the way up
 */
export function showConvMatrix(
  input: Tensor<Shape>,
  kernel: Tensor<Shape>,
  options: ConvMatrixFigureOptions = {},
): void {
  show(convMatrixFigure(input, kernel, options));
}

/** {@link showConvMatrix}, not displayed. */
export function convMatrixFigure(
  input: Tensor<Shape>,
  kernel: Tensor<Shape>,
  { at = [0, 0], transposed = false, ...options }: ConvMatrixFigureOptions = {},
): Figure {
  const output = (
    transposed
      ? conv2dTranspose(input as Tensor, kernel as Tensor, options)
      : conv2d(input as Tensor, kernel as Tensor, options)
  ) as Tensor;
  const [large, small] = transposed ? [output, input] : [input, output];
  if (large.data.length > most || small.data.length > most) {
    throw new RangeError(
      `showConvMatrix: the input has ${input.data.length} numbers and the output ${output.data.length}, but at most ${most} of each are drawn`,
    );
  }
  const shape = [large.shape[0], large.shape[1], large.shape[2]] as const;
  const weights = conv2dMatrix(kernel, shape, options);
  // Where the kernel looks, though its weight there may be 0.
  const taps = conv2dMatrix(new Tensor(kernel.shape, new Float32Array(kernel.data.length).fill(1)), shape, options);

  const place = (y: number, x: number): [number, number] => (transposed ? [x, y] : [y, x]);
  const looks = (y: number, x: number) => taps.at(...place(y, x)) !== 0;
  const channels = small.shape[2];
  const first = (at[0] * small.shape[1] + at[1]) * channels;
  const [rows, columns] = [output.data.length, input.data.length];
  const convolution: Matrix = {
    title: `${transposed ? "the convolution, transposed" : "the convolution"}: ${rows}×${columns}`,
    role: "kernel",
    rows,
    columns,
    look: () => "empty",
    fill: (y, x) => (looks(y, x) ? roles.kernel.fill : undefined),
    mark: (y, x) => (looks(y, x) ? numeral(weights.at(...place(y, x))) : undefined),
    every: [output.shape[1] * output.shape[2], input.shape[1] * input.shape[2]],
    outlined: transposed ? [0, first, rows, channels] : [first, 0, channels, columns],
  };
  const column = (role: "input" | "output", image: Tensor): Matrix => ({
    ...numbers(role, role, image.reshape([image.data.length, 1])),
    every: [image.shape[1] * image.shape[2], 0],
    outlined: image === small ? [first, 0, channels, 1] : undefined,
  });
  const picture = transposed
    ? stamped(input, kernel, output, at, options)
    : convFigure(input, kernel, output, { at, ...options });
  const product = matrixProduct(
    picture.height,
    [convolution, column("input", input), column("output", output)],
    ["·", "="],
  );
  return figure(
    Math.max(picture.width, product.width),
    picture.height + product.height,
    `${picture.alt}. As a matrix of ${rows} rows and ${columns} columns, zero but for the weights: ${inWords(convolution)}`,
    placed(picture, 0, 0),
    product.svg,
  );
}

/** A small map, the kernel, and the large map that its stamps add up to; one stamp outlined. */
function stamped(
  input: Tensor,
  kernel: Tensor,
  output: Tensor,
  at: readonly [number, number],
  options: WindowOptions,
): Figure {
  const window = window2d("showConvMatrix", [1, ...output.shape], kernel.shape, options);
  const [row, column] = [at[0] * window.stride[0] - window.top, at[1] * window.stride[1] - window.left];
  const extent = [0, 1].map((axis) => (kernel.shape[axis] - 1) * window.dilation[axis] + 1);
  const draw = (title: string, role: Role, plane: Plane, outlined?: readonly number[]) => {
    const drawn = grid(8, 30, plane, { role, values: true });
    const [y, x, rows, columns] = outlined ?? [];
    const outline = outlined ? drawn.outline(y, x, rows, columns, roles.kernel.line) : "";
    const width = Math.max(drawn.width, textWidth(title)) + 24;
    return figure(
      width,
      drawn.height + 40,
      `${title} ${planeInWords(plane)}`,
      text(8, 20, title, bold),
      drawn.svg,
      outline,
    );
  };
  return inRows([
    ...planesOf("showConvMatrix", "input", input).map((p) => draw("input", "input", p, [...at, 1, 1])),
    draw("kernel", "kernel", kernelPlane("showConvMatrix", kernel)),
    ...planesOf("showConvMatrix", "output", output).map((p) => draw("output", "output", p, [row, column, ...extent])),
  ]);
}

/** Row by row, with a dot for what is zero. */
function inWords({ rows, columns, mark }: Matrix): string {
  return Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_, x) => mark?.(y, x) ?? "·").join(" "),
  ).join("; ");
}
