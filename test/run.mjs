// npm test: what proves the workbook, from types to a browser, in the minutes that somebody waits for. `npm test --
// --thorough` is the rest, a job of its own in ci.yml: the chapters that train, the files named *.thorough.test.ts, and every page
// where npm test takes some. `npm test -- FILTER…` runs the matching files alone, those named *.thorough too; with --thorough each of
// them as far as it can be proven. The last line counts what ran: every vitest test, and each other check as one.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { jupyterEnvironment, root, state } from "../desk/paths.mjs";
import { setUp } from "../desk/setup.mjs";
import { orExplain, step } from "../desk/step.mjs";
import { notebooksNamed } from "../execute/notebooks.mjs";
import { findChromium } from "./browser/chromium.mjs";
import { bin, lint, notebooks, pageTypes, types } from "./checks.mjs";

const inPart = ["browser/site"];
const thorough = process.argv.includes("--thorough");
const named = process.argv.slice(2).filter((word) => word !== "--thorough");
const filters = thorough && !named.length ? ["thorough", ...inPart] : named;
let notStarted = 0;
const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

/** Counts one named check; `work` resolves to what is wrong, or to nothing. */
async function check(title, work) {
  try {
    await step(title, async () => {
      const wrong = await work();
      if (wrong) throw new Error(wrong);
    });
    totals.passed++;
  } catch (error) {
    totals.failed++;
    failures.push(title);
    console.log(error.message);
  }
}

function countReport(file, exitCode) {
  const before = totals.failed;
  for (const suite of existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).testResults : []) {
    const name = path.relative(root, suite.name);
    if (suite.status === "failed" && !suite.assertionResults.some((test) => test.status === "failed")) {
      totals.failed++;
      failures.push(`${name}: ${suite.message.split("\n")[0]}`);
    }
    for (const test of suite.assertionResults) {
      if (test.status === "passed") totals.passed++;
      else if (test.status === "failed") {
        totals.failed++;
        failures.push(`${name}: ${test.fullName}`);
      } else if (name.startsWith(path.join("test", "exercises"))) notStarted++;
      else {
        totals.skipped++;
        console.log(`  skipped: ${test.fullName} (${name})`);
      }
    }
  }
  if (exitCode !== 0 && totals.failed === before) {
    totals.failed++;
    failures.push(`vitest ended with code ${exitCode}`);
  }
}

async function vitest(args) {
  mkdirSync(state, { recursive: true });
  const scratch = mkdtempSync(path.join(state, "test-"));
  const report = path.join(scratch, "report.json");
  // A learner's own exercises fail until they are solved: they are tested where they are asked for.
  const own = filters.some((filter) => filter.includes("exercises"));
  const projects = ["workbook", "desk", ...(filters.length ? ["thorough"] : []), ...(own ? ["exercises"] : [])].flatMap(
    (name) => ["--project", name],
  );
  const reporters = ["--reporter", "default", "--reporter", "json", `--outputFile.json=${report}`];
  const child = spawn(process.execPath, [bin("vitest", "vitest.mjs"), "run", ...projects, ...reporters, ...args], {
    cwd: root,
    env: { ...jupyterEnvironment(), ...(thorough && { THOROUGH: "yes" }) },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise((resolve) => child.on("close", (exit) => resolve(exit ?? 1)));
  countReport(report, code);
  rmSync(scratch, { recursive: true, force: true });
}

const trains = (name) => readFileSync(path.join(root, "notebooks", name), "utf8").includes('"training"');

await orExplain(setUp);
if (thorough && !named.length) {
  await check("the notebooks that train say what they say when executed", () =>
    notebooks(notebooksNamed().filter(trains)),
  );
}
if (!filters.length) {
  const [typed, pageTyped, linted] = [types(), pageTypes(), lint()]; // Side by side: each keeps one core busy.
  await check("types: tsc", () => typed);
  await check("types of the page's scripts: tsc", () => pageTyped);
  await check("lint and format: biome", () => linted);
  const quick = notebooksNamed().filter((name) => !trains(name));
  await check("the notebooks that train nothing say what they say when executed", () => notebooks(quick));
  if (process.env.CI && !findChromium()) await check("Chromium is here for the browser tests", () => "CI has none");
}
await vitest(filters);

if (!findChromium()) {
  console.log("\nWithout Chromium the browser tests were skipped: install it, or name one in CHROMIUM.");
}
if (failures.length) console.log(`\nFailed:\n${failures.map((failure) => `  ✗ ${failure}`).join("\n")}`);
const { passed, failed, skipped } = totals;
console.log(
  `\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}${notStarted ? `, ${notStarted} exercises not started` : ""}`,
);
process.exitCode = failed || !passed ? 1 : 0;
