import { type Tensor, zeros } from "../lib/index";

export function outputSize(n: number, kernel: number, stride: number, padding: number): number {
  return Math.floor((n + 2 * padding - kernel) / stride) + 1; // + 1: the first position costs no step
}

export function weightedSum(window: Tensor<[number, number]>, filter: Tensor<[number, number]>): number {
  const [height, width] = window.shape;
  let sum = 0;
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) sum += window.at(i, j) * filter.at(i, j); // same corner, same corner: no flip
  }
  return sum;
}

export function slide1d(signal: number[], kernel: number[], stride: number): number[] {
  const output: number[] = [];
  for (let start = 0; start + kernel.length <= signal.length; start += stride) {
    output.push(kernel.reduce((sum, weight, i) => sum + weight * signal[start + i], 0));
  }
  return output;
}

export function slide2d(map: Tensor<[number, number]>, filter: Tensor<[number, number]>): Tensor<[number, number]> {
  const [kernelHeight, kernelWidth] = filter.shape;
  const output = zeros([map.shape[0] - kernelHeight + 1, map.shape[1] - kernelWidth + 1]);
  for (let y = 0; y < output.shape[0]; y++) {
    for (let x = 0; x < output.shape[1]; x++) {
      let sum = 0;
      for (let i = 0; i < kernelHeight; i++) {
        for (let j = 0; j < kernelWidth; j++) sum += map.at(y + i, x + j) * filter.at(i, j);
      }
      output.set(sum, y, x);
    }
  }
  return output;
}

export function zeroPad(image: Tensor<[number, number, number]>, padding: number): Tensor<[number, number, number]> {
  const [height, width, channels] = image.shape;
  const output = zeros([height + 2 * padding, width + 2 * padding, channels]); // padding on both sides
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) output.set(image.at(y, x, c), y + padding, x + padding, c);
    }
  }
  return output;
}

export function onePixel(
  window: Tensor<[number, number, number]>,
  filter: Tensor<[number, number, number]>,
  bias: number,
): number {
  const [height, width, channels] = window.shape;
  let sum = bias; // once, before any tap
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      for (let c = 0; c < channels; c++) sum += window.at(i, j, c) * filter.at(i, j, c);
    }
  }
  return Math.max(0, sum); // only now: a negative channel may still be outweighed by another
}

export function countParameters(
  kernelHeight: number,
  kernelWidth: number,
  channels: number,
  filters: number,
  _outputHeight: number,
  _outputWidth: number,
): number {
  return (kernelHeight * kernelWidth * channels + 1) * filters; // + 1: each filter's one bias
}

export function conv2d(
  input: Tensor<[number, number, number]>,
  kernel: Tensor<[number, number, number, number]>,
  bias: number[],
  stride: number,
  padding: number,
): Tensor<[number, number, number]> {
  const padded = zeroPad(input, padding);
  const [kernelHeight, kernelWidth, channels, filters] = kernel.shape;
  const height = outputSize(input.shape[0], kernelHeight, stride, padding);
  const width = outputSize(input.shape[1], kernelWidth, stride, padding);
  const output = zeros([height, width, filters]);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let f = 0; f < filters; f++) {
        let sum = bias[f];
        for (let i = 0; i < kernelHeight; i++) {
          for (let j = 0; j < kernelWidth; j++) {
            for (let c = 0; c < channels; c++) {
              sum += padded.at(y * stride + i, x * stride + j, c) * kernel.at(i, j, c, f);
            }
          }
        }
        output.set(sum, y, x, f);
      }
    }
  }
  return output;
}
