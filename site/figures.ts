import type { Element } from "./dom";

const base64 = "data:image/svg+xml;base64,";

/**
 * Figures keep most of their width on a phone, where one scrolls sideways rather than read tiny print, and lose the
 * quarter that base64 adds to them.
 * @throws where a picture does not say what it shows
 */
export function fitFigures(page: Element): void {
  for (const image of page.querySelectorAll("img")) {
    const alt = image.getAttribute("alt")?.trim() ?? "";
    if (!alt || alt.startsWith("No description has been provided")) {
      throw new Error(`a picture has no alt text: ${image.outerHTML.slice(0, 200)}`);
    }
    const source = image.getAttribute("src") ?? "";
    if (!source.startsWith(base64)) continue;
    image.setAttribute("src", escapedSvg(Buffer.from(source.slice(base64.length), "base64").toString("utf8")));
    const width = image.getAttribute("width");
    if (width && /^\d+$/.test(width)) image.setAttribute("style", `--natural: ${width}px`);
  }
}

/** Only what an address or an attribute can't hold is escaped. */
function escapedSvg(svg: string): string {
  return `data:image/svg+xml,${svg.replace(/[%#<>"]|[^\x20-\x7e]/gu, encodeURIComponent)}`;
}
