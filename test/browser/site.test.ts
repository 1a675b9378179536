import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gradedBy, questionOf } from "../../site/cells";
import { readNotebook } from "../../site/notebook";
import { buildSite } from "../../site/site";
import { axe, guidelines, wordsOf } from "./axe";
import { findChromium } from "./chromium.mjs";
import { launchChromium } from "./lab";

const notebooks = readdirSync("notebooks").filter((name) => name.endsWith(".ipynb"));
const pages = ["index.html", ...notebooks.sort().map((name) => name.replace(/\.ipynb$/, ".html"))];
const chapter = pages[2];
/** The pages that axe judges, up to twenty seconds each. All of them: npm test -- --thorough */
const judged = process.env.THOROUGH ? pages : ["index.html", "00-start-here.html"];
const phone = { width: 360, height: 740 };

let folder: string;
let sizes: Map<string, number>;
let browser: Browser;

/** A page from its file, in a browser of its own, with all that it asked for and every error. */
async function open(name: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme: "light",
    ...options,
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => requests.push(request.url().slice(0, 200)));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(pathToFileURL(path.join(folder, name)).href);
  return { page, requests, errors, close: () => context.close() };
}

/** Shows what waits for guesses. */
const openAll = 'for (const part of document.querySelectorAll(".answered")) part.classList.add("open")';

const violations = async (page: Page) => wordsOf(await axe(page, [...guidelines, "best-practice"]));

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "workbook-site-"));
  sizes = buildSite(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the site", () => {
  it("has a page for each notebook, and none is above 600 kB, compressed, with all that it loads at once", () => {
    expect([...sizes.keys()].filter((file) => file.endsWith(".html")).sort()).toEqual([...pages].sort());
    const compressed = (name: string) => gzipSync(readFileSync(path.join(folder, name))).length;
    const shared = ["theme.js", "workbook.js", "workbook.css"].reduce((sum, name) => sum + compressed(name), 0);
    const heavy = pages.map((name) => [name, compressed(name) + shared] as const).filter(([, bytes]) => bytes > 6e5);
    expect(heavy).toEqual([]);
    expect(compressed("editor.js")).toBeLessThan(160_000);
  });
});

