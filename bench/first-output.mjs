// node bench/first-output.mjs [rounds], after `npm run site`: how long a reader waits in the page from a click on "Run" to the
// first output. The numbers in bench/README.md are from here. CHROMIUM names the browser, or a script that starts it slowed.
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { serve } from "../site/serve.mjs";
import { chromiumFlags, findChromium } from "../test/browser/chromium.mjs";

const rounds = Number(process.argv[2] ?? 9);
const chapter = "01-standard-convolution.html";
const site = path.resolve("_site");
const server = await serve(site);
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
const patience = { timeout: 300_000 };

/** Milliseconds from a click on "Run" at cell 3, which runs the two above it first, to the first output in its place. */
const clicked = (page) =>
  page.locator('.cell:has([aria-label="Run cell 3"])').evaluate(async (element) => {
    const shown = new Promise((resolve) => {
      new MutationObserver(resolve).observe(element.querySelector(".outputs"), { childList: true });
    });
    const began = performance.now();
    element.querySelector('[aria-label="Run cell 3"]').click();
    await shown;
    return performance.now() - began;
  });
const hasRun = (page) =>
  page.locator(".status-line [role=status]").getByText("Cell 3 has run.").first().waitFor(patience);

/** Milliseconds for which somebody reads on who has made a guess: what a run needs is loaded meanwhile. */
const reading = 30_000;

const times = {
  "first run, after a guess": [],
  "first run": [],
  "the same cell again": [],
  "first run, opened again": [],
};
const asked = new Set();
try {
  for (let round = 0; round < rounds; round++) {
    const reader = await browser.newContext();
    const read = await reader.newPage();
    await read.goto(server.url + chapter, patience);
    await read.getByLabel("Your guess").first().fill("19", patience);
    await read.waitForTimeout(reading);
    times["first run, after a guess"].push(await clicked(read));
    await reader.close();

    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(patience.timeout);
    page.on("request", (request) => request.url().startsWith(server.url) && asked.add(request.url()));
    await page.goto(server.url + chapter);
    times["first run"].push(await clicked(page));
    await hasRun(page);
    times["the same cell again"].push(await clicked(page));
    await hasRun(page);
    await page.reload();
    times["first run, opened again"].push(await clicked(page));
    await context.close();
  }
} finally {
  await browser.close();
  server.close();
}

const seconds = (time) => (time / 1000).toFixed(2);
for (const [what, taken] of Object.entries(times)) {
  const sorted = taken.sort((one, other) => one - other);
  const median = sorted[sorted.length >> 1];
  console.log(`  ${what}: ${seconds(median)} s (${seconds(sorted[0])} to ${seconds(sorted.at(-1))})`);
}
let sum = 0;
for (const url of asked) {
  const bytes = gzipSync(readFileSync(path.join(site, new URL(url).pathname))).length;
  sum += bytes;
  console.log(`  ${path.basename(url)}: ${(bytes / 1000).toFixed(0)} kB, compressed`);
}
console.log(`  in all: ${(sum / 1e6).toFixed(2)} MB`);
