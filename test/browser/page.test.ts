import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { encode } from "fast-png";
import { unzipSync } from "fflate";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gradeChapter } from "../../grader/node/grade";
import { writeEngine } from "../../site/engine/files";
import { serve } from "../../site/serve.mjs";
import { buildSite } from "../../site/site";
import { axe, guidelines, wordsOf } from "./axe";
import { findChromium } from "./chromium.mjs";
import { launchChromium } from "./lab";

const file = "01-standard-convolution";
const chapter = `${file}.html`;
/** A PNG of 2 × 1 pixels. */
const twoPixels = Buffer.from(
  encode({ width: 2, height: 1, data: new Uint8Array([255, 0, 0, 0, 0, 255]), channels: 3, depth: 8 }),
);
/** On a busy machine the kernel may take its time. */
const slow = { timeout: 120_000 };

let folder: string;
let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;

async function open(address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(slow.timeout);
  const errors: string[] = [];
  const elsewhere: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (!/^(data|blob|file):/.test(url) && !url.startsWith(server.url)) elsewhere.push(url.slice(0, 200));
  });
  await page.goto(address);
  return { page, errors, elsewhere, context };
}

const status = (page: Page) => page.locator(".status-line [role=status]");
/** A cell by something that its code says, also when it is changed. */
async function cellWith(page: Page, code: string) {
  const id = await page.locator(".cell", { hasText: code }).first().getAttribute("id");
  return page.locator(`#${id}`);
}
const violations = async (page: Page, part: string) => wordsOf(await axe(page, guidelines, part));

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "workbook-page-"));
  buildSite(folder);
  await writeEngine(folder);
  // In a folder of its own on its host, as on GitHub Pages, and without compression.
  server = await serve(folder, { below: "/some/book" });
});
afterAll(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!findChromium() && !process.env.CI)("a chapter in the page (needs Chromium)", () => {
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it("opens what follows a question with a guess or on request, says which belief it was, and remembers", async () => {
    const { page, context, errors } = await open(server.url + chapter);
    const question = page.locator(".predict", { hasText: "padding 1" }).first();
    const first = page.locator(".predict", { hasText: "Which number comes out?" }).nth(1);
    const answer = first.locator("+ .answered");
    expect(await answer.isVisible()).toBe(false);
    await first.getByLabel("Your guess").fill("25");
    await first.getByLabel("Your guess").press("Enter");
    await first.getByText("You said 25").waitFor();
    expect(await answer.isVisible()).toBe(true);
    const choice = page.locator(".predict", { hasText: "How many weights is that?" });
    await choice.getByRole("radio", { name: /about 12 billion/ }).check();
    await choice.getByRole("button", { name: "Guess" }).click();
    await choice.getByText("and so it is").waitFor();
    const asked = page.locator(".predict:has(+ .answered)").nth(4);
    await asked.getByRole("button", { name: "Show me" }).click();
    expect(await asked.locator("+ .answered").isVisible()).toBe(true);

    await page.reload();
    expect(await answer.isVisible()).toBe(true);
    expect(await first.getByLabel("Your guess").inputValue()).toBe("25");
    expect(await asked.locator("+ .answered").isVisible()).toBe(true);
    expect(await question.count()).toBe(1);
    await page.goto(server.url);
    await page.getByText("2 guesses made").waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it("runs, edits, breaks a shape, loops for ever, is stopped and goes on, all by keyboard", async () => {
    const { page, context, errors, elsewhere } = await open(server.url + chapter);
    const cell = await cellWith(page, "kernelFigure(kernel)");
    const name = /cell (\d+)/.exec(
      (await cell.getByRole("button", { name: /^Run cell/ }).getAttribute("aria-label"))!,
    )![1];
    const outputs = cell.locator(".outputs");
    const committed = await outputs.locator("img").first().getAttribute("alt");
    await cell.getByRole("button", { name: /^Run cell/ }).press("Enter");
    await status(page).getByText(`Cell ${name} has run.`).waitFor(slow);
    expect(await outputs.locator("img").first().getAttribute("alt")).toBe(committed);

    await cell.getByRole("button", { name: /^Edit/ }).press("Enter");
    await cell.locator(".cm-content").waitFor();
    const write = async (code: string) => {
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(code);
    };
    await write("image.sh");
    await page.keyboard.press("Control+Space");
    await cell.locator(".cm-tooltip-autocomplete").getByText("shape").first().waitFor(slow);
    await page.waitForTimeout(200); // A list that has just opened takes no key for 75 ms: it was meant for the text.
    await page.keyboard.press("Enter");
    await cell.locator(".cm-content").getByText("image.shape").waitFor();
    await page.keyboard.press("Shift+Tab");
    await cell.locator(".known").getByText("[3, 3, 1]").first().waitFor(slow);
    await write("conv2d(image, zeros([2, 2, 3, 1]))");
    await cell.locator(".cm-lintRange-error").first().waitFor(slow);
    await page.keyboard.press("Shift+Enter");
    await outputs.getByText("conv2d: the kernel is 3 deep but the input has 1 channels").first().waitFor(slow);
    await status(page).getByText(`Cell ${name} failed.`).waitFor();

    await write("for (;;) {}");
    await page.keyboard.press("Shift+Enter");
    await status(page).getByText(`Cell ${name} runs.`).waitFor();
    await page.locator(".status-line .stop").press("Enter");
    await status(page).getByText("Stopped.").waitFor();
    await cell.locator(".cm-content").focus();
    await write("image.shape");
    await page.keyboard.press("Shift+Enter");
    await outputs
      .getByText(/Cannot find name 'image'|\[ 3, 3, 1 \]/)
      .first()
      .waitFor(slow);
    expect(await violations(page, "main")).toEqual([]);
    expect(await violations(page, ".status-line")).toEqual([]);

    await page.reload();
    expect(await cell.locator(".code").textContent()).toBe("image.shape");
    await cell.getByRole("button", { name: /^Reset/ }).click();
    expect(await cell.locator(".code").textContent()).toContain("kernelFigure(kernel)");
    expect(await outputs.locator("img").first().getAttribute("alt")).toBe(committed);
    expect(errors).toEqual([]);
    expect(elsewhere).toEqual([]);
    await context.close();
  });

  it("grades what is written, names the belief, leads on, keeps it, and hands it out to the terminal and to another browser", async () => {
    const { page, context, errors, elsewhere } = await open(server.url + chapter);
    await page.locator("#exercises").scrollIntoViewIfNeeded();
    const editor = page.locator("#exercises .cm-content");
    const verdict = page.locator("#exercises .verdict");
    await editor.waitFor();
    const write = async (answers: string) => {
      await editor.focus();
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(answers);
    };
    const stub = readFileSync(`grader/stubs/${file}.ts`, "utf8");
    const todo = 'throw new Error("TODO: outputSize");';
    await write(stub.replace(todo, "return Math.floor((n + 2 * padding - kernel) / stride);"));
    await verdict.getByText("01.outputSize · 0/1").waitFor(slow);
    await verdict.getByText("You counted the steps between positions.").waitFor();
    expect(await page.locator("#exercises .unseen[role=status]").textContent()).toContain("You counted the steps");

    await write(stub.replace(todo, "for (;;);"));
    await verdict.getByText("ran out of time").waitFor(slow);
    await write(stub.replace(todo, "return Math.floor((n + 2 * padding - kernel) / stride) + 1;"));
    await verdict.getByText("01.outputSize · 1/1").waitFor(slow);
    await verdict.getByText("Compare with our solution").click();
    expect(await violations(page, "#exercises")).toEqual([]);

    await page.reload();
    await page.locator("#exercises").scrollIntoViewIfNeeded();
    await editor.getByText("Math.floor((n + 2 * padding - kernel) / stride) + 1").waitFor();
    await page.getByText("passed, 1 of 1").waitFor();
    await page.getByText("Your work as a file").click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save my work as a file" }).click();
    const saved = path.join(folder, "saved.zip");
    await (await download).saveAs(saved);

    const unpacked = path.join(folder, "unpacked");
    const files = unzipSync(readFileSync(saved));
    mkdirSync(unpacked);
    writeFileSync(path.join(unpacked, `${file}.ts`), files[`exercises/${file}.ts`]);
    const report = await gradeChapter("01", { from: unpacked });
    expect(report.points).toBe(1);

    // In another browser, which knows nothing of the reader.
    const other = await open(server.url);
    await other.page.getByLabel("Open a saved file").setInputFiles(saved);
    await other.page.getByText("1 of 18 points").waitFor();
    await other.page.goto(server.url + chapter);
    await other.page.locator("#exercises").scrollIntoViewIfNeeded();
    await other.page.locator("#exercises .cm-content").getByText("/ stride) + 1").waitFor();
    await other.context.close();

    // In a second tab: what one writes, the other has.
    const tab = await context.newPage();
    await tab.goto(server.url + chapter);
    await tab.locator("#exercises").scrollIntoViewIfNeeded();
    await tab.locator("#exercises .cm-content").waitFor();
    await write("// from the first tab\n");
    await tab.locator("#exercises .cm-content").getByText("from the first tab").waitFor();
    await page.getByRole("button", { name: "Begin afresh" }).click();
    await tab.locator("#exercises .cm-content").getByText("Chapter 01").waitFor();
    expect(await page.evaluate("Object.keys(localStorage).filter((key) => key.includes('backups/')).length")).toBe(1);
    expect(errors).toEqual([]);
    expect(elsewhere).toEqual([]);
    await context.close();
  });

  it("says so where the browser keeps nothing of a reader's, and still works; and without a network, once it was read", async () => {
    const { page, context, errors } = await open("about:blank");
    await page.addInitScript(
      "Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('refused'); } })",
    );
    await page.goto(server.url + chapter);
    await page.getByText("This browser keeps nothing for this page").waitFor();
    const first = page.locator(".predict", { hasText: "Which number comes out?" }).first();
    await first.getByLabel("Your guess").fill("19");
    await first.getByLabel("Your guess").press("Enter");
    await first.getByText("and so it is").waitFor();
    await page.waitForFunction("caches.match('workbook.js')");
    server.close();
    await page.reload();
    await page.getByText("This browser keeps nothing for this page").waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it("runs from a file, on a phone, in a plain text box, and keeps within its width", async () => {
    const { page, context, errors } = await open(pathToFileURL(path.join(folder, chapter)).href, {
      viewport: { width: 320, height: 700 },
      colorScheme: "dark",
    });
    const cell = await cellWith(page, 'const camera = photo("camera")');
    await cell.getByRole("button", { name: /^Edit/ }).click();
    await page.locator(".status-line summary").click();
    await page.getByLabel("Write in a plain text box").check();
    const own = page.getByLabel("A photograph of yours");
    await own.setInputFiles({ name: "my cat.png", mimeType: "image/png", buffer: twoPixels });
    await status(page).getByText('loadImage("my-cat.png"').waitFor();
    const code = 'import { loadImage } from "../workbook"\nconsole.log(image.shape, loadImage("my-cat.png").shape)';
    await cell.getByRole("textbox").fill(code);
    await cell.getByRole("textbox").press("Shift+Enter");
    await cell.locator(".outputs").getByText("[ 3, 3, 1 ] [ 1, 2, 3 ]").waitFor(slow);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    expect(await violations(page, ".status-line")).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
