// What the workbook's own files import by `import()` is read when it is asked for. tslab alone would read the grader in
// the first cell of every chapter, a second of a processor, because `grade` stands in the line that imports. Here the
// compiler does not look behind `import()`, and Node finds TypeScript when the time comes: with modules of its own, apart
// from those of the cells.
const fs = require("node:fs");
const Module = require("node:module");
const { isOwn, translator } = require("./translated.cjs");

module.exports = function lateImports({ keepTranslations, ts }) {
  const withoutLateImports = (files) => {
    for (const method of ["getSourceFile", "getSourceFileByPath"]) {
      const original = files[method];
      files[method] = (...args) => {
        const file = original(...args);
        if (file && isOwn(file.fileName)) file.flags &= ~ts.NodeFlags.PossiblyContainsDynamicImport;
        return file;
      };
    }
    return files;
  };
  const { createWatchProgram } = ts;
  ts.createWatchProgram = (host) => {
    const { createProgram } = host;
    let wrapped;
    host.createProgram = (roots, options, files, ...rest) => {
      if (files !== wrapped) wrapped = withoutLateImports(files);
      return createProgram(roots, options, files, ...rest);
    };
    return createWatchProgram(host);
  };

  const translate = translator(ts, keepTranslations);
  Module._extensions[".ts"] = (module, file) =>
    module._compile(translate({ fileName: file.replaceAll("\\", "/"), text: fs.readFileSync(file, "utf8") }), file);
};
