import { generation, keep } from "./kept";

/**
 * Weights are re-ordered for the kernels once and kept, as long as they stay the same. Anyone may write to a tensor's
 * numbers at any time (training does after every step), and an answer from yesterday's weights would be a silent lie, so
 * every call compares them with a copy. Comparing is a memory scan: about a hundredth of the convolution. The copy is
 * made, and the weights are re-ordered once more, when they come for the second time: many come only once, and memory
 * that nobody has touched before costs ten times what copying into it does.
 */
interface Kept {
  generation: number;
  /** What the weights were at the last call, from the second on. */
  copy?: Float32Array;
  /** Goes up whenever the weights change. */
  version: number;
  /** The same weights re-ordered in different ways. */
  forms: Map<string, { address: number; version: number }>;
}

const kept = new WeakMap<Float32Array, Kept>();

/**
 * The address of weights in another order.
 * @param form names the order
 * @param count numbers it takes
 * @param write puts them at an address
 */
export function packed(weights: Float32Array, form: string, count: number, write: (to: number) => void): number {
  let entry = kept.get(weights);
  if (entry?.generation !== generation) {
    entry = { generation: generation, version: 0, forms: new Map() };
    kept.set(weights, entry);
  } else if (entry.copy === undefined) {
    entry.copy = weights.slice();
    entry.version++;
  } else if (!same(weights, entry.copy)) {
    entry.copy.set(weights);
    entry.version++;
  }
  let known = entry.forms.get(form);
  if (known?.version !== entry.version) {
    const address = known?.address ?? keep(count);
    if (entry.generation !== generation) {
      // Making room has made all else forgotten, this entry's other forms included.
      entry.generation = generation;
      entry.forms.clear();
    }
    known = { address, version: entry.version };
    write(known.address);
    entry.forms.set(form, known);
  }
  return known.address;
}

/** Bit for bit, so that it also holds for NaN. */
function same(a: Float32Array, b: Float32Array): boolean {
  if (a.length !== b.length) return false;
  return Buffer.compare(bytes(a), bytes(b)) === 0;
}

function bytes({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Numbers that the panels of a matrix take (kernels/copy.ts): `taps` times `run` rows, its columns filled up to eight. */
export function panelNumbers({ taps, run, columns }: { taps: number; run: number; columns: number }): number {
  return Math.ceil(columns / 8) * 8 * taps * run;
}
