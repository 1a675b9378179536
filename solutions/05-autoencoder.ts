import { type Tensor, zeros } from "../lib/index";

export function meanSquaredError(output: number[], target: number[]): number {
  return output.reduce((sum, value, i) => sum + (value - target[i]) ** 2, 0) / output.length; // squared: signs can't cancel
}

export function denoisingLoss(reconstruction: number[], clean: number[], noisy: number[]): number {
  return meanSquaredError(reconstruction, clean); // the noisy digit is the question, never the answer
}

export function oddOneOut(originals: Tensor<[number, number]>, reconstructions: Tensor<[number, number]>): number {
  const errors = rows(originals).map((row, i) => meanSquaredError(rows(reconstructions)[i], row));
  return errors.indexOf(Math.max(...errors));
}

function rows(t: Tensor<[number, number]>): number[][] {
  return Array.from({ length: t.shape[0] }, (_, i) => [...t.at(i).data]);
}

export function whichIsWhich(
  digits: Tensor<[number, number]>,
  noise: Tensor<[number, number]>,
  drawn: Tensor<[number, number]>[],
): [copies: number, narrow: number, nothing: number] {
  const answers = drawn.map(rows);
  const nothing = answers.findIndex((pictures) => pictures.every((p) => p.join() === pictures[0].join()));
  const others = [0, 1, 2].filter((network) => network !== nothing);
  // Both draw digits well. Only the one that copies draws what it has never seen.
  const errors = others.map((network) =>
    rows(noise).reduce((sum, shown, i) => sum + meanSquaredError(answers[network][digits.shape[0] + i], shown), 0),
  );
  return errors[0] < errors[1] ? [others[0], others[1], nothing] : [others[1], others[0], nothing];
}

export function copyThroughRelu(): { encoder: number[][]; decoder: number[][] } {
  // x = relu(x) − relu(−x): one unit carries what is positive, another what is negative. Two of the eight stay unused.
  const encoder = [
    [1, -1, 0, 0, 0, 0, 0, 0],
    [0, 0, 1, -1, 0, 0, 0, 0],
    [0, 0, 0, 0, 1, -1, 0, 0],
  ];
  const decoder = encoder[0].map((_, unit) => encoder.map((row) => row[unit])); // the encoder, transposed
  return { encoder, decoder };
}

export function worthKeeping(features: { pixels: number; brightness: number; share: number }[]): number {
  // The best blind guess is the mean, share · brightness. What is left is the variance: 0 for what is always there.
  const costs = features.map(({ pixels, brightness, share }) => pixels * brightness ** 2 * share * (1 - share));
  return costs.indexOf(Math.max(...costs));
}

export function learningStep(a: number, b: number, pictures: number[], rate: number): [a: number, b: number] {
  let [byA, byB] = [0, 0];
  for (const x of pictures) {
    const byOutput = (2 * (b * a * x - x)) / pictures.length;
    byA += byOutput * b * x; // a's nudge reaches the output through b
    byB += byOutput * a * x;
  }
  return [a - rate * byA, b - rate * byB]; // both gradients first, then both steps
}

export function transposed1d(signal: number[], kernel: number[], stride: number): number[] {
  const output = new Array<number>((signal.length - 1) * stride + kernel.length).fill(0);
  signal.forEach((value, p) => {
    kernel.forEach((weight, i) => {
      output[p * stride + i] += value * weight; // += : where kernels overlap, they add up
    });
  });
  return output;
}

export function transposedSize(n: number, kernel: number, stride: number, padding: number, extra: number): number {
  return (n - 1) * stride + kernel - 2 * padding + extra; // n kernels, stride apart: n − 1 steps and one kernel
}

export function evenUpsampling(
  n: number,
  size: number,
  stride: number,
): [kernel: number, padding: number, extra: number] {
  // A multiple of the stride covers evenly; the stride itself would leave blocks.
  for (let kernel = 2 * stride; ; kernel += stride) {
    const tooLong = transposedSize(n, kernel, stride, 0, 0) - size;
    const padding = Math.max(0, Math.ceil(tooLong / 2)); // cut at both ends; what was cut too much comes back as output padding
    const extra = 2 * padding - tooLong;
    if (padding < kernel && extra < stride) return [kernel, padding, extra];
  }
}

export function pixelShuffle(
  image: Tensor<[number, number, number]>,
  factor: number,
): Tensor<[number, number, number]> {
  const [height, width, channels] = image.shape;
  const colours = channels / factor ** 2;
  const large = zeros([height * factor, width * factor, colours]);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let q = 0; q < channels; q++) {
        const place = Math.floor(q / colours); // of the pixel within its square, row by row
        const row = y * factor + Math.floor(place / factor);
        large.set(image.at(y, x, q), row, x * factor + (place % factor), q % colours);
      }
    }
  }
  return large;
}

export function gradKernel1d(signal: number[], gradOutput: number[], taps: number): number[] {
  return Array.from({ length: taps }, (_, i) => gradOutput.reduce((sum, g, p) => sum + g * signal[p + i], 0));
}

export function gradInput1d(gradOutput: number[], kernel: number[]): number[] {
  return transposed1d(gradOutput, kernel, 1); // the way back of a convolution is a transposed convolution
}
