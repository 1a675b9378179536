import type { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import type { Role } from "./colours";
import { show } from "./display";
import { grid } from "./grid";
import { legend } from "./legend";
import { isSmall, type Plane, planeInWords, planeOf, planesOf } from "./plane";
import { type Scale, scaleBetween, scaleOf, signedScaleOf } from "./scale";
import { bold, type Figure, figure, placed, text, textWidth } from "./svg";

export interface MapOptions {
  title?: string;
  /** Print the numbers; default where height and width are at most 12. */
  values?: boolean;
  /** What the map is to the operator: the colour of its frame, and of printed numbers that are not negative. */
  role?: Role;
  /** The values that are darkest and brightest; default the smallest and largest of the map. [0, 1] for a photograph. */
  range?: readonly [low: number, high: number];
  /** Pixels a cell; default as many as suit the map. */
  cell?: number;
}

/**
 * Show one feature map as a grid: its numbers where it is small, its shades where it is not. Brighter is larger. Where
 * numbers are printed, or some are negative, blue is negative, white zero and red positive.
 *
 * @param map [height, width] or [height, width, 1]
 */
export function showMap(map: Tensor<Shape>, options: MapOptions = {}): void {
  show(mapFigure(map, options));
}

/** {@link showMap}, not displayed. */
export function mapFigure(map: Tensor<Shape>, options: MapOptions = {}): Figure {
  const plane = planeOf("showMap", "map", map);
  const { values = isSmall(plane) } = options;
  const scale = scaleFor(plane.values, { ...options, values });
  return planeFigure(plane, { ...options, values, scale }, `${options.title ?? "feature map"} ${planeInWords(plane)}`);
}

/**
 * Show the channels of a tensor side by side, all on one scale.
 *
 * @param maps [height, width, channels]
 * @param options titles, one a channel (default "channel 0" and so on); the options of {@link showMap}
 */
export function showMaps(maps: Tensor<Shape>, options: MapsOptions = {}): void {
  show(mapsFigure(maps, options));
}

export interface MapsOptions extends Omit<MapOptions, "title"> {
  titles?: readonly string[];
  /** Maps in a row; default as many as fit 800 pixels. */
  columns?: number;
}

/** {@link showMaps}, not displayed. */
export function mapsFigure(maps: Tensor<Shape>, { titles = [], columns, ...options }: MapsOptions = {}): Figure {
  const planes = planesOf("showMaps", "maps", maps);
  const values = options.values ?? isSmall(planes[0]);
  const scale = scaleFor(maps.data, { ...options, values });
  const room = Math.max(1, Math.round(152 / Math.max(planes[0].rows, planes[0].columns)));
  const cell = options.cell ?? (values ? undefined : room);
  const parts = planes.map((plane, c) => {
    const title = titles[c] ?? `${options.role === "input" ? "channel" : "map"} ${c}`;
    const own = { ...options, values, scale, title, cell, explained: !values || c === 0 };
    return planeFigure(plane, own, `${title} ${planeInWords(plane)}`);
  });
  return inRows(parts, columns);
}

/** The colours of a map's values; none where printed numbers have the colour of their role. */
function scaleFor(numbers: ArrayLike<number>, { range, values, role }: MapOptions): Scale | undefined {
  if (range) return scaleBetween(...range);
  const scale = scaleOf(numbers);
  if (!values) return scale;
  return role && !scale.diverging ? undefined : signedScaleOf(numbers);
}

/** Figures in rows, left to right: `perRow` of them, or as many as fit 800 pixels. */
export function inRows(parts: readonly Figure[], perRow = Number.POSITIVE_INFINITY): Figure {
  const rows: Figure[][] = [[]];
  for (const part of parts) {
    const row = rows[rows.length - 1];
    const full = perRow < Number.POSITIVE_INFINITY ? row.length === perRow : widthOf([...row, part]) > 800;
    if (full && row.length) rows.push([part]);
    else row.push(part);
  }
  let y = 0;
  const drawn: string[] = [];
  for (const row of rows) {
    row.forEach((part, i) => {
      drawn.push(placed(part, widthOf(row.slice(0, i)), y));
    });
    y += Math.max(...row.map((part) => part.height));
  }
  return figure(Math.max(...rows.map(widthOf)), y, parts.map((part) => part.alt).join(". "), ...drawn);
}

function widthOf(row: readonly Figure[]): number {
  return row.reduce((sum, part) => sum + part.width + 4, 0);
}

export interface PlaneOptions {
  title?: string;
  role?: Role;
  /** Print the numbers. */
  values: boolean;
  scale?: Scale;
  cell?: number;
  /** Whether its scale is drawn below it; printed numbers say their sign, and need it for shades of grey alone. */
  explained?: boolean;
}

/** One plane with its title and its scale. */
export function planeFigure(plane: Plane, options: PlaneOptions, alt: string): Figure {
  const { title, role, values, scale, cell, explained = true } = options;
  const bar = explained && scale && !(values && scale.diverging) ? scale : undefined;
  const top = title ? 30 : 8;
  const drawn = grid(8, top, plane, { scale, role, values, cell });
  const width = Math.max(drawn.width, title ? textWidth(title) : 0, bar ? 120 : 0) + 16;
  return figure(
    width,
    top + drawn.height + (bar ? 30 : 8),
    alt,
    title ? text(8, 20, title, bold) : "",
    drawn.svg,
    bar ? legend(8, top + drawn.height + 8, bar, Math.max(drawn.width, 120)) : "",
  );
}
