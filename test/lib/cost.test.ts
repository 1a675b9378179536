import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  conv2d,
  conv2dTranspose,
  costOf,
  costOfNetwork,
  depthwiseConv2d,
  type Layer,
  type MapShape,
  maxPool2d,
  type Network,
  separableConv2d,
  sharesOf,
  sumOf,
  type Tensor,
  zeros,
} from "../../lib/index";

describe("costOf", () => {
  test("counts a filter by hand: 126 x 126 positions, 27 products each, one bias", () => {
    const cost = costOf({ type: "conv", kernel: 3, filters: 1 }, [128, 128, 3]);
    expect(cost).toEqual({
      weights: 27,
      biases: 1,
      batchNorm: 0,
      parameters: 28,
      macs: 428_652,
      activations: 126 * 126,
      outputShape: [126, 126, 1],
    });
  });

  test("multiplies height by height and width by width", () => {
    const layer: Layer = { type: "conv", kernel: [3, 1], stride: [1, 2], padding: [0, 2], filters: 5 };
    const { weights, macs, outputShape } = costOf(layer, [6, 9, 2]);
    expect({ weights, macs, outputShape }).toEqual({ weights: 30, macs: 4 * 7 * 30, outputShape: [4, 7, 5] });
  });

  test("a group of filters sees only its share of the channels", () => {
    expect(costOf({ type: "conv", kernel: 3, filters: 4, groups: 2, bias: false }, [3, 3, 4]).weights).toBe(72);
    expect(costOf({ type: "conv", kernel: 3, filters: 4, bias: false }, [3, 3, 4]).weights).toBe(144);
  });

  test("dilation changes the positions, never the weights", () => {
    const { weights, outputShape } = costOf({ type: "conv", kernel: 3, dilation: 4, filters: 2 }, [10, 12, 1]);
    expect({ weights, outputShape }).toEqual({ weights: 18, outputShape: [2, 4, 2] });
  });

  test("a depthwise layer has one filter a channel, times the multiplier", () => {
    const cost = costOf({ type: "depthwise", kernel: 3, multiplier: 2 }, [5, 4, 3]);
    expect(cost).toMatchObject({ weights: 54, biases: 6, macs: 3 * 2 * 54, outputShape: [3, 2, 6] });
  });

  test("a separable layer costs its two steps together, and writes twice", () => {
    const input: MapShape = [7, 5, 3];
    const window = { kernel: 3, stride: 2, padding: 1, bias: false } as const;
    const first = costOf({ type: "depthwise", multiplier: 2, ...window }, input);
    const second = costOf({ type: "pointwise", filters: 4, bias: false }, first.outputShape);
    const both = costOf({ type: "separable", multiplier: 2, filters: 4, ...window }, input);
    expect(both).toEqual({ ...sumOf([first, second]), outputShape: second.outputShape });
  });

  test("a transposed layer multiplies every pixel it is given, not every pixel it answers", () => {
    const cost = costOf({ type: "transposed", kernel: 4, stride: 2, padding: 1, filters: 3 }, [5, 6, 2]);
    expect(cost).toMatchObject({ weights: 96, macs: 5 * 6 * 96, outputShape: [10, 12, 3] });
  });

  test("pooling has neither weights nor MACs, and moves by its own size unless told", () => {
    expect(costOf({ type: "pool", kernel: 2 }, [6, 4, 3])).toMatchObject({
      parameters: 0,
      macs: 0,
      outputShape: [3, 2, 3],
    });
    expect(costOf({ type: "globalPool" }, [6, 4, 3])).toMatchObject({
      parameters: 0,
      activations: 3,
      outputShape: [1, 1, 3],
    });
  });

  test("a dense layer has a weight for every number of its input", () => {
    expect(costOf({ type: "dense", units: 10 }, [7, 5, 2])).toMatchObject({ weights: 700, biases: 10, macs: 700 });
  });

  test("batch normalisation counts four a channel and replaces the bias, unless the layer says it has both", () => {
    const layer: Layer = { type: "pointwise", filters: 5, batchNorm: true };
    expect(costOf(layer, [1, 1, 3])).toMatchObject({ biases: 0, batchNorm: 20, parameters: 35 });
    expect(costOf({ ...layer, bias: true }, [1, 1, 3])).toMatchObject({ biases: 5, batchNorm: 20, parameters: 40 });
  });

  test("paths are stacked or added, and an empty one hands its input through", () => {
    const branches = (join: "concat" | "add"): Layer => ({
      type: "branches",
      join,
      paths: [[{ type: "pointwise", filters: 3, bias: false }], []],
    });
    expect(costOf(branches("concat"), [2, 2, 3])).toMatchObject({ weights: 9, outputShape: [2, 2, 6] });
    expect(costOf(branches("add"), [2, 2, 3])).toMatchObject({ weights: 9, outputShape: [2, 2, 3] });
    expect(() => costOf(branches("add"), [2, 2, 4])).toThrow(
      "costOf: branches 1 / paths end in [2,2,3] and [2,2,4], but to add them they need the same shape",
    );
  });
});

