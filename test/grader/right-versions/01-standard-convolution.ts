const SIGNATURE = "export function conv2d(input: any, kernel: any, bias: any, stride: any, padding: any): any";
const SIZES = `const [h, w, channels] = input.shape;
  const [kh, kw, , filters] = kernel.shape;
  const oh = Math.floor((h + 2 * padding - kh) / stride) + 1;
  const ow = Math.floor((w + 2 * padding - kw) / stride) + 1;
  const pixel = (y: number, x: number, c: number) => (y < 0 || x < 0 || y >= h || x >= w ? 0 : input.at(y, x, c));`;

const conv2d = {
  loops: `${SIGNATURE} {
  ${SIZES}
  const out = zeros([oh, ow, filters]);
  for (let y = 0; y < oh; y++) for (let x = 0; x < ow; x++) for (let f = 0; f < filters; f++) {
    let sum = bias[f];
    for (let i = 0; i < kh; i++) for (let j = 0; j < kw; j++) for (let c = 0; c < channels; c++)
      sum += pixel(y * stride + i - padding, x * stride + j - padding, c) * kernel.at(i, j, c, f);
    out.set(sum, y, x, f);
  }
  return out;
}`,
  recursion: `${SIGNATURE} {
  ${SIZES}
  const sum = (n: number, term: (i: number) => number, i = 0): number => (i === n ? 0 : term(i) + sum(n, term, i + 1));
  const fill = (n: number, value: (i: number) => any, i = 0): any[] => (i === n ? [] : [value(i), ...fill(n, value, i + 1)]);
  return fill(oh, (y) => fill(ow, (x) => fill(filters, (f) => bias[f] + sum(kh, (i) => sum(kw, (j) => sum(channels, (c) =>
    pixel(y * stride + i - padding, x * stride + j - padding, c) * kernel.at(i, j, c, f)))))));
}`,
  "typed arrays": `${SIGNATURE} {
  ${SIZES}
  const data = new Float64Array(oh * ow * filters);
  const [I, K] = [input.data, kernel.data];
  for (let y = 0; y < oh; y++) for (let i = 0; i < kh; i++) {
    const yy = y * stride + i - padding;
    if (yy < 0 || yy >= h) continue;
    for (let x = 0; x < ow; x++) for (let j = 0; j < kw; j++) {
      const xx = x * stride + j - padding;
      if (xx < 0 || xx >= w) continue;
      for (let c = 0; c < channels; c++) for (let f = 0; f < filters; f++)
        data[(y * ow + x) * filters + f] += I[(yy * w + xx) * channels + c] * K[((i * kw + j) * channels + c) * filters + f];
    }
  }
  for (let p = 0; p < data.length; p++) data[p] += bias[p % filters];
  return { shape: [oh, ow, filters], data };
}`,
  functional: `${SIGNATURE} {
  ${SIZES}
  const range = (n: number) => [...Array(n).keys()];
  return range(oh).map((y) => range(ow).map((x) => range(filters).map((f) =>
    range(kh).flatMap((i) => range(kw).flatMap((j) => range(channels).map((c) => [i, j, c])))
      .reduce((sum, [i, j, c]) => sum + pixel(y * stride + i - padding, x * stride + j - padding, c) * kernel.at(i, j, c, f), bias[f]))));
}`,
  im2col: `${SIGNATURE} {
  ${SIZES}
  const columns: number[][] = [];
  for (let y = 0; y < oh; y++) for (let x = 0; x < ow; x++) {
    const column: number[] = [];
    for (let i = 0; i < kh; i++) for (let j = 0; j < kw; j++) for (let c = 0; c < channels; c++)
      column.push(pixel(y * stride + i - padding, x * stride + j - padding, c));
    columns.push(column);
  }
  const matrix = (k: number, f: number) => kernel.data[k * filters + f];
  const product = columns.flatMap((column) => bias.map((b: number, f: number) => column.reduce((sum, v, k) => sum + v * matrix(k, f), b)));
  return tensor(product, [oh, ow, filters]);
}`,
};

const findLayer = {
  "the answers to the last pixels first": `export function findLayer(answers: number[][]): any {
  const n = answers.length, m = answers[0].length;
  const bias = answers[n - 1][0];
  const own: number[][] = [];
  for (let p = 0; p < m; p++) { own.push([]); for (let i = n - 1; i >= 0; i--) if (answers[i][p] - bias !== 0) own[p].push(i); }
  let p = m - 1;
  const span = (q: number) => own[q][0] - own[q][own[q].length - 1];
  for (let q = m - 1; q >= 0; q--) if (span(q) > span(p)) p = q;
  const start = own[p][own[p].length - 1];
  const stride = own[p][0] - own[p - 1][0];
  const kernel: number[] = [];
  for (let i = start; i <= own[p][0]; i++) kernel.push(answers[i][p] - bias);
  return { stride, bias, padding: stride * p - start, kernel };
}`,
  "a search for a layer that would say the same": `export function findLayer(answers: number[][]): any {
  const n = answers.length, m = answers[0].length, bias = answers[n - 1][0];
  const line = (p: number) => answers.map((a) => a[p] - bias);
  for (let k = 1; k <= n; k++) for (let stride = 1; stride <= n; stride++) for (let padding = 0; padding < k; padding++) {
    if (Math.floor((n + 2 * padding - k) / stride) + 1 !== m) continue;
    const kernel: (number | undefined)[] = Array(k).fill(undefined);
    let fits = true;
    for (let p = 0; p < m; p++) line(p).forEach((w, i) => {
      const tap = i + padding - p * stride;
      if (tap < 0 || tap >= k) fits &&= w === 0;
      else if (kernel[tap] === undefined) kernel[tap] = w;
      else fits &&= kernel[tap] === w;
    });
    if (fits && kernel[0] && kernel[k - 1]) return { kernel, bias, stride, padding };
  }
}`,
};

