import type { Timing } from "./measure";

export interface Result {
  id: string;
  name: string;
  macs: number;
  timings: Timing[];
}

const COLOURS = ["#8a8a8a", "#0b6bcb", "#c77700", "#2e8540", "#8a3ffc"];

/** Bars of how many times as fast as the first implementation each one is, on a scale where each line is ten times the last. */
export function picture(results: readonly Result[], machine: string): string {
  const names = results[0].timings.map(({ name }) => name).slice(1);
  const [left, right, bar] = [250, 700, 11];
  const rowHeight = names.length * bar + 16;
  const top = 60;
  const height = top + results.length * rowHeight + 36;
  const most = Math.max(10, ...results.flatMap(({ timings }) => timings.map(({ ratio }) => ratio)));
  const decades = Math.ceil(Math.log10(most));
  const at = (ratio: number) => left + ((right - left) * Math.log10(Math.max(ratio, 1))) / decades;
  const parts: string[] = [];
  for (let power = 0; power <= decades; power++) {
    const x = at(10 ** power);
    parts.push(`<line x1="${x}" y1="${top - 8}" x2="${x}" y2="${height - 36}" stroke="#ddd"/>`);
    parts.push(`<text x="${x}" y="${height - 20}" text-anchor="middle">${10 ** power}x</text>`);
  }
  results.forEach(({ id, name, timings }, row) => {
    const y = top + row * rowHeight;
    parts.push(`<text x="${left - 8}" y="${y + rowHeight / 2 - 4}" text-anchor="end">${id}  ${name}</text>`);
    timings.slice(1).forEach(({ ratio }, i) => {
      const width = Math.max(1, at(ratio) - left);
      parts.push(
        `<rect x="${left}" y="${y + i * bar}" width="${width.toFixed(1)}" height="${bar - 2}" fill="${COLOURS[i + 1]}"/>`,
      );
      parts.push(`<text x="${left + width + 4}" y="${y + i * bar + 8}" font-size="9">${ratio.toPrecision(2)}</text>`);
    });
  });
  const legend = names.map((name, i) => `<tspan fill="${COLOURS[i + 1]}" dx="12">■</tspan> ${name}`).join("");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="760" height="${height}" font-family="sans-serif" font-size="11" role="img">`,
    `<title>How many times as fast as the readable operators</title><rect width="760" height="${height}" fill="#fff"/>`,
    `<text x="12" y="20" font-size="13">Times as fast as the readable operators</text>`,
    `<text x="0" y="38">${legend}</text>`,
    ...parts,
    `<text x="12" y="${height - 4}" fill="#666" font-size="9">${machine}</text>`,
    "</svg>\n",
  ].join("\n");
}
