import { generation, reserve } from "./resident";

/**
 * Weights are packed, re-ordered for the kernels, once, and stay resident as long as they are the same. Anyone may write to a tensor's
 * numbers at any time (training does after every step), and an answer from yesterday's weights would be a silent lie, so
 * every call compares them with a copy. Comparing is a memory scan: about a hundredth of the convolution. The copy is
 * made, and the weights are packed once more, when they come for the second time: many come only once, and memory
 * that nobody has touched before costs ten times what copying into it does.
 */
interface Packed {
  generation: number;
  /** What the weights were at the last call, from the second on. */
  copy?: Float32Array;
  /** Goes up whenever the weights change. */
  version: number;
  /** Their forms: the same weights in different orders. */
  forms: Map<string, { address: number; version: number }>;
}

const known = new WeakMap<Float32Array, Packed>();

/**
 * The address of weights in another order, packed anew only where they have changed.
 * @param form names the order
 * @param count numbers it takes
 * @param write puts them at an address
 */
export function packWeights(weights: Float32Array, form: string, count: number, write: (to: number) => void): number {
  let entry = known.get(weights);
  if (entry?.generation !== generation) {
    entry = { generation: generation, version: 0, forms: new Map() };
    known.set(weights, entry);
  } else if (entry.copy === undefined) {
    entry.copy = weights.slice();
    entry.version++;
  } else if (!same(weights, entry.copy)) {
    entry.copy.set(weights);
    entry.version++;
  }
  let packed = entry.forms.get(form);
  if (packed?.version !== entry.version) {
    const address = packed?.address ?? reserve(count);
    if (entry.generation !== generation) {
      // Making room has made all else forgotten, this entry's other forms included.
      entry.generation = generation;
      entry.forms.clear();
    }
    packed = { address, version: entry.version };
    write(address);
    entry.forms.set(form, packed);
  }
  return packed.address;
}

/** Bit for bit, so that it also holds for NaN. */
function same(a: Float32Array, b: Float32Array): boolean {
  if (a.length !== b.length) return false;
  if (typeof Buffer !== "undefined") return Buffer.compare(bytes(a), bytes(b)) === 0;
  const [x, y] = [a, b].map(({ buffer, byteOffset, length }) => new Int32Array(buffer, byteOffset, length));
  return x.every((bits, i) => bits === y[i]);
}

function bytes({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Numbers that the panels of a matrix take (kernels/copy.ts): `taps` times `run` rows, its columns filled up to eight. */
export function panelNumbers({ taps, run, columns }: { taps: number; run: number; columns: number }): number {
  return Math.ceil(columns / 8) * 8 * taps * run;
}
