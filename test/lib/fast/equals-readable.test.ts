import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { haveKernels } from "../../../lib/fast/memory";
import { worthTiles } from "../../../lib/fast/winograd";
import type { Tensor } from "../../../lib/index";
import { convGeometry } from "../../../lib/rules/geometry";
import { type ConvName, type ConvOptionName, table } from "../sound-calls";
import { firstDifference, largestDifference, eighths as random } from "./tensors";
import { tiers } from "./tiers";

// Tiles are 4 positions by 8 columns, registers hold 4 channels: sizes around the multiples of 4 and 8 are the odd ones.
const channels = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(12, 15, 16, 17, 24));
const size = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(13, 16, 21));
const pair = (most: number, least = 1) =>
  fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }));
const kernelSize = fc.oneof(pair(4), fc.constantFrom<[number, number]>([1, 7], [7, 1], [3, 3], [3, 3], [5, 5], [1, 1]));
const side = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.constant(25));
const padding = fc.oneof(fc.constantFrom("same", "valid"), fc.tuple(fc.tuple(side, side), fc.tuple(side, side)));
/** Every option there is, so that the compiler asks for what a new one may be; groups decide the shapes, and are drawn with them. */
const drawn: Record<Exclude<ConvOptionName, "groups">, fc.Arbitrary<unknown>> = {
  stride: fc.oneof(fc.constant([1, 1]), pair(4)),
  dilation: fc.oneof(fc.constant([1, 1]), pair(3), fc.constant([11, 1])),
  padding,
  outputPadding: fc.constantFrom(0, 0, 0, 1, [1, 0]),
};
const window = (name: ConvName) => {
  const known = new Map(table).get(name)!.flatMap((option) => (option === "groups" ? [] : [[option, drawn[option]]]));
  return fc.record(Object.fromEntries(known) as Record<string, fc.Arbitrary<unknown>>);
};

const calls = (name: ConvName) =>
  fc.record({
    image: fc.tuple(fc.option(fc.integer({ min: 1, max: 5 })), size, size),
    kernelSize,
    window: window(name),
    groups: fc.constantFrom(1, 1, 1, 2, 3),
    depth: channels,
    perGroup: channels,
    withBias: fc.boolean(),
    activation: fc.constantFrom(undefined, undefined, "relu", "relu6"),
    seed: fc.integer(),
  });
type Call = ReturnType<typeof calls> extends fc.Arbitrary<infer T> ? T : never;

const imageShape = ([batch, height, width]: Call["image"], depth: number) =>
  batch === null ? [height, width, depth] : [batch, height, width, depth];

/** Both answers, or both errors. `rounds`: whether sums are not exact, because the fast tier computes by tiles. */
function both(op: string, given: unknown[], rounds = false): Tensor | undefined {
  const [slow, quick] = [tiers.readable, tiers.fast].map((tier) => {
    try {
      return tier[op](...given);
    } catch (error) {
      return error as Error;
    }
  });
  if (slow instanceof Error || quick instanceof Error) {
    expect((quick as Error).message).toBe((slow as Error).message);
    return undefined;
  }
  expect(quick.shape).toEqual(slow.shape);
  if (rounds) expect(largestDifference(quick, slow)).toBeLessThan(1e-5);
  else expect(firstDifference(quick, slow)).toBe(-1);
  return slow;
}

function agree(
  op: string,
  { image, window, withBias, activation, seed }: Call,
  kernelShape: number[],
  depth: number,
  out: number,
  extra: object,
) {
  const input = random(imageShape(image, depth), seed);
  const kernel = random(kernelShape, seed + 1);
  const options = { ...window, ...extra };
  const ending = { ...(withBias && { bias: random([out], seed + 2) }), ...(activation && { activation }) };
  const output = both(
    op,
    [input, kernel, { ...options, ...ending }],
    op === "conv2d" && byTiles(input, kernel, options),
  );
  if (!output) return;
  const gradOutput = random([...output.shape], seed + 3);
  both(`${op}GradInput`, [gradOutput, kernel, input.shape, options]);
  both(`${op}GradKernel`, [input, gradOutput, kernel.shape, options]);
}

function byTiles(input: Tensor, kernel: Tensor, options: object): boolean {
  try {
    return worthTiles(convGeometry("conv2d", input.shape, kernel.shape, options));
  } catch {
    return false;
  }
}

const runs = { numRuns: 100 };

describe("whatever the sizes, the fast tier answers what the readable one answers", { timeout: 300_000 }, () => {
  test("there are kernels to compare", () => {
    expect(haveKernels()).toBe(true);
  });

  test("conv2d and its gradients", () => {
    fc.assert(
      fc.property(calls("conv2d"), (call) => {
        const { groups, depth, perGroup } = call;
        agree("conv2d", call, [...call.kernelSize, depth, perGroup * groups], depth * groups, perGroup * groups, {
          groups,
        });
      }),
      runs,
    );
  });

  test("depthwiseConv2d and its gradients", () => {
    fc.assert(
      fc.property(calls("depthwiseConv2d"), (call) => {
        const { depth, groups: multiplier } = call;
        agree("depthwiseConv2d", call, [...call.kernelSize, depth, multiplier], depth, depth * multiplier, {});
      }),
      runs,
    );
  });

  test("conv2dTranspose and its gradients", () => {
    fc.assert(
      fc.property(calls("conv2dTranspose"), (call) => {
        const { groups, depth, perGroup } = call;
        agree(
          "conv2dTranspose",
          call,
          [...call.kernelSize, perGroup, depth * groups],
          depth * groups,
          perGroup * groups,
          {
            groups,
          },
        );
      }),
      runs,
    );
  });

  test("pointwiseConv2d", () => {
    fc.assert(
      fc.property(calls("pointwiseConv2d"), ({ image, window, activation, depth, perGroup, seed }) => {
        both("pointwiseConv2d", [
          random(imageShape(image, depth), seed),
          random([1, 1, depth, perGroup], seed + 1),
          activation ? { ...window, activation } : window,
        ]);
      }),
      runs,
    );
  });

  test("separableConv2d", () => {
    fc.assert(
      fc.property(
        calls("separableConv2d"),
        ({ image, kernelSize, window, activation, depth, perGroup, groups: multiplier, seed }) => {
          both("separableConv2d", [
            random(imageShape(image, depth), seed),
            random([...kernelSize, depth, multiplier], seed + 1),
            random([1, 1, depth * multiplier, perGroup], seed + 2),
            activation ? { ...window, activation } : window,
          ]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
