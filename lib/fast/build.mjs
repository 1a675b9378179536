// node lib/fast/build.mjs [--check]: compile kernels/*.ts to kernel-bytes.ts. With --check, only say whether it is up to date.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import asc from "assemblyscript/asc";

const folder = new URL("./kernels/", import.meta.url);
const target = new URL("./kernel-bytes.ts", import.meta.url);

let module;
const { error, stderr } = await asc.main(
  // Without a runtime and without checks: the kernels allocate nothing, and their callers check.
  "index.ts -o kernels.wasm --optimizeLevel 3 --enable simd --runtime stub --noAssert --importMemory".split(" "),
  {
    readFile: (name) => (existsSync(new URL(name, folder)) ? readFileSync(new URL(name, folder), "utf8") : null),
    writeFile: (_, bytes) => {
      module = bytes;
    },
    listFiles: () => [],
  },
);
if (error) {
  console.error(stderr.toString());
  process.exit(1);
}
const text = [
  "/** The compiled `kernels/`, made by `node lib/fast/build.mjs`; a test compiles them again and compares. @internal */",
  `export const kernelBytes =\n  "${Buffer.from(module).toString("base64")}";\n`,
].join("\n");
if (process.argv.includes("--check")) {
  const same = existsSync(target) && readFileSync(target, "utf8") === text;
  console.log(same ? "kernel-bytes.ts is up to date" : "kernel-bytes.ts is stale: run node lib/fast/build.mjs");
  process.exit(same ? 0 : 1);
}
writeFileSync(target, text);
console.log(`${module.length} bytes of WebAssembly`);
