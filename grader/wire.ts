import { Tensor } from "../lib/tensor";
import type { Value } from "./value";
import { strange } from "./words";

/**
 * What a learner's function gave back, as it arrived from the other process: a Value, or something that no exercise
 * asks for (a function, a hole in an array), by name.
 */
export type Answer = Value | Strange | readonly Answer[] | { readonly [name: string]: Answer };

export class Strange {
  constructor(readonly what: string) {}
}

/** How a value travels: numbers, strings, booleans, null and arrays as themselves, all else as an object with one letter. */
export type Wire = number | string | boolean | null | Wire[] | { [letter: string]: unknown };

export function toWire(value: Value): Wire {
  if (typeof value === "number") return Number.isFinite(value) ? value : { s: String(value) };
  if (value === undefined) return { s: "undefined" };
  if (value === null) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (value instanceof Tensor) return { t: [...value.shape], d: Array.from(value.data, toWire) };
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as number[], toWire);
  if (Array.isArray(value)) return value.map(toWire);
  return { o: Object.entries(value).map(([name, v]) => [name, toWire(v)]) };
}

/** The other direction, which trusts nothing: a message may have been forged. */
export function fromWire(wire: unknown, depth = 0): Answer {
  if (wire === null) return null;
  if (typeof wire === "number" || typeof wire === "string" || typeof wire === "boolean") return wire;
  if (typeof wire !== "object" || depth > 12) return new Strange(strange.unreadable);
  if (Array.isArray(wire)) return wire.map((w) => fromWire(w, depth + 1));
  const { s, t, d, o } = wire as Record<string, unknown>;
  if (s === "undefined") return undefined;
  if (typeof s === "string") return numberNamed(s) ?? new Strange(s.slice(0, 100));
  if (Array.isArray(t) && Array.isArray(d)) return tensorFrom(t, d) ?? new Strange(strange.misfit);
  if (Array.isArray(o)) {
    const entries = o.filter((e) => Array.isArray(e)).map((e) => [String(e[0]), fromWire(e[1], depth + 1)]);
    return Object.fromEntries(entries) as Answer;
  }
  return new Strange(strange.unreadable);
}

function tensorFrom(shape: unknown[], data: unknown[]): Tensor | undefined {
  if (!shape.every((n) => Number.isInteger(n) && (n as number) >= 0)) return undefined;
  const sizes = shape as number[];
  if (sizes.reduce((product, n) => product * n, 1) !== data.length) return undefined;
  return new Tensor(
    sizes,
    Float32Array.from(data, (v) => (typeof v === "number" ? v : Number.NaN)),
  );
}

function numberNamed(name: string): number | undefined {
  return { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, "-Infinity": Number.NEGATIVE_INFINITY }[name];
}

/** A copy that shares nothing, so that no function can spoil what the next one gets. */
export function copied<V extends Value>(value: V): V {
  if (value instanceof Tensor) return new Tensor([...value.shape], value.data.slice()) as unknown as V;
  if (Array.isArray(value)) return value.map(copied) as unknown as V;
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, v]) => [name, copied(v as Value)])) as V;
  }
  return value;
}
