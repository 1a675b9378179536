import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ConvLayer, DepthwiseLayer, SeparableLayer, TransposedLayer } from "../../lib/cost/layer";
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
import { type ConvCase, convCases } from "../fixtures/conv";

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

/** Options that a layer with a price can't have. */
type Priceless<Layer, Name extends OperatorName> = Record<
  Exclude<(typeof operators)[Name]["options"][number], keyof Layer>,
  "in lib/cost/layer.ts"
>;
const _priceless: Priceless<ConvLayer, "conv2d"> &
  Priceless<DepthwiseLayer, "depthwiseConv2d"> &
  Priceless<SeparableLayer, "depthwiseConv2d"> &
  Priceless<TransposedLayer, "conv2dTranspose"> = {};

type Door = Record<string, (...given: unknown[]) => lib.Tensor>;
const [readable, quick, learning] = [lib, fast, nn] as unknown as Door[];

const textOf = (file: string) => readFileSync(file, "utf8");
const documented = {
  "lib/": textOf("lib/conv.ts") + textOf("lib/conv-transpose.ts"),
  "lib/nn/": textOf("lib/nn/convolution.ts"),
};

// A separable convolution takes the options of its first step, and is the only door to PyTorch of a second step without options.
const [separable, windowed] = ["separableConv2d", operators.depthwiseConv2d.options] as const;
const table: [name: string, options: readonly string[]][] = [
  ...Object.entries(operators).map(([name, { options }]) => [name, options] as [string, readonly string[]]),
  [separable, windowed],
];

describe.each(table)("%s", (name, options) => {
  const cases = convCases(name === "pointwiseConv2d" && options.length === 0 ? separable : name);
  const tried = cases.length ? options : []; // Where there are no answers at all, one failure says so.

  test("is exported by lib, by the fast tier as a function of its own, and by nn", () => {
    expect([readable, quick, learning].map((door) => typeof door[name])).toEqual(["function", "function", "function"]);
    expect(quick[name]).not.toBe(readable[name]);
  });

  test("has answers of PyTorch", () => expect(cases.length).toBeGreaterThan(0));

  test.each(tried)("has answers of PyTorch that are others without the option %s", (option) => {
    expect(cases.filter((given) => option in given.options && without(option, given) !== "the same")).not.toEqual([]);
  });

  test.each(tried)("has an option %s that the compiler knows, if sizes depend on it", (option) => {
    if (!cases.some((given) => option in given.options && without(option, given) === "another shape")) return;
    expect(textOf("lib/types/options.ts"), `lib/types/options.ts does not read ${option}`).toContain(`"${option}"`);
    expect(textOf("test/types/shapes.ts"), `test/types/shapes.ts tries no ${option}`).toMatch(`${option}: `);
  });

  test.each(tried)("refuses nonsense for the option %s, and names it", (option) => {
    const [{ options: sound, ...given }] = cases;
    for (const nonsense of ["nonsense", {}, Number.NaN, -1, [1, 2, 3]]) {
      for (const door of [readable, quick]) {
        const call = () => door[name](...tensorsOf(given), { ...sound, [option]: nonsense });
        expect(call, `${option}: ${JSON.stringify(nonsense)}`).toThrow(new RegExp(`^${name}: ${option} is .*, but `));
      }
    }
  });

  test.each(Object.entries(documented))("tells in %s which options it takes", (_, text) => {
    const [, comment] = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nexport function ${name}<`).exec(text)!;
    const [, told = ""] = /@param options ((?:(?!\n \* @)[\s\S])*)/.exec(comment) ?? [];
    expect(options.filter((option) => !told.includes(option))).toEqual([]);
  });
});

/** What a call answers without one of its options. */
function without(option: string, given: ConvCase): "the same" | "another shape" | "other numbers" {
  const { [option]: _, ...others } = given.options;
  try {
    const { shape, data } = readable[given.op](...tensorsOf(given), others);
    if (shape.join() !== given.output.shape.join()) return "another shape";
    return agree(data, given.output.data, 1e-5) ? "the same" : "other numbers";
  } catch {
    return "another shape"; // The bias, or the kernel, no longer fits.
  }
}

function tensorsOf({ input, kernel, pointwise }: Pick<ConvCase, "input" | "kernel" | "pointwise">) {
  return [input, kernel, pointwise].filter((tensor) => tensor !== undefined);
}

const layers: Record<string, (kernel: readonly number[], filters: number) => object> = {
  conv2d: (_, filters) => ({ type: "conv", filters }),
  depthwiseConv2d: ([, , , multiplier]) => ({ type: "depthwise", multiplier }),
  separableConv2d: ([, , , multiplier], filters) => ({ type: "separable", multiplier, filters }),
  conv2dTranspose: (_, filters) => ({ type: "transposed", filters }),
};

test.each(Object.entries(layers))(
  "the cost of %s is asked with the same options, and follows the shape",
  (name, layerOf) => {
    for (const { title, input, kernel, options, output } of convCases(name)) {
      const { bias: _, ...window } = options;
      const [height, width] = kernel!.shape;
      const layer: object = {
        ...layerOf(kernel!.shape, output.shape.at(-1)!),
        kernel: [height, width],
        ...window,
      };
      const shape = input.shape.slice(-3) as unknown as lib.MapShape;
      expect(lib.costOf(layer as lib.Layer, shape).outputShape, title).toEqual(output.shape.slice(-3));
    }
  },
);

test.each(Object.entries(layers))("a network of one layer hands all options on to %s", (name, layerOf) => {
  for (const { title, input, kernel, pointwise, options, output } of convCases(name)) {
    const { bias: _, activation: __, ...window } = options;
    const [height, width] = kernel!.shape;
    const described: object = {
      ...layerOf(kernel!.shape, output.shape.at(-1)!),
      kernel: [height, width],
      ...window,
      bias: false,
    };
    const layers = [described as lib.Layer];
    const { parameters, run } = nn.buildNetwork(
      { name: title, source: "", input: input.shape.slice(-3) as unknown as lib.MapShape, layers },
      nn.random(1),
    );
    for (const [i, weights] of [kernel!, ...(pointwise ? [pointwise] : [])].entries()) {
      parameters[i].value.data.set(weights.data);
    }
    const batch = lib.tensor(
      [...input.data],
      [input.shape.length === 4 ? input.shape[0] : 1, ...input.shape.slice(-3)],
    );
    const expected = readable[name](...tensorsOf({ input, kernel, pointwise }), window);
    expect(agree(run(nn.constant(batch)).value.data, expected.data, 1e-4), title).toBe(true);
  }
});

function agree(one: ArrayLike<number>, other: ArrayLike<number>, within: number): boolean {
  return one.length === other.length && Array.from(one).every((value, i) => Math.abs(value - other[i]) < within);
}
