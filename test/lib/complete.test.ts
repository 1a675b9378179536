import { describe, expect, test } from "vitest";
import * as fast from "../../lib/fast/index";
import * as lib from "../../lib/index";
import * as nn from "../../lib/nn/index";
import { type OperatorName, operators } from "../../lib/rules/operators";
import type {
  ConvOptions,
  DepthwiseOptions,
  OutputOptions,
  PointwiseOptions,
  TransposeOptions,
} from "../../lib/rules/options";
import { convCases } from "../fixtures/conv";

// What a new operator, or a new option of one, needs besides the sentence that it is: CONTRIBUTING.md has the list, and
// this notices what was forgotten. The table of operators is the one place that is asked.

/** Options that an operator's type has and its line in the table has not: the compiler names them, since each is missing here. */
type Unlisted<Options, Name extends OperatorName> = Record<
  Exclude<keyof Options, keyof OutputOptions | (typeof operators)[Name]["options"][number]>,
  "in lib/rules/operators.ts"
>;
const _unlisted: Unlisted<ConvOptions, "conv2d"> &
  Unlisted<PointwiseOptions, "pointwiseConv2d"> &
  Unlisted<DepthwiseOptions, "depthwiseConv2d"> &
  Unlisted<TransposeOptions, "conv2dTranspose"> = {};

type Door = Record<string, (...given: unknown[]) => unknown>;
const [readable, quick, learning] = [lib, fast, nn] as unknown as Door[];

describe.each(Object.entries(operators))("%s", (name, { options }) => {
  // A pointwise convolution is the second step of a separable one, and has its answers there.
  const cases = convCases(name === "pointwiseConv2d" ? "separableConv2d" : name);

  test("is exported by lib, by the fast tier as a function of its own, and by nn", () => {
    expect([readable, quick, learning].map((door) => typeof door[name])).toEqual(["function", "function", "function"]);
    expect(quick[name]).not.toBe(readable[name]);
  });

  test("has answers of PyTorch", () => expect(cases.length).toBeGreaterThan(0));

  test.each(options)("has answers of PyTorch with the option %s", (option) => {
    expect(cases.filter((given) => option in given.options).length).toBeGreaterThan(0);
  });

  test.each(options)("refuses nonsense for the option %s, and names it", (option) => {
    const [{ input, kernel, options: sound }] = cases;
    for (const nonsense of ["nonsense", {}, Number.NaN, -1, [1, 2, 3]]) {
      for (const door of [readable, quick]) {
        const call = () => door[name](input, kernel, { ...sound, [option]: nonsense });
        expect(call, `${option}: ${JSON.stringify(nonsense)}`).toThrow(new RegExp(`^${name}: ${option} is .*, but `));
      }
    }
  });
});
