import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

interface Cell {
  cell_type: "code" | "markdown";
  source: string | string[];
  outputs?: { output_type: string; text?: string | string[]; data?: Record<string, string | string[]> }[];
}

const text = (lines: string | string[] = "") => (typeof lines === "string" ? lines : lines.join(""));
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
    if (next) expect(targets).toContain(next);
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
