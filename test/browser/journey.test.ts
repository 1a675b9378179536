import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "./chromium.mjs";
import { command, idle, openChapter, runAllCells, screenshot } from "./lab";
import { openDesk } from "./open-desk";

const chapter = "01-standard-convolution";

interface Cell {
  cell_type: string;
  metadata: { tags?: string[] };
}

const notebook = (folder: string) => path.join(folder, "notebooks", `${chapter}.ipynb`);
const cells = (folder: string): Cell[] => JSON.parse(readFileSync(notebook(folder), "utf8")).cells;

const codeCell = (page: Page, text: string) => page.locator(".jp-CodeCell", { hasText: text }).first();
const output = (page: Page, text: string) => codeCell(page, text).locator(".jp-Cell-outputArea");

/** Puts the cursor into the first cell that shows `text`, and runs it where it stands. */
async function run(page: Page, text: string) {
  await codeCell(page, text).locator(".cm-content").click();
  await page.keyboard.press("Control+Enter");
  await idle(page);
}

/** Writes over the whole of the exercise in the editor on the right, and saves it. */
async function write(page: Page, code: string) {
  await page.locator(".jp-FileEditor .cm-content").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(code);
  await command(page, "docmanager:save");
}

describe.skipIf(!findChromium() && !process.env.CI)("a learner in chapter 01 (needs Chromium)", () => {
  const desk = openDesk();
  let page: Page;
  let solution: string;

  beforeAll(async () => {
    solution = readFileSync(path.join(desk.folder, "solutions", `${chapter}.ts`), "utf8");
    page = await openChapter(desk, "01", { colorScheme: "light" });
  });

  it("opens the notebook beside the exercise, trusted, with no dialog in the way", async () => {
    expect(await page.locator(".jp-NotebookPanel .jp-Cell").count()).toBe(cells(desk.folder).length);
    expect(await page.locator(".jp-FileEditor .cm-content").textContent()).toContain("Chapter 01");
    const [left, right] = await Promise.all(
      [".jp-NotebookPanel", ".jp-FileEditor"].map((part) => page.locator(part).boundingBox()),
    );
    expect(left!.x + left!.width).toBeLessThanOrEqual(right!.x);
    expect(await page.locator(".jp-Dialog, .Toastify__toast").count()).toBe(0);
    await screenshot(page, "01-light-opened");
  });

  it("runs all cells; only those that are meant to fail do", async () => {
    await runAllCells(page);
    const meant = cells(desk.folder).filter((cell) => cell.metadata.tags?.includes("raises-exception"));
    const errors = page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"]');
    const stderr = page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]');
    expect((await errors.count()) + (await stderr.count())).toBe(meant.length);
    expect(await page.locator(".jp-OutputArea .jp-mod-outputsScrolled, .jp-mod-outputsScrolled").count()).toBe(0);
  });

  it("sees the type of a function on Shift+Tab", async () => {
    await codeCell(page, "conv2d").locator(".cm-content").click();
    await page.keyboard.press("Control+Home");
    for (const _ of "import { con") await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+Tab");
    const tooltip = page.locator(".jp-Tooltip");
    await tooltip.waitFor();
    expect(await tooltip.textContent()).toContain("function conv2d");
    await page.keyboard.press("Escape");
  });

  it("predicts wrongly, and is told the belief behind the guess", async () => {
    const question = "7 pixels, a kernel of 3, stride 2";
    await codeCell(page, question).locator(".cm-content").click();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("2");
    await run(page, question);
    const said = await output(page, question).textContent();
    expect(said).toContain("You said 2");
    expect(said).toContain("first position");
  });

  it("moves the explorer by keyboard, without the kernel", async () => {
    const explorer = page.locator('[data-explorer="sliding"]').first();
    await explorer.scrollIntoViewIfNeeded();
    const before = await explorer.locator(".words").textContent();
    const counted = () => page.locator(".jp-InputPrompt").allTextContents();
    const prompts = await counted();
    await explorer.getByRole("slider", { name: /stride/i }).focus();
    await page.keyboard.press("ArrowLeft");
    expect(await explorer.locator(".words").textContent()).not.toBe(before);
    expect(await counted()).toEqual(prompts);
  });

  it("grades an untouched exercise: not started, no points", async () => {
    await run(page, 'await grade("01")');
    expect(await output(page, 'await grade("01")').textContent()).toMatch(/0 of \d+ points/);
  });

  it("writes a wrong answer, and is told the belief behind it", async () => {
    const wrong = solution.replace(/(export function outputSize[\s\S]*?)\) \+ 1;/, "$1);");
    expect(wrong).not.toBe(solution);
    await write(page, wrong);
    await run(page, 'await grade("01")');
    const report = await output(page, 'await grade("01")').textContent();
    expect(report).toContain("You counted the steps between positions");
    expect(report).not.toMatch(/18 of 18/);
    await screenshot(page, "01-light-diagnosed");
  });

  it("corrects it, and passes", async () => {
    await write(page, solution);
    await run(page, 'await grade("01")');
    const [, points, max] = /(\d+) of (\d+) points/.exec((await output(page, 'await grade("01")').textContent())!)!;
    expect(points).toBe(max);
    expect(readFileSync(path.join(desk.folder, "exercises", `${chapter}.ts`), "utf8")).toBe(solution);
    await screenshot(page, "01-light-passed");
  });

  it("sees every picture in a notebook that is not trusted, and the still pictures of explorers", async () => {
    await page.context().close();
    const text = readFileSync(notebook(process.cwd()), "utf8");
    writeFileSync(notebook(desk.folder), text.replace(/"# 01/, '"# \\u200801'));
    const untrusted = await openChapter(desk, "01", { colorScheme: "dark" });
    const wanted = text.match(/<img src=/g)!.length;
    const shown = untrusted.locator(".jp-OutputArea-output img");
    await expect.poll(() => shown.count(), { timeout: 10_000 }).toBe(wanted);
    const broken = await shown.evaluateAll((images) =>
      images.filter((image) => {
        const { complete, naturalWidth } = image as unknown as { complete: boolean; naturalWidth: number };
        return complete && naturalWidth === 0;
      }),
    );
    expect(broken).toHaveLength(0);
    await screenshot(untrusted, "01-dark-untrusted");
    await untrusted.context().close();
  });
});
