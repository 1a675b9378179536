import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { differences } from "../../execute/compare.mjs";
import { rubrics } from "../../grader/rubrics/index";
import type { Verdict } from "../../grader/verdict";
import { gradedBy } from "../../site/cells";
import type { CodeCell } from "../../site/notebook";
import type { Row } from "../grader/matrix/row";
import { filesFor, rows, wanted } from "../grader/matrix/run";
import { findChromium } from "./chromium.mjs";
import {
  besides,
  breakEngine,
  buildEnginePage,
  gradeIn,
  judgeFaults,
  openEnginePage,
  outputsOf,
  runCells,
} from "./engine-page";
import { launchChromium } from "./lab";

const slow = 1_200_000;

let folder: string;
let browser: Browser;
let page: Page;
let asked: string[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "workbook-engine-"));
  await buildEnginePage(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the page's engine", () => {
  it("takes at most 2.0 MB, compressed, for all that running a cell needs", () => {
    const needed = ["typescript", "kernel", "data"].map((part) => readFileSync(path.join(folder, `engine/${part}.js`)));
    expect(needed.reduce((sum, file) => sum + gzipSync(file).length, 0)).toBeLessThan(2e6);
  });
});

/** Rows for a realm that is taken as broken are about Node's processes. */
const applies = (row: Row) => !row.breached && !row.ownProcess;

/** Without shared memory nothing can sleep on it; and a page's limit is on time alone, so memory is cut off by that. */
function inPage(row: Row): readonly Verdict[] {
  const other = /SharedArrayBuffer/.test(row.body ?? "")
    ? "threw"
    : row.verdict === "out-of-memory"
      ? "timeout"
      : undefined;
  return wanted(other ? { ...row, verdict: other } : row);
}

interface Cell {
  cell_type: string;
  source: string | string[];
  outputs?: object[];
}

const joined = (lines: string | string[]) => (typeof lines === "string" ? lines : lines.join(""));

describe.skipIf(!findChromium() && !process.env.CI)("in a page from a folder (needs Chromium)", () => {
  beforeAll(async () => {
    browser = await launchChromium();
    ({ page, asked } = await openEnginePage(browser, folder));
  });
  afterAll(() => browser?.close());

  it.each(readdirSync("notebooks").filter((name) => name.endsWith(".ipynb")))(
    "every cell of %s shows what is committed",
    async (name) => {
      const { cells } = JSON.parse(readFileSync(path.join("notebooks", name), "utf8")) as { cells: Cell[] };
      // Marks are the grader's, and depend on what stands in exercises/.
      const runs = (cell: Cell) =>
        cell.cell_type === "code" && gradedBy({ source: joined(cell.source) } as CodeCell) === undefined;
      const shown = await runCells(
        page,
        cells.filter(runs).map((cell) => joined(cell.source)),
      );
      const executed = cells.map((cell) => (runs(cell) ? { ...cell, outputs: outputsOf(shown.shift()!) } : cell));
      expect(differences({ cells }, { cells: executed })).toEqual([]);
    },
    slow,
  );

  it(
    "says of every stub that it is not started, and gives every solution its points",
    async () => {
      for (const { chapter, file, exercises } of rubrics) {
        const points = exercises.reduce((sum, exercise) => sum + exercise.points, 0);
        const stubs = await gradeIn(page, chapter, readFileSync(`grader/stubs/${file}.ts`, "utf8"));
        expect(stubs).toMatchObject({ report: { points: 0, max: points } });
        if (stubs.stopped) return;
        expect(new Set(stubs.report.exercises.map(({ verdict }) => verdict)), file).toEqual(new Set(["not-started"]));
        const solved = await gradeIn(page, chapter, readFileSync(`solutions/${file}.ts`, "utf8"));
        expect(solved, file).toMatchObject({ report: { points, max: points } });
      }
    },
    slow,
  );

  it(
    "fails no right answer where twelve others want the processor too, and still ends an endless loop",
    async () => {
      const stub = readFileSync("grader/stubs/01-standard-convolution.ts", "utf8");
      const answer = async (line: string) => {
        const text = stub.replace('throw new Error("TODO: outputSize");', line);
        const graded = await gradeIn(page, "01.outputSize", text);
        return graded.stopped ? undefined : graded.report.exercises[0].verdict;
      };
      const work = "for (let i = 0; i < 5e6; i++) String(i + n);"; // half a second, undisturbed
      const right = `${work} return Math.floor((n + 2 * padding - kernel) / stride) + 1;`;
      const letGo = await besides(page, 12);
      expect(await answer(right)).toBe("pass");
      expect(await answer("for (;;);")).toBe("timeout");
      await letGo();
    },
    slow,
  );

  it(
    "has Node's verdicts on faults and cheats",
    async () => {
      const files = filesFor(rows.filter(applies));
      const verdicts = await judgeFaults(
        page,
        files.map(({ names, text, rows: [{ seed }] }) => ({ names, text, seed })),
      );
      const told = files.flatMap((file, f) =>
        file.rows.map((row, i) => [`${row.group}: ${row.name}`, verdicts[f].slice(2 * i, 2 * i + 3)]),
      );
      const expected = files.flatMap(({ rows: inFile }) =>
        inFile.map((row) => [`${row.group}: ${row.name}`, inPage(row)]),
      );
      expect(told).toEqual(expected);
    },
    slow,
  );

  it("prints an error of a timer's, and lives on; broken, it says so, and starts afresh with the next question", async () => {
    const late = (message: string) => `setTimeout(() => { throw new Error("${message}"); });`;
    const unheard = 'globalThis["Event"].prototype.preventDefault = () => {};'; // so that the kernel can't help it
    const wait = "await new Promise((done) => setTimeout(done, 30));";
    const told = await breakEngine(page, [
      `${late("too late")} ${wait}`,
      `${unheard} ${late("broken")} for (;;) ${wait}`,
    ]);
    expect(told.printed).toMatch(/^UncaughtException: Error: too late\n/);
    expect(told.kernel).toContain("The kernel broke down: Uncaught Error: broken.");
    expect(told.grader).toMatch(/^The grader broke down: .+ It begins afresh when you grade again\.$/);
    expect(told.afterwards).toEqual({ ok: true, points: 0 });
  });

  it("asks nobody for anything but the scripts beside it", () => {
    expect(asked.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
  });
});
