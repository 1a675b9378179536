import { afterEach, expect, it, vi } from "vitest";
import { showFormula } from "../../../lib/figures/formula";

afterEach(() => vi.restoreAllMocks());

it("prints a formula as it is written where no notebook is listening", () => {
  const print = vi.spyOn(console, "log").mockImplementation(() => {});
  showFormula("1 / N + 1 / k^2");
  expect(print.mock.calls).toEqual([["1 / N + 1 / k^2"]]);
});

it("refuses what is no formula", () => {
  expect(() => showFormula("1 / (N +")).toThrow(/texOf: cannot read "1 \/ \(N \+"/);
});
