import { bodies, lines, probes, type Row } from "./row";

/** Code that attacks the grader from inside its realm. */

const reach = (maker: string) => `const F: any = ${maker}; const p = F("return process")(); p.exit(0); return [42];`;

const escapes: Record<string, string> = {
  eval: `return eval("[6, 12, 18]");`,
  "indirect eval": `return (0, eval)("[6, 12, 18]");`,
  "new Function": `return new Function("return process")().exit(0);`,
  "the constructor of this": reach("(function (this: any) { return Object; }).call(0).constructor"),
  "the constructor of the global object": reach("(globalThis as any).constructor?.constructor ?? Function"),
  "the constructor of an argument": reach("x.constructor.constructor"),
  "the constructor of a number argument": reach("s.constructor.constructor"),
  "the constructor of console.log": reach("(console.log as any).constructor"),
  "the constructor of an async function": reach("(async () => {}).constructor"),
  "the constructor of a generator": reach("(function* () {}).constructor"),
  "the constructor of a stack overflow": reach(
    "(() => { const f: any = () => f(); try { f(); } catch (e: any) { return e.constructor.constructor; } })()",
  ),
  "the caller": reach("(function f() { return (f as any).caller?.constructor ?? Function; })()"),
  "arguments.callee.caller": reach(
    "((() => { try { return (arguments as any).callee.caller.constructor; } catch { return Function; } })())",
  ),
  "the stack's frames": `Error.prepareStackTrace = (_, frames) => frames; const frames: any = new Error().stack; return frames[0].getFunction().constructor("return process")();`,
  "a timer with text": `setTimeout("process.exit(0)", 0); return [];`,
  "a timer": "setTimeout(() => {}, 0); RIGHT",
  queueMicrotask: "(globalThis as any).queueMicrotask(() => {}); RIGHT",
  process: "process.exit(0);",
  "process.kill": "process.kill(process.pid);",
  "process, through the global object": "(globalThis as any).process.exit(0);",
  "process, through this": "(function (this: any) { return this.process.exit(0); }).call(globalThis);",
  "module and exports": "(module as any).exports = {}; RIGHT",
  global: "(global as any).x = 1; RIGHT",
  Buffer: "return Buffer.from('x');",
  fetch: "return fetch('http://127.0.0.1');",
  "a web socket": "return new (globalThis as any).WebSocket('ws://127.0.0.1');",
  "the constructor of structuredClone": reach("(structuredClone as any).constructor"),
  "the constructor of a clone": reach("structuredClone([6]).constructor.constructor"),
  "the constructor of the clock": reach("(performance.now as any).constructor"),
  "a shadow realm": "return new (globalThis as any).ShadowRealm().evaluate('1');",
  Deno: "return (globalThis as any).Deno.readTextFileSync('/etc/hostname');",
  "web assembly": "return new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));",
};

const walks: Record<string, string> = {
  "then is handed a function": `return { then(ok: any) { ok(ok.constructor("return process")()); } };`,
  "a proxy is handed a receiver": `return new Proxy([], { get(t, k, r) { return r.constructor.constructor("return process")(); } });`,
  "a getter is handed this": `return { get shape() { return (this as any).constructor.constructor("return process")(); } };`,
  "Promise.prototype.then, replaced": `(Promise.prototype as any).then = function (ok: any) { return ok.constructor("return process")(); }; return Promise.reject(1);`,
};

const patches: Record<string, string> = {
  "JSON.stringify and JSON.parse": "JSON.stringify = () => '[6, 12, 18]'; JSON.parse = () => [6, 12, 18]; return [42];",
  "Array.isArray and Object.is": "(Array as any).isArray = () => true; Object.is = () => true; return 42;",
  "Array.prototype.push and map":
    "Array.prototype.push = function () { return 1; }; (Array.prototype as any).map = () => [6, 12, 18]; return [42];",
  "Array.prototype.toJSON": "(Array.prototype as any).toJSON = () => [6, 12, 18]; return [42];",
  "Array iteration": "(Array.prototype as any)[Symbol.iterator] = function* () { yield 6; }; return [42];",
  "Object.prototype":
    "Object.defineProperty(Object.prototype, 'v', { value: [6, 12, 18] }); (Object.prototype as any).verdict = 'pass'; return [42];",
  "setters on Object.prototype":
    "for (const k of ['state', 'value', 'k', 'v', 'i']) Object.defineProperty(Object.prototype, k, { __proto__: null, set() {}, get() { return 'pass'; }, configurable: true } as any); return [42];",
  "Function.prototype.call and apply":
    "Function.prototype.call = Function.prototype.apply = () => [6, 12, 18] as any; return [42];",
  "Number.isFinite and Math.abs": "Number.isFinite = () => true; Math.abs = () => 0; return [NaN];",
  "Object.keys": "Object.keys = () => []; Object.entries = () => []; return { a: 1 };",
  "Float32Array.from": "(Float32Array as any).from = () => [6, 12, 18]; return [42];",
  "Symbol.hasInstance": "Object.defineProperty(Array, Symbol.hasInstance, { value: () => true }); return [42];",
  console: "(globalThis as any).console = { log: () => [6, 12, 18] }; return [42];",
  "globalThis, emptied":
    "for (const k of Object.getOwnPropertyNames(globalThis)) { try { delete (globalThis as any)[k]; } catch {} } return [42];",
  "the answers of other functions": "(globalThis as any).answers = { probe: () => [6, 12, 18] }; return [42];",
};

