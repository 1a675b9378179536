import { textOf } from "../checks";
import { subjectOf } from "../data/subject";
import { checkTensor } from "../rules/arguments";
import type { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { ground, roles } from "./colours";
import { show } from "./display";
import { numeral } from "./numbers";
import { pngAddress } from "./png";
import { bold, element, type Figure, figure, text, textWidth } from "./svg";

export interface PhotoOptions {
  title?: string;
  /** What the photograph shows, for those who do not see it; known for those that come with the workbook. */
  alt?: string;
  /** Screen pixels a pixel; default as many as make the longer side about 256. */
  scale?: number;
  /** Rectangles to draw over it, in pixels of the photograph: boxes that a detector found, each with its score. */
  boxes?: readonly PhotoBox[];
  /** The values that are black and white; default 0 and 1, or 0 and 255 where a value is above 16. */
  range?: readonly [black: number, white: number];
}

export interface PhotoBox {
  left: number;
  top: number;
  width: number;
  height: number;
  score?: number;
}

/**
 * Show a tensor as a photograph, every pixel a crisp square. Values beyond black and white are cut off.
 *
 * @param photo [height, width, 3] in colour (red, green, blue), or [height, width, 1] or [height, width] in grey
 */
export function showPhoto(photo: Tensor<Shape>, options: PhotoOptions = {}): void {
  show(photoFigure(photo, options));
}

/** {@link showPhoto}, not displayed. */
export function photoFigure(photo: Tensor<Shape>, options: PhotoOptions = {}): Figure {
  checkTensor("showPhoto", "photo", photo, 2, 3);
  const [height, width, channels = 1] = photo.shape;
  if (channels !== 1 && channels !== 3) {
    throw new RangeError(
      `showPhoto: photo has shape ${textOf(photo.shape)}, but it must have 3 channels (colour) or 1 (grey): showMaps draws ${channels} channels`,
    );
  }
  const { title, boxes, scale = Math.max(1, Math.round(256 / Math.max(height, width))) } = options;
  const [black, white] = options.range ?? [0, photo.data.some((v) => v > 16) ? 255 : 1];
  const bytes = Uint8Array.from(photo.data, (v) =>
    Math.min(255, Math.max(0, Math.round(((v - black) / (white - black)) * 255))),
  );
  const top = title ? 30 : 8;
  const [w, h] = [width * scale, height * scale];
  const what = [title, options.alt ?? subjectOf(photo)].filter(Boolean).join(": ") || "photograph";
  const kind = channels === 3 ? "in colour" : "in grey";
  return figure(
    Math.max(w, title ? textWidth(title) : 0) + 16,
    top + h + 8,
    `${what}, ${height}x${width} pixels ${kind}, mean brightness ${numeral(mean(bytes) / 255)} of 1${boxes ? inWords(boxes) : ""}`,
    title ? text(8, 20, title, bold) : "",
    element("image", {
      x: 8,
      y: top,
      width: w,
      height: h,
      href: pngAddress(width, height, bytes, channels),
      style: "image-rendering:pixelated",
    }),
    ...(boxes ?? []).map((box) => outline(box, scale, top, w, h)),
  );
}

/** A box, cut off where the photograph ends, with its score below it or, where there is no room, inside. */
function outline(box: PhotoBox, scale: number, top: number, w: number, h: number): string {
  const [x, y] = [Math.max(0, box.left * scale), Math.max(0, box.top * scale)];
  const [right, bottom] = [Math.min(w, (box.left + box.width) * scale), Math.min(h, (box.top + box.height) * scale)];
  const place = { x: 8 + x, y: top + y, width: Math.max(0, right - x), height: Math.max(0, bottom - y), fill: "none" };
  const score = box.score?.toFixed(2) ?? "";
  const under = top + (bottom + 20 <= h ? bottom + 2 : bottom - 20);
  const label = score
    ? [
        element("rect", { x: 8 + x, y: under, width: textWidth(score) + 8, height: 18, fill: roles.output.fill }),
        text(12 + x, under + 14, score, bold),
      ]
    : [];
  return [
    element("rect", { ...place, stroke: ground, "stroke-width": 4 }),
    element("rect", { ...place, stroke: roles.output.line, "stroke-width": 2 }),
    ...label,
  ].join("");
}

function inWords(boxes: readonly PhotoBox[]): string {
  const each = boxes.map(({ left, top, width, height, score }) => {
    const [l, t, w, h] = [left, top, width, height].map(Math.round);
    return `${w} wide and ${h} high, ${l} from the left and ${t} from the top${score === undefined ? "" : `, score ${score.toFixed(2)}`}`;
  });
  const count = boxes.length === 1 ? "1 box" : `${boxes.length || "no"} boxes`;
  return `; ${[count, ...each].join("; ")}`;
}

function mean(values: Uint8Array): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
