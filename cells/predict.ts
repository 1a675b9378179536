import { letterOf, type Prediction, replyTo } from "../grader/prediction";
import { predictions } from "../grader/predictions/index";
import type { Value } from "../grader/rubric";
import { textOf } from "../lib/checks";
import { showHtml } from "../lib/figures/display";
import { cardHtml, choicesHtml } from "./card";
import * as words from "./words";

/** The blank in a `predict` cell: write your guess over it. */
export const _: unique symbol = Symbol("your guess");

/**
 * Commit to an answer before the next cell shows it. Your guess is compared with the answer, and with what known
 * misunderstandings would have led you to.
 *
 * @param question as the notebook asks it
 * @param guess a number, a list such as [1, 2, 3], a word or a letter in quotation marks, true or false; `_` while you
 *   have none
 */
export function predict(question: string, guess: Value | typeof _): void {
  const prediction = asked(question);
  const { choices = [] } = prediction;
  const list = choices.length ? choicesHtml(choices) : "";
  const lines = choices.map((choice, i) => `${letterOf(i)}  ${choice}\n`).join("");
  if (guess === _) {
    const blank = words.guess.blank(choices.length > 0);
    showHtml(list + cardHtml("blank", [blank]), lines + blank);
    return;
  }
  const { right, says } = replyTo(prediction, guess);
  const said = words.guess.said(textOf(guess), right);
  showHtml(list + cardHtml(right ? "right" : "wrong", [says], said), `${lines}${said} ${says}`);
}

function asked(question: string): Prediction {
  const found = Object.values(predictions)
    .flat()
    .find((p) => p.question === question);
  if (!found) throw new RangeError(words.guess.unknown(question));
  return found;
}
