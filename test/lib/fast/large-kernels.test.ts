import { describe, expect, test } from "vitest";
import { isSinglePosition } from "../../../lib/fast/single";
import { gather } from "../../../lib/fast/transpose";
import * as readable from "../../../lib/index";
import { convGeometry } from "../../../lib/rules/geometry";
import { eighths, firstDifference } from "./tensors";
import { agree, tiers } from "./tiers";

describe("panels of more than a piece are multiplied piece by piece (multiply.ts)", () => {
  test.each<[string, number[], number[], object]>([
    ["filters that fill the last panel", [5, 4, 96], [3, 2, 96, 120], { stride: [2, 1] }],
    ["filters that don't", [5, 4, 96], [3, 2, 96, 101], { padding: "same", dilation: [1, 2] }],
    ["groups that each have several pieces", [5, 4, 192], [3, 2, 96, 202], { groups: 2, padding: 1 }],
    ["a panel larger than a piece", [4, 7, 700], [2, 3, 700, 9], { activation: "relu" }],
  ])("%s", (_, shape, kernelShape, options) => {
    agree("conv2d", eighths(shape, 1), eighths(kernelShape, 2), { ...options, bias: eighths([kernelShape[3]], 3) });
  });

  test("transposed", () => {
    agree("conv2dTranspose", eighths([4, 3, 130], 1), eighths([5, 3, 101, 130], 2), { stride: [2, 1] });
  });

  test("separable", () => {
    const pointwise = eighths([1, 1, 200, 203], 3);
    agree("separableConv2d", eighths([4, 5, 200], 1), eighths([3, 3, 200, 1], 2), pointwise, { padding: "same" });
  });
});

describe("a window that covers the image has one position, and its weights are used as they lie (single.ts)", () => {
  test.each<[string, number[], number[]]>([
    ["a pixel", [1, 1, 12], [1, 1, 12, 5]],
    ["an image", [3, 2, 7], [3, 2, 7, 11]],
    ["a batch of one", [1, 2, 3, 8], [2, 3, 8, 16]],
    ["several pieces of weights", [1, 1, 301], [1, 1, 301, 1001]],
    ["more filters than a piece has weights", [1, 2, 3], [1, 2, 3, 20_000]],
  ])("%s", (_, shape, kernelShape) => {
    expect(isSinglePosition(convGeometry("conv2d", shape, kernelShape, {}))).toBe(true);
    const [image, kernel, bias] = [eighths(shape, 1), eighths(kernelShape, 2), eighths([kernelShape[3]], 3)];
    agree("conv2d", image, kernel);
    agree("conv2d", image, kernel, { bias, activation: "relu6" });
    kernel.data[kernel.data.length - 1] += 1;
    agree("conv2d", image, kernel, { bias });
  });

  test.each<[string, number[], number[], object]>([
    ["two images", [2, 1, 1, 8], [1, 1, 8, 4], {}],
    ["two positions", [2, 3, 8], [2, 2, 8, 4], {}],
    ["groups", [1, 1, 8], [1, 1, 4, 6], { groups: 2 }],
    ["zeros above", [2, 2, 8], [2, 2, 8, 4], { padding: [1, 0], stride: 2 }],
    ["zeros at the right", [1, 3, 8], [1, 3, 8, 4], { padding: [0, [0, 2]], dilation: [1, 2] }],
    ["a kernel that leaves pixels out", [3, 3, 8], [2, 2, 8, 4], { stride: 2 }],
  ])("not with %s", (_, shape, kernelShape, options) => {
    expect(isSinglePosition(convGeometry("conv2d", shape, kernelShape, options))).toBe(false);
    agree("conv2d", eighths(shape, 1), eighths(kernelShape, 2), options);
  });
});

test("rows of many channels have room between them (depthwise.ts)", () => {
  const options = { padding: "same", stride: [1, 2], dilation: [2, 1] };
  const [image, kernel] = [eighths([2, 5, 7, 256], 1), eighths([3, 3, 256, 1], 2)];
  agree("depthwiseConv2d", image, kernel, options);
  agree("depthwiseConv2d", image, kernel, { ...options, stride: 1, dilation: 1 });
  agree("depthwiseConv2d", image, eighths([2, 3, 256, 2], 3), options);
  const gradOutput = eighths([2, 5, 4, 256], 4);
  agree("depthwiseConv2dGradInput", gradOutput, kernel, image.shape, options);
  agree("depthwiseConv2dGradKernel", image, gradOutput, kernel.shape, options);
});

test("a kernel larger than what lands at once is walked backwards tap by tap", () => {
  const [shape, kernelShape, options] = [[3, 2, 1000], [3, 2, 1000, 1100], { stride: 2, padding: 1 }];
  const [kernel, gradOutput] = [eighths(kernelShape, 1), eighths([2, 2, 1100], 2)];
  // Straight to the kernels: conv2dGradInput would leave to the readable operator what does not fit.
  const gradient = readable.zeros(shape);
  gather(convGeometry("conv2d", shape, kernelShape, options), gradOutput.data, kernel.data, {}, gradient.data);
  expect(firstDifference(gradient, tiers.readable.conv2dGradInput(gradOutput, kernel, shape, options))).toBe(-1);
});
