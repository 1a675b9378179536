import { describe, expect, test } from "vitest";
import { type CostRow, costOf, costOfNetwork, type Network, sharesOf, sumOf } from "../../lib/index";
import * as networks from "../../lib/networks/index";

const total = (network: Network) => costOfNetwork(network).total;
const withoutClassifier = ({ type }: CostRow) => type !== "dense";
const convOnly = (network: Network) => sumOf(costOfNetwork(network).rows.filter(withoutClassifier));
const millions = (n: number, digits: number) => (n / 1e6).toFixed(digits);

describe("AlexNet (Krizhevsky et al. 2012)", () => {
  test("has 60 million parameters (abstract): 60,965,224 with biases", () => {
    expect(total(networks.alexNet)).toMatchObject({ weights: 60_954_656, biases: 10_568, parameters: 60_965_224 });
  });

  test("needs 724M MACs, 666M of them in convolutions (Sze et al. 2017, table II, print 724M and 666M)", () => {
    expect(total(networks.alexNet).macs).toBe(724_406_816);
    expect(convOnly(networks.alexNet).macs).toBe(665_784_864);
  });

  test("finds its 55x55 positions on 227 pixels; on the 224 that the paper prints it finds 54", () => {
    const [conv1] = networks.alexNet.layers;
    expect(costOf(conv1, [227, 227, 3]).outputShape).toEqual([55, 55, 96]);
    expect(costOf(conv1, [224, 224, 3]).outputShape).toEqual([54, 54, 96]);
  });
});

describe("VGG (Simonyan and Zisserman 2015)", () => {
  test("VGG-16 has 138 million parameters (table 2): 138,357,544 with biases, as Keras counts", () => {
    expect(total(networks.vgg16)).toMatchObject({ weights: 138_344_128, parameters: 138_357_544 });
  });

  test("VGG-16 needs 15.3G MACs in its convolutions, 15.5G with the classifier", () => {
    expect(convOnly(networks.vgg16).macs).toBe(15_346_630_656);
    expect(total(networks.vgg16).macs).toBe(15_470_264_320);
  });

  test("three 3x3 have 27 C² weights, one 7x7 has 49 C²: 81% more (section 2.3)", () => {
    const three = total(networks.vggStack([3, 3, 3], 64));
    const seven = total(networks.vggStack([7], 64));
    expect([three.weights, seven.weights]).toEqual([27 * 64 ** 2, 49 * 64 ** 2]);
    expect(seven.macs / three.macs).toBeCloseTo(1.8148, 4);
  });
});

describe("Inception 3a (Szegedy et al. 2015, table 1)", () => {
  test("its 5x5 straight on 192 channels needs 120,422,400 MACs, behind a 1x1 to 16 channels 12,443,648", () => {
    expect(total(networks.inception5x5).macs).toBe(120_422_400);
    const { rows, total: reduced } = costOfNetwork(networks.inception5x5Reduced);
    expect(rows.map((row) => row.macs)).toEqual([2_408_448, 10_035_200]);
    expect(120_422_400 / reduced.macs).toBeCloseTo(9.68, 2);
  });

  test("gives 28x28x256 for 128M operations; its 159K parameters are 163,328 weights where K is 1024", () => {
    const { outputShape, total } = costOfNetwork(networks.inception3a);
    expect(outputShape).toEqual([28, 28, 256]);
    expect(millions(total.macs, 0)).toBe("128");
    expect(total.weights).toBe(163_328);
    expect(Math.floor(total.weights / 1024)).toBe(159);
  });
});

