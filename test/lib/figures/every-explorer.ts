import { readdirSync } from "node:fs";
import type { Explorer } from "../../../lib/figures/explorers/frame/explorer";
import { playgroundPhotographs } from "../../../lib/figures/explorers/index";

const folder = "lib/figures/explorers";
const doors = ["index.ts", "settings.ts"];

/** Every explorer there is: a new file in the folder is tested without being listed. */
export function explorers(): Promise<Explorer[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !doors.includes(file));
  const names = files.map((file) => file.replace(".ts", ""));
  return Promise.all(names.map(async (name) => (await import(`../../../lib/figures/explorers/${name}.ts`)).explorer));
}

/** What `explore…` gives an explorer that has a photograph. */
export function photographsOf(explorer: Pick<Explorer, "controls">) {
  return explorer.controls.some((control) => "photograph" in control) ? playgroundPhotographs() : {};
}
