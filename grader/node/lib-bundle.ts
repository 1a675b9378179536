import { readdirSync } from "node:fs";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import { root } from "./root";

/** lib's core as one script, bundled once and loaded into every realm before the answers are. */
export interface LibBundle {
  /** Defines `__lib`. */
  code: string;
  names: readonly string[];
  files: readonly string[];
  /** Names from files that need a package of npm; answers that use them bring lib along themselves. */
  heavy: ReadonlySet<string>;
}

export const BUNDLED = {
  bundle: true,
  write: false,
  format: "iife",
  target: "es2022",
  logLevel: "silent",
  tsconfigRaw: "{}",
  legalComments: "none",
  treeShaking: true,
} as const;

let bundle: Promise<LibBundle> | undefined;

export function libBundle(): Promise<LibBundle> {
  bundle ??= make();
  return bundle;
}

export const libFolder = () => path.join(root(), "lib");

const coreFiles = () => readdirSync(libFolder()).filter((file) => file.endsWith(".ts"));

function bundleOf(files: readonly string[], plugins: Plugin[]) {
  const contents = files.map((file) => `export * from "./${file.slice(0, -3)}";`).join("\n");
  return build({
    ...BUNDLED,
    stdin: { contents, resolveDir: libFolder(), sourcefile: "core.ts" },
    globalName: "__lib",
    metafile: true,
    absWorkingDir: root(),
    plugins,
  });
}

/** The same with the packages inside: ten times as large, and seldom wanted. */
export async function wholeLib(): Promise<string> {
  whole ??= bundleOf(coreFiles(), []).then(({ outputFiles }) => outputFiles[0].text);
  return whole;
}

let whole: Promise<string> | undefined;

async function make(): Promise<LibBundle> {
  const files = coreFiles();
  const { outputFiles, metafile } = await bundleOf(files, [withoutPackages]);
  const exported = await build({
    ...BUNDLED,
    bundle: false,
    format: "esm",
    metafile: true,
    outdir: "out",
    absWorkingDir: root(),
    entryPoints: files.map((file) => path.join("lib", file)),
  });
  const needs = (file: string, seen = new Set<string>()): boolean => {
    if (file.startsWith("package:")) return true;
    if (seen.has(file)) return false;
    seen.add(file);
    return (metafile.inputs[file]?.imports ?? []).some((i) => needs(i.path, seen));
  };
  const names = new Set<string>();
  const heavy = new Set<string>();
  for (const { entryPoint, exports } of Object.values(exported.metafile.outputs)) {
    for (const name of exports) {
      names.add(name);
      if (entryPoint !== "lib/index.ts" && needs(entryPoint!)) heavy.add(name);
    }
  }
  return { code: outputFiles[0].text, names: [...names], files, heavy };
}

/** In the place of each package, nothing: functions that need one are never reached in this bundle. */
const withoutPackages: Plugin = {
  name: "without packages",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === "entry-point" ? undefined : { path: name, namespace: "package" },
    );
    build.onLoad({ filter: /.*/, namespace: "package" }, () => ({ contents: "module.exports = {};", loader: "js" }));
  },
};
