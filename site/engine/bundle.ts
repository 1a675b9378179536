import { readFileSync } from "node:fs";
import path from "node:path";
import { type BuildOptions, build, type Plugin, transform } from "esbuild";
import { root } from "../../desk/paths.mjs";
import { realmScript } from "../../grader/node/bundle";
import { script } from "../../lib/figures/explorers/frame/script";
import { declarations, explorerNames } from "./declarations";

const here = path.join(root, "site", "engine");

/** What every script of the engine is made with. Node's modules have stand-ins in shims/, since tslab itself imports them. */
const common = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  format: "iife",
  platform: "browser",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "none",
  logLevel: "silent",
  mainFields: ["browser", "module", "main"],
  inject: [path.join(here, "shims", "globals.ts")],
  alias: {
    ...Object.fromEntries(
      ["fs.ts", "module.ts", "vm.cjs"].flatMap((file) =>
        ["", "node:"].map((prefix) => [prefix + path.parse(file).name, path.join(here, "shims", file)]),
      ),
    ),
    path: "path-browserify",
    "node:path": "path-browserify",
    util: "node-inspect-extracted",
    "node:util": "node-inspect-extracted",
  },
  // Reached only where a kernel of Jupyter's listens, or Node grades.
  external: ["esbuild", "../grader/node/*", "./report-html", "./live-report"],
} as const satisfies BuildOptions;

async function bundled(entry: string, plugins: Plugin[]): Promise<string> {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [path.join(here, entry)],
    plugins: [tslab, ...plugins],
  });
  return outputFiles[0].text;
}

/** Text made while building, as a module. */
function virtual(name: string, contents: () => string | Promise<string>): Plugin {
  const filter = new RegExp(`^virtual:${name}$`);
  return {
    name,
    setup(build) {
      build.onResolve({ filter }, () => ({ path: name, namespace: name }));
      build.onLoad({ filter: /.*/, namespace: name }, async () => ({
        contents: await contents(),
        resolveDir: path.join(root, "lib", "figures", "explorers"),
      }));
    },
  };
}

/** One of the kernel's repairs knows a function of tslab's by its name; and tslab's compiler comes in a script of its own. */
const tslab: Plugin = {
  name: "tslab",
  setup(build) {
    // What speaks to Jupyter is asked for only where Jupyter is.
    build.onResolve({ filter: /^(tslab|tslab\/dist\/jupyter|\.\.)$/ }, () => ({ path: "tslab", external: true }));
    build.onResolve({ filter: /^@tslab\/typescript-for-tslab$/ }, () => ({
      path: path.join(here, "kernel", "typescript.cjs"),
    }));
    build.onLoad({ filter: /tslab[\\/]dist[\\/]converter\.js$/ }, ({ path: file }) => ({
      contents: withName(readFileSync(file, "utf8"), "getCustomTransformers", "wrapPrevIdentifier"),
    }));
  },
};

/** A function within a function of tslab's that keeps its name when names are made short. */
function withName(text: string, outer: string, name: string): string {
  const begin = new RegExp(`function ${outer}\\(.*\\{\\n`).exec(text)?.[0];
  if (!begin || !text.includes(`function ${name}(`))
    throw new Error(`the engine: tslab has no ${outer}, ${name} any more`);
  return text.replace(begin, `${begin}Object.defineProperty(${name}, "name", { value: "${name}" });\n`);
}

function explorersModule(): string {
  const names = explorerNames();
  const imports = names.map((name, i) => `import { explorer as explorer${i} } from "./${name}";`);
  const entries = names.map(
    (name, i) => `${JSON.stringify(name)}: { explorer: explorer${i}, script: ${JSON.stringify(script(name))} }`,
  );
  return `${imports.join("\n")}\nexport const explorers = { ${entries.join(",\n")} };`;
}

export const kernelScript = () =>
  bundled("kernel/worker.ts", [virtual("explorers", explorersModule), textModule("declarations", declarations)]);

/** The grader; the scripts of its own workers and the realm that a child makes lie in it as text. */
export const graderScript = (entry = "grader/worker.ts") =>
  bundled(entry, [
    textModule("child", () => bundled("grader/child.ts", [])),
    textModule("clock", () => bundled("grader/clock.ts", [])),
    textModule("realm", () => minified(realmScript())),
  ]);

/** A realm with the packages that lib's formulas need. */
export const formulasScript = () => minified(realmScript({ packages: true }));

/** An expression, as Node's grader makes it. */
async function minified(script: Promise<string>): Promise<string> {
  const { code } = await transform(`globalThis.realm = ${await script}`, { minify: true, charset: "utf8" });
  return code
    .trim()
    .replace(/^globalThis\.realm=/, "")
    .replace(/;$/, "");
}

const textModule = (name: string, text: () => Promise<unknown>) =>
  virtual(name, async () => `export default ${JSON.stringify(await text())};`);

/** tslab's TypeScript, as the global `ts`. */
export async function typescriptScript(): Promise<string> {
  const file = path.join(root, "node_modules", "@tslab", "typescript-for-tslab", "lib", "typescript.js");
  return (await transform(readFileSync(file, "utf8"), { minify: true, target: "es2022", legalComments: "none" })).code;
}
