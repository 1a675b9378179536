import { beforeAll, describe, expect, it } from "vitest";
import { gradeChapter } from "../../grader/node/grade";
import type { ChapterReport } from "../../grader/report";
import { rubrics } from "../../grader/rubrics/index";

/**
 * The learner's exercises as tests, by the engine that grades everywhere else: `npx vitest --project exercises` watches
 * them, and an editor's test view shows them. They fail until they are solved, so `npm test` leaves them out.
 */
describe.each(rubrics.map((r) => [`${r.chapter} ${r.title}`, r] as const))("%s", (_title, rubric) => {
  let report: ChapterReport;
  beforeAll(async () => {
    report = await gradeChapter(rubric.chapter);
  });

  it.each(rubric.exercises.map((e) => [e.id, e.title]))("%s: %s", (id) => {
    const { verdict, says, diagnosis, note, hint } = report.exercises.find((e) => e.id === id)!;
    const words = [diagnosis?.belief, note, says, hint && `A hint: ${hint}`].filter(Boolean).join("\n");
    expect(verdict, words).toBe("pass");
  });
});