const operator = `function stolen(x: any, w: any, s: any) { return [...theirs(tensor(x, [1, x.length, 1]), tensor(w, [1, w.length, 1, 1]), { stride: s }).data]; }`;
const borrowing = (line: string, call = "return stolen(x, w, s);") =>
  `${line}\nimport { tensor } from "../lib/index";\n${operator}\nexport function probe(x: any, w: any, s: any): any { ${call} }`;

export const cheatRows: Row[] = [
  ...bodies("escapes", "threw", { ...escapes, ...walks }),
  ...bodies("escapes", "wrong", {
    finalizers:
      "new FinalizationRegistry((h: any) => h.constructor('return process')().exit(0)).register({}, 1); return [42];",
    "a shared buffer": "return new SharedArrayBuffer(8);",
    "weak references": "return new WeakRef([6, 12, 18]);",
  }),
  ...bodies("patched prototypes", "wrong", patches),
  ...bodies("patched prototypes", "threw", {
    "Symbol.species":
      "class P extends Promise<any> { static get [Symbol.species]() { return Array as any; } } return P.resolve([42]);",
  }),
  ...bodies("patched prototypes", "pass", {
    "patched, and right all the same":
      "const out = (() => { RIGHT })(); JSON.stringify = () => '[]'; (Array as any).isArray = () => false; return out;",
  }),
  ...probes("lib's own operator", "forbidden-import", {
    "by its name": borrowing(`import { conv2d as theirs } from "../lib/index";`),
    "its depthwise relative": borrowing(`import { depthwiseConv2d as theirs } from "../lib/index";`),
    "through all of lib": borrowing(`import * as lib from "../lib/index"; const theirs = lib.conv2d;`),
    "by a computed name": borrowing(`import * as lib from "../lib/index"; const theirs = (lib as any)["con" + "v2d"];`),
    "in escapes": borrowing(
      `import { con\\u0076 as nothing, c\\u006fnv2d as theirs } from "../lib/index";`.replace(
        "con\\u0076 as nothing, ",
        "",
      ),
    ),
    "through a global": borrowing(
      `import { conv2d as theirs } from "../lib/index"; (globalThis as any).theirs = theirs;`,
      "return (globalThis as any).theirs ? stolen(x, w, s) : [];",
    ),
    "only in some cases": borrowing(
      `import { conv2d as theirs } from "../lib/index";`,
      "if (x.length > 7) return stolen(x, w, s); RIGHT",
    ),
    "and what it throws is caught": borrowing(
      `import { conv2d as theirs } from "../lib/index";`,
      "try { stolen(x, w, s); } catch {} RIGHT",
    ),
    "by another name for the door": borrowing(`import { conv2d as theirs } from "./../lib/index.js";`),
    "hidden in a class": borrowing(
      `import { conv2d } from "../lib/index"; class Box { static theirs = conv2d; } const theirs = Box.theirs;`,
    ),
  }),
  ...bodies("lib's own operator", "threw", {
    "from the global object": "return (globalThis as any).__lib.conv2d(x, w);",
    "from what every realm begins with": "return (globalThis as any).__realm.lent([], []).conv2d(x, w);",
    "from the wrapper": "return (arguments.callee as any).caller.arguments[0].conv2d(x, w);",
  }),
  ...lines("lib's own operator", "pass", {
    "imported and not used": `import { conv2d } from "../lib/index";`,
    "used by another function only": `import { conv2d } from "../lib/index";\nexport function another(x: any, k: any) { return conv2d(x, k); }`,
    "used by a function of the same name as one of lib's": `import { zeros } from "../lib/index";\nexport function conv2d() { return zeros([1]); }\nconv2d();`,
    "named in a text": `const text = "conv2d from ../lib/index";`,
  }),
];
