import type { Network } from "../cost/layer";

/**
 * AlexNet, two halves as groups. The paper prints a 224×224 input, on which an 11×11 kernel at stride 4 does not find the
 * 55×55 positions it states; on 227×227 it does.
 */
export const alexNet: Network = {
  name: "AlexNet",
  source: "Krizhevsky, Sutskever and Hinton 2012, ImageNet Classification with Deep CNNs, section 3.5",
  input: [227, 227, 3],
  layers: [
    { type: "conv", name: "conv1", kernel: 11, stride: 4, filters: 96 },
    { type: "pool", name: "pool1", kernel: 3, stride: 2 },
    { type: "conv", name: "conv2", kernel: 5, padding: 2, filters: 256, groups: 2 },
    { type: "pool", name: "pool2", kernel: 3, stride: 2 },
    { type: "conv", name: "conv3", kernel: 3, padding: 1, filters: 384 },
    { type: "conv", name: "conv4", kernel: 3, padding: 1, filters: 384, groups: 2 },
    { type: "conv", name: "conv5", kernel: 3, padding: 1, filters: 256, groups: 2 },
    { type: "pool", name: "pool5", kernel: 3, stride: 2 },
    { type: "dense", name: "fc6", units: 4096 },
    { type: "dense", name: "fc7", units: 4096 },
    { type: "dense", name: "fc8", units: 1000 },
  ],
};
