// What JupyterLab's editor is given of `editor/`: a script in which the parts of CodeMirror that JupyterLab has are
// JupyterLab's own, since an editor takes no parts from another copy. Made at each start; it takes a tenth of a second.
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "./paths.mjs";

const require = createRequire(import.meta.url);
const shared = /^@codemirror\/(state|view|language)$/;

const jupyterLabsOwn = {
  name: "jupyterlabs-own",
  setup(build) {
    build.onResolve({ filter: shared }, ({ path: name }) => ({ path: name, namespace: "jupyterlab" }));
    build.onLoad({ filter: /.*/, namespace: "jupyterlab" }, ({ path: name }) => ({
      contents: `import { lab } from "./jupyterlab.js";
export const { ${Object.keys(require(name)).join(", ")} } = lab["${name}"];`,
      resolveDir: path.join(root, "desk", "labextensions", "workbook"),
    }));
    build.onResolve({ filter: /^\.\/jupyterlab\.js$/ }, () => ({ path: "./jupyterlab.js", external: true }));
  },
};

/** Where its packages are missing, an exercise is edited as any other file. */
export async function buildEditor() {
  const { build, stop } = require("esbuild");
  await build({
    absWorkingDir: root,
    stdin: { contents: 'export { typescriptKnowledge } from "./editor/typescript";', resolveDir: root },
    outfile: path.join("desk", "labextensions", "workbook", "editor.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
    plugins: [jupyterLabsOwn],
    logLevel: "silent",
  }).catch(() => {});
  await stop(); // esbuild would leave a process waiting for more.
}
