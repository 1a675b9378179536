// npm run check [-- 03 …]: one's own work, before npm test: types, lint and, of the chapters that are named, the proof of
// their rubrics, their notebooks, and the tests that speak of them. Without a chapter: types, lint, and all rubrics.
import { jupyterEnvironment, root } from "../desk/paths.mjs";
import { setUp } from "../desk/setup.mjs";
import { orExplain, run, SetupError, step } from "../desk/step.mjs";
import { notebooksNamed } from "../execute/notebooks.mjs";
import { bin, lint, notebooks, script, types } from "./checks.mjs";

const chapters = process.argv.slice(2).map((word) => word.padStart(2, "0"));
const odd = chapters.find((chapter) => !/^\d\d$/.test(chapter));

/** Tests whose names begin with a chapter's number, or with the name of its files. */
async function tests() {
  const files = ["predictions", "right-versions.thorough", "gaps.thorough", "documentation", "rubrics"].map(
    (name) => `test/grader/${name}.test.ts`,
  );
  const named = chapters.map((chapter) => `\\b${chapter}\\b`).join("|");
  const args = [
    "run",
    "--project",
    "workbook",
    "--project",
    "thorough",
    "-t",
    `${named}|published|listed|no two|one right answer|belongs to a rubric|next chapter`,
    "--reporter=dot",
    ...files,
    "test/notebooks.test.ts",
  ];
  const { code, output } = await run(process.execPath, [bin("vitest", "vitest.mjs"), ...args], {
    cwd: root,
    env: { ...jupyterEnvironment(), NO_COLOR: "1" },
  });
  return code === 0 ? undefined : output.slice(Math.max(0, output.search(/⎯+ Failed/)));
}

let failed = 0;
async function check(title, work) {
  try {
    await step(title, async () => {
      const wrong = await work();
      if (wrong) throw new Error(wrong);
    });
  } catch (error) {
    failed++;
    console.log(error.message);
  }
}

await orExplain(async () => {
  if (odd)
    throw new SetupError(`npm run check takes the numbers of chapters: npm run check -- 03   ("${odd}" is none)`);
  await setUp();
});
await check("types", types);
await check("lint and format (npm run format mends most of it)", lint);
await check("rubrics, solutions and stubs", () =>
  script("desk/run.mjs", "grader/terminal/check-rubrics.ts", ...chapters),
);
if (chapters.length) {
  const names = notebooksNamed(chapters.map((chapter) => `${chapter}-`));
  const missing = chapters.filter((chapter) => !names.some((name) => name.startsWith(`${chapter}-`)));
  if (missing.length) await check("a notebook", async () => `there is no notebook of chapter ${missing.join(", ")}`);
  if (names.length)
    await check(`the notebook says what it says when executed: ${names.join(", ")}`, () => notebooks(names));
  await check("tests of the chapter", tests);
}
process.exitCode = failed ? 1 : 0;
