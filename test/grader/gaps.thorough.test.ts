import { describe, expect, it } from "vitest";
import { answerKey, DEFAULT_SEED } from "../../grader/answer-key";
import type { Change } from "../../grader/derive/change";
import { Derivation } from "../../grader/derive/derivation";
import type { DerivedModels } from "../../grader/derive/derived-models";
import { nodeMachine } from "../../grader/node/machine";
import { agree } from "../../grader/refusal";
import { rubrics } from "../../grader/rubrics/index";
import { UNTOLD } from "./untold-changes";
import { widerCases } from "./wider-cases";

const WIDER = 80;
const machine = nodeMachine();

/** Changes of one name are told apart by their order. */
function named(changes: readonly Change[]): Map<string, Change> {
  const found = new Map<string, Change>();
  for (const change of changes) {
    let name = change.id;
    for (let n = 2; found.has(name); n++) name = `${change.id} #${n}`;
    found.set(name, change);
  }
  return found;
}

describe("every change of a solution that can be told from it makes a case wrong", { timeout: 600_000 }, () => {
  for (const rubric of rubrics) {
    const derivation = new Derivation(machine, rubric.file);
    it.each(rubric.exercises.map((e) => [e.id, e] as const))("%s", async (id, exercise) => {
      const key = answerKey(exercise, DEFAULT_SEED);
      const derived = await derivation.models(key);
      if (!derived) return;
      const wide = { ...key, ...widerCases(key, WIDER) };
      const wider = (await new Derivation(machine, rubric.file).models(wide)) as DerivedModels;
      const elsewhere = named(wider.changes);
      const right = ({ cases, expected }: typeof key, models: DerivedModels, change: Change) =>
        cases.every((args, i) => agree(exercise, [args], [expected[i]], [models.answer([change], i) as never]));
      const gaps = [...named(derived.changes)].filter(([name, change]) => {
        const same = elsewhere.get(name);
        return same !== undefined && right(key, derived, change) && !right(wide, wider, same);
      });
      // No more than those that have their reason; and none has a reason that a case tells by now.
      expect(gaps.map(([name]) => name).sort()).toEqual([...(UNTOLD[id]?.changes ?? [])].sort());
    });
  }
});
