import { declarationsOf } from "../grader/declarations";
import { functionName } from "../grader/rubric";
import { escapeXml } from "../lib/figures/svg";
import { report } from "./words";

/** The text of a chapter's file in one of these folders. */
export type ReadChapter = (folder: "solutions" | "exercises", file: string) => string;

/** After a pass: one way to write it, next to yours if you open it. */
export function solutionHtml(file: string, id: string, read: ReadChapter): string {
  const name = functionName({ id });
  const [theirs, yours] = (["solutions", "exercises"] as const).map((folder) =>
    withoutComment(read(folder, file), name),
  );
  if (!theirs) return "";
  const cell = (title: string, code: string) =>
    `<td style="vertical-align:top;text-align:left"><strong>${title}</strong><pre style="margin:4px 0">${escapeXml(code)}</pre></td>`;
  return `<details style="margin-left:19px"><summary>${report.compare}</summary><table><tr>${cell(report.yours, yours ?? "")}${cell(report.ours, theirs)}</tr></table></details>`;
}

/** A function of a file; the comment above it is the statement, which both have read. */
function withoutComment(text: string, name: string): string | undefined {
  const found = declarationsOf(text).find((declaration) => declaration.name === name);
  return (
    found &&
    text
      .slice(found.start, found.end)
      .replace(/^\/\*\*[\s\S]*?\*\/\s*/, "")
      .trimEnd()
  );
}
