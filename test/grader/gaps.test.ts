import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { nodeMachine } from "../../grader/node/machine";
import { rubrics } from "../../grader/rubrics/index";
import { gapsOf, sayOfGaps } from "./gaps";

// gaps.thorough.test.ts looks for gaps in every exercise; here is what it says of one.

const [{ file, exercises }] = rubrics;
const flatIndex = exercises.find(({ id }) => id === "00.flatIndex")!;

it("a gap in the cases is told with the changes, a call that tells each, and both cures with their files", async () => {
  // The pixel at [0, 0] of channel 1 has the index 1, wherever y and x go.
  const narrow = { ...flatIndex, cases: () => [[0, 0, 1, [2, 3, 4]]] as never };
  const says = sayOfGaps(flatIndex, { file }, await gapsOf(narrow, file, nodeMachine()), []);
  expect(says).toMatch(/^00\.flatIndex: the solution with one of these changes .* answers every case rightly, .*:\n/);
  expect(says).toMatch(/\n {2}\S.*: flatIndex\(.*\): it should be \d+, but yours is \d+\n/);
  expect(says).toMatch(/Write a case more into grader\/rubrics\/00-start-here\.ts/);
  expect(says).toMatch(/say so in test\/grader\/untold-changes\.ts: "00\.flatIndex": \{ because: "…", changes: \["/);
});

it("an excuse that nobody needs any more is told, and one that is needed is not", () => {
  const gap = { change: "swapped(y, x)", call: "flatIndex(…)" };
  expect(sayOfGaps(flatIndex, { file }, [gap], ["swapped(y, x)"])).toBe("");
  expect(sayOfGaps(flatIndex, { file }, [], ["swapped(y, x)"])).toMatch(
    /^00\.flatIndex: test\/grader\/untold-changes\.ts excuses swapped\(y, x\), .* Take it out there\.$/,
  );
});

it("npm run check runs it for a chapter", () => {
  expect(readFileSync("test/check.mjs", "utf8")).toMatch(/"gaps\.thorough"/);
});
