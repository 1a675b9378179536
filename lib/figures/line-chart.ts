import { series as hues, ink, rule } from "./colours";
import { show } from "./display";
import { numeral } from "./numbers";
import { bold, element, type Figure, figure, text, textWidth } from "./svg";
import { logTicks, ticks } from "./ticks";

export interface Line {
  name: string;
  points: readonly (readonly [x: number, y: number])[];
}

export interface LineChartOptions {
  title?: string;
  /** Names of the axes, with their units: "epoch", "mean squared error". */
  x: string;
  y: string;
  /** A logarithmic axis for y: equal steps are equal factors. */
  log?: boolean;
  /** The ends of the x axis; default the first and last point. */
  xRange?: readonly [number, number];
}

const width = 560;
const height = 250;
const area = { left: 62, right: 16, top: 56, bottom: 44 };
/** With its hue every line has its own dashes. */
const dashes = [undefined, "7 4", "2 3", "9 3 2 3"];

/**
 * Show lines over one x axis: a loss curve, a cost against a size.
 * @param lines at most four, each a name and its points
 */
export function showLines(lines: readonly Line[], options: LineChartOptions): void {
  show(lineChartFigure(lines, options));
}

/**
 * Lines over one x axis, drawn without Plot: a training cell redraws them several times a second.
 * @param lines at most four
 */
export function lineChartFigure(lines: readonly Line[], options: LineChartOptions): Figure {
  const points = lines.flatMap((line) => line.points).filter(([, y]) => !options.log || y > 0);
  const xs = options.xRange ?? ends(points.map(([x]) => x));
  const values = points.map(([, y]) => y);
  const yTicks = options.log ? logTicks(...ends(values)) : ticks(...ends([0, ...values]), 5);
  const low = Math.min(yTicks[0], ...values);
  const high = Math.max(yTicks[yTicks.length - 1], ...values);
  const bend = options.log ? Math.log10 : (v: number) => v;
  const at = {
    x: (v: number) => area.left + ((v - xs[0]) / (xs[1] - xs[0] || 1)) * (width - area.left - area.right),
    y: (v: number) =>
      height -
      area.bottom -
      ((bend(v) - bend(low)) / (bend(high) - bend(low) || 1)) * (height - area.top - area.bottom),
  };
  return figure(
    width,
    height,
    inWords(lines, options),
    text(12, 20, [options.title, options.y].filter(Boolean).join(": "), bold),
    names(lines),
    axes(at, xs, yTicks),
    element("g", { "text-anchor": "end" }, text(width - area.right, height - 8, `${options.x} →`)),
    ...lines.map(({ points: own }, i) => {
      const d = own
        .filter(([, y]) => !options.log || y > 0)
        .map(([x, y]) => `${at.x(x).toFixed(1)} ${at.y(y).toFixed(1)}`);
      if (d.length === 0) return "";
      return element("path", {
        d: `M${d.join("L")}${d.length === 1 ? "h0.1" : ""}`,
        fill: "none",
        stroke: hues[i % hues.length],
        "stroke-width": 2.5,
        "stroke-linecap": d.length === 1 ? "round" : undefined,
        "stroke-dasharray": dashes[i % dashes.length],
      });
    }),
  );
}

function names(lines: readonly Line[]): string {
  let x = area.left;
  return lines
    .map(({ name }, i) => {
      const sample = element("path", {
        d: `M${x} 38h28`,
        stroke: hues[i % hues.length],
        "stroke-width": 2.5,
        "stroke-dasharray": dashes[i % dashes.length],
      });
      const written = text(x + 34, 42, name);
      x += 34 + textWidth(name) + 24;
      return sample + written;
    })
    .join("");
}

function axes(
  at: { x: (v: number) => number; y: (v: number) => number },
  xs: readonly [number, number],
  yTicks: readonly number[],
): string {
  const right = width - area.right;
  const floor = height - area.bottom;
  const across = yTicks.map((v) => element("path", { d: `M${area.left} ${at.y(v)}H${right}`, stroke: rule }));
  const left = yTicks.map((v) => text(area.left - 6, at.y(v) + 4, numeral(v, 4)));
  const below = ticks(...xs, 8)
    .filter((v) => v >= xs[0] && v <= xs[1])
    .map((v) => text(at.x(v), floor + 18, numeral(v)));
  return (
    across.join("") +
    element("path", { d: `M${area.left} ${floor}H${right}`, stroke: ink }) +
    element("g", { "text-anchor": "end" }, ...left) +
    element("g", { "text-anchor": "middle" }, ...below)
  );
}

function ends(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0.1, 1]; // an axis for no points yet, plain or logarithmic
  return [Math.min(...values), Math.max(...values)];
}

function inWords(lines: readonly Line[], { title, x, y }: LineChartOptions): string {
  const told = lines.map(({ name, points }) => {
    if (points.length === 0) return `${name} has no points yet`;
    const [first, last] = [points[0], points[points.length - 1]];
    const least = points.reduce((a, b) => (b[1] < a[1] ? b : a));
    const way = last[1] < first[1] ? "falls" : last[1] > first[1] ? "rises" : "stays";
    const lowest = least === last || least === first ? "" : `, lowest ${precise(least[1])} at ${numeral(least[0])}`;
    return `${name} ${way} from ${precise(first[1])} at ${numeral(first[0])} to ${precise(last[1])} at ${numeral(last[0])}${lowest}`;
  });
  return `${title ? `${title}. ` : ""}${y} by ${x}: ${told.join("; ")}`;
}

function precise(value: number): string {
  return numeral(Number(value.toPrecision(3)), 6);
}
