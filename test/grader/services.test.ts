import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { classroomWorkflow, gradescopeBundle } from "../../grader/class/services";
import { gradescopeOf } from "../../grader/class/student";
import { nodeGrader } from "../../grader/node/grade";
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

it("a student of Gradescope's is told the line, the note and a hint where it helps, as the terminal tells them", async () => {
  const [{ file }] = rubrics;
  const answers = readFileSync(`solutions/${file}.ts`, "utf8");
  const grader = nodeGrader({ spares: 0 });
  const { tests } = gradescopeOf([await grader.chapter(rubrics[0], `${answers}\nthrow new Error("no");`)]);
  const nothing = gradescopeOf([await grader.chapter(rubrics[0], { verdict: "missing", says: "There is none" })]);
  grader.close();
  const line = answers.split("\n").length + 1;
  const [stopped] = tests[0].output.split("\n\nHint: ");
  expect(stopped).toMatch(/ Error: no \(line \d+ of your file\)\n\n {4}throw new Error\("no"\);$/);
  expect(stopped).toContain(`line ${line} `);
  expect(nothing.tests[0].output).toBe("There is none");
});
