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

const all: [Name, readonly OptionName[]][] = [
  ...(Object.keys(operators) as OperatorName[]).map((name): [Name, readonly OptionName[]] => [
    name,
    operators[name].options,
  ]),
  ["separableConv2d", operators.depthwiseConv2d.options],
];

/** Operators and options that nothing can be asked of, since they have no line above; the compiler names them as well. */
export const withoutLine = [
  ...all.filter(([name]) => !Object.hasOwn(sizes, name)).map(([name]) => `sizes: ${name}`),
  ...new Set(all.flatMap(([, options]) => options.filter((o) => !Object.hasOwn(values, o)).map((o) => `values: ${o}`))),
];

/** Names of all operators, and the options of each, as far as they have their lines. */
export const table = all
  .filter(([name]) => Object.hasOwn(sizes, name))
  .map(([name, options]): [Name, readonly OptionName[]] => [name, options.filter((o) => Object.hasOwn(values, o))]);

export interface SoundCall {
  options: Options;
  tensors: [input: Tensor, kernel: Tensor, pointwise?: Tensor];
}

/** Small calls of an operator: without options, or with one of them. Numbers are small and whole, so sums are exact. */
export function soundCalls(name: Name, option: OptionName | "none"): SoundCall[] {
  return (option === "none" ? [{}] : values[option]).map((options: Options) => {
    const tensors = sizes[name](Number(options.groups ?? 1)).map(filled);
    return { options, tensors: tensors as SoundCall["tensors"] };
  });
}

/** Each of these calls again, with ever more of the option: from twice to sixteen times as much, until little is left of the answer. */
export function grownCalls(name: Name, option: OptionName): SoundCall[][] {
  const factors = Array.from({ length: 15 }, (_, i) => i + 2);
  return soundCalls(name, option).map(({ options, tensors }) =>
    factors.map((factor) => ({ options: { ...options, [option]: times(options[option], factor) }, tensors })),
  );
}

function times(value: unknown, factor: number): unknown {
  if (Array.isArray(value)) return value.map((part) => times(part, factor));
  return typeof value === "number" ? value * factor : value;
}

function filled(shape: number[], seed: number): Tensor {
  const count = shape.reduce((product, size) => product * size);
  return new Tensor(
    shape,
    Float32Array.from({ length: count }, (_, i) => ((i * 7 + seed * 5) % 11) - 4),
  );
}
