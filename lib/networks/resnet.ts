import { textOf } from "../checks";
import type { Layer, Network } from "../cost/layer";

export interface ResNetOptions {
  /** Weighted layers; default 50. */
  depth?: 50 | 101 | 152;
  /**
   * Which convolution of a stage's first block has the stride: the 1×1, as in the paper ("v1", default), or the 3×3, as
   * in torchvision ("v1.5").
   */
  version?: "v1" | "v1.5";
  /** Biases in front of the batch normalisations, as Keras has them; default false. */
  bias?: boolean;
}

const blocks = { 50: [3, 4, 6, 3], 101: [3, 4, 23, 3], 152: [3, 8, 36, 3] };

/**
 * ResNet with bottleneck blocks. Keras's ResNet50 is `resNet({ bias: true })`: 25,636,712 parameters.
 * @throws where depth is not 50, 101 or 152, or version is neither "v1" nor "v1.5"
 */
export function resNet({ depth = 50, version = "v1", bias = false }: ResNetOptions = {}): Network {
  if (!Object.hasOwn(blocks, depth))
    throw new RangeError(`resNet: depth is ${textOf(depth)}, but it must be 50, 101 or 152`);
  if (version !== "v1" && version !== "v1.5") {
    throw new RangeError(`resNet: version is ${textOf(version)}, but it must be "v1" or "v1.5"`);
  }
  const weighted = { bias, batchNorm: true };
  const stages = blocks[depth].flatMap((count, stage) =>
    Array.from({ length: count }, (_, block): Layer => {
      const name = `conv${stage + 2}_${block + 1}`;
      const stride = stage > 0 && block === 0 ? 2 : 1;
      return bottleneck({ name, width: 64 * 2 ** stage, stride, version, project: block === 0, weighted });
    }),
  );
  return {
    name: `ResNet-${depth} (${version})`,
    source: "He, Zhang, Ren and Sun 2016, Deep Residual Learning, arXiv:1512.03385, table 1",
    input: [224, 224, 3],
    layers: [
      { type: "conv", name: "conv1", kernel: 7, stride: 2, padding: 3, filters: 64, ...weighted },
      { type: "pool", name: "pool1", kernel: 3, stride: 2, padding: 1 },
      ...stages,
      { type: "globalPool", name: "average" },
      { type: "dense", name: "fc1000", units: 1000 },
    ],
  };
}

interface Bottleneck {
  name: string;
  width: number;
  stride: number;
  version: "v1" | "v1.5";
  project: boolean;
  weighted: { bias: boolean; batchNorm: boolean };
}

/** 1×1 down, 3×3, 1×1 up, beside the shortcut, which is projected where the shape changes. */
function bottleneck({ name, width, stride, version, project, weighted }: Bottleneck): Layer {
  const [first, second] = version === "v1" ? [stride, 1] : [1, stride];
  const path: Layer[] = [
    { type: "pointwise", filters: width, stride: first, ...weighted },
    { type: "conv", kernel: 3, padding: 1, filters: width, stride: second, ...weighted },
    { type: "pointwise", filters: 4 * width, ...weighted },
  ];
  const shortcut: Layer[] = project ? [{ type: "pointwise", filters: 4 * width, stride, ...weighted }] : [];
  return { type: "branches", name, join: "add", paths: [path, shortcut] };
}

const figure5 = "He, Zhang, Ren and Sun 2016, arXiv:1512.03385, section 3.3 and figure 5";
const plain = { bias: false, batchNorm: false };

/** The bottleneck of figure 5, right: 1×1 to 64 channels, 3×3, 1×1 back to 256. 69,632 weights. */
export const bottleneckBlock: Network = {
  name: "ResNet bottleneck 256-64-64-256",
  source: figure5,
  input: [56, 56, 256],
  layers: [bottleneck({ name: "block", width: 64, stride: 1, version: "v1", project: false, weighted: plain })],
};

/** What the bottleneck stands in for: two 3×3 convolutions at all 256 channels. 1,179,648 weights. */
export const plainBlock: Network = {
  name: "two 3x3 at 256 channels",
  source: figure5,
  input: [56, 56, 256],
  layers: [1, 2].map((n) => ({ type: "conv", name: `conv ${n}`, kernel: 3, padding: 1, filters: 256, ...plain })),
};
