import { describe, expect, test } from "vitest";
import * as fast from "../../../lib/fast/index";
import type { Tensor } from "../../../lib/index";
import { type ConvCase, convCases } from "../../fixtures/conv";

// The inputs are sixteenths, so a convolution is exact in float32 whatever the order of its sums; only Winograd rounds.
const TOLERANCE = 1e-5;

const operators = fast as unknown as Record<string, (...arguments_: unknown[]) => Tensor>;

function expectEqual(actual: Tensor, expected: Tensor) {
  expect(actual.shape).toEqual(expected.shape);
  const worst = actual.data.reduce((most, value, i) => Math.max(most, Math.abs(value - expected.data[i])), 0);
  expect(worst).toBeLessThanOrEqual(TOLERANCE);
}

const convolutions = ["conv2d", "pointwiseConv2d", "depthwiseConv2d", "separableConv2d", "conv2dTranspose"];

describe("every fast operator answers what PyTorch answers", () => {
  test.each(convCases(...convolutions))("$title", ({ op, input, kernel, pointwise, options, output }: ConvCase) => {
    const kernels = [kernel, pointwise].filter((one) => one !== undefined);
    expectEqual(operators[op](input, ...kernels, options), output);
  });
});

describe("the fast gradients by input and kernel are PyTorch's", () => {
  test.each(convCases("conv2d", "depthwiseConv2d", "conv2dTranspose"))("$title", (given) => {
    const { op, input, kernel, gradOutput, gradients } = given;
    const { bias, ...options } = given.options;
    const byInput = operators[`${op}GradInput`](gradOutput, kernel, input.shape, options);
    const byKernel = operators[`${op}GradKernel`](input, gradOutput, kernel?.shape, options);
    expectEqual(byInput, gradients.input);
    expectEqual(byKernel, gradients.kernel!);
  });
});
