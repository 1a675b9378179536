import { textOf } from "../checks";
import type { Layer, Network } from "../cost/layer";
import { vgg16Features, vggConv } from "./vgg";

/** The classifier's first layer in the rows of the paper's table 2: kernel, taps apart, filters. */
const variants = {
  "7x7, rate 4": { kernel: 7, dilation: 4, filters: 4096 },
  "4x4, rate 8": { kernel: 4, dilation: 8, filters: 4096 },
  "4x4, rate 4": { kernel: 4, dilation: 4, filters: 4096 },
  "3x3, rate 12": { kernel: 3, dilation: 12, filters: 1024 },
};

export type DeepLabVariant = keyof typeof variants;

/**
 * DeepLab on VGG-16: the last two poolings keep their stride at 1, the layers behind them have holes instead, and the
 * classifier is convolutional. Table 2 prints 134.3M, 65.1M, 65.1M and 20.5M parameters; the last is DeepLab-LargeFOV.
 *
 * Its column "receptive field" (224, 128, 224, 224) is what zero padding leaves of VGG-16's 224×224 image. Slid over a
 * larger image VGG-16 sees 404 pixels (section 3.2), and these layers 396, 300, 396 and 396.
 */
export function deepLab(variant: DeepLabVariant = "3x3, rate 12"): Network {
  if (!Object.hasOwn(variants, variant)) {
    throw new RangeError(`deepLab: variant is ${textOf(variant)}, but there are ${Object.keys(variants).join("; ")}`);
  }
  const { kernel, dilation, filters } = variants[variant];
  return {
    name: `DeepLab ${variant}`,
    source: "Chen et al. 2015, Semantic Image Segmentation with Deep Convolutional Nets, arXiv:1412.7062, table 2",
    input: [321, 321, 3],
    layers: [
      ...vgg16Features.map(withHoles),
      { type: "conv", name: "fc6", kernel, dilation, padding: "same", filters },
      { type: "pointwise", name: "fc7", filters },
      { type: "pointwise", name: "fc8", filters: 21 },
    ],
  };
}

function withHoles(layer: Layer): Layer {
  if (layer.name === "pool4" || layer.name === "pool5") return { type: "pool", name: layer.name, kernel: 2, stride: 1 };
  return layer.name?.startsWith("conv5") ? vggConv(layer.name, 512, 2) : layer;
}