describe("costOf and the operators", () => {
  const size = fc.integer({ min: 1, max: 7 });
  const small = fc.integer({ min: 1, max: 3 });
  const padding = fc.oneof(fc.nat(2), fc.constantFrom("same" as const, "valid" as const));
  const options = fc.record({ stride: fc.tuple(small, small), padding, dilation: fc.tuple(small, small) });
  const input = fc.tuple(size, size, small);

  /** What the operator answers, as the cost of a layer would say it, or that it refuses. */
  function outcome(run: () => { shape: readonly number[] | MapShape; weights: number }) {
    try {
      return run();
    } catch {
      return "refused";
    }
  }
  const costOutcome = (layer: Layer, shape: MapShape) =>
    outcome(() => {
      const cost = costOf(layer, shape);
      return { shape: cost.outputShape, weights: cost.weights };
    });

  test("agree on shape and weights of a convolution in groups, or both refuse", () => {
    fc.assert(
      fc.property(
        input,
        options,
        small,
        small,
        size,
        fc.tuple(small, small),
        (shape, window, g, perGroup, depth, k) => {
          const [h, w] = shape;
          const kernel: Tensor = zeros([...k, depth, g * perGroup]);
          const image: Tensor = zeros([h, w, g * depth]);
          const operator = outcome(() => ({
            shape: conv2d(image, kernel, { ...window, groups: g }).shape,
            weights: kernel.data.length,
          }));
          const layer: Layer = { type: "conv", kernel: k, filters: g * perGroup, groups: g, ...window };
          expect(costOutcome(layer, [h, w, g * depth])).toEqual(operator);
        },
      ),
    );
  });

  test("agree on depthwise and separable layers", () => {
    fc.assert(
      fc.property(input, options, small, small, fc.tuple(small, small), (shape, window, multiplier, filters, k) => {
        const image: Tensor = zeros(shape);
        const depthwise: Tensor = zeros([...k, shape[2], multiplier]);
        const pointwise: Tensor = zeros([1, 1, shape[2] * multiplier, filters]);
        const weights = depthwise.data.length;
        const first = outcome(() => ({ shape: depthwiseConv2d(image, depthwise, window).shape, weights }));
        expect(costOutcome({ type: "depthwise", kernel: k, multiplier, ...window }, shape)).toEqual(first);
        const both = outcome(() => ({
          shape: separableConv2d(image, depthwise, pointwise, window).shape,
          weights: weights + pointwise.data.length,
        }));
        expect(costOutcome({ type: "separable", kernel: k, multiplier, filters, ...window }, shape)).toEqual(both);
      }),
    );
  });

  test("agree on transposed layers and on pooling", () => {
    fc.assert(
      fc.property(input, options, small, fc.tuple(small, small), fc.nat(2), (shape, window, filters, k, extra) => {
        const image: Tensor = zeros(shape);
        const kernel: Tensor = zeros([...k, filters, shape[2]]);
        const transposed = outcome(() => ({
          shape: conv2dTranspose(image, kernel, { ...window, outputPadding: extra }).shape,
          weights: kernel.data.length,
        }));
        const layer: Layer = { type: "transposed", kernel: k, filters, outputPadding: extra, ...window };
        expect(costOutcome(layer, shape)).toEqual(transposed);
        const { stride, padding } = window;
        const pooled = outcome(() => ({ shape: maxPool2d(image, k, { stride, padding }).shape, weights: 0 }));
        const cost = costOutcome({ type: "pool", kernel: k, stride, padding }, shape);
        expect(cost).toEqual(pooled);
      }),
    );
  });
});

