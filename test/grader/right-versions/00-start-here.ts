const grey = {
  "rows and columns of nested arrays": `export const grey = (photo: any) =>
  photo.toArray().map((row: number[][]) => row.map((pixel) => [pixel.reduce((sum, v) => sum + v) / pixel.length]));`,
  "a third of each": `export function grey(photo: any): any {
  const [h, w] = photo.shape;
  return tensor(Array.from({ length: h * w }, (_, p) => photo.data[3 * p] / 3 + photo.data[3 * p + 1] / 3 + photo.data[3 * p + 2] / 3), [h, w, 1]);
}`,
};

const flatIndex = {
  "by counting": `export function flatIndex(y: number, x: number, c: number, [h, w, channels]: number[]): number {
  let n = 0;
  for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) for (let k = 0; k < channels; k++, n++)
    if (i === y && j === x && k === c) return n;
  return -1;
}`,
  "by looking it up in a tensor": `export function flatIndex(y: number, x: number, c: number, shape: any): number {
  return zeros(shape).set(1, y, x, c).data.indexOf(1);
}`,
};

export const versions = { grey, flatIndex };
