import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type {
  ConvLayer,
  DepthwiseLayer,
  PointwiseLayer,
  PoolLayer,
  SeparableLayer,
  TransposedLayer,
} from "../../lib/cost/layer";
import * as fast from "../../lib/fast/index";
import * as lib from "../../lib/index";
import * as nn from "../../lib/nn/index";
import type { OperatorName, operators, PoolName, pools } from "../../lib/rules/operators";
import type {
  ConvOptions,
  DepthwiseOptions,
  OutputOptions,
  PointwiseOptions,
  TransposeOptions,
} from "../../lib/rules/options";
import { type ConvCase, convCases } from "../fixtures/conv";
import { complaints, type Promised } from "../types/complaints";
import {
  given,
  grownCalls,
  isPool,
  type Name,
  type OptionName,
  type Options,
  type SoundCall,
  soundCalls,
  withoutLine,
  withPools,
} from "./sound-calls";

// What a new operator, or a new option of one, needs besides the sentence that it is. CONTRIBUTING.md has the list; this
// notices what was forgotten, and says where it belongs. The tables of operators and of pools are the one place that is asked.

/** What each operator may be told, the fields of the layer that has its price, and those of all layers that are made of it. */
interface Types {
  conv2d: [ConvOptions, keyof ConvLayer, keyof ConvLayer];
  pointwiseConv2d: [PointwiseOptions, keyof PointwiseLayer, keyof PointwiseLayer];
  depthwiseConv2d: [
    DepthwiseOptions,
    keyof DepthwiseLayer & keyof SeparableLayer,
    keyof DepthwiseLayer | keyof SeparableLayer,
  ];
  conv2dTranspose: [TransposeOptions, keyof TransposedLayer, keyof TransposedLayer];
}
/** A 1×1 layer may step, which makes it a conv2d. */
type Stepping<N extends OperatorName> = N extends "pointwiseConv2d" ? "stride" : never;
type Option = { [N in OperatorName]: Listed<N> }[OperatorName];
type Listed<N extends OperatorName> = (typeof operators)[N]["options"][number];
type Forgotten<N extends OperatorName> = N extends keyof Types
  ? Record<
      Exclude<keyof Types[N][0], keyof OutputOptions | Listed<N>>,
      `goes into the table in lib/rules/operators.ts, at ${N}; if ${N} has it not, into the Omit of its type in options.ts`
    > &
      Record<
        Exclude<Listed<N>, Types[N][1]>,
        `goes into lib/cost, for ${N}: the layer in layer.ts, its fields in check-layer.ts, its sizes in plan.ts`
      > &
      Record<
        Exclude<Extract<Types[N][2], Option>, Listed<N> | Stepping<N>>,
        `is none of ${N}'s: Omit it from its layer in lib/cost/layer.ts, and from its fields in check-layer.ts`
      >
  : "goes into Types, above";
/** Options that were forgotten in the table, or have no price: the compiler names each, since it is missing here. */
const _forgotten: { [N in OperatorName]: Forgotten<N> } = {
  conv2d: {},
  pointwiseConv2d: {},
  depthwiseConv2d: {},
  conv2dTranspose: {},
};

/** What lib's pool takes, and what the one that learns takes. */
interface PoolTypes {
  maxPool2d: Taken<typeof lib.maxPool2d> | Taken<typeof nn.maxPool2d>;
  averagePool2d: Taken<typeof lib.averagePool2d>;
}
type Taken<F extends (...args: never[]) => unknown> = keyof NonNullable<Parameters<F>[2]>;
type ListedOfPool<N extends PoolName> = (typeof pools)[N]["options"][number];
type ForgottenOfPool<N extends PoolName> = N extends keyof PoolTypes
  ? Record<
      Exclude<PoolTypes[N], "out" | ListedOfPool<N>>,
      `goes into pools in lib/rules/operators.ts, at ${N}; if ${N} has it not, Omit it from what ${N} takes in lib/pool.ts, lib/nn/pooling.ts`
    > &
      Record<
        Exclude<ListedOfPool<N>, keyof PoolLayer>,
        `goes into lib/cost, for ${N}: PoolLayer in layer.ts, its fields in check-layer.ts`
      > &
      Record<
        Exclude<Extract<keyof PoolLayer, OptionName>, ListedOfPool<PoolName>>,
        `is no pool's: Omit it from PoolLayer in lib/cost/layer.ts, and from its fields in check-layer.ts`
      >
  : "goes into PoolTypes, above";
/** The same of pools, which need not take the same. */
const _forgottenOfPools: { [N in PoolName]: ForgottenOfPool<N> } = { maxPool2d: {}, averagePool2d: {} };

