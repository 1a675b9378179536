import { textOf } from "../checks";
import { subjectOf } from "../data/subject";
import { checkTensor } from "../rules/arguments";
import type { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
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
  /** The values that are black and white; default 0 and 1, or 0 and 255 where a value is above 16. */
  range?: readonly [black: number, white: number];
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
  const { title, scale = Math.max(1, Math.round(256 / Math.max(height, width))) } = options;
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
    `${what}, ${height}x${width} pixels ${kind}, mean brightness ${numeral(mean(bytes) / 255)} of 1`,
    title ? text(8, 20, title, bold) : "",
    element("image", {
      x: 8,
      y: top,
      width: w,
      height: h,
      href: pngAddress(width, height, bytes, channels),
      style: "image-rendering:pixelated",
    }),
  );
}

function mean(values: Uint8Array): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
