// node_modules, as package-lock.json has it.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root, windows } from "./paths.mjs";
import { lastLines, run, SetupError, step } from "./step.mjs";
import { words } from "./words.mjs";

const readPackages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

function wantedHere(entry, forUse) {
  if (forUse && entry.dev) return false;
  if (!entry.optional) return true;
  return entry.os?.includes(process.platform) && entry.cpu?.includes(process.arch) && !entry.libc;
}

/**
 * Whether what is installed is what the lock asks for on this machine: in npm's record, which npm writes last, so that an
 * interrupted installation counts as none, and as folders, since what was installed may have been damaged. A lock that
 * changed, or a folder copied from another system, is noticed. `forUse`: what `npm ci --omit=dev` installs is enough.
 */
export function nodeModulesMatchLock({ forUse = false } = {}) {
  const record = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  const isThere = (name) => existsSync(path.join(root, name, "package.json"));
  return Object.entries(readPackages(path.join(root, "package-lock.json"))).every(([name, entry]) => {
    if (name === "") return true;
    return installed[name]?.version === entry.version ? isThere(name) : !wantedHere(entry, forUse);
  });
}

/** Installs the packages. No package needs its install script, so none is run. */
export async function installNodeModules() {
  await step(words.npmPackages, async () => {
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    const npm = process.env.npm_execpath;
    const viaNode = npm?.endsWith("npm-cli.js");
    // npm is a .cmd file on Windows, which only a shell can start.
    const { code, output } = viaNode
      ? await run(process.execPath, [npm, ...args], { cwd: root })
      : await run("npm", args, { cwd: root, shell: windows });
    if (code === 0) return;
    const unreached = /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|network/i.test(output);
    throw new SetupError(words.npmFailed(lastLines(output), unreached));
  });
}
