import type { ConvOptions } from "../conv-options";
import { type Shape, show as showValue } from "../shape";
import { checkTensor, type Tensor } from "../tensor";
import { type Window2d, window2d } from "../window";
import { equals, short, signed, sumOfProducts, type Term, total } from "./arithmetic";
import { faint, roles } from "./colours";
import { show } from "./display";
import { cellFor, grid } from "./grid";
import { isSmall, kernelPlane, type Plane, planeInWords, planesOf, rowsInWords } from "./plane";
import { bold, element, type Figure, figure, middle, text, textWidth } from "./svg";

export interface ConvFigureOptions extends Omit<ConvOptions, "out"> {
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
  const channels = shown(depth);
  const made = planesOf("showConv", "output", output)[filter];
  const value = made.values[at[0] * made.columns + at[1]];

  const taps = channels.map((c) => ({
    channel: firstChannel + c,
    plane: inputs[firstChannel + c],
    kernel: kernelPlane("showConv", kernel, c, filter),
    terms: termsAt(window, inputs[firstChannel + c], kernelPlane("showConv", kernel, c, filter), at),
  }));
  const offset = bias?.data[filter];
  const lines = sums(taps, depth, offset, value);
  const drawn = draw(window, taps, made, at, filters > 1 ? `, filter ${filter}` : "");
  const width = Math.max(drawn.width, ...lines.map((line) => textWidth(line) + 16));
  const written = lines.map((line, i) => text(8, drawn.height + 18 + i * 20, line, i === lines.length - 1 ? bold : {}));
  const alt = inWords(window, taps, made, at, lines);
  return figure(width, drawn.height + lines.length * 20 + 10, alt, drawn.svg, ...written);
}

interface Tap {
  channel: number;
  plane: Plane;
  kernel: Plane;
  terms: Term[];
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
      throw new RangeError(`showConv: ${name} is ${showValue(index)}, but the output allows 0 to ${limits[i] - 1}`);
    }
  });
  return window;
}

