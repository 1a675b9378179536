import { choicesHtml } from "../cells/card";
import { predictions } from "../grader/predictions/index";
import { escapeXml } from "../lib/figures/svg";
import { codeHtml } from "./code";
import { markKorean } from "./korean";
import type { CodeCell } from "./notebook";
import { outputHtml } from "./outputs";
import { words } from "./words";

/** A cell of code and what it showed. Its id and tags are on the element, its code is the text of `.code`. */
export function cellHtml(cell: CodeCell): string {
  const question = questionOf(cell);
  if (question !== undefined) return predictionHtml(cell.id, question);
  const code = `<pre class="code"><code>${codeHtml(cell.source)}</code></pre>`;
  const shown = cell.folded ? `<details><summary>${words.showCode}</summary>${code}</details>` : code;
  const outputs = cell.outputs.length ? `<div class="outputs">${cell.outputs.map(outputHtml).join("\n")}</div>` : "";
  const tags = cell.tags.length ? ` data-tags="${escapeXml(cell.tags.join(" "))}"` : "";
  return `<div class="cell" id="cell-${escapeXml(cell.id)}"${tags}>${shown}${outputs}</div>`;
}

const blank = /^\s*predict\(\s*(["'`])((?:(?!\1)[^\\]|\\.)*)\1,\s*_,?\s*\)[\s;]*(?:\/\/[^\n]*)?\s*$/;

/** What a cell asks that waits for a guess; undefined for other cells, and where a guess was made. */
export function questionOf({ source }: CodeCell): string | undefined {
  return blank.exec(source)?.[2].replaceAll(/\\(.)/g, "$1");
}

/** The question of such a cell in its place: on a page that only shows, nothing can run. */
function predictionHtml(id: string, question: string): string {
  const choices = Object.values(predictions)
    .flat()
    .find((prediction) => prediction.question === question)?.choices;
  const asked = `<p class="question"><strong>${words.predict}</strong> ${escapeXml(question)}</p>`;
  const list = choices ? choicesHtml(choices) : "";
  return `<div class="predict" id="cell-${escapeXml(id)}">${markKorean(asked + list)}<p class="later">${words.decideFirst}</p></div>`;
}
