import { depthwiseConv2d, pointwiseConv2d, type Tensor, zeros } from "../lib/index";

export function separableWeights(kernel: number, channels: number, filters: number): number {
  return kernel * kernel * channels + channels * filters; // one face a channel, then one number a channel and filter
}

export function standardMacs(height: number, width: number, kernel: number, channels: number, filters: number): number {
  return height * width * kernel * kernel * channels * filters;
}

export function separableMacs(
  height: number,
  width: number,
  kernel: number,
  channels: number,
  filters: number,
): number {
  return height * width * separableWeights(kernel, channels, filters); // every weight is used once a position
}

export function costRatio(kernel: number, channels: number, filters: number): number {
  return 1 / filters + 1 / (kernel * kernel); // channels cancel
}

export function separableConv(
  input: Tensor<[number, number, number]>,
  depthwise: Tensor<[number, number, number, number]>,
  pointwise: Tensor<[1, 1, number, number]>,
): Tensor<[number, number, number]> {
  return pointwiseConv2d(depthwiseConv2d(input, depthwise), pointwise); // the other order would see other maps
}

export function equivalentKernel(
  depthwise: Tensor<[number, number, number, 1]>,
  pointwise: Tensor<[1, 1, number, number]>,
): Tensor<[number, number, number, number]> {
  const [height, width, channels] = depthwise.shape;
  const filters = pointwise.shape[3];
  const kernel = zeros([height, width, channels, filters]);
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      for (let c = 0; c < channels; c++) {
        for (let n = 0; n < filters; n++) kernel.set(depthwise.at(i, j, c, 0) * pointwise.at(0, 0, c, n), i, j, c, n);
      }
    }
  }
  return kernel;
}

export function isSeparable(kernel: Tensor<[number, number, number, number]>): boolean {
  const [height, width, channels, filters] = kernel.shape;
  const taps = height * width;
  const face = (tap: number, c: number, n: number) => kernel.at(Math.floor(tap / width), tap % width, c, n);
  for (let c = 0; c < channels; c++) {
    for (let n = 0; n < filters; n++) {
      for (let m = 0; m < n; m++) {
        for (let a = 0; a < taps; a++) {
          for (let b = 0; b < a; b++) {
            if (face(a, c, n) * face(b, c, m) !== face(a, c, m) * face(b, c, n)) return false; // not multiples of one face
          }
        }
      }
    }
  }
  return true;
}
