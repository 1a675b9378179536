import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explorerHtml, settingsOf, stillFigure } from "../../../lib/figures/explorers/explore";
import { explorer as sliding } from "../../../lib/figures/explorers/sliding";
import { outputSize } from "../../../lib/shape";
import { explorers } from "./every-explorer";

const every = (await explorers()).map((explorer) => [explorer.name, explorer] as const);

describe.each(every)("the explorer %s", (name, explorer) => {
  const html = explorerHtml(explorer, settingsOf(explorer, {}));

  it("has the name of its file, so that its script finds it", () => {
    expect(existsSync(`lib/figures/explorers/${name}.ts`)).toBe(true);
  });

  it("has a control for every setting", () => {
    expect(explorer.controls.map((control) => control.key)).toEqual(Object.keys(explorer.initial));
  });

  it("is a picture with words where no script runs", () => {
    const still = stillFigure(explorer, settingsOf(explorer, {}));
    expect(still).toEqual(stillFigure(explorer, settingsOf(explorer, {})));
    expect(html.replace(/<script>.*<\/script>/s, "")).toMatch(/^<div [^>]*><img src="data:image\/svg\+xml;base64,/);
    expect(still.alt.length).toBeGreaterThan(explorer.title.length + 80);
  });

  it("has the same bytes each time, one script that ends where it should, and nothing to fetch", () => {
    expect(explorerHtml(explorer, settingsOf(explorer, {}))).toBe(html);
    expect(html.match(/<\/script/g)).toHaveLength(1);
    expect(html.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|fetch\(|import\(|require/);
    expect(html.length).toBeLessThan(40_000);
  });

  it("draws every setting of every control, at its first and last step, with words and finite numbers", () => {
    for (const control of explorer.controls) {
      const values = "choices" in control ? control.choices : [control.min, control.max];
      for (const value of values) {
        const settings = { ...explorer.initial, [control.key]: value };
        const steps = explorer.steps?.(settings) ?? 1;
        expect(steps, `${control.key} ${value}`).toBeGreaterThanOrEqual(1);
        for (const step of [0, steps - 1]) {
          const { pictures, words } = explorer.draw(settings, step);
          expect(words.join(" "), `${control.key} ${value}`).not.toMatch(/NaN|undefined|Infinity/);
          expect(words.length).toBeGreaterThan(0);
          for (const { svg, width, alt } of pictures) {
            expect(svg).not.toMatch(/NaN|undefined|Infinity/);
            expect(alt.length).toBeGreaterThan(20);
            expect(width).toBeLessThanOrEqual(340);
          }
        }
      }
    }
  });

  it("never prints smaller than 12 pixels", () => {
    for (const { svg } of explorer.draw(explorer.initial, 0).pictures) {
      for (const [, size] of svg.matchAll(/font-size="([\d.]+)"/g)) expect(Number(size)).toBeGreaterThanOrEqual(12);
    }
  });

  it("refuses a setting it does not have", () => {
    expect(() => settingsOf(explorer, { colour: 1 })).toThrow(
      `explore ${name}: there is no setting "colour"; there are `,
    );
  });
});

describe("the sliding explorer", () => {
  it("computes the output size that lib computes, for every setting that fits", () => {
    for (let size = 1; size <= 12; size++) {
      for (const [kernel, stride, padding, dilation] of [
        [3, 2, 1, 1],
        [4, 3, 0, 2],
        [1, 4, 3, 4],
        [5, 1, 2, 3],
      ]) {
        const settings = { size, kernel, stride, padding, dilation };
        const { words } = sliding.draw(settings, 0);
        if (dilation * (kernel - 1) + 1 > size + 2 * padding) {
          expect(words[0]).toMatch(/^The kernel does not fit: it is \d+ wide.*, but the padded input has only \d+\.$/);
        } else {
          const out = outputSize(size, kernel, { stride, padding, dilation });
          expect(words[0]).toBe(
            `output = ⌊(${size} + 2·${padding} − ${dilation}·(${kernel} − 1) − 1) / ${stride}⌋ + 1 = ${out}`,
          );
          expect(sliding.steps?.(settings)).toBe(out * out);
        }
      }
    }
  });

  it("refuses a value beyond its slider", () => {
    expect(() => settingsOf(sliding, { kernel: 8 })).toThrow(
      "explore sliding: kernel is 8, but it must be a whole number from 1 to 7",
    );
  });
});
