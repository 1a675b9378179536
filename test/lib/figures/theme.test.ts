import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faint, ground, ink, overlap, type Role, roles, rule, series } from "../../../lib/figures/colours";
import { pixelsOf } from "../../../lib/figures/explorers/frame/photographs";
import { hex, inkOn, scaleBetween } from "../../../lib/figures/scale";
import { colourRules, darkTwin, themedSvg } from "../../../lib/figures/theme";
import { explorers, photographsOf } from "./every-explorer";

const luminance = (colour: string) => {
  const [red, green, blue] = [1, 3, 5].map((i) => {
    const value = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
/** As WCAG counts it. */
const contrast = (a: string, b: string) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};
const themes = [
  ["light", (colour: string) => colour],
  ["dark", darkTwin],
] as const;

describe.each(themes)("the legend on a %s page", (_, seen) => {
  it("is read: words on every ground and tint", () => {
    for (const fill of [ground, overlap, ...Object.values(roles).map((role) => role.fill)]) {
      expect(contrast(seen(ink), seen(fill)), fill).toBeGreaterThan(7);
    }
    expect(contrast(seen(faint), seen(ground))).toBeGreaterThan(4.5);
  });

  it("is seen: every role's outline on the ground and on its own tint", () => {
    for (const [name, { line, fill }] of Object.entries(roles)) {
      expect(contrast(seen(line), seen(ground)), name).toBeGreaterThan(3);
      expect(contrast(seen(line), seen(fill)), name).toBeGreaterThan(2.9);
    }
  });

  it("has no colour that stands for two things", () => {
    const all = [ink, ground, faint, rule, overlap, ...Object.values(roles).flatMap(({ line, fill }) => [line, fill])];
    const twice = all.filter((colour, i) => all.map(seen).indexOf(seen(colour)) !== i);
    expect(twice).toEqual([roles.amount.line]); // a bar is outlined in the grey of small print
  });
});

describe("the colours of pictures", () => {
  const folder = "lib/figures";
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(ts|mjs)$/.test(name));

  it("are written in one file", () => {
    const others = sources.filter((name) => !["colours.ts", "theme.ts"].includes(name));
    const written = others.filter((name) => /["'` ]#[0-9a-f]{3,8}\b/i.test(readFileSync(join(folder, name), "utf8")));
    expect(written).toEqual([]);
  });

  it("say of each role what it means", () => {
    for (const role of Object.keys(roles) as Role[]) expect(roles[role].means.length).toBeGreaterThan(10);
  });

  it("are those of the legend in every explorer", async () => {
    const legend = [
      ink,
      ground,
      faint,
      rule,
      overlap,
      ...Object.values(roles).flatMap(({ line, fill }) => [line, fill]),
    ];
    for (const explorer of await explorers()) {
      const last = (explorer.steps?.(explorer.initial) ?? 1) - 1;
      for (const step of [0, last]) {
        const { pictures } = explorer.draw(explorer.initial, step, pixelsOf(photographsOf(explorer)));
        const used = pictures.flatMap(({ svg }) =>
          Array.from(svg.matchAll(/ (?:fill|stroke)="(#\w+)"/g), ([, c]) => c),
        );
        expect(
          used.filter((colour) => !legend.includes(colour)),
          explorer.name,
        ).toEqual([]);
      }
    }
  });

  it("tell lines of a chart apart on both grounds", () => {
    const bytes = (colour: string) => [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
    const apart = (a: string, b: string) => Math.hypot(...bytes(a).map((value, i) => value - bytes(b)[i]));
    for (const [, seen] of themes) {
      for (const [i, colour] of series.entries()) {
        expect(contrast(darkTwin(colour), darkTwin(ground)), colour).toBeGreaterThan(3);
        for (const other of series.slice(0, i))
          expect(apart(seen(colour), seen(other)), `${colour} ${other}`).toBeGreaterThan(60);
      }
    }
  });
});

describe("a dark page", () => {
  it("turns lightness round and keeps the hue: white is nearly black, ink nearly white, blue a lighter blue", () => {
    expect(["#ffffff", "#1a1a1a", "#0072b2"].map(darkTwin)).toEqual(["#16181c", "#e4e4e4", "#2887c8"]);
  });

  it("changes what is drawn, not what has the colour of its value", () => {
    const svg = '<svg fill="#1a1a1a"><path stroke="#c4c4c4" fill="#d9eaf5"/><rect style="fill:#2166ac"/></svg>';
    expect(colourRules(svg, (colour) => `twin-of-${colour}`)).toBe(
      '[fill="#1a1a1a"]{fill:twin-of-#1a1a1a}[stroke="#c4c4c4"]{stroke:twin-of-#c4c4c4}[fill="#d9eaf5"]{fill:twin-of-#d9eaf5}',
    );
    expect(themedSvg(svg)).toMatch(
      /^<svg fill="#1a1a1a"><style>@media \(prefers-color-scheme:dark\)\{.*\}<\/style><path/,
    );
  });
});

describe("a scale", () => {
  it("has black or white numbers on it, whichever is read", () => {
    for (const scale of [scaleBetween(0, 1), scaleBetween(-1, 1)]) {
      for (let value = scale.low; value <= 1; value += 0.01) {
        const colour = scale.colour(value);
        expect(contrast(inkOn(colour), hex(colour)), `${value}`).toBeGreaterThan(4.5);
      }
    }
  });

  it("makes 0.02 nearly black and 0.51 a middle grey between 0 and 1, as in a photograph", () => {
    const scale = scaleBetween(0, 1);
    expect([0.02, 0.51].map((value) => hex(scale.colour(value)))).toEqual(["#050505", "#828282"]);
  });
});
