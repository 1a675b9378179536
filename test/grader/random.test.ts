import { expect, it } from "vitest";
import { seeded } from "../../grader/random";

it("gives the same numbers for the same seed, and others for another", () => {
  const numbers = (seed: string) => [...seeded(seed).tensor([3, 4, 2]).data];
  expect(numbers("a")).toEqual(numbers("a"));
  expect(numbers("a")).not.toEqual(numbers("b"));
});

it("stays within its bounds, both included", () => {
  const random = seeded("bounds");
  const drawn = new Set(Array.from({ length: 500 }, () => random.whole(-2, 3)));
  expect([...drawn].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
});

it("never puts equal numbers next to each other, in any direction", () => {
  const t = seeded("neighbours").tensor([5, 6, 3], 0, 4);
  for (let y = 0; y < 5; y++) {
    for (let x = 0; x < 6; x++) {
      for (let c = 0; c < 3; c++) {
        if (y) expect(t.at(y, x, c)).not.toBe(t.at(y - 1, x, c));
        if (x) expect(t.at(y, x, c)).not.toBe(t.at(y, x - 1, c));
        if (c) expect(t.at(y, x, c)).not.toBe(t.at(y, x, c - 1));
      }
    }
  }
});