describe("ResNet (He et al. 2016)", () => {
  test("the bottleneck 256-64-64-256 has 69,632 weights where two 3x3 at 256 channels have 1,179,648", () => {
    expect(costOfNetwork(networks.bottleneckBlock).rows.map((row) => row.weights)).toEqual([16_384, 36_864, 16_384]);
    expect(total(networks.bottleneckBlock).weights).toBe(69_632);
    expect(total(networks.plainBlock).weights).toBe(1_179_648);
  });

  test("Keras's ResNet50 has 25,636,712 parameters, 53,120 of them not trained: running means and variances", () => {
    const cost = total(networks.resNet({ bias: true }));
    expect(cost.parameters).toBe(25_636_712);
    expect(cost.batchNorm / 2).toBe(53_120);
  });

  test("torchvision's resnet50, without those and without biases before a normalisation, has 25,557,032", () => {
    const cost = total(networks.resNet({ version: "v1.5" }));
    expect(cost.parameters - cost.batchNorm / 2).toBe(25_557_032);
  });

  test("ResNet-50, -101, -152 need 3.8, 7.6 and 11.3 billion MACs (table 1); 50 counts to 3.858", () => {
    const macs = ([50, 101, 152] as const).map((depth) => total(networks.resNet({ depth })).macs);
    expect(macs).toEqual([3_857_973_248, 7_570_194_432, 11_282_415_616]);
  });

  test("the stride in the 3x3 instead of the 1x1 (v1.5) costs 6% more, and no weight", () => {
    const [v1, v15] = (["v1", "v1.5"] as const).map((version) => total(networks.resNet({ version })));
    expect(v15.macs).toBe(4_089_184_256);
    expect(v15.macs / v1.macs).toBeCloseTo(1.06, 2);
    expect(v15.parameters).toBe(v1.parameters);
  });
});

describe("MobileNet V1 (Howard et al. 2017)", () => {
  const cost = costOfNetwork(networks.mobileNetV1());

  test("needs 569M MACs and has 4.2M weights, classifier included, biases and normalisation not (table 4)", () => {
    expect(cost.total).toMatchObject({ macs: 568_740_352, weights: 4_209_088 });
  });

  test("has 4,253,864 parameters in Keras, which counts a bias a class and four numbers a normalised channel", () => {
    expect(cost.total).toMatchObject({ biases: 1000, batchNorm: 43_776, parameters: 4_253_864 });
  });

  test("spends 94.86 / 3.06 / 0.18% of MACs on 1x1, depthwise and classifier; the paper's 1.19% for 3x3 is 1.906% (table 2)", () => {
    const { pointwise, depthwise, conv, dense } = sharesOf(cost.rows, "macs");
    expect(pointwise).toBeCloseTo(0.9486, 4);
    expect(depthwise).toBeCloseTo(0.0306, 4);
    expect(dense).toBeCloseTo(0.0018, 4);
    expect(conv).toBeCloseTo(0.01906, 5);
    expect(94.86 + 3.06 + 0.18 + 1.19).toBeCloseTo(99.29); // as printed: 0.71% are missing
  });

  test("has 74.59 / 1.06 / 0.02 / 24.33% of weights in 1x1, depthwise, 3x3 and classifier (table 2)", () => {
    const { pointwise, depthwise, conv, dense } = sharesOf(cost.rows, "weights");
    const percent = [pointwise, depthwise, conv, dense].map((share) => (100 * share!).toFixed(2));
    expect(percent).toEqual(["74.59", "1.06", "0.02", "24.33"]);
  });

  test("table 3, an inner layer: 462 and 2.36 million in standard form, 52.3 and 0.27 separable, then thinner and smaller", () => {
    const of = ({ macs, weights }: { macs: number; weights: number }) => [macs, weights];
    expect(of(total(networks.mobileNetInnerLayer("conv")))).toEqual([462_422_016, 2_359_296]);
    expect(of(total(networks.mobileNetInnerLayer("separable")))).toEqual([52_283_392, 266_752]);
    expect(of(total(networks.mobileNetInnerLayer("separable", 384)))).toEqual([29_578_752, 150_912]);
    expect(of(total(networks.mobileNetInnerLayer("separable", 384, 10)))).toEqual([15_091_200, 150_912]);
  });

  test("table 4: with standard convolutions 4866M MACs without the classifier, though 569M is with it; 29.3M weights", () => {
    const standard = networks.mobileNetV1({ convolution: "standard" });
    expect(convOnly(standard).macs).toBe(4_866_269_184);
    expect(total(standard).macs).toBe(4_867_293_184);
    expect(millions(total(standard).weights, 1)).toBe("29.3");
  });

  test("table 5: without five layers of 14x14x512 it needs 307M MACs and has 2.9M weights", () => {
    const shallow = total(networks.mobileNetV1({ shallow: true }));
    expect([millions(shallow.macs, 0), millions(shallow.weights, 1)]).toEqual(["307", "2.9"]);
  });

  test.each([
    [0.75, "325", "2.6"],
    [0.5, "149", "1.3"],
    [0.25, "41", "0.5"],
  ])("table 6: at width %d it needs %sM MACs and has %sM weights", (width, macs, weights) => {
    const thin = total(networks.mobileNetV1({ width }));
    expect([millions(thin.macs, 0), millions(thin.weights, 1)]).toEqual([macs, weights]);
  });

  test.each([
    [192, 418_121_728, 418],
    [160, 290_675_200, 290],
    [128, 186_400_768, 186],
  ])(
    "table 7: at %d pixels it needs %d MACs, printed as %dM, rounded down, with the same weights",
    (resolution, macs, printed) => {
      const small = total(networks.mobileNetV1({ resolution }));
      expect(small).toMatchObject({ macs, weights: 4_209_088 });
      expect(Math.floor(macs / 1e6)).toBe(printed);
    },
  );

  test("the last depthwise layer, printed with stride 2, must have stride 1 to keep the 7x7 that table 1 prints behind it", () => {
    const last = cost.rows.find((row) => row.name === "depthwise13")!;
    expect([last.inputShape, last.outputShape]).toEqual([
      [7, 7, 1024],
      [7, 7, 1024],
    ]);
    const printed = { type: "depthwise", kernel: 3, stride: 2, padding: "same" } as const;
    expect(costOf(printed, [7, 7, 1024]).outputShape).toEqual([4, 4, 1024]);
  });
});

