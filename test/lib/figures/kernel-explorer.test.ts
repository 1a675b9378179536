import { describe, expect, it } from "vitest";
import { conv2d } from "../../../lib/conv";
import { pixelsOf } from "../../../lib/figures/explorers/frame/photographs";
import { playgroundPhotographs } from "../../../lib/figures/explorers/index";
import { explorer, mapOf } from "../../../lib/figures/explorers/kernel";
import type { Kernel } from "../../../lib/figures/explorers/settings";
import { tensor } from "../../../lib/tensor";

const pixels = pixelsOf(playgroundPhotographs());
const met = (settings: Partial<Kernel>) =>
  explorer.goals?.filter((goal) => goal.met({ ...explorer.initial, ...settings }, 0)).map((goal) => goal.name);

describe("the kernel playground", () => {
  it("makes the map that conv2d makes", () => {
    const weights = [1, 2, 3, 4, 5, 6, 7, 8, 10];
    const values = Float32Array.from([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 0, 0.5]);
    const map = mapOf({ rows: 3, columns: 4, values }, weights);
    expect([map.rows, map.columns]).toEqual([1, 2]);
    expect(Array.from(map.values)).toEqual([...conv2d(tensor(values, [3, 4, 1]), tensor(weights, [3, 3, 1, 1])).data]);
  });

  it.each([
    ["vanish", { photograph: "fence", weights: [-1, -2, -1, 0, 0, 0, 1, 2, 1] }],
    ["brighter", { weights: [0, 0, 0, 0, 3, 0, 0, 0, 0], divisor: 2 }],
    ["left", { weights: [0, 0, 0, 0, 0, 2, 0, 0, 0], divisor: 2 }],
    ["sideways", { weights: [0, 0, 0, 1, 2, 1, 0, 0, 0], divisor: 4 }],
    ["outlines", { weights: [0, 1, 0, 1, -4, 1, 0, 1, 0] }],
  ])("acknowledges the goal %s, and no other", (name, settings) => {
    expect(met(settings)).toEqual([name]);
  });

  it.each([
    ["a map that is zero everywhere", { photograph: "fence", weights: new Array(9).fill(0) }],
    ["boards that shine", { photograph: "fence", weights: [-1, 0, 1, -2, 0, 2, -1, 0, 1] }],
    ["a darker photograph", { weights: [0, 0, 0, 0, 1, 0, 0, 0, 0], divisor: 2 }],
    ["a step to the right", { weights: [0, 0, 0, 1, 0, 0, 0, 0, 0] }],
    ["a blur from top to bottom", { weights: [0, 1, 0, 0, 2, 0, 0, 1, 0], divisor: 4 }],
  ])("does not take for a goal: %s", (_, settings) => {
    expect(met(settings)).toEqual([]);
  });

  it("really makes the boards vanish: where the goal is met, the map is 0 but at the rails", () => {
    const map = mapOf(pixels.photograph("fence"), [-1, -2, -1, 0, 0, 0, 1, 2, 1]);
    const rowsThatAnswer = Array.from({ length: 126 }, (_, y) => y).filter((y) =>
      Array.from({ length: 126 }, (_, x) => map.values[y * 126 + x]).some((value) => Math.abs(value) > 1e-6),
    );
    expect(rowsThatAnswer).toEqual([26, 27, 38, 39, 82, 83, 94, 95]);
  });

  it("says what the sum of the weights means, and how the map is coloured", () => {
    const said = (settings: Partial<Kernel>) =>
      explorer.draw({ ...explorer.initial, photograph: "fence", ...settings }, 0, pixels).words.slice(0, 2);
    expect(said({})).toEqual([
      "The weights add up to 0: where the photograph is flat, the answer is 0.",
      "On the map blue is below zero, white is zero, red is above zero.",
    ]);
    expect(said({ weights: new Array(9).fill(1), divisor: 9 })).toEqual([
      "The weights add up to 1: where the photograph is flat, its brightness stays.",
      "The map is shown as a photograph: 0 is black, 1 is white.",
    ]);
    expect(said({ weights: [0, 0, 0, 0, 2, 0, 0, 0, 0] })).toEqual([
      "The weights add up to 2: a flat place of brightness 0.5 becomes 1.",
      "The map is shown as a photograph: 0 is black, 1 is white. 49% of its values lie beyond, and are cut off.",
    ]);
  });
});
