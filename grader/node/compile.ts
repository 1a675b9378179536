import { SourceMap } from "node:module";
import { build, type Message, type Plugin } from "esbuild";
import * as lib from "../../lib/index";
import { type Compiled, isDoor } from "../machine";
import type { Ending } from "../verdict";
import { endings } from "../words";
import { BUNDLED } from "./bundle";

/** `import(x)`, `require(x)`: esbuild can't see through them, and says so. */
const DYNAMIC = ["unsupported-dynamic-import", "unsupported-require-call", "indirect-require"];

/** See `Compile` in machine.ts. Nothing is read from disk here, whatever the file names. */
export async function compile(text: string, file: string): Promise<Compiled | { end: Ending }> {
  const refused = new Set<string>();
  try {
    const { outputFiles, warnings } = await build({
      ...BUNDLED,
      logOverride: Object.fromEntries(DYNAMIC.map((id) => [id, "warning"])),
      globalName: "__submission",
      sourcemap: "external",
      outdir: "out",
      entryPoints: [{ in: "answers", out: "submission" }],
      plugins: [answers(text, file, refused)],
    });
    for (const { id, location } of warnings) {
      if (location && DYNAMIC.includes(id)) refused.add(location.lineText.trim().slice(0, 100));
    }
    if (refused.size) return { end: endings.imports([...refused]) };
    const [map, code] = outputFiles;
    return { code: `${code.text}\nreturn __submission;`, locate: locator(map.text, file) };
  } catch (error) {
    return { end: refused.size ? endings.imports([...refused]) : syntaxError(error) };
  }
}

/** The learner's text under its own name. Of what it imports, lib is found in the realm's `__lib`; all else is refused. */
function answers(text: string, file: string, refused: Set<string>): Plugin {
  // Functions without effect, so that names nobody uses fall away.
  const core = Object.keys(lib)
    .map((name) => `export const ${name} = /* @__PURE__ */ (() => __lib.${name})();`)
    .join("\n");
  return {
    name: "answers",
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path: wanted, kind }) => {
        if (kind === "entry-point") return { path: file, namespace: "answers" };
        if (kind === "import-statement" && isDoor(wanted))
          return { path: "core", namespace: "core", sideEffects: false };
        refused.add(wanted);
        return { path: wanted, namespace: "refused" };
      });
      // A comment may call a file the text's source map: esbuild would open it, a pipe as well, and wait.
      build.onLoad({ filter: /.*/, namespace: "answers" }, () => ({
        contents: text.replace(/^(\uFEFF?)#!.*/, "$1").replaceAll(/([#@]\s*source)(M)(appingURL)/g, "$1m$3"),
        loader: "ts",
      }));
      build.onLoad({ filter: /.*/, namespace: "core" }, () => ({ contents: core, loader: "js" }));
      build.onLoad({ filter: /.*/, namespace: "refused" }, () => ({ contents: "export {}", loader: "js" }));
    },
  };
}

function syntaxError(error: unknown): Ending {
  const [first] = (error as { errors?: Message[] }).errors ?? [];
  if (!first) return endings.syntax(String(error));
  const { location } = first;
  return endings.syntax(first.text, location ? { line: location.line, column: location.column + 1 } : undefined);
}

/** Positions in the learner's file; the map is read only when there is an error to place. */
function locator(map: string, file: string): Compiled["locate"] {
  let source: SourceMap | undefined;
  return (line, column) => {
    source ??= new SourceMap(JSON.parse(map));
    const entry = source.findEntry(line - 1, column - 1);
    if (!("originalSource" in entry) || !entry.originalSource.endsWith(file)) return undefined;
    return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  };
}
