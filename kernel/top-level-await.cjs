// `await (async () => 3)()` and `await [one, two]` may stand at the top of a cell. tslab makes a cell asynchronous where
// the compiler complains of an `await` outside an async function. But where a parenthesis or a bracket follows, the
// compiler takes `await` for a name at first, and having looked again it no longer complains: the cell fails with
// "await is not defined". Here the cell itself is searched for an `await` outside functions.

module.exports = function topLevelAwait({ onConverter, ts }) {
  const awaits = (node) => {
    if (ts.isFunctionLike(node)) return false;
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
    return ts.forEachChild(node, awaits) ?? false;
  };
  // Only in a module does the compiler look again.
  const isAsynchronous = (code) =>
    /\bawait\b/.test(code) && awaits(ts.createSourceFile("cell.ts", `export {};\n${code}`, ts.ScriptTarget.ES2022));

  onConverter((converter) => {
    const { convert } = converter;
    converter.convert = (previous, code) => {
      const result = convert(previous, code);
      return isAsynchronous(code) ? { ...result, hasToplevelAwait: true } : result;
    };
  });
};
