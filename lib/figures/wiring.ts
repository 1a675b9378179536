import { roles, rule } from "./colours";
import { bold, element, type Figure, figure, middle, text } from "./svg";

/** Numbered nodes below one another: channels that come in, or maps that are made. */
export interface Column {
  role: "input" | "output";
  count: number;
  /** Whether a node is one of those that are spoken of. */
  chosen(index: number): boolean;
  title?: string;
}

/** From a node of one column to a node of the next. */
export interface Wire {
  column: number;
  from: number;
  to: number;
  chosen: boolean;
}

const gap = 34;

/** Who feeds whom, from left to right; what is spoken of in the colour of the kernel. */
export function wiringFigure(columns: readonly Column[], wires: readonly Wire[], alt: string): Figure {
  const apart = columns.length > 2 ? 102 : 144;
  const height = Math.max(...columns.map(({ count }) => count)) * gap;
  const x = (column: number) => 48 + column * apart;
  const y = (column: number, index: number) => 44 + ((index + 0.5) * height) / columns[column].count;
  const lines = [...wires]
    .sort((a, b) => Number(a.chosen) - Number(b.chosen)) // those spoken of on top
    .map(({ column, from, to, chosen }) =>
      element("path", {
        d: `M${x(column)} ${y(column, from)}L${x(column + 1)} ${y(column + 1, to)}`,
        stroke: chosen ? roles.kernel.line : rule,
        "stroke-width": chosen ? 3 : 1.2,
      }),
    );
  const nodes = columns.flatMap(({ role, count, chosen, title = "" }, column) => [
    element("g", middle, text(x(column), 24, title, bold)),
    ...Array.from({ length: count }, (_, index) => node(x(column), y(column, index), role, chosen(index), `${index}`)),
  ]);
  return figure(x(columns.length - 1) + 46, height + 56, alt, ...lines, ...nodes);
}

function node(x: number, y: number, role: "input" | "output", chosen: boolean, name: string): string {
  const shape = element("rect", {
    x: x - 15,
    y: y - 13,
    width: 30,
    height: 26,
    rx: role === "input" ? 2 : 13,
    fill: roles[role].fill,
    stroke: chosen ? roles.kernel.line : roles[role].line,
    "stroke-width": chosen ? 3.5 : 1.5,
  });
  return shape + element("g", middle, text(x, y + 5, name));
}
