/** What a cell showed, as a page knows it. */
export type Output =
  | { readonly kind: "printed"; readonly text: string }
  | { readonly kind: "html"; readonly html: string }
  | { readonly kind: "tex"; readonly tex: string }
  /** Lines of a traceback, as for a terminal. */
  | { readonly kind: "failed"; readonly lines: readonly string[] };

/** An output as the notebook format (nbformat 4.5) has it, and as a kernel sends it. */
export type FileOutput =
  | { output_type: "stream"; text: Lines }
  | { output_type: "error"; traceback: string[] }
  | { output_type: "display_data" | "execute_result"; data: Record<string, Lines> };

export type Lines = string | readonly string[];

export const joined = (lines: Lines) => (typeof lines === "string" ? lines : lines.join(""));

/** An output as Jupyter's messages and files have it. Of several forms the richest is taken. */
export function outputOf(output: FileOutput): Output {
  if (output.output_type === "stream") return { kind: "printed", text: joined(output.text) };
  if (output.output_type === "error") return { kind: "failed", lines: output.traceback };
  const { "text/html": html, "text/latex": tex, "text/plain": text } = output.data;
  if (html !== undefined) return { kind: "html", html: joined(html) };
  if (tex !== undefined) return { kind: "tex", tex: joined(tex).replaceAll(/^\$\$|\$\$$/g, "") };
  if (text !== undefined) return { kind: "printed", text: joined(text) };
  throw new Error(`an output is none of HTML, LaTeX and text, but ${Object.keys(output.data).join(", ")}`);
}
