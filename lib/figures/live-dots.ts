import { series } from "./colours";
import { type LivePicture, livePicture } from "./live-picture";
import { loadPlot, plotFigure } from "./plot";
import { type Figure, textWidth } from "./svg";

export interface LiveDotsOptions {
  /** What is compared, in order: a place on the axis for each. They have no order of their own, so no line joins them. */
  names: readonly string[];
  /** What is measured: "read, %". */
  y: string;
  /** How many dots there will be, for the time left. */
  total: number;
}

export interface LiveDots {
  /** Add a dot above a name. Await it: that is when the picture reaches the notebook, and when an interrupt is heard. */
  add(name: string, value: number): Promise<void>;
  /** Draw the last state: it depends on the numbers alone, not on the time they took. */
  done(): Figure;
}

/**
 * A dot for each run, above the name of what ran: a chart that grows while a cell trains, with the time left.
 * @example
 * const chart = liveDots({ names: ["standard", "separable"], y: "read, %", total: 6 })
 * for (const name of ["standard", "separable"]) for (const seed of [1, 2, 3]) await chart.add(name, await read(name, seed))
 * chart.done()
 */
export function liveDots({ names, y, total }: LiveDotsOptions): LiveDots {
  const dots: { name: string; value: number }[] = [];
  const picture: LivePicture = livePicture("run", total);
  const draw = () => dotsFigure(dots, names, y);
  return {
    add(name, value) {
      dots.push({ name, value });
      return picture.redraw(dots.length, draw);
    },
    done: () => picture.finish(draw()),
  };
}

function dotsFigure(dots: readonly { name: string; value: number }[], names: readonly string[], y: string): Figure {
  const Plot = loadPlot();
  const alt = names.flatMap((name) => {
    const own = dots.filter((dot) => dot.name === name).map(({ value }) => value.toFixed(1));
    return own.length ? `${name} ${own.join(", ")}` : [];
  });
  return plotFigure(
    {
      width: Math.max(420, 80 + names.length * (24 + Math.max(...names.map((name) => textWidth(name))))),
      height: 260,
      inset: 10,
      grid: true,
      x: { type: "point", domain: names, label: null, grid: false },
      y: { label: `↑ ${y}`, ticks: 6 },
      marks: [Plot.dot(dots, { x: "name", y: "value", r: 6, fill: series[0], fillOpacity: 0.6 })],
    },
    { alt: `${y}: ${alt.join("; ")}` },
  );
}
