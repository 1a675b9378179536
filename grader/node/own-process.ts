import { spawn } from "node:child_process";
import os from "node:os";
import { childEnvironment } from "./layers";
import { root } from "./root";

/** Far more than a network within any budget takes on a busy machine. */
const LONGEST = 300_000;

/**
 * What a script of ours says in a process of its own, so that a notebook goes on answering and several of them share the
 * machine's cores. What it is given has been checked; it runs none of the learner's code.
 * @param what "the training", for the message where it fails
 */
export function outputOf(script: string, what: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["-"], { cwd: root(), env: childEnvironment(), timeout: LONGEST });
    // Somebody may save again meanwhile, and waits for that.
    if (child.pid !== undefined) os.setPriority(child.pid, os.constants.priority.PRIORITY_LOW);
    const texts = { said: "", complained: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (texts.said += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (texts.complained += text));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0 && texts.said) return resolve(texts.said);
      const why = signal ? `it was ended by ${signal}` : texts.complained.match(/\w*Error: .*/)?.[0];
      reject(new Error(`${what} did not end: ${why ?? "it said nothing"}`));
    });
    child.stdin.on("error", () => {}); // It may end before it has read all: then `close` says why.
    child.stdin.end(script);
  });
}