type Door<Answer> = Record<string, (...given: unknown[]) => Answer>;
const [readable, quick] = [lib, fast] as unknown as Door<lib.Tensor>[];
const learning = nn as unknown as Door<nn.Variable>;

/** The doors that have a function of their own: pools are the same in both tiers, and none learns that takes the mean. */
const doorsOf = (name: Name) => ({ lib: true, fast: !isPool(name), nn: name !== "averagePool2d" });

/** Where a door's operators stand, and its pools. */
const placesOf = (name: Name) =>
  isPool(name)
    ? { lib: "lib/pool.ts", fast: "lib/pool.ts", nn: "lib/nn/pooling.ts", fits: "lib/types/pool-shape.ts" }
    : {
        lib: "lib/conv.ts",
        fast: "lib/fast/conv.ts",
        nn: "lib/nn/convolution.ts",
        fits: "lib/types/conv-fits.ts",
      };

/** Whose rules stand where. */
const withRules = (name: Name) =>
  [
    ["lib/rules/geometry.ts", readable],
    ...(doorsOf(name).fast ? [["lib/fast/conv.ts", quick]] : []),
    ...(isPool(name) && doorsOf(name).nn ? [["lib/nn/pooling.ts", learning]] : []),
  ] as [string, Door<unknown>][];

const isExported = (name: Name) =>
  [readable, ...(doorsOf(name).nn ? [learning] : [])].every((door) => typeof door[name] === "function");

const textOf = (file: string) => readFileSync(file, "utf8");
const documented = {
  lib: ["lib/conv.ts", "lib/conv-transpose.ts", "lib/pool.ts"].map(textOf).join(""),
  nn: ["lib/nn/convolution.ts", "lib/nn/pooling.ts"].map(textOf).join(""),
};
/** Options whose rules are about something else than how much of an image is left: whether they divide, which of two is larger. */
const checkedAtRunTime: readonly OptionName[] = ["groups", "outputPadding"];
type DoorName = keyof ReturnType<typeof doorsOf>;

test("sound-calls.ts has a line for every operator and option; without one nothing below asks for it", () => {
  expect(withoutLine, "missing in test/lib/sound-calls.ts").toEqual([]);
});

test("PyTorch's answers are as their script wrote them, and not by hand", () => {
  const text = textOf("test/fixtures/conv.json").replaceAll("\r\n", "\n");
  const said =
    "test/fixtures/conv.json was changed: only what make_conv.py, beside it, has PyTorch answer is worth anything";
  expect(`${createHash("sha256").update(text).digest("hex")}  conv.json`, said).toBe(
    textOf("test/fixtures/conv.json.sha256").trim(),
  );
});

