import * as lib from "../../lib/index";
import { type Answer, fromWire } from "../wire";
import { missed } from "./packages";

// Evaluated in every realm before the learner's code. What is needed afterwards is taken into hands now, since that code can replace
// whatever a realm has.

/** What the child keeps of a realm. No object of the child's own is handed in where the learner's code could find it. */
export type Realm = typeof import("./realm");

/** What a call has come to so far. */
export interface Call {
  state: "pending" | "value" | "error";
  value: unknown;
  /** What was given back was a promise of the value. */
  promised: boolean;
  args: unknown;
}

const { parse, stringify } = JSON;
const MOST_PRINTED = 20_000;

/** Printed lines, at most {@link MOST_PRINTED} characters of them. */
export const lines: string[] = [];

let printed = 0;
let refused: string | undefined;
let answers: Record<string, (...args: unknown[]) => unknown> = {};
let given: Answer[][] = [];

/**
 * Lib as the answers find it. A function that they are to write themselves does nothing but note that it was called.
 * @param cases the arguments, as JSON
 */
export function lent(without: readonly string[], cases: readonly string[]): object {
  given = cases.map((text) => fromWire(parse(text)) as Answer[]);
  const all = Object.entries<unknown>(lib);
  return Object.fromEntries(all.map(([name, value]) => [name, without.includes(name) ? () => refuse(name) : value]));
}

function refuse(name: string): never {
  refused ??= name;
  throw new Error(`lib's own ${name} is not to be used here`);
}

/** The type of the function asked for, "undefined" where nothing of that name is exported. */
export function load(exported: typeof answers | undefined, name: string): string {
  answers = exported ?? {};
  return typeof answers[name];
}

/** Calls the function for a case. The outcome stands in what is returned, as soon as promises are kept. */
export function call(name: string, i: number): Call {
  const args = given[i];
  const called: Call = { state: "pending", value: undefined, promised: false, args };
  (async () => {
    try {
      const answer = answers[name](...args) as { then?: unknown } | null | undefined;
      called.promised = typeof answer === "object" && typeof answer?.then === "function";
      called.value = await answer;
      called.state = "value";
    } catch (error) {
      called.value = error;
      called.state = "error";
    }
  })();
  return called;
}

/** A function of lib that was called although its writing is the exercise. */
export const borrowed = (): string | undefined => refused;

/** Whether the answers need a realm with lib's packages in it. */
export const needsPackages = (): boolean => missed;

function print(...parts: unknown[]): void {
  if (printed > MOST_PRINTED) return;
  let line: string;
  try {
    line = parts.map((part) => (typeof part === "string" ? part : stringify(part))).join(" ");
  } catch {
    line = "?";
  }
  line = `${line}`.slice(0, 2000);
  printed += line.length + 1;
  lines[lines.length] = line;
}

const silent = () => {};
const assert = (holds: unknown, ...parts: unknown[]) => {
  if (!holds) print("Assertion failed:", ...parts);
};
const printing = ["log", "info", "warn", "error", "debug", "table", "dir", "trace", "group", "groupCollapsed", "count"];
const nothing = ["groupEnd", "countReset", "time", "timeLog", "timeEnd", "clear"];

/** Of what exercises are made of: numbers, text, arrays, typed arrays, plain objects. */
function clone(value: unknown, known: Map<unknown, unknown>): unknown {
  if (typeof value === "function" || typeof value === "symbol")
    throw new TypeError(`${typeof value} could not be cloned.`);
  if (value === null || typeof value !== "object") return value;
  if (known.has(value)) return known.get(value);
  if (ArrayBuffer.isView(value)) return (value as Uint8Array).slice();
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
  known.set(value, copy);
  for (const [name, part] of Object.entries(value)) (copy as Record<string, unknown>)[name] = clone(part, known);
  return copy;
}

Object.assign(globalThis, {
  console: Object.fromEntries([
    ...printing.map((name) => [name, print]),
    ...nothing.map((name) => [name, silent]),
    ["assert", assert],
  ]),
  performance: { now: Date.now },
  structuredClone: (value: unknown) => clone(value, new Map()),
});
// Node would call it with call sites, through which the frames of others are reached.
Object.defineProperty(Error, "prepareStackTrace", { value: undefined });
