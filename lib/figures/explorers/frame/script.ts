import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Explorer } from "./explorer";

/** An explorer, and its script. */
interface Made {
  script: string;
  explorer: Explorer;
}

const ready = new Map<string, Made>();

/** Explorers made beforehand, where there are no sources to make them from: in a page. */
export function haveExplorers(made: Record<string, Made>): void {
  for (const [name, one] of Object.entries(made)) ready.set(name, one);
}

/**
 * The explorer and the runtime as one script without imports. In a browser it brings the page's explorers to life; where
 * there is no document it hands over the explorer, so that the very code that is shipped draws the still picture.
 */
export const script = (name: string): string => made(name).script;

/** An explorer by its name. The notebook's compiler need not know its code, nor recompile it. */
export const explorerNamed = (name: string): Explorer => made(name).explorer;

function made(name: string): Made {
  let one = ready.get(name);
  if (!one) {
    const code = bundled(name);
    one = { script: code, explorer: handedOver(code) };
    ready.set(name, one);
  }
  return one;
}

function bundled(name: string): string {
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
  return outputFiles[0].text.trim().replaceAll("</", "<\\/");
}

function handedOver(code: string): Explorer {
  let explorer: Explorer | undefined;
  new Function("handOver", code)((handed: Explorer) => {
    explorer = handed;
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
