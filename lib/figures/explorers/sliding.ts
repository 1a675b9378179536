import { outputSize } from "../../shape";
import { blockPicture, cellSize, type Look } from "../cells";
import { roles } from "../colours";
import { numeral } from "../numbers";
import { sumOfProducts, type Term, total } from "../sum-of-products";
import { element, type Figure } from "../svg";
import type { Drawing, Explorer } from "./frame/explorer";
import type { Sliding } from "./settings";

/** A kernel slides over a padded input; the output fills in. */
export const explorer: Explorer<Sliding> = {
  name: "sliding",
  title: "A kernel slides over its input: each place it stops at makes one output pixel",
  controls: [
    { key: "size", label: "input size", min: 1, max: 12 },
    { key: "kernel", label: "kernel size", min: 1, max: 7 },
    { key: "stride", label: "stride", min: 1, max: 4 },
    { key: "padding", label: "padding", min: 0, max: 3 },
    { key: "dilation", label: "dilation", min: 1, max: 4 },
  ],
  initial: { size: 7, kernel: 3, stride: 1, padding: 0, dilation: 1 },
  step: "position",
  steps: (settings) => Math.max(1, positionsOf(settings) ** 2),
  goals: [
    {
      name: "same",
      task: "Make the output as large as the input, with a kernel larger than 1 and a stride of 1.",
      met: (s) => s.kernel > 1 && s.stride === 1 && positionsOf(s) === s.size,
      answer: "The zeros around the input give back what the kernel's width takes away, half of it on each side.",
    },
    {
      name: "half",
      task: "Make the output exactly half as large as the input, by the stride.",
      met: (s) => s.dilation === 1 && positionsOf(s) * 2 === s.size && s.stride > 1,
      answer: "With a stride above 1 the kernel skips positions, and each position it skips is an output pixel less.",
    },
    {
      name: "tiles",
      task: "Let the windows lie side by side: every pixel under exactly one of them, and a kernel larger than 1.",
      met: (s) =>
        s.kernel > 1 && s.stride === s.kernel && s.padding === 0 && s.dilation === 1 && s.size % s.kernel === 0,
      answer: "Stride and kernel size are equal, and the input is a whole number of windows wide.",
    },
    {
      name: "unseen",
      task: "Let no window reach the last row and column of the input.",
      met: (s) => positionsOf(s) > 0 && (positionsOf(s) - 1) * s.stride + extentOf(s) < s.padding + s.size,
      answer: "One more step would have gone over the edge, so it is not taken: that is the ⌊ ⌋ of the rule.",
    },
    {
      name: "misfit",
      task: "Make a kernel that fits nowhere.",
      met: (s) => positionsOf(s) === 0,
      answer: "It is wider than the input with its padding: there is no position, and no output.",
    },
  ],
  draw,
};

/** Small numbers that differ from place to place, the same each time. */
export const inputAt = (row: number, column: number) => (row * 4 + column * 5 + row * column) % 7;
export const weightAt = (i: number, j: number) => ((i * 2 + j * 3 + i * j) % 5) - 2;

/** Positions along one side; 0 where the kernel does not fit. */
function positionsOf({ size, kernel, stride, padding, dilation }: Sliding): number {
  const fits = extentOf({ kernel, dilation }) <= size + 2 * padding;
  return fits ? outputSize(size, kernel, { stride, padding, dilation }) : 0;
}

function extentOf({ kernel, dilation }: Pick<Sliding, "kernel" | "dilation">): number {
  return dilation * (kernel - 1) + 1;
}

/** The products under the kernel at one output position; over the padding lies a 0. */
function termsAt({ size, kernel, stride, padding, dilation }: Sliding, row: number, column: number): Term[] {
  return Array.from({ length: kernel * kernel }, (_, tap) => {
    const [i, j] = [Math.floor(tap / kernel), tap % kernel];
    const [y, x] = [row * stride + i * dilation - padding, column * stride + j * dilation - padding];
    const inside = y >= 0 && y < size && x >= 0 && x < size;
    return [inside ? inputAt(y, x) : 0, weightAt(i, j)] as const;
  });
}

/** What the kernel answers at one output position. */
export function valueAt(settings: Sliding, row: number, column: number): number {
  return total(termsAt(settings, row, column));
}

