import { describe, expect, test } from "vitest";
import * as fast from "../../../lib/fast/index";
import { costOfNetwork, type Layer, type Network, zeros } from "../../../lib/index";
import * as nn from "../../../lib/nn/index";

const network = (...layers: Layer[]): Network => ({ name: "test", source: "", input: [9, 8, 2], layers });

/** One of everything, uneven in every way. */
const everything = network(
  { type: "conv", kernel: [3, 2], filters: 6, padding: 1, groups: 2 },
  { type: "depthwise", kernel: 3, multiplier: 2, stride: 2, padding: "same" },
  { type: "pointwise", filters: 4, bias: false },
  { type: "separable", kernel: 3, filters: 6, padding: 2, dilation: 2 },
  { type: "transposed", kernel: 3, filters: 4, stride: 2, padding: 1, outputPadding: [1, 0], groups: 2 },
  { type: "pool", kernel: 2 },
  { type: "dense", units: 7 },
  { type: "dense", units: 3 },
);

describe("buildNetwork", () => {
  test("makes as many weights and biases as the cost of the same description counts", () => {
    const { parameters } = nn.buildNetwork(everything, nn.random(1));
    const count = parameters.reduce((sum, { value }) => sum + value.data.length, 0);
    const { total } = costOfNetwork(everything);
    expect(count).toBe(total.weights + total.biases);
  });

  test("answers the shape of the last layer, the same on both tiers", () => {
    const { run } = nn.buildNetwork(everything, nn.random(1));
    const batch = zeros([5, 9, 8, 2]);
    for (let i = 0; i < batch.data.length; i++) batch.data[i] = Math.sin(i);
    const slow = run(nn.constant(batch)).value;
    const quick = run(nn.constant(batch, fast)).value;
    expect(slow.shape).toEqual([5, 3]);
    expect(slow.data.some((value) => Math.abs(value) > 0.01)).toBe(true);
    slow.data.forEach((value, i) => {
      expect(quick.data[i]).toBeCloseTo(value, 4);
    });
    const maps = nn.buildNetwork(
      network({ type: "conv", kernel: 3, filters: 4 }, { type: "globalPool" }),
      nn.random(1),
    );
    expect(maps.run(batch).shape).toEqual([5, 1, 1, 4]);
  });

  test("puts a ReLU behind every layer with weights but the last, and no weight out of reach of the gradient", () => {
    const { parameters, run } = nn.buildNetwork(everything, nn.random(4));
    const batch = zeros([5, 9, 8, 2]);
    for (let i = 0; i < batch.data.length; i++) batch.data[i] = Math.sin(i);
    const scores = run(batch);
    expect(scores.value.data.some((value) => value < 0)).toBe(true);
    nn.meanSquaredError(scores, zeros([5, 3])).backward();
    for (const { gradient } of parameters) expect(gradient!.data.some((value) => value !== 0)).toBe(true);
    const two = nn.buildNetwork(
      network({ type: "pointwise", filters: 1 }, { type: "pointwise", filters: 1 }),
      nn.random(1),
    );
    two.parameters[1].value.data.fill(-100); // the bias of the first layer: everything behind it is negative
    expect(two.run(batch).value.data.every((value) => value === 0)).toBe(true);
  });

  test("starts from the same weights with the same seed", () => {
    const weights = (seed: number) =>
      nn.buildNetwork(everything, nn.random(seed)).parameters.map(({ value }) => [...value.data]);
    expect(weights(1)).toEqual(weights(1));
    expect(weights(2)).not.toEqual(weights(1));
  });

  test("names the layer that does not fit or can't be learned", () => {
    const build =
      (...layers: Layer[]) =>
      () =>
        nn.buildNetwork(network(...layers), nn.random(1));
    expect(build({ type: "conv", kernel: 3, filters: 4 }, { type: "conv", kernel: 9, filters: 4 })).toThrow(
      "buildNetwork: layer 2 (conv): the kernel is 9 high but the padded input has only 7",
    );
    expect(build({ type: "branches", join: "add", paths: [[], []] })).toThrow(
      "buildNetwork: layer 1 (branches): branches can be counted but not trained here",
    );
    expect(build({ type: "pointwise", filters: 4, batchNorm: true })).toThrow("batch normalisation can be counted");
    expect(build({ type: "pointwise", filters: 0 })).toThrow("layer 1 (pointwise): filters is 0");
    // @ts-expect-error
    expect(build({ type: "convolution" })).toThrow('layer 1 (convolution): type is "convolution"');
  });
});
