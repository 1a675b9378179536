// npm run site: the chapters as pages in _site/, from the notebooks as they are executed and committed. With --serve they
// are also to be had at an address on this machine.
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "../desk/paths.mjs";
import { setUpNode } from "../desk/setup.mjs";
import { orExplain, step } from "../desk/step.mjs";
import { openInBrowser, serve } from "./serve.mjs";

const mostBytes = 1_000_000;

await orExplain(setUpNode);
const { register } = await import("tsx/cjs/api");
register();
const require = createRequire(import.meta.url);
const { words } = require("./words.ts");
const out = path.join(root, "_site");
const sizes = await step(words.building, () => require("./site.ts").buildSite(out));
await step(words.engine, () => require("./engine/files.ts").writeEngine(out));
for (const [file, bytes] of sizes) {
  const heavy = bytes > mostBytes ? `  ${words.tooHeavy}` : "";
  console.log(`  ${file.padEnd(46)} ${(bytes / 1000).toFixed(0).padStart(5)} kB${heavy}`);
}
if (process.argv.includes("--serve")) {
  const { url } = await serve(out);
  console.log(`\n${words.open(url)}\n${words.ends}`);
  openInBrowser(url);
} else console.log(`\n${words.open(path.join(out, "index.html"))}`);
