import { ground } from "./colours";

/**
 * Pictures follow the theme of the page they stand on. A drawing is written in the colours of a light page, as the
 * attributes `fill` and `stroke`; on a dark page a style sheet gives each of them its twin. What has its colour for its
 * value (a photograph, a cell of a map, a legend) is written as `style`, and stays.
 */

const darkGround = "#16181c";

/** The colour that does on a dark page what this one does on a light one: its lightness turned round, its hue kept. */
export function darkTwin(colour: string): string {
  if (colour === ground) return darkGround;
  const [lightness, a, b] = oklab(colour);
  const strong = Math.hypot(a, b) > 0.08; // a line, not a tint
  // White to nearly black, ink to nearly white; a line need only be light enough to be seen.
  const turned = strong ? Math.max(lightness, 0.6) : 1.118 - 0.908 * lightness;
  const vivid = turned < 0.4 ? 2 : 1; // a tint needs more of its hue where it is dark
  return rgb(turned, a * vivid, b * vivid);
}

/** A colour of a style sheet that follows the theme of its page. */
export function themed(colour: string): string {
  return `light-dark(${colour}, ${darkTwin(colour)})`;
}

/** Style rules for the colours that a drawing is written in. @param colour what each becomes */
export function colourRules(svg: string, colour: (written: string) => string): string {
  const written = new Set(Array.from(svg.matchAll(/ (?:fill|stroke|color)="(#[0-9a-f]{6})"/g), ([, hex]) => hex));
  return Array.from(written)
    .map((hex) => {
      const to = colour(hex);
      return ["fill", "stroke", "color"]
        .filter((name) => svg.includes(` ${name}="${hex}"`))
        .map((name) => `[${name}="${hex}"]{${name}:${to}}`)
        .join("");
    })
    .join("");
}

/** An SVG document that is dark where the page that shows it as an image is. */
export function themedSvg(svg: string): string {
  const rules = `:root{--ground:${darkGround}}${colourRules(svg, darkTwin)}`;
  return svg.replace(/^<svg [^>]*>/, (start) => `${start}<style>@media (prefers-color-scheme:dark){${rules}}</style>`);
}

// Björn Ottosson's OKLab (2020): equal steps of lightness look equal, and a hue stays itself when its lightness changes.

function oklab(hex: string): [lightness: number, a: number, b: number] {
  const [red, green, blue] = [1, 3, 5].map((i) => linear(Number.parseInt(hex.slice(i, i + 2), 16) / 255));
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function rgb(lightness: number, a: number, b: number): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const parts = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${parts.map((part) => byte(part).toString(16).padStart(2, "0")).join("")}`;
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function byte(part: number): number {
  const value = Math.min(1, Math.max(0, part));
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
}
