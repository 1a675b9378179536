import { describe, expect, test } from "vitest";
import * as fast from "../../../lib/fast/index";
import * as resident from "../../../lib/fast/resident";
import type { Tensor } from "../../../lib/index";
import * as readable from "../../../lib/index";
import { eighths, firstDifference, largestDifference } from "./tensors";

const image = eighths([9, 10, 16], 1);
/** Of enough positions for 3x3 kernels to go by tiles. */
const large = eighths([24, 20, 16], 1);
const gradOutput = eighths([9, 10, 16], 2);
const same = { padding: "same" } as const;

type Tier = typeof fast;
const operators: Record<string, (tier: Tier, kernel: Tensor) => Tensor> = {
  "conv2d, by tiles": (tier, kernel) => tier.conv2d(large, kernel, same),
  "conv2d, directly": (tier, kernel) => tier.conv2d(image, kernel, same),
  "conv2d, with stride": (tier, kernel) => tier.conv2d(image, kernel, { padding: 1, stride: 2 }),
  conv2dTranspose: (tier, kernel) => tier.conv2dTranspose(image, kernel, { stride: 2 }),
  "the gradient by the input": (tier, kernel) => tier.conv2dGradInput(gradOutput, kernel, [9, 10, 16], same),
};

describe("weights are packed once, but never used after they changed", () => {
  test.each(Object.entries(operators))("%s", (_, operator) => {
    const kernel = eighths([3, 3, 16, 16], 3);
    operator(fast, kernel);
    expect(firstDifference(operator(fast, kernel), operator(fast, kernel))).toBe(-1);
    for (const i of [0, 1151, kernel.data.length - 1]) {
      const before = operator(fast, kernel);
      kernel.data[i] += 1;
      const after = operator(fast, kernel);
      expect(firstDifference(before, after)).not.toBe(-1);
      expect(largestDifference(after, operator(readable as Tier, kernel))).toBeLessThan(1e-5);
    }
  });

  test.each(Object.entries(operators))("%s: weights may change after the first call", (_, operator) => {
    const kernel = eighths([3, 3, 16, 16], 3);
    operator(fast, kernel);
    kernel.data[1151] += 1;
    expect(largestDifference(operator(fast, kernel), operator(readable as Tier, kernel))).toBeLessThan(1e-5);
  });

  test("depthwiseConv2d", () => {
    const kernel = eighths([3, 3, 16, 1], 3);
    fast.depthwiseConv2d(image, kernel);
    kernel.set(5, 2, 2, 15, 0);
    expect(firstDifference(fast.depthwiseConv2d(image, kernel), readable.depthwiseConv2d(image, kernel))).toBe(-1);
  });

  test("the same numbers under two shapes are two kernels", () => {
    const kernel = eighths([3, 3, 4, 16], 4);
    const other = kernel.reshape([3, 3, 16, 4]);
    fast.conv2d(eighths([5, 5, 4], 5), kernel);
    expect(firstDifference(fast.conv2d(image, other), readable.conv2d(image, other))).toBe(-1);
    const flat = kernel.reshape([1, 9, 16, 4]);
    expect(firstDifference(fast.conv2d(image, flat), readable.conv2d(image, flat))).toBe(-1);
  });

  test("a bias may change too", () => {
    const kernel = eighths([1, 1, 16, 5], 6);
    const bias = eighths([5], 7);
    fast.conv2d(image, kernel, { bias });
    bias.data[4] = 100;
    expect(firstDifference(fast.conv2d(image, kernel, { bias }), readable.conv2d(image, kernel, { bias }))).toBe(-1);
  });
});

test("when there is no more room to keep weights, all are forgotten and answers stay right", {
  timeout: 120_000,
}, () => {
  const first = eighths([1, 1, 16, 24], 8);
  const expected = readable.conv2d(image, first);
  const before = resident.generation;
  // One pixel alone would not have its weights kept (single.ts).
  const pixels = eighths([1, 2, 1024], 9);
  // 16 MiB each; 191 MiB fit.
  for (let i = 0; i < 13; i++) {
    const kernel = readable.zeros([1, 1, 1024, 4096]);
    kernel.set(i + 1, 0, 0, 1023, 4095);
    expect(fast.conv2d(pixels, kernel).at(0, 0, 4095)).toBe((i + 1) * pixels.data[1023]);
    expect(firstDifference(fast.conv2d(image, first), expected)).toBe(-1);
  }
  expect(resident.generation).toBeGreaterThan(before);
  // Two that don't fit together take turns: each makes room once, and is then kept.
  const halves = [1, 2].map((seed) => {
    const kernel = readable.zeros([1, 1, 4096, 6144]) as Tensor;
    kernel.set(seed, 0, 0, 4095, 6143);
    return kernel;
  });
  const wide = eighths([1, 2, 4096], 10);
  for (const [i, kernel] of halves.entries()) {
    const start = resident.generation;
    for (let again = 0; again < 2; again++)
      expect(fast.conv2d(wide, kernel).at(0, 0, 6143)).toBe((i + 1) * wide.data[4095]);
    expect(resident.generation - start).toBeLessThanOrEqual(1);
  }
});
