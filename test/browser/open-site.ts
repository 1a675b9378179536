import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { encode } from "fast-png";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { writeEngine } from "../../site/engine/files";
import { serve } from "../../site/serve.mjs";
import { buildSite } from "../../site/site";
import { axe, guidelines, wordsOf } from "./axe";
import { launchChromium } from "./lab";

/** A PNG of 2 × 1 pixels. */
export const photograph = {
  name: "my cat.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    encode({ width: 2, height: 1, data: new Uint8Array([255, 0, 0, 0, 0, 255]), channels: 3, depth: 8 }),
  ),
};

/** On a busy machine the kernel may take its time. */
export const slow = { timeout: 120_000 };

/** The page edition, built, served and in a browser, for the tests of one file. */
export class Site {
  folder = "";
  private browser: Browser | undefined;
  private server: Awaited<ReturnType<typeof serve>> | undefined;

  constructor() {
    beforeAll(async () => {
      this.folder = mkdtempSync(path.join(tmpdir(), "workbook-page-"));
      buildSite(this.folder);
      await writeEngine(this.folder);
      // In a folder of its own on its host, as on GitHub Pages, and without compression.
      this.server = await serve(this.folder, { below: "/some/book" });
      this.browser = await launchChromium();
    });
    afterAll(async () => {
      await this.browser?.close();
      this.close();
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  /** Where a page is on its host. */
  readonly onHost = (page: string) => this.server!.url + page;
  /** Where it is in its folder. */
  readonly inFolder = (page: string) => pathToFileURL(path.join(this.folder, page)).href;

  /** Ends the host. */
  close(): void {
    this.server?.close();
  }

  /** Opens an address as somebody who was never there. Errors, and what is asked of anybody else, are noted. */
  async open(address: string, options: BrowserContextOptions = {}) {
    const context = await this.browser!.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(slow.timeout);
    const errors: string[] = [];
    const elsewhere: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("request", (request) => {
      const url = request.url();
      if (!/^(data|blob|file):/.test(url) && !url.startsWith(this.server!.url)) elsewhere.push(url.slice(0, 200));
    });
    await page.goto(address);
    return { page, errors, elsewhere, context };
  }
}

/** What the page says at its foot. */
export const status = (page: Page) => page.locator(".status-line [role=status]");

/** A cell by something that its code says, also when it is changed. */
export async function cellWith(page: Page, code: string) {
  const id = await page.locator(".cell", { hasText: code }).first().getAttribute("id");
  return page.locator(`#${id}`);
}

/** What axe finds wrong with a part of a page, in words. */
export const violations = async (page: Page, part: string) => wordsOf(await axe(page, guidelines, part));