describe("DeepLab on VGG-16 (Chen et al. 2015, table 2)", () => {
  test.each([
    ["7x7, rate 4", "134.3", 134_334_144],
    ["4x4, rate 4", "65.1", 65_128_128],
    ["4x4, rate 8", "65.1", 65_128_128],
    ["3x3, rate 12", "20.5", 20_499_136],
  ] as const)("%s has %sM parameters: %d weights", (variant, printed, weights) => {
    const cost = total(networks.deepLab(variant));
    expect(cost.weights).toBe(weights);
    expect(millions(cost.weights, 1)).toBe(printed);
    expect(millions(cost.parameters, 1)).toBe(printed); // with biases, too
  });
});

describe("Dilated stacks", () => {
  test("the context module has 64 C² weights (Yu and Koltun 2016, section 3)", () => {
    expect(total(networks.contextModule(21)).weights).toBe(64 * 21 ** 2);
  });

  test("WaveNet's ten layers have two weights each, whatever they reach", () => {
    expect(costOfNetwork(networks.waveNetStack()).rows.every((row) => row.weights === 2)).toBe(true);
  });
});

describe("bad input is refused with a sentence", () => {
  test.each([
    [() => networks.mobileNetV1({ width: 0 }), "mobileNetV1: width is 0, but it must be a number above 0"],
    [() => networks.mobileNetV1({ resolution: 224.5 }), "mobileNetV1: resolution is 224.5"],
    [() => networks.mobileNetV1({ convolution: "full" as "standard" }), 'mobileNetV1: convolution is "full"'],
    [() => networks.resNet({ depth: 34 as 50 }), "resNet: depth is 34, but it must be 50, 101 or 152"],
    [() => networks.resNet({ version: "v2" as "v1" }), 'resNet: version is "v2"'],
    [
      () => networks.deepLab("LargeFOV" as "3x3, rate 12"),
      'deepLab: variant is "LargeFOV", but there are 7x7, rate 4;',
    ],
    [() => networks.contextModule(0), "contextModule: channels is 0"],
    [() => networks.waveNetStack(-1), "waveNetStack: layers is -1"],
    [() => networks.vggStack([], 3), "vggStack: kernels is []"],
  ])("%#", (call, message) => {
    expect(call).toThrow(message);
  });

  test("every network says where it is published", () => {
    const all = Object.values(networks).map((n) => (typeof n === "function" ? undefined : n));
    for (const network of all) if (network && "source" in network) expect(network.source).toMatch(/\d{4}/);
  });
});
