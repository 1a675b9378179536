import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compare } from "../../grader/compare";
import { judge } from "../../grader/judge";
import { answersTo } from "../../grader/node/grade";
import { root } from "../../grader/node/root";
import { functionName, Judge, readAnswers } from "../../grader/node/submission";
import { prepare } from "../../grader/prepare";
import type { Value } from "../../grader/rubric";
import { rubrics } from "../../grader/rubrics/index";
import type { Run } from "../../grader/verdict";

// Every rubric in grader/rubrics proves itself here; a new chapter needs no new test.

const SEEDS = ["workbook", "class of 2031", "3"];
const answered = (values: readonly Value[]): Run => ({
  outcomes: values.map((value) => ({ kind: "value", value, microseconds: 0 })),
  log: [],
});

describe.each(rubrics.map((r) => [r.file, r] as const))("%s", (_, rubric) => {
  const grader = new Judge({ spares: 0 });
  afterAll(() => grader.close());

  it("gives the solution all points", async () => {
    const report = await grader.chapter(rubric, readAnswers(path.join(root(), "solutions", `${rubric.file}.ts`)));
    expect(report.exercises.map((e) => [e.id, e.verdict])).toEqual(rubric.exercises.map((e) => [e.id, "pass"]));
    expect(report.points).toBe(report.max);
  });

  it("calls the untouched stub not started, and gives it no points", async () => {
    const text = readAnswers(path.join(root(), "grader", "stubs", `${rubric.file}.ts`));
    const report = await grader.chapter(rubric, text);
    expect(report.exercises.map((e) => [e.id, e.verdict])).toEqual(rubric.exercises.map((e) => [e.id, "not-started"]));
    expect(report.points).toBe(0);
  });

  for (const exercise of rubric.exercises) {
    describe(exercise.id, () => {
      it.skipIf(exercise.misconceptions.length === 0)("gives each wrong model its own diagnosis and no other", () => {
        for (const seed of SEEDS) {
          const prepared = prepare(exercise, seed);
          for (const { misconception, answers } of prepared.models) {
            expect(answers, `${misconception.id} answers every case, and one of them wrongly`).toBeDefined();
            const report = judge(prepared, answered(answers!));
            expect([report.verdict, report.diagnosis?.misconception]).toEqual(["wrong", misconception.id]);
          }
        }
      });

      it("has cases that tell every pair of wrong models apart", () => {
        const { models } = prepare(exercise, "workbook");
        for (const a of models) {
          for (const b of models) {
            if (a === b) continue;
            const differ = a.answers?.some((v, i) => compare(v, b.answers?.[i], exercise.tolerance));
            expect(differ, `${a.misconception.id} and ${b.misconception.id} answer differently somewhere`).toBe(true);
          }
        }
      });

      it("has an id that names its chapter and function, and hints that are sentences", () => {
        expect(exercise.id).toBe(`${rubric.chapter}.${functionName(exercise)}`);
        for (const hint of exercise.hints) expect(hint.trim().length).toBeGreaterThan(10);
        for (const { id, belief } of exercise.misconceptions) {
          expect(id.startsWith(`${rubric.chapter}.`)).toBe(true);
          expect(belief.trim().length).toBeGreaterThan(20);
        }
      });
    });
  }
});

it("lists every rubric in the folder", () => {
  const files = readdirSync(path.join(root(), "grader", "rubrics")).filter((f) => /^\d\d-.*\.ts$/.test(f));
  expect(rubrics.map((r) => `${r.file}.ts`)).toEqual(files.sort());
});

it("knows where answers lie when no folder is named", () => {
  expect(typeof answersTo(rubrics[0])).toBe("string");
});
