import { decode } from "fast-png";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explorerHtml } from "../../../lib/figures/explorers/frame/explore";
import { explorer as sliding } from "../../../lib/figures/explorers/sliding";
import { imageHtml } from "../../../lib/figures/image";
import { mapFigure } from "../../../lib/figures/map";
import { tensor } from "../../../lib/tensor";
import { findChromium } from "../../browser/chromium.mjs";
import { launchChromium } from "../../browser/lab";

const [white, dark] = [
  [255, 255, 255],
  [22, 24, 28],
];

describe.skipIf(!findChromium() && !process.env.CI)("in a browser (needs Chromium)", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  }, 60_000);
  afterAll(() => browser?.close());

  /** The colours of some pixels of a picture that shows a white 1 and a strongly negative number. */
  async function pixels(html: string, style: string, options: BrowserContextOptions, points: [x: number, y: number][]) {
    const page = await browser.newPage(options);
    await page.setContent(`<!doctype html><style>${style}</style><body style="margin:0">${html}</body></html>`);
    const picture = page.locator("img");
    await picture.evaluate("(image) => image.decode()");
    const { data, width, channels } = decode(await picture.screenshot());
    await page.close();
    return points.map(([x, y]) => Array.from(data.slice((y * width + x) * channels, (y * width + x) * channels + 3)));
  }

  const signed = imageHtml(mapFigure(tensor([[0, -5]]), { title: "signed" }));
  /** What the workbook's own pages say. */
  const ours = "img{color-scheme:inherit !important}";
  const corner: [number, number] = [1, 1];
  const zero: [number, number] = [12, 34];
  const negative: [number, number] = [48, 34];

  it("a picture is dark where its page is, and its values keep their colours", async () => {
    const [ground, ...values] = await pixels(signed, `:root{color-scheme:dark}${ours}`, {}, [corner, zero, negative]);
    expect(ground).toEqual(dark);
    expect(values).toEqual([white, [33, 102, 172]]);
  });

  it("a picture is white where the page is light", async () => {
    expect(await pixels(signed, `:root{color-scheme:light}${ours}`, { colorScheme: "dark" }, [corner])).toEqual([
      white,
    ]);
  });

  it("a picture is white where the page says nothing, though the reader's system is dark", async () => {
    expect(await pixels(signed, "", { colorScheme: "dark" }, [corner])).toEqual([white]);
  });

  it("a picture is white on a page of somebody else, though that is dark: it cannot know the ground it stands on", async () => {
    expect(await pixels(signed, ":root{color-scheme:dark}", {}, [corner])).toEqual([white]);
  });

  it("a picture follows the system where the page does", async () => {
    expect(await pixels(signed, `:root{color-scheme:light dark}${ours}`, { colorScheme: "dark" }, [corner])).toEqual([
      dark,
    ]);
  });

  it("an explorer follows its page, also while it is open, and its drawing with it", async () => {
    const page = await browser.newPage();
    await page.setContent(`<!doctype html><body>${explorerHtml(sliding, sliding.initial)}</body>`);
    const colours = () =>
      page.evaluate(`(() => {
        const { shadowRoot } = document.querySelector("[data-explorer]");
        const style = (selector) => getComputedStyle(shadowRoot.querySelector(selector));
        return [style(".frame").backgroundColor, style("svg rect").fill, style("svg").fill];
      })()`);
    expect(await colours()).toEqual(["rgb(255, 255, 255)", "rgb(255, 255, 255)", "rgb(26, 26, 26)"]);
    await page.evaluate(`document.documentElement.style.colorScheme = "dark"`);
    expect(await colours()).toEqual(["rgb(22, 24, 28)", "rgb(22, 24, 28)", "rgb(228, 228, 228)"]);
    await page.close();
  });
});
