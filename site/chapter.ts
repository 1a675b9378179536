import { parsed } from "./dom";
import { fitFigures } from "./figures";
import { setFormulas } from "./formulas";
import { unwrapSpaces } from "./highlighting";
import { markKorean } from "./language";
import { linkPages } from "./links";
import { askPredictions } from "./predictions";
import { type Section, sectionsOf, tidyHeadings } from "./sections";
import { tidyTables, unpaintTables } from "./tables";

export interface Chapter {
  /** "01-standard-convolution" */
  readonly name: string;
  /** "01 · Standard convolution" */
  readonly title: string;
  /** The bold line under the title. */
  readonly question: string;
  readonly sections: readonly Section[];
  readonly html: string;
}

/** A chapter, from what nbconvert made of its notebook. */
export function chapterOf(name: string, exported: string, names: readonly string[]): Chapter {
  const page = parsed(exported);
  tidyHeadings(page);
  tidyTables(page);
  unpaintTables(page);
  unwrapSpaces(page);
  askPredictions(page);
  try {
    fitFigures(page);
    setFormulas(page);
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`);
  }
  linkPages(page, names);
  const sections = sectionsOf(page);
  const title = sections.find((section) => section.level === 1)?.heading;
  if (!title) throw new Error(`${name}: no cell begins with a heading of the first rank`);
  const question = page.querySelector(".prose > p > strong")?.textContent ?? "";
  markKorean(page);
  return { name, title, question, sections, html: page.innerHTML };
}
