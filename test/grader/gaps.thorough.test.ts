import { describe, expect, it } from "vitest";
import { nodeMachine } from "../../grader/node/machine";
import { rubrics } from "../../grader/rubrics/index";
import { gapsOf, sayOfGaps } from "./gaps";
import { UNTOLD } from "./untold-changes";

const machine = nodeMachine();

describe("every change of a solution that can be told from it makes a case wrong", { timeout: 600_000 }, () => {
  for (const rubric of rubrics) {
    it.each(rubric.exercises.map((e) => [e.id, e] as const))("%s", async (id, exercise) => {
      const gaps = await gapsOf(exercise, rubric.file, machine);
      const says = sayOfGaps(exercise, rubric, gaps, UNTOLD[id]?.changes ?? []);
      if (says) expect.fail(says);
    });
  }
});
