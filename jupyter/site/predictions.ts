import { escapeXml } from "../../lib/figures/svg";
import { type Element, made } from "./dom";

const blank = /^\s*predict\(\s*("(?:[^"\\]|\\.)*"),\s*_,?\s*\)/;

/** A cell that waits for a guess becomes its question: here nothing can run. A cell in which a guess was made stays. */
export function askPredictions(page: Element): void {
  for (const cell of page.querySelectorAll(".cell")) {
    const question = blank.exec(cell.querySelector(".code")?.textContent ?? "")?.[1];
    if (!question) continue;
    const asked = `<p class="question"><strong>Predict:</strong> ${escapeXml(JSON.parse(question))}</p>`;
    const later =
      '<p class="later">Decide before you read on. In the notebook (<code>npm start</code>) this comes alive: you write your guess, and it is answered.</p>';
    cell.replaceWith(made("div", { class: "predict" }, asked + later));
  }
}
