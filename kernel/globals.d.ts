// What a cell may use of Node before Node's own types are read: see node-types.cjs.
interface Console {
  assert(condition?: unknown, ...values: unknown[]): void;
  clear(): void;
  count(label?: string): void;
  debug(...values: unknown[]): void;
  dir(value: unknown, options?: object): void;
  error(...values: unknown[]): void;
  group(...values: unknown[]): void;
  groupEnd(): void;
  info(...values: unknown[]): void;
  log(...values: unknown[]): void;
  table(rows: unknown, columns?: readonly string[]): void;
  time(label?: string): void;
  timeEnd(label?: string): void;
  timeLog(label?: string, ...values: unknown[]): void;
  trace(...values: unknown[]): void;
  warn(...values: unknown[]): void;
}
declare var console: Console;

interface Performance {
  now(): number;
}
declare var performance: Performance;

declare namespace NodeJS {
  interface Timeout {
    ref(): this;
    unref(): this;
    hasRef(): boolean;
  }
}
// biome-ignore lint/suspicious/noConfusingVoidType: as Node's own; `resolve` of a promise asks for a value, and is called without.
declare function setTimeout(callback: (value: void) => void, milliseconds?: number): NodeJS.Timeout;
declare function setTimeout<A extends unknown[]>(
  callback: (...args: A) => void,
  milliseconds?: number,
  ...args: A
): NodeJS.Timeout;
// biome-ignore lint/suspicious/noConfusingVoidType: as above.
declare function setInterval(callback: (value: void) => void, milliseconds?: number): NodeJS.Timeout;
declare function setInterval<A extends unknown[]>(
  callback: (...args: A) => void,
  milliseconds?: number,
  ...args: A
): NodeJS.Timeout;
declare function clearTimeout(timer: NodeJS.Timeout | undefined): void;
declare function clearInterval(timer: NodeJS.Timeout | undefined): void;
declare function queueMicrotask(callback: () => void): void;
declare function structuredClone<T>(value: T): T;
