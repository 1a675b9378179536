import { listenForInterrupt } from "./interrupt";

export interface Progress {
  /** Epochs done, with the fraction of the one under way. */
  readonly epoch: number;
  readonly epochs: number;
  /** Mean loss of the batches since the epoch began. */
  readonly loss: number;
  /** Mean loss of every epoch that is complete. */
  readonly losses: readonly number[];
  readonly seconds: number;
  /** An estimate, from the steps so far. */
  readonly secondsLeft: number;
}

export type OnProgress = (progress: Progress) => void | Promise<void>;

/** Milliseconds of work between two looks at the rest of the program: an interrupt, a chart, a timer. */
const BREATH = 50;
/** Milliseconds between two reports within an epoch. */
const REPORT = 100;

/** Stands beside a training: reports how far it is, lets the program breathe, and hears an interrupt. @internal */
export function watchTraining(onProgress: OnProgress | undefined) {
  const started = performance.now();
  const interrupt = listenForInterrupt();
  let [lastBreath, lastReport] = [started, started];
  const seconds = () => (performance.now() - started) / 1000;
  return {
    seconds,
    stop: interrupt.stopListening,
    /** After a step; `done` is the share of all steps. */
    async after(done: number, progress: Omit<Progress, "seconds" | "secondsLeft">): Promise<void> {
      const now = performance.now();
      if (onProgress && (Number.isInteger(progress.epoch) || now - lastReport > REPORT)) {
        await onProgress({ ...progress, seconds: seconds(), secondsLeft: seconds() * (1 / done - 1) });
        lastReport = performance.now();
      }
      if (now - lastBreath > BREATH) {
        await new Promise((resolve) => setImmediate(resolve));
        lastBreath = performance.now();
      }
      if (interrupt.heard) {
        const { epoch, epochs, loss } = progress;
        throw new Error(
          `fit: interrupted after ${Math.floor(epoch)} of ${epochs} epochs, at a loss of ${loss.toPrecision(3)}`,
        );
      }
    },
  };
}
