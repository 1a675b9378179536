import { letterOf } from "../grader/prediction";
import { escapeXml } from "../lib/figures/svg";

/**
 * A few sentences with a coloured edge. Text and ground are left to the page, so that a card is as readable in the dark
 * as in the light; the edge is only a second sign of what the words say.
 */
export function cardHtml(kind: keyof typeof edges, sentences: readonly string[], lead?: string): string {
  const strong = lead ? `<strong>${escapeXml(lead)}</strong> ` : "";
  const style = `border-left:5px ${edges[kind]};padding:6px 14px;margin:4px 0;max-width:46em;line-height:1.5`;
  return `<div style="${style}">${strong}${sentences.map(sentenceHtml).join(" ")}</div>`;
}

/** A sentence, its `code` marked as such. */
export function sentenceHtml(sentence: string): string {
  return escapeXml(sentence).replace(/`([^`]+)`/g, "<code>$1</code>");
}

/** The lines of a question with choices. The letter is text: GitHub and untrusted notebooks number lists their own way. */
export function choicesHtml(choices: readonly string[]): string {
  const lines = choices.map((choice, i) => `<div><strong>${letterOf(i)}</strong> &nbsp; ${escapeXml(choice)}</div>`);
  return `<div class="choices" style="margin:4px 0 8px 19px;max-width:46em;line-height:1.6">${lines.join("")}</div>`;
}

const edges = {
  blank: "dashed #8a8a8a",
  right: "solid #009e73",
  wrong: "solid #d55e00",
  note: "solid #0072b2",
} as const;
