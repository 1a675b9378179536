import * as Plot from "@observablehq/plot";
import { describe, expect, it } from "vitest";
import { lineChartFigure } from "../../../lib/figures/line-chart";
import { liveChart } from "../../../lib/figures/live-chart";
import { liveDots } from "../../../lib/figures/live-dots";
import { plotFigure } from "../../../lib/figures/plot";
import type { Figure } from "../../../lib/figures/svg";

const train = {
  name: "train",
  points: [
    [1, 0.08],
    [2, 0.02],
    [3, 0.01],
  ] as const,
};
const test = {
  name: "test",
  points: [
    [1, 0.09],
    [2, 0.02],
    [3, 0.03],
  ] as const,
};
const axes = { x: "epoch", y: "mean squared error" };

const linesOf = ({ svg }: Figure) => svg.match(/<g [^>]*aria-label="line">.*?<\/g>/g)!;

describe("a line chart", () => {
  it("says how each line goes, and its lowest point where that is not an end", () => {
    expect(lineChartFigure([train, test], { ...axes, title: "training" }).alt).toBe(
      "training. mean squared error by epoch: train falls from 0.08 at 1 to 0.01 at 3; test falls from 0.09 at 1 to 0.03 at 3, lowest 0.02 at 2",
    );
  });

  it("tells lines apart by dashes as well as by colour", () => {
    const dashes = linesOf(lineChartFigure([train, test], axes)).map((line) => line.match(/dasharray="([^"]*)"/)?.[1]);
    expect(dashes).toEqual([undefined, "7 4"]);
  });

  it("puts a smaller number lower, on a plain and on a logarithmic axis", () => {
    for (const log of [false, true]) {
      const [line] = linesOf(lineChartFigure([train], { ...axes, log }));
      const heights = line
        .match(/d="M([^"]*)"/)![1]
        .split("L")
        .map((point) => Number(point.split(",")[1]));
      expect(heights[0]).toBeLessThan(heights[1]);
      expect(heights[1]).toBeLessThan(heights[2]);
    }
  });

  it("names each line where it ends; names of lines that end together stand below each other", () => {
    const twin = {
      name: "validation",
      points: [
        [1, 0.07],
        [3, 0.0301],
      ] as const,
    };
    const { svg } = lineChartFigure([train, test, twin], axes);
    const height = (name: string) =>
      Number(svg.match(new RegExp(`translate\\([\\d.]+,([\\d.]+)\\)"[^>]*>${name}<`))![1]);
    expect(height("test") - height("validation")).toBeGreaterThanOrEqual(13);
    expect(height("train") - height("test")).toBeGreaterThanOrEqual(13);
  });

  it("keeps the names of lines that end together at the bottom above the axis", () => {
    const names = ["seed 1", "seed 2", "seed 3", "seed 4"];
    const lines = names.map((name) => ({
      name,
      points: [
        [1, 2],
        [9, 0],
      ] as const,
    }));
    const { svg } = lineChartFigure(lines, axes);
    const heights = names.map((name) =>
      Number(svg.match(new RegExp(`translate\\([\\d.]+,([\\d.]+)\\)"[^>]*>${name}<`))![1]),
    );
    const axis = Number(svg.match(/aria-label="x-axis tick"[^>]*>.*?translate\([\d.]+,([\d.]+)\)/)![1]);
    expect(Math.max(...heights)).toBeLessThanOrEqual(axis);
    expect(new Set(heights).size).toBe(4);
  });

  it("labels 1, 2 and 5 on a logarithmic axis", () => {
    const { svg } = lineChartFigure(
      [
        {
          name: "loss",
          points: [
            [1, 0.009],
            [2, 0.08],
          ],
        },
      ],
      { ...axes, log: true },
    );
    const labels = [...svg.matchAll(/>(0\.[\d]+)</g)].map((match) => match[1]);
    expect(labels).toEqual(["0.01", "0.02", "0.05"]);
    const few = lineChartFigure([{ name: "loss", points: [[1, 0.089] as const, [2, 0.036] as const] }], {
      ...axes,
      log: true,
    });
    expect([...few.svg.matchAll(/>(0\.[\d]+)</g)].map((match) => match[1])).toEqual([
      "0.04",
      "0.05",
      "0.06",
      "0.07",
      "0.08",
    ]);
  });

  it("has a tick for every one of a few counted things, and none between; else those that Plot chooses", () => {
    const ticks = (...points: (readonly [number, number])[]) => {
      const { svg } = lineChartFigure([{ name: "seed", points }], axes);
      const labels = svg.match(/aria-label="x-axis tick label".*?<\/g>/)![0];
      return [...labels.matchAll(/>([^<>]+)<\/text>/g)].map(([, label]) => label);
    };
    expect(ticks([1, 9], [2, 8], [3, 9])).toEqual(["1", "2", "3"]);
    expect(ticks([0, 9], [30, 8])).toContain("15");
    expect(ticks([1, 9], [2.5, 8])).toContain("1.4");
  });

  it("survives no points, one point and equal points", () => {
    for (const points of [
      [],
      [[1, 2]],
      [
        [1, 2],
        [1, 2],
      ],
    ] as const) {
      for (const log of [false, true]) {
        expect(lineChartFigure([{ name: "loss", points }], { ...axes, log }).svg).not.toMatch(/NaN|Infinity/);
      }
    }
  });
});

