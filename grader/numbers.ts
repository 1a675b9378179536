import { Tensor } from "../lib/tensor";
import type { Answer } from "./wire";

/** Numbers in rows and columns, whatever they came as: a number has shape [], nested arrays that of their nesting. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** The numbers in an answer, or undefined where something else is among them or the rows differ in length. */
export function numbersOf(value: Answer): Numbers | undefined {
  if (typeof value === "number") return { shape: [], data: [value] };
  if (value instanceof Tensor) return { shape: value.shape, data: value.data };
  if (ArrayBuffer.isView(value)) {
    const data = value as unknown as ArrayLike<number>;
    return { shape: [data.length], data };
  }
  if (!Array.isArray(value)) return undefined;
  if (value.length === 0) return { shape: [0], data: [] };
  if (value.every((v) => typeof v === "number")) return { shape: [value.length], data: value };
  const parts = value.map(numbersOf);
  const inner = parts[0]?.shape.join();
  if (!parts.every((p): p is Numbers => p !== undefined && p.shape.join() === inner)) return undefined;
  return { shape: [value.length, ...parts[0]!.shape], data: parts.flatMap((p) => Array.from(p!.data)) };
}

/** Position in each dimension of the number at `flat` in row-major order: 5 in [2, 3] is [1, 2]. */
export function indexOf(flat: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  for (let d = shape.length - 1; d >= 0; d--) {
    index.unshift(flat % shape[d]);
    flat = Math.floor(flat / shape[d]);
  }
  return index;
}

export function largest({ data }: Numbers): number {
  let most = 0;
  for (let i = 0; i < data.length; i++) if (Number.isFinite(data[i])) most = Math.max(most, Math.abs(data[i]));
  return most;
}
