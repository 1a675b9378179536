import { choicesHtml } from "../cells/card";
import { escapeXml } from "../lib/figures/svg";
import { codeHtml } from "./code";
import { predictionOf } from "./guesses";
import { markKorean } from "./korean";
import { mathml } from "./mathml";
import type { CodeCell } from "./notebook";
import { outputHtml } from "./outputs";
import { words } from "./words";

/** A cell of code and what it showed. Its id and tags are on the element, its code is the text of `.code`. */
export function cellHtml(cell: CodeCell): string {
  const question = questionOf(cell);
  if (question !== undefined) return predictionHtml(cell.id, question);
  const code = `<pre class="code"><code>${codeHtml(cell.source)}</code></pre>`;
  const shown = cell.folded ? `<details><summary>${words.showCode}</summary>${code}</details>` : code;
  const outputs = cell.outputs.length
    ? `<div class="outputs">${cell.outputs.map((output) => outputHtml(output, mathml)).join("\n")}</div>`
    : "";
  const tags = cell.tags.length ? ` data-tags="${escapeXml(cell.tags.join(" "))}"` : "";
  return `<div class="cell" id="cell-${escapeXml(cell.id)}"${tags}>${shown}${outputs}</div>`;
}

const blank = /^\s*predict\(\s*(["'`])((?:(?!\1)[^\\]|\\.)*)\1,\s*_,?\s*\)[\s;]*(?:\/\/[^\n]*)?\s*$/;

/** What a cell asks that waits for a guess; undefined for other cells, and where a guess was made. */
export function questionOf({ source }: CodeCell): string | undefined {
  return blank.exec(source)?.[2].replaceAll(/\\(.)/g, "$1");
}

/**
 * The question of such a cell in its place. Where scripts run it gets a field, and replies; its id among the predictions
 * is on the element.
 */
function predictionHtml(id: string, question: string): string {
  const prediction = predictionOf(question);
  const asked = `<p class="question"><strong>${words.predict}</strong> ${escapeXml(question)}</p>`;
  const list = prediction?.choices ? choicesHtml(prediction.choices) : "";
  const known = prediction ? ` data-prediction="${escapeXml(prediction.id)}"` : "";
  return `<div class="predict" id="cell-${escapeXml(id)}"${known}>${markKorean(asked + list)}<p class="later">${words.decideFirst}</p></div>`;
}

const grading = /^\s*(?:import[^\n]*\n\s*)?await grade\(["'](\d\d)["']\)[\s;]*$/;

/** The chapter that a cell grades, if it does nothing else. */
export function gradedBy({ source }: CodeCell): string | undefined {
  return grading.exec(source)?.[1];
}
