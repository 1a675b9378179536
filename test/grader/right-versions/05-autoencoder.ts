export const versions = {
  oddOneOut: {
    "from the numbers as they lie": `export function oddOneOut(a: any, b: any): number {
  const [items, numbers] = a.shape;
  let [worst, at] = [-1, 0];
  for (let i = 0; i < items; i++) {
    let sum = 0;
    for (let j = 0; j < numbers; j++) sum += (a.data[i * numbers + j] - b.data[i * numbers + j]) ** 2;
    if (sum > worst) [worst, at] = [sum, i];
  }
  return at;
}`,
  },
  whichIsWhich: {
    "by the errors alone": `export function whichIsWhich(digits: any, noise: any, drawn: any[]): number[] {
  const rows = [...digits.toArray(), ...noise.toArray()];
  const error = (network: number, from: number, to: number) => {
    let sum = 0;
    for (let i = from; i < to; i++) rows[i].forEach((v: number, j: number) => (sum += (v - drawn[network].at(i, j)) ** 2));
    return sum;
  };
  const nothing = [0, 1, 2].sort((p, q) => error(q, 0, digits.shape[0]) - error(p, 0, digits.shape[0]))[0];
  const copies = [0, 1, 2].sort((p, q) => error(p, 0, rows.length) - error(q, 0, rows.length))[0];
  return [copies, 3 - copies - nothing, nothing];
}`,
    "by how the answers vary": `export function whichIsWhich(digits: any, noise: any, drawn: any[]): number[] {
  const spread = (t: any) => Math.max(...t.toArray().map((r: number[]) => Math.max(...r.map((v, j) => Math.abs(v - t.at(0, j))))));
  const nothing = drawn.findIndex((t) => spread(t) === 0);
  const far = (t: any) => noise.toArray().flat().reduce((s: number, v: number, i: number) => s + (v - t.data[digits.data.length + i]) ** 2, 0);
  const [p, q] = [0, 1, 2].filter((n) => n !== nothing);
  return far(drawn[p]) < far(drawn[q]) ? [p, q, nothing] : [q, p, nothing];
}`,
  },
  copyThroughRelu: {
    "all three, then all three turned round": `export function copyThroughRelu() {
  const unit = (at: number, w: number) => Array.from({ length: 3 }, (_, i) => (i === at ? w : 0));
  const decoder = [unit(0, 1), unit(1, 1), unit(2, 1), unit(0, -1), unit(1, -1), unit(2, -1), unit(0, 0), unit(0, 0)];
  return { encoder: [0, 1, 2].map((i) => decoder.map((row) => row[i])), decoder };
}`,
    "other lengths, and all eight used": `export function copyThroughRelu() {
  const encoder = [[2, -4, 0, 0, 0, 0, 2, 0], [0, 0, 1, -1, 0, 0, 0, 0], [0, 0, 0, 0, 10, -0.5, 0, -0.5]];
  const decoder = [[0.25, 0, 0], [-0.25, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 0.1], [0, 0, -1], [0.25, 0, 0], [0, 0, -1]];
  return { encoder, decoder };
}`,
    "pairs of a turned basis, as tensors": `export function copyThroughRelu(): any {
  const encoder = tensor([1, -1, 1, -1, 0, 0, 0, 0, 1, -1, -1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, -1, 0, 0], [3, 8]);
  const decoder = zeros([8, 3]);
  [[0.5, 0.5, 0], [-0.5, -0.5, 0], [0.5, -0.5, 0], [-0.5, 0.5, 0], [0, 0, 1], [0, 0, -1]].forEach((row, i) =>
    row.forEach((w, j) => decoder.set(w, i, j)));
  return { encoder, decoder };
}`,
  },
  worthKeeping: {
    "by the two kinds of picture": `export function worthKeeping(features: any[]): number {
  const cost = (f: any) => {
    const blind = f.share * f.brightness;
    return f.pixels * (f.share * (f.brightness - blind) ** 2 + (1 - f.share) * blind ** 2);
  };
  let best = 0;
  features.forEach((f, i) => { if (cost(f) > cost(features[best])) best = i; });
  return best;
}`,
    "by trying many brightnesses": `export function worthKeeping(features: any[]): number {
  const cost = (f: any) => Math.min(...Array.from({ length: 1001 }, (_, n) => {
    const blind = (n / 1000) * f.brightness;
    return f.pixels * (f.share * (f.brightness - blind) ** 2 + (1 - f.share) * blind ** 2);
  }));
  return features.map(cost).reduce((best, c, i, all) => (c > all[best] ? i : best), 0);
}`,
  },
  learningStep: {
    "slopes by nudging": `export function learningStep(a: number, b: number, pictures: number[], rate: number): number[] {
  const loss = (a: number, b: number) => pictures.reduce((s, x) => s + (b * a * x - x) ** 2, 0) / pictures.length;
  const h = 1e-4;
  return [a - rate * (loss(a + h, b) - loss(a - h, b)) / (2 * h), b - rate * (loss(a, b + h) - loss(a, b - h)) / (2 * h)];
}`,
    "the square of x taken out": `export function learningStep(a: number, b: number, pictures: number[], rate: number): number[] {
  const e = (2 * (a * b - 1) * pictures.map((x) => x * x).reduce((p, q) => p + q)) / pictures.length;
  return [a - rate * e * b, b - rate * e * a];
}`,
  },
  transposed1d: {
    "asking each output": `export function transposed1d(signal: number[], kernel: number[], stride: number): number[] {
  return Array.from({ length: (signal.length - 1) * stride + kernel.length }, (_, o) =>
    signal.reduce((sum, v, p) => sum + v * (kernel[o - p * stride] ?? 0), 0));
}`,
    "a matrix": `export function transposed1d(signal: number[], kernel: number[], stride: number): number[] {
  const size = (signal.length - 1) * stride + kernel.length;
  const matrix = signal.map((_, p) => Array.from({ length: size }, (_, o) => kernel[o - p * stride] || 0));
  return matrix[0].map((_, o) => matrix.reduce((sum, row, p) => sum + row[o] * signal[p], 0));
}`,
  },
  evenUpsampling: {
    "by trying": `export function evenUpsampling(n: number, size: number, stride: number): number[] {
  for (let kernel = stride + 1; ; kernel++) {
    if (kernel % stride) continue;
    for (let extra = 0; extra < stride; extra++) {
      for (let padding = 0; padding < kernel; padding++) {
        if ((n - 1) * stride + kernel - 2 * padding + extra === size) return [kernel, padding, extra];
      }
    }
  }
}`,
  },
  pixelShuffle: {
    "asking each new pixel": `export function pixelShuffle(image: any, factor: number): any {
  const [h, w, channels] = image.shape;
  const colours = channels / factor / factor;
  return Array.from({ length: h * factor }, (_, y) => Array.from({ length: w * factor }, (_, x) =>
    Array.from({ length: colours }, (_, c) =>
      image.at(Math.floor(y / factor), Math.floor(x / factor), ((y % factor) * factor + (x % factor)) * colours + c))));
}`,
    "a transposed convolution with a kernel of ones and zeros": `import { conv2dTranspose } from "../lib/index";
export function pixelShuffle(image: any, factor: number): any {
  const channels = image.shape[2];
  const colours = channels / factor ** 2;
  const kernel = zeros([factor, factor, colours, channels]);
  for (let q = 0; q < channels; q++) {
    const place = Math.floor(q / colours);
    kernel.set(1, Math.floor(place / factor), place % factor, q % colours, q);
  }
  return conv2dTranspose(image, kernel as any, { stride: factor });
}`,
  },
  gradKernel1d: {
    "going through the outputs": `export function gradKernel1d(signal: number[], g: number[], taps: number): number[] {
  const grad = new Array(taps).fill(0);
  for (let p = 0; p < g.length; p++) for (let i = 0; i < taps; i++) grad[i] += g[p] * signal[p + i];
  return grad;
}`,
    "the signal convolved with the gradient": `export function gradKernel1d(signal: number[], g: number[], taps: number): number[] {
  return signal.slice(0, taps).map((_, i) => signal.slice(i, i + g.length).reduce((s, v, p) => s + v * g[p], 0));
}`,
  },
  gradInput1d: {
    "asking each number of the signal": `export function gradInput1d(g: number[], kernel: number[]): number[] {
  return Array.from({ length: g.length + kernel.length - 1 }, (_, q) =>
    kernel.reduce((sum, w, i) => sum + w * (g[q - i] ?? 0), 0));
}`,
  },
};
