import type { Element } from "./dom";

/** Links between notebooks become links between pages; one to a page that isn't there yet becomes plain text. */
export function linkPages(page: Element, names: readonly string[]): void {
  for (const link of page.querySelectorAll("a[href]")) {
    const [, name, rest] = /^(?:\.\/)?([\w-]+)\.ipynb(#.*)?$/.exec(link.getAttribute("href")!) ?? [];
    if (!name) continue;
    if (names.includes(name)) link.setAttribute("href", `${name}.html${rest ?? ""}`);
    else link.replaceWith(...link.childNodes);
  }
}
