import { UsageError } from "./arguments";
import { root } from "./node/root";
import { UpdateError, update } from "./node/update";
import { runCommand } from "./terminal/command";

// npm run update: the newest version of the workbook, around your answers. Needs git, and a clone.

runCommand((line) => {
  if (line.length > 0) throw new UsageError("npm run update takes no arguments: it brings in the newest version.");
  try {
    const { from, to, kept, replaced } = update(root());
    console.log(
      from === to ? "You have the newest version." : `Updated from ${from.slice(0, 7)} to ${to.slice(0, 7)}.`,
    );
    if (kept) console.log(`Copies of the files you had changed: ${kept}`);
    for (const file of replaced) console.log(`${file} is new; your own version is among the copies.`);
    return 0;
  } catch (error) {
    if (!(error instanceof UpdateError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
});
