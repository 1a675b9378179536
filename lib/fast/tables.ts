import { words } from "./memory";
import { generation, reserve } from "./resident";

/**
 * The kernels walk images by tables of distances in bytes: where each output row's input begins, where each tap lies from
 * there, where each output goes. A table depends on sizes only, so it is made once and stays resident.
 */
const tables = new Map<string, number>();
let madeIn = generation;

/**
 * The table of a nested loop: `distances([2, 3], [100, 4])` lists 0, 4, 8, 100, 104, 108 (times four bytes).
 *
 * @param counts of the outer to the inner loop
 * @param steps of each, in numbers
 */
export function distances(counts: readonly number[], steps: readonly number[]): number {
  const count = counts.reduce((product, one) => product * one, 1);
  return resident(`${counts}|${steps}`, count, (list) => {
    list[0] = 0;
    // From the inner loop outwards, what is there already is repeated a step further on.
    for (let loop = counts.length - 1, done = 1; loop >= 0; done *= counts[loop--]) {
      for (let i = done; i < done * counts[loop]; i++) list[i] = list[i - done] + 4 * steps[loop];
    }
  });
}

/** A table of any distances, in numbers, by name. */
export function table(name: string, count: number, distance: (i: number) => number): number {
  return resident(name, count, (list) => {
    for (let i = 0; i < count; i++) list[i] = 4 * distance(i);
  });
}

function resident(name: string, count: number, fill: (list: Int32Array) => void): number {
  forgetOlder();
  const known = tables.get(name);
  if (known !== undefined) return known;
  // A tile has four rows. Where there are not as many, the last is listed again: computed again, written to the same place.
  const rows = Math.ceil(count / 4) * 4;
  const address = reserve(rows);
  forgetOlder();
  const list = words.subarray(address / 4, address / 4 + rows);
  fill(list);
  list.fill(list[count - 1], count);
  tables.set(name, address);
  return address;
}

function forgetOlder(): void {
  if (madeIn !== generation) tables.clear();
  madeIn = generation;
}
