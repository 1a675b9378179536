// Runs beside an answer that takes long, and tells how much of a processor it gets itself: the answer has had about as much.
// Both are threads of one page, which a busy machine serves alike; and a browser tells nobody's processor time.

/** Milliseconds from one message to the next. */
const STEP = 25;
/** Two looks at the time that lie further apart than this had somebody else between them; some browsers' time moves by 1. */
const LONGEST = 1.5;

const scope = globalThis as unknown as { postMessage(milliseconds: number): void };

let own = 0;
let last = performance.now();
let finest = Number.POSITIVE_INFINITY; // in others, set to tell nobody the time, it moves by more
for (;;) {
  const now = performance.now();
  const passed = now - last;
  if (passed === 0) continue;
  last = now;
  finest = Math.min(finest, passed);
  own += passed <= Math.max(LONGEST, 1.5 * finest) ? passed : finest; // the least that it has had of a time with others in it
  if (own < STEP) continue;
  scope.postMessage(own);
  own = 0;
}
