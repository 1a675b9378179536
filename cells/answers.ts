/** What a learner's file for a chapter exports, or why it can't be used. */
export type Answers = { exports: Record<string, unknown> } | { says: string };

type Load = (chapter: string) => Promise<Answers>;

let load: Load = async (chapter) => {
  // Loaded when called: a notebook's first cell should not wait for the compiler.
  const [{ answersTo }, { compile }, { rubricOf }, lib] = await Promise.all([
    import("../grader/node/grade"),
    import("../grader/node/compile"),
    import("../grader/targets"),
    import("../lib/index"),
  ]);
  const rubric = rubricOf(chapter);
  const text = answersTo(rubric);
  if (typeof text !== "string") return { says: text.says };
  const compiled = await compile(text, `exercises/${rubric.file}.ts`);
  if ("end" in compiled) return { says: compiled.end.says };
  try {
    return { exports: new Function("__lib", compiled.code)(lib) };
  } catch (error) {
    return { says: String(error) };
  }
};

/** Let answers come from elsewhere from now on: in a page they are what its editor holds. @internal */
export function loadAnswersBy(other: Load): void {
  load = other;
}

/**
 * The learner's functions for a chapter as they are now, to be called beside lib's: in the notebook's own process, where
 * Interrupt stops them. (Marks are given elsewhere, in a sandbox.)
 */
export const answersOf: Load = (chapter) => load(chapter);
