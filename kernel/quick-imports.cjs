// Importing the lib takes a second less of a processor, each time. tslab compiles an imported file by the full compiler,
// twice, with type declarations that it throws away, and checks the whole lib's types at every import. Here a file is
// translated on its own, and the workbook's own files, which `npm test` checks, are checked again only where somebody has
// edited them since the kernel started. Exercises and cells are always checked.
const fs = require("node:fs");
const path = require("node:path");
const { isOwn, nameOf, translator } = require("./translated.cjs");

const started = Date.now();
const mark = "/* translated */";
const trusted = ({ fileName }) => isOwn(fileName) && fs.statSync(fileName).mtimeMs < started;

module.exports = function quickImports({ onProgram, keepTranslations, ts }) {
  const { getPreEmitDiagnosticsOfFiles } = ts;
  const translate = translator(ts, keepTranslations);

  ts.getPreEmitDiagnosticsOfFiles = (program, files) =>
    getPreEmitDiagnosticsOfFiles(
      program,
      files.filter((file) => !trusted(file)),
    );

  onProgram((builder) => {
    const { emit } = builder;
    builder.emit = (file, write, ...rest) => {
      const name = nameOf(file.fileName)?.replace(/\.ts$/, "");
      if (!name || name === "__tslab__" || !file.fileName.endsWith(".ts")) return emit(file, write, ...rest);
      // The mark takes no line of its own, so that the source map stays right.
      write(path.join("outDir", `${name}.js`), mark + translate(file));
    };
  });

  // The last stage of tslab, which has nothing left to do for these.
  const next = ts.transpileModule;
  ts.transpileModule = (code, options) =>
    code.startsWith(mark) ? { outputText: code.slice(mark.length) } : next(code, options);
};
