import type { Progress } from "../node/progress";
import type { Rubric } from "../rubric";
import type { Style } from "./style";
import * as words from "./words";

const BAR = 20;

/** All chapters with their points, and what to do next. */
export function overviewText(rubrics: readonly Rubric[], progress: Progress, style: Style): string {
  const width = Math.max(...rubrics.map((r) => r.title.length));
  const rows = rubrics.map((rubric) => {
    const { points, max } = standing(rubric, progress);
    const full = Math.floor((points / max) * BAR);
    const bar = `${"█".repeat(full)}${"░".repeat(BAR - full)}`;
    const colour = points === max ? style.good : style.quiet;
    return `  ${rubric.chapter} ${rubric.title.padEnd(width)}  ${words.overview.row(points, max)}  ${colour(bar)}`;
  });
  const all = rubrics.map((r) => standing(r, progress));
  const points = all.reduce((sum, s) => sum + s.points, 0);
  const max = all.reduce((sum, s) => sum + s.max, 0);
  return [style.strong(words.overview.total(points, max)), ...rows, "", next(rubrics, progress)].join("\n");
}

function next(rubrics: readonly Rubric[], progress: Progress): string {
  for (const { chapter, file, exercises } of rubrics) {
    for (const { id, title } of exercises) {
      const done = progress.exercises[id];
      if (done?.verdict === "pass") continue;
      const started = done && done.verdict !== "not-started";
      const how = started ? words.overview.mend(id) : words.overview.write(chapter, `exercises/${file}.ts`, id);
      return `${words.overview.next(id, title)} ${how}`;
    }
  }
  return words.overview.done;
}

function standing(rubric: Rubric, progress: Progress) {
  const max = rubric.exercises.reduce((sum, e) => sum + e.points, 0);
  const points = rubric.exercises.reduce(
    (sum, e) => sum + Math.min(e.points, progress.exercises[e.id]?.points ?? 0),
    0,
  );
  return { points, max };
}
