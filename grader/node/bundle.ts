import path from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { root } from "./root";

// What runs in other processes, bundled from its sources once a process of ours.

export const BUNDLED = {
  bundle: true,
  write: false,
  format: "iife",
  target: "es2022",
  logLevel: "silent",
  tsconfigRaw: "{}",
  legalComments: "none",
} as const;

const made = new Map<string, Promise<string>>();

/** A file of grader/ with all that it imports, as one script. */
function bundle(file: string, options: BuildOptions, variant = ""): Promise<string> {
  const key = `${file} ${variant}`;
  const script =
    made.get(key) ??
    build({
      ...BUNDLED,
      absWorkingDir: root(),
      entryPoints: [path.join("grader", ...file.split("/"))],
      ...options,
    }).then(({ outputFiles }) => outputFiles![0].text);
  made.set(key, script);
  return script;
}

/** The program of the child. */
export const childProgram = () => bundle("node/child.ts", { platform: "node" });

/** What trains networks, as `__training`. */
export const trainingProgram = () => bundle("node/train-here.ts", { platform: "node", globalName: "__training" });

/** What looks for faces, as `__detection`. */
export const detectionProgram = () => bundle("node/detect-here.ts", { platform: "node", globalName: "__detection" });

/** What every realm begins with, as an expression: in a function, since the learner's code shares the realm's globals. */
export async function realmScript({ packages } = { packages: false }): Promise<string> {
  const options = { globalName: "__realm", plugins: packages ? [] : [withoutPackages] };
  return `(() => { ${await bundle("sandbox/realm.ts", options, packages ? "with packages" : "")} return __realm; })()`;
}

/** In the place of each package, a few bytes that say one is missing: they are reached only where a formula is asked for. */
const withoutPackages: Plugin = {
  name: "without packages",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === "entry-point" ? undefined : { path: name, namespace: "package" },
    );
    build.onLoad({ filter: /.*/, namespace: "package" }, () => ({
      contents: 'import { missing } from "./packages"; missing();',
      resolveDir: path.join(root(), "grader", "sandbox"),
    }));
  },
};
