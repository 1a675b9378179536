/** What a learner's file for a chapter exports, or why it can't be used. */
export type Answers = { exports: Record<string, unknown> } | { says: string };

type Load = (chapter: string) => Promise<Answers>;

let load: Load = async (chapter) => {
  // Loaded when called: a notebook's first cell should not wait for the compiler.
  const { ownAnswers } = await import("../grader/node/own-answers");
  return ownAnswers(chapter);
};

/** Let answers come from elsewhere from now on: in a page they are what its editor holds. @internal */
export function loadAnswersBy(other: Load): void {
  load = other;
}

/**
 * The learner's functions for a chapter as they are now, to be called beside lib's: in the notebook's own process, where
 * Interrupt stops them.
 */
export const answersOf: Load = (chapter) => load(chapter);
