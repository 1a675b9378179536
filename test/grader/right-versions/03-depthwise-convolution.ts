/** An arrow function as the answer to an exercise, with all that it may take from lib. */
function answer(name: string, text: string): string {
  return `import { conv2d, depthwiseConv2d, pointwiseConv2d } from "../lib/index";
const answer = ${text};
export function ${name}(...args: any[]) { return (answer as any)(...args); }`;
}

export const versions = {
  depthwise: {
    "taps outermost": answer(
      "depthwise",
      `(x, k, b, s, p) => { const [h, w, C] = x.shape, [kh, kw, , M] = k.shape;
       const H = Math.floor((h + 2 * p - kh) / s) + 1, W = Math.floor((w + 2 * p - kw) / s) + 1, out = zeros([H, W, C * M]);
       for (let i = 0; i < kh; i++) for (let j = 0; j < kw; j++) for (let y = 0; y < H; y++) for (let z = 0; z < W; z++) {
         const r = y * s + i - p, q = z * s + j - p; if (r < 0 || q < 0 || r >= h || q >= w) continue;
         for (let n = 0; n < C * M; n++) out.data[(y * W + z) * C * M + n] += x.at(r, q, Math.floor(n / M)) * k.at(i, j, Math.floor(n / M), n % M); }
       for (let n = 0; n < out.data.length; n++) out.data[n] += b[n % (C * M)];
       return out; }`,
    ),
  },
  swapRedBlue: {
    "by flat index": answer(
      "swapRedBlue",
      `() => tensor(Array.from({ length: 81 }, (_, n) => { const tap = Math.floor(n / 9), c = Math.floor(n / 3) % 3, f = n % 3;
       if (c + f !== 2) return 0; return f === 1 ? 1 / 9 : Number(tap === 4); }), [3, 3, 3, 3])`,
    ),
  },
  asStandard: {
    "by flat index": answer(
      "asStandard",
      `(k) => { const [h, w, C, M] = k.shape, N = C * M;
       return tensor(Array.from({ length: h * w * C * N }, (_, n) => { const q = n % N, c = Math.floor(n / N) % C;
         return Math.floor(q / M) === c ? k.data[Math.floor(n / N / C) * N + q] : 0; }), [h, w, C, N]); }`,
    ),
    "by impulses": answer(
      "asStandard",
      `(k) => { const [h, w, C, M] = k.shape;
       const impulse = (c) => zeros([2 * h - 1, 2 * w - 1, C]).set(1, h - 1, w - 1, c);
       const said = Array.from({ length: C }, (_, c) => depthwiseConv2d(impulse(c), k));
       return Array.from({ length: h }, (_, i) => Array.from({ length: w }, (_, j) =>
         said.map((answer) => [...answer.at(h - 1 - i, w - 1 - j).data]))); }`,
    ),
  },
  depthwiseFromPyTorch: {
    "by flat index": answer(
      "depthwiseFromPyTorch",
      `(w, C) => { const [Q, , h, k] = w.shape;
       return tensor(Array.from({ length: Q * h * k }, (_, n) => w.data[(n % Q) * h * k + Math.floor(n / Q)]), [h, k, C, Q / C]); }`,
    ),
  },
  fewestGroups: {
    "all divisors": answer(
      "fewestGroups",
      `(h, w, c, f, budget) => { const all = []; for (let g = c; g >= 1; g--) if (!(c % g) && !(f % g)) all.unshift(g);
       return all.find((g) => h * w * (c / g) * (f / g) * g <= budget) ?? 0; }`,
    ),
  },
  hiddenBySum: {
    "every tap": answer(
      "hiddenBySum",
      `(filter) => { const [h, w, c] = filter.shape, x = zeros(filter.shape);
       for (let q = 0; q < c; q++) for (let i = 0; i < h; i++) for (let j = 0; j < w; j++)
         x.set((q === 0 ? 2 * (c - 1) : -2) / filter.at(i, j, q), i, j, q);
       return x; }`,
    ),
    "unequal shares": answer(
      "hiddenBySum",
      `(filter) => { const c = filter.shape[2], says = Array.from({ length: c }, (_, q) => q + 1);
       says[c - 1] = -((c - 1) * c) / 2;
       return { shape: [...filter.shape], data: Array.from(filter.data, (v, n) => (n < c ? says[n] / v : 0)) }; }`,
    ),
  },
  whichLayer: {
    "last map": answer(
      "whichLayer",
      `(answers) => { const [h, w, n] = answers[0].shape, middle = (h * w - 1) / 2;
       const loud = answers.map((a) => [...a.data.keys()].filter((i) => a.data[i] !== 0));
       if (loud.flat().every((i) => Math.floor(i / n) === middle)) return "pointwise";
       const ears = loud.filter((l) => l.some((i) => i % n === n - 1)).length;
       return ears === answers.length ? "standard" : ears > 1 ? "grouped" : "depthwise"; }`,
    ),
  },
  mixGroups: {
    "sorted by place in the group": answer(
      "mixGroups",
      "(c, g) => { const n = c / g; return Array.from({ length: c }, (_, p) => (p % n) * g + Math.floor(p / n)).map((m) => m).sort((a, b) => a % n - b % n || a - b); }",
    ),
    "the same, groups backwards": answer(
      "mixGroups",
      "(c, g) => Array.from({ length: c }, (_, m) => m).sort((a, b) => (a % (c / g)) - (b % (c / g)) || b - a)",
    ),
  },
};
