export const versions = {
  separableConv: {
    "one sum over everything": `export const separableConv = (x, d, p) => { const [h, w, c] = x.shape, [kh, kw, , m] = d.shape, n = p.shape[3], out = zeros([h - kh + 1, w - kw + 1, n]);
  for (let y = 0; y <= h - kh; y++) for (let u = 0; u <= w - kw; u++) for (let f = 0; f < n; f++) {
    let sum = 0;
    for (let q = 0; q < c * m; q++) for (let i = 0; i < kh; i++) for (let j = 0; j < kw; j++)
      sum += x.at(y + i, u + j, Math.floor(q / m)) * d.at(i, j, Math.floor(q / m), q % m) * p.at(0, 0, q, f);
    out.set(sum, y, u, f); }
  return out; };`,
    "with groups": `import { conv2d } from "../lib/index";
export const separableConv = (x, d, p) => conv2d(conv2d(x, d.reshape([d.shape[0], d.shape[1], 1, p.shape[2]]), { groups: x.shape[2] }), p);`,
  },
  equivalentKernel: {
    "from the numbers as they lie": `export const equivalentKernel = (d, p) => { const [h, w, c] = d.shape, n = p.shape[3];
  return { shape: [h, w, c, n], data: Array.from({ length: h * w * c * n }, (_, i) =>
    d.data[Math.floor(i / n)] * p.data[i % (c * n)]) }; };`,
    "in nested arrays": `export const equivalentKernel = (d, p) => d.toArray().map((row) => row.map((tap) => tap.map(([v], c) => p.toArray()[0][0][c].map((a) => v * a))));`,
  },
  split: {
    "faces of length 1": `export const split = (k) => { const [h, w, c, n] = k.shape, face = (q, f) => Array.from({ length: h * w }, (_, t) => k.data[(t * c + q) * n + f]);
  const dot = (a, b) => a.reduce((s, v, i) => s + v * b[i], 0), d = zeros([h, w, c, 1]), p = zeros([1, 1, c, n]);
  for (let q = 0; q < c; q++) {
    const all = Array.from({ length: n }, (_, f) => face(q, f)).sort((a, b) => dot(b, b) - dot(a, a));
    const length = Math.sqrt(dot(all[0], all[0])) || 1, unit = all[0].map((v) => -v / length);
    unit.forEach((v, t) => { d.data[t * c + q] = v; });
    for (let f = 0; f < n; f++) p.data[q * n + f] = dot(unit, face(q, f)); }
  return { depthwise: d, pointwise: p }; };`,
    "the first weight that is not zero": `export const split = (k) => { const [h, w, c, n] = k.shape; const pivot = (q) => {
    for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) for (let f = 0; f < n; f++) if (k.at(i, j, q, f) !== 0) return [i, j, f]; };
  const face = (i, j, q) => { const at = pivot(q); return at ? k.at(i, j, q, at[2]) : 7; };
  const amount = (q, f) => { const at = pivot(q); return at ? k.at(at[0], at[1], q, f) / k.at(...at.slice(0, 2), q, at[2]) : 0; };
  const range = (m) => [...Array(m).keys()];
  return { depthwise: range(h).map((i) => range(w).map((j) => range(c).map((q) => [face(i, j, q)]))),
           pointwise: [[range(c).map((q) => range(n).map((f) => amount(q, f)))]], note: "mine" }; };`,
  },
  isSeparable: {
    "every two filters and every two taps, crosswise": `export const isSeparable = (k) => { const [h, w, c, n] = k.shape, at = (t, q, f) => k.data[(t * c + q) * n + f];
  for (let q = 0; q < c; q++) for (let f = 0; f < n; f++) for (let g = 0; g < f; g++) for (let a = 0; a < h * w; a++) for (let b = 0; b < a; b++)
    if (Math.abs(at(a, q, f) * at(b, q, g) - at(a, q, g) * at(b, q, f)) > 1e-4) return false;
  return true; };`,
    "by elimination": `export const isSeparable = (k) => { const [h, w, c, n] = k.shape; let good = true;
  for (let q = 0; q < c; q++) {
    const table = Array.from({ length: h * w }, (_, t) => Array.from({ length: n }, (_, f) => k.at(Math.floor(t / w), t % w, q, f)));
    const size = (row) => Math.max(...row.map(Math.abs)), pivot = table.reduce((a, b) => (size(b) > size(a) ? b : a));
    if (size(pivot) === 0) continue;
    const j = pivot.findIndex((v) => Math.abs(v) === size(pivot));
    for (const row of table) if (row.some((v, f) => Math.abs(v - (row[j] / pivot[j]) * pivot[f]) > 1e-5 * size(pivot))) good = false;
  }
  return good; };`,
    "by the angle between faces": `export const isSeparable = (k) => { const [h, w, c, n] = k.shape, face = (q, f) => Array.from({ length: h * w }, (_, t) => k.data[(t * c + q) * n + f]);
  const dot = (a, b) => a.reduce((s, v, i) => s + v * b[i], 0);
  return Array.from({ length: c }, (_, q) => q).every((q) => Array.from({ length: n }, (_, f) => face(q, f))
    .filter((a) => dot(a, a) > 0)
    .every((a, _, all) => Math.abs(dot(a, all[0])) > 0.99999 * Math.sqrt(dot(a, a) * dot(all[0], all[0])))); };`,
  },
  nearestSplit: {
    "downhill, both at once": `export const nearestSplit = (k) => { const [h, w, c, n] = k.shape, t = h * w, d = new Float64Array(t * c), p = new Float64Array(c * n);
  for (let i = 0; i < d.length; i++) d[i] = 1 + (i % 3); for (let i = 0; i < p.length; i++) p[i] = 0.1 + 0.01 * i;
  for (let step = 0; step < 20000; step++) for (let q = 0; q < c; q++) for (let a = 0; a < t; a++) for (let f = 0; f < n; f++) {
    const e = k.data[(a * c + q) * n + f] - d[a * c + q] * p[q * n + f], was = d[a * c + q], rate = step < 15000 ? 0.003 : 0.0003;
    d[a * c + q] += rate * e * p[q * n + f]; p[q * n + f] += rate * e * was; }
  return { depthwise: tensor(d, [h, w, c, 1]), pointwise: tensor(p, [1, 1, c, n]) }; };`,
    "the power method": `export const nearestSplit = (k) => { const [h, w, c, n] = k.shape, at = (t, q, f) => k.data[(t * c + q) * n + f], d = zeros([h, w, c, 1]), p = zeros([1, 1, c, n]);
  for (let q = 0; q < c; q++) {
    let face = Array.from({ length: h * w }, (_, t) => Math.cos(t + 1));
    for (let round = 0; round < 60; round++) {
      const seen = Array.from({ length: n }, (_, f) => face.reduce((s, v, t) => s + v * at(t, q, f), 0));
      face = face.map((_, t) => seen.reduce((s, v, f) => s + v * at(t, q, f), 0));
      const length = Math.hypot(...face); face = face.map((v) => v / length);
    }
    face.forEach((v, t) => d.set(v, Math.floor(t / w), t % w, q, 0));
    for (let f = 0; f < n; f++) p.set(face.reduce((s, v, t) => s + v * at(t, q, f), 0), 0, 0, q, f);
  }
  return { depthwise: d, pointwise: p }; };`,
  },
  largestMultiplier: {
    "counting up": `export const largestMultiplier = (k, c, n) => { let m = 0; while ((m + 1) * (k * k * c + c * n) < k * k * c * n) m++; return m; };`,
    "the cost ratio upside down": `export const largestMultiplier = (k, c, n) => Math.ceil(1 / (1 / n + 1 / (k * k))) - 1;`,
  },
  widestField: {
    "every plan there is": `export const widestField = (s, c, b) => { let best = { kernel: 3, layers: 1 };
  for (let layers = 1; layers <= 60; layers++) for (let kernel = 3; kernel <= 61; kernel += 2)
    if (layers * s ** 2 * c * (kernel ** 2 + c) <= b && layers * (kernel - 1) >= best.layers * (best.kernel - 1)) best = { kernel, layers };
  return best; };`,
    "the largest kernel for each number of layers": `export const widestField = (s, c, b) => [...Array(60).keys()].map((i) => i + 1).map((layers) => {
    const side = Math.floor(Math.sqrt(b / layers / s / s / c - c));
    return { layers, kernel: side % 2 ? side : side - 1 }; })
  .filter((plan) => plan.kernel >= 3).sort((a, z) => z.layers * (z.kernel - 1) - a.layers * (a.kernel - 1))[0];`,
  },
  positionsToBend: {
    "counting up": `export const positionsToBend = (c, n, bend) => { for (let p = 1; p < 1e6; p++) if ((p * c * n) / (p * c + c * n + p * n) >= bend) return p; return 0; };`,
    "three fractions": `export const positionsToBend = (c, n, bend) => { const room = 1 / bend - 1 / c - 1 / n; return room > 0 ? Math.ceil(1 / room) : 0; };`,
  },
};
