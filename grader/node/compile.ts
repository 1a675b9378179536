import { SourceMap } from "node:module";
import path from "node:path";
import { build, type Message as EsbuildMessage, type OnResolveArgs, type Plugin } from "esbuild";
import type { Ending } from "../verdict";
import { BUNDLED, type LibBundle, libBundle, libFolder } from "./lib-bundle";
import { root } from "./root";

/** A learner's file as one script that defines `__submission`; it finds lib in `__lib`. */
export interface Compiled {
  code: string;
  /** It uses a part of lib that needs packages of npm: it wants the whole lib. */
  heavy: boolean;
  /** Position in the learner's file of a position in the script; both count from 1. */
  locate: (line: number, column: number) => { line: number; column: number } | undefined;
  /** Names of lib that each exported function reaches and may not, by function. */
  borrowed: Readonly<Record<string, readonly string[]>>;
  /** Those of them that lines outside any function use, such as a check at the bottom of the file. */
  loose: readonly string[];
}

export interface Compilation {
  compiled?: Compiled;
  /** Why there is no script. */
  end?: Ending;
}

/** Names of lib that an exported function may not reach, by function. */
export type Forbidden = Readonly<Record<string, readonly string[]>>;

const ANSWERS = "answers:file";
const MAIN = "submission";
/** The view of the file that exports nothing: what is left does its work while the file is loaded. */
const NOTHING = "nothing";

/** `import(x)`, `require(x)`: esbuild can't see through them, and says so. */
const DYNAMIC = ["unsupported-dynamic-import", "unsupported-require-call", "indirect-require"];

/**
 * Compile one file of answers. It is read by the parent and never by the child; it may import lib's core and nothing
 * else, wherever the file itself lies.
 *
 * @param text the learner's TypeScript
 * @param file its name, for messages: "exercises/01-standard-convolution.ts"
 */
export async function compile(text: string, file: string, forbidden: Forbidden = {}): Promise<Compilation> {
  const refused: string[] = [];
  const lib = await libBundle();
  try {
    const { main, map } = await bundled(text, file, [], lib, refused);
    if (refused.length) return { end: refusal(refused) };
    const heavy = [...lib.heavy].some((name) => uses(main, name));
    const suspects = Object.keys(forbidden).filter((f) => forbidden[f].some((name) => uses(main, name)));
    const { only } = suspects.length
      ? await bundled(text, file, [...suspects, NOTHING], lib, refused)
      : { only: { [NOTHING]: "" } as Record<string, string> };
    const borrowed = Object.fromEntries(suspects.map((f) => [f, forbidden[f].filter((name) => uses(only[f], name))]));
    const loose = lib.names.filter((name) => uses(only[NOTHING], name));
    return { compiled: { code: main, heavy, locate: locator(map, file), borrowed, loose } };
  } catch (error) {
    return { end: refused.length ? refusal(refused) : syntaxError(error) };
  }
}

interface Outputs {
  main: string;
  map: string;
  /** The file again, each time with one function as its only export: what that one does not use has fallen away. */
  only: Record<string, string>;
}

async function bundled(
  text: string,
  file: string,
  suspects: readonly string[],
  lib: LibBundle,
  refused: string[],
): Promise<Outputs> {
  const { outputFiles, warnings } = await build({
    ...BUNDLED,
    logOverride: Object.fromEntries(DYNAMIC.map((id) => [id, "warning"])),
    globalName: "__submission",
    sourcemap: "external",
    outdir: "out",
    entryPoints: [{ in: ANSWERS, out: MAIN }, ...suspects.map((f) => ({ in: `only:${f}`, out: `only-${f}` }))],
    plugins: [answers(text, file), imports(lib, refused)],
  });
  for (const { id, location } of warnings) {
    if (location && DYNAMIC.includes(id)) refused.push(location.lineText.trim().slice(0, 100));
  }
  const output = (name: string) => outputFiles.find((o) => path.basename(o.path) === name)!.text;
  return {
    main: output(`${MAIN}.js`),
    map: output(`${MAIN}.js.map`),
    only: Object.fromEntries(suspects.map((f) => [f, output(`only-${f}.js`)])),
  };
}

/** The learner's text under its own name, and the views of it that export one function. */
function answers(text: string, file: string): Plugin {
  const resolveDir = path.join(root(), "exercises");
  return {
    name: "answers",
    setup(build) {
      build.onResolve({ filter: /^answers:file$/ }, () => ({ path: file, namespace: "answers" }));
      build.onLoad({ filter: /.*/, namespace: "answers" }, () => ({
        contents: text.replace(/^(\uFEFF?)#!.*/, "$1"),
        loader: "ts",
        resolveDir,
      }));
      build.onResolve({ filter: /^only:/ }, ({ path: f }) => ({ path: f.slice(5), namespace: "only" }));
      build.onLoad({ filter: /.*/, namespace: "only" }, ({ path: f }) => ({
        contents:
          f === NOTHING
            ? `import "${ANSWERS}";`
            : `import * as answers from "${ANSWERS}"; export const it = answers.${f};`,
        resolveDir,
      }));
    },
  };
}

/** What answers may import: lib's core, whose names stand for what the realm's `__lib` holds. All else is noted. */
function imports(lib: LibBundle, refused: string[]): Plugin {
  // Functions without effect, so that names nobody uses fall away.
  const core = lib.names
    .map((name) => `export const ${name} = /* @__PURE__ */ (() => ${reference(name)})();`)
    .join("\n");
  return {
    name: "imports",
    setup(build) {
      build.onResolve({ filter: /.*/, namespace: "answers" }, ({ path: wanted, kind, resolveDir }) => {
        if (isCore(wanted, kind, resolveDir, lib)) return { path: "core", namespace: "core", sideEffects: false };
        refused.push(wanted);
        return { path: wanted, namespace: "refused" };
      });
      build.onLoad({ filter: /.*/, namespace: "core" }, () => ({ contents: core, loader: "js" }));
      build.onLoad({ filter: /.*/, namespace: "refused" }, () => ({ contents: "export {}", loader: "js" }));
    },
  };
}

const reference = (name: string) => `__lib.${name}`;

/** The bracket that follows tells `conv2d` from `conv2dTranspose`. */
const uses = (code: string, name: string) => code.includes(`${reference(name)})`);

function isCore(wanted: string, kind: OnResolveArgs["kind"], resolveDir: string, lib: LibBundle): boolean {
  const target = path.resolve(resolveDir, wanted);
  if (kind !== "import-statement" || !/^\.\.?\//.test(wanted) || path.dirname(target) !== libFolder()) return false;
  return lib.files.includes(`${path.basename(target, ".ts")}.ts`);
}

function refusal(wanted: readonly string[]): Ending {
  const list = [...new Set(wanted)].join(", ");
  const says = `An answer may import from "../lib/index" and from nowhere else; yours asks for ${list}`;
  return { verdict: "forbidden-import", says };
}

function syntaxError(error: unknown): Ending {
  const [first] = (error as { errors?: EsbuildMessage[] }).errors ?? [];
  if (!first) return { verdict: "syntax", says: String(error) };
  if (!first.location) return { verdict: "syntax", says: `The file does not compile: ${first.text}` };
  const { line, column } = first.location;
  const says = `The file does not compile: ${first.text} (line ${line}, column ${column + 1})`;
  return { verdict: "syntax", says, line, column: column + 1 };
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
