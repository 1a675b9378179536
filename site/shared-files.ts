import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../desk/paths.mjs";

const folder = path.join(root, "site");
const sheets = ["colours", "page", "prose", "cells", "desk", "print"];

/**
 * The style sheet, and the scripts that all pages share: the theme before the first paint, what makes a page live after
 * it, the editor and the formulas when they are wanted, and what keeps them for times without a network.
 */
export function sharedFiles(): [file: string, text: string][] {
  return [
    ["theme.js", bundled("chosen-theme.ts")],
    ["workbook.js", bundled("workbook.ts")],
    ["editor.js", bundled("editor.ts")],
    ["math.js", bundled("math.ts")],
    ["service-worker.js", bundled("service-worker.ts")],
    ["workbook.css", sheets.map((name) => readFileSync(path.join(folder, "style", `${name}.css`), "utf8")).join("\n")],
  ];
}

function bundled(entry: string): string {
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const { outputFiles } = buildSync({
    entryPoints: [path.join(folder, "browser", entry)],
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2022",
    legalComments: "none",
    charset: "utf8",
    write: false,
  });
  return outputFiles[0].text;
}
