import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root, state } from "../../desk/paths.mjs";
import type { ChapterTexts } from "../../grader/machine";
import { chapterTexts } from "../../grader/node/root";
import { rubrics } from "../../grader/rubrics/index";
import { formulasScript, graderScript, kernelScript, typescriptScript } from "./bundle";

/** Where scripts are kept between two builds: making them takes some seconds of a processor. */
const kept = path.join(state, "engine");

/** What lies in the scripts, by where it comes from. */
const sources = ["package-lock.json", "workbook.ts", "lib", "cells", "grader", "kernel", "site/engine"];

/**
 * Writes the engine into engine/ of a site: what a page loads when a cell is first run. Each script sets its part of
 * `workbookEngine`, since a page that was opened from a folder may not read files in any other way.
 * @returns the bytes of each file
 */
export async function writeEngine(site: string): Promise<Map<string, number>> {
  const parts: [part: string, value: unknown][] = await Promise.all([
    made("typescript", ["package-lock.json", "site/engine/bundle.ts"], typescriptScript),
    made("kernel", sources, kernelScript),
    made("grader", sources, graderScript),
    made("formulas", sources, formulasScript),
  ]);
  parts.push(...dataParts(), ["texts", await chapters()]);
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

/** Large data has a script of its own, read before the first cell that names this beginning of a function of lib/data. */
const large = { astronaut: /astronaut/, faceDetector: /^face-api.*\.(bin|json)$/ };

/** Data that cells load, as it is in lib/data. */
function dataParts(): [part: string, value: unknown][] {
  const folder = path.join(root, "lib", "data");
  const names = ["photos", "face-api"].flatMap((inner) =>
    readdirSync(path.join(folder, inner)).map((name) => `${inner}/${name}`),
  );
  const filesOf = (chosen: readonly string[]) =>
    Object.fromEntries(
      chosen.map((name) => [`lib/data/${name}`, readFileSync(path.join(folder, name)).toString("base64")]),
    );
  const own = Object.entries(large).map(
    ([part, pattern]) => [part, names.filter((name) => pattern.test(name))] as const,
  );
  const small = names.filter((name) => name.endsWith(".png") && !own.some(([, files]) => files.includes(name)));
  return [
    ["data", { files: filesOf(["digits.csv.gz", ...small]), large: Object.keys(large) }],
    ...own.map(([part, files]): [string, unknown] => [part, filesOf(files)]),
  ];
}

/** Solutions and stubs, by chapter: the grader learns from them which slips there are. */
async function chapters(): Promise<Record<string, ChapterTexts>> {
  const texts = await Promise.all(rubrics.map(async ({ file }) => [file, await chapterTexts(file)] as const));
  return Object.fromEntries(texts.filter((one): one is [string, ChapterTexts] => one[1] !== undefined));
}

/** A script as it was made for these very sources, or made now. */
async function made(
  part: string,
  from: readonly string[],
  make: () => Promise<string>,
): Promise<[part: string, script: string]> {
  const hash = createHash("sha256");
  for (const file of from.flatMap(filesBelow)) hash.update(`${file}\n`).update(readFileSync(path.join(root, file)));
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
