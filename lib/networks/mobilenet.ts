import { checkSize, textOf } from "../checks";
import type { Layer, MapShape, Network } from "../cost/layer";

export interface MobileNetOptions {
  /** α: every layer has this many times its channels; default 1. */
  width?: number;
  /** Pixels of height and of width of the input; default 224. */
  resolution?: number;
  /** Depthwise separable convolutions, or the standard ones they stand in for (the paper's table 4); default "separable". */
  convolution?: "separable" | "standard";
  /** Without the five separable layers of 14×14×512 (the paper's table 5); default false. */
  shallow?: boolean;
}

const howard = "Howard et al. 2017, MobileNets, arXiv:1704.04861";

/** [stride, filters] of the separable layers: table 1, its last depthwise stride, printed as 2, read as 1. */
const blocks = [
  [1, 64],
  [2, 128],
  [1, 128],
  [2, 256],
  [1, 256],
  [2, 512],
  ...Array.from({ length: 5 }, () => [1, 512]),
  [2, 1024],
  [1, 1024],
];

/**
 * MobileNet V1: 568,740,352 MACs and 4,209,088 weights, classifier included (569 and 4.2 million in the paper).
 *
 * Table 1 gives the last depthwise layer stride 2, but also a 7×7 map on both sides of it: it is stride 1. Batch
 * normalisation follows every convolution; its numbers are counted apart.
 *
 * @throws where width is not a positive number, or resolution not a whole number of at least 1
 * @example
 * costOfNetwork(mobileNetV1({ width: 0.75 })).total.macs // 325400448
 */
export function mobileNetV1(options: MobileNetOptions = {}): Network {
  const { width = 1, resolution = 224, convolution = "separable", shallow = false } = options;
  if (!(Number.isFinite(width) && width > 0)) {
    throw new RangeError(`mobileNetV1: width is ${textOf(width)}, but it must be a number above 0`);
  }
  checkSize("mobileNetV1", "resolution", resolution);
  if (convolution !== "separable" && convolution !== "standard") {
    throw new TypeError(`mobileNetV1: convolution is ${textOf(convolution)}, but it must be "separable" or "standard"`);
  }
  // As TensorFlow's own MobileNet rounds; the paper's widths all come out whole.
  const channels = (n: number) => Math.max(8, Math.floor(n * width));
  const kept = shallow ? [...blocks.slice(0, 6), ...blocks.slice(11)] : blocks;
  const block = ([stride, filters]: number[], i: number): Layer[] => {
    const window = { kernel: 3, stride, padding: "same", batchNorm: true } as const;
    if (convolution === "standard")
      return [{ type: "conv", name: `conv${i + 1}`, filters: channels(filters), ...window }];
    return [
      { type: "depthwise", name: `depthwise${i + 1}`, ...window },
      { type: "pointwise", name: `pointwise${i + 1}`, filters: channels(filters), batchNorm: true },
    ];
  };
  return {
    name: `MobileNet V1, width ${width}, resolution ${resolution}${convolution === "standard" ? ", standard" : ""}`,
    source: `${howard}, table 1`,
    input: [resolution, resolution, 3],
    layers: [
      { type: "conv", name: "conv0", kernel: 3, stride: 2, padding: "same", filters: channels(32), batchNorm: true },
      ...kept.flatMap(block),
      { type: "globalPool", name: "average" },
      { type: "dense", name: "classifier", units: 1000 },
    ],
  };
}

/** One inner layer of the paper's table 3: 3×3 from 512 to 512 channels on 14×14, or thinner and smaller. */
export function mobileNetInnerLayer(type: "conv" | "separable", channels = 512, size = 14): Network {
  const input: MapShape = [size, size, channels];
  const layer: Layer = { type, kernel: 3, padding: 1, filters: channels, bias: false };
  return { name: `${type}, ${size}x${size}x${channels}`, source: `${howard}, table 3`, input, layers: [layer] };
}
