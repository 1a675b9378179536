import { faint, ground, ink } from "./colours";

/**
 * A picture as data. Everything that draws builds one of these; `show` displays it in a notebook, and tests, the
 * terminal and the site use it as it is.
 */
export interface Figure {
  /** A complete SVG document: white ground, dark ink, no script, nothing to fetch. `imageHtml` makes it follow the theme. */
  readonly svg: string;
  /** What the picture shows, in words: for a screen reader, and where pictures are off. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One SVG element. Numbers are rounded to a hundredth of a pixel: shorter, and the same on every machine. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? round(value) : escapeXml(value as string)}"`)
    .join("");
  return children.length ? `<${name}${written}>${children.join("")}</${name}>` : `<${name}${written}/>`;
}

/** A line of text. `x` is where it starts, or its middle or end as `anchor` says; `y` is its baseline. */
export function text(x: number, y: number, words: string, attributes: Attributes = {}): string {
  return element("text", { x, y, ...attributes }, escapeXml(words));
}

export const middle: Attributes = { "text-anchor": "middle" };
export const bold: Attributes = { "font-weight": 600 };

/** The smallest text in any picture, in pixels. */
export const fontSize = 13;
export const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** How wide a text will be, a little generously: the font is not known here. */
export function textWidth(words: string, size = fontSize): number {
  return words.length * size * 0.6;
}

/** A number or word in the middle of a cell, drawn together where it would be wider than the cell. */
export function cellText(x: number, y: number, cell: number, words: string): string {
  const room = cell - 3;
  const fit = textWidth(words) > room ? { textLength: room, lengthAdjust: "spacingAndGlyphs" } : {};
  return text(x, y + fontSize * 0.36, words, fit);
}

/** A sign between two parts of a picture, around its middle: "∗", "=", "·". */
export function symbol(x: number, y: number, character: string): string {
  const size = character === "·" ? 40 : 22;
  return element("g", { ...middle, "font-size": size, fill: faint }, text(x, y + size * 0.32, character));
}

/** Round the parts of a picture up to a figure. */
export function figure(width: number, height: number, alt: string, ...parts: readonly string[]): Figure {
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: w,
      height: h,
      viewBox: `0 0 ${w} ${h}`,
      "font-family": fontFamily,
      "font-size": fontSize,
      fill: ink,
      color: ink,
    },
    element("rect", { width: w, height: h, fill: ground }),
    ...parts,
  );
  return { svg, alt, width: w, height: h };
}

/** A figure as a part of a larger one, on the ground of that one. */
export function placed(part: Figure, x: number, y: number): string {
  const parts = part.svg.replace(/^<svg [^>]*><rect [^>]*>/, "").replace(/<\/svg>$/, "");
  return element("g", { transform: x || y ? `translate(${round(x)} ${round(y)})` : undefined }, parts);
}

export function escapeXml(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
