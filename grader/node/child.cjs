"use strict";
// The untrusted side. It is given code and arguments and answers with values; expected values never come here.
//
// Run as `node -e`, so that it needs no file. Commands arrive on standard input, messages leave by descriptor 3, each a
// line of JSON:
//   {lib: code}
//   {load: code, name, without}   →  (the code may be left out the next time)
//                                   {k: "loaded", x: typeof the export} | {k: "error", …}
//   {run: [arguments…], name}  →  {k: "value" | "error" | "pending", i, …} for each, then {k: "done", log}; nothing where
//                                 there was no function to load
//
// No object of this realm is ever handed to the learner's realm: through any of them one could reach `process`.
const vm = require("node:vm");
const { writeSync } = require("node:fs");
const { stringify, parse } = JSON;
const { isView } = ArrayBuffer;
const now = process.hrtime.bigint;
const later = setImmediate;
const { isFinite: finite } = Number;
const { isArray } = Array;
const { keys } = Object;
const bytesOf = Buffer.from;

const MOST_ENTRIES = 200_000;
const MOST_TEXT = 10_000;

/** Evaluated in every new realm before the learner's code, and keeps its own copies of what that code could replace. */
const BOOT = `(() => {
  "use strict";
  const { parse, stringify } = JSON;
  const { fromEntries, keys: names } = Object;
  const has = (list, name) => { for (let i = 0; i < list.length; i++) if (list[i] === name) return true; return false; };
  const { isArray, from } = Array;
  const floats = Float32Array.from.bind(Float32Array);
  const named = { undefined: undefined, NaN: NaN, Infinity: Infinity, "-Infinity": -Infinity };
  const lines = [];
  let printed = 0;
  const print = (...parts) => {
    if (printed > 20000) return;
    let line;
    try { line = parts.map((p) => (typeof p === "string" ? p : stringify(p))).join(" "); } catch { line = "?"; }
    line = ("" + line).slice(0, 2000);
    printed += line.length + 1;
    lines[lines.length] = line;
  };
  const silent = () => {};
  globalThis.console = {
    log: print, info: print, warn: print, error: print, debug: print, table: print, dir: print, trace: print,
    group: print, groupCollapsed: print, groupEnd: silent, count: print, countReset: silent,
    assert: (holds, ...parts) => { if (!holds) print("Assertion failed:", ...parts); },
    time: silent, timeLog: silent, timeEnd: silent, clear: silent,
  };
  globalThis.performance = { now: Date.now };
  // Of what exercises are made of: numbers, text, arrays, typed arrays, plain objects.
  const clone = (value, known) => {
    if (typeof value === "function" || typeof value === "symbol") throw new TypeError(typeof value + " could not be cloned.");
    if (value === null || typeof value !== "object") return value;
    if (known.has(value)) return known.get(value);
    if (ArrayBuffer.isView(value)) return value.slice();
    const copy = isArray(value) ? [] : {};
    known.set(value, copy);
    for (const name of names(value)) copy[name] = clone(value[name], known);
    return copy;
  };
  globalThis.structuredClone = (value) => clone(value, new Map());
  Object.defineProperty(Error, "prepareStackTrace", { value: undefined });
  let answers;
  let Tensor;
  let changed;
  const revive = (w) => {
    if (w === null || typeof w !== "object") return w;
    if (isArray(w)) { const list = []; for (let i = 0; i < w.length; i++) list[i] = revive(w[i]); return list; }
    if (w.t) return new Tensor(w.t, floats(w.d, revive));
    if (w.s) return named[w.s];
    const entries = []; for (let i = 0; i < w.o.length; i++) entries[i] = [w.o[i][0], revive(w.o[i][1])];
    return fromEntries(entries);
  };
  return {
    lines,
    // Without the names whose writing is the exercise.
    library(lib, without) {
      Tensor = lib.Tensor;
      const rest = {};
      for (const name of names(lib)) if (!has(without, name)) rest[name] = lib[name];
      return rest;
    },
    load(exported, name) { answers = exported ?? {}; return typeof answers[name]; },
    begin(name, text) {
      const slot = { state: "pending", value: undefined, args: undefined };
      const args = (slot.args = revive(parse(text)));
      (async () => {
        try { const value = await answers[name](...args); slot.value = value; slot.state = "value"; }
        catch (error) { slot.value = error; slot.state = "error"; }
      })();
      return slot;
    },
  };
})()`;
const boot = new vm.Script(BOOT, { filename: "boot.js" });

const newRealm = () => {
  const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  return { context, lib: lib.runInContext(context), ...boot.runInContext(context) };
};
let lib;
let libText;
const spares = [];
let realm;
let callable = false;
let script;
let text;
let rehearsing = false;

