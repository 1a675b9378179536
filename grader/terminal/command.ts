import { closeSandboxes } from "../node/sandbox";
import { UsageError } from "../targets";
import { cannotBeUsed, refused } from "./words";

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
  const { code = "", path } = error;
  const why = refused[code];
  return path !== undefined && why ? cannotBeUsed(path, why, code) : `${error.stack}`;
}
