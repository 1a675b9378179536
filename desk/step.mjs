// One line of progress a step, and errors that say what to do.
import { spawn } from "node:child_process";

/** What is missing, and the command that helps. Shown without a stack. */
export class SetupError extends Error {}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Announces `title`, runs `work(report)`, and ends the line with the time it took. On a terminal the line is live. */
export async function step(title, work) {
  const since = Date.now();
  const live = process.stdout.isTTY;
  let detail = "";
  const draw = () => live && process.stdout.write(`\r\x1b[K  … ${title} ${detail} (${seconds(since)})`);
  if (!live) console.log(`  … ${title}`);
  draw();
  const timer = setInterval(draw, 200);
  try {
    const result = await work((text) => (detail = text));
    clearInterval(timer);
    console.log(`${live ? "\r\x1b[K" : ""}  ✓ ${title} (${seconds(since)})`);
    return result;
  } catch (error) {
    clearInterval(timer);
    console.log(`${live ? "\r\x1b[K" : ""}  ✗ ${title}`);
    throw error;
  }
}

/** Runs a command quietly; resolves to its exit code and everything it said, and hands each line to `onLine`. */
export function run(command, args, { onLine, ...options } = {}) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
        if (onLine) for (const line of text.split("\n")) if (line) onLine(line);
      });
    }
    child.on("error", (error) => resolve({ code: 127, output: String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The end of what a failed command said: enough to see the cause. */
export const lastLines = (output, count = 12) => output.trim().split("\n").slice(-count).join("\n");

/** Runs `main` and turns a SetupError into its message and exit code 1. */
export async function orExplain(main) {
  try {
    return await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}\n`);
    process.exit(1);
  }
}
