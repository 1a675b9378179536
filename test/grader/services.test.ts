import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterAll, expect, it, vi } from "vitest";
import { classroomWorkflow, gradescopeBundle } from "../../grader/class/services";
import { zipEntries } from "../../grader/node/zip";
import { rubrics } from "../../grader/rubrics/index";

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(path.join(tmpdir(), "gradescope-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("the Gradescope bundle judges a submission where it is unpacked", () => {
  const bytes = gradescopeBundle(["01"], "it's 2031");
  const source = path.join(folder, "source");
  for (const [name, data] of Object.entries(unzipSync(bytes))) {
    mkdirSync(path.dirname(path.join(source, name)), { recursive: true });
    writeFileSync(path.join(source, name), data);
  }
  // In the place of setup.sh, which needs a network: the packages that are installed here.
  symlinkSync(path.resolve("node_modules"), path.join(source, "workbook", "node_modules"));
  mkdirSync(path.join(folder, "submission", "exercises"), { recursive: true });
  copyFileSync(
    "solutions/01-standard-convolution.ts",
    path.join(folder, "submission", "exercises", "01-standard-convolution.ts"),
  );
  chmodSync(path.join(source, "run_autograder"), 0o755);
  const { status, stderr } = spawnSync(path.join(source, "run_autograder"), {
    encoding: "utf8",
    env: { ...process.env, AUTOGRADER: folder },
  });
  expect([status, stderr]).toEqual([0, ""]);
  const results = JSON.parse(readFileSync(path.join(folder, "results", "results.json"), "utf8"));
  expect(results.score).toBe(rubrics[1].exercises.reduce((sum, e) => sum + e.points, 0));
  expect(results.tests[0]).toMatchObject({ score: 1, max_score: 1, status: "passed", visibility: "visible" });
});

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
  for (const id of ids) {
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(workflow).toContain(`${id.toUpperCase()}_RESULTS: "\${{steps.${id}.outputs.result}}"`);
  }
  expect(workflow).toContain(`runners: ${ids.join(",")}\n`);
  const scores = [...workflow.matchAll(/max-score: (\d+)/g)].reduce((sum, [, n]) => sum + Number(n), 0);
  expect(scores).toBe(exercises.reduce((sum, e) => sum + e.points, 0));
  expect(workflow).not.toMatch(/\t/);
});
