// Where things are. Everything the workbook installs or writes lies below `root`.
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
export const windows = process.platform === "win32";
export const venv = path.join(root, ".venv");
export const state = path.join(root, ".jupyter");
export const python = path.join(venv, windows ? "Scripts" : "bin", windows ? "python.exe" : "python");
/** Before the name of a Python module, in place of `-m`: see there. */
export const quickly = path.join(root, "desk", "server", "quickly.py");

/** The environment for every Jupyter process: its settings, signatures, history and runtime files stay in the folder. */
export function jupyterEnvironment(base = process.env) {
  return {
    ...base,
    JUPYTER_CONFIG_DIR: path.join(state, "config"),
    JUPYTER_DATA_DIR: path.join(state, "data"),
    JUPYTER_RUNTIME_DIR: path.join(state, "runtime"),
    JUPYTERLAB_SETTINGS_DIR: path.join(state, "settings"),
    JUPYTERLAB_WORKSPACES_DIR: path.join(state, "workspaces"),
    JUPYTER_PREFER_ENV_PATH: "1",
    IPYTHONDIR: path.join(state, "ipython"),
    PYTHONUTF8: "1",
    PYTHONDONTWRITEBYTECODE: "", // what JupyterLab compiles when it first starts, in .venv, is there the next time
  };
}
