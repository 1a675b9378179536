import { faint, ground, ink, type Role, roles, rule } from "./colours";
import { numeral } from "./numbers";
import { isSmall, type Plane } from "./plane";
import { planePng } from "./png";
import { hex, inkOn, type Scale, scaleOf } from "./scale";
import { cellText, element, middle } from "./svg";

/** A plane drawn as cells, and where its cells are. */
export interface Grid {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly cell: number;
  /** Outline some cells: row and column of the first, rows and columns of the block. */
  outline(row: number, column: number, rows: number, columns: number, stroke: string, dashed?: boolean): string;
}

export interface GridOptions {
  /** Shades the values; left out, small grids have the colour of their role. */
  scale?: Scale;
  /** Names the colour of the frame. */
  role?: Role;
  /** Print the numbers; default where rows and columns are at most 12. */
  values?: boolean;
  /** Rows and columns of zeros around the plane, drawn as padding. */
  padding?: { top: number; bottom: number; left: number; right: number };
  /** Pixels a cell; default {@link numberCell} where numbers are printed. */
  cell?: number;
}

const unpadded = { top: 0, bottom: 0, left: 0, right: 0 };

/** Draw a plane with its top left corner at x, y. */
export function grid(x: number, y: number, plane: Plane, options: GridOptions): Grid {
  const { role, scale, values = isSmall(plane), padding = unpadded } = options;
  const { cell = values ? numberCell : imageCell(plane) } = options;
  const [rows, columns] = [plane.rows + padding.top + padding.bottom, plane.columns + padding.left + padding.right];
  const [width, height] = [columns * cell, rows * cell];
  const [left, top] = [x + padding.left * cell, y + padding.top * cell];
  const inner = { x: left, y: top, width: plane.columns * cell, height: plane.rows * cell };
  const frame = { ...inner, fill: "none", stroke: role ? roles[role].line : ink, "stroke-width": role ? 2.5 : 1 };
  const parts = [
    paddingCells(x, y, rows, columns, padding, cell, values),
    values ? cells(left, top, plane, cell, scale, role) : picture(inner, plane, scale ?? scaleOf(plane.values)),
    element("rect", frame),
  ];
  return {
    svg: parts.join(""),
    width,
    height,
    cell,
    outline: (row, column, blockRows, blockColumns, stroke, dashed) =>
      element("rect", {
        x: x + column * cell,
        y: y + row * cell,
        width: blockColumns * cell,
        height: blockRows * cell,
        fill: "none",
        stroke,
        "stroke-width": dashed ? 2 : 3.5,
        "stroke-dasharray": dashed ? "5 4" : undefined,
      }),
  };
}

/** Pixels of a cell with a number in it: one size, so that a grid is larger only where it has more cells. */
export const numberCell = 36;

function imageCell({ rows, columns }: Plane): number {
  return Math.max(1, Math.round(252 / Math.max(rows, columns)));
}

/** Cells that are printed: those with a scale in the colour of their value, the others in that of their role. */
function cells(left: number, top: number, plane: Plane, cell: number, scale?: Scale, role?: Role): string {
  const squares = new Map<string, string>();
  const numbers = new Map<string, string>();
  const add = (to: Map<string, string>, key: string, part: string) => to.set(key, (to.get(key) ?? "") + part);
  Array.from(plane.values).forEach((value, i) => {
    const [x, y] = [left + (i % plane.columns) * cell, top + Math.floor(i / plane.columns) * cell];
    const colour = scale?.colour(value);
    add(squares, colour ? hex(colour) : "", `M${x} ${y}h${cell}v${cell}h${-cell}z`);
    add(numbers, colour ? inkOn(colour) : "", cellText(x + cell / 2, y + cell / 2, cell, numeral(value)));
  });
  const roleFill = role ? roles[role].fill : ground;
  const painted = Array.from(squares, ([colour, d]) =>
    element("path", {
      d,
      stroke: rule,
      fill: colour ? undefined : roleFill,
      style: colour ? `fill:${colour}` : undefined,
    }),
  );
  const written = Array.from(numbers, ([colour, parts]) =>
    element("g", { ...middle, style: colour ? `fill:${colour}` : undefined }, parts),
  );
  return painted.join("") + written.join("");
}

function picture(area: Record<"x" | "y" | "width" | "height", number>, plane: Plane, scale: Scale): string {
  return element("image", {
    ...area,
    href: planePng(plane, scale),
    preserveAspectRatio: "none",
    style: "image-rendering:pixelated",
  });
}

/** Zeros nobody photographed: dashed, struck through, grey. */
function paddingCells(
  x: number,
  y: number,
  rows: number,
  columns: number,
  { top, bottom, left, right }: Required<GridOptions>["padding"],
  cell: number,
  values: boolean,
): string {
  if (!(top || bottom || left || right)) return "";
  const { fill, line } = roles.padding;
  if (!values) {
    const area = { x, y, width: columns * cell, height: rows * cell };
    return element("rect", { ...area, fill, stroke: line, "stroke-dasharray": "3 3" });
  }
  let boxes = "";
  let strikes = "";
  let zeros = "";
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (row >= top && row < rows - bottom && column >= left && column < columns - right) continue;
      const [cx, cy] = [x + column * cell, y + row * cell];
      boxes += `M${cx} ${cy}h${cell}v${cell}h${-cell}z`;
      strikes += `M${cx} ${cy + cell}l${cell / 4} ${-cell / 4}M${cx + cell} ${cy}l${-cell / 4} ${cell / 4}`;
      zeros += cellText(cx + cell / 2, cy + cell / 2, cell, "0");
    }
  }
  return (
    element("path", { d: boxes, fill, stroke: line, "stroke-dasharray": "3 3" }) +
    element("path", { d: strikes, stroke: line }) +
    element("g", { ...middle, fill: faint }, zeros)
  );
}
