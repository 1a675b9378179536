// npm run site: the chapters as pages for reading, in _site/, from the notebooks as they are executed and committed.
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "../desk/paths.mjs";
import { setUp } from "../desk/setup.mjs";
import { orExplain, step } from "../desk/step.mjs";

const mostBytes = 1_000_000;

await orExplain(setUp);
const { register } = await import("tsx/cjs/api");
register();
const { buildSite } = createRequire(import.meta.url)("./site.ts");
const out = path.join(root, "_site");
const sizes = await step("the notebooks as pages", () => buildSite(out));
for (const [file, bytes] of sizes) {
  const heavy = bytes > mostBytes ? "  more than 1 MB: too much for a phone" : "";
  console.log(`  ${file.padEnd(46)} ${(bytes / 1000).toFixed(0).padStart(5)} kB${heavy}`);
}
console.log(`\nOpen ${path.join(out, "index.html")}`);
