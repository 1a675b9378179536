import type { Finding } from "../../../grader/report";
import type { FromTypes, ToTypes } from "../messages";
import { load } from "./load";
import { WorkerOnDemand } from "./worker-on-demand";

/** Milliseconds until marks come without TypeScript's sentence, loading among them. */
const PATIENCE = 15_000;

/** And until a compiler that nobody asks gives its memory back. */
const IDLE = 60_000;

/**
 * TypeScript, asked about answers that stopped: a worker of its own from the kernel's script, which holds all declarations.
 * Types that take for ever are ended with it, and no cell that runs keeps anybody waiting.
 */
export class PageTypeChecker {
  private readonly worker = new WorkerOnDemand<FromTypes, ToTypes>({
    name: "kernel",
    load: async () => {
      const scripts = await Promise.all([load("typescript"), load("kernel")]);
      return { scripts, start: () => ({ types: true }) };
    },
    hear: (_, { found }) => this.heard(found),
    broke: () => this.end(),
  });
  private heard: (findings: readonly Finding[]) => void = () => {};
  private idle: ReturnType<typeof setTimeout> | undefined;

  /** What it says of a file, in order; nothing where it can't say it in time. One question after the other. */
  ask(text: string): Promise<readonly Finding[]> {
    clearTimeout(this.idle);
    return new Promise((resolve) => {
      const late = setTimeout(() => this.end(), PATIENCE);
      this.heard = (findings) => {
        clearTimeout(late);
        this.idle = setTimeout(() => this.end(), IDLE);
        resolve(findings);
      };
      this.worker.started().then(
        (worker) => this.worker.tell(worker, { check: text }),
        () => this.end(),
      );
    });
  }

  end(): void {
    this.worker.end();
    this.heard([]);
    this.heard = () => {};
    clearTimeout(this.idle);
  }
}
