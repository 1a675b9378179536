import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../grader/node/root";
import { escapeXml } from "../lib/figures/svg";

/** After a pass: one way to write it, next to yours if you open it. */
export function solutionHtml(file: string, id: string): string {
  const name = id.slice(id.indexOf(".") + 1);
  const [theirs, yours] = ["solutions", "exercises"].map((folder) =>
    functionText(path.join(root(), folder, `${file}.ts`), name),
  );
  if (!theirs) return "";
  const cell = (title: string, code: string) =>
    `<td style="vertical-align:top;text-align:left"><strong>${title}</strong><pre style="margin:4px 0">${escapeXml(code)}</pre></td>`;
  return `<details style="margin-left:19px"><summary>Compare with our solution</summary><table><tr>${cell("yours", yours ?? "")}${cell("ours", theirs)}</tr></table></details>`;
}

/** From `export function name` to the brace that closes it at the start of a line. */
function functionText(file: string, name: string): string | undefined {
  const text = readFileSync(file, "utf8");
  return new RegExp(`^export (?:async )?function ${name}\\b[\\s\\S]*?^}`, "m").exec(text)?.[0];
}
