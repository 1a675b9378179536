import { describe, expect, it } from "vitest";
import { findChromium } from "./chromium.mjs";
import { cellWith, photograph, Site, slow, status, violations } from "./open-site";
import { journey } from "./page-journey";

const chapter = "01-standard-convolution.html";

describe.skipIf(!findChromium() && !process.env.CI)("a chapter in the page (needs Chromium)", () => {
  const site = new Site();

  journey(site, site.onHost);

  it("says so where the browser keeps nothing of a reader's, and still works; and without a network, once it was read", async () => {
    const { page, context, errors } = await site.open("about:blank");
    await page.addInitScript(
      "Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('refused'); } })",
    );
    await page.goto(site.onHost(chapter));
    await page.getByText("This browser keeps nothing for this page").waitFor();
    const first = page.locator(".predict", { hasText: "Which number comes out?" }).first();
    await first.getByLabel("Your guess").fill("19");
    await first.getByLabel("Your guess").press("Enter");
    await first.getByText("and so it is").waitFor();
    await page.waitForFunction("caches.match('workbook.js')");
    site.close();
    await page.reload();
    await page.getByText("This browser keeps nothing for this page").waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it("runs from a file, on a phone, in a plain text box, and keeps within its width", async () => {
    const { page, context, errors } = await site.open(site.inFolder(chapter), {
      viewport: { width: 320, height: 700 },
      colorScheme: "dark",
    });
    const cell = await cellWith(page, 'const camera = photo("camera")');
    await cell.getByRole("button", { name: /^Edit/ }).click();
    await page.locator(".status-line summary").click();
    await page.getByLabel("Write in a plain text box").check();
    const own = page.getByLabel("A photograph of yours");
    await own.setInputFiles(photograph);
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
