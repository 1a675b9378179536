import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Finding } from "../report";
import { root } from "./root";

/** Milliseconds, the compiler's start among them; a busy machine takes its time. */
const PATIENCE = 15_000;

/** TypeScript, asked about files of answers. It is started by the first question: where everything passes there is none. */
export class TypeChecker {
  private child: ChildProcess | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private heard: (findings: readonly Finding[]) => void = () => {};

  /** What it says of a file, in order; nothing where it can't say it in time. */
  readonly ask = (text: string): Promise<readonly Finding[]> => {
    const asked = this.last.then(() => this.put(text));
    this.last = asked;
    return asked;
  };

  close(): void {
    this.child?.kill("SIGKILL");
    this.child = undefined;
  }

  private async put(text: string): Promise<readonly Finding[]> {
    const child = this.child ?? this.start();
    return new Promise((resolve) => {
      const late = setTimeout(() => this.close(), PATIENCE);
      this.heard = (findings) => {
        clearTimeout(late);
        resolve(findings);
      };
      child.stdin!.write(`${JSON.stringify({ text })}\n`);
    });
  }

  private start(): ChildProcess {
    const program = path.join(root(), "grader", "node", "typescript.cjs");
    const child = spawn(process.execPath, ["--max-old-space-size=512", program], {
      stdio: ["pipe", "pipe", "ignore"],
      cwd: root(),
    });
    const gone = () => {
      if (this.child === child) this.child = undefined;
      this.heard([]);
    };
    child.on("error", gone).on("exit", gone);
    child.stdin.on("error", () => {});
    createInterface({ input: child.stdout }).on("line", (line) => this.heard(JSON.parse(line)));
    this.child = child;
    return child;
  }
}
