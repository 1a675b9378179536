import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The path of a file in this folder, wherever the program was started: its own folder, or the workbook's root. @internal */
export function dataFile(name: string): string {
  const starts = [typeof __dirname === "string" ? __dirname : process.cwd(), process.cwd()];
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      const path = join(folder, "lib", "data", name);
      if (existsSync(path)) return path;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error(`lib/data/${name} was not found above ${starts.join(" or ")}: is the workbook's folder complete?`);
}
