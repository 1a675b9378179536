import { textOf } from "../checks";
import type { Window2d } from "../products";
import { checkTensor } from "../rules/arguments";
import { window2d } from "../rules/geometry";
import type { ConvOptions } from "../rules/options";
import type { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { type ConvChannel, drawConv } from "./conv-drawing";
import { show } from "./display";
import { kernelPlane, type Plane, planeInWords, planesOf, rowsInWords } from "./plane";
import { equals, short, signed, sumOfProducts, type Term, total } from "./sum-of-products";
import { bold, type Figure, figure, text, textWidth } from "./svg";

export interface ConvFigureOptions extends Omit<ConvOptions, "activation" | "out"> {
  /** The output position whose window and arithmetic are shown; default [0, 0]. */
  at?: readonly [row: number, column: number];
  /** Which filter's map is shown; default 0. */
  filter?: number;
}

/**
 * Show input, kernel and output of a convolution side by side: the padding, the window that made one output value, and
 * that value's arithmetic.
 *
 * @param input [height, width] or [height, width, channels]; more than four channels: the first three and the last
 * @param kernel [kernelHeight, kernelWidth] or [kernelHeight, kernelWidth, channels / groups, filters]
 * @param output what the convolution answered: [outHeight, outWidth] or [outHeight, outWidth, filters]
 * @param options at, filter, and the options the convolution had (stride, padding, dilation, groups, bias)
 * @example
 * showConv(x, k, conv2d(x, k, { padding: 1 }), { at: [0, 1], padding: 1 })
 */
export function showConv(
  input: Tensor<Shape>,
  kernel: Tensor<Shape>,
  output: Tensor<Shape>,
  options: ConvFigureOptions = {},
): void {
  show(convFigure(input, kernel, output, options));
}

/** {@link showConv}, not displayed. */
export function convFigure(
  input: Tensor<Shape>,
  kernel: Tensor<Shape>,
  output: Tensor<Shape>,
  options: ConvFigureOptions = {},
): Figure {
  const { at = [0, 0], filter = 0, bias, groups = 1 } = options;
  const window = windowOf(input, kernel, output, options);
  const inputs = planesOf("showConv", "input", input);
  const filters = kernel.shape[3] ?? 1;
  const depth = inputs.length / groups;
  const firstChannel = Math.floor((filter * groups) / filters) * depth;
  const made = planesOf("showConv", "output", output)[filter];
  const value = made.values[at[0] * made.columns + at[1]];

  const all = Array.from({ length: depth }, (_, c): ConvChannel => {
    const plane = inputs[firstChannel + c];
    const slice = kernelPlane("showConv", kernel, c, filter);
    return { index: firstChannel + c, plane, kernel: slice, terms: termsAt(window, plane, slice, at) };
  });
  const shown = depth <= 4 ? all : [...all.slice(0, 3), all[depth - 1]];
  const lines = sums(all, shown, bias?.data[filter], value);
  const drawn = drawConv(window, shown, made, at, filters > 1 ? `, filter ${filter}` : "");
  const width = Math.max(drawn.width, ...lines.map((line) => textWidth(line) + 16));
  const written = lines.map((line, i) => text(8, drawn.height + 18 + i * 20, line, i === lines.length - 1 ? bold : {}));
  const alt = inWords(window, shown, made, at, lines);
  return figure(width, drawn.height + lines.length * 20 + 10, alt, drawn.svg, ...written);
}

/** The geometry, checked against what the caller says came out. */
function windowOf(input: Tensor, kernel: Tensor, output: Tensor, options: ConvFigureOptions): Window2d {
  const { at = [0, 0], filter = 0 } = options;
  checkTensor("showConv", "input", input, 2, 3);
  checkTensor("showConv", "kernel", kernel, 2, 4);
  checkTensor("showConv", "output", output, 2, 3);
  const window = window2d("showConv", [1, ...input.shape], kernel.shape, options);
  const [rows, columns, maps = 1] = output.shape;
  if (rows !== window.outHeight || columns !== window.outWidth) {
    throw new RangeError(
      `showConv: output is ${rows}x${columns}, but these options make ${window.outHeight}x${window.outWidth}: pass showConv the options conv2d had`,
    );
  }
  const limits = [rows, columns, maps];
  [...at, filter].forEach((index, i) => {
    if (!(Number.isInteger(index) && index >= 0 && index < limits[i])) {
      const name = ["at[0]", "at[1]", "filter"][i];
      throw new RangeError(`showConv: ${name} is ${textOf(index)}, but the output allows 0 to ${limits[i] - 1}`);
    }
  });
  return window;
}

/** The products that make one output value; a tap over the padding meets a zero. */
function termsAt(window: Window2d, plane: Plane, kernel: Plane, [row, column]: readonly [number, number]): Term[] {
  return Array.from(kernel.values, (weight, tap) => {
    const y = row * window.stride[0] + Math.floor(tap / kernel.columns) * window.dilation[0] - window.top;
    const x = column * window.stride[1] + (tap % kernel.columns) * window.dilation[1] - window.left;
    const inside = y >= 0 && y < plane.rows && x >= 0 && x < plane.columns;
    return [inside ? plane.values[y * plane.columns + x] : 0, weight] as const;
  });
}

/** One line a shown channel, and the line that adds them up and says what the output holds. */
function sums(
  all: readonly ConvChannel[],
  shown: readonly ConvChannel[],
  bias: number | undefined,
  value: number,
): string[] {
  const plus = bias === undefined ? "" : ` + bias ${signed(bias)}`;
  const sum = all.reduce((partial, { terms }) => partial + total(terms), bias ?? 0);
  const sizes = all.flatMap(({ terms }) => terms.map(([v, weight]) => Math.abs(v * weight)));
  const agrees = Math.abs(sum - value) <= 1e-4 * Math.max(...sizes, Math.abs(sum), 1e-30);
  const end = agrees ? short(value) : `${short(sum)}, but the output has ${short(value)}`;
  const rounded = bias === undefined ? [value] : [bias, value];
  if (all.length === 1) {
    const { terms } = shown[0];
    return [`${sumOfProducts(terms)}${plus} ${equals(...terms.flat(), ...rounded)} ${end}`];
  }
  const totals = shown.map(({ terms }) => total(terms));
  const perChannel = shown.map(
    ({ index, terms }, i) =>
      `channel ${index}:  ${sumOfProducts(terms)} ${equals(...terms.flat(), totals[i])} ${short(totals[i])}`,
  );
  const parts = totals.map((part, i) => (i ? signed : short)(part));
  if (all.length > shown.length) parts.splice(-1, 0, "…");
  return [...perChannel, `all channels:  ${parts.join(" + ")}${plus} ${equals(...totals, ...rounded)} ${end}`];
}

function inWords(
  window: Window2d,
  shown: readonly ConvChannel[],
  made: Plane,
  at: readonly [number, number],
  lines: string[],
): string {
  const planes = shown.map((c) => {
    const name = shown.length > 1 ? `channel ${c.index} ` : "";
    return `input ${name}${planeInWords(c.plane)}. Kernel ${name}${c.kernel.rows}x${c.kernel.columns}: ${rowsInWords(c.kernel)}`;
  });
  const outside = window.top || window.left ? `, padding ${window.top} above and ${window.left} left` : "";
  return `Convolution: ${planes.join(". ")}${outside}. Output ${planeInWords(made)}. The value at row ${at[0]}, column ${at[1]} is ${lines.join("; ")}`;
}
