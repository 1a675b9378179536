/** What the grader tells the child, each a line of JSON. */
export type Command = OpenRealms | AnswerCases;

/** The script that every realm begins with, and how many realms to make ahead of time. */
export interface OpenRealms {
  realm: string;
  spares: number;
}

/** Load the answers into a realm of their own, and call one function of them for every case. */
export interface AnswerCases {
  /** The body of a function of `__lib` that returns what the answers export; left out, it is that of the command before. */
  answers?: string;
  name: string;
  /** Functions of lib whose writing is the exercise. */
  without: readonly string[];
  /** A list of arguments each, as JSON. */
  cases: readonly string[];
}

/**
 * What the child says, a line of JSON each, and not to be trusted:
 *
 * - `ready`, once;
 * - for each {@link AnswerCases} `loaded` with `x`, the type of the export, or `error`;
 * - where that is a function, for case `i` `value` with `v` (and `changed`, where it changed its arguments, `promised`, where it gave a promise of it), `error` with
 *   `name`, `message` and `stack`, or `pending`; and after the last, `done` with the `log` of what was printed.
 *
 * Each may carry `borrowed`, the name of a function it was to do `without`, or `packages`, where it needs lib's packages.
 */
export interface Message {
  k: string;
  [field: string]: unknown;
}