describe("a live chart", () => {
  it("leaves a picture that depends on the numbers alone", async () => {
    const run = async () => {
      const chart = liveChart({ ...axes, lines: ["train", "test"], total: 3 });
      await chart.add(1, 0.08, 0.09);
      await chart.add(2, 0.02);
      await chart.add(3, 0.01, 0.03);
      return chart.done();
    };
    const figure = await run();
    expect(figure).toEqual(await run());
    expect(figure.alt).toContain("test falls from 0.09 at 1 to 0.03 at 3");
  });
});

describe("live dots", () => {
  it("names what is compared, each run of it, and nothing that has not run yet", async () => {
    const chart = liveDots({ names: ["standard", "separable", "atrous"], y: "read, %", total: 3 });
    await chart.add("separable", 81.25);
    await chart.add("standard", 82.7);
    await chart.add("separable", 79);
    const { alt, svg } = chart.done();
    expect(alt).toBe("read, %: standard 82.7; separable 81.3, 79.0");
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg).toContain("atrous");
  });
});

describe("a chart of Plot", () => {
  const data = [
    { k: "3x3", n: 16, ratio: 0.17 },
    { k: "3x3", n: 64, ratio: 0.13 },
    { k: "5x5", n: 16, ratio: 0.1 },
    { k: "5x5", n: 64, ratio: 0.06 },
  ];
  const draw = () =>
    plotFigure(
      { color: { legend: true }, marks: [Plot.lineY(data, { x: "n", y: "ratio", stroke: "k", clip: true })] },
      { alt: "The ratio falls with N", title: "Cost" },
    );

  it("has the same bytes each time, though Plot counts its clip paths on, and places without a last digit", () => {
    expect(draw()).toEqual(draw());
    expect(draw().svg).not.toMatch(/\d\.\d{3}/);
  });

  it("is one image: white, named, with the legend in it, in the workbook's colours", () => {
    const { svg, alt } = draw();
    expect(alt).toBe("The ratio falls with N");
    expect(svg).toMatch(/^<svg [^>]*><rect [^>]*fill="#ffffff"/);
    expect(svg).toMatch(
      /fill="#0072b2"[^>]*\/><text [^>]*>3x3<\/text><rect [^>]*fill="#d55e00"[^>]*\/><text [^>]*>5x5</,
    );
    expect(svg).not.toContain("<figure");
  });

  it("keeps colours that were chosen", () => {
    const { svg } = plotFigure(
      { color: { range: ["#123456", "#654321"] }, marks: [Plot.dot(data, { x: "n", y: "ratio", fill: "k" })] },
      { alt: "two kernels" },
    );
    expect(svg).toContain("#123456");
    expect(svg).not.toContain("#0072b2");
  });
});
