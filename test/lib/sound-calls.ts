import { Tensor } from "../../lib/index";
import { type OperatorName, operators, type PoolName, pools } from "../../lib/rules/operators";
import type { Pair } from "../../lib/rules/options";

export type Options = Record<string, unknown>;
export type ConvOptionName = (typeof operators)[OperatorName]["options"][number];
export type OptionName = ConvOptionName | (typeof pools)[PoolName]["options"][number];
/** A separable convolution takes the options of its first step. */
export type ConvName = OperatorName | "separableConv2d";
export type Name = ConvName | PoolName;

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
  maxPool2d: () => [[7, 8, 3]],
  averagePool2d: () => [[7, 8, 3]],
};

/** Of a pool's window: larger than any padding above, since it must always see a pixel. */
const poolSize = [4, 3] as const;

export const isPool = (name: Name): name is PoolName => Object.hasOwn(pools, name);

type Line = [Name, readonly OptionName[]];
const linesOf = <N extends Name>(listed: Record<N, { readonly options: readonly OptionName[] }>) =>
  (Object.keys(listed) as N[]).map((name): Line => [name, listed[name].options]);
const all: Line[] = [...linesOf(operators), ["separableConv2d", operators.depthwiseConv2d.options], ...linesOf(pools)];

/** Operators and options that nothing can be asked of, since they have no line above; the compiler names them as well. */
export const withoutLine = [
  ...all.filter(([name]) => !Object.hasOwn(sizes, name)).map(([name]) => `sizes: ${name}`),
  ...new Set(all.flatMap(([, options]) => options.filter((o) => !Object.hasOwn(values, o)).map((o) => `values: ${o}`))),
];

/** Names of all operators and pools, and the options of each, as far as they have their lines. */
export const withPools = all
  .filter(([name]) => Object.hasOwn(sizes, name))
  .map(([name, options]): Line => [name, options.filter((o) => Object.hasOwn(values, o))]);

/** The operators alone, which have kernels, gradients and a fast tier. */
export const table = withPools.filter(([name]) => !isPool(name)) as [ConvName, readonly ConvOptionName[]][];

export interface SoundCall {
  options: Options;
  /** A pool has its input alone. */
  tensors: [input: Tensor, kernel: Tensor, pointwise?: Tensor];
  /** The window of a pool. */
  size?: Pair;
}

/** What stands before the options. */
export function given(tensors: readonly unknown[], size: Pair | undefined): unknown[] {
  return size === undefined ? [...tensors] : [...tensors, size];
}

/** Small calls of an operator: without options, or with one of them. Numbers are small and whole, so sums are exact. */
export function soundCalls(name: Name, option: OptionName | "none"): SoundCall[] {
  return (option === "none" ? [{}] : values[option]).map((options: Options) => {
    const tensors = sizes[name](Number(options.groups ?? 1)).map(filled);
    return { options, tensors: tensors as SoundCall["tensors"], ...(isPool(name) && { size: poolSize }) };
  });
}

/** Each of these calls again, with ever more of the option: from twice to sixteen times as much, until little is left of the answer. */
export function grownCalls(name: Name, option: OptionName): SoundCall[][] {
  const factors = Array.from({ length: 15 }, (_, i) => i + 2);
  return soundCalls(name, option).map(({ options, ...rest }) =>
    factors.map((factor) => ({ options: { ...options, [option]: times(options[option], factor) }, ...rest })),
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
