import { imageHtml } from "./image";
import type { Figure } from "./svg";

/** Display a figure under the cell; in a terminal, print what it shows. */
export function show(figure: Figure): void {
  showHtml(imageHtml(figure), figure.alt);
}

/**
 * Display HTML under the cell.
 * @param words what to print where no notebook is listening
 */
export function showHtml(html: string, words: string): void {
  const screen = screenThere();
  if (screen) screen.html(html);
  else console.log(words);
}

/**
 * Display a formula under the cell, set by the page's own MathJax, which also reads it aloud.
 * @param tex without dollar signs
 * @param words what to print where no notebook is listening
 */
export function showTex(tex: string, words: string): void {
  const screen = screenThere();
  if (screen) screen.tex(`$$${tex}$$`);
  else console.log(words);
}

/** A place under the cell whose content can be replaced while the cell runs. */
export function replaceableHtml(): (html: string) => void {
  return screenThere()?.place() ?? (() => {});
}

/** Whether a notebook is listening: in a terminal, a test or the grader none is. */
export function listening(): boolean {
  return screenThere() !== undefined;
}

/** What shows the outputs of a cell. */
export interface Screen {
  html(html: string): void;
  /** @param tex with its dollar signs */
  tex(tex: string): void;
  /** A place whose content can be replaced. */
  place(): (html: string) => void;
}

let screen: Screen | undefined;

/** Show everything on this screen from now on. A notebook's kernel is found without being told; a page hands in its own. */
export function showOn(other: Screen): void {
  screen = other;
}

function screenThere(): Screen | undefined {
  if (screen) return screen;
  return require.cache?.[require.resolve("tslab/dist/jupyter")]?.exports.lastWriteDisplayData && notebook;
}

const notebook: Screen = {
  html: (html) => tslab().display.html(html),
  tex: (tex) => tslab().display.raw("text/latex", tex),
  place() {
    const place = tslab().newDisplay();
    return (html) => place.html(html);
  },
};

// Not imported at the top: everything else here must also work where no kernel runs.
const tslab = () => require("tslab") as typeof import("tslab");
