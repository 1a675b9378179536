import { words } from "../../words";
import { workerOf } from "./load";

const { engine: text } = words.page;

/** What a worker is made of, and who hears it. `To` is what it is told, `From` what it says. */
interface Use<From, To> {
  name: "kernel" | "grader";
  load(): Promise<{ scripts: string[]; start: () => To }>;
  ready?(): void;
  hear(worker: Worker, message: Exclude<From, { ready: true }>): void;
  /** It ended by itself, after it was ready: nothing that was asked is answered any more. */
  broke(error: Error): void;
}

/** A worker that is loaded and started when it is first needed, and again after it was ended. */
export class WorkerOnDemand<From extends object, To> {
  private starting: Promise<Worker> | undefined;
  /** The worker that is there, also while it is not ready yet. */
  running: Worker | undefined;

  constructor(private readonly use: Use<From, To>) {}

  /** The worker, once it is ready. @throws where a script can't be read, or the worker not be started */
  started(): Promise<Worker> {
    if (!this.starting) {
      const starting = this.launch(() => this.starting === starting);
      this.starting = starting;
      starting.catch(() => {
        if (this.starting === starting) this.starting = undefined;
      });
    }
    return this.starting;
  }

  /** Ends it, whatever it does. */
  end(): void {
    this.running?.terminate();
    this.running = undefined;
    this.starting = undefined;
  }

  tell(worker: Worker, message: To): void {
    worker.postMessage(message);
  }

  /** @param wanted whether nobody has ended it while it was loading */
  private async launch(wanted: () => boolean): Promise<Worker> {
    const { scripts, start } = await this.use.load();
    if (!wanted()) return new Promise(() => {});
    const worker = workerOf(scripts);
    this.running = worker;
    return new Promise((resolve, reject) => {
      let ready = false;
      worker.onerror = (event) => {
        event.preventDefault();
        if (worker !== this.running) return;
        this.end();
        if (ready) this.use.broke(new Error(text.broke(this.use.name, event.message)));
        else reject(new Error(text.cannotStart(this.use.name, event.message)));
      };
      worker.onmessage = ({ data: message }: MessageEvent<From>) => {
        if ("ready" in message) {
          ready = true;
          this.use.ready?.();
          resolve(worker);
        } else this.use.hear(worker, message as Exclude<From, { ready: true }>);
      };
      this.tell(worker, start());
    });
  }
}
