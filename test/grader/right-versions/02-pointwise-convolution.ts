/** An arrow function as the answer to an exercise, with all that it may take from lib. */
function answer(name: string, text: string): string {
  return `import { conv2d, depthwiseConv2d, pointwiseConv2d } from "../lib/index";
const answer = ${text};
export function ${name}(...args: any[]) { return (answer as any)(...args); }`;
}

export const versions = {
  mixPixel: {
    "by flat index": answer(
      "mixPixel",
      `(pixel, weights) => { const out = new Float64Array(weights.shape[1]);
       weights.data.forEach((w, n) => { out[n % out.length] += w * pixel[Math.floor(n / out.length)]; });
       return out; }`,
    ),
    "by rows": answer(
      "mixPixel",
      "(pixel, w) => [...w.toArray()[0].keys()].map((f) => w.toArray().reduce((sum, row, c) => sum + row[f] * pixel[c], 0))",
    ),
  },
  pointwise: {
    "channels backwards": answer(
      "pointwise",
      `(x, k, b) => { const [h, w, c] = x.shape, n = b.length;
       const data = Array.from({ length: h * w * n }, (_, i) => {
         let sum = 0; for (let q = c - 1; q >= 0; q--) sum += x.data[Math.floor(i / n) * c + q] * k.data[q * n + (i % n)];
         return sum + b[i % n]; });
       return { shape: [h, w, n], data }; }`,
    ),
    "nested arrays": answer(
      "pointwise",
      `(x, k, b) => x.toArray().map((row) => row.map((pixel) =>
       b.map((bias, f) => pixel.reduce((sum, v, c) => sum + v * k.at(0, 0, c, f), bias))))`,
    ),
  },
  saturate: {
    "nine weights": answer(
      "saturate",
      `(s) => tensor([0.3 + 0.7 * s, 0.3 - 0.3 * s, 0.3 - 0.3 * s, 0.6 - 0.6 * s, 0.6 + 0.4 * s, 0.6 - 0.6 * s,
       0.1 - 0.1 * s, 0.1 - 0.1 * s, 0.1 + 0.9 * s], [1, 1, 3, 3])`,
    ),
    "nested arrays": answer(
      "saturate",
      `(s) => [[[0.3, 0.6, 0.1].map((g, a) => [0, 1, 2].map((b) => (1 - s) * g + (a === b ? s : 0)))]]`,
    ),
  },
  largerOfTwo: {
    "half the sum and half the difference": answer(
      "largerOfTwo",
      `() => ({ first: tensor([1, -1, 1, -1, 1, -1, -1, 1], [1, 1, 2, 4]), second: tensor([0.5, -0.5, 0.5, 0.5], [1, 1, 4, 1]) })`,
    ),
    "from the other channel": answer(
      "largerOfTwo",
      `() => ({ first: [[[[1, 1, -1, 0], [0, 0, 0, 0]]]].map((x) => [[[-1, 1, -1, 0], [1, 0, 0, 0]]]), second: [[[[1], [1], [-1], [9]]]] })`,
    ),
    "other sizes": answer(
      "largerOfTwo",
      `() => ({ first: tensor([2, 0, 0, 0, -2, 3, -3, 0], [1, 1, 2, 4]), second: tensor([1 / 2, 1 / 3, -1 / 3, 5], [1, 1, 4, 1]) })`,
    ),
  },
  fromPyTorch: {
    "by flat index": answer(
      "fromPyTorch",
      `(w) => { const [n, c, h, k] = w.shape;
       return tensor(Array.from({ length: n * c * h * k }, (_, q) =>
         w.data[(q % n) * c * h * k + (Math.floor(q / n) % c) * h * k + Math.floor(q / n / c)]), [h, k, c, n]); }`,
    ),
  },
  foldPointwise: {
    "by unit vectors": answer(
      "foldPointwise",
      `(first, second) => { const c = first.shape[2];
       const units = tensor(Array.from({ length: c * c }, (_, i) => (i % (c + 1) === 0 ? 1 : 0)), [c, 1, c]);
       return pointwiseConv2d(pointwiseConv2d(units, first), second).reshape([1, 1, c, second.shape[3]]); }`,
    ),
    "middle outermost": answer(
      "foldPointwise",
      `(first, second) => { const [, , C, B] = first.shape, N = second.shape[3], out = zeros([1, 1, C, N]);
       for (let b = 0; b < B; b++) for (let n = 0; n < N; n++) for (let c = 0; c < C; c++)
         out.data[c * N + n] += first.data[c * B + b] * second.data[b * N + n];
       return out; }`,
    ),
  },
  looksSideways: {
    "every pair": answer(
      "looksSideways",
      `(x, y) => { const px = x.toArray().flat(), py = y.toArray().flat(), same = (a, b) => a.every((v, i) => v === b[i]);
       return px.some((p, i) => px.some((q, j) => i < j && same(p, q) && !same(py[i], py[j]))); }`,
    ),
    "sets of answers": answer(
      "looksSideways",
      `(x, y) => { const key = (t, i) => JSON.stringify([...t.data.slice(i * t.shape[2], (i + 1) * t.shape[2])]);
       const seen = {}; for (let i = 0; i < x.shape[0] * x.shape[1]; i++) (seen[key(x, i)] ??= new Set()).add(key(y, i));
       return Object.values(seen).some((s) => s.size > 1); }`,
    ),
  },
  widestMiddle: {
    "by trying": answer(
      "widestMiddle",
      "(c, k, f) => { let n = 0; while (2 * ((n + 1) * c + k * k * (n + 1) * f) <= k * k * c * f) n++; return n; }",
    ),
  },
  im2col: {
    "by flat index": answer(
      "im2col",
      `(x, kh, kw) => { const [h, w, c] = x.shape, rows = [];
       for (let p = 0; p < (h - kh + 1) * (w - kw + 1); p++) { const y = Math.floor(p / (w - kw + 1)), z = p % (w - kw + 1);
         rows.push(Array.from({ length: kh * kw * c }, (_, q) =>
           x.at(y + Math.floor(q / c / kw), z + (Math.floor(q / c) % kw), q % c))); }
       return rows; }`,
    ),
    "by impulses": answer(
      "im2col",
      `(x, kh, kw) => { const c = x.shape[2], n = kh * kw * c;
       const unit = tensor(Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0)), [kh, kw, c, n]);
       const out = conv2d(x, unit); return out.reshape([out.shape[0] * out.shape[1], n]); }`,
    ),
  },
};
