import { type Tensor, tensor, zeros } from "../lib/index";

export function mixPixel(pixel: number[], weights: Tensor<[number, number]>): number[] {
  return Array.from({ length: weights.shape[1] }, (_, f) =>
    pixel.reduce((sum, value, c) => sum + value * weights.at(c, f), 0),
  );
}

export function pointwise(
  input: Tensor<[number, number, number]>,
  kernel: Tensor<[1, 1, number, number]>,
  bias: number[],
): Tensor<[number, number, number]> {
  const [height, width] = input.shape;
  const filters = kernel.shape[3];
  const weights = kernel.at(0, 0); // [channels, filters]: all there is in a 1×1 kernel
  const output = zeros([height, width, filters]);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const mixed = mixPixel([...input.at(y, x).data], weights);
      for (let f = 0; f < filters; f++) output.set(mixed[f] + bias[f], y, x, f);
    }
  }
  return output;
}

export function saturate(amount: number): Tensor<[1, 1, 3, 3]> {
  const grey = [0.3, 0.6, 0.1];
  const kernel = zeros([1, 1, 3, 3]);
  for (let from = 0; from < 3; from++) {
    for (let to = 0; to < 3; to++) {
      const itself = from === to ? 1 : 0;
      kernel.set(grey[from] + amount * (itself - grey[from]), 0, 0, from, to); // what a pure colour becomes
    }
  }
  return kernel;
}

export function largerOfTwo(): { first: Tensor<[1, 1, 2, 4]>; second: Tensor<[1, 1, 4, 1]> } {
  // max(a, b) = relu(a − b) + b. A ReLU would lose a negative b, so b is relu(b) − relu(−b). The fourth number stays 0.
  const first = tensor([1, 0, 0, 0, -1, 1, -1, 0], [1, 1, 2, 4]);
  return { first, second: tensor([1, 1, -1, 0], [1, 1, 4, 1]) };
}

export function fromPyTorch(
  weights: Tensor<[number, number, number, number]>,
): Tensor<[number, number, number, number]> {
  const [filters, channels, height, width] = weights.shape;
  const kernel = zeros([height, width, channels, filters]);
  for (let f = 0; f < filters; f++) {
    for (let c = 0; c < channels; c++) {
      for (let i = 0; i < height; i++) {
        for (let j = 0; j < width; j++) kernel.set(weights.at(f, c, i, j), i, j, c, f); // moved, not reshaped
      }
    }
  }
  return kernel;
}

export function foldPointwise(
  first: Tensor<[1, 1, number, number]>,
  second: Tensor<[1, 1, number, number]>,
): Tensor<[1, 1, number, number]> {
  const [, , channels, middle] = first.shape;
  const filters = second.shape[3];
  const folded = zeros([1, 1, channels, filters]);
  for (let a = 0; a < channels; a++) {
    for (let c = 0; c < filters; c++) {
      let sum = 0;
      for (let b = 0; b < middle; b++) sum += first.at(0, 0, a, b) * second.at(0, 0, b, c); // every way through the middle
      folded.set(sum, 0, 0, a, c);
    }
  }
  return folded;
}

export function looksSideways(
  input: Tensor<[number, number, number]>,
  output: Tensor<[number, number, number]>,
): boolean {
  const [height, width] = input.shape;
  const answers = new Map<string, string>();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const seen = input.at(y, x).data.join(" "); // all channels of the pixel, as one key
      const said = output.at(y, x).data.join(" ");
      if ((answers.get(seen) ?? said) !== said) return true; // alike in every channel, and answered differently
      answers.set(seen, said);
    }
  }
  return false;
}

export function widestMiddle(channels: number, kernelSize: number, filters: number): number {
  const straight = kernelSize ** 2 * channels * filters;
  const perMiddle = channels + kernelSize ** 2 * filters; // one channel between is made once and read by every filter
  return Math.floor(straight / 2 / perMiddle); // height and width cancel
}

export function im2col(
  input: Tensor<[number, number, number]>,
  kernelHeight: number,
  kernelWidth: number,
): Tensor<[number, number]> {
  const [height, width, channels] = input.shape;
  const rows: number[] = [];
  for (let y = 0; y + kernelHeight <= height; y++) {
    for (let x = 0; x + kernelWidth <= width; x++) {
      for (let i = 0; i < kernelHeight; i++) {
        for (let j = 0; j < kernelWidth; j++) rows.push(...input.at(y + i, x + j).data); // channels vary fastest, as in the kernel
      }
    }
  }
  const columns = kernelHeight * kernelWidth * channels;
  return tensor(rows, [rows.length / columns, columns]);
}
