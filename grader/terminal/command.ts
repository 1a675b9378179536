import { UsageError } from "../arguments";

/** Run a command: its answer is the exit code. A mistake of the user's is a sentence, one of ours a stack; both exit with 2. */
export function runCommand(main: (line: readonly string[]) => number | Promise<number>): void {
  Promise.resolve(process.argv.slice(2))
    .then(main)
    .then(
      (code) => {
        process.exitCode = code;
      },
      (error) => {
        process.stderr.write(`${error instanceof UsageError ? error.message : error.stack}\n`);
        process.exitCode = 2;
      },
    );
}
