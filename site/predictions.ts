import { escapeXml } from "../lib/figures/svg";
import { type Element, made } from "./dom";

const blank = /^\s*predict\(\s*(["'`])((?:(?!\1)[^\\]|\\.)*)\1,\s*_,?\s*\)/;

/** A cell that waits for a guess becomes its question: here nothing can run. A cell in which a guess was made stays. */
export function askPredictions(page: Element): void {
  for (const cell of page.querySelectorAll(".cell")) {
    const question = blank.exec(cell.querySelector(".code")?.textContent ?? "")?.[2];
    if (!question) continue;
    const asked = `<p class="question"><strong>Predict:</strong> ${escapeXml(question.replace(/\\(.)/g, "$1"))}</p>`;
    const later =
      '<p class="later">Decide before you read on. In the notebook (<code>npm start</code>) your guess is answered.</p>';
    const choices = cell.querySelector(".choices")?.outerHTML ?? "";
    cell.replaceWith(made("div", { class: "predict" }, asked + choices + later));
  }
}
