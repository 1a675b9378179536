// Which sections answer a search: pure, so that it is tested without a page.

import type { Entry } from "../search-index";

export interface Found {
  page: string;
  chapter: string;
  id: string;
  heading: string;
  /** The words around the first hit; `true` marks the hits. */
  excerpt: [words: string, hit: boolean][];
}

const most = 12;
const excerptLength = 150;

/**
 * The sections in which every word of the query begins a word, best first: one whose heading says it before one whose
 * text does, and otherwise in the order of the book.
 */
export function find(index: readonly Entry[], query: string): Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found: (Found & { score: number; order: number })[] = [];
  index.forEach(([page, chapter, id, heading, text], order) => {
    const scores = words.map(
      (word) => 10 * occurrences(heading, word) + 4 * occurrences(chapter, word) + Math.min(occurrences(text, word), 3),
    );
    if (scores.some((score) => score === 0)) return;
    const score = scores.reduce((sum, more) => sum + more, 0);
    found.push({ page, chapter, id, heading, score, order, excerpt: excerpt(text, words) });
  });
  return found.sort((a, b) => b.score - a.score || a.order - b.order).slice(0, most);
}

function occurrences(text: string, word: string) {
  return places(text, word).length;
}

/** Where `word` begins a word. Korean joins words, so there any place will do. */
function places(text: string, word: string) {
  const lower = text.toLowerCase();
  const anywhere = /\p{Script=Hangul}/u.test(word);
  const found: number[] = [];
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
    if (anywhere || at === 0 || !/[\p{L}\p{N}]/u.test(lower[at - 1])) found.push(at);
  }
  return found;
}

/** The words around the first hit, as [words, is it a hit] pairs. */
function excerpt(text: string, words: readonly string[]): Found["excerpt"] {
  const first = Math.min(...words.flatMap((word) => places(text, word)));
  const start = Number.isFinite(first) ? text.lastIndexOf(" ", Math.max(0, first - 50)) + 1 : 0;
  const cut = text.slice(start, start + excerptLength);
  const hits = words
    .flatMap((word) => places(cut, word).map((at) => [at, at + word.length]))
    .sort((a, b) => a[0] - b[0]);
  const pieces: Found["excerpt"] = [[start ? "… " : "", false]];
  let end = 0;
  for (const [from, to] of hits) {
    if (from < end) continue;
    pieces.push([cut.slice(end, from), false], [cut.slice(from, to), true]);
    end = to;
  }
  pieces.push([cut.slice(end) + (start + excerptLength < text.length ? " …" : ""), false]);
  return pieces.filter(([piece]) => piece);
}
