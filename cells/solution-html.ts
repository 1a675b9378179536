import { declarationsOf } from "../grader/declarations";
import { functionName } from "../grader/rubric";
import { codeHtml } from "./code-html";
import { report } from "./words";

/** The text of a chapter's file in one of these folders. */
export type ReadChapter = (folder: "solutions" | "exercises", file: string) => string;

/** After a pass: one way to write it, next to yours if you open it. Where there is no room for two, below it. */
export function solutionHtml(file: string, id: string, read: ReadChapter): string {
  const name = functionName({ id });
  const [theirs, yours] = (["solutions", "exercises"] as const).map((folder) =>
    withoutComment(read(folder, file), name),
  );
  if (!theirs) return "";
  const column = (title: string, code: string) =>
    `<div style="min-width:0"><strong>${title}</strong><pre style="margin:4px 0;white-space:pre-wrap;overflow-wrap:normal;word-break:normal">${codeHtml(code)}</pre></div>`;
  const columns = column(report.yours, yours ?? "") + column(report.ours, theirs);
  return `<details style="margin-left:19px"><summary>${report.compare}</summary><div style="display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20em),1fr));gap:4px 20px">${columns}</div></details>`;
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
