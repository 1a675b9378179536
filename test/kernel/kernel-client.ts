import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { jupyterEnvironment, python } from "../../desk/paths.mjs";

export interface Output {
  type: "execute_input" | "stream" | "display_data" | "update_display_data" | "error";
  name?: string;
  text?: string;
  data?: Record<string, string>;
  code?: string;
  execution_count?: number;
  ename?: string;
  evalue?: string;
  traceback?: string[];
}

export interface Ran {
  outputs: Output[];
  reply: { status: "ok" | "error" | "aborted"; execution_count?: number; ename?: string; evalue?: string };
}

interface RunOptions {
  stopOnError?: boolean;
  /** How often the client interrupts the kernel, soon after the cell's first output. */
  interrupts?: number;
  /** Seconds in which the client reads nothing, as a busy one does. */
  readAfter?: number;
  /** The kernel is killed and started again at its old ports, as JupyterLab does, and the cells are sent at once. */
  afterCrash?: boolean;
  /** Seconds to wait for every cell to end: long, since other work may keep the machine busy. */
  timeout?: number;
}

/** A kernel started as JupyterLab starts it, and spoken to by jupyter_client. */
export class KernelClient {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor() {
    this.#child = spawn(python, [path.join("test", "kernel", "kernel_client.py")], {
      env: jupyterEnvironment(),
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#answers = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
  }

  async #ask<Answer>(request: object): Promise<Answer> {
    this.#child.stdin!.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error("the kernel client ended");
    return JSON.parse(value);
  }

  /** Sends all the cells at once, as Run All does, and waits for each to end. */
  async runAll(cells: string[], options: RunOptions = {}): Promise<Ran[]> {
    const answer = await this.#ask<{ cells?: Ran[] }>({ do: "execute", cells, ...options });
    if (!answer.cells) throw new Error(`a cell did not end: ${cells.join("\n")}`);
    return answer.cells;
  }

  async run(cell: string, options: RunOptions = {}): Promise<Ran> {
    return (await this.runAll([cell], options))[0];
  }

  /** What Shift+Tab shows at the end of `code`. */
  async hover(code: string): Promise<string> {
    const reply = await this.#ask<{ data: { "text/plain"?: string } }>({
      do: "inspect",
      code,
      position: code.length,
    });
    return reply.data["text/plain"] ?? "";
  }

  /** What Tab offers at the end of `code`. */
  async complete(code: string): Promise<string[]> {
    return (await this.#ask<{ matches: string[] }>({ do: "complete", code, position: code.length })).matches;
  }

  /** The earlier inputs, as a console asks for them. */
  history(): Promise<{ status: string; history: unknown[] }> {
    return this.#ask({ do: "history" });
  }

  /** Ends the client without a word to its kernel, as when a server crashes. */
  crash(): void {
    this.#child.kill("SIGKILL");
  }

  /** Asks the kernel to shut down, and answers how many seconds it took, and what it printed meanwhile. */
  async shutdown(): Promise<{ seconds: number; said: string }> {
    this.#child.stdin!.end();
    const { value } = await this.#answers.next();
    return JSON.parse(value);
  }
}

/** What a cell printed to a stream. */
export const printed = ({ outputs }: Ran, stream = "stdout"): string =>
  outputs
    .filter((output) => output.type === "stream" && output.name === stream)
    .map((output) => output.text)
    .join("");

/** The error a cell showed, without the marks for bold. */
export function shownError({ outputs }: Ran): string {
  const error = outputs.find((output) => output.type === "error");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return (error?.traceback ?? []).join("\n").replaceAll(/\x1b\[\d*m/g, "");
}
