import * as memory from "./memory";

// A constant of this file: compiled to CommonJS, an import is looked up again at every use, which shows in a loop.
const { floats } = memory;

/**
 * Weights are re-ordered for the kernels once and kept, as long as they stay the same. Anyone may write to a tensor's
 * numbers at any time (training does after every step), and an answer from yesterday's weights would be a silent lie, so
 * every call compares them with a copy. Comparing is a memory scan: about a hundredth of the convolution.
 */
interface Kept {
  generation: number;
  copy: Float32Array;
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
 * @param write puts them at an index of `floats`
 */
export function packed(weights: Float32Array, form: string, count: number, write: (to: number) => void): number {
  let entry = kept.get(weights);
  if (entry?.generation !== memory.generation) {
    entry = { generation: memory.generation, copy: weights.slice(), version: 0, forms: new Map() };
    kept.set(weights, entry);
  } else if (!same(weights, entry.copy)) {
    entry.copy.set(weights);
    entry.version++;
  }
  let known = entry.forms.get(form);
  if (known?.version !== entry.version) {
    known = { address: known?.address ?? memory.keep(count), version: entry.version };
    write(known.address / 4);
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

/** Where the numbers of a matrix lie among the weights: row (tap, r), column j at `tap · tapStep + r · rowStep + j · columnStep`. */
export interface Matrix {
  readonly taps: readonly number[];
  readonly run: number;
  readonly columns: number;
  readonly tapStep: number;
  readonly rowStep: number;
  readonly columnStep: number;
}

/** Numbers that the panels of a matrix take. */
export function panelNumbers({ taps, run, columns }: Matrix): number {
  return Math.ceil(columns / 8) * 8 * taps.length * run;
}

/**
 * Write a matrix as panels of 8 columns, the last filled up with zeros: in a panel the 8 numbers that a step of the
 * kernel needs lie together, and its steps follow each other.
 */
export function writePanels(to: number, weights: Float32Array, first: number, matrix: Matrix): void {
  const { taps, run, columns, tapStep, rowStep, columnStep } = matrix;
  for (let column = 0; column < columns; column += 8) {
    const filled = Math.min(8, columns - column);
    for (const tap of taps) {
      for (let r = 0; r < run; r++) {
        const from = first + tap * tapStep + r * rowStep + column * columnStep;
        for (let j = 0; j < filled; j++) floats[to + j] = weights[from + j * columnStep];
        for (let j = filled; j < 8; j++) floats[to + j] = 0;
        to += 8;
      }
    }
  }
}
