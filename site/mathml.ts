/**
 * A formula as MathML, which browsers draw and screen readers speak without a script or a font of ours.
 * @throws where the formula can't be read
 */
export function mathml(tex: string, displayMode = true): string {
  // Its CommonJS and its ES module export differently; required, it is the former everywhere.
  const { renderToString } = require("temml") as typeof import("temml");
  const set = renderToString(tex.trim(), { displayMode, throwOnError: true });
  return displayMode ? `<span class="display">${set}</span>` : set;
}
