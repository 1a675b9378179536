export const versions = {
  effectiveSize: {
    "from the first tap to the last": `export const effectiveSize = (k, r) => (k - 1) * r + 1;`,
    "tap by tap": `export const effectiveSize = (k, r) => { let size = 0; for (let i = 0; i < k; i++) size += i ? r : 1; return size; };`,
  },
  atrous1d: {
    "tap by tap, all positions at once": `export const atrous1d = (x, k, r) => { const out = new Array(x.length - r * (k.length - 1)).fill(0);
  k.forEach((w, i) => out.forEach((_, p) => { out[p] += w * x[p + i * r]; })); return out; };`,
    "as a typed array, from the last tap": `export const atrous1d = (x, k, r) => Float64Array.from({ length: x.length - r * (k.length - 1) }, (_, p) =>
  k.reduceRight((sum, w, i) => sum + w * x[p + i * r], -0));`,
  },
  spreadKernel: {
    "in nested arrays": `export const spreadKernel = (k, r) => { const [h, w] = k.shape;
  return Array.from({ length: (h - 1) * r + 1 }, (_, y) => Array.from({ length: (w - 1) * r + 1 }, (_, x) => (y % r || x % r ? 0 : k.at(y / r, x / r)))); };`,
  },
  receptiveField: {
    "from the last layer back": `export const receptiveField = (layers) => layers.reduceRight((n, { kernel, stride, rate }) => (n - 1) * stride + rate * (kernel - 1) + 1, 1);`,
    "by marking pixels": `export const receptiveField = (layers) => { let seen = new Set([0]);
  for (const { kernel, stride, rate } of [...layers].reverse()) seen = new Set([...seen].flatMap((p) => [...Array(kernel).keys()].map((i) => p * stride + i * rate)));
  return Math.max(...seen) - Math.min(...seen) + 1; };`,
  },
  countHoles: {
    "by counting paths": `export const countHoles = (rates) => { let paths = [1];
  for (const r of rates) { const next = new Array(paths.length + 2 * r).fill(0); paths.forEach((n, i) => [0, r, 2 * r].forEach((t) => (next[i + t] += n))); paths = next; }
  return paths.filter((n) => !n).length; };`,
    "pixel by pixel": `const can = (p, rates) => (rates.length ? [-1, 0, 1].some((s) => can(p + s * rates[0], rates.slice(1))) : p === 0);
export const countHoles = (rates) => { const reach = rates.reduce((a, b) => a + b, 0); let holes = 0;
  for (let p = -reach; p <= reach; p++) if (!can(p, rates)) holes++; return holes; };`,
  },
  ratesFor: {
    "the small rates last": `export const ratesFor = (field) => { const rates = []; for (let seen = 1; seen < field; ) { const r = Math.min(seen, (field - seen) / 2); rates.unshift(r); seen += 2 * r; } return rates; };`,
    "powers of 3, and what is missing in front of them": `export const ratesFor = (field) => { let left = (field - 1) / 2; const rates = []; for (let r = 1; r <= left; r *= 3) { rates.push(r); left -= r; }
  return left ? [left, ...rates] : rates; };`,
    "by search": `import { pathCounts } from "../lib/index";
const lists = (n, sum, least = 1) => (n === 1 ? [[sum]] : Array.from({ length: Math.max(0, Math.floor(sum / n) - least + 1) }, (_, i) => least + i).flatMap((r) => lists(n - 1, sum - r, r).map((rest) => [r, ...rest])));
const whole = (rates) => { let seen = new Set([0]); for (const r of rates) seen = new Set([...seen].flatMap((p) => [p - r, p, p + r])); return seen.size === 1 + 2 * rates.reduce((a, b) => a + b, 0); };
export const ratesFor = (field) => { for (let n = 1; ; n++) { const found = lists(n, (field - 1) / 2).find(whole); if (found) return found; } };`,
  },
  findRates: {
    "by search, smallest rates first": `const paths = (rates) => rates.reduce((c, r) => { const n = new Array(c.length + 2 * r).fill(0); c.forEach((v, i) => [0, r, 2 * r].forEach((t) => (n[i + t] += v))); return n; }, [1]);
const lists = (sum, least = 1) => (sum === 0 ? [[]] : Array.from({ length: Math.max(0, sum - least + 1) }, (_, i) => least + i).flatMap((r) => lists(sum - r, r).map((rest) => [r, ...rest])));
export const findRates = (answer) => lists((answer.length - 1) / 2).find((rates) => paths(rates).join() === answer.join());`,
    "divided from the right": `export const findRates = (answer) => { const rates = []; let rest = [...answer];
  while (rest.length > 1) { const r = rest.slice(1).findIndex((v) => v) + 1; rates.push(r); const q = new Array(rest.length - 2 * r).fill(0);
    for (let i = q.length - 1; i >= 0; i--) { const v = rest[i + 2 * r]; q[i] = v; rest[i + 2 * r] -= v; rest[i + r] -= v; rest[i] -= v; } rest = q; }
  return rates; };`,
  },
  withoutStrides: {
    "the last strides kept instead of the first": `export const withoutStrides = (layers, apart) => { let left = apart; const keep = layers.map(() => false);
  for (let i = layers.length - 1; i >= 0; i--) if (left % layers[i].stride === 0 && layers[i].stride > 1) { keep[i] = true; left /= layers[i].stride; }
  let taken = 1; return layers.map((l, i) => { const out = { ...l, rate: l.rate * taken, padding: l.padding * taken, stride: keep[i] ? l.stride : 1 }; if (!keep[i]) taken *= l.stride; return out; }); };`,
    "by jumps": `export const withoutStrides = (layers, apart) => { let before = 1, now = 1;
  return layers.map(({ kernel, stride, rate, padding }) => { const by = before / now; before *= stride; const s = now < apart ? stride : 1; now *= s; return { padding: padding * by, rate: rate * by, stride: s, kernel }; }); };`,
  },
  fullWindows: {
    "position by position": `export const fullWindows = (n, r) => { let full = 0; for (let y = 0; y < n; y++) for (let x = 0; x < n; x++) if (y >= r && x >= r && y + r < n && x + r < n) full++; return full / (n * n); };`,
  },
};
