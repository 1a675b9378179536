import { type Tensor, zeros } from "../lib/index";

export function depthwise(
  input: Tensor<[number, number, number]>,
  kernel: Tensor<[number, number, number, number]>,
  bias: number[],
  stride: number,
  padding: number,
): Tensor<[number, number, number]> {
  const [height, width, channels] = input.shape;
  const [kernelHeight, kernelWidth, , multiplier] = kernel.shape;
  const positions = (n: number, taps: number) => Math.floor((n + 2 * padding - taps) / stride) + 1;
  const output = zeros([positions(height, kernelHeight), positions(width, kernelWidth), channels * multiplier]);
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

export function swapRedBlue(): Tensor<[3, 3, 3, 3]> {
  const kernel = zeros([3, 3, 3, 3]);
  const [red, green, blue] = [0, 1, 2];
  kernel.set(1, 1, 1, red, blue); // the middle tap alone: a channel as it is
  kernel.set(1, 1, 1, blue, red);
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) kernel.set(1 / 9, i, j, green, green);
  return kernel;
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

export function depthwiseFromPyTorch(
  weights: Tensor<[number, 1, number, number]>,
  channels: number,
): Tensor<[number, number, number, number]> {
  const [maps, , height, width] = weights.shape;
  const multiplier = maps / channels;
  const kernel = zeros([height, width, channels, multiplier]);
  for (let q = 0; q < maps; q++) {
    const [c, m] = [Math.floor(q / multiplier), q % multiplier]; // map q = c · M + m, read backwards
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) kernel.set(weights.at(q, 0, i, j), i, j, c, m);
    }
  }
  return kernel;
}

export function fewestGroups(
  kernelHeight: number,
  kernelWidth: number,
  channels: number,
  filters: number,
  budget: number,
): number {
  for (let groups = 1; groups <= channels; groups++) {
    if (channels % groups !== 0 || filters % groups !== 0) continue; // groups are equal, of channels and of filters
    const depth = channels / groups; // groups make filters thinner, not fewer
    if (kernelHeight * kernelWidth * depth * filters <= budget) return groups;
  }
  return 0;
}

export function hiddenBySum(filter: Tensor<[number, number, number]>): Tensor<[number, number, number]> {
  const channels = filter.shape[2];
  const window = zeros(filter.shape);
  // One pixel is enough. Every channel but the last says 1; the last takes it all back.
  for (let c = 0; c < channels; c++) {
    const says = c < channels - 1 ? 1 : 1 - channels;
    window.set(says / filter.at(0, 0, c), 0, 0, c);
  }
  return window;
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

export function mixGroups(channels: number, groups: number): number[] {
  // ShuffleNet's shuffle: the first map of every group, then the second of every group, and so on.
  const each = channels / groups;
  return Array.from({ length: channels }, (_, place) => (place % groups) * each + Math.floor(place / groups));
}
