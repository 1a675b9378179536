import { type Tensor, zeros } from "../lib/index";

export function countParameters(_height: number, _width: number, channels: number, filters: number): number {
  return (channels + 1) * filters; // the picture's size does not matter: the same weights serve every pixel
}

export function outputShape(
  height: number,
  width: number,
  _channels: number,
  filters: number,
  stride: number,
): [number, number, number] {
  return [Math.ceil(height / stride), Math.ceil(width / stride), filters]; // ⌊(n − 1) / stride⌋ + 1 is the same number
}

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

export function macsWithReduction(
  height: number,
  width: number,
  channels: number,
  narrow: number,
  kernelSize: number,
  filters: number,
): number {
  const reduce = channels * narrow;
  const convolve = kernelSize ** 2 * narrow * filters; // narrow, not channels: it reads the thin stack
  return height * width * (reduce + convolve);
}

export function bottleneckWeights(channels: number, narrow: number): number {
  return channels * narrow + 3 * 3 * narrow * narrow + narrow * channels;
}

export function looksSideways(
  input: Tensor<[number, number, number]>,
  output: Tensor<[number, number, number]>,
): boolean {
  const [height, width] = input.shape;
  const answers = new Map<string, string>();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const seen = input.at(y, x).data.join(); // all channels of the pixel, as one key
      const said = output.at(y, x).data.join();
      if ((answers.get(seen) ?? said) !== said) return true;
      answers.set(seen, said);
    }
  }
  return false;
}
