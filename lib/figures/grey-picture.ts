import { ink } from "./colours";
import { hex, type Scale, scaleBetween } from "./scale";
import { bold, element, type Figure, figure, text, textWidth } from "./svg";

/** A small square picture, a square a pixel: shades of grey from 0 to 1, or another scale. */
export function greyPicture(
  title: string,
  alt: string,
  values: readonly number[],
  cell: number,
  scale: Scale = scaleBetween(0, 1),
): Figure {
  const side = Math.sqrt(values.length);
  const paths = new Map<string, string>();
  values.forEach((value, i) => {
    const fill = hex(scale.colour(value));
    const [x, y] = [8 + (i % side) * cell, 30 + Math.floor(i / side) * cell];
    paths.set(fill, `${paths.get(fill) ?? ""}M${x} ${y}h${cell}v${cell}h${-cell}z`);
  });
  const pixels = [...paths].map(([fill, d]) =>
    element("path", { style: `fill:${fill}`, d, "shape-rendering": "crispEdges" }),
  );
  const frame = { x: 8, y: 30, width: side * cell, height: side * cell, fill: "none", stroke: ink };
  return figure(
    Math.max(side * cell, textWidth(title, 14)) + 16,
    side * cell + 40,
    alt,
    text(8, 20, title, bold),
    ...pixels,
    element("rect", frame),
  );
}
