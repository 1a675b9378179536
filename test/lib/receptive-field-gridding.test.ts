import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hdcRule, impulseReceptiveField, type Layer, pathCounts, validTapShares } from "../../lib/index";

describe("gridding (Wang et al. 2018, figure 1)", () => {
  test("dilations 2, 2, 2 leave every second of 13 pixels unseen", () => {
    expect(pathCounts([2, 2, 2])).toEqual([1, 0, 3, 0, 6, 0, 7, 0, 6, 0, 3, 0, 1]);
  });

  test("dilations 1, 2, 3 see all 13", () => {
    expect(pathCounts([1, 2, 3])).toEqual([1, 1, 2, 2, 3, 3, 3, 3, 3, 2, 2, 1, 1]);
  });

  test("the pixels with a path are those that answer when lit, for random dilations and kernels", () => {
    const dilations = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(dilations, fc.integer({ min: 1, max: 4 }), (rates, kernel) => {
        const layers = rates.map((dilation): Layer => ({ type: "conv", kernel, dilation, filters: 1 }));
        const counts = pathCounts(rates, kernel);
        expect(counts.map((count) => count > 0)).toEqual(impulseReceptiveField(layers).reached);
        expect(counts.reduce((a, b) => a + b)).toBe(kernel ** rates.length);
      }),
    );
  });
});

describe("the rule of hybrid dilated convolution (Wang et al. 2018, section 3.2)", () => {
  test("passes [1, 2, 5] with M2 = 2 and fails [1, 2, 9] with M2 = 5, as the paper says", () => {
    expect(hdcRule([1, 2, 5])).toEqual({ distances: [1, 2, 5], passes: true });
    expect(hdcRule([1, 2, 9])).toEqual({ distances: [3, 5, 9], passes: false });
    expect(pathCounts([1, 2, 5])).not.toContain(0);
    expect(pathCounts([1, 2, 9])).toContain(0);
  });

  test("is wrong on [2, 2, 2]: it passes with M2 = 2, and leaves holes", () => {
    expect(hdcRule([2, 2, 2])).toEqual({ distances: [2, 2, 2], passes: true });
    expect(pathCounts([2, 2, 2])).toContain(0);
  });

  test("is wrong on [1, 3, 1]: it fails with M2 = 5, and leaves none", () => {
    expect(hdcRule([1, 3, 1])).toEqual({ distances: [3, 5, 1], passes: false });
    expect(pathCounts([1, 3, 1])).not.toContain(0);
  });

  test("is right wherever the dilations grow from 1", () => {
    for (let second = 1; second <= 8; second++) {
      for (let third = second; third <= 12; third++) {
        const rates = [1, second, third];
        expect({ rates, full: hdcRule(rates).passes }).toEqual({ rates, full: !pathCounts(rates).includes(0) });
      }
    }
  });
});

describe("a 3x3 kernel on a 65x65 map (Chen et al. 2017, arXiv:1706.05587, section 3.3)", () => {
  test("has all nine taps at work on 66.5, 39.8, 19.9 and 6.8% of positions at rates 6, 12, 18 and 24", () => {
    const all = [6, 12, 18, 24].map((rate) => (100 * validTapShares(65, rate)[9]).toFixed(1));
    expect(all).toEqual(["66.5", "39.8", "19.9", "6.8"]);
  });

  test("is a 1x1 kernel once the rate reaches the size of the map", () => {
    expect(validTapShares(65, 65)[1]).toBeCloseTo(1, 10);
    expect(validTapShares(65, 64)[1]).toBeLessThan(1);
  });

  test("by hand, on 5x5 at rate 2: 4 taps in the corners, 6 at the edges, 9 in the middle pixel", () => {
    const shares = validTapShares(5, 2);
    expect([4, 6, 9].map((taps) => Math.round(shares[taps] * 25))).toEqual([16, 8, 1]);
  });
});

describe("bad input is refused with a sentence", () => {
  test.each([
    [() => pathCounts([]), "pathCounts: dilations is [], but it must hold a number a layer"],
    [() => pathCounts([1, 0]), "pathCounts: dilations[1] is 0"],
    [() => pathCounts([1], 2.5), "pathCounts: kernel is 2.5"],
    [() => hdcRule([1]), "hdcRule: dilations is [1], but the rule needs at least two layers"],
    [() => hdcRule([1, Number.NaN]), "hdcRule: dilations[1] is NaN"],
    [() => validTapShares(0, 1), "validTapShares: size is 0"],
    [() => validTapShares(5, -1), "validTapShares: dilation is -1"],
    [() => validTapShares(5, 1, 2), "validTapShares: kernel is 2, but it must be odd"],
  ])("%#", (call, message) => {
    expect(call).toThrow(message);
  });
});
