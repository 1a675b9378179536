import { outputSize } from "../../shape";
import { blockPicture, cellSize, type Look } from "../cells";
import { roles } from "../colours";
import { element } from "../svg";
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
  draw,
};

/** Positions along one side; 0 where the kernel does not fit. */
function positionsOf({ size, kernel, stride, padding, dilation }: Sliding): number {
  const fits = extentOf({ kernel, dilation }) <= size + 2 * padding;
  return fits ? outputSize(size, kernel, { stride, padding, dilation }) : 0;
}

function extentOf({ kernel, dilation }: Pick<Sliding, "kernel" | "dilation">): number {
  return dilation * (kernel - 1) + 1;
}

function draw(settings: Sliding, step: number): Drawing {
  const { size, kernel, stride, padding, dilation } = settings;
  const out = positionsOf(settings);
  const extent = extentOf(settings);
  const [row, column] = out ? [Math.floor(step / out), step % out] : [0, 0];
  const [top, left] = [row * stride, column * stride];
  const side = Math.max(size + 2 * padding, out ? 0 : extent);
  const cell = cellSize(side);

  const isTap = (d: number) => d >= 0 && d < extent && d % dilation === 0;
  const inside = (i: number) => i >= padding && i < padding + size;
  const inputLook = (y: number, x: number): Look => {
    if (isTap(y - top) && isTap(x - left)) return "kernel";
    if (inside(y) && inside(x)) return "input";
    return y < size + 2 * padding && x < size + 2 * padding ? "padding" : "empty";
  };
  const window = element("rect", {
    x: 8 + left * cell,
    y: 30 + top * cell,
    width: extent * cell,
    height: extent * cell,
    fill: "none",
    stroke: roles.kernel.line,
    "stroke-width": 3,
    "stroke-dasharray": out ? undefined : "6 4",
  });
  const made = (y: number, x: number): Look => {
    const index = y * out + x;
    return index === step ? "made" : index < step ? "output" : "empty";
  };

  const padded = padding ? ` + padding ${padding}` : "";
  const inputAlt = `Input of ${size} by ${size} pixels, padding ${padding}, under a kernel of ${kernel} by ${kernel} taps, ${dilation} apart`;
  const input = blockPicture(
    `input ${size}×${size}${padded}`,
    inputAlt,
    cell,
    { rows: side, columns: side, look: inputLook },
    window,
  );
  if (!out) return { pictures: [input], words: tooLarge(settings) };
  const outputAlt = `Output of ${out} by ${out} pixels, ${step + 1} made`;
  const output = blockPicture(`output ${out}×${out}`, outputAlt, Math.max(cell, 12), {
    rows: out,
    columns: out,
    look: made,
  });
  return { pictures: [input, output], words: [formula(settings, out), position(step, out, top, left, padding)] };
}

/** The rule with these numbers in it. */
function formula({ size, kernel, stride, padding, dilation }: Sliding, out: number): string {
  return `output = ⌊(${size} + 2·${padding} − ${dilation}·(${kernel} − 1) − 1) / ${stride}⌋ + 1 = ${out}`;
}

function position(step: number, out: number, top: number, left: number, padding: number): string {
  const place = padding ? "padded input" : "input";
  const at = `output row ${Math.floor(step / out)}, column ${step % out}`;
  return `Position ${step + 1} of ${out * out}: the kernel's first tap is on row ${top}, column ${left} of the ${place}. It makes ${at}.`;
}

function tooLarge({ size, padding, kernel, dilation }: Sliding): string[] {
  const extent = extentOf({ kernel, dilation });
  const holes = dilation > 1 ? ` (${kernel} taps, ${dilation} apart)` : "";
  const room = size + 2 * padding;
  return [
    `The kernel does not fit: it is ${extent} wide${holes}, but the padded input has only ${room}.`,
    "There is no place to put it, so there is no output. More padding, a larger input, fewer taps or less dilation would make room.",
  ];
}
