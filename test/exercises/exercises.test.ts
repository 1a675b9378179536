import { beforeAll, describe, expect, it } from "vitest";
import { gradeChapter } from "../../grader/node/grade";
import type { ChapterReport } from "../../grader/report";
import { rubrics } from "../../grader/rubrics/index";

/**
 * The learner's exercises as tests, by the engine that grades everywhere else: `npx vitest --project exercises` watches
 * them, and an editor's test view shows them. One that isn't started is skipped and says so; one that is wrong fails, so
 * `npm test` leaves them out.
 */
describe.each(rubrics.map((r) => [`${r.chapter} ${r.title}`, r] as const))("%s", (_title, rubric) => {
  let report: ChapterReport;
  beforeAll(async () => {
    report = await gradeChapter(rubric.chapter);
  });

  it.for(rubric.exercises.map((e) => [e.id, e.title]))("%s: %s", ([id], { skip }) => {
    const { verdict, says, diagnosis, note, hint } = report.exercises.find((e) => e.id === id)!;
    skip(verdict === "not-started", "not started");
    const words = [diagnosis?.belief, note, says, hint && `A hint: ${hint}`].filter(Boolean).join("\n");
    expect(verdict, words).toBe("pass");
  });
});
