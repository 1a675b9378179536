// Importing the lib takes a second less of a processor, each time. tslab compiles an imported file by the full compiler,
// twice, with type declarations that it throws away, and checks the whole lib's types at every import. Here a file is
// translated on its own, as vitest and tsx do; and the workbook's own files, which `npm test` checks, are checked again
// only where somebody has edited them since the kernel started. Exercises and cells are always checked. What was
// translated is kept in .jupyter/, so that the next kernel reads it.
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { keepMap } = require("./source-positions.cjs");

const root = `${process.cwd().replaceAll("\\", "/")}/`;
const own = ["workbook.ts", "lib", "grader", "cells", "solutions"];
const started = Date.now();
const mark = "/* compiled */";

const nameOf = (file) => (file.startsWith(root) ? file.slice(root.length) : undefined);

function trusted({ fileName }) {
  const name = nameOf(fileName);
  return name && own.includes(name.split("/")[0]) && fs.statSync(fileName).mtimeMs < started;
}

const kept = path.join(root, ".jupyter", "compiled");

/** The outcome of `compile` for this source, kept from an earlier kernel; a file that can't be read is made again. */
function compiledBefore(source, compile) {
  const file = path.join(kept, `${crypto.createHash("sha256").update(source).digest("hex")}.json`);
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    const { outputText, sourceMapText } = compile();
    try {
      fs.mkdirSync(kept, { recursive: true });
      // Another kernel may be writing the same file: whole under another name, then renamed.
      fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify({ outputText, sourceMapText }));
      fs.renameSync(`${file}.${process.pid}`, file);
    } catch {
      // A folder that can't be written to: then every kernel compiles for itself.
    }
    return { outputText, sourceMapText };
  }
}

module.exports = function quickImports({ onProgram, ts }) {
  const { getPreEmitDiagnosticsOfFiles, transpileModule } = ts;

  function compile({ fileName, text }, name) {
    const { outputText, sourceMapText } = compiledBefore(`${ts.version} ${fileName}\n${text}`, () =>
      transpileModule(text, {
        fileName,
        compilerOptions: {
          module: ts.ModuleKind.CommonJS,
          target: ts.ScriptTarget.ES2022,
          esModuleInterop: true,
          experimentalDecorators: true,
          removeComments: true,
          sourceMap: true,
        },
      }),
    );
    keepMap(name, sourceMapText);
    // The mark takes no line of its own, so that the source map stays right.
    return mark + outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
  }

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
      write(path.join("outDir", `${name}.js`), compile(file, name));
    };
  });

  // The last stage of tslab, which has nothing left to do for these.
  const next = ts.transpileModule;
  ts.transpileModule = (code, options) =>
    code.startsWith(mark) ? { outputText: code.slice(mark.length) } : next(code, options);
};
