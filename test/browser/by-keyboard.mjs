// node test/browser/by-keyboard.mjs [picture.pdf], after `npm run site`: the whole journey through a chapter by keyboard alone:
// guess, run, break a shape, loop, stop, be graded, solve, lose the tab, lose the network, print, save the work, grade it in
// the terminal, open it in another browser. Not part of npm test, which has each of these steps once, by whatever is quickest.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../../site/serve.mjs";
import { chromiumFlags, findChromium } from "./chromium.mjs";

const chapter = "01-standard-convolution";
const patience = { timeout: 120_000 };
const folder = mkdtempSync(path.join(tmpdir(), "workbook-journey-"));
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
const server = await serve(path.resolve("_site"), { below: "/some/book" });
const address = `${server.url}${chapter}.html`;

async function opened(url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(patience.timeout);
  await page.goto(url);
  return { context, page };
}

const name = `(() => {
  const it = document.activeElement;
  return it.getAttribute("aria-label") ?? [...it.labels ?? []].map((label) => label.textContent).join(" ") ?? "";
})() || document.activeElement.textContent`;

/** Presses Tab until what is called so has the focus. */
async function tabTo(page, wanted, key = "Tab") {
  for (let i = 0; i < 600; i++) {
    await page.keyboard.press(key);
    if ((await page.evaluate(name)).trim().match(/^[^:,]*/)[0] === wanted) return;
  }
  assert.fail(`${wanted} can't be reached with ${key}`);
}

async function write(page, text) {
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

const status = (page, text) => page.locator(".status-line [role=status]").getByText(text).first().waitFor();
const did = (what) => console.log(`  ✓ ${what}`);

async function journey() {
  const { context, page } = await opened(address);
  await tabTo(page, "Your guess");
  await page.keyboard.type("19");
  await page.keyboard.press("Enter");
  await page.getByText("You said 19, and so it is.").waitFor();
  did("guess");

  await tabTo(page, "Run cell 3", "Shift+Tab");
  await page.keyboard.press("Enter");
  await status(page, "Cell 3 has run.");
  await tabTo(page, "Edit cell 3");
  await page.keyboard.press("Enter");
  await page.locator(".cm-content:focus").waitFor();
  await write(page, "conv2d(image, zeros([2, 2, 3, 1]))");
  await page.keyboard.press("Shift+Enter");
  await status(page, "the kernel is 3 deep but the input has 1 channels");
  await write(page, "for (;;) {}");
  await page.keyboard.press("Shift+Enter");
  await status(page, "Cell 3 runs.");
  await page.keyboard.press("Escape");
  await tabTo(page, "Stop cell 3");
  await page.keyboard.press("Enter");
  await status(page, "Stopped.");
  await tabTo(page, "Reset cell 3");
  await page.keyboard.press("Enter");
  did("run, edit, break a shape, loop, stop, reset");

  const stub = readFileSync(`grader/stubs/${chapter}.ts`, "utf8");
  const answer = (line) => stub.replace('throw new Error("TODO: outputSize");', line);
  await tabTo(page, "Your answers");
  await write(page, answer("return Math.floor((n + 2 * padding - kernel) / stride);"));
  await page.locator(".verdict").getByText("You counted the steps between positions.").waitFor();
  await write(page, answer("return Math.floor((n + 2 * padding - kernel) / stride) + 1;"));
  await page.locator(".verdict").getByText("01.outputSize · 1/1").waitFor();
  did("solve an exercise wrongly, read the belief, solve it");

  await page.keyboard.insertText("// the last letter");
  const session = await context.newCDPSession(page);
  const again = await context.newPage();
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {}); // nobody is left to answer it
  await crashed;
  again.setDefaultTimeout(patience.timeout);
  await again.goto(address);
  await tabTo(again, "Your answers");
  await again.keyboard.press("Control+End");
  await again.locator("#exercises .cm-content").getByText("// the last letter").waitFor({ timeout: 30_000 });
  did("the tab crashed and lost nothing");

  server.close();
  await again.reload();
  await again.evaluate("scrollTo(0, 0)");
  await tabTo(again, "Run cell 3");
  await again.keyboard.press("Enter");
  await status(again, "Cell 3 has run.");
  did("without a network: reload and run");
  await again.pdf({ path: process.argv[2] ?? path.join(folder, "chapter.pdf"), format: "A4" });

  await tabTo(again, "Your answers");
  await again.keyboard.press("Escape");
  await tabTo(again, "Your work as a file");
  await again.keyboard.press("Enter");
  await tabTo(again, "Save my work as a file");
  const download = again.waitForEvent("download");
  await again.keyboard.press("Enter");
  const saved = path.join(folder, "saved.zip");
  await (await download).saveAs(saved);
  const command = ["run", "--silent", "grade", "--", "01", "--from", saved, "--json"];
  const { stdout } = spawnSync("npm", command, { encoding: "utf8" }); // which ends with 1: not all are solved
  assert.equal(JSON.parse(stdout).points, 1);
  did("saved, and graded in the terminal: 1 point");
  await context.close();
  return saved;
}

async function openElsewhere(saved) {
  const { context, page } = await opened(again.url);
  const chooser = page.waitForEvent("filechooser"); // asked for in time: the browser is told in its own time
  await tabTo(page, "Open a saved file");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(saved);
  await page.getByText("1 of 18 points").waitFor();
  did("opened in another browser: 1 of 18 points");
  await context.close();
}

let again = server;
try {
  const saved = await journey();
  again = await serve(path.resolve("_site"));
  await openElsewhere(saved);
} finally {
  again.close();
  await browser.close();
}
