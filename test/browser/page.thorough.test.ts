import { describe } from "vitest";
import { findChromium } from "./chromium.mjs";
import { Site } from "./open-site";
import { journey } from "./page-journey";

describe.skipIf(!findChromium() && !process.env.CI)("a chapter opened from a folder (needs Chromium)", () => {
  const site = new Site();

  journey(site, site.inFolder);
});
