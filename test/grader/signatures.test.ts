import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { otherSignatures } from "../../grader/node/signatures";
import { rubrics } from "../../grader/rubrics/index";

describe("a stub and its solution take and give the same types", () => {
  it.each(rubrics.map((rubric) => [rubric.file, rubric] as const))("%s", (file, rubric) => {
    expect(otherSignatures(rubric, readFileSync(`grader/stubs/${file}.ts`, "utf8"))).toEqual([]);
  });
});

describe("of two functions of one name it is told", () => {
  const solutions = `import type { Tensor } from "../lib/index";
    type Picture = Tensor<[number, number]>;
    interface Size { height: number; width: number }
    export function heardBy(groups: number, picture: Picture): Size { throw picture; }
    export const sum = (numbers: readonly number[]) => numbers.length;`;
  const stubs = `import type { Tensor } from "../lib/index";
    export function heardBy(groups: number, map: Tensor<[number, number]>): { width: number; height: number } { throw map; }
    export function sum(numbers: readonly number[]): number { throw numbers; }`;
  const rubric = { file: "90-groups", exercises: ["90.heardBy", "90.sum"].map((id) => ({ id })) } as never;
  const said = (change: (text: string) => string) => otherSignatures(rubric, change(stubs), solutions);

  it("nothing where they only call a type, or an argument, by another name", () => {
    expect(said((text) => text)).toEqual([]);
  });

  it("that what they give differs", () => {
    expect(said((text) => text.replace("[]): number", "[]): number[]"))).toEqual([
      "90.sum: the stub is (numbers: readonly number[]) => number[], and the solution (numbers: readonly number[]) => number",
    ]);
    expect(said((text) => text.replace("{ width: number; ", "{ ")).join()).toMatch(
      /^90\.heardBy: the stub is .* => \{ height: number; \}/,
    );
  });

  it("that what they take differs", () => {
    expect(said((text) => text.replace("groups: number", "groups: string"))).toHaveLength(1);
    expect(said((text) => text.replace("<[number, number]>", "<[number, number, number]>"))).toHaveLength(1);
    expect(said((text) => text.replace("groups: number, ", ""))).toHaveLength(1);
  });
});
