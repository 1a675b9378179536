import type { Chapter } from "./chapter";

/** [page, chapter, place on the page, heading, text] */
export type Entry = readonly [page: string, chapter: string, id: string, heading: string, text: string];

export function entriesOf(chapters: readonly Chapter[]): Entry[] {
  return chapters.flatMap(({ name, title, sections }) =>
    sections.map(({ id, heading, text }): Entry => [`${name}.html`, title, id, heading, text]),
  );
}

/** A script, not JSON: a page opened from a folder may not fetch a file, but may run one. */
export function searchIndexScript(chapters: readonly Chapter[]): string {
  return `globalThis.workbookSearchIndex = ${JSON.stringify(entriesOf(chapters))};\n`;
}
