import { workerOf } from "./load";

/** What a worker is made of, and who hears it. `To` is what it is told, `From` what it says. */
interface Use<From, To> {
  /** "kernel" or "grader", as an error names it. */
  name: string;
  load(): Promise<{ scripts: string[]; start: () => To }>;
  ready?(): void;
  hear(worker: Worker, message: Exclude<From, { ready: true }>): void;
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
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message || `the ${this.use.name} can't be started here`));
      };
      worker.onmessage = ({ data: message }: MessageEvent<From>) => {
        if ("ready" in message) {
          this.use.ready?.();
          resolve(worker);
        } else this.use.hear(worker, message as Exclude<From, { ready: true }>);
      };
      this.tell(worker, start());
    });
  }
}
