// Errors point at the TypeScript the learner wrote: `cell [3]:2:11`, `exercises/01-standard-convolution.ts:9:9`. tslab
// keeps no source map, so its stacks name lines of generated JavaScript. It compiles a cell in two stages: here both
// keep their map, and `original` follows them backwards when an error is shown.
const { SourceMap } = require("node:module");
const path = require("node:path");
const vm = require("node:vm");
const cells = require("./cells.cjs");

const root = process.cwd();
const inlineMap = /\n?\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/;
const modules = new Map();

/** Follows source maps, the last stage first, from a 1-based position in JavaScript to the 1-based one in TypeScript. */
function followed(stages, line, column) {
  let position = { originalLine: line - 1, originalColumn: column - 1 };
  for (const [i, stage] of stages.entries()) {
    if (typeof stage === "string") stages[i] = new SourceMap(JSON.parse(stage));
    position = stages[i].findEntry(position.originalLine, position.originalColumn);
    if (position.originalLine === undefined) return undefined;
  }
  return { line: position.originalLine + 1, column: position.originalColumn + 1 };
}

/**
 * Where a stack frame lies in the learner's files: `{ file, line, column }`, with `cell` where it is a cell; or
 * undefined for frames of Node, tslab, packages and this launcher.
 */
function original(file, line, column) {
  const count = cells.countOf(file);
  if (count) {
    const cell = cells.get(count);
    // The line after the code is where tslab calls the function it wrapped the cell in.
    if (!cell?.stages || line > cell.lines) return undefined;
    const position = followed(cell.stages, line, line === 1 ? column - cell.indent : column);
    // tslab puts a line of its own before a cell.
    return position && { file: cells.name(count), cell, line: position.line - 1, column: position.column };
  }
  if (!path.isAbsolute(file) || file.includes("node_modules")) return undefined;
  const name = path.relative(root, file).replaceAll("\\", "/");
  if (name.startsWith("..") || name.startsWith("kernel/")) return undefined;
  const stages = modules.get(name.replace(/\.js$/, ""));
  const position = stages && followed(stages, line, column);
  return position ? { file: name.replace(/\.js$/, ".ts"), ...position } : { file: name, line, column };
}

module.exports = function sourcePositions({ ts }) {
  const { createWatchCompilerHost, transpileModule } = ts;
  ts.createWatchCompilerHost = (files, options, ...rest) =>
    createWatchCompilerHost(files, { ...options, inlineSourceMap: true }, ...rest);

  ts.transpileModule = (code, options) => {
    const found = options.fileName === "custom.js" && inlineMap.exec(code);
    if (!found) return transpileModule(code, options);
    const compilerOptions = { ...options.compilerOptions, sourceMap: true };
    const result = transpileModule(code.slice(0, found.index), { ...options, compilerOptions });
    result.outputText = result.outputText.replace(/\n?\/\/# sourceMappingURL=custom\.js\.map\s*$/, "\n");
    const bytes = Uint8Array.from(atob(found[1]), (character) => character.charCodeAt(0));
    const first = new TextDecoder().decode(bytes);
    if (JSON.parse(first).sources[0].endsWith("__tslab__.ts")) cells.current().stages = [result.sourceMapText, first];
    return result;
  };

  // tslab runs a cell as an anonymous script; with its number, an error in a function from an earlier cell says so.
  const { runInThisContext } = vm;
  vm.runInThisContext = (code, options) => {
    const cell = options && "breakOnSigint" in options && cells.current();
    if (!cell) return runInThisContext(code, options);
    cell.indent = code.indexOf("{ ") + 2;
    cell.lines = code.split("\n").length - 1;
    return runInThisContext(code, { ...options, filename: cells.name(cell.count) });
  };
};
module.exports.original = original;
/** The source map of a module, by its path in the repository without `.ts`. */
module.exports.keepMap = (name, map) => modules.set(name, [map]);
