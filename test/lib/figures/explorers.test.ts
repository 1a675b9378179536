import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { conv2d } from "../../../lib/conv";
import { conv2dTranspose } from "../../../lib/conv-transpose";
import { costOf } from "../../../lib/cost";
import * as channels from "../../../lib/figures/explorers/channels";
import * as choosing from "../../../lib/figures/explorers/choosing";
import * as dilation from "../../../lib/figures/explorers/dilation";
import { explorerHtml } from "../../../lib/figures/explorers/frame/explore";
import type { Control, Explorer, Setting, Settings } from "../../../lib/figures/explorers/frame/explorer";
import { pixelsOf } from "../../../lib/figures/explorers/frame/photographs";
import { explorerNamed } from "../../../lib/figures/explorers/frame/script";
import { settingsOf } from "../../../lib/figures/explorers/frame/settings-of";
import { stillFigure } from "../../../lib/figures/explorers/frame/still";
import * as grouped from "../../../lib/figures/explorers/grouped";
import * as matrix from "../../../lib/figures/explorers/matrix";
import * as pointwise from "../../../lib/figures/explorers/pointwise";
import * as reach from "../../../lib/figures/explorers/receptive-field";
import * as separableCost from "../../../lib/figures/explorers/separable-cost";
import * as sliding from "../../../lib/figures/explorers/sliding";
import * as transposed from "../../../lib/figures/explorers/transposed";
import * as figures from "../../../lib/figures/index";
import { pathCounts, receptiveField } from "../../../lib/receptive-field";
import { outputSize } from "../../../lib/shape";
import { tensor } from "../../../lib/tensor";
import { explorers, flawOf, flaws, photographsOf } from "./every-explorer";

const doors = readFileSync("lib/figures/explorers/index.ts", "utf8").split("export function ");
const folder = "lib/figures/explorers";
const sources = readdirSync(folder).filter(
  (file) => file.endsWith(".ts") && !["index.ts", "settings.ts"].includes(file),
);

it("every type in settings.ts is an explorer's, and no explorer keeps one of its own: the notebook's compiler reads settings.ts alone", () => {
  const types = [...readFileSync(`${folder}/settings.ts`, "utf8").matchAll(/^export type (\w+)/gm)].map(
    ([, type]) => type,
  );
  const taken = sources.flatMap((file) => {
    const [, type] = /: Explorer<(\w+)>/.exec(readFileSync(`${folder}/${file}`, "utf8")) ?? [];
    return type ? [type] : [];
  });
  expect([...new Set(taken)].sort()).toEqual([...types].sort());
});

