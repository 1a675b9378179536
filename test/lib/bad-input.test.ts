import { describe, expect, test } from "vitest";
import * as lib from "../../lib/index";
import { relu, Tensor, tensor, zeros } from "../../lib/index";
import { operators } from "../../lib/rules/operators";
import { withPools } from "./sound-calls";

/** Called as a learner might: without the types that would have stopped them. */
const call = lib as unknown as Record<string, (...given: unknown[]) => unknown>;

const image = zeros([5, 6, 4]);
const kernel = zeros([3, 2, 4, 6]);
const depthwise = zeros([3, 2, 4, 2]);
const pointwise = zeros([1, 1, 8, 3]);
const up = zeros([3, 2, 6, 4]);

function detached(shape: number[]): Tensor {
  const gone = zeros(shape) as Tensor;
  structuredClone(gone.data.buffer, { transfer: [gone.data.buffer as ArrayBuffer] });
  return gone;
}

/** A good call of each function that takes tensors, to spoil one argument at a time. */
const good: Record<string, unknown[]> = {
  conv2d: [image, kernel, {}],
  pointwiseConv2d: [image, zeros([1, 1, 4, 2]), {}],
  depthwiseConv2d: [image, depthwise, {}],
  separableConv2d: [image, depthwise, pointwise, {}],
  conv2dTranspose: [image, up, {}],
  conv2dGradInput: [zeros([3, 5, 6]), kernel, [5, 6, 4], {}],
  conv2dGradKernel: [image, zeros([3, 5, 6]), [3, 2, 4, 6], {}],
  depthwiseConv2dGradInput: [zeros([3, 5, 8]), depthwise, [5, 6, 4], {}],
  depthwiseConv2dGradKernel: [image, zeros([3, 5, 8]), [3, 2, 4, 2], {}],
  conv2dTransposeGradInput: [zeros([7, 7, 6]), up, [5, 6, 4], {}],
  conv2dTransposeGradKernel: [image, zeros([7, 7, 6]), [3, 2, 6, 4], {}],
  maxPool2d: [image, 2, {}],
  averagePool2d: [image, 2, {}],
  globalAveragePool: [image],
  upsampleNearest: [image, 2],
  upsampleBilinear: [image, 2],
  toStandardKernel: [depthwise, pointwise],
  dilateKernel: [kernel, 2],
  groupedKernel: [kernel, 2],
  flipKernel: [kernel],
  relu: [image],
  relu6: [image],
  leakyRelu: [image],
  sigmoid: [image],
};

test.each(withPools)("%s is spoilt here", (name) => {
  expect(good[name], `test/lib/bad-input.test.ts: "good" lacks a sound call of ${name}`).toBeDefined();
});

/** What a function may be told of its window: an operator, the gradient of one, or a pool. */
function windowOf(name: string): readonly string[] {
  return new Map<string, readonly string[]>(withPools).get(name.replace(/Grad(Input|Kernel)$/, "")) ?? [];
}

const spoilt = (args: unknown[], i: number, value: unknown) => args.map((arg, at) => (at === i ? value : arg));

const notTensors: [string, unknown][] = [
  ["undefined", undefined],
  ["null", null],
  ["a number", 3],
  ["nested arrays", [[[1]]]],
  ["a look-alike", { shape: [5, 6, 4], data: new Float32Array(120) }],
  ["a rank of 5", zeros([1, 1, 1, 1, 1])],
  ["a detached array", detached([5, 6, 4])],
  ["too short an array", new Tensor([5, 6, 4], new Float32Array(119))],
  ["doubles", new Tensor([5, 6, 4], new Float64Array(120) as unknown as Float32Array)],
  ["an empty tensor", new Tensor([0, 6, 4], new Float32Array(0))],
];

const notSizes: unknown[] = [
  0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "2",
  null,
  [1],
  [1, 2, 3],
  [0, 1],
  {},
  2n,
];

describe.each(Object.entries(good))("%s", (name, args) => {
  test("takes what it should take", () => expect(() => call[name](...args)).not.toThrow());

  const tensors = args.flatMap((value, i) => (value instanceof Tensor ? [i] : []));
  test.each(tensors.flatMap((i) => notTensors.map(([what, value]) => ({ i, what, value }))))(
    "argument $i: $what is refused by name",
    ({ i, value }) => {
      expect(() => call[name](...spoilt(args, i, value))).toThrow(new RegExp(`^${name}: \\w`));
    },
  );

  const sizes = args.flatMap((value, i) => (typeof value === "number" || Array.isArray(value) ? [i] : []));
  test.each(sizes.flatMap((i) => notSizes.map((value) => ({ i, value }))))(
    "argument $i: $value is no size",
    ({ i, value }) => {
      expect(() => call[name](...spoilt(args, i, value))).toThrow(new RegExp(`^${name}: \\w`));
    },
  );

  const last = args.length - 1;
  const options = args[last]?.constructor === Object;
  if (options)
    test.each([null, 3, "same", { strides: 2 }])("options %j are refused", (value) => {
      expect(() => call[name](...spoilt(args, last, value))).toThrow(
        new RegExp(`^${name}: (options|there is no option)`),
      );
    });

  const knows = (option: string) => options && windowOf(name).includes(option);
  for (const option of ["stride", "dilation"]) {
    if (knows(option))
      test.each(notSizes.filter((value) => value !== null))(`${option} %s is refused`, (value) => {
        expect(() => call[name](...spoilt(args, last, { [option]: value }))).toThrow(
          new RegExp(`^${name}: ${option} is .*, but it must be`),
        );
      });
  }

  if (options && /^(?!.*(Grad|Pool))/.test(name))
    test.each([null, "tanh", "ReLU", 6, relu])("activation %s is refused", (activation) => {
      expect(() => call[name](...spoilt(args, last, { activation }))).toThrow(
        new RegExp(`^${name}: activation is .*, but it must be "relu" or "relu6"$`),
      );
    });

  if (knows("padding"))
    test.each([-1, 0.5, Number.NaN, "full", [1], [1, 2, 3], [[1], 2], [[1, -1], 0], {}])(
      "padding %j is refused",
      (padding) => {
        expect(() => call[name](...spoilt(args, last, { padding }))).toThrow(
          new RegExp(`^${name}: padding is .*, but`),
        );
      },
    );

  if (options)
    test("out of another shape, or one of the arguments, is refused and not touched", () => {
      const out = tensor([7, 7], [1, 1, 2]);
      expect(() => call[name](...spoilt(args, last, { out }))).toThrow(new RegExp(`^${name}: out has shape`));
      expect(Array.from(out.data)).toEqual([7, 7]);
    });
});

