import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root, state } from "../../desk/paths.mjs";
import { kernelScript, typescriptScript } from "./bundle";

/** Where scripts are kept between two builds: making them takes some seconds of a processor. */
const kept = path.join(state, "engine");

/** What lies in the kernel's script, by where it comes from. */
const kernelSources = ["package-lock.json", "workbook.ts", "lib", "cells", "grader", "kernel", "site/engine"];

/**
 * Writes the engine into engine/ of a site: what a page loads when a cell is first run. Each script sets its part of
 * `workbookEngine`, since a page that was opened from a folder may not read files in any other way.
 * @returns the bytes of each file
 */
export async function writeEngine(site: string): Promise<Map<string, number>> {
  const parts: [part: string, value: unknown][] = await Promise.all([
    made("typescript", ["package-lock.json", "site/engine/bundle.ts"], typescriptScript),
    made("kernel", kernelSources, kernelScript),
  ]);
  parts.push(["data", dataFiles()]);
  mkdirSync(path.join(site, "engine"), { recursive: true });
  return new Map(
    parts.map(([part, value]) => {
      const file = `engine/${part}.js`;
      const text = `(globalThis.workbookEngine ??= {}).${part} = ${JSON.stringify(value)};\n`;
      writeFileSync(path.join(site, file), text);
      return [file, Buffer.byteLength(text)];
    }),
  );
}

/** Data that cells load, as it is in lib/data. */
function dataFiles(): Record<string, string> {
  const folder = path.join(root, "lib", "data");
  const names = ["digits.csv.gz", ...readdirSync(path.join(folder, "photos")).map((name) => `photos/${name}`)];
  return Object.fromEntries(
    names.map((name) => [`lib/data/${name}`, readFileSync(path.join(folder, name)).toString("base64")]),
  );
}

/** A script as it was made for these very sources, or made now. */
async function made(
  part: string,
  sources: readonly string[],
  make: () => Promise<string>,
): Promise<[part: string, script: string]> {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(filesBelow)) hash.update(`${file}\n`).update(readFileSync(path.join(root, file)));
  const file = path.join(kept, `${part}-${hash.digest("hex").slice(0, 32)}.js`);
  if (existsSync(file)) return [part, readFileSync(file, "utf8")];
  const script = await make();
  mkdirSync(kept, { recursive: true });
  for (const name of readdirSync(kept)) if (name.startsWith(`${part}-`)) rmSync(path.join(kept, name));
  writeFileSync(file, script);
  return [part, script];
}

function filesBelow(place: string): string[] {
  const whole = path.join(root, place);
  if (statSync(whole).isFile()) return [place];
  return readdirSync(whole)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)));
}
