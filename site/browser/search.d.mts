import type { Entry } from "../search-index";

export interface Found {
  page: string;
  chapter: string;
  id: string;
  heading: string;
  /** The words around the first hit; `true` marks the hits. */
  excerpt: [words: string, hit: boolean][];
}

export function find(index: readonly Entry[], query: string): Found[];
