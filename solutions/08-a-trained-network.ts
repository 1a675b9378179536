import { conv2d, maxPool2d, pointwiseConv2d, separableConv2d, type Tensor, tensor, zeros } from "../lib/index";

export type Entry = { name: string; shape: number[]; scale: number; min: number };

export function toWeights(bytes: number[], entries: Entry[]): Record<string, Tensor> {
  const weights: Record<string, Tensor> = {};
  let start = 0;
  for (const { name, shape, scale, min } of entries) {
    const count = shape.reduce((product, size) => product * size, 1);
    const block = bytes.slice(start, start + count);
    weights[name] = tensor(
      block.map((byte) => byte * scale + min),
      shape,
    );
    start += count; // nothing says where a block begins but the sizes of those before it
  }
  return weights;
}

type Map = Tensor<[number, number, number]>;
type Kernel = Tensor<[number, number, number, number]>;
type Pointwise = Tensor<[1, 1, number, number]>;
type Bias = Tensor<[number]>;

export function leaky(map: Map): Map {
  const result = zeros(map.shape);
  map.data.forEach((value, i) => {
    result.data[i] = value < 0 ? value / 10 : value;
  });
  return result;
}

export function stack(
  picture: Map,
  first: { kernel: Kernel; bias: Bias },
  separable: { depthwise: Kernel; pointwise: Pointwise; bias: Bias }[],
  last: { kernel: Pointwise; bias: Bias },
): Map {
  let map: Map = leaky(conv2d(picture, first.kernel, { bias: first.bias }));
  map = maxPool2d(map, 2, { padding: "same" }); // "same" gives what is left over a window of its own
  separable.forEach(({ depthwise, pointwise, bias }, i) => {
    map = leaky(separableConv2d(map, depthwise, pointwise, { bias, padding: 1 }));
    map = maxPool2d(map, 2, { stride: i < separable.length - 1 ? 2 : 1, padding: "same" });
  });
  return pointwiseConv2d(map, last.kernel, { bias: last.bias }); // raw numbers: nothing is cut off what may be negative
}

export type Box = { left: number; top: number; width: number; height: number; score: number };

export const anchors = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
];

export function boxes(cell: number[], row: number, column: number): Box[] {
  const between0and1 = (value: number) => 1 / (1 + Math.exp(-value));
  return anchors.map(([wide, high], i) => {
    const [x, y, w, h, score] = cell.slice(5 * i, 5 * i + 5);
    const width = 32 * wide * Math.exp(w); // a factor, so that no number makes a box smaller than nothing
    const height = 32 * high * Math.exp(h);
    const [middleX, middleY] = [32 * (column + between0and1(x)), 32 * (row + between0and1(y))];
    return { left: middleX - width / 2, top: middleY - height / 2, width, height, score: between0and1(score) };
  });
}

export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0; // apart; two gaps would otherwise multiply to an area
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}

export function keepBest(all: Box[], most: number): Box[] {
  const kept: Box[] = [];
  for (const box of [...all].sort((a, b) => b.score - a.score)) {
    if (kept.every((better) => overlap(better, box) <= most)) kept.push(box); // what was forgotten has no say
  }
  return kept;
}

export function smallestFace(): { size: number; enlarge: number } {
  return { size: 60, enlarge: 3 }; // 12 pixels across the face say enough; they only have to be as large as a face it knows
}
