import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FieldOptions, impulseReceptiveField, type Layer, type Network, receptiveField } from "../../lib/index";
import * as networks from "../../lib/networks/index";

const conv = (kernel: number, rest: Partial<Extract<Layer, { type: "conv" }>> = {}): Layer => ({
  type: "conv",
  kernel,
  filters: 1,
  ...rest,
});
const sizes = (of: Network | Layer[], options?: FieldOptions) => receptiveField(of, options).map((row) => row.size);
const last = (of: Network | Layer[], options?: FieldOptions) => {
  const { size, jump, start, padding } = receptiveField(of, options).at(-1)!;
  return { size, jump, start, padding };
};

describe("receptiveField, by hand", () => {
  test("3 at stride 2, then 3: 3, then 3 + 2·2 = 7; not 9 (multiplied), 5 (jump ignored), 9 with the second's stride", () => {
    expect(sizes([conv(3, { stride: 2 }), conv(3)])).toEqual([3, 7]);
    expect(sizes([conv(3, { stride: 2 }), conv(3, { stride: 2 })])).toEqual([3, 7]);
  });

  test("padding moves the first field over the border by whole jumps, and start is the centre of that field", () => {
    const rows = receptiveField([conv(3, { stride: 2, padding: 1 }), conv(5, { padding: 1 })]);
    expect(rows.map(({ name, size, jump, padding, start }) => [name, size, jump, padding, start])).toEqual([
      ["conv 1", 3, 2, 1, 0],
      ["conv 2", 11, 2, 3, 2],
    ]);
  });

  test("a pointwise layer keeps the field, a pool moves by its own size, and it ends before what sees everything", () => {
    const layers: Layer[] = [
      { type: "pointwise", filters: 2 },
      { type: "pool", kernel: 2 },
      { type: "depthwise", kernel: 3 },
      { type: "separable", kernel: 2, filters: 1 },
      { type: "globalPool" },
      { type: "dense", units: 2 },
    ];
    expect(sizes(layers)).toEqual([1, 2, 6, 8]);
  });

  test("paths side by side reach as far as the furthest on each side", () => {
    const paths: Layer[][] = [
      [
        conv(3, {
          padding: [
            [0, 2],
            [0, 2],
          ],
        }),
      ],
      [
        conv(2, {
          padding: [
            [1, 0],
            [1, 0],
          ],
        }),
      ],
      [],
    ];
    expect(last([{ type: "branches", join: "add", paths }])).toEqual({ size: 4, jump: 1, padding: 1, start: 0.5 });
  });

  test("a 1x5 kernel has a field each way", () => {
    const layers: Layer[] = [{ type: "conv", kernel: [1, 5], filters: 1 }];
    expect(sizes(layers, { direction: "vertical" })).toEqual([1]);
    expect(sizes(layers, { direction: "horizontal" })).toEqual([5]);
  });
});

describe("receptiveField and impulseReceptiveField agree", () => {
  const small = fc.integer({ min: 1, max: 3 });
  const window = fc.record({
    kernel: fc.integer({ min: 1, max: 4 }),
    dilation: small,
    padding: fc.tuple(fc.nat(3), fc.nat(3)).map((p): [[number, number], [number, number]] => [p, p]),
  });
  const sliding = fc.record({ window, stride: small }).map(({ window, stride }) => ({ stride, ...window }));
  const layer: fc.Arbitrary<Layer> = fc.oneof(
    sliding.map((w): Layer => ({ type: "conv", filters: 1, ...w })),
    sliding.map((w): Layer => ({ type: "depthwise", ...w })),
    sliding.map(({ kernel, stride, padding }): Layer => ({ type: "pool", kernel, stride, padding })),
    fc.array(window, { minLength: 1, maxLength: 2 }).map((windows): Layer => {
      // Paths end in maps of one size where their padding makes up for their extent.
      const paths = windows.map(({ kernel, dilation, padding: [[before]] }): Layer[] => {
        const extra = dilation * (kernel - 1);
        const front = Math.min(before, extra);
        return [
          conv(kernel, {
            dilation,
            padding: [
              [front, extra - front],
              [front, extra - front],
            ],
          }),
        ];
      });
      return { type: "branches", join: "add", paths: [...paths, []] };
    }),
  );

  test("on random stacks: size, jump, start and padding", () => {
    fc.assert(
      fc.property(fc.array(layer, { minLength: 1, maxLength: 4 }), (layers) => {
        const { reached, ...measured } = impulseReceptiveField(layers);
        expect(measured).toEqual(last(layers));
        expect([reached[0], reached[reached.length - 1]]).toEqual([true, true]);
      }),
      { numRuns: 150 },
    );
  });

  test("with padding same and a stride, which depend on the size of the input", () => {
    const layers = [conv(3, { stride: 2, padding: "same" }), conv(4, { stride: 3, padding: "same" })];
    for (const size of [20, 21, 22, 23]) {
      const { reached, ...measured } = impulseReceptiveField(layers, { size });
      expect(measured).toEqual(last(layers, { size }));
    }
    expect([20, 21].map((size) => last(layers, { size }).padding)).toEqual([2, 3]);
  });
});

