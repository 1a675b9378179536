// npm start [-- JupyterLab's own flags]: makes the folder ready and opens the workbook in JupyterLab.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { constants, setPriority } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildEditor } from "./editor.mjs";
import { jupyterEnvironment, python, quickly, root, state, windows } from "./paths.mjs";
import { setUp } from "./setup.mjs";
import { orExplain, SetupError } from "./step.mjs";
import { trust } from "./trust.mjs";
import { words } from "./words.mjs";
import { writeWorkspaces } from "./workspaces.mjs";

const flags = process.argv.slice(2);
const runtime = path.join(state, "runtime");
const stopWithin = 10_000;

function wantedPort() {
  for (const [i, flag] of flags.entries()) {
    const given = /^--(?:ServerApp\.)?port(?:=(\d+))?$/.exec(flag);
    if (given) return Number(given[1] ?? flags[i + 1]);
  }
}

/** Without a flag JupyterLab looks for a free port itself. A port that was asked for is either had or explained. */
async function checkPort(port) {
  const free = await new Promise((resolve) => {
    const probe = createServer()
      .once("error", () => resolve(false))
      .listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
  if (free) return;
  throw new SetupError(words.portInUse(port));
}

/** The server writes a file about itself when it listens; a start at the same time has another. */
function serverOf(child, moment) {
  if (!existsSync(runtime)) return undefined;
  // On Windows, the Python of a venv is a launcher, and the server's number is not the child's.
  const own = windows ? /^jpserver-\d+\.json$/ : new RegExp(`^jpserver-${child.pid}\\.json$`);
  const file = readdirSync(runtime)
    .filter((name) => own.test(name))
    .map((name) => path.join(runtime, name))
    .find((name) => statSync(name).mtimeMs >= moment);
  try {
    return file && JSON.parse(readFileSync(file, "utf8"));
  } catch {}
}

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

async function address(child, moment) {
  while (!hasEnded(child)) {
    const server = serverOf(child, moment);
    const query = server?.token ? `?token=${server.token}` : "";
    try {
      if (server && (await fetch(`${server.url}api${query}`)).ok) return `${server.url}lab${query}`;
    } catch {}
    await sleep(100);
  }
}

/** Ctrl-C, SIGTERM and a closed terminal reach this process alone, which ends JupyterLab, once. */
function endOnSignal(child) {
  let asked = false;
  const stop = () => {
    if (asked) return;
    asked = true;
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), stopWithin).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  // Whoever ends npm rather than this process would leave JupyterLab running unseen: npm does not pass SIGTERM on.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 1000).unref();
  return () => asked;
}

/** See there. Nobody waits for it; at the end it is ended. */
function translateAhead() {
  const child = spawn(process.execPath, [path.join(root, "kernel", "translate-ahead.cjs")], { stdio: "ignore" });
  child.once("spawn", () => setPriority(child.pid, constants.priority.PRIORITY_LOW));
  const ended = new Promise((resolve) => child.once("exit", resolve).once("error", resolve));
  return () => {
    child.kill("SIGKILL");
    return ended;
  };
}

await orExplain(async () => {
  await setUp();
  const port = wantedPort();
  if (port) await checkPort(port);
  const chapters = writeWorkspaces();
  mkdirSync(runtime, { recursive: true });

  const moment = Date.now() - 1000;
  const args = [
    ...[quickly, "jupyterlab", "--config", path.join(root, "desk", "jupyter_lab_config.py")],
    ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
    ...(port ? ["--ServerApp.port_retries=0"] : []),
    ...flags,
  ];
  console.log(words.starting);
  const ready = Promise.all([trust(chapters), buildEditor()]);
  const child = spawn(python, args, { cwd: root, env: jupyterEnvironment(), stdio: "inherit", detached: !windows });
  const endTranslation = translateAhead();
  const asked = endOnSignal(child);
  const ended = new Promise((resolve) => child.on("exit", (code) => resolve(asked() ? 0 : (code ?? 1))));
  const url = await address(child, moment);
  await ready;
  if (url) console.log(words.open(url));
  const code = await ended;
  await endTranslation();
  if (!url && port && !asked()) await checkPort(port); // Somebody else may have taken it in between.
  process.exit(code);
});