describe.skipIf(!findChromium() && !process.env.CI)("the site, in a browser, from files (needs Chromium)", () => {
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it.each(pages)(
    "%s asks for nothing but files and shows every picture; in some axe is asked, and finds nothing",
    async (name) => {
      const { page, requests, errors, close } = await open(name);
      expect(await page.locator("h1").count()).toBe(1);
      const told = (await page.evaluate(`({
      lang: document.documentElement.lang,
      broken: [...document.images].filter((image) => !image.complete || !image.naturalWidth).map((image) => image.alt),
      dead: [...document.querySelectorAll("[data-explorer]")].filter((explorer) => !explorer.shadowRoot).length,
      twice: [...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, i, all) => all.indexOf(id) < i),
      lost: [...document.querySelectorAll('a[href^="#"]')]
        .filter((link) => !document.getElementById(decodeURIComponent(link.hash.slice(1)))).map((link) => link.href),
      elsewhere: [...document.querySelectorAll("a[href]")].map((link) => link.href).filter((href) => href.startsWith("file:")),
    })`)) as { lang: string; broken: string[]; dead: number; twice: string[]; lost: string[]; elsewhere: string[] };
      expect(told).toMatchObject({ lang: "en", broken: [], dead: 0, twice: [], lost: [] });
      const linked = told.elsewhere.map((href) => path.posix.basename(new URL(href).pathname));
      expect(linked.filter((file) => !sizes.has(file))).toEqual([]);

      if (name !== "index.html") {
        const { cells } = readNotebook(path.join("notebooks", name.replace(/\.html$/, ".ipynb")));
        const code = cells
          .filter((cell) => cell.kind === "code")
          .filter((cell) => questionOf(cell) === undefined && gradedBy(cell) === undefined);
        expect(
          await page.evaluate('[...document.querySelectorAll(".cell .code")].map((code) => code.textContent)'),
        ).toEqual(code.map(({ source }) => source));
      }

      await page.evaluate(openAll);
      if (judged.includes(name)) expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.setViewportSize(phone);
      // Only what other colours and another width can change: axe takes its time over a long page.
      const changed = ["color-contrast", "scrollable-region-focusable", "target-size"];
      if (judged.includes(name)) expect(wordsOf(await axe(page, changed))).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(phone.width);

      expect(errors).toEqual([]);
      expect(requests.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
      await close();
    },
  );

  it("lets nothing out, and runs nothing that was not built into it", async () => {
    const asked: string[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url!);
      response.end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { page, errors, close } = await open(chapter);
    expect(await page.evaluate(`fetch("${elsewhere}fetched").catch(() => "refused")`)).toBe("refused");
    await page.evaluate(`{
      const added = document.createElement("script");
      added.textContent = "globalThis.ran = true";
      document.body.append(added, Object.assign(new Image(), { src: "${elsewhere}picture", alt: "" }));
    }`);
    expect(await page.evaluate("globalThis.ran")).toBeUndefined();
    await expect
      .poll(() => errors.filter((error) => /Content Security Policy/.test(error)).length)
      .toBeGreaterThanOrEqual(3);
    expect(asked).toEqual([]);
    await close();
    server.close();
  });

  it("has its contents beside the text where there is room, and after the title where there is none", async () => {
    const { page, close } = await open(chapter);
    const box = (selector: string) => page.locator(selector).first().boundingBox();
    const [beside, title] = [await box(".contents"), await box("h1")];
    expect(beside!.x + beside!.width).toBeLessThan(title!.x);
    await page.setViewportSize(phone);
    const [below, top, section] = [await box(".contents"), await box("h1"), await box(".sections")];
    expect(below!.y).toBeGreaterThan(top!.y + top!.height);
    expect(below!.y + below!.height).toBeLessThanOrEqual(section!.y);
    await close();
  });

  it("shows code as wide as the text and no wider, and never cuts it, on paper either", async () => {
    const { page, close } = await open(chapter);
    for (const { width, media } of [
      { width: 1280, media: "screen" },
      { width: 390, media: "screen" },
      { width: 700, media: "print" },
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ media });
      const told = (await page.evaluate(`({
        prose: document.querySelector(".sections > p").getBoundingClientRect().right,
        code: Math.max(...[...document.querySelectorAll(".code")].map((code) => code.getBoundingClientRect().right)),
        cut: [...document.querySelectorAll(".code")].filter((code) => code.scrollWidth > code.clientWidth).length,
      })`)) as { prose: number; code: number; cut: number };
      expect(told.code).toBeLessThanOrEqual(told.prose + 0.5);
      expect(told.cut).toBe(0);
    }
    await close();
  });

  it("prints every explorer and picture on one page, dark or not", async () => {
    const { page, close } = await open(chapter, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    const told = await page.evaluate(`[...new Set([...document.querySelectorAll(".shown, .code, .predict")]
      .map((part) => getComputedStyle(part).breakInside))].concat(getComputedStyle(document.body).color)`);
    expect(told).toEqual(["avoid", "rgb(26, 26, 26)"]);
    await close();
  });

  it("is read by keyboard: to the text, through an explorer, on to the next chapter", async () => {
    const { page, close } = await open(chapter);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");

    await page.evaluate(openAll);
    const explorer = page.locator("[data-explorer]").first();
    const words = explorer.locator(".words");
    const before = await words.textContent();
    await explorer.getByRole("slider").first().focus();
    await page.keyboard.press("ArrowRight");
    expect(await words.textContent()).not.toBe(before);

    await page.locator('footer a[rel="next"]').focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/${pages[3]}`);
    await close();
  });

  it("finds a section in any chapter, and goes there", async () => {
    const { page, close } = await open("index.html");
    await page.getByRole("searchbox", { name: "Search the workbook" }).fill("translation equivariance");
    await page.locator(".results a").first().waitFor();
    expect(await page.locator("search").getByRole("status").textContent()).toMatch(/^\d+ sections?$/);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.waitForURL(/01-standard-convolution\.html#/);
    await page.keyboard.press("Escape");
    await page.getByRole("searchbox").fill("특징");
    await page.locator(".results a").first().waitFor();
    expect(await page.locator(".results li").count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    expect(await page.locator(".results").isVisible()).toBe(false);
    await close();
  });

  it("is dark where the reader says so, and stays so on the next page", async () => {
    const { page, close } = await open("index.html");
    const ground = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await ground();
    await page.getByRole("button", { name: "Dark" }).click();
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.locator(".chapters a").first().click();
    await page.waitForURL(/\/\d\d-[^/]+\.html$/);
    await page.locator("main h1").waitFor();
    expect(await ground()).toBe(dark);
    expect(await page.getByRole("button", { name: "Dark" }).getAttribute("aria-pressed")).toBe("true");
    await close();
  });

  it("can be read without scripts: pictures in the place of explorers, and nothing that does not work", async () => {
    const { page, close } = await open(chapter, { javaScriptEnabled: false });
    expect(await page.locator("[data-explorer] img").first().isVisible()).toBe(true);
    expect(await page.locator("header input, header button, .predict button").count()).toBe(0);
    expect(await page.locator(".answered").first().isVisible()).toBe(true);
    await close();
  });
});
