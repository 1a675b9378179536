import { type Tensor, zeros } from "../lib/index";

export function effectiveSize(kernel: number, rate: number): number {
  return kernel + (kernel - 1) * (rate - 1); // rate − 1 holes in each of the kernel − 1 gaps
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

export function ratesFor(field: number): number[] {
  const rates: number[] = [];
  let seen = 1;
  while (seen < field) {
    // Three copies of what is seen, side by side, are as wide as it gets without a gap; the last ones may overlap.
    const rate = Math.min(seen, (field - seen) / 2);
    rates.push(rate);
    seen += 2 * rate;
  }
  return rates;
}

export function findRates(answer: number[]): number[] {
  const rates: number[] = [];
  let rest = answer;
  while (rest.length > 1) {
    const rate = rest.findIndex((count, i) => i > 0 && count !== 0); // the nearest echo is the smallest rate's
    rates.push(rate);
    const before: number[] = []; // what this layer added up: rest[i] = before[i] + before[i − rate] + before[i − 2 rate]
    for (let i = 0; i < rest.length - 2 * rate; i++) {
      before.push(rest[i] - (before[i - rate] ?? 0) - (before[i - 2 * rate] ?? 0));
    }
    rest = before;
  }
  return rates;
}

export type PaddedLayer = Layer & { padding: number };

export function withoutStrides(layers: PaddedLayer[], apart: number): PaddedLayer[] {
  let jump = 1;
  let taken = 1; // the strides that are gone, multiplied: so much finer is the map than it was
  return layers.map(({ kernel, stride, rate, padding }) => {
    const finer = { kernel, rate: rate * taken, padding: padding * taken };
    if (jump < apart) {
      jump *= stride;
      return { ...finer, stride };
    }
    taken *= stride; // after, not before: this layer still reads the map that it used to read
    return { ...finer, stride: 1 };
  });
}

export function fullWindows(size: number, rate: number): number {
  const inside = Math.max(0, size - 2 * rate);
  return (inside / size) ** 2;
}
