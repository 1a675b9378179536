import type { ConvGeometry } from "../products";

/**
 * Walking a convolution backwards, from its positions to the image, every pixel of the image gathers what the positions
 * around it send. With a stride not every tap reaches every pixel: pixel p is met by tap i only where p + top − i · dilation
 * is a multiple of the stride. So the pixels fall into phases (p modulo stride), each with taps of its own, and within a
 * phase this is an ordinary convolution with stride 1.
 */
export interface Phase1d {
  /** Taps of the kernel that reach the pixels of this phase. */
  readonly taps: readonly number[];
  /** For each: the position that pixel `stride · q + phase` meets it at, minus q. */
  readonly offsets: readonly number[];
}

export interface Phases1d {
  readonly phases: readonly Phase1d[];
  /** Pixels in a phase; the last one may lie past the image. */
  readonly size: number;
  /** Least and largest offset of all phases. */
  readonly first: number;
  readonly last: number;
}

function along(size: number, kernel: number, stride: number, dilation: number, before: number): Phases1d {
  const phases = Array.from({ length: Math.min(stride, size) }, (_, phase) => {
    const taps = Array.from({ length: kernel }, (_, i) => i).filter(
      (i) => (phase + before - i * dilation) % stride === 0,
    );
    return { taps, offsets: taps.map((i) => (phase + before - i * dilation) / stride) };
  });
  const offsets = phases.flatMap((phase) => phase.offsets);
  return {
    phases,
    size: Math.ceil(size / stride),
    first: offsets.length ? Math.min(...offsets) : 0,
    last: offsets.length ? Math.max(...offsets) : 0,
  };
}

export interface Phase2d {
  /** Where its first pixel is. */
  readonly row: number;
  readonly column: number;
  /** Taps, counted through the whole kernel, and the distance to what they meet: [rows, columns]. */
  readonly taps: readonly number[];
  readonly offsets: readonly (readonly [number, number])[];
}

export interface Phases2d {
  /** The numbers they depend on. */
  readonly name: string;
  readonly rows: Phases1d;
  readonly columns: Phases1d;
  readonly all: readonly Phase2d[];
}

const known = new Map<string, Phases2d>();
const MOST_KNOWN = 256;

/** The phases of the image of a convolution. */
export function phasesOf(geometry: ConvGeometry): Phases2d {
  const { height, width, kernelHeight, kernelWidth, stride, dilation, top, left } = geometry;
  const name = `${height},${width},${kernelHeight},${kernelWidth},${stride},${dilation},${top},${left}`;
  const before = known.get(name);
  if (before) return before;
  const rows = along(height, kernelHeight, stride[0], dilation[0], top);
  const columns = along(width, kernelWidth, stride[1], dilation[1], left);
  const all = rows.phases.flatMap((vertical, row) =>
    columns.phases.map((horizontal, column) => ({
      row,
      column,
      taps: vertical.taps.flatMap((i) => horizontal.taps.map((j) => i * kernelWidth + j)),
      offsets: vertical.offsets.flatMap((y) => horizontal.offsets.map((x) => [y, x] as const)),
    })),
  );
  const phases = { name, rows, columns, all };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, phases);
  return phases;
}
