import type { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { livePicture } from "./live-picture";
import { inRows, planeFigure } from "./map";
import { isSmall, kernelPlane, type Plane, planeInWords, planeOf } from "./plane";
import { type Scale, scaleOf, signedScaleOf } from "./scale";
import { bold, type Figure, figure, placed, text, textWidth } from "./svg";

export interface LiveMapsOptions {
  /** What is drawn, one name a map: "the nine weights", "their map". */
  titles: readonly string[];
  /** What is counted: "step". */
  x: string;
  /** The last x there will be, for the time left. */
  total: number;
  /** The x whose maps stay on the left while the newest are redrawn, at most four: [0, 10, 50]. */
  keep?: readonly number[];
}

export interface LiveMaps {
  /**
   * Show the maps as they are now. Await it: that is when the picture reaches the notebook, and when an interrupt is
   * heard.
   * @param maps one a title: a map, [height, width] or [height, width, 1], or a kernel, [height, width, 1, 1]
   */
  add(x: number, ...maps: Tensor<Shape>[]): Promise<void>;
  /** Draw the kept states and the last. What is left under the cell depends on the numbers alone. */
  done(): Figure;
}

/** The maps at one moment. */
interface State {
  x: number;
  planes: Plane[];
}

const side = 144;
const gap = 12;

/**
 * Small maps redrawn while a cell trains: a column a moment, the moments worth keeping on the left. Each row has one
 * scale, so that a column can be compared with the next.
 * @example
 * const film = liveMaps({ titles: ["the nine weights", "their map"], x: "step", total: 200, keep: [0, 20, 80] })
 * for (let step = 1; step <= 200; step++) await film.add(step, weights, conv2d(photo, weights))
 * film.done()
 */
export function liveMaps({ titles, x: unit, total, keep = [] }: LiveMapsOptions): LiveMaps {
  const picture = livePicture(unit, total);
  const kept: State[] = [];
  let last: State | undefined;
  return {
    add(x, ...maps) {
      if (maps.length !== titles.length) {
        throw new RangeError(`liveMaps: add has ${maps.length} maps for ${titles.length} titles: one map a title`);
      }
      last = {
        x,
        planes: maps.map((map, i) =>
          map.shape.length === 4 ? kernelPlane("liveMaps", map) : planeOf("liveMaps", titles[i], map),
        ),
      };
      if (keep.includes(x)) kept.push({ x, planes: last.planes.map(copied) });
      return picture.redraw(x, () => film(titles, unit, [...kept, last as State]));
    },
    done() {
      if (!last) throw new Error("liveMaps: done comes after the first add");
      return picture.finish(film(titles, unit, [...kept, last]));
    },
  };
}

function copied(plane: Plane): Plane {
  return { ...plane, values: Float32Array.from(plane.values) };
}

/** A column a state, a row a map. */
function film(titles: readonly string[], unit: string, states: readonly State[]): Figure {
  const shown = states.filter(({ x }, i) => i === states.length - 1 || x !== states[states.length - 1].x);
  const heads = shown.map(({ x }, i) => text(8 + i * (side + gap), 20, `${unit} ${x}`, bold));
  let y = 28;
  const rows = titles.map((title, n) => {
    const printed = isPrinted(shown[0].planes[n]);
    const scale = (printed ? signedScaleOf : scaleOf)(...shown.map(({ planes }) => planes[n].values));
    const parts = shown.map(({ x, planes }) => strip(planes[n], scale, `${title}, ${unit} ${x}`));
    const row = inRows(parts, parts.length);
    const drawn = text(8, y + 16, title) + placed(row, 0, y + 18);
    y += 18 + row.height;
    return { drawn, alt: row.alt };
  });
  const width = Math.max(8 + shown.length * (side + gap), ...titles.map((title) => textWidth(title) + 16));
  return figure(width, y, rows.map(({ alt }) => alt).join(". "), ...heads, ...rows.map(({ drawn }) => drawn));
}

/** A kernel has its numbers printed, a map its shades. */
function isPrinted({ rows, columns }: Plane): boolean {
  return Math.max(rows, columns) <= 3;
}

/** A map as wide as all others of the film. */
function strip(plane: Plane, scale: Scale, name: string): Figure {
  const most = Math.max(plane.rows, plane.columns);
  const cell = isSmall(plane) ? side / most : Math.max(1, Math.round(side / most));
  const noise = (scale.high - scale.low) / 400; // 1.2e-3 beside 2 is not worth its width
  const values = Float32Array.from(plane.values, (value) => (Math.abs(value) < noise ? 0 : value));
  const shown = { ...plane, values };
  const drawn = planeFigure(shown, { scale, cell, values: isPrinted(plane) }, `${name}: ${planeInWords(shown)}`);
  return figure(side + gap - 4, drawn.height, drawn.alt, placed(drawn, 0, 0));
}
