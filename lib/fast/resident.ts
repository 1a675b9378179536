import { end, OutOfRoom, RESIDENT_START, roomFor } from "./memory";

let top = RESIDENT_START;

/** Goes up whenever everything resident is forgotten: addresses of an earlier generation say nothing any more. */
export let generation = 0;

/**
 * Room for `count` numbers that stay from call to call. When it runs out everything is forgotten and made again by
 * those who still need it: simpler than freeing, and no slower where it happens once in thousands of calls.
 */
export function reserve(count: number): number {
  if (top + roomFor(count) > end()) {
    top = RESIDENT_START;
    generation++;
    if (top + roomFor(count) > end()) throw new OutOfRoom();
  }
  const address = top;
  top += roomFor(count);
  return address;
}

/**
 * Build all that a call needs resident in one generation: if making room for one thing made others forgotten, build
 * again.
 */
export function inOneGeneration<T>(build: () => T): T {
  for (let attempt = 0; attempt < 2; attempt++) {
    const before = generation;
    const built = build();
    if (generation === before) return built;
  }
  throw new OutOfRoom();
}
