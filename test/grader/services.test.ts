import { spawnSync } from "node:child_process";
import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { classroomWorkflow, gradescopeBundle } from "../../grader/class/services";
import { zipEntries } from "../../grader/node/zip";
import { rubrics } from "../../grader/rubrics/index";

it("the bundle is the same bytes each time, and its scripts may be executed", () => {
  const bytes = gradescopeBundle(["01"]);
  expect(Buffer.compare(bytes, gradescopeBundle(["01"]))).toBe(0);
  for (const name of ["setup.sh", "run_autograder"]) {
    expect(zipEntries(bytes).find((e) => e.name === name)!.mode & 0o111).toBe(0o111);
    expect(spawnSync("bash", ["-n"], { input: unzipSync(bytes)[name] }).status).toBe(0);
  }
});

it("the Classroom workflow has a step, a score and a result for every exercise", () => {
  const workflow = classroomWorkflow(rubrics);
  const exercises = rubrics.flatMap((r) => r.exercises);
  const ids = [...workflow.matchAll(/^ {8}id: (.*)$/gm)].map(([, id]) => id);
  expect(ids).toHaveLength(exercises.length);
  // Wherever in the repository a student put them.
  expect(workflow.match(/command: npm run grade -- \d\d\.\w+ --from \.$/gm)).toHaveLength(exercises.length);
  for (const id of ids) {
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(workflow).toContain(`${id.toUpperCase()}_RESULTS: "\${{steps.${id}.outputs.result}}"`);
  }
  expect(workflow).toContain(`runners: ${ids.join(",")}\n`);
  const scores = [...workflow.matchAll(/max-score: (\d+)/g)].reduce((sum, [, n]) => sum + Number(n), 0);
  expect(scores).toBe(exercises.reduce((sum, e) => sum + e.points, 0));
  expect(workflow).not.toMatch(/\t/);
});
