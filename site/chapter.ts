import { rubrics } from "../grader/rubrics/index";
import { cellHtml, gradedBy, questionOf } from "./cells";
import { exercisesHtml } from "./exercises";
import { type Asked, askedOf, predictionOf } from "./guesses";
import { wordsOf } from "./html";
import { type Block, blocksOf } from "./markdown";
import type { Cell, Notebook } from "./notebook";
import { words } from "./words";

export interface Chapter {
  /** "01-standard-convolution" */
  readonly name: string;
  /** "01 · Standard convolution" */
  readonly title: string;
  /** The bold line under the title. */
  readonly question: string;
  readonly sections: readonly Section[];
  /** What stands above the first section: title, question, how to begin. */
  readonly opening: string;
  /** The sections. */
  readonly body: string;
  /** The questions that wait for a guess. */
  readonly asked: readonly Asked[];
}

export interface Section {
  /** The heading's place on the page. */
  readonly id: string;
  readonly level: number;
  readonly heading: string;
  /** Its prose, the questions in it, and the captions of its tables; no code. */
  readonly text: string;
}

/**
 * A notebook as a page for reading.
 * @param names the notebooks that have a page
 * @throws where it has no title, a formula can't be read, or a picture has no alt text
 */
export function chapterOf(notebook: Notebook, names: readonly string[]): Chapter {
  const { name } = notebook;
  try {
    const parts = notebook.cells.flatMap((cell) => partsOf(cell, names));
    const first = parts.findIndex(({ level }) => level === 2);
    const cut = first < 0 ? parts.length : first;
    const sections = sectionsOf(parts);
    const title = sections.find(({ level }) => level === 1)?.heading;
    if (!title) throw new Error("no cell begins with a heading of the first rank");
    const question = /<p><strong>(.*?)<\/strong>/.exec(parts[1]?.html ?? "")?.[1] ?? "";
    const [opening, body] = [parts.slice(0, cut), parts.slice(cut)].map(waiting);
    const asked = parts.flatMap(({ question = "" }) => predictionOf(question) ?? []).map(askedOf);
    return { name, title, question: wordsOf(question), sections, opening, body, asked };
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`);
  }
}

/** A block of prose or a cell. */
interface Part {
  readonly html: string;
  readonly words: string;
  readonly level?: number;
  readonly id?: string;
  /** What it asks, where it waits for a guess. */
  readonly question?: string;
}

/**
 * The parts one after the other. What follows a question, up to the next heading or question, stands in an element of
 * its own, which a page where guesses can be made keeps closed until one is.
 */
function waiting(parts: readonly Part[]): string {
  let open = false;
  const pieces = parts.map((part, i) => {
    const ends = part.level !== undefined || part.question !== undefined;
    const closed = open && ends ? "</div>\n" : "";
    if (ends) open = false;
    const next = parts[i + 1];
    const begins = part.question !== undefined && next && next.level === undefined && next.question === undefined;
    if (begins) open = true;
    return `${closed}${part.html}${begins ? '\n<div class="answered">' : ""}`;
  });
  return pieces.join("\n") + (open ? "\n</div>" : "");
}

function partsOf(cell: Cell, names: readonly string[]): Part[] {
  if (cell.kind === "prose") return blocksOf(cell.markdown, names).map(partOf);
  const rubric = rubrics.find(({ chapter }) => chapter === gradedBy(cell));
  if (rubric)
    return [{ html: exercisesHtml(cell.id, rubric), words: rubric.exercises.map(({ title }) => title).join(" ") }];
  const html = cellHtml(cell);
  const question = questionOf(cell);
  if (question !== undefined) return [{ html, words: `${words.predict} ${question}`, question }];
  return [{ html, words: [...html.matchAll(/<caption[^>]*>(.*?)<\/caption>/g)].map(([, c]) => wordsOf(c)).join(" ") }];
}

const partOf = ({ html, words, heading }: Block): Part => ({ html, words, ...heading });

/** The text, cut at its headings, for the search and the table of contents. */
function sectionsOf(parts: readonly Part[]): Section[] {
  const sections: (Omit<Section, "text"> & { texts: string[] })[] = [];
  for (const { level, id, words } of parts) {
    if (level !== undefined) sections.push({ id: id!, level, heading: words, texts: [] });
    else if (words) sections.at(-1)?.texts.push(words);
  }
  return sections.map(({ texts, ...section }) => ({ ...section, text: texts.join(" ") }));
}
