import { format, inspect } from "node:util";
import type { CellEvent, Data } from "../messages";

const { batches } = require("../../../kernel/batched-output.cjs");

type Listen = (event: CellEvent) => void;

let listen: Listen = () => {};
let shown = 0;

const { write, flush } = batches((name: "stdout" | "stderr", text: string) =>
  listen({ kind: "stream", name, text }),
) as {
  write(name: "stdout" | "stderr", text: string): void;
  flush(): void;
};

/** Whatever is said from now on belongs to this cell, also what a timer of an earlier one says, as in a notebook. */
export function listenWith(other: Listen): void {
  flush();
  listen = other;
}

export { flush };

/** An output of the cell. The answer replaces it. */
export function display(data: Data): (data: Data) => void {
  flush();
  const id = ++shown;
  listen({ kind: "display", id, data });
  return (next) => {
    flush();
    listen({ kind: "update", id, data: next });
  };
}

let indent = "";
const counts = new Map<string, number>();
const started = new Map<string, number>();

const print =
  (name: "stdout" | "stderr") =>
  (...values: unknown[]): void =>
    write(name, `${indent}${format(...values).replaceAll("\n", `\n${indent}`)}\n`);

const [out, err] = [print("stdout"), print("stderr")];

const elapsed = (label: string, ...values: unknown[]) => {
  const since = started.get(label);
  if (since !== undefined) out(`${label}: ${(performance.now() - since).toFixed(3)}ms`, ...values);
};

/** Node's `console`, as far as a cell may name it (kernel/globals.d.ts). A table is printed as the value it is. */
export const printing = {
  log: out,
  info: out,
  debug: out,
  table: out,
  dir: (value: unknown) => out(inspect(value)),
  error: err,
  warn: err,
  trace: err,
  assert: (holds: unknown, ...values: unknown[]) => {
    if (!holds) err("Assertion failed", ...values);
  },
  clear: () => {},
  count: (label = "default") => {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    out(`${label}: ${counts.get(label)}`);
  },
  group: (...values: unknown[]) => {
    if (values.length) out(...values);
    indent += "  ";
  },
  groupEnd: () => {
    indent = indent.slice(2);
  },
  time: (label = "default") => started.set(label, performance.now()),
  timeLog: (label = "default", ...values: unknown[]) => elapsed(label, ...values),
  timeEnd: (label = "default") => {
    elapsed(label);
    started.delete(label);
  },
};
