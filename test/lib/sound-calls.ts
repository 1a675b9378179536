import { Tensor } from "../../lib/index";
import { type OperatorName, operators } from "../../lib/rules/operators";

export type Options = Record<string, unknown>;
export type OptionName = (typeof operators)[OperatorName]["options"][number];
/** A separable convolution takes the options of its first step. */
export type Name = OperatorName | "separableConv2d";

/** Of every option values that change what is answered, and what has to be said with them. */
const values: Record<OptionName, readonly Options[]> = {
  stride: [{ stride: 2 }, { stride: [1, 3] }],
  padding: [{ padding: 1 }, { padding: "same" }, { padding: [[0, 1], [2, 0]] }], // biome-ignore format: a line a value
  dilation: [{ dilation: 2 }, { dilation: [2, 1] }],
  groups: [{ groups: 2 }],
  outputPadding: [{ outputPadding: [1, 0], stride: 2 }],
};

/** The sizes of a small call of every operator, in as many groups as asked for: no two that could be taken for each other. */
const sizes: Record<Name, (groups: number) => number[][]> = {
  conv2d: (groups) => [
    [7, 8, 4],
    [3, 2, 4 / groups, 6],
  ],
  pointwiseConv2d: () => [
    [7, 8, 4],
    [1, 1, 4, 6],
  ],
  depthwiseConv2d: () => [
    [7, 8, 3],
    [3, 2, 3, 2],
  ],
  separableConv2d: () => [
    [7, 8, 3],
    [3, 2, 3, 2],
    [1, 1, 6, 5],
  ],
  conv2dTranspose: () => [
    [4, 5, 6],
    [3, 2, 3, 6],
  ],
};

/** Names of all operators, and the options of each. */
export const table: [Name, readonly OptionName[]][] = [
  ...(Object.keys(operators) as OperatorName[]).map((name): [Name, readonly OptionName[]] => [
    name,
    operators[name].options,
  ]),
  ["separableConv2d", operators.depthwiseConv2d.options],
];

export interface SoundCall {
  options: Options;
  tensors: [input: Tensor, kernel: Tensor, pointwise?: Tensor];
}

/** Small calls of an operator: without options, or with one of them. Numbers are small and whole, so sums are exact. */
export function soundCalls(name: Name, option: OptionName | "none"): SoundCall[] {
  const all = option === "none" ? [{}] : lineOf(values, option, "values in test/lib/sound-calls.ts");
  return all.map((options) => {
    const sizesIn = lineOf(sizes, name, "sizes in test/lib/sound-calls.ts");
    const tensors = sizesIn(Number(options.groups ?? 1)).map(filled);
    return { options, tensors: tensors as SoundCall["tensors"] };
  });
}

function filled(shape: number[], seed: number): Tensor {
  const count = shape.reduce((product, size) => product * size);
  return new Tensor(
    shape,
    Float32Array.from({ length: count }, (_, i) => ((i * 7 + seed * 5) % 11) - 4),
  );
}

/** A line of a list that has one of everything; the compiler asks for it too, but tests run without it. */
export function lineOf<T>(list: Readonly<Record<string, T>>, name: string, place: string): T {
  if (!Object.hasOwn(list, name)) throw new Error(`${place} has no line for ${name}`);
  return list[name];
}
