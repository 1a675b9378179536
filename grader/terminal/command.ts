import { UsageError } from "../arguments";
import { closeSandboxes } from "../node/sandbox";

/** What the system refuses, in words that help. */
const REFUSED: Record<string, string> = {
  ENOENT: "there is no such file or folder",
  EACCES: "its rights don't allow it",
  EPERM: "its rights don't allow it",
  EROFS: "it lies on a disk that can only be read",
  ENOTDIR: "a part of its path is a file, not a folder",
  EEXIST: "something of that name is in the way",
  ENOSPC: "the disk is full",
};

/** Run a command: its answer is the exit code. A mistake of the user's is a sentence, one of ours a stack; both exit with 2. */
export function runCommand(main: (line: readonly string[]) => number | Promise<number>): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      closeSandboxes();
      process.kill(process.pid, signal);
    });
  }
  Promise.resolve(process.argv.slice(2))
    .then(main)
    .then(
      (code) => {
        process.exitCode = code;
      },
      (error) => {
        closeSandboxes();
        process.stderr.write(`${sentenceOf(error)}\n`, () => process.exit(2));
      },
    );
}

function sentenceOf(error: Error & { code?: string; path?: string }): string {
  if (error instanceof UsageError) return error.message;
  const refused = error.code !== undefined && error.path !== undefined && REFUSED[error.code];
  return refused ? `${error.path} can't be used: ${refused} (${error.code}).` : `${error.stack}`;
}
