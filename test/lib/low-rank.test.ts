import { describe, expect, it } from "vitest";
import { type Tensor, tensor, toSeparableKernels, toStandardKernel, zeros } from "../../lib/index";
import numpy from "../fixtures/low-rank.json";

const together = ({ depthwise, pointwise }: ReturnType<typeof toSeparableKernels>) =>
  toStandardKernel(depthwise as Tensor, pointwise as Tensor);
const distance = (a: Tensor, b: Tensor) => Math.sqrt(a.data.reduce((sum, v, i) => sum + (v - b.data[i]) ** 2, 0));

/** Filters [1, −1, 0, 0] and [1, 0, −1, 0]. Their sum [2, −1, −1, 0], half of it for each, is as near as one can come. */
const acrossAndDown = tensor([1, 1, -1, 0, 0, -1, 0, 0], [2, 2, 1, 2]);

describe("the closest depthwise and pointwise kernels", () => {
  it("are those that numpy's singular value decomposition gives, for each channel by itself", () => {
    const kernel = tensor(numpy.kernel, numpy.shape);
    for (const [i, closest] of numpy.closest.entries()) {
      expect(distance(together(toSeparableKernels(kernel, i + 1)), tensor(closest, numpy.shape))).toBeLessThan(2e-5);
    }
  });

  it("share the filter that lies between two", () => {
    const { depthwise, pointwise } = toSeparableKernels(acrossAndDown, 1);
    const whole = together({ depthwise, pointwise });
    const between = [1, 1, -0.5, -0.5, -0.5, -0.5, 0, 0];
    for (const [i, v] of between.entries()) expect(whole.data[i]).toBeCloseTo(v, 6);
    expect(depthwise.shape).toEqual([2, 2, 1, 1]);
    expect(pointwise.shape).toEqual([1, 1, 1, 2]);
  });

  it("are exact with as many filters a channel as the kernel needs, and with as many as taps", () => {
    for (const multiplier of [2, 3, 4]) {
      expect(distance(together(toSeparableKernels(acrossAndDown, multiplier)), acrossAndDown)).toBeLessThan(1e-6);
    }
  });

  it("give a separable kernel back, one channel of it all zeros, from weights of 32 bits", () => {
    const faces = tensor(
      Array.from({ length: 27 }, (_, i) => (i % 3 === 1 ? 0 : Math.sin(i * i))),
      [3, 3, 3, 1],
    );
    const amounts = tensor(
      Array.from({ length: 12 }, (_, i) => Math.cos(i * i)),
      [1, 1, 3, 4],
    );
    const whole = toStandardKernel(faces, amounts);
    expect(distance(together(toSeparableKernels(whole, 1)), whole)).toBeLessThan(1e-6);
  });

  it("have filters of length 1, the one that explains most first", () => {
    const { depthwise, pointwise } = toSeparableKernels(tensor(numpy.kernel, numpy.shape), 3);
    const length = (values: number[]) => Math.hypot(...values);
    for (let q = 0; q < 9; q++) expect(length([...depthwise.data].filter((_, i) => i % 9 === q))).toBeCloseTo(1, 6);
    const strength = (q: number) => length([...pointwise.data.slice(5 * q, 5 * q + 5)]);
    for (const c of [0, 3, 6]) expect(strength(c)).toBeGreaterThan(strength(c + 1));
    for (const c of [0, 3, 6]) expect(strength(c + 1)).toBeGreaterThan(strength(c + 2));
  });

  it("are refused where more filters a channel are asked for than there are taps", () => {
    expect(() => toSeparableKernels(zeros([2, 2, 1, 5]), 5)).toThrow(
      "toSeparableKernels: multiplier is 5 but a 2x2 filter has 4 taps",
    );
  });
});
