// What TypeScript says of a file of answers: a language service, which is told one text after the other.
const { sentenceOf, textsOf } = require("./compile-error.cjs");
const exerciseSettings = require("./exercise-settings.cjs");

/**
 * @param ts the compiler
 * @param root the workbook's folder, with slashes
 * @param files where the language's declarations lie; readFile and fileExists, which open what answers may import and no more
 */
module.exports = function findingsBy(ts, root, { libraries, readFile, fileExists }) {
  const globals = `${root}/kernel/globals.d.ts`;
  const file = `${root}/exercises/answers.ts`;
  let text = "";
  let version = 0;
  const read = (wanted) => (wanted === file ? text : readFile(wanted));
  const service = ts.createLanguageService({
    getCompilationSettings: () => exerciseSettings(ts),
    getScriptFileNames: () => [globals, file],
    getScriptVersion: (wanted) => (wanted === file ? String(version) : ""),
    getScriptSnapshot(wanted) {
      const content = read(wanted);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (settings) => `${libraries}/${ts.getDefaultLibFileName(settings)}`,
    fileExists: (wanted) => wanted === file || fileExists(wanted),
    readFile: read,
  });

  return (asked) => {
    text = asked;
    version++;
    const source = service.getProgram().getSourceFile(file);
    const errors = service.getSemanticDiagnostics(file).filter((d) => d.category === ts.DiagnosticCategory.Error);
    return errors.map(({ start, messageText, code }) => {
      const texts = textsOf(messageText);
      const { line, character } = source.getLineAndCharacterOfPosition(start);
      return { says: sentenceOf(texts) ?? texts[0], number: code, line: line + 1, column: character + 1 };
    });
  };
};
