import { afterAll, expect, it, vi } from "vitest";
import { nodeGrader } from "../../grader/node/grade";
import { rubricOf } from "../../grader/targets";

// Right answers to chapters 02 and 03, each written in another way than the solution.

vi.setConfig({ testTimeout: 120_000 });
const grader = nodeGrader({ spares: 1 });
afterAll(() => grader.close());

const IMPORTS = `import { conv2d, depthwiseConv2d, pointwiseConv2d, tensor, Tensor, zeros } from "../lib/index";\n`;

const VERSIONS: Record<string, string[]> = {
  "02.mixPixel": [
    `(pixel, weights) => { const out = new Float64Array(weights.shape[1]);
       weights.data.forEach((w, n) => { out[n % out.length] += w * pixel[Math.floor(n / out.length)]; });
       return out; }`,
    "(pixel, w) => [...w.toArray()[0].keys()].map((f) => w.toArray().reduce((sum, row, c) => sum + row[f] * pixel[c], 0))",
  ],
  "02.pointwise": [
    `(x, k, b) => { const [h, w, c] = x.shape, n = b.length;
       const data = Array.from({ length: h * w * n }, (_, i) => {
         let sum = 0; for (let q = c - 1; q >= 0; q--) sum += x.data[Math.floor(i / n) * c + q] * k.data[q * n + (i % n)];
         return sum + b[i % n]; });
       return { shape: [h, w, n], data }; }`,
    `(x, k, b) => x.toArray().map((row) => row.map((pixel) =>
       b.map((bias, f) => pixel.reduce((sum, v, c) => sum + v * k.at(0, 0, c, f), bias))))`,
  ],
  "02.saturate": [
    `(s) => tensor([0.3 + 0.7 * s, 0.3 - 0.3 * s, 0.3 - 0.3 * s, 0.6 - 0.6 * s, 0.6 + 0.4 * s, 0.6 - 0.6 * s,
       0.1 - 0.1 * s, 0.1 - 0.1 * s, 0.1 + 0.9 * s], [1, 1, 3, 3])`,
    `(s) => [[[0.3, 0.6, 0.1].map((g, a) => [0, 1, 2].map((b) => (1 - s) * g + (a === b ? s : 0)))]]`,
  ],
  "02.largerOfTwo": [
    `() => ({ first: tensor([1, -1, 1, -1, 1, -1, -1, 1], [1, 1, 2, 4]), second: tensor([0.5, -0.5, 0.5, 0.5], [1, 1, 4, 1]) })`,
    `() => ({ first: [[[[1, 1, -1, 0], [0, 0, 0, 0]]]].map((x) => [[[-1, 1, -1, 0], [1, 0, 0, 0]]]), second: [[[[1], [1], [-1], [9]]]] })`,
    `() => ({ first: tensor([2, 0, 0, 0, -2, 3, -3, 0], [1, 1, 2, 4]), second: tensor([1 / 2, 1 / 3, -1 / 3, 5], [1, 1, 4, 1]) })`,
  ],
  "02.fromPyTorch": [
    `(w) => { const [n, c, h, k] = w.shape;
       return tensor(Array.from({ length: n * c * h * k }, (_, q) =>
         w.data[(q % n) * c * h * k + (Math.floor(q / n) % c) * h * k + Math.floor(q / n / c)]), [h, k, c, n]); }`,
  ],
  "02.foldPointwise": [
    `(first, second) => { const c = first.shape[2];
       const units = tensor(Array.from({ length: c * c }, (_, i) => (i % (c + 1) === 0 ? 1 : 0)), [c, 1, c]);
       return pointwiseConv2d(pointwiseConv2d(units, first), second).reshape([1, 1, c, second.shape[3]]); }`,
    `(first, second) => { const [, , C, B] = first.shape, N = second.shape[3], out = zeros([1, 1, C, N]);
       for (let b = 0; b < B; b++) for (let n = 0; n < N; n++) for (let c = 0; c < C; c++)
         out.data[c * N + n] += first.data[c * B + b] * second.data[b * N + n];
       return out; }`,
  ],
  "02.looksSideways": [
    `(x, y) => { const px = x.toArray().flat(), py = y.toArray().flat(), same = (a, b) => a.every((v, i) => v === b[i]);
       return px.some((p, i) => px.some((q, j) => i < j && same(p, q) && !same(py[i], py[j]))); }`,
    `(x, y) => { const key = (t, i) => JSON.stringify([...t.data.slice(i * t.shape[2], (i + 1) * t.shape[2])]);
       const seen = {}; for (let i = 0; i < x.shape[0] * x.shape[1]; i++) (seen[key(x, i)] ??= new Set()).add(key(y, i));
       return Object.values(seen).some((s) => s.size > 1); }`,
  ],
  "02.widestMiddle": [
    "(c, k, f) => { let n = 0; while (2 * ((n + 1) * c + k * k * (n + 1) * f) <= k * k * c * f) n++; return n; }",
  ],
  "02.im2col": [
    `(x, kh, kw) => { const [h, w, c] = x.shape, rows = [];
       for (let p = 0; p < (h - kh + 1) * (w - kw + 1); p++) { const y = Math.floor(p / (w - kw + 1)), z = p % (w - kw + 1);
         rows.push(Array.from({ length: kh * kw * c }, (_, q) =>
           x.at(y + Math.floor(q / c / kw), z + (Math.floor(q / c) % kw), q % c))); }
       return rows; }`,
    `(x, kh, kw) => { const c = x.shape[2], n = kh * kw * c;
       const unit = tensor(Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0)), [kh, kw, c, n]);
       const out = conv2d(x, unit); return out.reshape([out.shape[0] * out.shape[1], n]); }`,
  ],
  "03.depthwise": [
    `(x, k, b, s, p) => { const [h, w, C] = x.shape, [kh, kw, , M] = k.shape;
       const H = Math.floor((h + 2 * p - kh) / s) + 1, W = Math.floor((w + 2 * p - kw) / s) + 1, out = zeros([H, W, C * M]);
       for (let i = 0; i < kh; i++) for (let j = 0; j < kw; j++) for (let y = 0; y < H; y++) for (let z = 0; z < W; z++) {
         const r = y * s + i - p, q = z * s + j - p; if (r < 0 || q < 0 || r >= h || q >= w) continue;
         for (let n = 0; n < C * M; n++) out.data[(y * W + z) * C * M + n] += x.at(r, q, Math.floor(n / M)) * k.at(i, j, Math.floor(n / M), n % M); }
       for (let n = 0; n < out.data.length; n++) out.data[n] += b[n % (C * M)];
       return out; }`,
  ],
  "03.swapRedBlue": [
    `() => tensor(Array.from({ length: 81 }, (_, n) => { const tap = Math.floor(n / 9), c = Math.floor(n / 3) % 3, f = n % 3;
       if (c + f !== 2) return 0; return f === 1 ? 1 / 9 : Number(tap === 4); }), [3, 3, 3, 3])`,
  ],
  "03.asStandard": [
    `(k) => { const [h, w, C, M] = k.shape, N = C * M;
       return tensor(Array.from({ length: h * w * C * N }, (_, n) => { const q = n % N, c = Math.floor(n / N) % C;
         return Math.floor(q / M) === c ? k.data[Math.floor(n / N / C) * N + q] : 0; }), [h, w, C, N]); }`,
    `(k) => { const [h, w, C, M] = k.shape;
       const impulse = (c) => zeros([2 * h - 1, 2 * w - 1, C]).set(1, h - 1, w - 1, c);
       const said = Array.from({ length: C }, (_, c) => depthwiseConv2d(impulse(c), k));
       return Array.from({ length: h }, (_, i) => Array.from({ length: w }, (_, j) =>
         said.map((answer) => [...answer.at(h - 1 - i, w - 1 - j).data]))); }`,
  ],
  "03.depthwiseFromPyTorch": [
    `(w, C) => { const [Q, , h, k] = w.shape;
       return tensor(Array.from({ length: Q * h * k }, (_, n) => w.data[(n % Q) * h * k + Math.floor(n / Q)]), [h, k, C, Q / C]); }`,
  ],
  "03.fewestGroups": [
    `(h, w, c, f, budget) => { const all = []; for (let g = c; g >= 1; g--) if (!(c % g) && !(f % g)) all.unshift(g);
       return all.find((g) => h * w * (c / g) * (f / g) * g <= budget) ?? 0; }`,
  ],
  "03.hiddenBySum": [
    `(filter) => { const [h, w, c] = filter.shape, x = zeros(filter.shape);
       for (let q = 0; q < c; q++) for (let i = 0; i < h; i++) for (let j = 0; j < w; j++)
         x.set((q === 0 ? 2 * (c - 1) : -2) / filter.at(i, j, q), i, j, q);
       return x; }`,
    `(filter) => { const c = filter.shape[2], says = Array.from({ length: c }, (_, q) => q + 1);
       says[c - 1] = -((c - 1) * c) / 2;
       return { shape: [...filter.shape], data: Array.from(filter.data, (v, n) => (n < c ? says[n] / v : 0)) }; }`,
  ],
  "03.whichLayer": [
    `(answers) => { const [h, w, n] = answers[0].shape, middle = (h * w - 1) / 2;
       const loud = answers.map((a) => [...a.data.keys()].filter((i) => a.data[i] !== 0));
       if (loud.flat().every((i) => Math.floor(i / n) === middle)) return "pointwise";
       const ears = loud.filter((l) => l.some((i) => i % n === n - 1)).length;
       return ears === answers.length ? "standard" : ears > 1 ? "grouped" : "depthwise"; }`,
  ],
  "03.mixGroups": [
    "(c, g) => { const n = c / g; return Array.from({ length: c }, (_, p) => (p % n) * g + Math.floor(p / n)).map((m) => m).sort((a, b) => a % n - b % n || a - b); }",
    "(c, g) => Array.from({ length: c }, (_, m) => m).sort((a, b) => (a % (c / g)) - (b % (c / g)) || b - a)",
  ],
};

const cases = Object.entries(VERSIONS).flatMap(([id, all]) =>
  all.map((text, n) => [`${id}, version ${n + 1}`, id, text]),
);

it.each(cases)("%s is right under three seeds", async (_name, id, text) => {
  const name = id.slice(3);
  const answers = `${IMPORTS}const answer = ${text};\nexport function ${name}(...args) { return answer(...args); }\n`;
  for (const seed of ["workbook", "alpha", "31"]) {
    const { exercises } = await grader.chapter(rubricOf(id.slice(0, 2)), answers, seed, id);
    expect(exercises[0].says, `seed ${seed}`).toBe("Right in every case.");
  }
});
