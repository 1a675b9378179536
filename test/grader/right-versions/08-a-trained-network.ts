export const versions = {
  toWeights: {
    "one reader, block by block": `export const toWeights = (bytes, entries) => { const rest = [...bytes]; return Object.fromEntries(entries.map((e) => {
  const n = e.shape.reduce((a, b) => a * b); return [e.name, tensor(rest.splice(0, n).map((v) => e.min + e.scale * v), e.shape)]; })); };`,
    "into tensors made before": `export function toWeights(bytes, entries) { const all = {}; let at = 0; for (const e of entries) { const t = zeros(e.shape); for (let i = 0; i < t.data.length; i++) t.data[i] = bytes[at++] * e.scale + e.min; all[e.name] = t; } return all; }`,
  },
  leaky: {
    "the larger of two": `export const leaky = (map) => tensor(Array.from(map.data, (v) => Math.max(v, 0.1 * v)), map.shape);`,
    "from two ReLUs": `import { relu } from "../lib/index";
export const leaky = (map) => { const up = relu(map), down = relu(tensor(Array.from(map.data, (v) => -v), map.shape)); return tensor(Array.from(up.data, (v, i) => v - down.data[i] / 10), map.shape); };`,
  },
  stack: {
    "pooled before the activation": `import { conv2d, maxPool2d, separableConv2d } from "../lib/index";
const leaks = (m) => tensor(Array.from(m.data, (v) => (v > 0 ? v : v * 0.1)), m.shape);
export const stack = (picture, first, separable, last) => { let m = leaks(maxPool2d(conv2d(picture, first.kernel, { bias: first.bias }), 2, { padding: "same" }));
  separable.forEach((l, i) => { m = leaks(maxPool2d(separableConv2d(m, l.depthwise, l.pointwise, { bias: l.bias, padding: "same" }), 2, { padding: "same", stride: i + 1 === separable.length ? 1 : 2 })); });
  return conv2d(m, last.kernel, { bias: last.bias }); };`,
    "in two steps, padded by hand": `import { conv2d, depthwiseConv2d, pointwiseConv2d } from "../lib/index";
const leaks = (m) => tensor(Array.from(m.data, (v) => Math.max(v, v / 10)), m.shape);
const pool = (m, s) => { const [h, w, c] = m.shape, out = zeros([Math.ceil(h / s), Math.ceil(w / s), c]); for (let y = 0; y < out.shape[0]; y++) for (let x = 0; x < out.shape[1]; x++) for (let k = 0; k < c; k++) {
  let best = -Infinity; for (const i of [0, 1]) for (const j of [0, 1]) if (y * s + i < h && x * s + j < w) best = Math.max(best, m.at(y * s + i, x * s + j, k)); out.set(best, y, x, k); } return out; };
export const stack = (picture, first, separable, last) => { let m = pool(leaks(conv2d(picture, first.kernel, { bias: first.bias })), 2);
  for (const [i, l] of separable.entries()) m = pool(leaks(pointwiseConv2d(depthwiseConv2d(m, l.depthwise, { padding: 1 }), l.pointwise, { bias: l.bias })), separable[i + 1] ? 2 : 1);
  return pointwiseConv2d(m, last.kernel, { bias: last.bias }); };`,
  },
  boxes: {
    "with lib's sigmoid": `import { sigmoid } from "../lib/index";
const size = [[1.603231, 2.094468], [6.041143, 7.080126], [2.882459, 3.518061], [4.266906, 5.178857], [9.041765, 10.66308]];
export const boxes = (cell, row, column) => size.map((a, i) => { const n = cell.slice(i * 5, i * 5 + 5), [x, y, , , score] = sigmoid(tensor(n)).data;
  const [width, height] = a.map((v, k) => 32 * v * Math.E ** n[2 + k]); return { score, width, height, left: (column + x) * 32 - width / 2, top: (row + y) * 32 - height / 2 }; });`,
  },
  overlap: {
    "by both areas minus what is shared": `export const overlap = (a, b) => { const span = (p, n) => Math.max(0, Math.min(a[p] + a[n], b[p] + b[n]) - Math.max(a[p], b[p])), both = span("left", "width") * span("top", "height"); return both / (a.width * a.height - both + b.width * b.height); };`,
    "piece by piece between all edges": `export const overlap = (a, b) => { const inside = (o, x, y) => x > o.left && x < o.left + o.width && y > o.top && y < o.top + o.height; const cuts = (start, size) => [a[start], a[start] + a[size], b[start], b[start] + b[size]].sort((p, q) => p - q);
  const xs = cuts("left", "width"), ys = cuts("top", "height"); let both = 0, any = 0;
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) { const [x, y] = [(xs[i] + xs[i + 1]) / 2, (ys[j] + ys[j + 1]) / 2], area = (xs[i + 1] - xs[i]) * (ys[j + 1] - ys[j]); const m = inside(a, x, y), n = inside(b, x, y); if (m && n) both += area; if (m || n) any += area; } return both / any; };`,
  },
  keepBest: {
    "taking the best out again and again": `const share = (a, b) => { const w = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left), h = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top); const both = w > 0 && h > 0 ? w * h : 0; return both / (a.width * a.height + b.width * b.height - both); };
export const keepBest = (all, most) => { let rest = [...all]; const out = []; while (rest.length) { const best = rest.reduce((a, b) => (b.score > a.score ? b : a)); out.push(best); rest = rest.filter((o) => o !== best && share(o, best) < most); } return out; };`,
  },
  smallestFace: {
    "smaller, and enlarged more": `export const smallestFace = () => ({ size: 64, enlarge: 5 });`,
  },
};
