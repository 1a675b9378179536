import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../desk/paths.mjs";

const folder = path.join(root, "site");

/** The style sheet, and the one script that all pages share. */
export function sharedFiles(): [file: string, text: string][] {
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const { outputFiles } = buildSync({
    entryPoints: [path.join(folder, "browser", "workbook.mjs")],
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2020",
    charset: "utf8",
    write: false,
  });
  return [
    ["workbook.js", outputFiles[0].text],
    ["workbook.css", readFileSync(path.join(folder, "workbook.css"), "utf8")],
  ];
}
