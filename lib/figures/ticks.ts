/** About `count` round numbers that cover low to high. */
export function ticks(low: number, high: number, count: number): number[] {
  const span = high - low || Math.abs(high) || 1;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((m) => m * power >= rough * 0.999)!;
  const from = Math.floor(low / step + 1e-9);
  const to = Math.max(from + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: to - from + 1 }, (_, i) => Number(((from + i) * step).toPrecision(12)));
}

/** 1, 2 and 5 of each power of ten between two positive numbers, and the ones around them. */
export function logTicks(low: number, high: number): number[] {
  const all: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const m of [1, 2, 5]) all.push(Number((m * 10 ** power).toPrecision(1)));
  }
  const from = Math.max(0, all.filter((v) => v <= low).length - 1);
  const to = all.findIndex((v) => v >= high);
  const within = all.slice(from, to < 0 ? undefined : to + 1);
  return within.length > 8 ? within.filter((v) => String(v).includes("1")) : within;
}
