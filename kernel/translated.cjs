// The workbook's own files as JavaScript: each translated on its own, as vitest and tsx do, and kept in .jupyter/, so that
// the next kernel reads it.
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { keepMap } = require("./source-positions.cjs");

const root = `${process.cwd().replaceAll("\\", "/")}/`;
const kept = path.join(root, ".jupyter", "compiled");
const rooms = ["workbook.ts", "lib", "grader", "cells", "solutions"];

/** The path of a file below the workbook's folder, or undefined. */
const nameOf = (file) => (file.startsWith(root) ? file.slice(root.length) : undefined);

/** Whether a file is the workbook's own, which `npm test` checks, and neither an exercise nor a cell. */
const isOwn = (file) => rooms.includes(nameOf(file)?.split("/")[0]);

/** The outcome of `translate` for this source, kept from an earlier kernel; a file that can't be read is made again. */
function translatedBefore(source, translate) {
  const file = path.join(kept, `${crypto.createHash("sha256").update(source).digest("hex")}.json`);
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    const { outputText, sourceMapText } = translate();
    try {
      fs.mkdirSync(kept, { recursive: true });
      // Another kernel may be writing the same file: whole under another name, then renamed.
      fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify({ outputText, sourceMapText }));
      fs.renameSync(`${file}.${process.pid}`, file);
    } catch {
      // A folder that can't be written to: then every kernel translates for itself.
    }
    return { outputText, sourceMapText };
  }
}

/** Lets a compiler translate files; errors in them are then traced back to the TypeScript. */
function translator({ ModuleKind, ScriptTarget, transpileModule, version }) {
  return ({ fileName, text }) => {
    const { outputText, sourceMapText } = translatedBefore(`${version} ${fileName}\n${text}`, () =>
      transpileModule(text, {
        fileName,
        compilerOptions: {
          module: ModuleKind.CommonJS,
          target: ScriptTarget.ES2022,
          esModuleInterop: true,
          experimentalDecorators: true,
          removeComments: true,
          sourceMap: true,
        },
      }),
    );
    keepMap(nameOf(fileName).replace(/\.ts$/, ""), sourceMapText);
    return outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
  };
}

module.exports = { isOwn, nameOf, translator };