function send(message) {
  const bytes = bytesOf(`${stringify(message)}\n`);
  if (rehearsing) {
    rehearsing = message.k !== "done";
    return;
  }
  for (let sent = 0; sent < bytes.length; ) {
    try {
      sent += writeSync(3, bytes, sent);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

/** A value as plain data. Whatever can't be said in numbers, strings, booleans and lists of them is named instead. */
function encode(value, budget, depth) {
  switch (typeof value) {
    case "number":
      return finite(value) ? value + 0 : { s: String(value) };
    case "boolean":
      return value;
    case "string":
      return value.length <= MOST_TEXT ? value : { s: "a very long string" };
    case "undefined":
      return { s: "undefined" };
    case "object":
      break;
    default:
      return { s: `a ${typeof value}` };
  }
  if (value === null) return null;
  if (depth > 8) return { s: "something nested more than eight deep" };
  if (isView(value)) return value instanceof DataView ? { s: "a DataView" } : list(value, budget, depth);
  if (isArray(value)) return list(value, budget, depth);
  const { shape, data } = value;
  if (isArray(shape) && (isView(data) || isArray(data))) {
    const t = list(shape, budget, depth);
    const d = list(data, budget, depth);
    return isArray(t) && isArray(d) ? { t, d } : { s: "too many numbers" };
  }
  const o = [];
  for (const name of keys(value)) {
    if (o.length >= 100) break;
    o.push([name, encode(value[name], budget, depth + 1)]);
  }
  return { o };
}

function list(values, budget, depth) {
  const { length } = values;
  if ((budget.left -= length) < 0) return { s: "too many numbers" };
  const items = [];
  for (let i = 0; i < length; i++)
    items.push(i in values ? encode(values[i], budget, depth + 1) : { s: "a hole in an array" });
  return items;
}

/** What an error says of itself. Reading it may run the learner's code: a getter, a toString. */
function errorMessage(error) {
  const read = (get) => {
    try {
      return String(get()).slice(0, 500);
    } catch {
      return "";
    }
  };
  if (error === null || typeof error !== "object")
    return { k: "error", name: "a thrown value", message: read(() => error), stack: "" };
  return {
    k: "error",
    name: read(() => error.name) || "Error",
    message: read(() => error.message),
    stack: read(() => error.stack).concat(read(() => error.stack.slice(500, 1000))),
  };
}

/** Lib as a script, and realms with it inside, made and tried ahead of time where nobody waits. */
function prepare({ lib: code, realms }) {
  if (code !== libText) {
    lib = new vm.Script(`${code}\n__lib;`, { filename: "lib.js" });
    libText = code;
    spares.length = 0;
  }
  while (spares.length < realms) spares.push(newRealm());
  if (realms > 0) rehearse();
}

/** Code is slow the first few times it runs. This is an answer to run before anybody waits, in a realm of its own. */
const REHEARSAL = `const __submission = {
  twice(image) {
    const result = __lib.zeros(image.shape);
    for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) result.set(2 * image.at(i, j), i, j);
    return result;
  },
};`;

function rehearse() {
  rehearsing = true;
  spares.push(newRealm());
  load({ load: REHEARSAL, name: "twice", without: [] });
  run({ run: Array(20).fill(stringify([{ t: [2, 2], d: [1, 2, 3, 4] }])), name: "twice" });
}

function load({ load: code, name, without }) {
  callable = false;
  realm = spares.pop() ?? newRealm();
  try {
    if (code !== undefined) script = undefined;
    script ??= new vm.Script(`(function (__lib) {${(text = code ?? text)}\nreturn __submission;})`, {
      filename: "submission.js",
    });
    const exported = script.runInContext(realm.context)(realm.library(realm.lib, without));
    const type = realm.load(exported, name);
    callable = type === "function";
    send({ k: "loaded", x: type });
  } catch (error) {
    send(errorMessage(error));
  }
}

function run({ run: cases, name }) {
  running = true;
  let i = 0;
  const next = () => {
    if (i === cases.length) {
      send({ k: "done", log: encode(realm.lines.slice(0, 200), { left: MOST_ENTRIES }, 0) });
      running = false;
      obey();
      return;
    }
    const started = now();
    let slot;
    try {
      slot = realm.begin(name, cases[i]);
    } catch (error) {
      slot = { state: "error", value: error };
    }
    // Timers, input and output don't exist in the realm: what is still pending when all promise jobs are done stays so.
    const settled = () => {
      let message;
      try {
        message = slot.state === "pending" ? { k: "pending" } : answer(slot, cases[i]);
      } catch (error) {
        message = errorMessage(error);
      }
      send({ ...message, i, us: Number((now() - started) / 1000n) });
      i++;
      next();
    };
    later(settled);
  };
  next();
}

function answer({ state, value, args }, given) {
  if (state === "error") return errorMessage(value);
  const v = encode(value, { left: MOST_ENTRIES }, 0);
  const changed = stringify(encode(args, { left: MOST_ENTRIES }, -1)) !== given;
  return { k: "value", v, changed };
}

process.on("unhandledRejection", () => {});
let input = "";
const commands = [];
let running = false;
process.stdin.setEncoding("utf8");
process.stdin.on("data", (text) => {
  input += text;
  for (let end = input.indexOf("\n"); end >= 0; end = input.indexOf("\n")) {
    const command = parse(input.slice(0, end));
    input = input.slice(end + 1);
    commands.push(command);
  }
  obey();
});
/** Commands may come faster than they can be carried out; one is finished before the next begins. */
function obey() {
  while (!running && commands.length > 0) {
    const command = commands.shift();
    if (command.lib) prepare(command);
    else if (!command.run) load(command);
    else if (callable) run(command);
  }
}
send({ k: "ready" });