describe.each(withPools)("%s", (name, options) => {
  const has = doorsOf(name);
  const places = placesOf(name);

  test.each([
    ["lib/index.ts", readable],
    ...(has.fast ? [["lib/fast/index.ts", quick] as const] : []),
    ...(has.nn ? [["lib/nn/index.ts", learning] as const] : []),
  ] as const)("is exported by %s", (file, door) => {
    expect(typeof door[name], `${file} does not export ${name}`).toBe("function");
    if (door !== quick) return;
    expect(quick[name] !== readable[name], `${file} exports lib's own ${name}: write a quick one`).toBe(true);
  });

  if (!isExported(name)) return; // Nothing else can be asked of it.

  test.each(options)("the option %s changes the answer, in lib, in the fast tier and in nn alike", (option) => {
    for (const { options, tensors, size } of soundCalls(name, option)) {
      const said = `with ${JSON.stringify(options)}`;
      const taken = given(tensors, size);
      const expected = readable[name](...taken, options);
      const { [option]: _, ...others } = options;
      const change = changeOf(() => readable[name](...taken, others), expected);
      const read = isPool(name) ? `${places.lib} or lib/rules/geometry.ts` : "lib/rules/geometry.ts";
      expect(change, `${name} answers the same ${said} and without: does ${read} read it?`).not.toBe("none");
      const fast = has.fast ? changeOf(() => quick[name](...taken, options), expected) : "none";
      expect(fast, `lib/fast: ${name} answers ${fast} ${said}, unlike lib`).toBe("none");
      const learned = has.nn ? changeOf(() => learning[name](...taken, options).value, expected) : "none";
      expect(learned, `${places.nn}: ${name} answers ${learned} ${said}, unlike lib`).toBe("none");
    }
  });

  test.each(has.nn ? (["none", ...options] as const) : [])("the gradients know of the option %s", (option) => {
    for (const { options, tensors, size } of soundCalls(name, option)) {
      const output = readable[name](...given(tensors, size), options);
      if (changeOf(() => learning[name](...given(tensors, size), options).value, output) !== "none") continue; // told above
      const files = isPool(name) ? places.nn : `lib/rules/gradients.ts, lib/conv-gradient.ts, ${places.nn}`;
      const said = `${files}: the gradient of ${name} with ${JSON.stringify(options)}`;
      const [x, ...kernels] = tensors.map((tensor) => nn.parameter(tensor!));
      const loss = nn.meanSquaredError(learning[name](...given([x, ...kernels], size), options), zerosLike(output));
      const refusal = refusalOf(() => loss.backward());
      expect(refusal, `${said} (${refusal})`).toBeUndefined();
      // The answer grows as its arguments do, and the loss with its square: along each of them its slope is twice the loss.
      for (const { value, gradient } of [x, ...kernels]) {
        const along = value.data.reduce((sum, v, i) => sum + v * gradient!.data[i], 0);
        expect(along / loss.value.data[0], said).toBeCloseTo(2, 3);
      }
    }
  });

  const gradients = (["GradInput", "GradKernel"] as const).filter((kind) => `${name}${kind}` in lib);
  test.each(gradients.length ? (["none", ...options] as const) : [])(
    "the fast gradients know of the option %s",
    (option) => {
      for (const { options, tensors } of soundCalls(name, option)) {
        const [input, kernel] = tensors;
        const output = readable[name](...tensors, options);
        for (const kind of gradients) {
          const [one, shape] = kind === "GradInput" ? [kernel, input.shape] : [input, kernel.shape];
          const given = kind === "GradInput" ? [output, one, shape, options] : [one, output, shape, options];
          const expected = readable[`${name}${kind}`](...given);
          const change = changeOf(() => quick[`${name}${kind}`](...given), expected);
          const said = `lib/fast/conv-gradient.ts: ${name}${kind} answers ${change} with ${JSON.stringify(options)}, unlike lib`;
          expect(change, said).toBe("none");
        }
      }
    },
  );

  test.each(["none", ...options, "PyTorch"])("the compiler knows the shape; option: %s", (option) => {
    const wrong = typesOf(name).find((line) => line.option === option && line.shape && line.complaint);
    const said = `${places[wrong?.door ?? "lib"]}: ${wrong?.code} answers [${wrong?.shape}]; its return type, or lib/types, tells the compiler something else`;
    const deep = wrong?.complaint?.includes("excessively deep")
      ? ` (the head of lib/types/whole-numbers.ts says why)`
      : "";
    expect(wrong?.complaint, said + deep).toBeUndefined();
  });

  test.each(options)("where the option %s leaves nothing of the answer, a rule says so", (option) => {
    for (const { options, tensors, size } of grownCalls(name, option).flat()) {
      for (const [file, door] of withRules(name)) {
        const said = `${file}: ${name} with ${JSON.stringify(options)} leaves nothing, and says so by a size alone`;
        expect(refusalOf(() => door[name](...given(tensors, size), options)) ?? "", said).not.toMatch(
          /shape\[\d\] is /,
        );
      }
    }
  });

  const inTypes = options.filter((option) => !checkedAtRunTime.includes(option));
  test.each(inTypes)("where the option %s leaves nothing, the compiler says the sentence", (option) => {
    const refused = typesOf(name).filter((line) => line.option === option && line.refusal);
    for (const { door, code, refusal, complaint } of refused) {
      const said = `${places.fits}, ${places[door]}: to ${code}, which throws "${refusal}", the compiler says something else, or nothing`;
      expect(complaint ?? "", said).toContain(refusal);
    }
  });

  test.each(options)("refuses nonsense for the option %s, and names it", (option) => {
    const [{ tensors, size }] = soundCalls(name, "none");
    for (const nonsense of ["nonsense", {}, Number.NaN, -1, [1, 2, 3]]) {
      for (const [file, door] of withRules(name)) {
        const call = () => door[name](...given(tensors, size), { [option]: nonsense });
        const said = `${file}: ${name} with ${option}: ${JSON.stringify(nonsense)}`;
        expect(call, said).toThrow(new RegExp(`^${name}: ${option} is .*, but `));
      }
    }
  });

  const documents = (["lib", "nn"] as const).filter((door) => has[door]);
  test.each(documents)("tells in %s which options it takes", (where) => {
    const text = documented[where];
    const [, comment] = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nexport function ${name}<`).exec(text) ?? [];
    expect(comment, `${places[where]} has no comment above "export function ${name}<"`).toBeDefined();
    const [, told = ""] = /@param options ((?:(?!\n \* @)[\s\S])*)/.exec(comment!) ?? [];
    const untold = options.filter((option) => !told.includes(option));
    expect(untold, `${places[where]}: the line "@param options" of ${name} lists what there is`).toEqual([]);
  });

  test.each(["test/lib/properties.test.ts", ...(has.fast ? ["test/lib/fast/equals-readable.test.ts"] : [])])(
    "has random calls in %s",
    (file) => {
      expect(textOf(file).includes(`"${name}"`), `${file} has no test of ${name}`).toBe(true);
    },
  );

  // A second step without options has its answers in the separable convolution's.
  const cases = convCases(name === "pointwiseConv2d" && options.length === 0 ? "separableConv2d" : name);
  const made = "write it into test/fixtures/make_conv.py, and run that as its first lines say";

  test("has answers of PyTorch", () => {
    expect(cases.length, `no case of ${name} in test/fixtures/conv.json: ${made}`).toBeGreaterThan(0);
  });

  test.each(cases.length ? options : [])("has answers of PyTorch that are others without the option %s", (option) => {
    const others = cases.filter(({ op, options, output, size, ...made }) => {
      const { [option]: _, ...left } = options;
      const taken = given(tensorsOf(made), size);
      return option in options && changeOf(() => readable[op](...taken, left), output) !== "none";
    });
    expect(others.length, `no case of ${name} with ${option} in test/fixtures/conv.json: ${made}`).toBeGreaterThan(0);
  });
});

/** What is said to a call that makes no sense. */
function refusalOf(call: () => unknown): string | undefined {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
}

/** How an answer differs from the one that is expected. */
function changeOf(call: () => lib.Tensor, expected: lib.Tensor): string {
  try {
    const { shape, data } = call();
    if (shape.join() !== expected.shape.join()) return `[${shape}] numbers, not [${expected.shape}],`;
    return agree(data, expected.data, 1e-4) ? "none" : "other numbers";
  } catch (error) {
    return `with an error (${(error as Error).message})`;
  }
}

function tensorsOf({ input, kernel, pointwise }: Pick<ConvCase, "input" | "kernel" | "pointwise">) {
  return [input, kernel, pointwise].filter((tensor) => tensor !== undefined);
}

const zerosLike = ({ shape }: lib.Tensor) => lib.zeros([...shape]);

interface TypedCall extends Promised {
  name: string;
  door: DoorName;
  /** "none", or "PyTorch" where it is one of its cases. */
  option: string;
  /** What it throws when it runs, and the compiler should say. */
  refusal?: string;
  complaint?: string;
}
let typed: TypedCall[] | undefined;

/** Every sound call, through every door, and every case of PyTorch, and what the compiler says to them. */
function typesOf(name: Name): TypedCall[] {
  typed ??= withComplaints(
    withPools
      .filter(([name]) => isExported(name))
      .flatMap(([name, options]) => [
        ...(["none", ...options] as const).flatMap((option) =>
          [...soundCalls(name, option), ...(option === "none" ? [] : callsAtAnEdge(name, option))].flatMap((call) => {
            const { options, tensors, size } = call;
            const refusal = refusalOf(() => readable[name](...given(tensors, size), options));
            const shape = refusal ? undefined : readable[name](...given(tensors, size), options).shape;
            const ways = (["lib", "fast", "nn"] as const).filter((door) => doorsOf(name)[door]);
            const code = (door: string) => codeOf(door, name, call);
            return ways.map((door) => ({ name, option, door, shape, refusal, code: code(door) }));
          }),
        ),
        ...convCases(name).map(({ options: { bias, ...options }, output: { shape }, size, ...made }) => {
          const code = codeOf("lib", name, { tensors: tensorsOf(made), size, options });
          return { name, option: "PyTorch", door: "lib" as const, shape, code };
        }),
      ]),
  );
  return typed.filter((line) => line.name === name);
}

/** Of calls with ever more of an option the first that is refused, and the one before it. */
function callsAtAnEdge(name: Name, option: OptionName): SoundCall[] {
  return grownCalls(name, option).flatMap((grown) => {
    const first = grown.findIndex(({ options, tensors, size }) =>
      refusalOf(() => readable[name](...given(tensors, size), options)),
    );
    return first < 0 ? [] : grown.slice(Math.max(0, first - 1), first + 1);
  });
}

function withComplaints(calls: TypedCall[]): TypedCall[] {
  const said = complaints(calls);
  return calls.map((call, i) => ({ ...call, complaint: said[i] }));
}

function codeOf(
  door: string,
  name: Name,
  { tensors, size, options }: Pick<SoundCall, "size" | "options"> & { tensors: readonly (lib.Tensor | undefined)[] },
): string {
  const zeros = tensors.map((tensor) => `lib.zeros([${tensor?.shape}])`);
  const numbers = size === undefined ? [] : [JSON.stringify(size)];
  return `${door}.${name}(${[...zeros, ...numbers, JSON.stringify(options)].join(", ")})`;
}

/** The layer that does what an operator does, without its options; a pool's window stands for the kernel. */
const layers: Record<Name, (kernel: readonly number[], filters: number) => object> = {
  conv2d: ([high, wide], filters) => ({ type: "conv", kernel: [high, wide], filters, bias: false }),
  pointwiseConv2d: (_, filters) => ({ type: "pointwise", filters, bias: false }),
  depthwiseConv2d: ([high, wide, , multiplier]) => ({
    type: "depthwise",
    kernel: [high, wide],
    multiplier,
    bias: false,
  }),
  separableConv2d: ([high, wide, , multiplier], filters) => ({
    type: "separable",
    kernel: [high, wide],
    multiplier,
    filters,
    bias: false,
  }),
  conv2dTranspose: ([high, wide], filters) => ({ type: "transposed", kernel: [high, wide], filters, bias: false }),
  maxPool2d: ([high, wide]) => ({ type: "pool", kernel: [high, wide] }),
  averagePool2d: ([high, wide]) => ({ type: "pool", kernel: [high, wide] }),
};

test("layers, here in complete.test.ts, has a line for every operator", () => {
  expect(withPools.map(([name]) => name).filter((name) => !Object.hasOwn(layers, name))).toEqual([]);
});

const withLayer = withPools.filter(([name]) => isExported(name) && Object.hasOwn(layers, name));
describe.each(withLayer)("a layer like %s", (name, options) => {
  const calls = () => (["none", ...options] as const).flatMap((option) => soundCalls(name, option));
  const answerTo = ({ tensors, size, options }: SoundCall) => readable[name](...given(tensors, size), options);
  const layerOf = ({ tensors: [{ shape }, kernel], size }: SoundCall, output: lib.Tensor, options: Options) => {
    const window = (size as [number, number] | undefined) ?? kernel.shape;
    const layer: object = { ...layers[name](window, output.shape.at(-1)!), ...options };
    return { layer: layer as lib.Layer, input: shape as unknown as lib.MapShape };
  };

  test.each(options)("refuses nonsense for the option %s", (option) => {
    const [call] = soundCalls(name, "none");
    const { layer, input } = layerOf(call, answerTo(call), { [option]: "nonsense" });
    const said = `lib/cost/check-layer.ts: a ${(layer as { type: string }).type} layer with ${option}: "nonsense" is priced`;
    expect(() => lib.costOf(layer, input), said).toThrow(/^costOf: /);
  });

  test("has a price, which follows the options", () => {
    for (const call of calls()) {
      const output = answerTo(call);
      const { layer, input } = layerOf(call, output, call.options);
      const said = `lib/cost/check-layer.ts, lib/cost/plan.ts: ${JSON.stringify(layer)}`;
      const priced = () => lib.costOf(layer, input).outputShape;
      const refusal = refusalOf(priced);
      expect(refusal, `${said} (${refusal})`).toBeUndefined();
      expect(priced(), said).toEqual(output.shape);
    }
  });

  test.each(doorsOf(name).nn ? [name] : [])("is handed all of its options when a network is built of %s", () => {
    for (const call of calls()) {
      const { options, tensors, size } = call;
      const output = answerTo(call);
      const { layer, input } = layerOf(call, output, options);
      // What nn's own operator makes of it, or lib/cost, is told above.
      if (refusalOf(() => lib.costOf(layer, input))) continue;
      if (changeOf(() => learning[name](...given(tensors, size), options).value, output) !== "none") continue;
      const { parameters, run } = nn.buildNetwork({ name, source: "", input, layers: [layer] }, nn.random(1));
      for (const [i, weights] of tensors.slice(1).entries()) parameters[i].value.data.set(weights!.data);
      const batch = tensors[0].reshape([1, ...input]);
      const change = changeOf(() => run(nn.constant(batch)).value.reshape(output.shape), output);
      expect(change, `lib/nn/network.ts: ${JSON.stringify(layer)} answers ${change}`).toBe("none");
    }
  });
});

function agree(one: ArrayLike<number>, other: ArrayLike<number>, within: number): boolean {
  return one.length === other.length && Array.from(one).every((value, i) => Math.abs(value - other[i]) < within);
}
