// What the desk says to a learner, from the first start to the last: progress, what is missing, and what helps.

const pythonFor = {
  darwin: "brew install python",
  win32: "winget install Python.Python.3.13",
  linux: "sudo apt install python3 python3-venv     (Fedora: sudo dnf install python3)",
};

export const words = {
  settingUp: "Setting up the workbook (the first time takes half a minute to two minutes):",
  waiting: "waiting for another command that is setting up this folder",
  ready: "The workbook is ready: npm start",
  starting: "Starting JupyterLab …",
  open: (url) => `The workbook is open at ${url}\nCtrl-C in this terminal ends it.`,
  portInUse: (port) =>
    `Port ${port} is in use, perhaps by another JupyterLab. Choose another:\n\n  npm start -- --port=${port + 1}\n\n` +
    "or leave --port out, and a free one is found.",

  oldNode: (version) =>
    `Node ${version} is too old: the workbook needs 20.20 or newer. Install one from https://nodejs.org, or with a ` +
    "version manager:  nvm install 24",

  npmPackages: "npm packages",
  npmFailed: (output, unreached) =>
    `npm ci failed:\n${output}\n\n${
      unreached
        ? "The npm registry was not reached. Check the network (behind a proxy: npm config set proxy http://…), then run the command again."
        : "Run  npm ci --loglevel=notice  in this folder to see the whole message."
    }`,

  jupyterLab: (python) => `JupyterLab for Python ${python}, in .venv (240 MB)`,
  withUv: "with uv",
  collected: (count) => `${count} packages`,
  installing: (count) => `installing ${count} packages`,
  pipFailed: (output) =>
    `pip could not install JupyterLab:\n${output}\n\n` +
    "If the network was not reached, check it (behind a proxy: set HTTPS_PROXY), then run the command again. " +
    "It starts afresh; nothing outside this folder was changed.",
  venvFailed: (folder, output) => `Could not make ${folder}:\n${output}`,
  noVenv: (python, reason) =>
    `Python ${python} is here, but its venv module is not (${reason}). Install it:\n\n` +
    `  sudo apt install python3-venv     (or python${python}-venv)\n\nthen run the command again.`,
  wrongPython: (command, version) =>
    `PYTHON is set to ${command}, which ${version ? `is Python ${version}` : "does not run"}. ` +
    "The workbook needs Python 3.10 or newer: correct PYTHON, or unset it.",
  noPython: (tooOld) =>
    `Python 3.10 or newer was not found${tooOld.length ? ` (${tooOld.map(([command, version]) => `${command} is ${version}`).join(", ")})` : ""}. ` +
    `Install it:\n\n  ${pythonFor[process.platform] ?? "https://www.python.org/downloads/"}\n\n` +
    "or, if you have one elsewhere, name it:  PYTHON=/path/to/python3 npm start",
};