it("every explore… function asks for an explorer by the name of its file", () => {
  const asked = doors.flatMap((door) => {
    const [, name] = /explore\(\s*"([\w-]+)"/.exec(door) ?? [];
    return name ? [`${door.match(/\w+/)?.[0]} asks for "${name}"`] : [];
  });
  const there = sources.map((file) => `"${file.replace(/\.ts$/, "")}"`);
  expect(asked.filter((one) => !there.some((name) => one.endsWith(` ${name}`)))).toEqual([]);
});

it("every file of the folder exports an explorer that has the file's name, so that its script finds it", async () => {
  expect(await flaws()).toEqual([]);
});

it("an explorer that has another name, or none, is told with its file", () => {
  const named = (name: string) => ({ explorer: { ...sliding.explorer, name } as Explorer });
  expect(flawOf("saving.ts", named("saving"))).toBeUndefined();
  for (const name of ["savign", "sliding"]) {
    const said = `${folder}/saving.ts: its explorer has the name "${name}"; give it its file's, "saving"`;
    expect(flawOf("saving.ts", named(name))).toBe(said);
  }
  expect(flawOf("saving.ts", { saver: sliding.explorer })).toContain(
    `${folder}/saving.ts exports saver, and no "explorer"`,
  );
});

const every = (await explorers()).map((explorer) => [explorer.name, explorer] as const);

describe.each(every)("the explorer %s", (name, explorer) => {
  const photographs = photographsOf(explorer);
  const pixels = pixelsOf(photographs);
  const html = () => explorerHtml(explorer, settingsOf(explorer, {}), {}, photographs);

  it("can be shown from a notebook: both files called index.ts export its function", () => {
    const shown = doors.find((door) => new RegExp(`explore\\(\\s*"${name}"`).test(door))?.match(/\w+/)?.[0];
    expect(shown, "lib/figures/explorers/index.ts has no explore… function for it").toBeDefined();
    expect(figures, "lib/figures/index.ts does not export it").toHaveProperty(shown!);
  });

  it("draws the same from the script that is shipped as from its source", () => {
    const settings = settingsOf(explorer, {});
    expect(stillFigure(explorerNamed(name), settings, photographs)).toEqual(
      stillFigure(explorer, settings, photographs),
    );
  });

  it("starts every control somewhere it can be set to", () => {
    const { initial, controls } = explorer;
    const started = Object.fromEntries(controls.map(({ key }) => [key, initial[key]]));
    expect(settingsOf(explorer, started)).toEqual(initial);
  });

  it("is a picture with words where no script runs", () => {
    const still = stillFigure(explorer, settingsOf(explorer, {}), photographs);
    expect(still).toEqual(stillFigure(explorer, settingsOf(explorer, {}), photographs));
    expect(html().replace(/<script>.*<\/script>/s, "")).toMatch(/^<div [^>]*><img src="data:image\/svg\+xml;base64,/);
    const said = `the alts of what draw() makes of ${name}, and its title, in characters: say in words and numbers what is seen`;
    expect(still.alt.length, said).toBeGreaterThan(explorer.title.length + 80);
  });

  it("has the same bytes each time, one script that ends where it should, and nothing to fetch", () => {
    const page = html();
    expect(html()).toBe(page);
    expect(page.match(/<\/script/g)).toHaveLength(1);
    expect(page.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|fetch\(|import\(|require/);
    expect(page.match(/<script>.*<\/script>/s)?.[0].length).toBeLessThan(36_000);
  });

  it("draws every setting of every control, at its first and last step, with words and finite numbers", () => {
    for (const control of explorer.controls) {
      for (const value of endsOf(control)) {
        const settings = { ...explorer.initial, [control.key]: value };
        const steps = explorer.steps?.(settings) ?? 1;
        expect(steps, `${control.key} ${value}`).toBeGreaterThanOrEqual(1);
        for (const step of [0, steps - 1]) {
          const { pictures, words } = explorer.draw(settings, step, pixels);
          expect(words.join(" "), `${control.key} ${value}`).not.toMatch(/NaN|undefined|Infinity/);
          expect(words.length).toBeGreaterThan(0);
          for (const { svg, width, alt } of pictures) {
            expect(svg).not.toMatch(/NaN|undefined|Infinity/);
            expect(alt.length, `characters of alt: "${alt}"`).toBeGreaterThan(20);
            expect(width, "pixels, as wide as a phone has room").toBeLessThanOrEqual(340);
          }
        }
      }
    }
  });

  it("never prints smaller than 12 pixels", () => {
    for (const { svg } of explorer.draw(explorer.initial, 0, pixels).pictures) {
      for (const [, size] of svg.matchAll(/font-size="([\d.]+)"/g)) expect(Number(size)).toBeGreaterThanOrEqual(12);
    }
  });

  it("has goals that neither its first settings nor a preset meets, and that its controls do", () => {
    const { goals = [], presets = [], initial, controls } = explorer;
    const started = ({ settings }: (typeof presets)[number]): Settings => {
      const start = { ...initial, ...settings } as Settings;
      return { ...start, ...explorer.follow?.(start, Object.keys(settings)) } as Settings;
    };
    const starts = [initial, ...presets.map(started)];
    const met = (settings: Settings) => goals.filter((goal) => goal.met(settings, 0)).map((goal) => goal.name);
    expect(starts.flatMap(met)).toEqual([]);
    if (controls.some((control) => "rows" in control)) return; // too many to try: its own test reaches them
    const open = new Set(goals.map((goal) => goal.name));
    for (const settings of nearby(initial, controls, 3)) {
      for (const name of met(settings)) open.delete(name);
      if (!open.size) break;
    }
    expect([...open]).toEqual([]);
  });

  it("refuses a setting it does not have", () => {
    expect(() => settingsOf(explorer, { colour: 1 })).toThrow(
      `explore ${name}: there is no setting "colour"; there are `,
    );
  });
});

/** The values at the ends of a control. */
function endsOf(control: Control): readonly Setting[] {
  if ("choices" in control) return control.choices;
  if ("photograph" in control) return ["fence"];
  if ("rows" in control) {
    const ends = "ink" in control ? [0, 1] : [-control.most, control.most];
    return ends.map((end) => new Array(control.rows * control.columns).fill(end));
  }
  return [control.min, control.max];
}

/** What can be reached by turning at most so many controls: one after the other, then two at a time, and so on. */
function* nearby(settings: Settings, controls: readonly Control[], most: number): Generator<Settings> {
  for (let turned = 1; turned <= most; turned++) yield* turn(settings, controls, turned);
}

function* turn(settings: Settings, controls: readonly Control[], count: number): Generator<Settings> {
  if (count === 0) return yield settings;
  for (const [i, control] of controls.entries()) {
    const values = "min" in control ? whole(control) : endsOf(control);
    for (const value of values) yield* turn({ ...settings, [control.key]: value }, controls.slice(i + 1), count - 1);
  }
}

function whole({ min, max, by = 1 }: { min: number; max: number; by?: number }): number[] {
  return Array.from({ length: Math.floor((max - min) / by) + 1 }, (_, i) => min + i * by);
}

/** Explorers without photographs are handed none. */
const none = pixelsOf({});

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
        const { words } = sliding.explorer.draw(settings, 0, none);
        if (dilation * (kernel - 1) + 1 > size + 2 * padding) {
          expect(words[0]).toMatch(/^The kernel does not fit: it is \d+ wide.*, but the padded input has only \d+\.$/);
        } else {
          const out = outputSize(size, kernel, { stride, padding, dilation });
          const extent = dilation > 1 ? `${dilation}·(${kernel} − 1) − 1` : kernel;
          expect(words[0]).toBe(`output = ⌊(${size} + 2·${padding} − ${extent}) / ${stride}⌋ + 1 = ${out}`);
          expect(sliding.explorer.steps?.(settings)).toBe(out * out);
        }
      }
    }
  });

  it("refuses a value beyond its slider", () => {
    expect(() => settingsOf(sliding.explorer, { kernel: 8 })).toThrow(
      "explore sliding: kernel is 8, but it must be a whole number from 1 to 7",
    );
  });
});

