import type { Element } from "./dom";

export interface Section {
  /** The heading's place on the page; empty for what stands above the first one. */
  readonly id: string;
  readonly level: number;
  readonly heading: string;
  /** Its prose, and the questions in it; no code. */
  readonly text: string;
}

/** A page's text, cut at its headings, for the search and the table of contents. */
export function sectionsOf(page: Element): Section[] {
  const sections: (Omit<Section, "text"> & { words: string[] })[] = [];
  for (const block of page.querySelectorAll(".prose > *, .question, figcaption, caption")) {
    const level = /^h([1-6])$/i.exec(block.nodeName)?.[1];
    const words = block.textContent.replace(/\s+/g, " ").trim();
    if (level) sections.push({ id: block.id, level: Number(level), heading: words, words: [] });
    else sections.at(-1)?.words.push(words);
  }
  return sections.map(({ words, ...section }) => ({ ...section, text: words.join(" ") }));
}

/** Takes the signs off headings that nbconvert puts there for a mouse: the contents list links to each. */
export function tidyHeadings(page: Element): void {
  for (const anchor of page.querySelectorAll("a.anchor-link")) anchor.remove();
}
