/** Milliseconds between two looks. A timer that comes later than twice this was held up by others, and so, perhaps, was the child. */
const TICK = 25;
/** Milliseconds after which a clock beside the child tells the time; most answers have come by then. */
const QUICK = 250;

/** A browser's worker, from the side of whoever started it. */
export interface WorkerOfOurs {
  onmessage: ((event: { data: unknown }) => void) | null;
  onerror: ((event: { message?: string; preventDefault?(): void }) => void) | null;
  postMessage(message: string): void;
  terminate(): void;
}

/** A child, for who looks at the time that it takes. */
export interface Timed {
  /** Whether it has come up: what that takes is not its own. */
  up(): boolean;
  /** Says from time to time how many milliseconds of a processor it has had since: see clock.ts. */
  startClock(): WorkerOfOurs;
  /** Its time is up. */
  end(): void;
}

/**
 * Ends a child after so many milliseconds of its own, as far as a page can tell them: at first those when timers came in time,
 * then those of a clock beside it.
 * @param wall milliseconds after which it is ended, whoever had them
 * @returns what ends the looking, and tells the milliseconds
 */
export function watchTime(child: Timed, time: number, wall: number): () => number {
  const before = Date.now();
  let [taken, last, over] = [0, before, false];
  let clock: WorkerOfOurs | undefined;
  let clockFailed = false;
  // An answer that lies there unread is read first.
  const end = () => setTimeout(() => !over && child.end());
  const startClock = () => {
    clock = child.startClock();
    clock.onmessage = ({ data }) => {
      taken += Number(data);
      if (taken > time) end();
    };
    clock.onerror = () => (clockFailed = true);
  };
  const timer = setInterval(() => {
    const now = Date.now();
    if (child.up() && (!clock || clockFailed)) taken += Math.min(now - last, 2 * TICK);
    last = now;
    if (taken > time || now - before > wall) end();
    else if (taken > QUICK && !clock) startClock();
  }, TICK);
  return () => {
    over = true;
    clearInterval(timer);
    clock?.terminate();
    return taken;
  };
}
