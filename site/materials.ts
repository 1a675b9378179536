import { readChapter } from "../grader/node/root";
import { rubrics } from "../grader/rubrics/index";
import type { Chapter } from "./chapter";
import type { Asked } from "./guesses";

/** What the scripts of a chapter's page work with. */
export interface Materials {
  /** "01" */
  readonly chapter: string;
  readonly asked: readonly Asked[];
  readonly exercises?: {
    /** "01-standard-convolution" */
    readonly file: string;
    /** The untouched file. */
    readonly stub: string;
    readonly tasks: readonly { readonly id: string; readonly title: string; readonly points: number }[];
  };
}

export function materialsOf({ name, asked }: Chapter): Materials {
  const chapter = name.slice(0, 2);
  const rubric = rubrics.find((each) => each.chapter === chapter);
  if (!rubric) return { chapter, asked };
  const tasks = rubric.exercises.map(({ id, title, points }) => ({ id, title, points }));
  return { chapter, asked, exercises: { file: rubric.file, stub: readChapter("grader/stubs", rubric.file), tasks } };
}

/** A block of data: a page opened from a folder may not fetch a file. */
export function materialsHtml(materials: Materials): string {
  return `<script type="application/json" id="materials">${JSON.stringify(materials).replaceAll("<", "\\u003c")}</script>`;
}
