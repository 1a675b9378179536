import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { findChromium } from "./chromium.mjs";
import { command, type Desk, idle, openChapter, runAllCells, screenshot, startLab, unsaved } from "./lab";
import { openDesk } from "./open-desk";

const dialogs = ".jp-Dialog, .Toastify__toast";
const codeCell = (page: Page, text: string) => page.locator(".jp-CodeCell", { hasText: text }).first();

/** The text output of a new cell at the end of the notebook. */
async function runNew(page: Page, code: string): Promise<string> {
  const added = await addCell(page, code);
  await idle(page);
  return (await added.locator(".jp-Cell-outputArea").textContent()) ?? "";
}

/** Starts a new cell at the end of the notebook, and does not wait for it. */
async function addCell(page: Page, code: string) {
  const last = page.locator(".jp-Notebook .jp-Cell").last();
  await last.scrollIntoViewIfNeeded();
  await last.click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("b");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText(code);
  await page.keyboard.press("Control+Enter");
  return codeCell(page, code);
}

/** The notebook as the server hands it out: without answers that nobody has been asked for. */
async function served({ lab }: Desk, file: string): Promise<string> {
  const { origin, searchParams } = new URL(lab.url);
  const response = await fetch(`${origin}/api/contents/${file}?token=${searchParams.get("token")}`);
  return response.text();
}

/** The labels of the tabs on the screen, from left to right. */
const tabsOf = (page: Page) => page.locator("#jp-main-dock-panel .lm-TabBar-tabLabel").allTextContents();

