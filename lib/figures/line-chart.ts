import type { RenderableMark } from "@observablehq/plot";
import { series as hues } from "./colours";
import { show } from "./display";
import { numeral } from "./numbers";
import { loadPlot, plotFigure } from "./plot";
import { type Figure, fontSize, textWidth } from "./svg";

type Point = readonly [x: number, y: number];

export interface Line {
  name: string;
  points: readonly Point[];
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

/** With its hue every line has its own dashes. */
const dashes = [undefined, "7 4", "2 3", "9 3 2 3"];

/**
 * Show lines over one x axis: a loss curve, a cost against a size.
 * @param lines at most four, each a name and its points
 */
export function showLines(lines: readonly Line[], options: LineChartOptions): void {
  show(lineChartFigure(lines, options));
}

/** {@link showLines}, not displayed. */
export function lineChartFigure(lines: readonly Line[], options: LineChartOptions): Figure {
  const { title, x, y, log = false, xRange } = options;
  const drawn = lines
    .map((line, i) => ({ ...line, hue: hues[i % hues.length], dashes: dashes[i % dashes.length] }))
    .map((line) => ({ ...line, points: line.points.filter(([, value]) => !log || value > 0) }))
    .filter(({ points }) => points.length > 0);
  const nothing = drawn.length ? undefined : [0.1, 1]; // an axis for no points yet, plain or logarithmic
  const chart = {
    width: 560,
    height: 236,
    insetTop: 4,
    marginRight: 24 + Math.max(0, ...lines.map(({ name }) => textWidth(name))),
    x: {
      label: x,
      ticks: countedTicks(drawn.flatMap(({ points }) => points.map(([at]) => at)).concat(xRange ?? [])),
      tickFormat: (value: number) => numeral(value),
      domain: xRange ? [...xRange] : nothing,
    },
    y: {
      label: y,
      type: log ? ("log" as const) : ("linear" as const),
      grid: true,
      nice: !log,
      zero: !log,
      ticks: 5,
      tickFormat: log ? labelOfTick(drawn.flatMap(({ points }) => points)) : (value: number) => numeral(value, 4),
      domain: nothing,
    },
    marks: [
      ...drawn.map(({ points, hue: stroke, dashes: strokeDasharray }) =>
        loadPlot().line(points, { stroke, strokeDasharray, strokeWidth: 2.5, strokeLinecap: "round" }),
      ),
      ...names(drawn),
    ],
  };
  return plotFigure(chart, { alt: inWords(lines, options), title });
}

/** A few whole numbers count something, seeds or kinds: every one of them has its tick, and there is none between. */
function countedTicks(values: readonly number[]): number[] | undefined {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!values.length || !values.every(Number.isInteger) || high - low > 8) return undefined;
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

/** On a logarithmic axis 1, 2 and 5 of each power of ten are labelled; only 1 where there are many powers, all within one. */
function labelOfTick(points: readonly Point[]): (value: number) => string {
  const values = points.map(([, y]) => y);
  const factor = Math.max(...values) / Math.min(...values);
  const labelled = factor > 100 ? "1" : factor < 5 ? "123456789" : "125";
  return (value) => (labelled.includes(value.toExponential(0)[0]) ? numeral(value, 4) : "");
}

/** Beside the end of each line its name, behind a dot of its colour. */
function names(lines: readonly (Line & { hue: string })[]): RenderableMark[] {
  const { dot, initializer, text } = loadPlot();
  const last = lines.map(({ name, points, hue }) => {
    const [x, y] = points[points.length - 1];
    return { name, hue, x, y };
  });
  const beside = <O extends object>(options: O) =>
    initializer({ x: "x", y: "y", ...options }, (data, facets, { y }, scales, { height, marginBottom }) => {
      const ends = Array.from(y!.value as number[], scales.y as (value: number) => number);
      const heights = apart(ends, height - marginBottom);
      return { data, facets, channels: { y: { value: heights } } };
    });
  return [
    dot(last, beside({ dx: 8, r: 4, fill: "hue" })),
    text(last, beside({ dx: 16, text: "name", textAnchor: "start" as const })),
  ];
}

/** The heights of labels, moved down where they would lie on each other, and up where one would lie below the axis. */
function apart(heights: readonly number[], bottom: number): number[] {
  const moved = [...heights];
  const downwards = moved.map((_, i) => i).sort((a, b) => moved[a] - moved[b]);
  const step = fontSize + 2;
  for (let k = 1; k < downwards.length; k++) {
    moved[downwards[k]] = Math.max(moved[downwards[k]], moved[downwards[k - 1]] + step);
  }
  downwards.reverse().reduce((below, i) => {
    moved[i] = Math.min(moved[i], below - step);
    return moved[i];
  }, bottom + step);
  return moved;
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
