import type { Rubric } from "../grader/rubric";
import { escapeXml } from "../lib/figures/svg";
import { words } from "./words";

/** The exercises of a chapter, in the place of the cell that grades them. Where scripts run, an editor joins them. */
export function exercisesHtml(cell: string, { file, exercises }: Rubric): string {
  const tasks = exercises.map(
    ({ id, title, points }) => `<li data-exercise="${escapeXml(id)}">${escapeXml(title)} ${words.points(points)}</li>`,
  );
  return `<section class="exercises" id="exercises" data-cell="${escapeXml(cell)}" data-file="${escapeXml(file)}" aria-label="${words.exercises}">
<ol class="tasks">
${tasks.join("\n")}
</ol>
<p class="later">${words.writeThem}</p>
</section>`;
}
