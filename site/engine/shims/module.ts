// node:module, as far as tslab's executor and the kernel's source positions use it.
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { resolve } from "path-browserify";
import { root } from "./files";

const vm = require("./vm.cjs");

/** Modules that are there without a file, each made when it is first asked for. Paths are from the workbook's folder. */
const offered = new Map<string, () => object>();

export function offerModules(modules: Readonly<Record<string, () => object>>): void {
  for (const [name, make] of Object.entries(modules)) offered.set(name, make);
}

type Require = (id: string) => object;

function requireFrom(folder: string): Require {
  return (id) => {
    const name = id.startsWith(".")
      ? resolve(folder, id)
          .slice(root.length + 1)
          .replace(/\.[jt]s$/, "")
      : id;
    const make = offered.get(name);
    if (!make) throw Object.assign(new Error(`Cannot find module '${id}'`), { code: "MODULE_NOT_FOUND" });
    return make();
  };
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/"));

/** A compiled file of the learner's: an exercise that a cell imports. */
export default class Module {
  static createRequire = createRequire;
  static _nodeModulePaths = (): string[] => [];
  exports = {};
  filename = "";
  require: Require;

  constructor(readonly id: string) {
    this.require = requireFrom(folderOf(id));
  }

  _compile(code: string, filename: string): void {
    const run = vm.runInThisContext(`(function (exports, require, module) {${code}\n})`, { filename });
    run.call(this.exports, this.exports, this.require, this);
  }
}

export function createRequire(path: string): Require {
  return requireFrom(folderOf(path));
}

/** Node's SourceMap: positions count from 0. */
export class SourceMap {
  private readonly map: TraceMap;

  constructor(payload: ConstructorParameters<typeof TraceMap>[0]) {
    this.map = new TraceMap(payload);
  }

  findEntry(line: number, column: number) {
    const found = originalPositionFor(this.map, { line: line + 1, column });
    if (found.line === null) return {};
    return { originalSource: found.source, originalLine: found.line - 1, originalColumn: found.column };
  }
}
