import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type * as TypeScript from "@tslab/typescript-for-tslab";
import type { Compile, Compiled } from "../../../grader/machine";
import { endings } from "../../../grader/words";
import { complaintFrom, complaintOf } from "./complaint";
import { scriptOf } from "./script-of";
import { ts } from "./typescript";

// A learner's TypeScript as a script, by the compiler that the page has for its cells anyway: what esbuild does for Node.

/** See `Compile` in grader/machine.ts. */
export const compile: Compile = async (text) => {
  const source = text.replace(/^(\uFEFF?)#!.*/, "$1");
  const { outputText, sourceMapText, diagnostics } = ts.transpileModule(source, {
    fileName: "answers.ts",
    reportDiagnostics: true,
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      sourceMap: true,
      newLine: ts.NewLineKind.LineFeed,
    },
  });
  const [first] = diagnostics ?? [];
  if (first) return { end: syntaxOf(first, source) };
  const { lines, before, code, refused, fault } = scriptOf(outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ""));
  const locate = locator(sourceMapText!, lines);
  if (refused.length) return { end: endings.imports(refused) };
  if (fault) {
    const at = fault.place && locate(fault.place.line + lines, fault.place.column);
    return { end: endings.syntax(fault.says, at) };
  }
  try {
    new Function("__lib", before + code);
  } catch (error) {
    return { end: endings.syntax(complaintFrom((error as Error).message)) };
  }
  return { code: before + code, locate };
};

function syntaxOf({ messageText, start, length }: TypeScript.Diagnostic, source: string) {
  const says = complaintOf({ says: ts.flattenDiagnosticMessageText(messageText, " "), start, length }, source);
  if (start === undefined) return endings.syntax(says);
  const { line, character } = ts.getLineAndCharacterOfPosition(ts.createSourceFile("a.ts", source, 99), start);
  return endings.syntax(says, { line: line + 1, column: character + 1 });
}

/**
 * Positions in the learner's file; the map is read only when there is an error to place.
 * @param lines that stand before the compiled text
 */
function locator(map: string, lines: number): Compiled["locate"] {
  let source: TraceMap | undefined;
  return (line, column) => {
    source ??= new TraceMap(map);
    if (line <= lines) return undefined;
    const found = originalPositionFor(source, { line: line - lines, column: column - 1 });
    return found.line === null ? undefined : { line: found.line, column: found.column + 1 };
  };
}
