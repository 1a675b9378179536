import { type Tensor, tensor, zeros } from "../../lib/index";

/** What wrong models are built from: small images, kernels and maps, turned, cut, grown and padded. */

export type Map2d = Tensor<[number, number]>;
export type Image = Tensor<[number, number, number]>;
export type Kernel = Tensor<[number, number, number, number]>;

export function total(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, v) => sum + v, 0);
}

export function built(
  shape: readonly [number, number, number],
  value: (y: number, x: number, c: number) => number,
): Image {
  const image = zeros([shape[0], shape[1], shape[2]]);
  for (let y = 0; y < shape[0]; y++) {
    for (let x = 0; x < shape[1]; x++) for (let c = 0; c < shape[2]; c++) image.set(value(y, x, c), y, x, c);
  }
  return image;
}

export function built4(
  shape: readonly [number, number, number, number],
  value: (i: number, j: number, c: number, f: number) => number,
): Kernel {
  const kernel = zeros([shape[0], shape[1], shape[2], shape[3]]);
  for (let i = 0; i < shape[0]; i++) {
    for (let j = 0; j < shape[1]; j++) {
      for (let c = 0; c < shape[2]; c++) for (let f = 0; f < shape[3]; f++) kernel.set(value(i, j, c, f), i, j, c, f);
    }
  }
  return kernel;
}

/** Half a turn: the last number comes first. */
export function turned(filter: Map2d): Map2d {
  return tensor([...filter.data].reverse(), filter.shape);
}

export function turned4(k: Kernel): Kernel {
  const [h, w] = k.shape;
  return built4(k.shape, (i, j, c, f) => k.at(h - 1 - i, w - 1 - j, c, f));
}

export function transposed(map: Map2d): Map2d {
  const [h, w] = map.shape;
  return tensor(
    Array.from({ length: h * w }, (_, i) => map.at(i % h, Math.floor(i / h))),
    [w, h],
  );
}

/** The map with zeros below and to the right, so that every pixel can be a position. */
export function grown(map: Map2d, filter: Map2d): Map2d {
  const [h, w] = map.shape;
  const larger = zeros([h + filter.shape[0] - 1, w + filter.shape[1] - 1]);
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) larger.set(map.at(y, x), y, x);
  return larger;
}

export function cut(map: Map2d, height: number, width: number): Map2d {
  const smaller = zeros([height, width]);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) smaller.set(map.at(y, x), y, x);
  return smaller;
}

export function clamp(i: number, size: number): number {
  return Math.min(Math.max(i, 0), size - 1);
}

export function inside(image: Image, y: number, x: number, c: number): number {
  const [h, w, channels] = image.shape;
  return y >= 0 && x >= 0 && c >= 0 && y < h && x < w && c < channels ? image.at(y, x, c) : 0;
}

/** The image with `p` pixels more on each side, `beyond` saying what is there. */
export function padded(image: Image, p: number, beyond: (y: number, x: number, c: number) => number): Image {
  const [h, w, channels] = image.shape;
  return built([h + 2 * p, w + 2 * p, channels], (y, x, c) =>
    y >= p && x >= p && y < h + p && x < w + p ? image.at(y - p, x - p, c) : beyond(y - p, x - p, c),
  );
}

export function channelSums(window: Image, filter: Image): number[] {
  const [h, w, channels] = window.shape;
  return Array.from({ length: channels }, (_, c) => {
    let sum = 0;
    for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) sum += window.at(i, j, c) * filter.at(i, j, c);
    return sum;
  });
}

export function onePixelSum(window: Image, filter: Image): number {
  return total(channelSums(window, filter));
}

/** One channel of an image, and the weights that look at it. */
export function only(image: Image, c: number): Image {
  return built([image.shape[0], image.shape[1], 1], (y, x) => image.at(y, x, c));
}

export function slice(k: Kernel, c: number): Kernel {
  return built4([k.shape[0], k.shape[1], 1, k.shape[3]], (i, j, _c, f) => k.at(i, j, c, f));
}
