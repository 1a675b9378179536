import type { FromGrader, Graded, ToGrader, Waiting } from "../grader/messages";
import { Children } from "./children";
import { dataFiles, largeFiles, load } from "./load";
import { PageTypeChecker } from "./type-checker";
import { WorkerOnDemand } from "./worker-on-demand";

interface Asked extends Waiting {
  resolve(graded: Graded): void;
  reject(error: Error): void;
}

/** Grades in workers, which are loaded and started when they are first needed. */
export class PageGrader {
  private readonly worker = new WorkerOnDemand<FromGrader, ToGrader>({
    name: "grader",
    load: async () => {
      const [typescript, grader, data, texts] = await Promise.all([
        load("typescript"),
        load("grader"),
        dataFiles(),
        load("texts"),
      ]);
      return { scripts: [typescript, grader], start: () => ({ start: data, texts }) };
    },
    hear: (worker, message) => this.hear(worker, message),
    broke: (error) => this.end(({ reject }) => reject(error)),
  });
  private readonly children = new Children();
  private readonly types = new PageTypeChecker();
  private readonly waiting = new Map<number, Asked>();
  private asked = 0;

  /**
   * @param target "03", or "03.conv2d" for one exercise alone
   * @param text the whole file of answers
   */
  grade(target: string, text: string, who: Waiting = {}): Promise<Graded> {
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { ...who, resolve, reject });
      this.worker.started().then(
        (worker) => this.waiting.has(id) && this.worker.tell(worker, { id, target, text }),
        (error) => this.settle(id)?.reject(error),
      );
    });
  }

  /** Ends whatever is being graded. The next `grade` starts afresh. */
  stop(): void {
    this.end(({ resolve }) => resolve({ stopped: true }));
  }

  private end(settle: (asked: Asked) => void): void {
    this.worker.end();
    this.children.end();
    this.types.end();
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    waiting.forEach(settle);
  }

  private hear(worker: Worker, message: Exclude<FromGrader, { ready: true }>): void {
    if ("child" in message) this.children.hear(message, (heard) => this.worker.tell(worker, heard));
    else if ("needs" in message) {
      const part = message.needs;
      (part === "formulas" ? load(part) : largeFiles(part)).then(
        (value) => this.worker.tell(worker, { brought: part, value }),
        (error) => this.end(({ reject }) => reject(error)),
      );
    } else if ("check" in message)
      this.types.ask(message.check).then((checked) => this.worker.tell(worker, { checked }));
    else if ("progress" in message) this.waiting.get(message.id)?.judged?.(message.progress);
    else if ("meanwhile" in message) this.waiting.get(message.id)?.meanwhile?.(message.meanwhile);
    else if ("failed" in message) this.settle(message.id)?.reject(new Error(message.failed));
    else this.settle(message.id)?.resolve(message.graded);
  }

  private settle(id: number): Asked | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    return waiting;
  }
}
