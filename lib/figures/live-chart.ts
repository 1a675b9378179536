import { type Line, type LineChartOptions, lineChartFigure } from "./line-chart";
import { livePicture } from "./live-picture";
import type { Figure } from "./svg";

export interface LiveChartOptions extends Omit<LineChartOptions, "xRange"> {
  /** One line each, at most four: "train", "test". */
  lines: readonly string[];
  /** The last x there will be, for the axis and the time left. */
  total: number;
}

export interface LiveChart {
  /**
   * Add a point to each line. Await it: that is when the picture reaches the notebook, and when an interrupt is heard.
   * @param values one a line; undefined leaves a line as it is
   */
  add(x: number, ...values: (number | undefined)[]): Promise<void>;
  /** Draw the last state. What is left under the cell depends on the numbers alone, not on the time they took. */
  done(): Figure;
}

/**
 * A line chart that grows while a cell trains, with the time left.
 * @example
 * const chart = liveChart({ x: "epoch", y: "mean squared error", lines: ["train", "test"], total: 60, log: true })
 * for (let epoch = 1; epoch <= 60; epoch++) await chart.add(epoch, train(), test())
 * chart.done()
 */
export function liveChart({ lines: names, total, ...options }: LiveChartOptions): LiveChart {
  const points = names.map((): [number, number][] => []);
  const picture = livePicture(options.x, total);
  let first: number | undefined;

  const draw = () => {
    const lines: Line[] = names.map((name, i) => ({ name, points: points[i] }));
    return lineChartFigure(lines, { ...options, xRange: [first ?? 0, total] });
  };
  return {
    add(x, ...values) {
      first ??= x;
      values.forEach((value, i) => {
        if (value !== undefined) points[i].push([x, value]);
      });
      return picture.redraw(x, draw);
    },
    done: () => picture.finish(draw()),
  };
}
