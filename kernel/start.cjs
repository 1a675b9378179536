// Starts stock tslab with its rough edges repaired from outside: each file named below holds one repair and its reason,
// and test/kernel/kernel.test.ts proves it through a real Jupyter client. Nothing in node_modules is changed.
const path = require("node:path");

// Cells resolve imports from the working directory, whichever folder the notebook is in.
process.chdir(path.resolve(__dirname, ".."));
Error.stackTraceLimit = 30;

const tslab = require("./tslab.cjs");
for (const repair of [
  "./parent-imports.cjs",
  "./fresh-modules.cjs",
  "./source-positions.cjs",
  "./node-types.cjs",
  "./quick-imports.cjs",
  "./late-imports.cjs",
  "./shorthand-properties.cjs",
  "./top-level-await.cjs",
  "./interrupts.cjs",
  "./half-run-cells.cjs",
  "./batched-output.cjs",
  "./failures.cjs",
  "./execution-messages.cjs",
  "./documentation.cjs",
  "./language.cjs",
  "./unknown-requests.cjs",
  "./immediate-sends.cjs",
  "./late-subscribers.cjs",
  "./control-thread.cjs",
  "./taken-ports.cjs",
]) {
  require(repair)(tslab);
}
tslab.main.startKernel({ configPath: process.argv[2], enableFindLocal: false });
