/** What TypeScript holds exercises to: in the editor, and where the grader asks why an answer stopped. */
module.exports = (ts) => ({
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.NodeJs,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
});
