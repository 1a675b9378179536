import { listening, replaceableHtml, show } from "./display";
import { imageHtml } from "./image";
import type { Figure } from "./svg";

/** One picture under the cell, redrawn while the cell runs. */
export interface LivePicture {
  /**
   * Redraw it, unless it was drawn a moment ago. Await it: that is when the picture reaches the notebook, and when an
   * interrupt is heard.
   * @param x how far the cell is
   */
  redraw(x: number, draw: () => Figure): Promise<void>;
  /** The picture that stays: it depends on the numbers alone, not on the time they took. */
  finish(figure: Figure): Figure;
}

const millisecondsBetweenDrawings = 400;

/**
 * A place for a picture that changes, with the time left under it.
 * @param unit what `x` counts: "epoch"
 * @param total the last x there will be
 */
export function livePicture(unit: string, total: number): LivePicture {
  const place = replaceableHtml();
  const started = Date.now();
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    async redraw(x, draw) {
      if (Date.now() - drawn < millisecondsBetweenDrawings) return;
      drawn = Date.now();
      const left = ((drawn - started) / Math.max(x, 1e-9)) * (total - x);
      place(`${imageHtml(draw())}<p>${unit} ${x} of ${total}, about ${Math.ceil(left / 1000)} s left</p>`);
      await new Promise((resolve) => setImmediate(resolve));
    },
    finish(figure) {
      if (listening()) place(imageHtml(figure));
      else show(figure);
      return figure;
    },
  };
}
