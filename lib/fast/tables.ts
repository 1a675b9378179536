import { generation, keep, words } from "./memory";

/**
 * The kernels walk images by tables of distances in bytes: where each output row's input begins, where each tap lies from
 * there, where each output goes. A table depends on sizes only, so it is made once and kept.
 */
const tables = new Map<string, number>();
let madeIn = generation;

/**
 * The table of a nested loop: `distances([2, 3], [100, 4])` lists 0, 4, 8, 100, 104, 108 (times four bytes).
 *
 * A tile has four rows. Where there are not so many, the last is listed again: it is computed again and written to the
 * same place.
 *
 * @param counts of the outer to the inner loop
 * @param steps of each, in numbers
 */
export function distances(counts: readonly number[], steps: readonly number[]): number {
  return table(`${counts}|${steps}`, () => {
    let list = [0];
    counts.forEach((count, loop) => {
      list = list.flatMap((start) => Array.from({ length: count }, (_, i) => start + i * steps[loop]));
    });
    return list;
  });
}

/** A table of distances, in numbers, by name. */
export function table(name: string, list: () => number[]): number {
  if (madeIn !== generation) {
    tables.clear();
    madeIn = generation;
  }
  const known = tables.get(name);
  if (known !== undefined) return known;
  const numbers = list();
  const rows = Math.ceil(numbers.length / 4) * 4;
  const address = keep(rows);
  for (let i = 0; i < rows; i++) words[address / 4 + i] = 4 * numbers[Math.min(i, numbers.length - 1)];
  if (madeIn !== generation) {
    tables.clear();
    madeIn = generation;
  }
  tables.set(name, address);
  return address;
}
