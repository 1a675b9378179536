import { describe, expect, it } from "vitest";
import { compare } from "../../grader/compare";
import { Strange } from "../../grader/wire";
import { tensor } from "../../lib/tensor";

describe("compare", () => {
  it("reports a wrong shape before any value", () => {
    expect(compare(tensor([[1, 2, 3]]), tensor([[9], [9], [9]]))).toMatchObject({
      kind: "shape",
      says: "the shape should be [1, 3], but yours is [3, 1]",
    });
  });

  it("names the first wrong number, its place, and how many are wrong", () => {
    expect(
      compare(
        [
          [1, 2],
          [3, 4],
        ],
        [
          [1, 2],
          [7, 8],
        ],
      ),
    ).toEqual({
      kind: "value",
      says: "at [1, 0] it should be 3, but yours is 7",
      index: [1, 0],
      expected: 3,
      actual: 7,
      wrong: 2,
      of: 4,
    });
  });

  it("measures tolerance by the largest expected number of a tensor", () => {
    expect(compare(tensor([1000, 0]), tensor([1000, 0.009]))).toBeUndefined();
    expect(compare(tensor([1000, 0]), tensor([1000, 0.011]))).toBeDefined();
  });

  it("is exact about counts, however large", () => {
    expect(compare(568_740_352, 568_740_353)).toBeDefined();
    expect(compare(568_740_352, 568_740_352)).toBeUndefined();
  });

  it("never takes NaN for a number", () => {
    // No right answer is NaN; a belief's may be, and is known by it.
    expect(compare([Number.NaN], [Number.NaN])).toBeUndefined();
    expect(compare([Number.NaN, 1], [Number.NaN, 2])).toBeDefined();
    expect(compare([Number.POSITIVE_INFINITY, 1], [Number.POSITIVE_INFINITY, 2])).toBeDefined();
    expect(compare(tensor([1]), [Number.NaN])).toBeDefined();
  });

  it("takes nested arrays, typed arrays and tensors for the same numbers", () => {
    expect(compare(tensor([[1, 2]]), [[1, 2]])).toBeUndefined();
    expect(compare([1, 2], tensor([1, 2]))).toBeUndefined();
  });

  it("does not take a list of one for a number, nor text for one", () => {
    expect(compare(3, [3])?.kind).toBe("kind");
    expect(compare(3, "3")?.kind).toBe("kind");
    expect(compare([3], new Strange("a function"))?.says).toBe("it should be [3], but yours is a function");
  });

  it("compares objects by the expected names", () => {
    expect(compare({ weights: 27, bias: 1 }, { weights: 27, bias: 1, note: "x" })).toBeUndefined();
    expect(compare({ weights: 27, bias: 1 }, { weights: 27 })?.says).toBe('"bias" is missing');
    expect(compare({ weights: 27 }, { weights: 9 })?.says).toBe("weights: it should be 27, but yours is 9");
  });

  it("compares lists of other things entry by entry", () => {
    expect(compare(["a", true], ["a", false])?.says).toBe("entry 1: it should be true, but yours is false");
    expect(compare([tensor([1]), tensor([1, 2])], [tensor([1]), tensor([1, 3])])?.says).toMatch(/^entry 1: at \[1\]/);
  });
});
