import type { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import type { Role } from "./colours";
import { show } from "./display";
import { grid } from "./grid";
import { legend } from "./legend";
import { isSmall, type Plane, planeInWords, planeOf, planesOf } from "./plane";
import { scaleBetween, scaleOf } from "./scale";
import { bold, type Figure, figure, placed, text, textWidth } from "./svg";

export interface MapOptions {
  title?: string;
  /** Print the numbers; default where height and width are at most 12. */
  values?: boolean;
  /** What the map is to the operator: names the colour of its frame. */
  role?: Role;
  /** The values that are darkest and brightest; default the smallest and largest of the map. */
  range?: readonly [low: number, high: number];
  /** Pixels a cell; default as many as suit the map. */
  cell?: number;
}

/**
 * Show one feature map as a grid: its numbers where it is small, its shades where it is not. Brighter is larger; where
 * there are negative numbers, blue is negative, white zero and red positive.
 *
 * @param map [height, width] or [height, width, 1]
 */
export function showMap(map: Tensor<Shape>, options: MapOptions = {}): void {
  show(mapFigure(map, options));
}

/** {@link showMap}, not displayed. */
export function mapFigure(map: Tensor<Shape>, options: MapOptions = {}): Figure {
  const plane = planeOf("showMap", "map", map);
  return planeFigure(plane, options, `${options.title ?? "feature map"} ${planeInWords(plane)}`);
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
  const whole = scaleOf(maps.data);
  const inRole = options.role && !options.range && !whole.diverging;
  const range = options.range ?? (inRole && isSmall(planes[0]) ? undefined : ([whole.low, whole.high] as const));
  const cell =
    options.cell ??
    (isSmall(planes[0]) ? undefined : Math.max(1, Math.round(152 / Math.max(...maps.shape.slice(0, 2)))));
  const parts = planes.map((plane, c) => {
    const title = titles[c] ?? `${options.role === "input" ? "channel" : "map"} ${c}`;
    return planeFigure(plane, { ...options, title, range, cell, legend: c === 0 }, `${title} ${planeInWords(plane)}`);
  });
  return inRows(parts, columns);
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

/**
 * One plane with its title and its scale. Printed numbers need no scale where they say their sign, or where the plane
 * has the colour of its role.
 * @param options legend: whether printed shades of grey have one here, or have it beside them
 */
export function planeFigure(plane: Plane, options: MapOptions & { legend?: boolean }, alt: string): Figure {
  const { title, role, values = isSmall(plane), range, cell } = options;
  const scale = range ? scaleBetween(...range) : scaleOf(plane.values);
  const inRole = values && role && !range && !scale.diverging;
  const explained = values ? !inRole && !scale.diverging && (options.legend ?? true) : true;
  const top = title ? 30 : 8;
  const drawn = grid(8, top, plane, { scale: inRole ? undefined : scale, role, values, cell });
  const width = Math.max(drawn.width, title ? textWidth(title) : 0, explained ? 120 : 0) + 16;
  return figure(
    width,
    top + drawn.height + (explained ? 30 : 8),
    alt,
    title ? text(8, 20, title, bold) : "",
    drawn.svg,
    explained ? legend(8, top + drawn.height + 8, scale, Math.max(drawn.width, 120)) : "",
  );
}
