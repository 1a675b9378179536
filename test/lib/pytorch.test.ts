import { describe, expect, test } from "vitest";
import type { Tensor } from "../../lib/index";
import { type ConvCase, convCases } from "../fixtures/conv";
import { type Operators, tiers } from "./fast/tiers";
import { table } from "./sound-calls";

// The inputs are sixteenths, so convolutions are exact in float32 whatever the order of their sums; a mean or a resize
// may round once, and a fast 3x3 convolution goes by Winograd's tiles, which round.
const tolerances = { readable: 1e-6, fast: 1e-5 };

const convolutions = table.map(([name]) => name);
const withGradients = convolutions.filter((name) => `${name}GradInput` in tiers.readable);

describe.each(["readable", "fast"] as const)("the %s tier", (tier) => {
  const operators: Operators = tiers[tier];
  const expectEqual = (actual: Tensor, expected: Tensor) => {
    expect(actual.shape).toEqual(expected.shape);
    const worst = actual.data.reduce((most, value, i) => Math.max(most, Math.abs(value - expected.data[i])), 0);
    expect(worst).toBeLessThanOrEqual(tolerances[tier]);
  };
  const call = ({ op, input, kernel, pointwise, size, factor, options }: ConvCase) => {
    const rest = [kernel, pointwise, size, factor].filter((argument) => argument !== undefined);
    return op.startsWith("upsample") ? operators[op](input, ...rest) : operators[op](input, ...rest, options);
  };

  // Pooling and resizing are the same functions in both.
  describe("answers what PyTorch answers", () => {
    test.each(convCases(...(tier === "fast" ? convolutions : [])))("$title", (given) => {
      expectEqual(call(given), given.output);
    });
  });

  describe("has PyTorch's gradients by input and kernel", () => {
    test.each(convCases(...withGradients))("$title", (given) => {
      const { op, input, kernel, gradOutput, gradients } = given;
      const { bias, ...options } = given.options;
      const byInput = operators[`${op}GradInput`](gradOutput, kernel, input.shape, options);
      const byKernel = operators[`${op}GradKernel`](input, gradOutput, kernel?.shape, options);
      expectEqual(byInput, gradients.input);
      expectEqual(byKernel, gradients.kernel!);
    });

    test.each(convCases("separableConv2d"))("$title, through both of its steps", (given) => {
      const { input, kernel, pointwise, gradOutput, gradients } = given;
      const { bias, ...options } = given.options;
      const between = operators.depthwiseConv2d(input, kernel, options);
      const gradBetween = operators.conv2dGradInput(gradOutput, pointwise!, between.shape);
      expectEqual(operators.conv2dGradKernel(between, gradOutput, pointwise!.shape), gradients.pointwise!);
      expectEqual(operators.depthwiseConv2dGradInput(gradBetween, kernel, input.shape, options), gradients.input);
      expectEqual(operators.depthwiseConv2dGradKernel(input, gradBetween, kernel?.shape, options), gradients.kernel!);
    });
  });
});

describe("the cases reach the corners", () => {
  const all = convCases();
  const uneven = (v: unknown) => Array.isArray(v) && v[0] !== v[1];
  const corners: Record<string, (c: (typeof all)[number]) => boolean> = {
    '"same" with stride 2 and an even kernel': ({ kernel, options }) =>
      options.padding === "same" && options.stride === 2 && kernel?.shape[0] === 2,
    "asymmetric padding": ({ options }) => Array.isArray(options.padding) && options.padding.some(uneven),
    "dilation with groups": ({ options }) => Number(options.groups) > 1 && Number(options.dilation) > 1,
    "unequal strides": ({ options }) => uneven(options.stride),
    "output padding with unequal strides": ({ options }) => uneven(options.stride) && "outputPadding" in options,
    "a stride larger than the kernel": ({ kernel, options }) =>
      kernel !== undefined && Number(options.stride) > Math.max(kernel.shape[0], kernel.shape[1]),
    "a batch": ({ input }) => input.shape.length === 4 && input.shape[0] > 1,
    "a 1x7 kernel": ({ kernel }) => kernel?.shape[0] === 1 && kernel.shape[1] === 7,
    "a channel multiplier": ({ op, kernel }) => op === "depthwiseConv2d" && kernel!.shape[3] > 1,
  };
  test.each(Object.entries(corners))("%s", (_, isThere) => {
    expect(all.some(isThere)).toBe(true);
  });
});
