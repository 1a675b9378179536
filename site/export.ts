import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { jupyterEnvironment, python, root, state } from "../desk/paths.mjs";
import { lastLines, run } from "../desk/step.mjs";

const templates = path.join(root, "site", "templates");

/** Every notebook's cells as HTML, by nbconvert with our template, in one process. Keys are names without an ending. */
export async function exportNotebooks(notebooks: readonly string[]): Promise<Map<string, string>> {
  const out = mkdtempSync(path.join(state, "site-"));
  const args = [
    ...["-m", "nbconvert", "--to", "html", "--log-level", "WARN", "--output-dir", out],
    ...["--template", "chapter", `--TemplateExporter.extra_template_basedirs=${templates}`],
  ];
  try {
    const { code, output } = await run(python, [...args, ...notebooks], { cwd: root, env: jupyterEnvironment() });
    if (code !== 0) throw new Error(`nbconvert failed:\n${lastLines(output)}`);
    const pages = readdirSync(out).sort();
    return new Map(pages.map((file) => [path.parse(file).name, readFileSync(path.join(out, file), "utf8")]));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
