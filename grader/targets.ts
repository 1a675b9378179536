import type { Rubric } from "./rubric";
import { rubrics } from "./rubrics/index";
import { UsageError } from "./usage-error";
import { targets } from "./words";

export { UsageError };

/** A chapter, or one exercise of it. */
export interface Target {
  rubric: Rubric;
  /** The exercise's id. */
  only?: string;
}

/**
 * What "03", "3", "03-depthwise-convolution" or "03.depthwiseConv2d" mean; everything where nothing is named.
 * @throws UsageError where there is no such chapter or exercise
 */
export function targetsOf(words: readonly string[]): Target[] {
  return words.length === 0 ? rubrics.map((rubric) => ({ rubric })) : words.map(targetOf);
}

/** @throws UsageError where there is no such chapter or exercise */
export function targetOf(word: string): Target {
  const [chapter, name] = word.split(".");
  const rubric = rubrics.find((r) => r.chapter === chapter.padStart(2, "0") || r.file === word);
  if (!rubric) {
    const known = rubrics.map((r) => `${r.chapter} ${r.title}`);
    throw new UsageError(targets.noChapter(word, known));
  }
  if (name === undefined) return { rubric };
  const only = `${rubric.chapter}.${name}`;
  if (rubric.exercises.some((e) => e.id === only)) return { rubric, only };
  const known = rubric.exercises.map((e) => e.id);
  throw new UsageError(targets.noExercise(word, rubric.chapter, known));
}

/**
 * The chapters that are named, all where none is.
 * @throws UsageError where there is no such chapter, or an exercise is named
 */
export function chaptersOf(words: readonly string[]): Rubric[] {
  return targetsOf(words).map(({ rubric, only }) => {
    if (only !== undefined) throw new UsageError(targets.wholeChapters(only));
    return rubric;
  });
}

/** @throws UsageError where there is no such chapter */
export const rubricOf = (chapter: string): Rubric => targetOf(chapter).rubric;
