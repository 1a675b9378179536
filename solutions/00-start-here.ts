import { type Tensor, zeros } from "../lib/index";

export function grey(photo: Tensor<[number, number, number]>): Tensor<[number, number, number]> {
  const [height, width] = photo.shape;
  const result = zeros([height, width, 1]);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      result.set((photo.at(y, x, 0) + photo.at(y, x, 1) + photo.at(y, x, 2)) / 3, y, x, 0);
    }
  }
  return result;
}

export function flatIndex(y: number, x: number, c: number, shape: [number, number, number]): number {
  const [, width, channels] = shape;
  return (y * width + x) * channels + c; // the height is not needed: nothing lies before row 0
}
