// Cells say `import … from "../lib/index"`, which is true of the notebook's place on disk, so an editor resolves it too.
// tslab places cells at the repository root and refuses to compile what lies above it ("unexpected emit path"). So a
// cell's leading `../` becomes `.//`: the same length, which keeps every position in messages and on hover right.
module.exports = function parentImports({ onConverter, ts }) {
  const fromRoot = (code) => {
    let text = code;
    for (const { fileName, pos } of ts.preProcessFile(code, true, true).importedFiles) {
      if (!fileName.startsWith("../")) continue;
      const at = code.indexOf("../", pos);
      text = `${text.slice(0, at)}.//${text.slice(at + 3)}`;
    }
    return text;
  };
  const asWritten = (text) => text.replaceAll(/(['"])\.\/\//g, "$1../");

  onConverter((converter) => {
    const { convert, inspect, complete } = converter;
    converter.inspect = (previous, code, position) => inspect(previous, fromRoot(code), position);
    converter.complete = (previous, code, position) => complete(previous, fromRoot(code), position);
    converter.convert = (previous, code) => {
      const result = convert(previous, fromRoot(code));
      for (const diagnostic of result.diagnostics) diagnostic.messageText = asWritten(diagnostic.messageText);
      return result;
    };
  });
};
