import { readdirSync } from "node:fs";
import type { Explorer } from "../../../lib/figures/explorers/explorer";

const folder = "lib/figures/explorers";
const frame = ["cells.ts", "explore.ts", "explorer.ts", "index.ts", "settings.ts"];

/** Every explorer there is: a new file in the folder is tested without being listed. */
export function explorers(): Promise<Explorer[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !frame.includes(file));
  const names = files.map((file) => file.replace(".ts", ""));
  return Promise.all(names.map(async (name) => (await import(`../../../lib/figures/explorers/${name}.ts`)).explorer));
}
