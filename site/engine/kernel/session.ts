// One tslab session, with those of the kernel's repairs that are about cells and not about Jupyter. They have to be in
// place before a converter is made.
import type { Completions, Failure, Known, Mark } from "../messages";
import { root } from "../shims/files";
import { printing } from "./output";

const tslab = require("./tslab.cjs");
const cells = require("../../../kernel/cells.cjs");
const failures = require("../../../kernel/failures.cjs");
const { marksOf } = require("../../../kernel/compile-error.cjs");
const { printQuickInfo } = require("tslab/dist/inspect.js");

const repairs = [
  require("../../../kernel/parent-imports.cjs"),
  require("../../../kernel/fresh-modules.cjs"),
  require("../../../kernel/source-positions.cjs"),
  require("../../../kernel/quick-imports.cjs"),
  require("../../../kernel/shorthand-properties.cjs"),
  require("../../../kernel/top-level-await.cjs"),
  require("../../../kernel/documentation.cjs"),
  require("../../../kernel/half-run-cells.cjs"),
  failures,
];

/** A compiled file that a cell imports. */
interface Compiled {
  path: string;
  data: string;
}

interface Converted {
  diagnostics: unknown[];
  sideOutputs?: Compiled[];
}

/** A display part of the compiler's. */
interface Part {
  text: string;
}

export function startSession() {
  for (const repair of repairs) repair(tslab);
  useTheKernelsTypes(tslab.ts);
  /** Compiled files that were asked for by a text that was only looked at: tslab believes they have been loaded. */
  let unread: Compiled[] = [];
  const converter = tslab.converter.createConverter({});
  const { convert } = converter;
  const withUnread = (previous: string, code: string): Converted => {
    const result: Converted = convert(previous, code);
    if (!unread.length) return result;
    const sideOutputs = [...unread, ...(result.sideOutputs ?? [])];
    unread = [];
    return { ...result, sideOutputs };
  };
  const executor = tslab.executor.createExecutor(root, { node: { ...converter, convert: withUnread } }, printing);
  let count = 0;

  return {
    async run(code: string): Promise<{ count: number; failure?: Failure }> {
      const cell = cells.begin(++count, code);
      let unrun: unknown;
      const ok = await executor.execute(code).catch((error: unknown) => {
        unrun = error;
        return false;
      });
      return ok ? { count } : { count, failure: failures.failureOf(cell, unrun) };
    },

    complete(code: string, offset: number): Completions | undefined {
      const { start, end, candidates, original } = executor.complete(code, offset);
      const kinds = new Map(original?.entries.map(({ name, kind }: { name: string; kind: string }) => [name, kind]));
      const options = candidates.map((label: string) => ({ label, kind: kinds.get(label) ?? "" }));
      return options.length ? { from: start, to: end, options } : undefined;
    },

    inspect(code: string, offset: number): Known | undefined {
      const found = executor.inspect(code, offset);
      if (!found) return undefined;
      const type = (found.displayParts ?? []).map(({ text }: Part) => text).join("");
      const { start, length } = found.textSpan;
      return { from: start, to: start + length, type, docs: printQuickInfo(found).slice(type.length).trim() };
    },

    diagnose(code: string): Mark[] {
      const { diagnostics, sideOutputs = [] }: Converted = convert(executor.declared, code);
      unread.push(...sideOutputs);
      return marksOf(diagnostics);
    },
  };
}

/** Names of Node that cells may use: those that the kernel begins with. There are no others in a page. */
function useTheKernelsTypes(ts: {
  createWatchCompilerHost(roots: string[], options: object, ...rest: unknown[]): object;
}) {
  const { createWatchCompilerHost } = ts;
  ts.createWatchCompilerHost = (roots, options, ...rest) =>
    createWatchCompilerHost([...roots, `${root}/kernel/globals.d.ts`], { ...options, types: [] }, ...rest);
}
