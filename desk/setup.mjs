// Makes a clone ready: Node, npm packages, Python, JupyterLab, the kernel. Needs nothing but Node; every command of the
// workbook calls it first, and it costs a few milliseconds when there is nothing to do. Everything goes into this
// folder, except that npm and pip keep their usual download caches.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { installNodeModules, nodeModulesMatchLock } from "./node-modules.mjs";
import { python, root, state, venv } from "./paths.mjs";
import { installVenv, venvMatchesLock } from "./python.mjs";
import { orExplain, SetupError } from "./step.mjs";
import { words } from "./words.mjs";

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 20)) return;
  throw new SetupError(words.oldNode(process.versions.node));
}

const lock = path.join(state, "setup.lock");
const lockIsStale = () => {
  try {
    if (Date.now() - statSync(lock).mtimeMs > 20 * 60_000) return true;
    process.kill(Number(readFileSync(path.join(lock, "pid"), "utf8")), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
};

/** Two commands at once must not install into the same folder: the second waits for the first. */
async function alone(work) {
  mkdirSync(state, { recursive: true });
  for (let told = false; ; await sleep(200)) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (lockIsStale()) rmSync(lock, { recursive: true, force: true });
      else if (!told) console.log(`  … ${words.waiting}`);
      told = true;
    }
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  writeFileSync(path.join(lock, "pid"), String(process.pid));
  process.once("exit", release);
  try {
    await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

/** Written at every start, because it holds the absolute path of this Node. VS Code and nbclient look here too. */
function writeKernelSpec() {
  const folder = path.join(venv, "share", "jupyter", "kernels", "tslab");
  mkdirSync(folder, { recursive: true });
  const spec = {
    // Where a computation was interrupted in the middle of a timer, Node finds its books in disorder, and would end.
    argv: [
      process.execPath,
      "--no-force-async-hooks-checks",
      path.join(root, "kernel", "start.cjs"),
      "{connection_file}",
    ],
    interrupt_mode: "message",
    display_name: "TypeScript",
    language: "typescript",
  };
  const text = `${JSON.stringify(spec, null, 2)}\n`;
  const file = path.join(folder, "kernel.json");
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, text);
  renameSync(fresh, file);
}

/** npm packages only, and of these only what learners need: enough to run TypeScript files, on a grading server as well. */
export async function setUpNode() {
  checkNode();
  if (nodeModulesMatchLock({ forUse: true })) return;
  await alone(async () => {
    if (!nodeModulesMatchLock({ forUse: true })) await installNodeModules();
  });
}

/** npm packages, JupyterLab and the kernel. Resolves to the path of the Python that has them. */
export async function setUp() {
  checkNode();
  if (!nodeModulesMatchLock() || !(await venvMatchesLock())) {
    console.log(words.settingUp);
    await alone(async () => {
      if (!nodeModulesMatchLock()) await installNodeModules();
      if (!(await venvMatchesLock())) await installVenv();
    });
  }
  writeKernelSpec();
  return python;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await orExplain(setUp);
  console.log(words.ready);
}
