import { readFileSync } from "node:fs";
import path from "node:path";
import { declarationsOf } from "../grader/declarations";
import { root } from "../grader/node/root";
import { functionName } from "../grader/rubric";
import { escapeXml } from "../lib/figures/svg";

/** After a pass: one way to write it, next to yours if you open it. */
export function solutionHtml(file: string, id: string): string {
  const name = functionName({ id });
  const [theirs, yours] = ["solutions", "exercises"].map((folder) =>
    withoutComment(path.join(root(), folder, `${file}.ts`), name),
  );
  if (!theirs) return "";
  const cell = (title: string, code: string) =>
    `<td style="vertical-align:top;text-align:left"><strong>${title}</strong><pre style="margin:4px 0">${escapeXml(code)}</pre></td>`;
  return `<details style="margin-left:19px"><summary>Compare with our solution</summary><table><tr>${cell("yours", yours ?? "")}${cell("ours", theirs)}</tr></table></details>`;
}

/** A function of a file; the comment above it is the statement, which both have read. */
function withoutComment(file: string, name: string): string | undefined {
  const text = readFileSync(file, "utf8");
  const found = declarationsOf(text).find((declaration) => declaration.name === name);
  return (
    found &&
    text
      .slice(found.start, found.end)
      .replace(/^\/\*\*[\s\S]*?\*\/\s*/, "")
      .trimEnd()
  );
}
