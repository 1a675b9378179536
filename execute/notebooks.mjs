// npm run notebooks [-- FILTER…] [-- --check]: executes the notebooks in place; with --check, executes copies and
// compares their outputs with the committed ones. Exported for test/run.mjs.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { jupyterEnvironment, python, root, state } from "../desk/paths.mjs";
import { setUp } from "../desk/setup.mjs";
import { lastLines, orExplain, run, SetupError } from "../desk/step.mjs";
import { toldAnswers } from "./answers.mjs";
import { differences } from "./compare.mjs";

const workers = 2;
const cellTimeout = 120;

const committed = path.join(root, "notebooks");
const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/** The notebooks whose name contains one of the filters; all of them without a filter. */
export function notebooksNamed(filters = [], folder = committed) {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".ipynb")) : [];
  return names.filter((name) => !filters.length || filters.some((filter) => name.includes(filter))).sort();
}

/** Executes one notebook in a kernel of its own, into `out`. */
async function execute(file, out) {
  const script = path.join(root, "execute", "run_notebook.py");
  const { output } = await run(python, [script, file, out, String(cellTimeout)], {
    cwd: path.dirname(file),
    env: jupyterEnvironment(),
  });
  try {
    return JSON.parse(output.trim().split("\n").at(-1));
  } catch {
    return { failure: `nbclient failed:\n${lastLines(output)}`, seconds: 0 };
  }
}

/** What a cell says to a learner is not always what an author needs. */
const forAuthors = {
  "predict: there is no question":
    "    (grader/predictions/ has it in other words, or its file is not named in predictions/index.ts)",
};

function explain({ failure, cell, code }) {
  if (!(cell >= 0)) return failure;
  const shown = code
    .split("\n")
    .slice(0, 6)
    .map((line) => `      ${line}`);
  const more = Object.entries(forAuthors).flatMap(([said, means]) => (failure.includes(said) ? [means] : []));
  return [`cell ${cell + 1}: ${failure}`, ...more, ...shown].join("\n");
}

/**
 * Executes the named notebooks, two at a time, and reports each through `onResult({ name, seconds, problems, shows })`.
 * Without `check` the executed notebook replaces the one on disk, in one step, and only if every cell did as its tags say;
 * `shows` tells where it shows answers that exercises/ holds.
 */
export async function runNotebooks(names, { folder = committed, check = false, onResult = () => {} } = {}) {
  mkdirSync(state, { recursive: true });
  const scratch = mkdtempSync(path.join(state, "notebooks-"));
  const waiting = [...names].reverse(); // The later chapters train: started first, they leave no worker idle at the end.
  const results = [];
  const work = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const out = path.join(scratch, name);
      const result = await execute(path.join(folder, name), out);
      let problems = [];
      if (result.failure) problems = [explain(result)];
      else if (check) problems = differences(read(path.join(folder, name)), read(out));
      else renameSync(out, path.join(folder, name));
      const answers = toldAnswers(path.basename(name, ".ipynb"), { folder: path.dirname(folder), check });
      if (check && answers && problems.length) problems = [answers, ...problems];
      const entry = { name, seconds: result.seconds, problems, ...(!check && !problems.length && { shows: answers }) };
      results.push(entry);
      onResult(entry);
    }
  };
  try {
    await Promise.all(Array.from({ length: workers }, work));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return results;
}

async function main() {
  const check = process.argv.includes("--check");
  const filters = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  await setUp();
  const names = notebooksNamed(filters);
  if (!names.length) throw new SetupError(`No notebook matches ${filters.join(", ") || "notebooks/*.ipynb"}.`);
  const results = await runNotebooks(names, {
    check,
    onResult: ({ name, seconds, problems, shows }) => {
      console.log(`  ${problems.length ? "✗" : "✓"} ${name} (${seconds.toFixed(1)} s)`);
      for (const problem of problems) console.log(`    ${problem}`);
      if (shows) console.log(`    ${shows}`);
    },
  });
  const failed = results.filter((result) => result.problems.length).length;
  if (failed)
    console.log(
      `\n${failed} of ${results.length} notebooks ${check ? "differ from what is committed" : "failed and were left as they were"}.`,
    );
  process.exitCode = failed ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await orExplain(main);
