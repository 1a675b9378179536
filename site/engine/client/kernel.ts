import type {
  Answers,
  Asked,
  CellEvent,
  Completions,
  FromKernel,
  Known,
  Mark,
  Question,
  Ran,
  ToKernel,
} from "../messages";
import { dataFiles, dataFor, load } from "./load";
import { WorkerOnDemand } from "./worker-on-demand";

export type Status = "loading" | "idle" | "busy" | "gone";

export interface Services {
  /** Answers `await grade("03")` in a cell. */
  grade(target: string): Promise<{ html: string; text: string }>;
  status?(now: Status): void;
}

interface Waiting {
  resolve(answer: Answers[Asked]["answer"]): void;
  reject(error: Error): void;
  listen?(event: CellEvent): void;
  /** What is answered when the kernel is stopped meanwhile. */
  stopped: Answers[Asked]["answer"];
}

/** As the notebook's kernel says it. */
const { interrupted } = require("../../../kernel/words.cjs") as { interrupted: { ename: string; evalue: string } };

/** The page's kernel: cells run in a worker, which is loaded and started when it is first needed. */
export class Kernel {
  private readonly worker = new WorkerOnDemand<FromKernel, ToKernel>({
    name: "kernel",
    load: async () => {
      this.services.status?.("loading");
      const [typescript, kernel, data] = await Promise.all([load("typescript"), load("kernel"), dataFiles()]);
      return { scripts: [typescript, kernel], start: () => ({ start: { ...data, ...this.written } }) };
    },
    ready: () => this.services.status?.("idle"),
    hear: (worker, message) => this.hear(worker, message),
    broke: (error) => this.end(({ reject }) => reject(error)),
  });
  private readonly waiting = new Map<number, Waiting>();
  private written: Record<string, string | Uint8Array> = {};
  private asked = 0;
  private readonly large = new Set<string>();
  /** Questions are put in the order in which they were asked, also where one waits for files. */
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly services: Services) {}

  /** Loads and starts the kernel; it need not be called. @throws where a script can't be read */
  async start(): Promise<void> {
    await this.worker.started();
  }

  /** Runs a cell, after all that was asked before. An error of the cell's is an answer like any other. */
  run(code: string, listen: (event: CellEvent) => void): Promise<Ran> {
    const failure = { ...interrupted, traceback: [`\x1b[1m${interrupted.ename}: ${interrupted.evalue}\x1b[0m`] };
    return this.ask({ ask: "run", code }, { ok: false, count: 0, failure, stopped: true }, listen);
  }

  complete(code: string, offset: number): Promise<Completions | undefined> {
    return this.ask({ ask: "complete", code, offset }, undefined);
  }

  inspect(code: string, offset: number): Promise<Known | undefined> {
    return this.ask({ ask: "inspect", code, offset }, undefined);
  }

  /** What is wrong in a text, were it the next cell. */
  diagnose(code: string): Promise<Mark[]> {
    return this.ask({ ask: "diagnose", code }, []);
  }

  /** Puts a file where cells and exercises find it, now and after every later start. */
  write(path: string, content: string | Uint8Array): void {
    this.written[path] = content;
    const { running } = this.worker;
    if (running) this.worker.tell(running, { write: { [path]: content } });
  }

  /** Ends the kernel, whatever it does. What cells have defined is gone; the next question starts another. */
  stop(): void {
    this.end(({ resolve, stopped }) => resolve(stopped));
  }

  private end(settle: (waiting: Waiting) => void): void {
    this.worker.end();
    this.turn = Promise.resolve();
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    this.services.status?.("gone");
    waiting.forEach(settle);
  }

  private async ask<A extends Asked>(
    question: Question<A>,
    stopped: Answers[A]["answer"],
    listen?: (event: CellEvent) => void,
  ): Promise<Answers[A]["answer"]> {
    const id = ++this.asked;
    const answer = new Promise<Answers[Asked]["answer"]>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, listen, stopped });
    });
    const turn = this.turn.then(() => this.ready(question.code));
    this.turn = turn.then(
      () => {},
      () => {},
    );
    turn.then(
      (worker) => {
        if (!this.waiting.has(id)) return; // stopped meanwhile
        this.services.status?.("busy");
        this.worker.tell(worker, { id, ...(question as Question) });
      },
      (error) => this.settle(id)?.reject(error),
    );
    return answer;
  }

  /** A worker that has the files that a text may ask for. */
  private async ready(code: string): Promise<Worker> {
    const [files] = await Promise.all([dataFor(code, this.large), this.worker.started()]);
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    return this.worker.started();
  }

  private hear(worker: Worker, message: Exclude<FromKernel, { ready: true }>): void {
    if ("grade" in message) {
      const { grade, chapter } = message;
      this.services.grade(chapter).then(
        (marks) => this.worker.tell(worker, { graded: grade, marks }),
        (error) => this.worker.tell(worker, { graded: grade, failed: String(error?.message ?? error) }),
      );
    } else if ("event" in message) this.waiting.get(message.id)?.listen?.(message.event);
    else if ("failed" in message) this.settle(message.id)?.reject(new Error(message.failed));
    else this.settle(message.id)?.resolve(message.answer);
  }

  private settle(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (waiting && this.waiting.size === 0) this.services.status?.("idle");
    return waiting;
  }
}
