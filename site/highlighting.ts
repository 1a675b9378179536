import type { Element } from "./dom";

/** Pygments wraps every space in an element of its own; nothing colours them, and they are a tenth of the code. */
export function unwrapSpaces(page: Element): void {
  for (const space of page.querySelectorAll(".highlight .w")) space.replaceWith(space.textContent);
}
