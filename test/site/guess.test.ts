import { describe, expect, it } from "vitest";
import { predictions } from "../../grader/predictions/index";
import { readGuess } from "../../site/browser/guess";
import { askedOf } from "../../site/guesses";

describe("a guess that was typed", () => {
  it.each([
    ["27", 27],
    ["-0.5", -0.5],
    ["−3", -3],
    ["1,280", 1280],
    ["49,152", 49152],
    ["2e3", 2000],
    ["98 %", 98],
    ["3 · 3 · 192", 1728],
    ["7/2", 3.5],
    ["[126, 126, 16]", [126, 126, 16]],
    ["(5, 7)", [5, 7]],
    [
      "[[1, 2], [3, 4]]",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["[]", []],
    ["True", true],
    ["vertical", "vertical"],
    ['"vertical"', "vertical"],
    ["3×3", 9],
    ["(b)", "(b)"],
    ["28,28", "28,28"],
  ])("%s is %j", (typed, value) => expect(readGuess(typed)).toEqual(value));

  it("is a word where one is asked for", () => {
    expect(readGuess("3×3", true)).toBe("3×3");
    expect(readGuess("b", true)).toBe("b");
    expect(readGuess("9", true)).toBe(9);
  });

  it("is nothing where nothing was typed", () => {
    expect(readGuess("  ")).toBeUndefined();
  });
});

describe("what a page knows of a question", () => {
  it("is the answer that lib computes, and every belief, as JSON carries them", () => {
    for (const prediction of Object.values(predictions).flat()) {
      const { answer, beliefs } = JSON.parse(JSON.stringify(askedOf(prediction)));
      expect(answer).toEqual(prediction.answer());
      expect(beliefs).toEqual(prediction.beliefs);
    }
  });
});
