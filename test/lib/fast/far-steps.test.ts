import { expect, test } from "vitest";
import * as fast from "../../../lib/fast/index";
import * as readable from "../../../lib/index";
import { eighths, firstDifference } from "./tensors";

const image = eighths([5, 5, 4], 1);

test.each([1e6, 1e8])("a stride of %d, past the end of any image, leaves one output", (stride) => {
  const kernel = eighths([3, 3, 4, 1], 2);
  const answers = [fast, readable].map((tier) => tier.depthwiseConv2d(image, kernel, { stride }));
  expect(answers[0].shape).toEqual([1, 1, 4]);
  expect(firstDifference(answers[0], answers[1])).toBe(-1);
});

test("a dilation past the end of the memory does not matter to a kernel of one tap", () => {
  const answers = [fast, readable].map((tier) =>
    tier.depthwiseConv2dGradKernel(image, image, [1, 1, 4, 1], { dilation: 1e8 }),
  );
  expect(firstDifference(answers[0], answers[1])).toBe(-1);
});

test("a fast gradient has the name of the readable one", () => {
  expect(fast.conv2dGradInput.name).toBe("conv2dGradInput");
});
