import { UsageError } from "./arguments";
import type { Rubric } from "./rubric";
import { rubrics } from "./rubrics/index";

/** A chapter, or one exercise of it. */
export interface Target {
  rubric: Rubric;
  only?: string;
}

/**
 * What "03", "3", "03-depthwise-convolution" or "03.depthwiseConv2d" mean; everything where nothing is named.
 * @throws UsageError where there is no such chapter or exercise
 */
export function targetsOf(words: readonly string[]): Target[] {
  if (words.length === 0) return rubrics.map((rubric) => ({ rubric }));
  return words.map((word) => {
    const [chapter, name] = word.split(".");
    const rubric = rubrics.find((r) => r.chapter === chapter.padStart(2, "0") || r.file === word);
    if (!rubric) {
      const known = rubrics.map((r) => `${r.chapter} ${r.title}`).join(", ");
      throw new UsageError(`There is no chapter "${word}". Chapters with exercises: ${known}.`);
    }
    if (name === undefined) return { rubric };
    const only = `${rubric.chapter}.${name}`;
    if (rubric.exercises.some((e) => e.id === only)) return { rubric, only };
    const known = rubric.exercises.map((e) => e.id).join(", ");
    throw new UsageError(`There is no exercise "${word}". Chapter ${rubric.chapter} has ${known}.`);
  });
}
