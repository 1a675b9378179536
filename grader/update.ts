import { root } from "./node/root";
import { UpdateError, update } from "./node/update";

// npm run update: the newest version of the workbook, around your answers. Needs git, and a clone.

try {
  const { from, to, kept, replaced } = update(root());
  console.log(from === to ? "You have the newest version." : `Updated from ${from.slice(0, 7)} to ${to.slice(0, 7)}.`);
  if (kept) console.log(`Copies of the files you had changed: ${kept}`);
  for (const file of replaced) console.log(`${file} is new; your own version is among the copies.`);
} catch (error) {
  process.stderr.write(`${error instanceof UpdateError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
