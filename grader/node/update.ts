import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { noUpdate } from "../words";
import { writeWhole } from "./whole-files";

/** Something the learner can see to: no git, no network, an unfinished merge. */
export class UpdateError extends Error {}

export interface Updated {
  from: string;
  to: string;
  /** Where copies of the learner's changed files are. */
  copies?: string;
  /** Files the learner and the new version both changed, other than answers: the new version stands. */
  replaced: string[];
}

/**
 * Bring in the newest version. Answers (exercises/) stay byte by byte as they are; other files that were changed here
 * stay too, unless the new version changes them as well. Everything that was changed is copied to backups/ first.
 */
export function update(folder: string, now = new Date()): Updated {
  const git = (...args: string[]) => run(folder, args);
  if (attempt(folder, ["rev-parse", "--show-toplevel"]) === undefined) {
    throw new UpdateError(noUpdate.noGit);
  }
  if (existsSync(path.join(folder, ".git", "MERGE_HEAD"))) throw new UpdateError(noUpdate.merging);
  const remote = attempt(folder, ["rev-parse", "--abbrev-ref", "@{upstream}"]);
  if (remote === undefined) throw new UpdateError(noUpdate.noUpstream);
  if (attempt(folder, ["fetch", "--quiet"]) === undefined) throw new UpdateError(noUpdate.noNetwork);
  const from = git("rev-parse", "HEAD");
  if (attempt(folder, ["merge-base", "--is-ancestor", remote, from]) !== undefined) {
    return { from, to: from, replaced: [] };
  }
  const changed = git("diff", "--name-only", "-z", "HEAD").split("\0").filter(Boolean);
  const answers = git("ls-files", "-z", "exercises").split("\0").filter(Boolean);
  const mine = new Map<string, Buffer>();
  for (const file of new Set([...changed, ...answers])) {
    if (existsSync(path.join(folder, file))) mine.set(file, readFileSync(path.join(folder, file)));
  }
  const backup = path.join(folder, "backups", `update-${now.toISOString().slice(0, 19).replaceAll(":", "-")}`);
  for (const file of changed) if (mine.has(file)) copy(path.join(folder, file), path.join(backup, file));
  const copies = changed.length ? path.relative(folder, backup) : undefined;
  const restore = (files: Iterable<string>) => {
    for (const file of files) if (mine.has(file)) writeWhole(path.join(folder, file), mine.get(file)!);
  };
  try {
    if (changed.length) git("checkout", "--quiet", "HEAD", "--", ...changed);
    git("merge", "--quiet", "--no-edit", "-X", "ours", remote);
  } catch (error) {
    attempt(folder, ["merge", "--abort"]);
    restore(mine.keys());
    throw new UpdateError(noUpdate.failed((error as Error).message));
  }
  const to = git("rev-parse", "HEAD");
  const arrived = new Set(git("diff", "--name-only", "-z", from, to).split("\0"));
  const both = changed.filter((file) => arrived.has(file) && !file.startsWith("exercises/"));
  restore([...mine.keys()].filter((file) => !both.includes(file)));
  return { from, to, copies, replaced: both };
}

function copy(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(from, to);
}

function run(cwd: string, args: readonly string[]): string {
  return execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

function attempt(cwd: string, args: readonly string[]): string | undefined {
  try {
    return run(cwd, args);
  } catch {
    return undefined;
  }
}
