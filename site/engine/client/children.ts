import type { ForChild, OfChild } from "../grader/messages";
import { workerOf } from "./load";

/** Starts, tells and ends workers for the page's grader, and tells it what they say. */
export class Children {
  private readonly workers = new Map<number, Worker>();

  hear(message: ForChild, tell: (message: OfChild) => void): void {
    const { child } = message;
    if ("script" in message) this.start(child, message.script, tell);
    else if ("tell" in message) this.workers.get(child)?.postMessage(message.tell);
    else {
      this.workers.get(child)?.terminate();
      this.workers.delete(child);
    }
  }

  /** Ends all of them, with whoever asked for them. */
  end(): void {
    for (const worker of this.workers.values()) worker.terminate();
    this.workers.clear();
  }

  private start(child: number, script: string, tell: (message: OfChild) => void): void {
    const worker = workerOf([script]);
    this.workers.set(child, worker);
    const known = () => this.workers.get(child) === worker;
    worker.addEventListener("message", ({ data }) => known() && tell({ child, said: data }));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (known()) tell({ child, broke: event.message });
    });
  }
}
