// What TypeScript says of a learner's file: reads one a line on standard input, { text }, and answers each with its findings. A
// process of its own, since types can be written that take for ever to check. It opens lib and TypeScript's own
// declarations, and no file that an answer names.
const path = require("node:path");
const { createInterface } = require("node:readline");
const ts = require("@tslab/typescript-for-tslab");
const findingsBy = require("../../kernel/findings.cjs");

const root = path.resolve(__dirname, "..", "..");
const globals = path.join(root, "kernel", "globals.d.ts");
const libraries = path.dirname(ts.getDefaultLibFilePath({}));
const open = [path.join(root, "lib") + path.sep, libraries + path.sep];

/** With no way out of the folders that are open. */
const ours = (wanted) => path.resolve(wanted) === globals || open.some((o) => path.resolve(wanted).startsWith(o));

const findings = findingsBy(ts, root.replaceAll(path.sep, "/"), {
  libraries: libraries.replaceAll(path.sep, "/"),
  readFile: (wanted) => (ours(wanted) ? ts.sys.readFile(wanted) : undefined),
  fileExists: (wanted) => ours(wanted) && ts.sys.fileExists(wanted),
});

createInterface({ input: process.stdin }).on("line", (line) => {
  let found = [];
  try {
    found = findings(JSON.parse(line).text);
  } catch {
    // The compiler stumbled over half a program.
  }
  process.stdout.write(`${JSON.stringify(found)}\n`);
});
