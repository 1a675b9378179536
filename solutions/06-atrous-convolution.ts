import { type Tensor, zeros } from "../lib/index";

export function effectiveSize(kernel: number, rate: number): number {
  return kernel + (kernel - 1) * (rate - 1); // rate − 1 holes in each of the kernel − 1 gaps
}

export function samePadding(kernel: number, rate: number): number {
  return (rate * (kernel - 1)) / 2; // half of what the effective kernel takes away
}

export function atrous1d(signal: number[], kernel: number[], rate: number): number[] {
  const output: number[] = [];
  for (let start = 0; start + rate * (kernel.length - 1) < signal.length; start++) {
    output.push(kernel.reduce((sum, weight, i) => sum + weight * signal[start + i * rate], 0)); // holes are never read
  }
  return output;
}

export function spreadKernel(kernel: Tensor<[number, number]>, rate: number): Tensor<[number, number]> {
  const [height, width] = kernel.shape;
  const spread = zeros([(height - 1) * rate + 1, (width - 1) * rate + 1]);
  for (let i = 0; i < height; i++) for (let j = 0; j < width; j++) spread.set(kernel.at(i, j), i * rate, j * rate);
  return spread;
}

export type Layer = {
  kernel: number;
  stride: number;
  rate: number;
};

export function receptiveField(layers: Layer[]): number {
  let field = 1;
  let jump = 1;
  for (const { kernel, stride, rate } of layers) {
    field += (effectiveSize(kernel, rate) - 1) * jump;
    jump *= stride; // after, not before: this layer's own taps are still `jump` apart
  }
  return field;
}

export function countHoles(rates: number[]): number {
  let reached = new Set([0]);
  for (const rate of rates) reached = new Set([...reached].flatMap((pixel) => [pixel - rate, pixel, pixel + rate]));
  const reach = rates.reduce((sum, rate) => sum + rate, 0);
  return 2 * reach + 1 - reached.size;
}

export function fullWindows(size: number, rate: number): number {
  const inside = Math.max(0, size - 2 * rate);
  return (inside / size) ** 2;
}
