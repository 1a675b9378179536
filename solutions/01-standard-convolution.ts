import { type Tensor, tensor, zeros } from "../lib/index";

export function outputSize(n: number, kernel: number, stride: number, padding: number): number {
  return Math.floor((n + 2 * padding - kernel) / stride) + 1; // + 1: the first position costs no step
}

export function optionsFor(n: number, kernel: number, size: number): { stride: number; padding: number } | null {
  for (let stride = 1; stride <= n; stride++) {
    for (let padding = 0; padding < kernel; padding++) {
      if (outputSize(n, kernel, stride, padding) === size) return { stride, padding };
    }
  }
  return null; // one more zero at each end, and the size jumps past it
}

export function slide2d(map: Tensor<[number, number]>, filter: Tensor<[number, number]>): Tensor<[number, number]> {
  const [kernelHeight, kernelWidth] = filter.shape;
  const output = zeros([map.shape[0] - kernelHeight + 1, map.shape[1] - kernelWidth + 1]);
  for (let y = 0; y < output.shape[0]; y++) {
    for (let x = 0; x < output.shape[1]; x++) {
      let sum = 0;
      for (let i = 0; i < kernelHeight; i++) {
        for (let j = 0; j < kernelWidth; j++) sum += map.at(y + i, x + j) * filter.at(i, j);
      }
      output.set(sum, y, x);
    }
  }
  return output;
}

export function onePixel(
  window: Tensor<[number, number, number]>,
  filter: Tensor<[number, number, number]>,
  bias: number,
): number {
  const [height, width, channels] = window.shape;
  let sum = bias; // once, before any tap
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      for (let c = 0; c < channels; c++) sum += window.at(i, j, c) * filter.at(i, j, c);
    }
  }
  return Math.max(0, sum); // only now: a negative channel may still be outweighed by another
}

export function conv2d(
  input: Tensor<[number, number, number]>,
  kernel: Tensor<[number, number, number, number]>,
  bias: number[],
  stride: number,
  padding: number,
): Tensor<[number, number, number]> {
  const [kernelHeight, kernelWidth, channels, filters] = kernel.shape;
  const height = outputSize(input.shape[0], kernelHeight, stride, padding);
  const width = outputSize(input.shape[1], kernelWidth, stride, padding);
  const pixel = (y: number, x: number, c: number) =>
    y >= 0 && y < input.shape[0] && x >= 0 && x < input.shape[1] ? input.at(y, x, c) : 0; // the padding
  const output = zeros([height, width, filters]);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let f = 0; f < filters; f++) {
        let sum = bias[f];
        for (let i = 0; i < kernelHeight; i++) {
          for (let j = 0; j < kernelWidth; j++) {
            for (let c = 0; c < channels; c++) {
              sum += pixel(y * stride + i - padding, x * stride + j - padding, c) * kernel.at(i, j, c, f);
            }
          }
        }
        output.set(sum, y, x, f);
      }
    }
  }
  return output;
}

export function countParameters(
  kernelHeight: number,
  kernelWidth: number,
  channels: number,
  filters: number,
  _outputHeight: number,
  _outputWidth: number,
): number {
  return (kernelHeight * kernelWidth * channels + 1) * filters; // + 1: each filter's one bias
}

export function diagonalKernel(): Tensor<[3, 3]> {
  // The line itself, minus its mean: what is no line answers 0, and what crosses it adds up to 0, centre and all.
  return tensor([2, -1, -1, -1, 2, -1, -1, -1, 2], [3, 3]);
}

export function findLayer(answers: number[][]): { kernel: number[]; bias: number; stride: number; padding: number } {
  const bias = answers[answers.length - 1][0]; // two positions lie on the line, so the first never sees the last pixel
  const seen = answers[0].map((_, p) => answers.flatMap((answer, i) => (answer[p] === bias ? [] : [i])));
  const spans = seen.map((pixels) => pixels[pixels.length - 1] - pixels[0] + 1);
  const taps = Math.max(...spans); // at the border a position sees fewer
  const whole = spans.indexOf(taps);
  const start = seen[whole][0];
  const stride = seen[whole + 1][0] - start;
  return {
    kernel: answers.slice(start, start + taps).map((answer) => answer[whole] - bias), // pixel by pixel: not flipped
    bias,
    stride,
    padding: whole * stride - start, // position 0 begins that far before the line
  };
}

export type Bug = "none" | "flipped" | "shared" | "bias";

export function findBug(
  image: Tensor<[number, number, number]>,
  kernel: Tensor<[number, number, number]>,
  bias: number,
  map: Tensor<[number, number]>,
): Bug {
  const [height, width, channels] = kernel.shape;
  const explains = (weight: (i: number, j: number, c: number) => number, b = bias) => {
    const filter = zeros([height, width, channels, 1]);
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) for (let c = 0; c < channels; c++) filter.set(weight(i, j, c), i, j, c, 0);
    }
    return conv2d(image, filter, [b], 1, 0).data.every((value, n) => value === map.data[n]);
  };
  if (explains((i, j, c) => kernel.at(i, j, c))) return "none";
  if (explains((i, j, c) => kernel.at(height - 1 - i, width - 1 - j, c))) return "flipped";
  if (explains((i, j) => kernel.at(i, j, 0))) return "shared";
  if (explains((i, j, c) => kernel.at(i, j, c), bias * channels)) return "bias";
  throw new RangeError("none of the four explains this map");
}