describe("published receptive fields", () => {
  // Araujo, Norris and Sim 2019, Distill; figures from the table of their library (TensorFlow's receptive_field).
  test.each([
    ["AlexNet", networks.alexNet, 195, 64],
    ["VGG-16", networks.vgg16, 212, 90],
    ["MobileNet V1", networks.mobileNetV1(), 315, 126],
    ["MobileNet V1 at width 0.75", networks.mobileNetV1({ width: 0.75 }), 315, 126],
  ])("%s: size, stride 32 and padding", (_, network, size, padding) => {
    expect(last(network)).toMatchObject({ size, jump: 32, padding });
    expect(impulseReceptiveField(network)).toMatchObject({ size, jump: 32, padding });
  });

  test.each([
    [50, 483],
    [101, 1027],
    [152, 1507],
  ] as const)("ResNet-%d, strides in the 1x1 as in the paper: %d", (depth, size) => {
    expect(last(networks.resNet({ depth }))).toMatchObject({ size, jump: 32 });
  });

  test("ResNet-50 measured: 483; with strides in the 3x3 (v1.5) 427", () => {
    expect(impulseReceptiveField(networks.resNet())).toMatchObject({ size: 483, jump: 32 });
    expect(impulseReceptiveField(networks.resNet({ version: "v1.5" }))).toMatchObject({ size: 427, jump: 32 });
    expect(last(networks.resNet({ version: "v1.5" }))).toMatchObject({ size: 427, jump: 32 });
  });

  test("the table's paddings of ResNet, 239 and 511, hold where the first pooling pads as TensorFlow does: ours are 241 and 513", () => {
    const asInTensorFlow = (network: Network): Network => ({
      ...network,
      layers: network.layers.map((l) => (l.type === "pool" ? { ...l, padding: "same" } : l)),
    });
    const paddings = ([50, 101] as const).map((depth) => {
      const network = networks.resNet({ depth });
      return [last(network).padding, last(asInTensorFlow(network)).padding];
    });
    expect(paddings).toEqual([
      [241, 239],
      [513, 511],
    ]);
  });

  test("the context module: 3, 5, 9, 17, 33, 65, 67, 67 (Yu and Koltun 2016, table 1)", () => {
    expect(sizes(networks.contextModule())).toEqual([3, 5, 9, 17, 33, 65, 67, 67]);
    expect(impulseReceptiveField(networks.contextModule())).toMatchObject({ size: 67, start: 0 });
  });

  test("dilations 1, 2, 4: 3, 7, 15 (Yu and Koltun 2016, figure 1), 2^(i+2) − 1", () => {
    expect(sizes(networks.exponentialStack())).toEqual([3, 7, 15]);
    expect(sizes(networks.exponentialStack(6))).toEqual([0, 1, 2, 3, 4, 5].map((i) => 2 ** (i + 2) - 1));
  });

  test("WaveNet's dilations 1 to 512: 1024 samples, all of them past (Van den Oord et al. 2016, section 2.1)", () => {
    const direction = "horizontal";
    expect(sizes(networks.waveNetStack(), { direction })).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]);
    const { reached, ...measured } = impulseReceptiveField(networks.waveNetStack(), { direction });
    expect(measured).toEqual({ size: 1024, jump: 1, padding: 1023, start: -511.5 });
    expect(reached.every(Boolean)).toBe(true);
  });

  test("VGG-16's classifier, slid as a convolution: 404 (Chen et al. 2015, section 3.2)", () => {
    expect(last([...networks.vgg16Features, conv(7)])).toMatchObject({ size: 404, jump: 32 });
  });

  test("DeepLab's 224 and 128 (table 2) are what zero padding leaves of 224 pixels: without it 396, 300, 396, 396", () => {
    const variants = ["7x7, rate 4", "4x4, rate 4", "4x4, rate 8", "3x3, rate 12"] as const;
    expect(variants.map((variant) => last(networks.deepLab(variant)).size)).toEqual([396, 300, 396, 396]);
    expect(impulseReceptiveField(networks.deepLab())).toMatchObject({ size: 396, jump: 8 });
  });

  test("VGG: two 3x3 see 5 pixels, three see the 7 of one 7x7 (section 2.3)", () => {
    expect(sizes(networks.vggStack([3, 3, 3], 1))).toEqual([3, 5, 7]);
    expect(sizes(networks.vggStack([7], 1))).toEqual([7]);
  });
});

describe("bad input is refused with a sentence", () => {
  const strided = conv(3, { stride: 2, padding: "same" });
  test.each([
    [[], {}, "layers is [], but it must hold at least one layer"],
    [[conv(0)], {}, "conv 1: kernel is 0"],
    [
      [{ type: "transposed", kernel: 2, filters: 1 }],
      {},
      "transposed 1: transposed layers have no one receptive field",
    ],
    [[{ type: "dense", units: 1 }], {}, "the first layer is dense, which sees the whole input whatever its size"],
    [[strided], {}, 'conv 1: padding "same" with stride 2 depends on the size of the input: give { size }'],
    [[strided], { size: 0 }, "size is 0"],
    [[{ type: "conv", kernel: [1, 2], filters: 1 }], {}, "the layers differ down and across"],
    [[conv(3)], { direction: "down" }, 'direction is "down", but it must be "vertical" or "horizontal"'],
    [[conv(3)], { axis: 1 }, 'there is no option "axis"'],
    [[conv(3)], { size: 2 }, "conv 1: the kernel is 3 high but the padded input has only 2"],
    [undefined, {}, "the network's name is undefined"],
  ])("%#", (layers, options, message) => {
    expect(() => receptiveField(layers as Layer[], options as FieldOptions)).toThrow(message);
    expect(() => impulseReceptiveField(layers as Layer[], options as FieldOptions)).toThrow(message);
  });

  test("paths of different strides do not meet", () => {
    const paths = [[conv(1, { stride: 2 })], []];
    const message = "paths have strides 2 and 1: they must agree";
    expect(() => receptiveField([{ type: "branches", join: "add", paths }])).toThrow(message);
    expect(() => impulseReceptiveField([{ type: "branches", join: "add", paths }])).toThrow(message);
  });
});
