import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Cell, flawsOfCells, text } from "./notebook-rules";

const names = readdirSync("notebooks")
  .filter((name) => /^\d\d-.*\.ipynb$/.test(name))
  .sort();
const read = (name: string): { cells: Cell[]; metadata: { kernelspec: object } } =>
  JSON.parse(readFileSync(path.join("notebooks", name), "utf8"));

/** The relative targets of a chapter's Markdown links and pictures, without their fragments. */
const links = (cells: Cell[]) =>
  cells
    .filter((cell) => cell.cell_type === "markdown")
    .flatMap((cell) => [...text(cell.source).matchAll(/\]\(([^)\s]+)[^)]*\)|(?:href|src)="([^"]+)"/g)])
    .map((match) => match[1] ?? match[2])
    .filter((target) => !/^(https?:|data:|mailto:|attachment:|#)/.test(target))
    .map((target) => decodeURIComponent(target.split("#")[0]));

describe.each(names)("%s", (name) => {
  const { cells, metadata } = read(name);
  const next = names[names.indexOf(name) + 1];

  it("names the kernel that the workbook brings", () => {
    expect(metadata.kernelspec).toMatchObject({ name: "tslab", display_name: "TypeScript" });
  });

  it("links to files that exist, and to the next chapter where there is one", () => {
    const targets = links(cells);
    expect(targets.filter((target) => !existsSync(path.join("notebooks", target)))).toEqual([]);
    const lacks = next && !targets.includes(next) ? `notebooks/${name} has no link to the next chapter, ${next}` : "";
    expect(lacks).toBe("");
  });

  it("has headings for a table of contents, each a level below the one before at most", () => {
    const levels = cells
      .filter((cell) => cell.cell_type === "markdown")
      .flatMap((cell) => [...text(cell.source).matchAll(/^(#{1,6}) /gm)].map((match) => match[1].length));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level) => level === 2).length, "headings that begin with ##").toBeGreaterThan(1);
    for (const [i, level] of levels.entries()) if (i) expect(level).toBeLessThanOrEqual(levels[i - 1] + 1);
  });

  it("begins with its import, has short cells, and asks for no day", () => {
    expect(flawsOfCells(name, cells)).toEqual([]);
  });

  it("shows no stray echo of a last expression's value", () => {
    const stray = cells.filter((cell) =>
      (cell.outputs ?? []).some(({ text: lines, data }) =>
        /^(undefined|null|Promise \{.*|\[(Async)?Function.*|\[object .*)$/m.test(text(lines ?? data?.["text/plain"])),
      ),
    );
    expect(
      stray.map((cell) => text(cell.source)),
      "await it, or end the line with a semicolon",
    ).toEqual([]);
  });

  it("prints no more lines than a screen holds, so that nothing scrolls inside a cell", () => {
    const long = cells.filter(
      (cell) =>
        (cell.outputs ?? [])
          .map((output) => text(output.text))
          .join("")
          .split("\n").length > 40,
    );
    expect(long.map((cell) => text(cell.source))).toEqual([]);
  });
});

describe("a cell that breaks a rule is told with its notebook and its place", () => {
  const words: Cell = { cell_type: "markdown", source: "# Differences" };
  const code = (source: string, tags: string[] = []): Cell => ({ cell_type: "code", source, metadata: { tags } });
  const begins = code('import { conv2d,\n  predict, _ } from "../workbook"');
  const told = (...cells: Cell[]) => flawsOfCells("90-differences.ipynb", [words, ...cells]);

  it("where the first one is not the import", () => {
    const said = 'notebooks/90-differences.ipynb, cell 2: the first cell of code is one import from "../workbook"';
    expect(told(begins)).toEqual([]);
    for (const first of [
      'import { conv2d } from "../workbook"',
      'import { predict, _ } from "../lib/index"',
      'import { predict, _ } from "../workbook"\nconst size = 3',
      "const size = 3",
    ]) {
      expect(told(code(first), begins)[0]).toContain(said);
    }
  });

  it("where it is long", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, i) => `const n${i} = ${i}`).join("\n");
    expect(told(begins, code(lines(10)))).toEqual([]);
    const folded: Cell = { ...code(lines(20)), metadata: { jupyter: { source_hidden: true } } };
    expect(told(begins, folded)).toEqual([]);
    expect(told(begins, code(lines(11)))).toEqual([
      "notebooks/90-differences.ipynb, cell 3: it has 11 lines, and 10 are the most: cut it, fold it, or write a function",
    ]);
  });

  it("where it asks for the day", () => {
    for (const clock of ["new Date()", "new Date", "Date()", "Date.now"]) {
      expect(told(begins, code(`console.log(${clock}.toString())`))).toEqual([
        `notebooks/90-differences.ipynb, cell 3: it asks for the day or the time (${clock}), and shows another one tomorrow: leave it out, or tag the cell "measured"`,
      ]);
    }
    expect(told(begins, code("console.log(Date.now())", ["measured"]))).toEqual([]);
    expect(told(begins, code('console.log(new Date("2031-03-04"))'))).toEqual([]);
  });
});
