import type { Window2d } from "../products";
import { roles } from "./colours";
import { type Grid, grid, numberCell } from "./grid";
import type { Plane } from "./plane";
import type { Term } from "./sum-of-products";
import { bold, symbol, text, textWidth } from "./svg";

/** One channel under the kernel: what it holds, its slice of the kernel, and the products of one position. */
export interface ConvChannel {
  index: number;
  plane: Plane;
  kernel: Plane;
  terms: Term[];
}

const gap = 44;
const top = 32;
const titleSize = 14; // bold runs wider than its size says

/** Input, kernel and output beside each other, channel by channel; the window and the value it made outlined. */
export function drawConv(
  window: Window2d,
  channels: readonly ConvChannel[],
  made: Plane,
  at: readonly [number, number],
  ofFilter: string,
): { svg: string; width: number; height: number } {
  const padding = paddingOf(window, channels[0].plane);
  const padded = padding.top + padding.bottom + padding.left + padding.right > 0 ? " + padding" : "";
  const title = {
    input: `input ${sizeOf(channels[0].plane)}${padded}`,
    kernel: `kernel ${sizeOf(channels[0].kernel)}${ofFilter}`,
    output: `output ${sizeOf(made)}${ofFilter}`,
  };
  const kernelHeight = channels[0].kernel.rows * numberCell;
  const inputSize = grid(0, 0, channels[0].plane, { padding });
  const outputSize = grid(0, 0, made, {});
  const rowHeight = Math.max(inputSize.height, kernelHeight);
  const label = channels.length > 1 ? 20 : 0;

  const inputRight = 8 + inputSize.width;
  const kernelX = Math.max(inputRight + gap, textWidth(title.input, titleSize) + 24);
  const kernelRight = kernelX + channels[0].kernel.columns * numberCell;
  const outputX = Math.max(kernelRight + gap, kernelX + textWidth(title.kernel, titleSize) + 16);
  const bottom = top + channels.length * (label + rowHeight + 8);
  const outputY = Math.max(top, (top + bottom - outputSize.height) / 2);
  const equalsX = (kernelRight + outputX) / 2;

  const rows = channels.map((channel, i) => {
    const y = top + i * (label + rowHeight + 8) + label;
    const kernelY = y + (rowHeight - kernelHeight) / 2;
    const input = grid(8, y, channel.plane, { role: "input", padding });
    return [
      label ? text(8, y - 7, `channel ${channel.index}`) : "",
      input.svg,
      windowOutline(window, input, channel.kernel, at),
      symbol((inputRight + kernelX) / 2, kernelY + kernelHeight / 2, "∗"),
      i === 0 ? text(kernelX, kernelY - 10, title.kernel, bold) : "",
      grid(kernelX, kernelY, channel.kernel, { role: "kernel", values: true }).svg,
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
function windowOutline(window: Window2d, input: Grid, kernel: Plane, at: readonly [number, number]): string {
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

function sizeOf({ rows, columns }: Plane): string {
  return `${rows}×${columns}`;
}