describe("the sentence names the argument, both values and the rule", () => {
  const cases: [string, () => unknown, string][] = [
    [
      "groups",
      () => call.conv2d(image, zeros([1, 1, 1, 6]), { groups: 3 }),
      "conv2d: groups is 3 but there are 4 input channels: groups must divide them",
    ],
    [
      "filters",
      () => call.conv2d(image, zeros([1, 1, 2, 5]), { groups: 2 }),
      "conv2d: groups is 2 but there are 5 filters: groups must divide them",
    ],
    [
      "a fractional group",
      () => call.conv2d(image, kernel, { groups: 0.5 }),
      "conv2d: groups is 0.5, but it must be a whole number of at least 1",
    ],
    [
      "bias",
      () => call.conv2d(image, kernel, { bias: zeros([4]) }),
      "conv2d: bias has 4 numbers but there are 6 filters: one number a filter",
    ],
    [
      "rank",
      () => call.conv2d(zeros([5, 6]), kernel),
      "conv2d: input has shape [5, 6], but it must have 3 or 4 dimensions",
    ],
    [
      "out",
      () => call.maxPool2d(zeros([2, 2, 1]), 1, { out: zeros([1, 2, 1]) }),
      "maxPool2d: out has shape [1, 2, 1] but the result has [2, 2, 1]",
    ],
    [
      "output padding",
      () => call.conv2dTranspose(image, up, { stride: 2, outputPadding: 2 }),
      "conv2dTranspose: outputPadding is 2, but it must be smaller than the stride, 2, or the dilation, 1",
    ],
    [
      'output padding with "same"',
      () => call.conv2dTranspose(image, up, { stride: 2, padding: "same", outputPadding: 1 }),
      'conv2dTranspose: outputPadding is 1, but padding "same" leaves no choice of size',
    ],
    [
      "a window of padding",
      () => call.averagePool2d(image, 2, { padding: 2 }),
      "averagePool2d: padding is [[2, 2], [2, 2]], but a window of [2, 2] must always see a pixel",
    ],
    [
      "gradOutput",
      () => call.conv2dGradInput(zeros([3, 5, 5]), kernel, [5, 6, 4]),
      "conv2dGradInput: gradOutput has shape [3, 5, 5] but the output has [3, 5, 6]",
    ],
    [
      "a misspelling",
      () => call.conv2d(image, kernel, { strides: 2 }),
      `conv2d: there is no option "strides"; there are bias, activation, ${operators.conv2d.options.join(", ")}, out`,
    ],
    [
      "a huge result",
      () => call.upsampleNearest(image, 1e6),
      "upsampleNearest: shape [5000000, 6000000, 4] holds 120000000000000 numbers, but at most 536870912 fit",
    ],
    ["NaN", () => tensor([1, Number.NaN]), "tensor: values[1] is NaN, but a tensor holds finite numbers"],
    ["a count", () => tensor([1, 2, 3], [2, 2]), "tensor: values has 3 numbers, but shape [2, 2] needs 4"],
    [
      "ragged rows",
      () => call.tensor([[1, 2], [3]]),
      "tensor: values[1] has shape [1], but values[0] has [2]: rows must be equally long",
    ],
    ["no values", () => call.tensor([]), "tensor: shape[0] is 0, but it must be a whole number of at least 1"],
    ["no array", () => call.tensor(undefined), "tensor: values is undefined, but it must be an array"],
    ["a size", () => call.zeros([2, -3]), "zeros: shape[1] is -3, but it must be a whole number of at least 1"],
    ["an index", () => image.at(5, 0, 0), "at: index 0 is 5, but shape [5, 6, 4] allows 0 to 4 there"],
    [
      "a value",
      () => image.set(Number.POSITIVE_INFINITY, 0, 0, 0),
      "set: the value is Infinity, but a tensor holds finite numbers",
    ],
    ["a missing index", () => image.set(1, 0, 0), "set: 2 indices given, but shape [5, 6, 4] needs 3"],
    ["a reshape", () => image.reshape([7]), "reshape: [7] holds 7 numbers, but [5, 6, 4] has 120"],
    ["a detached tensor", () => detached([2]).at(0), "at: the tensor holds 0 numbers, but its shape [2] needs 2"],
    ["outputSize", () => lib.outputSize(2, 3), "outputSize: the kernel is 3 wide but the padded input has only 2"],
    [
      "outputSize's options",
      () => call.outputSize(7, 3, 2),
      "outputSize: options is 2, but it must be an object such as { stride: 2 }",
    ],
  ];
  test.each(cases)("%s", (_, run, sentence) => expect(run).toThrow(expect.objectContaining({ message: sentence })));
});
