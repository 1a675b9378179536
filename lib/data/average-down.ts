import { Tensor } from "../tensor";

/**
 * An image made smaller: every new pixel is the mean of the area it covers, pixels on the edge of that area counted by
 * their share.
 * @param image [height, width, channels]
 * @internal
 */
export function averageDown<C extends number>(
  image: Tensor<[number, number, C]>,
  newHeight: number,
  newWidth: number,
): Tensor<[number, number, C]> {
  const [height, width, channels] = image.shape;
  const narrow = averageAxis(image.data, height, width, newWidth, channels);
  return new Tensor([newHeight, newWidth, channels], averageAxis(narrow, 1, height, newHeight, newWidth * channels));
}

/** `values` is [before, size, after]; the middle dimension becomes `newSize`. */
function averageAxis(values: Float32Array, before: number, size: number, newSize: number, after: number): Float32Array {
  const means = new Float32Array(before * newSize * after);
  const scale = size / newSize;
  for (let b = 0; b < before; b++) {
    for (let i = 0; i < newSize; i++) {
      const [start, end] = [i * scale, Math.min(size, (i + 1) * scale)];
      for (let j = Math.floor(start); j < end; j++) {
        const share = (Math.min(end, j + 1) - Math.max(start, j)) / scale;
        const [to, from] = [(b * newSize + i) * after, (b * size + j) * after];
        for (let k = 0; k < after; k++) means[to + k] += share * values[from + k];
      }
    }
  }
  return means;
}
