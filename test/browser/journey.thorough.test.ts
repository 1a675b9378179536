import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
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

/** One of the buttons over the exercise. */
const button = (page: Page, name: string) => page.locator(`[data-jp-item-name="workbook-${name}"]:visible`).first();

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

  it("is told in the exercise what the compiler knows, saved or not", async () => {
    const line = page.locator(".jp-FileEditor .cm-line");
    await write(
      page,
      'import { conv2d, zeros } from "../lib/index";\nconv2d(zeros([28, 28, 192]), zeros([1, 1, 1, 32]));\n',
    );
    const underlined = page.locator(".jp-FileEditor .cm-lintRange-error").first();
    await underlined.waitFor({ timeout: 120_000 });
    expect(await underlined.textContent()).toBe("zeros([1, 1, 1, 32])");
    await page.keyboard.press("Control+End");
    await page.keyboard.type("conv2d(");
    await page.keyboard.press("Shift+Tab");
    const known = page.locator(".known");
    await known.waitFor();
    expect(await known.textContent()).toMatch(/conv2d.*Standard convolution: every filter looks.*It returns/s);
    await page.keyboard.press("Escape");
    await page.keyboard.type("zeros([1]).resh");
    await page.keyboard.press("Tab");
    // JupyterLab writes a name that is the only one, and lets choose between several.
    const written = line.filter({ hasText: "zeros([1]).reshape" });
    const offered = page.locator(".jp-Completer-item", { hasText: "reshape" }).first();
    await written.or(offered).first().waitFor();
    if (await offered.isVisible()) await page.keyboard.press("Enter");
    await written.waitFor();
    await underlined.hover();
    const said = page.locator(".cm-tooltip-lint", {
      hasText: "conv2d: the kernel is 1 deep but the input has 192 channels",
    });
    await said.waitFor();
  });

  it("writes a wrong answer, and saving is enough to be told the belief behind it", async () => {
    const wrong = solution.replace(/(export function outputSize[\s\S]*?)\) \+ 1;/, "$1);");
    expect(wrong).not.toBe(solution);
    await write(page, wrong);
    const report = output(page, 'await grade("01")');
    await expect
      .poll(() => report.textContent(), { timeout: 120_000 })
      .toContain("You counted the steps between positions");
    expect(await report.textContent()).not.toMatch(/18 of 18/);
    await screenshot(page, "01-light-diagnosed");
  });

  it("is given a hint, and our solution only after passing", async () => {
    await page.locator(".jp-FileEditor .cm-line", { hasText: "export function outputSize" }).click();
    await button(page, "hint").click();
    const hint = page.locator(".jp-Dialog", { hasText: "Hint 1 of 3 for 01.outputSize" });
    await hint.getByRole("button", { name: "Close" }).click();
    await button(page, "solution").click();
    await page.locator(".Toastify__toast", { hasText: "01.outputSize does not pass yet" }).waitFor();
  });

  it("corrects it, and passes; ours stands beside it", async () => {
    await write(page, solution);
    const report = output(page, 'await grade("01")');
    await expect.poll(() => report.textContent(), { timeout: 120_000 }).toMatch(/(\d+) of \1 points/);
    expect(readFileSync(path.join(desk.folder, "exercises", `${chapter}.ts`), "utf8")).toBe(solution);
    await page.locator(".jp-FileEditor .cm-line", { hasText: "export function outputSize" }).click();
    await button(page, "solution").click();
    await page.locator(".workbook-solution pre").nth(1).waitFor();
    const [yours, ours] = await page.locator(".workbook-solution pre").all();
    expect(await yours.textContent()).toBe(await ours.textContent());
    const [left, right] = [(await yours.boundingBox())!, (await ours.boundingBox())!];
    expect([right.y, right.width]).toEqual([left.y, left.width]);
    await screenshot(page, "01-light-passed");
  });

  it("puts a stub back, in the open tab and in the file, from here or from a terminal", async () => {
    const file = path.join(desk.folder, "exercises", `${chapter}.ts`);
    const shown = () => page.locator(".jp-FileEditor .cm-content").textContent();
    await page.locator(".jp-FileEditor .cm-line", { hasText: "export function outputSize" }).click();
    await button(page, "stub").click();
    await expect.poll(shown, { timeout: 120_000 }).toContain("TODO: outputSize");
    expect(readFileSync(file, "utf8")).toContain("TODO: outputSize");
    const reset = ["desk/run.mjs", "grader/terminal/reset.ts", "01.optionsFor"];
    expect(execFileSync(process.execPath, reset, { cwd: desk.folder, encoding: "utf8" })).toContain("backups");
    await expect.poll(shown, { timeout: 120_000 }).toContain("TODO: optionsFor");
    await write(page, solution);
    expect(readFileSync(file, "utf8")).toBe(solution);
    expect(await page.locator(".jp-Dialog").count()).toBe(0);
  });

  it("goes on to the next chapter, and its exercise comes with it; the chapters show the points", async () => {
    await output(page, 'await grade("01")').getByRole("link", { name: /^02/ }).click();
    const exercise = page.locator(".jp-FileEditor:not(.lm-mod-hidden) .cm-content", { hasText: "Chapter 02" });
    await exercise.waitFor({ timeout: 120_000 });
    await button(page, "chapters").click();
    const home = page.locator(".workbook-home");
    await home.getByRole("button", { name: /^Next: 02/ }).waitFor();
    expect(await home.locator("li").nth(1).textContent()).toMatch(/01 · Standard convolution(\d+) of \1 points/);
    await screenshot(page, "chapters");
  });
});
