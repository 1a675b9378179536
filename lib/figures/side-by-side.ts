import { Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { show } from "./display";
import { inRows, mapFigure, mapsFigure } from "./map";
import { photoFigure } from "./photo";
import { bold, type Figure, figure, placed, text, textWidth } from "./svg";

export interface SideBySideOptions {
  /** One a picture. */
  titles?: readonly string[];
  /** Pictures in a row; default as many as fit 800 pixels. */
  columns?: number;
  /** What they show together, for those who do not see them; default what each of them shows. */
  alt?: string;
}

/**
 * Show pictures side by side.
 *
 * @param pictures figures (`mapFigure(…)`), or tensors: with 3 channels a photograph, with 1 a map, else all channels
 */
export function showSideBySide(pictures: readonly (Figure | Tensor<Shape>)[], options: SideBySideOptions = {}): void {
  show(sideBySideFigure(pictures, options));
}

/** {@link showSideBySide}, not displayed. */
export function sideBySideFigure(
  pictures: readonly (Figure | Tensor<Shape>)[],
  { titles = [], columns, alt }: SideBySideOptions = {},
): Figure {
  if (pictures.length === 0) throw new RangeError("showSideBySide: there are no pictures to show");
  const together = inRows(
    pictures.map((picture, i) => titled(picture instanceof Tensor ? tensorFigure(picture) : picture, titles[i])),
    columns,
  );
  return alt ? { ...together, alt } : together;
}

/** A figure under a line of text. */
export function titled(part: Figure, title?: string): Figure {
  if (!title) return part;
  const width = Math.max(part.width, textWidth(title) + 16);
  return figure(width, part.height + 20, `${title}: ${part.alt}`, text(8, 20, title, bold), placed(part, 0, 20));
}

function tensorFigure(picture: Tensor<Shape>): Figure {
  const channels = picture.shape[2] ?? 1;
  if (channels === 1) return mapFigure(picture);
  return channels === 3 ? photoFigure(picture) : mapsFigure(picture);
}
