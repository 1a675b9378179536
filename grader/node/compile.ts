import { readdirSync } from "node:fs";
import { SourceMap } from "node:module";
import path from "node:path";
import { build, type Message as EsbuildMessage, type Plugin } from "esbuild";
import type { Ending } from "../verdict";
import { root } from "./root";

/** A learner's file as one script that defines `__submission`, with the lib it imports inside. */
export interface Compiled {
  code: string;
  /** Position in the learner's file of a position in the script; both count from 1. */
  locate: (line: number, column: number) => { line: number; column: number } | undefined;
  /** Names of lib that each exported function reaches and may not, by function. */
  borrowed: Readonly<Record<string, readonly string[]>>;
}

export interface Compilation {
  compiled?: Compiled;
  /** Why there is no script. */
  end?: Ending;
}

const ANSWERS = "answers:file";

/**
 * Compile one file of answers. It is read by the parent and never by the child; it may import lib's core and nothing
 * else, wherever the file itself lies.
 *
 * @param text the learner's TypeScript
 * @param file its name, for messages: "exercises/01-standard-convolution.ts"
 * @param forbidden names of lib that an exported function may not reach, by function
 */
export async function compile(
  text: string,
  file: string,
  forbidden: Readonly<Record<string, readonly string[]>> = {},
): Promise<Compilation> {
  const refused: string[] = [];
  const entry = `import * as answers from "${ANSWERS}"; import { Tensor } from "../lib/tensor"; export { answers, Tensor };`;
  try {
    const bundle = (npm: boolean) =>
      build({
        ...OPTIONS,
        stdin: { contents: entry, resolveDir: path.join(root(), "exercises"), sourcefile: "entry.js" },
        sourcemap: "external",
        outdir: "out",
        plugins: [imports(text, file, refused, npm)],
      });
    let result = await bundle(false);
    if (result.outputFiles.some((output) => output.text.includes("__require("))) result = await bundle(true);
    for (const { id, location } of result.warnings)
      if (location && DYNAMIC.includes(id)) refused.push(location.lineText.trim());
    if (refused.length) return { end: refusal(refused) };
    const [map, script] = [...result.outputFiles].sort(
      (a, b) => Number(b.path.endsWith(".map")) - Number(a.path.endsWith(".map")),
    );
    return {
      compiled: {
        code: script.text,
        locate: locator(map.text, file),
        borrowed: await borrowedNames(text, file, forbidden),
      },
    };
  } catch (error) {
    if (refused.length) return { end: refusal(refused) };
    return { end: syntaxError(error) };
  }
}

/** `import(x)`, `require(x)`: esbuild can't see through them, and says so. */
const DYNAMIC = ["unsupported-dynamic-import", "unsupported-require-call", "indirect-require"];

const OPTIONS = {
  bundle: true,
  write: false,
  format: "iife",
  globalName: "__submission",
  target: "es2022",
  logLevel: "silent",
  logOverride: Object.fromEntries(DYNAMIC.map((id) => [id, "warning" as const])),
  tsconfigRaw: "{}",
  legalComments: "none",
  treeShaking: true,
} as const;

/** The answers' own file, lib's core, and what that needs. All else is refused, and noted. */
function imports(text: string, file: string, refused: string[], npm: boolean): Plugin {
  const lib = path.join(root(), "lib");
  const name = path.join("answers", path.basename(file));
  return {
    name: "imports",
    setup(build) {
      build.onResolve({ filter: /^answers:file$/ }, () => ({ path: name, namespace: "answers" }));
      build.onLoad({ filter: /.*/, namespace: "answers" }, () => ({
        contents: text,
        loader: "ts",
        resolveDir: path.join(root(), "exercises"),
      }));
      build.onResolve({ filter: /.*/ }, async ({ path: wanted, namespace, kind, resolveDir, pluginData }) => {
        if (kind === "entry-point" || pluginData === "resolved") return undefined;
        if (namespace !== "answers") {
          // lib's own imports. Packages from npm are heavy and rarely used: left out unless something needs them.
          return npm || /^\.\.?\//.test(wanted) ? undefined : { path: wanted, external: true, sideEffects: false };
        }
        const target = path.resolve(resolveDir, wanted);
        const core = /^\.\.?\//.test(wanted) && path.dirname(target) === lib && kind === "import-statement";
        if (core) {
          const { path: found, errors } = await build.resolve(wanted, { resolveDir, kind, pluginData: "resolved" });
          if (!errors.length && path.dirname(found) === lib) return { path: found, sideEffects: false };
        }
        refused.push(wanted);
        return { path: wanted, namespace: "refused" };
      });
      build.onLoad({ filter: /.*/, namespace: "refused" }, () => ({ contents: "export {}", loader: "js" }));
    },
  };
}

