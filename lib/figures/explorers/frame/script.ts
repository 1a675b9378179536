import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Explorer } from "./explorer";

const scripts = new Map<string, string>();

/**
 * The explorer and the runtime as one script without imports. In a browser it brings the page's explorers to life; where
 * there is no document it hands over the explorer, so that the very code that is shipped draws the still picture.
 */
export function script(name: string): string {
  const known = scripts.get(name);
  if (known) return known;
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { live } from "./frame/runtime.mjs"; import { explorer } from "./${name}";
        if (typeof document === "undefined") handOver(explorer); else live(explorer);`,
      resolveDir: folder(),
      loader: "js",
    },
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2020",
    charset: "utf8",
    write: false,
  });
  const code = outputFiles[0].text.trim().replaceAll("</", "<\\/");
  scripts.set(name, code);
  return code;
}

/** An explorer by its name. The notebook's compiler need not know its code, nor recompile it. */
export function explorerNamed(name: string): Explorer {
  let explorer: Explorer | undefined;
  new Function("handOver", script(name))((handedOver: Explorer) => {
    explorer = handedOver;
  });
  return explorer as Explorer;
}

/** The folder of the explorers. The kernel runs compiled modules, so the place of the source is found from the working directory. */
function folder(): string {
  const place = join("lib", "figures", "explorers");
  for (let root = process.cwd(); ; root = dirname(root)) {
    if (existsSync(join(root, place, "frame", "runtime.mjs"))) return join(root, place);
    if (root === dirname(root)) throw new Error(`explore: ${place} is not below or above ${process.cwd()}`);
  }
}
