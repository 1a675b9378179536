import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateFormula, type FormulaName, formulas, outputSize, simplifyFormula, texOf } from "../../lib/index";

const asInThePaper = { kernelHeight: "k", kernelWidth: "k", outChannels: "N", multiplier: 1, groups: 1 };

test("mathjs finds the ratio of a separable to a standard convolution: 1/N + 1/k², N the output channels", () => {
  expect(simplifyFormula("separableMacs / standardMacs", asInThePaper)).toBe("1 / N + 1 / k ^ 2");
  expect(simplifyFormula("separableWeights / standardWeights", asInThePaper)).toBe("1 / N + 1 / k ^ 2");
});

test("the simplified ratio has the value of the unsimplified one", () => {
  const ratio = simplifyFormula("separableMacs / standardMacs", asInThePaper);
  const count = fc.integer({ min: 1, max: 1024 });
  fc.assert(
    fc.property(count, count, fc.integer({ min: 1, max: 11 }), count, (inChannels, outChannels, kernel, side) => {
      const values = { kernelHeight: kernel, kernelWidth: kernel, inChannels, outChannels, multiplier: 1, groups: 1 };
      const exact = evaluateFormula("separableMacs / standardMacs", { ...values, outHeight: side, outWidth: side + 1 });
      expect(evaluateFormula(ratio, { N: outChannels, k: kernel })).toBeCloseTo(exact, 12);
    }),
  );
});

test("the 8 to 9 times of Howard et al. 2017, section 3.1, hold from 128 output channels on: at 64 it is 7.89", () => {
  const saving = [64, 128, 512, 1024].map((N) => 1 / evaluateFormula("1 / N + 1 / k^2", { N, k: 3 }));
  expect(saving.map((times) => times.toFixed(2))).toEqual(["7.89", "8.41", "8.84", "8.92"]);
});

test("VGG, section 2.3: three 3x3 have 27 C² weights, one 7x7 has 49 C², 81% more", () => {
  const square = (k: number) => ({ kernelHeight: k, kernelWidth: k, inChannels: "C", outChannels: "C", groups: 1 });
  expect(simplifyFormula("3 * standardWeights", square(3))).toBe("27 * C ^ 2");
  expect(simplifyFormula("standardWeights", square(7))).toBe("49 * C ^ 2");
  expect(evaluateFormula("49 * C^2 / (27 * C^2)", { C: 64 })).toBeCloseTo(1.8148, 4);
});

test("a formula may name another: MACs are positions times weights", () => {
  const values = {
    outHeight: 126,
    outWidth: 126,
    kernelHeight: 3,
    kernelWidth: 3,
    inChannels: 3,
    groups: 1,
    outChannels: 1,
  };
  expect(evaluateFormula("standardMacs", values)).toBe(428_652);
  expect(evaluateFormula("standardMacs - outHeight * outWidth * standardWeights", values)).toBe(0);
});

test("the formula of the output size is the rule that outputSize follows", () => {
  const small = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(
      fc.integer({ min: 21, max: 60 }),
      small,
      small,
      small,
      fc.nat(3),
      fc.nat(3),
      (size, kernel, stride, dilation, before, after) => {
        const rule: number = outputSize(size, kernel, { stride, dilation, padding: [before, after] });
        expect(evaluateFormula("outputSize", { size, kernel, stride, dilation, before, after })).toBe(rule);
      },
    ),
  );
});

test("every formula can be shown as TeX, with symbols for its names", () => {
  for (const name of Object.keys(formulas) as FormulaName[]) {
    expect(texOf(name)).not.toMatch(/[a-z]Height|Channels|Weights|Macs|\\cdot[a-zA-Z]|NaN|undefined/);
  }
  expect(texOf("pointwiseMacs")).toBe("H_{out}\\cdot W_{out}\\cdot C\\cdot N");
  expect(texOf("standardWeights")).toBe("\\frac{ k_h\\cdot k_w\\cdot C}{ g}\\cdot N");
  expect(texOf("1 / N + 1 / k ^ 2")).toBe("\\frac{1}{ N}+\\frac{1}{{ k}^{2}}");
});

test("a sum put in for a name keeps its parentheses on the page", () => {
  expect(texOf("2 * separableWeights")).toMatch(/^2\\cdot\\left\(.*\\right\)$/);
});

test("bad input is refused with a sentence", () => {
  expect(() => evaluateFormula("pointwiseMacs", { outHeight: 2 })).toThrow(
    'evaluateFormula: outWidth is undefined, but "pointwiseMacs" needs a finite number for outHeight, outWidth, inChannels, outChannels',
  );
  expect(() => evaluateFormula("a + b", { a: 1, b: Number.NaN })).toThrow("b is NaN");
  expect(() => evaluateFormula("toString", {})).toThrow("toString is undefined");
  expect(() => evaluateFormula("1 +", {})).toThrow('evaluateFormula: cannot read "1 +"');
  expect(() => texOf("")).toThrow('texOf: the formula is "", but it must be a name or an expression');
  expect(() => simplifyFormula("a)")).toThrow('simplifyFormula: cannot read "a)"');
});
