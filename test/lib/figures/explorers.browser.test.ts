import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explorerHtml } from "../../../lib/figures/explorers/frame/explore";
import type { Explorer } from "../../../lib/figures/explorers/frame/explorer";
import { type Shown, settingsOf } from "../../../lib/figures/explorers/frame/settings-of";
import { explorer as kernel } from "../../../lib/figures/explorers/kernel";
import { explorer as latentMap } from "../../../lib/figures/explorers/latent-map";
import { explorer as sliding } from "../../../lib/figures/explorers/sliding";
import { explorer as squeeze } from "../../../lib/figures/explorers/squeeze";
import { findChromium } from "../../browser/chromium.mjs";
import { launchChromium } from "../../browser/lab";
import { explorers, photographsOf } from "./every-explorer";

describe.skipIf(!findChromium() && !process.env.CI)("in a browser (needs Chromium)", () => {
  let browser: Browser;
  let shared: Page | undefined;
  beforeAll(async () => {
    browser = await launchChromium();
  }, 60_000);
  afterAll(() => browser?.close());

  /** A page with the explorers as a notebook's output has them. */
  async function open(
    shown: readonly Explorer[],
    options?: Parameters<Browser["newPage"]>[0],
    part: Shown = {},
  ): Promise<Page> {
    // A page costs a process: what asks for nothing special is shown in one, after the other.
    const page = options ? await browser.newPage(options) : (shared ??= await browser.newPage());
    page.removeAllListeners("pageerror").on("pageerror", (error) => {
      throw error;
    });
    const outputs = shown
      .map((explorer) => explorerHtml(explorer, settingsOf(explorer, {}), part, photographsOf(explorer)))
      .join("\n");
    await page.setContent(
      `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Explorers</title></head>` +
        `<body style="margin:0;background:#111"><main><h1 style="color:#fff">Explorers</h1>${outputs}</main></body></html>`,
    );
    return page;
  }

  it("the explorer takes the place of the still picture", async () => {
    const page = await open([sliding]);
    expect(await page.locator("img").isVisible()).toBe(false);
    expect(await page.getByRole("group", { name: sliding.title }).isVisible()).toBe(true);
  });

  it("without scripts the still picture stays", async () => {
    const page = await open([sliding], { javaScriptEnabled: false });
    expect(await page.locator("img").isVisible()).toBe(true);
  });

  it("the arrow keys move a slider, and the formula follows", async () => {
    const page = await open([sliding]);
    await page.getByRole("slider", { name: "stride" }).focus();
    await page.keyboard.press("ArrowRight");
    const words = page.locator(".words");
    expect(await words.textContent()).toContain("output = ⌊(7 + 2·0 − 3) / 2⌋ + 1 = 3");
    await page.getByRole("slider", { name: "padding" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await words.textContent()).toContain("= 4");
  });

  it("asks JupyterLab to leave its keys alone", async () => {
    const page = await open([sliding]);
    expect(await page.locator("[data-explorer]").getAttribute("data-lm-suppress-shortcuts")).toBe("true");
  });

  it("steps forward, back and around, from the keyboard", async () => {
    const page = await open([sliding]);
    await page.getByRole("button", { name: "Next" }).focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(".words").textContent()).toContain("Position 2 of 25");
    await page.getByRole("button", { name: "Back" }).press("Space");
    await page.getByRole("button", { name: "Back" }).press("Space");
    expect(await page.locator(".words").textContent()).toContain("Position 25 of 25");
  });

  it("acknowledges the goal that chapter 00 sets: an output as large as the input", async () => {
    const page = await open([sliding]);
    await page.getByRole("slider", { name: "padding" }).fill("1");
    expect(await page.locator("li.reached").allTextContents()).toEqual([
      expect.stringMatching(/^Make the output as large as the input.*Reached: The zeros around the input give back/),
    ]);
  });

  it("shows the controls and goals that were asked for, and no others", async () => {
    const page = await open([sliding], undefined, { controls: ["size", "padding"], goals: ["same"] });
    expect(await page.locator("input[name=kernel]").count()).toBe(0);
    expect(await page.locator("input[name=padding]").count()).toBe(1);
    expect(await page.locator("li").count()).toBe(1);
  });

  it("plays at the pace that was chosen", async () => {
    const page = await open([sliding], {}); // a clock of its own
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(60_000); // a clock that was only installed goes on by itself, and further on a busy machine
    await page.getByRole("combobox", { name: "pace" }).selectOption("slow");
    await page.getByRole("button", { name: "Play" }).click();
    await page.clock.runFor(2_500);
    expect(await page.locator(".words").textContent()).toContain("Position 2 of 25");
    await page.getByRole("combobox", { name: "pace" }).selectOption("very quick");
    await page.clock.runFor(1_520);
    expect(await page.locator(".words").textContent()).toContain("Position 12 of 25");
  });

  it("plays and pauses, and is silent while it plays", async () => {
    const page = await open([sliding]);
    const words = page.locator(".words");
    expect(await words.getAttribute("aria-live")).toBe("polite");
    await page.getByRole("button", { name: "Play" }).click();
    expect(await words.getAttribute("aria-live")).toBe("off");
    await expect.poll(() => words.textContent(), { timeout: 10_000 }).toContain("Position 3 of 25");
    await page.getByRole("button", { name: "Pause" }).click();
    expect(await words.getAttribute("aria-live")).toBe("polite");
  });

  it("says kindly that a kernel does not fit", async () => {
    const page = await open([sliding]);
    await page.getByRole("slider", { name: "input size" }).fill("2");
    expect(await page.locator(".words").textContent()).toContain(
      "The kernel does not fit: it is 3 wide, but the padded input has only 2.",
    );
    expect(await page.getByRole("button", { name: "Next" }).isVisible()).toBe(false);
  });

  it("offers no movement to those who asked for none", async () => {
    const page = await open([sliding], { reducedMotion: "reduce" });
    expect(await page.getByRole("button", { name: "Play" }).isVisible()).toBe(false);
    expect(await page.getByRole("button", { name: "Next" }).isVisible()).toBe(true);
  });

  it("two explorers of one kind on a page are independent", async () => {
    const page = await open([sliding, sliding]);
    await page.getByRole("button", { name: "Next" }).first().click();
    const words = await page.locator(".words").allTextContents();
    expect(words.map((w) => w.match(/Position \d+/)?.[0])).toEqual(["Position 2", "Position 1"]);
  });

  describe("the sheet to draw on", () => {
    const sheet = (page: Page) => page.getByRole("button", { name: /^your sheet, row/ });
    const latent = (page: Page) => page.getByRole("spinbutton", { name: "the sixteen numbers, row 1, column 1" });

    it("is drawn on by a pointer, and the numbers follow", async () => {
      const page = await open([squeeze]);
      await page.getByRole("button", { name: "an empty sheet" }).click();
      expect(await latent(page).inputValue()).toBe("0");
      const { x, y, width, height } = (await page.locator(".sheet").boundingBox())!;
      await page.mouse.move(x + width / 8, y + height / 8);
      await page.mouse.down();
      await page.mouse.move(x + width / 8, y + height / 2, { steps: 8 });
      await page.mouse.up();
      expect(Number(await latent(page).inputValue())).toBeGreaterThan(0.7);
      const inked = await sheet(page).evaluateAll((pixels) => pixels.map((p) => p.getAttribute("aria-pressed")));
      expect(inked.map((pressed) => Number(pressed === "true")).reduce((a, b) => a + b)).toBe(10);
    });

    it("is drawn on from the keyboard: arrows move, Space inks and clears", async () => {
      const page = await open([squeeze]);
      await page.getByRole("button", { name: "an empty sheet" }).click();
      await sheet(page).first().focus();
      for (const key of ["ArrowDown", "ArrowRight", "Space"]) await page.keyboard.press(key);
      const pixel = page.getByRole("button", { name: "your sheet, row 2, column 2" });
      expect(await pixel.getAttribute("aria-pressed")).toBe("true");
      expect(await latent(page).inputValue()).toBe("0.25");
      await page.keyboard.press("Space");
      expect(await pixel.getAttribute("aria-pressed")).toBe("false");
    });
  });

  it("a map is pointed at and dragged over, and its sliders follow", async () => {
    const page = await open([latentMap]);
    const map = (await page.locator(".pointed").boundingBox())!;
    const [left, top] = [map.x + 8, map.y + 30];
    await page.mouse.move(left + 30, top + 270);
    await page.mouse.down();
    const across = page.getByRole("slider", { name: "first number" });
    expect(await across.inputValue()).toBe("10");
    await page.mouse.move(left + 150, top + 60, { steps: 6 });
    await page.mouse.up();
    expect(await across.inputValue()).toBe("50");
    expect(await page.getByRole("slider", { name: "second number" }).inputValue()).toBe("80");
  });

  describe("the kernel playground", () => {
    const openKernel = async () => {
      const page = await open([kernel]);
      await page.locator(".frame").waitFor(); // its photographs are decoded first
      return page;
    };
    const weights = async (page: Page, values: readonly number[]) => {
      for (const [i, value] of values.entries()) await page.locator(".grid input").nth(i).fill(`${value}`);
    };
    const task = kernel.goals?.find(({ name }) => name === "vanish")?.task;

    it("ticks a goal that is reached, says why, and keeps the tick when the weights change", async () => {
      const page = await openKernel();
      const goal = page.locator("li").filter({ hasText: task });
      expect(await page.locator(".heading").textContent()).toBe("Try this (0 of 5 reached)");
      await page.getByRole("combobox", { name: "photograph" }).selectOption("fence");
      await weights(page, [-1, -2, -1, 0, 0, 0, 1, 2, 1]);
      expect(await goal.textContent()).toContain("Reached: Each column of your kernel adds up to 0");
      await page.getByRole("button", { name: "blur" }).click();
      expect(await page.locator(".heading").textContent()).toBe("Try this (1 of 5 reached)");
    });

    it("has weights that are typed, stepped by the arrow keys, dragged, and set by a preset", async () => {
      const page = await openKernel();
      const first = page.getByRole("spinbutton", { name: "the kernel, row 1, column 1" });
      await first.fill("0.5");
      expect(await page.locator(".words").textContent()).toContain("The weights add up to 1.5");
      await first.press("ArrowUp");
      expect(await first.inputValue()).toBe("1.5");
      const { x, y } = (await first.boundingBox())!;
      await page.mouse.move(x + 20, y + 15);
      await page.mouse.down();
      await page.mouse.move(x + 44, y + 15, { steps: 4 });
      await page.mouse.up();
      expect(await first.inputValue()).toBe("4.5");
      await page.getByRole("button", { name: "sharpen" }).click();
      expect(await first.inputValue()).toBe("0");
    });

    it("takes a file of the learner's own and asks no server for anything", async () => {
      const page = await openKernel();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url().slice(0, 5)));
      await page.locator("input[type=file]").setInputFiles("lib/data/photos/coffee-128.png");
      await expect.poll(() => page.locator("select[name=photograph]").inputValue()).toBe("your own picture");
      expect(await page.locator(".pictures").getAttribute("aria-label")).toContain("your own picture 85×128");
      expect(asked.filter((scheme) => !["blob:", "data:"].includes(scheme))).toEqual([]);
      await page.locator("input[type=file]").setInputFiles("package.json");
      await page.getByText("cannot read this file as a picture").waitFor();
    });
  });

  it("fits a phone", async () => {
    const page = await open(await explorers(), { viewport: { width: 320, height: 740 } });
    const beyond = await page.evaluate(`[...document.querySelectorAll("[data-explorer]")].flatMap((host) => {
      const frame = host.shadowRoot.querySelector(".frame");
      const edge = frame.getBoundingClientRect().right - 12;
      return [...frame.querySelectorAll("*")].map((e) => e.getBoundingClientRect().right - edge);
    })`);
    expect(Math.max(...(beyond as number[]))).toBeLessThanOrEqual(0);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
  });

  it.each(["light", "dark"])(
    "axe finds nothing to object to in the %s",
    async (scheme) => {
      const page = await open(await explorers());
      await page.evaluate(`document.documentElement.style.colorScheme = "${scheme}"`);
      await page.addScriptTag({ content: readFileSync("node_modules/axe-core/axe.min.js", "utf8") });
      const violations = await page.evaluate(
        "axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target + ' ' + n.failureSummary).join('; ')))",
      );
      expect(violations).toEqual([]);
    },
    30_000,
  );
});
