import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** Everything that can be put around the child process. What the system lacks is left out, and the report says so. */
export interface Layers {
  heapMegabytes: number;
  dataMegabytes: number;
  /** Node's own: no files, no processes, no workers. */
  permission: boolean;
  /** V8: no code from strings, in any realm. */
  noEval: boolean;
  /** Linux: memory of typed arrays, core files, file sizes, processor time. */
  prlimit: boolean;
  /** A user without rights. */
  dropUser: boolean;
  /** Own, empty network and process tables. */
  network: boolean;
  processes: boolean;
}

const UNPRIVILEGED = 65534;

/** The whole command for a child that evaluates `source`. */
export function childCommand(layers: Layers, source: string): [command: string, args: string[]] {
  let line = [
    process.execPath,
    `--max-old-space-size=${layers.heapMegabytes}`,
    "--no-warnings",
    "--no-addons",
    ...(layers.permission ? [permissionFlag()] : []),
    ...(layers.noEval ? ["--disallow-code-generation-from-strings"] : []),
    "-e",
    source,
  ];
  if (layers.dropUser) {
    line = [
      "setpriv",
      `--reuid=${UNPRIVILEGED}`,
      `--regid=${UNPRIVILEGED}`,
      "--clear-groups",
      "--no-new-privs",
      "--",
      ...line,
    ];
  }
  if (layers.prlimit) {
    const limits = [`--data=${layers.dataMegabytes * 2 ** 20}`, "--core=0", "--fsize=0", "--nofile=64", "--cpu=120"];
    line = ["prlimit", ...limits, "--", ...line];
  }
  if (layers.network || layers.processes) {
    const spaces = [
      ...(layers.network ? ["-n"] : []),
      ...(layers.processes ? ["-p", "-f", "--kill-child=SIGKILL"] : []),
    ];
    const user = process.getuid?.() === 0 ? [] : ["-U", "-r"];
    line = ["unshare", ...user, ...spaces, "--", ...line];
  }
  return [line[0], line.slice(1)];
}

export function layerNames(layers: Layers): string[] {
  return [
    "processor limit",
    "fresh process",
    "fresh realm",
    `${layers.heapMegabytes} MB heap`,
    ...(layers.noEval ? ["no eval"] : []),
    ...(layers.permission ? ["no files or processes (Node permissions)"] : []),
    ...(layers.prlimit ? [`${layers.dataMegabytes} MB data (prlimit)`] : []),
    ...(layers.dropUser ? ["unprivileged user"] : []),
    ...(layers.network ? ["no network"] : []),
    ...(layers.processes ? ["own process table"] : []),
  ];
}

let known: Layers | undefined;

/** What this system allows, found out once by trying: each layer that a trial child does not survive is left out. */
export function availableLayers(): Layers {
  known ??= detect();
  return known;
}

function detect(): Layers {
  const linux = process.platform === "linux";
  const administrator = process.getuid?.() === 0;
  const all: Layers = {
    heapMegabytes: 128,
    dataMegabytes: 700,
    permission: true,
    noEval: true,
    prlimit: linux && onPath("prlimit"),
    dropUser: linux && administrator && onPath("setpriv"),
    network: linux && onPath("unshare"),
    processes: linux && onPath("unshare"),
  };
  if (works(all)) return all;
  const without: (keyof Layers)[] = ["network", "processes", "dropUser", "prlimit", "permission"];
  let layers: Layers = { ...all, network: false, processes: false, dropUser: false, prlimit: false, permission: false };
  for (const layer of without.reverse()) {
    const more = { ...layers, [layer]: all[layer] };
    if (all[layer] && works(more)) layers = more;
  }
  return layers;
}

function works(layers: Layers): boolean {
  const [command, args] = childCommand(layers, "process.stdout.write('alive')");
  return (
    spawnSync(command, args, { encoding: "utf8", cwd: "/", timeout: 20_000, env: childEnvironment() }).stdout ===
    "alive"
  );
}

export function childEnvironment(): Record<string, string> {
  return {
    PATH: process.platform === "win32" ? (process.env.PATH ?? "") : "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    LANG: "C",
  };
}

function permissionFlag(): string {
  return process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission";
}

function onPath(command: string): boolean {
  return childEnvironment()
    .PATH.split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, command)));
}
