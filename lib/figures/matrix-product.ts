import type { Tensor } from "../tensor";
import { type Block, cells } from "./cells";
import { ink, type Role, roles } from "./colours";
import { numeral } from "./numbers";
import { bold, element, middle, symbol, text, textWidth } from "./svg";

/** One matrix of an equation. */
export interface Matrix extends Block {
  title: string;
  /** Names the colour of its frame. */
  role: Role;
  /** Lines after every so many rows and columns: where a row of an image, or a row of taps, ends. */
  every?: readonly [rows: number, columns: number];
  /** Cells to outline: first row and column, rows, columns. */
  outlined?: readonly [row: number, column: number, rows: number, columns: number];
}

const gap = 34;
const top = 28;
const size = 28;
const titleSize = 14; // bold runs wider than its size says

/** Matrices side by side, their tops in line, with a sign between each two: "·", "=". */
export function matrixProduct(
  y: number,
  matrices: readonly Matrix[],
  signs: readonly string[],
): { svg: string; width: number; height: number } {
  const signY = y + top + (Math.min(...matrices.map(({ rows }) => rows)) * size) / 2;
  let x = 8;
  const drawn = matrices.map((matrix, i) => {
    const wide = Math.max(matrix.columns * size, textWidth(matrix.title, titleSize));
    const left = x + (wide - matrix.columns * size) / 2;
    const part = text(x + wide / 2, y + top - 9, matrix.title, { ...bold, ...middle }) + one(left, y + top, matrix);
    const sign = signs[i] ? symbol(x + wide + gap / 2, signY, signs[i]) : "";
    x += wide + gap;
    return part + sign;
  });
  const tallest = Math.max(...matrices.map(({ rows }) => rows)) * size;
  return { svg: drawn.join(""), width: x - gap + 8, height: top + tallest + 8 };
}

function one(x: number, y: number, { role, every = [0, 0], outlined, ...block }: Matrix): string {
  const [width, height] = [block.columns * size, block.rows * size];
  let lines = "";
  for (let row = every[0]; row > 0 && row < block.rows; row += every[0]) lines += `M${x} ${y + row * size}h${width}`;
  for (let column = every[1]; column > 0 && column < block.columns; column += every[1]) {
    lines += `M${x + column * size} ${y}v${height}`;
  }
  const frame = { x, y, width, height, stroke: roles[role].line, "stroke-width": 2.5 };
  const [row, column, high, wide] = outlined ?? [];
  return [
    cells(x, y, size, block),
    lines && element("path", { d: lines, fill: "none", stroke: ink }),
    element("rect", { ...frame, fill: "none" }),
    row !== undefined &&
      element("rect", {
        x: x + (column as number) * size,
        y: y + row * size,
        width: (wide as number) * size,
        height: (high as number) * size,
        fill: "none",
        stroke: roles.kernel.line,
        "stroke-width": 3.5,
      }),
  ]
    .filter(Boolean)
    .join("");
}

/** A tensor with its numbers written, in the colour of its role. */
export function numbers(title: string, role: "input" | "kernel" | "output", values: Tensor<[number, number]>): Matrix {
  const [rows, columns] = values.shape;
  const mark = (y: number, x: number) => numeral(values.at(y, x));
  // A kernel's cells are not taps here: filled, without a border each.
  const fill = role === "kernel" ? () => roles.kernel.fill : undefined;
  return { title, role, rows, columns, look: () => (role === "kernel" ? "empty" : role), fill, mark };
}
