// What a cell had set when it was stopped, or when it threw, is known afterwards, with its types; what it had not come to
// is as it was before the cell. tslab knows a cell's names only once it has ended, and makes their values undefined as
// it begins: after a training was stopped its network was "not found", and a variable that had its name before was
// undefined.

/** Where the compiler makes all names of a cell undefined, before the cell's first line. */
const blanks = /(?<=__esModule", { value: true }\);\n)(?:exports\..* = void 0;\n)+/;

module.exports = function halfRunCells({ executor, ts }) {
  /** The declarations in `text` of names that `keeps` keeps. */
  const only = (text, keeps) => {
    const visit = (node) => {
      if (node.name?.text !== undefined && !keeps(node.name.text)) {
        if (!ts.isImportClause(node) || !node.namedBindings) return undefined;
        return ts.factory.updateImportClause(node, node.isTypeOnly, undefined, visit(node.namedBindings));
      }
      const holdsNames = [ts.isVariableStatement, ts.isVariableDeclarationList, ts.isImportDeclaration];
      if (![...holdsNames, ts.isImportClause, ts.isNamedImports].some((is) => is(node))) return node;
      const rest = ts.visitEachChild(node, visit, ts.nullTransformationContext);
      const lists = ts.isVariableStatement(rest) ? rest.declarationList.declarations : rest.importClause;
      return lists?.length === 0 ? undefined : rest;
    };
    const file = ts.createSourceFile("declared.d.ts", text, ts.ScriptTarget.ES2022);
    const statements = file.statements.map(visit).filter((statement) => statement !== undefined);
    return ts.createPrinter().printFile(ts.factory.updateSourceFile(file, statements));
  };

  const { createExecutor } = executor;
  executor.createExecutor = (root, converters, console) => {
    const { node } = converters;
    let declared = "";
    /** The cell under way: its declarations, the names that it may set, and what they stood for before. */
    let cell;
    const convert = (_, code) => {
      const result = node.convert(declared, code);
      if (result.diagnostics.length) return result;
      const blanked = result.output?.match(blanks)?.[0] ?? "";
      const names = Array.from(blanked.matchAll(/exports\.(\S+) =/g), ([, name]) => name);
      cell = { declares: result.declOutput ?? "", names, before: new Map() };
      for (const name of names) {
        if (name in made.locals) cell.before.set(name, made.locals[name]);
        delete made.locals[name];
      }
      // Line for line, so that errors are still traced to their lines.
      return { ...result, output: result.output?.replace(blanks, (lines) => lines.replace(/.+/g, "")) };
    };
    const known =
      (method) =>
      (_, ...rest) =>
        node[method](declared, ...rest);
    const ours = { ...node, convert, inspect: known("inspect"), complete: known("complete") };
    const made = createExecutor(root, Object.create(converters, { node: { value: ours } }), console);
    Object.defineProperty(made, "declared", { get: () => declared });

    const { execute } = made;
    made.execute = async (code) => {
      cell = undefined;
      const ended = await execute(code);
      if (!cell) return ended;
      const { declares, names, before } = cell;
      if (ended) {
        declared = declares;
        return ended;
      }
      const missed = new Set(names.filter((name) => !(name in made.locals)));
      for (const name of missed) if (before.has(name)) made.locals[name] = before.get(name);
      declared = only(declares, (name) => !missed.has(name)) + only(declared, (name) => missed.has(name));
      return ended;
    };
    return made;
  };
};
