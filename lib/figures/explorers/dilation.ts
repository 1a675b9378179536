import { cellSize, cells, pictureWidth } from "../cells";
import { faint, ground, roles } from "../colours";
import { bold, element, type Figure, figure, text } from "../svg";
import type { Drawing, Explorer } from "./frame/explorer";
import type { Dilation } from "./settings";

/** Three dilated 3×3 layers: which input pixels reach one output, and which lie in the holes. */
export const explorer: Explorer<Dilation> = {
  name: "dilation",
  title: "Three 3×3 layers with holes: which input pixels does one output depend on?",
  controls: [
    { key: "first", label: "rate of layer 1", min: 1, max: 5 },
    { key: "second", label: "rate of layer 2", min: 1, max: 5 },
    { key: "third", label: "rate of layer 3", min: 1, max: 5 },
  ],
  initial: { first: 2, second: 2, third: 2 },
  goals: [
    {
      name: "whole",
      task: "A field 13 pixels wide, and every one of them looked at.",
      met: (settings) => paths(ratesOf(settings)).length === 13 && !holesOf(settings),
      answer: "Rates that differ fill each other's gaps. Rates 2, 2, 2 reach as far and see 7 of 13.",
    },
    {
      name: "widest",
      task: "The widest field without a hole.",
      met: (settings) => paths(ratesOf(settings)).length === 19 && !holesOf(settings),
      answer:
        "19 pixels, by rates 1, 3 and 5: the nine taps of the first two layers lie side by side, and the third still meets them.",
    },
    {
      name: "sparse",
      task: "A field of which less than a tenth is looked at.",
      met: (settings) => {
        const { length } = paths(ratesOf(settings));
        return (length - holesOf(settings)) ** 2 < length ** 2 / 10;
      },
      answer: "Equal rates: whatever path you take, you land on multiples of that rate.",
    },
  ],
  draw,
};

function ratesOf({ first, second, third }: Dilation): number[] {
  return [first, second, third];
}

/** Pixels of a line that no path reaches. */
function holesOf(settings: Dilation): number {
  return paths(ratesOf(settings)).filter((count) => count === 0).length;
}

/** `pathCounts` of lib, without the convolution it is made of: a page would carry that along. */
export function paths(rates: readonly number[]): number[] {
  return rates.reduce(
    (counts, rate) => {
      const wider = Array<number>(counts.length + 2 * rate).fill(0);
      counts.forEach((count, i) => {
        for (const tap of [0, rate, 2 * rate]) wider[i + tap] += count;
      });
      return wider;
    },
    [1],
  );
}

function draw(settings: Dilation): Drawing {
  const rates = ratesOf(settings);
  const line = paths(rates);
  const size = line.length;
  const holes = holesOf(settings);
  const reached = size - holes;
  const sum = rates.map((rate) => `${rate}`).join(" + ");
  const finding =
    holes === 0
      ? "Every pixel of the field is reached."
      : `${size * size - reached * reached} of its ${size * size} pixels are never looked at: gridding.`;
  return {
    pictures: [layers(rates), field(line)],
    words: [
      `Receptive field: 1 + 2·(${sum}) = ${size} wide, with 3 × 9 = 27 weights whatever the rates.`,
      `${reached} of ${size} pixels of a line reach the output. ${finding}`,
      `Paths from each pixel of the line to the output: ${line.join(" ")}.`,
    ],
  };
}

/** From the output at the top down to the input: what each layer reads. */
function layers(rates: readonly number[]): Figure {
  const size = paths(rates).length;
  const step = (pictureWidth - 40) / Math.max(size - 1, 1);
  const x = (column: number) => 20 + column * step;
  const y = (level: number) => 62 + level * 52;
  const names = ["output", "layer 2", "layer 1", "input"];
  const fromTop = [...rates].reverse();
  let reached = [(size - 1) / 2];
  let parts = "";
  let labels = "";
  for (let level = 0; level <= 3; level++) {
    const here = new Set(reached);
    const role = level === 3 ? roles.input : roles.output;
    const next = new Set<number>();
    let d = "";
    if (level < 3) {
      for (const column of here) {
        for (const tap of [-1, 0, 1]) {
          const below = column + tap * fromTop[level];
          next.add(below);
          d += `M${x(column)} ${y(level)}L${x(below).toFixed(1)} ${y(level + 1)}`;
        }
      }
    }
    parts += element("path", { d, stroke: faint, "stroke-width": 1 });
    for (let column = 0; column < size; column++) {
      const dot = { cx: x(column), cy: y(level), r: Math.min(5, step * 0.42) };
      if (here.has(column)) parts += element("circle", { ...dot, fill: role.line });
      else if (level === 3) parts += element("circle", { ...dot, fill: "none", stroke: roles.padding.line });
    }
    labels += text(8, y(level) - 12, names[level]);
    reached = [...next];
  }
  const told = rates.map((rate, i) => `layer ${i + 1} reads three pixels ${rate} apart`);
  return figure(
    pictureWidth,
    y(3) + 18,
    `One line of pixels through three layers; ${told.join(", ")}`,
    text(8, 20, "one line, from the output down", bold),
    parts,
    element("g", { stroke: ground, "stroke-width": 5, "paint-order": "stroke" }, labels),
  );
}

function field(line: readonly number[]): Figure {
  const size = line.length;
  const cell = cellSize(size, 20, 300);
  const drawn = cells(8, 30, cell, {
    rows: size,
    columns: size,
    look: (row, column) => (line[row] * line[column] > 0 ? "input" : "empty"),
  });
  const reached = line.filter((count) => count > 0).length;
  return figure(
    Math.max(size * cell, 170) + 16,
    size * cell + 42,
    `The field on the input, ${size} by ${size} pixels, of which ${reached * reached} are reached`,
    text(8, 20, `field on the input ${size}×${size}`, bold),
    drawn,
  );
}
