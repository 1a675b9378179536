import { END, KEPT_START, OutOfRoom, roomFor } from "./memory";

let keptTop = KEPT_START;

/** Goes up whenever everything kept is forgotten. What was kept in an earlier generation is gone. */
export let generation = 0;

/**
 * Room for `count` numbers that stay from call to call. When it runs out everything is forgotten and made again by
 * those who still need it: simpler than freeing, and no slower where it happens once in thousands of calls.
 */
export function keep(count: number): number {
  if (keptTop + roomFor(count) > END) {
    keptTop = KEPT_START;
    generation++;
    if (keptTop + roomFor(count) > END) throw new OutOfRoom();
  }
  const address = keptTop;
  keptTop += roomFor(count);
  return address;
}

/**
 * Build what a call needs kept, all in one generation: if keeping one thing made others forgotten, build again.
 */
export function prepared<T>(build: () => T): T {
  for (let attempt = 0; attempt < 2; attempt++) {
    const before = generation;
    const built = build();
    if (generation === before) return built;
  }
  throw new OutOfRoom();
}
