import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axe, guidelines, wordsOf } from "./axe";
import { findChromium } from "./chromium.mjs";
import { openChapter, runAllCells, screenshot } from "./lab";
import { openDesk } from "./open-desk";

/** What axe finds wrong in what cells have shown: that is ours; the frame around it is JupyterLab's. */
async function violationsInOutputs(page: Page): Promise<string[]> {
  const found = await axe(page, guidelines, ".jp-OutputArea-output");
  expect(found.passes.map(({ id }) => id)).toContain("color-contrast"); // It saw colours, and could judge them.
  return wordsOf(found);
}

/** What pictures in outputs take their page for: they are drawn light or dark by that. */
const schemesOfPictures = (page: Page) =>
  page.evaluate(
    `[...new Set(
      [...document.querySelectorAll(".jp-OutputArea-output img")]
        .filter((image) => image.checkVisibility()) // an explorer's still picture has given way to the explorer
        .map((image) => getComputedStyle(image).colorScheme),
    )]`,
  );

describe.skipIf(!findChromium() && !process.env.CI)("what cells show in JupyterLab (needs Chromium)", () => {
  const desk = openDesk();

  // What the cells show when they are run, the grading cell's report and hints among it. Chapter 01 has every
  // kind of card, table and picture; chapter 03 has wide strips of maps.
  it.each(["01", "03"])("is accessible in chapter %s, in the light and in the dark", async (chapter) => {
    const page = await openChapter(desk, chapter, { colorScheme: "light" });
    // axe judges colours only where they can be seen: show the whole chapter at once, in a body that is as high as what
    // it holds (JupyterLab's has no height, and axe takes all of it for cut off).
    await page.setViewportSize({ width: 1600, height: 16_000 });
    await page.addStyleTag({ content: "body { height: 100vh }" });
    await runAllCells(page);
    await page.locator(".jp-OutputArea-output details").first().waitFor({ state: "visible" });
    await page.locator(".jp-OutputArea-output details").evaluateAll((all) => {
      for (const one of all as unknown as { open: boolean }[]) one.open = true;
    });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`body[data-jp-theme-light="${colorScheme === "light"}"]`).waitFor();
      await screenshot(page, `${chapter}-outputs-${colorScheme}`);
      expect(await schemesOfPictures(page)).toEqual([colorScheme]);
      expect(await violationsInOutputs(page), colorScheme).toEqual([]);
    }
    await page.context().close();
  });
});
