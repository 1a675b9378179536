// .venv, as requirements.txt has it.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { python, root, venv, windows } from "./paths.mjs";
import { lastLines, run, SetupError, step } from "./step.mjs";
import { words } from "./words.mjs";

const requirements = path.join(root, "requirements.txt");
const stamp = path.join(venv, ".installed");
const oldest = [3, 10];

async function version(command, args = []) {
  const { code, output } = await run(command, [...args, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]);
  return code === 0 ? output.trim() : undefined;
}

const contentStamp = (pythonVersion) =>
  `${createHash("sha256").update(readFileSync(requirements)).digest("hex")} Python ${pythonVersion}\n`;

/** Whether .venv was completed from this requirements.txt and its interpreter still runs, at the same version. */
export async function venvMatchesLock() {
  if (!existsSync(stamp) || !existsSync(python)) return false;
  return readFileSync(stamp, "utf8") === contentStamp(await version(python));
}

const newEnough = (text) => {
  const [major, minor] = text.split(".").map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
};

async function findPython() {
  if (process.env.PYTHON) {
    const found = await version(process.env.PYTHON);
    if (found && newEnough(found)) return { command: process.env.PYTHON, args: [], version: found };
    throw new SetupError(words.wrongPython(process.env.PYTHON, found));
  }
  const tooOld = [];
  const names = ["python3", "python", "python3.13", "python3.12", "python3.11", "python3.10"];
  for (const [command, ...args] of [...names.map((name) => [name]), ...(windows ? [["py", "-3"]] : [])]) {
    const found = await version(command, args);
    if (found && newEnough(found)) return { command, args, version: found };
    if (found) tooOld.push([command, found]);
  }
  throw new SetupError(words.noPython(tooOld));
}

async function withUv(found, report) {
  const made = await run("uv", ["venv", "--quiet", "--python", found.command, venv], { cwd: root });
  if (made.code !== 0) return false;
  report(words.withUv);
  const args = ["pip", "install", "--quiet", "--python", python, "-r", requirements];
  return (await run("uv", args, { cwd: root })).code === 0;
}

async function withPip(found, report) {
  const modules = await run(found.command, [...found.args, "-c", "import venv, ensurepip"]);
  if (modules.code !== 0) throw new SetupError(words.noVenv(found.version, lastLines(modules.output, 1)));
  const made = await run(found.command, [...found.args, "-m", "venv", "--clear", venv]);
  if (made.code !== 0) throw new SetupError(words.venvFailed(venv, lastLines(made.output)));
  let collected = 0;
  // Compiling all of it takes a third of the time; JupyterLab needs a small part, and compiles that when it starts.
  const install = ["-m", "pip", "install", "--no-compile", "--disable-pip-version-check", "--progress-bar", "off"];
  const { code, output } = await run(python, [...install, "-r", requirements], {
    cwd: root,
    onLine: (line) => {
      if (line.startsWith("Collecting ")) report(words.collected(++collected));
      if (line.startsWith("Installing ")) report(words.installing(collected));
    },
  });
  if (code !== 0) throw new SetupError(words.pipFailed(lastLines(output, 6)));
}

/** Makes .venv: by uv where it is on PATH and succeeds, else by venv and pip. The stamp is written last. */
export async function installVenv() {
  const found = await findPython();
  await step(words.jupyterLab(found.version), async (report) => {
    rmSync(venv, { recursive: true, force: true });
    const hasUv = (await run("uv", ["--version"])).code === 0;
    if (!(hasUv && (await withUv(found, report)))) {
      rmSync(venv, { recursive: true, force: true });
      await withPip(found, report);
    }
    writeFileSync(`${stamp}.new`, contentStamp(await version(python)));
    renameSync(`${stamp}.new`, stamp);
  });
}
