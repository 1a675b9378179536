import { describe, expect, test } from "vitest";
import { cut, eachStrip } from "../../../lib/fast/strips";
import { eighths } from "./tensors";
import { agree, tiers } from "./tiers";

describe("strips", () => {
  test("cover every row of every image once", () => {
    for (const [batch, height, source] of [
      [1, 7, 100],
      [1, 1000, 5000],
      [9, 30, 3000],
      [5, 999, 2000],
    ]) {
      const strips = cut(batch, height, 2, 5, { source, output: 300, positions: 50 });
      const seen = new Int32Array(batch * height);
      eachStrip(strips, (image, row, images, rows) => {
        expect(images === 1 || rows === height).toBe(true);
        for (let n = image; n < image + images; n++) for (let r = row; r < row + rows; r++) seen[n * height + r]++;
      });
      expect(new Set(seen)).toEqual(new Set([1]));
    }
  });

  const cases: [string, number[], number[], object][] = [
    ["an image in several strips", [150, 90, 24], [3, 2, 24, 10], { padding: "same", stride: [1, 2] }],
    ["several images in a strip", [40, 20, 21, 16], [3, 3, 16, 9], { padding: 1, stride: 2 }],
    ["several strips of several images", [3, 101, 60, 20], [2, 3, 10, 12], { padding: [3, 2], groups: 2 }],
    ["a stride larger than the kernel", [2, 160, 120, 12], [2, 2, 12, 6], { stride: [5, 3] }],
  ];
  test.each(cases)("%s: conv2d and its gradients", { timeout: 300_000 }, (_, shape, kernelShape, options) => {
    const [image, kernel] = [eighths(shape, 1), eighths(kernelShape, 2)];
    agree("conv2d", image, kernel, { ...options, bias: eighths([kernelShape[3]], 3) });
    const gradOutput = eighths(tiers.fast.conv2d(image, kernel, options).shape, 4);
    agree("conv2dGradInput", gradOutput, kernel, shape, options);
    agree("conv2dGradKernel", image, gradOutput, kernelShape, options);
  });

  test.each(cases)("%s: depthwiseConv2d and its gradients", { timeout: 300_000 }, (_, shape, kernelShape, given) => {
    const { groups, ...options } = given as { groups?: number };
    const multiplied = [kernelShape[0], kernelShape[1], shape[shape.length - 1], 2];
    const [image, kernel] = [eighths(shape, 1), eighths(multiplied, 2)];
    agree("depthwiseConv2d", image, kernel, options);
    const gradOutput = eighths(tiers.fast.depthwiseConv2d(image, kernel, options).shape, 4);
    agree("depthwiseConv2dGradInput", gradOutput, kernel, shape, options);
    agree("depthwiseConv2dGradKernel", image, gradOutput, multiplied, options);
    agree("separableConv2d", image, kernel, eighths([1, 1, 2 * multiplied[2], 11], 5), options);
  });
});
