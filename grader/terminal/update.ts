import { root } from "../node/root";
import { UpdateError, update } from "../node/update";
import { UsageError } from "../targets";
import { runCommand } from "./command";
import * as words from "./words";

// npm run update: the newest version of the workbook, around your answers. Needs git, and a clone.

runCommand((line) => {
  if (line.length > 0) throw new UsageError(words.usage.updateAlone);
  try {
    const { from, to, copies, replaced } = update(root());
    console.log(from === to ? words.update.newest : words.update.updated(from.slice(0, 7), to.slice(0, 7)));
    if (copies) console.log(words.update.copies(copies));
    for (const file of replaced) console.log(words.update.replaced(file));
    return 0;
  } catch (error) {
    if (!(error instanceof UpdateError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
});