describe("costOfNetwork", () => {
  const network: Network = {
    name: "two layers",
    source: "by hand",
    input: [4, 4, 2],
    layers: [
      { type: "conv", name: "first", kernel: 3, filters: 3 },
      { type: "dense", units: 5 },
    ],
  };

  test("names its rows, hands each layer the shape before it, and adds up", () => {
    const { rows, total, outputShape } = costOfNetwork(network);
    expect(rows.map((row) => [row.name, row.type, row.inputShape, row.outputShape, row.weights])).toEqual([
      ["first", "conv", [4, 4, 2], [2, 2, 3], 54],
      ["dense 2", "dense", [2, 2, 3], [1, 1, 5], 60],
    ]);
    expect(total).toEqual({ weights: 114, biases: 8, batchNorm: 0, parameters: 122, macs: 276, activations: 17 });
    expect(outputShape).toEqual([1, 1, 5]);
  });

  test("shares a cost between the types of layer", () => {
    const { rows } = costOfNetwork(network);
    expect(sharesOf(rows, "macs")).toEqual({ conv: 216 / 276, dense: 60 / 276 });
    expect(sharesOf(rows, "batchNorm")).toEqual({ conv: 0, dense: 0 });
  });

  test("says which layer of which network does not fit", () => {
    const layers: Layer[] = [...network.layers.slice(0, 1), { type: "conv", name: "second", kernel: 3, filters: 1 }];
    expect(() => costOfNetwork({ ...network, layers })).toThrow(
      "costOfNetwork: two layers, second: the kernel is 3 high but the padded input has only 2",
    );
  });
});

describe("bad input is refused with a sentence", () => {
  const cases: [why: string, layer: unknown, input: unknown, message: string][] = [
    ["no layer", null, [4, 4, 1], "the layer is null"],
    ["unknown type", { type: "convolution" }, [4, 4, 1], 'type is "convolution", but the layers are conv, pointwise'],
    ["misspelt field", { type: "pointwise", filter: 3 }, [4, 4, 1], 'there is no option "filter"'],
    ["no filters", { type: "pointwise" }, [4, 4, 1], "filters is undefined, but it must be a whole number"],
    ["NaN filters", { type: "pointwise", filters: Number.NaN }, [4, 4, 1], "filters is NaN"],
    ["fractional kernel", { type: "conv", kernel: 1.5, filters: 1 }, [4, 4, 1], "kernel is 1.5"],
    ["no kernel", { type: "depthwise" }, [4, 4, 1], "kernel is undefined"],
    ["stride 0", { type: "conv", kernel: 3, filters: 1, stride: 0 }, [4, 4, 1], "stride is 0"],
    ["negative padding", { type: "conv", kernel: 3, filters: 1, padding: -1 }, [4, 4, 1], "padding is -1"],
    [
      "groups that don't divide",
      { type: "conv", kernel: 1, filters: 4, groups: 3 },
      [4, 4, 4],
      "groups is 3 but there are 4",
    ],
    ["groups 0", { type: "conv", kernel: 1, filters: 4, groups: 0 }, [4, 4, 4], "groups is 0"],
    [
      "bias that is a number",
      { type: "pointwise", filters: 1, bias: 1 },
      [4, 4, 4],
      "bias is 1, but it must be true or false",
    ],
    ["kernel wider than the image", { type: "conv", kernel: [1, 5], filters: 1 }, [4, 4, 1], "the kernel is 5 wide"],
    ["no join", { type: "branches", paths: [[]] }, [4, 4, 1], 'join is undefined, but it must be "concat" or "add"'],
    ["no paths", { type: "branches", join: "add", paths: [] }, [4, 4, 1], "paths is []"],
    [
      "a shape without channels",
      { type: "globalPool" },
      [4, 4],
      "inputShape is [4, 4], but it must be [height, width, channels]",
    ],
    ["an empty shape", { type: "globalPool" }, [4, 0, 1], "inputShape[1] is 0"],
    ["more MACs than are exact", { type: "dense", units: 2 ** 30 }, [2 ** 20, 2 ** 10, 1], "they are not exact"],
  ];
  test.each(cases)("%s", (_, layer, input, message) => {
    expect(() => costOf(layer as Layer, input as MapShape)).toThrow(message);
    expect(() => costOf(layer as Layer, input as MapShape)).toThrow(/^costOf: /);
  });

  test("a network without layers, name or input", () => {
    expect(() => costOfNetwork(undefined as unknown as Network)).toThrow(
      "costOfNetwork: the network's name is undefined",
    );
    const empty = { name: "none", source: "", input: [1, 1, 1], layers: [] } as unknown as Network;
    expect(() => costOfNetwork(empty)).toThrow(
      "costOfNetwork: none: layers is [], but it must hold at least one layer",
    );
    expect(() => costOfNetwork({ ...empty, input: [1, 1] as unknown as MapShape })).toThrow("none: input is [1, 1]");
  });
});
