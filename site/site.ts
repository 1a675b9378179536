import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../desk/paths.mjs";
import { chapterOf } from "./chapter";
import { exportNotebooks } from "./export";
import { chapterPage, indexPage } from "./layout";
import { searchIndexScript } from "./search-index";
import { sharedFiles } from "./shared-files";

/** Builds the site into the folder `out`, and resolves to the bytes of each file. Needs the workbook's Python. */
export async function buildSite(out: string): Promise<Map<string, number>> {
  const folder = path.join(root, "notebooks");
  const notebooks = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  const exported = await exportNotebooks(notebooks.map((name) => path.join(folder, name)));
  const names = [...exported.keys()];
  const chapters = names.map((name) => chapterOf(name, exported.get(name)!, names));
  const files: [file: string, text: string][] = [
    ["index.html", indexPage(chapters)],
    ["search-index.js", searchIndexScript(chapters)],
    ...sharedFiles(),
  ];
  chapters.forEach((chapter, i) => {
    files.push([`${chapter.name}.html`, chapterPage(chapter, chapters[i - 1], chapters[i + 1])]);
  });
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const [file, text] of files) writeFileSync(path.join(out, file), text);
  return new Map(files.map(([file, text]) => [file, Buffer.byteLength(text)]));
}