function draw(settings: Sliding, step: number): Drawing {
  const out = positionsOf(settings);
  if (!out) return { pictures: [inputPicture(settings, 0, 0, false)], words: tooLarge(settings) };
  const [row, column] = [Math.floor(step / out), step % out];
  const terms = termsAt(settings, row, column);
  const at = `Position ${step + 1} of ${out * out}, output row ${row}, column ${column}`;
  return {
    pictures: [
      inputPicture(settings, row, column, true),
      tapsPicture("kernel", settings.kernel, (tap) => terms[tap][1]),
      tapsPicture("products", settings.kernel, (tap) => terms[tap][0] * terms[tap][1]),
      outputPicture(settings, out, step),
    ],
    words: [formula(settings, out), `${at}: ${sumOfProducts(terms)} = ${numeral(total(terms))}.`],
  };
}

function inputPicture(settings: Sliding, row: number, column: number, fits: boolean): Figure {
  const { size, kernel, stride, padding, dilation } = settings;
  const extent = extentOf(settings);
  const [top, left] = [row * stride, column * stride];
  const side = Math.max(size + 2 * padding, fits ? 0 : extent);
  const cell = cellSize(side);
  const isTap = (d: number) => d >= 0 && d < extent && d % dilation === 0;
  const inside = (i: number) => i >= padding && i < padding + size;
  const look = (y: number, x: number): Look => {
    if (isTap(y - top) && isTap(x - left)) return "kernel";
    if (inside(y) && inside(x)) return "input";
    return y < size + 2 * padding && x < size + 2 * padding ? "padding" : "empty";
  };
  const mark = (y: number, x: number) => {
    if (inside(y) && inside(x)) return numeral(inputAt(y - padding, x - padding));
    return look(y, x) === "empty" || !fits ? undefined : "0";
  };
  const window = element("rect", {
    x: 8 + left * cell,
    y: 30 + top * cell,
    width: extent * cell,
    height: extent * cell,
    fill: "none",
    stroke: roles.kernel.line,
    "stroke-width": 3,
    "stroke-dasharray": fits ? undefined : "6 4",
  });
  const alt = `Input of ${size} by ${size} pixels, padding ${padding}, under a kernel of ${kernel} by ${kernel} taps, ${dilation} apart`;
  const padded = padding ? ` + padding ${padding}` : "";
  return blockPicture(`input ${size}×${size}${padded}`, alt, cell, { rows: side, columns: side, look, mark }, window);
}

/** A number for each tap: its weight, or its product. */
function tapsPicture(title: "kernel" | "products", kernel: number, at: (tap: number) => number): Figure {
  const values = Array.from({ length: kernel * kernel }, (_, tap) => numeral(at(tap)));
  const alt = `The ${kernel === 1 ? title.replace(/s$/, "") : title} of ${kernel} by ${kernel} taps: ${values.join(" ")}`;
  return blockPicture(title, alt, 28, {
    rows: kernel,
    columns: kernel,
    look: () => (title === "kernel" ? "kernel" : "empty"),
    mark: (i, j) => values[i * kernel + j],
  });
}

function outputPicture(settings: Sliding, out: number, step: number): Figure {
  const cell = cellSize(out, 32);
  return blockPicture(`output ${out}×${out}`, `Output of ${out} by ${out} pixels, ${step + 1} made`, cell, {
    rows: out,
    columns: out,
    look: (y, x) => (y * out + x === step ? "made" : y * out + x < step ? "output" : "empty"),
    mark: (y, x) => (y * out + x <= step && cell >= 26 ? numeral(valueAt(settings, y, x)) : undefined),
  });
}

/** The rule with these numbers in it; its dilated form only where taps are spread, for others have not met it yet. */
function formula({ size, kernel, stride, padding, dilation }: Sliding, out: number): string {
  const extent = dilation > 1 ? `${dilation}·(${kernel} − 1) − 1` : kernel;
  return `output = ⌊(${size} + 2·${padding} − ${extent}) / ${stride}⌋ + 1 = ${out}`;
}

function tooLarge({ size, padding, kernel, dilation }: Sliding): string[] {
  const extent = extentOf({ kernel, dilation });
  const holes = dilation > 1 ? ` (${kernel} taps, ${dilation} apart)` : "";
  const room = size + 2 * padding;
  return [
    `The kernel does not fit: it is ${extent} wide${holes}, but the padded input has only ${room}.`,
    "There is no place to put it, so there is no output. More padding, a larger input or fewer taps would make room.",
  ];
}
