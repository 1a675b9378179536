import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root, state } from "../../desk/paths.mjs";
import { run } from "../../desk/step.mjs";

/** Type declarations for the page's compiler by path: of what cells import, of the language, of Node's few. */
export async function declarations(): Promise<Record<string, string>> {
  const few = readFileSync(path.join(root, "kernel", "globals.d.ts"), "utf8");
  return { ...(await ofWorkbook()), ...ofLanguage(), ...ofPackages, "kernel/globals.d.ts": few };
}

/** Those of workbook.ts and all that its types come from; what is internal is left out, as is the grader. */
async function ofWorkbook(): Promise<Record<string, string>> {
  mkdirSync(state, { recursive: true });
  const out = mkdtempSync(path.join(state, "declarations-"));
  try {
    const settings = path.join(out, "tsconfig.json");
    const compilerOptions = {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      stripInternal: true,
      noCheck: true,
      outDir: out,
      rootDir: root,
      typeRoots: [path.join(root, "node_modules", "@types")],
    };
    const files = ["workbook.ts"].map((file) => path.join(root, file));
    writeFileSync(
      settings,
      JSON.stringify({ extends: path.join(root, "tsconfig.json"), compilerOptions, files, include: [] }),
    );
    const tsc = path.join(root, "node_modules", "typescript", "bin", "tsc");
    const { code, output } = await run(process.execPath, [tsc, "-p", settings], { cwd: root });
    if (code !== 0) throw new Error(`declarations of lib: ${output}`);
    return reachedFrom("workbook", out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function reachedFrom(entry: string, folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (name: string) => {
    const file = `${name}.d.ts`;
    if (file in found) return;
    found[file] = readFileSync(path.join(folder, file), "utf8");
    const code = found[file].replaceAll(/\/\*[\s\S]*?\*\//g, ""); // examples import, too
    for (const [, , id] of code.matchAll(/(from|import\()\s*"(\.[^"]+)"/g)) {
      visit(path.posix.join(path.posix.dirname(name), id));
    }
  };
  visit(entry);
  return found;
}

/** JavaScript's own names, as tslab's compiler has them, without their comments. */
function ofLanguage(): Record<string, string> {
  const folder = path.join(root, "node_modules", "@tslab", "typescript-for-tslab", "lib");
  const found: Record<string, string> = {};
  const visit = (name: string) => {
    const file = `typescript/${name}`;
    if (file in found) return;
    const text = readFileSync(path.join(folder, name), "utf8");
    found[file] = text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/\n\s*\n+/g, "\n");
    for (const [, lib] of text.matchAll(/reference lib="([^"]+)"/g)) visit(`lib.${lib}.d.ts`);
  };
  visit("lib.es2022.d.ts");
  return found;
}

/** Plot's own types are larger than all of lib's: in a page its charts are written without them. */
const ofPackages = {
  "node_modules/@observablehq/plot/index.d.ts": "declare const plot: any;\nexport = plot;\n",
};

/** The explorers' names, which are those of their files. */
export function explorerNames(): string[] {
  return readdirSync(path.join(root, "lib", "figures", "explorers"))
    .filter((file) => file.endsWith(".ts") && !["index.ts", "settings.ts"].includes(file))
    .map((file) => file.replace(/\.ts$/, ""));
}