const findBug = {
  "plain loops over every bug": `export function findBug(image: any, kernel: any, bias: number, map: any): any {
  const [kh, kw, ch] = kernel.shape, [oh, ow] = map.shape;
  const same = (weight: (i: number, j: number, c: number) => number, b: number) => {
    for (let y = 0; y < oh; y++) for (let x = 0; x < ow; x++) {
      let sum = b;
      for (let c = 0; c < ch; c++) for (let i = kh - 1; i >= 0; i--) for (let j = 0; j < kw; j++) sum += weight(i, j, c) * image.at(y + i, x + j, c);
      if (Math.abs(sum - map.at(y, x)) > 0.5) return false;
    }
    return true;
  };
  if (same((i, j, c) => kernel.at(i, j, c), bias * ch)) return "bias";
  if (same((i, j, c) => kernel.at(i, j, 0), bias)) return "shared";
  if (same((i, j, c) => kernel.at(kh - 1 - i, kw - 1 - j, c), bias)) return "flipped";
  return "none";
}`,
  "lib's own layer": `import { conv2d as layer, flipKernel } from "../lib/index";
export function findBug(image: any, kernel: any, bias: number, map: any): any {
  const four = kernel.reshape([...kernel.shape, 1]);
  const text = (k: any, b = bias) => [...layer(image, k, { bias: tensor([b]) }).data].join();
  const first = four.data.map((_: number, i: number) => four.data[i - (i % kernel.shape[2])]);
  const makers = { none: text(four), flipped: text(flipKernel(four)), shared: text(tensor(first, four.shape)), bias: text(four, bias * kernel.shape[2]) };
  return Object.entries(makers).find(([, made]) => made === [...map.data].join())![0];
}`,
};

const optionsFor = {
  "positions that are counted one by one": `export function optionsFor(n: number, kernel: number, size: number): any {
  for (let stride = 1; stride <= n; stride++) for (let padding = 0; padding <= kernel - 1; padding++) {
    let count = 0;
    for (let start = -padding; start + kernel <= n + padding; start += stride) count++;
    if (count === size) return { padding, stride };
  }
  return null;
}`,
  "all pairs, sorted": `export function optionsFor(n: number, kernel: number, size: number): any {
  const pairs = Array.from({ length: n * kernel }, (_, i) => ({ stride: 1 + (i % n), padding: Math.floor(i / n) }));
  const fit = pairs.filter(({ stride: s, padding: p }) => Math.trunc((n + 2 * p - kernel + s) / s) === size && n + 2 * p >= kernel);
  return fit.sort((a, b) => a.stride - b.stride || a.padding - b.padding)[0] ?? null;
}`,
};

const diagonalKernel = {
  "only what tells them apart": "export const diagonalKernel = () => tensor([1, 0, -1, 0, 0, 0, -1, 0, 1], [3, 3]);",
  "a centre and two corners against it": "export const diagonalKernel = () => [[0, 0, -1], [0, 2, 0], [-1, 0, 0]];",
  "thirds, which do not add up to exactly 0 in floats":
    "export const diagonalKernel = () => tensor([1, -1 / 3, -1 / 3, -1 / 3, 0.1, -1 / 3, -1 / 3, -0.1, 2 / 3], [3, 3]);",
};

const outputSize = {
  "starts counted in a loop": `export function outputSize(n: number, kernel: number, stride: number, padding: number): number {
  let count = 0;
  for (let start = -padding; start + kernel <= n + padding; start += stride) count++;
  return count;
}`,
  "one floor around it all":
    "export const outputSize = (n: number, k: number, s: number, p: number) => Math.floor((n - k + p + p + s) / s);",
};

const slide2d = {
  "products scattered from the map's side": `export function slide2d(map: any, filter: any): any {
  const [h, w] = map.shape, [kh, kw] = filter.shape;
  const out = Array.from({ length: h - kh + 1 }, () => Array(w - kw + 1).fill(0));
  for (let i = kh - 1; i >= 0; i--) for (let j = kw - 1; j >= 0; j--)
    out.forEach((row, y) => row.forEach((_, x) => { row[x] += filter.at(i, j) * map.at(y + i, x + j); }));
  return out;
}`,
};

const onePixel = {
  "flat data, the bias last": `export function onePixel(window: any, filter: any, bias: number): number {
  const sum = window.data.reduce((t: number, v: number, i: number) => t + v * filter.data[i], 0) + bias;
  return sum > 0 ? sum : 0;
}`,
  "channel by channel": `export function onePixel(window: any, filter: any, bias: number): number {
  const [h, w, n] = window.shape;
  let sum = 0;
  for (let c = n - 1; c >= 0; c--) {
    let part = 0;
    for (let p = 0; p < h * w; p++) part += window.data[p * n + c] * filter.data[p * n + c];
    sum += part;
  }
  return Math.max(sum + bias, -0);
}`,
};

const countParameters = {
  "filter by filter": `export function countParameters(h: number, w: number, channels: number, filters: number): number {
  let count = 0;
  for (let f = 0; f < filters; f++) count += 1 + channels * (w * h);
  return count;
}`,
};

export const versions = {
  countParameters,
  onePixel,
  outputSize,
  slide2d,
  conv2d,
  diagonalKernel,
  findBug,
  findLayer,
  optionsFor,
};
