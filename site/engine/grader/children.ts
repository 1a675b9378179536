import type { FromGrader, OfChild } from "./messages";
import type { WorkerOfOurs } from "./own-time";

/**
 * The workers that the page starts for its grader. They aren't the grader's own: in Firefox 153 `new Worker` within a worker
 * sometimes never returns, and whoever waits for marks would wait for ever.
 */
export class Children {
  private readonly there = new Map<number, WorkerOfOurs>();
  private last = 0;

  constructor(private readonly say: (message: FromGrader) => void) {}

  readonly start = (script: string): WorkerOfOurs => {
    const child = ++this.last;
    const { say, there } = this;
    const worker: WorkerOfOurs = {
      onmessage: null,
      onerror: null,
      postMessage: (tell) => say({ child, tell }),
      terminate: () => there.delete(child) && say({ child, terminate: true }),
    };
    there.set(child, worker);
    say({ child, script });
    return worker;
  };

  /** What the page has heard of one of them; nobody waits any more for one that was ended meanwhile. */
  hear(message: OfChild): void {
    const worker = this.there.get(message.child);
    if ("said" in message) worker?.onmessage?.({ data: message.said });
    else worker?.onerror?.({ message: message.broke });
  }
}