describe("what the explorers compute is what lib computes", () => {
  it("sliding: conv2d with stride, padding and dilation", () => {
    const settings = { size: 6, kernel: 3, stride: 2, padding: 2, dilation: 2 };
    const x = tensor(grid([6, 6, 1], sliding.inputAt), [6, 6, 1]);
    const k = tensor(grid([3, 3, 1], sliding.weightAt), [3, 3, 1, 1]);
    const real = conv2d(x, k, { stride: 2, padding: 2, dilation: 2 });
    const made = grid([3, 3, 1], (row, column) => sliding.valueAt(settings, row, column));
    expect(made).toEqual([...real.data]);
    expect(sliding.explorer.draw(settings, 4, none).words[1]).toContain(` = ${real.at(1, 1, 0)}.`.replace("-", "−"));
  });

  it("matrix: conv2d down, conv2dTranspose up", () => {
    const settings = { size: 4, kernel: 3, stride: 2, padding: 1 };
    const weights = Array.from({ length: 9 }, (_, tap) => matrix.weightAt(tap));
    const k = tensor(weights, [3, 3, 1, 1]);
    const image = (side: number) =>
      tensor(
        Array.from({ length: side * side }, (_, i) => matrix.imageAt(i)),
        [side, side, 1],
      );
    const written = (way: "down: convolution" | "up: its transpose") =>
      matrix.explorer
        .draw({ ...settings, way }, 3, none)
        .pictures[2].alt.split(": ")[1]
        .replaceAll("−", "-");
    const options = { stride: 2, padding: 1 };
    expect(written("down: convolution")).toBe([...conv2d(image(4), k, options).data].join(" "));
    // A 4-wide image and a 3-wide one have maps of the same size: output padding says which to go back to.
    const up = conv2dTranspose(image(2), k, { ...options, outputPadding: 1 });
    expect(written("up: its transpose")).toBe([...up.data].join(" "));
  });

  it("channels: conv2d with its bias", () => {
    const settings = { channels: 3, bias: -4 };
    const x = tensor(
      grid([4, 4, 3], (y, col, c) => channels.inputAt(c, y, col)),
      [4, 4, 3],
    );
    const k = tensor(
      grid([2, 2, 3], (i, j, c) => channels.weightAt(c, i, j)),
      [2, 2, 3, 1],
    );
    const made = Array.from({ length: 9 }, (_, position) => channels.valueAt(settings, position));
    expect(made).toEqual([...conv2d(x, k, { bias: tensor([-4]) }).data]);
  });

  it("pointwise: conv2d with a 1x1 kernel", () => {
    const settings = { channels: 5, filters: 2 };
    const x = tensor(
      grid([3, 3, 5], (y, col, c) => pointwise.inputAt(c, y * 3 + col)),
      [3, 3, 5],
    );
    const k = tensor(
      grid([1, 5, 2], (_, c, n) => pointwise.weightAt(c, n)),
      [1, 1, 5, 2],
    );
    const made = Array.from({ length: 18 }, (_, i) => pointwise.valueAt(settings, Math.floor(i / 2), i % 2));
    expect(made).toEqual([...conv2d(x, k).data]);
  });

  it("grouped: a filter answers to the channels it is joined to, and to no other", () => {
    for (const [channelCount, filters, groups] of [
      [6, 4, 2],
      [4, 8, 4],
      [3, 3, 1],
      [8, 4, 4],
    ]) {
      const k = tensor(Array(filters * (channelCount / groups)).fill(1), [1, 1, channelCount / groups, filters]);
      for (let c = 0; c < channelCount; c++) {
        const x = tensor(
          grid([1, 1, channelCount], (_, __, i) => (i === c ? 1 : 0)),
          [1, 1, channelCount],
        );
        const joined = Array.from({ length: filters }, (_, f) =>
          grouped.channelsOf({ channels: channelCount, filters, groups }, f).includes(c) ? 1 : 0,
        );
        expect([...conv2d(x, k, { groups }).data]).toEqual(joined);
      }
    }
  });

  it("grouped: weights as costOf counts them, alone and with a 1x1 layer behind", () => {
    for (const [channels, filters, groups] of [
      [4, 8, 4],
      [6, 4, 2],
    ]) {
      const first = costOf({ type: "conv", kernel: 3, filters, groups }, [5, 5, channels]);
      const second = costOf({ type: "conv", kernel: 1, filters }, [3, 3, filters]);
      const settings = { channels, filters, groups };
      expect(grouped.weights({ ...settings, after: "nothing" })).toBe(first.weights);
      expect(grouped.weights({ ...settings, after: "a 1×1 layer" })).toBe(first.weights + second.weights);
    }
  });

  it("separable cost and choosing: costOf", () => {
    const { standard, depthwise, pointwise: point } = separableCost.costs({ kernel: 3, filters: 64 });
    const shape = [5, 5, 8] as const;
    const pixels = 25 * 8;
    expect(standard).toBe(costOf({ type: "conv", kernel: 3, padding: 1, filters: 64 }, [...shape]).macs / pixels);
    expect(depthwise).toBe(costOf({ type: "depthwise", kernel: 3, padding: 1 }, [...shape]).macs / pixels);
    expect(point).toBe(costOf({ type: "conv", kernel: 1, filters: 64 }, [...shape]).macs / pixels);

    const rows = choosing.kinds({ size: 14, channels: 512, filters: 512, kernel: 3, dilation: 2, count: "MACs" });
    const conv = (layer: object) => costOf({ type: "conv", filters: 512, ...layer } as never, [14, 14, 512]);
    const real = [
      conv({ kernel: 3, padding: 1 }),
      conv({ kernel: 3, padding: 1, groups: 8 }),
      conv({ kernel: 1 }),
      costOf({ type: "depthwise", kernel: 3, padding: 1 }, [14, 14, 512]),
    ];
    expect(rows.slice(0, 4).map(({ weights, macs }) => [weights, macs])).toEqual(real.map((r) => [r.weights, r.macs]));
    expect([rows[4].macs, rows[4].weights]).toEqual([52_283_392, 266_752]); // MobileNet, Table 3
    expect(rows[5].field).toBe(5);
  });

  it("receptive field: receptiveField", () => {
    const settings = {
      kernel1: 3,
      stride1: 2,
      dilation1: 1,
      kernel2: 5,
      stride2: 3,
      dilation2: 2,
      kernel3: 2,
      stride3: 1,
      dilation3: 4,
    };
    const layers = [1, 2, 3].map((n) => {
      const of = settings as Record<string, number>;
      return {
        type: "conv",
        kernel: of[`kernel${n}`],
        stride: of[`stride${n}`],
        dilation: of[`dilation${n}`],
        filters: 1,
      };
    });
    const real = receptiveField(layers as never).map(({ size, jump }) => [size, jump]);
    expect(reach.reaches(settings).map(({ size, jump }) => [size, jump])).toEqual(real);
  });

  it("dilation: pathCounts", () => {
    for (const rates of [
      [2, 2, 2],
      [1, 2, 3],
      [5, 1, 4],
    ])
      expect(dilation.paths(rates)).toEqual(pathCounts(rates));
  });

  it("dilation: a hole is a pixel whose impulse never arrives", () => {
    const { words } = dilation.explorer.draw({ first: 2, second: 2, third: 2 }, 0, none);
    expect(words).toEqual([
      "Receptive field: 1 + 2·(2 + 2 + 2) = 13 wide, with 3 × 9 = 27 weights whatever the rates.",
      "7 of 13 pixels of a line reach the output. 120 of its 169 pixels are never looked at: gridding.",
      "Paths from each pixel of the line to the output: 1 0 3 0 6 0 7 0 6 0 3 0 1.",
    ]);
    expect(dilation.explorer.draw({ first: 1, second: 2, third: 3 }, 0, none).words[1]).toContain("Every pixel");
  });

  it("transposed: the stamps are what ones, transposed with ones, add up to", () => {
    for (const [size, kernel, stride] of [
      [4, 3, 2],
      [3, 4, 2],
      [3, 2, 3],
      [1, 5, 4],
    ]) {
      const ones = tensor(Array(size).fill(1), [1, size, 1]);
      const stamp = tensor(Array(kernel).fill(1), [1, kernel, 1, 1]);
      expect(transposed.overlaps({ size, kernel, stride })).toEqual([
        ...conv2dTranspose(ones, stamp, { stride: [1, stride] }).data,
      ]);
    }
    expect(transposed.explorer.draw({ size: 4, kernel: 3, stride: 2 }, 0, none).words[1]).toContain(
      "1 1 2 1 2 1 2 1 1",
    );
    expect(transposed.explorer.draw({ size: 4, kernel: 4, stride: 2 }, 0, none).words[1]).toContain("no checkerboard");
  });
});

function grid([a, b, c]: readonly number[], value: (i: number, j: number, k: number) => number): number[] {
  return Array.from({ length: a * b * c }, (_, n) => value(Math.floor(n / (b * c)), Math.floor(n / c) % b, n % c));
}