/**
 * Which forbidden names of lib does a function reach, over however many steps? For each function, the file is bundled
 * with that one as its only export; what it does not use falls away, and a mark in the place of the forbidden name
 * shows whether it is still there.
 */
async function borrowedNames(
  text: string,
  file: string,
  forbidden: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, string[]>> {
  const names = [...new Set(Object.values(forbidden).flat())];
  const functions = Object.keys(forbidden).filter((f) => forbidden[f].length);
  if (!functions.length || !/\.\.\/lib|\\/.test(text)) return {};
  if (!names.some((name) => text.includes(name)) && !/\bas\b|\\/.test(text)) return {};
  const mark = (name: string) => `borrowed from lib: ${name}.`;
  const marked = (name: string) => (names.includes(name) ? `"${mark(name)}"` : "null");
  const stand = (await libNames()).map((name) => `export const ${name} = ${marked(name)};`).join("\n");
  const result = await build({
    ...OPTIONS,
    entryPoints: functions.map((f) => ({ in: `only:${f}`, out: f })),
    outdir: "out",
    plugins: [
      {
        name: "marks",
        setup(build) {
          build.onResolve({ filter: /^only:/ }, ({ path: f }) => ({ path: f.slice(5), namespace: "only" }));
          build.onLoad({ filter: /.*/, namespace: "only" }, ({ path: f }) => ({
            contents: `import * as answers from "${ANSWERS}"; export const it = answers.${f};`,
            resolveDir: root(),
          }));
          build.onResolve({ filter: /^answers:file$/ }, () => ({ path: file, namespace: "answers" }));
          build.onLoad({ filter: /.*/, namespace: "answers" }, () => ({
            contents: text,
            loader: "ts",
            resolveDir: root(),
          }));
          build.onResolve({ filter: /.*/, namespace: "answers" }, () => ({
            path: "lib",
            namespace: "lib",
            sideEffects: false,
          }));
          build.onLoad({ filter: /.*/, namespace: "lib" }, () => ({ contents: stand, loader: "js" }));
        },
      },
    ],
  });
  const found: Record<string, string[]> = {};
  for (const { path: out, text: code } of result.outputFiles) {
    const f = path.basename(out, ".js");
    found[f] = forbidden[f].filter((name) => code.includes(mark(name)));
  }
  return found;
}

let exportedByLib: Promise<string[]> | undefined;

/** Every name that a file of lib's core exports. */
function libNames(): Promise<string[]> {
  exportedByLib ??= (async () => {
    const lib = path.join(root(), "lib");
    const files = readdirSync(lib).filter((f) => f.endsWith(".ts"));
    const options = { ...OPTIONS, format: "esm", bundle: false, metafile: true, outdir: "out" } as const;
    const { metafile } = await build({ ...options, entryPoints: files.map((f) => path.join(lib, f)) });
    return [...new Set(Object.values(metafile.outputs).flatMap((output) => output.exports))];
  })();
  return exportedByLib;
}

function refusal(wanted: readonly string[]): Ending {
  const list = [...new Set(wanted)].join(", ");
  return {
    verdict: "forbidden-import",
    says: `An answer may import from "../lib/index" and from nowhere else; yours asks for ${list}`,
  };
}

function syntaxError(error: unknown): Ending {
  const [first] = (error as { errors?: EsbuildMessage[] }).errors ?? [];
  if (!first) return { verdict: "syntax", says: String(error) };
  const { line, column } = first.location ?? {};
  const place = line === undefined ? "" : ` (line ${line}, column ${(column ?? 0) + 1})`;
  return {
    verdict: "syntax",
    says: `The file does not compile: ${first.text}${place}`,
    line,
    column: (column ?? 0) + 1,
  };
}

/** Positions in the learner's file; the map is read only when there is an error to place. */
function locator(map: string, file: string): Compiled["locate"] {
  let source: SourceMap | undefined;
  return (line, column) => {
    source ??= new SourceMap(JSON.parse(map));
    const entry = source.findEntry(line - 1, column - 1);
    if (!("originalSource" in entry) || !entry.originalSource.endsWith(path.basename(file))) return undefined;
    return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  };
}
