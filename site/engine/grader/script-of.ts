import type * as TypeScript from "@tslab/typescript-for-tslab";
import { isDoor } from "../../../grader/machine";
import * as lib from "../../../lib/index";
import { ts } from "./typescript";

/** A module as the body of a function of `__lib`. */
export interface Script {
  /** Declares what is imported; as many lines as `lines` says. */
  before: string;
  lines: number;
  /** The module, every position where it was, and what it answers with. */
  code: string;
  /** What it asks for beside lib. */
  refused: string[];
  /** What no engine would say of it, since it is no module any more. */
  fault?: { says: string; place?: { line: number; column: number } };
}

/**
 * A compiled module without its imports and exports. Imports that nobody uses, and types, are gone by then. Blanks stand in
 * their place, so that the source map stays right.
 */
export function scriptOf(module: string): Script {
  const file = ts.createSourceFile("answers.js", module, ts.ScriptTarget.ES2022, true);
  const refused = new Set<string>();
  const imported: string[] = [];
  const exported = new Map<string, string>();
  let code = module;
  let fault: Script["fault"];
  const blank = (from: number, to: number) => {
    code = code.slice(0, from) + code.slice(from, to).replaceAll(/[^\n]/g, " ") + code.slice(to);
  };
  const wrong = (says: string, node: TypeScript.Node) => {
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
    fault ??= { says, place: { line: line + 1, column: character + 1 } };
  };
  const offer = (name: string, value: string, node: TypeScript.Node) => {
    if (exported.has(name)) wrong(`Multiple exports with the same name "${name}"`, node);
    exported.set(name, value);
  };
  const fromLib = ({ name, propertyName = name }: TypeScript.ImportOrExportSpecifier) => {
    const { text } = propertyName;
    if (!(text in lib)) wrong(`No matching export in "../lib/index" for import "${text}"`, propertyName);
    return text;
  };

  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) || (ts.isExportDeclaration(statement) && statement.moduleSpecifier)) {
      const { text } = statement.moduleSpecifier as TypeScript.StringLiteral;
      if (!isDoor(text)) refused.add(text);
    }
    if (ts.isImportDeclaration(statement)) {
      const { name, namedBindings } = statement.importClause ?? {};
      if (name) wrong(`No matching export in "../lib/index" for import "default"`, name);
      if (namedBindings && ts.isNamespaceImport(namedBindings)) imported.push(`${namedBindings.name.text} = __lib`);
      else for (const one of namedBindings?.elements ?? []) imported.push(`${one.name.text} = __lib.${fromLib(one)}`);
      blank(statement.getStart(file), statement.end);
    } else if (ts.isExportDeclaration(statement)) {
      const named = statement.exportClause;
      if (named && ts.isNamedExports(named)) {
        for (const one of named.elements) {
          const value = statement.moduleSpecifier ? `__lib.${fromLib(one)}` : (one.propertyName ?? one.name).text;
          offer(one.name.text, value, one);
        }
      }
      blank(statement.getStart(file), statement.end);
    } else if (ts.isExportAssignment(statement)) {
      blank(statement.getStart(file), statement.expression.getStart(file));
    } else if (ts.canHaveModifiers(statement)) {
      const modifiers = ts.getModifiers(statement) ?? [];
      const isDefault = modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
      if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
      for (const name of isDefault ? [] : namesOf(statement)) offer(name, name, statement);
      for (const { kind, end, pos } of modifiers) {
        if (kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword) {
          blank(Math.max(pos, statement.getStart(file)), end);
        }
      }
    }
  }
  for (const text of askedWhileRunning(file)) refused.add(text);
  const left = file.statements.map(returnIn).find((found) => found !== undefined);
  if (left) wrong("Top-level return cannot be used inside an ECMAScript module", left);
  const answer = [...exported].map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(", ");
  const before = imported.length ? `const ${imported.join(", ")};\n` : "\n";
  return { before, lines: 1, code: `${code}\nreturn { ${answer} };`, refused: [...refused], fault };
}

function namesOf(statement: TypeScript.Node): string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    return statement.name ? [statement.name.text] : [];
  }
  if (!ts.isVariableStatement(statement)) return [];
  const names = (name: TypeScript.BindingName): string[] =>
    ts.isIdentifier(name)
      ? [name.text]
      : name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : names(element.name)));
  return statement.declarationList.declarations.flatMap(({ name }) => names(name));
}

/** What `import(…)` and `require` ask for, or the text around them where that is computed. */
function askedWhileRunning(file: TypeScript.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: TypeScript.Node): void => {
    const called = ts.isCallExpression(node) ? node.expression : undefined;
    if (called && (called.kind === ts.SyntaxKind.ImportKeyword || isRequire(called))) {
      const [asked] = (node as TypeScript.CallExpression).arguments;
      found.push(asked && ts.isStringLiteral(asked) ? asked.text : node.getText(file).slice(0, 100));
    } else if (isRequire(node)) found.push(node.parent.getText(file).slice(0, 100));
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A return outside any function: here it would leave ours. */
function returnIn(node: TypeScript.Node): TypeScript.Node | undefined {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return undefined;
  return ts.isReturnStatement(node) ? node : ts.forEachChild(node, returnIn);
}

/** Whether a name stands for the function, and not for a property of something. */
function isRequire(node: TypeScript.Node): boolean {
  if (!ts.isIdentifier(node) || node.text !== "require") return false;
  const { parent } = node;
  return !((ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node);
}
