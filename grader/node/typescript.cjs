// What TypeScript says of a learner's file: reads one a line on standard input, { text }, and answers each with its findings. A
// process of its own, since types can be written that take for ever to check. It opens lib and TypeScript's own
// declarations, and no file that an answer names.
const path = require("node:path");
const { createInterface } = require("node:readline");
const ts = require("@tslab/typescript-for-tslab");
const { sentenceOf, textsOf } = require("../../kernel/compile-error.cjs");
const exerciseSettings = require("../../kernel/exercise-settings.cjs");

const root = path.resolve(__dirname, "..", "..");
const globals = path.join(root, "kernel", "globals.d.ts");
const file = path.join(root, "exercises", "answers.ts");
const open = [path.join(root, "lib") + path.sep, path.dirname(ts.getDefaultLibFilePath({})) + path.sep];

let text = "";
let version = 0;

/** With no way out of the folders that are open. */
const ours = (wanted) => path.resolve(wanted) === globals || open.some((o) => path.resolve(wanted).startsWith(o));
const readFile = (wanted) => (wanted === file ? text : ours(wanted) ? ts.sys.readFile(wanted) : undefined);

const service = ts.createLanguageService({
  getCompilationSettings: () => exerciseSettings(ts),
  getScriptFileNames: () => [globals, file],
  getScriptVersion: (wanted) => (wanted === file ? String(version) : ""),
  getScriptSnapshot(wanted) {
    const read = readFile(wanted);
    return read === undefined ? undefined : ts.ScriptSnapshot.fromString(read);
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (wanted) => wanted === file || (ours(wanted) && ts.sys.fileExists(wanted)),
  readFile,
});

function findings() {
  const source = service.getProgram().getSourceFile(file);
  const errors = service.getSemanticDiagnostics(file).filter((d) => d.category === ts.DiagnosticCategory.Error);
  return errors.map(({ start, messageText, code }) => {
    const texts = textsOf(messageText);
    const { line, character } = source.getLineAndCharacterOfPosition(start);
    return { says: sentenceOf(texts) ?? texts[0], number: code, line: line + 1, column: character + 1 };
  });
}

createInterface({ input: process.stdin }).on("line", (line) => {
  text = JSON.parse(line).text;
  version++;
  let found = [];
  try {
    found = findings();
  } catch {
    // The compiler stumbled over half a program.
  }
  process.stdout.write(`${JSON.stringify(found)}\n`);
});
