import type { FromGrader, Graded, Progress, ToGrader } from "../grader/messages";
import { dataFiles, largeFiles, load, workerOf } from "./load";

interface Waiting {
  resolve(graded: Graded): void;
  reject(error: Error): void;
  tell?(progress: Progress): void;
}

/** Grades in workers, which are loaded and started when they are first needed. */
export class PageGrader {
  private worker: Promise<Worker> | undefined;
  private running: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  /**
   * @param target "03", or "03.conv2d" for one exercise alone
   * @param text the whole file of answers
   * @param tell hears of every exercise that has been judged
   */
  grade(target: string, text: string, tell?: (progress: Progress) => void): Promise<Graded> {
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, tell });
      this.started().then(
        (worker) => this.waiting.has(id) && this.tell(worker, { id, target, text }),
        (error) => this.settle(id)?.reject(error),
      );
    });
  }

  /** Ends whatever is being graded. The next `grade` starts afresh. */
  stop(): void {
    this.running?.terminate();
    this.running = undefined;
    this.worker = undefined;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { resolve } of waiting) resolve({ stopped: true });
  }

  private started(): Promise<Worker> {
    if (!this.worker) {
      const starting = this.launch(() => this.worker === starting);
      this.worker = starting;
      starting.catch(() => {
        if (this.worker === starting) this.worker = undefined;
      });
    }
    return this.worker;
  }

  /** @param wanted whether nobody has stopped it while it was loading */
  private async launch(wanted: () => boolean): Promise<Worker> {
    const [typescript, grader, data, texts] = await Promise.all([
      load("typescript"),
      load("grader"),
      dataFiles(),
      load("texts"),
    ]);
    if (!wanted()) return new Promise(() => {});
    const worker = workerOf([typescript, grader]);
    this.running = worker;
    return new Promise((resolve, reject) => {
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message || "the grader can't be started here"));
      };
      worker.onmessage = ({ data: message }: MessageEvent<FromGrader>) => {
        if ("ready" in message) resolve(worker);
        else if ("needs" in message) {
          const part = message.needs;
          (part === "formulas" ? load(part) : largeFiles(part)).then(
            (value) => this.tell(worker, { brought: part, value }),
            (error) => this.failAll(error),
          );
        } else this.hear(message);
      };
      this.tell(worker, { start: data, texts });
    });
  }

  private hear(message: Extract<FromGrader, { id: number }>): void {
    if ("progress" in message) this.waiting.get(message.id)?.tell?.(message.progress);
    else if ("failed" in message) this.settle(message.id)?.reject(new Error(message.failed));
    else this.settle(message.id)?.resolve(message.graded);
  }

  private failAll(error: Error): void {
    for (const id of [...this.waiting.keys()]) this.settle(id)?.reject(error);
    this.stop();
  }

  private settle(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    return waiting;
  }

  private tell(worker: Worker, message: ToGrader): void {
    worker.postMessage(message);
  }
}
