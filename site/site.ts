import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../desk/paths.mjs";
import { chapterOf } from "./chapter";
import { frontExplorer } from "./front-explorer";
import { chapterPage, indexPage } from "./layout";
import { materialsOf } from "./materials";
import { readNotebook } from "./notebook";
import { searchIndexScript } from "./search-index";
import { sharedFiles } from "./shared-files";

/** Builds the site into the folder `out`, from the notebooks as they are, and answers the bytes of each file. */
export function buildSite(out: string): Map<string, number> {
  const folder = path.join(root, "notebooks");
  const files = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  const notebooks = files.sort().map((file) => readNotebook(path.join(folder, file)));
  const names = notebooks.map(({ name }) => name);
  const chapters = notebooks.map((notebook) => chapterOf(notebook, names));
  const pages: [file: string, text: string][] = [
    ["index.html", indexPage(chapters, frontExplorer())],
    ["search-index.js", searchIndexScript(chapters)],
    ...sharedFiles(),
  ];
  chapters.forEach((chapter, i) => {
    pages.push([`${chapter.name}.html`, chapterPage(chapter, materialsOf(chapter), chapters[i - 1], chapters[i + 1])]);
  });
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const [file, text] of pages) writeFileSync(path.join(out, file), text);
  return new Map(pages.map(([file, text]) => [file, Buffer.byteLength(text)]));
}
