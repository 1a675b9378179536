import { Tensor } from "../lib/tensor";
import { describe, plain, shapeText } from "./describe";
import { indexOf, largest, type Numbers, numbersOf } from "./numbers";
import { type Answer, Strange } from "./wire";
import { differences, values } from "./words";

/** The first thing in which an answer differs from what was expected. */
export interface Difference {
  /** Another kind of thing, other sizes, or another value. */
  kind: "kind" | "shape" | "value";
  /** "at [0, 1] it is 25, but yours is 11" */
  says: string;
  /** Where the first wrong number stands, and how many are wrong in all. */
  index?: readonly number[];
  expected?: number;
  actual?: number;
  wrong?: number;
  of?: number;
}

const DEFAULT_TOLERANCE = 1e-5;

/**
 * Shape first, then values. Numbers may differ by `tolerance` times the largest expected number; NaN equals nothing but NaN.
 * Whole numbers outside tensors are counts: there, a tolerance would hide an error of one in a million.
 * @returns undefined where they are equal
 */
export function compare(expected: Answer, actual: Answer, tolerance?: number): Difference | undefined {
  const wanted = numbersOf(expected);
  if (wanted) return compareNumbers(wanted, expected, actual, tolerance);
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return kind(expected, actual);
    if (actual.length !== expected.length) {
      return { kind: "shape", says: differences.entries(expected.length, actual.length) };
    }
    return first(expected, (v, i) => within(differences.entry(i), compare(v, actual[i], tolerance)));
  }
  if (expected !== null && typeof expected === "object" && !(expected instanceof Strange)) {
    if (actual === null || typeof actual !== "object" || Array.isArray(actual) || actual instanceof Strange) {
      return kind(expected, actual);
    }
    const theirs = actual as Record<string, Answer>;
    return first(Object.entries(expected), ([name, v]) =>
      Object.hasOwn(theirs, name)
        ? within(name, compare(v as Answer, theirs[name], tolerance))
        : { kind: "kind", says: differences.missing(name) },
    );
  }
  if (actual === expected) return undefined;
  if (typeof actual !== typeof expected || actual === null || expected === null) return kind(expected, actual);
  return { kind: "value", says: differences.expected(describe(expected), describe(actual)) };
}

function compareNumbers(
  wanted: Numbers,
  expected: Answer,
  actual: Answer,
  tolerance: number | undefined,
): Difference | undefined {
  const given = numbersOf(actual);
  if (!given) return kind(expected, actual);
  if (given.shape.join() !== wanted.shape.join()) {
    const sizes = wanted.shape.length === 0 || given.shape.length === 0;
    return sizes
      ? kind(expected, actual)
      : { kind: "shape", says: differences.shape(shapeText(wanted.shape), shapeText(given.shape)) };
  }
  const allowed = allowance(wanted, expected, tolerance);
  const off: number[] = [];
  for (let i = 0; i < wanted.data.length; i++) {
    const [one, other] = [wanted.data[i], given.data[i]];
    // A right number is never NaN or without an end; a belief's may be.
    if (!Object.is(one, other) && !(Math.abs(one - other) <= allowed)) off.push(i);
  }
  if (off.length === 0) return undefined;
  const index = indexOf(off[0], wanted.shape);
  const pair = { expected: wanted.data[off[0]], actual: given.data[off[0]] };
  const where = index.length ? differences.at(shapeText(index)) : "";
  return {
    kind: "value",
    says: differences.expected(plain(pair.expected), plain(pair.actual), where),
    index,
    ...pair,
    wrong: off.length,
    of: wanted.data.length,
  };
}

/** How far a number may be off. */
export function allowance(wanted: Numbers, expected: Answer, tolerance: number | undefined): number {
  const allowed = (tolerance ?? DEFAULT_TOLERANCE) * (largest(wanted) || 1);
  const counts =
    tolerance === undefined && !(expected instanceof Tensor) && Array.from(wanted.data).every(Number.isInteger);
  return counts ? Math.min(allowed, 1e-3) : allowed;
}

function kind(expected: Answer, actual: Answer): Difference {
  return { kind: "kind", says: differences.expected(kindOf(expected), kindOf(actual)) };
}

function kindOf(value: Answer): string {
  if (typeof value === "number") return values.number(plain(value));
  if (typeof value === "string") return values.string(describe(value));
  return describe(value);
}

function within(where: string, difference: Difference | undefined): Difference | undefined {
  return difference && { ...difference, says: differences.within(where, difference.says) };
}

function first<T>(items: readonly T[], look: (item: T, i: number) => Difference | undefined): Difference | undefined {
  for (let i = 0; i < items.length; i++) {
    const found = look(items[i], i);
    if (found) return found;
  }
  return undefined;
}
