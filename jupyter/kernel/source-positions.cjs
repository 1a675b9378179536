// Errors point at the TypeScript the learner wrote: `cell [3]:2:11`, `exercises/01-standard-convolution.ts:9:9`. tslab
// compiles in two stages and keeps no source map, so its stacks name lines of generated JavaScript. Here both stages
// keep theirs, and `original` follows them backwards when an error is shown.
const { SourceMap } = require("node:module");
const path = require("node:path");
const vm = require("node:vm");
const cells = require("./cells.cjs");

const root = process.cwd();
const mapComment = /\n?\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/;
const modules = new Map();

function back(map, { line, column }) {
  const entry = map.findEntry(line, column);
  return entry.originalLine === undefined ? undefined : { line: entry.originalLine, column: entry.originalColumn };
}

/** Follows both maps from a 1-based position in JavaScript to the 1-based one in TypeScript, if there is one. */
function throughMaps(maps, line, column) {
  maps.parsed ??= [new SourceMap(JSON.parse(maps.second)), new SourceMap(JSON.parse(maps.first))];
  let position = { line: line - 1, column: column - 1 };
  for (const map of maps.parsed) position = position && back(map, position);
  return position && { line: position.line + 1, column: position.column + 1 };
}

/**
 * Where a stack frame lies in the learner's files: `{ file, line, column }`, with `cell` where it is a cell; or
 * undefined for frames of Node, tslab, packages and this launcher.
 */
function original(file, line, column) {
  const count = Number(/^cell \[(\d+)\]$/.exec(file)?.[1]);
  if (count) {
    const cell = cells.get(count);
    // The line after the code is where tslab calls the function it wrapped the cell in.
    if (!cell?.maps || line > cell.lines) return undefined;
    const position = throughMaps(cell.maps, line, line === 1 ? column - cell.indent : column);
    return position && { file, cell, line: position.line - 1, column: position.column };
  }
  if (!path.isAbsolute(file) || file.includes("node_modules")) return undefined;
  const name = path.relative(root, file).replaceAll("\\", "/");
  if (name.startsWith("..") || name.startsWith("jupyter/kernel/")) return undefined;
  const maps = modules.get(name.replace(/\.js$/, ""));
  const position = maps && throughMaps(maps, line, column);
  return position ? { file: `${name.replace(/\.js$/, "")}.ts`, ...position } : { file: name, line, column };
}

module.exports = function sourcePositions({ ts }) {
  const { createWatchCompilerHost, transpileModule } = ts;
  ts.createWatchCompilerHost = (files, options, ...rest) =>
    createWatchCompilerHost(files, { ...options, inlineSourceMap: true }, ...rest);

  ts.transpileModule = (code, options) => {
    const found = options.fileName === "custom.js" && mapComment.exec(code);
    if (!found) return transpileModule(code, options);
    const compilerOptions = { ...options.compilerOptions, sourceMap: true };
    const result = transpileModule(code.slice(0, found.index), { ...options, compilerOptions });
    result.outputText = result.outputText.replace(/\n?\/\/# sourceMappingURL=custom\.js\.map\s*$/, "\n");
    const maps = { first: Buffer.from(found[1], "base64").toString(), second: result.sourceMapText };
    const source = JSON.parse(maps.first).sources[0].replace(/^(\.\.\/)+/, "");
    if (source === "__tslab__.ts") cells.current().maps = maps;
    else modules.set(source.replace(/\.[jt]sx?$/, ""), maps);
    return result;
  };

  // tslab runs a cell as an anonymous script; with its number, an error in a function from an earlier cell says so.
  const { runInThisContext } = vm;
  vm.runInThisContext = (code, options) => {
    const cell = options?.breakOnSigint && cells.current();
    if (!cell) return runInThisContext(code, options);
    cell.indent = code.indexOf("{ ") + 2;
    cell.lines = code.split("\n").length - 1;
    return runInThisContext(code, { ...options, filename: `cell [${cell.count}]` });
  };
};
module.exports.original = original;
