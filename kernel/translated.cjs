// The workbook's own files as JavaScript: each translated on its own, as vitest and tsx do.
const { keepMap } = require("./source-positions.cjs");

const root = `${process.cwd().replaceAll("\\", "/")}/`;
const rooms = ["workbook.ts", "lib", "grader", "cells", "solutions"];

/** The path of a file below the workbook's folder, or undefined. */
const nameOf = (file) => (file.startsWith(root) ? file.slice(root.length) : undefined);

/** Whether a file is the workbook's own, which `npm test` checks, and neither an exercise nor a cell. */
const isOwn = (file) => rooms.includes(nameOf(file)?.split("/")[0]);

/**
 * Lets a compiler translate files; errors in them are then traced back to the TypeScript.
 * @param keeping `keeping(source, translate)` may know the outcome of `translate` for this source from before
 */
function translator({ ModuleKind, ScriptTarget, transpileModule, version }, keeping = (_, translate) => translate()) {
  return ({ fileName, text }) => {
    const { outputText, sourceMapText } = keeping(`${version} ${fileName}\n${text}`, () =>
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

module.exports = { isOwn, nameOf, rooms, translator };