/** At most four channels are drawn. */
function shown(depth: number): number[] {
  return depth <= 4 ? Array.from({ length: depth }, (_, c) => c) : [0, 1, 2, depth - 1];
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

function sums(taps: readonly Tap[], depth: number, bias: number | undefined, value: number): string[] {
  const plus = bias === undefined ? "" : ` + bias ${signed(bias)}`;
  const biases = bias === undefined ? [] : [bias];
  if (depth === 1) {
    const { terms } = taps[0];
    return [`${sumOfProducts(terms)}${plus} ${equals(...terms.flat(), ...biases, value)} ${short(value)}`];
  }
  const totals = taps.map(({ terms }) => total(terms));
  const perChannel = taps.map(
    ({ channel, terms }, i) =>
      `channel ${channel}:  ${sumOfProducts(terms)} ${equals(...terms.flat(), totals[i])} ${short(totals[i])}`,
  );
  const parts = totals.map((sum, i) => (i ? signed : short)(sum));
  if (depth > taps.length) parts.splice(-1, 0, "…");
  const all = `${parts.join(" + ")}${plus} ${equals(...totals, ...biases, value)} ${short(value)}`;
  return [...perChannel, `all channels:  ${all}`];
}

const gap = 44;
const top = 32;
const titleSize = 14; // bold runs wider than its size says

function draw(
  window: Window2d,
  taps: readonly Tap[],
  made: Plane,
  at: readonly [number, number],
  ofFilter: string,
): { svg: string; width: number; height: number } {
  const padding = paddingOf(window, taps[0].plane);
  const padded = padding.top + padding.bottom + padding.left + padding.right > 0 ? " + padding" : "";
  const title = {
    input: `input ${sizeOf(taps[0].plane)}${padded}`,
    kernel: `kernel ${sizeOf(taps[0].kernel)}${ofFilter}`,
    output: `output ${sizeOf(made)}${ofFilter}`,
  };
  const cell = isSmall(taps[0].plane) ? cellFor(...taps.map((t) => t.plane)) : undefined;
  const kernelCell = cellFor(...taps.map((t) => t.kernel));
  const kernelHeight = taps[0].kernel.rows * kernelCell;
  const inputSize = grid(0, 0, taps[0].plane, { padding, cell });
  const outputSize = grid(0, 0, made, {});
  const rowHeight = Math.max(inputSize.height, kernelHeight);
  const label = taps.length > 1 ? 20 : 0;

  const inputRight = 8 + inputSize.width;
  const kernelX = Math.max(inputRight + gap, textWidth(title.input, titleSize) + 24);
  const kernelRight = kernelX + taps[0].kernel.columns * kernelCell;
  const outputX = Math.max(kernelRight + gap, kernelX + textWidth(title.kernel, titleSize) + 16);
  const bottom = top + taps.length * (label + rowHeight + 8);
  const outputY = Math.max(top, (top + bottom - outputSize.height) / 2);
  const equalsX = (kernelRight + outputX) / 2;

  const rows = taps.map((tap, i) => {
    const y = top + i * (label + rowHeight + 8) + label;
    const kernelY = y + (rowHeight - kernelHeight) / 2;
    const input = grid(8, y, tap.plane, { role: "input", padding, cell });
    return [
      label ? text(8, y - 7, `channel ${tap.channel}`) : "",
      input.svg,
      windowOutline(window, input, tap.kernel, at),
      symbol((inputRight + kernelX) / 2, kernelY + kernelHeight / 2, "∗"),
      i === 0 ? text(kernelX, kernelY - 10, title.kernel, bold) : "",
      grid(kernelX, kernelY, tap.kernel, { role: "kernel", values: true, cell: kernelCell }).svg,
    ].join("");
  });
  const output = grid(outputX, outputY, made, { role: "output" });
  const svg = [
    text(8, top - 10, title.input, bold),
    ...rows,
    symbol(equalsX, outputY + output.height / 2, "="),
    text(outputX, outputY - 10, title.output, bold),
    output.svg,
    output.outline(at[0], at[1], 1, 1, roles.kernel.line),
  ].join("");
  const width = outputX + Math.max(output.width, textWidth(title.output, titleSize)) + 12;
  return { svg, width, height: Math.max(bottom, outputY + output.height + 8) };
}

/** The window as it stands on the input; with dilation, its taps too. */
function windowOutline(
  window: Window2d,
  input: ReturnType<typeof grid>,
  kernel: Plane,
  at: readonly [number, number],
): string {
  const [row, column] = [at[0] * window.stride[0], at[1] * window.stride[1]];
  const [down, across] = window.dilation;
  const { line } = roles.kernel;
  const extent = [down * (kernel.rows - 1) + 1, across * (kernel.columns - 1) + 1] as const;
  if (down === 1 && across === 1) return input.outline(row, column, ...extent, line);
  const taps = Array.from(kernel.values, (_, tap) =>
    input.outline(row + Math.floor(tap / kernel.columns) * down, column + (tap % kernel.columns) * across, 1, 1, line),
  );
  return input.outline(row, column, ...extent, line, true) + taps.join("");
}

function paddingOf(window: Window2d, plane: Plane) {
  const reach = (axis: 0 | 1, positions: number, taps: number) =>
    (positions - 1) * window.stride[axis] + (taps - 1) * window.dilation[axis] + 1;
  const bottom = reach(0, window.outHeight, window.kernelHeight) - window.top - plane.rows;
  const right = reach(1, window.outWidth, window.kernelWidth) - window.left - plane.columns;
  return { top: window.top, left: window.left, bottom: Math.max(0, bottom), right: Math.max(0, right) };
}

function inWords(
  window: Window2d,
  taps: readonly Tap[],
  made: Plane,
  at: readonly [number, number],
  lines: string[],
): string {
  const planes = taps.map((t) => {
    const name = taps.length > 1 ? `channel ${t.channel} ` : "";
    return `input ${name}${planeInWords(t.plane)}. Kernel ${name}${t.kernel.rows}x${t.kernel.columns}: ${rowsInWords(t.kernel)}`;
  });
  const outside =
    taps[0].terms.length && (window.top || window.left) ? `, padding ${window.top} above and ${window.left} left` : "";
  return `Convolution: ${planes.join(". ")}${outside}. Output ${planeInWords(made)}. The value at row ${at[0]}, column ${at[1]} is ${lines.join("; ")}`;
}

function sizeOf({ rows, columns }: Plane): string {
  return `${rows}×${columns}`;
}

function symbol(x: number, y: number, character: string): string {
  return element("g", { ...middle, "font-size": 22, fill: faint }, text(x, y + 7, character));
}