/** The places of the cells whose outputs answer a question before them: those up to the next heading. */
function answersIn(cells: { cell_type: string; source: string[]; outputs?: object[] }[]): number[] {
  let asked = false;
  return cells.flatMap(({ cell_type, source, outputs }, place) => {
    const question = /^\s*predict\(/.test(source.join(""));
    if (cell_type === "markdown" && source[0].startsWith("#")) asked = false;
    if (question) asked = true;
    return asked && !question && outputs?.length ? [place] : [];
  });
}

const whatIsKept = ({
  source,
  outputs = [],
}: {
  source: string[];
  outputs?: { text?: string[]; data?: object }[];
}) => ({
  source,
  shown: outputs.map(({ text, data }) => text ?? data),
});

/** The processes that `parent` started. */
const children = (parent: number) =>
  readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8").trim().split(/\s+/).filter(Boolean).map(Number);

describe.skipIf(!findChromium() && !process.env.CI)("the desk (needs Chromium)", () => {
  const desk = openDesk();
  const file = (...parts: string[]) => readFileSync(path.join(desk.folder, ...parts), "utf8");

  it("opens exercise 03 with chapter 03, on the workbook's kernel, with a table of contents and no dialog", async () => {
    const page = await openChapter(desk, "03");
    expect(await tabsOf(page)).toEqual(["03-depthwise-convolution.ipynb", "03-depthwise-convolution.ts"]);
    expect(await page.locator(".jp-NotebookPanel .jp-KernelName").textContent()).toContain("TypeScript");
    expect(await page.locator(dialogs).count()).toBe(0);
    await command(page, "toc:show-panel");
    const headings = page.locator(".jp-TableOfContents-content .jp-tocItem-heading");
    await expect.poll(() => headings.count(), { timeout: 10_000 }).toBeGreaterThan(3);

    // Only looked at, a chapter is saved and unchanged, and shows no answer whose question nobody was asked.
    expect(await unsaved(page)).toEqual([]);
    const chapter = path.join("notebooks", "03-depthwise-convolution.ipynb");
    expect(file(chapter)).toBe(readFileSync(chapter, "utf8"));
    const answers = answersIn(JSON.parse(file(chapter)).cells);
    expect(answers.length).toBeGreaterThan(10);
    const outputsOf = (cell: number) =>
      page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".jp-OutputArea-output");
    for (const cell of answers) expect(await outputsOf(cell).count()).toBe(0);

    await runAllCells(page);
    for (const cell of answers) expect(await outputsOf(cell).count()).toBeGreaterThan(0);
    expect(await page.locator(".jp-NotebookPanel .jp-mod-outputsScrolled").count()).toBe(0);
    expect(await page.locator(dialogs).count()).toBe(0);

    const cells = page.locator(".jp-Notebook .jp-Cell");
    const count = await cells.count();
    await cells.last().click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+Enter");
    expect(await cells.count()).toBe(count);

    // In a narrow window there is one pane, as wide as the window allows.
    const panes = page.locator(".jp-NotebookPanel:visible, .jp-FileEditor:visible");
    expect(await panes.count()).toBe(2);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => panes.count(), { timeout: 10_000 }).toBe(1);
    expect((await panes.boundingBox())!.width).toBeGreaterThan(300);
    await screenshot(page, "03-narrow");
    await page.context().close();
  });

  it("prints a chapter with its code whole: a line that is too long goes on in the next", async () => {
    const { origin, searchParams } = new URL(desk.lab.url);
    const page = await desk.browser.newPage({ viewport: { width: 700, height: 900 } });
    await page.route(/cdnjs/, (route) => route.abort());
    const html = `${origin}/nbconvert/html/notebooks/01-standard-convolution.ipynb?token=${searchParams.get("token")}`;
    await page.goto(html, { waitUntil: "domcontentloaded" });
    await page.emulateMedia({ media: "print" });
    const cut = await page
      .locator("pre")
      .evaluateAll((all) => all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
    expect(await page.locator("pre").count()).toBeGreaterThan(20);
    expect(cut).toBe(0);
    await page.close();
  });

  it("runs a cell that is run before its kernel is there, and stops a training twice, with its variables", async () => {
    const page = await openChapter(desk, "05", {}, false);
    const first = page.locator(".jp-CodeCell").first();
    await first.locator(".cm-content").click();
    await page.keyboard.press("Shift+Enter");
    await page.locator(".workbook-wait", { hasText: "The workbook is being read" }).waitFor();
    await first.locator(".jp-InputPrompt", { hasText: "[1]" }).waitFor();
    expect(await page.locator(".workbook-wait").count()).toBe(0);

    const training = codeCell(page, "await nn.fit({ ...learn(narrow, 30)");
    await training.locator(".cm-content").click();
    await command(page, "notebook:run-all-above");
    await idle(page);
    for (let times = 0; times < 2; times++) {
      await training.locator(".cm-content").click();
      await page.keyboard.press("Control+Enter");
      await training.locator(".jp-OutputArea-output img").waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.press("i");
      await page.keyboard.press("i");
      await idle(page);
      expect(await training.textContent()).toMatch(/fit: interrupted after \d+ of 30 epochs, at a loss of \d/);
    }
    expect(await page.locator(dialogs).count()).toBe(0);
    expect(await runNew(page, "train.labels.length // kept")).toBe("1500\n");
    await page.context().close();
  });

  it("sees every picture in a notebook that is not trusted, and the still pictures of explorers", async () => {
    const chapter = path.join("notebooks", "01-standard-convolution.ipynb");
    writeFileSync(path.join(desk.folder, chapter), readFileSync(chapter, "utf8").replace(/"# 01/, '"# \\u200801'));
    const untrusted = await openChapter(desk, "01", { colorScheme: "dark" });
    const wanted = (await served(desk, chapter)).match(/<img src=/g)!.length;
    const shown = untrusted.locator(".jp-OutputArea-output img");
    await expect.poll(() => shown.count(), { timeout: 60_000 }).toBeGreaterThanOrEqual(wanted);
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

  it("grades and renews the marks at a save where the workbook's parts of JupyterLab fail", async () => {
    const plugins = path.join(desk.folder, "desk", "labextensions", "workbook", "plugins.js");
    const whole = readFileSync(plugins, "utf8");
    writeFileSync(plugins, 'throw new Error("broken");');
    const page = await openChapter(desk, "02");
    await codeCell(page, 'await grade("02")').locator(".cm-content").click();
    await page.keyboard.press("Control+Enter");
    const marks = codeCell(page, 'await grade("02")').locator(".jp-Cell-outputArea");
    await expect.poll(() => marks.textContent(), { timeout: 60_000 }).toMatch(/ 0 of \d+ points/);
    await page.locator(".jp-FileEditor .cm-content").click();
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(readFileSync("solutions/02-pointwise-convolution.ts", "utf8"));
    await command(page, "docmanager:save");
    await expect.poll(() => marks.textContent(), { timeout: 60_000 }).toMatch(/(\d+) of \1 points/);
    expect(await page.locator(dialogs).count()).toBe(0);
    expect(await page.locator("#workbook-way-home").count()).toBe(0);
    writeFileSync(plugins, whole);
    await page.context().close();
  });

  it.skipIf(process.platform !== "linux")(
    "keeps what is saved when the kernel and then the server are killed in the middle of a cell",
    async () => {
      const exercise = path.join("exercises", "00-start-here.ts");
      const notebook = path.join("notebooks", "00-start-here.ipynb");
      const page = await openChapter(desk, "00");
      await page.locator(".jp-FileEditor .cm-content").click();
      await page.keyboard.press("Control+Home");
      await page.keyboard.insertText("// My answer.\n");
      await command(page, "docmanager:save");
      const kernel = Number(await runNew(page, "process.pid // mine"));
      const [server] = children(desk.lab.process.pid!);
      expect(children(server)).toContain(kernel);
      await command(page, "docmanager:save");
      // The cells as they were saved: JupyterLab may save later ones by itself, in its own time.
      const cells = () => JSON.parse(file(notebook)).cells.slice(0, count).map(whatIsKept);
      const count = JSON.parse(file(notebook)).cells.length;
      const saved = [file(exercise), cells()];
      expect(saved[0]).toMatch(/^\/\/ My answer\.\n/);
      expect(saved[1].at(-1)).toEqual({ source: ["process.pid // mine"], shown: [[`${kernel}\n`]] });

      const endless = await addCell(page, "while (true) {} // endless");
      await endless.locator(".jp-InputPrompt", { hasText: "*" }).waitFor();
      process.kill(kernel, "SIGKILL");
      await page.locator(".jp-Dialog", { hasText: "Kernel Restarting" }).getByRole("button", { name: "Ok" }).click();
      const restarted = Number(await runNew(page, "process.pid // restarted"));
      expect(restarted).not.toBe(kernel);
      expect([file(exercise), cells()]).toEqual(saved);

      process.kill(server, "SIGKILL");
      await new Promise((resolve) => desk.lab.process.once("exit", resolve));
      expect([file(exercise), cells()]).toEqual(saved);
      await expect.poll(() => runs(restarted), { timeout: 10_000 }).toBe(false);
      await page.context().close();

      desk.lab = await startLab(desk.folder);
      const again = await openChapter(desk, "00");
      expect(await again.locator(".jp-FileEditor .cm-content").textContent()).toContain("// My answer.");
      expect(await again.locator(dialogs).count()).toBe(0);
      expect(Number(await runNew(again, "1 + 1 // again"))).toBe(2);
      await again.context().close();
    },
  );
});

/** Whether a process is there, and is no zombie. */
function runs(id: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${id}/status`, "utf8"));
  } catch {
    return false;
  }
}
