// What TypeScript knows of an exercise, for the editor in JupyterLab: the kernel's compiler, in a process of its own.
// Reads a question a line on standard input, { id, ask, path, code, place }, and answers each with a line.
const fs = require("node:fs");
const path = require("node:path");
const { createInterface } = require("node:readline");
const { sentenceOf, textsOf } = require("../kernel/compile-error.cjs");
const { inspected } = require("../kernel/documentation.cjs");
const exerciseSettings = require("../kernel/exercise-settings.cjs");
const { ts } = require("../kernel/tslab.cjs");

const root = path.resolve(__dirname, "..");
const globals = path.join(root, "kernel", "globals.d.ts");

/** What the editor holds, by path: it may not be saved. */
const open = new Map();

const service = ts.createLanguageService({
  getCompilationSettings: () => exerciseSettings(ts),
  getScriptFileNames: () => [globals, ...open.keys()],
  getScriptVersion: (file) => String(open.get(file)?.version ?? fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs),
  getScriptSnapshot(file) {
    const text = open.get(file)?.code ?? ts.sys.readFile(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
});

const textOf = (parts) => parts.map(({ text }) => text).join("");

const answers = {
  diagnose(file) {
    const found = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
    return found.map(({ start, length, messageText, category }) => {
      const texts = textsOf(messageText);
      const severity = category === ts.DiagnosticCategory.Error ? "error" : "warning";
      return { from: start, to: start + length, text: sentenceOf(texts) ?? texts[0], severity };
    });
  },
  inspect(file, code, place) {
    const found = inspected((at) => service.getQuickInfoAtPosition(file, at), code, place);
    if (!found) return undefined;
    const { start, length } = found.textSpan;
    return { from: start, to: start + length, type: textOf(found.displayParts), docs: textOf(found.documentation) };
  },
  complete(file, code, place) {
    const found = service.getCompletionsAtPosition(file, place, {});
    if (!found) return undefined;
    const begun = /[\w$]*$/.exec(code.slice(0, place))[0];
    const fitting = found.entries.filter(({ name }) => name.toLowerCase().startsWith(begun.toLowerCase()));
    const options = fitting.map(({ name, kind }) => ({ label: name, kind }));
    return { from: place - begun.length, to: place, options };
  },
};

createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, ask, path: asked, code, place } = JSON.parse(line);
  const file = path.join(root, asked);
  const before = open.get(file);
  if (before?.code !== code) open.set(file, { code, version: (before?.version ?? 0) + 1 });
  let answer;
  try {
    answer = answers[ask](file, code, place);
  } catch {
    // The compiler stumbled over half a line; the next question is another.
  }
  process.stdout.write(`${JSON.stringify({ id, answer: answer ?? null })}\n`);
});
