import { kernelBytes } from "./kernel-bytes";
import type { Kernels } from "./kernel-functions";

// What is used of the WebAssembly API; the types that come with TypeScript are those of a browser page.
declare const WebAssembly: {
  Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: object };
};

/**
 * The kernels see only this memory, so their inputs are copied in and their outputs out. It never grows: growing slows
 * every typed array of the process in V8. 256 MiB are asked for at once, by the first call of a fast operator; the system
 * provides a page when it is touched.
 *
 * [ nothing | scratch: one call's images | landing: numbers on their way in | resident: weights and tables, from call to call ]
 */
const PAGE = 65536;
const SCRATCH_START = 1024;
export const LANDING_START = 640 * PAGE;
export const RESIDENT_START = 1024 * PAGE;

let pages = 4096;
let tried = false;

/** Undefined before the first call, and where this machine has no SIMD or not the memory. */
export let kernels: Kernels | undefined;
/** The memory as numbers, and as whole numbers for the tables. Index = address / 4. */
export let floats = new Float32Array(0);
export let words = new Int32Array(0);

/** The end of the memory. */
export const end = (): number => pages * PAGE;

/**
 * Ask for less than 256 MiB, before the first call: on a phone every tab has a part of what there is. Less is resident then.
 * @param mebibytes at least 72
 */
export function reserve(mebibytes: number): void {
  pages = mebibytes * 16;
}

/** Whether there are kernels here; they are loaded when this is asked for the first time. */
export function haveKernels(): boolean {
  if (!tried) load();
  return kernels !== undefined;
}

function load(): void {
  tried = true;
  try {
    keepFreedMemory();
    const memory = new WebAssembly.Memory({ initial: pages });
    const bytes = Uint8Array.from(atob(kernelBytes), (character) => character.charCodeAt(0));
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    warmUp(instance.exports as Kernels);
    kernels = instance.exports as Kernels;
    floats = new Float32Array(memory.buffer);
    words = new Int32Array(memory.buffer);
  } catch (error) {
    console.warn(`lib/fast: no SIMD kernels here, so the readable operators answer (${(error as Error).message})`);
  }
}

/**
 * V8 first compiles a function quickly and badly, ten times slower, and again when it has looped some ten thousand times,
 * for its next call. One call on zeros brings that about: the learner's first call is then fast. About a millisecond.
 */
function warmUp(kernels: Kernels): void {
  const [at, loops] = [SCRATCH_START, 16384];
  kernels.gemm(at, at, at, 1, loops, 0, at, 0, 0, 1, at, at, 1, at);
  kernels.gemmRow(at, at, 1, loops, at, 0, 0, 1, at, at);
  kernels.depthwise(at, 0, at, loops, at, at, 0, 1, 1, at);
  kernels.depthwise3x3(at, 0, 0, at, at, 0, loops / 4, 1, at);
  kernels.winogradInput(at, 0, 0, at, 0, loops / 16, at);
  kernels.winogradKernel(at, loops / 16, at, 0, at);
  kernels.winogradOutput(at, 0, at, 0, 0, loops / 16, at, at);
  kernels.copyLines(at, 0, at, 0, 4, loops);
  kernels.fetch(at, 64 * loops);
  kernels.limit(at, 4 * loops, 0);
  kernels.packPanels(at, loops, 0, 8, 0, at, 0);
}

/**
 * Linux's malloc maps a large block afresh and unmaps it when it is freed, so an output of some megabytes waits for its
 * pages longer than for its sums. Sizes up to that of a block it has seen freed it keeps instead. This one is close to the
 * largest it learns from, 32 MiB; nobody holds it, and none of its pages is ever touched. It comes before the kernels'
 * memory, which makes V8 start a long collection that would spare it. Elsewhere it does nothing. Source: mallopt(3), on
 * glibc's dynamic mmap threshold.
 */
function keepFreedMemory(): void {
  new Float32Array(30 * 2 ** 18);
}

/** Addresses for one call, given out one after the other. */
export class Scratch {
  private top = SCRATCH_START;

  /** Room for `count` numbers. */
  take(count: number): number {
    const address = this.top;
    this.top = address + roomFor(count);
    if (this.top > LANDING_START) throw new OutOfRoom();
    return address;
  }

  /** Room for the bias, or for as many zeros: where the sums of a kernel start. */
  takeBias(bias: Float32Array | undefined, count: number): number {
    const address = this.take(count);
    if (bias) floats.set(bias, address / 4);
    else floats.fill(0, address / 4, address / 4 + count);
    return address;
  }
}

/** Numbers that can be in landing at once. */
export const MOST_LANDING = (RESIDENT_START - LANDING_START) / 4;

/** Copy numbers in as they are, for a kernel to put them in order; they stay until the next numbers land. */
export function land(numbers: Float32Array): number {
  if (numbers.length > MOST_LANDING) throw new OutOfRoom();
  floats.set(numbers, LANDING_START / 4);
  return LANDING_START;
}

/** Something does not fit into the fixed memory; the readable operators have to do it. */
export class OutOfRoom extends Error {}

/** Bytes for `count` numbers, and at least 64 for the last, partly filled registers; a whole number of cache lines. */
export function roomFor(count: number): number {
  return Math.ceil((count * 4 + 64) / 64) * 64;
}
