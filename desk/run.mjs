// node desk/run.mjs FILE.ts arguments…: runs a TypeScript file of the workbook in this process, so that signals and
// the exit code are its own. Installs the npm packages first where they are missing.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { setUpNode } from "./setup.mjs";
import { orExplain } from "./step.mjs";

const [file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error("usage: node desk/run.mjs FILE.ts arguments…");
  process.exit(2);
}
await orExplain(setUpNode);
const script = path.resolve(file);
process.argv = [process.argv[0], script, ...rest];
const { register } = await import("tsx/cjs/api");
register();
const { createRequire } = await import("node:module");
try {
  createRequire(pathToFileURL(script))(script);
} catch (error) {
  // An index that names a file of the workbook that is gone: which, and where, is all that helps.
  const [, wanted, from] = /^Cannot find module '(\.[^']*)'[\s\S]*?\n- (.*)/.exec(error?.message ?? "") ?? [];
  const [, place, what] = /^Transform failed[\s\S]*?\n(.*?): ERROR: (.*)/.exec(error?.message ?? "") ?? [];
  if (place) {
    console.error(`${path.relative(process.cwd(), place)} does not compile: ${what}`);
    process.exit(1);
  }
  if (!wanted) throw error;
  console.error(`${path.relative(process.cwd(), from)} imports "${wanted}", and there is no such file.`);
  process.exitCode = 1;
}
