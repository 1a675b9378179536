import ts from "@tslab/typescript-for-tslab";
import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import { complaintFrom, complaintOf } from "../../site/engine/grader/complaint";

/** What TypeScript says of a text, as the page's grader hears it. */
function inPage(source: string): string {
  const { diagnostics } = ts.transpileModule(source, { reportDiagnostics: true, fileName: "answers.ts" });
  const [{ messageText, start, length }] = diagnostics!;
  return complaintOf({ says: ts.flattenDiagnosticMessageText(messageText, " "), start, length }, source);
}

/** What esbuild says of it, as Node's grader hears it. */
function inNode(source: string): string {
  try {
    transformSync(source, { loader: "ts" });
  } catch (error) {
    return (error as { errors: { text: string }[] }).errors[0].text;
  }
  throw new Error("it compiles");
}

describe("a text that does not compile is told in the page as in Node", () => {
  it.each([
    "export const f = (a: number) => {\n  for (let i = 0; i < 3; i++) {\n    a += i;\n  return a;\n};\n",
    "export function f(a: number) {\n  return a;\n}\n}\n",
    "export function f(a: number) {\n  return (a + 1;\n}\n",
    "export function f(a: number) {\n  return Math.max(a, 1;\n}\n",
    "export function f(a: number) {\n  const x = ;\n  return x;\n}\n",
    "export function f(a: number) {\n  if a > 1 { return 2; }\n}\n",
    "export function f(a: number) {\n  return a +* 2;\n}\n",
    "export function f(a: number) {\n  return a ? 1;\n}\n",
    "export function f(a: number) {\n  else { return 1; }\n}\n",
    'export function f(a: number) {\n  return "a;\n}\n',
    "for (let i = 0; i < 3 i++) {}\n",
  ])("%j", (source) => {
    expect(inPage(source)).toBe(inNode(source));
  });

  it("but for where TypeScript wants a comma and a bracket would do as well: it names what can't stand there", () => {
    expect(inPage("const list = [1, 2;\n")).toBe('Unexpected ";"');
    expect(inNode("const list = [1, 2;\n")).toBe('Expected "]" but found ";"');
  });

  it("whatever browser says that a name is declared twice", () => {
    const said = 'The symbol "sum" has already been declared';
    expect(complaintFrom("Identifier 'sum' has already been declared")).toBe(said);
    expect(complaintFrom("redeclaration of const sum")).toBe(said);
    expect(complaintFrom("Can't create duplicate variable: 'sum'")).toBe(said);
    expect(complaintFrom("Cannot declare a const variable twice: 'sum'.")).toBe(said);
    expect(complaintFrom("missing ) in parenthetical")).toBe("missing ) in parenthetical");
  });
});
