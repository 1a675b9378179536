import { type Element, parsed, textBelow } from "./dom";

const formula = /\$\$([\s\S]+?)\$\$|(?<![\\$])\$([^$]+?)\$/g;

/** Sets every formula as MathML, which browsers draw and screen readers speak without a script or a font of ours. */
export function setFormulas(page: Element): void {
  for (const part of page.querySelectorAll(".prose, .formula")) {
    for (const text of textBelow(part, ["pre", "code"])) {
      const pieces: (string | Element)[] = [];
      let end = 0;
      for (const found of text.data.matchAll(formula)) {
        pieces.push(text.data.slice(end, found.index), mathml(found[1] ?? found[2], found[1] !== undefined));
        end = found.index + found[0].length;
      }
      if (pieces.length) text.replaceWith(...pieces, text.data.slice(end));
    }
  }
}

function mathml(tex: string, displayMode: boolean): Element {
  // Its CommonJS and its ES module export differently; required, it is the former everywhere.
  const { renderToString } = require("temml") as typeof import("temml");
  const set = renderToString(tex.trim(), { displayMode, throwOnError: true });
  return parsed(displayMode ? `<span class="display">${set}</span>` : set).firstElementChild!;
}
