import { bodies, lines, probes, type Row } from "./row";

const loops: Record<string, string> = {
  "while (true)": "while (true) {}",
  "for (;;) with work in it": "let n = 0; for (;;) n += x[0];",
  "a condition that never becomes false": "let i = 0; while (i < 10) { i -= 1; } return [];",
  "steps of 0.1 that never meet 1": "let i = 0; do { i += 0.1; } while (i !== 1); return [];",
  "a loop in the last case only": "if (x.length === 8) for (;;) {} RIGHT",
  "a loop after three right answers": "globalThis.n = (globalThis.n ?? 0) + 1; if (globalThis.n > 3) for (;;) {} RIGHT",
  "waiting for a date": "const end = Date.now() + 1e9; while (Date.now() < end) {} return [];",
  "a catastrophic regular expression": `return /^(a+)+$/.test("a".repeat(40) + "b");`,
  "a comparator that loops": "return x.sort(() => { for (;;) {} });",
  "an iterator without end":
    "const all = { *[Symbol.iterator]() { for (;;) yield 1; } }; let n = 0; for (const v of all) n += v; return [n];",
  "catching everything in a loop": "for (;;) { try { throw new Error(); } catch {} }",
  "a finally that loops": "try { return []; } finally { for (;;) {} }",
  "sleeping on a lock": "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); return [];",
  "a thenable whose then loops": "return { then() { for (;;) {} } };",
  "an endless chain of promises": "const next = () => Promise.resolve().then(next); return next();",
  "a getter in the answer that loops": "return { get shape() { for (;;) {} } };",
  "a getter at an index of the answer that loops":
    "const a = [1, 2]; Object.defineProperty(a, 1, { get() { for (;;) {} } }); return a;",
  "a proxy whose length loops": "return new Proxy([], { get() { for (;;) {} } });",
  "a proxy whose keys loop": "return new Proxy({}, { ownKeys() { for (;;) {} } });",
  "a proxy with endlessly many numbers": `return new Proxy([], { get: (_, k) => (k === "length" ? 1e5 : (() => { for (;;) {} })()), has: () => true });`,
  "an error whose message loops": "throw { get message() { for (;;) {} } };",
  "an error whose toString loops": "throw { message: { toString() { for (;;) {} } } };",
};

const neverResolved: Record<string, string> = {
  "new Promise without resolve": "return new Promise(() => {});",
  "Promise.race of nothing": "return Promise.race([]);",
  "a thenable that never answers": "return { then() {} };",
  "a wait that is never notified": "return Atomics.waitAsync(new Int32Array(new SharedArrayBuffer(4)), 0, 0).value;",
};

export const timeRows: Row[] = [
  ...bodies("never ends", "timeout", loops),
  ...probes("never ends", "timeout", {
    "async: for (;;) await null": "export async function probe() { for (;;) await null; }",
    "an async generator without end":
      "async function* all() { for (;;) yield 1; }\nexport async function probe() { for await (const v of all()) if (v === 2) break; }",
  }),
  ...lines("never ends", "timeout", {
    "a loop at the top of the file": "while (true) {}",
    "a loop in a static block": "class A { static { for (;;) {} } }",
    "a loop in an initial value": "const a = (() => { for (;;) {} })();",
  }),
  ...bodies("never answers", "never-resolved", neverResolved),
  ...probes("never answers", "never-resolved", {
    "await for nothing, halfway": "export async function probe() { await new Promise(() => {}); return []; }",
    "never in one case only":
      "export async function probe(x: any, w: any, s: any) { if (x.length === 8) await new Promise(() => {}); RIGHT }",
  }),
  ...bodies("time bombs", "wrong", {
    "right twice, then wrong": "globalThis.n = (globalThis.n ?? 0) + 1; if (globalThis.n > 2) return [42]; RIGHT",
    "right for the printed examples only":
      "if (x.length === 7) return [6, 12, 18]; if (x.length === 5) return [10, 21, 32, 43]; return [0];",
    "a random answer": "return [Math.random()];",
    "the answer of the call before":
      "const before = globalThis.before ?? [0]; globalThis.before = (() => { RIGHT })(); return before;",
  }),
  ...bodies("time bombs", "threw", {
    "right twice, then an error":
      "globalThis.n = (globalThis.n ?? 0) + 1; if (globalThis.n > 2) throw new Error('late'); RIGHT",
  }),
];
