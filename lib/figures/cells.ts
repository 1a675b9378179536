import { ground, ink, type Role, roles, rule } from "./colours";
import { bold, cellText, element, type Figure, figure, middle, text, textWidth } from "./svg";

/** How a cell looks. A kernel's tap also has a dot and a thick border, an empty cell a dotted one: never colour alone. */
export type Look = Role | "empty" | "made";

const looks: Record<Look, { fill: string; stroke: string; "stroke-width"?: number; "stroke-dasharray"?: string }> = {
  input: { fill: roles.input.fill, stroke: rule },
  kernel: { fill: roles.kernel.fill, stroke: roles.kernel.line, "stroke-width": 2 },
  output: { fill: roles.output.fill, stroke: rule },
  made: { fill: roles.output.fill, stroke: roles.output.line, "stroke-width": 3 },
  padding: { fill: roles.padding.fill, stroke: roles.padding.line, "stroke-dasharray": "2 3" },
  difference: { fill: roles.difference.fill, stroke: roles.difference.line },
  amount: { fill: roles.amount.fill, stroke: roles.amount.line },
  empty: { fill: ground, stroke: roles.padding.line, "stroke-dasharray": "1 3" },
};
const order: Look[] = ["empty", "padding", "input", "output", "difference", "amount", "kernel", "made"];

export interface Block {
  readonly rows: number;
  readonly columns: number;
  look(row: number, column: number): Look;
  /** The colour of a cell's value, where it has one; default that of its look. */
  fill?(row: number, column: number): string | undefined;
  /** Words inside a cell. */
  mark?(row: number, column: number): string | undefined;
}

/** Rows and columns of cells, the top left one at x, y. */
export function cells(x: number, y: number, size: number, { rows, columns, look, fill, mark }: Block): string {
  const paths = new Map<Look, string>();
  const painted = new Map<string, string>();
  let dots = "";
  let strikes = "";
  let words = "";
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [cx, cy] = [x + column * size, y + row * size];
      const kind = look(row, column);
      const square = `M${cx} ${cy}h${size}v${size}h${-size}z`;
      paths.set(kind, `${paths.get(kind) ?? ""}${square}`);
      const colour = fill?.(row, column);
      if (colour) painted.set(colour, `${painted.get(colour) ?? ""}${square}`);
      const written = mark?.(row, column);
      if (written) words += cellText(cx + size / 2, cy + size / 2, size, written);
      else if (kind === "kernel") dots += element("circle", { cx: cx + size / 2, cy: cy + size / 2, r: size / 8 });
      else if (kind === "padding") strikes += `M${cx} ${cy + size}L${cx + size} ${cy}`;
    }
  }
  return [
    ...order.filter((kind) => paths.has(kind)).map((kind) => element("path", { d: paths.get(kind), ...looks[kind] })),
    ...[...painted].map(([colour, d]) => element("path", { d, fill: colour, stroke: rule })),
    strikes && element("path", { d: strikes, stroke: rule }),
    dots && element("g", { fill: roles.kernel.line }, dots),
    words && element("g", { ...middle, fill: ink }, words),
  ].join("");
}

/** The widest picture that stands on a phone. */
export const pictureWidth = 330;

/** Pixels a cell, so that this many fit side by side. */
export function cellSize(count: number, most = 28, room = pictureWidth - 16): number {
  return Math.max(2, Math.min(most, Math.floor(room / count)));
}

/** A picture of one block under its name. */
export function blockPicture(title: string, alt: string, size: number, block: Block, ...over: string[]): Figure {
  const width = Math.max(block.columns * size, textWidth(title, 14)) + 16;
  const drawn = cells(8, 30, size, block);
  return figure(width, block.rows * size + 40, alt, text(8, 20, title, bold), drawn, ...over);
}
