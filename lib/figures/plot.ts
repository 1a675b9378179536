import type * as Plot from "@observablehq/plot";
import { ink, series } from "./colours";
import { show } from "./display";
import { bold, element, type Figure, figure, fontFamily, fontSize, text, textWidth } from "./svg";

export interface PlotFigureOptions {
  /** What the chart shows, in words: what rises or falls, from where to where, and what that means. */
  alt: string;
  title?: string;
}

/**
 * Show a chart of Observable Plot, as an image. Text is large enough to read, colours are those of the workbook, and
 * follow the theme; a quantitative colour scale does not, since there a colour is a number. Set
 * `color: { legend: true }` to name the colours of a categorical scale above the chart.
 *
 * @param options what `Plot.plot` takes
 * @example
 * showPlot({ marks: [Plot.lineY(losses)] }, { alt: "The loss falls from 0.9 to 0.1 in 20 epochs" })
 */
export function showPlot(options: Plot.PlotOptions, words: PlotFigureOptions): void {
  show(plotFigure(options, words));
}

/** {@link showPlot}, not displayed. */
export function plotFigure(options: Plot.PlotOptions, { alt, title }: PlotFigureOptions): Figure {
  const { legend, ...color } = (options.color ?? {}) as Record<string, unknown>;
  let chart = rendered({ ...options, color });
  let scale = chart.scale("color");
  const categorical = scale?.type === "ordinal" || scale?.type === "categorical";
  if (categorical && !color.range && !color.scheme) {
    chart = rendered({ ...options, color: { ...color, range: series.slice(0, scale?.domain?.length) } });
    scale = chart.scale("color");
  }
  const [width, height] = [Number(chart.getAttribute("width")), Number(chart.getAttribute("height"))];
  const names = legend && categorical ? swatches(title ? 30 : 10, scale as Categorical) : "";
  const top = (title ? 26 : 0) + (names ? 26 : 0);
  const heading = title ? text(12, 20, title, bold) : "";
  const body = rounded(renumbered(chart.outerHTML))
    .replace("<svg ", `<svg y="${top}" `)
    .replace("--plot-background: white", "--plot-background: var(--ground, white)");
  return figure(width, top + height, alt, heading, names, body);
}

interface Categorical {
  type?: string;
  domain?: readonly unknown[];
  range?: readonly string[];
  apply(value: unknown): string;
}

interface Chart {
  outerHTML: string;
  getAttribute(name: string): string | null;
  scale(name: string): Categorical | undefined;
}

/** Plot and its document are loaded when first used: most cells draw without them. */
export function loadPlot(): typeof Plot {
  return require("@observablehq/plot");
}

function rendered(options: Plot.PlotOptions): Chart {
  const { parseHTML } = require("linkedom") as { parseHTML(html: string): { document: unknown } };
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const style = { background: "none", fontFamily, fontSize: `${fontSize}px`, overflow: "visible" };
  return loadPlot().plot({ marginLeft: 60, marginBottom: 44, marginTop: 30, ...options, document, style });
}

/** Plot counts its clip paths on and on; an image counts its own. */
function renumbered(svg: string): string {
  const seen: string[] = [];
  return svg.replace(/plot-(clip|gradient|pattern)-(\d+)/g, (id, kind) => {
    if (!seen.includes(id)) seen.push(id);
    return `plot-${kind}-${seen.indexOf(id) + 1}`;
  });
}

/** Two decimals are a pixel's hundredth, and alike whoever works out logarithms: a browser's last digit may be another. */
function rounded(svg: string): string {
  const places = / (?:[xyrd]|[xy][12]|c[xy]|width|height|points|transform)="[^"]+"/g;
  const shorter = (number: string) => String(Math.round(Number(number) * 100) / 100);
  return svg.replace(places, (place) => place.replace(/\d+\.\d+(?:e-\d+)?/g, shorter));
}

function swatches(y: number, scale: Categorical): string {
  let x = 12;
  return (scale.domain ?? [])
    .map((name) => {
      const box = element("rect", { x, y, width: 14, height: 14, fill: scale.apply(name), stroke: ink });
      const written = text(x + 20, y + 12, String(name));
      x += 20 + textWidth(String(name)) + 18;
      return box + written;
    })
    .join("");
}
