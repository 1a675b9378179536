// .venv, as requirements.txt has it.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { python, root, venv, windows } from "./paths.mjs";
import { lastLines, run, SetupError, step } from "./step.mjs";

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

const installPython = {
  darwin: "brew install python",
  win32: "winget install Python.Python.3.13",
  linux: "sudo apt install python3 python3-venv     (Fedora: sudo dnf install python3)",
};

async function findPython() {
  if (process.env.PYTHON) {
    const found = await version(process.env.PYTHON);
    if (found && newEnough(found)) return { command: process.env.PYTHON, args: [], version: found };
    throw new SetupError(
      `PYTHON is set to ${process.env.PYTHON}, which ${found ? `is Python ${found}` : "does not run"}. ` +
        "The workbook needs Python 3.10 or newer: correct PYTHON, or unset it.",
    );
  }
  const tooOld = [];
  const names = ["python3", "python", "python3.13", "python3.12", "python3.11", "python3.10"];
  for (const [command, ...args] of [...names.map((name) => [name]), ...(windows ? [["py", "-3"]] : [])]) {
    const found = await version(command, args);
    if (found && newEnough(found)) return { command, args, version: found };
    if (found) tooOld.push(`${command} is ${found}`);
  }
  throw new SetupError(
    `Python 3.10 or newer was not found${tooOld.length ? ` (${tooOld.join(", ")})` : ""}. Install it:\n\n` +
      `  ${installPython[process.platform] ?? "https://www.python.org/downloads/"}\n\n` +
      "or, if you have one elsewhere, name it:  PYTHON=/path/to/python3 npm start",
  );
}

async function withUv(found, report) {
  const made = await run("uv", ["venv", "--quiet", "--python", found.command, venv], { cwd: root });
  if (made.code !== 0) return false;
  report("with uv");
  const args = ["pip", "install", "--quiet", "--python", python, "-r", requirements];
  return (await run("uv", args, { cwd: root })).code === 0;
}

async function withPip(found, report) {
  const modules = await run(found.command, [...found.args, "-c", "import venv, ensurepip"]);
  if (modules.code !== 0) {
    throw new SetupError(
      `Python ${found.version} is here, but its venv module is not (${lastLines(modules.output, 1)}). Install it:\n\n` +
        `  sudo apt install python3-venv     (or python${found.version}-venv)\n\nthen run the command again.`,
    );
  }
  const made = await run(found.command, [...found.args, "-m", "venv", "--clear", venv]);
  if (made.code !== 0) throw new SetupError(`Could not make ${venv}:\n${lastLines(made.output)}`);
  let collected = 0;
  // Compiling all of it takes a third of the time; JupyterLab needs a small part, and compiles that when it starts.
  const install = ["-m", "pip", "install", "--no-compile", "--disable-pip-version-check", "--progress-bar", "off"];
  const { code, output } = await run(python, [...install, "-r", requirements], {
    cwd: root,
    onLine: (line) => {
      if (line.startsWith("Collecting ")) report(`${++collected} packages`);
      if (line.startsWith("Installing ")) report(`installing ${collected} packages`);
    },
  });
  if (code !== 0) {
    throw new SetupError(
      `pip could not install JupyterLab:\n${lastLines(output, 6)}\n\n` +
        "If the network was not reached, check it (behind a proxy: set HTTPS_PROXY), then run the command again. " +
        "It starts afresh; nothing outside this folder was changed.",
    );
  }
}

/** Makes .venv: by uv where it is on PATH and succeeds, else by venv and pip. The stamp is written last. */
export async function installVenv() {
  const found = await findPython();
  await step(`JupyterLab for Python ${found.version}, in .venv (240 MB)`, async (report) => {
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
