// The compiler that tslab brings along, in a copy whose functions can be replaced, reading the files of this worker. It
// comes in a script of its own, which the grader needs as well.
const { base64 } = require("../../../lib/figures/base64");
const files = require("../shims/files");

const nobody = { close() {} };
const system = {
  args: [],
  newLine: "\n",
  useCaseSensitiveFileNames: true,
  write() {},
  readFile: files.textAt,
  writeFile() {},
  resolvePath: (path) => path,
  fileExists: (path) => files.fileAt(path) !== undefined,
  directoryExists: files.isFolder,
  createDirectory() {},
  getExecutingFilePath: () => `${files.root}/typescript/typescript.js`,
  getCurrentDirectory: () => files.root,
  getDirectories: files.foldersIn,
  readDirectory: () => [],
  exit() {},
  watchFile: () => nobody,
  watchDirectory: () => nobody,
  realpath: (path) => path,
  base64encode: (text) => base64(new TextEncoder().encode(text)),
};

module.exports = { ...globalThis.ts, sys: system };
