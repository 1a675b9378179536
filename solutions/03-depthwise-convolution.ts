import { type Tensor, zeros } from "../lib/index";

export function oneWindow(
  window: Tensor<[number, number, number]>,
  filters: Tensor<[number, number, number]>,
): number[] {
  const [height, width, channels] = window.shape;
  const sums = new Array<number>(channels).fill(0); // a sum for each channel: that is all of depthwise
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      for (let c = 0; c < channels; c++) sums[c] += window.at(i, j, c) * filters.at(i, j, c);
    }
  }
  return sums;
}

export function outputShape(
  [height, width, channels]: [number, number, number],
  [kernelHeight, kernelWidth, , multiplier]: [number, number, number, number],
  stride: number,
  padding: number,
): [number, number, number] {
  const positions = (n: number, taps: number) => Math.floor((n + 2 * padding - taps) / stride) + 1;
  return [positions(height, kernelHeight), positions(width, kernelWidth), channels * multiplier];
}

export function countParameters(
  kernelHeight: number,
  kernelWidth: number,
  channels: number,
  multiplier: number,
): number {
  return (kernelHeight * kernelWidth + 1) * channels * multiplier; // each filter is flat: no depth in the bracket
}

export function depthwise(
  input: Tensor<[number, number, number]>,
  kernel: Tensor<[number, number, number, number]>,
  bias: number[],
  stride: number,
  padding: number,
): Tensor<[number, number, number]> {
  const [height, width, channels] = input.shape;
  const [kernelHeight, kernelWidth, , multiplier] = kernel.shape;
  const output = zeros(outputShape(input.shape, kernel.shape, stride, padding));
  for (let y = 0; y < output.shape[0]; y++) {
    for (let x = 0; x < output.shape[1]; x++) {
      for (let c = 0; c < channels; c++) {
        for (let m = 0; m < multiplier; m++) {
          let sum = bias[c * multiplier + m];
          for (let i = 0; i < kernelHeight; i++) {
            for (let j = 0; j < kernelWidth; j++) {
              const row = y * stride + i - padding;
              const column = x * stride + j - padding;
              const inside = row >= 0 && row < height && column >= 0 && column < width; // else zero padding
              if (inside) sum += input.at(row, column, c) * kernel.at(i, j, c, m); // c, and no other channel
            }
          }
          output.set(sum, y, x, c * multiplier + m);
        }
      }
    }
  }
  return output;
}

export function asStandard(kernel: Tensor<[number, number, number, number]>): Tensor<[number, number, number, number]> {
  const [kernelHeight, kernelWidth, channels, multiplier] = kernel.shape;
  const standard = zeros([kernelHeight, kernelWidth, channels, channels * multiplier]);
  for (let i = 0; i < kernelHeight; i++) {
    for (let j = 0; j < kernelWidth; j++) {
      for (let c = 0; c < channels; c++) {
        for (let m = 0; m < multiplier; m++) standard.set(kernel.at(i, j, c, m), i, j, c, c * multiplier + m);
      }
    }
  }
  return standard; // what was not set is zero: filter c · M + m hears channel c only
}

export function groupedWeights(
  kernelHeight: number,
  kernelWidth: number,
  channels: number,
  filters: number,
  groups: number,
): number {
  return kernelHeight * kernelWidth * (channels / groups) * filters; // groups make filters thinner, not fewer
}

export function whichLayer(
  answers: Tensor<[number, number, number]>[],
): "pointwise" | "standard" | "depthwise" | "grouped" {
  const [height, width] = answers[0].shape;
  const middle = [Math.floor(height / 2), Math.floor(width / 2)];
  let sideways = false;
  const heard = new Set<number>(); // input channels that reach output channel 0; the other outputs are like it
  for (let c = 0; c < answers.length; c++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        if (answers[c].at(y, x, 0) === 0) continue;
        heard.add(c);
        if (y !== middle[0] || x !== middle[1]) sideways = true;
      }
    }
  }
  if (!sideways) return "pointwise";
  if (heard.size === answers.length) return "standard";
  return heard.size === 1 ? "depthwise" : "grouped";
}
