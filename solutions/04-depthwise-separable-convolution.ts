import { depthwiseConv2d, pointwiseConv2d, type Tensor, tensor, zeros } from "../lib/index";

type Kernel = Tensor<[number, number, number, number]>;
type Depthwise = Tensor<[number, number, number, 1]>;
type Pointwise = Tensor<[1, 1, number, number]>;

export function separableConv(
  input: Tensor<[number, number, number]>,
  depthwise: Kernel,
  pointwise: Pointwise,
): Tensor<[number, number, number]> {
  return pointwiseConv2d(depthwiseConv2d(input, depthwise), pointwise); // the other order would see other maps
}

export function equivalentKernel(depthwise: Depthwise, pointwise: Pointwise): Kernel {
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

export function split(kernel: Kernel): { depthwise: Depthwise; pointwise: Pointwise } {
  return fromTables(kernel, (table) => {
    const largest = Math.max(...table.flat().map(Math.abs));
    if (largest === 0) return { face: table.map(() => 0), amounts: table[0] };
    const tap = table.findIndex((row) => row.some((v) => Math.abs(v) === largest));
    const filter = table[tap].findIndex((v) => Math.abs(v) === largest); // its face is nowhere near all zeros
    const face = table.map((row) => row[filter]);
    return { face, amounts: table[tap].map((v) => v / table[tap][filter]) };
  });
}

export function isSeparable(kernel: Kernel): boolean {
  const { depthwise, pointwise } = split(kernel);
  const again = equivalentKernel(depthwise, pointwise);
  const largest = Math.max(...kernel.data.map(Math.abs));
  return kernel.data.every((v, i) => Math.abs(v - again.data[i]) <= 1e-3 * largest);
}

export function nearestSplit(kernel: Kernel): { depthwise: Depthwise; pointwise: Pointwise } {
  return fromTables(kernel, (table) => {
    const columns = table[0].map((_, n) => table.map((row) => row[n]));
    let face = columns.reduce((a, b) => (dot(b, b) > dot(a, a) ? b : a));
    let amounts: number[] = [];
    for (let round = 0; round < 100; round++) {
      amounts = columns.map((column) => dot(column, face) / dot(face, face)); // best for this face
      face = table.map((row) => dot(row, amounts) / dot(amounts, amounts)); // best for these amounts
    }
    return { face, amounts };
  });
}

export function largestMultiplier(kernel: number, channels: number, filters: number): number {
  const standard = kernel * kernel * channels * filters;
  const twoSteps = kernel * kernel * channels + channels * filters; // every further face costs both again
  return Math.ceil(standard / twoSteps) - 1;
}

export function widestField(size: number, channels: number, budget: number): { kernel: number; layers: number } {
  const macs = (kernel: number) => size * size * (kernel * kernel * channels + channels * channels);
  let best = { kernel: 3, layers: 0 };
  for (let kernel = 3; macs(kernel) <= budget; kernel += 2) {
    const layers = Math.floor(budget / macs(kernel));
    if (layers * (kernel - 1) > best.layers * (best.kernel - 1)) best = { kernel, layers };
  }
  return best;
}

export function positionsToBend(channels: number, filters: number, bend: number): number {
  const weights = channels * filters;
  // positions · weights ≥ bend · (positions · channels + weights + positions · filters), solved for positions
  const gained = weights - bend * (channels + filters);
  return gained > 0 ? Math.ceil((bend * weights) / gained) : 0;
}

/** Splits channel by channel. A channel's table has a row for each tap and a column for each filter. */
function fromTables(kernel: Kernel, splitTable: (table: number[][]) => { face: number[]; amounts: number[] }) {
  const [height, width, channels, filters] = kernel.shape;
  const depthwise = zeros([height, width, channels, 1]);
  const pointwise = zeros([1, 1, channels, filters]);
  for (let c = 0; c < channels; c++) {
    const table = Array.from({ length: height * width }, (_, tap) =>
      Array.from({ length: filters }, (_, n) => kernel.at(Math.floor(tap / width), tap % width, c, n)),
    );
    const { face, amounts } = splitTable(table);
    for (const [tap, v] of face.entries()) depthwise.set(v, Math.floor(tap / width), tap % width, c, 0);
    for (const [n, v] of amounts.entries()) pointwise.set(v, 0, 0, c, n);
  }
  return { depthwise, pointwise };
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, v, i) => sum + v * b[i], 0);
}
