import { textOf } from "../checks";
import type { ConvLayer, Layer, Network } from "../cost/layer";

/** The convolution of VGG: 3×3, size kept, with a bias. */
export function vggConv(name: string, filters: number, dilation = 1): ConvLayer {
  return { type: "conv", name, kernel: 3, filters, padding: dilation, dilation };
}

const halve: Layer = { type: "pool", kernel: 2 };

/** The thirteen convolutions and five poolings in front of VGG-16's classifier. */
export const vgg16Features: readonly Layer[] = [
  vggConv("conv1_1", 64),
  vggConv("conv1_2", 64),
  { ...halve, name: "pool1" },
  vggConv("conv2_1", 128),
  vggConv("conv2_2", 128),
  { ...halve, name: "pool2" },
  vggConv("conv3_1", 256),
  vggConv("conv3_2", 256),
  vggConv("conv3_3", 256),
  { ...halve, name: "pool3" },
  vggConv("conv4_1", 512),
  vggConv("conv4_2", 512),
  vggConv("conv4_3", 512),
  { ...halve, name: "pool4" },
  vggConv("conv5_1", 512),
  vggConv("conv5_2", 512),
  vggConv("conv5_3", 512),
  { ...halve, name: "pool5" },
];

/** VGG-16, column D of the paper's table 1: 138 million parameters (its table 2). */
export const vgg16: Network = {
  name: "VGG-16",
  source: "Simonyan and Zisserman 2015, Very Deep Convolutional Networks, arXiv:1409.1556, table 1, column D",
  input: [224, 224, 3],
  layers: [
    ...vgg16Features,
    { type: "dense", name: "fc6", units: 4096 },
    { type: "dense", name: "fc7", units: 4096 },
    { type: "dense", name: "fc8", units: 1000 },
  ],
};

/** Three 3×3 convolutions and one 7×7 see the same 7×7 pixels: 27C² against 49C² weights (section 2.3). */
export function vggStack(kernels: readonly number[], channels: number): Network {
  if (!Array.isArray(kernels) || kernels.length === 0) {
    throw new TypeError(`vggStack: kernels is ${textOf(kernels)}, but it must hold at least one size`);
  }
  return {
    name: kernels.map((k) => `${k}x${k}`).join(", "),
    source: "Simonyan and Zisserman 2015, arXiv:1409.1556, section 2.3",
    input: [56, 56, channels],
    layers: kernels.map((kernel) => ({ type: "conv", kernel, filters: channels, padding: "same", bias: false })),
  };
}
