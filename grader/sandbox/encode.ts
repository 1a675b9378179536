import type { Wire } from "../wire";
import { strange } from "../words";
import type { Message } from "./protocol";

// The way out of a realm. Whatever comes from there can be a trap: a getter, a proxy, a toString of the learner's. Running those
// does no harm; of the tools used on them, though, none may be one that the learner can reach.
const { isView } = ArrayBuffer;
const { isArray } = Array;
const { keys } = Object;
const finite = Number.isFinite;

export const MOST_ENTRIES = 200_000;
const MOST_TEXT = 10_000;
const DEEPEST = 8;

/** A value as plain data. Whatever can't be said in numbers, strings, booleans and lists of them is named instead. */
export function encode(value: unknown, budget = { left: MOST_ENTRIES }, depth = 0): Wire {
  switch (typeof value) {
    case "number":
      return finite(value) ? value + 0 : { s: String(value) };
    case "boolean":
      return value;
    case "string":
      return value.length <= MOST_TEXT ? value : { s: strange.longText };
    case "undefined":
      return { s: "undefined" };
    case "object":
      return value === null ? null : encodeObject(value, budget, depth);
    default:
      return { s: strange.ofType(typeof value) };
  }
}

function encodeObject(value: object, budget: { left: number }, depth: number): Wire {
  if (depth > DEEPEST) return { s: strange.deep };
  if (isView(value)) {
    return value instanceof DataView ? { s: strange.dataView } : list(value as unknown as unknown[], budget, depth);
  }
  if (isArray(value)) return list(value, budget, depth);
  const tag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  if (tag === "Generator" || tag === "AsyncGenerator") return { s: strange.generator };
  const { shape, data } = value as { shape?: unknown; data?: unknown };
  if (isArray(shape) && (isView(data) || isArray(data))) {
    const t = list(shape, budget, depth);
    const d = list(data as unknown[], budget, depth);
    return isArray(t) && isArray(d) ? { t, d } : { s: strange.many };
  }
  const o: Wire[] = [];
  for (const name of keys(value)) {
    if (o.length >= 100) break;
    o.push([name, encode((value as Record<string, unknown>)[name], budget, depth + 1)]);
  }
  return { o };
}

function list(values: ArrayLike<unknown>, budget: { left: number }, depth: number): Wire {
  const { length } = values;
  budget.left -= length;
  if (budget.left < 0) return { s: strange.many };
  const items: Wire[] = [];
  for (let i = 0; i < length; i++) {
    items.push(i in values ? encode(values[i], budget, depth + 1) : { s: strange.hole });
  }
  return items;
}

/** What an error says of itself, as far as it lets itself be asked. */
export function encodeError(error: unknown): Message {
  const read = (get: () => unknown, most = 500) => {
    try {
      return String(get()).slice(0, most);
    } catch {
      return "";
    }
  };
  if (error === null || typeof error !== "object") {
    return { k: "error", name: "a thrown value", message: read(() => error), stack: "" };
  }
  const asked = error as Error;
  return {
    k: "error",
    name: read(() => asked.name) || "Error",
    message: read(() => asked.message),
    stack: read(() => asked.stack, 1000),
  };
}
