export const versions = {
  looksAt: {
    "as powers": `export const looksAt = (kernel, rate, channels, groups) => ({ channels: channels * groups ** -1, pixels: kernel ** 2 });`,
  },
  countCost: {
    "taps, depth and filters": `export const countCost = (kind, size, channels, filters) => { const taps = kind === "pointwise" ? 1 : 9;
  const weights = kind === "separable" ? channels * (9 + filters) : kind === "depthwise" ? 9 * channels : (taps * channels * filters) / (kind === "grouped" ? 4 : 1);
  return { macs: weights * size ** 2, weights }; };`,
  },
  whichLayer: {
    "by rank of two maps": `export const whichLayer = (x, y) => { const [h, w, n] = y.shape, maps = Array.from({ length: n }, (_, f) => [...Array(h * w).keys()].map((p) => y.data[p * n + f]));
  const lit = maps.filter((m) => m.some((v) => v)), at = (m) => m.flatMap((v, p) => (v ? [p] : []));
  const places = at(lit[0]); if (places.length === 1) return "pointwise"; if (lit.length === 1) return "depthwise"; if (lit.length < n) return "grouped";
  if (places[1] - places[0] > 1) return "atrous";
  return lit.slice(1).every((m) => places.every((p) => Math.abs(m[p] * lit[0][places[0]] - m[places[0]] * lit[0][p]) < 1e-6)) ? "separable" : "standard"; };`,
  },
  twin: {
    "the fewest pixels that will do": `export const twin = (picture, layer) => { const [h, w, n] = picture.shape, out = tensor([...picture.data], picture.shape), row = 4;
  const swap = (a, b, c) => { const v = out.at(row, a, c); out.set(out.at(row, b, c), row, a, c); out.set(v, row, b, c); };
  if (layer === "pointwise") for (let c = 0; c < n; c++) swap(4, w - 5, c);
  if (layer === "depthwise") { for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) out.set(x + 1 < w ? picture.at(y, x + 1, n - 1) : 0, y, x, n - 1); }
  if (layer === "atrous") for (let y = 1; y < h; y += 2) for (let x = 1; x < w; x += 2) for (let c = 0; c < n; c++) out.set(y + 2 < h ? picture.at(y + 2, x, c) : 0, y, x, c);
  return out; };`,
    "turned, moved down, grids that change places": `export const twin = (picture, layer) => { const [h, w, n] = picture.shape, out = zeros([h, w, n]);
  const from = (y, x, c) => layer === "pointwise" ? [h - 1 - y, w - 1 - x] : layer === "depthwise" ? [y - 2 * (c % 2), x] : x % 2 ? [y - 2, x] : [y, x];
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) for (let c = 0; c < n; c++) { const [i, j] = from(y, x, c); out.set(i < 0 ? 0 : picture.at(i, j, c), y, x, c); }
  return out.toArray(); };`,
  },
  cheapest: {
    "sorted by cost": `export const cheapest = (plans, size, channels) => {
  const cost = (plan) => plan.reduce(([sum, n, c], { kernel, stride, groups, filters }) => { const m = Math.floor((n - 1) / stride) + 1; return [sum + (m * m * kernel ** 2 * c * filters) / groups, m, filters]; }, [0, size, channels])[0];
  const good = plans.map((plan, i) => [i, plan]).filter(([, plan]) => plan.some((l) => l.kernel > 1) && plan.some((l) => l.groups < 2)).map(([i, plan]) => [cost(plan), i]).sort((a, b) => a[0] - b[0]);
  return good.length ? good[0][1] : -1; };`,
  },
  worthHaving: {
    "along the prices": `export const worthHaving = (networks) => { const order = [...networks.keys()].sort((a, b) => networks[a].macs - networks[b].macs || networks[b].reads - networks[a].reads);
  const kept = []; let best = null; for (const i of order) { const n = networks[i]; if (!best || n.reads > best.reads || (n.reads === best.reads && n.macs === best.macs)) { kept.push(i); best = n; } }
  return kept.sort((a, b) => a - b); };`,
    "every is not some": `export const worthHaving = (networks) => [...networks.keys()].filter((i) => networks.every((o) => o.macs > networks[i].macs || o.reads < networks[i].reads || (o.macs === networks[i].macs && o.reads === networks[i].reads)));`,
  },
  estimateTime: {
    "two clocks": `export const estimateTime = (macs, weights, inputs, outputs, speed, bytes) => { const t = { arithmetic: macs / speed, memory: ((weights + inputs + outputs) * 4) / bytes };
  const waitsFor = Object.keys(t).sort((a, b) => t[b] - t[a])[0]; return { waitsFor, time: t[waitsFor] }; };`,
  },
};
