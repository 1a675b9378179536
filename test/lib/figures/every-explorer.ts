import { readdirSync } from "node:fs";
import type { Explorer } from "../../../lib/figures/explorers/frame/explorer";
import { playgroundPhotographs } from "../../../lib/figures/explorers/index";

const folder = "lib/figures/explorers";
const doors = ["index.ts", "settings.ts"];

type Exports = Record<string, unknown> & { explorer?: Explorer };

/** Every explorer there is: a new file in the folder is tested without being listed. Those that {@link flaws} tells of are left out. */
export async function explorers(): Promise<Explorer[]> {
  const files = await modules();
  return files.flatMap(([file, exports]) => (flawOf(file, exports) ? [] : exports.explorer!));
}

/** What keeps files of the folder from being found, a sentence each. */
export async function flaws(): Promise<string[]> {
  const files = await modules();
  return files.flatMap(([file, exports]) => flawOf(file, exports) ?? []);
}

/** Its script is looked for by its name: under another one it would be a file that isn't there, or another explorer's. */
export function flawOf(file: string, { explorer, ...others }: Exports): string | undefined {
  const name = file.replace(".ts", "");
  if (!explorer) {
    const exported = Object.keys(others).join(", ") || "nothing";
    return `${folder}/${file} exports ${exported}, and no "explorer": export const explorer: Explorer<…> = { name: "${name}", …`;
  }
  if (explorer.name === name) return undefined;
  return `${folder}/${file}: its explorer has the name "${explorer.name}"; give it its file's, "${name}"`;
}

function modules(): Promise<[file: string, exports: Exports][]> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !doors.includes(file));
  return Promise.all(
    files.map(async (file): Promise<[string, Exports]> => {
      const name = file.replace(".ts", "");
      return [file, await import(`../../../lib/figures/explorers/${name}.ts`)];
    }),
  );
}

/** What `explore…` gives an explorer that has a photograph. */
export function photographsOf(explorer: Pick<Explorer, "controls">) {
  return explorer.controls.some((control) => "photograph" in control) ? playgroundPhotographs() : {};
}
