import { type Network, type Tensor, zeros } from "../lib/index";

export function looksAt(
  kernel: number,
  _rate: number,
  channels: number,
  groups: number,
): { pixels: number; channels: number } {
  return { pixels: kernel * kernel, channels: channels / groups }; // the holes of a rate are never read
}

export type Kind = "standard" | "pointwise" | "depthwise" | "separable" | "grouped" | "atrous" | "transposed";

export function countCost(
  kind: Kind,
  size: number,
  channels: number,
  filters: number,
): { weights: number; macs: number } {
  const standard = 9 * channels * filters;
  const weights = {
    standard,
    pointwise: channels * filters,
    depthwise: 9 * channels, // one channel a filter, and a filter a channel
    separable: 9 * channels + channels * filters,
    grouped: standard / 4, // as many filters, each a quarter as deep
    atrous: standard,
    transposed: standard,
  }[kind];
  return { weights, macs: size * size * weights };
}

export function whichLayer(_input: Tensor<[number, number, number]>, output: Tensor<[number, number, number]>): string {
  const [height, width, filters] = output.shape;
  const pixels: [number, number][] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (maps(filters).some((n) => output.at(y, x, n) !== 0)) pixels.push([y, x]);
    }
  }
  if (pixels.length === 1) return "pointwise";
  const patterns = maps(filters).map((n) => pixels.map(([y, x]) => output.at(y, x, n)));
  const lit = patterns.filter((pattern) => pattern.some((value) => value !== 0));
  if (lit.length === 1) return "depthwise";
  if (lit.length < filters) return "grouped";
  if (!pixels.some(([y, x]) => y === pixels[0][0] && x === pixels[0][1] + 1)) return "atrous";
  // Two patterns are the same where a[i] / a[0] = b[i] / b[0]; multiplied out, no division can round.
  const [a] = lit;
  return lit.every((b) => b.every((value, i) => a[i] * b[0] === value * a[0])) ? "separable" : "standard";
}

function maps(filters: number): number[] {
  return Array.from({ length: filters }, (_, n) => n);
}

export function twin(
  picture: Tensor<[number, number, number]>,
  layer: "pointwise" | "depthwise" | "atrous",
): Tensor<[number, number, number]> {
  const [height, width, channels] = picture.shape;
  const second = zeros([height, width, channels]);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        // Pointwise never looks sideways: any order of the pixels will do. Depthwise never lets two channels meet: one of
        // them may move. At rate 2, pixels of an even row and column meet only each other: they may move, by 2.
        const mirrored = picture.at(y, width - 1 - x, c);
        const moves = layer === "depthwise" ? c === 0 : y % 2 === 0 && x % 2 === 0;
        const moved = moves ? (x >= 2 ? picture.at(y, x - 2, c) : 0) : picture.at(y, x, c);
        second.set(layer === "pointwise" ? mirrored : moved, y, x, c);
      }
    }
  }
  return second;
}

export type Layer = {
  kernel: number;
  stride: number;
  groups: number;
  filters: number;
};

export function cheapest(plans: Layer[][], size: number, channels: number): number {
  let best = -1;
  let fewest = Number.POSITIVE_INFINITY;
  plans.forEach((plan, i) => {
    const works = plan.some((layer) => layer.kernel > 1) && plan.some((layer) => layer.groups === 1);
    const macs = macsOf(plan, size, channels);
    if (works && macs < fewest) {
      best = i;
      fewest = macs;
    }
  });
  return best;
}

function macsOf(plan: Layer[], size: number, channels: number): number {
  let macs = 0;
  for (const { kernel, stride, groups, filters } of plan) {
    size = Math.ceil(size / stride); // the next layer gets the smaller map
    macs += size * size * kernel * kernel * (channels / groups) * filters;
    channels = filters; // and these channels
  }
  return macs;
}

export function worthHaving(networks: { macs: number; reads: number }[]): number[] {
  const beats = (a: { macs: number; reads: number }, b: { macs: number; reads: number }) =>
    a.macs <= b.macs && a.reads >= b.reads && (a.macs < b.macs || a.reads > b.reads);
  return networks.flatMap((network, i) => (networks.some((other) => beats(other, network)) ? [] : [i]));
}

export function estimateTime(
  macs: number,
  weights: number,
  inputs: number,
  outputs: number,
  macsPerMicrosecond: number,
  bytesPerMicrosecond: number,
): { time: number; waitsFor: string } {
  const arithmetic = macs / macsPerMicrosecond;
  const memory = (4 * (weights + inputs + outputs)) / bytesPerMicrosecond;
  return { time: Math.max(arithmetic, memory), waitsFor: arithmetic > memory ? "arithmetic" : "memory" };
}

export function digitsNetwork(): Network {
  return {
    name: "many maps",
    source: "this workbook",
    input: [8, 8, 1],
    layers: [
      { type: "conv", kernel: 3, padding: "same", filters: 12 }, // most of the MACs: the map is at its largest
      { type: "pool", kernel: 2 },
      { type: "depthwise", kernel: 3, padding: "same", multiplier: 3 }, // looks only: the last layer mixes anyway
      { type: "pool", kernel: 2 }, // four places are left: where a stroke lies still counts
      { type: "dense", units: 10 },
    ],
  };
}

export function leanNetwork(): Network {
  return {
    name: "lean",
    source: "this workbook",
    input: [8, 8, 1],
    layers: [
      { type: "conv", kernel: 3, filters: 16 }, // without padding there are 36 positions to pay for, not 64
      { type: "pool", kernel: 2 }, // nine places: a dense layer can do the rest, at one MAC a weight
      { type: "dense", units: 10 },
    ],
  };
}
