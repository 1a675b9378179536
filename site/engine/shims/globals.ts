// Node's globals that tslab, what it brings along, and lib read. esbuild puts them where one of these names stands.
import { root } from "./files";

const now = performance.now.bind(performance);

export const process = {
  version: "v22.0.0", // from it tslab tells which JavaScript may be written
  versions: { node: "22.0.0" },
  platform: "browser",
  env: {},
  argv: [],
  cwd: () => root,
  on: () => process,
  off: () => process,
  nextTick: (callback: (...given: unknown[]) => void, ...given: unknown[]) => queueMicrotask(() => callback(...given)),
  hrtime: { bigint: () => BigInt(Math.round(now() * 1e6)) },
};

export const global = globalThis;
export const __dirname = root;

const waiting: (() => void)[] = [];
const { port1, port2 } = new MessageChannel() as unknown as Record<"port1" | "port2", Port>;
port1.onmessage = () => waiting.shift()?.();

/** A browser's, which Node's types know a little differently. */
interface Port {
  onmessage: () => void;
  postMessage(message: unknown): void;
}

/** After what is waiting already, and before any timer. */
export function setImmediate(callback: (...given: unknown[]) => void, ...given: unknown[]): void {
  waiting.push(() => callback(...given));
  port2.postMessage(undefined);
}
