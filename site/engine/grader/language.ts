/** What a realm of node:vm has, in which Node's grader calls answers. */
const language = new Set(
  `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error
  AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError globalThis JSON Math Intl ArrayBuffer
  Atomics Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray
  BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap WeakSet WeakRef Proxy Reflect FinalizationRegistry
  decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape isFinite isNaN eval console Iterator
  SharedArrayBuffer constructor`.split(/\s+/),
);

/** Leaves a worker nothing but the language, without code from text. What is still needed has to be in hands before. */
export function leaveTheLanguage(): void {
  for (
    let holder: object | null = globalThis;
    holder && holder !== Object.prototype;
    holder = Object.getPrototypeOf(holder)
  ) {
    for (const name of Reflect.ownKeys(holder)) {
      if (typeof name === "string" && language.has(name)) continue;
      // What can't be deleted stands for nothing from now on.
      if (!Reflect.deleteProperty(holder, name)) Reflect.set(holder, name, undefined);
    }
  }
  const makers = [() => {}, async () => {}, function* () {}, async function* () {}];
  for (const maker of makers) {
    Object.defineProperty(Object.getPrototypeOf(maker), "constructor", { value: noCode(maker.constructor) });
  }
  // biome-ignore lint/security/noGlobalEval: it is taken away
  Object.assign(globalThis, { Function: Function.prototype.constructor, eval: noCode(eval) });
}

/** In the place of what makes code from text. */
function noCode({ name, prototype }: { name: string; prototype?: unknown }) {
  const refuse = () => {
    throw new EvalError("Code generation from strings disallowed for this context");
  };
  const replaced = new Proxy(refuse, { construct: refuse });
  Object.defineProperty(refuse, "name", { value: name });
  if (prototype) Object.defineProperty(refuse, "prototype", { value: prototype });
  return replaced;
}
