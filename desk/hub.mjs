// node desk/hub.mjs [flags]: the server a JupyterHub starts for one learner, with the workbook's settings. The hub
// says by environment variables where to listen and whom to let in; jupyterhub has to be in .venv, as Dockerfile has it.
import { spawn } from "node:child_process";
import path from "node:path";
import { buildEditor } from "./editor.mjs";
import { jupyterEnvironment, python, root } from "./paths.mjs";
import { setUp } from "./setup.mjs";
import { orExplain } from "./step.mjs";
import { trust } from "./trust.mjs";
import { writeWorkspaces } from "./workspaces.mjs";

await orExplain(setUp);
await Promise.all([trust(writeWorkspaces()), buildEditor()]);
const config = path.join(root, "desk", "jupyter_lab_config.py");
const args = ["-m", "jupyterhub.singleuser", "--config", config, ...process.argv.slice(2)];
const child = spawn(python, args, { cwd: root, env: jupyterEnvironment(), stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
child.on("exit", (code) => process.exit(code ?? 0));
